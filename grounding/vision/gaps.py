"""Gaps of a tree: what it leaves without a name, and surfaces of which it tells nothing. A picture may fill them."""

from __future__ import annotations

from device.geometry import Bounds
from device.screen import Element, Screen
from grounding.reading.roles import class_tail, is_picture
from grounding.vision.tree_text import said_within

CANVAS = 0.1
"""A bare element that takes at least this share of the screen is a surface that may hold anything."""

SYSTEM_BARS = frozenset(("statusBarBackground", "navigationBarBackground"))
"""Identifiers of what lies under the system's bars."""

LARGEST_ICON = 0.25
"""An icon is at most so wide and high: share of the display's short side."""

SMALLEST_ICON = 8
"""And at least so wide and high, in pixels: what is smaller is a stroke of one."""


def unnamed(screen: Screen) -> tuple[Bounds, ...]:
    """The boxes of elements that an icon may be the only name of."""
    says = said_within(screen)
    bare = [e for e in screen.elements if is_bare(e, says[e.key]) and is_icon_sized(e, screen)]
    around = {above.key for e in bare for above in screen.ancestors(e)}
    return tuple(dict.fromkeys(e.bounds for e in bare if e.key not in around))


def is_bare(e: Element, says: str) -> bool:
    """It takes touches, or shows a picture, and nothing is said in it."""
    touch = takes_touches(e) or is_picture(e)
    return touch and e.visible and not (says or e.checkable or e.seen)


def is_told_aloud(e: Element) -> bool:
    """A leaf whose name is heard and not seen: who looks calls it by what it shows."""
    return bool(e.description) and not (e.text or e.children or e.seen) and (e.clickable or is_picture(e))


def is_icon_sized(e: Element, screen: Screen) -> bool:
    """No larger than an icon, and no stroke of one."""
    return min(e.bounds.width, e.bounds.height) >= SMALLEST_ICON and not is_larger_than_icons(e, screen)


def is_larger_than_icons(e: Element, screen: Screen) -> bool:
    """No icon is so wide, or so high."""
    return max(e.bounds.width, e.bounds.height) > LARGEST_ICON * min(screen.width, screen.height)


def is_surface(e: Element, screen: Screen) -> bool:
    """A bare leaf that takes much of the screen."""
    bare = not e.children and not e.text and not e.description and identifier(e) not in SYSTEM_BARS
    return bare and e.bounds.area >= CANVAS * screen.bounds.area


def is_canvas(e: Element, screen: Screen) -> bool:
    """A surface on which things are drawn that can be tapped: what a picture shows can be read, and no more."""
    return not ("Image" in class_tail(e) and not takes_touches(e)) and is_surface(e, screen)


def takes_touches(e: Element) -> bool:
    """Short ones or long ones."""
    return e.clickable or e.long_clickable


def identifier(e: Element) -> str:
    """Its own, without the package's."""
    return e.resource_id.rpartition("/")[2]
