"""Times of day, as people say and screens write them: ``7 pm``, ``19:00``, ``7:00 PM``, 晚上7点 are one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

HALF_DAY, HOUR = 12 * 60, 60
"""In minutes."""

_TIME = re.compile(
    r"(?<![\d:.,/-])(?P<hour>[01]?\d|2[0-4])"
    r"(?:(?P<minute>[:.][0-5]\d)?\s?(?P<half>[ap](?:m\b|\.m\b\.?))|(?P<exact>:[0-5]\d)(?![\d:]))",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    r"(?P<part>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里)\s?(?P<hour>\d{1,2}|[零一二三四五六七八九十两]{1,2})"
    r"(?:(?P<exact>:[0-5]\d)|[点點时時](?:(?P<word>半|整|一刻|三刻)|(?P<minute>[0-5]?\d)分?)?)"
)
_FIGURES = {sign: number for number, sign in enumerate("零一二三四五六七八九")} | {"两": 2}
_WORDS = {"半": 30, "整": 0, "一刻": 15, "三刻": 45}
_LATER = frozenset(("下午", "傍晚", "晚上", "夜里"))
_NOON, _LATE = "中午", 10


@dataclass(frozen=True, slots=True)
class Time:
    """A time in a text, from ``start`` to ``end``; ``minutes`` of the day that it may be, two where no half is told."""

    start: int
    end: int
    minutes: frozenset[int]


def times_in(text: str) -> Iterator[Time]:
    """The times in it, in order."""
    found = [_chinese(match) for match in _CHINESE.finditer(text)]
    taken = [(time.start, time.end) for time in found]
    plain = (m for m in _TIME.finditer(text) if not any(m.start() < end and start < m.end() for start, end in taken))
    yield from sorted((*found, *map(_plain, plain)), key=lambda time: time.start)


def _plain(match: re.Match[str]) -> Time:
    hour, half = int(match["hour"]), match["half"]
    minute = int((match["exact"] or match["minute"] or ":00")[1:])
    if half and 0 < hour <= HALF_DAY // HOUR:
        late = half[0] in "pP"
        minutes = frozenset((hour % 12 * HOUR + minute + late * HALF_DAY,))
    elif match["hour"].startswith("0") or not 0 < hour <= HALF_DAY // HOUR:
        minutes = frozenset((hour % 24 * HOUR + minute,))
    else:
        minutes = frozenset(hour % 12 * HOUR + minute + half_day for half_day in (0, HALF_DAY))
    return Time(match.start(), match.end(), minutes)


def _chinese(match: re.Match[str]) -> Time:
    hour = _number(match["hour"])
    minute = int((match["exact"] or "")[1:] or match["minute"] or _WORDS.get(match["word"] or "", 0))
    late = match["part"] in _LATER or (match["part"] == _NOON and hour < _LATE)
    hour = hour % 12 + 12 if late and hour <= 12 else hour
    return Time(match.start(), match.end(), frozenset((hour % 24 * HOUR + minute,)))


def _number(figures: str) -> int:
    if figures.isdecimal():
        return int(figures)
    tens, ten, ones = figures.rpartition("十")
    return (_FIGURES.get(tens, 1) * 10 if ten else 0) + _FIGURES.get(ones[-1:], 0)
