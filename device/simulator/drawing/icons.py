"""Icons: alpha masks by name and size, from one shipped picture of Material Symbols."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from PIL import Image

FOLDER = Path(__file__).parent.parent / "assets" / "icons"
CELL = 96
COLUMNS = 16


@lru_cache(maxsize=1)
def _sheet() -> tuple[Image.Image, dict[str, int]]:
    """The picture of all icons, and the cell of each."""
    names = json.loads((FOLDER / "icons.json").read_text(encoding="utf-8"))
    picture = Image.open(FOLDER / "icons.png").convert("L")
    return picture, {name: i for i, name in enumerate(names)}


def names() -> frozenset[str]:
    """Every icon there is."""
    return frozenset(_sheet()[1])


@lru_cache(maxsize=1024)
def mask(name: str, px: int) -> Image.Image:
    """An icon's alpha values in a square of ``px`` pixels. Raises KeyError for an icon that there is not."""
    picture, cells = _sheet()
    if name not in cells:
        raise KeyError(f"no icon is called {name!r}")
    x, y = cells[name] % COLUMNS * CELL, cells[name] // COLUMNS * CELL
    cell = picture.crop((x, y, x + CELL, y + CELL))
    return cell if px == CELL else cell.resize((px, px), Image.Resampling.LANCZOS)
