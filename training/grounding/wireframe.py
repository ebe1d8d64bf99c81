"""A screen drawn from its tree, for somebody who writes phrases for screens that have no picture.

What a person would see, as far as a tree tells it: texts at their places, boxes of what takes touches, fields, switches
with their states; in the place of a picture what it shows, by its description or its makers' name for it. A password is
masked. No box tells a role, a number or what the grounder makes of it.
"""

from __future__ import annotations

import textwrap

from PIL import Image, ImageDraw, ImageFont

from device.geometry import Bounds
from device.screen import Element
from grounding.interface import Role
from grounding.reading.things import Reading, Source, Thing

GROUND, PAPER, LINE, INK, PICTURE, ON = "#eef0f2", "#ffffff", "#b6bcc4", "#202328", "#5a6b8c", "#3f8f5f"
LEAST_FONT, MOST_FONT = 13, 44
"""Pixels of a display of 1,080 across."""
LETTER = 0.62
"""A letter's usual share of the font's size, across."""
SWITCHED = frozenset((Role.SWITCH, Role.CHECKBOX, Role.RADIO))
SHOWN = frozenset((Source.DESCRIPTION, Source.ID, Source.PICTURE))


def wireframe(reading: Reading, font: str = "") -> Image.Image:
    """The screen as a drawing of its own size. ``font`` is a file, or the name of one that the system knows; '' is
    Pillow's own, which has Latin letters only.

    :raises OSError: there is no such font.
    """
    screen = reading.screen
    sheet = Image.new("RGB", (screen.width, screen.height), GROUND)
    brush = ImageDraw.Draw(sheet)
    for element in screen.elements:
        if element.visible and element.clickable and not element.bounds.empty:
            brush.rounded_rectangle(_inside(element.bounds), 12, fill=PAPER, outline=LINE, width=2)
    for thing in reading.things:
        _draw(brush, thing, reading, font)
    return sheet


def _draw(brush: ImageDraw.ImageDraw, thing: Thing, reading: Reading, font: str) -> None:
    element, scale = thing.element, reading.screen.width / 1080
    if thing.role in SWITCHED:
        _switch(brush, thing.control)
    if thing.role is Role.FIELD:
        brush.rectangle(_inside(thing.box), outline=INK, width=2)
    said = "•" * len(element.text) if element.password else element.text or element.hint
    if said.strip():
        _write(brush, said, thing.box, font, INK, scale)
    elif thing.labels and thing.named_by in SHOWN and not _says_more(thing, reading):
        brush.rectangle(_inside(thing.box), outline=PICTURE, width=2)
        _write(brush, f"[{thing.name}]", thing.box, font, PICTURE, scale)


def _says_more(thing: Thing, reading: Reading) -> bool:
    """Something in it is written, or it is part of what says it, too."""
    written = any(e.text for e in reading.screen.subtree(thing.element))
    return written or (thing.part_of is not None and bool(thing.element.children))


def _switch(brush: ImageDraw.ImageDraw, control: Element) -> None:
    box = control.bounds
    brush.rounded_rectangle(_inside(box), min(box.width, box.height) // 2, outline=INK, width=2)
    if control.checked:
        brush.rounded_rectangle(_inside(box.inset(6)), max(1, min(box.width, box.height) // 2 - 6), fill=ON)


def _write(brush: ImageDraw.ImageDraw, said: str, box: Bounds, font: str, ink: str, scale: float) -> None:
    """In lines, so large that it fits."""
    words = " ".join(said.split())
    size = int(min(MOST_FONT * scale, max(LEAST_FONT * scale, 0.7 * box.height)))
    while size > LEAST_FONT * scale and len(words) * size * LETTER > box.width * max(1, box.height // (1.25 * size)):
        size -= 1
    most = max(1, int(box.height // (1.25 * size)))
    letters = ImageFont.truetype(font, size) if font else ImageFont.load_default(size)
    for number, line in enumerate(textwrap.wrap(words, max(1, int(box.width / (size * LETTER))))[:most]):
        brush.text((box.left + 4, box.top + 2 + number * 1.25 * size), line, fill=ink, font=letters)


def _inside(box: Bounds) -> tuple[int, int, int, int]:
    """As Pillow wants it: the last pixels inside, and never inverted."""
    return box.left, box.top, max(box.left, box.right - 1), max(box.top, box.bottom - 1)
