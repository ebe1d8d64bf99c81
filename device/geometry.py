"""Points and boxes in screen pixels: x grows to the right, y grows downwards, origin at the top left."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A pixel position."""

    x: int
    y: int


@dataclass(frozen=True, slots=True, order=True)
class Bounds:
    """A half-open box: ``left`` and ``top`` belong to it, ``right`` and ``bottom`` do not."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """Width in pixels, never negative."""
        return max(0, self.right - self.left)

    @property
    def height(self) -> int:
        """Height in pixels, never negative."""
        return max(0, self.bottom - self.top)

    @property
    def area(self) -> int:
        """Pixels inside; 0 for an empty or inverted box."""
        return self.width * self.height

    @property
    def empty(self) -> bool:
        """True when no pixel lies inside."""
        return self.width == 0 or self.height == 0

    @property
    def center(self) -> Point:
        """The middle pixel, rounded down."""
        return Point((self.left + self.right) // 2, (self.top + self.bottom) // 2)

    @property
    def middle_x(self) -> float:
        """Half way from left to right, not rounded: so that one screen measures the same at any size."""
        return (self.left + self.right) / 2

    @property
    def middle_y(self) -> float:
        """Half way from top to bottom, not rounded."""
        return (self.top + self.bottom) / 2

    def contains(self, other: Point | Bounds) -> bool:
        """True when the point, or the whole box, lies inside."""
        if isinstance(other, Point):
            return self.left <= other.x < self.right and self.top <= other.y < self.bottom
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def intersect(self, other: Bounds) -> Bounds:
        """The common box, possibly empty."""
        if (
            other.left <= self.left
            and other.top <= self.top
            and self.right <= other.right
            and self.bottom <= other.bottom
        ):
            return self
        return Bounds(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def union(self, other: Bounds) -> Bounds:
        """The smallest box around both."""
        return Bounds(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def overlaps(self, other: Bounds) -> bool:
        """True when at least one pixel is common."""
        return not self.intersect(other).empty

    def inset(self, by: int) -> Bounds:
        """The box with ``by`` pixels taken off every side."""
        return Bounds(self.left + by, self.top + by, self.right - by, self.bottom - by)

    def scaled(self, across: float, down: float | None = None) -> Bounds:
        """The same box in pixels of a picture that is so many times as wide and as high; ``down`` is ``across`` where
        it is not given. Edges are rounded."""
        down = across if down is None else down
        return Bounds(
            round(self.left * across), round(self.top * down), round(self.right * across), round(self.bottom * down)
        )

    def moved(self, dx: int, dy: int) -> Bounds:
        """The box moved by (dx, dy)."""
        return Bounds(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)
