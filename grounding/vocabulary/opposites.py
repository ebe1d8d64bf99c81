"""Opposites: words that never stand in for each other, however near they are."""

from __future__ import annotations

from collections import defaultdict

from grounding.vocabulary.lexicon import OPPOSITES
from grounding.vocabulary.words import stem


def _opposites_table() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = defaultdict(set)
    for first, *others in OPPOSITES:
        for other in others:
            table[stem(first)].add(stem(other))
            table[stem(other)].add(stem(first))
    return {word: frozenset(others) for word, others in table.items()}


OPPOSITE_OF = _opposites_table()
"""For a stemmed word, those that never stand in for it."""
