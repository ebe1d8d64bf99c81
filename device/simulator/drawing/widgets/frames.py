"""Frames of windows that stand over a page: dialogs, menus and sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from device.simulator.drawing.view import Insets, Size, Style, View, insets
from device.simulator.drawing.widgets.buttons import button
from device.simulator.drawing.widgets.classes import (
    FRAME_LAYOUT,
    LINEAR_LAYOUT,
    LIST_VIEW,
    RELATIVE_LAYOUT,
    SCROLL_VIEW,
    Tap,
)
from device.simulator.drawing.widgets.containers import column, present, row, scroll_column
from device.simulator.drawing.widgets.controls import checkbox
from device.simulator.drawing.widgets.pictures import icon, space
from device.simulator.drawing.widgets.words import text


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One line of a menu. ``checked`` None means that it cannot be checked."""

    text: str
    on_tap: Tap
    icon: str = ""
    checked: bool | None = None
    enabled: bool = True
    key: str = ""


@dataclass(frozen=True, slots=True)
class DialogButton:
    """A dialog's button. The role gives its place and its id: button1, button2 or button3."""

    text: str
    on_tap: Tap
    role: Literal["positive", "negative", "neutral"] = "positive"
    enabled: bool = True
    key: str = ""


DIALOG_BUTTON_IDS = {
    "positive": "android:id/button1",
    "negative": "android:id/button2",
    "neutral": "android:id/button3",
}
DIALOG_WIDTH = 312


def dialog_frame(
    title: str = "",
    message: str = "",
    *content: View | None,
    buttons: Sequence[DialogButton] = (),
    icon: str = "",
    width: Size = DIALOG_WIDTH,
    scrolls: bool = False,
) -> View:
    """A dialog: as high as its content; the phone puts it in the middle over a scrim.

    With ``scrolls`` what is between title and buttons can be scrolled where the display is too low for it.
    """
    inner = present(content)
    side = insets(24)
    words = text(message, id="android:id/message", size=14, color="on_surface_variant", width="fill",
                 margin=Insets(24, 16, 24, 0)) if message else None  # fmt: skip
    middle = (words, _dialog_content(inner) if inner else None)
    if scrolls:
        middle = (
            scroll_column(*middle, key="dialog", id="android:id/scrollView", recycling=False, height="wrap"),
            None,
        )
    return column(
        _glyph_above(icon) if icon else None,
        text(title, id="android:id/alertTitle", size=24, width="fill", max_lines=2, margin=side) if title else None,
        *middle,
        dialog_buttons(buttons) if buttons else None,
        id="android:id/parentPanel",
        width=width,
        padding=Insets(0, 24, 0, 0 if buttons else 24),
        background="surface_container_high",
        radius=28,
        elevation=6,
    )  # fmt: skip


def _dialog_content(children: tuple[View, ...]) -> View:
    """What is between a dialog's message and its buttons; it gives way when the dialog is too high."""
    return column(
        *children,
        id="android:id/custom",
        weight=1.0,
        margin=Insets(24, 16, 24, 0),
        class_name=FRAME_LAYOUT if len(children) == 1 else LINEAR_LAYOUT,
    )


def _glyph_above(name: str) -> View:
    return icon(name, color="secondary", margin=Insets(24, 0, 24, 16), id="android:id/icon")


def dialog_buttons(buttons: Sequence[DialogButton]) -> View:
    """A dialog's buttons: neutral on the left, negative and positive on the right."""
    ordered = [b for role in ("neutral", "", "negative", "positive") for b in buttons if b.role == role]
    neutral = [b for b in ordered if b.role == "neutral"]
    others = [b for b in ordered if b.role != "neutral"]
    return row(
        *(_dialog_button(b) for b in neutral),
        space(weight=1.0),
        *(_dialog_button(b) for b in others),
        id="android:id/buttonPanel",
        gap=8,
        padding=Insets(24, 20, 24, 20),
        class_name=SCROLL_VIEW,
    )


def _dialog_button(entry: DialogButton) -> View:
    return button(
        entry.text,
        entry.on_tap,
        style="text",
        id=DIALOG_BUTTON_IDS[entry.role],
        key=entry.key,
        enabled=entry.enabled,
    )


def menu_frame(entries: Sequence[MenuEntry], *, width: Size = 208) -> View:
    """A popup menu: a ListView of rows."""
    return column(
        *(_menu_row(entry) for entry in entries),
        width=width,
        padding=insets(0, 8),
        background="surface_container",
        radius=4,
        elevation=3,
        class_name=LIST_VIEW,
    )


def _menu_row(entry: MenuEntry) -> View:
    color = "on_surface" if entry.enabled else "disabled"
    return row(
        icon(entry.icon, color="on_surface_variant", margin=Insets(0, 0, 12, 0), id="icon") if entry.icon else None,
        column(
            text(entry.text, id="title", color=color, max_lines=1),
            weight=1.0,
            align="start",
            class_name=RELATIVE_LAYOUT,
        ),
        checkbox(entry.checked, id="checkbox") if entry.checked is not None else None,
        key=entry.key,
        height=48,
        padding=insets(16),
        id="content",
        enabled=entry.enabled,
        on_tap=entry.on_tap,
    )


def sheet_frame(*children: View | None, handle: bool = True) -> View:
    """A bottom sheet: as high as its content; the phone puts it at the foot of the window over a scrim."""
    grip = View(
        kind="divider",
        width=32,
        height=4,
        margin=Insets(0, 16, 0, 16),
        style=Style(background="outline", radius=2),
        hidden_from_tree=True,
    )
    sheet = column(
        column(grip, align="center") if handle else None,
        *children,
        id="design_bottom_sheet",
        class_name=FRAME_LAYOUT,
    )
    return sheet.but(style=Style(background="surface_container_low", radius=28, corners="top"))
