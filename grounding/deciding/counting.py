"""Which one of many: ordinals, rows and columns, over the set that a person would count.

What counts: the things that meet the rest of the phrase, of the roles that fit best, no part beside its whole, no bar
or keyboard unless they were asked for.
"""

from __future__ import annotations

from collections import Counter

from device.geometry import Bounds
from grounding.deciding.role_and_state import role_fit
from grounding.deciding.scoring import Scored
from grounding.deciding.sides import against_reading
from grounding.deciding.traits import ALIKE, BAR
from grounding.interface import GroupKind, Role
from grounding.language import Ordinal, Query, Side
from grounding.reading.order import counting_order, nth, reading_order
from grounding.reading.things import Reading, Thing
from grounding.vocabulary.item_words import item_of

BEST_NAMES = 0.2
"""An ordinal counts the things whose name fits best, and those at most this much less well."""

TO_THE_LETTER = 0.97
"""Where several are called just so, only these are counted."""

ROLE_FLOORS = (1.0, 0.85, 0.7, 0.5)
"""An ordinal counts the roles that fit best; worse ones only where there would be too few."""

VAGUE_ROLES = frozenset(("option", "box"))
"""Role words that may mean anything: on a flat tree they count the first set of things that look alike."""

SAME_PLACE = (0.12, 0.25, 1.0)
"""Things whose fits to a place differ by no more than the first lie in the same row or column."""

ON_THE_SIDE = 0.22
"""The fit of a relation from which on a thing lies plainly on that side."""

FEWEST_ROWS = 2
"""With so many rows of a list among what is counted, a bar is no row beside them."""

FEWEST_ALIKE = 3
"""So many that are made alike and stand in one are a set that ends."""

MOST_COMPARED = 300
"""In larger sets overlays are not looked for."""

SIZES = 45
"""Sizes are told apart in so many parts of the display's short side."""

BARRED = frozenset(("status bar", "keyboard", "system", "scroller", "ground", "divider", "bare view"))
"""Priors of things that are counted only where nothing else is."""

SLIVER = 0.0015
"""What is thinner than this share of the display's short side is not seen, and not counted."""

Tiers = list[list[Scored]]


def pick(query: Query, tiers: Tiers, reading: Reading) -> tuple[list[Scored], int]:
    """Those that the ordinal, row and column of a query pick, and how many there were to pick from."""
    need = abs(query.ordinal.number) if query.ordinal is not None else 1
    chosen = next((tier for tier in tiers if len(tier) >= need), tiers[-1] if tiers else [])
    if reading.flat and query.role in VAGUE_ROLES and not query.named:
        chosen = _alike(chosen, need)
    count = len(chosen)
    if query.line is not None or query.column is not None:
        chosen = _in_grid(query, chosen, reading)
    if query.ordinal is not None:
        chosen = nth(chosen, query.ordinal.number)
    return chosen, count


def is_beyond(query: Query, tiers: Tiers, reading: Reading) -> bool:
    """``the eleventh row`` of nine that are made alike: the numbers of a larger set, of what may be called a row as
    well, are not what one counts."""
    if reading.flat or query.ordinal is None or not query.role or query.named or not tiers:
        return False
    plain = [s for s in tiers[0] if role_fit(query.role, s.thing) >= ROLE_FLOORS[0]]
    looks = Counter(_make(s) for s in plain)
    return len(plain) < abs(query.ordinal.number) and max(looks.values(), default=0) >= FEWEST_ALIKE


def _make(s: Scored) -> tuple[object, ...]:
    return s.thing.element.class_name, s.thing.element.resource_id, s.thing.element.parent


def tiers_of(query: Query, meeting: list[Scored], reading: Reading) -> Tiers:
    """What may be counted, in order: first the best names and roles, then sets that take in more."""
    if not query.role and item_of(query.words):  # "the last message" is not the field for one
        meeting = [s for s in meeting if s.thing.role is not Role.FIELD] or meeting
    if query.named and meeting:
        best_name = max(s.name_fit for s in meeting)
        alike = [s for s in meeting if s.name_fit >= TO_THE_LETTER]
        meeting = alike if len(alike) > 1 else [s for s in meeting if s.name_fit >= best_name - BEST_NAMES]
    thin = SLIVER * min(reading.screen.width, reading.screen.height)
    plain = [
        s
        for s in meeting
        if not any(e.kind in BARRED for e in s.evidence) and min(s.thing.box.width, s.thing.box.height) > thin
    ]
    meeting = plain or meeting
    called: list[Scored] = []
    if query.role == "image" and not query.named and not reading.flat:
        called = [s for s in meeting if _is_plain_picture(s, reading)]
        shown = [s for s in called if s.thing.role is Role.IMAGE or Role.IMAGE in s.thing.also]
        called = shown if len(shown) > 1 else called
    found: Tiers = [_in_order(query, called, reading)] if len(called) > 1 else []
    for level in (level for there in _in_place(query, meeting) for level in _levels(query, there)):
        wholes = [s for s in level if s.thing.part_of is None]
        below_bars = _without_bar(query, wholes, reading)
        simple = not query.relations and query.line is None and query.column is None
        alike = _nearest_line(query, wholes)
        if simple:
            alike = _largest_alike(query, below_bars, reading) if reading.flat else []
        for tier in (alike, below_bars, wholes, _without_doubles(level)):
            tier = _without_overlays(tier) if reading.flat else tier
            if tier and (not found or len(tier) > len(found[-1])):
                found.append(tier)
    return [_in_order(query, tier, reading) for tier in found]


def _is_plain_picture(s: Scored, reading: Reading) -> bool:
    """Neither a button by its class, nor the page, nor in a bar: who counts photos means these."""
    if s.thing.part_of is not None or s.thing.element.class_name.endswith("Button") or _in_bar(s, reading):
        return False
    pictured = s.thing.role in (Role.IMAGE, Role.ICON) or Role.IMAGE in s.thing.also
    return pictured and not any(e.kind == "screenful" for e in s.evidence)


def _in_place(query: Query, members: list[Scored]) -> list[list[Scored]]:
    """Where a place was said, one counts what lies farthest that way, in its row or column; then ever more."""
    if query.place is None or query.line is not None or query.column is not None or not members:
        return [members]
    fits = [(next((e.fit for e in s.evidence if e.kind == "place"), 0.0), s) for s in members]
    best = max(fit for fit, _ in fits)
    return [[s for fit, s in fits if fit >= best - reach] for reach in SAME_PLACE]


def _without_bar(query: Query, members: list[Scored], reading: Reading) -> list[Scored]:
    """Without the few that stand in the app bar: one counts the page, unless the bar itself has a row of them."""
    if query.place is not None or query.scope in (GroupKind.APP_BAR, GroupKind.NAVIGATION, GroupKind.STATUS_BAR):
        return members
    barred = [s for s in members if _in_bar(s, reading)]
    if not barred:
        return members
    places = {s.thing.place for s in barred}
    looks = {_look(s, reading) for s in members if s.thing.place not in places}
    places = {s.thing.place for s in barred if _look(s, reading) not in looks}
    return [s for s in members if s.thing.place not in places] if len(places) < ALIKE else members


def _in_bar(s: Scored, reading: Reading) -> bool:
    """It stands in the app bar, or where one would be on a tree that tells of none."""
    if reading.flat:
        return s.thing.box.middle_y < BAR * reading.screen.height
    return reading.lies_in(s.thing, GroupKind.APP_BAR)


def _look(s: Scored, reading: Reading) -> tuple[object, ...]:
    """What things that look alike have in common: class, identifier and size, whatever the display's own."""
    e, box = s.thing.element, s.thing.box
    short = min(reading.screen.width, reading.screen.height) or 1
    return (e.class_name, e.resource_id, box.width * SIZES // short, box.height * SIZES // short)


def _largest_alike(query: Query, members: list[Scored], reading: Reading) -> list[Scored]:
    """The largest set of at least three that look alike. Pictures are counted whatever their size."""
    if query.role == "image":
        return [s for s in members if s.thing.role is Role.IMAGE or any(e.kind == "called" for e in s.evidence)]
    sets: dict[tuple[object, ...], list[Scored]] = {}
    for s in members:
        sets.setdefault(_look(s, reading), []).append(s)
    largest = max(sets.values(), key=len, default=[])
    return largest if len(largest) >= ALIKE else []


def _nearest_line(query: Query, members: list[Scored]) -> list[Scored]:
    """Above or below a landmark one counts along the line that is nearest to it, if it has more than one."""
    if not members or not any(relation.side in (Side.ABOVE, Side.BELOW) for relation in query.relations):
        return []
    nearest = max(members, key=_relation_fit)
    if _relation_fit(nearest) < ON_THE_SIDE:
        return []
    box = nearest.thing.box
    line = [s for s in members if box.top <= s.thing.box.middle_y < box.bottom and s.thing.box.height <= 2 * box.height]
    return line if len(line) > 1 else []


def _relation_fit(s: Scored) -> float:
    return min((e.fit for e in s.evidence if e.kind == "relation"), default=0.0)


def _levels(query: Query, meeting: list[Scored]) -> list[list[Scored]]:
    """The same things under ever lower demands on their role."""
    if not query.role or not meeting:
        return [meeting]
    fits = [(role_fit(query.role, s.thing), s) for s in meeting]
    best = max(fit for fit, _ in fits)
    floors = ROLE_FLOORS if query.role not in VAGUE_ROLES else ROLE_FLOORS[-2:]
    return [[s for fit, s in fits if fit >= min(floor, best)] for floor in floors]


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


def _in_order(query: Query, members: list[Scored], reading: Reading) -> list[Scored]:
    """In the order of counting: from the side that was said, from a landmark on, else as one reads."""
    start = query.ordinal.start if query.ordinal is not None else ""
    ordered: list[Scored] = counting_order(members, lambda s: s.thing.box, start, reading.screen.height, reading.flow)
    if start:
        return ordered
    backwards = {relation.side for relation in query.relations} & against_reading(reading.leftward)
    if backwards == {Side.ABOVE} and _one_line(ordered):
        return ordered
    return ordered[::-1] if backwards else ordered


def _one_line(members: list[Scored]) -> bool:
    top, bottom = max(s.thing.box.top for s in members), min(s.thing.box.bottom for s in members)
    return top < bottom


def _in_grid(query: Query, members: list[Scored], reading: Reading) -> list[Scored]:
    """Those in the row and the column asked for."""
    if query.line is not None:
        if query.line.number > 1:  # the top or the bottom row may well be a bar
            members = _in_rows(members, reading)
        line = nth(_long_enough(_lines(_with_alikes(query, members, reading), reading), query), query.line.number)
        places = {s.thing.place for s in line[0]} if line else frozenset[int]()
        members = [s for s in members if s.thing.place in places]
    if query.column is not None:
        members = [s for line in _lines(members, reading) for s in nth(line, query.column.number)]
    return members


def _in_rows(members: list[Scored], reading: Reading) -> list[Scored]:
    """Where a list's rows have them, what stands in a bar is in no row."""
    rows = {s.thing.row for s in members if s.thing.row is not None}
    if reading.flat or len(rows) < FEWEST_ROWS:
        return members
    barred = (GroupKind.APP_BAR, GroupKind.NAVIGATION, GroupKind.STATUS_BAR)
    return [s for s in members if not any(reading.lies_in(s.thing, kind) for kind in barred)]


def _with_alikes(query: Query, members: list[Scored], reading: Reading) -> list[Scored]:
    """A row is one of all that look like those of the name, whatever they are called."""
    if not query.named or not members:
        return members

    def kind(thing: Thing) -> tuple[object, ...]:
        return thing.element.class_name, thing.element.resource_id, thing.box.height, thing.part_of is None

    kinds, places = {kind(s.thing) for s in members}, {s.thing.place for s in members}
    others = (t for t in reading.things if t.place not in places and kind(t) in kinds)
    return [*members, *(Scored(t, 0.0, False) for t in others)]


def _long_enough(lines: list[list[Scored]], query: Query) -> list[list[Scored]]:
    """The lines that can have a third place at all; a bar with two icons is no row of which one says "the third"."""
    need = max(abs(o.number) for o in (query.ordinal, query.column, Ordinal(1)) if o is not None)
    fitting = [line for line in lines if len(line) >= need]
    return fitting if need > 1 and query.line is not None and len(fitting) >= abs(query.line.number) else lines


def _lines(members: list[Scored], reading: Reading) -> list[list[Scored]]:
    """Members that stand on one line or in one row, lines from top to bottom, each as one reads."""
    elements = reading.screen.elements
    lines: list[tuple[Bounds, int | None, list[Scored]]] = []
    for s in sorted(members, key=lambda s: (s.thing.box.top, s.thing.box.left)):
        box, row = s.thing.box, s.thing.row
        for n, (first, known, line) in enumerate(lines[-2:], max(0, len(lines) - 2)):
            on_line = first.top <= box.middle_y < first.bottom and box.top <= first.middle_y
            if on_line or (row is not None and row == known and elements[row].bounds.width > 2 * box.width):
                line.append(s)
                lines[n] = (first, known, line)
                break
        else:
            lines.append((box, row, [s]))
    return [sorted(line, key=lambda s: reading.flow(s.thing.box).left) for _, _, line in lines]
