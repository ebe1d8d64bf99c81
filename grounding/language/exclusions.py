"""What a person says a thing is not: ``Library in the bottom bar, not the one on top``.

It tells nothing more of what is meant, so it is left out. A state is another matter: "the box that is not checked".
"""

from __future__ import annotations

from grounding.language.clause_words import COURTEOUS, GREETINGS, REQUESTS
from grounding.language.forms import Words, by_first, longest
from grounding.language.table import ONES
from grounding.vocabulary.lexicon import ARTICLES, STATE_WORDS

_NOT = frozenset(("not",))
_NAMING = ARTICLES | frozenset(
    ("one", "ones", "that", "this", "those", "these", "just", "anything", "any", "my", "your")
)
_INSTEAD = by_first((("instead", "of"), ("rather", "than"), ("and", "not"), ("but", "not")))
_COMMAS = frozenset((",", ";"))
_ENDS = frozenset((",", ";", ":", ".", "?", "!", "but"))
_SAYS_NOTHING = _ENDS | ARTICLES | COURTEOUS | GREETINGS | REQUESTS | frozenset(("im", "open"))
_TELLING = frozenset(("that's", "it's", "is", "are", "was", "isn't"))
"""Before "not" they make a clause that may well name something: "that's not my account"."""


def without_exclusions(words: Words) -> Words:
    """The words without what is ruled out, from its "not" to the next mark; as they are where nothing else is left."""
    if not any(not word.quoted and word.text in ("not", "instead", "rather") for word in words):
        return words
    kept: list[int] = []
    at = 0
    while at < len(words):
        length = _rules_out(words, at)
        if not length:
            kept.append(at)
            at += 1
            continue
        if kept and words[kept[-1]].among(_COMMAS):
            kept.pop()
        at += length
        while at < len(words) and not words[at].among(_ENDS | REQUESTS):
            at += 1
        if not kept and at < len(words) and not words[at].among(REQUESTS):  # "not the first one, the second"
            at += 1
    left = tuple(words[n] for n in kept)
    return left if any(word.quoted or word.said not in _SAYS_NOTHING for word in left) else words


def _rules_out(words: Words, at: int) -> int:
    """How many words say that what follows is not meant, 0 where none do."""
    if at and words[at - 1].among(_TELLING):
        return 0
    length = longest(words, at, _INSTEAD)
    if length:
        return length if at + length < len(words) else 0
    if not words[at].among(_NOT) or at + 1 >= len(words):
        return 0
    follows = words[at + 1]
    apart = not at or words[at - 1].among(_COMMAS)
    if apart and at:
        return int(follows.quoted or follows.text not in STATE_WORDS)
    ones = any(word.among(ONES) for word in words[at + 1 : at + 4])
    return int((apart or ones) and (follows.quoted or follows.among(_NAMING)))
