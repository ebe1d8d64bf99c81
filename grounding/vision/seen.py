"""What was seen on one picture of a screen: words, regions, icons. Values; boxes in pixels of the picture."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from device.geometry import Bounds


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


@dataclass(frozen=True, slots=True)
class SeenText:
    """A line of words; ``confidence`` is the reader's own, 0 to 1."""

    text: str
    bounds: Bounds
    confidence: float


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
