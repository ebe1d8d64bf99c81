"""Numbers count entries: "the second email" is the second row, where no row says so.

What an entry of a list is, its app knows and no node tells: the word names a kind of thing, not this one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from grounding.deciding.dates import any_day, as_date
from grounding.deciding.ranking import WELL_NAMED, evaluate, number_of
from grounding.deciding.sections import in_section
from grounding.interface import GroupKind, Role, State
from grounding.language import Ordinal, Query
from grounding.reading.order import counting_order, nth
from grounding.reading.things import Reading, Thing
from grounding.vocabulary.item_words import ITEM_WORDS, item_of
from grounding.vocabulary.words import tokens

ROWS = frozenset((Role.ROW, Role.CARD))
MAKING = frozenset((
    "add", "new", "create", "pair", "start", "all", "more", "find", "search", "manage", "import", "next", "previous",
    "this", "other", "another", "delete", "remove", "edit", "share", "play", "open", "send", "write", "compose",
))  # fmt: skip
"""With one of these, a row that has the word for an entry is there to do something with one."""
LINKING = frozenset(
    ("about", "by", "for", "from", "of", "with", "to", "that", "says", "whose", "name", "title", "subject", "is", "on")
)
"""What may stand between a word for an entry and what it is called."""
FEWEST = 2
"""Of so many rows that look alike a list is made, where the tree tells of none."""
COUNTED_AS = ("", "row", "card")
"""Kinds under which entries are counted: none said, or that of a list's entries."""


def as_items(ways: tuple[Query, ...], reading: Reading) -> tuple[Query, ...]:
    """The ways to read a phrase, those that number entries, landmarks too, with the kind in the place of the name."""
    if reading.flat:
        return ways
    key = ("items", ways)
    if key not in reading.memory:
        reading.memory[key] = tuple(_with_items(way, reading) for way in ways)
    found: tuple[Query, ...] = reading.memory[key]
    return found


def _with_items(way: Query, reading: Reading) -> Query:
    relations = tuple(
        replace(r, landmarks=tuple(tuple(_with_items(w, reading) for w in ways) for ways in r.landmarks))
        for r in way.relations
    )
    if relations != way.relations:
        way = replace(way, relations=relations)
    if way.literal:
        return way
    if way.ordinal is None:
        return any_day(way, reading) or _named_entry(way, reading) or way
    way = as_date(way, reading) or _item(way, reading) or way
    section = in_section(way, reading)
    return section if section is not None and evaluate(section, reading).best is not None else way


def _item(way: Query, reading: Reading) -> Query | None:
    """The query for the entry of that number; None where the words name something, or no list is there."""
    word = "" if way.literal or way.exact or way.role not in COUNTED_AS else item_of(way.words)
    if not word or way.ordinal is None:
        return None
    entry = replace(way, words=(), role=way.role or "row", called=way.called or word)
    rows = [s.thing for s in evaluate(replace(entry, ordinal=None), reading).candidates if s.meets]
    first = evaluate(replace(entry, ordinal=Ordinal(1)), reading).best
    if first is None or not _is_entry(first.thing):
        return None
    rows = _in_order([t for t in rows if _is_of_list(t, first.thing, reading) and not _makes_one(t, word)], reading)
    if len(rows) < FEWEST and not any(reading.lies_in(thing, GroupKind.LIST) for thing in rows):
        return None
    counted = nth(rows[::-1] if way.ordinal.start == "bottom" else rows, way.ordinal.number)
    number = number_of(counted[0], entry, reading) if counted else None
    if number is None:
        return None
    candidates = [s for s in evaluate(replace(way, ordinal=None), reading).candidates if s.meets]
    if any(s.thing.role is Role.TAB and State.SELECTED not in s.thing.states for s in candidates):
        return None  # such entries are on another page
    named = [s.thing for s in candidates if _is_entry(s.thing) and s.name_fit >= WELL_NAMED]
    picked = nth(_in_order(named, reading), way.ordinal.number) if len(named) > 1 else []
    if picked and picked[0] is not counted[0]:
        return None
    return replace(entry, ordinal=replace(way.ordinal, number=number))


def _named_entry(way: Query, reading: Reading) -> Query | None:
    """ "The conversation with Ben", 'the song "Blue"': the row of what is called so; None where that is no entry."""
    if way.role not in COUNTED_AS or not way.words:
        return None
    word, rest = (item_of(way.words), ()) if way.exact else _parted(way.words)
    if not word or not MAKING.isdisjoint(rest) or not (rest or way.exact):
        return None
    entry = replace(way, words=rest, role=way.role or "row", called=way.called or word)
    best, whole = evaluate(entry, reading).best, evaluate(way, reading).best
    if best is not None and _is_entry(best.thing):
        named_so = whole is not None and whole.name_fit >= WELL_NAMED and not _is_in(whole.thing, best.thing)
        return None if named_so else entry
    plain = replace(way, words=())
    return plain if way.exact and evaluate(plain, reading).best is not None else None


def _parted(words: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The word for an entry, and what it is called; '' and nothing where there is no such word at either end."""
    first, last = words[0], words[-1]
    if first in ITEM_WORDS:
        rest = words[1:]
        while rest and rest[0] in LINKING:
            rest = rest[1:]
    elif last in ITEM_WORDS:
        first, rest = last, words[:-1]
    else:
        return "", ()
    return (first, rest) if LINKING.isdisjoint(rest) else ("", ())  # "the star on Ben's mail" is a star


def _in_order(things: Sequence[Thing], reading: Reading) -> list[Thing]:
    return counting_order(things, lambda thing: thing.box, "", reading.screen.height)


def _is_of_list(thing: Thing, first: Thing, reading: Reading) -> bool:
    """It is an entry of a list, or looks as the first of its kind does."""
    return _is_entry(thing) and (reading.lies_in(thing, GroupKind.LIST) or _look(thing) == _look(first))


def _is_entry(thing: Thing) -> bool:
    """A row or a card, or what a row with a switch is told by."""
    return thing.role in ROWS or not ROWS.isdisjoint(thing.also)


def _is_in(thing: Thing, entry: Thing) -> bool:
    return thing is entry or thing.row == entry.element.key


def _makes_one(thing: Thing, word: str) -> bool:
    """ "Pair new device" is no device."""
    said = set(tokens(thing.name))
    return word in said and not said.isdisjoint(MAKING)


def _look(thing: Thing) -> tuple[str, str]:
    return thing.element.class_name, thing.element.resource_id
