"""A person's hand: what is done in the window, event by event, and what each does to the phone."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, assert_never

from device.simulator.android.system import System

BY = "hand"
"""What the journal says of who did it."""
MOST_EVENTS = 2000
MOST_TEXT = 100_000
FURTHEST = 100_000.0
"""No place is further off than so many pixels, and no touch longer than so many seconds."""
WHEEL_SECONDS, WHEEL_LIFTS = 0.2, 1.0
"""A turn of the wheel is a finger that moves for so long and then rests, so that nothing is flung."""
SHORTEST_DP = 9
"""What moves less than this is a tap on Android, which a wheel never is."""


@dataclass(frozen=True, slots=True)
class Touch:
    """A finger comes, moves or goes at a place in display pixels; ``after`` so many seconds since it came."""

    action: Literal["down", "move", "up"]
    x: float
    y: float
    after: float


@dataclass(frozen=True, slots=True)
class Wheel:
    """What is at a place is moved up by so many pixels, or down where ``dy`` is negative."""

    x: float
    y: float
    dy: float


@dataclass(frozen=True, slots=True)
class Key:
    """A key by Android's code."""

    code: int
    long: bool


@dataclass(frozen=True, slots=True)
class Text:
    """Text at the cursor; ``pasted`` by way of the clipboard."""

    text: str
    pasted: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """The display is turned to so many quarters to the left."""

    quarters: int


Done = Touch | Wheel | Key | Text | Turn


def parse_events(value: Any) -> list[Done]:
    """The events of a request.

    :raises ValueError: there is one that makes no sense; a full sentence.
    """
    if not isinstance(value, list) or len(value) > MOST_EVENTS:
        raise ValueError(f"events must be a list of at most {MOST_EVENTS} events.")
    return [_parse(event) for event in value]


MEMBERS: Mapping[str, frozenset[str]] = {
    "down": frozenset({"x", "y"}),
    "move": frozenset({"x", "y", "ms"}),
    "up": frozenset({"x", "y", "ms"}),
    "wheel": frozenset({"x", "y", "dy"}),
    "key": frozenset({"code", "long"}),
    "text": frozenset({"text"}),
    "paste": frozenset({"text"}),
    "turn": frozenset({"to"}),
}
"""What can be done, and what else each event says."""


def _parse(event: Any) -> Done:
    kind = event.get("do") if isinstance(event, dict) else None
    if not isinstance(kind, str) or kind not in MEMBERS:
        raise ValueError(f"An event is an object whose do is one of {', '.join(MEMBERS)}, not {event!r:.80}.")
    unknown = sorted(set(event) - MEMBERS[kind] - {"do"})
    if unknown:
        raise ValueError(f"{kind} takes no {unknown[0]!r}; it takes {', '.join(sorted(MEMBERS[kind]))}.")
    match kind:
        case "down" | "move" | "up":
            after = _number(event, "ms", 0.0) / 1000
            return Touch(kind, _number(event, "x"), _number(event, "y"), max(0.0, after))
        case "wheel":
            return Wheel(_number(event, "x"), _number(event, "y"), _number(event, "dy"))
        case "key":
            return Key(_whole(event, "code", 0, 10_000), event.get("long") is True)
        case "turn":
            return Turn(_whole(event, "to", 0, 3))
        case _:
            text = event.get("text")
            if not isinstance(text, str) or len(text) > MOST_TEXT:
                raise ValueError(f"text must be a string of at most {MOST_TEXT} characters.")
            return Text(text, kind == "paste")


def _number(event: Mapping[str, Any], name: str, default: float | None = None) -> float:
    value = event.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(f"{name} must be a number, not {value!r:.40}.")
    if abs(value) > FURTHEST * (1000 if name == "ms" else 1):
        raise ValueError(f"{name} is too large.")
    return float(value)


def _whole(event: Mapping[str, Any], name: str, low: int, high: int) -> int:
    value = event.get(name)
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise ValueError(f"{name} must be a whole number from {low} to {high}, not {value!r:.40}.")
    return value


async def play(system: System, events: Sequence[Done]) -> None:
    """Do all of it, in order, at once: the times of touches are those that the events bear."""
    for event in events:
        match event:
            case Touch():
                await system.injector.touch(event.action, event.x, event.y, BY, after=event.after)
            case Wheel():
                await _wheel(system, event)
            case Key():
                await system.injector.key(event.code, 0, event.long, BY)
            case Text():
                if event.pasted:
                    system.handset.clipboard = event.text
                    await system.injector.paste(BY)
                else:
                    await system.injector.text(event.text, BY)
            case Turn():
                system.handset.rotate(event.quarters)
                system.changed()
            case _:
                assert_never(event)


async def _wheel(system: System, event: Wheel) -> None:
    """A finger that moves as far as the wheel, and rests before it leaves."""
    shortest = SHORTEST_DP * system.handset.density / 160
    by = math.copysign(max(abs(event.dy), shortest), event.dy)
    touch = system.injector.touch
    await touch("down", event.x, event.y, BY, after=0.0)
    for share in (0.5, 1.0):
        await touch("move", event.x, event.y - by * share, BY, after=WHEEL_SECONDS * share)
    await touch("up", event.x, event.y - by, BY, after=WHEEL_LIFTS)
