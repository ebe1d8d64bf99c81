"""From a ranking to a verdict: one thing, several, or none. The rules of when a phrase is answered at all."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum, auto

from grounding.language import Query
from grounding.ranking import SPREAD, Ranking, rank
from grounding.scoring import Scored
from grounding.things import Reading, Thing

CLEAR = 0.3
"""The best candidate must be ahead of the next that means another touch by this much of a score."""

MOST_RIVALS = 6


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a phrase leads to. ``rivals`` are the candidates between which it does not decide, the best first."""

    class Kind(Enum):
        """One thing, several, none."""

        ONE = auto()
        SEVERAL = auto()
        NONE = auto()

    kind: Kind
    ranking: Ranking
    rivals: tuple[Scored, ...] = ()

    @property
    def best(self) -> Scored | None:
        """The first candidate, if it meets the query."""
        return self.ranking.best


def resolve(ways: tuple[Query, ...], reading: Reading) -> Verdict:
    """Decide. Two candidates that a touch cannot tell apart are no rivals."""
    key = ("resolve", ways)
    if key not in reading.memory:
        reading.memory[key] = _resolve(ways, reading)
    found: Verdict = reading.memory[key]
    return found


def _resolve(ways: tuple[Query, ...], reading: Reading) -> Verdict:
    ranking = rank(ways, reading)
    best = ranking.best
    if best is None:
        return Verdict(Verdict.Kind.NONE, ranking)
    rivals = [
        s
        for s in ranking.candidates[1 : MOST_RIVALS * 8]
        if s.meets and best.score - s.score < CLEAR and not same_touch(best.thing, s.thing)
    ]
    rivals = [s for n, s in enumerate(rivals) if not any(same_touch(s.thing, other.thing) for other in rivals[:n])]
    if rivals:
        return Verdict(Verdict.Kind.SEVERAL, ranking, (best, *rivals[: MOST_RIVALS - 1]))
    return Verdict(Verdict.Kind.ONE, ranking, (best,))


def same_touch(one: Thing, other: Thing) -> bool:
    """A tap on either reaches the same node, and neither has a state of its own that the other does not show."""
    if one.receiver is None or other.receiver is None or one.receiver is not other.receiver:
        return False
    return not (one.element.checkable and other.element.checkable and one.element is not other.element)


def confidence(ranking: Ranking) -> float:
    """How likely the best candidate is the one meant, 0 to 1, by how far the others are behind."""
    if not ranking.candidates:
        return 0.0
    best = ranking.candidates[0]
    mass = 1.0
    for s in ranking.candidates[1:40]:
        if not same_touch(best.thing, s.thing):
            mass += math.exp(min(0.0, s.score - best.score) / SPREAD)
    weakest = min((e.fit for e in best.evidence if e.kind in ("name", "relation", "role")), default=1.0)
    return round((0.4 + 0.6 * weakest) / mass, 4) if best.meets else round(0.3 / mass, 4)
