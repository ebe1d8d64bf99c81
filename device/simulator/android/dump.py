"""The accessibility tree: nodes made from placed views, and the XML that Android's tools print of them.

Two forms are written: that of uiautomator2's on-device server (indented, one tree a window, attributes up to
display-id) and that of the command ``uiautomator dump`` (one line, one window, attributes up to bounds). Both come
from Android's kXML serializer: CR LF and two spaces of indentation, `` />`` after an empty element, and apostrophes
around a value that contains a quotation mark.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from device.geometry import Bounds
from device.simulator.drawing.layout import BULLET, Placed
from device.simulator.drawing.view import View

HEADER = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>"
NAF_EXCLUDED = ("GridView", "GridLayout", "ListView", "TableLayout")
"""Classes that may be clickable and nameless without being called not accessibility friendly."""
RANGES = frozenset({"slider", "progress"})
MARKED = frozenset({"image", "icon", "canvas"})
"""Kinds whose text is part of the picture only."""
CONTAINERS = frozenset({"column", "row", "stack", "space", "divider"})
CONTENT = "android:id/content"
DECOR = (
    ("android.widget.FrameLayout", ""),
    ("android.widget.LinearLayout", ""),
    ("android.widget.FrameLayout", CONTENT),
)
"""Class and resource name of what lies around the page in each window of an app, outermost first."""
REFUSED = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufde0-\ufffd]")
"""Characters that XML, or Android's dumper, does not let through."""
_NAF = ' NAF="true"'
_JAVA = ("false", "true")


@dataclass(frozen=True, slots=True)
class Node:
    """A node as accessibility services see it.

    ``bounds`` is what can be seen of it, or its whole box when nothing can (``visible`` is then False); ``full`` is
    the whole box. ``key`` is the view's key, which no client sees. ``index`` and ``drawing_order`` count siblings.
    """

    class_name: str
    bounds: Bounds
    full: Bounds
    text: str = ""
    resource_id: str = ""
    package: str = ""
    description: str = ""
    checkable: bool = False
    checked: bool = False
    clickable: bool = False
    enabled: bool = True
    focusable: bool = False
    focused: bool = False
    scrollable: bool = False
    long_clickable: bool = False
    password: bool = False
    selected: bool = False
    visible: bool = True
    index: int = 0
    drawing_order: int = 0
    hint: str = ""
    key: str = ""
    important: bool = True
    """False for a mere container, which the compressed tree leaves out."""
    children: tuple[Node, ...] = ()

    @property
    def named(self) -> bool:
        """It or something in it has a text or a description."""
        return bool(self.text or self.description) or any(child.named for child in self.children)

    def walk(self) -> Iterator[Node]:
        """The node and all below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


def tree(placed: Placed) -> Node:
    """The tree of a window. What is hidden from accessibility is left out with all that is in it."""
    return _node(placed, 0, 0)


def decorated(root: Node) -> Node:
    """The tree of an app's window as Android has it: inside of the containers that every such window begins with."""
    inside = root
    for class_name, id in reversed(DECOR):
        inside = Node(
            class_name=class_name,
            bounds=root.bounds,
            full=root.full,
            resource_id=id,
            package=root.package,
            visible=root.visible,
            important=False,
            children=(replace(inside, drawing_order=1),),
        )
    return inside


def drawn(root: Node) -> Node:
    """The tree of a window, nothing but a surface in place of an app's page: what is drawn there it does not tell."""
    if root.resource_id == CONTENT:
        surface = Node("android.view.SurfaceView", root.bounds, root.full, package=root.package, visible=root.visible)
        return replace(root, children=(surface,))
    return replace(root, children=tuple(drawn(child) for child in root.children))


def _node(placed: Placed, index: int, order: int) -> Node:
    view = placed.view
    shown = not placed.visible.empty
    scrollable = placed.scroll is not None and placed.scroll.limit > 0
    text = node_text(placed)
    long_clickable = view.on_long_press is not None or view.kind == "field" or _held_to_drag(view)
    acts = view.clickable or long_clickable or view.checkable or view.focusable or scrollable
    kept = [child for child in placed.children if not child.view.hidden_from_tree]
    return Node(
        class_name=view.class_name,
        bounds=placed.visible if shown else placed.bounds,
        full=placed.bounds,
        text=text,
        resource_id=resource_id(view.id, placed.package),
        package=placed.package,
        description=view.description,
        checkable=view.checkable,
        checked=view.checked,
        clickable=view.clickable,
        enabled=view.enabled,
        focusable=view.focusable or view.kind == "field" or scrollable,
        focused=placed.focused,
        scrollable=scrollable,
        long_clickable=long_clickable,
        password=view.password,
        selected=view.selected,
        visible=shown,
        index=index,
        drawing_order=order,
        hint=view.hint,
        key=placed.key,
        important=acts or bool(text or view.description) or view.kind not in (CONTAINERS | MARKED),
        children=tuple(_node(child, i, i + 1) for i, child in enumerate(kept)),
    )


def _held_to_drag(view: View) -> bool:
    return view.on_drag is not None and not view.handle


def node_text(placed: Placed) -> str:
    """A view's text as accessibility gives it: bullets for a password, a number for what has a range."""
    view = placed.view
    if view.kind in RANGES:
        return java_float(view.value)
    if view.kind in MARKED:
        return ""
    return BULLET * len(placed.text) if view.password else placed.text


def resource_id(id: str, package: str) -> str:
    """The full resource name of an id; ids with a colon are full already, and those of HTML have no package."""
    if id.startswith("#"):
        return id[1:]
    return id if ":" in id or not id else f"{package}:id/{id}"


def java_float(value: float) -> str:
    """A number as Java prints a float: the shortest decimal that means the same 32 bits."""
    single = struct.unpack("f", struct.pack("f", value))[0]
    for digits in range(1, 10):
        short = f"{single:.{digits}g}"
        if struct.pack("f", float(short)) == struct.pack("f", single):
            break
    if single == 0 or 1e-3 <= abs(single) < 1e7:
        plain = f"{Decimal(short):f}"
        return plain if "." in plain else plain + ".0"
    mantissa, exponent = f"{float(short):e}".split("e")
    mantissa = mantissa.rstrip("0")
    return f"{mantissa}{'0' if mantissa.endswith('.') else ''}E{int(exponent)}"


def compressed(node: Node) -> Node:
    """The tree without mere containers: their children take their place, and are counted anew."""
    kept = [inner for child in node.children for inner in _flattened(child)]
    return replace(
        node,
        children=tuple(replace(compressed(child), index=i, drawing_order=i + 1) for i, child in enumerate(kept)),
    )


def _flattened(node: Node) -> Iterator[Node]:
    if node.important:
        yield node
        return
    for child in node.children:
        yield from _flattened(child)


# XML


_WINDOW_TYPES = {
    "com.android.inputmethod.latin": "TYPE_INPUT_METHOD",
    "com.android.systemui": "TYPE_SYSTEM",
}
"""Of windows that are no app's, by package."""


def to_xml(
    roots: Sequence[Node],
    rotation: int,
    *,
    compress: bool = False,
    max_depth: int = 50,
    display_id: int = 0,
) -> str:
    """What uiautomator2's server answers to dumpWindowHierarchy. With ``max_depth`` 0 there are only the roots."""
    if not roots:
        return f'{HEADER}\r\n<hierarchy rotation="{rotation}" />'
    lines = [HEADER, f'<hierarchy rotation="{rotation}">']
    for root in roots:
        _indent(compressed(root) if compress else root, 1, max_depth, f' display-id="{display_id}"', lines)
    lines.append("</hierarchy>")
    return "\r\n".join(lines)


def to_line(root: Node, rotation: int, *, compress: bool = False) -> str:
    """What the command ``uiautomator dump`` writes for the active window: one line."""
    shown = compressed(root) if compress else root
    return f'{HEADER}<hierarchy rotation="{rotation}">{"".join(_flat(shown))}</hierarchy>'


def to_displays(roots: Sequence[Node], titles: Sequence[str], rotation: int, *, compress: bool = False) -> str:
    """What ``uiautomator dump --windows`` writes: every window of the display, the front one first."""
    parts = [f'{HEADER}<displays><display id="0">']
    for place, (root, title) in enumerate(zip(roots, titles, strict=True)):
        shown, box = compressed(root) if compress else root, root.bounds
        kind = _WINDOW_TYPES.get(root.package, "TYPE_APPLICATION")
        active = _JAVA[place == next((i for i, r in enumerate(roots) if r.package not in _WINDOW_TYPES), 0)]
        parts.append(
            f'<window index="{place}" title={quoted(title)} bounds="[{box.left},{box.top}][{box.right},{box.bottom}]"'
            f' active="{active}" focused="{active}" accessibility-focused="false" id="{len(roots) - place}"'
            f' layer="{len(roots) - place - 1}" type="{kind}"><hierarchy rotation="{rotation}">'
            f"{''.join(_flat(shown))}</hierarchy></window>"
        )
    return "".join(parts) + "</display></displays>"


def _indent(node: Node, depth: int, max_depth: int, display: str, lines: list[str]) -> bool:
    """Add the lines of a node and all below it; whether anything in it has a name, also what is not printed."""
    place = len(lines)
    lines.append("")
    inner = False
    named = bool(node.text or node.description)
    for child in node.children:
        if child.visible and depth <= max_depth:
            inner = True
            named |= _indent(child, depth + 1, max_depth, display, lines)
        elif not named:
            named = child.named
    # what newer Android versions add stands after bounds
    late = f' drawing-order="{node.drawing_order}" hint={quoted(node.hint)}{display}'
    indentation = "  " * depth
    lines[place] = f"{indentation}<node{_attributes(node, named)}{late}{'>' if inner else ' />'}"
    if inner:
        lines.append(indentation + "</node>")
    return named


def _flat(node: Node) -> Iterator[str]:
    inner = [child for child in node.children if child.visible]
    yield "<node" + _attributes(node, node.named, visible_to_user=False)
    if not inner:
        yield " />"
        return
    yield ">"
    for child in inner:
        yield from _flat(child)
    yield "</node>"


def _attributes(node: Node, named: bool, visible_to_user: bool = True) -> str:
    """Attributes up to bounds, each with a space before it. ``named`` is that of the node, found on the way."""
    nameless = node.clickable and node.enabled and not named and not node.class_name.endswith(NAF_EXCLUDED)
    seen = f' visible-to-user="{_JAVA[node.visible]}"' if visible_to_user else ""
    box = node.bounds
    return (
        f'{_NAF if nameless else ""} index="{node.index}" text={quoted(node.text)}'
        f" resource-id={quoted(node.resource_id)} class={quoted(node.class_name)} package={quoted(node.package)}"
        f' content-desc={quoted(node.description)} checkable="{_JAVA[node.checkable]}"'
        f' checked="{_JAVA[node.checked]}" clickable="{_JAVA[node.clickable]}" enabled="{_JAVA[node.enabled]}"'
        f' focusable="{_JAVA[node.focusable]}" focused="{_JAVA[node.focused]}"'
        f' scrollable="{_JAVA[node.scrollable]}" long-clickable="{_JAVA[node.long_clickable]}"'
        f' password="{_JAVA[node.password]}" selected="{_JAVA[node.selected]}"{seen}'
        f' bounds="[{box.left},{box.top}][{box.right},{box.bottom}]"'
    )


@lru_cache(maxsize=4096)
def quoted(value: str) -> str:
    """An attribute value with its quotes, escaped as Android's serializer does."""
    clean = printable(value)
    clean = clean.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    clean = clean.replace("\t", "&#9;").replace("\n", "&#10;").replace("\r", "&#13;")
    if '"' not in clean:
        return f'"{clean}"'
    return "'" + clean.replace("'", "&apos;") + "'"


def printable(value: str) -> str:
    """The text with a full stop for each UTF-16 unit that XML, or the dumper, does not let through."""
    return REFUSED.sub(lambda found: ".." if found.group() > "\uffff" else ".", value)
