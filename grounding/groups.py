"""The parts of a screen that people speak of as one thing: app bar, tabs, navigation, lists, dialogs, the keyboard."""

from __future__ import annotations

from dataclasses import dataclass

from device.geometry import Bounds
from device.screen import Element, Screen, Window, WindowKind
from grounding.interface import Direction, GroupKind
from grounding.roles import WIDE, class_tail
from grounding.words import id_words

BAR_HEIGHT = 0.15
"""A bar is at most this share of its window's height."""

TOP, BOTTOM = 0.25, 0.85
"""An app bar begins above the first share of the display's height, a bottom bar ends below the second."""

SHEET_WIDTH = 0.95
MENU_WIDTH = 0.75

DIALOG_IDS = frozenset(("parentpanel", "buttonpanel", "alerttitle"))

BOTH_WAYS = (Direction.UP, Direction.DOWN)
SIDEWAYS = (Direction.LEFT, Direction.RIGHT)


@dataclass(frozen=True, slots=True)
class Part:
    """A group as found: its container, the group around it, and in which directions it may scroll."""

    kind: GroupKind
    container: int
    around: int | None
    bounds: Bounds
    scrolls: tuple[Direction, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """For every element: the number of its group in ``parts``, and the element that is its row (None outside rows)."""

    parts: tuple[Part, ...]
    group_of: tuple[int, ...]
    row_of: tuple[int | None, ...]

    def chain(self, group: int) -> frozenset[int]:
        """The group and all around it."""
        found = []
        at: int | None = group
        while at is not None:
            found.append(at)
            at = self.parts[at].around
        return frozenset(found)


def lay_out(screen: Screen) -> Layout:
    """Find the groups and rows of a screen, parents before children, without recursion."""
    parts: list[Part] = []
    group_of: list[int] = [0] * len(screen.elements)
    row_of: list[int | None] = [None] * len(screen.elements)
    rows_under: set[int] = set()
    bases: dict[int, int] = {}
    for element in screen.elements:
        window = screen.windows[element.window]
        if element.parent is None:
            if element.window not in bases:
                bases[element.window] = len(parts)
                parts.append(Part(_window_group(screen, window), element.key, None, window.bounds))
            around = bases[element.window]
        else:
            around = group_of[element.parent]
            row_of[element.key] = element.key if element.parent in rows_under else row_of[element.parent]
        group_of[element.key] = around
        if not element.children or element.bounds.empty:
            continue
        kind = _kind(screen, element, window, parts[around])
        scrolls = _scrolls(screen, element)
        if kind is not None or scrolls:
            group_of[element.key] = len(parts)
            parts.append(Part(kind or GroupKind.PAGE, element.key, around, element.bounds, scrolls))
        if kind in (GroupKind.LIST, GroupKind.GRID, GroupKind.MENU):
            rows_under.add(element.key)
        elif scrolls and len(element.children) == 1:
            rows_under.update(_column_inside(screen, element))
        if element.clickable and row_of[element.key] is None and element.bounds.width >= WIDE * window.bounds.width:
            row_of[element.key] = element.key if element.bounds.height <= TOP * window.bounds.height else None
    return Layout(tuple(parts), tuple(group_of), tuple(row_of))


def _window_group(screen: Screen, window: Window) -> GroupKind:
    match window.kind:
        case WindowKind.KEYBOARD:
            return GroupKind.KEYBOARD
        case WindowKind.STATUS_BAR:
            return GroupKind.STATUS_BAR
        case WindowKind.NAVIGATION_BAR:
            return GroupKind.NAVIGATION
        case WindowKind.DIALOG:
            return _over_group(screen, window)
        case WindowKind.APPLICATION | WindowKind.SYSTEM:
            return GroupKind.PAGE


def _over_group(screen: Screen, window: Window) -> GroupKind:
    """A dialog, a menu (a narrow column of things alike) or a sheet (full width, standing on the bottom edge)."""
    words: set[str] = set()
    has_list = False
    taps = 0
    for element in screen.subtree(screen.elements[window.root]):
        words.update(w for w in ("".join(id_words(element.resource_id)),) if w in DIALOG_IDS)
        has_list = has_list or class_tail(element) in ("ListView", "MenuDropDownListView", "DropDownListView")
        taps += element.clickable
    if words:
        return GroupKind.DIALOG
    box = window.bounds
    if box.width >= SHEET_WIDTH * screen.width and box.bottom >= (1 - 0.06) * screen.height and box.top > 0:
        return GroupKind.SHEET
    if has_list and taps >= 1 and box.width <= MENU_WIDTH * screen.width:
        return GroupKind.MENU
    return GroupKind.DIALOG


def _kind(screen: Screen, element: Element, window: Window, around: Part) -> GroupKind | None:
    tail = class_tail(element)
    words = id_words(element.resource_id)
    joined = "".join(words)
    box, room = element.bounds, window.bounds
    low = box.height <= BAR_HEIGHT * max(room.height, screen.height * 2 // 3)
    in_page = around.kind is GroupKind.PAGE
    if low and in_page and box.width >= WIDE * room.width:
        at_bottom = box.bottom >= BOTTOM * screen.height
        if at_bottom and (
            tail.startswith(("BottomNavigation", "NavigationBar", "BottomAppBar"))
            or ("bottom" in words and {"nav", "navigation", "bar", "tab", "tabs", "menu"} & set(words))
            or joined in ("bottomnavigation", "navigationbar", "tabbar", "bottombar")
            or _evenly_split(screen, element)
        ):
            return GroupKind.NAVIGATION
        if tail.endswith(("TabLayout", "TabWidget")) or "tabs" in words or "tablayout" in joined:
            return GroupKind.TABS
        if box.top <= TOP * screen.height and (
            tail.endswith(("Toolbar", "ActionBar", "ActionBarContainer", "AppBarLayout"))
            or "toolbar" in joined
            or joined in ("actionbar", "appbar", "topbar", "actionbarcontainer", "titlebar", "topappbar")
        ):
            return GroupKind.APP_BAR
    if around.kind in (GroupKind.KEYBOARD, GroupKind.STATUS_BAR, GroupKind.NAVIGATION, GroupKind.APP_BAR):
        return None
    if tail.endswith("GridView"):
        return GroupKind.GRID
    listing = tail.endswith(("ListView", "RecyclerView")) or (element.scrollable and len(element.children) >= 2)
    if listing and not tail.endswith(("ScrollView", "ViewPager", "ViewPager2", "WebView")):
        if around.kind is GroupKind.MENU and not element.scrollable:
            return None
        return GroupKind.GRID if _two_across(screen, element) else GroupKind.LIST
    if tail.endswith("ScrollView") and len(element.children) >= 3:
        return GroupKind.LIST
    return None


def _evenly_split(screen: Screen, element: Element) -> bool:
    """Three to six tappable children of one height and about one width, side by side."""
    below = [child for child in screen.children(element) if not child.bounds.empty]
    if not 3 <= len(below) <= 6 or not all(child.clickable or child.selected for child in below):
        return False
    widths = [child.bounds.width for child in below]
    same_line = len({child.bounds.top for child in below}) == 1
    return same_line and max(widths) <= 1.5 * min(widths) and sum(widths) >= 0.85 * element.bounds.width


def _two_across(screen: Screen, element: Element) -> bool:
    """Children stand side by side and below each other."""
    tops: dict[int, int] = {}
    for child in screen.children(element):
        if not child.bounds.empty:
            tops[child.bounds.top] = tops.get(child.bounds.top, 0) + 1
    return len(tops) >= 2 and sum(count >= 2 for count in tops.values()) * 2 >= len(tops)


def _scrolls(screen: Screen, element: Element) -> tuple[Direction, ...]:
    if not element.scrollable:
        return ()
    tail = class_tail(element)
    if tail.startswith("Horizontal") or tail.endswith(("ViewPager", "ViewPager2")):
        return SIDEWAYS
    below = [child.bounds for child in screen.children(element) if not child.bounds.empty]
    if len(below) >= 2 and all(box.top < below[0].bottom and below[0].top < box.bottom for box in below):
        return SIDEWAYS
    return BOTH_WAYS


def _column_inside(screen: Screen, element: Element) -> list[int]:
    """The column of a scroll view that holds it in one child, or in a child's only child: its children are rows."""
    at = element
    for _ in range(3):
        if len(at.children) != 1:
            break
        at = screen.elements[at.children[0]]
    if len(at.children) < 3:
        return []
    wide = sum(child.bounds.width >= WIDE * element.bounds.width for child in screen.children(at))
    return [at.key] if wide * 2 >= len(at.children) else []
