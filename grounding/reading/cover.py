"""Who gets a touch, pixel by pixel: the display painted back to front with the elements that take touches.

The last painter owns the place, as Android's own dispatch has it: a child before its parent, a later sibling before
an earlier one, a window before those below it, and a modal dialog before everything beneath, inside its frame or not.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from device.geometry import Bounds, Point
from device.screen import Element, Screen, Window, WindowKind

NOBODY = -1
"""A touch here does nothing that a phrase could mean: it would dismiss a dialog or land on no window."""

MOST_EDGES = 512
"""With more distinct edges than this on one axis, edges are rounded to this many steps."""

MOST_SIBLINGS = 100
"""Among more siblings than this, backgrounds are not looked for."""

MOST_ROWS_TRIED = 48
"""Where a free point is looked for in a box cut into more rows than this, only some rows are tried."""

STRAY_SHARE = 0.1
"""A small window of another app, up to this share of the display, floats; it does not make the rest unreachable."""

PASSING_SHARE = 0.05
"""A small window in which nothing takes touches, up to this share of the display, lets them through."""

TALL_KEYBOARD = 0.7
"""A keyboard window taller than this share of the display is mostly empty: its keys say where it really is."""


class Cover:
    """The painted display. Answers which element or window a touch would reach and what part of a box is free."""

    def __init__(self, screen: Screen, takes: Sequence[bool]) -> None:
        """``takes[key]`` says which elements take touches."""
        self._display = screen.bounds
        self._xs = _edges(screen, True)
        self._ys = _edges(screen, False)
        self._across: list[int] = self._xs.tolist()
        self._down: list[int] = self._ys.tolist()
        self._owner: npt.NDArray[np.int32] = np.full(
            (max(1, len(self._ys) - 1), max(1, len(self._xs) - 1)), NOBODY, dtype=np.int32
        )
        by_window: list[list[Element]] = [[] for _ in screen.windows]
        self._turn = [0] * len(screen.elements)
        for turn, element in enumerate(paint_order(screen, takes)):
            self._turn[element.key] = turn
            by_window[element.window].append(element)
        for number in sorted(range(len(screen.windows)), key=lambda n: (screen.windows[n].layer, n)):
            self._paint_window(screen, number, by_window[number], takes)

    def _paint_window(self, screen: Screen, number: int, elements: list[Element], takes: Sequence[bool]) -> None:
        window = screen.windows[number]
        takers = [element for element in elements if takes[element.key] and element.visible]
        passing = not takers and _may_pass(window, screen)
        if not passing or len(screen.windows) == 1:
            if _is_modal(window, screen):
                self._owner[:] = NOBODY
            self._paint(_reach(window, elements, screen), window_code(number))
        for element in takers:
            self._paint(element.bounds, element.key)

    def _paint(self, box: Bounds, code: int) -> None:
        clipped = box.intersect(self._display)
        if not clipped.empty:
            rows, columns = self._cells(clipped)
            self._owner[rows, columns] = code

    def _cells(self, box: Bounds) -> tuple[slice, slice]:
        left = bisect_right(self._across, box.left) - 1
        right = bisect_left(self._across, box.right)
        top = bisect_right(self._down, box.top) - 1
        bottom = bisect_left(self._down, box.bottom)
        return slice(max(0, top), max(top + 1, bottom)), slice(max(0, left), max(left + 1, right))

    def owners(self, box: Bounds) -> npt.NDArray[np.int32]:
        """The codes in a box: an element's key, ``window_code`` of a window where nothing takes touches, NOBODY."""
        clipped = box.intersect(self._display)
        if clipped.empty:
            return np.empty((0, 0), dtype=np.int32)
        rows, columns = self._cells(clipped)
        return self._owner[rows, columns]

    def lies_under(self, one: Element, other: Element) -> bool:
        """The one is painted before the other, so that it hides nothing of it."""
        return self._turn[one.key] < self._turn[other.key]

    def free_point(self, box: Bounds, code: int) -> Point | None:
        """A point of the box where a touch reaches ``code``: its centre if it can be, else the middle of the largest
        free part; None when no pixel is free.
        """
        clipped = box.intersect(self._display)
        if clipped.empty:
            return None
        rows, columns = self._cells(clipped)
        mask = self._owner[rows, columns] == code
        if not mask.any():
            return None
        center = clipped.center
        row = bisect_right(self._down, center.y) - 1
        column = bisect_right(self._across, center.x) - 1
        if 0 <= row < self._owner.shape[0] and 0 <= column < self._owner.shape[1] and self._owner[row, column] == code:
            return center
        xs = np.clip(self._xs[columns.start : columns.stop + 1], clipped.left, clipped.right)
        ys = np.clip(self._ys[rows.start : rows.stop + 1], clipped.top, clipped.bottom)
        return _largest(mask, xs, ys)


def window_code(number: int) -> int:
    """How a window's own ground is painted, where none of its elements takes a touch."""
    return -2 - number


def paint_order(screen: Screen, takes: Sequence[bool]) -> list[Element]:
    """All elements, parents before children, siblings in drawing order where the dump tells it.

    Where it does not, tree order stands for it, but for backgrounds: see ``_backgrounds_first``.
    """
    ordered: list[Element] = []
    stack = [window.root for window in reversed(screen.windows) if 0 <= window.root < len(screen.elements)]
    while stack:
        element = screen.elements[stack.pop()]
        ordered.append(element)
        below = [screen.elements[key] for key in element.children]
        if any(child.drawing_order for child in below):
            below.sort(key=lambda child: child.drawing_order)
        elif 2 <= len(below) <= MOST_SIBLINGS:
            below = _backgrounds_first(below, takes)
        stack.extend(child.key for child in reversed(below))
    return ordered


def _backgrounds_first(siblings: list[Element], takes: Sequence[bool]) -> list[Element]:
    """A bare, nameless sibling that would cover tappable ones wholly is their background, whatever the tree says."""

    def is_background(element: Element) -> bool:
        bare = takes[element.key] and not (element.children or element.text or element.description)
        return bare and any(
            takes[other.key] and other is not element and element.bounds.contains(other.bounds)
            and other.bounds.area < element.bounds.area
            for other in siblings
        )  # fmt: skip

    behind = [element for element in siblings if is_background(element)]
    return [*behind, *(e for e in siblings if e not in behind)] if behind else siblings


def _edges(screen: Screen, horizontal: bool) -> npt.NDArray[np.int64]:
    most = screen.width if horizontal else screen.height
    found = {0, most}
    for element in screen.elements:
        box = element.bounds
        found.update((box.left, box.right) if horizontal else (box.top, box.bottom))
    edges = sorted(edge for edge in found if 0 <= edge <= most)
    if len(edges) > MOST_EDGES:
        return np.unique(np.linspace(0, most, MOST_EDGES).round().astype(np.int64))
    return np.array(edges, dtype=np.int64)


def _is_modal(window: Window, screen: Screen) -> bool:
    if window.kind is not WindowKind.DIALOG:
        return False
    below = [w for w in screen.windows if w.layer < window.layer and w.kind is WindowKind.APPLICATION]
    foreign = bool(below) and all(w.package != window.package for w in below)
    return not (foreign and window.bounds.area <= STRAY_SHARE * screen.bounds.area)


def _may_pass(window: Window, screen: Screen) -> bool:
    """Where nothing in it takes touches, they may go through it: a toast, and no sheet or "Please wait" of an app's."""
    small = window.bounds.area <= PASSING_SHARE * screen.bounds.area
    return window.kind is WindowKind.SYSTEM or (window.kind is WindowKind.DIALOG and small)


def _reach(window: Window, elements: list[Element], screen: Screen) -> Bounds:
    """The part of the display that the window takes."""
    if window.kind is WindowKind.KEYBOARD and window.bounds.height > TALL_KEYBOARD * screen.height:
        boxes = [e.bounds for e in elements if not e.children and not e.bounds.empty and e.visible]
        if boxes:
            union = boxes[0]
            for box in boxes[1:]:
                union = union.union(box)
            return union
    return window.bounds


def _largest(mask: npt.NDArray[np.bool_], xs: npt.NDArray[np.int64], ys: npt.NDArray[np.int64]) -> Point:
    """The middle of the largest box that one run of free cells makes with the rows below it."""
    best = (-1, Point(int(xs[0]), int(ys[0])))
    for row in range(0, mask.shape[0], 1 + mask.shape[0] // MOST_ROWS_TRIED):
        padded = np.concatenate(([False], mask[row], [False]))
        changes = np.flatnonzero(padded[1:] != padded[:-1])
        for start, stop in zip(changes[::2], changes[1::2], strict=True):
            clear = np.all(mask[row:, start:stop], axis=1)
            depth = int(np.argmin(clear)) if not np.all(clear) else mask.shape[0] - row
            width, height = int(xs[stop] - xs[start]), int(ys[row + depth] - ys[row])
            if width * height > best[0]:
                best = (width * height, Point(int(xs[start] + xs[stop]) // 2, int(ys[row] + ys[row + depth]) // 2))
    return best[1]
