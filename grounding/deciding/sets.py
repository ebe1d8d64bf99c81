"""Which set a number counts: every set that a person may have had in mind, what speaks for each, and what it picks.

"The third icon" is the third of the toolbar's, of the list's, of all that look alike … Each such set is a choice with
facts of its own (how many, in a line or a column, of one identifier, where it stands, how well the role fits its
members); the chance of each is a softmax over learned sums of these, and a thing is picked with the chances of all the
sets whose number it is. The weights (``SETS`` in ``weights.py``) are learned by ``training/grounding``.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from grounding.deciding.relating import PICTURES
from grounding.deciding.set_facts import Counted, Facts, Mask, SetFacts
from grounding.deciding.sides import BOTTOM, LEFT, RIGHT, TOP, against_reading
from grounding.deciding.traits import BAR, CONTROLS, TEXTS, Column, role_fits, traits_of
from grounding.interface import Role
from grounding.language import Ordinal, Query
from grounding.reading.order import counting_order, nth
from grounding.reading.things import Reading, Thing

BODY_END = 0.95
MOST_COUNTED = 400
"""Of more things no number is counted out: nobody says "the 317th"."""

MOST_SETS = 120
MOST_COMPARED = 60
"""In larger sets overlays are not looked for."""

MOST_LINES_BACK = 3

MOST_PICKED = 8
"""A row that holds more than so many is no answer."""

TEXTS_COUNTED = TEXTS | frozenset((Role.BUTTON, Role.LINK, Role.TAB, Role.CHECKBOX, Role.RADIO, Role.OPTION))

ON_ITS_SIDE, PLAINLY = 0.04, 0.22
"""From these fits of a relation on a thing lies on that side of the landmark at all, and plainly."""

IN_PLACE = (0.4, 0.7)
"""From these fits of a place on a thing lies there, loosely and well."""

SIZES = 30
"""Sizes are told apart in so many parts of the display's width."""

FLUSH = 0.01
"""Things of one column begin, or have their middle, within this share of the display's width."""

SUM, PICKED, FLOOR = "the sum", "picked", "floor"
"""In the table of weights: what the sum of the features is worth beside the choice, what the choice is, and the log of
the chance of things that no set picks."""


class Choice(NamedTuple):
    """A set, what its number picks (several only where a whole row was asked for), and what speaks for it."""

    picked: tuple[int, ...]
    members: tuple[int, ...]
    facts: Facts


def counts(query: Query) -> bool:
    """It has a number."""
    return query.ordinal is not None or query.line is not None or query.column is not None


def choices(query: Query, reading: Reading, counted: Counted) -> list[Choice]:
    """All sets that the query's number may count, with what it picks from each; none without a number."""
    if not counts(query) or len(reading.things) > MOST_COUNTED:
        return []
    grid = query.line is not None or query.column is not None
    facts_of = SetFacts(query, reading, counted)
    found: list[Choice] = []
    for names, things in _sets(query, reading, counted):
        if grid:
            lines = _lines(things, reading)
            places = tuple(t.place for t in _in_grid(query, lines, reading))
            if 0 < len(places) <= MOST_PICKED:
                facts = facts_of.of_grid(names, things, places, lines)
                found.append(Choice(places, tuple(t.place for t in things), facts))
        elif query.ordinal is not None:
            order = counting_order(things, lambda t: t.box, query.ordinal.start, reading.screen.height, reading.flow)
            for way in (order, order[::-1]) if _may_count_back(query, reading) else (order,):
                for thing in nth(way, query.ordinal.number):
                    facts = facts_of.of_set(names, way, thing.place)
                    facts["counted back"] = float(way is not order)
                    found.append(Choice((thing.place,), tuple(t.place for t in way), facts))
    return found


def _may_count_back(query: Query, reading: Reading) -> bool:
    """On that side of a landmark some count from the landmark on, against the order of reading."""
    ordinal = query.ordinal
    counts_on = ordinal is not None and ordinal.number > 0 and not ordinal.start
    return counts_on and any(relation.side in against_reading(reading.leftward) for relation in query.relations)


def chances(options: Sequence[Choice], size: int, weights: Mapping[str, float]) -> Column:
    """How likely each thing is the one picked, over all sets; sums to 1 where there is a set at all."""
    found = np.zeros(size)
    if not options:
        return found
    sums = np.array([sum(weights.get(name, 0.0) * fact for name, fact in o.facts.items()) for o in options])
    share = np.exp(sums - sums.max())
    share /= share.sum()
    for option, chance in zip(options, share, strict=True):
        for place in option.picked:
            found[place] += chance / len(option.picked)
    return found


def with_choices(sums: Column, options: Sequence[Choice], weights: Mapping[str, float]) -> Column:
    """The sums of the features and the chances of being picked, together."""
    if not options:
        return sums
    picked = np.log(chances(options, len(sums), weights) + math.exp(weights[FLOOR]))
    together: Column = weights[SUM] * (sums - sums.max()) + weights[PICKED] * picked
    return together


# --- the sets --------------------------------------------------------------------------------------------------------


def _sets(query: Query, reading: Reading, counted: Counted) -> list[tuple[set[str], list[Thing]]]:
    """Each set once, with all the ways in which it is one."""
    need = abs(query.ordinal.number) if query.ordinal is not None and not (query.line or query.column) else 1
    found: dict[frozenset[int], tuple[set[str], list[Thing]]] = {}

    def add(name: str, things: Sequence[Thing]) -> None:
        places = frozenset(t.place for t in things)
        if len(things) >= need and (places in found or len(found) < MOST_SETS):
            found.setdefault(places, (set(), list(things)))[0].add(name)

    for name, things in _kinds(query, reading, counted):
        for zone, some in _zones(things, reading, counted):
            if len(some) < need:
                continue
            some = _without_overlays(some, reading)
            add(name + zone, some)
            for shape, groups in (("line", _lines(some, reading)), ("column", _columns(some, reading))):
                for group in groups:
                    if len(group) > 1 or need == 1:
                        add(f"{name} {shape}", group)
            among = {t.place for t in some}
            for places in traits_of(reading).sets:
                alike = [reading.things[place] for place in places if place in among]
                if len(alike) > 1:
                    add("alike", alike)
        for alike in _sized_alike(things, reading):
            add("sized alike", alike)
    return list(found.values())


def _kinds(query: Query, reading: Reading, counted: Counted) -> Iterator[tuple[str, list[Thing]]]:
    """What may be counted at all, by how strictly the role is taken."""
    yield from zip(("strict", "good", "loose"), _by_role(query, reading, counted.may_count), strict=True)
    every = [t for t in reading.things if counted.called_anyhow[t.place]]
    yield "pictures", [t for t in every if t.role in PICTURES]
    yield "texts", [t for t in every if t.role in TEXTS_COUNTED]
    yield "controls", [t for t in every if t.role in CONTROLS]
    if query.named:
        _, good, loose = _by_role(query, reading, counted.called_anyhow)
        yield "good anyhow", good
        yield "loose anyhow", loose
    yield "all", every
    if query.role or query.named:
        yield "parts", _by_role(query, reading, counted.parts)[0]


def _zones(things: list[Thing], reading: Reading, counted: Counted) -> Iterator[tuple[str, list[Thing]]]:
    """All of a kind, and those where the phrase says that they are."""
    yield "", things
    height = reading.screen.height
    yield " body", [t for t in things if t.box.top >= BAR * height and t.box.bottom <= BODY_END * height]
    for name, column, floors in (
        ("there", counted.related, (ON_ITS_SIDE, PLAINLY)),
        ("place", counted.there, IN_PLACE),
        ("scope", counted.scope, (ON_ITS_SIDE,)),
    ):
        if column is not None:
            for number, floor in enumerate(floors, 1):
                yield f" {name}{number}", [t for t in things if column[t.place] >= floor]


def _by_role(query: Query, reading: Reading, mask: Mask) -> tuple[list[Thing], list[Thing], list[Thing]]:
    """Those of the very role, of a good one, of any that will do."""
    some = [thing for thing in reading.things if mask[thing.place]]
    if not query.role:
        return some, some, some
    fits = role_fits(query.role, reading)
    best = max((fits[t.place] for t in some), default=0.0)
    strict = [t for t in some if fits[t.place] >= best - 1e-9]
    good = [t for t in some if fits[t.place] >= 0.75 * best and fits[t.place] >= 0.5]
    return strict, good, [t for t in some if fits[t.place] >= 0.4]


def _sized_alike(things: Sequence[Thing], reading: Reading) -> list[list[Thing]]:
    """Things of one class and about one size, wherever they stand."""
    width = reading.screen.width or 1
    sets: dict[tuple[object, ...], list[Thing]] = defaultdict(list)
    for t in things:
        sets[t.element.class_name, round(t.box.width / width * SIZES), round(t.box.height / width * SIZES)].append(t)
    return [members for members in sets.values() if len(members) > 1]


def _columns(things: Sequence[Thing], reading: Reading) -> list[list[Thing]]:
    """Things that begin, or have their middle, on one vertical line."""
    near = FLUSH * reading.screen.width
    columns: list[list[Thing]] = []
    for thing in sorted(things, key=lambda t: (t.box.left, t.box.top)):
        for column in columns[-MOST_LINES_BACK:]:
            first = column[0].box
            if abs(first.left - thing.box.left) <= near or abs(first.middle_x - thing.box.middle_x) <= near:
                column.append(thing)
                break
        else:
            columns.append([thing])
    return columns


def _lines(things: Iterable[Thing], reading: Reading) -> list[list[Thing]]:
    """Rows from top to bottom, each as one reads."""
    lines: list[list[Thing]] = []
    for thing in sorted(things, key=lambda t: (t.box.top, t.box.left)):
        for line in lines[-MOST_LINES_BACK:]:
            first = line[0].box
            if first.top <= thing.box.middle_y < first.bottom and thing.box.top <= first.middle_y:
                line.append(thing)
                break
        else:
            lines.append([thing])
    return [sorted(line, key=lambda t: reading.flow(t.box).left) for line in lines]


def _in_grid(query: Query, lines: list[list[Thing]], reading: Reading) -> list[Thing]:
    """What a row, a column or both pick, and an ordinal within it."""
    if query.line is not None:
        lines = nth(_long_enough(lines, query), query.line.number)
    if query.column is not None:
        lines = [nth(line, query.column.number) for line in lines]
    found = [t for line in lines for t in line]
    if query.ordinal is not None:
        ends = "left" if reading.leftward else "right"
        found = nth(found[::-1] if query.ordinal.start == ends else found, query.ordinal.number)
    return found


def _long_enough(lines: list[list[Thing]], query: Query) -> list[list[Thing]]:
    need = max(abs(o.number) for o in (query.ordinal, query.column, Ordinal(1)) if o is not None)
    fitting = [line for line in lines if len(line) >= need]
    return fitting if query.line is not None and len(fitting) >= abs(query.line.number) else lines


def _without_overlays(things: list[Thing], reading: Reading) -> list[Thing]:
    """No thing that lies wholly in a larger one of its role."""
    if len(things) > MOST_COMPARED:
        return things
    within, places = _within(reading), {t.place for t in things}
    return [t for t in things if within[t.place].isdisjoint(places)]


def _within(reading: Reading) -> list[frozenset[int]]:
    """For each thing, by place, the larger ones of its role that it lies in. Made once for a screen."""
    if "within" not in reading.kept:
        boxes = traits_of(reading).boxes
        area = (boxes[:, RIGHT] - boxes[:, LEFT]) * (boxes[:, BOTTOM] - boxes[:, TOP])
        found = []
        for t in reading.things:
            b = boxes[t.place]
            holds = (boxes[:, LEFT] <= b[LEFT]) & (boxes[:, TOP] <= b[TOP]) & (area > area[t.place])
            holds &= (boxes[:, RIGHT] >= b[RIGHT]) & (boxes[:, BOTTOM] >= b[BOTTOM])
            others = (int(place) for place in np.flatnonzero(holds))
            found.append(frozenset(place for place in others if reading.things[place].role is t.role))
        reading.kept["within"] = found
    kept: list[frozenset[int]] = reading.kept["within"]
    return kept
