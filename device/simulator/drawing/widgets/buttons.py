"""Buttons: with words, with icons, floating, and chips."""

from __future__ import annotations

from typing import Literal

from device.simulator.drawing.view import Insets, Size, Style, View
from device.simulator.drawing.widgets.classes import BUTTON, CHECK_BOX, IMAGE_BUTTON, Tap

BUTTON_STYLES: dict[str, tuple[str, str, str]] = {
    # name: background, text colour, border
    "filled": ("primary", "on_primary", ""),
    "tonal": ("secondary_container", "on_secondary_container", ""),
    "outlined": ("", "primary", "outline"),
    "text": ("", "primary", ""),
    "danger": ("error", "on_error", ""),
}


def button(
    label: str,
    on_tap: Tap | None,
    *,
    style: Literal["filled", "tonal", "outlined", "text", "danger"] = "filled",
    icon: str = "",
    id: str = "",
    key: str = "",
    description: str = "",
    enabled: bool = True,
    width: Size = "wrap",
    weight: float = 0.0,
    margin: Insets | None = None,
) -> View:
    """A Button with a label and perhaps an icon before it. Without ``on_tap`` it does nothing when tapped."""
    background, color, border = BUTTON_STYLES[style]
    side = 12 if style == "text" else 24
    return View(
        kind="text",
        class_name=BUTTON,
        id=id,
        key=key,
        text=label,
        description=description,
        icon=icon,
        width=width,
        height=40,
        weight=weight,
        padding=Insets(side - 8 if icon else side, 0, side, 0),
        margin=margin or Insets(),
        style=Style(background=background, color=color, size=14, bold=True, radius=20, border=border,
                    text_align="center"),
        enabled=enabled,
        focusable=True,
        on_tap=on_tap,
    )  # fmt: skip


def icon_button(
    icon: str,
    description: str,
    on_tap: Tap | None,
    *,
    id: str = "",
    key: str = "",
    color: str = "on_surface_variant",
    background: str = "",
    size: int = 24,
    box: int = 48,
    enabled: bool = True,
    selected: bool = False,
    class_name: str = IMAGE_BUTTON,
    margin: Insets | None = None,
    on_long_press: Tap | None = None,
) -> View:
    """An ImageButton: an icon of ``size`` in a square of ``box``. An empty description is realistic, and unkind."""
    return View(
        kind="icon",
        class_name=class_name,
        id=id,
        key=key,
        icon=icon,
        description=description,
        width=box,
        height=box,
        margin=margin or Insets(),
        style=Style(color=color, background=background, size=size, radius=box // 2),
        enabled=enabled,
        selected=selected,
        focusable=True,
        on_tap=on_tap,
        on_long_press=on_long_press,
    )


def fab(
    icon: str,
    description: str,
    on_tap: Tap | None,
    *,
    id: str = "fab",
    key: str = "",
    background: str = "primary_container",
    color: str = "on_primary_container",
    round: bool = False,
    box: int = 56,
    margin: Insets | None = None,
) -> View:
    """A floating action button. Put it in a ``stack`` with align="end" over the page's content."""
    made = icon_button(
        icon, description, on_tap, id=id, key=key, color=color, background=background, box=box,
        margin=margin or Insets(16, 16, 16, 16),
    )  # fmt: skip
    return made.but(
        style=Style(color=color, background=background, size=24, radius=box // 2 if round else 16, elevation=6)
    )


def chip(
    label: str,
    on_tap: Tap | None,
    *,
    icon: str = "",
    checked: bool | None = None,
    id: str = "",
    key: str = "",
    enabled: bool = True,
    margin: Insets | None = None,
) -> View:
    """A chip; with ``checked`` given it is a filter that is on or off (CheckBox to Android, as with Material)."""
    on = bool(checked)
    return View(
        kind="text",
        class_name=BUTTON if checked is None else CHECK_BOX,
        id=id,
        key=key,
        text=label,
        icon="check" if on and not icon else icon,
        height=32,
        padding=Insets(8 if icon or on else 16, 0, 16, 0),
        margin=margin or Insets(),
        style=Style(
            background="secondary_container" if on else "",
            color="on_secondary_container" if on else "on_surface_variant",
            size=14,
            bold=True,
            radius=8,
            border="" if on else "outline",
            text_align="center",
        ),
        checkable=checked is not None,
        checked=on,
        enabled=enabled,
        focusable=True,
        on_tap=on_tap,
    )
