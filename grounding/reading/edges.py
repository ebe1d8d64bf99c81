"""Where a list goes on: its first or last row touches the edge, and something of it is cut off there."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable

from device.screen import Element, Screen
from grounding.interface import Direction, Role
from grounding.reading.groups import Layout, Part
from grounding.reading.labelling import Draft
from grounding.reading.roles import is_picture
from grounding.reading.things import Label, Reading, Source, Thing
from grounding.vocabulary.words import id_words, tokens

FEWEST_ALIKE, CUT_HEIGHT = 3, 0.9
"""A row at the edge may be cut when it is lower than this share of the usual height of so many rows of its make."""

SLACK = 0.04
"""Margins of one make differ by at most this share of the usual height."""

CLIPPED = "clipped"
"""What a row goes by of which nothing is seen that names it."""
FACELESS = frozenset((Role.AREA, Role.ICON, Role.IMAGE, Role.CARD, Role.ROW))

DEEPEST = 3
"""Rows lie at most so many boxes deep in what scrolls."""


def cut_rows(screen: Screen, part: Part) -> dict[Direction, Element]:
    """The row that is cut at the upper edge of what scrolls up and down, and the one at the lower, as far as any is."""
    if Direction.DOWN not in part.scrolls:
        return {}
    rows = _rows(screen, part)
    found = {}
    if rows and rows[0].bounds.top <= part.bounds.top and _is_cut(screen, rows[0], rows, Direction.UP):
        found[Direction.UP] = rows[0]
    if rows and rows[-1].bounds.bottom >= part.bounds.bottom and _is_cut(screen, rows[-1], rows, Direction.DOWN):
        found[Direction.DOWN] = rows[-1]
    return found


def rows_cut(reading: Reading, side: Direction, that: Callable[[Screen, Element, Part], bool]) -> frozenset[int]:
    """The elements of the rows that an edge on that side cuts, of those of which ``that`` is so; kept with the
    screen."""
    key = ("rows cut", side, that)
    if key not in reading.kept:
        cut = ((part, cut_rows(reading.screen, part).get(side)) for part in reading.layout.parts)
        reading.kept[key] = frozenset(
            row.key for part, row in cut if row is not None and that(reading.screen, row, part)
        )
    found: frozenset[int] = reading.kept[key]
    return found


def name_clipped(drafts: Iterable[Draft], screen: Screen, layout: Layout) -> None:
    """A row of which the edge leaves nothing that can be read goes by that: what its makers call all of its kind, or
    what happens to lie near it, tells nobody what it is."""
    cut = {row.key for part in layout.parts for row in cut_rows(screen, part).values()}
    for d in drafts:
        if d.element.key in cut and d.receiver is d.element and not d.hidden and not d.spoken():
            d.role = Role.AREA if d.role in FACELESS else d.role  # no row that one would count
            d.labels[:] = [Label(CLIPPED, Source.ID, d.box, tokens(CLIPPED))]


def is_clipped(thing: Thing) -> bool:
    """It is such a row."""
    return thing.name == CLIPPED and thing.named_by is Source.ID


def has_lost_its_title(screen: Screen, row: Element, part: Part) -> bool:
    """Of a row that is cut at the upper edge only the lower lines are there: those of its make, but for the last, which
    may be cut as well, have more."""
    texts = _texts(screen, row)
    others = [len(_texts(screen, e)) for e in _rows(screen, part)[1:-1] if _make(e) == _make(row)]
    fewer = 0 < len(texts) < min(others, default=0)
    return fewer and not any("title" in id_words(text.resource_id)[-2:] for text in texts)


def has_lost_lines(screen: Screen, row: Element, part: Part) -> bool:
    """A row that is cut at the lower edge shows fewer lines than most of its make do: what it says may not be there."""
    others = [len(_texts(screen, e)) for e in _rows(screen, part)[1:-1] if _make(e) == _make(row)]
    return bool(others) and 0 < len(_texts(screen, row)) < statistics.mode(others)


def _make(e: Element) -> tuple[str, str]:
    return e.class_name, e.resource_id


def _rows(screen: Screen, part: Part) -> list[Element]:
    """What stands below each other in it, or in the one box that it holds."""
    at = screen.elements[part.container]
    for _ in range(DEEPEST):
        if len(at.children) == 1:
            at = screen.elements[at.children[0]]
    return sorted((e for e in screen.children(at) if not e.bounds.empty), key=lambda e: e.bounds.top)


def _is_cut(screen: Screen, row: Element, rows: list[Element], side: Direction) -> bool:
    """It is lower than others of its make and leaves no room on that side, or less than they do and as much on the
    other: a heading is made otherwise, and a row with fewer lines leaves as much on both sides. One that is as high is
    cut where what is in it goes up to the edge, and in none of the others does."""
    alike = [e for e in rows if _make(e) == _make(row)]
    usual = statistics.median(e.bounds.height for e in alike)
    if len(alike) < FEWEST_ALIKE:
        return False
    own, slack = _margins(screen, row, side), SLACK * usual
    others = [margins for e in alike if e is not row and (margins := _margins(screen, e, side)) is not None]
    if row.bounds.height >= CUT_HEIGHT * usual:
        return own is not None and own[0] <= 0 and bool(others) and min(here for here, _ in others) > slack
    if own is None or own[0] <= slack:
        return True
    return any(own[0] < here - slack and abs(own[1] - there) <= slack for here, there in others)


def _margins(screen: Screen, row: Element, side: Direction) -> tuple[int, int] | None:
    """The room between what is seen in a row and its edge, on that side and on the other; None of an empty row."""
    boxes = [e.bounds for e in screen.subtree(row) if _is_seen(e)]
    if not boxes:
        return None
    above = min(box.top for box in boxes) - row.bounds.top
    below = row.bounds.bottom - max(box.bottom for box in boxes)
    return (above, below) if side is Direction.UP else (below, above)


def _is_seen(e: Element) -> bool:
    return not e.children and not e.bounds.empty and bool(e.text or e.description or e.checkable or is_picture(e))


def _texts(screen: Screen, row: Element) -> list[Element]:
    return [e for e in screen.subtree(row) if e.text and not e.bounds.empty]
