"""Elements of web pages as views: what a WebView makes of HTML, in its tree and on its white ground.

As in Android's WebView the ids are those of the HTML, links and headings are plain views with a text, and what is
drawn in a picture or on a canvas has no text in the tree.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from device.simulator.drawing import widgets as w
from device.simulator.drawing.view import Insets, Style, View, insets
from device.simulator.drawing.widgets import Tap

INK, FADED, LINK, LINE, GROUND = "#202124", "#5f6368", "#1a5fb4", "#dadce0", "#ffffff"
SIDE = 16
IMAGE = "android.widget.Image"


def heading(words: str, size: int = 24) -> View:
    """h1, h2."""
    return _words(words, size=size, bold=True, padding=Insets(SIDE, 16, SIDE, 8))


def paragraph(words: str, *, seen: bool = True, color: str = INK) -> View:
    """p. Not ``seen``: its words are in the picture only."""
    return _words(words, size=16, color=color, padding=Insets(SIDE, 6, SIDE, 6)).but(hidden_from_tree=not seen)


def _words(words: str, **options: Any) -> View:
    options.setdefault("color", INK)
    return w.text(words, width="fill", **options)


def link(words: str, tap: Tap, key: str) -> View:
    """a: a plain view with a text, at least as high as a finger."""
    made = w.text(words, key=key, size=16, color=LINK, padding=Insets(SIDE, 13, SIDE, 13), on_tap=tap)
    return made.but(class_name=w.PLAIN_VIEW)


def button(words: str, tap: Tap, id: str, key: str = "", *, filled: bool = True) -> View:
    """button."""
    color, ground = (GROUND, LINK) if filled else (LINK, "#e8f0fe")
    made = w.text(words, id=f"#{id}", key=key or id, size=16, bold=True, text_align="center", color=color,
                  background=ground, radius=6, padding=insets(16, 12), margin=insets(SIDE, 6), on_tap=tap)  # fmt: skip
    return made.but(class_name=w.BUTTON)


def field(key: str, hint: str, **options: Any) -> View:
    """input, with its placeholder for a hint."""
    made = w.field(key, hint, id=f"#{key}", look="plain", width="fill", **options)
    style = Style(background="#f1f3f4", color=INK, hint_color="#5f6368", size=16, radius=6)
    return made.but(style=style, padding=insets(12, 12), margin=insets(SIDE, 6))


def checkbox(words: str, checked: bool, tap: Tap, id: str) -> View:
    """input type=checkbox with its label."""
    made = w.checkbox(checked, tap, label=words, id=f"#{id}", key=id, width="fill")
    return made.but(style=Style(size=16, color=INK, max_lines=2), margin=insets(SIDE - 4, 4))


def picture(alt: str, draw: Callable[[Any, Any], None], height: int, *, seen: bool = True) -> View:
    """img: its alternative text is all that the tree has of it; one without is not in the tree at all."""
    made = w.image(draw=draw, width="fill", height=height, background="#eeeeee", description=alt)
    return made.but(class_name=IMAGE, margin=insets(SIDE, 8), hidden_from_tree=not seen)


def rule() -> View:
    """hr."""
    return View(kind="divider", class_name=w.PLAIN_VIEW, width="fill", height=1, margin=insets(SIDE, 8),
                style=Style(background=LINE), hidden_from_tree=True)  # fmt: skip


def block(*children: View | None, **options: Any) -> View:
    """div."""
    options.setdefault("class_name", w.PLAIN_VIEW)
    return w.column(*children, **options)


def line(*children: View | None, **options: Any) -> View:
    """A flex row."""
    options.setdefault("class_name", w.PLAIN_VIEW)
    return w.row(*children, **options)
