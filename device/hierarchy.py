"""The XML of a screen, as uiautomator writes it, read into a ``Screen``.

Three dialects are understood: every window of the display in one file (the on-device server's dump: window roots in
arbitrary order), the active window alone (``uiautomator dump``), and either of them with each node's tag renamed to
its class. None of them says what a window is or which lies above which, so both are derived here from package,
resource ids, place and size. Siblings of the root may come in any order: the result is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from device.errors import BadHierarchy
from device.geometry import Bounds
from device.screen import Element, Screen, Window, WindowKind

MOST_CHARACTERS = 64 * 1024 * 1024
MOST_NODES = 100_000
MOST_DEPTH = 1_000
"""What is larger or deeper than this is not the tree of a screen."""

SYSTEM_UI = re.compile(r"(^|\.)systemui(\.|$)")
"""Packages that draw the bars, the shade and the lock screen."""

KEYBOARD_PACKAGE = re.compile(
    r"(^|\.)(inputmethods?|ime|\w*keyboards?|gboard|honeyboard|openboard|florisboard|heliboard|swiftkey|fleksy|trime"
    r"|baidu\.input)(\.|$|_)",
    re.IGNORECASE,
)
DIALOG_IDS = frozenset({"android:id/parentPanel", "android:id/alertTitle", "android:id/button1"})
"""What Android's own dialogs are made of: a system window with one of these waits for an answer."""
KEYBOARD_IDS = frozenset({"android:id/inputArea", "android:id/candidatesArea"})
"""Android's own frame around every soft keyboard carries these."""

PAGE_IDS = frozenset({"android:id/content"})
"""Every activity has it, no soft keyboard does: a keyboard's settings page is an app."""

BAR_SHARE = 0.1
"""A bar is at most this share of the display thick."""

FULL_WIDTH, FULL_HEIGHT = 0.85, 0.75
"""An app's main window takes at least these shares of the display; the rest may be left to bars."""

HALF_AREA = 0.2
"""Either of two apps that share the display takes at least this share of it."""

KEYBOARD_SHARE = 0.65
KEYS = 10
"""A window of unknown origin is a keyboard when it lies at the bottom, takes at most this share of the height, and
holds at least so many things labelled with a single character."""

LAYERS = (
    WindowKind.APPLICATION,
    WindowKind.DIALOG,
    WindowKind.KEYBOARD,
    WindowKind.STATUS_BAR,
    WindowKind.NAVIGATION_BAR,
    WindowKind.SYSTEM,
)
"""From back to front, as Android's window manager stacks them."""

_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d{1,9})?")
_REFERENCE = re.compile(r"&#(x[0-9a-fA-F]+|[0-9]+);")
_SURROGATES = re.compile("([\ud800-\udbff])([\udc00-\udfff])")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NO_BOUNDS = Bounds(0, 0, 0, 0)


def parse(xml: str | bytes, width: int | None = None, height: int | None = None) -> Screen:
    """Read a dump. ``width`` and ``height`` are the display's in pixels as held; without them its windows tell.

    A dump without any window is a screen without elements: some games and players have no tree. Windows of other
    displays than the first are left out, since no gesture reaches them.

    :raises BadHierarchy: not XML, no ``hierarchy`` in it, or absurd in size.
    """
    rotation, nodes = _read(_text(xml))
    windows = _first_display(_split(nodes))
    display = _display(windows, width, height)
    found = sorted(
        ((_kind(window, windows, display), window) for window in windows),
        key=lambda pair: _order(*pair),
    )
    return _screen(found, display, rotation)


def legible(text: str) -> str:
    """What a phone says, as text that can be written down: the halves of a surrogate pair are made one character; half
    a pair, as a text that was cut within an emoji ends with, and what no XML may hold is U+FFFD."""
    whole = _SURROGATES.sub(lambda m: m.group().encode("utf-16", "surrogatepass").decode("utf-16"), text)
    return _ILLEGAL.sub("\ufffd", whole)


def values(xml: str | bytes) -> Iterator[str]:
    """All that the attributes of a dump say, also those that a ``Screen`` has no place for.

    :raises BadHierarchy: as ``parse``.
    """
    _, nodes = _read(_text(xml))
    return (value for node in nodes for value in node.attributes.values())


# --- reading --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Node:
    """A node as read: its parent's place in the list of all nodes, and its attributes."""

    parent: int | None
    tag: str
    attributes: Mapping[str, str]


class _Collector:
    """What the parser reports to. It keeps a flat list, so that no depth of nesting can exhaust the stack."""

    def __init__(self) -> None:
        self.rotation = 0
        self.nodes: list[_Node] = []
        self._open: list[int | None] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if not self._open:
            if tag != "hierarchy":
                raise BadHierarchy(f"expected <hierarchy> as the root of the screen's tree, found <{tag[:40]}>")
            self.rotation = _integer(attributes.get("rotation", "")) % 4
            self._open.append(None)
            return
        if len(self.nodes) >= MOST_NODES or len(self._open) > MOST_DEPTH:
            raise BadHierarchy(
                f"the screen's tree is absurd: more than {MOST_NODES} nodes or deeper than {MOST_DEPTH}; "
                "look again, and if it stays so, leave this screen"
            )
        self.nodes.append(_Node(self._open[-1], tag, attributes))
        self._open.append(len(self.nodes) - 1)

    def end(self, tag: str) -> None:
        self._open.pop()

    def close(self) -> _Collector:
        return self


def _text(xml: str | bytes) -> str:
    """The dump as text that an XML parser accepts.

    Android prints emoji as two character references, one for each half of a surrogate pair, and lets through control
    characters that XML forbids; ``uiautomator dump /dev/tty`` adds a line of prose at the end.
    """
    text = xml.decode("utf-8-sig", "replace") if isinstance(xml, bytes) else xml.removeprefix("\ufeff")
    if len(text) > MOST_CHARACTERS:
        raise BadHierarchy(f"the screen's tree is absurd: {len(text)} characters of XML")
    end = text.rfind("</hierarchy>")
    if end >= 0:
        text = text[: end + len("</hierarchy>")]
    if "&#" in text:
        text = _REFERENCE.sub(_referred, text)
    return legible(text).strip()


def _referred(match: re.Match[str]) -> str:
    digits = match.group(1)
    if len(digits) > 8:
        return "\ufffd"
    code = int(digits[1:], 16) if digits[0] == "x" else int(digits)
    if 0xD800 <= code <= 0xDFFF:
        return chr(code)
    legal = code in (0x9, 0xA, 0xD) or 0x20 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF
    return match.group() if legal else "\ufffd"


def _read(text: str) -> tuple[int, list[_Node]]:
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        # A small text could declare entities that grow without bound, and no dump has a document type.
        raise BadHierarchy("the screen's tree must not declare a document type")
    target = _Collector()
    parser = etree.XMLParser(
        target=target,  # type: ignore[arg-type]  # lxml takes a target without data and comment, its stubs do not
        encoding="utf-8",
        huge_tree=True,  # without it libxml2 stops at a depth of 256; our own limits stand in the target
        resolve_entities=True,  # or "&amp;" in an attribute comes out as "&#38;"; nobody can declare others
        no_network=True,
        load_dtd=False,
    )
    try:
        etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise BadHierarchy(
            f"the screen's tree is not XML ({error.msg}); it begins with {text[:60]!r}; look again"
        ) from error
    if not target.nodes and 'rotation="' not in text:
        raise BadHierarchy(f"the screen's tree holds no nodes: {text[:60]!r}; look again")
    return target.rotation, target.nodes


def _integer(text: str) -> int:
    found = _NUMBER.match(text.strip())
    return int(float(found.group())) if found else 0


def _bounds(text: str) -> Bounds:
    """``[l,t][r,b]``; anything else is a box without pixels, which nothing can touch."""
    numbers = _NUMBER.findall(text)
    if len(numbers) != 4:
        return _NO_BOUNDS
    left, top, right, bottom = (round(float(number)) for number in numbers)
    return Bounds(left, top, right, bottom)


# --- windows --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _WindowTree:
    """One window: its nodes in preorder (parents are places in ``nodes``), and what its kind is told from."""

    nodes: Sequence[_Node]
    bounds: Bounds
    package: str
    ids: frozenset[str]

    @property
    def display(self) -> int:
        return _integer(self.nodes[0].attributes.get("display-id", ""))

    @property
    def holds_focus(self) -> bool:
        return any(node.attributes.get("focused") == "true" for node in self.nodes)

    @property
    def keys(self) -> int:
        """How many things are labelled with a single character."""
        return sum(
            len(node.attributes.get("text") or node.attributes.get("content-desc") or "") == 1 for node in self.nodes
        )


def _split(nodes: Sequence[_Node]) -> list[_WindowTree]:
    starts = [place for place, node in enumerate(nodes) if node.parent is None]
    windows = []
    for start, stop in pairwise([*starts, len(nodes)]):
        own = [
            _Node(None if node.parent is None else node.parent - start, node.tag, node.attributes)
            for node in nodes[start:stop]
        ]
        root = own[0].attributes
        ids = frozenset(node.attributes.get("resource-id", "") for node in own)
        windows.append(_WindowTree(own, _bounds(root.get("bounds", "")), root.get("package", ""), ids))
    return windows


def _first_display(windows: list[_WindowTree]) -> list[_WindowTree]:
    first = min((window.display for window in windows), default=0)
    return [window for window in windows if window.display == first]


def _display(windows: Iterable[_WindowTree], width: int | None, height: int | None) -> Bounds:
    """The display's box: as told, else the reach of the largest window and of those that touch it."""
    if width and height:
        return Bounds(0, 0, width, height)
    placed = sorted((w.bounds for w in windows if not w.bounds.empty), key=lambda b: (-b.area, b))
    right = bottom = 0
    for box in placed:
        if not right or (0 <= box.left <= right and 0 <= box.top <= bottom):
            right, bottom = max(right, box.right), max(bottom, box.bottom)
    return Bounds(0, 0, width or right, height or bottom)


def _kind(window: _WindowTree, windows: Iterable[_WindowTree], display: Bounds) -> WindowKind:
    """What a window is. The first rule that fits decides."""
    if SYSTEM_UI.search(window.package):
        kind = _system_kind(window.bounds, display)
        asks = kind is WindowKind.SYSTEM and window.ids & DIALOG_IDS
        return WindowKind.DIALOG if asks else kind
    if _is_keyboard(window, windows, display):
        return WindowKind.KEYBOARD
    if _is_full(window.bounds, display) or _is_half(window, windows, display):
        return WindowKind.APPLICATION
    return WindowKind.DIALOG


def _system_kind(box: Bounds, display: Bounds) -> WindowKind:
    thick = BAR_SHARE * max(display.width, display.height)
    lying = box.width >= FULL_WIDTH * display.width and box.height <= thick
    standing = box.height >= FULL_HEIGHT * display.height and box.width <= thick
    if lying and box.top <= display.top:
        return WindowKind.STATUS_BAR
    if (lying and box.bottom >= display.bottom) or standing:
        return WindowKind.NAVIGATION_BAR
    return WindowKind.SYSTEM


def _is_keyboard(window: _WindowTree, windows: Iterable[_WindowTree], display: Bounds) -> bool:
    if window.ids & PAGE_IDS:
        return False
    if window.ids & KEYBOARD_IDS or KEYBOARD_PACKAGE.search(window.package):
        return True
    box = window.bounds
    at_bottom = box.bottom >= (1 - BAR_SHARE) * display.height and box.width >= FULL_WIDTH * display.width
    over_another = any(w.package != window.package and w.bounds.area > box.area for w in windows)
    return at_bottom and over_another and box.height <= KEYBOARD_SHARE * display.height and window.keys >= KEYS


def _is_full(box: Bounds, display: Bounds) -> bool:
    return box.width >= FULL_WIDTH * display.width and box.height >= FULL_HEIGHT * display.height


def _is_half(window: _WindowTree, windows: Iterable[_WindowTree], display: Bounds) -> bool:
    """One of two apps that share the display: it lies against three of its edges, and another beside it does so too.

    A small window with no other beside it is a dialog, even where a dump shows nothing of what lies behind.
    """
    if not _against_three_edges(window.bounds, display):
        return False
    others = [w.bounds for w in windows if w is not window and not SYSTEM_UI.search(w.package)]
    behind = any(box.overlaps(window.bounds) and box.area > window.bounds.area for box in others)
    beside = any(_against_three_edges(box, display) and not box.overlaps(window.bounds) for box in others)
    return beside and not behind


def _against_three_edges(box: Bounds, display: Bounds) -> bool:
    slack = BAR_SHARE * max(display.width, display.height)
    edges = (
        box.left <= slack,
        box.top <= slack,
        box.right >= display.right - slack,
        box.bottom >= display.bottom - slack,
    )
    return sum(edges) >= 3 and box.area >= HALF_AREA * display.area


def _order(kind: WindowKind, window: _WindowTree) -> tuple[object, ...]:
    """Back to front: by kind, then large before small, then the window that holds the focus last.

    What follows only makes the order the same for every order of the input.
    """
    area = 0 if kind is WindowKind.APPLICATION else -window.bounds.area
    content = tuple(tuple(node.attributes.values()) for node in window.nodes)
    return LAYERS.index(kind), area, window.holds_focus, -window.bounds.area, window.package, content


# --- elements -------------------------------------------------------------------------------------------------------


def _screen(found: Sequence[tuple[WindowKind, _WindowTree]], display: Bounds, rotation: int) -> Screen:
    elements: list[Element] = []
    windows: list[Window] = []
    for layer, (kind, window) in enumerate(found):
        windows.append(Window(len(elements), kind, layer, window.package, window.bounds))
        elements += _elements(window.nodes, len(elements), layer)
    return Screen(display.right, display.bottom, rotation, tuple(elements), tuple(windows))


def _elements(nodes: Sequence[_Node], first: int, window: int) -> Iterable[Element]:
    children: list[list[int]] = [[] for _ in nodes]
    for place, node in enumerate(nodes):
        if node.parent is not None:
            children[node.parent].append(first + place)
    for place, node in enumerate(nodes):
        parent = None if node.parent is None else first + node.parent
        yield _element(node, first + place, parent, tuple(children[place]), window)


def _element(node: _Node, key: int, parent: int | None, children: tuple[int, ...], window: int) -> Element:
    said = node.attributes.get
    return Element(
        key=key,
        parent=parent,
        children=children,
        window=window,
        class_name=said("class") or ("" if node.tag == "node" else node.tag),
        package=said("package", ""),
        bounds=_bounds(said("bounds", "")),
        text=said("text", ""),
        description=said("content-desc", ""),
        hint=said("hint", ""),
        resource_id=said("resource-id", ""),
        index=_integer(said("index", "")),
        drawing_order=_integer(said("drawing-order", "")),
        clickable=said("clickable") == "true",
        long_clickable=said("long-clickable") == "true",
        checkable=said("checkable") == "true",
        checked=said("checked") == "true",
        enabled=said("enabled", "true") == "true",
        focusable=said("focusable") == "true",
        focused=said("focused") == "true",
        scrollable=said("scrollable") == "true",
        selected=said("selected") == "true",
        password=said("password") == "true",
        visible=said("visible-to-user", said("displayed", "true")) == "true",
    )
