"""What icons are known to show."""

from __future__ import annotations

from functools import cache

from grounding.vocabulary.concepts import CONCEPT_WORDS
from grounding.vocabulary.lexicon import CONCEPTS, PICTURED
from grounding.vocabulary.words import stem


@cache
def known_pictures() -> frozenset[tuple[str, ...]]:
    """As stemmed words."""
    names = (*(name for line in CONCEPTS for name in line), *(name for line in CONCEPT_WORDS.values() for name in line))
    return frozenset(tuple(map(stem, name.split())) for name in (*names, *PICTURED))
