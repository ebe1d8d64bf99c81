"""How far things answer to what was said word by word, in the same words or in related ones: ``edited longest ago`` and
"Modified (oldest first)".
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from grounding.deciding.traits import Column
from grounding.reading.things import Label, Reading, Source
from grounding.vocabulary.opposites import OPPOSITE_OF
from grounding.vocabulary.synonyms import related
from grounding.vocabulary.thesaurus import EMPTY
from grounding.vocabulary.words import stem, tokens

UNTOLD = frozenset((Source.KIND, Source.WHOLE))
"""Labels that repeat others, or that nobody says."""

MOST_LABEL_WORDS = 40
"""Of a longer text only so many words are looked at."""

OPPOSED = 0.5
"""What an answer is worth where a label has the opposite of a word that was said."""


def label_stems(reading: Reading, place: int) -> tuple[tuple[Label, tuple[str, ...]], ...]:
    """The labels of a thing that hold words, each with its words as stems."""
    known = reading.kept.setdefault("label stems", {})
    if place not in known:
        labels = (label for label in reading.things[place].labels if label.words)
        known[place] = tuple((label, tuple(stem(w) for w in label.words[:MOST_LABEL_WORDS])) for label in labels)
    found: tuple[tuple[Label, tuple[str, ...]], ...] = known[place]
    return found


def akin(said: Sequence[str], reading: Reading) -> tuple[Column, Column]:
    """For everything on the screen, by place, how much of what was said it answers to, and how much of a label of it is
    answered to by what was said; both 0 to 1."""
    size = len(reading.things)
    heard, told = np.zeros(size), np.zeros(size)
    words = [word for word in dict.fromkeys(stem(word) for word in tokens(" ".join(said))) if word not in EMPTY]
    near = {word: {word: 1.0, **related(word)} for word in words}
    table = {}
    for word in words:
        row: dict[int, float] = {}
        for other, close in near[word].items():
            for place in reading.spoken.get(other, ()):
                row[place] = max(row.get(place, 0.0), close)
        if row:
            table[word] = row
    if not table:
        return heard, told
    worth = {word: math.log1p(size / len(row)) for word, row in table.items()}
    total = sum(worth.values())
    for word, row in table.items():
        for place, close in row.items():
            heard[place] += worth[word] * close / total
    closest: dict[str, float] = {}
    for others in near.values():
        for other, close in others.items():
            closest[other] = max(closest.get(other, 0.0), close)
    against = {other for word in words for other in OPPOSITE_OF.get(word, ())} - set(words)
    for place in np.flatnonzero(heard).tolist():
        opposed = False
        for label, words_of in label_stems(reading, place):
            own = [word for word in words_of if word not in EMPTY] if label.source not in UNTOLD else []
            if not own:
                continue
            if not against.isdisjoint(own):
                opposed = True
                continue
            share = sum(closest.get(word, 0.0) for word in own) / len(own)
            told[place] = max(told[place], label.trust * share)
        heard[place] *= OPPOSED if opposed else 1.0
    return heard, told
