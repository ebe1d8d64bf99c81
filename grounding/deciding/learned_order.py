"""From what the rules make of a phrase to the order in which things are likely meant: a learned sum of features.

Quotes stay exact: where every name in a phrase is quoted, the rules alone decide; so they do in Chinese, except for the
order of what is near where they find nothing. Trees of leaves and full trees have weights of their own; on full trees,
which tell what can be tapped and what belongs to what, the rules also decide where no name is given and the class tells
("the second switch"), or where one thing looks as was said ("the round icon").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from grounding.deciding.features import features
from grounding.deciding.ranking import CLEAR, TOLD_BY_CLASS, Ranking, rank
from grounding.deciding.scoring import Scored, Scorer
from grounding.deciding.sets import choices, with_choices
from grounding.deciding.traits import Column
from grounding.deciding.weights import FULL_WEIGHTS, SETS, WEIGHTS
from grounding.deciding.wording_features import only_in_this_order
from grounding.interface import Role
from grounding.language import Query
from grounding.reading.things import Reading
from grounding.vocabulary.words import wide

MOST_SUMMED = 1500
"""On screens of more things the rules' order stands: sums over all of them would take too long."""

ORDER_TELLS = 3.0
"""Where nothing but the order of their words tells two labels apart ("A to Z"), it does. No number that was learned: of
such labels there are too few to learn it from."""

MOST_ORDERED = 30
"""So many candidates are kept, best first; of the rest those that meet the phrase by the rules."""


def order(ways: tuple[Query, ...], reading: Reading) -> Ranking:
    """The ranking of the rules, its candidates put in the order of the learned sum unless the phrase is exact."""
    key = ("order", ways, ways[0].said)
    if key not in reading.memory:
        reading.memory[key] = _order(ways, reading)
    found: Ranking = reading.memory[key]
    return found


def query_of(ways: tuple[Query, ...], ranking: Ranking) -> Query:
    """The reading of a phrase whose features count: the one the screen bears out, else the first structured one.

    It has all words of this very phrase: a ranking may be that of another one, read alike (``rank`` remembers it).
    """
    found = next((way for way in ways if not way.literal and not way.if_met), ranking.query)
    if ranking.best is not None and ranking.query in ways and not ranking.query.literal:
        found = ranking.query
    if ranking.best is None and is_chinese(found):
        found = next((way for way in ways if way.translated), found)
    translated = (way.said for way in ways if way.translated and way == found)
    said = next(translated, ways[0].said)
    return found if found.said == said else replace(found, said=said)


def is_loose(query: Query) -> bool:
    """It gives a name that is not quoted, its own or a landmark's."""
    return any(at.words for at in _and_landmarks(query))


def rules_decide(query: Query) -> bool:
    """The rules alone decide: every name in it is quoted, its landmarks' too, or it was not said in English.

    Only English was learned from.
    """
    if query.role and not query.called:
        return True
    names = list(_and_landmarks(query))
    if is_chinese(query):
        return True
    return any(at.exact for at in names) and not is_loose(query)


def is_chinese(query: Query) -> bool:
    """It was said in a script without spaces between words, and not in English about such a name."""
    words = [word for at in _and_landmarks(query) for word in at.words]
    return any(map(wide, words)) and not any(word.isascii() for word in (*query.said, *words))


def _and_landmarks(query: Query) -> Iterator[Query]:
    """The query, and those of its landmarks, at any depth; none that takes all words as a label."""
    yield query
    for relation in query.relations:
        for way in (way for ways in relation.landmarks for way in ways if not way.literal):
            yield from _and_landmarks(way)


def _order(ways: tuple[Query, ...], reading: Reading) -> Ranking:
    ranking = rank(ways, reading)
    query = query_of(ways, ranking)
    full = not reading.flat
    unheard = full and ranking.best is None and (is_chinese(query) or query.translated)
    if (rules_decide(query) and not unheard) or not 0 < len(reading.things) <= MOST_SUMMED:
        return ranking
    if ranking.best is not None and full and _rules_know(query, ranking, ranking.best):
        return ranking
    weights = FULL_WEIGHTS if full else WEIGHTS
    found = features(ways, query, ranking, reading)
    sums = found.total(weights) + ORDER_TELLS * only_in_this_order(query, reading)
    if found.counted is not None:
        sums = with_choices(sums, choices(query, reading, found.counted), SETS)
    return by_sums(query, ranking, reading, sums)


def _rules_know(query: Query, ranking: Ranking, best: Scored) -> bool:
    """What the rules know better than any sum."""
    return _is_exact(query) or _is_seen_icon(query, best) or _is_plain_look(query, ranking) or _is_state(query)


def _is_exact(query: Query) -> bool:
    """It names nothing, and asks for what a tree tells by its class, or counts in figures as the outline does ("the 4th
    icon at the top"), or gives nothing but a kind and a number: what one counts is plain then, and found in no time."""
    if is_loose(query):
        return False
    if query.role in TOLD_BY_CLASS or (query.ordinal is not None and query.ordinal.figures):
        return True
    return query.ordinal is not None and query == Query(ordinal=query.ordinal, role=query.role, called=query.called)


def _is_state(query: Query) -> bool:
    """It names nothing, and tells a kind and a state ("the disabled row"): the tree has both."""
    return bool(query.states) and query == Query(states=query.states, role=query.role, called=query.called)


def _is_seen_icon(query: Query, best: Scored) -> bool:
    """It asks for an icon by nothing but what it shows, and only the picture tells of the best: of several
    words the first counts most ("the add alarm icon" is a plus), which no sum learned."""
    icon = query.role == Role.ICON and best.thing.element.seen and best.thing.role is Role.ICON
    return icon and query.named and query == Query(role=query.role, called=query.called, words=query.words)


def _is_plain_look(query: Query, ranking: Ranking) -> bool:
    """It asks for something by nothing but its kind and how it looks, and one thing looks so."""
    if not query.looks or query != Query(role=query.role, called=query.called, looks=query.looks):
        return False
    best, *others = ranking.candidates
    return not any(other.meets and best.score - other.score < CLEAR for other in others)


def by_sums(query: Query, rules: Ranking, reading: Reading, sums: Column) -> Ranking:
    """The candidates of the rules, and what they left out, by the sums of their features (one a thing, by place)."""
    known = {s.thing.place: s for s in rules.candidates}
    likeliest: list[int] = np.argsort(-sums, kind="stable").tolist()
    rest = likeliest[MOST_ORDERED:]
    places = likeliest[:MOST_ORDERED] + [place for place in rest if place in known and known[place].meets]
    left_out = [reading.things[place] for place in places if place not in known]
    if left_out:
        scored = Scorer(query, reading, None, (), False).score(left_out)
        known |= {s.thing.place: s._replace(meets=False) for s in scored}
    candidates = (known[place]._replace(score=float(sums[place])) for place in places)
    return Ranking(rules.query, tuple(candidates), rules.counted)
