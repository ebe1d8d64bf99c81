"""Choices of which one holds: the rows of a dialog's list drawn as radio buttons and classed as checked texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from device.screen import Element, Screen, WindowKind
from grounding.reading.roles import class_tail

CHECKED_TEXT, POSITIVE = "CheckedTextView", "button1"
"""The class of such a row, and how Android calls the button that takes over what was chosen of many."""

FEWEST_CHOICES = 2


def single_choices(screen: Screen) -> frozenset[int]:
    """The rows of which just one is checked, in a dialog without a button to take over several."""
    listed: dict[int, list[Element]] = defaultdict(list)
    takes_over = set()
    for e in screen.elements:
        if screen.windows[e.window].kind is not WindowKind.DIALOG:
            continue
        if class_tail(e).endswith(CHECKED_TEXT) and e.checkable and e.parent is not None:
            listed[e.parent].append(e)
        if e.resource_id.rsplit("/", 1)[-1] == POSITIVE:
            takes_over.add(e.window)
    lists = (rows for rows in listed.values() if rows[0].window not in takes_over and _is_one_of_them(rows, screen))
    return frozenset(e.key for rows in lists for e in rows)


def _is_one_of_them(rows: Sequence[Element], screen: Screen) -> bool:
    """They are all that their list holds, and one of them is checked."""
    parent = rows[0].parent
    alone = parent is not None and len(screen.elements[parent].children) == len(rows)
    return alone and len(rows) >= FEWEST_CHOICES and sum(e.checked for e in rows) == 1
