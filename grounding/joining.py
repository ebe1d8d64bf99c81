"""Which things of a group an outline tells together: keys and days beside each other, what stands in one row."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from grounding.interface import Item, Role
from grounding.language import quote
from grounding.reading.things import Reading, Thing
from grounding.reading.toolkits import tells

FEWEST_CELLS, FEWEST_KEYS, LONGEST_CELL, UNEVEN = 12, 9, 40, 0.05
"""So many things of one make and size, or keys of one character, are told a line of theirs a line, where none takes
more characters; their widths differ by the last share at most."""

MOST_JOINED, HIGHEST_ROW = 5, 0.25
"""So many short texts of one row are told on one line; what takes more of the display's height is a section."""


def in_lines(things: Sequence[Thing], items: Sequence[Item]) -> tuple[Item, ...]:
    """The items; of many short ones of one make and size those that stand beside each other say so: days, keys."""
    keys = [bool(item.phrase) and len(item.name) == 1 for item in items]
    makes = [
        (t.role, t.element.class_name, "" if key else t.element.resource_id, t.box.height, key)
        for t, key in zip(things, keys, strict=True)
    ]
    many = {make for make, count in Counter(makes).items() if count >= (FEWEST_KEYS if make[-1] else FEWEST_CELLS)}

    def beside(at: int) -> bool:
        one, other = things[at - 1].box, things[at].box
        same = makes[at] in many and makes[at] == makes[at - 1] and one.top == other.top
        same = same and abs(one.width - other.width) <= UNEVEN * one.width
        return same and all(len(items[n].short_line()) <= LONGEST_CELL for n in (at - 1, at))

    return tuple(replace(item, beside=at > 0 and beside(at)) for at, item in enumerate(items))


def with_rows_named(things: Sequence[Thing], items: Sequence[Item]) -> list[Item]:
    """The items; rows, and titles of rows that are only read, with what things within call them: a row by what stands
    in it, any of them by its name."""
    said: dict[int, str] = {}
    for thing, item in zip(things, items, strict=True):
        if item.within and thing.row is not None:
            said.setdefault(thing.row, item.within)
    known = {item.within for item in items}
    rows = {t.element.key for t, item in zip(things, items, strict=True) if item.role in (Role.ROW, Role.CARD)}

    def as_row(thing: Thing, item: Item) -> str:
        if thing.element.key in rows and thing.element.key in said:
            return said[thing.element.key]
        may_be = thing.element.key in rows or not (item.phrase or thing.row in rows)
        name = f"{quote(item.name)} row"
        return name if may_be and name in known else ""

    return [replace(item, as_row=as_row(thing, item)) for thing, item in zip(things, items, strict=True)]


def rows_joined(things: Sequence[Thing], items: Sequence[Item], reading: Reading) -> tuple[Item, ...]:
    """The items; the short texts of a row that is no item itself are one, in the place of the first of them: its title,
    and what else is written there."""
    own = {thing.element.key for thing in things}
    texts: dict[int, list[int]] = defaultdict(list)
    for at, (thing, item) in enumerate(zip(things, items, strict=True)):
        if thing.row is None or thing.row in own or not _is_short_text(thing, item):
            continue
        if reading.screen.elements[thing.row].bounds.height <= HIGHEST_ROW * reading.screen.height:
            texts[thing.row].append(at)
    joined: dict[int, Item | None] = {}
    for places in texts.values():
        if 1 < len(places) <= MOST_JOINED and not _is_parted([things[at] for at in places], things):
            title = next((at for at in places if tells(items[at].name)), places[0])
            rest = ", ".join(items[at].name for at in places if at != title)
            joined |= {places[0]: replace(items[title], detail=rest, beside=False)}
            joined |= dict.fromkeys(places[1:])
    return tuple(told for at, item in enumerate(items) if (told := joined.get(at, item)) is not None)


def _is_parted(texts: Sequence[Thing], things: Sequence[Thing]) -> bool:
    """Something that can be touched stands between two of them, one below the other: a message between its day and what
    became of it."""
    row, tops = texts[0].row, sorted(texts, key=lambda text: text.box.top)
    touched = [t.box for t in things if t.actionable and t.row == row]
    return any(
        over.box.bottom <= box.top and box.bottom <= under.box.top for over, under in pairwise(tops) for box in touched
    )


def _is_short_text(thing: Thing, item: Item) -> bool:
    return (
        thing.role is Role.TEXT
        and not (item.phrase or item.value or item.detail or item.states)
        and len(item.name) <= LONGEST_CELL
    )
