"""What an element is, in a person's word: class, flags, size and place decide. Rules only; names come later."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from device.geometry import Bounds
from device.screen import Element
from grounding.interface import Role
from grounding.vocabulary.icon_fonts import is_sign
from grounding.vocabulary.words import id_words

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
"""Endings of class names that say it all, tried in order. The last ones are those of ``vision.growing``."""

SMALL = 0.2
"""What is at most this share of the display's short side, both ways, is an icon rather than an image."""

WIDE, LOW = 0.7, 0.22
"""A row takes at least this share of its window's width and at most this share of its height."""

ICON_SIZES = (1 / 60, 0.12)
"""An icon that nothing calls so is at least and at most so large, in shares of the short side, and square."""
SQUARE = 0.95

FIELD_WIDTH, FIELD_HEIGHTS = 0.3, (1 / 72, 0.16)
"""A field that only its identifier calls so is at least so wide and within these heights: shares of the short side."""
THIN = 2
"""What is lower than an icon and longer than so many times that divides other things."""

A_PAGE = 0.8
"""What holds others and takes so much of its window is no box to tick, whatever its flags say."""

DRAWING = "SvgView"
"""React Native's vector drawings: what is below one are its strokes."""
PICTURE_CLASSES = frozenset(("VideoView", "TextureView", "IconView", DRAWING))

HELD = frozenset((Role.FIELD, Role.SLIDER, Role.SWITCH, Role.CHECKBOX, Role.RADIO, Role.DROPDOWN))
"""What has a face of its own: it is touched in its middle, whatever words stand in it, and no icon in it names it."""

BARE = frozenset(("View", "TextView", "ViewGroup"))
ICON_IDS = frozenset(("icon", "icn", "ico"))
PICTURE_IDS = frozenset(("preview", "map", "image", "photo", "thumb", "thumbnail", "picture"))
OVER_PICTURES = frozenset(("overlay", "touch", "hit", "divider", "controls", "shadow", "border", "cover", "scrim"))
NO_FIELD_IDS = frozenset(
    ("label", "title", "hint", "error", "layout", "divider", "underline", "line", "clear", "count")
)
NUMBER_IDS = frozenset(
    ("count", "counter", "number", "num", "value", "val", "text", "date", "day", "time", "duration", "score", "rating",
     "rank", "percent", "price", "temp", "temperature", "weight", "index", "distance", "badge", "notification", "name",
     "title", "summary", "total", "amount", "qty", "level", "size", "unit")
)  # fmt: skip
"""What is called by one of these shows a number or a word, though the tree has lost it."""

FEWEST_MERGED = 3
"""So many lines read aloud of one wide thing are an entry's."""
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
    centred: bool = False
    """Its only content is one text, in the middle of it, as buttons have theirs."""
    badged: bool = False
    """It is described, and what is written in it is not its description: a number on an icon."""
    marked: bool = False
    """A node within says that it is a button."""
    flat: bool = False
    """Nothing on the screen is said to take touches: class, identifier, size and place are all there is."""


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


TAB_OUTER = "ActionBar$"
"""The old action bar's only inner view is a tab; builds that hide names call it ``ActionBar$b``."""


@lru_cache(maxsize=2048)
def _told_by(class_name: str) -> Role | None:
    tail = _tail(class_name)
    if tail.startswith(TAB_OUTER):
        return Role.TAB
    return next((role for ending, role in CLASS_ROLES if tail.endswith(ending)), None)


def is_picture(element: Element) -> bool:
    """The class is made to show a picture, or the text is a sign of an icon font."""
    drawn = "Image" in class_tail(element) or class_tail(element) in PICTURE_CLASSES
    return drawn or is_sign(element.text)


def is_whole(element: Element) -> bool:
    """Nothing in it is a thing of its own: it has no children, or they are the strokes of a drawing."""
    return not element.children or is_drawing(element)


def is_drawing(element: Element) -> bool:
    """A vector drawing, which the tree takes apart into strokes."""
    return class_tail(element) == DRAWING


def role_of(element: Element, box: Bounds, content: Content) -> Role:
    """The role of an element of which ``box`` can be seen. Total: whatever fits nothing is an area."""
    told = class_role(element)
    if told is None and content.flat:
        told = _flat_role(element, box, content)
    if told is not None:
        return told
    tappable = element.clickable or element.long_clickable
    if content.in_keyboard and tappable:
        return Role.KEY
    if element.checkable and not (element.children and box.area >= A_PAGE * content.room.area):
        return Role.CHECKBOX
    small = max(box.width, box.height) <= SMALL * content.short_side
    tail = class_tail(element)
    if is_picture(element):
        if element.text and not is_sign(element.text):
            return Role.BUTTON
        return Role.ICON if small else Role.IMAGE
    if tail.endswith(("FloatingActionButton", "Button", "Chip")):
        wide = box.width >= WIDE * content.room.width
        if wide and ((content.in_row and says_several(element)) or _is_merged_row(element)):
            return Role.ROW
        return Role.BUTTON if element.text or content.texts or not small else Role.ICON
    blank = tail.endswith("TextView") and not tappable and not element.children
    if element.text or blank or (element.description and not element.children):
        return _text_role(element, box, content, tappable, small)
    if tappable or content.texts:
        if content.marked and tappable:
            return Role.BUTTON if content.texts or not small else Role.ICON
        if small and content.pictures and content.badged:
            return Role.ICON
        return _holder_role(box, content, small)
    return Role.ICON if small else Role.AREA


def _flat_role(element: Element, box: Bounds, content: Content) -> Role | None:
    """What identifier, size and shape tell of a bare view where nothing is said to take touches, if they do."""
    side = content.short_side
    tail = class_tail(element)
    letters = sum(c.isalnum() for c in element.text)
    if tail not in BARE or element.children or letters > 1:
        return None
    words = id_words(element.resource_id)
    low = FIELD_HEIGHTS[0] * side <= box.height <= FIELD_HEIGHTS[1] * side
    if low and box.width >= FIELD_WIDTH * side and tail != "ViewGroup" and _typed_into(words):
        return Role.FIELD
    short, long = sorted((box.width, box.height))
    small = long <= SMALL * side
    picture = Role.ICON if small else Role.IMAGE
    if short < ICON_SIZES[0] * side and long > THIN * short:
        return Role.AREA if tail != "TextView" and not letters else None
    if tail == "ViewGroup":
        return None
    if any(c.isalpha() for c in element.description) and not letters and (small or tail == "View"):
        return picture
    if short < ICON_SIZES[0] * side:
        return None
    if small and words[-1:] and words[-1] in ICON_IDS:
        return picture
    if not letters and _shows_picture(words, tail):
        return picture
    square = short >= SQUARE * long and long <= ICON_SIZES[1] * side
    return Role.ICON if square and NUMBER_IDS.isdisjoint(words) else None


def _shows_picture(words: tuple[str, ...], tail: str) -> bool:
    """Its identifier ends in a word for pictures; a view's may go on, but not with what lies over them."""
    told = words[-1:] if tail == "TextView" else words[-2:]
    return not PICTURE_IDS.isdisjoint(told) and OVER_PICTURES.isdisjoint(words)


def _typed_into(words: tuple[str, ...]) -> bool:
    if not words or words[-1] in NO_FIELD_IDS:
        return False
    joined = "edittext" in "".join(words)
    return joined or words[0] in ("et", "edit", "edt") or "input" in words


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
    if (content.in_row or _is_merged_row(element)) and box.width >= WIDE * content.room.width:
        return Role.ROW
    return Role.BUTTON


def _is_merged_row(element: Element) -> bool:
    """So much is read aloud of it that it is an entry, though no list is told of around it."""
    return says_several(element) and element.description.count("\n") >= FEWEST_MERGED - 1


def says_several(element: Element) -> bool:
    """It is described in several lines: so Flutter gives a row its texts, and calls it a button, or nothing at all.

    What takes no touch and has many letters is a paragraph rather.
    """
    if element.text or element.children or "\n" not in element.description:
        return False
    return element.clickable or len(element.description) <= LONG_TEXT


def _holder_role(box: Bounds, content: Content, small: bool) -> Role:
    if content.texts == 0:
        if content.pictures or small:
            return Role.ICON if small else Role.IMAGE if content.pictures else Role.AREA
        return Role.AREA
    wide = box.width >= WIDE * content.room.width
    low = box.height <= LOW * max(content.room.height, content.short_side)
    if wide and low:
        return Role.BUTTON if content.centred else Role.ROW
    if content.texts == 1 and low:
        return Role.BUTTON
    return Role.CARD
