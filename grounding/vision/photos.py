"""Photos and drawings that stand on the page as tiles: rectangles of many colours, whatever is in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import cv2
import numpy as np
import numpy.typing as npt

from device.geometry import Bounds
from grounding.vision.seen import Pixels, SeenText, may_be_icon

LEAST_DP, WIDEST = 56, 0.97
"""A tile is so wide and high at least, and no wider than this share of the screen, as bars and keyboards are."""
OFF_GROUND = 20
"""What differs from the page's ground by more (of 255) stands on it."""
FULL = 0.93
"""A tile takes this share of its box: its corners may be round."""
PLAIN = 0.72
"""Where one colour takes this share of it, it is a card or a button."""
GRID, UNEVEN, MOSTLY = 3, 4, 0.5
"""So many tiles of one size, give or take so many pixels, are a grid; so much of a cell of it is not the ground."""
MOST_LINES = 1
"""A tile with more lines of words in it is a card with a picture."""


def photos(half: Pixels, texts: Sequence[SeenText], dp: float) -> list[Bounds]:
    """Tiles, in pixels of the whole picture. ``half`` is it at half its size; ``dp`` is whole pixels to a dp."""
    ground = _commonest(half[::4, ::4])[0]
    on_ground = cv2.inRange(half, np.clip(ground - OFF_GROUND, 0, 255), np.clip(ground + OFF_GROUND, 0, 255))
    off = (on_ground == 0).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(off, connectivity=4)
    least, widest = LEAST_DP * dp / 2, WIDEST * half.shape[1]
    found = []
    for left, top, wide, high, area in stats[1:count].tolist():
        fits = min(wide, high) >= least and wide <= widest and area >= FULL * wide * high
        if fits and _commonest(half[top : top + high : 2, left : left + wide : 2])[1] < PLAIN:
            found.append(Bounds(left, top, left + wide, top + high))
    found += _missed(found, off)
    whole = [Bounds(2 * b.left, 2 * b.top, 2 * b.right, 2 * b.bottom) for b in found]
    return [box for box in whole if _lines(box, texts) <= MOST_LINES]


def _missed(tiles: Sequence[Bounds], off: npt.NDArray[np.uint8]) -> list[Bounds]:
    """The other cells of the grid that tiles of one size stand in, where something stands on the ground."""
    for size in tiles:
        alike = [t for t in tiles if max(abs(t.width - size.width), abs(t.height - size.height)) <= UNEVEN]
        columns, rows = _apart(t.left for t in alike), _apart(t.top for t in alike)
        if len(alike) >= GRID and len(columns) > 1:
            cells = (Bounds(x, y, x + size.width, y + size.height) for x in columns for y in rows)
            free = (c for c in cells if all(c.intersect(t).empty for t in tiles))
            return [c for c in free if float(off[c.top : c.bottom, c.left : c.right].mean()) >= MOSTLY]
    return []


def _apart(places: Iterable[int]) -> list[int]:
    """Where columns or rows begin."""
    found: list[int] = []
    for place in sorted(places):
        if not found or place - found[-1] > UNEVEN:
            found.append(place)
    return found


def _commonest(pixels: Pixels) -> tuple[npt.NDArray[np.int16], float]:
    """The colour that most pixels have, give or take a little, and their share."""
    coarse = (pixels >> 4).astype(np.int32).reshape(-1, 3)
    codes = (coarse[:, 0] << 8) | (coarse[:, 1] << 4) | coarse[:, 2]
    best = int(np.bincount(codes, minlength=4096).argmax())
    alike = codes == best
    return np.median(pixels.reshape(-1, 3)[alike], axis=0).astype(np.int16), float(alike.mean())


def _lines(box: Bounds, texts: Iterable[SeenText]) -> int:
    return sum(box.contains(text.bounds.center) and not may_be_icon(text) for text in texts)
