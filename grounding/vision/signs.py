"""Signs so plain that their shape tells them: three dots, three bars, two upright ones, a plus, a cross."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from device.geometry import Bounds
from grounding.vision.seen import Pixels

Ink = npt.NDArray[np.bool_]

INK = 60
"""A pixel this far from the ground (of 255) is part of the sign."""
BAR_DP = 10
SIDE = 15
"""Crosses are looked at in so many cells across and down."""
THICK = 0.22, 0.45
"""How wide a bar of two upright ones is, in shares of its height."""
THIN, FULL, BARE = 2, 0.85, 0.12
"""Arms are at most so many cells to either side of the middle; they fill their line to this share, and little else."""


def sign(pixels: Pixels, box: Bounds, dp: float) -> str:
    """``more``, ``menu``, ``pause``, ``add`` or ``close``; '' for anything else. ``dp`` is pixels to a dp."""
    crop = pixels[box.top : box.bottom, box.left : box.right]
    if min(crop.shape[:2]) < 3:
        return ""
    grey = cv2.cvtColor(crop, cv2.COLOR_RGB2GRAY).astype(np.int16)
    ground = int(np.median(np.concatenate((grey[0], grey[-1], grey[:, 0], grey[:, -1]))))
    inked = np.asarray(np.abs(grey - ground) > INK, dtype=np.bool_)
    return _three_alike(inked, dp) or _two_upright(inked) or _cross(inked)


def _three_alike(inked: Ink, dp: float) -> str:
    """Three dots in a column or a row, or three bars."""
    for axis in (1, 0):
        runs, widths = _runs(np.any(inked, axis=axis)), _runs(np.any(inked, axis=1 - axis))
        if len(runs) != 3 or max(runs) > 1.4 * min(runs) + 1:
            continue
        across = widths[0] if len(widths) == 1 else 0
        if 0.6 * runs[0] <= across <= 1.7 * runs[0]:
            return "more"
        if axis == 1 and across >= 4 * runs[0] and across >= BAR_DP * dp:
            return "menu"
    return ""


def _two_upright(inked: Ink) -> str:
    """Two thick bars side by side, as high as each other and filled; no letters are as thick."""
    columns, rows = np.flatnonzero(inked.any(axis=0)), np.flatnonzero(inked.any(axis=1))
    widths, heights = _runs(inked.any(axis=0)), _runs(inked.any(axis=1))
    if len(widths) != 2 or len(heights) != 1 or max(widths) > 1.3 * min(widths) + 1:
        return ""
    gap = int(columns[-1] - columns[0]) + 1 - sum(widths)
    thick = THICK[0] * heights[0] <= min(widths) and max(widths) <= THICK[1] * heights[0]
    filled = inked[rows[0] : rows[-1] + 1][:, inked.any(axis=0)].mean() >= FULL
    return "pause" if thick and 0.4 * min(widths) <= gap <= 2 * max(widths) and filled else ""


def _cross(inked: Ink) -> str:
    """A plus, or a cross: two arms through the middle and nothing beside them."""
    rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    if not len(rows) or not len(columns):
        return ""
    tight = inked[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    height, width = tight.shape
    if not 0.85 <= width / height <= 1.18 or height < SIDE // 2:
        return ""
    cells = cv2.resize(tight.astype(np.float32), (SIDE, SIDE), interpolation=cv2.INTER_AREA)
    middle = SIDE // 2
    upright, level = cells[:, middle], cells[middle]
    away = np.abs(np.arange(SIDE) - middle) > THIN
    beside = cells[np.ix_(away, away)]
    if min(upright.mean(), level.mean()) >= FULL and beside.mean() <= BARE:
        return "add"
    falling = np.abs(np.subtract.outer(np.arange(SIDE), np.arange(SIDE)))
    on = (falling == 0) | (falling[:, ::-1] == 0)
    off = (falling > THIN + 1) & (falling[:, ::-1] > THIN + 1)
    return "close" if cells[on].mean() >= FULL - 0.1 and cells[off].mean() <= BARE else ""


def _runs(line: npt.ArrayLike) -> list[int]:
    """The lengths of the stretches that are set."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], np.asarray(line), [False])).astype(np.int8)))
    return [int(end - start) for start, end in zip(edges[::2], edges[1::2], strict=True)]
