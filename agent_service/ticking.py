"""What counts on by itself: a clock, a duration, how much of something has been played. It is no sign of a gesture.

Two looks at one screen are compared element by element, as ``recovery`` writes them down. What has moved on by no more
than the time between the two may have done so by itself; that it does is believed of what was seen to do so while
nothing was done, and of a clock, when the status bar's turned as well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from agent_service.recovery import lines
from device.screen import Screen, WindowKind

SLACK_S = 1.5
"""What is shown in whole seconds may be ahead of, or behind, the seconds that passed by so much."""
SHARE = 0.05
"""How much of the whole may be played in a second."""
MINUTE_S = 60.0
NUMBER = re.compile(r"\d+(?:[:.,]\d+)*(?:E-?\d+)?")
UNITS = re.compile(
    r"(?:(?P<h>\d+)\s*(?:h|hrs?|hours?|小时|小時)\s*)?(?:(?P<m>\d+)\s*(?:m|min|mins|minutes?|分钟?|分鐘?)\s*)?"
    r"(?P<s>\d+)\s*(?:s|secs?|seconds?|秒钟?|秒鐘?)(?![^\W_])"
)
"""A duration in words: ``7m 30s``, 3分20秒."""
PLACE, TEXT, DESCRIPTION, FLAGS = range(4)
"""The parts of a line."""
UP, DOWN = 1, -1


@dataclass(frozen=True, slots=True)
class Glance:
    """One look, as far as it is compared: ``clocks`` is what the status bar has for the time."""

    lines: tuple[str, ...]
    clocks: tuple[str, ...]
    time: float

    @property
    def make(self) -> tuple[str, ...]:
        """What kinds of elements there are, in order: where it stays, an element is known again by its number."""
        return tuple(line.partition(" ")[0] for line in self.lines)


@dataclass(frozen=True, slots=True)
class Ticks:
    """What is different on the later of two looks: what may have moved on by itself, by its number and which way, and
    whether there is anything else."""

    numbers: Mapping[int, int] = field(default_factory=dict)
    others: bool = False
    minute: bool = False
    """The status bar's clock turned."""

    def only(self) -> bool:
        """Something moved on, and nothing else is different."""
        return bool(self.numbers) and not self.others

    def known(self, seen: Mapping[int, int]) -> bool:
        """All that moved on was seen to move on that way while nothing was done; or the minute turned."""
        return all(self.minute or seen.get(number) == way for number, way in self.numbers.items())


def glance(screen: Screen, time: float) -> Glance:
    """What is compared of a look."""
    bars = {i for i, window in enumerate(screen.windows) if window.kind is WindowKind.STATUS_BAR}
    shown = (e.text for e in screen.elements if e.visible and e.window in bars)
    return Glance(lines(screen), tuple(text for text in shown if ":" in text and NUMBER.search(text)), time)


def ticks(was: Glance, now: Glance, touched: str = "") -> Ticks:
    """What has moved on from one look to the next. ``touched`` is the place of what was touched: that something
    changes there, be it ever so little, is an effect."""
    if was.make != now.make:
        return Ticks(others=True)
    seconds = max(0.0, now.time - was.time)
    minute = was.clocks != now.clocks and len(was.clocks) == len(now.clocks)
    numbers: dict[int, int] = {}
    for number, (old, new) in enumerate(zip(was.lines, now.lines, strict=True)):
        if old == new:
            continue
        way = 0 if touched and old.startswith(f"{touched}\x1f") else moved_on(old, new, seconds)
        if not way:
            return Ticks(others=True)
        numbers[number] = way
    return Ticks(numbers, minute=minute)


def seen_ticking(looks: Sequence[Glance]) -> dict[int, int]:
    """What kept pace with the time from one of these looks to another, with nothing done in between, on a screen of the
    last one's make."""
    found: dict[int, int] = {}
    for was, now in pairwise(looks):
        if now.make != looks[-1].make or was.make != now.make:
            continue
        for number, (old, new) in enumerate(zip(was.lines, now.lines, strict=True)):
            seconds = max(0.0, now.time - was.time)
            if old != new and (way := moved_on(old, new, seconds, seconds - SLACK_S)):
                found[number] = way
    return found


def moved_on(was: str, now: str, seconds: float, least: float = 0.0) -> int:
    """Which way an element has moved on that differs in nothing but times, durations or shares, by no more than comes
    of so many seconds, and times by the ``least``; 0 where there is more to it, or less."""
    old, new = was.split("\x1f"), now.split("\x1f")
    if len(old) != len(new) or old[FLAGS] != new[FLAGS]:
        return 0
    ways = set()
    for before, after in zip(old[TEXT:FLAGS], new[TEXT:FLAGS], strict=True):
        before, after = UNITS.sub(_in_one, before), UNITS.sub(_in_one, after)
        if NUMBER.sub("#", before) != NUMBER.sub("#", after):
            return 0
        for one, other in zip(NUMBER.finditer(before), NUMBER.finditer(after), strict=True):
            if one[0] != other[0]:
                ways.add(_way(one[0], other[0], before[one.end() :], seconds, least))
    return ways.pop() if len(ways) == 1 else 0


def _in_one(said: re.Match[str]) -> str:
    """A duration in words as digits with colons, which ends in seconds."""
    return f"{said['h'] or 0}:{said['m'] or 0}:{said['s']}"


def _way(was: str, now: str, behind: str, seconds: float, least: float) -> int:
    if (":" in was) is not (":" in now):
        return 0
    if ":" in was:
        by, most = _seconds(now) - _seconds(was), seconds + SLACK_S
        if abs(by) < least:
            return 0  # it may have come of something done before
    elif behind.lstrip(" \u00a0\u202f").startswith(("%", "％")):
        by, most = _number(now) - _number(was), 100 * SHARE * (1 + seconds)
    elif max(_number(was), _number(now)) <= 1 and not was.isdigit():
        by, most = _number(now) - _number(was), SHARE * (1 + seconds)
    else:
        return 0  # a count
    return 0 if abs(by) > most or not by else UP if by > 0 else DOWN


def _seconds(said: str) -> float:
    """A time whose last part is taken for seconds."""
    total = 0.0
    for part in said.replace(",", ".").split(":"):
        total = total * MINUTE_S + _number(part)
    return total


def _number(said: str) -> float:
    try:
        return float(said.replace(",", "."))
    except ValueError:
        return float("inf")
