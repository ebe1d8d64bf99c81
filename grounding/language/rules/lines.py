"""States, and lines of things: ``that is on``, ``in the second row``, ``row 3 column 2``."""

from __future__ import annotations

from grounding.language.forms import Words
from grounding.language.head import ROLES
from grounding.language.parts import linked, past_articles
from grounding.language.query import Ordinal, Place, Query
from grounding.language.rules.nested import FLAT, Nested, Step
from grounding.language.rules.places import past_screen
from grounding.language.table import ROW_WORDS, ordinal_at, place_word
from grounding.vocabulary.lexicon import STATE_WORDS

EDGE_LINES = {
    **{(word, line): 1 for word in ("top", "upper", "topmost", "uppermost") for line in ("row", "line")},
    **{
        (word, line): -1
        for word in ("bottom", "lower", "bottommost", "lowest", "lowermost")
        for line in ("row", "line")
    },
    **{(word, "column"): 1 for word in ("left", "leftmost")},
    **{(word, "column"): -1 for word in ("right", "rightmost")},
}
"""Rows and columns at an edge, by their number."""

MOST_LINES = 100

LONGEST_STATE = 2

_IN = frozenset(("in", "of", "on", "from", "at"))
_NUMBERED = frozenset(("row", "line", "column"))
_POSITION = frozenset(("place", "position"))
_BEHIND_STATE = frozenset((",", "in", "at", "which"))
_IN_LINE = ROLES | frozenset(ROW_WORDS)


def state(words: Words, at: int, nested: Nested = FLAT, begun: bool = True) -> Step | None:
    """``that is on``, ``which are checked``: a state word at the end, after a link."""
    if not at or not linked(words, at):
        return None
    for length in range(LONGEST_STATE, 0, -1):
        found = STATE_WORDS.get(" ".join(word.text for word in words[at : at + length]))
        end = min(at + length, len(words))
        if found and (end == len(words) or words[end].text in _BEHIND_STATE):
            return end, Query(states=(found,))
    return None


def line(words: Words, at: int, nested: Nested = FLAT, begun: bool = True) -> Step | None:
    """``in the second row``, ``of the last column``."""
    if not words[at].among(_IN):
        numbered = _numbered(words, at)
        return numbered if numbered is not None and (begun or _goes_on(words, numbered[0])) else None
    if not begun:
        return None
    start = past_articles(words, at + 1)
    if _is_middle(words, start) and start + 1 < len(words) and words[start + 1].text in ROW_WORDS:
        across = ROW_WORDS[words[start + 1].text]
        return past_screen(words, start + 2), Query(place=Place(None, 0) if across else Place(0, None))
    found = ordinal_at(words, start) or _at_edge(words, start)
    if found is None:
        return _numbered(words, start)
    end, number = found
    if end < len(words) and words[end].text in ROW_WORDS:
        return past_screen(words, end + 1), _nth(words[end].text, number)
    if end < len(words) and words[end].text in _POSITION:
        return end + 1, Query(ordinal=Ordinal(number))
    return None


def _at_edge(words: Words, at: int) -> tuple[int, int] | None:
    """``top row``: where the line is told, and its number."""
    if at + 1 >= len(words) or words[at].quoted:
        return None
    number = EDGE_LINES.get((words[at].text, words[at + 1].text))
    return None if number is None else (at + 1, number)


def _goes_on(words: Words, at: int) -> bool:
    """What stands in the row that a phrase begins with: ``row 3 column 2``, ``row 2 last image``."""
    return at < len(words) and (words[at].among(_IN_LINE) or ordinal_at(words, at) is not None)


def _is_middle(words: Words, at: int) -> bool:
    return at < len(words) and not words[at].quoted and place_word(words[at].text) == (0, 0)


def _numbered(words: Words, at: int) -> Step | None:
    """``row 3``, ``column 2``."""
    if at + 1 >= len(words) or not words[at].among(_NUMBERED):
        return None
    number = words[at + 1].text
    if words[at + 1].quoted or not number.isdecimal() or not 0 < int(number) < MOST_LINES:
        return None
    return past_screen(words, at + 2), _nth(words[at].text, int(number))


def _nth(word: str, number: int) -> Query:
    return Query(line=Ordinal(number)) if ROW_WORDS[word] else Query(column=Ordinal(number))
