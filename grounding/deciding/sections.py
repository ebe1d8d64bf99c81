"""Sections of a list: what stands below a heading, up to the next one like it, is "in" or "of" it."""

from __future__ import annotations

from dataclasses import replace

from grounding.deciding.ranking import WELL_NAMED, evaluate
from grounding.deciding.role_and_state import role_fit
from grounding.interface import Role
from grounding.language import Query, Relation, Side
from grounding.reading.things import Reading, Thing
from grounding.vocabulary.words import normal

OWNED = frozenset((Side.OF, Side.INSIDE))
OF_KIND, ROW_HEIGHT = 0.75, 5
"""A thing answers so well to the kind, and is so many times as high as the words at most, to be in a row with them."""
HEADINGS = frozenset((Role.TEXT, Role.HEADING))


def in_section(query: Query, reading: Reading) -> Query | None:
    """The query with the section that it counts in; None where it names none: "the second photo of December"."""
    if query.ordinal is None or not query.role or query.literal or query.exact:
        return None
    if query.words:
        heading = _heading(query.words, query.role, reading)
        named = evaluate(replace(query, ordinal=None), reading).best
        if heading is None or (named is not None and named.name_fit >= WELL_NAMED):
            return None
        return replace(query, words=(), relations=(*query.relations, _section(heading, reading)))
    for at, relation in enumerate(query.relations):
        heading = _landmark(relation, query.role, reading) if relation.side in OWNED else None
        if heading is not None:
            section = _section(heading, reading)
            return replace(query, relations=(*query.relations[:at], section, *query.relations[at + 1 :]))
    return None


def _landmark(relation: Relation, role: str, reading: Reading) -> Thing | None:
    way = next((way for way in relation.landmarks[0] if not way.literal), None)
    if (
        way is None
        or way.ordinal is not None
        or way.relations
        or way.role not in ("", "area", "list", "heading", "text")
    ):
        return None
    return _heading(way.words or tuple(" ".join(way.exact).split()), role, reading)


def _heading(words: tuple[str, ...], role: str, reading: Reading) -> Thing | None:
    """The text that is just that, takes no touch, and has nothing of that kind on its line: it heads what follows."""
    said = normal(" ".join(words))
    named = (thing for thing in _headings(reading) if said and normal(thing.element.text) == said)
    return next((thing for thing in named if not _is_beside(thing, role, reading)), None)


def _is_beside(heading: Thing, role: str, reading: Reading) -> bool:
    """Something of that kind stands on its line: it is the name of a row."""
    middle = heading.box.center.y
    level = (t for t in reading.things if t is not heading and t.box.top < middle < t.box.bottom)
    return any(role_fit(role, t) >= OF_KIND and t.box.height < ROW_HEIGHT * heading.box.height for t in level)


def _headings(reading: Reading) -> list[Thing]:
    if "headings" not in reading.kept:
        reading.kept["headings"] = [
            thing
            for thing in reading.things
            if thing.role in HEADINGS and not thing.actionable and thing.part_of is None and thing.element.text
        ]
    found: list[Thing] = reading.kept["headings"]
    return found


def _section(heading: Thing, reading: Reading) -> Relation:
    """Below the heading; above the next one of its make, if there is one."""
    make = (heading.element.class_name, heading.element.resource_id)
    below = [
        thing
        for thing in _headings(reading)
        if (thing.element.class_name, thing.element.resource_id) == make and thing.box.top >= heading.box.bottom
    ]
    ends = min(below, key=lambda thing: thing.box.top, default=None)
    first = (Query(exact=(heading.element.text,)),)
    if ends is None:
        return Relation(Side.BELOW, (first,))
    return Relation(Side.BETWEEN, (first, (Query(exact=(ends.element.text,)),)))
