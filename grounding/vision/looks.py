"""The picture of a screen as far as looks go: which colours are where, what is round."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from PIL import Image

from device.geometry import Bounds
from grounding.vision.colours import BETWEEN, NEUTRAL, sampled, shares
from grounding.vision.seen import Pixels

GROUND_SHARE = 0.35
"""A colour that takes so much more of a thing than of what is around it is certainly the thing's."""
INK_SHARE = 0.12
"""An icon or a word of a colour takes only this much of its box."""
INKED, LEAST_INK, MOST_INK = 40, 0.002, 0.35
"""What differs from its ground by so much (of 255) is ink: letters, an icon. Less than the second share of a box is a
speck, more than the third a ground of its own."""
MOSTLY, MOSTLY_NEUTRAL = (0.0, 0.5), (0.4, 0.4)
"""From which share of the ink a colour counts, and over how much more of it: the edges of all letters are greyish."""
BETWEEN_FIT = 0.6
"""How much teal is called green, or blue: where something just green is near, that is meant."""
RING = 0.5
"""The surroundings reach this share of the box's shorter side beyond it."""


GLIMPSE = (24, 48)
"""Cells across and down that a picture is told in, to be compared with another one later."""
STATUS_BAR = 0.035
"""Its clock and signs, in this upper share, are not compared."""
OTHER = 6
"""A cell that is brighter or darker by more than this (of 255) shows something else."""


@dataclass(frozen=True, slots=True, eq=False)
class Looks:
    """The pixels of a screen at any scale, and which boxes on it were seen to be round."""

    pixels: Pixels = field(repr=False)
    width: int
    """Of the screen, in the pixels that boxes are in."""
    round: tuple[Bounds, ...] = ()

    def crop(self, box: Bounds) -> Pixels:
        """The pixels in a box."""
        scale = self.pixels.shape[1] / self.width
        left, top = max(0, int(box.left * scale)), max(0, int(box.top * scale))
        return self.pixels[top : max(top + 1, int(box.bottom * scale)), left : max(left + 1, int(box.right * scale))]

    def colours(self, box: Bounds) -> dict[str, float]:
        """How much each colour belongs to what is in the box, 0 to 1: what it has more of than its surroundings."""
        own = shares(self.crop(box))
        reach = max(4, int(RING * min(box.width, box.height)))
        ring = Bounds(max(0, box.left - reach), max(0, box.top - reach), box.right + reach, box.bottom + reach)
        whole = shares(self.crop(ring))
        share = box.area / max(1, ring.area)
        found = {}
        for name, mine in own.items():
            # the ring's own share: the whole's, less what the box brought into it
            around = max(0.0, (whole.get(name, 0.0) - mine * share) / max(1e-6, 1 - share))
            found[name] = min(1.0, max(0.0, mine - around) / (GROUND_SHARE if mine > GROUND_SHARE else INK_SHARE))
        for name, share in self._ink(box).items():
            least, span = MOSTLY_NEUTRAL if name in NEUTRAL else MOSTLY
            found[name] = max(found.get(name, 0.0), min(1.0, max(0.0, share - least) / span))
        return _as_called(found)

    def _ink(self, box: Bounds) -> dict[str, float]:
        """How much of what is drawn on the ground of a box goes by each colour; nothing where there is no ground."""
        crop = sampled(self.crop(box))
        if not crop.size:
            return {}
        ground = np.median(crop.reshape(-1, 3), axis=0)
        ink = np.abs(crop.astype(np.int16) - ground).max(axis=2) > INKED
        return shares(crop[ink][:, None]) if LEAST_INK <= ink.mean() <= MOST_INK else {}

    def brightness(self, box: Bounds) -> float:
        """Of the middle pixel by brightness, 0 to 1."""
        crop = self.crop(box)
        return float(np.median(crop.max(axis=2))) / 255 if crop.size else 0.0

    def is_round(self, box: Bounds) -> bool:
        """A circle of about this box was seen."""
        return any(_same(box, other) or (box.contains(other) and _same_side(box, other)) for other in self.round)


def _as_called(found: dict[str, float]) -> dict[str, float]:
    """With what lies between two colours called by both, but less surely than what is just of the one."""
    for name, called in BETWEEN.items():
        for one in called if name in found else ():
            found[one] = min(1.0, found.get(one, 0.0) + BETWEEN_FIT * found[name])
    return found


def _same(one: Bounds, other: Bounds) -> bool:
    return one.intersect(other).area >= 0.7 * max(one.area, other.area)


def _same_side(box: Bounds, other: Bounds) -> bool:
    """The circle takes most of the box one way: a round icon in its touch area."""
    return max(other.width, other.height) >= 0.55 * min(box.width, box.height)


def glimpse(pixels: Pixels) -> str:
    """A picture in a few hundred cells of grey, in hexadecimal."""
    grey = Image.fromarray(pixels[int(STATUS_BAR * pixels.shape[0]) :]).convert("L")
    return grey.resize(GLIMPSE, Image.Resampling.BOX).tobytes().hex()


def same_glimpse(one: str, other: str) -> bool:
    """Both pictures show the same."""
    if len(one) != len(other):
        return False
    pairs = zip(bytes.fromhex(one), bytes.fromhex(other), strict=True)
    return all(abs(a - b) <= OTHER for a, b in pairs)
