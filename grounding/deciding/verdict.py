"""From a ranking to a verdict: one thing, several, or none. The rules of when a phrase is answered at all."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto

from grounding.deciding.confidence import confidence_of
from grounding.deciding.in_english import is_miscounted, is_only_translated, is_refused
from grounding.deciding.items import as_items
from grounding.deciding.learned_order import order, query_of
from grounding.deciding.namesakes import is_namesake
from grounding.deciding.objections import (
    is_against,
    is_another,
    is_colourless,
    is_forbidden,
    is_hardly_of,
    is_of_another,
    is_the_thing_itself,
    is_told_apart,
)
from grounding.deciding.other_deeds import does_another
from grounding.deciding.other_rows import is_in_another_row
from grounding.deciding.ranking import (
    CLEAR,
    OF_ITS_CLASS,
    SPREAD,
    TOLD_BY_CLASS,
    Ranking,
    as_if_not_quoted,
    rank,
)
from grounding.deciding.scoring import Scored
from grounding.deciding.single import ONLY_ONE, the_only_one
from grounding.deciding.touches import same_touch, same_touch_or_thing
from grounding.deciding.weights import CONFIDENCE, FULL_CONFIDENCE, SEEN_CONFIDENCE
from grounding.interface import Role
from grounding.language import Query
from grounding.language.proper import Name
from grounding.reading.things import Reading, Source, Thing
from grounding.vocabulary.words import normal

MOST_RIVALS = 6

SURE = 0.85
FULL_SURE = 0.75
SEEN_SURE, SEEN_ALONE_SURE = 0.7, 0.8
TOLD_SURE = 0.6
"""From this confidence on the first is answered, if it meets the phrase by the rules, too, and they put it first; on
full trees from the second, and there also where the rules find nothing and only the sum tells; where only pictures
tell, from the third, and by the sum alone from the fourth. What the screen itself tells, a class or a state, is
believed from the last on. How many are answered so, and how many of those rightly, the fit tells ("answers" in
benchmarks/results/confidence.json, and for pictures alone in fit.json)."""


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
    confidence: float = 0.0

    @property
    def best(self) -> Scored | None:
        """The first candidate, if it meets the query."""
        return self.ranking.best


def resolve(ways: tuple[Query, ...], reading: Reading) -> Verdict:
    """Decide. Two candidates that a touch cannot tell apart are no rivals."""
    tellings, proper = ways[0].tellings, ways[0].proper
    ways = as_items(ways, reading)
    key = ("resolve", ways, ways[0].said, tellings, proper)
    if key not in reading.memory:
        verdict = _agreeing(tellings, _resolve(ways, reading), reading)
        one = verdict.rivals[0].thing if verdict.kind is Verdict.Kind.ONE else None
        if one is not None and is_ruled_out(ways, proper, verdict.ranking.query, one, reading):
            verdict = Verdict(Verdict.Kind.NONE, verdict.ranking, (), verdict.confidence)
        if verdict.kind is Verdict.Kind.SEVERAL:
            rivals = tuple(s for s in verdict.rivals if not is_another(ways, s.thing, reading))
            kind = Verdict.Kind.SEVERAL if len(rivals) > 1 else Verdict.Kind.NONE
            verdict = replace(verdict, kind=kind, rivals=rivals if len(rivals) > 1 else ())
        reading.memory[key] = verdict
    found: Verdict = reading.memory[key]
    return found


def _agreeing(tellings: tuple[tuple[Query, ...], ...], whole: Verdict, reading: Reading) -> Verdict:
    """What was said first and what was added mean one and the same thing: then it is that one."""
    if not tellings:
        return whole
    told = [resolve(ways, reading) for ways in tellings]
    one, other = (verdict.rivals for verdict in told)
    both = [s for s in one if any(same_touch_or_thing(s.thing, o.thing) for o in other)]
    if len(both) != 1 or all(verdict.kind is Verdict.Kind.SEVERAL for verdict in told):
        return whole
    agreed = whole.kind is Verdict.Kind.ONE and same_touch_or_thing(both[0].thing, whole.rivals[0].thing)
    if agreed or (whole.kind is Verdict.Kind.ONE and len(one) + len(other) > 2):
        return whole
    ranking = told[0].ranking
    first = (both[0], *(s for s in ranking.candidates if s.thing is not both[0].thing))
    sure = max(verdict.confidence for verdict in told)
    return Verdict(Verdict.Kind.ONE, replace(ranking, candidates=first), (both[0],), sure)


def considered(ways: tuple[Query, ...], reading: Reading) -> tuple[Scored, ...]:
    """Everything that may be meant, best first, whatever the verdict; where nothing bears a quoted text, what bears
    some of its words."""
    ranking = resolve(ways, reading).ranking
    if not ranking.candidates:
        ranking = as_if_not_quoted(ways, reading) or ranking
    return ranking.candidates


def _resolve(ways: tuple[Query, ...], reading: Reading) -> Verdict:
    rules, ranking = rank(ways, reading), order(ways, reading)
    settled = by_rules_alone(rules)
    if settled.kind is Verdict.Kind.ONE and _is_barred(ways, settled.rivals[0].thing, reading):
        return Verdict(Verdict.Kind.NONE, ranking, (), settled.confidence)
    doubted = any(
        is_only_translated(rules.query, rival.thing, by_rules=True) or is_miscounted(rules.query, rival.thing)
        for rival in settled.rivals
    )
    if doubted:
        plain = tuple(way for way in ways if not way.translated)
        otherwise = _resolve(plain, reading) if rules.query.translated else None
        if otherwise is not None and otherwise.kind is not Verdict.Kind.NONE:
            return otherwise
    only = the_only_one(ways, reading)
    if only is not None:
        others = (s for s in ranking.candidates if s.thing is not only.thing)
        return Verdict(Verdict.Kind.ONE, replace(ranking, candidates=(only, *others)), (only,), ONLY_ONE)
    if doubted or (settled.kind is Verdict.Kind.ONE and _is_hardly_such(rules.query, settled.rivals[0])):
        return Verdict(Verdict.Kind.NONE, ranking, (), settled.confidence)
    if ranking is rules:
        return settled
    query, best = query_of(ways, rules), ranking.best
    full = not reading.flat
    table, enough, alone = _calibrated(reading)
    sure = confidence_of(ranking, rules, query, table, reading, ways[0].said)
    if settled.kind is Verdict.Kind.NONE:
        first = ranking.candidates[0] if ranking.candidates else None
        if full and first is not None and sure >= alone and not is_against(ways, query, first, reading):
            return Verdict(Verdict.Kind.ONE, ranking, (first,), sure)
        return Verdict(Verdict.Kind.NONE, ranking, (), sure)
    if best is None and same_touch_or_thing(ranking.candidates[0].thing, settled.rivals[0].thing):
        best = settled.rivals[0]  # a part of it that no rule counts comes first
    agreed = best is not None and same_touch_or_thing(best.thing, settled.rivals[0].thing)
    if is_the_thing_itself(ways, settled.rivals[0].thing, query):
        return Verdict(Verdict.Kind.NONE, ranking, (), sure)
    if settled.kind is Verdict.Kind.ONE and (rules.query.literal or rules.query.exact) and not query.relations:
        return Verdict(Verdict.Kind.ONE, rules, settled.rivals, sure)
    if agreed and best is not None and is_hardly_of(query, best):
        return Verdict(Verdict.Kind.NONE, ranking, (), sure)
    told = not query.named and settled.kind is Verdict.Kind.ONE and sure >= TOLD_SURE and _is_plain(query, reading)
    if agreed and best is not None and (sure >= enough or told):
        if full and settled.kind is Verdict.Kind.ONE:
            return Verdict(Verdict.Kind.ONE, rules, settled.rivals, sure)
        return Verdict(Verdict.Kind.ONE, ranking, (best,), sure)
    rivals = _distinct([s for s in (*ranking.candidates[:MOST_RIVALS], *settled.rivals) if s.meets])
    if len(rivals) < 2 and settled.kind is Verdict.Kind.ONE:
        rivals = _distinct([*ranking.candidates[:1], *settled.rivals])
    if len(rivals) < 2:
        return Verdict(Verdict.Kind.NONE, ranking, (), sure)
    if settled.kind is Verdict.Kind.ONE and full and all(_leads_to(s.thing, settled.rivals[0].thing) for s in rivals):
        return Verdict(Verdict.Kind.ONE, rules, settled.rivals, max(sure, settled.confidence))
    return Verdict(Verdict.Kind.SEVERAL, ranking, tuple(rivals[:MOST_RIVALS]), sure)


def _is_barred(ways: tuple[Query, ...], thing: Thing, reading: Reading) -> bool:
    another = is_another(ways, thing, reading) or is_of_another(ways, thing, reading)
    return another or is_forbidden(ways, thing) or is_colourless(ways, thing, reading)


def is_ruled_out(
    ways: tuple[Query, ...], proper: tuple[Name, ...], query: Query, thing: Thing, reading: Reading
) -> bool:
    """It is not touched, however sure all else is: the phrase tells of something else, or its ``proper`` names do."""
    told = is_told_apart(ways, thing) or is_refused(ways, thing) or is_another(ways, thing, reading)
    told = told or does_another(ways, thing) or is_in_another_row(query, thing, reading)
    return told or is_namesake(proper, ways, query, thing)


def _is_plain(query: Query, reading: Reading) -> bool:
    """What the screen itself tells: a class, a state; where there is a picture, how something looks; where all of it is
    seen, its place in a bar."""
    if query.role in TOLD_BY_CLASS or query.states:
        return True
    if query.relations:
        return False
    pictured = reading.pictured is not None and reading.pictured.looks is not None
    return (pictured and bool(query.looks)) or (_is_seen(reading) and query.scope is not None)


def _is_hardly_such(query: Query, best: Scored) -> bool:
    """Nothing but a kind was said that any tree tells by its class ("the address field"), and it is of another."""
    if query.named or query.role not in TOLD_BY_CLASS:
        return False
    return any(e.kind == "role" and e.fit < OF_ITS_CLASS for e in best.evidence)


def _is_seen(reading: Reading) -> bool:
    """No tree tells of most things, only the picture."""
    return 2 * sum(thing.element.seen for thing in reading.things) > len(reading.things)


def _calibrated(reading: Reading) -> tuple[Mapping[str, float], float, float]:
    """What the facts of a confidence are worth on such a screen, and how much of it is enough: where the rules agree,
    and where they find nothing (on leaves nothing is)."""
    if reading.flat:
        return CONFIDENCE, SURE, 1.0
    seen = _is_seen(reading)
    return (SEEN_CONFIDENCE, SEEN_SURE, SEEN_ALONE_SURE) if seen else (FULL_CONFIDENCE, FULL_SURE, FULL_SURE)


def by_rules_alone(ranking: Ranking) -> Verdict:
    """By the rules' own scores: the best that meets the phrase, and those that are as good."""
    best = ranking.best
    if best is None:
        return Verdict(Verdict.Kind.NONE, ranking)
    rivals = [
        s
        for s in ranking.candidates[1 : MOST_RIVALS * 8]
        if s.meets and best.score - s.score < CLEAR and not same_touch(best.thing, s.thing)
    ]
    rivals = _distinct(rivals)
    if rivals:
        return Verdict(Verdict.Kind.SEVERAL, ranking, (best, *rivals[: MOST_RIVALS - 1]))
    return Verdict(Verdict.Kind.ONE, ranking, (best,), by_margin(ranking))


NAMED_BESIDE = frozenset((Source.CAPTION, Source.LENT, Source.NEAR))
"""What a label is that stands beside what it names."""
LABELLED = frozenset((Role.SLIDER, Role.SWITCH, Role.CHECKBOX, Role.DROPDOWN))
"""What is nothing to touch but a label's own control."""


def _leads_to(thing: Thing, control: Thing) -> bool:
    """It is that, or its label, which cannot be touched: who says the name means what can be."""
    lent = [normal(label.text) for label in control.labels if label.source in NAMED_BESIDE]
    label = control.role in LABELLED and not thing.actionable and normal(thing.name) in lent
    return label or same_touch_or_thing(thing, control)


def _distinct(candidates: list[Scored]) -> list[Scored]:
    """Without those that a touch cannot tell from one before them."""
    return [
        s
        for n, s in enumerate(candidates)
        if not any(same_touch_or_thing(s.thing, other.thing) for other in candidates[:n])
    ]


def by_margin(ranking: Ranking) -> float:
    """The confidence of an exact phrase, 0 to 1, by how far the others are behind on the rules' scale."""
    if not ranking.candidates:
        return 0.0
    best = ranking.candidates[0]
    mass = 1.0
    for s in ranking.candidates[1:40]:
        if not same_touch(best.thing, s.thing):
            mass += math.exp(min(0.0, s.score - best.score) / SPREAD)
    weakest = min((e.fit for e in best.evidence if e.kind in ("name", "relation", "role")), default=1.0)
    return round((0.4 + 0.6 * weakest) / mass, 4) if best.meets else round(0.3 / mass, 4)
