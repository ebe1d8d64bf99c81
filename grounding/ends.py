"""The ends of what scrolls, as people say them: ``the bottom``, ``the end of the list``, 最底部."""

from __future__ import annotations

import re

from grounding.interface import Direction, Target

_OF = r"(?: of (?:the |this )?(?:list|page|screen|view))?"
_ENGLISH: tuple[tuple[str, frozenset[Direction]], ...] = (
    (r"top", frozenset((Direction.UP,))),
    (r"bottom", frozenset((Direction.DOWN,))),
    (r"end", frozenset(Direction)),
    (r"(?:start|beginning)", frozenset((Direction.UP, Direction.LEFT))),
)
_CHINESE: tuple[tuple[str, frozenset[Direction]], ...] = (
    (r"最?(?:顶部|顶端|顶上|上面|上方|上端)|最顶", frozenset((Direction.UP,))),
    (r"最?(?:底部|底端|底下|下面|下方|下端)|最底", frozenset((Direction.DOWN,))),
    (r"(?:尽头|末尾|最末尾|结尾|最后|最后面)", frozenset(Direction)),
    (r"(?:开头|最开头|最前面|起始处)", frozenset((Direction.UP, Direction.LEFT))),
)
_FORMS = (
    *((re.compile(rf"the (?:very )?{word}{_OF}", re.IGNORECASE), ways) for word, ways in _ENGLISH),
    *((re.compile(rf"(?:very )?{word}{_OF}"), ways) for word, ways in _ENGLISH),
    *((re.compile(rf"(?:(?:列表|页面|屏幕|頁面)的?)?(?:{words})"), ways) for words, ways in _CHINESE),
)
"""Without an article only in small letters: "Top" is the name of something."""


def ends(target: Target) -> frozenset[Direction]:
    """The directions in which the end lies that the phrase means; none where it means no end of what scrolls."""
    said = " ".join(target.phrase.split())
    return next((ways for form, ways in _FORMS if form.fullmatch(said)), frozenset())
