"""Texts: plain, headings and titles."""

from __future__ import annotations

from typing import Literal

from device.simulator.drawing.view import Insets, Size, Style, View
from device.simulator.drawing.widgets.classes import TEXT_VIEW, Tap


def text(
    value: str,
    *,
    id: str = "",
    key: str = "",
    size: int = 16,
    color: str = "on_surface",
    bold: bool = False,
    text_align: Literal["start", "center", "end"] = "start",
    max_lines: int = 0,
    width: Size = "wrap",
    weight: float = 0.0,
    padding: Insets | None = None,
    margin: Insets | None = None,
    background: str = "",
    radius: int = 0,
    description: str = "",
    hidden_from_tree: bool = False,
    on_tap: Tap | None = None,
    on_long_press: Tap | None = None,
) -> View:
    """A TextView. ``max_lines`` 0 means as many as it takes; more text than fits ends in an ellipsis."""
    return View(
        kind="text",
        class_name=TEXT_VIEW,
        id=id,
        key=key,
        text=value,
        description=description,
        width=width,
        weight=weight,
        padding=padding or Insets(),
        margin=margin or Insets(),
        style=Style(
            background=background, color=color, size=size, bold=bold, text_align=text_align, max_lines=max_lines,
            radius=radius,
        ),
        focusable=on_tap is not None,
        hidden_from_tree=hidden_from_tree,
        on_tap=on_tap,
        on_long_press=on_long_press,
    )  # fmt: skip


def heading(value: str, *, id: str = "android:id/title", key: str = "", padding: Insets | None = None) -> View:
    """The small coloured title above a group of rows."""
    return text(
        value,
        id=id,
        key=key,
        size=14,
        bold=True,
        color="primary",
        width="fill",
        max_lines=1,
        padding=padding or Insets(24, 20, 24, 8),
    )


def title(value: str, *, id: str = "", key: str = "", size: int = 28, padding: Insets | None = None) -> View:
    """A large title in the page."""
    return text(value, id=id, key=key, size=size, width="fill", max_lines=2, padding=padding or Insets(24, 8, 24, 16))
