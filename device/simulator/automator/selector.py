"""uiautomator2's Selector objects: reading them, and finding the nodes they mean.

On the phone there are two ways of looking. A selector with neither index, instance, child nor sibling is looked up by
*BySelector*, in all windows, and found nodes report their resource name. Every other one is looked up by *UiSelector*,
in the active window only, depth first: a node that fits the selector hands the search on to its child (or sibling)
selector below it (or below its parent); what is not found there is looked for at the next node that fits. An instance
counts the fitting nodes in that order, and once it is reached, all further ones fit as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from device.simulator.android.dump import Node

_INDEX, _INSTANCE = 0x800000, 0x1000000


_Test = Callable[[Node, Any, bool], bool]


def _is(read: Callable[[Node], Any]) -> _Test:
    return lambda node, wanted, fold: bool(read(node) == wanted)


def _matches(read: Callable[[Node], str]) -> _Test:
    return lambda node, wanted, fold: wanted.fullmatch(read(node)) is not None


def _contains(read: Callable[[Node], str]) -> _Test:
    return lambda node, wanted, fold: _folded(wanted, fold) in _folded(read(node), fold)


def _begins(read: Callable[[Node], str]) -> _Test:
    return lambda node, wanted, fold: _folded(read(node), fold).startswith(_folded(wanted, fold))


def _folded(text: str, fold: bool) -> str:
    return text.lower() if fold else text


CRITERIA: dict[str, tuple[int, type, _Test]] = {
    "text": (0x1, str, _is(lambda n: n.text)),
    "textContains": (0x2, str, _contains(lambda n: n.text)),
    "textMatches": (0x4, re.Pattern, _matches(lambda n: n.text)),
    "textStartsWith": (0x8, str, _begins(lambda n: n.text)),
    "className": (0x10, str, _is(lambda n: n.class_name)),
    "classNameMatches": (0x20, re.Pattern, _matches(lambda n: n.class_name)),
    "description": (0x40, str, _is(lambda n: n.description)),
    "descriptionContains": (0x80, str, _contains(lambda n: n.description)),
    "descriptionMatches": (0x100, re.Pattern, _matches(lambda n: n.description)),
    "descriptionStartsWith": (0x200, str, _begins(lambda n: n.description)),
    "checkable": (0x400, bool, _is(lambda n: n.checkable)),
    "checked": (0x800, bool, _is(lambda n: n.checked)),
    "clickable": (0x1000, bool, _is(lambda n: n.clickable)),
    "longClickable": (0x2000, bool, _is(lambda n: n.long_clickable)),
    "scrollable": (0x4000, bool, _is(lambda n: n.scrollable)),
    "enabled": (0x8000, bool, _is(lambda n: n.enabled)),
    "focusable": (0x10000, bool, _is(lambda n: n.focusable)),
    "focused": (0x20000, bool, _is(lambda n: n.focused)),
    "selected": (0x40000, bool, _is(lambda n: n.selected)),
    "packageName": (0x80000, str, _is(lambda n: n.package)),
    "packageNameMatches": (0x100000, re.Pattern, _matches(lambda n: n.package)),
    "resourceId": (0x200000, str, _is(lambda n: n.resource_id)),
    "resourceIdMatches": (0x400000, re.Pattern, _matches(lambda n: n.resource_id)),
}
"""Field → its bit in the mask, its type, and when a node fits it (the last argument: letter case does not count)."""


class BadSelector(Exception):
    """The JSON is no selector; the message says why."""


@dataclass(frozen=True, slots=True)
class Selector:
    """What a node must be, and what must be found from there on (("child" | "sibling", selector) in order)."""

    wanted: tuple[tuple[str, Any], ...] = ()
    index: int | None = None
    instance: int | None = None
    then: tuple[tuple[str, Selector], ...] = ()

    @property
    def plain(self) -> bool:
        """It can be looked up by BySelector."""
        return bool(self.wanted) and self.index is None and self.instance is None and not self.then

    def fits(self, node: Node, index: int, fold: bool) -> bool:
        """The node, which is its parent's child number ``index``, has everything that is wanted.

        With ``fold`` contains and starts-with disregard the case of letters, as UiSelector does.
        """
        if self.index is not None and self.index != index:
            return False
        return all(CRITERIA[name][2](node, value, fold) for name, value in self.wanted)

    def with_instance(self, number: int) -> Selector:
        """The same, with an instance on its last part."""
        if not self.then:
            return replace(self, instance=number)
        way, last = self.then[-1]
        return replace(self, then=(*self.then[:-1], (way, replace(last, instance=number))))


def parse_selector(value: Any, depth: int = 0) -> Selector:
    """A selector from its JSON.

    :raises BadSelector: it is none, or one of its patterns is no regular expression.
    """
    if not isinstance(value, dict) or depth > 16:
        raise BadSelector(f"Cannot deserialize a Selector from {type(value).__name__}")
    mask = value.get("mask", 0)
    if not isinstance(mask, int):
        raise BadSelector("mask must be a number")
    ways = value.get("childOrSibling") or []
    below = value.get("childOrSiblingSelector") or []
    if not isinstance(ways, list) or not isinstance(below, list):
        raise BadSelector("childOrSibling and childOrSiblingSelector must be lists")
    then = tuple(
        (str(way).lower(), parse_selector(inner, depth + 1))
        for way, inner in zip(ways, below, strict=False)
        if str(way).lower() in ("child", "sibling")
    )
    wanted = tuple((name, _value(name, value)) for name, (bit, _, _) in CRITERIA.items() if mask & bit)
    return Selector(
        wanted,
        _number("index", value) if mask & _INDEX else None,
        _number("instance", value) if mask & _INSTANCE else None,
        then,
    )


def _value(name: str, value: dict[str, Any]) -> Any:
    kind, given = CRITERIA[name][1], value.get(name)
    if kind is bool:
        return bool(given)
    if not isinstance(given, str):
        raise BadSelector(f"{name} must be a string")
    if kind is str:
        return given
    try:
        return re.compile(given, re.DOTALL)
    except re.error as error:
        raise BadSelector(f"java.util.regex.PatternSyntaxException: {error} near index {error.pos} {given}") from error


def _number(name: str, value: dict[str, Any]) -> int:
    number = value.get(name, 0)
    if isinstance(number, bool) or not isinstance(number, int):
        raise BadSelector(f"{name} must be a number")
    return number


@dataclass(frozen=True, slots=True)
class Found:
    """A node and the nodes above it, from the root down."""

    node: Node
    above: tuple[Node, ...]


def find_by(selector: Selector, roots: Sequence[Node]) -> Found | None:
    """BySelector: the first fitting node of any window, front window first."""
    for root in roots:
        for found in walk(root):
            if selector.fits(found.node, found.node.index, fold=False):
                return found
    return None


def walk(root: Node, above: tuple[Node, ...] = ()) -> Iterator[Found]:
    """A window's visible nodes, parents first."""
    yield Found(root, above)
    for child in root.children:
        if child.visible:
            yield from walk(child, (*above, root))


@dataclass(slots=True)
class _Step:
    """One part of a UiSelector in a running search, which counts the nodes that fitted."""

    selector: Selector
    way: str
    seen: int = 0

    def takes(self, node: Node, index: int) -> bool:
        if not self.selector.fits(node, index, fold=True):
            return False
        instance = self.selector.instance or 0
        if self.seen == instance:
            return True
        self.seen += 1
        return False


@dataclass(slots=True)
class _Search:
    """A UiSelector's search through one window."""

    steps: list[_Step] = field(default_factory=list)

    def run(self, at: Found, index: int, step: int) -> Found | None:
        if self.steps[step].takes(at.node, index):
            step += 1
            if step == len(self.steps):
                return at
            if self.steps[step].way == "sibling":
                if not at.above:
                    return None
                at = Found(at.above[-1], at.above[:-1])
        above = (*at.above, at.node)
        for number, child in enumerate(at.node.children):
            if child.visible:
                found = self.run(Found(child, above), number, step)
                if found is not None:
                    return found
        return None


def find_ui(selector: Selector, root: Node) -> Found | None:
    """UiSelector: the node it means in the active window."""
    steps = [_Step(replace(selector, then=()), "")] + [_Step(inner, way) for way, inner in _flat(selector.then)]
    return _Search(steps).run(Found(root, ()), 0, 0)


def _flat(then: tuple[tuple[str, Selector], ...]) -> Iterator[tuple[str, Selector]]:
    for way, selector in then:
        yield way, replace(selector, then=())
        yield from _flat(selector.then)


def count_ui(selector: Selector, root: Node, most: int = 100_000) -> int:
    """How many nodes a UiSelector means, found by asking for one instance after the other."""
    last = selector.then[-1][1] if selector.then else selector
    if last.instance is not None:
        return int(find_ui(selector, root) is not None)
    number = 0
    while number < most and find_ui(selector.with_instance(number), root) is not None:
        number += 1
    return number
