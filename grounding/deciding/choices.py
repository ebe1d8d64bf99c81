"""Which one a number picks, over each of the sets that a person may have had in mind. No set is right for all phrases.

Every set is a feature of its own: "the second of all icons", "the second of those below the app bar", "the second of
the largest set that looks alike" …; what each is worth is learned (``weights.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from grounding.deciding.sides import BOTTOM, LEFT, RIGHT, TOP
from grounding.deciding.traits import ALIKE, BAR, PICTURES, TEXTS, Column, role_fits, traits_of
from grounding.interface import Role
from grounding.language import Ordinal, Query, Side
from grounding.reading.order import counting_order, nth
from grounding.reading.things import Reading, Thing

BODY_END = 0.95
MOST_COUNTED = 400
"""Of more things no number is counted out: nobody says "the 317th"."""

MOST_COMPARED = 60
"""In larger sets overlays are not looked for."""

MOST_LINES_BACK = 3

VAGUE = frozenset(("", "option", "row", "card", "box"))
"""Role words that may mean texts or pictures."""

TEXTS_COUNTED = TEXTS | frozenset((Role.BUTTON, Role.LINK, Role.TAB, Role.CHECKBOX, Role.RADIO, Role.OPTION))

SAME_PLACE = (0.12, 0.25)
"""Things that stand where was said, by no more than this worse than the best, are counted together."""

BACKWARDS = frozenset((Side.LEFT, Side.ABOVE, Side.BEFORE))
"""On these sides of a landmark some count from the landmark on, against the order of reading."""

Mask = npt.NDArray[np.bool_]


def picked(
    query: Query, reading: Reading, may_count: Mask, called_anyhow: Mask, nearness: Column | None = None
) -> dict[str, list[int]]:
    """For each set, by name, the places that the query's ordinal, row or column picks out of it.

    ``may_count`` are the things that meet the rest of the phrase, ``called_anyhow`` those that do but for their name:
    of three attachments only one may be called so. ``nearness``, by place, is how well each stands where the phrase
    says (a place, a side of a landmark), None where it says nothing of the kind.
    """
    if query.ordinal is None and query.line is None and query.column is None:
        return {}
    if len(reading.things) > MOST_COUNTED:
        return {}
    found: dict[str, list[int]] = {}
    if query.line is not None or query.column is not None:
        for name, things in _line_sets(query, reading, may_count):
            found[f"in row: {name}"] = _in_grid(query, things)
    elif query.ordinal is not None:
        backwards = query.ordinal.number > 0 and any(r.side in BACKWARDS for r in query.relations)
        for name, things in _sets(query, reading, may_count, called_anyhow, nearness):
            found[f"counted: {name}"] = _nth(query.ordinal, things)
            if backwards and not query.ordinal.start:
                found[f"counted back: {name}"] = _nth(replace(query.ordinal, number=-query.ordinal.number), things)
    return found


def _sets(
    query: Query, reading: Reading, may_count: Mask, called_anyhow: Mask, nearness: Column | None
) -> Iterator[tuple[str, Sequence[Thing]]]:
    strict, good, loose = _by_role(query, reading, may_count)
    for name, things in (("strict", strict), ("good", good), ("loose", loose)):
        yield name, _without_overlays(things, reading)
        yield f"{name} body", _without_overlays(_body(things, reading), reading)
    yield from _alikes("", query, reading, good, loose)
    if query.role in VAGUE:
        for name, roles in (("texts", TEXTS_COUNTED), ("pictures", PICTURES)):
            some = [t for t in loose if t.role in roles]
            yield f"{name} body", _without_overlays(_body(some, reading), reading)
            yield from _alikes(f"{name}, ", query, reading, (), some)
    if query.named:
        _, good_anyhow, anyhow = _by_role(query, reading, called_anyhow)
        yield from _alikes("whatever its name, ", query, reading, good_anyhow, anyhow)
        if not query.role:
            some = [t for t in anyhow if t.role in PICTURES]
            yield from _alikes("pictures, whatever their name, ", query, reading, (), some)
    if nearness is None:
        return
    for name, things in (("good", good), ("loose", loose)):
        if not things:
            continue
        nearest = max(things, key=lambda t: nearness[t.place])
        line = [t for t in things if _on_line(t, nearest)]
        column = [t for t in things if _in_column(t, nearest)]
        yield f"{name}, nearest line", _without_overlays(line, reading)
        yield f"{name}, nearest column", _without_overlays(column, reading)
        for reach in SAME_PLACE:
            there = [t for t in things if nearness[t.place] >= nearness[nearest.place] - reach]
            yield f"{name}, within {reach}", _without_overlays(there, reading)
        yield from _alikes(f"{name}, there, ", query, reading, (), there)


def _alikes(
    prefix: str, query: Query, reading: Reading, good: Sequence[Thing], loose: Sequence[Thing]
) -> Iterator[tuple[str, Sequence[Thing]]]:
    """The largest set that looks alike and the first one, of roles that will do and of good ones."""
    among, among_good = {t.place for t in loose}, {t.place for t in good}
    need = max(ALIKE, abs(query.ordinal.number)) if query.ordinal is not None else ALIKE
    sets = [[reading.things[p] for p in places if p in among] for places in traits_of(reading).sets]
    sets = [members for members in sets if len(members) >= need]
    if not sets:
        return
    yield f"{prefix}largest alike", max(sets, key=len)
    yield f"{prefix}first alike", min(sets, key=_corner)
    sets = [members for members in sets if all(t.place in among_good for t in members)]
    if sets:
        yield f"{prefix}largest good alike", max(sets, key=len)
        yield f"{prefix}first good alike", min(sets, key=_corner)


def _on_line(one: Thing, other: Thing) -> bool:
    return other.box.top <= one.box.center.y < other.box.bottom or one.box.top <= other.box.center.y < one.box.bottom


def _in_column(one: Thing, other: Thing) -> bool:
    return other.box.left <= one.box.center.x < other.box.right or one.box.left <= other.box.center.x < one.box.right


def _by_role(query: Query, reading: Reading, may_count: Mask) -> tuple[list[Thing], list[Thing], list[Thing]]:
    """Those of the very role, of a good one, of any that will do."""
    counted = [thing for thing in reading.things if may_count[thing.place]]
    if not query.role:
        return counted, counted, counted
    fits = role_fits(query.role, reading)
    best = max((fits[t.place] for t in counted), default=0.0)
    strict = [t for t in counted if fits[t.place] >= best - 1e-9]
    good = [t for t in counted if fits[t.place] >= 0.75 * best and fits[t.place] >= 0.5]
    return strict, good, [t for t in counted if fits[t.place] >= 0.4]


def _line_sets(query: Query, reading: Reading, may_count: Mask) -> Iterator[tuple[str, Sequence[Thing]]]:
    _, good, loose = _by_role(query, reading, may_count)
    everything = [thing for thing in reading.things if may_count[thing.place]]
    yield "role", good
    yield "role, body", _body(good, reading)
    yield "any role", loose
    yield "all", everything
    yield "all, body", _body(everything, reading)
    yield from _alikes("", query, reading, good, loose)


def _body(things: Sequence[Thing], reading: Reading) -> list[Thing]:
    height = reading.screen.height
    return [t for t in things if t.box.top >= BAR * height and t.box.bottom <= BODY_END * height]


def _corner(things: Sequence[Thing]) -> tuple[int, int]:
    return min((t.box.top, t.box.left) for t in things)


def _without_overlays(things: Sequence[Thing], reading: Reading) -> list[Thing]:
    """No thing that lies wholly in a larger one of its role."""
    if len(things) > MOST_COMPARED:
        return list(things)
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


def _nth(ordinal: Ordinal, things: Sequence[Thing]) -> list[int]:
    return [t.place for t in nth(counting_order(things, lambda t: t.box, ordinal.start), ordinal.number)]


def _in_grid(query: Query, things: Sequence[Thing]) -> list[int]:
    lines = _lines(things)
    if query.line is not None:
        lines = nth(_long_enough(lines, query), query.line.number)
    if query.column is not None:
        lines = [nth(line, query.column.number) for line in lines]
    found = [t for line in lines for t in line]
    if query.ordinal is not None:
        found = nth(found[::-1] if query.ordinal.start == "right" else found, query.ordinal.number)
    return [t.place for t in found]


def _long_enough(lines: list[list[Thing]], query: Query) -> list[list[Thing]]:
    need = max(abs(o.number) for o in (query.ordinal, query.column, Ordinal(1)) if o is not None)
    fitting = [line for line in lines if len(line) >= need]
    return fitting if query.line is not None and len(fitting) >= abs(query.line.number) else lines


def _lines(things: Sequence[Thing]) -> list[list[Thing]]:
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


def column_of(places: Sequence[int], size: int) -> Column:
    """1 at those places, else 0."""
    found = np.zeros(size)
    found[list(places)] = 1.0
    return found
