"""How likely the first candidate is the one meant: a logistic sum of a few facts about the order, learned with it.

Learned on orders of phrases that the order itself had not learned from (people's on trees of leaves, ours on full
trees, and on pictures alone), so that 0.9 means right nine times in ten on phrases of that kind. Except on leaves,
about three in ten of the phrases learned from are ones for other apps' screens, of which nothing is right: what is not
there must not be answered. Phrases in which every name is quoted are not uncertain in this way: the rules decide.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from grounding.deciding.namesakes import unlike
from grounding.deciding.otherwise import said_otherwise
from grounding.deciding.ranking import CLEAR, Ranking
from grounding.deciding.scoring import Scored
from grounding.deciding.touches import same_touch
from grounding.deciding.word_matching import words_heard
from grounding.interface import Role
from grounding.language import Query
from grounding.reading.things import Reading

MOST_COMPARED = 40
OF_FULL_TREES = frozenset(
    ("name fit", "named, unheard", "named, hardly heard", "words on it", "words anywhere", "said otherwise",
     "said otherwise elsewhere", "rules found one", "rules found several", "role fit", "role, hardly",
     "words missing", "words replaced", "another name")
)  # fmt: skip
"""Facts that count on full trees only: the phrases for trees of leaves are too few to learn what these are worth."""

UNHEARD, HARDLY, CALLED_SO = 0.3, 0.5, 0.8
"""A name, or a kind, that fits worse is not heard, or hardly; one that fits better is what it is called."""

FAR_AHEAD = 8.0
"""The margin of a candidate that has no rival."""


def confidence_of(
    order: Ranking,
    rules: Ranking,
    query: Query,
    weights: Mapping[str, float],
    reading: Reading,
    said: tuple[str, ...],
) -> float:
    """The chance, 0 to 1, that the first of the order is meant. ``weights`` are those of such trees, ``said`` all
    words of the phrase."""
    facts = confidence_facts(order, rules, query, reading, said)
    total = sum(weights.get(name, 0.0) * fact for name, fact in facts.items())
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 4) if facts else 0.0


def confidence_facts(
    order: Ranking,
    rules: Ranking,
    query: Query,
    reading: Reading,
    said: tuple[str, ...],
) -> dict[str, float]:
    """What the confidence is made of, by name; empty without candidates."""
    if not order.candidates:
        return {}
    best, first = order.candidates[0], rules.candidates[0] if rules.candidates else None
    others = [s for s in order.candidates[1:MOST_COMPARED] if not same_touch(best.thing, s.thing)]
    ahead = best.score - others[0].score if others else FAR_AHEAD
    share = 1 / (1 + sum(math.exp(min(0.0, s.score - best.score)) for s in others))
    agreed = first is not None and first.thing is best.thing
    gap = rules.candidates[0].score - rules.candidates[1].score if len(rules.candidates) > 1 else 3.0
    fits = {e.kind: e.fit for e in best.evidence}
    return {
        "always": 1.0,
        "share": share,
        "share squared": share**2,
        "ahead": min(ahead, 2.0) / 2,
        "far ahead": min(ahead, 5.0) / 5,
        "rules agree": float(agreed),
        "rules agree, by": min(max(gap, 0.0), 3.0) / 3 * agreed,
        "meets all": float(best.meets),
        "to the letter": float(rules.query.literal or bool(rules.query.exact)),
        "named": float(query.named),
        "relation": float(bool(query.relations)),
        "relation fit": fits.get("relation", 0.0),
        "counted": float(query.ordinal is not None or query.line is not None or query.column is not None),
        "place": float(query.place is not None),
        "role": float(bool(query.role)),
        "looks": float(bool(query.looks)),
        "text": float(best.thing.role is Role.TEXT),
        **_heard(best, query, fits, reading, said),
        "rules found one": float(rules.best is not None),
        "rules found several": float(_is_one_of_several(rules)),
        "role fit": fits.get("role", 0.0),
        "role, hardly": float(bool(query.role) and fits.get("role", 0.0) < HARDLY),
    }


def _is_one_of_several(rules: Ranking) -> bool:
    """By the rules' own scores others are as good."""
    best = rules.best
    if best is None:
        return False
    others = (s for s in rules.candidates[1:MOST_COMPARED] if s.meets and best.score - s.score < CLEAR)
    return any(not same_touch(best.thing, s.thing) for s in others)


def _heard(
    best: Scored, query: Query, fits: dict[str, float], reading: Reading, said: tuple[str, ...]
) -> dict[str, float]:
    """How much of what was said is heard on the first candidate, in its own words or in others, and elsewhere."""
    place = best.thing.place
    name = fits.get("name", 0.0) if query.named else 0.0
    missing, unsaid = unlike(query, best.thing)
    missing = min(missing, 1 - name)  # an icon's other names are names
    otherwise = said_otherwise(said, reading) if said else np.zeros(len(reading.things))
    there = anywhere = 0.0
    if query.words:
        table, worth = words_heard(reading, query.words)
        there, anywhere = float(worth @ table[:, place]), float(worth @ table.max(axis=1, initial=0.0))
    return {
        "name fit": name,
        "named, unheard": float(query.named and name < UNHEARD),
        "named, hardly heard": float(query.named and name < HARDLY),
        "another name": float(name >= CALLED_SO and there < UNHEARD),
        "words on it": there,
        "words missing": missing,
        "words replaced": math.sqrt(missing * unsaid) if missing < 1 else 0.0,
        "words anywhere": anywhere,
        "said otherwise": float(otherwise[place]),
        "said otherwise elsewhere": float(otherwise.max(initial=0.0) - otherwise[place]),
    }
