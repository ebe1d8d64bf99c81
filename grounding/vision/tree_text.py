"""What the tree tells, to lay a picture beside it: what stands at a point or under a box, and what it all says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np
import numpy.typing as npt

from device.geometry import Bounds, Point
from device.screen import Element, Screen
from grounding.vision.seen import SHORT_SIDE_DP
from grounding.vocabulary.icon_fonts import without_signs
from grounding.vocabulary.words import normal

SAME = 0.6
"""Two texts are one when so alike."""


@dataclass(frozen=True, slots=True, eq=False)
class TreeText:
    """A tree. ``says`` is for each element, by key, all that it and what is in it says, in normal form; ``shown`` are
    the elements that are shown at all. ``dp`` is pixels to a dp.
    """

    screen: Screen
    says: list[str]
    shown: list[Element]
    dp: float
    boxes: npt.NDArray[np.int64]
    """A row for each of ``shown``: left, top, right, bottom, area, layer of its window."""

    def at(self, point: Point) -> Element | None:
        """The smallest element of the topmost window there."""
        x, y, b = point.x, point.y, self.boxes
        inside = np.flatnonzero((b[:, 0] <= x) & (x < b[:, 2]) & (b[:, 1] <= y) & (y < b[:, 3]))
        if not len(inside):
            return None
        front = inside[b[inside, 5] == b[inside, 5].max()]
        return self.shown[int(front[np.lexsort((-front, b[front, 4]))[0]])]

    def under(self, box: Bounds) -> Iterator[Element]:
        """All elements that have something of their box in this one."""
        b = self.boxes
        wide = np.minimum(b[:, 2], box.right) - np.maximum(b[:, 0], box.left)
        high = np.minimum(b[:, 3], box.bottom) - np.maximum(b[:, 1], box.top)
        return (self.shown[n] for n in np.flatnonzero((wide > 0) & (high > 0)).tolist())


def tree_text(screen: Screen) -> TreeText:
    """What a tree tells."""
    shown = [e for e in screen.elements if e.visible and not e.bounds.empty]
    layers = [window.layer for window in screen.windows]
    rows = [(*_sides(e.bounds), e.bounds.area, layers[e.window]) for e in shown]
    boxes = np.array(rows, dtype=np.int64).reshape(-1, 6)
    return TreeText(screen, said_within(screen), shown, min(screen.width, screen.height) / SHORT_SIDE_DP, boxes)


def _sides(box: Bounds) -> tuple[int, int, int, int]:
    return box.left, box.top, box.right, box.bottom


def said_within(screen: Screen) -> list[str]:
    """For each element all that it and what is in it says; signs of icon fonts say nothing."""
    said = [without_signs(f"{e.text} {e.description}") for e in screen.elements]
    for e in reversed(screen.elements):
        if e.parent is not None and said[e.key].strip():
            said[e.parent] += " " + said[e.key]
    return [normal(text) for text in said]


def alike(one: str, other: str) -> bool:
    """One text read twice, or a part of the other; both in normal form."""
    if not one or not other:
        return False
    if one in other or (len(other) >= 3 and other in one):
        return True
    if len(other) > 3 * len(one) + 20:
        words = [word for word in one.split() if len(word) > 2]
        return bool(words) and sum(word in other for word in words) >= SAME * len(words)
    return SequenceMatcher(None, one, other).ratio() >= SAME
