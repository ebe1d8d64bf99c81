"""The ways in which a screen may spell a value: in groups, in capitals, with dots for emoji, in boxes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from device.screen import Element, Screen
from grounding.reading.roles import is_field

SEPARATORS = " -()/.+:,\u00a0\u202f"
"""What fields put between the letters and digits that are typed into them."""
BEYOND_BMP = re.compile("[\U00010000-\U0010ffff]")
"""Characters, emoji among them, in whose place Android's tree has two dots."""
LEAST_MIXED = 6
LEAST_PLAIN = 9
"""So many letters and digits together, or so many of one kind, are known in any spelling: a date has fewer digits, and
most words have fewer letters."""


def dotted(value: str) -> str:
    """The value as a tree has it that knows no emoji."""
    return BEYOND_BMP.sub("..", value)


def letters(text: str) -> str:
    """Its letters and digits, capitals or not: what no spelling changes."""
    return "".join(c for c in text if _stays(c)).casefold()


def exact(value: str) -> tuple[str, ...]:
    """The spellings that are looked for as they are."""
    return (value, dotted(value)) if letters(value) and dotted(value) != value else (value,)


def spells(text: str, value: str) -> bool:
    """Whether the text is this value and nothing else, in any spelling."""
    told = letters(value)
    return letters(text) == told if told else text in (value, dotted(value))


def respelled(values: Iterable[str]) -> re.Pattern[str]:
    """Matches, where it stands by itself, any of the values in any spelling; only of those that can be told so.

    ``1030`` may be a time with its colon, and ``home`` a word with its capital: such values are not looked for.
    """
    return standing_alone((_any_spelling(value) for value in values if _unmistakable(value)), re.IGNORECASE)


def standing_alone(patterns: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    """Matches any of the patterns, the longest first, where it is no part of a longer word; nothing for none."""
    found = "|".join(sorted(set(patterns), key=len, reverse=True)) or "(?!)"
    return re.compile(f"(?<![0-9A-Za-z])(?:{found})(?![0-9A-Za-z])", flags)


def boxes_of_letters(screen: Screen) -> Iterator[tuple[Element, ...]]:
    """Runs of elements that show one letter or digit each, with no words between them: all fields, or none of them.

    What can be tapped and is no field is a key, which shows its letter whatever was typed.
    """
    run: list[Element] = []
    for element in screen.elements:
        told = letters(element.text)
        if run and (len(told) > 1 or (told and not _alike(run[-1], element))):
            yield tuple(run)
            run = []
        if len(told) == 1 and (is_field(element) or not element.clickable):
            run.append(element)
    if run:
        yield tuple(run)


def _alike(one: Element, other: Element) -> bool:
    return one.window == other.window and is_field(one) == is_field(other)


def _stays(c: str) -> bool:
    return c.isalnum() and not BEYOND_BMP.match(c)


def _unmistakable(value: str) -> bool:
    told = letters(value)
    of_one_kind = told.isdigit() or not any(map(str.isdigit, told))
    return len(told) >= (LEAST_PLAIN if of_one_kind else LEAST_MIXED)


def _any_spelling(value: str) -> str:
    """A pattern for the letters of a value in their order, with anything between them that a field may put there."""
    places = [place for place, c in enumerate(value) if _stays(c)]
    pattern = _edge(value[: places[0]]) + _letter(value[places[0]])
    for earlier, place in pairwise(places):
        pattern += f"[\\s{re.escape(SEPARATORS + value[earlier + 1 : place])}]*{_letter(value[place])}"
    return pattern + _edge(value[places[-1] + 1 :])


def _letter(c: str) -> str:
    """Capital or not; a ß may have become SS."""
    return re.escape(c) if len(c.casefold()) == 1 else f"(?:{re.escape(c)}|{re.escape(c.casefold())})"


def _edge(signs: str) -> str:
    """What stands before the first letter of a value, or behind the last, if it is shown."""
    return f"(?:{'|'.join(re.escape(form) for form in (signs, dotted(signs)))})?" if signs else ""
