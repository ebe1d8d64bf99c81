"""A screen grown by what only its picture shows: elements of their own, with ``seen`` set, after all of the tree's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from device.screen import Element, Screen, Window, WindowKind
from grounding.interface import Role
from grounding.vision.part import Part

CLASSES: dict[Role, str] = {
    Role.BUTTON: "seen.SeenButton",
    Role.ICON: "seen.SeenIconImage",
    Role.IMAGE: "seen.SeenImage",
    Role.TEXT: "seen.SeenText",
    Role.HEADING: "seen.SeenHeading",
    Role.ROW: "seen.SeenRow",
    Role.SWITCH: "seen.SeenSwitch",
    Role.FIELD: "seen.SeenField",
    Role.CHECKBOX: "seen.SeenCheckBox",
    Role.RADIO: "seen.SeenRadioButton",
}
"""Classes of elements that the tree does not have; ``roles.CLASS_ROLES`` knows them."""


def rooted(screen: Screen) -> Screen:
    """The screen with a window and a node to hang things on, where it has none."""
    if any(w.kind in (WindowKind.APPLICATION, WindowKind.DIALOG, WindowKind.SYSTEM) for w in screen.windows):
        return screen
    root = len(screen.elements)
    layer = min([w.layer for w in screen.windows], default=1) - 1
    window = Window(root, WindowKind.APPLICATION, layer, "", screen.bounds)
    element = Element(root, None, (), len(screen.windows), "android.view.View", "", screen.bounds, seen=True)
    return replace(screen, elements=(*screen.elements, element), windows=(*screen.windows, window))


def grown(screen: Screen, new: Iterable[tuple[int, Part]]) -> tuple[Screen, dict[int, Part]]:
    """The screen with elements for the parts, each below its home's key; and the part that each of them was, by key."""
    elements = list(screen.elements)
    parts: dict[int, Part] = {}
    children: dict[int, list[int]] = defaultdict(list)

    def add(part: Part, parent: int) -> None:
        key = len(elements)
        above = elements[parent]
        elements.append(_element(part, key, above, len(above.children) + len(children[parent])))
        children[parent].append(key)
        parts[key] = part
        for inner in part.parts:
            add(inner, key)

    for home, part in new:
        add(part, home)
    for parent, keys in children.items():
        elements[parent] = replace(elements[parent], children=(*elements[parent].children, *keys))
    return replace(screen, elements=tuple(elements)), parts


def _element(part: Part, key: int, parent: Element, index: int) -> Element:
    field = part.role is Role.FIELD
    return Element(
        key=key,
        parent=parent.key,
        children=(),
        window=parent.window,
        class_name=CLASSES[part.role],
        package=parent.package,
        bounds=part.box,
        text="" if field else part.text,
        hint=part.text if field else "",
        description=part.description,
        index=index,
        clickable=part.taps,
        checkable=part.on is not None,
        checked=bool(part.on),
        seen=True,
    )
