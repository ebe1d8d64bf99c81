"""From words and regions to things a person would see: buttons with their words, rows, captioned icons, switches.

Used where no tree says what belongs to what. Pure; boxes in pixels of the screen.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import replace

from device.geometry import Bounds
from grounding.interface import Role
from grounding.vision.bars import barred
from grounding.vision.fields import address_bar, cuts, field, fields, is_cursor, is_label, tongue_on
from grounding.vision.part import Part
from grounding.vision.rows import row, rowed
from grounding.vision.seen import Kind, SeenRegion, SeenText, may_be_icon
from grounding.vision.writing import cursor_of, written

SURE = 0.7
"""An icon's name is believed from this confidence on."""

READ_WELL = 0.9
"""A single letter read with less, on no ground of its own, is a smudge."""

NOUGHTS_WELL = 0.99
"""Noughts read with less may be two rings, or dots."""

READ_AS = {
    "←": "back", "→": "forward", "★": "star", "☆": "star", "✓": "check", "✔": "check", "+": "add", "＋": "add",
    "十": "add", ":": "more", "：": "more", "⋮": "more", "…": "more", "×": "close", "✕": "close", "≡": "menu",
}  # fmt: skip
"""Signs that are read as characters, and what they show."""
LIKE_LETTERS = {"Q": "search"}
"""The same, where the character fills its icon: a letter on a ground of its own is a letter."""
LETTERS = frozenset(("bold", "italic", "underline", "text", "parking", "hospital", "close", "information", "help"))
"""Icons that are letters: only what stands around them tells, so they go by both names."""
GROUND = 1.8
"""A region so many times larger than a letter in it is the ground that the letter stands on."""

MOST_WORDS = 2
"""A framed box with more lines than this is a card, not a button."""

FIELD_WIDTH, FIELD_SLACK = 0.55, 0.3
"""A box this wide (of the screen), with words at its left and this much of it empty at the right, takes text."""

CAPTION_GAP_DP, CAPTION_WIDTH_DP = 14, 120

MARK_DP, MARK_AWAY_DP, MARKED = 6, 16, 0.85
"""The mark over a chosen tab is no thicker, no farther from the tab's icon, and below this share of the screen."""

MOTIF_DP = 40
"""A round button on a photo is larger, or it is known what it shows."""

MOST_ICONS = 4
"""A box that takes text holds at most so many icons: a menu before it, a microphone and a face behind it."""


def structured(texts: Sequence[SeenText], regions: Sequence[SeenRegion], screen: Bounds, dp: float) -> list[Part]:
    """The things that these words and regions make, each of them used once. ``dp`` is pixels to a dp."""
    photos = [r.bounds for r in regions if r.kind is Kind.IMAGE]
    icons, left = _lettered(texts, [r for r in regions if r.kind is Kind.ICON and not _is_motif(r, photos, dp)])
    toggles = [r for r in regions if r.kind is Kind.TOGGLE]
    worded = [r for r in toggles if any(_mostly_in(t.bounds, r.bounds) for t in left)]
    switches = [Part(Role.SWITCH, r.bounds, on=r.on) for r in toggles if r not in worded]
    boxes = [r.bounds for r in regions if r.kind is Kind.BUTTON or r in worded]
    held = _holding(boxes, [s.box for s in switches]) | _holding([b for b in boxes if _is_high(b, screen)], boxes)
    buttons, icons, left = _buttons(left, icons, [box for box in boxes if box not in held], screen, tongue_on(texts))
    lines = [r.bounds for r in regions if r.kind is Kind.LINE]
    bare, left = fields(left, [*icons, *buttons], lines, screen, dp)
    framed = [*buttons, *bare]
    icons = [icon for icon in icons if not is_cursor(icon, framed, dp)]
    cursor = cursor_of(regions)
    if cursor is not None:
        framed, left = written(framed, left, texts, icons, cursor, screen, dp)
    captioned, icons, left = _captioned(icons, left, dp)
    usual = statistics.median([t.bounds.height for t in texts]) if texts else 0
    rows = rowed(left, switches, icons, usual, screen, dp, lines)
    parts = [*(Part(Role.IMAGE, box) for box in photos), *framed, *captioned, *rows]
    return barred([part for part in parts if not _marks_tab(part, parts, screen, dp)], screen, dp)


def _is_motif(icon: SeenRegion, photos: Sequence[Bounds], dp: float) -> bool:
    """Something round that nobody knows, in a photo: what it shows, and nothing to tap."""
    small = max(icon.bounds.width, icon.bounds.height) <= MOTIF_DP * dp
    return small and not name_of(icon) and any(photo.contains(icon.bounds) for photo in photos)


def _marks_tab(part: Part, parts: Sequence[Part], screen: Bounds, dp: float) -> bool:
    """A bar drawn over the icon of a tab, to tell that it is the chosen one; no minus."""
    box = part.box
    thin = box.height <= MARK_DP * dp and box.width >= 3 * box.height
    if part.role is not Role.ICON or not thin or box.top < MARKED * screen.height:
        return False
    tabs = (other.box for other in parts if other.role is Role.ICON and other.box.height > 2 * MARK_DP * dp)
    return any(
        abs(tab.center.x - box.center.x) <= MARK_DP * dp and 0 <= tab.top - box.bottom <= MARK_AWAY_DP * dp
        for tab in tabs
    )


def _is_high(box: Bounds, screen: Bounds) -> bool:
    """In the upper half; what has a button in it farther down may be where messages are written, with "Send"."""
    return box.center.y < screen.center.y


def _holding(boxes: Iterable[Bounds], controls: Sequence[Bounds]) -> set[Bounds]:
    """Boxes with a button or a switch in them: cards, and what is in them are rows and controls of their own."""
    return {box for box in boxes if any(other != box and _mostly_in(other, box) for other in controls)}


def name_of(region: SeenRegion) -> str:
    """What an icon shows, '' when nobody is sure."""
    return region.concept if region.confidence >= SURE else ""


def _mostly_in(inner: Bounds, outer: Bounds) -> bool:
    return inner.intersect(outer).area >= 0.8 * inner.area


def _lettered(texts: Sequence[SeenText], regions: Sequence[SeenRegion]) -> tuple[list[Part], list[SeenText]]:
    """Icons, those with words in them named by these; and the words that are left.

    Of an icon that is known, a letter in its box is nothing but the icon misread.
    """
    several = [r for r in regions if sum(_is_word(t) and _mostly_in(t.bounds, r.bounds) for t in texts) > 1]
    icons = [Part(Role.ICON, r.bounds, description=name_of(r)) for r in regions if r not in several]
    left = []
    for text in texts:
        inside = [n for n, icon in enumerate(icons) if _mostly_in(text.bounds, icon.box)]
        inside += [n for n, icon in enumerate(icons) if may_be_icon(text) and _mostly_in(icon.box, text.bounds)]
        if inside and _is_number(text) and not any(icons[n].description or _grounds(icons[n], text) for n in inside):
            icons = [icon for n, icon in enumerate(icons) if n not in inside]  # they are its digits
            inside = []
        if inside:
            at = min(inside, key=lambda n: icons[n].box.area)
            icons[at] = _with_letter(icons[at], text)
        elif not may_be_icon(text) or text.confidence >= READ_WELL:
            left.append(text)
    return icons, left


def _with_letter(icon: Part, text: SeenText) -> Part:
    """The icon, if nobody knows it, with what was read in it: a sign, a letter on its ground, or the icon misread."""
    stands_on = _grounds(icon, text)
    letter = text.text.isalnum() and text.confidence >= READ_WELL
    letter &= (stands_on and len(text.text) == 1) or not icon.description or icon.description in LETTERS
    if icon.text or (icon.description and not letter):
        return icon
    if text.text in READ_AS:
        return replace(icon, description=READ_AS[text.text])
    if text.text in LIKE_LETTERS and not stands_on:
        return replace(icon, description=LIKE_LETTERS[text.text])
    return replace(icon, text=text.text)


def _is_number(text: SeenText) -> bool:
    """A day, a digit of a keypad; a single nought may be any ring."""
    if not text.text.isdecimal() or text.text == "0":
        return False
    return text.confidence >= (READ_WELL if text.text.strip("0") else NOUGHTS_WELL)


def _is_word(text: SeenText) -> bool:
    """Two letters or more: of these, no icon holds several."""
    return len(text.text) > 1 and not may_be_icon(text)


def _grounds(icon: Part, text: SeenText) -> bool:
    """The icon is the ground that the letter stands on."""
    return icon.box.area >= GROUND * text.bounds.area


def _buttons(
    texts: list[SeenText], icons: list[Part], boxes: Iterable[Bounds], screen: Bounds, tongue: str
) -> tuple[list[Part], list[Part], list[SeenText]]:
    made = []
    for box in sorted(boxes, key=lambda b: b.area):
        words = sorted((t for t in texts if _mostly_in(t.bounds, box)), key=lambda t: (t.bounds.top, t.bounds.left))
        inside = [icon for icon in icons if _mostly_in(icon.box, box)]
        label = [t for t in texts if cuts(t.bounds, box)][:1] if _is_wide(box, screen) else []
        takes = bool(label) or _takes_text(words, box, screen, tongue)
        if len(words) > MOST_WORDS or len(inside) > (MOST_ICONS if takes else MOST_WORDS):
            continue
        texts = [t for t in texts if t not in words and t not in label]
        entry = address_bar(words, box, screen) if _is_wide(box, screen) else None
        if entry is None and takes:
            entry = field(box, [*label, *(t for t in words if t not in label)], tongue)
        if entry is not None:
            made.append(entry)
            continue  # what stands beside its words is there to be tapped by itself
        icons = [icon for icon in icons if icon not in inside]
        drawn = next((icon.description or icon.text for icon in inside if icon.description or icon.text), "")
        if len(words) > 1 and words[1].bounds.top >= words[0].bounds.center.y:
            before = next((icon for icon in inside if icon.box.right <= words[0].bounds.left), None)
            icons += [icon for icon in inside if icon is not before]
            made.append(replace(row(words, before), box=box))
        elif words:
            held = tuple(replace(icon, taps=False) for icon in inside)
            made.append(Part(Role.BUTTON, box, " ".join(t.text for t in words), drawn, parts=held))
        elif inside:
            icons.append(
                Part(Role.ICON, box, description=drawn)
            )  # the ground of a tab's icon: its word may stand below
        else:
            made.append(Part(Role.BUTTON, box))
    return made, icons, texts


def _takes_text(words: Sequence[SeenText], box: Bounds, screen: Bounds, tongue: str) -> bool:
    """A hint stands in it, or a label and below it what was written."""
    if len(words) != 1 and not (len(words) == MOST_WORDS and is_label(words[0], words[1], tongue)):
        return False
    after = box.right - max(t.bounds.right for t in words)
    before = min(t.bounds.left for t in words) - box.left
    at_left = after >= FIELD_SLACK * box.width and before <= after / 2
    return at_left and _is_wide(box, screen)


def _is_wide(box: Bounds, screen: Bounds) -> bool:
    return box.width >= FIELD_WIDTH * screen.width


def _captioned(icons: list[Part], texts: list[SeenText], dp: float) -> tuple[list[Part], list[Part], list[SeenText]]:
    """Icons with a word right below their middle: launcher icons, tabs of a bottom bar."""
    made, bare = [], []
    for icon in icons:
        fitting = [t for t in texts if not _is_said(icon) and _is_caption(t, icon.box, dp)]
        if not fitting:
            bare.append(icon)
            continue
        below = min(fitting, key=lambda t: t.bounds.top)
        texts = [t for t in texts if t is not below]
        caption = Part(Role.TEXT, below.bounds, below.text, taps=False)
        made.append(
            replace(
                icon,
                box=icon.box.union(below.bounds),
                text=below.text,
                parts=(replace(icon, text="", taps=False), caption),
            )
        )
    return made, bare, texts


def _is_said(icon: Part) -> bool:
    """Words or a number stand in it. A single letter is an avatar's, or an icon misread, and says less than a name."""
    return len(icon.text) > 1 or icon.text.isdigit()


def _is_caption(text: SeenText, icon: Bounds, dp: float) -> bool:
    if not any(c.isalpha() for c in text.text):
        return False
    words = text.bounds
    gap = words.top - icon.bottom
    centred = abs(words.center.x - icon.center.x) <= max(4 * dp, 0.12 * max(words.width, icon.width))
    return -4 * dp <= gap <= CAPTION_GAP_DP * dp and centred and words.width <= CAPTION_WIDTH_DP * dp
