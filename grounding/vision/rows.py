"""Rows: lines of words that belong together, the icon before them, the switch or box on their line."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from device.geometry import Bounds
from grounding.interface import Role
from grounding.vision.part import Part
from grounding.vision.seen import SeenText

ICON_GAP_DP, OVER_DP = 44, 4
"""An icon no further than this before words leads them; the boxes may meet by so much."""
INITIALS = 2
"""An avatar holds no more letters."""
WIDEST_DP = 84
"""No icon or face before words is wider."""
COLUMN_DP = 8
"""Icons whose middles lie this close across stand in one column."""
LINE_GAP = 0.6
"""Lines closer than this share of the lower one's height belong together."""
FEWEST_GAPS, WIDER = 2, 0.4
"""Of so many gaps between lines or more, one that is so much wider than most, in heights, parts a block."""
ALIKE = 0.55
"""Lines of one block are at least so alike in height."""
TOP = 0.12
"""In this upper share of the screen an icon left of words is a button of its own."""
LARGE, UPPER = 1.35, 0.35
"""A text so much higher than most, in the upper part of the screen, is its title."""
LONG, MANY = 60, 4
"""More characters, or more lines, are read, not tapped."""

BOXES: dict[str, tuple[Role, bool]] = {
    "checkbox on": (Role.CHECKBOX, True),
    "checkbox off": (Role.CHECKBOX, False),
    "radio on": (Role.RADIO, True),
    "radio off": (Role.RADIO, False),
}
"""Icons that, on a line with words, are what a tap on those words ticks."""


def rowed(
    texts: Sequence[SeenText],
    switches: Sequence[Part],
    icons: Sequence[Part],
    usual: float,
    screen: Bounds,
    dp: float,
    across: Sequence[Bounds] = (),
) -> list[Part]:
    """Rows, texts, headings, and the icons and switches that belong to none.

    ``usual`` is the height of most lines of text on the screen, in pixels; ``dp`` is pixels to a dp; ``across`` are
    drawn lines, which part what is above them from what is below.
    """
    whole = (part for block in _blocks(texts, across) for part in _by_gaps(block))
    blocks = [part for block in whole for part in _by_leads(block, icons, dp)]
    around = [_around(block) for block in blocks]
    controls, icons = _controls(switches, icons, around)
    free = list(icons)
    made: list[Part] = []
    for block, box in zip(blocks, around, strict=True):
        control = next((c for c in controls if _row_of(c.box, around) == box), None)
        icon = next((i for i in free if box.top >= TOP * screen.height and _leads(i, block, dp)), None)
        title = len(block) == 1 and box.height >= LARGE * usual and box.top <= UPPER * screen.height
        if control is None and (icon is None or title):
            made.append(_text(block, box, title))
            continue
        if icon is not None:
            free.remove(icon)
        if control is not None:
            controls.remove(control)
        made.append(row(block, icon, control))
    return [*made, *controls, *_ending(free, blocks, around, screen)]


def row(block: Sequence[SeenText], icon: Part | None = None, control: Part | None = None) -> Part:
    """Lines with the icon before them and the switch or box on their line, as one thing."""
    parts = [Part(Role.TEXT, line.bounds, line.text, taps=False) for line in block]
    if icon is not None:
        parts.append(replace(icon, text="", taps=False))  # an avatar's letter says less than the name beside it
    if control is not None:
        parts.append(replace(control, taps=False))
    box = parts[0].box
    for part in parts[1:]:
        box = box.union(part.box)
    return Part(Role.ROW, box, parts=tuple(parts))


def _blocks(texts: Sequence[SeenText], across: Sequence[Bounds]) -> list[list[SeenText]]:
    """Lines that stand right below each other, begin at one place, and are of about one size."""
    blocks: list[list[SeenText]] = []
    for text in sorted(texts, key=lambda t: (t.bounds.top, t.bounds.left)):
        near = (block for block in reversed(blocks) if _continues(block[-1], text))
        home = next((block for block in near if not _parted(block[-1].bounds, text.bounds, across)), None)
        if home is None:
            blocks.append([text])
        else:
            home.append(text)
    return blocks


def _continues(upper: SeenText, lower: SeenText) -> bool:
    if upper.text.isdecimal() and lower.text.isdecimal():
        return False  # cells of a grid: days, the digits of a keypad, a dial
    above, below = upper.bounds, lower.bounds
    small, large = sorted((above.height, below.height))
    gap = below.top - above.bottom
    aligned = abs(above.left - below.left) <= 0.5 * large
    return aligned and small >= ALIKE * large and -0.3 * small <= gap <= LINE_GAP * below.height


def _parted(above: Bounds, below: Bounds, across: Sequence[Bounds]) -> bool:
    """A line is drawn between the two."""
    left, right = max(above.left, below.left), min(above.right, below.right)
    return any(
        above.center.y < line.center.y < below.center.y and line.left <= left and right <= line.right for line in across
    )


def _by_gaps(block: list[SeenText]) -> list[list[SeenText]]:
    """The block; or its parts, where some of its lines stand much further from each other than most do."""
    gaps = [(b.bounds.top - a.bounds.bottom) / max(1, b.bounds.height) for a, b in pairwise(block)]
    if len(gaps) < FEWEST_GAPS:
        return [block]
    usual = statistics.median_low(gaps)
    starts = [0, *(n for n, gap in enumerate(gaps, 1) if gap > usual + WIDER), len(block)]
    return [block[first:last] for first, last in pairwise(starts)]


def _by_leads(block: list[SeenText], icons: Iterable[Part], dp: float) -> list[list[SeenText]]:
    """The block; or its parts, where a column of icons stands before it: each icon begins a row of its own."""
    leads = sorted((i.box.center for i in icons if _leads(i, block, dp)), key=lambda c: c.y)
    column = [c for c in leads if abs(c.x - leads[0].x) <= COLUMN_DP * dp]
    cuts = []
    for upper, lower in pairwise(column):
        between = [n for n in range(1, len(block)) if upper.y <= _middle(block, n) <= lower.y]
        if between:
            cuts.append(max(between, key=lambda n: block[n].bounds.top - block[n - 1].bounds.bottom))
    starts = [0, *sorted(set(cuts)), len(block)]
    return [block[first:last] for first, last in pairwise(starts)]


def _middle(block: Sequence[SeenText], at: int) -> float:
    """Half-way between a line and the one above it."""
    return (block[at - 1].bounds.bottom + block[at].bounds.top) / 2


def _controls(
    switches: Sequence[Part], icons: Sequence[Part], around: Sequence[Bounds]
) -> tuple[list[Part], list[Part]]:
    """Switches, and the boxes to tick that stand on a line with words; and the icons that are left."""
    boxes = [i for i in icons if i.description in BOXES and _row_of(i.box, around) is not None]
    ticked = [Part(BOXES[i.description][0], i.box, on=BOXES[i.description][1]) for i in boxes]
    return [*switches, *ticked], [i for i in icons if i not in boxes]


def _ending(
    icons: Iterable[Part], blocks: Sequence[Sequence[SeenText]], around: Sequence[Bounds], screen: Bounds
) -> list[Part]:
    """The icons; those at the end of a row with what they are about."""
    told = []
    for icon in icons:
        level = [
            n
            for n, box in enumerate(around)
            if box.right <= icon.box.left
            and box.top <= icon.box.center.y <= box.bottom
            and box.top >= TOP * screen.height
        ]
        if level and icon.description:
            nearest = blocks[max(level, key=lambda n: around[n].right)]
            icon = replace(icon, about=" ".join(line.text for line in nearest[:2]))
        told.append(icon)
    return told


def _text(block: list[SeenText], box: Bounds, title: bool) -> Part:
    said = " ".join(line.text for line in block)
    if title:
        return Part(Role.HEADING, box, said, taps=False)
    if len(block) == 1 or len(block) >= MANY or max(len(line.text) for line in block) > LONG:
        lines = [Part(Role.TEXT, line.bounds, line.text, taps=False) for line in block] if len(block) > 1 else []
        return Part(Role.TEXT, box, said, taps=len(said) <= LONG, parts=tuple(lines))
    return row(block)


def _around(block: Sequence[SeenText]) -> Bounds:
    box = block[0].bounds
    for text in block[1:]:
        box = box.union(text.bounds)
    return box


def _row_of(control: Bounds, boxes: Sequence[Bounds]) -> Bounds | None:
    """The words that a switch stands on one line with: the nearest to its left, else to its right."""
    level = [b for b in boxes if b.top - b.height // 4 <= control.center.y <= b.bottom + b.height // 4]
    before = [b for b in level if b.right <= control.left]
    after = [b for b in level if b.left >= control.right]
    if before:
        return max(before, key=lambda b: b.right)
    return min(after, key=lambda b: b.left) if after else None


def _leads(icon: Part, block: Sequence[SeenText], dp: float) -> bool:
    """The icon stands before these words, as part of their row.

    Numbers in a row are the cells of a grid, and what holds a word is a thing of its own, like a chip.
    """
    if (
        icon.text.isdecimal()
        or len(icon.text) > INITIALS
        or icon.box.width > WIDEST_DP * dp
        or (len(block) == 1 and block[0].text.isdecimal())
    ):
        return False
    box, words = icon.box, _around(block)
    gap = words.left - box.right
    level = words.top - box.height // 2 <= box.center.y <= words.bottom + box.height // 2
    return level and -OVER_DP * dp <= gap <= ICON_GAP_DP * dp
