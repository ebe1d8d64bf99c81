"""``Item 14 in the list``: the entry that is called so, where one is; not the fourteenth. And of rows that are numbered
downwards, as laps are, "the first" is the one with the 1."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

from grounding.deciding.entries import SAID_AS
from grounding.deciding.exact_names import exactly
from grounding.deciding.ranking import evaluate
from grounding.language import Query, Relation, Side
from grounding.reading.things import Reading, Source, Thing
from grounding.vocabulary.words import normal

NUMBER = re.compile(r"(?:#|№|no\.?|nr\.?)\s?(\d{1,3})\.?$", re.IGNORECASE)
"""What numbers a row: ``# 3``."""
FEWEST_NUMBERED = 2
"""So many things that are called alike but for a number are numbered."""


def by_their_names(ways: tuple[Query, ...], reading: Reading) -> tuple[Query, ...]:
    """The ways; what counts an entry by a word and a figure that name one is read as that name."""
    begins = {way.words[:2] for way in ways if way.literal}
    if _numbered_downwards(reading):
        ways = tuple(_with_number(way, reading) or way for way in ways)

    def named(way: Query) -> Query:
        if way.literal or way.ordinal is None or not way.called or way.words or way.exact:
            return way
        words = (way.called, str(way.ordinal.number))
        if words not in begins or not (exactly(reading, " ".join(words)) or _are_numbered(way.called, reading)):
            return way
        return replace(way, words=words, ordinal=None, role="", called="")

    return tuple(map(named, ways))


def _are_numbered(word: str, reading: Reading) -> bool:
    """Several things are called by this word and a number: "Item 7" is one of them, or is not there."""
    key = ("are numbered", word)
    if key not in reading.memory:
        name = re.compile(rf"{re.escape(word)} \d+$")
        texts = {normal(label.text) for thing in reading.things for label in thing.labels[:1]}
        reading.memory[key] = sum(name.match(text) is not None for text in texts) >= FEWEST_NUMBERED
    found: bool = reading.memory[key]
    return found


def _with_number(way: Query, reading: Reading) -> Query | None:
    """``the first lap``: what is called so in the row that bears the 1, the last one; a landmark's number, too.
    "The last" is the newest."""
    if way.literal:
        return None
    relations = tuple(
        replace(r, landmarks=tuple(tuple(_with_number(w, reading) or w for w in ways) for ways in r.landmarks))
        for r in way.relations
    )
    if relations != way.relations:
        return replace(way, relations=relations)
    if (
        way.ordinal is None
        or way.ordinal.start
        or not way.words
        or way.exact
        or way.relations
        or way.role not in SAID_AS
    ):
        return None  # of "the first row" the place counts
    rows, counted = _numbered_downwards(reading), way.ordinal.number
    row = rows.get(counted if counted > 0 else max(rows, default=0) + 1 + counted)
    if row is None:
        return None
    number = Query(exact=(row.labels[0].text,), said=way.said)
    if way.role == "row":
        return number
    in_row = replace(way, ordinal=None, role="", called="", relations=(Relation(Side.SAME_ROW, ((number,),)),))
    return in_row if evaluate(in_row, reading).best is not None else None


def _numbered_downwards(reading: Reading) -> dict[int, Thing]:
    """The numbers of rows that count down from the top by one, and where each stands."""
    if "numbered downwards" not in reading.kept:
        columns: dict[tuple[str, int], list[tuple[int, Thing]]] = defaultdict(list)
        for thing in reading.things:
            found = NUMBER.match(thing.labels[0].text) if thing.labels else None
            if found is not None and thing.labels[0].source is Source.TEXT:
                columns[thing.element.resource_id, thing.box.left].append((int(found[1]), thing))
        kept: dict[int, Thing] = {}
        for column in columns.values():
            downwards = sorted(column, key=lambda numbered: numbered[1].box.top)
            if len(column) > 1 and all(one - other == 1 for (one, _), (other, _) in pairwise(downwards)):
                kept |= dict(column)
        reading.kept["numbered downwards"] = kept
    rows: dict[int, Thing] = reading.kept["numbered downwards"]
    return rows
