"""What of a picture belongs to what of the tree: it names an element, is drawn in one, or the tree tells it already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from device.geometry import Bounds
from device.screen import Element
from grounding.reading.roles import HELD, class_role, is_picture
from grounding.vision.gaps import (
    is_bare,
    is_canvas,
    is_icon_sized,
    is_larger_than_icons,
    is_told_aloud,
    takes_touches,
)
from grounding.vision.naming import spoken
from grounding.vision.outside import between_bars, is_outside
from grounding.vision.seen import Kind, SeenRegion, SeenText, Sight, may_be_icon
from grounding.vision.tree_text import TreeText, alike
from grounding.vocabulary.words import normal

HOLDS_MOST = 0.3
"""An element larger than this share of the screen is no button that what is drawn in it would name."""

LIKELY = 0.5
"""From this confidence on an icon that nothing else names goes by what it shows."""

SURE_OF_ANOTHER = 0.8
"""From this confidence on an icon goes by what it shows, too, though its makers call it something else."""

FACE = 0.5
"""What takes more than this share of a thing is the thing's own face, not an icon in it."""

LONGEST_ICON, OVER_LETTERS = 2.5, 0.2
"""What is longer than so many times its height is a line, and what letters take more than this share of is letters."""


@dataclass(frozen=True, slots=True)
class Belongings:
    """By an element's key: the names that it gets, each with where it stands, and what is drawn in it."""

    names: defaultdict[int, list[tuple[str, Bounds]]] = field(default_factory=lambda: defaultdict(list))
    texts: defaultdict[int, list[SeenText]] = field(default_factory=lambda: defaultdict(list))
    regions: defaultdict[int, list[SeenRegion]] = field(default_factory=lambda: defaultdict(list))


class _Home(NamedTuple):
    """The element that something belongs to, as its name or as a thing drawn in it."""

    key: int
    named: bool = False


def belongings(tree: TreeText, sight: Sight) -> Belongings:
    """All of a picture that the tree does not tell. Names that are read come before those of what is shown."""
    found = Belongings()
    own = between_bars(tree, sight)

    def at(box: Bounds) -> Element | None:
        e = tree.at(box.center)
        return None if e is None or is_outside(box, e, own, tree.screen) else e

    for text in sight.texts:
        e = at(text.bounds)
        home = _home_of_text(text, e, tree) if e is not None else None
        if home is not None and home.named:
            found.names[home.key].append((text.text, text.bounds))
        elif home is not None:
            found.texts[home.key].append(text)
    for region in sight.regions:
        e = at(region.bounds)
        home = _home_of_region(region, e, tree, sight.texts) if e is not None else None
        if home is not None and home.named:
            known = {name for name, _ in found.names[home.key]}
            found.names[home.key] += [(name, region.bounds) for name in spoken(region.concept) if name not in known]
        elif home is not None:
            found.regions[home.key].append(region)
    return found


# --- words -----------------------------------------------------------------------------------------------------------


def _home_of_text(text: SeenText, at: Element, tree: TreeText) -> _Home | None:
    """Where a text belongs that stands on ``at``; None where the tree tells it, or it is not to be told."""
    if is_canvas(at, tree.screen):
        return _Home(at.key)
    wanted = normal(text.text)
    for holder in (at, *tree.screen.ancestors(at)):
        if holder.password:
            return None
        if holder.bounds.area > HOLDS_MOST * tree.screen.bounds.area:
            break
        says = tree.says[holder.key]
        if alike(wanted, says):
            return None
        if takes_touches(holder) or is_bare(holder, says):
            return None if says or may_be_icon(text) else _Home(holder.key, named=True)
    if at.text or at.description or _is_told_elsewhere(text, wanted, tree):
        return None
    return _Home(at.key)


def _is_told_elsewhere(text: SeenText, wanted: str, tree: TreeText) -> bool:
    """An element that lies over the text says it: one whose box is wrong by a little, or a description."""
    over = (e for e in tree.under(text.bounds) if e.text or e.description)
    return any(alike(wanted, normal(f"{e.text} {e.description}")) for e in over)


# --- icons -----------------------------------------------------------------------------------------------------------


def _home_of_region(region: SeenRegion, at: Element, tree: TreeText, texts: Sequence[SeenText]) -> _Home | None:
    """Where a region belongs that stands on ``at``; outside of canvases only icons that are known belong anywhere."""
    if is_canvas(at, tree.screen):
        return _Home(at.key) if region.kind is not Kind.CARD else None
    if region.kind is not Kind.ICON or not region.concept or region.confidence < LIKELY:
        return None
    shown_by = _shown_by(at, region, tree)
    if shown_by is not None:
        return _Home(shown_by.key, named=True)
    return _Home(at.key) if _is_drawn_in(at, region, tree, texts) else None


def _shown_by(at: Element, region: SeenRegion, tree: TreeText) -> Element | None:
    """The element that an icon is the face of: the innermost around it that shows a picture or takes touches, and
    says nothing, or is only heard."""
    for holder in (at, *tree.screen.ancestors(at)):
        if is_larger_than_icons(holder, tree.screen):
            return None
        if not is_icon_sized(holder, tree.screen):
            continue  # a stroke of it
        says = tree.says[holder.key]
        if is_bare(holder, says) or (is_told_aloud(holder) and region.confidence >= SURE_OF_ANOTHER):
            return holder
        if says or takes_touches(holder) or holder.checkable:
            return None
    return None


def _is_drawn_in(at: Element, region: SeenRegion, tree: TreeText, texts: Sequence[SeenText]) -> bool:
    """An icon beside the words of something to touch, of which the tree knows the words alone."""
    short, long = sorted((region.bounds.width, region.bounds.height))
    if region.confidence < SURE_OF_ANOTHER or long > LONGEST_ICON * short or is_picture(at):
        return False
    if any(t.bounds.intersect(region.bounds).area > OVER_LETTERS * region.bounds.area for t in texts):
        return False
    holder = next((h for h in (at, *tree.screen.ancestors(at)) if takes_touches(h)), None)
    if holder is None or not tree.says[holder.key] or holder.checkable or class_role(holder) in HELD:
        return False
    room = holder.bounds.area
    return region.bounds.area <= FACE * room and room <= HOLDS_MOST * tree.screen.bounds.area
