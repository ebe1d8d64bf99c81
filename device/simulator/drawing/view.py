"""Views: what an app puts on a screen, as frozen values. Layout, drawing and the tree are all made from these.

Sizes are in dp (1 dp = density / 160 pixels), text sizes in sp. A view holds no state: what a person types, where a
list is scrolled and whether a switch is on live in the page or in the app's data, and the tree is built anew from them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, Literal

Size = int | Literal["fill", "wrap"]
Align = Literal["start", "center", "end", "fill"]
Arrange = Literal["start", "center", "end", "between"]


@dataclass(frozen=True, slots=True)
class Insets:
    """Space on the four sides, in dp."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0


NO_INSETS = Insets()


def insets(horizontal: int = 0, vertical: int = 0) -> Insets:
    """The same space left and right, and the same above and below."""
    return Insets(horizontal, vertical, horizontal, vertical)


@dataclass(frozen=True, slots=True)
class Style:
    """How a view is drawn. Colours are names of the theme's palette (``surface``, ``primary`` …) or ``#rrggbb``; either
    may end in ``@`` and an opacity in percent (``black@40``). ``max_lines`` 0 is any number.
    """

    background: str = ""
    gradient: tuple[str, ...] = ()
    """Colours from top to bottom, in place of one background: its corners are not rounded."""
    color: str = "on_surface"
    hint_color: str = ""
    """Of a field's hint; the theme's if not given."""
    size: int = 16
    fixed: bool = False
    """Its size is in dp and stays, however large text is to be: what has to fit into a box of its own."""
    bold: bool = False
    radius: int = 0
    corners: Literal["all", "top", "bottom"] = "all"
    """Which corners ``radius`` rounds."""
    border: str = ""
    elevation: int = 0
    text_align: Literal["start", "center", "end"] = "start"
    max_lines: int = 1


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Drag:
    """A view under way with a finger: ``lift`` when it sets off, ``move`` whenever it comes over something else, and
    ``drop``. ``over`` has the keys of the views under the finger, from the root down.
    """

    phase: Literal["lift", "move", "drop"]
    over: tuple[str, ...]

    def onto(self, prefix: str) -> str:
        """What follows the prefix in the key of a view under the finger that begins so, the outermost; '' for none."""
        return next((key[len(prefix) :] for key in self.over if key.startswith(prefix)), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One view.

    ``kind`` says how children are placed (column, row, stack) or what a leaf draws. A ``scroll`` view is a column
    that may be taller than its box; its offset is looked up by ``key``. ``id`` is the resource entry name (``name`` in
    ``com.android.contacts:id/name``). ``key`` is the view's identity across rebuilds; without one it is the path from
    the root. An ``id`` that begins with ``#`` is that of an HTML element and belongs to no package. A ``field`` view's
    text is looked up by ``key`` in the page. ``hidden_from_tree`` is decoration that is drawn but is no node
    (Android's importantForAccessibility=no).
    """

    kind: Literal[
        "column",
        "row",
        "stack",
        "scroll",
        "text",
        "field",
        "icon",
        "image",
        "switch",
        "checkbox",
        "radio",
        "slider",
        "progress",
        "divider",
        "space",
        "canvas",
    ]
    class_name: str = "android.view.View"
    id: str = ""
    key: str = ""
    text: str = ""
    description: str = ""
    hint: str = ""
    icon: str = ""
    value: float = 0.0
    children: tuple[View, ...] = ()
    width: Size = "wrap"
    height: Size = "wrap"
    weight: float = 0.0
    padding: Insets = NO_INSETS
    margin: Insets = NO_INSETS
    align: Align = "start"
    """Where children stand across the main axis (in a stack: both ways unless ``arrange`` says otherwise)."""
    arrange: Arrange = "start"
    """Where children stand along the main axis."""
    gap: int = 0
    style: Style = PLAIN
    enabled: bool = True
    checkable: bool = False
    checked: bool = False
    selected: bool = False
    focusable: bool = False
    password: bool = False
    multiline: bool = False
    hidden_from_tree: bool = False
    input_action: Literal["done", "next", "search", "go", "send"] = "done"
    keyboard: Literal["text", "number", "phone", "email", "none"] = "text"
    draw: Callable[[Any, Any], None] | None = None
    """For ``canvas``: called with a Pillow ImageDraw and the box in pixels."""
    picture: Callable[[int, int], Any] | None = None
    """For ``image``: called with the box's width and height in pixels; gives an RGB picture of that size."""
    on_tap: Callable[[], None] | None = None
    on_long_press: Callable[[], None] | None = None
    on_text: Callable[[str], None] | None = None
    """For ``field``: called after each change with the whole text."""
    on_submit: Callable[[], None] | None = None
    """For ``field``: the keyboard's action key."""
    on_slide: Callable[[float], None] | None = None
    """For ``slider``: called with a position from 0 to 1."""
    on_swipe: Callable[[str], None] | None = None
    """Called with up, down, left or right when a finger swipes over the view and nothing under it can scroll so."""
    on_drag: Callable[[Drag], None] | None = None
    """It can be dragged: picked up by a long press, or at once by its ``handle``."""
    handle: str = ""
    """Key of the view inside of it by which it is dragged, without holding it first."""
    raised: bool = True
    """While it is dragged it has a ground and throws a shadow, as the rows of a list do."""
    on_pinch: Callable[[float], None] | None = None
    """Called when two fingers moved on the view: by how much their distance grew (2.0 is twice as far apart)."""
    on_back: Callable[[], None] | None = None
    """For a page's root: what the back key does there, instead of closing the page."""
    edge_to_edge: bool = False
    """For a page's root: it reaches under the status and navigation bars, and keeps clear of them itself."""
    secure: bool = False
    """For a page's root: FLAG_SECURE, black in screenshots."""
    refresh: float = 0.0
    """For a page's root: seconds after which it looks different by itself (a running stopwatch); 0 for never."""

    @property
    def clickable(self) -> bool:
        """Something happens on a tap."""
        return self.on_tap is not None or self.kind == "field"

    def but(self, **changes: Any) -> View:
        """A copy with some fields changed. What dataclasses.replace gives, in a fraction of the time."""
        unknown = changes.keys() - _NAMES
        if unknown:
            raise TypeError(f"A view has no {', '.join(sorted(unknown))}.")
        other = object.__new__(View)
        # pages are built of many such copies: the slots are read at once, and written past the frozen __setattr__
        for name, put, value in zip(_FIELDS, _PUT, _VALUES(self), strict=True):
            put(other, changes.get(name, value))
        return other


_FIELDS = tuple(each.name for each in fields(View))
_NAMES = frozenset(_FIELDS)
_VALUES = attrgetter(*_FIELDS)
_PUT = tuple(getattr(View, name).__set__ for name in _FIELDS)
