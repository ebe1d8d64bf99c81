"""Glyphs: what a crop of the screen shows, rid of colour, size and place, as the icon network reads it.

Ink is how far a pixel's colour is from the colour of the crop's rim, so dark on light and light on dark are the same. A
glyph is the ink's tight box in the middle of a small square. Training draws its examples through this very file.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

SIDE = 48
"""Side of a glyph in pixels."""
MARGIN = 2
"""Pixels left free around it."""
LARGEST = 128
"""Crops with a longer side are made smaller first: no icon needs more, and photos cost time."""
FAINTEST = 14.0
"""Colour distance (of 255) below which there is nothing but rim colour in a crop."""
INKED = 0.4
"""Ink from which a pixel counts for the tight box."""
SOLID = 0.62
"""Share of a shape that must be ink for it to be a plate with something drawn on it, not an outline."""


def glyphs(crop: NDArray[np.uint8]) -> list[NDArray[np.uint8]]:
    """The crop's glyph, and, where it is a plate of one colour with something on it, the glyph of that.

    :param crop: height x width x 3, RGB, of any size.
    :returns: none (a blank crop), one or two squares of ``SIDE`` pixels, 0 (no ink) to 255.
    """
    if min(crop.shape[:2]) < 4:
        return []
    small = _small(crop)
    colours = small.astype(np.float32)
    ink = _ink(colours, _rim_colour(colours))
    if ink is None:
        return []
    whole = _boxed(ink)
    if whole is None:
        return []
    inner = _on_plate(colours, ink)
    return [whole] if inner is None else [whole, inner]


def _small(crop: NDArray[np.uint8]) -> NDArray[np.uint8]:
    tall, wide = crop.shape[:2]
    shrink = LARGEST / max(tall, wide)
    if shrink >= 1:
        return crop
    size = (max(4, round(wide * shrink)), max(4, round(tall * shrink)))
    return np.asarray(cv2.resize(crop, size, interpolation=cv2.INTER_AREA), np.uint8)


def _rim_colour(colours: NDArray[np.float32]) -> NDArray[np.float32]:
    rim = np.concatenate([colours[0], colours[-1], colours[1:-1, 0], colours[1:-1, -1]])
    return np.asarray(np.median(rim, axis=0), np.float32)


def _ink(
    colours: NDArray[np.float32], paper: NDArray[np.float32], within: NDArray[np.bool_] | None = None
) -> NDArray[np.float32] | None:
    """Distance from the paper's colour, 0 to 1 of what is strongest; None if all is paper."""
    away = np.abs(colours - paper).max(axis=2)
    if within is not None:
        away = np.where(within, away, 0.0)
    strong = float(np.partition(away.ravel(), -max(3, away.size // 50))[-max(3, away.size // 50)])
    if strong < FAINTEST:
        strong = float(np.partition(away.ravel(), -3)[-3])
        if strong < FAINTEST:
            return None
    return np.asarray(np.clip(away / strong * 1.2 - 0.15, 0, 1), np.float32)


def _boxed(ink: NDArray[np.float32]) -> NDArray[np.uint8] | None:
    """The tight box of the ink, in the middle of a square, its sides kept in proportion."""
    inked = ink > INKED
    down, across = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    if not len(down):
        return None
    top, bottom = max(0, int(down[0]) - 1), min(ink.shape[0], int(down[-1]) + 2)
    left, right = max(0, int(across[0]) - 1), min(ink.shape[1], int(across[-1]) + 2)
    cut = ink[top:bottom, left:right]
    tall, wide = cut.shape
    room = SIDE - 2 * MARGIN
    scale = room / max(tall, wide)
    high, broad = max(1, round(tall * scale)), max(1, round(wide * scale))
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    drawn = np.zeros((SIDE, SIDE), np.uint8)
    y, x = (SIDE - high) // 2, (SIDE - broad) // 2
    drawn[y : y + high, x : x + broad] = np.clip(cv2.resize(cut, (broad, high), interpolation=way) * 255, 0, 255)
    return drawn


def _on_plate(colours: NDArray[np.float32], ink: NDArray[np.float32]) -> NDArray[np.uint8] | None:
    """The glyph of what is drawn on a plate: a disc, a pill, a tile of one colour."""
    mask = (ink > INKED).astype(np.uint8)
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    largest = max(outlines, key=cv2.contourArea)
    shape = np.zeros_like(mask)
    cv2.drawContours(shape, [largest], -1, 1, cv2.FILLED)
    area = int(shape.sum())
    _, _, wide, tall = cv2.boundingRect(largest)
    if area < 0.3 * mask.size or area < 0.7 * wide * tall or mask[shape > 0].mean() < SOLID:
        return None
    edge = max(1, round(min(wide, tall) * 0.08))
    core = cv2.erode(shape, np.ones((2 * edge + 1, 2 * edge + 1), np.uint8), borderValue=0)
    band = (core > 0) & (cv2.erode(core, np.ones((2 * edge + 1, 2 * edge + 1), np.uint8), borderValue=0) == 0)
    if band.sum() < 8:
        return None
    plate = np.median(colours[band], axis=0).astype(np.float32)
    drawn = _ink(colours, plate, core > 0)
    if drawn is None or not 0.02 < float((drawn > INKED).sum()) / area < 0.6:
        return None
    return _boxed(drawn)
