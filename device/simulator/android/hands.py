"""What a touch does: which view it meets, and how taps, long presses, drags and flings act on it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from device.geometry import Bounds, Point
from device.simulator.android import editing
from device.simulator.android.text_entry import FocusedField
from device.simulator.android.touch import SLOP_DP, Dragged, Finger, LongPressed, Released, Tapped, Touched
from device.simulator.android.windows import Window
from device.simulator.drawing.layout import Placed, hit, shifted
from device.simulator.drawing.view import Drag

if TYPE_CHECKING:
    from device.simulator.android.phone import VirtualPhone

FLING_SECONDS = 0.3
"""A flung list goes on as far as the finger would have gone in this time."""
FLING_AT_LEAST_DP = 600
"""Slower than this, in dp a second, nothing is flung."""
FLICK_SECONDS = 0.2
"""A drag that took longer than this never carries a list further than its own height."""
FURTHEST_FLICK = 3.0
"""The longest way of a flick, in heights of the list."""
SLIDER_HANDLE_DP = 4
"""Width of a slider's handle, whose middle marks the value."""
Path = Sequence[tuple[float, float]]
RAISED_DP = 6
EDGE_DP, EDGE_STEP_DP = 40, 6
"""So near to the end of a list what is carried pushes it on, by so much with each move."""
MOVES = 24
"""Moves that a swipe is played with."""


@dataclass(slots=True)
class Grip:
    """What a finger took hold of when it landed: the window, the views from its root down, and where it began."""

    window: Window | None
    path: Sequence[Placed]
    started: dict[str, float] = field(default_factory=dict)
    """Offsets of the scroll views, in dp."""


@dataclass(slots=True)
class Carrying:
    """A view that a finger drags: as it stood when it was taken up, and how far it is from there, in pixels."""

    placed: Placed
    under_way: bool = False
    dx: float = 0.0
    dy: float = 0.0
    over: tuple[str, ...] = ()


class Hands:
    """Touches, given to the phone. A save in the middle of a touch forgets it: the finger counts as lifted."""

    def __init__(self, phone: VirtualPhone) -> None:
        self._phone = phone
        self._finger = Finger(SLOP_DP * phone.density / 160)
        self._grip = Grip(None, ())
        self._played = False
        self._carrying: Carrying | None = None

    @property
    def waiting_since(self) -> float | None:
        """When a finger came down that still rests, and may become a long press."""
        finger = self._finger
        resting = finger.down and not finger.moving and not finger.pressed_long and not self._played
        return finger.began if resting else None

    def lift(self) -> None:
        """Forget any finger on the glass."""
        self._finger = Finger(SLOP_DP * self._phone.density / 160)
        self._grip = Grip(None, ())
        self._carrying = None

    @property
    def carried(self) -> str:
        """Key of the view that a finger drags; '' for none."""
        return self._carrying.placed.key if self._carrying is not None and self._carrying.under_way else ""

    def lifted(self, display: Bounds) -> Placed | None:
        """The view that a finger drags, where it is now."""
        carrying = self._carrying
        if carrying is None or not carrying.under_way:
            return None
        placed = carrying.placed
        if placed.view.raised:
            style = replace(placed.view.style, background="surface_container_highest", elevation=RAISED_DP)
            placed = replace(placed, view=placed.view.but(style=style))
        return shifted(placed, round(carrying.dx), round(carrying.dy), display)

    def down(self, x: float, y: float, at: float, played: bool) -> None:
        """A finger lands. In a gesture that is played, only the times of its events count, not the clock.

        So a short tap stays short, however late a busy machine brings its end.
        """
        self._played = played
        self._finger.slop = SLOP_DP * self._phone.density / 160
        self._finger.put_down(x, y, at)
        self._carrying = None
        self._grip = self._take(x, y)
        self._phone.navigation.touched = self._grip.path

    def move(self, x: float, y: float, at: float) -> None:
        """It moves."""
        self._play(self._finger.move(x, y, at))

    def rest(self, now: float) -> None:
        """Time passes."""
        if not self._played:
            self._play(self._finger.rest(now))

    def up(self, x: float, y: float, at: float) -> None:
        """It leaves."""
        long_before = self._finger.pressed_long
        events = self._finger.lift(x, y, at)
        self._play(events)
        pressed_long = long_before or self._finger.pressed_long
        if pressed_long and not self._finger.moving and not self._finger.taken:
            self._play([Tapped(x, y)])

    def swipe(self, start: Point | tuple[float, float], end: tuple[float, float], seconds: float, hold: float) -> None:
        """A whole swipe in an instant, with the times it would have had."""
        x1, y1 = (start.x, start.y) if isinstance(start, Point) else start
        x2, y2 = end
        began = self._phone.time()
        self.down(x1, y1, began, played=True)
        for step in range(1, MOVES + 1):
            share = step / MOVES
            self.move(x1 + (x2 - x1) * share, y1 + (y2 - y1) * share, began + hold + seconds * share)
        self.up(x2, y2, began + hold + seconds)

    def pinch(self, first: Path, second: Path) -> bool:
        """Two fingers, each from one place to another; False when nothing between them answers to that."""
        (ax, ay), (bx, by) = first[0], second[0]
        grip = self._take((ax + bx) / 2, (ay + by) / 2)
        if self._phone.alerts.swallows(grip.window):
            return False
        taker = next((p.view.on_pinch for p in reversed(grip.path) if p.view.on_pinch is not None), None)
        apart = math.dist(first[0], second[0])
        if taker is None or not apart:
            return False
        self._phone.act(lambda: taker(math.dist(first[-1], second[-1]) / apart))
        return True

    def _take(self, x: float, y: float) -> Grip:
        for window in reversed(self._phone.windows()):
            if window.kind == "toast":
                continue
            path = hit(window.root, x, y)
            if path:
                offsets = {p.key: p.scroll.offset for p in path if p.scroll is not None}
                return Grip(window, path, offsets)
            if window.kind == "dialog":
                return Grip(window, ())
        return Grip(None, ())

    def _play(self, events: Sequence[Touched]) -> None:
        if events and self._phone.alerts.swallows(self._grip.window):
            return
        for event in events:
            match event:
                case Tapped():
                    self._phone.act(lambda event=event: self._tap(event.x))  # type: ignore[misc]
                case LongPressed():
                    self._phone.act(self._long_press)
                case Dragged():
                    self._drag(event)
                case Released():
                    self._release(event)

    # taps

    def _tap(self, x: float) -> None:
        grip = self._grip
        if grip.window is None:
            return
        if not grip.path:
            self._phone.navigation.leave_top()
            return
        for placed in reversed(grip.path):
            if not placed.touchable:
                continue
            if placed.view.enabled:
                self._tap_on(placed, x)
            return

    def _tap_on(self, placed: Placed, x: float) -> None:
        view = placed.view
        if view.kind == "field":
            self._phone.stage.focus(placed.key)
        if view.on_slide is not None:
            view.on_slide(_share(placed, x))
        if view.on_tap is not None:
            view.on_tap()

    def _long_press(self) -> None:
        for placed in reversed(self._grip.path):
            view = placed.view
            if view.on_drag is not None and not view.handle and view.enabled:
                self._carrying, self._finger.taken = Carrying(placed), True
                if view.on_long_press is not None:
                    view.on_long_press()
                return
            if view.kind == "field" and view.enabled:
                self._phone.stage.focus(placed.key)
                self._select_word(placed)
                self._finger.taken = True
                return
            if view.on_long_press is not None:
                self._finger.taken = True
                if view.enabled:
                    view.on_long_press()
                return
            if placed.touchable:
                return

    def _select_word(self, placed: Placed) -> None:
        window = self._grip.window
        if window is not None and window.page is not None:
            focused = FocusedField(window.page, placed.key, placed.view)
            focused.put(editing.select_word(focused.editing))

    # drags

    def _carry(self, event: Dragged, carrying: Carrying) -> None:
        """Take what is carried along, and tell it what it is over."""
        carrying.dx, carrying.dy = carrying.dx + event.dx, carrying.dy + event.dy
        over = tuple(placed.key for placed in self._take(event.x, event.y).path)
        phase: Literal["move", "lift"] = "move" if carrying.under_way else "lift"
        if over != carrying.over or phase == "lift":
            carrying.under_way, carrying.over = True, over
            self._told(carrying, phase)
        self._push_edge(event.y)
        self._phone.stage.stirred()

    def _told(self, carrying: Carrying, phase: Literal["lift", "move", "drop"]) -> None:
        tell = carrying.placed.view.on_drag
        assert tell is not None
        self._phone.act(lambda: tell(Drag(phase, carrying.over)))

    def _push_edge(self, y: float) -> None:
        """A list goes on under what is held at its upper or lower end."""
        around = next((p for p in reversed(self._grip.path) if p.scroll is not None and p.scroll.limit > 0), None)
        if around is None:
            return
        edge, step = EDGE_DP * around.pixels, EDGE_STEP_DP * around.pixels
        if y < around.visible.top + edge:
            self._scroll(-step)
        elif y > around.visible.bottom - edge:
            self._scroll(step)

    def _drop(self, x: float, y: float) -> None:
        carrying = self._carrying
        if carrying is None or not carrying.under_way:
            return
        carrying.over = tuple(placed.key for placed in self._take(x, y).path)
        self._carrying = None
        self._told(carrying, "drop")
        self._phone.stage.stirred()

    def _by_handle(self) -> Carrying | None:
        """What the finger took hold of by its handle."""
        keys = {placed.key for placed in self._grip.path}
        found = (p for p in reversed(self._grip.path) if p.view.on_drag is not None and p.view.handle in keys)
        placed = next(found, None)
        return Carrying(placed) if placed is not None and placed.view.enabled else None

    def _drag(self, event: Dragged) -> None:
        if event.first and self._carrying is None:
            self._carrying = self._by_handle()
        if self._carrying is not None:
            self._carry(event, self._carrying)
            return
        slider = self._slider()
        if slider is not None and not event.vertical:
            if slider.view.enabled and slider.view.on_slide is not None:
                slide, at = slider.view.on_slide, _share(slider, event.x)
                self._phone.act(lambda: slide(at))
            return
        if event.vertical and not self._finger.taken:
            self._scroll(-event.dy)

    def _slider(self) -> Placed | None:
        return next((p for p in reversed(self._grip.path) if p.view.on_slide is not None), None)

    def _scroll(self, dy: float) -> float:
        """Scroll by pixels, the innermost list first; the pixels that no list could use."""
        page = self._grip.window.page if self._grip.window else None
        if page is None:
            return dy
        for placed in reversed(self._grip.path):
            if placed.scroll is None or placed.scroll.limit <= 0:
                continue
            before = min(placed.scroll.limit, max(0.0, page.scroll.get(placed.key, 0.0)))
            after = min(placed.scroll.limit, max(0.0, before + dy / placed.pixels))
            if after != before:
                page.scroll[placed.key] = after
                dy -= (after - before) * placed.pixels
                self._phone.stage.changed()
            if abs(dy) < 1:
                return 0.0
        return dy

    def _release(self, event: Released) -> None:
        if self._carrying is not None:
            self._drop(self._finger.x0 + event.dx, self._finger.y0 + event.dy)
            return
        slider = self._slider()
        if (slider is not None and not event.vertical) or self._finger.taken:
            return
        if event.vertical and self._scrolled():
            self._fling(event)
            return
        down, right = ("down" if event.dy > 0 else "up"), ("right" if event.dx > 0 else "left")
        way = down if event.vertical else right
        taker = next((p.view.on_swipe for p in reversed(self._grip.path) if p.view.on_swipe is not None), None)
        if taker is not None:
            self._phone.act(lambda: taker(way))

    def _scrolled(self) -> bool:
        """Whether the finger moved a list, or stands on one that could still go."""
        page = self._grip.window.page if self._grip.window else None
        return page is not None and any(
            page.scroll.get(key, offset) != offset for key, offset in self._grip.started.items()
        )

    def _fling(self, event: Released) -> None:
        innermost = next((p for p in reversed(self._grip.path) if p.scroll is not None and p.scroll.limit > 0), None)
        if innermost is None or abs(event.vy) < FLING_AT_LEAST_DP * innermost.pixels:
            return
        tall = innermost.visible.height
        furthest = tall * FURTHEST_FLICK if event.seconds <= FLICK_SECONDS else max(0.0, tall * 0.95 - abs(event.dy))
        way = min(abs(event.vy) * FLING_SECONDS, furthest)
        self._scroll(-way if event.vy > 0 else way)


def _share(placed: Placed, x: float) -> float:
    """Where on a slider's track a finger is, from 0 to 1."""
    view, pixels = placed.view, placed.pixels
    left = placed.bounds.left + (view.padding.left + SLIDER_HANDLE_DP / 2) * pixels
    right = placed.bounds.right - (view.padding.right + SLIDER_HANDLE_DP / 2) * pixels
    return min(1.0, max(0.0, (x - left) / max(1.0, right - left)))
