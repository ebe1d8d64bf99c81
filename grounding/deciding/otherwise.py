"""How far things answer to what was said in other words than their labels': the thesaurus over a whole screen."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from grounding.deciding.traits import Column
from grounding.reading.things import Reading, Source, Thing
from grounding.vocabulary.opposites import OPPOSITE_OF
from grounding.vocabulary.thesaurus import Words, meant_by
from grounding.vocabulary.words import stem

MOST_WORDS = 8
"""A label of more words is a text that tells, not a name."""

UNTOLD = frozenset((Source.WHOLE, Source.VALUE, Source.KIND))
"""Labels that are no names."""

LEAST_COVERED = 0.4
"""What a head is worth in a label at least, however much else the label says."""


def said_otherwise(words: Sequence[str], reading: Reading) -> Column:
    """For everything on the screen, by place, how surely these words of a phrase mean what its label says, 0 to 1."""
    found: Column = np.zeros(len(reading.things))
    meant = meant_by(words)
    if not meant:
        return found
    heard = {stem(word) for word in words}
    by_word: dict[str, list[tuple[Words, float]]] = {}
    for head, sure in meant.items():
        by_word.setdefault(head[0], []).append((head, sure))
    for first, heads in by_word.items():
        for place in reading.spoken.get(first, ()):
            thing = reading.things[place]
            found[place] = max(found[place], *(_answers(thing, head, heard) * sure for head, sure in heads))
    return found


def _answers(thing: Thing, head: Words, heard: set[str]) -> float:
    """How much of a label of the thing the head makes up, 0 where none has it."""
    best = 0.0
    for label in thing.labels:
        if label.source in UNTOLD or not 0 < len(label.words) <= MOST_WORDS:
            continue
        own = [stem(word) for word in label.words]
        if not all(word in own for word in head):
            continue
        if any(OPPOSITE_OF.get(word, frozenset[str]()) & set(own) for word in heard):
            continue
        best = max(best, label.trust * max(LEAST_COVERED, len(head) / len(own)))
    return best
