"""Where the parts of a phrase begin and end."""

from __future__ import annotations

from grounding.language.forms import Words, by_first, longest
from grounding.language.pictures import known_pictures
from grounding.language.table import LETTERS, SIDE_FORMS
from grounding.vocabulary.lexicon import ARTICLES, VERBS
from grounding.vocabulary.words import stem

MOST_VERBS = 4

DANGLING = frozenset(("the", "a", "an", ",", "and", "which", "is", "that", "it", "please"))
"""Words that end no phrase; the key a and the letter a are the exceptions."""

PART_ENDS = frozenset(
    (",", "which", "that", "and", "at", "in", "on", "above", "below", "under", "from", "near", "with", "to", "of",
     "before", "after", "beside", "next")
)  # fmt: skip
"""Words that begin another part of a phrase."""

LINKING = frozenset(("is", "are", "currently", "already", "now"))
"""Behind these it is told in what state something is, or where."""

THAT_IS = frozenset(("that's", "thats", "it's"))

OF = frozenset(("of",))

ARTICLES_AND_COMMA = ARTICLES | {","}

_BEFORE_LETTERS = LETTERS | {"key"}
_ONTO = frozenset(("on", "to", "onto", "at", "into", "in", "upon", "over"))
_VERBS = by_first(VERBS)


def without_verb(words: Words) -> Words:
    """Without "click on the", "please tap", "go to" at the beginning."""
    at = 0
    for _ in range(MOST_VERBS):
        length = longest(words, at, _VERBS)
        if not length or tuple(stem(word.text) for word in words[at:]) in known_pictures():
            break
        at = past(words, at + length, _ONTO)
    return words[at:]


def trimmed(words: Words) -> Words:
    """Without articles in front and connecting words behind."""
    while words and words[0].among(ARTICLES_AND_COMMA):
        words = words[1:]
    while words and words[-1].among(DANGLING) and not (len(words) > 1 and words[-2].among(_BEFORE_LETTERS)):
        words = words[:-1]
    return words


def past(words: Words, at: int, passed: frozenset[str]) -> int:
    """Behind the words of a set that stand here."""
    while at < len(words) and words[at].among(passed):
        at += 1
    return at


def past_articles(words: Words, at: int) -> int:
    """Behind the articles that stand here."""
    return past(words, at, ARTICLES)


def ends_part(words: Words, end: int) -> bool:
    """Another part of the phrase begins here, or it ends."""
    return end == len(words) or words[end].quoted or words[end].text in PART_ENDS


def begins_side(words: Words, at: int) -> bool:
    """It is told here where a thing lies to another."""
    return longest(words, at, SIDE_FORMS) > 0


def linked(words: Words, at: int) -> bool:
    """Something "is" what stands here."""
    return words[at - 1].among(LINKING) or words[at - 1].said in THAT_IS
