"""What stands before the rest of a page, as its picture shows: a dialog or a sheet, with all beside it darkened."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from device.geometry import Bounds
from grounding.vision.outside import Between
from grounding.vision.seen import Kind, Pixels, Sight

DIMMED = 0.72
"""What a shade lies over is nowhere brighter than this share of the brightest before it."""
BRIGHT = 60
"""Something must be so bright (of 255) for anything to be darker."""
FEW = 0.002
"""So small a share of the brightest pixels is glare."""
STEP = 2
"""Every so many pixels across and down are looked at."""
LEAST, MOST = 0.04, 0.85
"""A dialog takes so much of the page."""
SOLID = 0.5
"""A ground of its own takes this share of a dialog; where it is dark, a framed box that is not much larger shows it."""
LARGER = 3.0
SLACK_DP = 4


def front_of(pixels: Pixels, sight: Sight, own: Between, dp: float) -> Bounds | None:
    """Where a dialog or a sheet stands, in pixels of the sight; None where nothing does.

    ``pixels`` are the picture's at any scale; ``own`` is where the app's part of it is; ``dp`` is pixels to a dp.
    """
    scale = sight.width / pixels.shape[1] if pixels.shape[1] else 1.0
    top, bottom = round(own.top / scale), round(own.bottom / scale)
    shades = pixels[top:bottom:STEP, ::STEP].max(axis=2)
    box = _bright(shades)
    if box is None:
        return None
    front = box.scaled(STEP * scale).moved(0, round(own.top))
    page = Bounds(0, round(own.top), sight.width, round(own.bottom))
    inside = shades[box.top : box.bottom, box.left : box.right]
    ground = float(np.median(inside))
    if float((inside == ground).mean()) < SOLID or ground < DIMMED * float(inside.max()):
        framed = _framed(front, sight, round(SLACK_DP * dp))
        if framed is None:
            return None
        front = framed
    small = LEAST * page.area <= front.area <= MOST * page.area
    beside = [*(t.bounds for t in sight.texts), *(r.bounds for r in sight.regions)]
    darkened = any(page.contains(b.center) and not front.overlaps(b) for b in beside)
    return front if small and darkened and _stands(front, page, dp) else None


def _bright(shades: npt.NDArray[np.uint8]) -> Bounds | None:
    """What holds all that is not dimmed."""
    if not shades.size:
        return None
    most = float(np.quantile(shades, 1 - FEW))
    if most < BRIGHT:
        return None
    lit = shades > DIMMED * most
    rows, columns = np.flatnonzero(lit.any(axis=1)), np.flatnonzero(lit.any(axis=0))
    return Bounds(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)


def _framed(box: Bounds, sight: Sight, slack: int) -> Bounds | None:
    """The smallest framed or filled box around all of it."""
    cards = [r.bounds for r in sight.regions if r.kind in (Kind.CARD, Kind.BUTTON)]
    around = [card for card in cards if card.inset(-slack).contains(box) and card.area <= LARGER * box.area]
    return min(around, key=lambda card: card.area, default=None)


def _stands(box: Bounds, page: Bounds, dp: float) -> bool:
    """In the middle from left to right, as dialogs do, or over the whole width on the bottom edge, as sheets do."""
    left, right = box.left - page.left, page.right - box.right
    if left <= SLACK_DP * dp and right <= SLACK_DP * dp:
        return page.bottom - box.bottom <= SLACK_DP * dp and box.top > page.top + SLACK_DP * dp
    return abs(left - right) <= 2 * SLACK_DP * dp
