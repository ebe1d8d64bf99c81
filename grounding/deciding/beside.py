"""Names from next door: the icon beside a text, the switch at the end of its line, the picture over its caption.

People call a picture by the words that stand next to it, though no one wrote them down as its name.
"""

from __future__ import annotations

import numpy as np

from grounding.deciding.exact_names import Named
from grounding.deciding.relating import boxes_of_things
from grounding.deciding.role_and_state import role_fit
from grounding.deciding.sides import BOTTOM, LEFT, RIGHT, TOP, Boxes, Fits, shared
from grounding.interface import Role
from grounding.reading.things import Label, Reading, Source, Thing

BORROWS: dict[str, float] = {
    "icon": 0.85, "image": 0.85, "checkbox": 0.9, "switch": 0.9, "radio button": 0.9, "field": 0.8, "dropdown": 0.75,
    "slider": 0.85, "box": 0.6, "button": 0.55,
}  # fmt: skip
"""Role words whose things go by a text nearby, and how much of the text's fit they take over."""

LENDERS = frozenset((Role.TEXT, Role.HEADING, Role.BUTTON, Role.LINK, Role.TAB, Role.ROW, Role.CARD))
CONTROLS = frozenset((Role.CHECKBOX, Role.SWITCH, Role.RADIO, Role.SLIDER, Role.DROPDOWN))

FITS_ROLE = 0.45
"""A thing borrows a name only where its role answers so well to what was said."""

LENT_FROM = 0.5
"""Only a text that fits so well lends its name."""

MOST_LENDERS = 12
MOST_TAKERS = 400
"""Where more things might borrow, none does: nobody finds the one beside a text among so many."""

AFTER, BEFORE, UNDER, OVER = 0.5, 0.6, 0.06, 0.04
"""Within these shares of the display's width or height nearness falls to a third: text right of the thing, left of it,
below it, above it. A control may stand at the far end of its text's line."""

FAR_END = 2.0


def borrowed(named: Named, role: str, reading: Reading) -> Named:
    """The names of things, and with them those that things of this role take from the texts beside them."""
    share = BORROWS.get(role, 0.0)
    lenders = [(fit, reading.things[place], label) for place, (fit, label) in named.items() if fit >= LENT_FROM]
    lenders = [entry for entry in lenders if entry[1].role in LENDERS]
    if not share or not lenders:
        return named
    takers = [t for t in reading.things if role_fit(role, t) >= FITS_ROLE and t.role not in (Role.TEXT, Role.HEADING)]
    takers = [t for t in takers if t.role in CONTROLS or t.role is Role.FIELD or not _spoken_for(t)]
    if not 0 < len(takers) <= MOST_TAKERS:
        return named
    boxes = boxes_of_things(reading)[[t.place for t in takers]]
    screen = reading.screen.bounds
    found = dict(named)
    lenders.sort(key=lambda entry: -entry[0])
    for fit, lender, label in lenders[:MOST_LENDERS]:
        near = _nearness(boxes, lender, takers, screen.width, screen.height)
        lent = Label(label.text, Source.CAPTION, label.bounds, label.words)
        for taker, close in zip(takers, near, strict=True):
            worth = share * fit * float(close)
            if taker is not lender and worth > found.get(taker.place, (0.3,))[0]:
                found[taker.place] = (worth, lent)
    return found


def _spoken_for(thing: Thing) -> bool:
    """It has a name of its own, for all to hear or read."""
    return any(label.source in (Source.TEXT, Source.DESCRIPTION, Source.TITLE) for label in thing.labels)


def _nearness(boxes: Boxes, lender: Thing, takers: list[Thing], width: int, height: int) -> Fits:
    """1 next door, falling off with distance; 0 where neither line nor column is shared."""
    b = lender.box
    tall, wide = max(1, b.height), max(1, b.width)
    common = np.minimum(boxes[:, BOTTOM], b.bottom) - np.maximum(boxes[:, TOP], b.top)
    on_line = common >= 0.5 * np.minimum(boxes[:, BOTTOM] - boxes[:, TOP], tall)
    across = np.minimum(boxes[:, RIGHT], b.right) - np.maximum(boxes[:, LEFT], b.left)
    in_column = across >= 0.5 * np.minimum(boxes[:, RIGHT] - boxes[:, LEFT], wide)
    control = np.array([t.role in CONTROLS for t in takers])
    edge = -0.3 * tall

    def falling(gap: Fits, reach: Fits | float) -> Fits:
        return np.where(gap >= edge, np.exp(-np.maximum(0, gap) / reach), 0.0)

    before = falling(boxes[:, LEFT] - b.right, np.where(control, FAR_END, BEFORE) * width)
    along = np.where(on_line, np.maximum(falling(b.left - boxes[:, RIGHT], AFTER * width), 0.95 * before), 0.0)
    over = falling(b.top - boxes[:, BOTTOM], UNDER * height)
    under = falling(boxes[:, TOP] - b.bottom, OVER * height)
    return np.maximum(along, np.where(in_column, np.maximum(0.9 * over, 0.6 * under), 0.0))


def nearness_by_side(own: Fits, reading: Reading) -> dict[str, Fits]:
    """How well the words fit the text that stands to each side of a thing, less the farther it is; by side.

    ``own`` is how well the words fit each thing's own name, by place.
    """
    size = len(reading.things)
    found = {side: np.zeros(size) for side in ("to its right", "to its left", "below it", "above it")}
    if not size:
        return found
    boxes, screen = boxes_of_things(reading), reading.screen.bounds
    for place in np.argsort(-own, kind="stable")[:MOST_LENDERS]:
        lender = reading.things[place]
        if own[place] < LENT_FROM or lender.role not in LENDERS | CONTROLS:
            continue
        b = lender.box
        tall = max(1, b.height)
        on_line = shared(boxes, boxes[place], TOP, BOTTOM) >= 0.5
        in_column = shared(boxes, boxes[place], LEFT, RIGHT) >= 0.5
        for side, along, gap, edge, reach in (
            ("to its right", on_line, b.left - boxes[:, RIGHT], 0.3, 0.25 * screen.width),
            ("to its left", on_line, boxes[:, LEFT] - b.right, 0.3, 0.35 * screen.width),
            ("below it", in_column, b.top - boxes[:, BOTTOM], 0.5, 0.04 * screen.height),
            ("above it", in_column, boxes[:, TOP] - b.bottom, 0.5, 0.04 * screen.height),
        ):
            near = own[place] * np.exp(-np.maximum(0, gap) / max(1.0, reach))
            near = np.where(along & (gap > -edge * tall), near, 0.0)
            near[place] = 0.0
            found[side] = np.maximum(found[side], near)
    return found


def level_with(own: Fits, reading: Reading) -> Fits:
    """How well the words fit a text on the line of each thing, however far along it. ``own`` as above."""
    found: Fits = np.zeros(len(reading.things))
    boxes = boxes_of_things(reading)
    for place in np.argsort(-own, kind="stable")[:MOST_LENDERS]:
        if own[place] < LENT_FROM or reading.things[place].role not in LENDERS:
            continue
        level = own[place] * np.clip(shared(boxes, boxes[place], TOP, BOTTOM), 0, 1)
        level[place] = 0.0
        found = np.maximum(found, level)
    return found
