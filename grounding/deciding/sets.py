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
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from grounding.deciding.sides import BOTTOM, LEFT, RIGHT, TOP
from grounding.deciding.traits import BAR, CONTROLS, PICTURES, TEXTS, Column, role_fits, traits_of
from grounding.interface import Role
from grounding.language import Ordinal, Query, Side
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

BACKWARDS = frozenset((Side.LEFT, Side.ABOVE, Side.BEFORE))

SIZES = 30
"""Sizes are told apart in so many parts of the display's width."""

FLUSH = 0.01
"""Things of one column begin, or have their middle, within this share of the display's width."""

SHARES = (
    "picture", "text", "control", "nameless", "called by id", "in the app bar", "in the status bar", "low",
    "in the system bar", "speck", "slim", "screenful", "takes touches", "class button", "class image", "class text",
    "blank text", "spoken for", "scrolls",
)  # fmt: skip
"""Traits of which a set tells what share of its members has them."""

OF_THE_PICKED = ("screenful", "speck", "in the system bar", "in the status bar", "in the app bar", "slim")

BY_ROLE = (
    "share picture", "share text", "share control", "line", "column", "one id", "full width", "share nameless", "log n",
)  # fmt: skip
"""Facts that may mean something else for each role word."""

BY_LAST = (
    "log n", "line", "column", "one id", "mean y", "share low", "share in the system bar", "share text",
    "share picture",
)  # fmt: skip
"""Facts that may mean something else where one counts from the end."""

SUM, PICKED, FLOOR = "the sum", "picked", "floor"
"""In the table of weights: what the sum of the features is worth beside the choice, what the choice is, and the log of
the chance of things that no set picks."""

Mask = npt.NDArray[np.bool_]
Facts = dict[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """What a phrase with a number says besides, one entry a thing, by place.

    ``may_count`` are those that meet the name, ``called_anyhow`` those that do but for it: of three attachments only
    one may be called so. ``own`` is how well the names fit; ``scope``, ``there`` and ``related`` how well each thing
    lies in the scope, the place and on the side of a landmark, None where nothing of the kind is said.
    """

    may_count: Mask
    called_anyhow: Mask
    own: Column
    scope: Column | None = None
    there: Column | None = None
    related: Column | None = None


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
    facts_of = _Facts(query, reading, counted)
    found: list[Choice] = []
    for names, things in _sets(query, reading, counted):
        if grid:
            lines = _lines(things)
            places = tuple(t.place for t in _in_grid(query, lines))
            if 0 < len(places) <= MOST_PICKED:
                facts = facts_of.of_grid(names, things, places, lines)
                found.append(Choice(places, tuple(t.place for t in things), facts))
        elif query.ordinal is not None:
            order = counting_order(things, lambda t: t.box, query.ordinal.start)
            for way in (order, order[::-1]) if _may_count_back(query) else (order,):
                for thing in nth(way, query.ordinal.number):
                    facts = facts_of.of_set(names, way, thing.place)
                    facts["counted back"] = float(way is not order)
                    found.append(Choice((thing.place,), tuple(t.place for t in way), facts))
    return found


def _may_count_back(query: Query) -> bool:
    """On that side of a landmark some count from the landmark on, against the order of reading."""
    ordinal = query.ordinal
    counts_on = ordinal is not None and ordinal.number > 0 and not ordinal.start
    return counts_on and any(relation.side in BACKWARDS for relation in query.relations)


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
        if len(things) >= need and len(found) < MOST_SETS:
            found.setdefault(frozenset(t.place for t in things), (set(), list(things)))[0].add(name)

    for name, things in _kinds(query, reading, counted):
        for zone, some in _zones(things, reading, counted):
            if len(some) < need:
                continue
            some = _without_overlays(some, reading)
            add(name + zone, some)
            for shape, groups in (("line", _lines(some)), ("column", _columns(some, reading))):
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
            if abs(first.left - thing.box.left) <= near or abs(first.center.x - thing.box.center.x) <= near:
                column.append(thing)
                break
        else:
            columns.append([thing])
    return columns


def _lines(things: Iterable[Thing]) -> list[list[Thing]]:
    """Rows from top to bottom, each from left to right."""
    lines: list[list[Thing]] = []
    for thing in sorted(things, key=lambda t: (t.box.top, t.box.left)):
        for line in lines[-MOST_LINES_BACK:]:
            first = line[0].box
            if first.top <= thing.box.center.y < first.bottom and thing.box.top <= first.center.y:
                line.append(thing)
                break
        else:
            lines.append([thing])
    return [sorted(line, key=lambda t: t.box.left) for line in lines]


def _in_grid(query: Query, lines: list[list[Thing]]) -> list[Thing]:
    """What a row, a column or both pick, and an ordinal within it."""
    if query.line is not None:
        lines = nth(_long_enough(lines, query), query.line.number)
    if query.column is not None:
        lines = [nth(line, query.column.number) for line in lines]
    found = [t for line in lines for t in line]
    if query.ordinal is not None:
        found = nth(found[::-1] if query.ordinal.start == "right" else found, query.ordinal.number)
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


# --- what speaks for them --------------------------------------------------------------------------------------------


class _Facts:
    """The facts of sets of one screen, for one query."""

    def __init__(self, query: Query, reading: Reading, counted: Counted) -> None:
        self.query, self.reading, self.counted = query, reading, counted
        traits = traits_of(reading)
        self.boxes, self.size = traits.boxes, traits.columns["log size"]
        self.shares = np.stack([traits.columns[name] for name in SHARES], axis=1)
        self.own_traits = {name: traits.columns[name] for name in OF_THE_PICKED}
        self.role = role_fits(query.role, reading) if query.role else np.ones(len(reading.things))
        number = query.ordinal or query.line or query.column
        assert number is not None
        self.number = number

    def of_set(self, names: set[str], order: Sequence[Thing], picked: int) -> Facts:
        """Of a set in counting order."""
        places = [t.place for t in order]
        facts = {f"kind: {name}": 1.0 for name in names}
        facts |= self._shape(places)
        facts |= self._members(places)
        facts |= self._said(places, picked)
        facts["picked: role"] = float(self.role[picked])
        facts |= {f"picked: {name}": float(column[picked]) for name, column in self.own_traits.items()}
        role = self.query.role or "no role"
        facts |= {f"{role}: {name}": facts[name] for name in BY_ROLE}
        if self.number.number < 0:
            facts |= {f"last: {name}": facts[name] for name in BY_LAST}
        if self.number.start:
            facts |= {f"from the {self.number.start}: {name}": facts[name] for name in ("line", "column")}
        return facts

    def of_grid(
        self, names: set[str], things: Sequence[Thing], places: Sequence[int], lines: Sequence[Sequence[Thing]]
    ) -> Facts:
        """Of a set in rows."""
        facts = {f"rows: {name}": fact for name, fact in self.of_set(names, things, places[0]).items()}
        lengths = [len(line) for line in lines]
        facts["rows: how many"] = min(10, len(lines)) / 10
        facts["rows: how long"] = min(10.0, sum(lengths) / len(lengths)) / 10
        facts["rows: ragged"] = float(np.std(lengths) > 0.3)
        facts["rows: rectangular"] = float(len(set(lengths)) == 1 and len(lines) > 1)
        facts["rows: picked"] = math.log(len(places))
        return facts

    def _shape(self, places: list[int]) -> Facts:
        boxes, screen, n = self.boxes[places], self.reading.screen, len(places)
        width, height = max(1, screen.width), max(1, screen.height)
        across = (boxes[:, LEFT] + boxes[:, RIGHT]) / 2 / width
        down = (boxes[:, TOP] + boxes[:, BOTTOM]) / 2 / height
        wide, tall = float(across.max() - across.min()), float(down.max() - down.min())
        line, column = n > 1 and tall < 0.02, n > 1 and wide < 0.03
        gaps = np.diff(np.sort(across if line else down))
        widths, sizes = (boxes[:, RIGHT] - boxes[:, LEFT]) / width, self.size[places]
        return {
            "log n": math.log(n), "n": min(n, 20) / 20, "one": float(n == 1),
            "just enough": float(n == abs(self.number.number)),
            "wide spread": wide, "tall spread": tall,
            "line": float(line), "column": float(column), "grid": float(not line and not column),
            "regular": float(n > 2 and gaps.std() < 0.1 * gaps.mean() + 1e-6),
            "mean y": float(down.mean()), "mean x": float(across.mean()),
            "top y": float(down.min()), "low y": float(down.max()),
            "size": float(sizes.mean()) / 10, "size spread": min(3.0, float(sizes.std())),
            "wide": float(widths.mean()), "full width": float((widths > 0.85).mean()),
            "contiguous": float(max(places) - min(places) + 1 == n), "fill": n / (max(places) - min(places) + 1),
        }  # fmt: skip

    def _members(self, places: list[int]) -> Facts:
        elements, n = [self.reading.things[place].element for place in places], len(places)
        ids = {e.resource_id for e in elements}
        roles = self.role[places]
        facts = {
            "role mean": float(roles.mean()), "role min": float(roles.min()), "role max": float(roles.max()),
            "one class": float(n > 1 and len({e.class_name for e in elements}) == 1),
            "one id": float(n > 1 and len(ids) == 1 and "" not in ids), "no ids": float(ids == {""}),
            "all ids differ": float(n > 1 and len(ids) == n and "" not in ids),
        }  # fmt: skip
        shares = self.shares[places].mean(axis=0)
        return facts | {f"share {name}": float(share) for name, share in zip(SHARES, shares, strict=True)}

    def _said(self, places: list[int], picked: int) -> Facts:
        facts: Facts = {}
        columns = {"scope": self.counted.scope, "place": self.counted.there, "related": self.counted.related}
        if self.query.named:
            columns["own name"] = self.counted.own
        for name, column in columns.items():
            if column is not None:
                some = column[places]
                facts |= {
                    f"{name} mean": float(some.mean()), f"{name} min": float(some.min()),
                    f"{name} max": float(some.max()), f"{name} of the picked": float(column[picked]),
                }  # fmt: skip
        related = self.counted.related
        if related is not None:
            facts["related: the first"] = float(related[places[0]])
            facts["related: the first most"] = float(related[places[0]] >= related[places].max() - 1e-9)
            facts["related: holds the nearest"] = float(related[places].max() >= related.max() - 1e-9)
        return facts
