"""Which picture shows which tree: told by the texts, which must be read on the picture where the tree has them.

Names do not tell: repositories call pictures and trees alike that are not of one moment, and otherwise such that are.
That a text is read anywhere on the picture does not do either: on a page that was scrolled in between all are, and a
frame around what the tree tells would be around something else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from device.geometry import Bounds
from device.screen import Screen
from grounding.vision.seen import SeenText, Sight
from grounding.vocabulary.words import normal

FEWEST = 4
"""A tree with fewer texts that can be compared tells nothing."""
SHORTEST, LONGEST = 3, 60
"""Characters of a text: shorter ones are anywhere, and of longer ones the beginning is compared."""
ALIKE, NEAR = 0.8, 8
"""What was read is a text when it is so much like it, and no longer or shorter by so many characters."""
SLACK = 1 / 45
"""So much of the picture's width a line may stand off the text's box."""
REPEATED = 0.5
"""Two trees that share more of the texts of either are one screen twice."""
LEAST_WIDTH = 320
TALL = (1.55, 2.4)
"""A picture of a phone that is held upright is wider, in pixels, and so many times as high as wide."""
ONE_SCALE = 0.1
"""A tree that is as wide as the picture but for this share is in the picture's pixels."""
SHORT, LONG = 0.88, 1.02
"""A tree in other pixels reaches over so much of the display: its window may end above the bar at the bottom."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text of a tree, as texts are compared, and where it stands; in pixels of the tree."""

    text: str
    bounds: Bounds


def words_of(screen: Screen) -> tuple[Words, ...]:
    """The texts of a tree that its picture must show."""
    told = {
        Words(normal(e.text)[:LONGEST], e.bounds): None
        for e in screen.elements
        if e.visible and not e.password and not e.bounds.empty and len(normal(e.text)) >= SHORTEST
    }
    return tuple(told)


def is_of_phone(width: int, height: int) -> bool:
    """Whether a picture of this size may be of a whole screen of a phone, held upright."""
    return width >= LEAST_WIDTH and TALL[0] < height / width < TALL[1]


def display_of(reach: tuple[int, int], picture: tuple[int, int]) -> tuple[int, int] | None:
    """The display's size in the tree's pixels, if tree and picture can be of one; sizes are width and height.

    A tree in the picture's own pixels may be of a part of it: of a dialog, or of a window that ends above the bars.
    One in other pixels must be of the picture's aspect.
    """
    (across, down), (width, height) = reach, picture
    if not across or not down:
        return None
    scaled = round(height * across / width)
    if abs(across - width) > ONE_SCALE * width and SHORT <= down / scaled <= LONG:
        return across, scaled
    return picture if across <= width and down <= height else None


def agreement(words: Sequence[Words], sight: Sight, display: tuple[int, int]) -> float:
    """The share of the texts on a display of this size, in the tree's pixels, that were read where they stand."""
    width, height = display
    here = [w for w in words if Bounds(0, 0, width, height).contains(w.bounds.center)]
    if len(here) < FEWEST:
        return 0.0
    scale, slack = sight.width / width, round(SLACK * sight.width)
    lines = [(normal(line.text), line.bounds) for line in sight.texts]
    return sum(_is_read(w.text, w.bounds.scaled(scale).inset(-slack), lines) for w in here) / len(here)


def told(words: Sequence[Words], lines: Sequence[SeenText]) -> float:
    """The share of what was read that the tree tells: of trees that agree with a picture alike, which one says most."""
    said = [line for line in (normal(line.text) for line in lines) if len(line) >= SHORTEST]
    texts = {w.text for w in words}
    return sum(any(line in text or _alike(line, text) for text in texts) for line in said) / max(1, len(said))


def is_repeated(words: Sequence[Words], earlier: Sequence[Words]) -> bool:
    """Whether two trees are of the same screen, or nearly."""
    one, other = {w.text for w in words}, {w.text for w in earlier}
    return len(one & other) > REPEATED * min(len(one), len(other))


def _is_read(text: str, box: Bounds, lines: Sequence[tuple[str, Bounds]]) -> bool:
    here = [line for line, bounds in lines if bounds.overlaps(box)]
    return text in " ".join(here) or any(_alike(text, line) for line in here)


def _alike(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) >= NEAR:
        return False
    matcher = SequenceMatcher(None, one, other)
    return matcher.real_quick_ratio() > ALIKE and matcher.quick_ratio() > ALIKE and matcher.ratio() > ALIKE
