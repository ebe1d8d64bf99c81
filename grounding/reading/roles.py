"""What an element is, in a person's word: class, flags, size and place decide. Rules only; names come later."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from device.geometry import Bounds
from device.screen import Element
from grounding.interface import Role

CLASS_ROLES: tuple[tuple[str, Role], ...] = (
    ("RadioButton", Role.RADIO),
    ("CheckBox", Role.CHECKBOX),
    ("CompoundButton", Role.CHECKBOX),
    ("Switch", Role.SWITCH),
    ("SwitchCompat", Role.SWITCH),
    ("SwitchMaterial", Role.SWITCH),
    ("MaterialSwitch", Role.SWITCH),
    ("ToggleButton", Role.SWITCH),
    ("SeekBar", Role.SLIDER),
    ("RatingBar", Role.SLIDER),
    ("Slider", Role.SLIDER),
    ("Spinner", Role.DROPDOWN),
    ("EditText", Role.FIELD),
    ("AutoCompleteTextView", Role.FIELD),
    ("SearchAutoComplete", Role.FIELD),
    ("EditTextView", Role.FIELD),
    ("ProgressBar", Role.PROGRESS),
    ("ProgressIndicator", Role.PROGRESS),
    ("TabView", Role.TAB),
    ("TabItem", Role.TAB),
    ("ActionBar$Tab", Role.TAB),
    ("SeenButton", Role.BUTTON),
    ("SeenIconImage", Role.ICON),
    ("SeenImage", Role.IMAGE),
    ("SeenText", Role.TEXT),
    ("SeenHeading", Role.HEADING),
    ("SeenRow", Role.ROW),
    ("SeenField", Role.FIELD),
)
"""Endings of class names that say it all, tried in order. The last ones are those of ``vision.fusion``."""

SMALL = 0.2
"""What is at most this share of the display's short side, both ways, is an icon rather than an image."""

WIDE, LOW = 0.7, 0.22
"""A row takes at least this share of its window's width and at most this share of its height."""

LONG_TEXT = 60
"""A tappable text longer than this is read before it is tapped: it stays a text."""


@dataclass(frozen=True, slots=True)
class Content:
    """What an element holds, for the parts that belong to it: how many texts, how many pictures, and where it lies."""

    texts: int
    pictures: int
    room: Bounds
    """The window it lies in."""
    short_side: int
    """The display's shorter side in pixels."""
    in_keyboard: bool = False
    in_web_page: bool = False
    in_row: bool = False


def class_tail(element: Element) -> str:
    """``android.widget.Button`` → ``Button``."""
    return _tail(element.class_name)


@lru_cache(maxsize=2048)
def _tail(class_name: str) -> str:
    return class_name.rsplit(".", 1)[-1]


def is_field(element: Element) -> bool:
    """Text can be typed into it."""
    return class_role(element) is Role.FIELD


def class_role(element: Element) -> Role | None:
    """The role that the class alone tells, if it does."""
    if element.password:
        return Role.FIELD
    told = _told_by(element.class_name)
    if told is None and element.checkable and class_tail(element).endswith("CheckedTextView"):
        return Role.CHECKBOX
    return told


@lru_cache(maxsize=2048)
def _told_by(class_name: str) -> Role | None:
    tail = _tail(class_name)
    return next((role for ending, role in CLASS_ROLES if tail.endswith(ending)), None)


def is_picture(element: Element) -> bool:
    """The class is made to show a picture."""
    return "Image" in class_tail(element) or class_tail(element) in ("VideoView", "TextureView", "IconView")


def role_of(element: Element, box: Bounds, content: Content) -> Role:
    """The role of an element of which ``box`` can be seen. Total: whatever fits nothing is an area."""
    told = class_role(element)
    if told is not None:
        return told
    tappable = element.clickable or element.long_clickable
    if content.in_keyboard and tappable:
        return Role.KEY
    if element.checkable:
        return Role.CHECKBOX
    small = max(box.width, box.height) <= SMALL * content.short_side
    tail = class_tail(element)
    if is_picture(element):
        if element.text:
            return Role.BUTTON
        return Role.ICON if small else Role.IMAGE
    if tail.endswith(("FloatingActionButton", "Button", "Chip")):
        return Role.BUTTON if element.text or content.texts or not small else Role.ICON
    blank = tail.endswith("TextView") and not tappable and not element.children
    if element.text or blank or (element.description and not element.children):
        return _text_role(element, box, content, tappable, small)
    if tappable or content.texts:
        return _holder_role(box, content, small)
    return Role.ICON if small else Role.AREA


def _text_role(element: Element, box: Bounds, content: Content, tappable: bool, small: bool) -> Role:
    if not tappable:
        shows_text = element.text or not small or class_tail(element).endswith("TextView")
        return Role.TEXT if shows_text else Role.ICON
    if not element.text and small:
        return Role.ICON
    if content.in_web_page:
        return Role.LINK
    if len(element.text) > LONG_TEXT:
        return Role.TEXT
    if content.in_row and box.width >= WIDE * content.room.width:
        return Role.ROW
    return Role.BUTTON


def _holder_role(box: Bounds, content: Content, small: bool) -> Role:
    if content.texts == 0:
        if content.pictures or small:
            return Role.ICON if small else Role.IMAGE if content.pictures else Role.AREA
        return Role.AREA
    wide = box.width >= WIDE * content.room.width
    low = box.height <= LOW * max(content.room.height, content.short_side)
    if wide and low:
        return Role.ROW
    if content.texts == 1 and low:
        return Role.BUTTON
    return Role.CARD
