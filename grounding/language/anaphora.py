"""What "one" stands for: ``the icon next to the first one``, ``the last one``."""

from __future__ import annotations

from dataclasses import replace

from grounding.language.query import Query, Relation
from grounding.language.table import ONES


def is_one(query: Query) -> bool:
    """It names nothing but "one", which says more of something named elsewhere."""
    said = query.words[1:] if query.words[:1] == ("other",) else query.words
    return len(said) == 1 and said[0] in ONES and not query.exact and not query.role


def resolved(relation: Relation, head: Query) -> Relation:
    """``next to the first one``: the relation with what "one" stands for, which is what the head is."""
    last = (way.words[-1:] for ways in relation.landmarks for way in ways)
    if not (head.words or head.role) or is_one(head) or not any(said and said[0] in ONES for said in last):
        return relation
    return replace(relation, landmarks=tuple(_resolved_ways(ways, head) for ways in relation.landmarks))


def _resolved_ways(ways: tuple[Query, ...], head: Query) -> tuple[Query, ...]:
    found: list[Query] = []
    for way in ways:
        if way.literal or way.exact or way.role or not way.words or way.words[-1] not in ONES:
            found.append(way)
            continue
        one = is_one(way)
        names = [head.words] if one else [way.words[:-1]]
        if one and head.words and head.role:
            names.append(())
        for words in names if one or head.role else ():
            meant = replace(way, words=words, role=head.role, called=head.called)
            found.append(replace(meant, relations=tuple(resolved(relation, meant) for relation in way.relations)))
        if not one:
            found.append(way)
    return tuple(found)


def without_one(query: Query) -> Query:
    """``the last one``, ``the one below Wi-Fi``: neither name nor role where something else is said of it."""
    if query.literal:
        return query
    if query.relations:
        relations = tuple(
            replace(relation, landmarks=tuple(tuple(map(without_one, ways)) for ways in relation.landmarks))
            for relation in query.relations
        )
        query = replace(query, relations=relations)
    if not is_one(query):
        return query
    bare = replace(query, words=())
    return query if bare.empty else bare
