"""The geometry of relations: how well boxes lie to the left of, below, between … landmarks. Vectorised, pure.

Boxes are arrays of shape (n, 4) with columns left, top, right, bottom; a landmark is one box (4,) or one for each.
Every function gives n fits from 0 to 1: near is better than far, in line better than askew.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

import numpy as np
import numpy.typing as npt

from device.geometry import Bounds
from grounding.language import Side

Boxes = npt.NDArray[np.float64]
Fits = npt.NDArray[np.float64]

LEFT, TOP, RIGHT, BOTTOM = range(4)

AS_ONE_READS = 0.94
"""Of two things on either side, "next to" means rather the one that follows."""

MOST_OVERLAP = 0.25
"""A box that overlaps its landmark by more than this share of the display lies on no side of it."""


def against_reading(leftward: bool) -> frozenset[Side]:
    """On these sides of a landmark some count from the landmark on, against the order of reading."""
    return frozenset((Side.RIGHT if leftward else Side.LEFT, Side.ABOVE, Side.BEFORE))


def boxes_of(bounds: Iterable[Bounds]) -> Boxes:
    """Boxes as an array."""
    rows = [(b.left, b.top, b.right, b.bottom) for b in bounds]
    return np.array(rows, dtype=np.float64).reshape(len(rows), 4)


def fits(side: Side, boxes: Boxes, mark: Boxes, width: float, height: float, leftward: bool = False) -> Fits:
    """How well each box lies to that side of its landmark, on a display of this size. ``leftward``: what follows stands
    left of what goes before."""
    if leftward and side not in (Side.LEFT, Side.RIGHT):
        boxes, mark = _turned(boxes), _turned(mark)
    match side:
        case Side.LEFT:
            return _flank(boxes[:, RIGHT], mark[..., LEFT], boxes, mark, width, 0, -1)
        case Side.RIGHT:
            return _flank(mark[..., RIGHT], boxes[:, LEFT], boxes, mark, width, 0, 1)
        case Side.ABOVE:
            return _flank(boxes[:, BOTTOM], mark[..., TOP], boxes, mark, height, 1, -1)
        case Side.BELOW:
            return _flank(mark[..., BOTTOM], boxes[:, TOP], boxes, mark, height, 1, 1)
        case Side.BESIDE:
            flanked = np.maximum(
                AS_ONE_READS * fits(Side.LEFT, boxes, mark, width, height), fits(Side.RIGHT, boxes, mark, width, height)
            )
            stacked = np.maximum(
                AS_ONE_READS * fits(Side.ABOVE, boxes, mark, width, height),
                fits(Side.BELOW, boxes, mark, width, height),
            )
            return np.maximum(flanked, 0.7 * stacked)
        case Side.BEFORE:
            left, above = fits(Side.LEFT, boxes, mark, width, height), fits(Side.ABOVE, boxes, mark, width, height)
            return np.maximum(left, 0.75 * above)
        case Side.AFTER:
            right, below = fits(Side.RIGHT, boxes, mark, width, height), fits(Side.BELOW, boxes, mark, width, height)
            return np.maximum(right, 0.75 * below)
        case Side.INSIDE:
            return _inside(boxes, mark, width, height)
        case Side.SAME_ROW:
            return 0.7 * np.clip(shared(boxes, mark, TOP, BOTTOM), 0, 1)
        case Side.OF:
            beside = fits(Side.BESIDE, boxes, mark, width, height)
            return np.maximum(0.9 * _inside(boxes, mark, width, height), 0.8 * beside)
        case Side.BETWEEN | Side.SECTION:  # of two landmarks: see ``relating``
            return np.zeros(len(boxes))
        case never:
            assert_never(never)


def _turned(boxes: Boxes) -> Boxes:
    """Boxes with left for right."""
    found = boxes.copy()
    found[..., LEFT], found[..., RIGHT] = -boxes[..., RIGHT], -boxes[..., LEFT]
    return found


def shared(boxes: Boxes, mark: Boxes, low: int, high: int) -> Fits:
    """How much of the shorter of each box and its landmark lies beside the other, on the axis from edge ``low`` to edge
    ``high``: 1 for all of it, less than 0 where they are apart."""
    both = np.minimum(boxes[:, high], mark[..., high]) - np.maximum(boxes[:, low], mark[..., low])
    least = np.maximum(1, np.minimum(boxes[:, high] - boxes[:, low], mark[..., high] - mark[..., low]))
    return np.asarray(both / least)


def between(boxes: Boxes, one: Boxes, other: Boxes) -> Fits:
    """How well each box lies between two landmarks, on the axis along which they are apart."""
    ax, ay = (one[LEFT] + one[RIGHT]) / 2, (one[TOP] + one[BOTTOM]) / 2
    dx, dy = (other[LEFT] + other[RIGHT]) / 2 - ax, (other[TOP] + other[BOTTOM]) / 2 - ay
    length = float(np.hypot(dx, dy))
    if not length:
        return np.zeros(len(boxes))
    tx, ty = (boxes[:, LEFT] + boxes[:, RIGHT]) / 2 - ax, (boxes[:, TOP] + boxes[:, BOTTOM]) / 2 - ay
    along = (tx * dx + ty * dy) / length**2
    aside = np.abs(tx * dy - ty * dx) / length
    high, wide = boxes[:, BOTTOM] - boxes[:, TOP], boxes[:, RIGHT] - boxes[:, LEFT]
    reach = np.maximum(high, max(one[BOTTOM] - one[TOP], other[BOTTOM] - other[TOP], 1))
    half = np.maximum(reach, (wide * abs(dy) + high * abs(dx)) / length) / 2  # of the box, across the way
    found = (1 - 0.6 * np.abs(along - 0.5)) / (1 + np.maximum(0, aside - half) / reach)
    apart = (along > 0) & (along < 1)
    for mark in (one, other):
        apart &= ~_holds(boxes, mark) & ~_within(boxes, mark)
    return np.where(apart, found, 0.0)


def _holds(boxes: Boxes, mark: Boxes) -> npt.NDArray[np.bool_]:
    """Which boxes hold the whole landmark: it stands in them, they do not stand beside it."""
    across = (boxes[:, LEFT] <= mark[LEFT]) & (boxes[:, RIGHT] >= mark[RIGHT])
    held: npt.NDArray[np.bool_] = across & (boxes[:, TOP] <= mark[TOP]) & (boxes[:, BOTTOM] >= mark[BOTTOM])
    return held


def _within(boxes: Boxes, mark: Boxes) -> npt.NDArray[np.bool_]:
    """Which boxes have their middle in the landmark."""
    x, y = (boxes[:, LEFT] + boxes[:, RIGHT]) / 2, (boxes[:, TOP] + boxes[:, BOTTOM]) / 2
    inside: npt.NDArray[np.bool_] = (mark[LEFT] <= x) & (x < mark[RIGHT]) & (mark[TOP] <= y) & (y < mark[BOTTOM])
    return inside


def _flank(near: Fits, far: Fits, boxes: Boxes, mark: Boxes, span: float, axis: int, sign: int) -> Fits:
    """From ``near``, the edge that looks towards the other box, to ``far``, the other's, along ``axis`` (0 is x)."""
    span = max(1.0, span)
    low, high = (TOP, BOTTOM) if axis == 0 else (LEFT, RIGHT)
    gap = far - near
    ahead = boxes[:, axis] + boxes[:, axis + 2] - mark[..., axis] - mark[..., axis + 2]
    shared = np.minimum(boxes[:, high], mark[..., high]) - np.maximum(boxes[:, low], mark[..., low])
    least = np.maximum(1, np.minimum(boxes[:, high] - boxes[:, low], mark[..., high] - mark[..., low]))
    askew = np.abs(boxes[:, low] + boxes[:, high] - mark[..., low] - mark[..., high]) / 2
    line = np.where(
        shared > 0, 0.35 + 0.65 * np.clip(shared / least, 0, 1), 0.35 / (1 + 8 * np.maximum(0, -shared) / span)
    )
    line = line / np.where(gap < 0, 1 + 6 * np.abs(gap) / span, 1 + 5 * np.abs(gap) / span) / (1 + 0.6 * askew / span)
    return np.where((ahead * sign > 0) & (gap >= -MOST_OVERLAP * span), line, 0.0)


def _inside(boxes: Boxes, mark: Boxes, width: float, height: float) -> Fits:
    x, y = (boxes[:, LEFT] + boxes[:, RIGHT]) / 2, (boxes[:, TOP] + boxes[:, BOTTOM]) / 2
    area = (boxes[:, RIGHT] - boxes[:, LEFT]) * (boxes[:, BOTTOM] - boxes[:, TOP])
    room = (mark[..., RIGHT] - mark[..., LEFT]) * (mark[..., BOTTOM] - mark[..., TOP])
    within = (x >= mark[..., LEFT]) & (x < mark[..., RIGHT]) & (y >= mark[..., TOP]) & (y < mark[..., BOTTOM])
    beside = 0.35 * fits(Side.BESIDE, boxes, mark, width, height)
    return np.where(within & (area <= room), 0.6 + 0.4 * area / np.maximum(1, room), beside)
