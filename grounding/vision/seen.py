"""What was seen on one picture of a screen: words, regions, icons. Values; boxes in pixels of the picture."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from device.geometry import Bounds

Pixels = npt.NDArray[np.uint8]
"""A picture: height x width x 3, red, green, blue."""

SHORT_SIDE_DP = 411
"""Sizes in dp are of a phone whose short side has so many: screens of any density look alike."""


class Kind(StrEnum):
    """What a region looks like."""

    ICON = "icon"
    BUTTON = "button"
    """A filled or framed box about as high as a line or two, that may hold words."""
    CARD = "card"
    """A larger framed or filled box that holds other things."""
    TOGGLE = "toggle"
    """A switch: a pill with a knob in one of its ends."""
    IMAGE = "image"
    """A photo or another textured area."""
    LINE = "line"
    """A long thin line across, or the edge of a card: what is above it and what is below are apart."""
    CURSOR = "cursor"
    """That of the field that is written in."""


@dataclass(frozen=True, slots=True)
class SeenText:
    """A line of words; ``confidence`` is the reader's own, 0 to 1."""

    text: str
    bounds: Bounds
    confidence: float


def may_be_icon(text: SeenText) -> bool:
    """One or two characters in a box about as wide as high: the reader makes letters of icons."""
    box = text.bounds
    word = len(text.text) == 2 and text.text.isalpha() and text.confidence >= 0.95  # On, OK
    return len(text.text) <= 2 and box.width <= 1.5 * box.height and not word


@dataclass(frozen=True, slots=True)
class SeenRegion:
    """A region. ``on`` tells a toggle's state; ``concept`` what an icon shows, '' when that is not known."""

    kind: Kind
    bounds: Bounds
    on: bool | None = None
    round: bool = False
    concept: str = ""
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Sight:
    """All that was seen. ``black``: nothing can be seen on the picture, as when an app forbids pictures of itself."""

    width: int
    height: int
    texts: tuple[SeenText, ...] = ()
    regions: tuple[SeenRegion, ...] = ()
    black: bool = False
