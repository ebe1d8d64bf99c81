"""A conversation: texts of one make in a column, of which some keep to its left side and some to its right.

On which side a bubble stands tells who wrote it, and no tree says so in words: what the holder of the phone has
written stands where lines end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from device.geometry import Bounds
from grounding.interface import Role
from grounding.reading.things import UNWRITTEN, Reading, Thing

FEWEST = 3
"""So many bubbles make a conversation."""

LEVEL, APART, SHORT = 0.03, 0.1, 0.12
"""As shares of the display's width: within the first, edges are one; the bubbles of one side begin at least so far from
where the others begin; and one of those ends so far before the column does."""

SAID = frozenset((Role.TEXT, Role.BUTTON, Role.ROW, Role.CARD))
WIDE = 0.5
"""What is as wide as this may fill the column."""


def bubbles(reading: Reading) -> tuple[Thing, ...]:
    """The texts of the conversation that the screen shows, from top to bottom; () where it shows none."""
    return tuple(thing for thing, _ in _sides(reading))


def stands_opposite(thing: Thing, reading: Reading) -> bool:
    """It is a bubble on the side where lines end: written by who holds the phone."""
    return any(bubble is thing and opposite for bubble, opposite in _sides(reading))


def _sides(reading: Reading) -> tuple[tuple[Thing, bool], ...]:
    """The bubbles from top to bottom, each with whether it stands where lines end."""
    if "conversation" not in reading.kept:
        makes: dict[tuple[str, str, int], list[Thing]] = defaultdict(list)
        for thing in () if reading.flat else reading.things:
            named = thing.element.resource_id  # what makers give no name may be anything
            if (
                named
                and thing.part_of is None
                and thing.role in SAID
                and thing.labels
                and thing.labels[0].source not in UNWRITTEN
            ):
                makes[named, thing.element.class_name, thing.group].append(thing)
        found = max((_parted(alike, reading) for alike in makes.values()), key=len, default=())
        reading.kept["conversation"] = found
    sides: tuple[tuple[Thing, bool], ...] = reading.kept["conversation"]
    return sides


def _parted(alike: Sequence[Thing], reading: Reading) -> tuple[tuple[Thing, bool], ...]:
    """Things of one make with their sides; () where they are no bubbles."""
    if len(alike) < FEWEST:
        return ()
    boxed = sorted(((reading.flow(t.labels[0].bounds), t) for t in alike), key=lambda pair: pair[0].top)
    if any(over.bottom > under.top for (over, _), (under, _) in pairwise(boxed)):
        return ()
    width = reading.screen.width
    begin, end = min(box.left for box, _ in boxed), max(box.right for box, _ in boxed)

    def opposite(box: Bounds) -> bool | None:
        """None where it keeps to neither side."""
        if box.left - begin <= LEVEL * width:
            return False if end - box.right > LEVEL * width or box.width >= WIDE * width else None
        return True if end - box.right <= LEVEL * width and box.left - begin >= APART * width else None

    sides = [opposite(box) for box, _ in boxed]
    some_short = any(
        side is False and end - box.right >= SHORT * width for side, (box, _) in zip(sides, boxed, strict=True)
    )
    if None in sides or True not in sides or not some_short:
        return ()
    return tuple((thing, bool(side)) for side, (_, thing) in zip(sides, boxed, strict=True))
