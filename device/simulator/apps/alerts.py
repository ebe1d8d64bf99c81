"""The system's own dialogs: an app that failed, one that does not answer, and what else comes between."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from device.simulator.android.app import JSON, Page
from device.simulator.drawing import widgets as w
from device.simulator.drawing.view import Insets, Style, View, insets

PACKAGES = {"battery": "com.android.systemui", "usb": "com.android.systemui", "rate": "com.android.vending"}
"""Whose window a dialog is; Android's own where nothing else is said."""


class AlertShell(Protocol):
    """What these dialogs may do to the phone."""

    @property
    def page(self) -> Page:
        """The dialog: its name and what it is about."""
        ...

    @property
    def settings(self) -> Mapping[str, dict[str, JSON]]:
        """Android's settings."""
        ...

    def label(self, package: str) -> str:
        """What an app is called."""
        ...

    def close(self) -> None:
        """Take the dialog away."""
        ...

    def stop(self, package: str) -> None:
        """End an app."""
        ...

    def open_settings(self, action: str, data: str = "") -> None:
        """Start the Settings app at one of its pages."""
        ...


def package_of(name: str) -> str:
    """The package whose window a dialog is."""
    return PACKAGES.get(name, "android")


def build(shell: AlertShell) -> View:
    """The dialog that ``shell.page`` names."""
    return DIALOGS[shell.page.name](shell)


def _crash(shell: AlertShell) -> View:
    package = str(shell.page.args["package"])
    entries = (
        ("info", "App info", "aerr_app_info", lambda: _app_info(shell, package)),
        ("close", "Close app", "aerr_close", shell.close),
    )
    return _app_error(f"{shell.label(package)} keeps stopping", entries)


def _not_answering(shell: AlertShell) -> View:
    package = str(shell.page.args["package"])

    def end() -> None:
        shell.close()
        shell.stop(package)

    entries = (
        ("close", "Close app", "aerr_close", end),
        ("schedule", "Wait", "aerr_wait", shell.close),
    )
    return _app_error(f"{shell.label(package)} isn’t responding", entries)


def _app_info(shell: AlertShell, package: str) -> None:
    shell.close()
    shell.open_settings("android.settings.APPLICATION_DETAILS_SETTINGS", f"package:{package}")


def _app_error(title: str, entries: tuple[tuple[str, str, str, Callable[[], None]], ...]) -> View:
    """Android's dialog about an app that failed: lines with icons; the back key does not close it."""
    lines = [
        w.button(label, tap, icon=glyph, id=f"android:id/{id}", key=id, width="fill").but(
            height=52, padding=Insets(24, 0, 24, 0), style=Style(color="on_surface", size=16)
        )
        for glyph, label, id, tap in entries
    ]
    return w.column(
        w.text(title, id="android:id/alertTitle", size=20, width="fill", max_lines=2, margin=Insets(24, 20, 24, 12)),
        *lines,
        id="android:id/parentPanel",
        width=w.DIALOG_WIDTH,
        padding=Insets(0, 0, 0, 12),
        background="surface_container_high",
        radius=28,
        elevation=6,
    ).but(on_back=lambda: None)


def _battery(shell: AlertShell) -> View:
    def turn_on() -> None:
        shell.settings["global"]["low_power"] = "1"
        shell.close()

    return w.dialog_frame(
        "Turn on Battery Saver?",
        "Battery Saver turns on Dark theme and limits background activity, some visual effects, certain features, and "
        "some network connections.",
        scrolls=True,
        buttons=(
            w.DialogButton("No thanks", shell.close, "negative", key="no"),
            w.DialogButton("Turn on", turn_on, "positive", key="yes"),
        ),
    ).but(on_back=shell.close)


def _usb(shell: AlertShell) -> View:
    always = bool(shell.page.ui.get("always"))

    def flip() -> None:
        shell.page.ui["always"] = not always

    return w.dialog_frame(
        "Allow USB debugging?",
        "The computer’s RSA key fingerprint is:\n7E:19:C0:54:2B:AA:90:3D:61:0F:E8:35:D7:48:1C:66",
        w.checkbox(always, flip, label="Always allow from this computer", id="android:id/checkbox", key="always"),
        scrolls=True,
        buttons=(
            w.DialogButton("Cancel", shell.close, "negative", key="no"),
            w.DialogButton("Allow", shell.close, "positive", key="yes"),
        ),
    ).but(on_back=shell.close)


def _update(shell: AlertShell) -> View:
    def see() -> None:
        shell.close()
        shell.open_settings("android.settings.DEVICE_INFO_SETTINGS")

    return w.dialog_frame(
        "System update available",
        "A security update is ready to be installed. Your phone will restart when it is done.",
        scrolls=True,
        buttons=(
            w.DialogButton("Later", shell.close, "negative", key="no"),
            w.DialogButton("View", see, "positive", key="yes"),
        ),
    ).but(on_back=shell.close)


def _rate(shell: AlertShell) -> View:
    given = int(shell.page.ui.get("stars", 0))

    def rate(stars: int) -> Callable[[], None]:
        def act() -> None:
            shell.page.ui["stars"] = stars

        return act

    stars = w.row(
        *(
            w.icon_button("star" if n <= given else "star_border", f"Rate {n} star{'s' if n > 1 else ''}", rate(n),
                          key=f"star/{n}", color="primary").but(weight=1.0)
            for n in range(1, 6)
        ),
        id="rating_bar",
        padding=insets(0, 8),
    )  # fmt: skip
    return w.dialog_frame(
        f"Enjoying {shell.label(str(shell.page.args['package']))}?",
        "Tap a star to rate it on the store.",
        stars,
        scrolls=True,
        buttons=(
            w.DialogButton("Not now", shell.close, "negative", key="no"),
            w.DialogButton("Submit", shell.close, "positive", key="yes", enabled=given > 0),
        ),
    ).but(on_back=shell.close)


DIALOGS: dict[str, Callable[[AlertShell], View]] = {
    "anr": _not_answering,
    "battery": _battery,
    "crash": _crash,
    "rate": _rate,
    "update": _update,
    "usb": _usb,
}
