"""What numbers and words for entries mean on this screen: "the second email" is the second row, where no row says so.

What an entry of a list is, its app knows and no node tells: the word names a kind of thing, not this one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from grounding.deciding.bubbles import as_bubble
from grounding.deciding.carousels import in_strip
from grounding.deciding.counting import FEWEST_ALIKE
from grounding.deciding.dates import any_day, as_date, as_event
from grounding.deciding.entries import (
    MAKING,
    Said,
    entries_of,
    in_order,
    is_entry,
    is_in,
    makes_one,
    parted,
    pictures_called,
    said_to_be,
)
from grounding.deciding.explained import as_explained
from grounding.deciding.in_app import without_app
from grounding.deciding.makers import as_made
from grounding.deciding.numbered_names import by_their_names
from grounding.deciding.owners import deed_first, owned_first
from grounding.deciding.ranking import WELL_NAMED, evaluate, landmarks_of, number_of
from grounding.deciding.relating import JUST_SO
from grounding.deciding.sections import in_index, in_section
from grounding.deciding.sooner import sooner
from grounding.interface import PICTURED, GroupKind, Role, State
from grounding.language import Ordinal, Query, Relation, Side
from grounding.reading.order import nth
from grounding.reading.things import Reading, Thing
from grounding.vocabulary.item_words import item_of
from grounding.vocabulary.words import stem, tokens

ORDERED = frozenset((Side.BEFORE, Side.AFTER, Side.ABOVE, Side.BELOW, Side.BETWEEN, Side.BESIDE))
"""In these an entry stands to another."""
STEPS = {Side.BEFORE: -1, Side.AFTER: 1}
STACKED = {Side.ABOVE: -1, Side.BELOW: 1}
"""Whatever is below an entry, no more said, is the next one."""
ENDS = {"top": 1, "bottom": -1, "newest": 1, "latest": 1}
"""Which entry of a list it is that stands there."""
NEXT = ("next", "previous", "very")
COMING, EVENTS = ("next",), frozenset((word,) for word in ("event", "appointment", "meeting", "reminder", "alarm"))
ON_LINE = frozenset((Side.BEFORE, Side.AFTER, Side.LEFT, Side.RIGHT, Side.BESIDE))
WITHIN, ENTRY = frozenset((Side.INSIDE, Side.OF)), "entry"
APPS = ("app", "apps")
"""Kinds of their own that are entries of lists as well."""
WORD, FEWEST_WORDS, MOSTLY = "word", 3, 0.75
"""A list has at least so many words, and so large a share of its entries is single ones."""
COUNTED_AS = ("", "row", "card")
"""Kinds under which entries are counted: none said, or that of a list's entries."""


def as_items(ways: tuple[Query, ...], reading: Reading) -> tuple[Query, ...]:
    """The ways to read a phrase, with what their numbers and words for entries mean here; landmarks' too."""
    if reading.flat:
        return ways
    key = ("items", ways)
    if key not in reading.memory:
        found = as_bubble(ways, reading)
        others = _reordered(tuple(_with_items(way, reading) for way in ways), reading)
        reading.memory[key] = others if found is None else (replace(found, said=ways[0].said), *others)
    items: tuple[Query, ...] = reading.memory[key]
    return items


def _reordered(ways: tuple[Query, ...], reading: Reading) -> tuple[Query, ...]:
    return deed_first(sooner(owned_first(by_their_names(ways, reading), reading), reading), reading)


def _with_items(way: Query, reading: Reading) -> Query:
    relations = tuple(
        Relation(r.side, tuple(_landmark(ways, r.side, reading) for ways in r.landmarks)) for r in way.relations
    )
    if relations != way.relations:
        way = replace(way, relations=relations)
    way = without_app(way, reading)
    if way.scope is None and any(_is_on_status_bar(relation) for relation in relations):
        way = replace(way, scope=GroupKind.STATUS_BAR)
    if way.literal:
        return way
    way = in_index(way, reading)
    if way.ordinal is None:
        rules = (
            as_date,
            any_day,
            as_event,
            _end_entry,
            as_made,
            as_explained,
            _only_entry,
            _named_entry,
            _entry_beside,
        )
        return next((found for rule in rules if (found := rule(way, reading)) is not None), way)
    way = as_date(way, reading) or as_event(way, reading) or _numbered_entry(way, way.ordinal, reading) or way
    section = in_section(way, reading)
    if section is not None and evaluate(section, reading).best is not None:
        return section
    return in_strip(way, reading) or way


def _is_on_status_bar(relation: Relation) -> bool:
    """``Right after the clock in the status bar``: what stands there stands in that bar, too."""
    marks = (way for ways in relation.landmarks for way in ways)
    return relation.side in ON_LINE and any(way.scope is GroupKind.STATUS_BAR for way in marks)


def _landmark(ways: tuple[Query, ...], side: Side, reading: Reading) -> tuple[Query, ...]:
    """What a landmark's numbers mean. ``The avatar in the third request``: whatever it is that is counted there, it has
    an avatar; where nothing is called so, it is an entry."""
    found = tuple(_with_items(way, reading) for way in ways)
    if side not in WITHIN or any(evaluate(way, reading).best is not None for way in found):
        return found
    return tuple(_unknown_entry(way, reading) or way for way in found)


def _unknown_entry(way: Query, reading: Reading) -> Query | None:
    """The query for the entry of that number, among those of the commonest make; None where no number tells one."""
    if way.literal or not way.words or way.role or way.exact or way.relations:
        return None
    if way.ordinal is None or way.ordinal.number < 1:
        return None  # "the last attempt" may be the latest
    entry = replace(way, words=(), role="row", called=ENTRY)
    every = entries_of(entry, ENTRY, reading)
    keys = {thing.element.key for thing in every}
    entries = [thing for thing in every if thing.row is None or thing.row == thing.element.key or thing.row not in keys]
    makes = Counter(_make(thing) for thing in entries)
    alike = [thing for thing in entries if makes[_make(thing)] == max(makes.values())]  # a banner is none of them
    counted = nth(alike[::-1] if way.ordinal.start == "bottom" else alike, way.ordinal.number)
    return _counted(entry, counted, way.ordinal, reading)


def _make(thing: Thing) -> tuple[str, str]:
    return thing.element.class_name, thing.element.resource_id


def _numbered_entry(way: Query, ordinal: Ordinal, reading: Reading) -> Query | None:
    """The query for the entry of that number; None where the words name something, or no list is there."""
    if way.called == WORD and way == Query(role="text", called=WORD, ordinal=ordinal, said=way.said):
        return _word_of_list(ordinal, reading)
    if way.exact or way.role not in COUNTED_AS:
        app = way.role == "option" and way.called in APPS and not way.named
        return _numbered_entry(replace(way, role="row", words=("app",)), ordinal, reading) if app else None
    alone = item_of(way.words)
    word, said, _ = Said(alone) if alone else parted(way.words)
    if not word and _is_headed(way.words, reading):
        word, said = way.words[0], ()
    if not word or not MAKING.isdisjoint(said):
        return None
    entry = replace(way, words=(), role=way.role or "row", called=way.called or word)
    if way.line is not None or way.column is not None:
        kinds = (replace(entry, role=role) for role in (entry.role, "card"))
        return None if said else next((one for one in kinds if _picks_entries(one, reading)), None)
    entries = entries_of(entry, word, reading)
    some = said_to_be(entries, said, reading) if said else entries
    counted = nth(some[::-1] if ordinal.start == "bottom" else some, ordinal.number)
    if not counted and not said and len(entries) >= FEWEST_ALIKE:  # of ten the fifteenth is nothing else
        return replace(entry, ordinal=replace(ordinal, number=len(reading.things) + 1))
    candidates = [s for s in evaluate(replace(way, ordinal=None), reading).candidates if s.meets]
    if any(s.thing.role is Role.TAB and State.SELECTED not in s.thing.states for s in candidates):
        return None  # such entries are on another page
    rows = [s for s in candidates if is_entry(s.thing) and s.name_fit >= WELL_NAMED]
    named = [s.thing for s in rows if not makes_one(s.thing, word, reading)]
    picked = nth(in_order(named, reading), ordinal.number) if len(named) > 1 else []
    return None if picked and counted and picked[0] is not counted[0] else _counted(entry, counted, ordinal, reading)


def _only_entry(way: Query, reading: Reading) -> Query | None:
    """``the draft`` under "Drafts", where there is one: no heading is a draft."""
    if way.exact or way.role not in COUNTED_AS or not _is_headed(way.words, reading):
        return None
    entries = entries_of(Query(role="row", called=way.words[0], ordinal=Ordinal(1)), way.words[0], reading)
    return _numbered_entry(replace(way, ordinal=Ordinal(1)), Ordinal(1), reading) if len(entries) == 1 else None


def _end_entry(way: Query, reading: Reading) -> Query | None:
    """``the top mail``: the first; None where something is called so."""
    coming = way.words[:1] == COMING and way.words[1:2] in EVENTS
    number = 1 if coming else ENDS.get(way.words[0]) if len(way.words) > 1 else None
    if number is None or way.exact or way.relations or way.role not in COUNTED_AS or not item_of(way.words[1:]):
        return None
    best = evaluate(way, reading).best
    if best is not None and not (coming and best.thing.role in PICTURED):  # an arrow to what comes next is no event
        return None
    return _numbered_entry(replace(way, words=way.words[1:], ordinal=Ordinal(number)), Ordinal(number), reading)


def _is_headed(words: tuple[str, ...], reading: Reading) -> bool:
    """The page, or a part of it, is called by the plural of the word: "Drafts" holds drafts."""
    if len(words) != 1:
        return False
    heads = [t for t in reading.things if t.role is Role.HEADING or (t.role is Role.TEXT and not t.actionable)]
    heads = [t for t in heads if not t.heads_rows]  # of some rows, not of all that are here
    plurals = [label.words for t in heads for label in t.labels[:1]]
    return any(len(said) == 1 and said[0] != words[0] and stem(said[0]) == stem(words[0]) for said in plurals)


def _word_of_list(ordinal: Ordinal, reading: Reading) -> Query | None:
    """``the first word`` of a list of words; None where the list holds other things, or there is none."""
    entry = Query(role="row", called=WORD)
    entries = entries_of(replace(entry, ordinal=Ordinal(1)), WORD, reading)
    single = sum(len(tokens(thing.name)) == 1 for thing in entries)
    if len(entries) < FEWEST_WORDS or single < MOSTLY * len(entries):
        return None
    counted = nth(entries[::-1] if ordinal.start == "bottom" else entries, ordinal.number)
    return _counted(entry, counted, ordinal, reading)


def _picks_entries(entry: Query, reading: Reading) -> bool:
    best = evaluate(entry, reading).best
    return best is not None and is_entry(best.thing)


def _counted(entry: Query, counted: list[Thing], ordinal: Ordinal, reading: Reading) -> Query | None:
    """The query for just this entry, by its number among all."""
    number = number_of(counted[0], replace(entry, ordinal=ordinal), reading) if counted else None
    return replace(entry, ordinal=replace(ordinal, number=number)) if number is not None else None


def _named_entry(way: Query, reading: Reading) -> Query | None:
    """ "The conversation with Ben", 'the song "Blue"', "the starred email"; None where that is no entry."""
    if way.role not in COUNTED_AS or not way.words:
        return None
    word, said, compound = Said(item_of(way.words)) if way.exact else parted(way.words)
    if not word or not MAKING.isdisjoint(said) or not (said or way.exact):
        return None
    entry = replace(way, words=said, role=way.role or "row", called=way.called or word)
    best, whole = evaluate(entry, reading).best, evaluate(way, reading).best
    if compound:
        if best is not None and best.name_fit >= JUST_SO and is_entry(best.thing):
            other = whole is not None and whole.name_fit >= WELL_NAMED and not is_in(whole.thing, best.thing)
            if not other:
                return entry
        return _entry_with(replace(entry, words=()), word, said, reading) if whole is None else None
    if best is not None and is_entry(best.thing) and (way.exact or best.name_fit >= WELL_NAMED or whole is None):
        named_so = whole is not None and whole.name_fit >= WELL_NAMED and not is_in(whole.thing, best.thing)
        return None if named_so else entry
    if way.exact:
        plain = replace(way, words=())
        return plain if evaluate(plain, reading).best is not None else None
    return _entry_with(replace(entry, words=()), word, said, reading) or (entry if best is not None else None)


def _entry_beside(way: Query, reading: Reading) -> Query | None:
    """``the song after "So What"``: the entry that stands so to another; None where the landmark is in no entry."""
    if way.exact or way.role not in COUNTED_AS or not way.relations:
        return None
    words = tuple(word for word in way.words if word not in NEXT)
    word = item_of(words)
    stacked = not (words or way.role) and way.relations[0].side in STACKED and len(way.relations) == 1
    if not (word or stacked or (way.role and not words)) or any(r.side not in ORDERED for r in way.relations):
        return None
    entry = replace(way, words=(), role=way.role or "row", called=way.called or word)
    entries = entries_of(replace(entry, relations=()), word, reading)
    if not entries:
        return None
    marks = [ways[0][1].thing for relation in way.relations for ways in landmarks_of(relation, reading) if ways]
    places = [next((n for n, one in enumerate(entries) if is_in(mark, one)), None) for mark in marks]
    if not places or None in places:
        return None
    steps = STEPS | STACKED if stacked else STEPS
    if len(places) == 1 and places[0] is not None and way.relations[0].side in steps:
        at = places[0] + steps[way.relations[0].side]
        if not 0 <= at < len(entries) or (stacked and not _is_stacked(entries[at], entries[places[0]])):
            return None
        return _counted(replace(entry, relations=()), [entries[at]], Ordinal(1), reading)
    best = evaluate(entry, reading).best
    return entry if best is not None and best.thing in entries else None


def _is_stacked(one: Thing, other: Thing) -> bool:
    """One entry is right above the other, as wide as it."""
    return (one.box.left, one.box.right) == (other.box.left, other.box.right)


def _entry_with(entry: Query, word: str, said: tuple[str, ...], reading: Reading) -> Query | None:
    """The entry that holds a picture of that name; where several do, any of them, and not where all do."""
    entries = entries_of(entry, word, reading)
    some = said_to_be(entries, said, reading)
    if not some or len(some) == len(entries):
        return None
    if len(some) == 1:
        return _counted(entry, some, Ordinal(1), reading)
    labels = [label.text for thing in pictures_called(said, reading) for label in thing.labels[:1]]
    landmarks = (*(Query(exact=(text,)) for text in labels[:1]), Query(words=said))
    ways = (replace(entry, relations=(*entry.relations, Relation(Side.OF, ((landmark,),)))) for landmark in landmarks)
    return next((way for way in ways if evaluate(way, reading).best is not None), None)
