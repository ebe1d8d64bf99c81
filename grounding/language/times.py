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
_HOURS = ("twelve", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_SPOKEN = re.compile(
    r"\b(?:(?:12 )?(?P<noon>noon|midday)|(?:12 )?midnight"
    r"|(?:(?P<part>half(?=.past)|(?:a )?quarter)[- ](?P<side>past|to)[- ])?"
    rf"(?P<hour>{'|'.join(_HOURS)})(?:[ -](?P<minute>fifteen|thirty|forty[- ]five))?)\b",
    re.IGNORECASE,
)
_MINUTES = {"half": 30, "quarter": 15, "fifteen": 15, "thirty": 30, "forty five": 45}
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


def times_in(text: str, spoken: bool = False) -> Iterator[Time]:
    """The times in it, in order; those that were ``spoken`` in words as well, ``noon``, ``half past seven``."""
    found = [_chinese(match) for match in _CHINESE.finditer(text)]
    if spoken:
        found += [time for match in _SPOKEN.finditer(text) if (time := _in_words(match)) is not None]
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


def _in_words(match: re.Match[str]) -> Time | None:
    """``half past seven``, ``seven thirty``; None of what is only a number."""
    if match["hour"] is None:
        return Time(match.start(), match.end(), frozenset((HALF_DAY if match["noon"] else 0,)))
    part, minute = (match["part"] or "").lower().removeprefix("a "), (match["minute"] or "").lower().replace("-", " ")
    if bool(part) is bool(minute):
        return None
    past = _MINUTES[part or minute]
    if part and match["side"].lower() == "to":
        past = -past
    at = (_HOURS.index(match["hour"].lower()) * HOUR + past) % HALF_DAY
    return Time(match.start(), match.end(), frozenset((at, at + HALF_DAY)))


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
