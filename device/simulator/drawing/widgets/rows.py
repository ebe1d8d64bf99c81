"""Rows of lists, as Android's settings have them."""

from __future__ import annotations

from typing import Any

from device.simulator.drawing.view import Insets, View, insets
from device.simulator.drawing.widgets.classes import RELATIVE_LAYOUT, Tap
from device.simulator.drawing.widgets.containers import column, row
from device.simulator.drawing.widgets.controls import radio, switch
from device.simulator.drawing.widgets.pictures import icon
from device.simulator.drawing.widgets.words import text


def list_row(
    title: str,
    subtitle: str = "",
    *,
    icon: str = "",
    leading: View | None = None,
    trailing: View | None = None,
    on_tap: Tap | None = None,
    on_long_press: Tap | None = None,
    id: str = "",
    key: str = "",
    title_id: str = "android:id/title",
    summary_id: str = "android:id/summary",
    description: str = "",
    enabled: bool = True,
    selected: bool = False,
    icon_color: str = "on_surface_variant",
    subtitle_lines: int = 2,
    background: str = "",
    padding: Insets | None = None,
) -> View:
    """A row as Android's lists have it: a clickable LinearLayout that itself says nothing, with TextViews inside.

    ``leading`` (or a plain ``icon``) stands in an icon frame, ``trailing`` (a switch, a text …) in a widget frame.
    """
    front = leading or (_row_icon(icon, icon_color).but(enabled=enabled) if icon else None)
    words = _row_words(title, subtitle, title_id, summary_id, enabled, subtitle_lines)
    return row(
        row(front, id="icon_frame", width="wrap", margin=Insets(0, 8, 16, 8)) if front else None,
        words,
        row(trailing, id="android:id/widget_frame", width="wrap", margin=Insets(16, 0, 0, 0)) if trailing else None,
        id=id,
        key=key,
        padding=padding or insets(24),
        description=description,
        enabled=enabled,
        selected=selected,
        background=background or ("secondary_container" if selected else ""),
        on_tap=on_tap,
        on_long_press=on_long_press,
    )


def _row_words(title: str, subtitle: str, title_id: str, summary_id: str, enabled: bool, lines: int) -> View:
    """Title and summary of a row; the space around them makes a row 56 or 72 dp high."""
    first = text(title, id=title_id, max_lines=2)
    second = text(subtitle, id=summary_id, size=14, color="on_surface_variant", max_lines=lines) if subtitle else None
    return column(
        *(words.but(enabled=enabled) for words in (first, second) if words is not None),
        weight=1.0,
        align="start",
        gap=2,
        margin=insets(0, 15 if subtitle else 17),
        class_name=RELATIVE_LAYOUT,
    )


def _row_icon(name: str, color: str) -> View:
    return icon(name, color=color, id="android:id/icon")


def switch_row(title: str, checked: bool, on_tap: Tap, subtitle: str = "", **options: Any) -> View:
    """A settings row with a switch that the row itself turns; takes the options of ``list_row``."""
    enabled = bool(options.get("enabled", True))
    return list_row(title, subtitle, on_tap=on_tap, trailing=switch(checked, enabled=enabled), **options)


def radio_row(title: str, checked: bool, on_tap: Tap, subtitle: str = "", **options: Any) -> View:
    """A row to choose one of several; takes the options of ``list_row``."""
    return list_row(title, subtitle, on_tap=on_tap, leading=radio(checked, id="android:id/checkbox"), **options)
