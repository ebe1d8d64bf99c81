"""What a picture shows and the app does not: the system's bars, and what shows through beside a sheet."""

from __future__ import annotations

from dataclasses import dataclass

from device.geometry import Bounds
from device.screen import Element, Screen, WindowKind
from grounding.reading.roles import is_picture
from grounding.vision.gaps import SYSTEM_BARS, identifier, is_surface
from grounding.vision.seen import Kind, Sight, may_be_icon
from grounding.vision.told import Told

STATUS_DP, MOST_STATUS_DP = 24, 56
"""Without windows to tell, what lies so far up is the status bar's, or up to the second, if the app's own things begin
below it: where a camera is cut out of the display, the bar is high."""

BUTTONS_DP = 48
"""Without windows to tell, a strip so high at the bottom with a ring in its middle, at most two more icons and no words
is the system's: back, home, recent apps."""

OUTSIDE = frozenset(("touch_outside", "scrim", "dim_view", "dim_overlay"))
"""Identifiers of what takes the touches beside a sheet: what shows through is not to be touched."""
A_WINDOW = 0.9
"""What does not take touches and is called so lies over a picture, unless it takes so much of its window."""


@dataclass(frozen=True, slots=True)
class Between:
    """What lies between the system's bars, in pixels from the top."""

    top: float
    bottom: float


def between_bars(told: Told, sight: Sight) -> Between:
    """Where the app's own part of the picture is."""
    kinds = {window.kind for window in told.screen.windows}
    top = 0.0 if WindowKind.STATUS_BAR in kinds else _below_status(told)
    known = WindowKind.NAVIGATION_BAR in kinds
    return Between(top, told.screen.height if known else _above_buttons(told, sight))


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


def _below_status(told: Told) -> float:
    """Where the app's own things begin, in pixels from the top, as far down as a status bar may reach."""
    first = min((e.bounds.top / told.dp for e in told.shown if _is_own(e, told.screen)), default=0.0)
    return min(max(STATUS_DP, first), MOST_STATUS_DP) * told.dp


def _is_own(e: Element, screen: Screen) -> bool:
    return bool(e.text or e.description) or e.clickable or is_picture(e) or is_surface(e, screen)


def _above_buttons(told: Told, sight: Sight) -> int:
    """Where the system's buttons begin, in pixels from the top; the screen's height where there are none."""
    screen, high = told.screen, BUTTONS_DP * told.dp
    top = screen.height - round(high)
    icons = [r for r in sight.regions if r.bounds.center.y >= top and r.kind is Kind.ICON]
    words = any(t.bounds.center.y >= top and not may_be_icon(t) for t in sight.texts)
    home = [r for r in icons if r.round and abs(r.bounds.center.x - screen.width // 2) <= high / 2]
    return top if home and len(icons) <= 3 and not words else screen.height
