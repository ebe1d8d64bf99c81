"""What speaks for and against each thing on a screen, for one query: named columns of numbers, one number a thing.

What each is worth stands in ``weights.py``, a table of numbers learned by ``training/grounding``. A feature is a fact
that a person can check ("the words stand on the text to its right"), never a lookup of what was seen in training.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from grounding.deciding.akin import akin, label_stems
from grounding.deciding.beside import level_with, nearness_by_side
from grounding.deciding.exact_names import exactly
from grounding.deciding.guesses import left_of_numbers, usual_place, without_lost_numbers
from grounding.deciding.hearing import words_heard
from grounding.deciding.kind_features import doing_features, kind_features
from grounding.deciding.otherwise import said_otherwise
from grounding.deciding.placing import place_fit
from grounding.deciding.ranking import Ranking, named_fits
from grounding.deciding.relation_features import PICTURES_SAID, first_by, fitting, relation_features
from grounding.deciding.scoring import PRIOR, placed_in, room_of, scope_fits
from grounding.deciding.set_facts import Counted
from grounding.deciding.sets import counts
from grounding.deciding.sides import BOTTOM, LEFT, RIGHT, TOP
from grounding.deciding.traits import NAMED, Column, called_fits, role_fits, traits_of
from grounding.interface import Role
from grounding.language import Query
from grounding.reading.things import UNWRITTEN, Reading
from grounding.vocabulary.lexicon import PICTURED
from grounding.vocabulary.words import normal, stem, tokens

CALLED_ALIKE = 0.25
"""Things whose names fit so much worse than the best at most are counted together."""

SHORTEST_WITHIN = 4
"""So many letters may be looked for inside labels and identifiers."""

STATIC = (
    "class button", "class image", "class text", "log size", "screenful", "speck", "slim", "in the app bar",
    "in the status bar", "low", "in the system bar", "part", "nameless", "in a system window", "on the keyboard",
    "takes touches", "scrolls", *(f"is {role}" for role in Role),
)  # fmt: skip
"""Traits that count as they are, whatever is asked for."""

WHERE_UNHEARD = (
    "nameless", "text", "picture", "control", "spoken for", "called by id", "blank text",
)  # fmt: skip
"""Traits that count where no name on the screen answers to the words."""

OF_ALL = frozenset(("text", "icon", "image", "button", "view"))
"""Role words that stand in identifiers of all kinds, and tell little there."""

CONTROLS_SAID = frozenset(("switch", "checkbox", "radio button", "dropdown", "slider", "field", "button"))
"""Role words of what often goes by the text on its line."""

MOST_BESIDE = 300
OVER = 0.03
"""On screens of more things nothing is looked for beside; what is no farther below or above than this share of the
height is next to it."""

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

    What a phrase and a label share beyond names (words akin, their order, labels that stand whole in it) counts on full
    trees only: on trees of leaves it brought people's phrases nothing.

    ``query`` is the one of the ``ways`` to read the phrase that counts, with all its words: ``learned_order.query_of``
    gives it. ``ranking`` is what the rules make of them.
    """
    traits = traits_of(reading)
    query = without_lost_numbers(query, reading)
    found: dict[str, Column] = {name: traits.columns[name] for name in STATIC}
    size = len(reading.things)
    own, may_count = np.zeros(size), traits.counted
    if query.role:
        found |= _role(query, reading)
    if query.named:
        own = _name(query, reading, found)
        best = own.max(initial=0.0)
        if best >= NAMED:
            may_count = may_count & (own >= best - CALLED_ALIKE)
    _otherwise(query, reading, own, found)
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
    found |= _to_the_letter(ways, reading)
    if not reading.flat:
        _in_order(query, reading, found)
        _said_whole(query, reading, found)
    found |= _rules(ranking, size)
    kind_features(query, reading, found, counts(query))
    counted = Counted(may_count, traits.counted, own, inside, fits, related) if counts(query) else None
    return Features(found, size, counted)


def _otherwise(query: Query, reading: Reading, own: Column, found: dict[str, Column]) -> None:
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


def _first(column: Column) -> Column:
    """1 for the most of what has any, 1/2 for the next …, 0 for what has none."""
    return first_by(column, (column > 0).astype(np.float64))


def _stems_said(query: Query) -> tuple[str, ...]:
    """The words of the phrase, cut as labels are ("wi-fi" is one), as stems."""
    return tuple(stem(word) for word in tokens(" ".join(query.said)))


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


# --- names -----------------------------------------------------------------------------------------------------------


def _name(query: Query, reading: Reading, found: dict[str, Column]) -> Column:
    """Adds what the names say; answers how well each thing's own name fits."""
    size, traits = len(reading.things), traits_of(reading).columns
    own = np.zeros(size)
    by_source: dict[str, Column] = {}
    for place, (fit, label) in (named_fits(replace(query, role=""), reading) or {}).items():
        own[place] = fit
        by_source.setdefault(f"name from {label.source}", np.zeros(size))[place] = fit
    heard = own >= NAMED
    if not query.role and query.words and query.words[-1] in PICTURED:
        found |= {f"pictured, {name}": traits[name] for name in ("picture", "text", "nameless", "called by id")}
    found |= {"name": own, "name squared": own**2, "named": heard.astype(np.float64)}
    found["name to the letter"] = (own >= 0.9).astype(np.float64)
    found |= by_source
    _covered(query, reading, found)
    found["letters within"] = np.where(heard, 0.0, _letters(query, reading))
    for side, near in nearness_by_side(own, reading).items():
        near = np.where(heard, 0.0, near)
        found[f"name {side}"] = near
        found[f"name {side}, picture"] = near * traits["picture"]
        found[f"name {side}, control"] = near * traits["control"]
        if query.role in PICTURES_SAID:
            found[f"name {side}, picture wanted"] = near * traits["picture"]
        elif query.role in CONTROLS_SAID:
            found[f"name {side}, control wanted"] = near * role_fits(query.role, reading)
    if query.role in PICTURES_SAID or query.role in CONTROLS_SAID:
        level = np.where(heard, 0.0, level_with(own, reading)) * role_fits(query.role, reading)
        found["level with the name"] = level
        found["level with the name, last"] = level * _last_on_line(level, reading)
    if own.max(initial=0.0) < NAMED:
        found |= {f"unheard, {name}": traits[name] for name in WHERE_UNHEARD}
        if any(word.isdigit() for word in query.words):
            found["unheard number, blank text"] = traits["blank text"]
            found["unheard number, left of one"] = left_of_numbers(reading)
        usual = usual_place(query)
        if usual is not None:
            away = np.abs(traits["across"] - usual[0]) + np.abs(traits["down"] - usual[1])
            found["unheard, in its usual place"] = 1 - away / 2
    return own


def _last_on_line(level: Column, reading: Reading) -> Column:
    """1 for the rightmost of what is level with a name at all."""
    right = traits_of(reading).boxes[:, RIGHT]
    rightmost = max((float(right[p]) for p in np.flatnonzero(level > 0)), default=0.0)
    return (right >= rightmost - 1).astype(np.float64)


def _covered(query: Query, reading: Reading, found: dict[str, Column]) -> None:
    """How much of what was said stands on a thing, whichever of its labels holds it, and how much more beside it: "the
    barbell repetitions" stand in the item of that title."""
    if not query.words:
        return
    table, worth = words_heard(reading, query.words)
    own: Column = worth @ table
    found["words on it"] = own
    if len(worth) < 2 or len(reading.things) > MOST_BESIDE:
        return
    near = np.stack([(row[None, :] * _beside(reading)).max(axis=1) for row in table])
    more: Column = worth @ np.maximum(near, table) - own
    told = (own > 0).astype(np.float64)
    found["more words beside it"] = more * told
    found["words beside it alone"] = more * (1 - told)


def _beside(reading: Reading) -> npt.NDArray[np.bool_]:
    """Which things stand next to which: on one line, or one right over the other."""
    if "beside" not in reading.kept:
        b, tall = traits_of(reading).boxes, max(1, reading.screen.height)
        down = np.minimum(b[:, None, BOTTOM], b[None, :, BOTTOM]) - np.maximum(b[:, None, TOP], b[None, :, TOP])
        across = np.minimum(b[:, None, RIGHT], b[None, :, RIGHT]) - np.maximum(b[:, None, LEFT], b[None, :, LEFT])
        height, width = b[:, BOTTOM] - b[:, TOP], b[:, RIGHT] - b[:, LEFT]
        on_line = down >= 0.5 * np.minimum(height[:, None], height[None, :])
        over = (across >= 0.5 * np.minimum(width[:, None], width[None, :])) & (down > -OVER * tall)
        near = on_line | over
        np.fill_diagonal(near, False)
        reading.kept["beside"] = near
    found: npt.NDArray[np.bool_] = reading.kept["beside"]
    return found


def _letters(query: Query, reading: Reading) -> Column:
    """How much of a label or an identifier the letters of the words make up, run together."""
    words = tokens(" ".join((*query.words, *query.exact)))
    whole = "".join(words)
    longer = [word for word in words if len(word) >= SHORTEST_WITHIN]
    found = np.zeros(len(reading.things))
    if len(whole) < SHORTEST_WITHIN and not longer:
        return found
    for thing, texts in zip(reading.things, _run_together(reading), strict=True):
        for text in texts:
            if len(whole) >= SHORTEST_WITHIN and whole in text:
                found[thing.place] = max(found[thing.place], 0.5 + 0.5 * len(whole) / len(text))
            else:
                within = max((len(word) for word in longer if word in text), default=0)
                if within:
                    found[thing.place] = max(found[thing.place], 0.2 + 0.5 * within / len(text))
    return found


def _run_together(reading: Reading) -> list[tuple[str, ...]]:
    """The labels and the identifier of each thing, without spaces and underscores."""
    if "run together" not in reading.kept:
        reading.kept["run together"] = [
            (
                *(normal(label.text).replace(" ", "") for label in thing.labels),
                thing.element.resource_id.rsplit("/", 1)[-1].lower().replace("_", ""),
            )
            for thing in reading.things
        ]
    found: list[tuple[str, ...]] = reading.kept["run together"]
    return found


# --- what the rules make of it ---------------------------------------------------------------------------------------


def _rules(ranking: Ranking, size: int) -> dict[str, Column]:
    """The rules' own scores: what they put first, what meets all that was said, and each of their reasons of old."""
    found = {"rules' score": np.zeros(size), "rules' first": np.zeros(size), "meets all": np.zeros(size)}
    ahead = _lead(ranking)
    for rank, scored in enumerate(ranking.candidates):
        place = scored.thing.place
        found["rules' score"][place] = scored.score / 10
        found["meets all"][place] = float(scored.meets)
        found["rules' first"][place] = float(rank == 0) * ahead
        for e in scored.evidence:
            if e.kind in PRIOR or e.kind in ("ordinal", "state", "scope", "looks"):
                found.setdefault(f"rules: {e.kind}", np.zeros(size))[place] = e.fit
    looks = found.get("rules: looks")
    if looks is not None and looks.max(initial=0.0) > 0:
        found["looks, beside the best"] = looks / looks.max()
    return found


def _lead(ranking: Ranking) -> float:
    """How far the rules' first is ahead of their second, 1 from ``SURE_LEAD`` on."""
    best = [scored.score for scored in ranking.candidates[:2]]
    return 1.0 if len(best) < 2 else min(1.0, (best[0] - best[1]) / SURE_LEAD)
