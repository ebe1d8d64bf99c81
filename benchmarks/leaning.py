"""What a phrase leans to on a screen, whatever the verdict: the touch of the first candidate."""

from __future__ import annotations

from device.geometry import Point
from device.screen import Element
from grounding.deciding.actionability import touch_point
from grounding.deciding.verdict import considered
from grounding.language import ways_of
from grounding.reading.things import Reading


def first_touch(phrase: str, reading: Reading) -> tuple[Point | None, Element | None]:
    """Where the first candidate is touched, in pixels, and the node that gets it; None where there is none."""
    ways = ways_of(phrase)
    ranked = considered(ways, reading) if ways else ()
    return (touch_point(ranked[0], reading), ranked[0].thing.receiver) if ranked else (None, None)
