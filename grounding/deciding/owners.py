"""Parts of entries by what the entry is called: "the star of Task 14" is no "star of task 14", but Task 14's star."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from grounding.deciding.enclosing import enclosed_with
from grounding.deciding.entries import is_entry, is_in
from grounding.deciding.exact_names import exactly
from grounding.deciding.ranking import WELL_NAMED, evaluate, named_by, number_of
from grounding.deciding.relating import JUST_SO
from grounding.language import Ordinal, Query, Relation, Side
from grounding.reading.things import Reading, Thing

OWNED = (Side.OF, Side.SAME_ROW)


def owned_first(ways: tuple[Query, ...], reading: Reading) -> tuple[Query, ...]:
    """The ways to read a phrase, with "the star" in the entry "Task 14" before a "star of task 14", where only the
    former is there."""
    joined = next((n for n, way in enumerate(ways) if not way.literal and not way.if_met), None)
    if joined is None or any(way.exact for way in ways):
        return ways
    at = next((n for n, way in enumerate(ways) if n > joined and _is_owned(way, reading)), None)
    if at is None:
        return ways
    best = evaluate(ways[joined], reading).best
    if best is not None and named_by(best) >= JUST_SO:
        return ways
    return (*ways[:joined], ways[at], *ways[joined:at], *ways[at + 1 :])


def deed_first(ways: tuple[Query, ...], reading: Reading) -> tuple[Query, ...]:
    """The ways to read a phrase, before them the button for a deed in the entry that it is done to ("tick task 12"),
    where the screen has both and no label says all of it."""
    asked = [way for way in ways if way.if_met and way.relations]
    if not asked or says_all(ways, reading):
        return ways
    at = next((way for way in asked if _is_owned(way, reading)), None)
    first = replace(at, if_met=False, owned=False) if at is not None else _enclosed(asked, reading)
    return (replace(first, said=ways[0].said), *ways) if first is not None else ways


def says_all(ways: tuple[Query, ...], reading: Reading) -> bool:
    """Something is called just what was said: the first reading as a label is all of it."""
    whole = next((way for way in ways if way.literal), None)
    return whole is not None and bool(exactly(reading, " ".join(whole.words)))


def _enclosed(asked: Sequence[Query], reading: Reading) -> Query | None:
    """The button for a deed on the card that bears the name, by its number among all that are called so."""
    for way in asked:
        landmark = next((mark for mark in way.relations[0].landmarks[0] if not mark.literal and mark.named), None)
        if landmark is None:
            continue
        button = replace(way, relations=(), if_met=False, owned=False)
        called = [s for s in evaluate(button, reading).candidates if s.meets and named_by(s) >= WELL_NAMED]
        controls = [s.thing for s in called if s.thing.actionable]
        named = [s for s in evaluate(landmark, reading).candidates if s.meets]
        names = [s.thing for s in named if named_by(s) >= JUST_SO]
        control = enclosed_with(names, controls, reading)
        number = number_of(control, replace(button, ordinal=Ordinal(1)), reading) if control is not None else None
        if number is not None:
            return replace(button, ordinal=Ordinal(number)) if len(controls) > 1 else button
    return None


def _is_owned(way: Query, reading: Reading) -> bool:
    """It asks for a part of something, and the part that meets it stands in an entry that is called so."""
    if way.literal or not (way.words or way.role) or len(way.relations) != 1 or way.relations[0].side not in OWNED:
        return False
    owners = _entries_called(way.relations[0], reading)
    if len(owners) != 1:
        return False
    best = evaluate(way, reading).best
    if best is None or (way.if_met and not best.thing.actionable):
        return False
    return best.thing is not owners[0] and _is_part(best.thing, owners[0])


def _is_part(thing: Thing, entry: Thing) -> bool:
    """It stands in the entry, or in the row that the entry fills."""
    return is_in(thing, entry) or (thing.row is not None and thing.row == entry.row)


def _entries_called(relation: Relation, reading: Reading) -> Sequence[Thing]:
    """The entries that bear the landmark's name."""
    landmark = next((way for way in relation.landmarks[0] if not way.literal and way.named), None)
    if landmark is None:
        counted = next((way for way in relation.landmarks[0] if way.role and way.ordinal is not None), None)
        best = evaluate(counted, reading).best if counted is not None else None
        return (best.thing,) if best is not None and is_entry(best.thing) else ()
    found = [s.thing for s in evaluate(landmark, reading).candidates if s.meets and named_by(s) >= WELL_NAMED]
    entries = [thing for thing in found if is_entry(thing)]
    if entries:
        return entries
    rows = {thing.row for thing in found}  # "18:45" is written on a card
    return [thing for thing in reading.things if thing.element.key in rows and is_entry(thing)]
