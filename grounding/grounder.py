"""A phrase and a screen in, one element or a reason out. Pure: it knows no task, no typed text and no earlier screen.

``ground`` is for acting, ``value_of`` for reading, ``candidates`` for records; ``checking.holds`` is for checking. All
of them work on a ``Reading`` (``grounding.reading.screen.read``), which is made once a screen. A phrase that leads
nowhere is a ``Miss``; nothing is raised.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import assert_never

from device.geometry import Bounds, Point
from device.screen import Element, WindowKind
from grounding.checking import value_in
from grounding.deciding.actionability import much_alike, nearest_first, obstacle, touch_point
from grounding.deciding.exact_names import exactly
from grounding.deciding.hidden import hidden_match, hidden_namesake
from grounding.deciding.hours import heard
from grounding.deciding.loose_names import loosely
from grounding.deciding.scoring import NEEDED, Evidence, Scored
from grounding.deciding.verdict import Verdict, considered, resolve
from grounding.interface import Miss, Reason, Role, State, Target
from grounding.language import NotUnderstood, Query, quote, why_not
from grounding.naming import phrase_of
from grounding.reading.things import Reading, Thing, window_of
from grounding.vocabulary.han import has_han
from grounding.vocabulary.lexicon import FILLER
from grounding.vocabulary.words import cut, normal

THE_VERY_NAME = 0.99
"""How well a name fits that is just what was said."""

MOST_CANDIDATES = 5
"""So many of the candidates that were weighed go with an answer."""
MOST_NEAREST = 4
"""So many phrases go with a failure."""
MOST_LIKELY = 8
"""What is nearest is looked for among so many of the likeliest, beside those with a name alike."""
SILENT = "it is there, and says and holds nothing"
"""Why a thing could not be read."""
MOST_UNHEARD = 3
"""So many words at most are told to stand nowhere."""
MOST_SAID = 40
"""A name that no phrase leads to is told cut at so many characters."""


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
    ways = heard(target.phrase, reading)
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
    ways = heard(target.phrase, reading)
    if isinstance(ways, NotUnderstood):
        return ()
    return tuple(_candidate(s) for s in considered(ways, reading))


def value_of(target: Target, reading: Reading) -> str | Miss:
    """What the thing says or holds: a field's text, a switch's state, a slider's reading, a row's second line, a text.

    A password comes back masked. A disabled thing can be read. Several things that fit are no Miss where all of them
    say the same. '' is what an empty field holds; what else says nothing is a Miss.
    """
    ways = heard(target.phrase, reading)
    if isinstance(ways, NotUnderstood):
        return Miss(Reason.NOT_UNDERSTOOD, target.phrase, ways.detail)
    verdict = resolve(ways, reading)
    match verdict.kind:
        case Verdict.Kind.NONE:
            return _not_found(target.phrase, ways, verdict, reading)
        case Verdict.Kind.SEVERAL:
            values = {value_in(s.thing) for s in verdict.rivals}
            if len(values) > 1:
                return _ambiguous(target.phrase, verdict, reading)
            return _said_by(verdict.rivals[0].thing, target.phrase)
        case Verdict.Kind.ONE if not verdict.rivals[0].meets:
            return _not_found(target.phrase, ways, verdict, reading)
        case Verdict.Kind.ONE:
            return _said_by(verdict.rivals[0].thing, target.phrase)
        case never:
            assert_never(never)


def _said_by(thing: Thing, phrase: str) -> str | Miss:
    said = value_in(thing)
    return said if said or thing.role is Role.FIELD else Miss(Reason.NOT_FOUND, phrase, SILENT)


# --- answers ---------------------------------------------------------------------------------------------------------


def _one(phrase: str, ways: tuple[Query, ...], verdict: Verdict, reading: Reading) -> Found | Miss:
    best, query = verdict.rivals[0], verdict.ranking.query
    namesake = hidden_namesake(ways, query, best.thing, reading)
    if namesake is None and (_missing_landmark(query, reading) or (not best.meets and _behind(ways, verdict, reading))):
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


def named(found: Found, reading: Reading) -> str:
    """How an outline of this screen names what a touch on it reaches: a phrase, '' where none leads there."""
    things = [thing for thing in reading.things if thing.part_of is None]
    for element in (found.receiver, found.element):
        for thing in things:
            if thing.element.key == element.key and (phrase := phrase_of(thing, reading)):
                return phrase
    return ""


def _candidate(scored: Scored) -> Candidate:
    thing = scored.thing
    return Candidate(thing.element, thing.role, thing.name, round(scored.score, 4), scored.meets, scored.evidence)


def _ambiguous(phrase: str, verdict: Verdict, reading: Reading) -> Miss:
    phrases = dict.fromkeys(phrase_of(_whole(s.thing, reading), reading) for s in verdict.rivals)
    nearest = tuple(p for p in phrases if p and normal(p) != normal(phrase))
    return Miss(Reason.AMBIGUOUS, phrase, f"{len(verdict.rivals)} things fit equally well", nearest)


def _not_found(phrase: str, ways: tuple[Query, ...], verdict: Verdict, reading: Reading) -> Miss:
    hidden = _behind(ways, verdict, reading)
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
        detail = _within_longer((missing,), reading) or f'nothing is called "{cut(missing, MOST_SAID)}"'
        return Miss(Reason.NOT_FOUND, phrase, detail, _phrases(alike, reading))
    detail = ""
    counted, heard = verdict.ranking.counted or 0, verdict.ranking.query
    asked = heard.ordinal or heard.line or heard.column
    if asked is not None and 0 < counted < abs(asked.number):
        detail = f"only {counted} such on the screen"
    elif within := _within_longer(query.exact, reading):
        detail = within
    elif unheard := _unheard(query, reading):
        detail = f"nothing here says {' or '.join(unheard)}"
    return Miss(Reason.NOT_FOUND, phrase, detail, _nearest(query, verdict, reading))


def _behind(ways: tuple[Query, ...], verdict: Verdict, reading: Reading) -> Thing | None:
    """What is meant though it cannot be touched; nothing where what can be touched bears the very name."""
    best = next(iter(verdict.ranking.candidates), None)
    if best is not None and best.name_fit >= THE_VERY_NAME and not best.thing.hidden:
        return None
    return hidden_match(ways, reading)


def _missing_landmark(query: Query, reading: Reading) -> str:
    """The first quoted landmark that is not on the screen, '' when all are."""
    for relation in query.relations:
        for ways in relation.landmarks:
            way = next((way for way in ways if not way.literal), ways[0])
            lost = next((name for name in way.exact if not exactly(reading, name)), "")
            if lost or (lost := _missing_landmark(way, reading)):
                return lost
    return ""


def _within_longer(names: Iterable[str], reading: Reading) -> str:
    """That the first quoted name that is no label is part of one that is shown, and what to do; '' where none is."""
    shown = [normal(label.text) for thing in reading.things if not thing.hidden for label in thing.labels]
    for name in names:
        said = re.escape(normal(name))
        words = re.compile(said if has_han(name) else rf"(?<!\w){said}(?!\w)")
        if said and not exactly(reading, name) and any(words.search(text) for text in shown):
            return f"{quote(cut(name, MOST_SAID))} is only part of a longer text; without the quotes it may match part"
    return ""


def _unheard(query: Query, reading: Reading) -> tuple[str, ...]:
    """The words that nothing on the screen bears, nor anything like them, where others of the phrase are heard."""
    marks = (way for r in query.relations for ways in r.landmarks for way in ways if not way.literal)
    words = [word for one in (query, *marks) for word in one.words if word not in FILLER and not has_han(word)]
    lost = [word for word in words if all(fit < NEEDED["name"] for fit, _ in loosely(reading, (word,)).values())]
    told = tuple(quote(word) for word in dict.fromkeys(lost))
    return told if 0 < len(lost) < len(words) and len(told) <= MOST_UNHEARD else ()


def _nearest(query: Query, verdict: Verdict, reading: Reading) -> tuple[str, ...]:
    """Phrases for what comes closest: what was mistyped, the two likeliest, the nearest by name, then the others."""
    said = " ".join((*query.exact, *query.words))
    alike = nearest_first((t for t in reading.things if t.part_of is None), said) if said else []
    slips = [thing for thing in alike[:1] if much_alike(thing, said)]
    likeliest = verdict.ranking.candidates[:MOST_LIKELY] if not query.exact else ()
    likely = [s.thing for s in likeliest if s.thing.point is not None]
    near = [*slips, *likely[:2], *alike[:1], *likely[2:], *alike[1:]]
    apps = [t for t in near if window_of(reading, t).kind is not WindowKind.NAVIGATION_BAR]
    return _phrases(apps or near, reading)  # nobody means Home by what is not called so


def _whole(thing: Thing, reading: Reading) -> Thing:
    """What has absorbed it, where a touch on either is one touch, or both are called the same."""
    whole = reading.things[thing.part_of] if thing.part_of is not None else thing
    return whole if whole.receiver is thing.receiver or normal(whole.name) == normal(thing.name) else thing


def _phrases(things: Iterable[Thing], reading: Reading) -> tuple[str, ...]:
    """How the first few of them are called, of those that an outline tells: by their phrases, else by their names."""
    found: list[str] = []
    for thing in (_whole(thing, reading) for thing in things):
        sign = window_of(reading, thing).kind is WindowKind.STATUS_BAR and not thing.actionable
        if sign or (thing.decoration and not reading.flat):
            continue
        name = phrase_of(thing, reading) or (f'"{cut(thing.name, MOST_SAID)}"' if thing.name else "")
        if name and name not in found:
            found.append(name)
        if len(found) == MOST_NEAREST:
            break
    return tuple(found)
