"""Places and groups: ``at the top right of the screen``, ``in the dialog``."""

from __future__ import annotations

from grounding.language.forms import Words
from grounding.language.merging import MIDDLE
from grounding.language.parts import ends_part, past, past_articles
from grounding.language.query import Ordinal, Query
from grounding.language.rules.nested import FLAT, Nested, Step
from grounding.language.table import ordinal_at, place_word, region_at
from grounding.vocabulary.lexicon import ROLE_WORDS, SCOPES, SCREEN_WORDS

STRAIGHT = frozenset(("above", "below", "under", "beneath", "underneath", "over"))
"""Before these, "right" says "just"."""

LONGEST_SCOPE = 3
LONGEST_SCREEN = 2

_FROM = frozenset(("from",))
_AT = frozenset(("at", "in", "on", "from", "to", "near", "towards", "of", "along"))
_ON_SCREEN = frozenset(("of", "on", "in", "from"))
_IN_SCOPE = frozenset(("in", "on", "of", "from", "inside", "at", "within"))
_BEFORE_PLACE = frozenset(("the", "a", "very", "extreme", "far", "its", "web", "page"))
_BEHIND_PLACE = frozenset((",", "of", "in", "on", "which", "and", "at", "with", "to", "above", "below"))


def place(words: Words, at: int, nested: Nested = FLAT, begun: bool = True) -> Step | None:
    """``at the top right corner of the screen``, ``bottom left``, ``from the right``, ``in the middle``."""
    start = past(words, at + 1 if words[at].among(_AT) else at, _BEFORE_PLACE)
    end, region, count = region_at(words, start)
    if region is None:
        return None
    tail = end - start > count
    alone = start == at and count == 1 and not tail
    if alone and not (begun and end == len(words) and at and words[at - 1].text == ","):
        return None
    middle = count == 1 and region == MIDDLE
    if not tail and not middle and end < len(words) and _names_on(words, end, start > at, count):
        return None
    counted = Ordinal(1) if words[at].among(_FROM) else None
    return past_screen(words, end), Query(ordinal=counted, place=region)


def _names_on(words: Words, end: int, preposition: bool, count: int) -> bool:
    """The place word belongs to a name: "top stories", "left arrow", and so does "the right" of "the right arrow"."""
    if count >= 2:
        return False
    follows = words[end]
    if follows.quoted or follows.text in _BEHIND_PLACE:
        return False
    if preposition and follows.among(STRAIGHT):  # "at right under the photo"
        return False
    return preposition or follows.text not in ROLE_WORDS


def scope(words: Words, at: int, nested: Nested = FLAT, begun: bool = True) -> Step | None:
    """``in the dialog``, ``on the keyboard``; ``on the screen`` and the like say nothing and are passed over."""
    if not words[at].among(_IN_SCOPE):
        return None
    start = past_articles(words, at + 1)
    for end in range(min(start + LONGEST_SCOPE, len(words)), start, -1):
        if not ends_part(words, end):
            continue
        said = unquoted(words[start:end])
        if said in SCREEN_WORDS:
            return end, Query()
        group = SCOPES.get(said)
        if group is not None:
            return end, Query(scope=group)
    return None


def past_screen(words: Words, at: int) -> int:
    """Past ``of the screen``, ``on the page``, where it follows."""
    if at < len(words) and words[at].among(_ON_SCREEN):
        start = past_articles(words, at + 1)
        for end in range(min(start + LONGEST_SCREEN, len(words)), start, -1):
            if unquoted(words[start:end]) in SCREEN_WORDS:
                return end
    return at


def unquoted(words: Words) -> str:
    """The words that are not quoted."""
    return " ".join(word.text for word in words if not word.quoted)


def is_number_or_place(words: Words, at: int) -> bool:
    """``second``, ``top``."""
    return not words[at].quoted and (place_word(words[at].text) is not None or ordinal_at(words, at) is not None)
