"""What apps and the system's windows are given of the phone."""

from __future__ import annotations

import random
from datetime import datetime
from typing import TYPE_CHECKING

from device.simulator.app import JSON, Page, PageKind, Start
from device.simulator.clock import local

if TYPE_CHECKING:
    from device.simulator.phone import VirtualPhone
    from device.simulator.state import Cover

SELECTION = "text selection"
"""Where a page's ``ui`` keeps the cursors of its fields: {field key: [start, end]}."""


class AppContext:
    """``app.Context`` for one page of one app. While ``drawing``, the clock shows when the screen was last drawn."""

    def __init__(self, phone: VirtualPhone, package: str, page: Page) -> None:
        self._phone = phone
        self._package = package
        self._page = page
        self.drawing = False

    @property
    def data(self) -> dict[str, JSON]:
        """The app's own data."""
        return self._phone.memory.data[self._package]

    @property
    def page(self) -> Page:
        """The page being built; in handlers the one then on top."""
        return self._page

    @property
    def now(self) -> datetime:
        """Naive local time."""
        return self._phone.local_time(self.drawing)

    @property
    def settings(self) -> dict[str, dict[str, JSON]]:
        """Android's settings by namespace."""
        return self._phone.settings

    @property
    def props(self) -> dict[str, str]:
        """What getprop prints."""
        return self._phone.memory.props

    @property
    def rng(self) -> random.Random:
        """Seeded randomness."""
        return self._phone.memory.rng

    def push(self, name: str, args: dict[str, JSON] | None = None, kind: PageKind = "screen") -> Page:
        """Open a page over the present one."""
        page = Page(name, dict(args or {}), kind)
        tasks = self._phone.memory.tasks
        if tasks.has(self._package):
            tasks.push(self._package, page)
        else:
            tasks.open(self._package, [page])
        if kind == "menu":
            self._phone.navigation.anchor(page)
        self._page = page
        return page

    def pop(self, count: int = 1) -> None:
        """Close pages; the last one leaves the app."""
        tasks = self._phone.memory.tasks
        if tasks.pop(self._package, count):
            self._page = tasks.tasks[self._package].pages[-1]
        elif self._package == tasks.home:
            self._phone.navigation.home()
            self._page = tasks.tasks[self._package].pages[-1]

    def replace(self, name: str, args: dict[str, JSON] | None = None) -> Page:
        """Put a page in place of the present one."""
        page = Page(name, dict(args or {}), self._page.kind)
        tasks = self._phone.memory.tasks
        if not tasks.has(self._package):
            tasks.open(self._package, [page])
        else:
            tasks.tasks[self._package].pages[-1] = page
        self._page = page
        return page

    def start(self, package: str, start: Start | None = None) -> bool:
        """Start another app."""
        return self._phone.navigation.launch(package, start or Start(), caller=self._package)

    def home(self) -> None:
        """Go to the launcher."""
        self._phone.navigation.home()

    def toast(self, text: str) -> None:
        """Show a toast."""
        self._phone.show_toast(text)

    def installed(self) -> list[tuple[str, str, str]]:
        """(package, label, icon) of every launchable app, sorted by label."""
        apps = [app for app in self._phone.apps.values() if app.launchable]
        return sorted(((a.package, a.label, a.icon) for a in apps), key=lambda entry: (entry[1].casefold(), entry[0]))

    def packages(self) -> dict[str, dict[str, JSON]]:
        """Every installed package."""
        return self._phone.packages()

    def stop(self, package: str) -> None:
        """Force stop an app."""
        self._phone.stop(package)

    def clear(self, package: str) -> bool:
        """Put an app's data back to the factory's."""
        return self._phone.clear(package)

    def uninstall(self, package: str) -> bool:
        """Remove an app that is no part of the system."""
        return self._phone.uninstall(package)

    def icon_of(self, package: str) -> str:
        """The launcher icon's name; Android's own for packages without one."""
        app = self._phone.apps.get(package)
        return app.icon if app else "android"

    def color_of(self, package: str) -> str:
        """The launcher icon's background."""
        app = self._phone.apps.get(package)
        return app.color if app else "#5f6368"

    def field(self, key: str) -> str:
        """The text of a field."""
        return self._page.fields.get(key, "")

    def set_field(self, key: str, text: str) -> None:
        """Change the text of a field; its cursor goes to the end."""
        self._page.fields[key] = text
        self._page.ui.get(SELECTION, {}).pop(key, None)

    def hide_keyboard(self) -> None:
        """Take focus from the field."""
        self._page.focus = ""
        self._phone.memory.keyboard.shown = False


class ShellContext:
    """``systemui.SystemShell``: what the system's own windows may do."""

    def __init__(self, phone: VirtualPhone, page: Page) -> None:
        self._phone = phone
        self.page = page

    @property
    def now(self) -> datetime:
        """Naive local time as drawn."""
        return self._phone.local_time(True)

    @property
    def settings(self) -> dict[str, dict[str, JSON]]:
        """Android's settings."""
        return self._phone.settings

    @property
    def wide(self) -> bool:
        """Whether the display is held sideways."""
        width, height = self._phone.display_size
        return width > height

    def back(self) -> None:
        """The back button."""
        self._phone.navigation.back()

    def home(self) -> None:
        """The home button."""
        self._phone.navigation.home()

    def show(self, cover: Cover) -> None:
        """Open or close shade and recent apps."""
        self._phone.navigation.show(cover)

    def needs_pin(self) -> bool:
        """Whether the lock asks for a PIN."""
        return self._phone.power.lock_kind == "pin"

    def unlock(self, pin: str) -> bool:
        """Unlock if the PIN fits."""
        return self._phone.power.unlock(pin)

    def recent(self) -> list[tuple[str, str, str, str]]:
        """(package, label, icon, colour) of the apps used last."""
        memory = self._phone.memory
        apps = [self._phone.apps[p] for p in memory.tasks.recent if p != memory.tasks.home and p in self._phone.apps]
        return [(app.package, app.label, app.icon, app.color) for app in apps]

    def resume(self, package: str) -> None:
        """Bring an app to the front."""
        self._phone.navigation.launch(package, Start())

    def dismiss(self, package: str) -> None:
        """Stop an app and take it off the recent ones."""
        self._phone.stop(package)


def naive_local(seconds: float, props: dict[str, str]) -> datetime:
    """A moment in the phone's time zone."""
    return local(seconds, props.get("persist.sys.timezone", "UTC"))
