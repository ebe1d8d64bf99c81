"""What tells where, before or after the thing it is told of: places, lines, sides, and words that point back."""

from __future__ import annotations

from collections.abc import Sequence

from grounding.language.clause_words import KINDS, LEADERS, MARKS, PRONOUNS
from grounding.language.forms import Words, standing
from grounding.language.split import Word
from grounding.language.table import ONES, PLACE_TAIL, ROW_WORDS, SIDE_FORMS, ordinal_at, place_word
from grounding.vocabulary.lexicon import ARTICLES, ROLE_WORDS, SCOPES

LONGEST_SIDE = 6

LEAD_ADVERBS = frozenset(("down", "up", "over", "just", "right", "directly", "immediately", "way", "look", "there"))
"""What may stand before a place or a side that a phrase begins with: ``down at the bottom``."""


def leads(words: Words) -> bool:
    """A place or a side, and no thing before it: ``in the second row``, ``to the left of Wi-Fi``, ``top right``."""
    words = _past_adverbs(words)
    if not words or words[0].quoted:
        return False
    if side_at(words, 0):
        return True
    if words[0].among(LEADERS):
        return len(words) > 1
    return is_place(words) or is_line(words) or " ".join(w.text for w in words if not w.among(ARTICLES)) in SCOPES


def _past_adverbs(words: Words) -> Words:
    while len(words) > 1 and words[0].among(LEAD_ADVERBS):
        if not words[1].among(LEADERS | LEAD_ADVERBS) and not side_at(words, 1):
            break
        words = words[1:]
    return words


def as_lead(words: Words) -> Words:
    """The lead with a preposition: ``top right`` as "at the top right", ``2nd row`` as "in the 2nd row"."""
    words = _past_adverbs(words)
    if words[0].among(LEADERS) or side_at(words, 0):
        return words
    while words[0].among(ARTICLES):
        words = words[1:]
    return (Word("at" if is_place(words) else "in"), Word("the"), *words)


def is_place(words: Sequence[Word]) -> bool:
    """``top right``, ``the lower half``."""
    bare = [word for word in words if not word.among(ARTICLES)]
    placed = [not word.quoted and place_word(word.text) is not None for word in bare]
    return any(placed) and all(at or word.among(PLACE_TAIL) for at, word in zip(placed, bare, strict=True))


def is_line(words: Words) -> bool:
    """``the 2nd row``, ``row 2 column 3``."""
    bare = [word for word in words if not word.among(ARTICLES | frozenset(("very",)))]
    begins = bool(bare) and (bare[0].text[:1].isdigit() or ordinal_at(bare, 0) is not None or is_place(bare[:1]))
    return begins and 1 < len(bare) <= 4 and bare[-1].among(frozenset(ROW_WORDS))


def side_at(words: Words, at: int) -> int:
    """How many words say a side here, with something behind them; 0 where none do."""
    return next((len(form) for form in standing(words, at, SIDE_FORMS) if len(words) - at > len(form)), 0)


def side_before(words: Words, end: int) -> int | None:
    """Where the side begins that ends here."""
    for start in range(max(0, end - LONGEST_SIDE), end):
        if any(len(form) == end - start for form in standing(words, start, SIDE_FORMS)):
            return start
    return None


def points_back(words: Words, at: int) -> int:
    """How many words point back at what was said before: ``it``, ``that one``, ``that icon``; 0 where none do."""
    if at >= len(words) or not words[at].among(PRONOUNS):
        return 0
    follows = words[at + 1] if at + 1 < len(words) else None
    if follows is not None and follows.among(ONES):
        return 2
    if words[at].owner or (follows is not None and follows.quoted):
        return 0
    alone = words[at].text in ("it", "them", "him", "her")
    if alone or follows is None or follows.among(MARKS | LEADERS | ARTICLES):
        return 1
    return 2 if follows.text in ROLE_WORDS and (at + 2 == len(words) or words[at + 2].among(MARKS)) else 0


def says_kind(words: Words) -> bool:
    """A word among them says of what kind a thing is, or what it shows."""
    return any(word.among(KINDS) for word in words)
