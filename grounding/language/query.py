"""What a phrase asks for: frozen, hashable values, the same for every screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Literal

from grounding.interface import GroupKind, State

End = Literal[-1, 0, 1]


class Side(StrEnum):
    """How a thing lies to a landmark."""

    LEFT = "left of"
    RIGHT = "right of"
    ABOVE = "above"
    BELOW = "below"
    BESIDE = "next to"
    INSIDE = "inside"
    SAME_ROW = "in the row of"
    BEFORE = "before"
    AFTER = "after"
    BETWEEN = "between"
    OF = "of"
    SECTION = "in the section of"
    """Below a heading, and above the next one where there are two landmarks: no phrase says it, screens do."""


@dataclass(frozen=True, slots=True)
class Place:
    """A region of the screen: -1 left or top, 0 the middle, 1 right or bottom, None where nothing was said."""

    across: End | None
    down: End | None


@dataclass(frozen=True, slots=True)
class Ordinal:
    """``number`` counts from 1, or backwards from -1; ``start`` is the side it counts from ('' is reading order).

    ``figures``: it was said as the outline does, "the 2nd": counted to the letter.
    """

    number: int
    start: Literal["", "left", "right", "top", "bottom"] = ""
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """A side of a landmark (of two for ``BETWEEN``). A landmark is a tuple of ways to read its words, best first."""

    side: Side
    landmarks: tuple[tuple[Query, ...], ...]


@dataclass(frozen=True, slots=True)
class Query:
    """One way to read a phrase. Every field that is not empty narrows it.

    ``exact`` are quoted texts; ``words`` the other words that name the thing, as said; ``role`` one of
    ``lexicon.ROLE_FIT`` or ''; ``called`` the role word as it was said: a "thumbnail" and a "logo" are both images.
    ``literal`` marks the way that takes all words as a label, to be believed only where the screen shows just that
    label. ``if_met`` marks one that goes before a poor fit of the others where the screen bears it out, and counts for
    nothing else; with ``owned`` only where it is part of the one entry that bears the landmark's name. ``looks`` are
    words of colour and shape, which nothing can judge without a picture. ``line`` and ``column`` are "in the second
    row", "in the third column".
    """

    exact: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    role: str = ""
    states: tuple[State, ...] = ()
    ordinal: Ordinal | None = None
    line: Ordinal | None = None
    column: Ordinal | None = None
    place: Place | None = None
    scope: GroupKind | None = None
    relations: tuple[Relation, ...] = ()
    looks: tuple[str, ...] = ()
    literal: bool = False
    called: str = ""
    if_met: bool = False
    owned: bool = False
    said: tuple[str, ...] = field(default=(), compare=False, repr=False)
    """All words of the phrase, those that narrow nothing included: of the ways to read a phrase, the first has them."""
    tellings: tuple[tuple[Query, ...], ...] = field(default=(), compare=False, repr=False)
    """Where the phrase tells of its thing twice, the ways to read either; the first way to read the whole has them."""
    proper: tuple[tuple[str, ...], ...] = field(default=(), compare=False, repr=False)
    """The names in the phrase that are written as such; the first way to read it has them."""
    translated: bool = False
    """Its names were said in another language, and are put in English here."""
    spoken: str = ""
    """Of a translated one its own name as it was said."""
    unknown: str = ""
    """Of a translated one what of its own name is not known in English."""

    @property
    def named(self) -> bool:
        """It gives a name, quoted or not."""
        return bool(self.exact or self.words)

    @property
    def empty(self) -> bool:
        """Nothing in it points at anything."""
        return not (
            self.named or self.role or self.states or self.ordinal or self.line or self.column or self.place
            or self.relations or self.scope
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Why a phrase is no phrase."""

    detail: str


def filled(ways: tuple[Query, ...], texts: Mapping[str, str]) -> tuple[Query, ...]:
    """The ways with these texts for what stood for them among their quoted ones, landmarks' included."""
    return tuple(dict.fromkeys(_filled(way, texts) for way in ways))


def _filled(way: Query, texts: Mapping[str, str]) -> Query:
    if not way.exact and not way.relations:
        return way
    exact = tuple(texts.get(text, text) for text in way.exact)
    relations = tuple(
        Relation(relation.side, tuple(filled(landmark, texts) for landmark in relation.landmarks))
        for relation in way.relations
    )
    return replace(way, exact=exact, relations=relations)
