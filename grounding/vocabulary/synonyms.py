"""Single words that mean nearly the same, or that nearly always go together on screens: "edited" and "modified".

``synonyms.txt`` has a line for each word, with related ones, the nearest first. It widens what a phrase and a label
have in common where whole names do not meet; like the thesaurus it is a hint and no name.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from grounding.vocabulary.words import stem

FILE = Path(__file__).with_name("synonyms.txt")

NEAREST, FARTHEST, STEP = 0.9, 0.5, 0.06
"""How near the first word of a line is to its head, how near the last at least, and by how much less each next is."""
BACKWARDS = 0.9
"""What a relation is worth read from its other end."""


def related(word: str) -> dict[str, float]:
    """The words related to one, as stems, with how near they are, 0 to 1; without the word itself. Not to be changed.

    ``word`` is a stem, too.
    """
    return _table().get(word, {})


def is_known(word: str) -> bool:
    """It is an English word that screens use, as far as this table goes."""
    return stem(word) in _table()


@cache
def _table() -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}

    def add(one: str, other: str, near: float) -> None:
        if one != other:
            known = found.setdefault(one, {})
            known[other] = max(known.get(other, 0.0), near)

    for line in FILE.read_text(encoding="utf-8").splitlines():
        head, _, words = line.partition(": ")
        for rank, word in enumerate(words.split()):
            near = max(FARTHEST, NEAREST - STEP * rank)
            add(stem(head), stem(word), near)
            add(stem(word), stem(head), BACKWARDS * near)
    return found
