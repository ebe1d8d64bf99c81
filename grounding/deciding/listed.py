"""What a list of the screen tells who reads it: which "More" comes after "Nandita", though it is at the other side.

A planner sees no screen but lines of text. What it quotes stands there; that it is "below" or "next to" something may
say no more than that it comes after it.
"""

from __future__ import annotations

from dataclasses import replace

from grounding.deciding.exact_names import exactly
from grounding.deciding.ranking import evaluate, landmarks_of, number_of
from grounding.deciding.scoring import Scored
from grounding.deciding.touches import same_touch_or_thing
from grounding.language import Ordinal, Query, Side
from grounding.reading.things import Reading
from grounding.vocabulary.item_words import ITEM_WORDS
from grounding.vocabulary.lexicon import ROLE_WORDS

ONWARDS: dict[Side, tuple[int, ...]] = {
    Side.BELOW: (1,), Side.AFTER: (1,), Side.ABOVE: (-1,), Side.BEFORE: (-1,), Side.BESIDE: (1, -1),
}  # fmt: skip
"""In which direction of reading a thing lies from its landmark, the likelier first."""

MOST_BETWEEN = 1
"""So many things that can be touched lie at most between the two; neither is in a row of its own."""

NOUNS = frozenset(
    (*ITEM_WORDS, *ROLE_WORDS, "amount", "arrow", "badge", "category", "cell", "chip", "count", "counter", "date",
     "day", "digit", "entry", "figure", "key", "letter", "line", "link", "month", "number", "page", "part", "price",
     "section", "size", "time", "unit", "value", "week", "word", "year")
)  # fmt: skip
"""Beside a quoted text they say what it is, and need not stand there."""


def as_listed(query: Query, reading: Reading) -> Query | None:
    """Of things that bear what is quoted, the one that such a reader means; None where one meets all of the phrase, or
    something else was said of it."""
    if query.literal or query.ordinal or query.line or query.column or len(query.relations) > 1:
        return None
    if not query.exact and query.relations and exactly(reading, " ".join(query.words)):
        query = replace(query, exact=(" ".join(query.words),), words=())
    if not query.exact:
        return None
    if any(word not in NOUNS for word in query.words) or not (query.words or query.relations):
        return None
    if evaluate(query, reading).best is not None:
        return None
    plain = replace(query, words=(), relations=())
    meeting = [s for s in evaluate(plain, reading).candidates if s.meets]
    if query.relations:
        one = _towards(query, meeting, reading)
    else:
        alone = meeting and all(same_touch_or_thing(s.thing, meeting[0].thing) for s in meeting)
        one = meeting[0] if alone else None
    number = number_of(one.thing, replace(plain, ordinal=Ordinal(1)), reading) if one is not None else None
    return replace(plain, ordinal=Ordinal(number)) if number is not None else None


def _towards(query: Query, meeting: list[Scored], reading: Reading) -> Scored | None:
    """The nearest of them on the way from the landmark."""
    relation = query.relations[0]
    marks = landmarks_of(relation, reading)
    if relation.side not in ONWARDS or not marks or not marks[0] or not marks[0][0][1].meets:
        return None
    mark = marks[0][0][1].thing
    start = mark.place
    for way in ONWARDS[relation.side]:
        ahead = [s for s in meeting if (s.thing.place - start) * way > 0]
        one = min(ahead, key=lambda s: abs(s.thing.place - start), default=None)
        apart = one is not None and None not in (one.thing.row, mark.row) and one.thing.row != mark.row
        if one is not None and not apart and _between(start, one.thing.place, reading) <= MOST_BETWEEN:
            return one
    return None


def _between(one: int, other: int, reading: Reading) -> int:
    return sum(thing.actionable for thing in reading.things[min(one, other) + 1 : max(one, other)])
