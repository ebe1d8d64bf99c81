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

_OF_NUMBER = re.compile(r"\d的")
"""``任务12的星标`` is rather the star of task 12 than called so."""
MOST_WAYS, MOST_MARKS = 2, 1
SAYS_NOTHING = re.compile(
    "[的了那个这条把我您你它就有去来想看进打换成切到给回谁会儿逛跟和与及在里上下左右边面最一点按拨先再请要用写着显示称叫为是得过吧吗呢啊项行张位首封篇段讲]"
)
"""What is no name, and need not stand on anything."""
_TONGUE = "zh"
_DATE = re.compile(rf"(?P<month>{NUMBER})月(?:份)?(?P<day>{NUMBER})[日号]?")
_NUMERAL = re.compile("[一二三四五六七八九]?十[一二三四五六七八九]?")
"""Numbers of one character are parts of many words; these are hardly any's."""


def with_english(ways: tuple[Query, ...], phrase: str) -> tuple[Query, ...]:
    """The ways to read a phrase, and behind them the likeliest with names in English; each with what it said then."""
    found: list[Query] = []
    tried = 0
    for way in sorted(ways, key=lambda way: _OF_NUMBER.search("".join(way.words)) is not None):
        if way.literal or way.exact or tried == MOST_WAYS:
            continue
        english = [query for query in _translated(way) if query not in found]
        name = "".join(way.words)
        found += (replace(query, spoken=name, unknown=_unknown(name)) for query in english)
        tried += bool(english)
    said = next(iter(_words(phrase)), ())
    return (*ways, *(replace(way, said=said, called=way.role, translated=True) for way in found))


def in_figures(text: str) -> str:
    """``五月二十七号`` as "may 27", ``任务十一`` as 任务11."""
    return _NUMERAL.sub(_figures, _DATE.sub(_dated, text))


def _dated(found: re.Match[str]) -> str:
    month, day = number_of(found["month"]), number_of(found["day"])
    return f" {MONTHS[month - 1]} {day} " if 1 <= month <= len(MONTHS) and 1 <= day <= MOST_DAYS else found.group()


def _figures(found: re.Match[str]) -> str:
    return str(number_of(found.group()))


def _translated(query: Query) -> tuple[Query, ...]:
    """The query with its name and those of its landmarks in English, the likeliest first; none where no name can be put
    so."""
    relations = tuple(
        replace(relation, landmarks=tuple((*marks, *_all_translated(marks)) for marks in relation.landmarks))
        for relation in query.relations
    )
    if query.words:
        return tuple(replace(query, words=words, relations=relations) for words in _words("".join(query.words)))
    return (replace(query, relations=relations),) if relations != query.relations else ()


def _unknown(text: str) -> str:
    said = in_english(in_figures(text), _TONGUE)
    return SAYS_NOTHING.sub("", "".join(filter(has_han, said[0]))) if said else text


def _all_translated(marks: tuple[Query, ...]) -> tuple[Query, ...]:
    return tuple(
        english for mark in marks if not mark.literal and not mark.exact for english in _translated(mark)[:MOST_MARKS]
    )


def _words(text: str) -> tuple[tuple[str, ...], ...]:
    """The words that are known, in English, the likeliest first; the others are left out. Numbers and dates are in
    figures."""
    plain = in_figures(text)
    if plain != text and not has_han(plain):
        return (tokens(plain),)
    said = (tuple(word for word in tokens(english) if not has_han(word)) for english in in_english(plain, _TONGUE))
    return tuple(dict.fromkeys(words for words in said if words))
