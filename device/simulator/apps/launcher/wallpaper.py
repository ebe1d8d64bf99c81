"""The picture behind the home and lock screens."""

from __future__ import annotations

import re
from collections.abc import Sequence

from device.simulator.drawing.view import Style, View

WALLPAPER = ("#0b3c49", "#1f7a8c", "#bfdbf7")
COLOR = re.compile("#[0-9a-fA-F]{6}")


def wallpaper(colors: Sequence[str] = WALLPAPER) -> View:
    """The picture behind the home and lock screens: from the first colour above through the second to the third."""
    if len(colors) < 2 or not all(COLOR.fullmatch(each) for each in colors):
        raise ValueError(f"A wallpaper is a list of two colours (#rrggbb) or more, not {colors!r}.")
    style = Style(gradient=tuple(colors))
    return View(kind="space", width="fill", height="fill", style=style, hidden_from_tree=True)
