"""Frames on a picture: which things of the tree are framed, and how, for somebody who writes what they would call them.

What is framed is drawn by lot among what can be seen. The picture gets a margin and the frames lie around the things,
not on them; the numbers stand where they hide no framed thing, and rather on plain ground than on anything else.
"""

from __future__ import annotations

import math
import random
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from device.geometry import Bounds
from device.screen import Screen
from grounding.reading.things import Reading, Thing
from grounding.vision.seen import Pixels

LEAST_WIDTH, LEAST_HEIGHT = 20, 14
"""What is smaller on the picture, in pixels, nobody would talk of."""
LARGEST = 0.5
"""Nor of what covers this share of the display: it is ground."""
BARE = 24
"""Where no colour channel varies by so much, of 255, the picture shows nothing that could be described."""
SHARED = 0.3
"""Of two framed things, so much of the smaller may lie in the other."""
FEWEST = 3
"""A screen with fewer things to frame is left out."""

HIGHEST = 1260
"""A higher picture is made smaller: so large, models see it as it is."""
MARGIN = 44
MARGIN_PAINT = "#9aa0a6"
STROKE, HALO = 3, 1
"""A frame's width and that of the light line around it, in pixels of the framed picture."""
PAPER = "#ffffff"
COLOURS = ("#e6003c", "#1f6fff", "#0a9138", "#c800d2", "#d06000", "#008c99", "#8250ff", "#86740a")
"""Far apart, to be seen on light and on dark ground, and dark enough for a white number."""
FIGURE = 24
PLATE = (16, 10, 28)
"""A number's plate: its width for each digit and beside them, and its height."""
HIDING = 10_000.0
"""A plate on a framed thing or on another plate is worse than on anything else."""

Detail = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Framed:
    """A thing on a screen by the number on its frame; ``element`` is its number in the tree, ``box`` in its pixels."""

    number: int
    element: int
    box: Bounds


def chosen(
    reading: Reading, picture: Image.Image, stale: Collection[int], most: int, lot: random.Random
) -> list[Framed]:
    """What to frame, numbered from top to bottom: of three things two that take touches, where there are such.

    ``stale`` are elements that the picture does not show. There may be fewer frames than ``most``, or none.
    """
    across = picture.width / reading.screen.width
    pixels = np.asarray(picture.convert("RGB"))
    seen = [t for t in reading.things if _is_there(t, reading, stale) and _shows(pixels, _covered(t.box, across))]
    picked: list[Thing] = []
    for thing in _in_turn(seen, lot):
        if len(picked) < most and all(_apart(thing.box, other.box) for other in picked):
            picked.append(thing)
    picked.sort(key=lambda thing: (thing.box.top, thing.box.left, thing.place))
    return [Framed(number, thing.element.key, thing.box) for number, thing in enumerate(picked, 1)]


def _is_there(thing: Thing, reading: Reading, stale: Collection[int]) -> bool:
    """It can be touched or read where it is, the picture shows all of it, and it is no ground."""
    display = reading.screen.bounds
    if thing.point is None or not display.contains(thing.box) or thing.box.area >= LARGEST * display.area:
        return False
    return not any(part.key in stale for part in reading.screen.subtree(thing.element))


def _shows(pixels: Pixels, box: Bounds) -> bool:
    """The picture shows something there, large enough to be talked of."""
    part = pixels[box.top : box.bottom, box.left : box.right].reshape(-1, 3)
    if box.width < LEAST_WIDTH or box.height < LEAST_HEIGHT or len(part) < box.area - box.width:
        return False  # too small, or not on the picture but for a row of pixels, as rounding may have it
    return int((part.max(axis=0) - part.min(axis=0)).max()) >= BARE


def _in_turn(things: Sequence[Thing], lot: random.Random) -> list[Thing]:
    taking = [thing for thing in things if thing.element.clickable]
    others = [thing for thing in things if not thing.element.clickable]
    lot.shuffle(taking)
    lot.shuffle(others)
    order: list[Thing] = []
    while taking or others:
        order += [*taking[:1], *others[:1], *taking[1:2]]
        del taking[:2], others[:1]
    return order


def _apart(one: Bounds, other: Bounds) -> bool:
    return one.intersect(other).area < SHARED * min(one.area, other.area)


def drawn(picture: Image.Image, screen: Screen, frames: Sequence[Framed]) -> Image.Image:
    """A copy of the screen's picture with a margin, frames and numbers."""
    smaller = min(1.0, HIGHEST / picture.height)
    size = round(picture.width * smaller), round(picture.height * smaller)
    sheet = Image.new("RGB", (size[0] + 2 * MARGIN, size[1] + 2 * MARGIN), MARGIN_PAINT)
    sheet.paste(picture.convert("RGB").resize(size, Image.Resampling.LANCZOS), (MARGIN, MARGIN))
    detail = _detail(sheet)
    brush = ImageDraw.Draw(sheet)
    boxes = [_covered(frame.box, size[0] / screen.width).moved(MARGIN, MARGIN) for frame in frames]
    taken = [box.inset(-STROKE - HALO) for box in boxes]
    for frame, box in zip(frames, boxes, strict=True):
        colour = COLOURS[(frame.number - 1) % len(COLOURS)]
        brush.rectangle(_corner(box.inset(-STROKE - HALO)), outline=PAPER, width=STROKE + HALO)
        brush.rectangle(_corner(box.inset(-STROKE)), outline=colour, width=STROKE)
    for frame, box in zip(frames, boxes, strict=True):
        plate = _plate(str(frame.number), box, taken, detail)
        taken.append(plate)
        colour = COLOURS[(frame.number - 1) % len(COLOURS)]
        brush.rectangle(_corner(plate), fill=colour, outline=PAPER)
        middle = (plate.left + plate.width / 2, plate.top + plate.height / 2)
        brush.text(middle, str(frame.number), fill=PAPER, font=ImageFont.load_default(FIGURE), anchor="mm")
    return sheet


def _detail(sheet: Image.Image) -> Detail:
    """How much there is to be seen at each pixel: by how much its neighbours to the right and below differ from it."""
    grey = np.asarray(sheet.convert("L"), dtype=np.float32)
    return np.abs(np.diff(grey, axis=1, append=grey[:, -1:])) + np.abs(np.diff(grey, axis=0, append=grey[-1:]))


def _plate(number: str, box: Bounds, taken: Sequence[Bounds], detail: Detail) -> Bounds:
    """Where the number stands: at the frame, outside, where it hides least."""
    each, beside, height = PLATE
    width, gap = each * len(number) + beside, STROKE
    left, right = box.left - gap - width, box.right + gap
    top, bottom = box.top - gap - height, box.bottom + gap
    level, low = box.center.y - height // 2, box.bottom + gap - height
    near, far = box.left - gap, box.right + gap - width
    corners = [
        (left, box.top - gap), (right, box.top - gap), (left, level), (right, level), (left, low), (right, low),
        (near, top), (far, top), (near, bottom), (far, bottom),
        (left, top), (right, top), (left, bottom), (right, bottom),
    ]  # fmt: skip
    spots = [Bounds(x, y, x + width, y + height) for x, y in corners]
    room = Bounds(0, 0, detail.shape[1], detail.shape[0])
    return min(filter(room.contains, spots), key=lambda spot: _hides(spot, taken, detail))


def _hides(spot: Bounds, taken: Sequence[Bounds], detail: Detail) -> float:
    shared = sum(spot.intersect(other).area for other in taken)
    return HIDING * shared / spot.area + float(detail[spot.top : spot.bottom, spot.left : spot.right].mean())


def _covered(box: Bounds, by: float) -> Bounds:
    """In other pixels, the outer ones included."""
    return Bounds(
        *(math.floor(v * by) for v in (box.left, box.top)), *(math.ceil(v * by) for v in (box.right, box.bottom))
    )


def _corner(box: Bounds) -> tuple[int, int, int, int]:
    """As Pillow wants it: the last pixels inside."""
    return box.left, box.top, box.right - 1, box.bottom - 1
