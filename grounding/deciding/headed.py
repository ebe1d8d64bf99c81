"""Of several that are called alike, the one that a heading tells: "see all collections" is the "See all" beside the
heading "Collections", "edit shipping address" the "Edit" that comes first below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from grounding.deciding.ranking import CLEAR, WELL_NAMED, evaluate, named_by, number_of
from grounding.deciding.relating import JUST_SO
from grounding.deciding.sections import OWNED, ROW_HEIGHT, heading_words, headings, landmark_heading
from grounding.language import Ordinal, Query, Relation, Side
from grounding.reading.things import Reading, Thing
from grounding.vocabulary.words import stem

MOST_ALIKE = 12
"""Of more than so many alike, all that a list holds, a heading tells none."""
JOINING = frozenset(("in", "of", "for", "under", "from", "at", "on", "the", "my", "to", "within", "by", "below"))
"""What may stand between a name and the heading that it stands under."""
SAME_HEIGHT, SAME_LEFT = 0.1, 0.02
"""Texts whose heights differ by at most so much of them, and whose left edges by so much of the display's width, look
alike: each heads what follows it."""


def under_heading(asked: Query, reading: Reading) -> Query | None:
    """The query for what is called so and stands by the heading that is named in it: one of several alike, or one thing
    that is called just so. None where it names no heading, or the heading tells none."""
    if (
        not asked.named
        or (asked.exact and not asked.relations)
        or asked.ordinal is not None
        or asked.place is not None
        or asked.states
    ):
        return None
    whole = evaluate(asked, reading).best
    if whole is not None and not asked.relations and named_by(whole) >= WELL_NAMED:
        return None
    for heading, words in _headed(asked, reading):
        bare = Query(exact=asked.exact, words=words, role=asked.role, called=asked.called)
        met = [s for s in evaluate(bare, reading).candidates if s.meets and named_by(s) >= WELL_NAMED]
        alike = [s.thing for s in met if s.thing.actionable]
        plain = len(alike) == 1 and named_by(met[0]) >= JUST_SO  # "weekly frequency", of what else may be so called
        meant = _told(heading, alike, reading) if plain or 1 < len(alike) <= MOST_ALIKE else None
        if meant is not None:
            return _asking_for(meant, heading, bare, reading)
    return None


def _asking_for(meant: Thing, heading: Thing, bare: Query, reading: Reading) -> Query | None:
    """By standing beside the heading or in its section, where that tells it, else by its number among its likes."""
    landmark = (Query(exact=(heading.element.text,)),)
    ends = _end(heading, reading)
    until = ((Query(exact=(ends.element.text,)),),) if ends is not None else ()
    for relation in (Relation(Side.BESIDE, (landmark,)), Relation(Side.SECTION, (landmark, *until))):
        told = replace(bare, relations=(relation,))
        met = [s for s in evaluate(told, reading).candidates if s.meets]
        rivals = (s for s in met[1:] if s.thing.receiver is not meant.receiver)
        if met and met[0].thing is meant and all(met[0].score - s.score >= CLEAR for s in rivals):
            return told
    number = number_of(meant, replace(bare, ordinal=Ordinal(1)), reading)
    return replace(bare, ordinal=Ordinal(number)) if number is not None else None


def _headed(asked: Query, reading: Reading) -> Iterator[tuple[Thing, tuple[str, ...]]]:
    """Headings that are named in it, each with the words that are left: of the longest one first."""
    if asked.relations:
        first, *others = asked.relations
        heading = landmark_heading(first, "", reading) if first.side in OWNED and not others else None
        if heading is not None:
            yield heading, asked.words
        return
    said = tuple(map(stem, asked.words))
    ends = heading_words(reading)
    if said[0] not in ends and said[-1] not in ends:
        return
    near = {head.place: (head, words) for end in (said[0], said[-1]) for head, words in ends.get(end, ())}
    for heading, words in sorted(near.values(), key=lambda entry: (-len(entry[1]), entry[0].place)):
        if 0 < len(words) < len(said):
            if said[-len(words) :] == words:
                yield heading, _without_joining(asked.words[: -len(words)], -1)
            elif said[: len(words)] == words:
                yield heading, _without_joining(asked.words[len(words) :], 0)


def _without_joining(words: tuple[str, ...], end: int) -> tuple[str, ...]:
    while words and words[end] in JOINING:
        words = words[:-1] if end else words[1:]
    return words


def _told(heading: Thing, alike: Sequence[Thing], reading: Reading) -> Thing | None:
    """The one on its line, else the first below it, before the next text that looks like it."""
    middle = heading.box.middle_y
    level = [thing for thing in alike if _is_level(thing, middle, heading)]
    if level:
        return level[0] if len(level) == 1 else None
    below = sorted((t for t in alike if t.box.top >= middle), key=lambda thing: thing.box.top)
    first = below[:1]
    if not first or any(thing.box.top < first[0].box.bottom for thing in below[1:]):
        return None
    ends = _end(heading, reading)
    return first[0] if ends is None or ends.box.top > first[0].box.top else None


def _end(heading: Thing, reading: Reading) -> Thing | None:
    """The next text below it that looks like it."""
    below = (t for t in headings(reading) if t.box.top >= heading.box.bottom and _looks_alike(t, heading, reading))
    return min(below, key=lambda thing: thing.box.top, default=None)


def _is_level(thing: Thing, middle: float, heading: Thing) -> bool:
    return thing.box.top < middle < thing.box.bottom and thing.box.height < ROW_HEIGHT * heading.box.height


def _looks_alike(one: Thing, other: Thing, reading: Reading) -> bool:
    made = (one.element.class_name, one.element.resource_id) == (other.element.class_name, other.element.resource_id)
    aside = abs(one.box.left - other.box.left)
    high = abs(one.box.height - other.box.height)
    return made and aside <= SAME_LEFT * reading.screen.width and high <= SAME_HEIGHT * other.box.height
