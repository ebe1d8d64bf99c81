"""What can be done to a phone: one frozen dataclass a gesture, in pixels and milliseconds."""

from __future__ import annotations

from dataclasses import dataclass, field

from device.geometry import Bounds, Point


@dataclass(frozen=True, slots=True)
class TapAt:
    """A short touch."""

    point: Point


@dataclass(frozen=True, slots=True)
class DoubleTapAt:
    """Two short touches within Android's double-tap time."""

    point: Point


@dataclass(frozen=True, slots=True)
class LongPressAt:
    """A touch held for ``ms``."""

    point: Point
    ms: int = 800


@dataclass(frozen=True, slots=True)
class SwipeFromTo:
    """A finger moved from ``start`` to ``end`` in ``ms``."""

    start: Point
    end: Point
    ms: int = 300


@dataclass(frozen=True, slots=True)
class DragFromTo:
    """A long press at ``start``, then a slow move to ``end``, then release."""

    start: Point
    end: Point
    ms: int = 1000


@dataclass(frozen=True, slots=True)
class PinchIn:
    """Two fingers in ``area`` moving towards each other (``scale`` < 1) or apart (> 1)."""

    area: Bounds
    scale: float


@dataclass(frozen=True, slots=True)
class PressKey:
    """One of Android's key names in lower case without ``KEYCODE_``: back, home, enter, app_switch …"""

    key: str


@dataclass(frozen=True, slots=True)
class OpenShade:
    """The notifications pulled down from the top; ``quick``: as far as the quick settings. What is open stays so."""

    quick: bool = False


@dataclass(frozen=True, slots=True)
class TypeText:
    """Text put in at the cursor of the focused field, any Unicode; never printed."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ClearText:
    """Everything in the focused field removed."""


@dataclass(frozen=True, slots=True)
class LaunchApp:
    """An installed app brought to the front by its launcher entry; ``fresh`` stops it first."""

    package: str
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class ViewLink:
    """A link handed to the app that opens it."""

    url: str


Gesture = (
    TapAt
    | DoubleTapAt
    | LongPressAt
    | SwipeFromTo
    | DragFromTo
    | PinchIn
    | PressKey
    | OpenShade
    | TypeText
    | ClearText
    | LaunchApp
    | ViewLink
)
