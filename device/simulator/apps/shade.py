"""The notification shade: tiles that switch the phone, brightness, and notifications with their buttons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from device.simulator.android.app import JSON
from device.simulator.apps.systemui import SystemShell, on
from device.simulator.drawing.view import Insets, View, insets
from device.simulator.drawing.widgets import (
    FRAME_LAYOUT,
    IMAGE_BUTTON,
    VIEW_GROUP,
    button,
    column,
    icon,
    icon_button,
    row,
    screen,
    scroll_column,
    slider,
    space,
    text,
)

UNFOLDED = "unfolded"
"""Where a page's ``ui`` keeps which notification is unfolded."""
ON_LOCK_SCREEN = 3
"""How many notifications the lock screen shows."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A tile that switches a setting: what it writes for on and off, or which radio it asks Settings to switch."""

    glyph: str
    name: str
    space: str
    setting: str
    on: str = "1"
    off: str = "0"
    radio: Literal["", "wifi", "bluetooth", "airplane"] = ""


TILES = (
    Tile("wifi", "Internet", "global", "wifi_on", radio="wifi"),
    Tile("bluetooth", "Bluetooth", "global", "bluetooth_on", radio="bluetooth"),
    Tile("do_not_disturb", "Do Not Disturb", "global", "zen_mode"),
    Tile("dark_mode", "Dark theme", "secure", "ui_night_mode", on="2", off="1"),
    Tile("airplane", "Airplane mode", "global", "airplane_mode_on", radio="airplane"),
    Tile("auto_rotate", "Auto-rotate", "system", "accelerometer_rotation"),
    Tile("battery_saver", "Battery Saver", "global", "low_power"),
    Tile("location", "Location", "secure", "location_mode", on="3"),
)
FEW = 4
"""So many tiles are shown before the shade is pulled down a second time."""


def shade(shell: SystemShell, quick: bool) -> View:
    """Tiles, and below them the notifications; pulled down once more, more tiles and the brightness."""
    made = [_tile(shell, tile) for tile in (TILES if quick else TILES[:FEW])]
    across = (4 if quick else 2) if shell.wide else 2
    lines = [row(*made[i : i + across], gap=8, align="fill") for i in range(0, len(made), across)]
    level = float(str(shell.settings["system"].get("screen_brightness", "128"))) / 255

    def brighten(value: float) -> None:
        shell.settings["system"]["screen_brightness"] = str(round(value * 255))

    return screen(
        text(f"{shell.now:%a}, {shell.now:%b} {shell.now.day}", id="date", size=16,
             padding=Insets(24, 12 if shell.wide else 40, 24, 12)),
        column(
            slider(level, brighten, id="slider", key="brightness", description="Display brightness"),
            padding=Insets(16, 0, 16, 12),
        )
        if quick
        else None,
        column(*lines, id="quick_settings_panel", gap=8, padding=insets(16), class_name=VIEW_GROUP),
        *_below_tiles(shell),
        background="surface_container",
        id="notification_panel",
    ).but(on_swipe=lambda way: _shade_swiped(shell, way))  # fmt: skip


def _below_tiles(shell: SystemShell) -> tuple[View, ...]:
    notes = shell.notifications()
    if not notes:
        words = text("No notifications", id="no_notifications", color="on_surface_variant", width="fill",
                     text_align="center", padding=Insets(24, 24 if shell.wide else 48, 24, 24))  # fmt: skip
        return words, space(weight=1.0)
    foot = row(
        button("Manage", shell.manage_notifications, style="tonal", id="manage_text", key="manage"),
        space(weight=1.0),
        button("Clear all", shell.clear_notifications, style="tonal", id="dismiss_text", key="clear_all")
        if any(not note["ongoing"] for note in notes)
        else None,
        padding=insets(0, 12),
    )
    cards = [card(shell, note) for note in notes]
    return (
        scroll_column(*cards, foot, key="notifications", id="notification_stack_scroller", gap=4,
                      recycling=False, padding=Insets(16, 16, 16, 16)),
    )  # fmt: skip


def _shade_swiped(shell: SystemShell, way: str) -> None:
    if way == "up":
        shell.show("")
    elif way == "down":
        shell.show("quick")


def _tile(shell: SystemShell, tile: Tile) -> View:
    active = shell.radio_on(tile.radio) if tile.radio else on(shell.settings, tile.space, tile.setting, tile.on)
    color = "on_primary" if active else "on_surface"
    state = "On" if active else "Off"
    if tile.radio == "wifi" and active:
        state = shell.network() or "Not connected"

    def turn() -> None:
        if tile.radio:
            shell.switch_radio(tile.radio, not active)
        else:
            shell.settings[tile.space][tile.setting] = tile.off if active else tile.on

    return row(
        icon(tile.glyph, color=color, hidden_from_tree=True),
        column(
            text(tile.name, id="tile_label", size=14, bold=True, color=color, max_lines=1),
            text(state, id="app_label", size=12, color=color, max_lines=1),
            weight=1.0,
            align="start",
        ),
        key=f"tile:{tile.setting}",
        height=72,
        weight=1.0,
        gap=12,
        padding=insets(20),
        background="primary" if active else "surface_container_highest",
        radius=36,
        class_name="android.widget.Switch",
        description=f"{tile.name}, {state}",
        on_tap=turn,
    ).but(checkable=True, checked=active)


# --- notifications --------------------------------------------------------------------------------------------------


def age(seconds: float) -> str:
    """How long ago a notification came, as its card says it."""
    minutes = int(seconds // 60)
    if minutes < 1:
        return "now"
    if minutes < 60:
        return f"{minutes}m"
    return f"{minutes // 60}h" if minutes < 24 * 60 else f"{minutes // (24 * 60)}d"


def card(shell: SystemShell, note: dict[str, JSON], heads_up: bool = False) -> View:
    """One notification: whose it is and since when, its title and text, and unfolded its whole text and buttons.

    At the top of the display (``heads_up``) it is unfolded.
    """
    here = f"{note['package']}/{note['key']}"
    unfolded = heads_up or shell.page.ui.get(UNFOLDED) == here
    key = f"{'heads-up' if heads_up else 'note'}:{here}"

    def fold() -> None:
        shell.page.ui[UNFOLDED] = "" if unfolded else here

    def swiped(way: str) -> None:
        if way in ("left", "right"):
            shell.swipe_notification(note)
        elif heads_up and way == "up":
            shell.hide_heads_up()
        elif way in ("up", "down") and not heads_up:
            _shade_swiped(shell, way)

    can_unfold = bool(note["actions"] or note["big"])
    return column(
        _head(shell, note, None if heads_up or not can_unfold else fold, unfolded, key),
        text(str(note["title"]), id="android:id/title", size=16, bold=True, max_lines=1, width="fill",
             padding=insets(16)),
        _words(note, unfolded),
        _actions(shell, note, key) if unfolded and note["actions"] else None,
        id="expandableNotificationRow",
        key=key,
        padding=Insets(0, 4, 0, 12),
        radius=24,
        background="surface_container_high" if heads_up else "surface_container_lowest",
        elevation=6 if heads_up else 0,
        class_name=FRAME_LAYOUT,
        on_tap=lambda: shell.open_notification(note),
    ).but(on_swipe=swiped)  # fmt: skip


def _head(shell: SystemShell, note: dict[str, JSON], fold: Callable[[], None] | None, unfolded: bool, key: str) -> View:
    label, glyph, color = shell.app(str(note["package"]))
    arrow = icon_button("expand_less" if unfolded else "expand_more", "Collapse" if unfolded else "Expand", fold,
                        id="android:id/expand_button", key=f"{key}/expand", size=20, box=48,
                        class_name=IMAGE_BUTTON)  # fmt: skip
    return row(
        icon(glyph, size=12, color="white", background=color, box=20, id="android:id/icon", hidden_from_tree=True),
        text(label, id="android:id/app_name_text", size=12, color="on_surface_variant", max_lines=1),
        text(f"• {age(shell.seconds - float(note['at']))}", id="android:id/time", size=12, color="on_surface_variant",
             max_lines=1, weight=1.0),
        arrow if fold else None,
        id="android:id/notification_header",
        height=40,
        gap=8,
        padding=Insets(16, 0, 4, 0),
    )  # fmt: skip


def _words(note: dict[str, JSON], unfolded: bool) -> View | None:
    whole = str(note["big"] or note["text"]) if unfolded else str(note["text"])
    if not whole:
        return None
    return text(whole, id="android:id/big_text" if unfolded and note["big"] else "android:id/text", size=14,
                color="on_surface_variant", max_lines=8 if unfolded else 1, width="fill",
                padding=insets(16))  # fmt: skip


def _actions(shell: SystemShell, note: dict[str, JSON], key: str) -> View:
    def act(name: str) -> Callable[[], None]:
        return lambda: shell.act_on_notification(note, name)

    return row(
        *(
            button(label, act(name), style="text", id="android:id/action0", key=f"{key}/{name}")
            for label, name in note["actions"]
        ),
        id="android:id/actions",
        gap=8,
        padding=Insets(8, 8, 8, 0),
    )


def notices(shell: SystemShell) -> list[View]:
    """The notifications as the lock screen shows them."""
    return [card(shell, note) for note in shell.notifications(locked=True)[:ON_LOCK_SCREEN]]


def status_icons(shell: SystemShell, color: str) -> list[View]:
    """What stands beside the clock for each app that has notifications."""
    notes = shell.notifications()
    packages = list(dict.fromkeys(str(note["package"]) for note in notes))[:ON_LOCK_SCREEN]
    made = []
    for package in packages:
        label, glyph, _ = shell.app(package)
        first = next(note for note in notes if note["package"] == package)
        made.append(icon(glyph, size=16, color=color, description=f"{label} notification: {first['title']}"))
    return made
