"""Sections of a list: what stands below a heading, up to the next one like it, is "in" or "of" it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from grounding.deciding.ranking import WELL_NAMED, evaluate
from grounding.deciding.role_and_state import role_fit
from grounding.interface import Role
from grounding.language import Query, Relation, Side
from grounding.reading.things import Reading, Thing
from grounding.vocabulary.han import has_han
from grounding.vocabulary.item_words import ITEM_WORDS
from grounding.vocabulary.tongues import in_english
from grounding.vocabulary.words import american, normal, stem, tokens

OWNED, BENEATH = frozenset((Side.OF, Side.INSIDE)), frozenset((Side.BELOW, Side.AFTER))
COUNTED = frozenset((Role.ICON, Role.IMAGE, Role.BUTTON, Role.CARD, Role.ROW, Role.CHECKBOX, Role.RADIO))
"""Kinds of what a heading counts: "the second color" is an icon, "the first plan" a card."""
OF_KIND, ROW_HEIGHT = 0.75, 5
"""A thing answers so well to the kind, and is so many times as high as the words at most, to be in a row with them."""
HEADINGS = frozenset((Role.TEXT, Role.HEADING))
CALLED = ("", "area", "list", "heading", "text")
"""What a section or its heading is called, if at all."""


def in_section(query: Query, reading: Reading) -> Query | None:
    """The query with the section that it counts in; None where it names none: "the second photo of December"."""
    if query.ordinal is None or query.literal or query.exact:
        return None
    if not query.role and query.relations and len(query.words) == 1 and query.words[0] in ITEM_WORDS:
        entry = in_section(replace(query, words=(), role="row"), reading)  # "the second email in the inbox"
        called = evaluate(replace(query, ordinal=None, relations=()), reading).candidates
        others = (s for s in called if s.thing not in headings(reading))
        return None if any(s.meets and s.name_fit >= WELL_NAMED for s in others) else entry
    if not query.role:
        return _counted_by_heading(query, reading)
    if query.words:
        heading = _heading(query.words, query.role, reading)
        named = evaluate(replace(query, ordinal=None), reading).best
        if heading is None or (named is not None and named.name_fit >= WELL_NAMED):
            return None
        return replace(query, words=(), relations=(*query.relations, _section(heading, reading)))
    for at, relation in enumerate(query.relations):
        heading = _owner(relation, query.role, reading)
        if heading is not None:
            section = _section(heading, reading)
            return replace(query, relations=(*query.relations[:at], section, *query.relations[at + 1 :]))
    return None


def in_index(query: Query, reading: Reading) -> Query:
    """The query with the section that a list's index heads, where it names one: ``"Ada" in the "Pinned" section``."""
    for at, relation in enumerate(query.relations):
        heading = _owner(relation, "", reading)
        if heading is not None and heading.heads_rows:
            section = _section(heading, reading)
            return replace(query, relations=(*query.relations[:at], section, *query.relations[at + 1 :]))
    return query


def _owner(relation: Relation, role: str, reading: Reading) -> Thing | None:
    """The heading whose section is meant: in it or of it. Below a mark that stands in the first of its rows, so is that
    row."""
    if relation.side not in OWNED | BENEATH:
        return None
    heading = landmark_heading(relation, role, reading)
    return heading if heading is not None and (relation.side in OWNED or heading.heads_rows) else None


def _counted_by_heading(query: Query, reading: Reading) -> Query | None:
    """``the third color``: what stands below the heading "Color", all of one kind, where nothing else is called so."""
    said = tuple(map(stem, query.words))
    if not said or query.relations:
        return None
    heads = [heading for heading, words in heading_words(reading).get(said[0], ()) if words == said]
    named = (s.thing for s in evaluate(replace(query, ordinal=None), reading).candidates if s.name_fit >= WELL_NAMED)
    if len(heads) != 1 or any(thing is not heads[0] for thing in named):
        return None
    section = _section(heads[0], reading)
    below = [s.thing for s in evaluate(Query(relations=(section,)), reading).candidates if s.meets]
    roles = {thing.role for thing in below if thing.actionable and thing.part_of is None}
    role = roles.pop() if len(roles) == 1 else None
    return replace(query, words=(), role=role.value, relations=(section,)) if role in COUNTED else None


def landmark_heading(relation: Relation, role: str, reading: Reading) -> Thing | None:
    """The heading that a relation's landmark is; None where it is something else, or has that kind beside it."""
    for way in sorted(relation.landmarks[0], key=lambda way: way.literal):
        if way.ordinal is None and not way.relations and way.role in CALLED:
            heading = _heading(way.words or tuple(" ".join(way.exact).split()), role, reading)
            if heading is not None:
                return heading
    return None


def _heading(words: tuple[str, ...], role: str, reading: Reading) -> Thing | None:
    """The text that is just that, takes no touch, and has nothing of that kind, if any is said, on its line."""
    said = normal(" ".join(words))
    meant = {said, *map(normal, in_english(said, "zh"))} if has_han(said) else {said}
    meant = {american(name) for name in meant}
    named = (thing for thing in headings(reading) if said and american(normal(_written(thing))) in meant)
    return next((thing for thing in named if not _is_beside(thing, role, reading)), None)


def _is_beside(heading: Thing, role: str, reading: Reading) -> bool:
    """Something of that kind stands on its line: it is the name of a row."""
    if heading.heads_rows:
        return False
    middle = heading.box.middle_y
    level = (t for t in reading.things if t is not heading and t.box.top < middle < t.box.bottom)
    return any(role and role_fit(role, t) >= OF_KIND and t.box.height < ROW_HEIGHT * heading.box.height for t in level)


def headings(reading: Reading) -> list[Thing]:
    """Texts that stand for themselves and take no touch: each may head what follows it."""
    if "headings" not in reading.kept:
        reading.kept["headings"] = [
            thing
            for thing in reading.things
            if thing.role in HEADINGS and not thing.actionable and thing.part_of is None
            if thing.element.text or thing.heads_rows
        ]
    found: list[Thing] = reading.kept["headings"]
    return found


def heading_words(reading: Reading) -> dict[str, list[tuple[Thing, tuple[str, ...]]]]:
    """Headings with the stems of their words, by the first and by the last of these."""
    if "heading words" not in reading.kept:
        ends: dict[str, list[tuple[Thing, tuple[str, ...]]]] = defaultdict(list)
        for heading in headings(reading):
            words = tuple(stem(token) for token in tokens(_written(heading)))
            for end in {words[0], words[-1]} if words else ():
                ends[end].append((heading, words))
        reading.kept["heading words"] = dict(ends)
    found: dict[str, list[tuple[Thing, tuple[str, ...]]]] = reading.kept["heading words"]
    return found


def _section(heading: Thing, reading: Reading) -> Relation:
    """Below the heading; above the next one of its make, if there is one."""
    below = [t for t in headings(reading) if _make(t) == _make(heading) and t.box.top >= heading.box.bottom]
    ends = min(below, key=lambda thing: thing.box.top, default=None)
    first = (Query(exact=(_written(heading),)),)
    return Relation(Side.SECTION, (first,) if ends is None else (first, (Query(exact=(_written(ends),)),)))


def _make(heading: Thing) -> tuple[str, str]:
    return ("", "index") if heading.heads_rows else (heading.element.class_name, heading.element.resource_id)


def _written(heading: Thing) -> str:
    return heading.element.text or heading.name
