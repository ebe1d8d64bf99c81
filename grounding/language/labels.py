"""A phrase as nothing but a label."""

from __future__ import annotations

from grounding.language.clause_words import MARKS
from grounding.language.forms import Words
from grounding.language.head import LONGEST_ROLE, ROLES
from grounding.language.query import Query
from grounding.language.table import ONES
from grounding.vocabulary.lexicon import ARTICLES, GENERIC, ROLE_WORDS

MOST_LITERAL = 14
"""A label of more words than this is quoted, or named in part."""

FEWEST_OF_ONE = 2
"""``the bold text one``: so many words before "one" may be a label; a single one says which: ``the last one``."""


def labels(words: Words) -> list[Query]:
    """The phrase as nothing but a label, and as a label with a role word after or before it."""
    words = tuple(word for word in words if not word.among(MARKS))
    if not words or len(words) > MOST_LITERAL or any(word.quoted for word in words):
        return []
    said = tuple(word.said for word in words)
    ways = [Query(words=said, literal=True)]
    for length in range(LONGEST_ROLE, 0, -1):
        role = ROLE_WORDS.get(" ".join(said[-length:]))
        if role and len(said) > length:
            ways.append(Query(words=said[:-length], role=role, literal=True))
            break
    if len(said) > 1 and said[-1] in GENERIC and any(word not in ARTICLES for word in said[:-1]):
        ways.append(Query(words=said[:-1], literal=True))
    if said[-1] in ONES and sum(word not in ARTICLES for word in said) > FEWEST_OF_ONE:
        ways.append(Query(words=said[:-1], literal=True))
    if len(said) > 1 and said[0] in ROLES and said[1] not in ROLES:
        ways.append(Query(words=said[1:], role=ROLE_WORDS[said[0]], literal=True))
    return ways
