""" "New contact" is "Create contact": of words for making something, a label has one and who asks may say another."""

from __future__ import annotations

from dataclasses import replace

from grounding.deciding.ranking import WELL_NAMED, evaluate
from grounding.language import Query
from grounding.reading.things import Reading
from grounding.vocabulary.item_words import ITEM_WORDS

MAKERS = ("add", "new", "create", "make")
STEPS = ("next", "previous")
"""What stands on buttons alone: "Next", of the "next song"."""
PAGES = frozenset(("page", "step", "photo", "picture", "image", "slide", "month", "week", "day", "screen", "item"))
"""What else one goes on to."""


def as_made(query: Query, reading: Reading) -> Query | None:
    """The query with the word for making that the screen has; None where it needs none."""
    if len(query.words) < 2 or query.words[0] not in (*MAKERS, *STEPS) or query.literal:
        return None
    own = evaluate(query, reading).best
    if own is not None and own.name_fit >= WELL_NAMED:
        return None
    if query.words[0] in STEPS:
        step = replace(query, words=query.words[:1])
        best = evaluate(step, reading).best if query.words[1] in ITEM_WORDS | PAGES else None
        return step if best is not None and best.name_fit >= WELL_NAMED else None
    others = (replace(query, words=(word, *query.words[1:])) for word in MAKERS if word != query.words[0])
    for other in others:
        best = evaluate(other, reading).best
        if best is not None and best.name_fit >= WELL_NAMED:
            return other
    return None
