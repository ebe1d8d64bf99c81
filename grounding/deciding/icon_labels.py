"""Labels as names of icons: other words for the same icon answer to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from grounding.reading.things import Label, Reading, Source, Thing
from grounding.vocabulary import han
from grounding.vocabulary.icon_names import concepts_of
from grounding.vocabulary.words import stem

CONCEPT_FIT = 0.85
"""How well a label answers that is another word for the same icon."""
IN_PART = 0.65
"""The share of it for a concept that only some of the words name."""

LEADS = 1.12
"""By how much the first of several words counts more for what is known of an icon by its picture alone: "add alarm" is
a plus, "collapse card" an arrow; the rest says on what it acts."""

CONCEPT_WORDS = 4
"""Synonyms count in labels of at most so many words: an icon's name, not a sentence."""


def concept_index(reading: Reading) -> dict[int, set[int]]:
    """For each concept, the places of what has a label that names it."""
    if "concepts" not in reading.kept:
        table: dict[int, set[int]] = defaultdict(set)
        for thing in reading.things:
            for label in thing.labels:
                if _may_name_icon(label):
                    for number in concepts_of(tuple(stem(w) for w in label.words))[0]:
                        table[number].add(thing.place)
        reading.kept["concepts"] = table
    found: dict[int, set[int]] = reading.kept["concepts"]
    return found


def _may_name_icon(label: Label) -> bool:
    most = han.MOST_ICON if han.has_han(label.text) else CONCEPT_WORDS
    return 0 < len(label.words) <= most


def concept_fit(label: Label, concepts: frozenset[int], whole: bool) -> float:
    """How well it answers as a name of one of these concepts, of which all that was said is one if it is ``whole``."""
    if not _may_name_icon(label):
        return 0.0
    own, own_whole = concepts_of(tuple(stem(w) for w in label.words))
    if not own & concepts:
        return 0.0
    return CONCEPT_FIT * (1.0 if whole else IN_PART) * (1.0 if own_whole else 0.8)


def is_beside_the_head(label: Label, thing: Thing, said: Iterable[str]) -> bool:
    """Another word for what is seen on the picture was said without what it is: "phone" is no "phone book".

    ``said`` are stems.
    """
    if label.source is not Source.PICTURE or not thing.element.seen or len(label.words) < 2:
        return False
    return stem(label.words[-1]) not in said


def lead_fit(label: Label, first: str, lead: frozenset[int]) -> float:
    """How well an icon known by its picture answers to the first of several words."""
    if len(label.words) == 1 and stem(label.words[0]) == first:
        return LEADS * CONCEPT_FIT * IN_PART
    return LEADS * concept_fit(label, lead, False) if lead else 0.0
