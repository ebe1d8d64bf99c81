"""Keys: of diallers and calculators, and of the on-screen keyboard."""

from __future__ import annotations

from device.simulator.drawing.view import Style, View
from device.simulator.drawing.widgets.classes import BUTTON, FRAME_LAYOUT, Tap
from device.simulator.drawing.widgets.containers import column
from device.simulator.drawing.widgets.words import text


def keypad_key(
    label: str,
    on_tap: Tap,
    *,
    letters: str = "",
    id: str = "",
    key: str = "",
    description: str = "",
    background: str = "surface_container_high",
    color: str = "on_surface",
    on_long_press: Tap | None = None,
    height: int = 64,
) -> View:
    """A key of a dialler or a calculator: a clickable frame with a large sign and perhaps small letters."""
    return column(
        text(label, id="dialpad_key_number", size=28, color=color, max_lines=1),
        text(letters, id="dialpad_key_letters", size=11, color="on_surface_variant", max_lines=1) if letters else None,
        id=id,
        key=key,
        height=height,
        weight=1.0,
        align="center",
        arrange="center",
        background=background,
        radius=height // 2,
        description=description or (f"{label},{letters}" if letters else label),
        on_tap=on_tap,
        on_long_press=on_long_press,
        class_name=FRAME_LAYOUT,
    )


def key_cap(
    label: str,
    on_tap: Tap,
    *,
    icon: str = "",
    description: str = "",
    id: str = "",
    key: str = "",
    weight: float = 1.0,
    background: str = "surface_container_lowest",
    color: str = "on_surface",
    on_long_press: Tap | None = None,
) -> View:
    """A key of the on-screen keyboard, with a sign or an icon on it. Its place in the row goes by ``weight``."""
    return View(
        kind="icon" if icon else "text",
        class_name=BUTTON,
        id=id,
        key=key,
        text=label,
        icon=icon,
        description=description,
        height=44,
        weight=weight,
        style=Style(
            background=background,
            color=color,
            size=24 if icon else 22,
            fixed=True,
            radius=6,
            text_align="center",
            max_lines=1,
        ),
        on_tap=on_tap,
        on_long_press=on_long_press,
    )
