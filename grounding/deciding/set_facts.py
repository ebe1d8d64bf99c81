"""What speaks for a set that a number may count: how many, in a line, of one identifier, where, of what role."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from device.screen import Element
from grounding.deciding.sides import BOTTOM, LEFT, RIGHT, TOP
from grounding.deciding.traits import Column, role_fits, traits_of
from grounding.language import Query
from grounding.reading.things import Reading, Thing

SHARES = (
    "picture", "text", "control", "nameless", "called by id", "in the app bar", "in the status bar", "low",
    "in the system bar", "speck", "slim", "screenful", "takes touches", "class button", "class image", "class text",
    "blank text", "spoken for", "scrolls", "part",
)  # fmt: skip
"""Traits of which a set tells what share of its members has them."""

OF_THE_PICKED = ("screenful", "speck", "in the system bar", "in the status bar", "in the app bar", "slim")

BY_ROLE = (
    "share picture", "share text", "share control", "line", "column", "one id", "full width", "share nameless", "log n",
    "share part",
)  # fmt: skip
"""Facts that may mean something else for each role word."""

BY_LAST = (
    "log n", "line", "column", "one id", "mean y", "share low", "share in the system bar", "share text",
    "share picture",
)  # fmt: skip
"""Facts that may mean something else where one counts from the end."""

LEVEL, PLUMB, FLUSH = 0.02, 0.03, 0.01
"""Things are in a line whose middles are within so much of the height, or whose boxes share some of it; in a column,
whose middles are within the second of the width, or whose left edges are within the third."""

Mask = npt.NDArray[np.bool_]
Facts = dict[str, float]
Family = tuple[str, str, int]
"""A class, and which line or column."""


@dataclass(frozen=True, slots=True, eq=False)
class Families:
    """Which line and column of its class each thing is in, and how many are in each; how many have each identifier."""

    line: list[Family]
    column: list[Family]
    on_line: Counter[Family]
    in_column: Counter[Family]
    of_id: Counter[str]


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """What a phrase with a number says besides, one entry a thing, by place.

    ``may_count`` are those that meet the name, ``called_anyhow`` those that do but for it: of three attachments only
    one may be called so. ``parts`` are the parts of other things that meet the name, on full trees: the titles of
    rows, the arrows at their ends. ``own`` is how well the names fit; ``scope``, ``there`` and ``related`` how well
    each thing lies in the scope, the place and on the side of a landmark, None where nothing of the kind is said.
    """

    may_count: Mask
    called_anyhow: Mask
    parts: Mask
    own: Column
    scope: Column | None = None
    there: Column | None = None
    related: Column | None = None


class SetFacts:
    """The facts of sets of one screen, for one query."""

    def __init__(self, query: Query, reading: Reading, counted: Counted) -> None:
        self.query, self.reading, self.counted = query, reading, counted
        traits = traits_of(reading)
        self.boxes, self.size = traits.boxes, traits.columns["log size"]
        self.shares = np.stack([traits.columns[name] for name in SHARES], axis=1)
        self.own_traits = {name: traits.columns[name] for name in OF_THE_PICKED}
        self.families = _families_of(reading)
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
        line = n > 1 and (tall < LEVEL or bool(boxes[:, TOP].max() < boxes[:, BOTTOM].min()))
        flush = float(boxes[:, LEFT].max() - boxes[:, LEFT].min()) / width
        column = n > 1 and not line and (wide < PLUMB or flush < FLUSH)
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
        facts |= self._families(places, elements, ids)
        shares = self.shares[places].mean(axis=0)
        return facts | {f"share {name}": float(share) for name, share in zip(SHARES, shares, strict=True)}

    def _families(self, places: list[int], elements: list[Element], ids: set[str]) -> Facts:
        """How much of what belongs together the set has: of all with its identifier, of its class on its line, and of
        its class in its column."""
        families = self.families
        n = len(places)
        one_id = len(ids) == 1 and "" not in ids
        first = elements[0]
        lines = {families.line[place] for place in places}
        columns = {families.column[place] for place in places}
        on_line = families.on_line[lines.pop()] if len(lines) == 1 else 0
        in_column = families.in_column[columns.pop()] if len(columns) == 1 else 0
        of_id = families.of_id[first.resource_id] if one_id else 0
        return {
            "share of its id": n / of_id if of_id else 0.0,
            "all of its id": float(n == of_id and n > 1),
            "share of its line": n / on_line if on_line else 0.0,
            "all of its line": float(n == on_line and n > 1),
            "share of its column": n / in_column if in_column else 0.0,
            "all of its column": float(n == in_column and n > 1),
        }

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


def _families_of(reading: Reading) -> Families:
    if "families" not in reading.kept:
        wide, tall = reading.screen.width or 1, reading.screen.height or 1
        line = [(t.element.class_name, "line", round(t.box.middle_y / tall / LEVEL)) for t in reading.things]
        column = [(t.element.class_name, "column", round(t.box.left / wide / FLUSH)) for t in reading.things]
        of_id = Counter(t.element.resource_id for t in reading.things)
        reading.kept["families"] = Families(line, column, Counter(line), Counter(column), of_id)
    found: Families = reading.kept["families"]
    return found
