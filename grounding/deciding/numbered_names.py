"""``Item 14 in the list``: the entry that is called so, where one is; not the fourteenth."""

from __future__ import annotations

from dataclasses import replace

from grounding.deciding.exact_names import exactly
from grounding.language import Query
from grounding.reading.things import Reading


def by_their_names(ways: tuple[Query, ...], reading: Reading) -> tuple[Query, ...]:
    """The ways; what counts an entry by a word and a figure that name one is read as that name."""
    begins = {way.words[:2] for way in ways if way.literal}

    def named(way: Query) -> Query:
        if way.literal or way.ordinal is None or not way.called or way.words or way.exact:
            return way
        words = (way.called, str(way.ordinal.number))
        if words not in begins or not exactly(reading, " ".join(words)):
            return way
        return replace(way, words=words, ordinal=None, role="", called="")

    return tuple(map(named, ways))
