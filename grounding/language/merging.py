"""What the parts of a phrase say, put together."""

from __future__ import annotations

from dataclasses import replace

from grounding.language.query import Ordinal, Place, Query

MIDDLE, NOTHING = Place(0, 0), Query()


def merged(one: Query, other: Query) -> Query:
    """Both sets of constraints; where they differ in something that can only be said once, the first stands."""
    if other == NOTHING:
        return one
    return replace(
        one,
        exact=one.exact + other.exact,
        words=one.words + other.words,
        role=one.role or other.role,
        states=one.states + other.states,
        ordinal=one.ordinal or other.ordinal,
        line=one.line or other.line,
        column=one.column or other.column,
        place=_both_places(one.place, other.place),
        scope=one.scope if one.scope is not None else other.scope,
        relations=one.relations + other.relations,
        looks=one.looks + other.looks,
        called=one.called or other.called,
    )


def _both_places(one: Place | None, other: Place | None) -> Place | None:
    if one is None or other is None:
        return one or other
    if MIDDLE in (one, other):  # "the middle icon at the bottom": the middle of that side
        side = other if one == MIDDLE else one
        return Place(0 if side.across is None else side.across, 0 if side.down is None else side.down)
    return Place(
        one.across if one.across is not None else other.across, one.down if one.down is not None else other.down
    )


def along(query: Query) -> Query:
    """The middle of a numbered row or column lies along it."""
    if query.place != MIDDLE or (query.line is None) is (query.column is None):
        return query
    return replace(query, place=Place(0, None) if query.line is not None else Place(None, 0))


def counted_from(query: Query, place: Place) -> Query:
    """``third from the left``; without an ordinal, "from the bottom" is just a place."""
    if query.ordinal is None:
        return replace(query, place=_both_places(query.place, place))
    if place.across in (-1, 1):
        start: Ordinal = replace(query.ordinal, start="left" if place.across == -1 else "right")
        rest = Place(None, place.down) if place.down is not None else None
        return replace(query, ordinal=start, place=_both_places(query.place, rest))
    if place.down in (-1, 1):
        return replace(query, ordinal=replace(query.ordinal, start="top" if place.down == -1 else "bottom"))
    return query
