"""The system's own windows: status bar, navigation bar, lock screen, boot screen, shade, recent apps, toast."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Literal, Protocol

from device.simulator.android.app import JSON, Page
from device.simulator.apps.launcher import wallpaper
from device.simulator.drawing.view import Insets, Style, View, insets
from device.simulator.drawing.widgets import (
    FRAME_LAYOUT,
    IMAGE_VIEW,
    PLAIN_VIEW,
    VIEW_GROUP,
    button,
    column,
    icon,
    icon_button,
    image,
    keypad_key,
    progress,
    row,
    screen,
    scroll_column,
    space,
    stack,
    text,
)

PACKAGE = "com.android.systemui"
STATUS_BAR_DP = 24
NAVIGATION_BAR_DP = 48
THUMBNAIL_DP = 220
Radio = Literal["wifi", "bluetooth", "airplane"]
KEYPAD = (("1", ""), ("2", "ABC"), ("3", "DEF"), ("4", "GHI"), ("5", "JKL"), ("6", "MNO"), ("7", "PQRS"), ("8", "TUV"),
          ("9", "WXYZ"))  # fmt: skip


class SystemShell(Protocol):
    """What the system's windows may do to the phone."""

    @property
    def now(self) -> datetime:
        """Local time, as the windows show it."""
        ...

    @property
    def settings(self) -> dict[str, dict[str, JSON]]:
        """Android's settings."""
        ...

    @property
    def page(self) -> Page:
        """Where the window keeps what was entered."""
        ...

    @property
    def wallpaper(self) -> Sequence[str]:
        """The colours of the picture behind the lock screen."""
        ...

    @property
    def wide(self) -> bool:
        """Whether the display is held sideways."""
        ...

    def back(self) -> None:
        """The back button."""
        ...

    def home(self) -> None:
        """The home button."""
        ...

    def show(self, cover: Literal["", "shade", "quick", "recents"]) -> None:
        """Open the shade, the quick settings or the recent apps, or close what is open."""
        ...

    @property
    def seconds(self) -> float:
        """The time that the windows show, in seconds since the epoch."""
        ...

    def notifications(self, locked: bool = False) -> list[dict[str, JSON]]:
        """What is in the shade, the newest first; or what the lock screen may show of it."""
        ...

    def app(self, package: str) -> tuple[str, str, str]:
        """An app's label, icon and colour."""
        ...

    def open_notification(self, note: dict[str, JSON]) -> None:
        """Go to what a notification is about."""
        ...

    def act_on_notification(self, note: dict[str, JSON], name: str) -> None:
        """Do what one of its buttons does."""
        ...

    def swipe_notification(self, note: dict[str, JSON]) -> None:
        """Swipe it to the side."""
        ...

    def hide_heads_up(self) -> None:
        """Push what came up at the top of the display back."""
        ...

    def clear_notifications(self) -> None:
        """Clear all."""
        ...

    def manage_notifications(self) -> None:
        """Go to the settings of notifications."""
        ...

    def radio_on(self, name: Radio) -> bool:
        """Whether a radio is on, as Settings says it."""
        ...

    def switch_radio(self, name: Radio, on: bool) -> None:
        """Switch a radio, with all that Settings does then."""
        ...

    def network(self) -> str:
        """The Wi-Fi network in use, '' when there is none."""
        ...

    def online(self) -> bool:
        """Whether anything on the network can be reached."""
        ...

    def battery(self) -> int:
        """The battery's charge in percent."""
        ...

    def unlock(self, pin: str) -> bool:
        """Unlock; False when the phone wants another PIN."""
        ...

    def needs_pin(self) -> bool:
        """Whether the lock asks for a PIN."""
        ...

    def recent(self) -> list[tuple[str, str, str, str]]:
        """(package, label, icon, colour) of the apps used last, the latest first."""
        ...

    def thumbnail(self, package: str, width: int, height: int) -> object:
        """A picture of the upper part of an app's page as it was left, of this size in pixels."""
        ...

    def resume(self, package: str) -> None:
        """Bring an app back to the front."""
        ...

    def dismiss(self, package: str) -> None:
        """Take an app off the recent ones and stop it."""
        ...


def clock_text(now: datetime, settings: dict[str, dict[str, JSON]]) -> str:
    """The time of day as the status bar writes it."""
    if str(settings["system"].get("time_12_24", "24")) == "12":
        return f"{now.hour % 12 or 12}:{now.minute:02d}"
    return f"{now:%H:%M}"


def on(settings: dict[str, dict[str, JSON]], space_name: str, name: str, value: str = "1") -> bool:
    """Whether a setting has a value, however it is written."""
    return str(settings[space_name].get(name, "")) == value


def status_bar(shell: SystemShell, color: str = "on_surface", notes: Sequence[View] = ()) -> View:
    """Clock and the notifications' icons on the left, radios and battery on the right; pulled down it is the shade."""
    settings = shell.settings
    radios: list[View] = []
    if on(settings, "global", "zen_mode"):
        radios.append(icon("do_not_disturb", size=16, color=color, id="zen", description="Do Not Disturb."))
    if on(settings, "global", "airplane_mode_on"):
        radios.append(icon("airplane", size=16, color=color, id="airplane_icon", description="Airplane mode."))
    if shell.radio_on("bluetooth") and on(settings, "global", "airplane_mode_on"):
        radios.append(icon("bluetooth", size=16, color=color, id="bluetooth", description="Bluetooth on."))
    if shell.radio_on("wifi") and shell.network():
        said = "Wifi signal full." + ("" if shell.online() else ", no internet")
        glyph = "wifi" if shell.online() else "wifi_outline"
        radios.append(icon(glyph, size=16, color=color, id="wifi_signal", description=said))
    words = clock_text(shell.now, settings)
    clock = text(words, id="clock", size=14, bold=True, color=color, max_lines=1, description=words)
    return row(
        clock.but(style=replace(clock.style, fixed=True)),
        *notes,
        space(weight=1.0),
        *radios,
        icon("battery", size=16, color=color, id="battery", description=f"Battery {shell.battery()} percent."),
        id="status_bar_contents",
        height=STATUS_BAR_DP,
        gap=4,
        padding=insets(16),
        class_name=FRAME_LAYOUT,
    ).but(on_swipe=lambda way: shell.show("shade") if way == "down" else None)


def loading() -> View:
    """What a page shows while its content is still to come."""
    return column(
        progress(0.25, circular=True, id="progress", key="progress", description="Loading…"),
        height="fill",
        align="center",
        arrange="center",
        background="surface",
        class_name=FRAME_LAYOUT,
    )


def navigation_bar(shell: SystemShell, color: str = "on_surface") -> View:
    """Back, home and overview."""

    def nav(glyph: str, name: str, id: str, tap: Callable[[], None]) -> View:
        return icon_button(glyph, name, tap, id=id, key=id, color=color, size=22, class_name=IMAGE_VIEW).but(
            width=80, style=Style(color=color, size=22)
        )

    return row(
        nav("triangle_back", "Back", "back", shell.back),
        nav("circle_outline", "Home", "home", shell.home),
        nav("square", "Overview", "recent_apps", lambda: shell.show("recents")),
        id="navigation_bar_frame",
        height=NAVIGATION_BAR_DP,
        arrange="between",
        padding=insets(32),
        class_name=FRAME_LAYOUT,
    )


def lock_screen(shell: SystemShell, notes: Sequence[View] = ()) -> View:
    """The time, the notifications, and what to do to get in; behind it, if the phone has a PIN, the keypad."""
    if shell.page.name == "pin":
        return _pin_screen(shell)
    now = shell.now

    def swiped(way: str) -> None:
        if way == "up" and not shell.unlock(""):
            shell.page.name = "pin"

    content = column(
        text(clock_text(now, shell.settings), id="keyguard_clock", size=84, color="white", max_lines=1,
             margin=Insets(0, 96, 0, 0)),
        text(f"{now:%a}, {now:%b} {now.day}", id="keyguard_status_area", size=20, color="white"),
        column(*notes, gap=4, padding=Insets(16, 24, 16, 0), id="notification_stack_scroller") if notes else None,
        space(weight=1.0),
        icon("lock", color="white", size=28, id="lock_icon", description="Device locked"),
        text("Swipe up to open", id="keyguard_indication_text", size=14, color="white", margin=Insets(0, 16, 0, 72)),
        id="keyguard_root_view",
        height="fill",
        align="center",
        class_name=VIEW_GROUP,
    )  # fmt: skip
    return stack(wallpaper(shell.wallpaper), content, id="notification_panel", height="fill", align="fill").but(
        on_swipe=swiped, edge_to_edge=True
    )


def _pin_screen(shell: SystemShell) -> View:
    entered = str(shell.page.ui.get("entered", ""))
    message = str(shell.page.ui.get("message", "")) or "Enter PIN"

    height, gap = (48, 8) if shell.wide else (64, 16)

    def digit(sign: str) -> View:
        letters = "" if shell.wide else dict(KEYPAD).get(sign, "")
        return keypad_key(sign, lambda: enter_digit(shell, sign), letters=letters, key=f"key{sign}", id=f"key{sign}",
                          description=sign, height=height)  # fmt: skip

    lines = [row(*(digit(sign) for sign, _ in KEYPAD[i : i + 3]), gap=gap) for i in (0, 3, 6)]
    foot = row(
        _pin_icon("backspace", "Delete", "delete_button", lambda: delete_digit(shell), height),
        digit("0"),
        _pin_icon("check", "Enter", "key_enter", lambda: submit_pin(shell), height),
        gap=gap,
    )
    words = column(
        text(message, id="bouncer_message_area", size=20, width="fill", text_align="center"),
        text("•" * len(entered), id="pinEntry", size=32, width="fill", text_align="center", margin=insets(0, gap),
             description=f"PIN area, {len(entered)} digits"),
        weight=float(shell.wide),
    )  # fmt: skip
    keys = column(*lines, foot, gap=gap, padding=insets(40), class_name=VIEW_GROUP, id="keyguard_pin_view",
                  weight=float(shell.wide))  # fmt: skip
    if shell.wide:
        return screen(row(words, keys), arrange="center")
    return screen(space(weight=1.0), words, keys, space(72))


def _pin_icon(glyph: str, name: str, id: str, tap: Callable[[], None], height: int) -> View:
    return stack(icon(glyph, hidden_from_tree=True), weight=1.0, height=height, align="center", radius=32, id=id,
                 key=id, background="secondary_container", description=name, on_tap=tap,
                 class_name="android.widget.ImageButton")  # fmt: skip


def enter_digit(shell: SystemShell, sign: str) -> None:
    """One digit of the PIN."""
    shell.page.ui["entered"] = str(shell.page.ui.get("entered", "")) + sign
    shell.page.ui["message"] = ""


def delete_digit(shell: SystemShell) -> None:
    """The last digit of the PIN taken back."""
    shell.page.ui["entered"] = str(shell.page.ui.get("entered", ""))[:-1]


def submit_pin(shell: SystemShell) -> None:
    """Try the PIN; a wrong one is wiped, and the screen says so."""
    if not shell.unlock(str(shell.page.ui.get("entered", ""))):
        shell.page.ui.update({"entered": "", "message": "Wrong PIN"})


def boot_screen(name: str) -> View:
    """What stands there until Android runs."""
    return screen(
        text(name, size=40, bold=True, color="white", width="fill", text_align="center"),
        text("Phone is starting…", size=16, color="#b0bec5", width="fill", text_align="center",
             margin=Insets(0, 24, 0, 0)),
        background="#000000",
        arrange="center",
    )  # fmt: skip


def recents(shell: SystemShell) -> View:
    """The apps used last, as cards that bring them back, each with a cross that stops it."""
    apps = shell.recent()
    cards = [_card(shell, *app) for app in apps]

    def clear() -> None:
        for package, *_ in apps:
            shell.dismiss(package)
        shell.home()

    body = [
        scroll_column(*cards, key="recents", id="overview_panel", padding=insets(0, 24)),
        column(button("Clear all", clear, style="tonal", id="clear_all", key="clear_all"), align="center",
               padding=insets(0, 24)),
    ] if cards else [
        text("No recent items", id="empty_message", color="on_surface_variant", width="fill", text_align="center",
             padding=Insets(24, 240, 24, 0)),
    ]  # fmt: skip
    return screen(space(24), *body, background="surface_dim", id="overview")


def _card(shell: SystemShell, package: str, label: str, glyph: str, color: str) -> View:
    """An app as it was left: its name over a picture of the upper part of its page."""
    head = row(
        icon(glyph, size=16, color="white", background=color, box=32, radius=10, hidden_from_tree=True),
        text(label, id="title", size=16, weight=1.0, max_lines=1),
        icon_button("close", f"Dismiss {label}", lambda: shell.dismiss(package), id="dismiss_task",
                    key=f"dismiss:{package}"),
        height=56,
        gap=12,
        padding=Insets(16, 0, 4, 0),
    )  # fmt: skip
    snapshot = image(width="fill", height=THUMBNAIL_DP, radius=16, id="snapshot").but(
        picture=lambda width, height: shell.thumbnail(package, width, height), margin=Insets(12, 0, 12, 12),
        class_name=PLAIN_VIEW,
    )  # fmt: skip
    return column(
        head,
        snapshot,
        id="task",
        key=f"task:{package}",
        margin=Insets(20, 6, 20, 6),
        radius=24,
        background="surface_container_high",
        class_name=FRAME_LAYOUT,
        description=label,
        on_tap=lambda: shell.resume(package),
    )


def toast_view(words: str) -> View:
    """A toast's box."""
    return text(words, id="android:id/message", size=14, color="inverse_on_surface", background="inverse_surface",
                radius=24, max_lines=2, padding=insets(24, 14), margin=insets(24))  # fmt: skip
