"""From words and regions to things a person would see: buttons with their words, rows, captioned icons, switches.

Used where no tree says what belongs to what. Pure; boxes in pixels of the screen.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from device.geometry import Bounds
from grounding.interface import Role
from grounding.vision.seen import Kind, SeenRegion, SeenText, may_be_icon

SURE = 0.7
"""An icon's name is believed from this confidence on."""

READ_WELL = 0.9
"""A single letter read with less, on no ground of its own, is a smudge."""

GLYPHS = {
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
ICON_GAP_DP = 44
LINE_GAP = 0.8
"""Lines closer than this share of the lower one's height belong together."""
ALIKE = 0.55
"""Lines of one block are at least so alike in height."""
TOP = 0.12
"""In this upper share of the screen an icon left of words is a button of its own."""
LARGE, UPPER = 1.35, 0.35
"""A text so much higher than most, in the upper part of the screen, is its title."""
LONG, MANY = 60, 4
"""More characters, or more lines, are read, not tapped."""


@dataclass(frozen=True, slots=True)
class Part:
    """A thing made of what was seen. ``taps``: a person might tap it. ``on`` is a switch's state."""

    role: Role
    box: Bounds
    text: str = ""
    description: str = ""
    taps: bool = True
    on: bool | None = None
    parts: tuple[Part, ...] = ()


def structured(texts: Sequence[SeenText], regions: Sequence[SeenRegion], screen: Bounds, dp: float) -> list[Part]:
    """The things that these words and regions make, each of them used once. ``dp`` is pixels to a dp."""
    icons, left = _lettered(texts, [r for r in regions if r.kind is Kind.ICON])
    buttons, icons, left = _buttons(left, icons, [r for r in regions if r.kind is Kind.BUTTON], screen)
    captioned, icons, left = _captioned(icons, left, dp)
    blocks = _blocks(left)
    toggles = [r for r in regions if r.kind is Kind.TOGGLE]
    usual = statistics.median([t.bounds.height for t in texts]) if texts else 0
    rows = _rows(blocks, toggles, icons, usual, screen, dp)
    photos = [Part(Role.IMAGE, r.bounds) for r in regions if r.kind is Kind.IMAGE]
    return [*photos, *buttons, *captioned, *rows]


def name_of(region: SeenRegion) -> str:
    """What an icon shows, '' when nobody is sure."""
    return region.concept if region.confidence >= SURE else ""


def _mostly_in(inner: Bounds, outer: Bounds) -> bool:
    return inner.intersect(outer).area >= 0.8 * inner.area


def _lettered(texts: Sequence[SeenText], regions: Sequence[SeenRegion]) -> tuple[list[Part], list[SeenText]]:
    """Icons, those with words in them named by these; and the words that are left.

    Of an icon that is known, a letter in its box is nothing but the icon misread.
    """
    icons = [Part(Role.ICON, region.bounds, description=name_of(region)) for region in regions]
    left = []
    for text in texts:
        inside = [n for n, icon in enumerate(icons) if _mostly_in(text.bounds, icon.box)]
        inside += [n for n, icon in enumerate(icons) if may_be_icon(text) and _mostly_in(icon.box, text.bounds)]
        if inside:
            at = min(inside, key=lambda n: icons[n].box.area)
            icons[at] = _with_letter(icons[at], text)
        elif not may_be_icon(text) or text.confidence >= READ_WELL:
            left.append(text)
    return icons, left


def _with_letter(icon: Part, text: SeenText) -> Part:
    """The icon, if nobody knows it, with what was read in it: a sign, a letter on its ground, or the icon misread."""
    stands_on = icon.box.area >= GROUND * text.bounds.area
    letter = text.text.isalnum() and text.confidence >= READ_WELL and (stands_on or icon.description in LETTERS)
    if icon.text or (icon.description and not letter):
        return icon
    if text.text in GLYPHS:
        return replace(icon, description=GLYPHS[text.text])
    if text.text in LIKE_LETTERS and not stands_on:
        return replace(icon, description=LIKE_LETTERS[text.text])
    return replace(icon, text=text.text)


def _buttons(
    texts: list[SeenText], icons: list[Part], regions: Iterable[SeenRegion], screen: Bounds
) -> tuple[list[Part], list[Part], list[SeenText]]:
    made = []
    for region in sorted(regions, key=lambda r: r.bounds.area):
        box = region.bounds
        words = [t for t in texts if _mostly_in(t.bounds, box)]
        inside = [icon for icon in icons if _mostly_in(icon.box, box)]
        if len(words) > MOST_WORDS or len(inside) > MOST_WORDS:
            continue
        texts = [t for t in texts if t not in words]
        icons = [icon for icon in icons if icon not in inside]
        said = " ".join(t.text for t in sorted(words, key=lambda t: (t.bounds.top, t.bounds.left)))
        drawn = next((icon.description or icon.text for icon in inside if icon.description or icon.text), "")
        if words and _takes_text(words, box, screen):
            made.append(Part(Role.FIELD, box, said))
        elif words:
            made.append(Part(Role.BUTTON, box, said, drawn))
        else:
            made.append(Part(Role.ICON if inside else Role.BUTTON, box, description=drawn))
    return made, icons, texts


def _takes_text(words: Sequence[SeenText], box: Bounds, screen: Bounds) -> bool:
    after = box.right - max(t.bounds.right for t in words)
    before = min(t.bounds.left for t in words) - box.left
    at_left = after >= FIELD_SLACK * box.width and before <= after / 2
    return len(words) == 1 and box.width >= FIELD_WIDTH * screen.width and at_left


def _captioned(icons: list[Part], texts: list[SeenText], dp: float) -> tuple[list[Part], list[Part], list[SeenText]]:
    """Icons with a word right below their middle: launcher icons, tabs of a bottom bar."""
    made, bare = [], []
    for icon in icons:
        fitting = [t for t in texts if _is_caption(t.bounds, icon.box, dp)]
        if not fitting:
            bare.append(icon)
            continue
        below = min(fitting, key=lambda t: t.bounds.top)
        texts = [t for t in texts if t is not below]
        made.append(replace(icon, box=icon.box.union(below.bounds), text=below.text))
    return made, bare, texts


def _is_caption(words: Bounds, icon: Bounds, dp: float) -> bool:
    gap = words.top - icon.bottom
    centred = abs(words.center.x - icon.center.x) <= max(4 * dp, 0.12 * max(words.width, icon.width))
    return -4 * dp <= gap <= CAPTION_GAP_DP * dp and centred and words.width <= CAPTION_WIDTH_DP * dp


def _blocks(texts: Sequence[SeenText]) -> list[list[SeenText]]:
    """Lines that stand right below each other, begin at one place, and are of about one size."""
    blocks: list[list[SeenText]] = []
    for text in sorted(texts, key=lambda t: (t.bounds.top, t.bounds.left)):
        home = next((b for b in reversed(blocks) if _continues(b[-1].bounds, text.bounds)), None)
        if home is None:
            blocks.append([text])
        else:
            home.append(text)
    return blocks


def _continues(above: Bounds, below: Bounds) -> bool:
    small, large = sorted((above.height, below.height))
    gap = below.top - above.bottom
    aligned = abs(above.left - below.left) <= 0.5 * large
    return aligned and small >= ALIKE * large and -0.3 * small <= gap <= LINE_GAP * below.height


def _rows(
    blocks: list[list[SeenText]],
    toggles: Sequence[SeenRegion],
    icons: list[Part],
    usual: float,
    screen: Bounds,
    dp: float,
) -> list[Part]:
    """Blocks with the icon before them and the switch behind them; and the icons and switches that are left."""
    boxes = [_around(block) for block in blocks]
    free_icons, free_toggles = list(icons), list(toggles)
    made = []
    for block, box in zip(blocks, boxes, strict=True):
        toggle = next((t for t in free_toggles if _row_of(t.bounds, boxes) == box), None)
        icon = next((i for i in free_icons if box.top >= TOP * screen.height and _leads(i.box, box, dp)), None)
        title = len(block) == 1 and box.height >= LARGE * usual and box.top <= UPPER * screen.height
        if toggle is None and (icon is None or title):
            made.append(_text(block, box, title))
            continue
        row = [Part(Role.TEXT, line.bounds, line.text, taps=False) for line in block]
        around = box
        if icon is not None:
            free_icons.remove(icon)
            row.append(replace(icon, text="", taps=False))  # an avatar's letter says less than the name beside it
            around = around.union(icon.box)
        if toggle is not None:
            free_toggles.remove(toggle)
            row.append(Part(Role.SWITCH, toggle.bounds, taps=False, on=toggle.on))
            around = around.union(toggle.bounds)
        made.append(Part(Role.ROW, around, parts=tuple(row)))
    made += [Part(Role.SWITCH, t.bounds, on=t.on) for t in free_toggles]
    return [*made, *free_icons]


def _text(block: list[SeenText], box: Bounds, title: bool) -> Part:
    said = " ".join(line.text for line in block)
    if title:
        return Part(Role.HEADING, box, said, taps=False)
    if len(block) == 1 or len(block) >= MANY or max(len(line.text) for line in block) > LONG:
        return Part(Role.TEXT, box, said, taps=len(said) <= LONG)
    return Part(Role.ROW, box, parts=tuple(Part(Role.TEXT, t.bounds, t.text, taps=False) for t in block))


def _around(block: Sequence[SeenText]) -> Bounds:
    box = block[0].bounds
    for text in block[1:]:
        box = box.union(text.bounds)
    return box


def _row_of(toggle: Bounds, boxes: Sequence[Bounds]) -> Bounds | None:
    """The words that a switch stands on one line with: the nearest to its left, else to its right."""
    level = [b for b in boxes if b.top - b.height // 4 <= toggle.center.y <= b.bottom + b.height // 4]
    before = [b for b in level if b.right <= toggle.left]
    after = [b for b in level if b.left >= toggle.right]
    if before:
        return max(before, key=lambda b: b.right)
    return min(after, key=lambda b: b.left) if after else None


def _leads(icon: Bounds, words: Bounds, dp: float) -> bool:
    gap = words.left - icon.right
    level = words.top - icon.height // 2 <= icon.center.y <= words.bottom + icon.height // 2
    return level and 0 <= gap <= ICON_GAP_DP * dp
