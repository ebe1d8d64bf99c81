"""A phrase that tells a time otherwise than the screen writes it: ``7 pm`` where 19:00 is shown."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from grounding.interface import QUOTED
from grounding.language import NotUnderstood, Query, parse
from grounding.language.times import Time, times_in
from grounding.reading.things import Reading


def heard(phrase: str, reading: Reading) -> tuple[Query, ...] | NotUnderstood:
    """The ways a phrase can be meant, its times as this screen writes them."""
    return parse(as_written(phrase, reading))


def as_written(phrase: str, reading: Reading) -> str:
    """The phrase with each time that the screen writes in one other way told in that one; what is quoted stays."""
    times = [time for time in times_in(phrase, spoken=True) if not _is_quoted(time, phrase)]
    if not times:
        return phrase
    shown = _shown(reading)
    said = [shown_as(phrase[time.start : time.end], time, shown) for time in times]
    edges = [0, *(edge for time in times for edge in (time.start, time.end)), len(phrase)]
    between = [phrase[start:end] for start, end in list(pairwise(edges))[::2]]
    return "".join(part for pair in zip(between, [*said, ""], strict=True) for part in pair)


def shown_as(said: str, time: Time, shown: Mapping[str, frozenset[int]]) -> str:
    """How the screen writes that time, if in one way only, and that does not begin as it was said."""
    if any(way.casefold().startswith(said.casefold()) for way in shown):
        return said
    ways = [way for way, minutes in shown.items() if minutes & time.minutes]
    return ways[0] if len(ways) == 1 else said


def _is_quoted(time: Time, phrase: str) -> bool:
    return any(match.start() < time.start < match.end() for match in QUOTED.finditer(phrase))


def _shown(reading: Reading) -> dict[str, frozenset[int]]:
    """The times on the screen, as they are written."""
    if "times" not in reading.kept:
        texts = dict.fromkeys(label.text for thing in reading.things for label in thing.labels)
        reading.kept["times"] = {t[time.start : time.end]: time.minutes for t in texts for time in times_in(t)}
    found: dict[str, frozenset[int]] = reading.kept["times"]
    return found
