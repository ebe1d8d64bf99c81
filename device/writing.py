"""A screen written as XML, from which it is read again as it is: the way back from ``device.hierarchy``."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from device.screen import Element, Screen

FLAGS = {
    "checkable": "checkable",
    "checked": "checked",
    "clickable": "clickable",
    "enabled": "enabled",
    "focusable": "focusable",
    "focused": "focused",
    "scrollable": "scrollable",
    "long-clickable": "long_clickable",
    "password": "password",
    "selected": "selected",
    "visible-to-user": "visible",
}
"""Attributes that are true or false, and what an element calls them."""


def written(screen: Screen) -> str:
    """The screen as the server on the phone would have dumped it; what was read off a picture is left out."""
    lines = [f'<hierarchy rotation="{screen.rotation}">']
    open_: list[Element] = []
    for element in (e for e in screen.elements if not e.seen):
        while open_ and element.parent != open_[-1].key:
            lines.append("  " * len(open_) + "</node>")
            open_.pop()
        lines.append("  " * (len(open_) + 1) + f"<node {_attributes(element)}>")
        open_.append(element)
    while open_:
        lines.append("  " * len(open_) + "</node>")
        open_.pop()
    return "\n".join([*lines, "</hierarchy>"]) + "\n"


def _attributes(e: Element) -> str:
    said = {
        "index": str(e.index),
        "text": e.text,
        "resource-id": e.resource_id,
        "class": e.class_name,
        "package": e.package,
        "content-desc": e.description,
        "hint": e.hint,
        **{name: str(getattr(e, field)).lower() for name, field in FLAGS.items()},
        "bounds": f"[{e.bounds.left},{e.bounds.top}][{e.bounds.right},{e.bounds.bottom}]",
        "drawing-order": str(e.drawing_order),
    }
    return " ".join(f"{name}={quoteattr(value)}" for name, value in said.items())
