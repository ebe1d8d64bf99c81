"""What can be said of everything on a screen before anyone asks: kinds, sizes, zones and sets that look alike. Arrays.

Worked out once a screen and kept with its reading; the grounder's features are made of these.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from device.screen import WindowKind
from grounding.deciding.relating import PICTURES, boxes_of_things
from grounding.deciding.role_and_state import called_by_place, roles_by_place
from grounding.deciding.sides import BOTTOM, LEFT, RIGHT, TOP, Boxes
from grounding.interface import Role
from grounding.reading.roles import class_tail
from grounding.reading.things import Reading, Source

Column = npt.NDArray[np.float64]
"""One number for each thing, by place."""

CONTROLS = frozenset((Role.CHECKBOX, Role.RADIO, Role.SWITCH, Role.FIELD, Role.SLIDER, Role.DROPDOWN))
TEXTS = frozenset((Role.TEXT, Role.HEADING, Role.ROW, Role.CARD))

STATUS, BAR, LOW, NAVIGATION = 0.034, 0.11, 0.87, 0.93
"""Shares of the height that end the status bar and the app bar, and begin the bottom bar and the system's."""

SYSTEM = frozenset((WindowKind.STATUS_BAR, WindowKind.NAVIGATION_BAR))

NAMED = 0.5
"""From this fit of its name on a thing is called so."""

BIG, THIN, LONG = 0.45, 0.03, 12
SPECK = 0.015
LEAST_AREA = 4e-7
"""A share of the display: what has no area at all is told from others as if it had this one."""
STEPS = 60
"""Sizes are told apart in so many steps of the display's short side, edges in twice as many."""
ALIKE = 3
"""So many of one look make a set."""


@dataclass(frozen=True, slots=True, eq=False)
class Traits:
    """Columns by name, for all things of a screen; ``boxes`` as in ``sides``; ``sets`` are places that look alike."""

    columns: dict[str, Column]
    boxes: Boxes
    counted: npt.NDArray[np.bool_]
    """What may be counted at all: no part of another thing, no scroller, reachable."""
    parts: npt.NDArray[np.bool_]
    """Parts of other things that may be counted for themselves, on a full tree: reachable, no scroller."""
    sets: tuple[tuple[int, ...], ...]


ROLE_NUMBERS = {role: number for number, role in enumerate(Role)}


def traits_of(reading: Reading) -> Traits:
    """The traits of a screen, made once."""
    if "traits" not in reading.kept:
        reading.kept["traits"] = _traits(reading)
    found: Traits = reading.kept["traits"]
    return found


def role_fits(role: str, reading: Reading) -> Column:
    """How well each thing answers to a role word."""
    key = ("role fits", role)
    if key not in reading.kept:
        reading.kept[key] = np.array(roles_by_place(role, reading), dtype=np.float64)
    found: Column = reading.kept[key]
    return found


def called_fits(role: str, called: str, reading: Reading) -> Column:
    """How far the makers of each thing called it by the role word, or by one of its kind."""
    key = ("called", role, called)
    if key not in reading.kept:
        reading.kept[key] = np.array(called_by_place(role, called, reading), dtype=np.float64)
    found: Column = reading.kept[key]
    return found


def _traits(reading: Reading) -> Traits:
    things, screen = reading.things, reading.screen.bounds
    boxes = boxes_of_things(reading)
    width, height = max(1, screen.width), max(1, screen.height)
    wide, tall = boxes[:, RIGHT] - boxes[:, LEFT], boxes[:, BOTTOM] - boxes[:, TOP]
    area, middle = wide * tall, (boxes[:, TOP] + boxes[:, BOTTOM]) / 2
    tails = [class_tail(thing.element) for thing in things]
    short, long = np.minimum(wide, tall), np.maximum(wide, tall)

    def of(holds: list[bool]) -> Column:
        return np.array(holds, dtype=np.float64)

    roles = np.array([ROLE_NUMBERS[t.role] for t in things])
    columns: dict[str, Column] = {f"is {role}": (roles == n).astype(np.float64) for role, n in ROLE_NUMBERS.items()}
    windows = [reading.screen.windows[t.element.window].kind for t in things]
    columns |= {
        "class button": of([tail.endswith("Button") for tail in tails]),
        "class image": of(["Image" in tail and not tail.endswith("Button") for tail in tails]),
        "class text": of(["Text" in tail for tail in tails]),
        "log size": np.log(np.maximum(area / (width * height), LEAST_AREA)),
        "screenful": (area > BIG * width * height).astype(np.float64),
        "speck": (short < SPECK * width).astype(np.float64),
        "slim": ((short * LONG < long) & (short < THIN * width)).astype(np.float64),
        "in the app bar": (middle < BAR * height).astype(np.float64),
        "in the status bar": (boxes[:, BOTTOM] <= STATUS * height).astype(np.float64),
        "low": (middle > LOW * height).astype(np.float64),
        "in the system bar": (boxes[:, TOP] >= NAVIGATION * height).astype(np.float64),
        "in a system window": of([window in SYSTEM for window in windows]),
        "on the keyboard": of([window is WindowKind.KEYBOARD for window in windows]),
        "takes touches": of([t.actionable for t in things]),
        "scrolls": of([t.element.scrollable for t in things]),
        "part": of([t.part_of is not None for t in things]),
        "nameless": of([not t.labels for t in things]),
        "picture": of([t.role in PICTURES for t in things]),
        "control": of([t.role in CONTROLS for t in things]),
        "text": of([t.role in TEXTS for t in things]),
        "spoken for": of([any(label.source is Source.DESCRIPTION for label in t.labels) for t in things]),
        "called by id": of([bool(t.labels) and all(label.source is Source.ID for label in t.labels) for t in things]),
        "blank text": of(
            [tail.endswith("TextView") and not t.element.text for tail, t in zip(tails, things, strict=True)]
        ),
        "across": (boxes[:, LEFT] + boxes[:, RIGHT]) / 2 / width,
        "down": middle / height,
    }
    countable = np.array([t.role is not Role.LIST and t.point is not None for t in things], dtype=bool)
    parts = np.array([t.part_of is not None for t in things], dtype=bool)
    return Traits(columns, boxes, countable & ~parts, countable & parts & (not reading.flat), _sets(reading))


def _sets(reading: Reading) -> tuple[tuple[int, ...], ...]:
    """Places of things that look alike: of one class, identifier and size, in a column, a line or anywhere."""
    sets: dict[tuple[object, ...], list[int]] = defaultdict(list)
    short = min(reading.screen.width, reading.screen.height) or 1
    for thing in reading.things:
        box, e = thing.box, thing.element
        sort = (e.class_name, e.resource_id)
        sizes = (box.width * STEPS // short, box.height * STEPS // short)
        sets[("column", *sort, box.left * 2 * STEPS // short, *sizes)].append(thing.place)
        sets[("line", *sort, box.top * 2 * STEPS // short, *sizes)].append(thing.place)
        if e.resource_id:
            sets[("anywhere", *sort)].append(thing.place)
    return tuple(tuple(places) for places in sets.values() if len(places) >= ALIKE)
