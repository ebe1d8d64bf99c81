"""The entries of the list that a screen shows, and those among them that something is said of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from grounding.deciding.ranking import evaluate
from grounding.interface import GroupKind, Role
from grounding.language import Ordinal, Query
from grounding.reading.order import counting_order
from grounding.reading.things import Reading, Thing, section_of
from grounding.vocabulary.item_words import ITEM_WORDS
from grounding.vocabulary.negation import WRITTEN
from grounding.vocabulary.words import stem, tokens

ROWS = frozenset((Role.ROW, Role.CARD))
SWITCHES = frozenset((Role.SWITCH, Role.CHECKBOX, Role.RADIO))
PICTURES = frozenset((Role.ICON, Role.IMAGE))
MAKING = frozenset((
    "add", "new", "create", "pair", "start", "all", "more", "find", "search", "manage", "import", "next", "previous",
    "this", "other", "another", "delete", "remove", "edit", "share", "play", "open", "send", "write", "compose",
    "expand", "collapse", "archive", "mute", "pin", "save", "call", "toggle", "check", "uncheck", "reply", "forward",
    "like", "download", "install", "update", "view", "snooze", "rename", "copy", "move", "hide", "show", "mark", "star",
    "close", "clear", "cancel", "pause", "stop", "skip", "sort", "filter", "follow", "report", "block", "group",
))  # fmt: skip
"""With one of these, what has the word for an entry is there to do something with one."""
TELLING = frozenset(("preference", "setting", "option", "saved", "history", "info", "usage", "detail", "list", "help"))
"""With one of these it tells of them all."""
LINKING = frozenset(
    ("about", "by", "for", "from", "of", "with", "to", "that", "says", "whose", "name", "title", "subject", "is", "on")
)
"""What may stand between a word for an entry and what it is called."""
SAID_AS = frozenset(("", "row", "text"))
"""Of what kind an entry is said to be, if of any, that may be a row or a mere text."""
FEWEST = 2
"""Of so many rows that look alike a list is made, where the tree tells of none."""
MUCH = 6
"""A row of so many views, itself among them, holds more than a sign and a name."""
CALLED_SO = 0.6
"""From this fit of its name on an entry is called so, where it is one of several."""


class Said(NamedTuple):
    """A word for an entry, and what else is said of it. ``compound``: one word right behind it may make another thing
    of it, as "call" does of "video"."""

    word: str = ""
    rest: tuple[str, ...] = ()
    compound: bool = False


def parted(words: tuple[str, ...]) -> Said:
    """What is said of an entry; nothing where neither end of the words is a word for one."""
    if not words:
        return Said()
    first, last = words[0], words[-1]
    if first in ITEM_WORDS:
        rest = words[1:]
        compound = len(rest) == 1
        while rest and rest[0] in LINKING:
            rest = rest[1:]
            compound = False
    elif last in ITEM_WORDS:
        first, rest, compound = last, words[:-1], False
    else:
        return Said()
    return Said(first, rest, compound) if LINKING.isdisjoint(rest) else Said()  # "the star on Ben's mail" is a star


def entries_of(entry: Query, word: str, reading: Reading) -> list[Thing]:
    """The entries of the list in order, by the query for any of them; [] where there is no list. ``word`` is what they
    are called."""
    rows = [s.thing for s in evaluate(replace(entry, ordinal=None), reading).candidates if s.meets]
    first = evaluate(replace(entry, ordinal=Ordinal(1)), reading).best
    if first is None or not is_entry(first.thing):
        return []
    found = in_order(
        [t for t in rows if _is_of_list(t, first.thing, reading) and not makes_one(t, word, reading)], reading
    )
    if len({_switches(thing) for thing in found}) > 1:
        return []  # settings, of which some are switched here: no two of a kind
    listed = any(reading.lies_in(thing, GroupKind.LIST) for thing in found)
    return found if listed or len(found) >= FEWEST else []


def said_to_be(entries: Sequence[Thing], said: tuple[str, ...], reading: Reading) -> list[Thing]:
    """Those that are called so, or hold a picture of that name, "the starred email", or stand below a heading of it in
    the list's index."""
    rows = evaluate(Query(words=said, role="row"), reading).candidates
    named = {s.thing.place for s in rows if s.name_fit >= CALLED_SO}
    some = [thing for thing in entries if thing.place in named]
    if some:
        return some
    holders = {thing.row for thing in pictures_called(said, reading)}
    if holders:
        return [thing for thing in entries if thing.element.key in holders]
    heads = {thing: section_of(thing.element.key, reading) for thing in entries}
    meant = [stem(word) for word in said if word != "in"]
    return [one for one, head in heads.items() if head is not None and list(map(stem, tokens(head.name))) == meant]


def pictures_called(said: tuple[str, ...], reading: Reading) -> list[Thing]:
    """Pictures that go by these words."""
    shown = (s.thing for s in evaluate(Query(words=said), reading).candidates if s.meets)
    return [thing for thing in shown if thing.role in PICTURES and not _is_denied(thing, said)]


def in_order(things: Sequence[Thing], reading: Reading) -> list[Thing]:
    """In the order in which one counts them."""
    return counting_order(things, lambda thing: thing.box, "", reading.screen.height, reading.flow)


def is_entry(thing: Thing) -> bool:
    """A row or a card, or what a row with a switch is told by."""
    return thing.role in ROWS or not ROWS.isdisjoint(thing.also)


def is_in(thing: Thing, entry: Thing) -> bool:
    """It is the entry, or a part of it."""
    return thing is entry or thing.row == entry.element.key or thing.part_of == entry.place


def _is_denied(thing: Thing, said: tuple[str, ...]) -> bool:
    """ "Not starred" is not starred."""
    return any(not WRITTEN.isdisjoint(label.words) for label in thing.labels) and WRITTEN.isdisjoint(said)


def _is_of_list(thing: Thing, first: Thing, reading: Reading) -> bool:
    """It is an entry of a list, or looks as the first of its kind does."""
    return is_entry(thing) and (reading.lies_in(thing, GroupKind.LIST) or _look(thing) == _look(first))


def makes_one(thing: Thing, word: str, reading: Reading) -> bool:
    """ "Pair new device" is no device, and "Network preferences" no network; "Call home Alarm" is one, among others
    that hold as much."""
    return _says_making(thing, word) and not _is_made_as_others(thing, word, reading)


def _says_making(thing: Thing, word: str) -> bool:
    said = {stem(token) for token in tokens(thing.name)}
    return stem(word) in said and not said.isdisjoint(MAKING | TELLING) if word else False


def _is_made_as_others(thing: Thing, word: str, reading: Reading) -> bool:
    made = _parts(thing, reading)
    if len(made) < MUCH:
        return False
    others = (t for t in reading.things if t is not thing and is_entry(t) and not _says_making(t, word))
    return any(_parts(other, reading) == made for other in others)


def _parts(thing: Thing, reading: Reading) -> tuple[tuple[str, str], ...]:
    """What a row is made of."""
    return tuple((e.class_name, e.resource_id) for e in reading.screen.subtree(thing.element))


def _switches(thing: Thing) -> bool:
    return thing.role in SWITCHES


def _look(thing: Thing) -> tuple[str, str]:
    return thing.element.class_name, thing.element.resource_id
