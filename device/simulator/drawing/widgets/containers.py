"""Containers: columns, rows, stacks, lists and cards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from device.simulator.drawing.view import Align, Arrange, Insets, Size, Style, View
from device.simulator.drawing.widgets.classes import (
    CARD_VIEW,
    FRAME_LAYOUT,
    LINEAR_LAYOUT,
    RECYCLER_VIEW,
    SCROLL_VIEW,
    Tap,
)


def column(
    *children: View | None,
    id: str = "",
    key: str = "",
    width: Size = "fill",
    height: Size = "wrap",
    weight: float = 0.0,
    padding: Insets | None = None,
    margin: Insets | None = None,
    gap: int = 0,
    align: Align = "fill",
    arrange: Arrange = "start",
    background: str = "",
    radius: int = 0,
    elevation: int = 0,
    border: str = "",
    class_name: str = LINEAR_LAYOUT,
    description: str = "",
    selected: bool = False,
    enabled: bool = True,
    on_tap: Tap | None = None,
    on_long_press: Tap | None = None,
    kind: Literal["column", "row", "stack"] = "column",
) -> View:
    """Children one below the other, as wide as the parent unless said otherwise."""
    return View(
        kind=kind,
        class_name=class_name,
        id=id,
        key=key,
        children=present(children),
        width=width,
        height=height,
        weight=weight,
        padding=padding or Insets(),
        margin=margin or Insets(),
        gap=gap,
        align=align,
        arrange=arrange,
        style=Style(background=background, radius=radius, elevation=elevation, border=border),
        description=description,
        selected=selected,
        enabled=enabled,
        focusable=on_tap is not None,
        on_tap=on_tap,
        on_long_press=on_long_press,
    )


def row(*children: View | None, align: Align = "center", **options: Any) -> View:
    """Children side by side, centred vertically; takes the options of ``column``."""
    return column(*children, kind="row", align=align, **options)


def stack(*children: View | None, align: Align = "start", class_name: str = FRAME_LAYOUT, **options: Any) -> View:
    """Children on top of each other, the last in front; takes the options of ``column``.

    ``align`` holds for both directions unless ``arrange`` is given for the vertical one.
    """
    return column(*children, kind="stack", align=align, class_name=class_name, **options)


def screen(*children: View | None, background: str = "surface", **options: Any) -> View:
    """The root of a page: a column that fills its window."""
    return column(*children, height="fill", background=background, class_name=FRAME_LAYOUT, **options)


def scroll_column(
    *children: View | None,
    key: str,
    id: str = "recycler_view",
    recycling: bool = True,
    width: Size = "fill",
    height: Size = "fill",
    weight: float = 1.0,
    padding: Insets | None = None,
    gap: int = 0,
    background: str = "",
    class_name: str = "",
) -> View:
    """A list that scrolls; ``key`` is where the page keeps its offset.

    A recycling list (RecyclerView) has only the rows in sight as children; otherwise it is a ScrollView around one
    LinearLayout that holds everything.
    """
    rows = present(children)
    padding = padding or Insets()
    if not recycling:
        rows = (column(*rows, padding=padding, gap=gap),)
    return View(
        kind="scroll",
        class_name=class_name or (RECYCLER_VIEW if recycling else SCROLL_VIEW),
        id=id if recycling or id != "recycler_view" else "scroll_view",
        key=key,
        children=rows,
        width=width,
        height=height,
        weight=weight,
        padding=padding if recycling else Insets(),
        gap=gap if recycling else 0,
        align="fill",
        style=Style(background=background),
        focusable=recycling,
    )


def card(*children: View | None, elevation: int = 0, background: str = "surface_container", **options: Any) -> View:
    """A rounded box around a column; takes the options of ``column``."""
    options.setdefault("padding", Insets(16, 16, 16, 16))
    options.setdefault("radius", 16)
    options.setdefault("class_name", CARD_VIEW)
    return column(*children, elevation=elevation, background=background, **options)


def present(children: Sequence[View | None]) -> tuple[View, ...]:
    """The children without the places that were left empty."""
    return tuple(child for child in children if child is not None)
