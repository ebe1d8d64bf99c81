"""The tree and the picture, put together: names for what the tree leaves unnamed, things that only the picture shows,
and texts of the tree that the picture contradicts.

The tree is believed: the picture fills its gaps. Where the tree has nothing (a game, a canvas, a screen without any
node) what was seen becomes elements of its own, with ``seen`` set, after all others, so that everything that works on
a ``Screen`` works on it unchanged. Keys of the tree's own elements stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from device.geometry import Bounds
from device.screen import Element, Screen
from grounding.interface import Role
from grounding.reading.roles import is_picture
from grounding.vision.answers import answered
from grounding.vision.belonging import Belongings, belongings
from grounding.vision.front import front_of
from grounding.vision.gaps import is_canvas
from grounding.vision.growing import fronted, grown, rooted
from grounding.vision.naming import spoken
from grounding.vision.outside import between_bars
from grounding.vision.part import Part
from grounding.vision.seen import Pixels, SeenRegion, SeenText, Sight, may_be_icon
from grounding.vision.stale import stale_texts
from grounding.vision.structure import structured
from grounding.vision.tree_text import TreeText, tree_text

ITS_GROUND = 0.7
"""What takes so much of a dialog is the ground that it stands on."""


@dataclass(frozen=True, slots=True)
class Fused:
    """The screen with what was seen; ``named`` are names, by element, for what had none; ``stale`` are elements whose
    text the picture plainly does not show."""

    screen: Screen
    named: Mapping[int, tuple[tuple[str, Bounds], ...]]
    stale: frozenset[int]


def fuse(screen: Screen, sight: Sight, pixels: Pixels | None = None, one_moment: bool = True) -> Fused:
    """Put them together. ``pixels`` are the picture's, at any scale: they show what stands before a darkened page, and,
    where tree and picture are of ``one_moment``, texts that are stale; with None neither is found."""
    if sight.black:
        return Fused(screen, {}, frozenset())
    sight = _scaled(sight, screen)
    tree = tree_text(rooted(screen))
    found = belongings(tree, sight)
    front = front_of(pixels, sight, between_bars(tree, sight), tree.dp) if pixels is not None else None
    base, new = _before(front, tree, found) if front is not None else (tree.screen, [])
    for key in sorted({*found.texts, *found.regions}):
        home = tree.screen.elements[key]
        new += [(key, part) for part in _parts(home, found.texts[key], found.regions[key], tree)]
    whole, parts = grown(base, new)
    named = {key: tuple(names) for key, names in found.names.items()}
    for key, part in parts.items():
        names = _names(part) if is_picture(whole.elements[key]) else ()
        if names:
            named[key] = tuple((name, part.box) for name in names)
    stale = stale_texts(tree, sight, pixels) if pixels is not None and one_moment else frozenset[int]()
    return Fused(whole, named, stale)


def _parts(home: Element, texts: Sequence[SeenText], regions: Sequence[SeenRegion], tree: TreeText) -> list[Part]:
    """What is drawn in an element: things to tap on a canvas, elsewhere what can be read and seen there."""
    if is_canvas(home, tree.screen):
        return structured(texts, regions, tree.screen.bounds, tree.dp)
    read = [Part(Role.TEXT, t.bounds, t.text, taps=False) for t in texts if not may_be_icon(t)]
    return read + [Part(Role.ICON, r.bounds, shows=r.concept, taps=False) for r in regions]


def _before(front: Bounds, tree: TreeText, found: Belongings) -> tuple[Screen, list[tuple[int, Part]]]:
    """The screen with the window of a dialog that stands before a canvas, and the dialog's parts, each with the key of
    the node that it hangs on; they are taken out of ``found``."""
    elements = (tree.screen.elements[key] for key in sorted({*found.texts, *found.regions}))
    behind = [e for e in elements if is_canvas(e, tree.screen) and e.bounds.contains(front)]
    if not behind:
        return tree.screen, []
    whole, root = fronted(tree.screen, behind[0], front)
    texts = [t for e in behind for t in found.texts[e.key] if _lies_in(t.bounds, front)]
    regions = [r for e in behind for r in found.regions[e.key] if _lies_in(r.bounds, front)]
    for e in behind:
        found.texts[e.key] = [t for t in found.texts[e.key] if not front.contains(t.bounds.center)]
        found.regions[e.key] = [r for r in found.regions[e.key] if not front.contains(r.bounds.center)]
    parts = answered(structured(texts, regions, tree.screen.bounds, tree.dp), front, tree.dp)
    return whole, [(root, part) for part in parts]


def _lies_in(box: Bounds, front: Bounds) -> bool:
    """In a dialog, and not its own ground."""
    return front.contains(box.center) and box.area < ITS_GROUND * front.area


def _names(part: Part) -> tuple[str, ...]:
    """What people call what a part shows, with what it is about, if it is about something."""
    if part.shows:
        return spoken(part.shows)
    if not part.description:
        return ()
    about = (f"{part.description} {part.about}",) if part.about else ()
    return (*spoken(part.description), *about)


def _scaled(sight: Sight, screen: Screen) -> Sight:
    """In pixels of the screen, for pictures taken smaller."""
    if (sight.width, sight.height) == (screen.width, screen.height) or not sight.width or not sight.height:
        return sight
    across, down = screen.width / sight.width, screen.height / sight.height
    return replace(
        sight,
        width=screen.width,
        height=screen.height,
        texts=tuple(replace(t, bounds=t.bounds.scaled(across, down)) for t in sight.texts),
        regions=tuple(replace(r, bounds=r.bounds.scaled(across, down)) for r in sight.regions),
    )
