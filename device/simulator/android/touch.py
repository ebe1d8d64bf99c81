"""A finger on the glass: from down, move and up to taps, long presses, drags and flings. Knows no views."""

from __future__ import annotations

from dataclasses import dataclass, field

SLOP_DP = 8
"""How far a finger may stray and still be tapping (Android's touch slop)."""
LONG_PRESS_S = 0.4
FLING_S = 0.05
"""A finger that rests longer than this before it is lifted throws nothing."""
VELOCITY_WINDOW_S = 0.1


@dataclass(frozen=True, slots=True)
class Tapped:
    """A short touch, or a long one nobody took as a long press."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class LongPressed:
    """The finger has rested for ``LONG_PRESS_S``."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Dragged:
    """The finger moved by (dx, dy) to (x, y); ``vertical`` is what the whole movement began as."""

    x: float
    y: float
    dx: float
    dy: float
    vertical: bool
    first: bool


@dataclass(frozen=True, slots=True)
class Released:
    """The end of a drag: the whole way, its seconds, and the speed at the end in pixels a second."""

    dx: float
    dy: float
    vertical: bool
    seconds: float
    vx: float
    vy: float


Touched = Tapped | LongPressed | Dragged | Released


@dataclass(slots=True)
class Finger:
    """One finger from down to up. ``slop`` in pixels, times in seconds."""

    slop: float
    x0: float = 0.0
    y0: float = 0.0
    began: float = 0.0
    down: bool = False
    moving: bool = False
    vertical: bool = False
    pressed_long: bool = False
    taken: bool = False
    """Set by the phone when something took the long press: no tap follows."""
    trail: list[tuple[float, float, float]] = field(default_factory=list)

    def put_down(self, x: float, y: float, at: float) -> list[Touched]:
        """The finger lands; a finger still down is forgotten."""
        self.x0, self.y0, self.began = x, y, at
        self.down, self.moving, self.pressed_long, self.taken = True, False, False, False
        self.trail = [(x, y, at)]
        return []

    def rest(self, at: float) -> list[Touched]:
        """Time passes; a long press comes due."""
        if self.down and not self.moving and not self.pressed_long and at - self.began >= LONG_PRESS_S - 1e-6:
            self.pressed_long = True
            return [LongPressed(self.x0, self.y0)]
        return []

    def move(self, x: float, y: float, at: float) -> list[Touched]:
        """The finger is now here."""
        if not self.down:
            return []
        found = self.rest(at) if not self.moving else []
        lx, ly, _ = self.trail[-1]
        self.trail.append((x, y, at))
        if self.moving:
            found.append(Dragged(x, y, x - lx, y - ly, self.vertical, False))
        elif max(abs(x - self.x0), abs(y - self.y0)) > self.slop:
            self.moving = True
            self.vertical = abs(y - self.y0) >= abs(x - self.x0)
            found.append(Dragged(x, y, x - self.x0, y - self.y0, self.vertical, True))
        return found

    def lift(self, x: float, y: float, at: float) -> list[Touched]:
        """The finger leaves."""
        if not self.down:
            return []
        lx, ly, _ = self.trail[-1]
        found = self.move(x, y, at) if (x, y) != (lx, ly) else self.rest(at)
        self.down = False
        if not self.moving:
            return found if self.pressed_long else [*found, Tapped(x, y)]
        vx, vy = self._velocity(at)
        return [*found, Released(x - self.x0, y - self.y0, self.vertical, at - self.began, vx, vy)]

    def _velocity(self, at: float) -> tuple[float, float]:
        moved = [t for i, (x, y, t) in enumerate(self.trail) if i and (x, y) != self.trail[i - 1][:2]]
        if not moved or at - moved[-1] > FLING_S:
            return 0.0, 0.0
        recent = [p for p in self.trail if at - p[2] <= VELOCITY_WINDOW_S] or self.trail[-1:]
        fx, fy, ft = recent[0] if len(recent) > 1 else self.trail[-2]
        lx, ly, _ = self.trail[-1]
        seconds = max(at - ft, 0.001)
        return (lx - fx) / seconds, (ly - fy) / seconds
