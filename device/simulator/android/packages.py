"""What is installed: the phone's own apps, Android's parts that have no screen, and whatever was installed later."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from device.simulator.android.app import JSON, App, Context, Page, Start
from device.simulator.drawing.view import Insets, View
from device.simulator.drawing.widgets import app_bar, icon, screen, text

SYSTEM_PARTS = {
    "android": "Android System",
    "com.android.systemui": "System UI",
    "com.android.inputmethod.latin": "Android Keyboard (AOSP)",
    "com.android.phone": "Phone Services",
    "com.android.providers.settings": "Settings Storage",
    "com.android.providers.contacts": "Contacts Storage",
    "com.android.shell": "Shell",
    "com.android.packageinstaller": "Package installer",
}
"""Packages without a launcher entry: no app here, but Android lists them."""

ALWAYS_RUNNING = ("android", "com.android.systemui", "com.android.inputmethod.latin", "com.android.phone")
"""Started at boot, in this order; each has a process as long as the phone runs."""

INPUT_METHODS_IN = {"com.github.uiautomator": "com.github.uiautomator/.AdbKeyboard"}
"""Keyboards that come with a package when it is installed."""

ACTION_PACKAGES = (
    ("android.settings.", "com.android.settings"),
    ("android.intent.action.SET_ALARM", "com.android.deskclock"),
    ("android.intent.action.SHOW_ALARMS", "com.android.deskclock"),
    ("android.intent.action.SET_TIMER", "com.android.deskclock"),
    ("android.intent.action.SHOW_TIMERS", "com.android.deskclock"),
)
"""Who takes a start that names no package, by how its action begins."""

DATA_PACKAGES = (
    ("content://com.android.contacts", "com.android.contacts"),
    ("content://contacts", "com.android.contacts"),
    ("vnd.android.cursor.dir/contact", "com.android.contacts"),
    ("vnd.android.cursor.dir/raw_contact", "com.android.contacts"),
    ("package:", "com.android.settings"),
)
"""Who takes it by how its data, or its MIME type (in extras under "type"), begins."""


@dataclass(slots=True)
class ForeignApp:
    """A package that was installed: it has a name and an icon, and one page that says it cannot run."""

    package: str
    label: str
    version: str
    icon: str = "android"
    color: str = "#5f6368"
    activities: ClassVar[Mapping[str, str]] = {"": ".MainActivity"}
    launchable: bool = True

    def seed(self, rng: random.Random) -> dict[str, JSON]:
        """Nothing."""
        return {}

    def enter(self, start: Start) -> list[Page]:
        """The one page."""
        return [Page("unavailable")]

    def build(self, ctx: Context) -> View:
        """Who it is, and that its code does not run here."""
        return screen(
            app_bar(self.label),
            icon(self.icon, size=48, box=96, background="surface_container_high", margin=Insets(24, 48, 24, 24)),
            text("This app cannot run here", size=22, padding=Insets(24, 0, 24, 12)),
            text(
                f"{self.package} {self.version} is installed, but this is a simulated phone: it does not run the "
                "code of Android apps.",
                color="on_surface_variant",
                padding=Insets(24, 0, 24, 0),
            ),
        )


def resolve(start: Start, apps: Sequence[App]) -> str:
    """The package that takes a start, '' when none of those installed does."""
    known = {app.package for app in apps}
    for begin, package in ACTION_PACKAGES:
        if start.action.startswith(begin) and package in known:
            return package
    kind = str(start.extras.get("type", ""))
    for begin, package in DATA_PACKAGES:
        if (start.data.startswith(begin) or kind.startswith(begin)) and package in known:
            return package
    return ""
