"""Reading order: top to bottom in lines, each line from left to right; and the order and the number of counting."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from device.geometry import Bounds

T = TypeVar("T")

FEWEST_IN_GRID = 3
"""So many things in each of several rows beside something higher are rows of their own."""


def reading_order(items: Iterable[T], box_of: Callable[[T], Bounds], room: int = 0) -> list[T]:
    """Top to bottom in lines, each line left to right; what holds others comes before them.

    A line is begun by the topmost thing left and takes in all whose middle lies within its height; a thing taller than
    a quarter of everything begins no line that others join. ``room`` is how high everything is where these are but some
    of it: the icons of a bar are one line, though each is as high as the bar.
    """
    entries = [(box_of(item), number, item) for number, item in enumerate(items)]
    if not entries:
        return []
    span = room or max(b.bottom for b, _, _ in entries) - min(b.top for b, _, _ in entries)
    entries.sort(key=lambda entry: (entry[0].top, entry[0].left, entry[1]))
    lines: list[tuple[int, int, list[tuple[Bounds, int, T]]]] = []
    for box, number, item in entries:
        twice_middle = box.top + box.bottom  # halves would be rounded, at one size of the display and not at another
        tall = box.height > 0.25 * span and len(entries) > 2
        if (
            lines
            and not tall
            and 2 * lines[-1][0] <= twice_middle < 2 * lines[-1][1]
            and box.height <= 2.5 * (lines[-1][1] - lines[-1][0])
        ):
            lines[-1][2].append((box, number, item))
        else:
            lines.append((box.top, box.top if tall else box.bottom, [(box, number, item)]))
    ordered: list[T] = []
    for _, _, line in lines:
        line.sort(key=lambda entry: (entry[0].left, entry[0].top, -entry[0].area, entry[1]))
        ordered += [item for _, _, item in _blocks(line)]
    return ordered


Entry = tuple[Bounds, int, T]


def _blocks(line: list[Entry[T]]) -> list[Entry[T]]:
    """A line that something high begins, with rows of others beside it: those are read row by row, not across."""
    high = max((box for box, _, _ in line), key=lambda box: box.height)
    told: list[Entry[T]] = []
    for beside in ([e for e in line if e[0].right <= high.left], [e for e in line if e[0].right > high.left]):
        rows: list[list[Entry[T]]] = []
        for entry in sorted(beside, key=lambda entry: entry[0].top):
            if rows and 2 * rows[-1][0][0].top <= entry[0].top + entry[0].bottom < 2 * rows[-1][0][0].bottom:
                rows[-1].append(entry)
            else:
                rows.append([entry])
        gridded = sum(len(row) >= FEWEST_IN_GRID for row in rows) > 1
        told += [entry for row in rows for entry in sorted(row, key=lambda e: e[0].left)] if gridded else beside
    return told


def counting_order(
    items: Iterable[T], box_of: Callable[[T], Bounds], start: str, room: int, flow: Callable[[Bounds], Bounds]
) -> list[T]:
    """Counted from one side of the screen (``left``, ``right``, ``top``, ``bottom``), or as one reads (''). ``room`` is
    the screen's height, ``flow`` how boxes lie in reading (``Reading.flow``)."""
    ordered = reading_order(items, lambda item: flow(box_of(item)), room)
    match start:
        case "left":
            return sorted(ordered, key=lambda item: box_of(item).left)
        case "right":
            return sorted(ordered, key=lambda item: -box_of(item).right)
        case "top":
            return sorted(ordered, key=lambda item: box_of(item).top)
        case "bottom":
            return sorted(ordered, key=lambda item: -box_of(item).bottom)
        case _:
            return ordered


def nth(items: Sequence[T], number: int) -> list[T]:
    """The one of that number, from 1, or from -1 backwards; none where there are too few."""
    at = number - 1 if number > 0 else len(items) + number
    return [items[at]] if 0 <= at < len(items) else []
