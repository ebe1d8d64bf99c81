"""Names that are not there: those of a screen with one word changed to another that names begin with elsewhere."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from grounding.reading.things import Reading, Thing
from grounding.vocabulary.words import normal

_NAME = re.compile(r"[A-Z][a-z]+ [A-Z]?[a-z]+(?: [A-Z]?[a-z]+)?")
_BEGINS = re.compile(r"\b[A-Z][a-z]{2,}\b")


def beginnings(readings: Iterable[Reading]) -> list[str]:
    """The words that names on these screens begin with, in order."""
    return sorted({word for r in readings for thing in r.things for word in _BEGINS.findall(thing.name)})


def with_another_word(reading: Reading, words: Sequence[str], lot: random.Random) -> Iterator[tuple[Thing, str]]:
    """The things that can be acted on and have a name of two or three words of their own, each with that name in which
    one word is another of ``words`` that nothing on the screen has."""
    often = Counter(normal(thing.name) for thing in reading.things if thing.part_of is None)
    shown = " ".join(normal(label.text) for thing in reading.things for label in thing.labels)
    for thing in reading.things:
        if not (thing.actionable and thing.point and _NAME.fullmatch(thing.name)) or often[normal(thing.name)] > 1:
            continue
        parts = thing.name.split()
        at, word = lot.randrange(len(parts)), lot.choice(words)
        if normal(word) not in shown:
            yield thing, " ".join((*parts[:at], word, *parts[at + 1 :]))
