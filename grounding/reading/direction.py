"""Which way a screen runs: in Arabic, Hebrew, Persian or Urdu a layout begins at its right edge.

Such a screen is read turned over, left for right, as if it were of the other kind, and what was read is turned back:
names stand before their fields again, rows begin with their titles, and reading order is the order in which its makers
listed things. What a phrase says of left and right is about the screen as it is.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from device.geometry import Bounds, Point
from device.screen import Element, Screen
from grounding.interface import Direction
from grounding.reading.things import Label, Pictured, Reading, Thing

LETTERS_SHARE = 0.3
"""From this share of its letters on, in scripts that are written to the left, a screen may run to the left."""
OTHER_WAY = {Direction.LEFT: Direction.RIGHT, Direction.RIGHT: Direction.LEFT}


def runs_leftward(screen: Screen) -> bool:
    """Much of it is written to the left, and of what stands side by side more is listed from right to left."""
    if not any(_has_leftward(said) for e in screen.elements for said in (e.text, e.description)):
        return False
    letters = [c for e in screen.elements for said in (e.text, e.description) for c in said if c.isalpha()]
    if sum(map(_is_leftward, letters)) < LETTERS_SHARE * len(letters):
        return False
    leftward = sum(_steps(screen, element) for element in screen.elements)
    return leftward > 0


def _steps(screen: Screen, element: Element) -> int:
    """How many of its children stand left of the one before them, less how many stand right of it."""
    shown = [e for e in screen.children(element) if e.visible and not e.bounds.empty]
    found = 0
    for one, other in pairwise(shown):
        level = min(one.bounds.bottom, other.bounds.bottom) - max(one.bounds.top, other.bounds.top)
        if 2 * level >= min(one.bounds.height, other.bounds.height):
            found += (other.bounds.right <= one.bounds.left) - (other.bounds.left >= one.bounds.right)
    return found


def _has_leftward(said: str) -> bool:
    return not said.isascii() and any(map(_is_leftward, said))


def _is_leftward(character: str) -> bool:
    """A letter of Hebrew, Arabic, Syriac, Thaana, N'Ko or their presentation forms."""
    return "\u0590" <= character <= "\u08ff" or "\ufb1d" <= character <= "\ufefc"


def turned_box(box: Bounds, width: int) -> Bounds:
    """The box on a display of this width, turned over."""
    return Bounds(width - box.right, box.top, width - box.left, box.bottom)


def turned(screen: Screen) -> Screen:
    """The screen with left for right."""
    return replace(
        screen,
        elements=tuple(replace(e, bounds=turned_box(e.bounds, screen.width)) for e in screen.elements),
        windows=tuple(replace(w, bounds=turned_box(w.bounds, screen.width)) for w in screen.windows),
    )


def turned_picture(pictured: Pictured | None, width: int) -> Pictured | None:
    """What a picture says of its elements, with left for right."""
    if pictured is None:
        return None
    named = {key: tuple((said, turned_box(box, width)) for said, box in found) for key, found in pictured.named.items()}
    return replace(pictured, named=named)


def turned_back(reading: Reading, screen: Screen, pictured: Pictured | None) -> Reading:
    """What was read of the turned screen, on the screen as it is."""
    width = screen.width
    parts = tuple(
        replace(
            part,
            bounds=turned_box(part.bounds, width),
            scrolls=tuple(OTHER_WAY.get(direction, direction) for direction in part.scrolls),
        )
        for part in reading.layout.parts
    )
    return replace(
        reading,
        screen=screen,
        things=tuple(_back(thing, screen) for thing in reading.things),
        hidden=tuple(_back(thing, screen) for thing in reading.hidden),
        layout=replace(reading.layout, parts=parts),
        pictured=pictured,
        leftward=True,
    )


def _back(thing: Thing, screen: Screen) -> Thing:
    def label(one: Label) -> Label:
        return replace(one, bounds=turned_box(one.bounds, screen.width))

    point = thing.point
    return replace(
        thing,
        element=screen.elements[thing.element.key],
        receiver=screen.elements[thing.receiver.key] if thing.receiver is not None else None,
        control=screen.elements[thing.control.key],
        labels=tuple(map(label, thing.labels)),
        box=turned_box(thing.box, screen.width),
        point=Point(screen.width - 1 - point.x, point.y) if point is not None else None,
    )
