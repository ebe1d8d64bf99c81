"""Strips of tiles under a name: ``the second tile in the Movies row``, ``the first show under Trending``."""

from __future__ import annotations

from dataclasses import dataclass, replace

from device.screen import Element
from grounding.deciding.ranking import number_of
from grounding.interface import Role
from grounding.language import Query, Side
from grounding.reading.order import nth
from grounding.reading.things import Reading, Thing
from grounding.vocabulary.item_words import item_of
from grounding.vocabulary.words import normal

WITHIN = frozenset((Side.SAME_ROW, Side.INSIDE, Side.OF, Side.BELOW))
FEWEST, UNEVEN, NEAREST = 2, 0.01, 0.05
"""So many things side by side are a strip; their tops, and its name above it, are no further apart than these shares of
the display's height."""
TILES = frozenset(("", "card", "image", "option", "button", "row"))
"""Kinds under which its things are counted."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Things side by side, from left to right, and what they are headed by."""

    names: frozenset[str]
    tiles: tuple[Thing, ...]


def in_strip(way: Query, reading: Reading) -> Query | None:
    """The query for the tile of that number in the strip that a landmark names; None where it names none."""
    if way.ordinal is None or way.exact or way.role not in TILES or len(way.relations) != 1:
        return None
    relation = way.relations[0]
    if relation.side not in WITHIN or (way.words and not item_of(way.words)):
        return None
    said = {normal(" ".join(mark.words or mark.exact)) for mark in relation.landmarks[0] if not mark.relations}
    strip = next((strip for strip in _strips(reading) if said & strip.names), None)
    picked = nth(list(strip.tiles), way.ordinal.number) if strip is not None else []
    if not picked:
        return None
    plain = replace(way, words=(), relations=(), role=picked[0].role.value, called="")
    number = number_of(picked[0], replace(plain, ordinal=replace(way.ordinal, start="")), reading)
    return replace(plain, ordinal=replace(way.ordinal, number=number, start="")) if number is not None else None


def _strips(reading: Reading) -> list[Strip]:
    if "strips" not in reading.kept:
        things = {thing.element.key: thing for thing in reading.things if thing.actionable}
        found = (_strip(element, things, reading) for element in reading.screen.elements)
        reading.kept["strips"] = [strip for strip in found if strip is not None]
    strips: list[Strip] = reading.kept["strips"]
    return strips


def _strip(element: Element, things: dict[int, Thing], reading: Reading) -> Strip | None:
    """The strip that an element holds; None of anything else."""
    tiles = [things[key] for key in element.children if key in things]
    high = UNEVEN * reading.screen.height
    if len(tiles) < FEWEST or len(tiles) < len(element.children) - 1 or any(t.role is Role.TAB for t in tiles):
        return None
    tiles.sort(key=lambda tile: reading.flow(tile.box).left)
    if max(t.box.top for t in tiles) - min(t.box.top for t in tiles) > high:
        return None
    over = [t for t in reading.things if not t.actionable and t.element.text and _is_over(t, element, reading)]
    names = {normal(element.description), *(normal(t.name) for t in over)} - {""}
    return Strip(frozenset(names), tuple(tiles)) if names else None


def _is_over(thing: Thing, element: Element, reading: Reading) -> bool:
    """A text closely above it."""
    gap = element.bounds.top - thing.box.bottom
    within = element.bounds.left <= thing.box.middle_x < element.bounds.right
    return within and -thing.box.height // 2 <= gap <= NEAREST * reading.screen.height
