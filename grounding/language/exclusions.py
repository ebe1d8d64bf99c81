"""What a person says a thing is not: ``Library in the bottom bar, not the one on top``.

It tells nothing more of what is meant, so it is left out. A state is another matter: "the box that is not checked".
"""

from __future__ import annotations

from grounding.language.clause_words import COURTEOUS, GREETINGS
from grounding.language.forms import Words, by_first, longest
from grounding.vocabulary.lexicon import ARTICLES

_NOT = frozenset(("not",))
_NAMING = ARTICLES | frozenset(
    ("one", "ones", "that", "this", "those", "these", "just", "anything", "any", "my", "your")
)
_INSTEAD = by_first((("instead", "of"), ("rather", "than"), ("and", "not"), ("but", "not")))
_ENDS = frozenset((",", ";", ":", ".", "?", "!", "but"))
_SAYS_NOTHING = _ENDS | ARTICLES | COURTEOUS | GREETINGS | frozenset(("im",))
_TELLING = frozenset(("that's", "it's", "is", "are", "was", "isn't"))
"""Before "not" they make a clause that may well name something: "that's not my account"."""


def without_exclusions(words: Words) -> Words:
    """The words without what is ruled out, from its "not" to the next mark; as they are where nothing else is left."""
    if not any(not word.quoted and word.text in ("not", "instead", "rather") for word in words):
        return words
    kept: list[int] = []
    at = 0
    while at < len(words):
        if not _rules_out(words, at):
            kept.append(at)
            at += 1
            continue
        if kept and words[kept[-1]].among(frozenset((",", ";"))):
            kept.pop()
        while at < len(words) and not words[at].among(_ENDS):
            at += 1
        if not kept:  # "not the first one, the second"
            at += 1
    left = tuple(words[n] for n in kept)
    return left if any(word.quoted or word.said not in _SAYS_NOTHING for word in left) else words


def _rules_out(words: Words, at: int) -> bool:
    length = 1 if words[at].among(_NOT) else longest(words, at, _INSTEAD)
    if not length or at + length >= len(words):
        return False
    if at and words[at - 1].among(_TELLING):
        return False
    follows = words[at + length]
    return follows.quoted or follows.among(_NAMING) or (length > 1 and not words[at].among(frozenset(("and", "but"))))
