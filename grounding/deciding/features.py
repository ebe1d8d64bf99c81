"""What speaks for and against each thing on a screen, for one query: named columns of numbers, one number a thing.

What each is worth stands in ``weights.py``, a table of numbers learned by ``training/grounding``. A feature is a fact
that a person can check ("the words stand on the text to its right"), never a lookup of what was seen in training.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from grounding.deciding.kind_features import kind_features
from grounding.deciding.name_features import name_features
from grounding.deciding.placing import place_fit
from grounding.deciding.ranking import Ranking
from grounding.deciding.relation_features import first_by, fitting, relation_features
from grounding.deciding.scoring import PRIOR, placed_in, room_of, scope_fits
from grounding.deciding.set_facts import Counted
from grounding.deciding.sets import counts
from grounding.deciding.traits import NAMED, Column, called_fits, role_fits, traits_of
from grounding.deciding.wording_features import otherwise_features, wording_features
from grounding.interface import Role
from grounding.language import Query
from grounding.reading.things import Reading

CALLED_ALIKE = 0.25
"""Things whose names fit so much worse than the best at most are counted together."""

STATIC = (
    "class button", "class image", "class text", "log size", "screenful", "speck", "slim", "in the app bar",
    "in the status bar", "low", "in the system bar", "part", "nameless", "in a system window", "on the keyboard",
    "takes touches", "scrolls", *(f"is {role}" for role in Role),
)  # fmt: skip
"""Traits that count as they are, whatever is asked for."""

OF_ALL = frozenset(("text", "icon", "image", "button", "view"))
"""Role words that stand in identifiers of all kinds, and tell little there."""

OLD_REASONS = frozenset((*PRIOR, "ordinal", "state", "scope", "looks"))
"""The rules' kinds of evidence that are facts of their own."""

SURE_LEAD = 1.0
"""By so much the rules' first must be ahead to count as such in full."""

ONE_OF_KIND = 3
"""A picture with at most so many others of its role is easily meant by the role alone."""


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """Columns by name; what is not there is 0 for every thing. ``counted`` is for a phrase with a number alone."""

    columns: dict[str, Column]
    size: int
    counted: Counted | None = None

    def total(self, weights: dict[str, float]) -> Column:
        """The weighted sum, for every thing."""
        worth = [(weights[name], column) for name, column in self.columns.items() if weights.get(name)]
        if not worth:
            return np.zeros(self.size)
        found: Column = np.array([weight for weight, _ in worth]) @ np.array([column for _, column in worth])
        return found


def features(ways: tuple[Query, ...], query: Query, ranking: Ranking, reading: Reading) -> Features:
    """All that speaks for and against everything on the screen.

    ``query`` is the one of the ``ways`` to read the phrase that counts, with all its words: ``learned_order.query_of``
    gives it. ``ranking`` is what the rules make of them.
    """
    traits = traits_of(reading)
    found: dict[str, Column] = {name: traits.columns[name] for name in STATIC}
    size = len(reading.things)
    own, may_count, parts = np.zeros(size), traits.counted, traits.parts
    if query.role:
        found |= _role(query, reading)
    if query.named:
        own = name_features(query, reading, found)
        best = own.max(initial=0.0)
        if best >= NAMED:
            called_so = own >= best - CALLED_ALIKE
            may_count, parts = may_count & called_so, parts & called_so
    otherwise_features(query, reading, own, found)
    inside: Column | None = None
    if query.scope is not None:
        inside = scope_fits(query.scope, reading)
        if inside.min() < inside.max():
            found["in scope"] = inside
        else:  # all of it or none: the tree does not tell
            inside = None
    fits: Column | None = None
    if query.place is not None:
        room = room_of(query, reading)
        place = placed_in(query) or query.place
        fits = np.array([place_fit(place, t.box, room) for t in reading.things])
        found |= {"place": fits, "place squared": fits**2, "in place": (fits >= 0.4).astype(np.float64)}
        found["farthest that way"] = first_by(fits, fitting(query, reading))
    related: Column | None = None
    for there in relation_features(query, reading, found):
        related = there if related is None else related * there
    wording_features(ways, query, reading, found)
    found |= _rules(ranking, size)
    kind_features(query, reading, found, counts(query))
    counted = Counted(may_count, traits.counted, parts, own, inside, fits, related) if counts(query) else None
    return Features(found, size, counted)


def _role(query: Query, reading: Reading) -> dict[str, Column]:
    fits = role_fits(query.role, reading)
    found = {"role": fits, "no such role": (fits == 0).astype(np.float64)}
    found["called so, as all are" if query.called in OF_ALL else "called so"] = called_fits(
        query.role, query.called, reading
    )
    columns = traits_of(reading).columns
    for role in Role:
        found[f"{query.role}, is {role}"] = columns[f"is {role}"]
    alike = float((fits >= fits.max(initial=0.0) - 1e-9).sum())
    if alike <= ONE_OF_KIND:
        found["one of few"] = (fits >= fits.max(initial=0.0) - 1e-9).astype(np.float64)
    return found


def _rules(ranking: Ranking, size: int) -> dict[str, Column]:
    """The rules' own scores: what they put first, what meets all that was said, and each of their reasons of old."""
    found = {"rules' score": np.zeros(size), "rules' first": np.zeros(size), "meets all": np.zeros(size)}
    candidates = ranking.candidates
    places = [scored.thing.place for scored in candidates]
    found["rules' score"][places] = [scored.score / 10 for scored in candidates]
    found["meets all"][places] = [scored.meets for scored in candidates]
    found["rules' first"][places[:1]] = _lead(ranking)
    for place, scored in zip(places, candidates, strict=True):
        for kind, fit in scored.fits(OLD_REASONS):
            column = found.get(f"rules: {kind}")
            if column is None:
                column = found[f"rules: {kind}"] = np.zeros(size)
            column[place] = fit
    looks = found.get("rules: looks")
    if looks is not None and looks.max(initial=0.0) > 0:
        found["looks, beside the best"] = looks / looks.max()
    return found


def _lead(ranking: Ranking) -> float:
    """How far the rules' first is ahead of their second, 1 from ``SURE_LEAD`` on."""
    best = [scored.score for scored in ranking.candidates[:2]]
    return 1.0 if len(best) < 2 else min(1.0, (best[0] - best[1]) / SURE_LEAD)
