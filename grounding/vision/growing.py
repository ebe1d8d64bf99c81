"""A screen grown by what only its picture shows: elements of their own, with ``seen`` set, after all of the tree's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from device.geometry import Bounds
from device.screen import Element, Screen, Window, WindowKind
from grounding.interface import GroupKind, Role
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


GROUP_CLASSES: dict[GroupKind, str] = {
    GroupKind.APP_BAR: "seen.SeenToolbar",
    GroupKind.NAVIGATION: "seen.NavigationBar",
}
"""The same for what holds others together; ``reading.groups`` knows them."""


def rooted(screen: Screen) -> Screen:
    """The screen with a window and a node to hang things on, where it has none."""
    if any(w.kind in (WindowKind.APPLICATION, WindowKind.DIALOG, WindowKind.SYSTEM) for w in screen.windows):
        return screen
    root = len(screen.elements)
    layer = min([w.layer for w in screen.windows], default=1) - 1
    window = Window(root, WindowKind.APPLICATION, layer, "", screen.bounds)
    element = Element(root, None, (), len(screen.windows), "android.view.View", "", screen.bounds, seen=True)
    return replace(screen, elements=(*screen.elements, element), windows=(*screen.windows, window))


def fronted(screen: Screen, page: Element, front: Bounds) -> tuple[Screen, int]:
    """The screen with a dialog's window before the page's own, and the key of its node, to hang things on."""
    root, layer = len(screen.elements), screen.windows[page.window].layer + 1
    window = Window(root, WindowKind.DIALOG, layer, page.package, front)
    element = Element(root, None, (), len(screen.windows), "seen.SeenView", page.package, front, seen=True)
    return replace(screen, elements=(*screen.elements, element), windows=(*screen.windows, window)), root


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
    made = CLASSES[part.role] if part.group is None else GROUP_CLASSES[part.group]
    return Element(
        key=key,
        parent=parent.key,
        children=(),
        window=parent.window,
        class_name=made,
        package=parent.package,
        bounds=part.box,
        text=part.value if field else part.text,
        hint=part.text if field else "",
        description=part.description,
        index=index,
        clickable=part.taps,
        password=part.secret,
        focused=part.focused,
        checkable=part.on is not None,
        checked=bool(part.on),
        seen=True,
    )
