"""How the items of a group are told: one a line, fewer where several are alike or stand in one row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from grounding.interface.item import Item
from grounding.interface.terms import CLIPPED_ROW, FIRST, QUOTED, Role

FEWEST_IN_RUN = 3
"""So many things in a row that only numbers tell are printed on one line."""

MOST_TOLD_APART = 2
"""What some of them show and others do not is told behind them, where it is no more than this."""

FEWEST_IN_ROW = 2
"""So many things of a row one after another are told on one line, which says once which row it is."""

FEWEST_ROWS, MOST_OTHER_ROWS = 4, 2
"""What stands alike in so many rows, and is lacking in no more than the second number, is told once for all of them."""

LONGEST_ROW = 40
"""Characters of the name of a row that lacks what all others have."""


def lines_of(items: Sequence[Item]) -> Iterator[str]:
    """The lines that tell of the items of a list or a page."""
    rows, repeated, rest = _without_repeats(items)
    yield from _by_row(rows)
    yield from repeated
    yield from _by_row(rest)


def keys_of(items: Sequence[Item]) -> Iterator[str]:
    """Letters and digits in one word for each run of them, other keys by name."""
    run = ""
    for item in items:
        if len(item.name) == 1 and item.name.isalnum():
            run += item.name
            continue
        if run:
            yield run
            run = ""
        if item.name:
            yield item.name
    if run:
        yield run


def _without_repeats(items: Sequence[Item]) -> tuple[list[Item], list[str], list[Item]]:
    """The items without what stands alike in nearly all rows, one line for each such thing, ``in each row but "Ada":
    "Call" icon``, and what comes behind the rows. In a row that is clipped it needs no line either."""
    hosting = [at for at, item in enumerate(items) if _names_of_row(item)]
    rows = {items[at].as_row: number for number, at in enumerate(hosting) if items[at].as_row}
    alike: dict[str, dict[int, int]] = {}
    for at, item in enumerate(items):
        if item.within in rows:
            alike.setdefault(_told_within(item), {})[rows[item.within]] = at
    names = [_names_of_row(items[at]) for at in hosting]
    repeated: dict[str, list[str]] = {}
    folded: set[int] = set()
    for thing, places in alike.items():
        others = [_told_apart(number, names) for number in range(len(names)) if number not in places]
        if len(places) >= FEWEST_ROWS and len(others) <= MOST_OTHER_ROWS and all(others):
            repeated.setdefault(f"in each row{' but ' if others else ''}{', '.join(others)}", []).append(thing)
            folded |= set(places.values())
            clipped = ((at, item) for at, item in enumerate(items) if item.within.startswith(CLIPPED_ROW))
            folded |= {at for at, item in clipped if _told_within(item) == thing}
    end = max((*folded, *hosting), default=-1) + 1 if repeated else len(items)
    kept = [(at, item) for at, item in enumerate(items) if at not in folded]
    lines = [f"{which}: {', '.join(things)}" for which, things in repeated.items()]
    return [item for at, item in kept if at < end], lines, [item for at, item in kept if at >= end]


def _told_within(item: Item) -> str:
    return item.words_within() + item.tail()


def _names_of_row(item: Item) -> list[str]:
    """The names of a row: those in its phrase, or its title where it takes no touch and something stands in it."""
    if item.role in (Role.ROW, Role.CARD):
        return QUOTED.findall(item.phrase)
    return [f'"{item.name}"'] if item.as_row else []


def _told_apart(number: int, rows: Sequence[Sequence[str]]) -> str:
    """What a row is called in a line for all of them, by the names in its phrase; '' where that tells several."""
    said = [name for row in rows for name in row]
    ends = {len(rows) - 1: "the last", 0: "the first"}
    name = next((name for name in rows[number] if said.count(name) == 1), "")
    return name if name and len(name) <= LONGEST_ROW else ends.get(number, name)


def _by_row(items: Sequence[Item]) -> Iterator[str]:
    """The lines; what stands in one row is told on one: ``in the "Ada" row: "Call" icon, "More" icon``."""
    for row, together in groupby(items, key=lambda item: item.within):
        same = list(together)
        if row and len(same) >= FEWEST_IN_ROW:
            yield f"in the {row}: " + ", ".join(_in_lines([(item, item.words_within()) for item in same]))
        else:
            yield from _in_lines([(item, item.words()) for item in same])


def _in_lines(told: Sequence[tuple[Item, str]]) -> Iterator[str]:
    """A line for each, in those words; of several in a row that only numbers tell, one for all: ``first to 61st icon``;
    what stands beside others of its make on the line of those."""
    run: list[tuple[str, str, str]] = []
    said: list[str] = []
    for item, words in told:
        number, kind = words.split(" ", 1) if " " in words else ("", words)
        counted = _place(number) > 0 and not item.alone
        if said and (counted or not item.beside):
            yield ", ".join(said)
            said.clear()
        if run and (kind != run[-1][1] or _place(number) != _place(run[-1][0]) + 1):
            yield from _run(run)
            run.clear()
        if counted:
            run.append((number, kind, item.tail()))
        else:
            said.append(words + item.tail())
    yield from _run(run)
    if said:
        yield ", ".join(said)


def _place(ordinal: str) -> int:
    """Which number ``third`` or ``4th`` is; 0 of any other word."""
    digits = ordinal.rstrip("stndrh")
    return (
        FIRST.index(ordinal) + 1 if ordinal in FIRST else int(digits) if digits.isdecimal() and digits != ordinal else 0
    )


def _run(run: list[tuple[str, str, str]]) -> Iterator[str]:
    """One line for things that are told by their number, their kind and what each shows; where some show what the
    others do not, their numbers stand behind: ``first to 6th icon (second, third: selected)``."""
    shown = [told for *_, told in run]
    others = dict.fromkeys(filter(None, shown))
    if len(run) >= FEWEST_IN_RUN and len(set(shown)) == 1:
        yield f"{run[0][0]} to {run[-1][0]} {run[0][1]}{shown[0]}"
    elif len(run) >= FEWEST_IN_RUN and "" in shown and len(others) <= MOST_TOLD_APART:
        apart = (", ".join(number for number, _, told in run if told == other) + other for other in others)
        yield f"{run[0][0]} to {run[-1][0]} {run[0][1]} ({'; '.join(apart)})"
    elif run:
        alike = next((at for at, told in enumerate(shown) if told != shown[0]), len(run))
        if alike < FEWEST_IN_RUN:
            yield from (f"{number} {kind}{told}" for number, kind, told in run[:alike])
        else:
            yield from _run(run[:alike])
        yield from _run(run[alike:])
