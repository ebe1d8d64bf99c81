"""The tree and the picture, put together: names for what the tree leaves unnamed, things that only the picture shows,
and texts of the tree that the picture contradicts.

The tree is believed: the picture fills its gaps. Where the tree has nothing (a game, a canvas, a screen without any
node) what was seen becomes elements of its own, with ``seen`` set, after all others, so that everything that works on
a ``Screen`` works on it unchanged. Keys of the tree's own elements stay as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

import numpy as np
import numpy.typing as npt

from device.geometry import Bounds, Point
from device.picture import DARK
from device.screen import Element, Screen, Window, WindowKind
from grounding.interface import Role
from grounding.reading.roles import HELD, class_role, class_tail, is_picture
from grounding.vision.naming import spoken
from grounding.vision.part import Part
from grounding.vision.seen import SHORT_SIDE_DP, Kind, Pixels, SeenRegion, SeenText, Sight, may_be_icon
from grounding.vision.structure import structured
from grounding.vocabulary.icon_fonts import without_signs
from grounding.vocabulary.words import normal

CLASSES: dict[Role, str] = {
    Role.BUTTON: "seen.SeenButton",
    Role.ICON: "seen.SeenIconImage",
    Role.IMAGE: "seen.SeenImage",
    Role.TEXT: "seen.SeenText",
    Role.HEADING: "seen.SeenHeading",
    Role.ROW: "seen.SeenRow",
    Role.SWITCH: "seen.SeenSwitch",
    Role.FIELD: "seen.SeenField",
    Role.CHECKBOX: "seen.SeenCheckBox",
    Role.RADIO: "seen.SeenRadioButton",
}
"""Classes of elements that the tree does not have; ``roles.CLASS_ROLES`` knows them."""

CANVAS = 0.1
"""A bare element that takes at least this share of the screen is a surface that may hold anything."""

HOLDS_MOST = 0.3
"""An element larger than this is no button that what is drawn in it would name."""

STATUS_DP, MOST_STATUS_DP = 24, 56
"""Without windows to tell, what lies so far up is the status bar's, or up to the second, if the app's own things begin
below it: where a camera is cut out of the display, the bar is high."""

SYSTEM_BARS = frozenset(("statusBarBackground", "navigationBarBackground"))
OUTSIDE = frozenset(("touch_outside", "scrim", "dim_view", "dim_overlay"))
"""Identifiers of what lies under the system's bars, and of what takes the touches beside a sheet: what shows through is
not to be touched."""
A_WINDOW = 0.9
"""What does not take touches and is called so lies over a picture, unless it takes so much of its window."""

BUTTONS_DP = 48
"""Without windows to tell, a strip so high at the bottom with a ring in its middle, at most two more icons and no words
is the system's: back, home, recent apps."""

SAME, ANYTHING_LIKE = 0.6, 0.45
"""Two texts are one when so alike; one contradicts the other when less alike than the second."""

FLAT = 3.0
"""Brightness spreads less than this (of 255) where nothing is drawn."""

LIKELY = 0.5
"""From this confidence on an icon that nothing else names goes by what it shows."""

SURE_OF_ANOTHER = 0.8
"""From this confidence on an icon goes by what it shows, too, though its makers call it something else."""

LARGEST_ICON = 0.25
"""An icon is at most so wide and high: share of the display's short side."""

FACE = 0.5
"""What takes more than this share of a thing is the thing's own face, not an icon in it."""

LONGEST_ICON, OVER_LETTERS = 2.5, 0.2
"""What is longer than so many times its height is a line, and what letters take more than this share of is letters."""

DRAWN = ("TextView", "Button")
"""Classes that draw the text they tell. A slider's text is its value, a web page's node may stand anywhere."""

SHORTEST_STALE = 4
"""A text of fewer characters is not judged: one misread letter is half of it."""


@dataclass(frozen=True, slots=True)
class Fused:
    """The screen with what was seen; ``named`` are names, by element, for what had none; ``stale`` are elements whose
    text the picture plainly does not show."""

    screen: Screen
    named: Mapping[int, tuple[tuple[str, Bounds], ...]]
    stale: frozenset[int]


def unnamed(screen: Screen) -> tuple[Bounds, ...]:
    """The boxes of elements that an icon may be the only name of."""
    says = _said_within(screen)
    bare = [e for e in screen.elements if _is_bare(e, says[e.key]) and _icon_sized(e, screen)]
    around = {above.key for e in bare for above in screen.ancestors(e)}
    return tuple(dict.fromkeys(e.bounds for e in bare if e.key not in around))


def fuse(screen: Screen, sight: Sight, pixels: Pixels | None = None) -> Fused:
    """Put them together. ``pixels`` of the picture, at any scale, let stale texts be found; None finds none."""
    if sight.black:
        return Fused(screen, {}, frozenset())
    sight = _scaled(sight, screen)
    screen = _rooted(screen)
    return _Fusion(screen, sight, pixels).fused()


class _Fusion:
    def __init__(self, screen: Screen, sight: Sight, pixels: Pixels | None) -> None:
        self.screen = screen
        self.sight = sight
        self.pixels = pixels
        self.dp = min(screen.width, screen.height) / SHORT_SIDE_DP
        shown = [e for e in screen.elements if e.visible and not e.bounds.empty]
        self.keys = np.array([e.key for e in shown], dtype=np.int64)
        boxes = [(e.bounds.left, e.bounds.top, e.bounds.right, e.bounds.bottom, e.bounds.area, e.window) for e in shown]
        self.boxes: npt.NDArray[np.int64] = np.array(boxes, dtype=np.int64).reshape(-1, 6)
        self.says = _said_within(screen)
        self.named: dict[int, list[tuple[str, Bounds]]] = defaultdict(list)
        self.status = any(w.kind is WindowKind.STATUS_BAR for w in screen.windows)
        self.top = 0.0 if self.status else _below_status(shown, screen, self.dp)
        told = any(w.kind is WindowKind.NAVIGATION_BAR for w in screen.windows)
        self.bottom = screen.height if told else _above_buttons(screen, sight, self.dp)

    def fused(self) -> Fused:
        """All steps."""
        own_texts: dict[int, list[SeenText]] = defaultdict(list)
        own_regions: dict[int, list[SeenRegion]] = defaultdict(list)
        for text in self.sight.texts:
            home = self._home_of_text(text)
            if home is not None:
                own_texts[home].append(text)
        for region in self.sight.regions:
            home = self._home_of_region(region)
            if home is not None:
                own_regions[home].append(region)
        new: list[tuple[int, Part]] = []
        drawn: dict[tuple[int, Bounds], str] = {}
        for home in sorted({*own_texts, *own_regions}):
            if self._is_canvas(self.screen.elements[home]):
                parts = structured(own_texts[home], own_regions[home], self.screen.bounds, self.dp)
            else:
                parts = [Part(Role.TEXT, t.bounds, t.text, taps=False) for t in own_texts[home] if not may_be_icon(t)]
                parts += [Part(Role.ICON, r.bounds, taps=False) for r in own_regions[home]]
                drawn |= {(home, r.bounds): r.concept for r in own_regions[home]}
            new += [(home, part) for part in parts]
        stale = self._stale()
        named = {key: tuple(found) for key, found in self.named.items()}
        grown, about = _grown(self.screen, new)
        for e in grown.elements[len(self.screen.elements) :]:
            if e.description and is_picture(e):
                names = spoken(e.description)
                if e.key in about:
                    names += (f"{e.description} {about[e.key]}",)
                named[e.key] = tuple((name, e.bounds) for name in names)
            concept = drawn.get((e.parent, e.bounds), "") if e.parent is not None and is_picture(e) else ""
            if concept:
                named[e.key] = tuple((name, e.bounds) for name in spoken(concept))
        return Fused(grown, named, stale)

    # --- where it belongs ------------------------------------------------------------------------------------------

    def _at(self, point: Point) -> Element | None:
        """The smallest element of the topmost window there."""
        x, y = point.x, point.y
        b = self.boxes
        inside = (b[:, 0] <= x) & (x < b[:, 2]) & (b[:, 1] <= y) & (y < b[:, 3])
        if not inside.any():
            return None
        layers = np.array([w.layer for w in self.screen.windows])[b[inside, 5]]
        front = inside.copy()
        front[inside] = layers == layers.max()
        at = np.flatnonzero(front)
        best = at[np.lexsort((-self.keys[at], b[at, 4]))[0]]
        return self.screen.elements[int(self.keys[best])]

    def _passed_over(self, e: Element | None, box: Bounds) -> bool:
        if e is None or not self.top <= box.center.y < self.bottom or self._is_shown_through(e):
            return True
        return self.screen.windows[e.window].kind in (WindowKind.STATUS_BAR, WindowKind.NAVIGATION_BAR)

    def _is_shown_through(self, e: Element) -> bool:
        """What is seen there lies under the system's bars, or behind what takes the touches beside a sheet."""
        window = self.screen.windows[e.window].bounds
        outside = _called(e) in OUTSIDE and (e.clickable or e.bounds.area >= A_WINDOW * window.area)
        return outside or _called(e) in SYSTEM_BARS

    def _home_of_text(self, text: SeenText) -> int | None:
        """The element that a text becomes a child of; None when the tree knows it, or it has named an element."""
        e = self._at(text.bounds.center)
        if e is None or self._passed_over(e, text.bounds):
            return None
        if self._is_canvas(e):
            return e.key
        wanted = normal(text.text)
        for holder in (e, *self.screen.ancestors(e)):
            if holder.password:
                return None
            if holder.bounds.area > HOLDS_MOST * self.screen.bounds.area:
                break
            if _alike(wanted, self.says[holder.key]):
                return None
            if holder.clickable or holder.long_clickable or _is_bare(holder, self.says[holder.key]):
                if not self.says[holder.key] and not may_be_icon(text):
                    self.named[holder.key].append((text.text, text.bounds))
                return None
        if e.text or e.description or self._told_elsewhere(text, wanted):
            return None
        return e.key

    def _told_elsewhere(self, text: SeenText, wanted: str) -> bool:
        """An element that lies over the text says it: one whose box is wrong by a little, or a description."""
        b, t = self.boxes, text.bounds
        wide = np.minimum(b[:, 2], t.right) - np.maximum(b[:, 0], t.left)
        high = np.minimum(b[:, 3], t.bottom) - np.maximum(b[:, 1], t.top)
        over = (self.screen.elements[int(key)] for key in self.keys[(wide > 0) & (high > 0)])
        return any(_alike(wanted, normal(f"{e.text} {e.description}")) for e in over if e.text or e.description)

    def _home_of_region(self, region: SeenRegion) -> int | None:
        e = self._at(region.bounds.center)
        if e is None or self._passed_over(e, region.bounds):
            return None
        if self._is_canvas(e):
            return e.key if region.kind is not Kind.CARD else None
        if region.kind is not Kind.ICON or not region.concept or region.confidence < LIKELY:
            return None
        shown_by = self._shown_by(e, region)
        if shown_by is not None:
            for name in spoken(region.concept):
                if all(name != said for said, _ in self.named[shown_by.key]):
                    self.named[shown_by.key].append((name, region.bounds))
            return None
        return e.key if self._is_drawn_in(e, region) else None

    def _is_drawn_in(self, e: Element, region: SeenRegion) -> bool:
        """An icon beside the words of something to touch, of which the tree knows the words alone."""
        short, long = sorted((region.bounds.width, region.bounds.height))
        if region.confidence < SURE_OF_ANOTHER or long > LONGEST_ICON * short or is_picture(e):
            return False
        if any(t.bounds.intersect(region.bounds).area > OVER_LETTERS * region.bounds.area for t in self.sight.texts):
            return False
        holder = next((h for h in (e, *self.screen.ancestors(e)) if h.clickable or h.long_clickable), None)
        if holder is None or not self.says[holder.key] or holder.checkable or class_role(holder) in HELD:
            return False
        room = holder.bounds.area
        return region.bounds.area <= FACE * room and room <= HOLDS_MOST * self.screen.bounds.area

    def _shown_by(self, e: Element, region: SeenRegion) -> Element | None:
        """The element that an icon is the face of: the innermost around it that shows a picture or takes touches, and
        says nothing, or is only heard."""
        largest = LARGEST_ICON * min(self.screen.width, self.screen.height)
        for holder in (e, *self.screen.ancestors(e)):
            if max(holder.bounds.width, holder.bounds.height) > largest:
                return None
            if not _icon_sized(holder, self.screen):
                continue  # a stroke of it
            if _is_bare(holder, self.says[holder.key]):
                return holder
            if _is_told_aloud(holder) and region.confidence >= SURE_OF_ANOTHER:
                return holder
            if self.says[holder.key] or holder.clickable or holder.long_clickable or holder.checkable:
                return None
        return None

    def _is_canvas(self, e: Element) -> bool:
        if "Image" in class_tail(e) and not (e.clickable or e.long_clickable):
            return False  # what a picture shows can be read, and is not to be tapped
        return _is_surface(e, self.screen)

    # --- what the picture contradicts --------------------------------------------------------------------------------

    def _stale(self) -> frozenset[int]:
        if self.pixels is None:
            return frozenset()
        return frozenset(e.key for e in self.screen.elements if self._judged(e) and self._contradicted(e))

    def _judged(self, e: Element) -> bool:
        """A text long enough to be compared, that should be seen whole where it stands."""
        box = e.bounds
        return (
            class_tail(e).endswith(DRAWN)
            and len(normal(e.text)) >= SHORTEST_STALE
            and e.visible
            and not (e.children or e.password or e.focused)
            and self.screen.bounds.contains(box)
            and box.height >= 10 * self.dp
            and self._at(box.center) is e
        )

    def _contradicted(self, e: Element) -> bool:
        """Nothing at all is drawn where it should stand, or another text, read well, that the tree has nowhere."""
        over = [t for t in self.sight.texts if t.bounds.intersect(e.bounds).area >= 0.5 * t.bounds.area]
        if not over:
            return self._is_flat(e.bounds)
        said = normal(" ".join(t.text for t in sorted(over, key=lambda t: (t.bounds.top, t.bounds.left))))
        if len(said) < SHORTEST_STALE or min(t.confidence for t in over) < 0.9:
            return False
        if e.bounds.height > 3 * max(t.bounds.height for t in over) or set(said.split()) & set(normal(e.text).split()):
            return False
        return SequenceMatcher(None, said, normal(e.text)).ratio() < ANYTHING_LIKE and not any(
            _alike(said, normal(other.text)) for other in self.screen.elements if other.text
        )

    def _is_flat(self, box: Bounds) -> bool:
        assert self.pixels is not None
        scale = self.pixels.shape[1] / self.screen.width
        top, bottom, left, right = (round(v * scale) for v in (box.top, box.bottom, box.left, box.right))
        crop = self.pixels[top:bottom, left:right]
        if not crop.size or int(crop.max()) <= DARK:
            return False  # painted over, so that nobody sees what stands there
        return float(np.std(crop.reshape(-1, 3), axis=0).max()) < FLAT


def _above_buttons(screen: Screen, sight: Sight, dp: float) -> int:
    """Where the system's buttons begin, in pixels from the top; the screen's height where there are none."""
    top = screen.height - round(BUTTONS_DP * dp)
    icons = [r for r in sight.regions if r.bounds.center.y >= top and r.kind is Kind.ICON]
    words = any(t.bounds.center.y >= top and not may_be_icon(t) for t in sight.texts)
    home = [r for r in icons if r.round and abs(r.bounds.center.x - screen.width // 2) <= BUTTONS_DP * dp / 2]
    return top if home and len(icons) <= 3 and not words else screen.height


# --- the new screen ------------------------------------------------------------------------------------------------


def _grown(screen: Screen, new: Sequence[tuple[int, Part]]) -> tuple[Screen, dict[int, str]]:
    """The screen with elements for the parts, each below its home; and what those at a row's end are about, by key."""
    elements = list(screen.elements)
    about: dict[int, str] = {}
    children: dict[int, list[int]] = defaultdict(list)

    def add(part: Part, parent: int) -> None:
        key = len(elements)
        above = elements[parent]
        field = part.role is Role.FIELD
        elements.append(
            Element(
                key=key,
                parent=parent,
                children=(),
                window=above.window,
                class_name=CLASSES[part.role],
                package=above.package,
                bounds=part.box,
                text="" if field else part.text,
                hint=part.text if field else "",
                description=part.description,
                index=len(above.children) + len(children[parent]),
                clickable=part.taps,
                checkable=part.on is not None,
                checked=bool(part.on),
                seen=True,
            )
        )
        children[parent].append(key)
        if part.about:
            about[key] = part.about
        for inner in part.parts:
            add(inner, key)

    for home, part in new:
        add(part, home)
    for parent, keys in children.items():
        elements[parent] = replace(elements[parent], children=(*elements[parent].children, *keys))
    return replace(screen, elements=tuple(elements)), about


def _rooted(screen: Screen) -> Screen:
    """The screen with a window and a node to hang things on, where it has none."""
    if any(w.kind in (WindowKind.APPLICATION, WindowKind.DIALOG, WindowKind.SYSTEM) for w in screen.windows):
        return screen
    root = len(screen.elements)
    window = Window(
        root, WindowKind.APPLICATION, min([w.layer for w in screen.windows], default=1) - 1, "", screen.bounds
    )
    element = Element(root, None, (), len(screen.windows), "android.view.View", "", screen.bounds, seen=True)
    return replace(screen, elements=(*screen.elements, element), windows=(*screen.windows, window))


def _scaled(sight: Sight, screen: Screen) -> Sight:
    """In pixels of the screen, for pictures taken smaller."""
    if (sight.width, sight.height) == (screen.width, screen.height) or not sight.width or not sight.height:
        return sight
    across, down = screen.width / sight.width, screen.height / sight.height

    def scaled(box: Bounds) -> Bounds:
        return Bounds(
            round(box.left * across), round(box.top * down), round(box.right * across), round(box.bottom * down)
        )

    return replace(
        sight,
        width=screen.width,
        height=screen.height,
        texts=tuple(replace(t, bounds=scaled(t.bounds)) for t in sight.texts),
        regions=tuple(replace(r, bounds=scaled(r.bounds)) for r in sight.regions),
    )


def _said_within(screen: Screen) -> list[str]:
    """For each element all that it and what is in it says; signs of icon fonts say nothing."""
    said = [without_signs(f"{e.text} {e.description}") for e in screen.elements]
    for e in reversed(screen.elements):
        if e.parent is not None and said[e.key].strip():
            said[e.parent] += " " + said[e.key]
    return [normal(text) for text in said]


def _is_bare(e: Element, says: str) -> bool:
    """It takes touches, or shows a picture, and nothing is said in it."""
    touch = e.clickable or e.long_clickable or is_picture(e)
    return touch and e.visible and not (says or e.checkable or e.seen)


def _below_status(shown: Sequence[Element], screen: Screen, dp: float) -> float:
    """Where the app's own things begin, in pixels from the top, as far down as a status bar may reach."""
    own = (e for e in shown if e.text or e.description or e.clickable or is_picture(e) or _is_surface(e, screen))
    first = min((e.bounds.top / dp for e in own), default=0.0)
    return min(max(STATUS_DP, first), MOST_STATUS_DP) * dp


def _is_surface(e: Element, screen: Screen) -> bool:
    """A bare leaf that takes much of the screen."""
    bare = not e.children and not e.text and not e.description and _called(e) not in SYSTEM_BARS
    return bare and e.bounds.area >= CANVAS * screen.bounds.area


def _called(e: Element) -> str:
    return e.resource_id.rpartition("/")[2]


def _is_told_aloud(e: Element) -> bool:
    """A leaf whose name is heard and not seen: who looks calls it by what it shows."""
    return bool(e.description) and not (e.text or e.children or e.seen) and (e.clickable or is_picture(e))


def _icon_sized(e: Element, screen: Screen) -> bool:
    most = LARGEST_ICON * min(screen.width, screen.height)
    box = e.bounds
    return min(box.width, box.height) >= 8 and max(box.width, box.height) <= most


def _alike(one: str, other: str) -> bool:
    """One text read twice, or a part of the other."""
    if not one or not other:
        return False
    if one in other or (len(other) >= 3 and other in one):
        return True
    if len(other) > 3 * len(one) + 20:
        words = [word for word in one.split() if len(word) > 2]
        return bool(words) and sum(word in other for word in words) >= SAME * len(words)
    return SequenceMatcher(None, one, other).ratio() >= SAME
