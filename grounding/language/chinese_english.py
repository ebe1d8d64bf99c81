"""What a Chinese phrase names, in English as well: ``写封新邮件`` is also a "write new mail".

The tables that tell what labels in other languages mean (``vocabulary.tongues``) tell it of phrases, too: so a Chinese
phrase finds "Compose" on an English screen, and what labels mean besides what they say.
"""

from __future__ import annotations

import re
from dataclasses import replace

from grounding.language.chinese_forms import NUMBER, number_of
from grounding.language.query import Query
from grounding.vocabulary.calendar_words import MONTHS, MOST_DAYS
from grounding.vocabulary.han import has_han
from grounding.vocabulary.tongues import in_english
from grounding.vocabulary.words import tokens

MOST_WAYS = 2
_TONGUE = "zh"
_DATE = re.compile(rf"(?P<month>{NUMBER})月(?:份)?(?P<day>{NUMBER})[日号]?")
_NUMERAL = re.compile("[一二三四五六七八九]?十[一二三四五六七八九]?")
"""Numbers of one character are parts of many words; these are hardly any's."""


def with_english(ways: tuple[Query, ...], phrase: str) -> tuple[Query, ...]:
    """The ways to read a phrase, and behind them the likeliest with names in English; each with what it said then."""
    found: list[Query] = []
    for way in ways:
        if way.literal or way.exact or len(found) == MOST_WAYS:
            continue
        english = _translated(way)
        if english is not None and english not in found:
            found.append(english)
    said = _words(phrase)
    return (*ways, *(replace(way, said=said, translated=True) for way in found))


def in_figures(text: str) -> str:
    """``五月二十七号`` as "may 27", ``任务十一`` as 任务11."""
    return _NUMERAL.sub(_figures, _DATE.sub(_dated, text))


def _dated(found: re.Match[str]) -> str:
    month, day = number_of(found["month"]), number_of(found["day"])
    return f" {MONTHS[month - 1]} {day} " if 1 <= month <= len(MONTHS) and 1 <= day <= MOST_DAYS else found.group()


def _figures(found: re.Match[str]) -> str:
    return str(number_of(found.group()))


def _translated(query: Query) -> Query | None:
    """The query with its name and those of its landmarks in English; None where no name can be put so."""
    relations = tuple(
        replace(relation, landmarks=tuple((*marks, *_all_translated(marks)) for marks in relation.landmarks))
        for relation in query.relations
    )
    words = _words("".join(query.words)) if query.words else ()
    if query.words and not words:
        return None
    if not words and relations == query.relations:
        return None
    return replace(query, words=words, relations=relations)


def _all_translated(marks: tuple[Query, ...]) -> tuple[Query, ...]:
    found = (_translated(mark) for mark in marks if not mark.literal and not mark.exact)
    return tuple(mark for mark in found if mark is not None)


def _words(text: str) -> tuple[str, ...]:
    """The words that are known, in English; the others are left out. Numbers and dates are in figures."""
    plain = in_figures(text)
    if plain != text and not has_han(plain):
        return tokens(plain)
    said = in_english(plain, _TONGUE)
    return tuple(word for word in tokens(said[0]) if not has_han(word)) if said else ()
