"""The parts of a screen that people speak of as one thing: app bar, tabs, navigation, lists, dialogs, the keyboard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import islice, pairwise, takewhile

from device.geometry import Bounds
from device.screen import Element, Screen, Window, WindowKind
from grounding.interface import Direction, GroupKind
from grounding.reading.roles import WIDE, class_tail, is_picture
from grounding.reading.toolkits import counts_itself, is_launcher_icon
from grounding.vocabulary.words import id_words, normal, tokens

PHOTO_HEIGHT = 0.18
"""Pictures without words that are higher than this share of the screen's short side are photos, no choices."""
BAR_HEIGHT = 0.15
"""A bar is at most this share of its window's height."""

TOP, BOTTOM = 0.25, 0.85
"""An app bar begins above the first share of the display's height, a bottom bar ends below the second."""

SPREAD_EDGE = 0.12
"""A bottom bar's first and last item are no farther from its ends than this share of its width."""

SHEET_WIDTH = 0.95
MENU_WIDTH = 0.75

HEAD_HEIGHT, HEAD_TOP, HEAD_ICON = 0.1, 0.08, 0.2
"""A bar that nothing calls so is at most this share of its window's height, begins above this one, and holds icons of
at most this share of the width."""
MOST_IN_BAR = 40

CLOSING = frozenset(map(normal, (
    "close", "dismiss", "schließen", "fermer", "cerrar", "fechar", "chiudi", "sluiten", "stäng", "luk", "lukk", "sulje",
    "zamknij", "zavřít", "zatvoriť", "bezárás", "închide", "затвори", "закрыть", "закрити", "kapat", "κλείσιμο",
    "إغلاق", "סגירה", "بستن", "बंद", "tutup", "đóng", "ปิด", "닫기", "閉じる", "关闭", "關閉",
)))  # fmt: skip
"""With one of these words a shade says what a touch on it does."""

SHADE, LARGEST_OVER, MOST_SIBLINGS = 0.9, 0.85, 50
"""A shade covers this share of its window, what lies over it at most that."""

MOST_ACROSS = 8
"""A bottom bar holds at most so many things to tap."""

FEWEST_ROWS, ALIKE_SHARE = 4, 0.75
"""So many things below each other are a list when this share of them is of one make."""

FEWEST_CARDS, MOST_CARDS = 2, 40
CARD_WIDER, CARD_HIGHER, LARGEST_CARD = 1.1, 1.5, 0.3
"""So many cards there are, so much wider and higher may one be than another, and so much of the window it takes."""

FEWEST_LINES, LINE_WIDTH, LINE_SLACK = 3, 0.9, 0.08
"""So many lines make a card one of several rows; each takes this share of its width, and their heights differ by this
share at most."""

DOCK_IDS = frozenset(("hotseat", "dock"))
"""What launchers call the place of those apps that every page of theirs shows."""
SHEET_IDS = frozenset((("sheet",), ("bottomsheet",)))
DIALOG_IDS = frozenset(("parentpanel", "buttonpanel", "alerttitle"))

BOTH_WAYS = (Direction.UP, Direction.DOWN)
SIDEWAYS = (Direction.LEFT, Direction.RIGHT)


@dataclass(frozen=True, slots=True)
class Part:
    """A group as found: its container, the group around it, in which directions it may scroll, and whether it is the
    dock of a home screen, whose apps are no choices between pages."""

    kind: GroupKind
    container: int
    around: int | None
    bounds: Bounds
    scrolls: tuple[Direction, ...] = ()
    dock: bool = False


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
    cards: set[int] = set()
    bases: dict[int, int] = {}
    bars: dict[int, int] = {}
    for element in screen.elements:
        window = screen.windows[element.window]
        if element.parent is None:
            if element.window not in bases:
                bases[element.window] = len(parts)
                parts.append(Part(_window_group(screen, window), element.key, None, window.bounds))
            around = bases[element.window]
        else:
            around = bars.get(element.key, group_of[element.parent])
            is_row = element.parent in rows_under or element.key in cards
            if is_row:
                cards.update(line.key for line in _lines_within(screen, element))
            row_of[element.key] = element.key if is_row else row_of[element.parent]
        group_of[element.key] = around
        if not element.children or element.bounds.empty:
            continue
        scrolls = _scrolls(screen, element)
        kind = _kind(screen, element, window, parts[around]) or _over_page(screen, element, window, parts[around])
        column = _column_inside(screen, element) if scrolls and len(element.children) == 1 else None
        if kind is None and column is not None and _alike(screen, column):
            kind = GroupKind.GRID if _two_across(screen, column) else GroupKind.LIST
        if kind is not None or scrolls:
            group_of[element.key] = len(parts)
            dock = kind is GroupKind.NAVIGATION and _is_dock(screen, element)
            parts.append(Part(kind or GroupKind.PAGE, element.key, around, element.bounds, scrolls, dock))
        if parts[group_of[element.key]].kind in (GroupKind.PAGE, GroupKind.LIST):
            run = _run_along_the_bottom(screen, element, window)
            if run:
                bars |= dict.fromkeys((child.key for child in run), len(parts))
                around = group_of[element.key]
                parts.append(
                    Part(
                        GroupKind.NAVIGATION, element.key, around, reduce(Bounds.union, (child.bounds for child in run))
                    )
                )
        if column is not None:
            rows_under.add(column.key)
        elif kind in (GroupKind.LIST, GroupKind.GRID, GroupKind.MENU):
            rows_under.add(element.key)
        else:
            cards.update(card.key for card in _cards(screen, element, window))
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
        strip = _strip(screen, element)
        at_bottom = box.bottom >= BOTTOM * screen.height
        if at_bottom and (
            tail.startswith(("BottomNavigation", "NavigationBar", "BottomAppBar"))
            or ("bottom" in words and {"nav", "navigation", "bar", "tab", "tabs", "menu"} & set(words))
            or joined in ("bottomnavigation", "navigationbar", "tabbar", "bottombar")
            or strip
            or _spread(screen, element)
        ):
            return GroupKind.NAVIGATION
        if tail.endswith(("TabLayout", "TabWidget")) or "tabs" in words or "tablayout" in joined:
            return GroupKind.TABS
        if strip and any(_is_chosen(screen, child) for child in screen.children(element)):
            return GroupKind.TABS
        if box.top <= TOP * screen.height and (
            tail.endswith(("Toolbar", "ActionBar", "ActionBarContainer", "AppBarLayout"))
            or "toolbar" in joined
            or joined in ("actionbar", "appbar", "topbar", "actionbarcontainer", "titlebar", "topappbar")
            or (not around.scrolls and _heads_page(screen, element, room))
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


def _over_page(screen: Screen, element: Element, window: Window, around: Part) -> GroupKind | None:
    """A sheet or dialog that an app draws into its own window, over a shade that takes every touch beside it; or what
    calls itself a sheet and leaves the page above it to be touched."""
    if around.kind is not GroupKind.PAGE or element.parent is None or element.bounds.empty:
        return None
    box, room = element.bounds, window.bounds
    if box.area > LARGEST_OVER * room.area:
        return None
    stands = box.width >= SHEET_WIDTH * room.width and box.bottom >= (1 - 0.06) * room.bottom
    if stands and id_words(element.resource_id)[-1:] in SHEET_IDS and element.children:
        return GroupKind.SHEET
    siblings = screen.elements[element.parent].children
    at = siblings.index(element.key) if len(siblings) <= MOST_SIBLINGS else 0
    if at:
        shade = screen.elements[siblings[at - 1]]
        covers = shade.bounds.area >= SHADE * room.area and shade.bounds.contains(box)
        covers = covers or (stands and _closes(shade) and _ends_at(shade.bounds, box, room))
        if not (covers and shade.clickable and not shade.children and not shade.text):
            return None
    elif not _lies_alone_on_a_shade(screen, element, room):
        return None
    return GroupKind.SHEET if stands else GroupKind.DIALOG


def is_shade(element: Element, room: Bounds) -> bool:
    """It covers its window, and says that a touch on it closes what lies over it."""
    return element.clickable and element.bounds.area >= SHADE * room.area and _closes(element)


def _closes(shade: Element) -> bool:
    """It says that it is there to close what lies over it."""
    return not CLOSING.isdisjoint((normal(shade.description), *tokens(shade.description)))


def _ends_at(shade: Bounds, box: Bounds, room: Bounds) -> bool:
    """All of the window above the box: what the box hides of a shade is not told."""
    begins = shade.top <= room.top + HEAD_TOP * room.height
    return begins and shade.bottom == box.top and shade.width >= SHADE * room.width


def _lies_alone_on_a_shade(screen: Screen, element: Element, room: Bounds) -> bool:
    """Several things in a box with room on all its sides, the only ones in what says that it closes them."""
    box = element.bounds
    margins = (box.left - room.left, room.right - box.right, box.top - room.top, room.bottom - box.bottom)
    if len(element.children) < 2 or min(margins) <= 0:
        return False
    for above in screen.ancestors(element):
        if above.clickable:
            return is_shade(above, room)
        if len(above.children) > 1:
            return False
    return False


def _heads_page(screen: Screen, element: Element, room: Bounds) -> bool:
    """An app bar that nothing calls so: low, at the very top, a title and icons at an edge, all on one line."""
    box = element.bounds
    if box.height > HEAD_HEIGHT * room.height or box.top > HEAD_TOP * room.height or element.clickable:
        return False
    texts, icons = 0, 0
    middle = box.middle_y
    for number, part in enumerate(screen.subtree(element)):
        if number > MOST_IN_BAR or part.scrollable or part.checkable:
            return False
        if part.children or part.bounds.empty:
            continue
        if not part.bounds.top <= middle < part.bounds.bottom:
            return False
        taps = part.clickable or any(above.clickable for above in _up_to(screen, part, element))
        icons += taps and part.bounds.width <= HEAD_ICON * room.width
        texts += bool(part.text or part.description) and not taps
    return texts <= 2 and icons >= 1 and icons + texts >= 2


def _up_to(screen: Screen, part: Element, top: Element) -> Iterator[Element]:
    return takewhile(lambda above: above is not top, screen.ancestors(part))


def _is_dock(screen: Screen, element: Element) -> bool:
    """The apps at the foot of a home screen: they can be picked up, and none of them is chosen."""
    if any(not DOCK_IDS.isdisjoint(id_words(e.resource_id)) for e in (element, *screen.ancestors(element))):
        return True
    short = min(screen.width, screen.height)
    apps = [child for child in screen.children(element) if not child.bounds.empty]
    return bool(apps) and all(a.long_clickable and is_launcher_icon(a, a.bounds, short) for a in apps)


def _strip(screen: Screen, element: Element) -> bool:
    """Choices side by side: three to six things to tap, or two with one chosen, or what says that it is a tab."""
    below = [child for child in screen.children(element) if not child.bounds.empty]
    if not 2 <= len(below) <= 6 or not all(child.clickable or _is_chosen(screen, child) for child in below):
        return False
    if len(below) == 2 and not any(_is_chosen(screen, child) for child in below):
        return False
    highest = PHOTO_HEIGHT * min(screen.width, screen.height)
    if all(is_picture(child) and child.bounds.height > highest and not _says(screen, child) for child in below):
        return False
    widths = [child.bounds.width for child in below]
    same_line = len({child.bounds.top for child in below}) == 1
    return same_line and max(widths) <= 1.5 * min(widths) and sum(widths) >= 0.85 * element.bounds.width


def _spread(screen: Screen, element: Element) -> bool:
    """Named things to tap, as wide as each other, on one line from edge to edge with room between them."""
    below = [child for child in screen.children(element) if not child.bounds.empty]
    return _is_spread(screen, below, element.bounds)


def _is_spread(screen: Screen, below: list[Element], room: Bounds) -> bool:
    if not 3 <= len(below) <= MOST_ACROSS or not all(child.clickable or _is_chosen(screen, child) for child in below):
        return False
    if any(is_picture(child) or not _says(screen, child) for child in below):
        return False
    boxes = sorted((child.bounds for child in below), key=lambda box: box.left)
    edge = SPREAD_EDGE * room.width
    to_edges = boxes[0].left - room.left <= edge and room.right - boxes[-1].right <= edge
    apart = all(one.right <= other.left + 1 for one, other in pairwise(boxes))
    middle = sorted(box.middle_y for box in boxes)[len(boxes) // 2]
    on_line = all(box.top < middle < box.bottom for box in boxes)
    # the button in the middle of a bar may be larger than the others
    widths = sorted(box.width for box in boxes)[: None if len(boxes) < 5 else -1]
    even = widths[-1] <= 1.5 * widths[0]
    return on_line and apart and to_edges and even and 2 * sum(widths) >= room.width


def _run_along_the_bottom(screen: Screen, element: Element, window: Window) -> list[Element]:
    """The items of a bottom bar among other children: dumps that leave out plain containers show no bar around them.

    The lowest line alone, and not where another like it stands above: that is a keypad or a grid.
    """
    box, room = element.bounds, window.bounds
    if box.height <= BAR_HEIGHT * room.height or box.bottom < BOTTOM * screen.height or box.width < WIDE * room.width:
        return []
    lines: dict[int, list[Element]] = {}
    for child in islice(reversed(list(screen.children(element))), MOST_IN_BAR):
        if child.clickable and child.children and child.bounds.height <= BAR_HEIGHT * room.height:
            lines.setdefault(child.bounds.top, []).append(child)
    if element.scrollable or not lines:
        return []
    run = lines.pop(max(lines))
    if len(run) == len(element.children) or max(child.bounds.bottom for child in run) < BOTTOM * screen.height:
        return []
    if any(len(line) == len(run) for line in lines.values()) or not _is_spread(screen, run, box):
        return []
    return run


def _says(screen: Screen, element: Element) -> bool:
    return any(part.text or part.description for part in islice(screen.subtree(element), MOST_IN_BAR))


def _is_chosen(screen: Screen, element: Element) -> bool:
    """It is selected, or counts itself among tabs, as Flutter writes it: ``Home, Tab 1 of 3``."""
    return element.selected or counts_itself(element.description)


def _alike(screen: Screen, column: Element) -> bool:
    """Most of its children are of one make."""
    makes = Counter((child.class_name, child.clickable) for child in screen.children(column))
    return len(column.children) >= FEWEST_ROWS and makes.most_common(1)[0][1] >= ALIKE_SHARE * len(column.children)


def _cards(screen: Screen, element: Element, window: Window) -> list[Element]:
    """Two or more boxes of one make and size side by side or below each other, each with a text and a control of its
    own: what stands in one belongs together, though no list holds them. A heading may stand beside them."""
    cards = [child for child in screen.children(element) if child.children and not child.bounds.empty]
    if not FEWEST_CARDS <= len(cards) <= MOST_CARDS or len({child.class_name for child in cards}) > 1:
        return []
    widths, heights = [card.bounds.width for card in cards], [card.bounds.height for card in cards]
    if max(widths) > CARD_WIDER * min(widths) or max(heights) > CARD_HIGHER * min(heights):
        return []
    if max(card.bounds.area for card in cards) > LARGEST_CARD * window.bounds.area:
        return []
    return cards if all(_is_card(screen, card) for card in cards) else []


def _lines_within(screen: Screen, row: Element) -> list[Element]:
    """Three or more lines of one make below each other in what a list holds, each with a text: a card of settings is
    several rows, and no row."""
    if row.clickable or len(row.children) < FEWEST_LINES:
        return []
    wide = [c for c in screen.children(row) if c.children and c.bounds.width >= LINE_WIDTH * row.bounds.width]
    heights = sorted(child.bounds.height for child in wide)
    usual = heights[len(heights) // 2] if heights else 0
    alike = [c for c in wide if abs(c.bounds.height - usual) <= LINE_SLACK * usual]
    if len(alike) < FEWEST_LINES or len({child.class_name for child in alike}) > 1:
        return []
    apart = all(one.bounds.bottom <= other.bounds.top + LINE_SLACK * usual for one, other in pairwise(alike))
    return alike if apart and all(_says(screen, line) for line in alike) else []


def _is_card(screen: Screen, card: Element) -> bool:
    """It holds a text and something else to touch."""
    texts = taps = 0
    for part in islice(screen.subtree(card), MOST_IN_BAR):
        if part is not card:
            texts += bool(part.text) and not part.clickable
            taps += part.clickable or part.checkable
    return texts > 0 and taps > 0


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


def _column_inside(screen: Screen, element: Element) -> Element | None:
    """The column of a scroll view that holds it in one child, or in a child's only child: its children are rows."""
    at = element
    for _ in range(3):
        if len(at.children) != 1:
            break
        at = screen.elements[at.children[0]]
    if len(at.children) < 3:
        return None
    wide = sum(child.bounds.width >= WIDE * element.bounds.width for child in screen.children(at))
    return at if wide * 2 >= len(at.children) or (_alike(screen, at) and _two_across(screen, at)) else None
