"""How things stand to the landmarks of a relation: geometry, and what rows and parts know better than geometry."""

from __future__ import annotations

import numpy as np

from device.geometry import Bounds
from grounding.deciding.scoring import Related, Scored
from grounding.deciding.sides import BOTTOM, TOP, Boxes, Fits, between, boxes_of, fits, shared
from grounding.interface import GroupKind, Role
from grounding.language import Relation, Side
from grounding.reading.things import Reading, Source, Thing, begin_of, is_word_label, things_by_row

Landmarks = list[list[tuple[float, Scored]]]
"""For each landmark of a relation, the things that it may be, with their shares of likelihood."""

OTHER_ROW = 0.5
"""What nearness is worth from one row of a list to another: "next to" means the row's own."""

NO_SUCH_ROW = 0.3
"""What a line is worth as "the row of" what stands in no row, on a screen that has rows."""

JUST_SO = 0.95
"""From here on a landmark is called just what was said."""

SHARED = {Side.OF: 0.85, Side.BESIDE: 0.5}
"""How well things of one row fit a relation at least, wherever they stand in it."""

ONE_WINDOW = frozenset((Side.SAME_ROW, Side.INSIDE, Side.OF))
"""Relations that never reach from one window into another."""

LENT = frozenset((Source.CAPTION, Source.NEAR, Source.LENT))
"""Labels that are texts of other things."""

STATEFUL = frozenset((Role.CHECKBOX, Role.SWITCH, Role.RADIO, Role.SLIDER))
"""Of these "the checkbox next to Vibrate" may give the name that only a screen reader says."""

PICTURES = frozenset((Role.ICON, Role.IMAGE))

FLOWING = frozenset((GroupKind.PAGE, GroupKind.LIST, GroupKind.GRID))
"""Groups that may be part of a section; bars, tabs and dialogs are parts of the screen by themselves."""

NO_ROW = -1

STACKED = frozenset((Side.ABOVE, Side.BELOW))
MOST_PAIRED = 3
"""Of each of two landmarks, so many meanings are tried together."""


def relate(relation: Relation, marks: Landmarks, reading: Reading) -> Related:
    """The fit of everything on the screen, for the likeliest meanings of the landmark."""
    boxes = boxes_of_things(reading)
    rows: list[Fits] = []
    names: list[str] = []
    if relation.side is Side.SECTION:
        for share, mark in marks[0][:MOST_PAIRED]:
            ends = marks[1][0][1] if len(marks) > 1 and marks[1] else None
            rows.append(share * _in_section(mark, ends, reading))
            names.append(_name(mark))
    elif relation.side is Side.BETWEEN:
        for share, one in marks[0][:MOST_PAIRED]:
            for other_share, other in marks[1][:MOST_PAIRED]:
                found = share * other_share * between(boxes, _array(one), _array(other))
                for mark in (one, other):
                    for thing in _beside_its_name(mark_box(mark), mark_box(one), mark_box(other), reading):
                        found[thing.place] = 0.0
                rows.append(found)
                names.append(_name(one))
    else:
        for share, mark in marks[0]:
            rows.append(share * _fits_to(relation.side, mark, reading))
            names.append(_name(mark))
    if not rows:
        return Related(np.zeros(len(boxes)), np.zeros(len(boxes), dtype=np.intp), ())
    table = np.stack(rows)
    return Related(table.max(axis=0), table.argmax(axis=0), tuple(names))


def _in_section(heading: Scored, ends: Scored | None, reading: Reading) -> Fits:
    """Below the heading, or from its row on, and above what ends its section, in the same part of the screen: 1, else
    0."""
    boxes, chain = boxes_of_things(reading), reading.layout.chain
    begin = begin_of(heading.thing, reading)
    within = boxes[:, TOP] >= (mark_box(heading).bottom if begin is None else begin)
    if ends is not None:
        end = begin_of(ends.thing, reading)
        within &= boxes[:, BOTTOM] <= (mark_box(ends).top if end is None else end)
    around = chain(heading.thing.group)
    apart = [any(reading.layout.parts[g].kind not in FLOWING for g in chain(t.group) - around) for t in reading.things]
    found: Fits = (within & ~np.array(apart, dtype=np.bool_)).astype(np.float64)
    return found


def boxes_of_things(reading: Reading) -> Boxes:
    """The boxes of everything on the screen, by place."""
    if "boxes" not in reading.kept:
        reading.kept["boxes"] = boxes_of(thing.box for thing in reading.things)
    found: Boxes = reading.kept["boxes"]
    return found


def _windows(reading: Reading) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    if "windows" not in reading.kept:
        reading.kept["windows"] = np.array([t.element.window for t in reading.things], dtype=np.intp)
    found: np.ndarray[tuple[int], np.dtype[np.intp]] = reading.kept["windows"]
    return found


def _rows(reading: Reading) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    if "row of each" not in reading.kept:
        rows = (NO_ROW if thing.row is None else thing.row for thing in reading.things)
        reading.kept["row of each"] = np.fromiter(rows, dtype=np.intp, count=len(reading.things))
    found: np.ndarray[tuple[int], np.dtype[np.intp]] = reading.kept["row of each"]
    return found


def _name(mark: Scored) -> str:
    return mark.label.text if mark.label else mark.thing.name


def mark_box(mark: Scored) -> Bounds:
    """Where a landmark stands: the label that was named, rather than the row around it; of a picture that was asked for
    as one, the picture."""
    if _borrows(mark) and _as_picture(mark):
        return mark.thing.box
    return mark.label.bounds if mark.label is not None and is_word_label(mark.label) else mark.thing.box


def lent(mark: Scored) -> bool:
    """The landmark is a text beside the thing that goes by it: an icon may well stand left of its own caption."""
    return _borrows(mark) and not _as_picture(mark)


def _borrows(mark: Scored) -> bool:
    label = mark.label
    return label is not None and label.source in LENT and not mark.thing.box.contains(label.bounds)


def _as_picture(mark: Scored) -> bool:
    """A picture was said, and this is one: "below the wallet icon" is not about the word."""
    return mark.thing.role in PICTURES and any(e.kind == "role" for e in mark.evidence)


def _array(mark: Scored) -> Boxes:
    found: Boxes = boxes_of((mark_box(mark),))[0]
    return found


def _fits_to(side: Side, mark: Scored, reading: Reading) -> Fits:
    other = mark.thing
    match side:
        case Side.SAME_ROW:
            row = other.row
            box = reading.screen.elements[row].bounds if row is not None else other.box
        case Side.INSIDE:
            box = other.box
        case _:
            box = mark_box(mark)
    found = _drawn(side, box, reading).copy()
    if side is Side.BELOW and other.role in (Role.TEXT, Role.HEADING):
        for field in _fields_named_by(box, reading)[:1]:
            found = np.where(_are_fields(reading), found, _drawn(side, field.box, reading))
    if side in ONE_WINDOW:
        found = np.where(_windows(reading) == other.element.window, found, 0.0)
    named = mark.name_fit >= JUST_SO
    if side is Side.SAME_ROW and other.row is None and not named and not reading.flat and things_by_row(reading):
        found = NO_SUCH_ROW * found
    if side in (Side.SAME_ROW, Side.BESIDE) and other.row is not None:
        rows = _rows(reading)
        if side is Side.SAME_ROW:
            found = np.where(rows == NO_ROW, found, 0.0)
        else:
            found = np.where((rows == NO_ROW) | (rows == other.row), found, OTHER_ROW * found)
    for thing in () if lent(mark) else _kin(other, reading):
        known = _known_fit(side, thing, mark, reading, float(found[thing.place]))
        found[thing.place] = known
    return found


def _drawn(side: Side, mark: Bounds, reading: Reading) -> Fits:
    """How everything on the screen lies to a box, by place: the same for whatever is asked for there."""
    key = ("drawn", side, mark)
    if key not in reading.memory:
        screen = reading.screen.bounds
        box = boxes_of((mark,))[0]
        reading.memory[key] = fits(side, boxes_of_things(reading), box, screen.width, screen.height, reading.leftward)
    found: Fits = reading.memory[key]
    return found


def _fields_named_by(label: Bounds, reading: Reading) -> list[Thing]:
    """The fields that go by the text that stands there: what else is below "Password" is below its field."""
    return [t for t in _named_by(label, reading) if t.role is Role.FIELD and t.box.top >= label.top]


def _beside_its_name(label: Bounds, one: Bounds, other: Bounds, reading: Reading) -> list[Thing]:
    """What goes by that landmark and stands level with it, seen along the way between two: it is between no two."""
    line = min(one.bottom, other.bottom) - max(one.top, other.top)
    stacked = 2 * line < min(one.height, other.height)

    def level(box: Bounds) -> bool:
        common = label.intersect(Bounds(label.left, box.top, label.right, box.bottom)).height
        beside = label.intersect(Bounds(box.left, label.top, box.right, label.bottom)).width
        return 2 * common >= label.height if stacked else 2 * beside >= label.width

    return [thing for thing in _named_by(label, reading) if level(thing.box)]


def _named_by(label: Bounds, reading: Reading) -> list[Thing]:
    """What goes by the text that stands there, beside it or below."""
    return [t for t in reading.things if any(la.source is Source.NEAR and la.bounds == label for la in t.labels)]


def _are_fields(reading: Reading) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    if "fields" not in reading.kept:
        reading.kept["fields"] = np.array([thing.role is Role.FIELD for thing in reading.things], dtype=np.bool_)
    found: np.ndarray[tuple[int], np.dtype[np.bool_]] = reading.kept["fields"]
    return found


def _kin(other: Thing, reading: Reading) -> list[Thing]:
    """The landmark itself, the thing it is part of, and what shares its row."""
    kin = [other]
    if other.part_of is not None:
        kin.append(reading.things[other.part_of])
    if other.row is not None:
        kin += [thing for thing in things_by_row(reading).get(other.row, ()) if thing not in kin]
    return kin


def _known_fit(side: Side, thing: Thing, mark: Scored, reading: Reading, drawn: float) -> float:
    """What structure knows of things that belong together; ``drawn`` is what geometry says."""
    other = mark.thing
    if other is thing or other.part_of == thing.place:
        return _fit_within(side, thing, mark, reading)
    if not _same_row(thing, other):
        return drawn
    is_row = thing.element.key == thing.row
    match side:
        case Side.SAME_ROW:
            return 1.0 if not is_row or thing.row == other.element.key else 0.8
        case Side.INSIDE if not is_row:
            return 0.95
        case Side.OF | Side.BESIDE if not is_row:
            return max(SHARED[side], drawn)
        case _:
            return drawn


def _same_row(one: Thing, other: Thing) -> bool:
    """Both stand in one row of a list, or one is the row."""
    return one.row is not None and one.row == other.row


def _fit_within(side: Side, thing: Thing, mark: Scored, reading: Reading) -> float:
    """A landmark inside the thing itself: the switch of a row lies to its title as it is drawn."""
    if thing.control is not thing.element:
        if side in ONE_WINDOW:
            return 1.0
        screen, own = reading.screen.bounds, boxes_of((thing.control.bounds,))
        if side in STACKED and shared(own, _array(mark), TOP, BOTTOM)[0] > 0:
            return 0.0  # the switch at the end of a line is neither below nor above its title
        return float(fits(side, own, _array(mark), screen.width, screen.height, reading.leftward)[0])
    owned = side is Side.OF or (side is Side.BESIDE and thing.role in STATEFUL and not is_word_label(mark.label))
    return 0.75 if owned and mark.label is not None else 0.0
