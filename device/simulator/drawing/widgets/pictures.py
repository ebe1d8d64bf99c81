"""Pictures and decoration: icons, images, avatars, dividers and space."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from device.simulator.drawing.view import Insets, Size, Style, View
from device.simulator.drawing.widgets.classes import IMAGE_VIEW, Tap

AVATAR_COLORS = (
    "#00796b", "#5c6bc0", "#8e24aa", "#c2185b", "#d84315", "#558b2f", "#1976d2", "#6d4c41", "#455a64", "#ef6c00",
)  # fmt: skip
"""Backgrounds of avatars; each is dark enough for a white initial."""


def divider(*, inset: int = 0, margin: Insets | None = None) -> View:
    """A hairline across the column; no node of the tree."""
    return View(
        kind="divider",
        width="fill",
        height=1,
        margin=margin or Insets(inset, 0, inset, 0),
        style=Style(background="outline_variant"),
        hidden_from_tree=True,
    )


def space(size: int = 0, *, weight: float = 0.0) -> View:
    """Nothing, of ``size`` both ways, or with ``weight`` as much as is left."""
    return View(kind="space", width=size, height=size, weight=weight, hidden_from_tree=True)


def icon(
    name: str,
    *,
    size: int = 24,
    color: str = "on_surface_variant",
    background: str = "",
    box: int = 0,
    radius: int = -1,
    id: str = "",
    key: str = "",
    description: str = "",
    margin: Insets | None = None,
    hidden_from_tree: bool = False,
    on_tap: Tap | None = None,
    on_long_press: Tap | None = None,
) -> View:
    """An ImageView with an icon; with ``box`` it stands in a square of that size, round unless ``radius`` says so."""
    side = box or size
    return View(
        kind="icon",
        class_name=IMAGE_VIEW,
        id=id,
        key=key,
        icon=name,
        description=description,
        width=side,
        height=side,
        margin=margin or Insets(),
        style=Style(color=color, background=background, size=size, radius=side // 2 if radius < 0 else radius),
        focusable=on_tap is not None,
        hidden_from_tree=hidden_from_tree,
        on_tap=on_tap,
        on_long_press=on_long_press,
    )


def image(
    *,
    icon: str = "",
    background: str = "surface_container_high",
    color: str = "on_surface_variant",
    width: Size = 40,
    height: Size = 40,
    radius: int = 0,
    size: int = 24,
    id: str = "",
    key: str = "",
    description: str = "",
    draw: Callable[[Any, Any], None] | None = None,
    on_tap: Tap | None = None,
    on_long_press: Tap | None = None,
) -> View:
    """An ImageView: a coloured box with an icon in it, or whatever ``draw`` paints (see ``View.draw``)."""
    return View(
        kind="image" if draw is None else "canvas",
        class_name=IMAGE_VIEW,
        id=id,
        key=key,
        icon=icon,
        description=description,
        width=width,
        height=height,
        style=Style(color=color, background=background, size=size, radius=radius),
        focusable=on_tap is not None,
        draw=draw,
        on_tap=on_tap,
        on_long_press=on_long_press,
    )


def avatar(
    name: str,
    *,
    size: int = 40,
    color: str = "",
    id: str = "",
    key: str = "",
    description: str = "",
    on_tap: Tap | None = None,
) -> View:
    """A person's initial in a coloured circle: an ImageView, so the initial is in the picture only."""
    first = name.strip()[:1].upper()
    return View(
        kind="image",
        class_name=IMAGE_VIEW,
        id=id,
        key=key,
        text=first,
        icon="" if first.isalpha() else "person",
        description=description,
        width=size,
        height=size,
        style=Style(background=color or color_of(name), color="white", size=size // 2, fixed=True, radius=size // 2),
        focusable=on_tap is not None,
        on_tap=on_tap,
    )


def color_of(name: str) -> str:
    """The avatar colour of a name, always the same for the same name."""
    return AVATAR_COLORS[hashlib.sha256(name.encode("utf-8", "replace")).digest()[0] % len(AVATAR_COLORS)]
