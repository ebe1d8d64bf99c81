""" "New contact" is "Create contact": of words for making something, a label has one and who asks may say another."""

from __future__ import annotations

from dataclasses import replace

from grounding.deciding.ranking import WELL_NAMED, evaluate
from grounding.language import Query
from grounding.reading.things import Reading

MAKERS = ("add", "new", "create", "make")


def as_made(query: Query, reading: Reading) -> Query | None:
    """The query with the word for making that the screen has; None where it needs none."""
    if len(query.words) < 2 or query.words[0] not in MAKERS or query.literal:
        return None
    own = evaluate(query, reading).best
    if own is not None and own.name_fit >= WELL_NAMED:
        return None
    others = (replace(query, words=(word, *query.words[1:])) for word in MAKERS if word != query.words[0])
    for other in others:
        best = evaluate(other, reading).best
        if best is not None and best.name_fit >= WELL_NAMED:
            return other
    return None
