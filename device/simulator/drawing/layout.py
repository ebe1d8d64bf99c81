"""Layout: where every view of a window stands, in pixels. Pure: the same view in the same box is placed alike.

A column gives its children the width it has and stacks their heights; a row does the same the other way round. Along
the main axis ``weight`` (or ``fill``, which is a weight of 1) shares what is left. A container of size ``wrap`` is as
large as its content and no larger than its box; when that is too small, its weighted children are squeezed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from device.geometry import Bounds, Point
from device.simulator.drawing import typeface
from device.simulator.drawing.text_scale import text_pixels
from device.simulator.drawing.view import NO_INSETS, Insets, Style, View
from device.simulator.drawing.widgets import RECYCLING

ENDLESS = 1 << 24
"""Height offered to what may scroll, in pixels."""
BULLET = "•"
NOTHING: Mapping[str, str] = {}
AT_TOP: Mapping[str, float] = {}

SWITCH_SIZE = (52, 32)
MARK_SIZE = (32, 32)
LABELLED_HEIGHT = 48
LABEL_GAP = 12
ICON_IN_TEXT = 18
ICON_IN_FIELD = 24
FIELD_WIDTH = 200
MENU_SIDE = 8


@dataclass(frozen=True, slots=True)
class ScrollState:
    """How far a scroll view is scrolled, and how far it could be, in dp from the top."""

    offset: float
    limit: float

    @property
    def backward(self) -> bool:
        """There is something above."""
        return self.offset > 0

    @property
    def forward(self) -> bool:
        """There is something below."""
        return self.offset < self.limit


@dataclass(frozen=True, slots=True)
class Placed:
    """A view in its place.

    ``bounds`` is the whole box in display pixels, ``visible`` the part that its window and the scroll views above it
    leave (it may be empty). ``key`` is the view's own or made from its parent's key and its position. ``index`` counts
    the parent's children as Android would. ``text`` is what the view shows (typed text for a field, not masked),
    ``lines`` the same as drawn, ``selection`` its selected part (start, end) where that is known. ``pixels`` is the
    number of pixels a dp, ``font_scale`` how large text is to be.
    """

    view: View
    key: str
    bounds: Bounds
    visible: Bounds
    children: tuple[Placed, ...] = ()
    package: str = ""
    index: int = 0
    text: str = ""
    lines: tuple[str, ...] = ()
    focused: bool = False
    selection: tuple[int, int] | None = None
    scroll: ScrollState | None = None
    pixels: float = 1.0
    font_scale: float = 1.0

    @property
    def touchable(self) -> bool:
        """It takes touches: a tap, a long press, typing or sliding. A disabled one swallows them."""
        view = self.view
        return (
            view.on_tap is not None
            or view.on_long_press is not None
            or view.on_slide is not None
            or view.on_swipe is not None
            or view.on_drag is not None
            or view.kind == "field"
        )


def layout(
    view: View,
    box: Bounds,
    density: int,
    font_scale: float = 1.0,
    *,
    scroll: Mapping[str, float] = AT_TOP,
    fields: Mapping[str, str] = NOTHING,
    package: str = "",
    focus: str = "",
    selection: tuple[int, int] | None = None,
    root_key: str = "root",
) -> Placed:
    """Place a window's views in ``box``. The root takes the whole box.

    ``scroll`` has offsets in dp and ``fields`` typed text, both by view key; offsets out of range are brought back
    into it. ``focus`` is the key of the focused field and ``selection`` where its cursor
    stands (None for the end of the text). ``root_key`` is the root's key if it has none of its own.
    """
    run = _Run(density, font_scale, scroll, fields, package, focus, selection)
    return run.place(view, box, box, view.key or root_key, 0)


def measure(
    view: View,
    width: int,
    height: int,
    density: int,
    font_scale: float = 1.0,
    *,
    fields: Mapping[str, str] = NOTHING,
) -> tuple[int, int]:
    """The size in pixels that a view wants, given at most ``width`` by ``height``: for dialogs, menus and sheets."""
    return _Run(density, font_scale, AT_TOP, fields, "", "", None).size(view, view.key, width, height)


def walk(placed: Placed) -> Iterator[Placed]:
    """The view and all below it, parents first, in the order they are drawn."""
    yield placed
    for child in placed.children:
        yield from walk(child)


def find(placed: Placed, key: str) -> Placed | None:
    """The view with this key."""
    return next((each for each in walk(placed) if each.key == key), None)


def shifted(placed: Placed, dx: int, dy: int, clip: Bounds) -> Placed:
    """A view and all below it somewhere else, whole there as far as ``clip`` reaches."""
    box = placed.bounds.moved(dx, dy)
    children = tuple(shifted(child, dx, dy, clip) for child in placed.children)
    return replace(placed, bounds=box, visible=box.intersect(clip), children=children)


def hit(placed: Placed, x: float, y: float) -> list[Placed]:
    """The views under a point, from the root to the front-most; empty when the point is outside.

    As on Android, of overlapping children the front one is taken, unless nothing in it takes touches and something
    behind it does; what can be scrolled takes them, too.
    """
    if not placed.visible.contains(Point(int(x), int(y))):
        return []
    first: list[Placed] = []
    for child in reversed(placed.children):
        path = hit(child, x, y)
        if any(each.touchable or (each.scroll is not None and each.scroll.limit > 0) for each in path):
            return [placed, *path]
        first = first or path
    return [placed, *first]


@dataclass(frozen=True, slots=True)
class _Child:
    """A child with its key and its margins in pixels."""

    view: View
    key: str
    left: int
    top: int
    right: int
    bottom: int

    @property
    def across(self) -> int:
        return self.left + self.right

    @property
    def along(self) -> int:
        return self.top + self.bottom


class _Run:
    """One layout: the measures of a display, what is typed and scrolled, and sizes already found."""

    def __init__(
        self,
        density: int,
        font_scale: float,
        scroll: Mapping[str, float],
        fields: Mapping[str, str],
        package: str,
        focus: str,
        selection: tuple[int, int] | None,
    ) -> None:
        self.pixels = density / 160
        self.font_scale = font_scale
        self.scroll = scroll
        self.fields = fields
        self.package = package
        self.focus = focus
        self.selection = selection
        self.sizes: dict[tuple[int, str, int, int], tuple[int, int]] = {}
        self.widths: dict[tuple[int, str, int], int] = {}
        self.heights: dict[tuple[int, str, int, int], int] = {}
        self.lengths: dict[float, int] = {}
        self.keyed: dict[tuple[int, str], list[_Child]] = {}

    def px(self, dp: float) -> int:
        """Pixels of a length in dp; what is not nothing is at least a pixel."""
        if dp <= 0:
            return 0
        found = self.lengths.get(dp)
        if found is None:
            found = self.lengths[dp] = max(1, int(dp * self.pixels + 0.5))
        return found

    def sp(self, style: Style) -> int:
        """Pixels of a view's text."""
        return text_pixels(style.size, self.pixels, self.font_scale, style.fixed)

    def children(self, view: View, key: str) -> list[_Child]:
        """The children of a view with their keys and margins."""
        memo = (id(view), key)
        found = self.keyed.get(memo)
        if found is None:
            found = self.keyed[memo] = [
                _Child(child, child.key or f"{key}/{i}", *self.sides(child.margin))
                for i, child in enumerate(view.children)
            ]
        return found

    def sides(self, space: Insets) -> tuple[int, int, int, int]:
        """Pixels of the space on the four sides."""
        if space is NO_INSETS:
            return 0, 0, 0, 0
        return self.px(space.left), self.px(space.top), self.px(space.right), self.px(space.bottom)

    def gaps(self, view: View) -> int:
        """All gaps between children together."""
        return self.px(view.gap) * max(0, len(view.children) - 1)

    # measuring

    def size(self, view: View, key: str, width: int, height: int) -> tuple[int, int]:
        """Size of a view, given at most so much: without its margins, with its padding."""
        memo = (id(view), key, width, height)
        if memo not in self.sizes:
            wide = width if view.width == "fill" else min(width, self.natural_width(view, key, width))
            self.sizes[memo] = (wide, self.height(view, key, wide, height))
        return self.sizes[memo]

    def height(self, view: View, key: str, width: int, height: int) -> int:
        """Height of a view of a known width."""
        if isinstance(view.height, int):
            return self.px(view.height)
        if view.height == "fill" and height < ENDLESS:
            return height
        memo = (id(view), key, width, height)
        found = self.heights.get(memo)
        if found is None:
            found = self.heights[memo] = min(height, self.content_height(view, key, width, height))
        return found

    def natural_width(self, view: View, key: str, room: int) -> int:
        """Width of a view that may be as wide as its content asks for."""
        if isinstance(view.width, int):
            return self.px(view.width)
        memo = (id(view), key, room)
        if memo not in self.widths:
            self.widths[memo] = self._natural_width(view, key, room)
        return self.widths[memo]

    def _natural_width(self, view: View, key: str, room: int) -> int:
        around = self.px(view.padding.left) + self.px(view.padding.right)
        inner = max(0, room - around)
        if view.children:
            wide = [
                child.across + self.natural_width(child.view, child.key, inner) for child in self.children(view, key)
            ]
            return around + (sum(wide) + self.gaps(view) if view.kind == "row" else max(wide))
        return around + self.leaf_width(view, inner)

    def leaf_width(self, view: View, room: int) -> int:
        """Width that a leaf's own content asks for."""
        match view.kind:
            case "text":
                return self.text_width(view, view.text, room - self.text_icon(view)) + self.text_icon(view)
            case "switch" | "checkbox" | "radio":
                mark = self.px(SWITCH_SIZE[0] if view.kind == "switch" else MARK_SIZE[0])
                gap = self.px(LABEL_GAP) if view.text else 0
                return mark + gap + (self.text_width(view, view.text, room - mark - gap) if view.text else 0)
            case "field" | "slider" | "progress":
                return self.px(FIELD_WIDTH)
            case "icon" | "image":
                return self.px(view.style.size)
            case _:
                return 0

    def text_width(self, view: View, shown: str, room: int) -> int:
        """Width of the widest line of a text."""
        style = view.style
        px = self.sp(style)
        return max(
            typeface.width(line, px, style.bold)
            for line in typeface.wrap(shown, px, style.bold, max(1, room), style.max_lines)
        )

    def text_icon(self, view: View) -> int:
        """Room that an icon before a text takes."""
        return self.px(ICON_IN_TEXT + MENU_SIDE) if view.icon else 0

    def content_height(self, view: View, key: str, width: int, room: int) -> int:
        """Height that a view of a known width asks for, with its padding."""
        around = self.px(view.padding.top) + self.px(view.padding.bottom)
        inner = width - self.px(view.padding.left) - self.px(view.padding.right)
        match view.kind:
            case "row":
                widths = self.row_widths(view, key, inner)
                tall = [
                    child.along + self.height(child.view, child.key, wide, ENDLESS)
                    for child, wide in zip(self.children(view, key), widths, strict=True)
                ]
                return around + max(tall, default=0)
            case "column":
                return around + sum(self.column_heights(view, key, inner, room - around, False)) + self.gaps(view)
            case "scroll":
                return around + sum(self.column_heights(view, key, inner, ENDLESS, False)) + self.gaps(view)
            case "stack":
                tall = [
                    child.along + self.height(child.view, child.key, self.child_width(child, inner), ENDLESS)
                    for child in self.children(view, key)
                ]
                return around + max(tall, default=0)
            case _:
                return around + self.leaf_height(view, key, inner)

    def leaf_height(self, view: View, key: str, width: int) -> int:
        """Height that a leaf's own content asks for."""
        style = view.style
        match view.kind:
            case "text":
                return len(self.lines(view, key, width)) * typeface.line_height(self.sp(style))
            case "field":
                return len(self.lines(view, key, width)) * typeface.line_height(self.sp(style))
            case "switch":
                return self.px(LABELLED_HEIGHT if view.text else SWITCH_SIZE[1])
            case "checkbox" | "radio":
                return self.px(LABELLED_HEIGHT if view.text else MARK_SIZE[1])
            case "icon" | "image":
                return self.px(style.size)
            case "slider":
                return self.px(LABELLED_HEIGHT)
            case "progress":
                return self.px(4)
            case "divider":
                return self.px(1)
            case _:
                return 0

    def shown(self, view: View, key: str) -> str:
        """The text of a view: typed text for a field."""
        return self.fields.get(key, "") if view.kind == "field" else view.text

    def lines(self, view: View, key: str, width: int) -> tuple[str, ...]:
        """A view's text as it is drawn in a box that is so wide inside."""
        style = view.style
        shown = self.shown(view, key)
        px = self.sp(style)
        match view.kind:
            case "text":
                return typeface.wrap(shown, px, style.bold, max(1, width - self.text_icon(view)), style.max_lines)
            case "switch" | "checkbox" | "radio" if view.text:
                mark = self.px((SWITCH_SIZE if view.kind == "switch" else MARK_SIZE)[0] + LABEL_GAP)
                return typeface.wrap(shown, px, style.bold, max(1, width - mark), style.max_lines)
            case "field":
                masked = BULLET * len(shown) if view.password else shown
                if not view.multiline:
                    return (masked.replace("\n", " "),)
                room = width - (self.px(ICON_IN_FIELD + MENU_SIDE * 2) if view.icon else 0)
                return typeface.wrap(masked, px, style.bold, max(1, room))
            case "image":
                return (shown,) if shown else ()
            case "icon" if not view.icon:
                return (shown,) if shown else ()
            case _:
                return ()

    # sharing

    def child_width(self, child: _Child, inner: int) -> int:
        """Width of a column's or stack's child before any stretching."""
        return self.size(child.view, child.key, max(0, inner - child.across), ENDLESS)[0]

    def row_widths(self, view: View, key: str, inner: int) -> list[int]:
        """Widths of a row's children, without margins."""
        children = self.children(view, key)
        left = inner - self.gaps(view) - sum(child.across for child in children)
        widths = [0] * len(children)
        for i, child in enumerate(children):
            if not _grow(child.view, child.view.width):
                widths[i] = min(max(0, left), self.natural_width(child.view, child.key, max(0, left)))
                left -= widths[i]
        return _shared(widths, [_grow(child.view, child.view.width) for child in children], left)

    def column_heights(self, view: View, key: str, inner: int, room: int, definite: bool) -> list[int]:
        """Heights of a column's children, with margins; a column of definite height fills it."""
        children = self.children(view, key)
        grow = [_grow(child.view, child.view.height) for child in children]
        left = room - self.gaps(view)
        heights = []
        for child, weight in zip(children, grow, strict=True):
            wide = inner - child.across if view.align == "fill" else self.child_width(child, inner)
            natural = child.along + self.height(child.view, child.key, max(0, wide), ENDLESS)
            heights.append(0 if weight and definite else natural)
        if definite:
            return _shared(heights, grow, left - sum(heights))
        over = sum(heights) - left
        if over > 0 and any(grow):
            kept = sum(tall for tall, weight in zip(heights, grow, strict=True) if not weight)
            return _shared(
                [0 if weight else tall for tall, weight in zip(heights, grow, strict=True)], grow, left - kept
            )
        return heights

    # placing

    def place(self, view: View, box: Bounds, clip: Bounds, key: str, index: int) -> Placed:
        """A view in its box, with all below it."""
        visible = box.intersect(clip)
        left, top, right, bottom = self.sides(view.padding)
        inner = box
        if left or top or right or bottom:
            inner = Bounds(box.left + left, box.top + top, box.right - right, box.bottom - bottom)
        state = None
        focused = view.kind == "field" and key == self.focus
        if view.kind == "scroll":
            boxes, state = self.scrolled(view, key, inner)
        else:
            boxes = self.boxes(view, key, inner)
        return Placed(
            view=view,
            key=key,
            bounds=box,
            visible=visible,
            children=self.place_children(view, key, boxes, visible),
            package=self.package,
            index=index,
            text=self.shown(view, key),
            lines=self.lines(view, key, inner.width),
            focused=focused,
            selection=self.selection if focused else None,
            scroll=state,
            pixels=self.pixels,
            font_scale=self.font_scale,
        )

    def place_children(self, view: View, key: str, boxes: Sequence[Bounds], clip: Bounds) -> tuple[Placed, ...]:
        """The children in their boxes; rows of a recycling list that are out of sight are left out."""
        recycling = view.kind == "scroll" and view.class_name in RECYCLING
        placed: list[Placed] = []
        index = 0
        for child, box in zip(self.children(view, key), boxes, strict=True):
            if recycling and not box.overlaps(clip):
                continue
            placed.append(self.place(child.view, box, clip, child.key, index))
            index += not child.view.hidden_from_tree
        return tuple(placed)

    def boxes(self, view: View, key: str, inner: Bounds) -> list[Bounds]:
        """Boxes of the children of a column, row or stack."""
        match view.kind:
            case "row":
                return self.row_boxes(view, key, inner)
            case "column":
                heights = self.column_heights(view, key, inner.width, inner.height, True)
                return self.column_boxes(view, key, inner, heights)
            case "stack":
                return [self.stack_box(view, child, inner) for child in self.children(view, key)]
            case _:
                return []

    def scrolled(self, view: View, key: str, inner: Bounds) -> tuple[list[Bounds], ScrollState]:
        """Boxes of a scroll view's children, moved by its offset."""
        heights = self.column_heights(view, key, inner.width, ENDLESS, False)
        limit = max(0, sum(heights) + self.gaps(view) - inner.height)
        offset = min(limit, max(0, round(self.scroll.get(key, 0.0) * self.pixels)))
        moved = inner.moved(0, -offset)
        content = Bounds(moved.left, moved.top, moved.right, moved.top + sum(heights) + self.gaps(view))
        return self.column_boxes(view, key, content, heights), ScrollState(offset / self.pixels, limit / self.pixels)

    def column_boxes(self, view: View, key: str, inner: Bounds, heights: list[int]) -> list[Bounds]:
        """Children below each other; ``heights`` come with margins."""
        children = self.children(view, key)
        y, gap = _start(view, inner.top, inner.height - sum(heights), self.px(view.gap), len(children))
        boxes = []
        for child, tall in zip(children, heights, strict=True):
            room = max(0, inner.width - child.across)
            wide = room if view.align == "fill" and child.view.width == "wrap" else self.child_width(child, inner.width)
            x = inner.left + child.left + _offset(view.align, room - wide)
            boxes.append(Bounds(x, y + child.top, x + wide, y + tall - child.bottom))
            y += tall + gap
        return boxes

    def row_boxes(self, view: View, key: str, inner: Bounds) -> list[Bounds]:
        """Children side by side."""
        children = self.children(view, key)
        widths = self.row_widths(view, key, inner.width)
        used = sum(widths) + sum(child.across for child in children)
        x, gap = _start(view, inner.left, inner.width - used, self.px(view.gap), len(children))
        boxes = []
        for child, wide in zip(children, widths, strict=True):
            room = max(0, inner.height - child.along)
            stretch = view.align == "fill" and child.view.height == "wrap"
            tall = room if stretch else self.height(child.view, child.key, wide, room)
            y = inner.top + child.top + _offset(view.align, room - tall)
            boxes.append(Bounds(x + child.left, y, x + child.left + wide, y + tall))
            x += child.across + wide + gap
        return boxes

    def stack_box(self, view: View, child: _Child, inner: Bounds) -> Bounds:
        """One child of a stack."""
        room_x, room_y = max(0, inner.width - child.across), max(0, inner.height - child.along)
        stretch = view.align == "fill"
        wide = room_x if stretch and child.view.width == "wrap" else self.size(child.view, child.key, room_x, room_y)[0]
        tall = room_y if stretch and child.view.height == "wrap" else self.height(child.view, child.key, wide, room_y)
        vertical = view.arrange if view.arrange != "start" else view.align
        x = inner.left + child.left + _offset(view.align, room_x - wide)
        y = inner.top + child.top + _offset(vertical, room_y - tall)
        return Bounds(x, y, x + wide, y + tall)


def _grow(view: View, size: int | str) -> float:
    """The share of what is left along the main axis that a child takes; 0 when it has a size of its own."""
    return view.weight or (1.0 if size == "fill" else 0.0)


def _shared(sizes: list[int], grow: Sequence[float], left: int) -> list[int]:
    """Sizes after ``left`` pixels were shared among those that grow, without losing a pixel to rounding."""
    total = sum(grow)
    if not total:
        return sizes
    left = max(0, left)
    shared, given, seen = list(sizes), 0, 0.0
    for i, weight in enumerate(grow):
        if weight:
            seen += weight
            upto = round(left * seen / total)
            shared[i] += upto - given
            given = upto
    return shared


def _start(view: View, first: int, left: int, gap: int, count: int) -> tuple[int, int]:
    """Where the first child begins along the main axis, and the distance between children."""
    left -= gap * max(0, count - 1)
    match view.arrange:
        case "center":
            return first + max(0, left) // 2, gap
        case "end":
            return first + max(0, left), gap
        case "between":
            return first, gap + (max(0, left) // (count - 1) if count > 1 else 0)
        case _:
            return first, gap


def _offset(align: str, left: int) -> int:
    """Distance from the near side across the main axis."""
    match align:
        case "center":
            return left // 2
        case "end":
            return left
        case _:
            return 0
