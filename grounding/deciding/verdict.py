"""From a ranking to a verdict: one thing, several, or none. The rules of when a phrase is answered at all."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum, auto

from grounding.deciding.confidence import confidence_of
from grounding.deciding.contradiction import contradiction
from grounding.deciding.learned_order import TOLD_BY_CLASS, is_seen, order, query_of
from grounding.deciding.matching import NEGATING
from grounding.deciding.ranking import SPREAD, Ranking, as_if_not_quoted, landmarks_of, rank
from grounding.deciding.scoring import NEEDED, Scored
from grounding.deciding.weights import CONFIDENCE, FULL_CONFIDENCE
from grounding.interface import Role
from grounding.language import Query, Relation, Side
from grounding.language.deeds import UNDOING_WORDS, after_courtesy, undoes
from grounding.reading.things import Reading, Source, Thing
from grounding.vocabulary.lexicon import DIGITS, STATE_WORDS
from grounding.vocabulary.words import stem, tokens

CLEAR = 0.3
"""The best candidate must be ahead of the next that means another touch by this much of a score."""

TIE = 0.05
"""Sums that differ by less are the same, but for where on the screen a thing stands."""

MAY_BE_UNMET = frozenset(("name", "role"))
"""What of a phrase may be unmet where the sum answers though the rules find nothing."""

NEGATIONS = frozenset(
    ("not", "no", "don't", "dont", "never", "without", "except", "but", "avoid", "refuse", "skip", "cancel", "instead",
     "anything", "nothing", "isn't", "won't", "can't", "cannot", "nor", "neither", "later")
)  # fmt: skip
"""Words after which rather something else is meant."""

FORBIDDING = (
    ("do", "not"), ("don't",), ("dont",), ("never",), ("avoid",), ("anything", "but"), ("everything", "but"),
    ("not",), ("except",),
)  # fmt: skip
"""What a phrase begins with that forbids what follows."""

NEGATING_HERE = frozenset(("not", "no", "dont", "don", "never", "without"))

NUMBERS = frozenset((*DIGITS[2:], "ten", "eleven", "twelve", "hundred", "thousand"))
STATED = frozenset(word for words in STATE_WORDS for word in words.split())

WHOLES = frozenset(("", "row", "card", "text", "area", "image", "heading", "box", "list"))
"""Role words of things that have their buttons in them."""

UNDOING_STEMS = frozenset(stem(word) for word in UNDOING_WORDS)

PLAINLY_OF = 0.3
"""From this fit on something belongs to a landmark plainly enough to be touched."""

MOST_RIVALS = 6

SURE = 0.85
FULL_SURE = 0.8
"""From this confidence on the first is answered, if it meets the phrase by the rules, too, and they put it first; on
full trees, where the rules know more, from the second. How many are answered so, and how many of those rightly, the fit
tells ("answers" in benchmarks/results/fit.json)."""


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
    key = ("resolve", ways, ways[0].said)
    if key not in reading.memory:
        reading.memory[key] = _resolve(ways, reading)
    found: Verdict = reading.memory[key]
    return found


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
    if settled.kind is Verdict.Kind.ONE and _is_forbidden(ways, settled.rivals[0].thing):
        return Verdict(Verdict.Kind.NONE, ranking, (), settled.confidence)
    if ranking is rules:
        return settled
    query, best = query_of(ways, rules), ranking.best
    full = not reading.flat and not is_seen(reading)
    table = FULL_CONFIDENCE if full else CONFIDENCE
    sure = confidence_of(ranking, rules, query, no_touch_between, table, reading, ways[0].said)
    if settled.kind is Verdict.Kind.NONE:
        first = ranking.candidates[0] if ranking.candidates else None
        if full and first is not None and sure >= FULL_SURE and not _against(ways, query, first, reading):
            return Verdict(Verdict.Kind.ONE, ranking, (first,), sure)
        return Verdict(Verdict.Kind.NONE, ranking, (), sure)
    agreed = best is not None and same_touch_or_thing(best.thing, settled.rivals[0].thing)
    if _is_the_thing_itself(ways, settled.rivals[0].thing, query):
        return Verdict(Verdict.Kind.NONE, ranking, (), sure)
    if settled.kind is Verdict.Kind.ONE and (rules.query.literal or rules.query.exact) and not query.relations:
        return Verdict(Verdict.Kind.ONE, rules, settled.rivals, sure)
    if agreed and best is not None and _hardly_of(query, best):
        return Verdict(Verdict.Kind.NONE, ranking, (), sure)
    told = not query.named and settled.kind is Verdict.Kind.ONE and (query.role in TOLD_BY_CLASS or bool(query.states))
    tied = settled.kind is Verdict.Kind.SEVERAL and _tied(ranking)
    if agreed and best is not None and not tied and (sure >= (FULL_SURE if full else SURE) or told):
        if full and settled.kind is Verdict.Kind.ONE:
            return Verdict(Verdict.Kind.ONE, rules, settled.rivals, sure)
        return Verdict(Verdict.Kind.ONE, ranking, (best,), sure)
    rivals = _distinct([s for s in (*ranking.candidates[:MOST_RIVALS], *settled.rivals) if s.meets])
    if len(rivals) < 2 and settled.kind is Verdict.Kind.ONE:
        rivals = _distinct([*ranking.candidates[:1], *settled.rivals])
    if len(rivals) < 2:
        return Verdict(Verdict.Kind.NONE, ranking, (), sure)
    return Verdict(Verdict.Kind.SEVERAL, ranking, tuple(rivals[:MOST_RIVALS]), sure)


def _against(ways: tuple[Query, ...], query: Query, first: Scored, reading: Reading) -> bool:
    """What forbids to answer where the rules find nothing that meets the phrase, however sure the sum is.

    Only the name and the kind may be unmet: what was said to the letter, counted or of a state must be there, and so
    must the place, the looks and the landmarks; numbers must be heard; and nothing may be negated or undone.
    """
    counted = query.ordinal is not None or query.line is not None or query.column is not None
    if query.exact or query.states or counted or query.scope is not None:
        return True
    if any(e.kind not in MAY_BE_UNMET and e.fit < NEEDED.get(e.kind, 0.0) for e in first.evidence):
        return True
    if any(e.kind == "status bar" for e in first.evidence):
        return True
    if not all(_stands(relation, reading) for relation in query.relations):
        return True
    own = {stem(word) for label in first.thing.labels for word in label.words}
    said = ways[0].said
    loose = [word for word in query.words if word in NUMBERS | STATED]
    loose += [word for word in said if any(c.isdigit() for c in word)]
    if any(stem(part) not in own for word in loose for part in tokens(word)):
        return True
    if not NEGATIONS.isdisjoint(word for word in said if stem(word) not in own) or _is_negated(said, first.thing):
        return True
    return bool(contradiction(ways, first.thing, (first.thing,))) or _is_the_thing_itself(ways, first.thing, query)


def _stands(relation: Relation, reading: Reading) -> bool:
    """Each landmark is there, meets what was said of it, and nothing of it is quoted, counted or of a state."""
    for ways, mark in zip(relation.landmarks, landmarks_of(relation, reading), strict=True):
        if not any(scored.meets for _, scored in mark):
            return False
        for way in ways:
            if way.exact or way.states or way.ordinal is not None:
                return False
            if not way.literal and not all(_stands(inner, reading) for inner in way.relations):
                return False
    return True


def _is_negated(said: tuple[str, ...], thing: Thing) -> bool:
    """A label in another language says not to do what was said."""
    own = {word for label in thing.labels if label.source is Source.MEANING for word in label.words}
    return bool(NEGATING & own - set(said))


def _is_forbidden(ways: tuple[Query, ...], thing: Thing) -> bool:
    """``don't delete the account``: what is not to be done is not done, unless a label says just that."""
    said = after_courtesy(ways[0].said)
    length = next((len(form) for form in FORBIDDING if said[: len(form)] == form), 0)
    if not length or len(said) == length:
        return False
    return not any(NEGATING_HERE.intersection(label.words) for label in thing.labels)


def _is_the_thing_itself(ways: tuple[Query, ...], thing: Thing, query: Query) -> bool:
    """``close main.dart`` found nothing but main.dart: a touch on it would do something else."""
    if query.exact or query.relations or query.role not in WHOLES or not undoes(ways[0].said):
        return False
    if thing.role in (Role.ICON, Role.SWITCH, Role.CHECKBOX):
        return False
    own = {stem(word) for label in thing.labels for word in label.words}
    return own.isdisjoint(UNDOING_STEMS)


def _hardly_of(query: Query, best: Scored) -> bool:
    """``the entry for voice typing``: what stands beside something like that is hardly it."""
    if query.named or not any(relation.side is Side.OF for relation in query.relations):
        return False
    of = Side.OF.value
    fits = [(e.fit, e.says) for e in best.evidence if e.kind == "relation"]
    return any(fit < PLAINLY_OF for fit, says in fits if says in ("", of) or says.startswith(f"{of} "))


def _tied(ranking: Ranking) -> bool:
    """Nothing that was learned tells the first from the next that another touch reaches."""
    first, *others = ranking.candidates
    second = next((s for s in others if not same_touch_or_thing(s.thing, first.thing)), None)
    return second is not None and first.score - second.score < TIE


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


def _distinct(candidates: list[Scored]) -> list[Scored]:
    """Without those that a touch cannot tell from one before them."""
    return [
        s
        for n, s in enumerate(candidates)
        if not any(same_touch_or_thing(s.thing, other.thing) for other in candidates[:n])
    ]


def same_touch_or_thing(one: Thing, other: Thing) -> bool:
    """One thing, or two that a touch cannot tell apart."""
    return one is other or same_touch(one, other)


def no_touch_between(one: Scored, other: Scored) -> bool:
    """Nothing is lost by touching the one instead of the other: a rival like this does not make a choice less sure."""
    return same_touch(one.thing, other.thing)


def same_touch(one: Thing, other: Thing) -> bool:
    """A tap on either reaches the same node, and neither has a state of its own that the other does not show."""
    if one.receiver is None or other.receiver is None or one.receiver is not other.receiver:
        return False
    return not (one.element.checkable and other.element.checkable and one.element is not other.element)


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
