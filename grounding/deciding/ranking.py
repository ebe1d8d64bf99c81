"""From constraints to candidates, best first; and the choice between the ways in which a phrase can be read."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from grounding.deciding.beside import borrowed
from grounding.deciding.counting import Tiers, is_beyond, pick, tiers_of
from grounding.deciding.exact_names import Named, exactly, written
from grounding.deciding.loose_names import loosely
from grounding.deciding.relating import Landmarks, relate
from grounding.deciding.role_and_state import role_fit, roles_by_place
from grounding.deciding.scoring import FAR_SIDE, NEEDED, WEIGHTS, Evidence, Related, Scored, Scorer
from grounding.interface import Role
from grounding.language import Ordinal, Query, Relation, Side
from grounding.reading.things import Reading, Thing
from grounding.vocabulary.words import tokens

CLEAR = 0.3
"""The best candidate is clear when it is ahead of the next that means another touch by this much of a score."""

SPREAD = 0.75
"""Scores this much apart are told apart: the scale on which confidence falls off."""

ROW_ROLE = 0.8
"""How well a role must fit for a thing to go by the name of its row."""

WELL_NAMED = 0.75
"""From this fit of its name on, what meets a phrase as it stands needs no bolder reading."""

JUST_SO = 0.95
"""From this fit of its name on something is called just what was said."""

NEARLY = 0.1
"""A name that fits no more than so much less well than another is as good."""

FEW = 40
"""So many candidates are scored whether or not they stand where a relation says; of more, only those that do."""

LANDMARK_ROLE = 0.4
"""How well a landmark must answer to the kind that was said where something else of that kind may be meant."""

TOLD_BY_CLASS = frozenset(("field", "checkbox", "switch", "radio button", "slider", "dropdown"))
"""Any tree tells these by their class: where the rules see one ("the second field"), and no name is in doubt, they
decide."""

OF_ITS_CLASS = 0.5
"""How well a label's bearer must answer to such a kind: "the message field" is no text that makers call a message."""

PASSIVE = frozenset((Role.AREA, Role.TEXT))
"""Nothing is done with these."""

MOST_LANDMARKS = 5
MOST_OTHERS = 40
"""So many of those that an ordinal did not pick are kept as candidates."""


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """All candidates of a query, best first. ``counted`` is how many an ordinal had to choose from, None without."""

    query: Query
    candidates: tuple[Scored, ...]
    counted: int | None = None

    @property
    def best(self) -> Scored | None:
        """The first, if it meets the query."""
        return self.candidates[0] if self.candidates and self.candidates[0].meets else None


def rank(ways: tuple[Query, ...], reading: Reading) -> Ranking:
    """The ranking of the first way that the screen bears out, else of the one that comes closest."""
    key = ("rank", ways)
    if key not in reading.memory:
        reading.memory[key] = _rank(ways, reading)
    found: Ranking = reading.memory[key]
    return found


def _rank(ways: tuple[Query, ...], reading: Reading) -> Ranking:
    tried: list[Ranking] = []
    bold = [way for way in ways if way.if_met and not way.owned]
    for way in (way for way in ways if not way.if_met):
        ranking = _taken(way, reading)
        if ranking is None:
            continue
        if ranking.best is not None:
            poorly = way.named and not way.literal and named_by(ranking.best) < WELL_NAMED
            called = _called_in_english(way, ways, reading) if poorly and way.words else None
            if called is not None:
                return called
            return (_borne_out(bold, reading) if bold and poorly else None) or ranking
        tried.append(ranking)
    met = _borne_out(bold, reading)
    if met is not None:
        return met
    narrowed = any(_fails_the_rest(way, reading) for way in ways)
    labels = [way for way in ways if way.literal and not way.if_met and not way.role and not _is_begun(way, ways)]
    if labels and not narrowed:
        ranking = evaluate(replace(min(labels, key=lambda way: len(way.words)), literal=False), reading)
        if ranking.best is not None and ranking.best.name_fit >= 0.8:
            return ranking
    for way in (way for way in ways if not way.if_met):
        in_row = _in_row_named(way, reading)
        if in_row is not None:
            return in_row
    tried = [ranking for ranking in tried if ranking.candidates] or tried
    return tried[0] if tried else Ranking(ways[0], ())


def _called_in_english(way: Query, ways: tuple[Query, ...], reading: Reading) -> Ranking | None:
    """存储 is "save", and "storage": where something is called just what its name may mean, it is that."""
    said = way.spoken or "".join(way.words)
    others = (_taken(other, reading) for other in ways if other.translated and other.spoken == said)
    met = (other for other in others if other is not None and other.best is not None)
    return next((other for other in met if other.best and named_by(other.best) >= JUST_SO), None)


def as_if_not_quoted(ways: tuple[Query, ...], reading: Reading) -> Ranking | None:
    """Nothing bears a quoted text: what bears some of its words is nearest, though it does not meet the phrase."""
    quoted = next((way for way in ways if way.exact and not way.literal), None)
    if quoted is None:
        return None
    words = tuple(tokens(" ".join((*quoted.exact, *quoted.words))))
    ranking = evaluate(replace(quoted, exact=(), words=words), reading)
    lowered = (s._replace(meets=False, score=s.score - WEIGHTS["meets all"] * s.meets) for s in ranking.candidates)
    return Ranking(quoted, tuple(lowered))


def _taken(way: Query, reading: Reading) -> Ranking | None:
    """A way to read a phrase, taken; None for words that are to be a label where nothing bears it."""
    if not way.literal:
        return evaluate(way, reading)
    if not _is_label(way, reading):
        return None
    return evaluate(replace(way, exact=(" ".join(way.words),), words=()), reading)


def _borne_out(ways: Sequence[Query], reading: Reading) -> Ranking | None:
    """The first of these ways that something on the screen meets; an area is nothing that a deed is done with, nor is a
    text that tells of it ("Removed from the list")."""
    rankings = (_taken(way, reading) for way in ways)
    met = (r for r in rankings if r is not None and r.best is not None and r.best.thing.role not in PASSIVE)
    return next(met, None)


def named_by(scored: Scored) -> float:
    """How well its name fits, 0 where none was asked for."""
    return scored.name_fit


def _is_begun(way: Query, ways: tuple[Query, ...]) -> bool:
    """Another way takes more words, and begins with these: "VPN" of "VPN settings"."""
    length = len(way.words)
    return any(o.literal and len(o.words) > length and o.words[:length] == way.words for o in ways)


def _fails_the_rest(way: Query, reading: Reading) -> bool:
    """Such a thing there is, only not in that state: then the words are no label that something else may bear."""
    if way.literal or not way.states or not (way.named or way.role):
        return False
    return evaluate(Query(exact=way.exact, words=way.words, role=way.role), reading).best is not None


def _in_row_named(way: Query, reading: Reading) -> Ranking | None:
    """``the 09:00 switch``: no switch is called so, but one stands in the row of what is."""
    if way.literal or not way.role or not way.named or way.ordinal is not None:
        return None
    if evaluate(Query(exact=way.exact, words=way.words, role=way.role), reading).best is not None:
        return None  # such a thing there is; it only fails what else is said of it
    landmark = Query(exact=way.exact, words=way.words)
    if evaluate(landmark, reading, landmark=True).best is None:
        return None  # what only may be called so is no row's name
    in_row = Relation(Side.SAME_ROW, ((landmark,),))
    ranking = evaluate(replace(way, exact=(), words=(), relations=(*way.relations, in_row)), reading)
    best = ranking.best
    return ranking if best is not None and role_fit(way.role, best.thing) >= ROW_ROLE else None


def _is_label(way: Query, reading: Reading) -> bool:
    """Something that can be acted on is called just that (on a flat tree: anything)."""
    needed = OF_ITS_CLASS if _is_of_class(way, reading) else NEEDED["role"]
    return any(
        fit >= 0.7
        and (reading.flat or reading.things[place].actionable)
        and (not way.role or role_fit(way.role, reading.things[place]) >= needed)
        for place, (fit, _) in exactly(reading, " ".join(way.words)).items()
    )


def _is_of_class(way: Query, reading: Reading) -> bool:
    """Something of that very kind, which any tree tells by its class, goes by these words as well."""
    if way.role not in TOLD_BY_CLASS or reading.flat:
        return False
    named = loosely(reading, way.words).items()
    return any(f >= NEEDED["name"] and role_fit(way.role, reading.things[p]) >= OF_ITS_CLASS for p, (f, _) in named)


def evaluate(query: Query, reading: Reading, landmark: bool = False) -> Ranking:
    """Score everything on the screen against one query.

    For a ``landmark``, texts inside things are as good as the things, and rather where they stand is of interest.
    """
    key = ("evaluate", query, landmark)
    if key not in reading.memory:
        reading.memory[key] = _evaluate(query, reading, landmark)
    found: Ranking = reading.memory[key]
    return found


def _evaluate(query: Query, reading: Reading, landmark: bool) -> Ranking:
    if query.ordinal is None and query.line is None and query.column is None:
        return Ranking(query, _scored(query, reading, landmark))
    tiers = _tiers(query, reading, landmark)
    picked, count = pick(query, tiers, reading)
    if is_beyond(query, tiers, reading):
        picked, count = [], len(tiers[0])
    if not picked and not count and query.words and query.role and not landmark:
        return _counted_without_name(query, reading)
    first = [
        s._replace(
            score=s.score + WEIGHTS["ordinal"],
            more=(*s.more, Evidence("ordinal", 1.0, WEIGHTS["ordinal"], f"of {count}")),
        )
        for s in picked
    ]
    places = {s.thing.place for s in picked}
    others = [s for s in _scored(_uncounted(query), reading, landmark)[:MOST_OTHERS] if s.thing.place not in places]
    rest = [s._replace(meets=False, score=s.score - WEIGHTS["meets all"] * s.meets) for s in others]
    best_first = sorted(first, key=lambda s: -s.score) + sorted(rest, key=lambda s: -s.score)
    return Ranking(query, tuple(best_first), count)


def _counted_without_name(query: Query, reading: Reading) -> Ranking:
    """``the third calorie symbol`` where nothing says calorie: the third symbol is nearest, though it does not meet."""
    nameless = evaluate(replace(query, words=()), reading)
    lowered = tuple(s._replace(meets=False) for s in nameless.candidates)
    return Ranking(query, lowered, 0)


def _uncounted(query: Query) -> Query:
    """The query without its numbers; an ordinal of any number stays where relations only say a side to count on."""
    counting = Ordinal(1) if query.relations and query.ordinal is not None else None
    return replace(query, ordinal=counting, line=None, column=None)


def _tiers(query: Query, reading: Reading, landmark: bool) -> Tiers:
    start = query.ordinal.start if query.ordinal is not None else ""
    lines, columns = (Ordinal(1) if o is not None else None for o in (query.line, query.column))
    counting = replace(query, ordinal=Ordinal(1, start), line=lines, column=columns)
    key = ("tiers", counting, landmark)
    if key not in reading.memory:
        meeting = [s for s in _scored(_uncounted(query), reading, landmark) if s.meets]
        reading.memory[key] = tiers_of(counting, meeting, reading)
    found: Tiers = reading.memory[key]
    return found


def _scored(query: Query, reading: Reading, landmark: bool) -> tuple[Scored, ...]:
    """Everything that may be meant, best first, numbers aside."""
    key = ("scored", query, landmark)
    if key not in reading.memory:
        named = named_fits(query, reading)
        relations = [(one, relate(one, landmarks_of(one, reading), reading)) for one in query.relations]
        scorer = Scorer(query, reading, named, relations, landmark)
        pool = _pool(query, reading, named, [related for _, related in relations])
        scored = scorer.score(pool)
        if named is not None and len(named) <= FEW and not query.exact and not any(s.meets for s in scored):
            known = {thing.place for thing in pool}
            wider = _pool(query, reading, None, [related for _, related in relations])
            scored += scorer.score([thing for thing in wider if thing.place not in known])
            pool = [s.thing for s in scored]
        reading.memory["work"] = reading.memory.get("work", 0) + len(pool)
        reading.memory[key] = tuple(sorted(scored, key=lambda s: (-s.score, s.thing.place)))
    found: tuple[Scored, ...] = reading.memory[key]
    return found


def _pool(query: Query, reading: Reading, named: Named | None, relations: Sequence[Related]) -> Sequence[Thing]:
    """The things worth scoring: those so called, else those of such a role, and of many those that stand right."""
    pool: Sequence[Thing]
    if named is not None and (query.exact or any(fit >= NEEDED["name"] for fit, _ in named.values())):
        pool = [reading.things[place] for place in named]
    else:
        pool = _of_role(query.role, reading) if query.role else reading.things
    if relations and len(pool) > FEW:
        needed = FAR_SIDE if query.ordinal else NEEDED["relation"]
        stands: list[bool] = np.all([related.fits >= needed for related in relations], axis=0).tolist()
        return [thing for thing in pool if stands[thing.place]] or pool[:FEW]
    return pool


def _of_role(role: str, reading: Reading) -> Sequence[Thing]:
    key = ("role", role)
    if key not in reading.memory:
        fits = zip(reading.things, roles_by_place(role, reading), strict=True)
        fitting = tuple(thing for thing, fit in fits if fit >= NEEDED["role"])
        reading.memory[key] = fitting or reading.things
    found: tuple[Thing, ...] = reading.memory[key]
    return found


def named_fits(query: Query, reading: Reading) -> Named | None:
    """For each place the fit of its name, over all names the query gives; None when it gives none."""
    found: Named | None = None
    for text in query.exact:
        found = _both(found, exactly(reading, text) if query.literal else written(reading, text))
    if query.words:
        found = _both(found, loosely(reading, query.words))
    return borrowed(found, query.role, reading) if found and not query.exact else found


def _both(one: Named | None, other: Named) -> Named:
    if one is None:
        return other
    return {place: (min(one[place][0], other[place][0]), one[place][1]) for place in one if place in other}


def landmarks_of(relation: Relation, reading: Reading) -> Landmarks:
    """For each landmark of a relation, the likeliest things it may be, with their shares of likelihood."""
    found = []
    for ways in relation.landmarks:
        ranking = _landmark_ranking(ways, reading)
        top = [s for s in ranking.candidates[:40] if s.meets][:MOST_LANDMARKS]
        if not top:
            top = [s for s in ranking.candidates[:1] if s.name_fit >= 0.3 or not ranking.query.named]
            found.append([(0.5, s) for s in top])
            continue
        best = top[0].score
        found.append([(math.exp((s.score - best) / 1.5), s) for s in top])
    return found


def _landmark_ranking(ways: tuple[Query, ...], reading: Reading) -> Ranking:
    rankings = []
    for way in ways:
        if way.literal:
            if not exactly(reading, " ".join(way.words)):
                continue
            way = replace(way, exact=(" ".join(way.words),), words=())
        ranking = evaluate(way, reading, landmark=True)
        if ranking.best is not None and not (way.exact and way.role and _hardly_so(way.role, ranking.best)):
            return ranking
        rankings.append(ranking)
    return rankings[0] if rankings else Ranking(ways[0], ())


def _hardly_so(role: str, best: Scored) -> bool:
    """What bears the name is hardly of the kind that was said: "the search field" is no tab that is called Search."""
    return role_fit(role, best.thing) < LANDMARK_ROLE


def number_of(thing: Thing, query: Query, reading: Reading) -> int | None:
    """The ordinal by which this query would pick the thing, None when none does; its own says where to begin."""
    start = query.ordinal.start if query.ordinal is not None else ""
    enough = 0
    for tier in _tiers(replace(query, ordinal=Ordinal(1, start)), reading, False):
        for number, s in enumerate(tier, 1):
            if s.thing is thing and number > enough:
                return number
        enough = len(tier)
    return None
