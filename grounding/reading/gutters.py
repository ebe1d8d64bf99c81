"""Marks in a gutter: a list's index, which stands in the first row of each section and not above it.

A letter, or a star described as "Favorites", at the edge where reading begins says of all rows from there on what they
are, and nothing of its own row.
"""

from __future__ import annotations

from collections import defaultdict

from device.screen import Element, Screen
from grounding.reading.groups import Layout
from grounding.reading.roles import is_picture

FEWEST_INDEXED, FEWEST_MARKS = 4, 2
"""So many rows of one list have an index, and so many of them begin a section."""

LONGEST_MARK = 24
"""A mark has at most so many characters."""
NO_LETTER = frozenset("#&…")
"""What an index says of names that begin with no letter."""


def gutter_marks(screen: Screen, layout: Layout) -> frozenset[int]:
    """The elements that are such marks. The screen is one that is read from left to right."""
    columns: dict[int, list[Element]] = defaultdict(list)
    for key, row in enumerate(layout.row_of):
        parent = screen.elements[key].parent
        if row == key and parent is not None and not screen.elements[key].bounds.empty:
            columns[parent].append(screen.elements[key])
    lists = (rows for rows in columns.values() if len(rows) >= FEWEST_INDEXED)
    return frozenset(key for rows in lists for key in _index(screen, rows))


def _index(screen: Screen, rows: list[Element]) -> list[int]:
    """What stands in one column before all else, in some rows and not in others, and is another thing each time."""
    seen = {row.key: [e for e in screen.subtree(row) if e is not row and _is_seen(e)] for row in rows}
    begins = min((e.bounds.left for parts in seen.values() for e in parts), default=0)
    marks = [e for parts in seen.values() for e in parts if e.bounds.left == begins]
    others = [e for parts in seen.values() for e in parts if e.bounds.left != begins]
    if not others or not FEWEST_MARKS <= len(marks) < len(rows) or not all(map(_is_mark, marks)):
        return []
    apart = max(e.bounds.right for e in marks) <= min(e.bounds.left for e in others)
    told = {_said(e) for e in marks}
    letters = any(is_initial(e.text) for e in marks)
    rows_marked = sum(any(e in marks for e in parts) for parts in seen.values())
    return [e.key for e in marks] if apart and letters and len(told) == len(marks) == rows_marked else []


def is_initial(said: str) -> bool:
    """A single letter, or what stands for all that is none."""
    return len(said.strip()) == 1 and (said.strip().isalpha() or said.strip() in NO_LETTER)


def _is_mark(e: Element) -> bool:
    return 0 < len(_said(e)) <= LONGEST_MARK and not (e.clickable or e.long_clickable or e.checkable)


def _said(e: Element) -> str:
    return (e.text or e.description).strip()


def _is_seen(e: Element) -> bool:
    shows = e.text or e.description or e.checkable or e.clickable or is_picture(e)
    return e.visible and not e.children and not e.bounds.empty and bool(shows)
