"""From constraints to scored candidates: weights, thresholds, ordinals, and the choice between ways to read a phrase.

A candidate's score is a sum of named evidence, each a weight times a fit of ``matching``. A candidate *meets* a query
when every fit reaches its threshold; only such a candidate can be an answer, the others are kept as the nearest.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from device.geometry import Bounds
from device.screen import WindowKind
from grounding.interface import GroupKind, Role
from grounding.language import Ordinal, Query, Relation, Side
from grounding.matching import (
    Named,
    between_fit,
    exactly,
    is_word_label,
    loosely,
    place_fit,
    role_fit,
    same_row,
    side_fit,
    state_fit,
)
from grounding.reading import TOP_STRIP, Label, Reading, Thing, reading_order, window_of

WEIGHTS: dict[str, float] = {
    "name": 5.0,
    "role": 2.2,
    "state": 2.0,
    "place": 3.0,
    "scope": 2.0,
    "relation": 4.5,
    "line": 2.0,
    "ordinal": 4.0,
    "meets all": 3.0,
}
"""What each kind of evidence counts. Set by hand on one half of a public set of human phrases (docs/joint.md)."""

NEEDED: dict[str, float] = {
    "name": 0.5,
    "role": 0.3,
    "state": 1.0,
    "place": 0.4,
    "scope": 1.0,
    "relation": 0.22,
    "line": 1.0,
}
"""The fit that each kind of evidence must reach for a candidate to meet the query."""

PRIOR: dict[str, float] = {
    "actionable": 0.8,
    "part": -0.5,
    "scroller": -2.0,
    "ground": -1.2,
    "keyboard": -1.2,
    "system": -0.8,
    "status bar": -2.5,
    "speck": -0.6,
    "screenful": -0.8,
    "unlabelled area": -0.5,
}
"""What a candidate brings along, whatever is asked for."""

SPREAD = 0.75
"""Scores this much apart are told apart: the scale on which confidence falls off."""

SHARED = {Side.OF: 0.85, Side.BESIDE: 0.4}
"""How well things of one row fit a relation at least, wherever they stand in it."""

ROW_ROLE = 0.8
"""How well a role must fit for a thing to go by the name of its row."""

MOST_LANDMARKS = 5
BEST_NAMES = 0.2
"""An ordinal counts the things whose name fits best, and those at most this much less well."""

ROLE_FLOORS = (1.0, 0.85, 0.7, 0.5)
"""An ordinal counts the roles that fit best; worse ones only where there would be too few."""

VAGUE_ROLES = frozenset(("option", "box"))
MOST_COMPARED = 300

FAR_SIDE = 0.04
"""With an ordinal, a relation only says on which side to count; this little fit is enough."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for or against a candidate: what was looked at, how well it fits (0 to 1), what that counts."""

    kind: str
    fit: float
    counts: float
    says: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """A candidate with its score and the reasons for it. ``label`` is the label that answered to the name."""

    thing: Thing
    score: float
    meets: bool
    evidence: tuple[Evidence, ...]
    label: Label | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """All candidates of a query, best first. ``counted`` is how many an ordinal had to choose from, None without."""

    query: Query
    candidates: tuple[Scored, ...]
    counted: int | None = None

    @property
    def best(self) -> Scored | None:
        """The first, if it meets the query."""
        return self.candidates[0] if self.candidates and self.candidates[0].meets else None


def rank(ways: tuple[Query, ...], reading: Reading) -> Ranking:
    """The ranking of the first way that the screen bears out, else of the one that comes closest."""
    key = ("rank", ways)
    if key not in reading.memory:
        reading.memory[key] = _rank(ways, reading)
    found: Ranking = reading.memory[key]
    return found


def _rank(ways: tuple[Query, ...], reading: Reading) -> Ranking:
    tried: list[Ranking] = []
    for way in ways:
        if way.literal:
            if not _is_label(way, reading):
                continue
            way = replace(way, exact=(" ".join(way.words),), words=())
        ranking = evaluate(way, reading)
        if ranking.best is not None:
            return ranking
        tried.append(ranking)
    for way in ways:
        if way.literal and not way.role:
            ranking = evaluate(replace(way, literal=False), reading)
            if ranking.best is not None and ranking.best.evidence[0].fit >= 0.8:
                return ranking
    for way in ways:
        in_row = _in_row_named(way, reading)
        if in_row is not None:
            return in_row
    tried = [ranking for ranking in tried if ranking.candidates] or tried
    return tried[0] if tried else Ranking(ways[0], ())


def _in_row_named(way: Query, reading: Reading) -> Ranking | None:
    """``the 09:00 switch``: no switch is called so, but one stands in the row of what is."""
    if way.literal or not way.role or not way.named or way.ordinal is not None:
        return None
    landmark = Query(exact=way.exact, words=way.words)
    in_row = Relation(Side.SAME_ROW, ((landmark,),))
    ranking = evaluate(replace(way, exact=(), words=(), relations=(*way.relations, in_row)), reading)
    best = ranking.best
    return ranking if best is not None and role_fit(way.role, best.thing) >= ROW_ROLE else None


def _is_label(way: Query, reading: Reading) -> bool:
    """Something that can be acted on is called just that (on a flat tree: anything)."""
    return any(
        fit >= 0.7
        and (reading.flat or reading.things[place].actionable)
        and (not way.role or role_fit(way.role, reading.things[place]) >= NEEDED["role"])
        for place, (fit, _) in exactly(reading, " ".join(way.words)).items()
    )


def evaluate(query: Query, reading: Reading, landmark: bool = False) -> Ranking:
    """Score everything on the screen against one query.

    For a ``landmark``, texts inside things are as good as the things, and rather where they stand is of interest.
    """
    key = ("evaluate", query, landmark)
    if key not in reading.memory:
        reading.memory[key] = _evaluate(query, reading, landmark)
    found: Ranking = reading.memory[key]
    return found


def _evaluate(query: Query, reading: Reading, landmark: bool) -> Ranking:
    named = _named(query, reading)
    if named is not None and (query.exact or any(fit >= NEEDED["name"] for fit, _ in named.values())):
        pool = [reading.things[place] for place in named]
    else:
        pool = list(reading.things)
    room = _scope_room(query, reading)
    relations = [(relation, _landmarks(relation, reading)) for relation in query.relations]
    scored = [_score(query, reading, thing, named, room, relations, landmark) for thing in pool]
    ranking = Ranking(query, tuple(sorted(scored, key=lambda s: (-s.score, s.thing.place))))
    if query.ordinal is not None or query.line is not None or query.column is not None:
        ranking = _counted(query, reading, ranking, relations)
    return ranking


def _named(query: Query, reading: Reading) -> Named | None:
    """For each place the fit of its name, over all names the query gives; None when it gives none."""
    found: Named | None = None
    for text in query.exact:
        found = _both(found, exactly(reading, text))
    if query.words:
        found = _both(found, loosely(reading, query.words))
    return found


def _both(one: Named | None, other: Named) -> Named:
    if one is None:
        return other
    return {place: (min(one[place][0], other[place][0]), one[place][1]) for place in one if place in other}


def _scope_room(query: Query, reading: Reading) -> Bounds | None:
    """Where a scope that exists as a group lies; None when the query has none, or the screen shows no such group."""
    if query.scope is None:
        return None
    kinds = _scope_kinds(query.scope)
    boxes = [part.bounds for part in reading.layout.parts if part.kind in kinds]
    return max(boxes, key=lambda box: box.area) if boxes else None


def _scope_kinds(scope: GroupKind) -> frozenset[GroupKind]:
    """Dialogs, menus and sheets are told apart by no one."""
    over = frozenset((GroupKind.DIALOG, GroupKind.MENU, GroupKind.SHEET))
    lists = frozenset((GroupKind.LIST, GroupKind.GRID))
    return over if scope in over else lists if scope in lists else frozenset((scope,))


# --- one candidate ---------------------------------------------------------------------------------------------------

Landmarks = list[list[tuple[float, Scored]]]


def _score(
    query: Query,
    reading: Reading,
    thing: Thing,
    named: Named | None,
    room: Bounds | None,
    relations: list[tuple[Relation, Landmarks]],
    landmark: bool,
) -> Scored:
    evidence: list[Evidence] = []
    label = None
    if named is not None:
        fit, label = named.get(thing.place, (0.0, None))
        evidence.append(Evidence("name", fit, WEIGHTS["name"] * fit, label.text if label else ""))
    if query.role:
        fit = role_fit(query.role, thing)
        evidence.append(Evidence("role", fit, WEIGHTS["role"] * fit, str(thing.role)))
    if query.states:
        fit = state_fit(query.states, thing)
        evidence.append(Evidence("state", fit, WEIGHTS["state"] * fit))
    if query.scope is not None:
        fit = _in_scope(query.scope, reading, thing, room)
        evidence.append(Evidence("scope", fit, WEIGHTS["scope"] * fit, str(query.scope)))
    if query.place is not None:
        box = thing.box if label is None or not landmark else label.bounds
        fit = place_fit(query.place, box, room or window_of(reading, thing).bounds)
        evidence.append(Evidence("place", fit, WEIGHTS["place"] * fit))
    for relation, marks in relations:
        fit, mark = _relation_fit(relation, reading, thing, marks)
        evidence.append(Evidence("relation", fit, WEIGHTS["relation"] * fit, f"{relation.side} {mark}".strip()))
    needed = {**NEEDED, "relation": FAR_SIDE} if query.ordinal else NEEDED
    barred = window_of(reading, thing).kind is WindowKind.STATUS_BAR and query.scope is not GroupKind.STATUS_BAR
    meets = not barred and all(e.fit >= needed[e.kind] for e in evidence)
    evidence += _prior(query, reading, thing, label, landmark)
    if meets:
        evidence.append(Evidence("meets all", 1.0, WEIGHTS["meets all"]))
    return Scored(thing, sum(e.counts for e in evidence), meets, tuple(evidence), label)


def _in_scope(scope: GroupKind, reading: Reading, thing: Thing, room: Bounds | None) -> float:
    if room is not None:
        return float(any(reading.lies_in(thing, kind) for kind in _scope_kinds(scope)))
    box, screen = thing.box, reading.screen.bounds
    if scope is GroupKind.APP_BAR:
        return float(box.center.y < 0.13 * screen.height)
    if scope in (GroupKind.NAVIGATION, GroupKind.TABS):
        return float(box.center.y > 0.87 * screen.height or (scope is GroupKind.TABS and thing.role is Role.TAB))
    return 1.0 if scope in (GroupKind.LIST, GroupKind.GRID) and reading.flat else 0.0


def _prior(query: Query, reading: Reading, thing: Thing, label: Label | None, landmark: bool) -> list[Evidence]:
    found = []

    def add(kind: str) -> None:
        found.append(Evidence(kind, 1.0, PRIOR[kind]))

    screen = reading.screen.bounds
    window = window_of(reading, thing)
    if thing.actionable and not landmark:
        add("actionable")
    if thing.part_of is not None and not landmark:
        add("part")
    if thing.role is Role.LIST and query.role not in ("list", "area"):
        add("scroller")
    if thing.box.area > 0.45 * screen.area:
        add("screenful")
        if thing.actionable and not thing.labels:
            add("ground")
    if min(thing.box.width, thing.box.height) < 0.015 * screen.width:
        add("speck")
    if thing.role is Role.AREA and not thing.labels and query.role != "area":
        add("unlabelled area")
    if window.kind is WindowKind.KEYBOARD and query.scope is not GroupKind.KEYBOARD and query.role != "key":
        add("keyboard")
    if window.kind is WindowKind.NAVIGATION_BAR and query.scope is not GroupKind.NAVIGATION:
        add("system")
    edge = thing.box.bottom <= TOP_STRIP * screen.height or (
        thing.role is Role.AREA and thing.box.bottom >= screen.height and thing.box.height <= 0.08 * screen.height
    )
    strip = reading.flat and len(reading.screen.windows) == 1 and edge
    if (window.kind is WindowKind.STATUS_BAR or strip) and query.scope is not GroupKind.STATUS_BAR:
        add("status bar")
    if landmark and label is not None and thing.part_of is not None and is_word_label(label):
        found.append(Evidence("stands there", 1.0, 0.2))
    return found


def _landmarks(relation: Relation, reading: Reading) -> Landmarks:
    """For each landmark of a relation, the likeliest things it may be, with their shares of likelihood."""
    found = []
    for ways in relation.landmarks:
        ranking = _landmark_ranking(ways, reading)
        top = [s for s in ranking.candidates[:40] if s.meets][:MOST_LANDMARKS]
        if not top:
            top = [s for s in ranking.candidates[:1] if _name_fit(s) >= 0.3 or not ranking.query.named]
            found.append([(0.5, s) for s in top])
            continue
        best = top[0].score
        found.append([(math.exp((s.score - best) / 1.5), s) for s in top])
    return found


def _landmark_ranking(ways: tuple[Query, ...], reading: Reading) -> Ranking:
    rankings = []
    for way in ways:
        if way.literal:
            if not exactly(reading, " ".join(way.words)):
                continue
            way = replace(way, exact=(" ".join(way.words),), words=())
        ranking = evaluate(way, reading, landmark=True)
        if ranking.best is not None:
            return ranking
        rankings.append(ranking)
    return rankings[0] if rankings else Ranking(ways[0], ())


def _name_fit(scored: Scored) -> float:
    return next((e.fit for e in scored.evidence if e.kind == "name"), 0.0)


def _relation_fit(relation: Relation, reading: Reading, thing: Thing, marks: Landmarks) -> tuple[float, str]:
    screen = reading.screen.bounds
    if relation.side is Side.BETWEEN:
        pairs = [
            (share * other, between_fit(thing.box, _mark_box(a), _mark_box(b)), a)
            for share, a in marks[0][:3]
            for other, b in marks[1][:3]
        ]
        fits = [(share * fit, a) for share, fit, a in pairs]
    else:
        fits = [
            (share * _fit_to(relation.side, reading, thing, mark, screen), mark)
            for share, mark in marks[0]
        ]  # fmt: skip
    if not fits:
        return 0.0, ""
    fit, mark = max(fits, key=lambda pair: pair[0])
    return fit, mark.label.text if mark.label else mark.thing.name


def _mark_box(mark: Scored) -> Bounds:
    """Where a landmark stands: the label that was named, rather than the row around it."""
    return mark.label.bounds if mark.label is not None and is_word_label(mark.label) else mark.thing.box


def _fit_to(side: Side, reading: Reading, thing: Thing, mark: Scored, screen: Bounds) -> float:
    other = mark.thing
    if other is thing or other.part_of == thing.place:
        return _fit_within(side, thing, mark, screen)
    apart = thing.element.window != other.element.window
    if apart and side in (Side.SAME_ROW, Side.INSIDE, Side.OF):
        return 0.0
    if side is Side.SAME_ROW:
        if same_row(reading, thing, other):
            return 1.0 if thing.element.key != thing.row or thing.row == other.element.key else 0.8
        known = thing.row is not None and other.row is not None
        return 0.0 if known else side_fit(side, thing.box, _row_box(reading, mark), screen)
    if side is Side.INSIDE and same_row(reading, thing, other) and thing.element.key != thing.row:
        return 0.95
    if side in SHARED and same_row(reading, thing, other) and thing.element.key != thing.row:
        return max(SHARED[side], side_fit(side, thing.box, _mark_box(mark), screen))
    box = other.box if side is Side.INSIDE else _mark_box(mark)
    return side_fit(side, thing.box, box, screen)


def _fit_within(side: Side, thing: Thing, mark: Scored, screen: Bounds) -> float:
    """A landmark inside the thing itself: the switch of a row lies to its title as it is drawn."""
    if thing.control is not thing.element:
        if side in (Side.SAME_ROW, Side.INSIDE, Side.OF):
            return 1.0
        return side_fit(side, thing.control.bounds, _mark_box(mark), screen)
    return 0.75 if side is Side.OF and mark.label is not None else 0.0


def _row_box(reading: Reading, mark: Scored) -> Bounds:
    row = mark.thing.row
    return reading.screen.elements[row].bounds if row is not None else mark.thing.box


# --- ordinals --------------------------------------------------------------------------------------------------------


def _counted(query: Query, reading: Reading, ranking: Ranking, relations: list[tuple[Relation, Landmarks]]) -> Ranking:
    """The ranking with the one that an ordinal, a row or a column picks in front."""
    members = _members(query, [s for s in ranking.candidates if s.meets], reading)
    chosen = _in_order(query, members, relations)
    counted = len(chosen)
    if query.line is not None or query.column is not None:
        chosen = _in_grid(query, chosen, reading)
    if query.ordinal is not None and chosen:
        chosen = _pick(chosen, query.ordinal)
    picked = {s.thing.place for s in chosen}
    rest = [replace(s, meets=False, score=s.score - WEIGHTS["meets all"] * s.meets) for s in ranking.candidates
            if s.thing.place not in picked]  # fmt: skip
    first = [
        replace(
            s,
            score=s.score + WEIGHTS["ordinal"],
            evidence=(*s.evidence, Evidence("ordinal", 1.0, WEIGHTS["ordinal"], f"of {counted}")),
        )
        for s in chosen
    ]
    top = sorted(first, key=lambda s: -s.score) + sorted(rest, key=lambda s: -s.score)
    return Ranking(query, tuple(top), counted)


def members_of(query: Query, reading: Reading) -> list[Scored]:
    """What an ordinal added to this query would count, in the order in which it would count."""
    ranking = evaluate(query, reading)
    relations = [(relation, _landmarks(relation, reading)) for relation in query.relations]
    counting = replace(query, ordinal=Ordinal(1))
    if query.relations:
        scored = evaluate(counting, reading).candidates
        meeting = {s.thing.place for s in scored if s.meets}
        if not meeting:
            return []
    return _in_order(counting, _members(query, [s for s in ranking.candidates if s.meets], reading), relations)


def _members(query: Query, meeting: list[Scored], reading: Reading) -> list[Scored]:
    """Those that count: the best names, the best roles, no part beside its whole, no bars unless asked for."""
    if not meeting:
        return []
    if query.named:
        best = max(_name_fit(s) for s in meeting)
        meeting = [s for s in meeting if _name_fit(s) >= best - BEST_NAMES]
    need = abs(query.ordinal.number) if query.ordinal is not None else 1
    if query.role:
        fits = {s.thing.place: role_fit(query.role, s.thing) for s in meeting}
        best = max(fits.values())
        for floor in ROLE_FLOORS if query.role not in VAGUE_ROLES else ROLE_FLOORS[-2:]:
            closest = [s for s in meeting if fits[s.thing.place] >= min(floor, best)]
            if len(closest) >= need:
                break
        meeting = closest
    barred = {"status bar", "keyboard", "system", "scroller", "ground"}
    plain = [s for s in meeting if not barred & {e.kind for e in s.evidence}]
    meeting = plain or meeting
    wholes = [s for s in meeting if s.thing.part_of is None]
    counted = wholes if len(wholes) >= need else _without_doubles(meeting)
    if not reading.flat:
        return counted
    counted = _without_overlays(counted)
    return _alike(counted, need) if query.role in VAGUE_ROLES and not query.named else counted


def _without_doubles(meeting: list[Scored]) -> list[Scored]:
    """No part beside the whole that it belongs to."""
    places = {s.thing.place for s in meeting}
    return [s for s in meeting if s.thing.part_of not in places]


def _without_overlays(meeting: list[Scored]) -> list[Scored]:
    """No thing that lies wholly on another of its role: a shade over a picture is not a second picture."""
    if len(meeting) > MOST_COMPARED:
        return meeting
    return [
        s
        for s in meeting
        if not any(
            other.thing.box.contains(s.thing.box)
            and other.thing.role is s.thing.role
            and (other.thing.box.area, -other.thing.place) > (s.thing.box.area, -s.thing.place)
            for other in meeting
        )
    ]


def _alike(meeting: list[Scored], need: int) -> list[Scored]:
    """The first set of at least three things of one role and size, lined up, where a vague word could mean anything."""
    sets: dict[tuple[object, ...], list[Scored]] = {}
    for s in reading_order(meeting, lambda s: s.thing.box):
        box, role = s.thing.box, s.thing.role
        sets.setdefault((role, "column", box.left, box.height // 8), []).append(s)
        sets.setdefault((role, "line", box.top, box.height // 8), []).append(s)
    fitting = [found for found in sets.values() if len(found) >= max(3, need)]
    return fitting[0] if fitting else meeting


def _in_order(query: Query, members: list[Scored], relations: list[tuple[Relation, Landmarks]]) -> list[Scored]:
    ordered = reading_order(members, lambda s: s.thing.box)
    start = query.ordinal.start if query.ordinal is not None else ""
    if start == "left":
        return sorted(ordered, key=lambda s: s.thing.box.left)
    if start == "right":
        return sorted(ordered, key=lambda s: -s.thing.box.right)
    if start == "top":
        return sorted(ordered, key=lambda s: s.thing.box.top)
    if start == "bottom":
        return sorted(ordered, key=lambda s: -s.thing.box.bottom)
    if any(relation.side in (Side.LEFT, Side.ABOVE, Side.BEFORE) for relation, _ in relations):
        return ordered[::-1]
    return ordered


def _pick(ordered: list[Scored], ordinal: Ordinal) -> list[Scored]:
    at = ordinal.number - 1 if ordinal.number > 0 else len(ordered) + ordinal.number
    return [ordered[at]] if 0 <= at < len(ordered) else []


def _in_grid(query: Query, members: list[Scored], reading: Reading) -> list[Scored]:
    """Those in the row and the column asked for."""
    if query.line is not None:
        lines = _lines(members, reading)
        at = query.line.number - 1 if query.line.number > 0 else len(lines) + query.line.number
        members = lines[at] if 0 <= at < len(lines) else []
    if query.column is not None:
        lines = _lines(members, reading)
        at = query.column.number
        members = [
            line[at - 1 if at > 0 else len(line) + at] for line in lines if len(line) >= abs(at)
        ]  # fmt: skip
    return members


def _lines(members: list[Scored], reading: Reading) -> list[list[Scored]]:
    """Members that stand on one line or in one row, lines from top to bottom, each from left to right."""
    elements = reading.screen.elements
    lines: list[tuple[Bounds, int | None, list[Scored]]] = []
    for s in sorted(members, key=lambda s: (s.thing.box.top, s.thing.box.left)):
        box, row = s.thing.box, s.thing.row
        for n, (first, known, line) in enumerate(lines[-2:], max(0, len(lines) - 2)):
            on_line = first.top <= box.center.y < first.bottom and box.top <= first.center.y
            if on_line or (row is not None and row == known and elements[row].bounds.width > 2 * box.width):
                line.append(s)
                lines[n] = (first, known, line)
                break
        else:
            lines.append((box, row, [s]))
    return [sorted(line, key=lambda s: s.thing.box.left) for _, _, line in lines]
