"""The chain: the tree first, then the picture, then, where one is set up, a grounding model. Each only when needed.

A ``Page`` is one look at a screen, read as far as anything asked for it. Its picture is taken and looked at

- when the tree names little (``Outline.poor``): ``page.look`` makes a reading of both;
- when a phrase is not found, or fits several things, or asks how something looks;

and what the picture shows is acted on only while the screen stands still. The model is asked last, when tree and
picture have failed; its point is believed only where nothing that stands there contradicts the phrase.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

import numpy as np
from PIL import Image

from device.errors import PhoneError
from device.geometry import Bounds, Point
from device.picture import DARK
from device.screen import Agreement, Element, Screen, Shot, WindowKind
from grounding import grounder
from grounding.deciding.actionability import obstacle
from grounding.deciding.contradiction import contradiction
from grounding.grounder import Found
from grounding.interface import Miss, Reason, Role, Target
from grounding.language import NotUnderstood, Query, parse
from grounding.reading.screen import read
from grounding.reading.things import Pictured, Reading, Thing
from grounding.vision.blind import Unpointed, Unseen
from grounding.vision.eye import Sees, nothing
from grounding.vision.fusion import fuse, unnamed
from grounding.vision.looks import Looks, glimpse
from grounding.vision.seen import Pixels, Sight

BLACK = "its picture is black: the screen is off, or the app forbids pictures of itself"
MOVING = "the screen is moving, and what only its picture shows cannot be touched until it stands still"
NO_EYE = "pictures are not looked at here"

BARS = 0.07
"""Where no window tells, the system's bars are no higher than this share of the screen."""

MODEL_IS_SURE = 0.5
"""The confidence of a point that only a model vouches for."""

SPOT = 12
"""Where nothing is known to stand, the model's point gets a box that reaches so many pixels around it."""

SMALL_SHARE = 0.05
"""A thing smaller than this share of the screen is touched in its middle, a larger one where the model points."""


class Link(StrEnum):
    """What an answer rests on."""

    TREE = "tree"
    PIXELS = "pixels"
    MODEL = "model"


class Points(Protocol):
    """A grounding model."""

    def point(self, phrase: str, image: bytes) -> Point | Unpointed:
        """Where on the picture the thing is that the phrase names, in the picture's pixels. Never raises."""
        ...


@dataclass(frozen=True, slots=True)
class Links:
    """What there is beyond the tree; None for a link that is not used."""

    eye: Sees | None = None
    model: Points | None = None

    def close(self) -> None:
        """End what runs for them."""
        if self.eye is not None:
            self.eye.close()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a phrase points at, the reading that says so, the link it rests on, and what else is worth noting."""

    answer: Found | Miss
    reading: Reading
    link: Link
    note: str = ""


class Page:
    """One look at a screen. Not for several threads at once."""

    def __init__(
        self,
        screen: Screen,
        shot: Callable[[], Shot],
        links: Links,
        phone: str = "",
        mask: Callable[[str], str] = str,
        shareable: bool = True,
        check: Callable[[], object] = nothing,
    ) -> None:
        """``shot`` is the picture of this moment, with nothing on it that may not be seen. ``mask`` takes what may not
        be read out of words read off it. ``shareable``: the picture may be sent to the model. ``check`` is called while
        the picture is waited for; what it raises ends that."""
        self.tree = read(screen)
        self._shot = shot
        self._links = links
        self._phone = phone
        self._mask = mask
        self._shareable = shareable
        self._check = check
        self._seen: Reading | Unseen | None = None
        self._moving = False
        self.glimpse = ""
        """The picture, small, once it was looked at; '' while it was not, and where it moves by itself."""

    @property
    def reading(self) -> Reading:
        """The best reading so far: of the tree, or of tree and picture once this was looked at."""
        return self._seen if isinstance(self._seen, Reading) else self.tree

    @property
    def blind(self) -> str:
        """Why the picture, though looked at, told nothing; '' otherwise."""
        return self._seen.why if isinstance(self._seen, Unseen) else ""

    def look(self) -> Reading | Unseen:
        """Look at the picture, once."""
        if self._seen is None:
            self._seen = self._looked()
        return self._seen

    def _looked(self) -> Reading | Unseen:
        if self._links.eye is None:
            return Unseen(NO_EYE)
        try:
            shot = self._shot()
        except PhoneError as failure:
            return Unseen(str(failure), of_screen=True)
        screen = self.tree.screen
        across = shot.width / screen.width if screen.width else 1.0
        boxes = tuple(_scaled(box, across) for box in unnamed(screen))
        sight = self._links.eye.see(shot.image, self._phone, boxes, self._check)
        if isinstance(sight, Unseen):
            return sight
        if sight.black:
            return Unseen(BLACK, of_screen=True)
        self._moving = shot.agreement is Agreement.MOVING
        pixels = half(shot.image)
        if pixels is not None and _forbidden(screen, pixels):
            return Unseen(BLACK, of_screen=True)
        self.glimpse = glimpse(pixels) if pixels is not None and not self._moving else ""
        still = shot.agreement is Agreement.SAME
        return seen_reading(screen, self._masked(sight), pixels, stale=still)

    def _masked(self, sight: Sight) -> Sight:
        return replace(sight, texts=tuple(replace(t, text=self._mask(t.text)) for t in sight.texts))

    # --- pointing ----------------------------------------------------------------------------------------------------

    def ground(self, target: Target) -> Answer:
        """Find what the phrase means, by the first link that can tell."""
        by_tree = grounder.ground(target, self.tree)
        if not isinstance(self._seen, Reading) and not _wants_more(by_tree, target):
            return Answer(by_tree, self.tree, Link.TREE)
        seen = self.look()
        if isinstance(seen, Unseen):
            return self._by_model(target, Answer(_told(by_tree, seen), self.tree, Link.TREE, seen.why))
        by_both = grounder.ground(target, seen)
        if isinstance(by_both, Found):
            if isinstance(by_tree, Found) and by_tree.receiver.key == by_both.receiver.key:
                return Answer(by_both, seen, Link.TREE)
            if self._moving:
                return Answer(Miss(Reason.HIDDEN, target.phrase, MOVING), seen, Link.PIXELS)
            return Answer(by_both, seen, Link.PIXELS)
        return self._by_model(target, Answer(by_both, seen, Link.PIXELS))

    def _by_model(self, target: Target, so_far: Answer) -> Answer:
        """The model's answer where it has one that stands up to a look at what is there; else what there was."""
        miss = so_far.answer
        if self._links.model is None or not isinstance(miss, Miss):
            return so_far
        if miss.reason not in (Reason.NOT_FOUND, Reason.AMBIGUOUS):
            return so_far
        if not self._shareable:
            return replace(so_far, note="the picture may hold a secret and is not shown to the grounding model")
        try:
            shot = self._shot()
        except PhoneError as failure:
            return replace(so_far, note=str(failure))
        if shot.agreement is Agreement.MOVING:
            return replace(so_far, note=MOVING)
        spot = self._links.model.point(target.phrase, shot.image)
        if isinstance(spot, Unpointed):
            return replace(so_far, note=spot.why)
        screen = so_far.reading.screen
        point = Point(int(spot.x * screen.width / shot.width), int(spot.y * screen.height / shot.height))
        checked = _checked(target, point, so_far.reading)
        if isinstance(checked, Found):
            return Answer(checked, so_far.reading, Link.MODEL)
        return replace(so_far, note=checked)


def seen_reading(screen: Screen, sight: Sight, pixels: Pixels | None, stale: bool = True) -> Reading:
    """The reading of a tree and of what was seen on its picture. ``stale``: they are known to be of one moment."""
    fused = fuse(screen, sight, pixels if stale else None)
    across = screen.width / sight.width if sight.width else 1.0
    circles = tuple(_scaled(region.bounds, across) for region in sight.regions if region.round)
    looks = Looks(pixels, screen.width, circles) if pixels is not None else None
    return read(fused.screen, Pictured(fused.named, fused.stale, looks))


def half(image: bytes) -> Pixels | None:
    """The pixels of a PNG or JPEG at half its size; None when it cannot be read."""
    try:
        with Image.open(io.BytesIO(image)) as opened:
            picture = opened.convert("RGB")
    except OSError:
        return None
    return np.asarray(picture.reduce(2), dtype=np.uint8)


def _forbidden(screen: Screen, pixels: Pixels) -> bool:
    """The app's own part of the picture is black, though the bars of the system may show."""
    bars = (WindowKind.STATUS_BAR, WindowKind.NAVIGATION_BAR)
    top = max([w.bounds.bottom for w in screen.windows if w.kind is bars[0]], default=int(BARS * screen.height))
    bottom = min([w.bounds.top for w in screen.windows if w.kind is bars[1]], default=int((1 - BARS) * screen.height))
    scale = pixels.shape[0] / screen.height if screen.height else 1.0
    own = pixels[int(top * scale) + 1 : int(bottom * scale) - 1]
    return own.size > 0 and int(own.max()) <= DARK


def _wants_more(answer: Found | Miss, target: Target) -> bool:
    """Words from the tree do not suffice."""
    if isinstance(answer, Miss):
        return answer.reason in (Reason.NOT_FOUND, Reason.AMBIGUOUS)
    return any(asks_looks(way) for way in _ways(target))


def asks_looks(query: Query) -> bool:
    """The phrase says how something looks, be it the thing or a landmark."""
    landmarks = (way for relation in query.relations for ways in relation.landmarks for way in ways)
    return bool(query.looks) or any(asks_looks(way) for way in landmarks)


def _ways(target: Target) -> tuple[Query, ...]:
    ways = parse(target.phrase)
    return () if isinstance(ways, NotUnderstood) else ways


def _told(answer: Found | Miss, unseen: Unseen) -> Found | Miss:
    """A failure that says, too, that the picture could not help, where that is the screen's doing and not ours."""
    if isinstance(answer, Found) or not unseen.of_screen:
        return answer
    return replace(answer, detail=f"{answer.detail}; {unseen.why}" if answer.detail else unseen.why)


def _scaled(box: Bounds, by: float) -> Bounds:
    if by == 1.0:
        return box
    return Bounds(round(box.left * by), round(box.top * by), round(box.right * by), round(box.bottom * by))


# --- what stands where a model points ---------------------------------------------------------------------------


def _checked(target: Target, point: Point, reading: Reading) -> Found | str:
    """The thing at a point, if it may be what the phrase names; else why not."""
    ways = _ways(target)
    at = [thing for thing in reading.things if thing.box.contains(point) and thing.part_of is None]
    at.sort(key=lambda thing: (not thing.actionable, thing.box.area))
    thing = at[0] if at and (at[0].actionable or at[0].labels) else None
    against = contradiction(ways, thing, [t for t in reading.things if t.box.contains(point)])
    if against:
        return f"the grounding model points at something else: {against}"
    if thing is None:
        return _nothing_known(point, reading)
    query = next(iter(ways), Query())
    barred = obstacle(thing, query)
    if barred is not None:
        return f"the grounding model points at {thing.name or thing.role.value!r}: {barred[1]}"
    return _found(thing, point, reading)


def _found(thing: Thing, point: Point, reading: Reading) -> Found:
    small = thing.box.area <= SMALL_SHARE * reading.screen.bounds.area
    return Found(
        element=thing.element,
        receiver=thing.receiver or thing.element,
        control=thing.control,
        role=thing.role,
        name=thing.name,
        states=thing.states,
        point=thing.point if small and thing.point is not None else point,
        bounds=thing.box,
        confidence=MODEL_IS_SURE,
        evidence=(),
        candidates=(grounder.Candidate(thing.element, thing.role, thing.name, 0.0, True, ()),),
    )


def _nothing_known(point: Point, reading: Reading) -> Found:
    """A spot where neither tree nor picture knows of anything: a game's figure, perhaps."""
    box = Bounds(point.x - SPOT, point.y - SPOT, point.x + SPOT, point.y + SPOT).intersect(reading.screen.bounds)
    screen = reading.screen
    window = max(range(len(screen.windows)), key=lambda n: screen.windows[n].layer, default=0)
    element = Element(len(screen.elements), None, (), window, "seen.Spot", "", box, clickable=True, seen=True)
    candidate = grounder.Candidate(element, Role.AREA, "", 0.0, True, ())
    return Found(element, element, element, Role.AREA, "", frozenset(), point, box, MODEL_IS_SURE, (), (candidate,))
