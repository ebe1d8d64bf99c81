"""A phrase and a screen in, one element or a reason out. Pure: it knows no task, no typed text and no earlier screen.

``ground`` is for acting, ``holds`` for checking, ``value_of`` for reading, ``candidates`` for records. All of them work
on a ``Reading`` (``grounding.reading.screen.read``), which is made once a screen. A phrase that leads nowhere is a
``Miss``; nothing is raised.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import assert_never

from device.geometry import Bounds, Point
from device.screen import Element
from grounding.deciding.actionability import much_alike, nearest_first, obstacle, touch_point
from grounding.deciding.exact_names import exactly
from grounding.deciding.hidden import hidden_match, hidden_namesake
from grounding.deciding.scoring import Evidence, Scored
from grounding.deciding.verdict import Verdict, considered, resolve
from grounding.interface import Expectation, Gone, Holds, InApp, Miss, Reason, Role, Shows, State, Target
from grounding.language import NotUnderstood, Query, parse, why_not
from grounding.language.chinese_words import TRUTHS as CHINESE_TRUTHS
from grounding.naming import phrase_of
from grounding.reading.things import UNWRITTEN, Reading, Source, Thing
from grounding.vocabulary.han import has_han
from grounding.vocabulary.words import cut, normal, stem, tokens

MOST_CANDIDATES = 5
"""So many of the candidates that were weighed go with an answer."""
MOST_NEAREST = 4
"""So many phrases go with a failure."""
MOST_LIKELY = 8
"""What is nearest is looked for among so many of the likeliest, beside those with a name alike."""
MOST_SHOWN = 20
"""Whether a thing is shown is looked for among so many candidates."""
MOST_SAID = 40
"""A name that no phrase leads to is told cut at so many characters."""

TRUTHS = {
    "on": True, "enabled": True, "checked": True, "selected": True, "active": True, "yes": True, "true": True,
    "off": False, "disabled": False, "unchecked": False, "not checked": False, "not selected": False, "no": False,
    "false": False, "inactive": False, "unselected": False, **CHINESE_TRUTHS,
}  # fmt: skip
"""Values that a switch or a box can hold, as said."""

NOTHING = frozenset(("", "empty", "nothing", "blank"))
"""Values that an empty field holds, as said."""

TOGGLED = frozenset((State.ON, State.OFF, State.CHECKED, State.UNCHECKED))
TOGGLED_ON = frozenset((State.ON, State.CHECKED))
"""States of what can be on or off, and those of what is on."""

_NUMBER = re.compile(r"^(-?\d+(?:[.,]\d+)?)\s*(?:%|percent)?$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An element that was considered, with its score and the evidence for it.

    ``name`` is what it is called, '' when nothing tells. Scores of one answer can be compared with each other and with
    nothing else. ``meets``: every part of the phrase is borne out.
    """

    element: Element
    role: Role
    name: str
    score: float
    meets: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The element that a phrase means.

    ``element`` is the node meant, ``receiver`` the node that a touch at ``point`` reaches (the same, or the tappable
    one around it), ``control`` the node that holds state and value (a row's switch; else the element). ``name`` is what
    it is called, '' when nothing tells. ``point`` and ``bounds``, the visible part, are in the screen's pixels.
    ``confidence`` is between 0 and 1. ``candidates`` are the first few that were weighed, the element's own before the
    others; ``runner_up`` is the best that would be another touch.
    """

    element: Element
    receiver: Element
    control: Element
    role: Role
    name: str
    states: frozenset[State]
    point: Point
    bounds: Bounds
    confidence: float
    evidence: tuple[Evidence, ...]
    candidates: tuple[Candidate, ...]
    runner_up: Candidate | None = None


def ground(target: Target, reading: Reading) -> Found | Miss:
    """Find what the phrase means on this screen, ready to be touched.

    A Miss says that it is not understood, not found, ambiguous, hidden, disabled or off screen.
    """
    ways = parse(target.phrase)
    if isinstance(ways, NotUnderstood):
        return Miss(Reason.NOT_UNDERSTOOD, target.phrase, ways.detail)
    verdict = resolve(ways, reading)
    match verdict.kind:
        case Verdict.Kind.NONE:
            return _not_found(target.phrase, ways, verdict, reading)
        case Verdict.Kind.SEVERAL:
            return _ambiguous(target.phrase, verdict, reading)
        case Verdict.Kind.ONE:
            return _one(target.phrase, ways, verdict, reading)
        case never:
            assert_never(never)


def candidates(target: Target, reading: Reading) -> tuple[Candidate, ...]:
    """Everything considered for a phrase, best first, whatever the verdict; empty when it is not understood."""
    ways = parse(target.phrase)
    if isinstance(ways, NotUnderstood):
        return ()
    return tuple(_candidate(s) for s in considered(ways, reading))


def holds(expectation: Expectation, reading: Reading, app_name: str) -> bool:
    """Whether the screen is as expected; ``app_name`` is the name of the app in front."""
    match expectation:
        case Shows(target):
            return _shown(target, reading)
        case Gone(target):
            return not _shown(target, reading)
        case InApp(app):
            return _same_app(app, app_name)
        case Holds(target, value):
            return _holds(target, value, reading)
        case never:
            assert_never(never)


def truth(value: str) -> bool | None:
    """Whether a value, as said in English or Chinese, means on; None where it is nothing that a switch can hold."""
    return TRUTHS.get(normal(value))


def value_of(target: Target, reading: Reading) -> str | Miss:
    """What the thing says or holds: a field's text, a switch's state, a slider's reading, a row's second line, a text.

    A password comes back masked. A disabled thing can be read. Several things that fit are no Miss where all of them
    say the same.
    """
    ways = parse(target.phrase)
    if isinstance(ways, NotUnderstood):
        return Miss(Reason.NOT_UNDERSTOOD, target.phrase, ways.detail)
    verdict = resolve(ways, reading)
    match verdict.kind:
        case Verdict.Kind.NONE:
            return _not_found(target.phrase, ways, verdict, reading)
        case Verdict.Kind.SEVERAL:
            values = {_value(s.thing) for s in verdict.rivals}
            return values.pop() if len(values) == 1 else _ambiguous(target.phrase, verdict, reading)
        case Verdict.Kind.ONE if not verdict.rivals[0].meets:
            return _not_found(target.phrase, ways, verdict, reading)
        case Verdict.Kind.ONE:
            return _value(verdict.rivals[0].thing)
        case never:
            assert_never(never)


# --- answers ---------------------------------------------------------------------------------------------------------


def _one(phrase: str, ways: tuple[Query, ...], verdict: Verdict, reading: Reading) -> Found | Miss:
    best, query = verdict.rivals[0], verdict.ranking.query
    namesake = hidden_namesake(ways, query, best.thing, reading)
    if namesake is None and (_missing_landmark(query, reading) or (not best.meets and hidden_match(ways, reading))):
        return _not_found(phrase, ways, verdict, reading)
    thing = namesake or best.thing
    barred = obstacle(thing, query)
    if barred is not None:
        return Miss(barred[0], phrase, barred[1])
    point = touch_point(best, reading)
    assert point is not None, "what has no point is barred"
    others = (s for s in verdict.ranking.candidates[1:] if s.thing.receiver is not thing.receiver or not thing.receiver)
    second = next(others, None)
    weighed = tuple(_candidate(s) for s in verdict.ranking.candidates[:MOST_CANDIDATES])
    found = found_at(thing, point, verdict.confidence, weighed)
    return replace(found, evidence=best.evidence, runner_up=_candidate(second) if second is not None else None)


def found_at(thing: Thing, point: Point, confidence: float, weighed: tuple[Candidate, ...]) -> Found:
    """A thing as found, to be touched there, with what was weighed; without evidence and runner-up."""
    return Found(
        element=thing.element,
        receiver=thing.receiver or thing.element,
        control=thing.control,
        role=thing.role,
        name=thing.name,
        states=thing.states,
        point=point,
        bounds=thing.box,
        confidence=confidence,
        evidence=(),
        candidates=weighed,
    )


def _candidate(scored: Scored) -> Candidate:
    thing = scored.thing
    return Candidate(thing.element, thing.role, thing.name, round(scored.score, 4), scored.meets, scored.evidence)


def _ambiguous(phrase: str, verdict: Verdict, reading: Reading) -> Miss:
    phrases = [phrase_of(s.thing, reading) for s in verdict.rivals]
    nearest = tuple(p for p in phrases if p and normal(p) != normal(phrase))
    return Miss(Reason.AMBIGUOUS, phrase, f"{len(verdict.rivals)} things fit equally well", nearest)


def _not_found(phrase: str, ways: tuple[Query, ...], verdict: Verdict, reading: Reading) -> Miss:
    hidden = hidden_match(ways, reading)
    if hidden is not None:
        barred = obstacle(hidden, verdict.ranking.query)
        if barred is not None:
            return Miss(barred[0], phrase, barred[1])
    if all(way.literal for way in ways):
        return Miss(Reason.NOT_UNDERSTOOD, phrase, why_not(phrase))
    query = next(way for way in ways if not way.literal)
    missing = _missing_landmark(query, reading)
    if missing:
        alike = nearest_first((t for t in reading.things if t.part_of is None), missing)
        detail = f'nothing is called "{cut(missing, MOST_SAID)}"'
        return Miss(Reason.NOT_FOUND, phrase, detail, _phrases(alike, reading))
    detail = ""
    if verdict.ranking.counted is not None and verdict.ranking.counted > 0:
        detail = f"only {verdict.ranking.counted} such on the screen"
    return Miss(Reason.NOT_FOUND, phrase, detail, _nearest(query, verdict, reading))


def _missing_landmark(query: Query, reading: Reading) -> str:
    """The first quoted landmark that is not on the screen, '' when all are."""
    for relation in query.relations:
        for ways in relation.landmarks:
            way = next((way for way in ways if not way.literal), ways[0])
            lost = next((name for name in way.exact if not exactly(reading, name)), "")
            if lost or (lost := _missing_landmark(way, reading)):
                return lost
    return ""


def _nearest(query: Query, verdict: Verdict, reading: Reading) -> tuple[str, ...]:
    """Phrases for what comes closest: what was mistyped, the two likeliest, the nearest by name, then the others."""
    said = " ".join((*query.exact, *query.words))
    alike = nearest_first((t for t in reading.things if t.part_of is None), said) if said else []
    slips = [thing for thing in alike[:1] if much_alike(thing, said)]
    likeliest = verdict.ranking.candidates[:MOST_LIKELY] if not query.exact else ()
    likely = [s.thing for s in likeliest if s.thing.point is not None]
    return _phrases((*slips, *likely[:2], *alike[:1], *likely[2:], *alike[1:]), reading)


def _phrases(things: Iterable[Thing], reading: Reading) -> tuple[str, ...]:
    """How the first few of them are called: by their phrases, else by their names."""
    found: list[str] = []
    for thing in things:
        name = phrase_of(thing, reading) or (f'"{cut(thing.name, MOST_SAID)}"' if thing.name else "")
        if name and name not in found:
            found.append(name)
        if len(found) == MOST_NEAREST:
            break
    return tuple(found)


# --- checking and reading --------------------------------------------------------------------------------------------


def _shown(target: Target, reading: Reading) -> bool:
    """Something on the screen meets the phrase; what is only something like it does not count."""
    ways = parse(target.phrase)
    if isinstance(ways, NotUnderstood):
        return False
    ranking = resolve(ways, reading).ranking
    return any(_says_all(s, ranking.query) for s in ranking.candidates[:MOST_SHOWN] if s.meets)


def _says_all(scored: Scored, query: Query) -> bool:
    """Every word of the name stands in the label itself: no synonym and no near miss proves that a thing is shown."""
    if not query.words:
        return True
    if scored.label is None:
        return False
    own = {stem(word) for word in scored.label.words}
    return all(stem(word) in own for word in tokens(" ".join(query.words))) or scored.label.source in (
        Source.DESCRIPTION, Source.ID, Source.PICTURE,
    )  # fmt: skip


def _same_app(said: str, name: str) -> bool:
    one, other = normal(said).removesuffix(" app"), normal(name)
    return bool(one) and (one == other or one.removeprefix("the ") == other or set(tokens(one)) == set(tokens(other)))


def _holds(target: Target, value: str, reading: Reading) -> bool:
    ways = parse(target.phrase)
    if isinstance(ways, NotUnderstood):
        return False
    verdict = resolve(ways, reading)
    met = [s.thing for s in verdict.rivals if s.meets] if verdict.kind is not Verdict.Kind.NONE else []
    if truth(value) is not None and not any(thing.states & TOGGLED for thing in met):
        switch = _switch_of(target, ways, reading)
        met = [switch] if switch is not None else met
    return any(_thing_holds(thing, value) for thing in met)


def _switch_of(target: Target, ways: tuple[Query, ...], reading: Reading) -> Thing | None:
    """``the 09:00 alarm`` is on where the switch on its card is; None where it has none."""
    if any(way.role for way in ways if not way.literal):
        return None
    switched = parse(f"{target.phrase}的开关" if has_han(target.phrase) else f"{target.phrase} switch")
    if isinstance(switched, NotUnderstood):
        return None
    verdict = resolve(switched, reading)
    found = verdict.rivals[0].thing if verdict.kind is Verdict.Kind.ONE else None
    return found if found is not None and found.states & TOGGLED else None


def _thing_holds(thing: Thing, value: str) -> bool:
    """It shows this value: as its state, its text, one of its other labels, or the same number."""
    wanted, on = normal(value), truth(value)
    if on is not None and thing.states & TOGGLED:
        return bool(thing.states & TOGGLED_ON) is on
    if on is not None and State.SELECTED in thing.states:
        return on
    if wanted in NOTHING and thing.role is Role.FIELD:
        return State.EMPTY in thing.states
    held = [normal(_value(thing)), *(normal(label.text) for label in thing.labels[1:] if label.source not in UNWRITTEN)]
    if thing.role in (Role.TEXT, Role.HEADING):
        held.append(normal(thing.name))
    if wanted in held:
        return True
    number = _number(wanted)
    return number is not None and any(_number(text) == number for text in held)


def _number(text: str) -> float | None:
    """``40 %``, ``40.0`` and ``40`` are one number; anything with other words in it is none."""
    found = _NUMBER.match(text)
    return float(found.group(1).replace(",", ".")) if found else None


def _value(thing: Thing) -> str:
    """What it says or holds; a field only what is in it."""
    if thing.value or thing.role is Role.FIELD:
        return thing.value
    truth = thing.states & TOGGLED
    if truth:
        return str(next(iter(truth)))
    return thing.detail or thing.name
