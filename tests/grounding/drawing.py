"""Screens drawn by hand for tests: views in dp-free pixels, nested, with flags as words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from device.geometry import Bounds
from device.screen import Element, Screen, Window, WindowKind

WIDTH, HEIGHT = 1080, 2400
FLAGS = {
    "click": "clickable", "long": "long_clickable", "checkable": "checkable", "checked": "checked",
    "focusable": "focusable", "focused": "focused", "scroll": "scrollable", "selected": "selected",
    "password": "password",
}  # fmt: skip


@dataclass(frozen=True)
class Drawn:
    """A view and what is in it."""

    cls: str
    box: Bounds
    attributes: dict[str, object] = field(default_factory=dict)
    children: tuple[Drawn, ...] = ()


def view(
    cls: str, box: tuple[int, int, int, int], flags: str = "", children: Iterable[Drawn] = (), **attributes: object
) -> Drawn:
    """A view: ``cls`` without its package, ``box`` as left, top, right, bottom, flags as words (``off``: disabled)."""
    known: dict[str, object] = {FLAGS[word]: True for word in flags.split() if word != "off"}
    if "off" in flags.split():
        known["enabled"] = False
    name = cls if "." in cls else f"android.widget.{cls}"
    return Drawn(name, Bounds(*box), {**known, **attributes}, tuple(children))


def text(words: str, box: tuple[int, int, int, int], flags: str = "", **attributes: object) -> Drawn:
    """A TextView."""
    return view("TextView", box, flags, text=words, **attributes)


def icon(box: tuple[int, int, int, int], description: str = "", flags: str = "click", **attributes: object) -> Drawn:
    """An ImageButton."""
    return view("ImageButton", box, flags, description=description, **attributes)


def row(
    title: str,
    top: int,
    detail: str = "",
    switch: str = "",
    height: int = 160,
    flags: str = "click",
    width: int = WIDTH,
) -> Drawn:
    """A settings row: title, second line, and a switch that takes no touch of its own (``on`` or ``off``)."""
    parts = [text(title, (60, top + 30, 700, top + 85))]
    if detail:
        parts.append(text(detail, (60, top + 90, 700, top + 135)))
    if switch:
        state = "checkable checked" if switch == "on" else "checkable"
        parts.append(view("Switch", (900, top + 40, 1020, top + 120), state))
    return view("LinearLayout", (0, top, width, top + height), flags, parts)


def window(
    root: Drawn, kind: WindowKind = WindowKind.APPLICATION, package: str = "org.example.app"
) -> tuple[Drawn, WindowKind, str]:
    """A window made of one view tree."""
    return root, kind, package


def screen(*windows: tuple[Drawn, WindowKind, str], width: int = WIDTH, height: int = HEIGHT) -> Screen:
    """A screen of windows, back to front."""
    elements: list[dict[str, object]] = []
    frames: list[Window] = []
    for number, (root, kind, package) in enumerate(windows):
        frames.append(Window(len(elements), kind, number, package, root.box))
        stack: list[tuple[Drawn, int | None]] = [(root, None)]
        while stack:
            drawn, parent = stack.pop()
            key = len(elements)
            elements.append(
                {
                    "key": key, "parent": parent, "children": [], "window": number, "class_name": drawn.cls,
                    "package": package, "bounds": drawn.box, **drawn.attributes,
                }
            )  # fmt: skip
            if parent is not None:
                elements[parent]["children"].append(key)  # type: ignore[attr-defined]
            stack.extend((child, key) for child in reversed(drawn.children))
    made = tuple(Element(**{**e, "children": tuple(e["children"])}) for e in elements)  # type: ignore[arg-type]
    return Screen(width, height, 0, made, tuple(frames))


def page(*views: Drawn) -> Screen:
    """A screen of one full window."""
    return screen(window(view("FrameLayout", (0, 0, WIDTH, HEIGHT), children=views)))
