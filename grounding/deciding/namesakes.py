"""Things that share a word with a name and are called otherwise: "Silver Corridor" is not Blue Corridor."""

from __future__ import annotations

from collections.abc import Iterable

from grounding.language import Query
from grounding.language.proper import Name
from grounding.reading.things import UNWRITTEN, Thing
from grounding.vocabulary.lexicon import CONCEPTS, FILLER, ORDINALS, ROLE_WORDS
from grounding.vocabulary.synonyms import related
from grounding.vocabulary.words import stem, tokens

BEGINNING = 4
"""Words that begin with so many letters alike may be one word."""

_NAMED_TOGETHER = [frozenset(word for name in names for word in name.split()) for names in CONCEPTS]


def is_namesake(names: Iterable[Name], queries: Iterable[Query], thing: Thing) -> bool:
    """One of the names is the thing's own but for a word, in whose stead it has another that means something else."""
    asked = {word for query in queries if not query.literal for word in (*query.words, *query.looks)}
    return any(is_called_otherwise(name, thing) for name in names if asked.issuperset(_telling(name)))


def is_called_otherwise(name: Name, thing: Thing) -> bool:
    """It shares a word with the name, and has others in stead of the rest."""
    labels = [label for label in thing.labels if label.source not in UNWRITTEN and label.words]
    if not labels:
        return False
    borne = {stem(word) for label in labels for word in label.words} | {stem(word) for word in tokens(thing.value)}
    missing = [word for word in name if word not in ROLE_WORDS and stem(word) not in borne]
    said = {stem(word) for word in name}
    told = [_telling(label.words) for label in labels]
    others = [[w for w in own if stem(w) not in said] for own in told if any(stem(w) in said for w in own)]
    meant = any(_may_mean(one, other) for one in missing for words in others for other in words)
    return bool(missing and others) and all(others) and not meant


def _telling(words: Iterable[str]) -> list[str]:
    return [word for word in words if word not in FILLER and word not in ORDINALS and word not in ROLE_WORDS]


def _may_mean(said: str, written: str) -> bool:
    one, other = stem(said), stem(written)
    if one[:BEGINNING] == other[:BEGINNING] or other in related(one) or one in related(other):
        return True
    return any(said in words and written in words for words in _NAMED_TOGETHER)
