"""What a picture shows and the app does not: the system's bars, and what shows through beside a sheet."""

from __future__ import annotations

import re
from dataclasses import dataclass

from device.geometry import Bounds
from device.screen import Element, Screen, WindowKind
from grounding.reading.roles import is_picture
from grounding.vision.gaps import SYSTEM_BARS, identifier, is_surface
from grounding.vision.seen import Kind, SeenText, Sight, may_be_icon
from grounding.vision.tree_text import TreeText

STATUS_DP, MOST_STATUS_DP = 24, 56
"""Without windows to tell, what lies so far up is the status bar's, or up to the second, if the app's own things begin
below it: where a camera is cut out of the display, the bar is high."""

BUTTONS_DP = 48
"""Without windows to tell, a strip so high at the bottom with a ring in its middle, at most two more icons and no words
is the system's: back, home, recent apps."""

APART = (0.19, 0.31)
"""Back and recent apps stand so far beside home, in widths of the screen: the tabs of three that an app has stand
farther."""
ASKEW = 0.02
"""They are as far from it and as high as one another, give or take so much of the width."""

CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?!\d*[:.])")
"""What a clock begins with, whatever the reader makes of the signs beside it."""
CLOCK_DP, FOOT_DP = 24, 3
"""The highest line that a clock is read in, with all that is drawn beside it, and what is left below it."""
ASIDE = 1 / 3
"""A clock of the status bar stands in the first or the last third of the screen, the signs of the phone in the other:
what counts down in the middle, or alone, is a game's."""

OUTSIDE = frozenset(("touch_outside", "scrim", "dim_view", "dim_overlay"))
"""Identifiers of what takes the touches beside a sheet: what shows through is not to be touched."""
A_WINDOW = 0.9
"""What does not take touches and is called so lies over a picture, unless it takes so much of its window."""


@dataclass(frozen=True, slots=True)
class Between:
    """What lies between the system's bars, in pixels from the top."""

    top: float
    bottom: float


def between_bars(tree: TreeText, sight: Sight) -> Between:
    """Where the app's own part of the picture is."""
    kinds = {window.kind for window in tree.screen.windows}
    top = 0.0 if WindowKind.STATUS_BAR in kinds else _below_status(tree, sight)
    known = WindowKind.NAVIGATION_BAR in kinds
    return Between(top, tree.screen.height if known else _above_buttons(tree, sight))


def is_outside(box: Bounds, at: Element, own: Between, screen: Screen) -> bool:
    """What is seen in this box, where the tree has ``at``, is not the app's, or not to be touched."""
    if not own.top <= box.center.y < own.bottom or _is_shown_through(at, screen):
        return True
    return screen.windows[at.window].kind in (WindowKind.STATUS_BAR, WindowKind.NAVIGATION_BAR)


def _is_shown_through(e: Element, screen: Screen) -> bool:
    """What is seen there lies under the system's bars, or behind what takes the touches beside a sheet."""
    window = screen.windows[e.window].bounds
    beside = identifier(e) in OUTSIDE and (e.clickable or e.bounds.area >= A_WINDOW * window.area)
    return beside or identifier(e) in SYSTEM_BARS


def _below_status(tree: TreeText, sight: Sight) -> float:
    """Where the app's own things begin, in pixels from the top, as far down as a status bar may reach."""
    own = [e for e in tree.shown if _is_own(e, tree.screen)]
    first = max(min((e.bounds.top / tree.dp for e in own), default=0.0), STATUS_DP)
    drawn = min((e.bounds.top for e in own if not is_surface(e, tree.screen)), default=tree.screen.height)
    clock = min((t.bounds.bottom for t in sight.texts if _is_clock(t, sight, tree.dp)), default=None)
    if clock is not None and clock <= drawn:
        first = max(first, clock / tree.dp + FOOT_DP)
    return min(first, MOST_STATUS_DP) * tree.dp


def _is_clock(text: SeenText, sight: Sight, dp: float) -> bool:
    """The time at one end of the line at the head of the screen, signs of the phone at the other."""
    box = text.bounds
    if box.bottom > MOST_STATUS_DP * dp or box.height > CLOCK_DP * dp or not CLOCK.match(text.text.strip()):
        return False
    third = ASIDE * sight.width
    boxes = [*(t.bounds for t in sight.texts), *(r.bounds for r in sight.regions)]
    level = [other.center.x for other in boxes if other.top < box.center.y < other.bottom]
    if box.center.x <= third:
        return any(x >= sight.width - third for x in level)
    return box.center.x >= sight.width - third and any(x <= third for x in level)


def _is_own(e: Element, screen: Screen) -> bool:
    return bool(e.text or e.description) or e.clickable or is_picture(e) or is_surface(e, screen)


def _above_buttons(tree: TreeText, sight: Sight) -> int:
    """Where the system's buttons begin, in pixels from the top; the screen's height where there are none."""
    screen, high = tree.screen, BUTTONS_DP * tree.dp
    top = screen.height - round(high)
    if _has_ring(sight, screen, high, top):
        return top
    three = _three_buttons(sight, screen)
    return round(three - high / 2) if three is not None and not _has_words(sight, three - high / 2) else screen.height


def _has_ring(sight: Sight, screen: Screen, high: float, top: int) -> bool:
    """A ring in the middle of the last strip, at most two icons beside it, and no words."""
    icons = [r for r in sight.regions if r.bounds.center.y >= top and r.kind is Kind.ICON]
    home = [r for r in icons if r.round and abs(r.bounds.center.x - screen.width // 2) <= high / 2]
    return bool(home) and len(icons) <= 3 and not _has_words(sight, top)


def _three_buttons(sight: Sight, screen: Screen) -> int | None:
    """The middle, from the top, of three icons below everything else that stand as back, home and recent apps do.

    Below them may be nothing, as where an app of another shape leaves a strip of the display black.
    """
    seen = [region for region in sight.regions if region.kind is not Kind.LINE]
    last = sorted(seen, key=lambda r: -r.bounds.bottom)[:3]
    if len(last) < 3 or any(r.kind is not Kind.ICON for r in last):
        return None
    left, home, right = sorted((r.bounds.center for r in last), key=lambda point: point.x)
    near = ASKEW * screen.width
    level = max(left.y, home.y, right.y) - min(left.y, home.y, right.y) <= near
    mirrored = abs(home.x - screen.width / 2) <= near and abs(left.x + right.x - screen.width) <= 2 * near
    apart = APART[0] * screen.width <= home.x - left.x <= APART[1] * screen.width
    return home.y if level and mirrored and apart else None


def _has_words(sight: Sight, top: float) -> bool:
    return any(t.bounds.center.y >= top and not may_be_icon(t) for t in sight.texts)
