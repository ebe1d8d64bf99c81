"""Switches: a pill with a knob in one of its ends, or a thumb that stands out over a lower track."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
import numpy.typing as npt

from device.geometry import Bounds
from grounding.vision.seen import Pixels

KNOB = 20
"""A knob differs at least so much (of 255) from the other end of its pill."""

THUMB_DP, THUMB_SHAPE = (15, 32), (0.85, 1.15)
"""A thumb on a track is so large, its shadow included, and about as wide as high."""
SWITCH_SHAPE = (1.25, 2.1)
"""A thumb with its track is so many times as wide as high."""
TRACK = 8
"""A track differs at least so much (of 255) from the ground, and from the thumb."""
TRACK_HEIGHT, UNEVEN = (0.4, 0.85), 0.12
"""So much of the thumb's height a track takes, and the same all along, give or take the second share."""
SHOWN, BEYOND = (0.12, 0.32), (0.75, 0.95)
"""Where a track is surely seen beside its thumb, and where surely no more; in diameters of the thumb from its edge."""
TRACK_END = 0.6
"""So far from the thumb's edge a track ends."""
BESIDE = (0.1, 0.3)
"""Where the ground is seen on the thumb's other side."""
EVEN = 0.9
"""So much of what is looked at is of one colour."""


def knob_at_right(pixels: Pixels, box: Bounds) -> bool | None:
    """Whether a pill's knob is on its right; None when it has none. A knob is a disc of another shade in one end."""
    inner = pixels[box.top : box.bottom, box.left : box.right]
    grey = cv2.cvtColor(inner, cv2.COLOR_RGB2GRAY).astype(np.int16)
    height, width = grey.shape
    middle, reach = height // 2, height // 8
    shades = np.median(grey[middle - reach : middle + reach + 1], axis=0)
    ends = [float(np.median(shades[x - reach : x + reach])) for x in (middle, width - middle)]
    if abs(ends[0] - ends[1]) < KNOB:
        return None
    # what is no knob: just inside the upper edge, in the middle, where no knob reaches
    track = grey[int(0.14 * height) : int(0.2 * height) + 1, int(0.42 * width) : int(0.58 * width) + 1]
    shade = float(np.median(track))
    return abs(ends[1] - shade) > abs(ends[0] - shade)


def thumbs(box: Bounds, dp: float) -> Iterator[Bounds]:
    """Where in a shape the thumb of a switch may be: all of it, or one of its ends. ``dp`` is pixels to a dp."""
    if not THUMB_DP[0] * dp <= box.height <= THUMB_DP[1] * dp:
        return
    if THUMB_SHAPE[0] <= box.width / box.height <= THUMB_SHAPE[1]:
        yield box
    elif SWITCH_SHAPE[0] <= box.width / box.height <= SWITCH_SHAPE[1]:
        yield Bounds(box.left, box.top, box.left + box.height, box.bottom)
        yield Bounds(box.right - box.height, box.top, box.right, box.bottom)


def thumb_on_track(pixels: Pixels, thumb: Bounds) -> tuple[Bounds, bool] | None:
    """The switch that this is the thumb of, and whether it is on: its track shows on the left then; None where there is
    no track, or one on both sides, as of a slider."""
    for on in (False, True):
        seen = pixels[:, ::-1] if on else pixels
        width = pixels.shape[1]
        left = width - thumb.right if on else thumb.left
        if _track_after(seen, Bounds(left, thumb.top, left + thumb.width, thumb.bottom)):
            reach = round(TRACK_END * thumb.height)
            ends = (max(0, thumb.left - reach), thumb.right) if on else (thumb.left, min(width, thumb.right + reach))
            return Bounds(ends[0], thumb.top, ends[1], thumb.bottom), on
    return None


def _track_after(pixels: Pixels, thumb: Bounds) -> bool:
    """A track begins under the thumb and ends soon to its right; to its left is the ground."""
    size, middle = thumb.height, thumb.center.y
    top, bottom = middle - round(0.55 * size), middle + round(0.55 * size) + 1
    first, last = thumb.left - round(BESIDE[1] * size), thumb.right + round(BEYOND[1] * size)
    if top < 0 or first < 0 or bottom > pixels.shape[0] or last > pixels.shape[1]:
        return False
    around = pixels[top:bottom, first:last].astype(np.int16)
    row, core = middle - top, max(1, round(0.15 * size))
    rim = max(1, round(0.06 * size))

    def columns(limits: tuple[float, float], edge: int) -> slice:
        return slice(edge + round(limits[0] * size) - first, edge + round(limits[1] * size) - first)

    shown = columns(SHOWN, thumb.right)
    ground = np.median(np.concatenate((around[:rim, shown], around[-rim:, shown])).reshape(-1, 3), axis=0)
    level = around[row - core : row + core + 1]
    track = np.median(level[:, shown].reshape(-1, 3), axis=0)
    if _apart(track, ground) < TRACK or not _is_even(level[:, shown], track):
        return False
    if not _is_even(level[:, columns(BEYOND, thumb.right)], ground):
        return False
    if not _is_even(level[:, columns((-BESIDE[1], -BESIDE[0]), thumb.left)], ground):
        return False
    knob = np.median(level[:, thumb.center.x - core - first : thumb.center.x + core + 1 - first].reshape(-1, 3), axis=0)
    if _apart(knob, track) < TRACK:
        return False
    high = (np.abs(around[:, shown] - ground).max(axis=2) > _apart(track, ground) / 2).sum(axis=0) / size
    return bool(
        TRACK_HEIGHT[0] <= float(np.median(high)) <= TRACK_HEIGHT[1]
        and float(np.quantile(high, 0.9) - np.quantile(high, 0.1)) <= UNEVEN
    )


def _apart(one: npt.NDArray[np.floating], other: npt.NDArray[np.floating]) -> float:
    return float(np.abs(one - other).max())


def _is_even(some: npt.NDArray[np.int16], colour: npt.NDArray[np.floating]) -> bool:
    return float((np.abs(some - colour).max(axis=2) <= TRACK / 2 + 2).mean()) >= EVEN
