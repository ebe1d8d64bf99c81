"""Whether what was found can be acted on, and where: the point, and the reasons why not. Rules, no geometry."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from device.geometry import Point
from grounding.deciding.scoring import Scored
from grounding.interface import Reason, State
from grounding.language import Query
from grounding.reading.roles import HELD
from grounding.reading.things import Reading, Thing, parts_of
from grounding.vocabulary.words import normal, tokens

ALIKE, SHORTEST = 0.35, 3
"""From this share of common letter pairs on a label counts as near; words shorter than this are not compared alone."""

MUCH_ALIKE = 0.55
"""From this share on a label is the text that was said, mistyped."""

HIDDEN_REASON = {"off screen": Reason.OFF_SCREEN}
"""What ``Thing.hidden`` means for a planner; everything not listed is HIDDEN."""


def obstacle(thing: Thing, query: Query) -> tuple[Reason, str] | None:
    """Why the thing, though found, cannot be acted on; None when it can.

    A phrase that says "disabled" knows what it asks for, and is given it.
    """
    if thing.hidden or thing.point is None:
        return HIDDEN_REASON.get(thing.hidden, Reason.HIDDEN), thing.hidden or "covered by something else"
    if State.DISABLED in thing.states and State.DISABLED not in query.states:
        return Reason.DISABLED, "it is shown but cannot be used now"
    return None


def touch_point(scored: Scored, reading: Reading) -> Point | None:
    """Where to touch: on the very words that were said, where they stand in it and nothing else takes their touch.

    Otherwise, and where the switch or the box that it shows was asked for, the point of the whole; None where none can
    be reached.
    """
    thing, label = scored.thing, scored.label
    of_kind = any(e.kind == "role" for e in scored.evidence)
    held = thing.role in HELD if thing.control is thing.element else of_kind
    if label is None or thing.point is None or held:
        return thing.point
    for part in parts_of(reading).get(thing.place, ()):
        if part.element.bounds == label.bounds and part.receiver is thing.receiver and part.point is not None:
            return part.point
    return thing.point


def nearest_first(things: Iterable[Thing], said: str) -> list[Thing]:
    """Things whose label, or a word of it, is most like some words, by letters in sequence; the unlike are left out."""
    wanted = [_pairs(said), *(_pairs(word) for word in tokens(said) if len(word) >= SHORTEST)]
    scored = []
    for thing in things:
        own = [_pairs(part) for label in thing.labels for part in (normal(label.text), *label.words)]
        best = max((_alike(one, other) for one in wanted for other in own), default=0.0)
        if best >= ALIKE:
            scored.append((-best, thing.place, thing))
    return [thing for _, _, thing in sorted(scored, key=lambda entry: entry[:2])]


def much_alike(thing: Thing, said: str) -> bool:
    """A label of it is the words with a slip in them."""
    return any(_alike(_pairs(said), _pairs(normal(label.text))) >= MUCH_ALIKE for label in thing.labels)


@lru_cache(maxsize=16384)
def _pairs(text: str) -> frozenset[str]:
    form = normal(text)
    return frozenset(form[i : i + 2] for i in range(len(form) - 1))


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
