"""Days of a calendar: where one is shown, "the 7th" is no seventh of anything, and "the 7th of May" is May's."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from grounding.language import Query
from grounding.reading.things import Reading, Thing
from grounding.vocabulary.lexicon import SHORT_FORMS

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAYS = range(1, 29)
"""Every month has these."""
MOST_WEEKS = 5
"""Of no weekday a month has more."""
MOST_MISSING = 4
"""Of these so many may be missing where a month is shown."""
LABEL_WORDS = 8
"""A day's label has no more words than these and those of what is on that day."""


def as_date(query: Query, reading: Reading) -> Query | None:
    """The query for the day of that number; None where nothing says a day, or no calendar is shown."""
    ordinal = query.ordinal
    if ordinal is None or not 1 <= ordinal.number <= 31 or ordinal.start or query.exact or query.role:
        return None
    said = [_full(word) for word in query.words]
    if not all(said) or query.line is not None or query.column is not None:
        return None
    if _is_counted(ordinal.number, said) or not _is_calendar(reading):
        return None
    days = _days(reading)
    cells = days.get(ordinal.number, [])
    wanted = [name for name in said if name in MONTHS] or _usual_month(days)
    named = [thing for thing in cells if not wanted or wanted[0] in _words(thing)]
    if not named:
        return replace(query, words=(*dict.fromkeys((*said, *wanted)), str(ordinal.number)), ordinal=None)
    return replace(query, words=(), exact=(named[0].labels[0].text,), ordinal=None)


def any_day(query: Query, reading: Reading) -> Query | None:
    """ "The date below the 7th": any of a calendar's days, wherever that is shown."""
    if query.ordinal is not None or query.words not in (("day",), ("date",)) or not query.relations:
        return None
    return replace(query, words=()) if _is_calendar(reading) else None


def is_day(thing: Thing, reading: Reading) -> bool:
    """It is a day of the calendar that is shown, whatever is on that day."""
    return _is_calendar(reading) and any(thing is day for days in _days(reading).values() for day in days)


def _is_counted(number: int, said: list[str]) -> bool:
    """ "The first Friday" is no date."""
    return number <= MOST_WEEKS and any(name in WEEKDAYS for name in said)


def _is_calendar(reading: Reading) -> bool:
    days = _days(reading)
    return len([day for day in DAYS if day in days]) >= len(DAYS) - MOST_MISSING


def _full(word: str) -> str:
    """A month's or a weekday's whole name, '' of other words."""
    name = SHORT_FORMS.get(word.rstrip("."), word)
    return name if name in MONTHS or name in WEEKDAYS else ""


def _days(reading: Reading) -> dict[int, list[Thing]]:
    """By number, what goes by a day's: alone, or beside a month or a weekday."""
    if "days" not in reading.kept:
        found: dict[int, list[Thing]] = {}
        for thing in reading.things:
            words = _words(thing)
            numbers = {int(word) for word in words if word.isdecimal() and len(word) <= 2}
            alone = len(words) == 1 and len(numbers) == 1
            dated = any(_full(word) in MONTHS for word in words)
            day = min(numbers & set(range(1, 32)), default=0) if alone else _day_beside(words) if dated else 0
            if day:
                found.setdefault(day, []).append(thing)
        reading.kept["days"] = found
    kept: dict[int, list[Thing]] = reading.kept["days"]
    return kept


def _day_beside(words: tuple[str, ...]) -> int:
    """The number next to a month's name, 0 where none is."""
    for at, word in enumerate(words):
        if _full(word) in MONTHS:
            for near in (*words[at + 1 : at + 2], *words[max(0, at - 1) : at]):
                digits = near.rstrip("stndrh") if near[:1].isdigit() else near
                if digits.isdecimal() and 1 <= int(digits) <= 31:
                    return int(digits)
    return 0


def _usual_month(days: dict[int, list[Thing]]) -> list[str]:
    """The month that most of the days shown belong to; [] where they do not say."""
    months = Counter(_full(w) for things in days.values() for t in things for w in _words(t) if _full(w) in MONTHS)
    return [months.most_common(1)[0][0]] if months else []


def _words(thing: Thing) -> tuple[str, ...]:
    return tuple(thing.labels[0].words[:LABEL_WORDS]) if thing.labels else ()
