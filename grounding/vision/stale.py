"""Texts of the tree that the picture contradicts: nothing is drawn where they should stand, or another text is."""

from __future__ import annotations

from difflib import SequenceMatcher

import numpy as np

from device.geometry import Bounds
from device.picture import DARK
from device.screen import Element
from grounding.reading.roles import class_tail
from grounding.vision.seen import Pixels, Sight
from grounding.vision.tree_text import TreeText, alike
from grounding.vocabulary.words import normal

DRAWN = ("TextView", "Button")
"""Classes that draw the text they tell. A slider's text is its value, a web page's node may stand anywhere."""

SHORTEST_STALE = 4
"""A text of fewer characters is not judged: one misread letter is half of it."""

LOWEST_DP = 10
"""Nor one in a box less high than this, in which no text stands whole."""

READ_WELL = 0.9
"""Only what was read with this confidence contradicts."""

ANYTHING_LIKE = 0.45
"""One text contradicts another when less alike than this."""

FLAT = 3.0
"""Brightness spreads less than this (of 255) where nothing is drawn."""


def stale_texts(tree: TreeText, sight: Sight, pixels: Pixels) -> frozenset[int]:
    """The keys of elements whose text the picture plainly does not show. ``pixels`` are its own, at any scale."""
    judged = (e for e in tree.screen.elements if _is_judged(e, tree))
    return frozenset(e.key for e in judged if _is_contradicted(e, tree, sight, pixels))


def _is_judged(e: Element, tree: TreeText) -> bool:
    """A text long enough to be compared, that should be seen whole where it stands."""
    return (
        class_tail(e).endswith(DRAWN)
        and len(normal(e.text)) >= SHORTEST_STALE
        and e.visible
        and not (e.children or e.password or e.focused)
        and tree.screen.bounds.contains(e.bounds)
        and e.bounds.height >= LOWEST_DP * tree.dp
        and tree.at(e.bounds.center) is e
    )


def _is_contradicted(e: Element, tree: TreeText, sight: Sight, pixels: Pixels) -> bool:
    """Nothing at all is drawn where it should stand, or another text, read well, that the tree has nowhere."""
    over = [t for t in sight.texts if t.bounds.intersect(e.bounds).area >= 0.5 * t.bounds.area]
    if not over:
        return _is_flat(e.bounds, pixels, pixels.shape[1] / tree.screen.width)
    said = normal(" ".join(t.text for t in sorted(over, key=lambda t: (t.bounds.top, t.bounds.left))))
    if len(said) < SHORTEST_STALE or min(t.confidence for t in over) < READ_WELL:
        return False
    text = normal(e.text)
    if e.bounds.height > 3 * max(t.bounds.height for t in over) or set(said.split()) & set(text.split()):
        return False
    return SequenceMatcher(None, said, text).ratio() < ANYTHING_LIKE and not any(
        alike(said, normal(other.text)) for other in tree.screen.elements if other.text
    )


def _is_flat(box: Bounds, pixels: Pixels, scale: float) -> bool:
    top, bottom, left, right = (round(v * scale) for v in (box.top, box.bottom, box.left, box.right))
    crop = pixels[top:bottom, left:right]
    if not crop.size or int(crop.max()) <= DARK:
        return False  # painted over, so that nobody sees what stands there
    return float(np.std(crop.reshape(-1, 3), axis=0).max()) < FLAT
