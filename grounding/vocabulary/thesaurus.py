"""What people say for what labels say: "turn the page round" for "Rotate", "never mind" for "Cancel".

``thesaurus.txt`` has a line for each word or fixed phrase of labels, with what is said instead of it: other words, what
one does with the thing, what one gets by it, what it looks like. A hint and no name: it orders what may be meant.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from grounding.vocabulary.words import stem, tokens

FILE = Path(__file__).with_name("thesaurus.txt")

Words = tuple[str, ...]

EMPTY = frozenset(
    ("a", "an", "the", "my", "your", "its", "this", "that", "these", "those", "it", "i", "you", "me", "we", "is", "are",
     "be", "to", "of", "for", "in", "on", "at", "with", "and", "or", "by", "from", "as", "so", "there", "here", "some",
     "one", "please", "can", "could", "would", "will", "want", "like", "do", "does", "where", "how", "what", "button",
     "icon", "tap", "click", "press", "go", "let", "just", "now", "i'm", "im", "was", "were", "has", "have", "had")
)  # fmt: skip
"""Words that tell nothing by themselves."""

ENOUGH = 2.0
"""What is said with words of this worth together says all that a word for word name would."""

NEXT = 0.4
"""What a second way in which the same is said adds."""


class Entry(NamedTuple):
    """What stands on labels, and the ways to say it, each as the stems of its telling words."""

    head: Words
    said: tuple[frozenset[str], ...]


def meant_by(words: Iterable[str]) -> dict[Words, float]:
    """What labels may say for these words of a phrase, as stems, with how surely, 0 to 1."""
    return _meant_by(frozenset(stem(word) for word in words))


@lru_cache(maxsize=1024)
def _meant_by(heard: frozenset[str]) -> dict[Words, float]:
    entries, holders, worth = _table()
    found: dict[Words, list[float]] = {}
    for number, way in {pair for word in heard for pair in holders.get(word, ())}:
        entry = entries[number]
        if entry.said[way] <= heard:
            found.setdefault(entry.head, []).append(sum(worth[word] for word in entry.said[way]))
    return {head: _together(ways) for head, ways in found.items() if not heard.issuperset(head)}


def _together(worths: list[float]) -> float:
    best, *others = sorted(worths, reverse=True)
    return min(1.0, (best + NEXT * sum(others[:2])) / ENOUGH)


@cache
def _table() -> tuple[tuple[Entry, ...], dict[str, tuple[tuple[int, int], ...]], dict[str, float]]:
    """The entries; for each word where it is said; and what it is worth, the less the more entries have it."""
    entries = []
    for line in FILE.read_text(encoding="utf-8").splitlines():
        head, _, said = line.partition(": ")
        ways = (frozenset(map(stem, way.split())) - EMPTY for way in said.split(" | "))
        telling = tuple(way for way in dict.fromkeys(ways) if way)
        entries.append(Entry(tuple(stem(word) for word in tokens(head)), telling))
    counts = Counter(word for entry in entries for word in frozenset().union(*entry.said))
    most = math.log(1 + len(entries))
    worth = {word: math.log(1 + len(entries) / count) / most for word, count in counts.items()}
    holders: dict[str, list[tuple[int, int]]] = {}
    for number, entry in enumerate(entries):
        for way, words in enumerate(entry.said):
            for word in words:
                holders.setdefault(word, []).append((number, way))
    return tuple(entries), {word: tuple(pairs) for word, pairs in holders.items()}, worth
