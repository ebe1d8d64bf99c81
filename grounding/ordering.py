"""From what the rules make of a phrase to the order in which things are likely meant: a learned sum of features.

Quotes stay exact: where every name in a phrase is quoted, the rules alone decide.
"""

from __future__ import annotations

from grounding.features import features
from grounding.language import Query
from grounding.ranking import Ranking, rank
from grounding.scoring import Scored, Scorer
from grounding.things import Reading
from grounding.traits import Column
from grounding.weights import WEIGHTS

MOST_ORDERED = 60
"""So many candidates are kept, best first."""


def order(ways: tuple[Query, ...], reading: Reading) -> Ranking:
    """The ranking of the rules, its candidates put in the order of the learned sum unless the phrase is exact."""
    key = ("order", ways)
    if key not in reading.memory:
        reading.memory[key] = _order(ways, reading)
    found: Ranking = reading.memory[key]
    return found


def query_of(ways: tuple[Query, ...], ranking: Ranking) -> Query:
    """The reading of a phrase whose features count: the structured one, where there is one."""
    return next((way for way in ways if not way.literal), ranking.query)


def exact(query: Query) -> bool:
    """Every name in it is quoted, its landmarks' too, and there is one."""
    names = [query]
    some = bool(query.exact)
    while names:
        at = names.pop()
        if at.words or at.literal:
            return False
        some = some or bool(at.exact)
        names += [way for relation in at.relations for ways in relation.landmarks for way in ways if not way.literal]
    return some


def _order(ways: tuple[Query, ...], reading: Reading) -> Ranking:
    ranking = rank(ways, reading)
    query = query_of(ways, ranking)
    if exact(query) or not reading.things:
        return ranking
    return by_sums(query, ranking, reading, features(query, ranking, reading).total(WEIGHTS))


def by_sums(query: Query, rules: Ranking, reading: Reading, sums: Column) -> Ranking:
    """The candidates of the rules, and what they left out, by the sums of their features (one a thing, by place)."""
    known = {s.thing.place: s for s in rules.candidates}
    first = sorted(range(len(sums)), key=lambda place: (-sums[place], place))[:MOST_ORDERED]
    scorer = None
    candidates: list[Scored] = []
    for place in first:
        scored = known.get(place)
        if scored is None:
            scorer = scorer or Scorer(query, reading, None, (), False)
            scored = scorer.score(reading.things[place])._replace(meets=False)
        candidates.append(scored._replace(score=float(sums[place])))
    return Ranking(rules.query, tuple(candidates), rules.counted)
