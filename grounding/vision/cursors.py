"""The cursor of the field that is written in, as Android draws it: an upright stroke in a colour, on one ground."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from device.geometry import Bounds
from grounding.vision.seen import Pixels

COLOURED = 40
"""The least difference between a coloured pixel's strongest and weakest channel (of 255)."""
WIDE_DP, HIGH_DP = (1, 3.5), (12, 48)
"""A cursor is so wide and so high; Android's is 2 dp wide."""
SLENDER = 5
"""It is so many times as high as wide."""
FULL = 0.85
"""It takes this share of its box."""
RIM = 2
"""Pixels around it that are neither its colour nor its ground's."""
STRAY = 0.05
"""So much colour beside it, as a share of it, is the picture's compression."""
OWN_SHADES, GROUND_SHADES = 40, 24
"""Its own colour, and that of its ground on one side, differ no more from top to bottom (of 255)."""


def cursors(pixels: Pixels, dp: float) -> list[Bounds]:
    """Strokes that may be a cursor. ``dp`` is pixels to a dp.

    A letter of a coloured word has others beside it, a cursor has nothing coloured within half its height.
    """
    red, green, blue = cv2.split(pixels)
    spread = cv2.subtract(cv2.max(cv2.max(red, green), blue), cv2.min(cv2.min(red, green), blue))
    coloured = (spread >= COLOURED).astype(np.uint8)
    upright = cv2.morphologyEx(coloured, cv2.MORPH_OPEN, np.ones((2 * round(HIGH_DP[0] * dp / 2) + 1, 1), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(upright, connectivity=8)
    boxes = [Bounds(left, top, left + w, top + h) for left, top, w, h, _ in stats[1:count].tolist()]
    return [box for box in boxes if _is_stroke(box, dp) and _stands_alone(box, coloured) and _is_even(box, pixels)]


def _is_stroke(box: Bounds, dp: float) -> bool:
    wide, high = box.width / dp, box.height / dp
    fits = WIDE_DP[0] <= wide <= WIDE_DP[1] and HIGH_DP[0] <= high <= HIGH_DP[1]
    return fits and box.height >= SLENDER * box.width


def _stands_alone(box: Bounds, coloured: npt.NDArray[np.uint8]) -> bool:
    """It is full, and next to nothing coloured stands beside it within half its height."""
    left, right = max(0, box.left - RIM), box.right + RIM
    around = coloured[box.top : box.bottom, max(0, left - box.height // 2) : right + box.height // 2]
    own = int(coloured[box.top : box.bottom, left:right].sum())
    inside = int(coloured[box.top : box.bottom, box.left : box.right].sum())
    return inside >= FULL * box.area and int(around.sum()) - own <= STRAY * box.area


def _is_even(box: Bounds, pixels: Pixels) -> bool:
    """It is of one colour from top to bottom, and so is what is on one side of it at least: no edge in a photo."""
    rows = pixels[box.top + RIM : box.bottom - RIM].astype(np.int16)
    sides = (box.left - RIM - 1, box.right + RIM)
    within = (0 <= x < pixels.shape[1] for x in sides)
    return _spread(rows[:, box.center.x]) <= OWN_SHADES and any(
        inside and _spread(rows[:, x]) <= GROUND_SHADES for x, inside in zip(sides, within, strict=True)
    )


def _spread(column: npt.NDArray[np.int16]) -> int:
    return int((column.max(axis=0) - column.min(axis=0)).max())


def without(pixels: Pixels, strokes: Sequence[Bounds]) -> Pixels:
    """The picture with the strokes in the colour of their ground: a cursor is read as a letter, or seen as an icon."""
    if not strokes:
        return pixels
    clean = pixels.copy()
    for box in strokes:
        around = pixels[box.top : box.bottom, max(0, box.left - box.height) : box.right + box.height]
        rim = Bounds(max(0, box.left - RIM), max(0, box.top - RIM), box.right + RIM, box.bottom + RIM)
        clean[rim.top : rim.bottom, rim.left : rim.right] = np.median(around.reshape(-1, 3), axis=0)
    return clean
