"""Days of a calendar: where one is shown, "the 7th" is no seventh of anything, and "the 7th of May" is May's."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from device.screen import WindowKind
from grounding.language import Query, Relation, Side
from grounding.reading.order import nth
from grounding.reading.things import Reading, Thing, window_of
from grounding.vocabulary.calendar_words import MONTHS, MOST_DAYS, WEEKDAYS
from grounding.vocabulary.lexicon import SHORT_FORMS

DAYS = range(1, 29)
"""Every month has these."""
DAY_WORDS = frozenset(("day", "date"))
AROUND = frozenset(
    ("of", "on", "in", "for", "what", "planned", "happening", "scheduled", "is", "s", "the", "to", "month")
)
"""Words around a date that name nothing else."""
MOST_WEEKS = 5
"""Of no weekday a month has more."""
MOST_MISSING = 4
"""Of these so many may be missing where a month is shown."""
EVENTS = frozenset(("event", "appointment", "schedule", "agenda", "meeting", "日程", "活动", "事件"))
"""What is listed below a month."""
THAT_DAY = frozenset(("当天", "当日", "那天", "这天", "这一天", "那一天"))
ROW_WIDE = 0.5
"""A row below a month takes at least so much of the width."""
LABEL_WORDS = 8
"""A day's label has no more words than these and those of what is on that day."""


def as_date(query: Query, reading: Reading) -> Query | None:
    """The query for the day that is told; None where nothing says a day, or no calendar is shown."""
    if query.exact or query.role or query.line is not None or query.column is not None:
        return None
    words = [word for word in query.words if word not in AROUND]
    said = [_full(word) for word in words if word not in DAY_WORDS and not _is_day_number(word)]
    if not all(said) or not _is_calendar(reading):
        return None
    number = _day_number(query, words)
    if number is None:
        return None
    days = _days(reading)
    wanted = [name for name in said if name in MONTHS] or _usual_month(days)
    if query.ordinal is not None and (number < 0 or _is_counted(number, said)):
        return _counted_day(query, said, wanted, reading)
    cells = days.get(number, [])
    named = [thing for thing in cells if not wanted or wanted[0] in _words(thing)]
    if not named:
        return replace(query, words=(*dict.fromkeys((*said, *wanted)), str(number)), ordinal=None)
    return replace(query, words=(), exact=(named[0].labels[0].text,), ordinal=None)


def _is_day_number(word: str) -> bool:
    return word.isdecimal() and 1 <= int(word) <= MOST_DAYS


def _day_number(query: Query, words: list[str]) -> int | None:
    """The number of the day, from its ordinal or from "May 15"; None where none is told so."""
    if query.ordinal is not None:
        number = query.ordinal.number
        return None if query.ordinal.start or number > MOST_DAYS else number
    numbers = [int(word) for word in words if _is_day_number(word)]
    return numbers[0] if len(numbers) == 1 and any(_full(word) in MONTHS for word in words) else None


def _counted_day(query: Query, said: list[str], wanted: list[str], reading: Reading) -> Query | None:
    """ "The last Sunday of May", "the last day of May": counted among the days of that month."""
    weekdays = [name for name in said if name in WEEKDAYS]
    if query.ordinal is None or not (weekdays or DAY_WORDS & set(query.words)):
        return None
    cells = [(day, thing) for day, things in sorted(_days(reading).items()) for thing in things]
    told = [(day, thing) for day, thing in cells if len(_words(thing)) > 1]
    if len(told) < len(DAYS) - MOST_MISSING:
        picked = [] if weekdays else nth([thing for _, thing in cells if len(_words(thing)) == 1], query.ordinal.number)
    else:
        of_it = [
            t for _, t in told if all(any(name == _full(w) for w in _words(t)) for name in (weekdays + wanted[:1]))
        ]
        picked = nth(of_it, query.ordinal.number)
    return replace(query, words=(), exact=(picked[0].labels[0].text,), ordinal=None) if picked else None


def any_day(query: Query, reading: Reading) -> Query | None:
    """ "The date below the 7th": any of a calendar's days, wherever that is shown."""
    if query.ordinal is not None or query.words not in (("day",), ("date",)) or not query.relations:
        return None
    return replace(query, words=()) if _is_calendar(reading) else None


def as_event(query: Query, reading: Reading) -> Query | None:
    """ "The first event", "the event of the day" where a month is shown: what is listed below it, which is no day."""
    words = tuple(word for word in query.words if word not in AROUND | DAY_WORDS)
    named = len(words) == 1 and words[0] in EVENTS and query.role in ("", "row")
    counted = not query.words and query.role == "row" and query.ordinal is not None
    if not (named or counted) or query.exact or query.states or not _is_calendar(reading):
        return None
    if not all(_is_that_day(relation) for relation in query.relations):
        return None
    below = _listed_below(reading)
    one = query.ordinal.number if query.ordinal is not None else 1 if len(below) == 1 else len(below) + 1
    picked = nth(below, one)
    name = picked[0].labels[0].text if picked else ""
    return replace(query, words=(), role="", exact=(name,), ordinal=None, relations=()) if name else None


def _is_that_day(relation: Relation) -> bool:
    """``当天的第一个日程``: of the day that is shown."""
    said = [word for ways in relation.landmarks for way in ways for word in way.words]
    return relation.side in (Side.OF, Side.INSIDE) and bool(said) and said[0] in THAT_DAY


def _listed_below(reading: Reading) -> list[Thing]:
    """What can be touched below the days, as wide as a row is."""
    cells = [thing for things in _days(reading).values() for thing in things if thing.actionable]
    foot = max((thing.box.bottom for thing in cells), default=reading.screen.height)
    wide = (t for t in reading.things if t.box.top >= foot and t.box.width >= ROW_WIDE * reading.screen.width)
    own = (t for t in wide if window_of(reading, t).kind is WindowKind.APPLICATION)
    return [t for t in own if t.actionable and t.part_of is None and t.point is not None and t.labels]


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
