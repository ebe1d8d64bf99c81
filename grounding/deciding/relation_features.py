"""What relations speak for and against each thing: where it stands to a landmark, in which section, and how near.

Columns of the same kind as in ``features.py``, for one query.
"""

from __future__ import annotations

from dataclasses import replace
from functools import reduce

import numpy as np

from device.geometry import Bounds
from grounding.deciding.beside import nearness_by_side
from grounding.deciding.guesses import (
    guessed,
    in_section,
    is_counted_block,
    is_the_clock,
    the_row,
    without_lost_digits,
)
from grounding.deciding.placing import place_fit
from grounding.deciding.ranking import landmarks_of, named_fits
from grounding.deciding.relating import Landmarks, lent, mark_box, relate
from grounding.deciding.scoring import Scored
from grounding.deciding.sets import ON_ITS_SIDE, PLAINLY, counts
from grounding.deciding.sides import BOTTOM, LEFT, RIGHT, TOP, boxes_of, shared
from grounding.deciding.traits import NAMED, Column, role_fits, traits_of
from grounding.language import Place, Query, Relation, Side
from grounding.reading.things import Reading

ALONG = frozenset((Side.LEFT, Side.RIGHT, Side.ABOVE, Side.BELOW))
APART = ALONG | frozenset((Side.BEFORE, Side.AFTER, Side.BETWEEN))
"""Relations in which nothing stands to itself; the first have a direction of their own."""

LEVEL = frozenset((Side.OF, Side.BESIDE, Side.SAME_ROW))
"""Relations that hold along a whole line: the checkbox of a title may stand at the other end."""

PICTURES_SAID = frozenset(("icon", "image"))
"""Role words of what is often called by the text that goes with it."""

CONTROLS_SAID = frozenset(("switch", "checkbox", "radio button", "dropdown", "slider", "field", "button"))
"""Role words of what often goes by the text on its line."""

OWNED = frozenset((Side.INSIDE, Side.OF))
"""Relations to a part of the screen in which "top" means the top of that part."""

HEADED = frozenset((Side.INSIDE, Side.OF, Side.BELOW, Side.AFTER))
"""Relations to what may head a section."""

UNDER_THE_CLOCK = frozenset((Side.BELOW, Side.BESIDE, Side.AFTER))
"""Relations in which a thing stands to the clock of the status bar."""


def relation_features(query: Query, reading: Reading, found: dict[str, Column]) -> list[Column]:
    """Adds what relations say; answers the fits of those whose landmark is there."""
    size = len(reading.things)
    there: list[Column] = []

    def add(name: str, column: Column) -> None:
        found[name] = found[name] + column if name in found else column

    among = fitting(query, reading)
    counting = counts(query)
    for relation in query.relations:
        marks = landmarks_of(relation, reading)
        told = None if all(marks) else without_lost_digits(relation, reading)
        if told is not None:
            marks = landmarks_of(told, reading)
        if not all(marks) and relation.side is Side.SAME_ROW:
            marks = [the_row(relation.landmarks[0], reading)]
        if not all(marks) or is_counted_block(relation.landmarks[0], reading):
            for role in ("text", "picture", "control"):
                add(f"landmark unheard, {role}", traits_of(reading).columns[role])
            if relation.side is not Side.BETWEEN:
                guesses = guessed(relation.landmarks[0], reading)
                if relation.side in UNDER_THE_CLOCK and is_the_clock(relation.landmarks[0]):
                    corner = Place(across=1, down=-1)
                    under = [place_fit(corner, t.box, reading.screen.bounds) for t in reading.things]
                    add("under the clock", np.array(under))
                near = relate(relation, [guesses], reading).fits
                add("related to a guess", near)
                add(f"{relation.side} a guess", near)
                add("nearest to a guess", first_by(near, among))
                if relation.side in HEADED:
                    section = in_section(guesses, reading)
                    add("in the section of a guess", section)
                    add("in the section of a guess, in its role", section * among)
            continue
        fits = relate(relation, marks, reading).fits
        there.append(fits)
        mark = np.zeros(size)
        mark[[s.thing.place for ways in marks for _, s in ways if not lent(s)]] = 1.0
        itself = "the landmark itself" + ("" if relation.side in APART else f", {relation.side}")
        add(itself, mark)
        if relation.side in HEADED:
            section = in_section(marks[0], reading) * (1 - mark)
            add("in its section", section)
            add("in its section, in its role", section * among)
            add(f"in its section, {relation.side}", section)
            if query.place is not None and relation.side in OWNED:
                add("farthest that way in its section", first_by(_place_within(query.place, section, reading), among))
        if relation.side is Side.OF:
            _called_of(relation, query, reading, found)
        if counting:
            add("relation, counted", fits)
            add("on that side, counted", (fits > ON_ITS_SIDE).astype(np.float64))
            continue
        add("relation", fits)
        add("relation squared", fits**2)
        add("plainly related", (fits >= PLAINLY).astype(np.float64))
        add("not on that side", (fits <= ON_ITS_SIDE).astype(np.float64))
        add(f"{relation.side}", fits)
        add("nearest that way", first_by(fits, among * (1 - mark)))
        if relation.side in LEVEL:
            level = _level(marks, reading) * (1 - mark)
            add("level with it", level)
            add(f"level with it, {relation.side}", level)
            add("level with it, picture", level * traits_of(reading).columns["picture"])
            if relation.side is Side.OF:
                named = "role said" if query.role in PICTURES_SAID else "name said" if query.named else "text said"
                add(f"level with it, of, {named}", level)
            add("nearest on its line", first_by(level * (fits + 0.01), among * (1 - mark)))
        if relation.side in ALONG:
            straight, gap = _straight(relation.side, marks[0], reading)
            add("straight that way", straight)
            add("straight and first", first_by(straight * (1 - np.minimum(gap, 1.0)), among * (1 - mark)))
    return there


def _place_within(place: Place, section: Column, reading: Reading) -> Column:
    """How far each thing of a section stands towards that side of it; 0 outside."""
    inside = np.flatnonzero(section >= 0.5 * max(section.max(initial=0.0), 0.01))
    found = np.zeros(len(section))
    if len(inside) and section.max(initial=0.0) > 0:
        boxes = [reading.things[p].box for p in inside]
        room = reduce(Bounds.union, boxes)
        found[inside] = [section[p] * (0.01 + place_fit(place, b, room)) for p, b in zip(inside, boxes, strict=True)]
    return found


def _called_of(relation: Relation, query: Query, reading: Reading, found: dict[str, Column]) -> None:
    """The picture of X may be one that is called X, or stands over, under or beside a text X."""
    landmark = next((way for way in relation.landmarks[0] if not way.literal), relation.landmarks[0][0])
    if not landmark.named:
        return
    own = np.zeros(len(reading.things))
    for place, (fit, _) in (named_fits(replace(landmark, role=""), reading) or {}).items():
        own[place] = fit
    in_its_role = fitting(query, reading)
    called = own * in_its_role
    found["of: called so"] = called
    found["of: called so best"] = called * (called >= max(NAMED, called.max(initial=0.0) - 1e-9))
    for side, near in nearness_by_side(own, reading).items():
        found[f"of: name {side}"] = near * in_its_role


def _level(marks: Landmarks, reading: Reading) -> Column:
    """How far each thing shares the line of a likely landmark, however far away along it."""
    boxes = traits_of(reading).boxes
    found = np.zeros(len(boxes))
    for share, scored in marks[0]:
        mark = boxes_of((mark_box(scored),))[0]
        found = np.maximum(found, share * np.clip(shared(boxes, mark, TOP, BOTTOM), 0, 1))
    return found


def _straight(side: Side, marks: list[tuple[float, Scored]], reading: Reading) -> tuple[Column, Column]:
    """How far each thing shares the line or column of a likely landmark on its side, and how far away that one is."""
    boxes = traits_of(reading).boxes
    low, high = (TOP, BOTTOM) if side in (Side.LEFT, Side.RIGHT) else (LEFT, RIGHT)
    span = max(1, reading.screen.width if low == TOP else reading.screen.height)
    best, away = np.zeros(len(boxes)), np.ones(len(boxes))
    for share, scored in marks:
        mark = boxes_of((mark_box(scored),))[0]
        match side:
            case Side.LEFT:
                gap = mark[LEFT] - boxes[:, RIGHT]
            case Side.RIGHT:
                gap = boxes[:, LEFT] - mark[RIGHT]
            case Side.ABOVE:
                gap = mark[TOP] - boxes[:, BOTTOM]
            case _:
                gap = boxes[:, TOP] - mark[BOTTOM]
        ahead = gap >= -0.25 * max(1, mark[high] - mark[low]) - 0.005 * span
        straight = np.where(ahead, share * np.clip(shared(boxes, mark, low, high), 0, 1), 0.0)
        nearer = straight * (1 - np.minimum(1, np.maximum(0, gap) / span)) > best * (1 - away)
        best, away = np.where(nearer, straight, best), np.where(nearer, np.maximum(0, gap) / span, away)
    return best, away


def fitting(query: Query, reading: Reading) -> Column:
    """1 for what answers to the role as well as half of the best, for everything where no role was said."""
    if not query.role:
        return np.ones(len(reading.things))
    fits = role_fits(query.role, reading)
    found: Column = (fits >= 0.5 * max(fits.max(initial=0.0), 0.01)).astype(np.float64)
    return found


def first_by(fits: Column, among: Column) -> Column:
    """1 for the one that fits best among those, 1/2 for the next, and so on; 0 outside."""
    inside = fits[among > 0]
    better = (inside[None, :] > fits[:, None] + 1e-9).sum(axis=1) if len(inside) else np.zeros(len(fits))
    return np.where((among > 0) & (fits > 0), 1.0 / (1.0 + better), 0.0)
