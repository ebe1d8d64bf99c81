"""What of a picture is as it was: rows of pixels in bands, compared by their digests."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from device.geometry import Bounds
from grounding.vision.seen import Pixels

BAND = 48
"""Rows in a band: a multiple of the blocks that JPEG is made of, so that an unchanged band keeps its every bit."""

Strip = tuple[int, int]
"""Rows from the first to before the second."""


def digests(pixels: Pixels) -> tuple[int, ...]:
    """One number for each band, from the top."""
    return tuple(zlib.crc32(pixels[top : top + BAND].data) for top in range(0, pixels.shape[0], BAND))


def changed(before: Sequence[int], now: Sequence[int], height: int) -> list[Strip]:
    """The strips of which the digests differ, neighbours joined. Pictures of other sizes differ altogether."""
    if len(before) != len(now):
        return [(0, height)]
    strips: list[Strip] = []
    for at, (one, other) in enumerate(zip(before, now, strict=True)):
        if one == other:
            continue
        top, bottom = at * BAND, min(height, (at + 1) * BAND)
        if strips and strips[-1][1] >= top:
            strips[-1] = (strips[-1][0], bottom)
        else:
            strips.append((top, bottom))
    return strips


def grown(strip: Strip, boxes: Sequence[Bounds], margin: int, height: int) -> Strip:
    """The strip with some rows around it, and so that no box is cut by its edges."""
    top, bottom = max(0, strip[0] - margin), min(height, strip[1] + margin)
    while True:
        cut = [box for box in boxes if box.top < bottom and box.bottom > top and (box.top < top or box.bottom > bottom)]
        if not cut:
            return top, bottom
        top = min([top, *(box.top for box in cut)])
        bottom = max([bottom, *(box.bottom for box in cut)])
