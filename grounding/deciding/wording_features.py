"""What the words of a phrase say beyond names: meant in other words, said to the letter, in order, or as a whole label.

Columns of the same kind as in ``features.py``, for one phrase. Words akin, their order and labels that stand whole in
the phrase count on full trees only: on trees of leaves they brought people's phrases nothing.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from grounding.deciding.akin import akin, label_stems
from grounding.deciding.exact_names import exactly
from grounding.deciding.kind_features import doing_features
from grounding.deciding.otherwise import said_otherwise
from grounding.deciding.relation_features import first_by
from grounding.deciding.traits import NAMED, Column, traits_of
from grounding.language import Query
from grounding.reading.things import UNWRITTEN, Reading
from grounding.vocabulary.words import stem, tokens


def otherwise_features(query: Query, reading: Reading, own: Column, found: dict[str, Column]) -> None:
    """Adds how surely the phrase means what a label says in other words, or something that such is done to."""
    said = query.said or query.words
    if query.exact or not said:
        return
    if not query.role:
        doing_features(said, reading, found)
    if not reading.flat:
        _akin(said, reading, own, found)
    meant = said_otherwise(said, reading)
    if not meant.any():
        return
    whose = ", beside a landmark" if query.relations else ""
    first = first_by(meant, np.ones(len(meant)))
    found[f"said otherwise{whose}"] = meant
    found[f"said otherwise, first{whose}"] = first
    found[f"said otherwise, takes touches{whose}"] = meant * traits_of(reading).columns["takes touches"]
    if own.max(initial=0.0) < NAMED:
        found[f"said otherwise, unheard{whose}"] = meant
        found[f"said otherwise, unheard, first{whose}"] = first


def _akin(said: tuple[str, ...], reading: Reading, own: Column, found: dict[str, Column]) -> None:
    """Adds how much of what was said a thing answers to, in its words or in related ones, and the other way round."""
    heard, told = akin(said, reading)
    if not heard.any():
        return
    both = np.sqrt(heard * told)
    first = _first(heard)
    found |= {"akin": heard, "akin, told": told, "akin, both": both, "akin, first": first}
    found["akin, both, first"] = _first(both)
    if own.max(initial=0.0) < NAMED:
        found |= {"akin, unheard": heard, "akin, unheard, both": both, "akin, unheard, first": first}


def wording_features(ways: tuple[Query, ...], query: Query, reading: Reading, found: dict[str, Column]) -> None:
    """Adds which labels are what was said, and which of it stands in others as it was said."""
    found |= _to_the_letter(ways, reading)
    if not reading.flat:
        _in_order(query, reading, found)
        _said_whole(query, reading, found)


def _to_the_letter(ways: tuple[Query, ...], reading: Reading) -> dict[str, Column]:
    """Where a label is just what was said, in any of the ways to take it as one; none where no way does."""
    found: dict[str, Column] = {}
    for way in ways:
        if not way.literal:
            continue
        names = ["label to the letter"]
        if len(way.words) > 1:
            names.append("label to the letter, several words")
        for name in names:
            column = found.setdefault(name, np.zeros(len(reading.things)))
            for place, (fit, _) in exactly(reading, " ".join(way.words)).items():
                column[place] = max(column[place], fit)
    return found


def _in_order(query: Query, reading: Reading, found: dict[str, Column]) -> None:
    """Adds how many words that stand beside each other in the phrase do so in a label: "Z to A" is not "A to Z"."""
    said = _stems_said(query)
    pairs = [pair for pair in pairwise(said) if all(word in reading.spoken for word in pair)]
    shares: dict[int, float] = {}
    for one, other in dict.fromkeys(pairs):
        for place in set(reading.spoken[one]).intersection(reading.spoken[other]):
            if any((one, other) in pairwise(words) for _, words in label_stems(reading, place)):
                shares[place] = shares.get(place, 0.0) + 1 / len(pairs)
    if shares:
        column = np.zeros(len(reading.things))
        column[list(shares)] = list(shares.values())
        found["words in this order"] = column
        found["words in this order, most"] = _first(column)


def only_in_this_order(query: Query, reading: Reading) -> Column:
    """1 for what has the words of its label in the order in which they were said, where another has them in another
    order; 0 for all else."""
    column = np.zeros(len(reading.things))
    said = _stems_said(query)
    places = {place for word in said for place in reading.spoken.get(word, ())}
    heard = set(said)
    alike: dict[tuple[str, ...], dict[int, tuple[str, ...]]] = {}
    for place in places:
        for label, words in label_stems(reading, place):
            if label.source not in UNWRITTEN and len(words) > 1 and heard.issuperset(words):
                alike.setdefault(tuple(sorted(words)), {})[place] = words
    for labels in alike.values():
        if len(set(labels.values())) > 1:
            for place, words in labels.items():
                column[place] = any(said[n : n + len(words)] == words for n in range(len(said)))
    return column


def _said_whole(query: Query, reading: Reading, found: dict[str, Column]) -> None:
    """Adds which labels stand whole in the phrase, whatever else it says: ``show more options`` and "More options"."""
    said = _stems_said(query)
    heard = set(said)
    places = {place for word in heard for place in reading.spoken.get(word, ())}
    whole: dict[str, dict[int, float]] = {}
    for place in places:
        for label, words in label_stems(reading, place):
            if label.source in UNWRITTEN or not heard.issuperset(words) or len(words) < len(label.words):
                continue
            if any(said[n : n + len(words)] == words for n in range(len(said))):
                which = "label said whole" if len(words) > 1 else "label of a word said"
                of = whole.setdefault(which, {})
                of[place] = max(of.get(place, 0.0), len(words) / len(said))
    for which, fits in whole.items():
        column = np.zeros(len(reading.things))
        column[list(fits)] = list(fits.values())
        found[which] = (column > 0).astype(np.float64)
        found[f"{which}, share"] = column
        found[f"{which}, most"] = _first(column)


def _stems_said(query: Query) -> tuple[str, ...]:
    """The words of the phrase, cut as labels are ("wi-fi" is one), as stems."""
    return tuple(stem(word) for word in tokens(" ".join(query.said)))


def _first(column: Column) -> Column:
    """1 for the most of what has any, 1/2 for the next …, 0 for what has none."""
    return first_by(column, (column > 0).astype(np.float64))
