"""What of a model's answer is believed: what stands where it points, or what it chose, against the phrase.

A model may be wrong in ways that a look at the screen can tell: another text than the one that was quoted, a word that
means the opposite, a thing that cannot be used now.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from device.geometry import Bounds, Point
from device.screen import Element
from grounding.deciding.actionability import obstacle
from grounding.deciding.contradiction import contradiction
from grounding.deciding.exact_names import exactly
from grounding.grounder import Candidate, Found, found_at
from grounding.interface import Role, Target
from grounding.language import Query, ways_of
from grounding.reading.things import Reading, Thing, parts_of

MODEL_POINTS = 0.5
"""The confidence of a point that only a model vouches for."""
MODEL_LEANS = 0.5
"""The confidence of what a model chose and is not sure of; it is told and not touched."""
MODEL_IS_SURE = 0.95
"""The confidence of what a model chose from the list and says it is sure of."""

SPOT = 12
"""Where nothing is known to stand, the model's point gets a box that reaches so many pixels around it."""

SMALL_SHARE = 0.05
"""A thing smaller than this share of the screen is touched in its middle, a larger one where the model points."""

GROUND_SHARE = 0.25
"""What takes touches and is larger than this share of the screen is ground: two touches on it are not the same."""


def pointed_at(target: Target, point: Point, reading: Reading) -> Found | str:
    """The thing at a point, if it may be what the phrase names; else why not."""
    around = [thing for thing in reading.things if thing.box.contains(point)]
    at = [thing for thing in around if thing.part_of is None]
    at.sort(key=lambda thing: (not thing.actionable, thing.box.area))
    thing = at[0] if at and (at[0].actionable or at[0].labels) else None
    against = _against(target, thing, around)
    if against:
        return against
    if thing is None:
        return _nothing_known(point, reading)
    small = thing.box.area <= SMALL_SHARE * reading.screen.bounds.area
    return _vouched(thing, thing.point if small and thing.point is not None else point, MODEL_POINTS)


def chosen(target: Target, thing: Thing, sure: bool, reading: Reading) -> Found | str:
    """What a model chose, if it may be what the phrase names and can be reached; else why not.

    Its confidence tells whether it may be touched.
    """
    whole = [reading.things[thing.part_of]] if thing.part_of is not None else []
    against = _against(target, thing, (thing, *parts_of(reading).get(thing.place, ()), *whole))
    if against:
        return against
    if thing.point is None:
        return "what the grounding model chose cannot be reached"
    return _vouched(thing, thing.point, MODEL_IS_SURE if sure else MODEL_LEANS)


def could_stand_up(target: Target, reading: Reading) -> bool:
    """What the phrase quotes, of landmarks too, stands somewhere: else nothing that is chosen would be believed."""
    return all(exactly(reading, text) for way in ways_of(target.phrase) if not way.literal for text in _quoted(way))


def same_touch(one: Found, other: Found, reading: Reading) -> bool:
    """A touch of either does the same: each stands in the other's box, or one thing that is no ground takes both.

    Two that each hold a state of their own are two, whatever takes their touch.
    """
    if one.element.checkable and other.element.checkable and one.element is not other.element:
        return False
    if one.bounds.contains(other.point) and other.bounds.contains(one.point):
        return True
    return (
        one.receiver is other.receiver
        and one.receiver.bounds.intersect(reading.screen.bounds).area <= GROUND_SHARE * reading.screen.bounds.area
    )


def _quoted(query: Query) -> Iterator[str]:
    yield from query.exact
    for relation in query.relations:
        for ways in relation.landmarks:
            yield from (text for way in ways if not way.literal for text in _quoted(way))


def _against(target: Target, thing: Thing | None, around: Sequence[Thing]) -> str:
    """Why a model's thing cannot be what the phrase means, or cannot be used; '' when nothing speaks against it."""
    ways = ways_of(target.phrase)
    against = contradiction(ways, thing, around)
    if against:
        return f"the grounding model points at something else: {against}"
    barred = obstacle(thing, next(iter(ways), Query())) if thing is not None else None
    if thing is None or barred is None:
        return ""
    return f"the grounding model points at {thing.name or str(thing.role)!r}: {barred[1]}"


def _vouched(thing: Thing, point: Point, confidence: float) -> Found:
    """A thing that a model alone speaks for."""
    return found_at(thing, point, confidence, (Candidate(thing.element, thing.role, thing.name, 0.0, True, ()),))


def _nothing_known(point: Point, reading: Reading) -> Found:
    """A spot where neither tree nor picture knows of anything: a game's figure, perhaps."""
    box = Bounds(point.x - SPOT, point.y - SPOT, point.x + SPOT, point.y + SPOT).intersect(reading.screen.bounds)
    screen = reading.screen
    window = max(range(len(screen.windows)), key=lambda n: screen.windows[n].layer, default=0)
    element = Element(len(screen.elements), None, (), window, "seen.Spot", "", box, clickable=True, seen=True)
    candidate = Candidate(element, Role.AREA, "", 0.0, True, ())
    return Found(element, element, element, Role.AREA, "", frozenset(), point, box, MODEL_POINTS, (), (candidate,))
