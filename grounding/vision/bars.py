"""An app's bars that only its picture shows: the line of a title and icons at its head, the tabs along its foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from device.geometry import Bounds
from grounding.interface import GroupKind, Role
from grounding.vision.part import Part

HEAD, HEAD_DP = 0.15, 72
"""A bar at the head ends above this share of the screen, and is so high at most."""
MOST_TITLES, TITLE = 2, 0.7
"""So many words stand in it at most, and the first of them is the page's title if its middle is no farther right."""
EDGE = 0.18
"""An icon no farther from an edge of the screen, in widths of it, stands at that edge."""
NARROW = 0.2
"""An icon of a bar at the head is no wider than this share of the screen."""

FOOT, FOOT_DP = 0.85, 84
"""Tabs along the foot end below this share of the screen, and are so high at most."""
TABS = (3, 6)
WIDEST_TAB = 0.34
UNEVEN, ASKEW = 1.3, 0.06
"""Tabs stand as far from one another, give or take this factor, and in the middle, to so much of the width."""
LINE_DP = 12
"""Middles that lie so close are on one line."""
ROOM_DP = 8
"""So much of a bar lies above and below what stands in it."""

WORDS = frozenset((Role.TEXT, Role.HEADING))


def barred(parts: Sequence[Part], screen: Bounds, dp: float) -> list[Part]:
    """The parts, those of a bar within it. ``dp`` is pixels to a dp."""
    head, foot = _head(parts, screen, dp), _foot(parts, screen, dp)
    foot = [] if any(part in head for part in foot) else foot
    first = [_bar(GroupKind.APP_BAR, head, _titled(head, screen), parts, screen, dp)] if head else []
    last = [_bar(GroupKind.NAVIGATION, foot, [replace(p, taps=True) for p in foot], parts, screen, dp)] if foot else []
    return [*first, *(part for part in parts if part not in head and part not in foot), *last]


def _head(parts: Sequence[Part], screen: Bounds, dp: float) -> list[Part]:
    """Words and icons on the first line, an icon at an edge among them; [] where the first line is another one's."""
    if not parts:
        return []
    first = min(parts, key=lambda part: part.box.center.y)
    line = [p for p in parts if p.box.top <= first.box.center.y < p.box.bottom or _level(p, first, dp)]
    words = [p for p in line if p.role in WORDS]
    icons = [p for p in line if p.role is Role.ICON and not p.text and p.box.width <= NARROW * screen.width]
    around = _around(line)
    low = around.bottom <= HEAD * screen.height and around.height <= HEAD_DP * dp
    if not low or len(words) + len(icons) != len(line) or len(words) > MOST_TITLES or len(line) < 2:
        return []
    if not any(p.box.center.x <= EDGE * screen.width or p.box.center.x >= (1 - EDGE) * screen.width for p in icons):
        return []
    return sorted(line, key=lambda part: part.box.left)


def _titled(line: Sequence[Part], screen: Bounds) -> list[Part]:
    """The parts of a bar at the head, from the left: its first words the title, those at the right edge a button."""
    title = next((p for p in line if p.role in WORDS and p.box.center.x <= TITLE * screen.width), None)

    def named(part: Part) -> Part:
        if part is title:
            return replace(part, role=Role.HEADING, taps=False)
        at_edge = part.box.center.x >= (1 - EDGE) * screen.width
        return replace(part, role=Role.BUTTON, taps=True) if part.role in WORDS and at_edge else part

    return [named(part) for part in line]


def _foot(parts: Sequence[Part], screen: Bounds, dp: float) -> list[Part]:
    """Tabs on the last line, as far from one another, and nothing else; [] where the last line is another one's."""
    if not parts:
        return []
    last = max(parts, key=lambda part: part.box.center.y)
    line = sorted((p for p in parts if _level(p, last, dp)), key=lambda part: part.box.center.x)
    around = _around(line)
    if not TABS[0] <= len(line) <= TABS[1] or around.bottom < FOOT * screen.height or around.height > FOOT_DP * dp:
        return []
    if any(p.box.width > WIDEST_TAB * screen.width or p.role not in (*WORDS, Role.ICON, Role.BUTTON) for p in line):
        return []
    if sum(p.role is Role.ICON for p in line) < 2 or not _is_even([p.box.center.x for p in line], screen.width):
        return []
    above = [p for p in parts if p not in line and p.box.bottom <= around.top]
    next_line = max((p.box.center.y for p in above), default=0)
    grid = [p for p in above if abs(p.box.center.y - next_line) <= LINE_DP * dp and p.role is Role.ICON]
    alike = sum(any(abs(p.box.center.x - tab.box.center.x) <= LINE_DP * dp for tab in line) for p in grid)
    return [] if alike >= TABS[0] else line


def _is_even(middles: Sequence[int], width: int) -> bool:
    gaps = [right - left for left, right in pairwise(middles)]
    return max(gaps) <= UNEVEN * min(gaps) and abs(middles[0] + middles[-1] - width) <= ASKEW * width


def _level(one: Part, other: Part, dp: float) -> bool:
    return abs(one.box.center.y - other.box.center.y) <= LINE_DP * dp


def _around(line: Sequence[Part]) -> Bounds:
    box = line[0].box
    for part in line[1:]:
        box = box.union(part.box)
    return box


def _bar(
    kind: GroupKind, line: Sequence[Part], held: Sequence[Part], parts: Sequence[Part], screen: Bounds, dp: float
) -> Part:
    """A bar of ``held`` about a line of the parts: as wide as the screen, as far as nothing else stands in it."""
    around, room = _around(line), round(ROOM_DP * dp)
    others = [p.box for p in parts if p not in line]
    above = max((box.bottom for box in others if box.bottom <= around.top), default=screen.top)
    below = min((box.top for box in others if box.top >= around.bottom), default=screen.bottom)
    box = Bounds(screen.left, max(above, around.top - room), screen.right, min(below, around.bottom + room))
    return Part(Role.AREA, box, taps=False, parts=tuple(held), group=kind)
