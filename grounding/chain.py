"""The chain: the tree first, then the picture, then, where one is set up, a model. Each only when needed.

A ``Page`` is one look at a screen, read as far as anything asked for it. Its picture is taken and looked at

- when whoever has it asks for that (``page.look``), as the service does when the tree names little (``Outline.poor``);
- when a phrase is not found, or fits several things, or asks how something looks;

and what the picture shows is acted on only while the screen stands still. A model is asked last, when tree and picture
have failed: one that chooses from a list of what is there, or one that points on the picture. It is believed only where
nothing that stands there contradicts the phrase, and one that chooses only where it is sure. That one may also be set
up to be asked about whatever was found and is not certain: where it disagrees, nothing is touched unless it is sure.
What is believed of a model at all, ``believing`` tells.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

import numpy as np
from PIL import Image

from device.errors import PhoneError
from device.geometry import Bounds, Point
from device.picture import DARK
from device.screen import Agreement, Screen, Shot, WindowKind
from grounding import believing, grounder
from grounding.grounder import Found
from grounding.interface import Miss, Reason, Role, Target
from grounding.language import Query, ways_of
from grounding.model.choosing import Chosen, Sure
from grounding.model.endpoint import Silent, Spend, unheeded
from grounding.model.listing import MOST_THINGS
from grounding.naming import phrase_of
from grounding.reading.screen import read
from grounding.reading.things import Pictured, Reading
from grounding.vision.blind import Unseen
from grounding.vision.eye import Sees, nothing
from grounding.vision.fusion import fuse
from grounding.vision.gaps import unnamed
from grounding.vision.looks import Looks, glimpse, same_glimpse
from grounding.vision.seen import Pixels, SeenRegion, Sight

BLACK = "its picture is black: the screen is off, or the app forbids pictures of itself"
MOVING = "the screen is moving, and what only its picture shows cannot be touched until it stands still"
NO_EYE = "pictures are not looked at here"
OTHERWISE = "the grounding model takes it for another thing"
UNSURE = "it is likely, but the grounding model is not sure either"
SECRET = "the picture may hold a secret and is not shown to the grounding model"

PLAINLY = 0.75
"""From this confidence on an icon is named for whoever did not ask for it."""
LETTERS = {"bold": "b", "italic": "i", "parking": "p", "text": "t"}
"""What letters look like that stand for a person's name, and which they are."""
LETTERED = frozenset((Role.ROW, Role.CARD, Role.BUTTON))
"""What such a letter may stand in."""

BARS = 0.07
"""Where no window tells, the system's bars are no higher than this share of the screen."""

CERTAIN = 0.97
"""From this confidence on what was found needs no second look."""
LIKELY = 0.93
"""Where the model agrees without being sure, what was found must be at least so likely."""


class Link(StrEnum):
    """What an answer rests on."""

    TREE = "tree"
    PIXELS = "pixels"
    MODEL = "model"


class Points(Protocol):
    """A model that points on a picture (``grounding.model.pointing``)."""

    def point(
        self, phrase: str, image: bytes, check: Callable[[], object] = nothing, spend: Spend = unheeded
    ) -> Point | Silent:
        """Where on a PNG or JPEG the thing is that the phrase names, in the picture's pixels.

        Raises nothing but what ``check`` raises, which is called while the model is waited for. ``spend`` is told of
        the tokens.
        """
        ...


class Chooses(Protocol):
    """A model that chooses from what is on a screen (``grounding.model.choosing``)."""

    def choose(
        self, phrase: str, reading: Reading, check: Callable[[], object] = nothing, spend: Spend = unheeded
    ) -> Chosen | Silent:
        """The thing of this reading that the phrase means.

        Raises nothing but what ``check`` raises, which is called while the model is waited for. ``spend`` is told of
        the tokens.
        """
        ...


@dataclass(frozen=True, slots=True)
class Links:
    """What there is beyond the tree; None for a link that is not used."""

    eye: Sees | None = None
    pointer: Points | None = None
    chooser: Chooses | None = None
    check_unsure: bool = False
    """The chooser is asked, too, about what was found without certainty."""

    def close(self) -> None:
        """End what runs for them."""
        if self.eye is not None:
            self.eye.close()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a phrase points at, the reading that says so, the link it rests on, and what else is worth noting.

    ``note`` is why a link that was asked told nothing, '' when none failed. ``leaning`` is what a model takes to be
    meant that is not sure enough for it to be touched.
    """

    answer: Found | Miss
    reading: Reading
    link: Link
    note: str = ""
    leaning: Found | None = None


@dataclass(frozen=True, slots=True)
class _Refused:
    """What a model chose is not believed, and why."""

    why: str


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
        spend: Spend = unheeded,
    ) -> None:
        """``shot`` takes the picture of this moment, with nothing on it that may not be seen, or raises ``PhoneError``.
        ``phone`` is the phone's serial, for the eye. ``mask`` takes what may not be read out of words read off it.
        ``shareable``: the picture may be sent to the model. ``check`` is called while the picture or a model is waited
        for; what it raises ends that, and is all that ``look`` and ``ground`` raise. ``spend`` is told of the tokens
        that a model read and wrote."""
        self.tree = read(screen)
        self._shot = shot
        self._links = links
        self._phone = phone
        self._mask = mask
        self._shareable = shareable
        self._check = check
        self._spend = spend
        self._named: Reading | None = None
        self._seen: Reading | Unseen | None = None
        self._moving = False
        self.glimpse = ""
        """The picture, small, once it was looked at; '' while it was not, and where it moves by itself."""

    @property
    def reading(self) -> Reading:
        """The best reading so far: of the tree, with names for its icons, or of tree and picture, as far as those were
        asked for."""
        return self._seen if isinstance(self._seen, Reading) else self._named or self.tree

    def name_icons(self) -> Reading:
        """Look, once, at what the icons show that the tree has no name for, and at nothing else of the picture; the
        reading with their names, or the best so far where there are none, or the screen moves."""
        if self._named is None and self._seen is None and self._links.eye is not None:
            self._named = self._with_icons(self._links.eye)
        return self.reading

    def _with_icons(self, eye: Sees) -> Reading | None:
        screen = self.tree.screen
        boxes = unnamed(screen)
        try:
            shot = self._shot() if boxes else None
        except PhoneError:
            return None
        if shot is None or shot.agreement is Agreement.MOVING:
            return None
        sight = eye.icons(shot.image, self._boxes(boxes, shot), self._check)
        if isinstance(sight, Unseen) or sight.black:
            return None
        plain = (r for r in sight.regions if r.confidence >= PLAINLY and r.concept not in LETTERS)
        named = fuse(screen, replace(sight, regions=tuple(plain))).named
        return read(screen, Pictured(named, frozenset())) if named else None

    def _boxes(self, boxes: Sequence[Bounds], shot: Shot) -> tuple[Bounds, ...]:
        """Boxes of the screen in pixels of its picture."""
        across = shot.width / self.tree.screen.width if self.tree.screen.width else 1.0
        return tuple(box.scaled(across) for box in boxes)

    def look(self) -> Reading | Unseen:
        """Look at the picture, once; the reading of tree and picture, or why the picture tells nothing."""
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
        boxes = self._boxes(unnamed(screen), shot)
        sight = self._links.eye.see(shot.image, self._phone, boxes, self._check)
        if isinstance(sight, Unseen):
            return sight
        if sight.black:
            return Unseen(BLACK, of_screen=True)
        sight = self._without_initials(sight)
        self._moving = shot.agreement is Agreement.MOVING
        pixels = half(shot.image)
        if pixels is not None and _forbidden(screen, pixels):
            return Unseen(BLACK, of_screen=True)
        self.glimpse = glimpse(pixels) if pixels is not None and not self._moving else ""
        still = shot.agreement is Agreement.SAME
        return seen_reading(screen, self._masked(sight), pixels, one_moment=still)

    def _without_initials(self, sight: Sight) -> Sight:
        """Without the letter in a row that only says what the row's name begins with: the T before Thea is no icon."""
        across = sight.width / self.tree.screen.width if self.tree.screen.width else 1.0
        rows = [(t.box.scaled(across), t.name.casefold()) for t in self.tree.things if t.role in LETTERED]

        def is_initial(region: SeenRegion) -> bool:
            letter = LETTERS.get(region.concept)
            middle = region.bounds.center
            return letter is not None and any(box.contains(middle) and name.startswith(letter) for box, name in rows)

        return replace(sight, regions=tuple(region for region in sight.regions if not is_initial(region)))

    def _masked(self, sight: Sight) -> Sight:
        return replace(sight, texts=tuple(replace(t, text=self._mask(t.text)) for t in sight.texts))

    # --- pointing ----------------------------------------------------------------------------------------------------

    def ground(self, target: Target) -> Answer:
        """Find what the phrase means, by the first link that can tell."""
        by_tree = grounder.ground(target, self.tree)
        if self._named is not None and not isinstance(self._seen, Reading):
            by_icons = grounder.ground(target, self._named)
            if isinstance(by_icons, Found) and not _wants_more(by_icons, target):
                same = isinstance(by_tree, Found) and by_tree.receiver.key == by_icons.receiver.key
                link = Link.TREE if same else Link.PIXELS
                return self._second(target, Answer(by_icons, self._named, link))
        if not isinstance(self._seen, Reading) and not _wants_more(by_tree, target):
            return self._second(target, Answer(by_tree, self.tree, Link.TREE))
        seen = self.look()
        if isinstance(seen, Unseen):
            answer = Answer(_told(by_tree, seen), self.tree, Link.TREE, seen.why)
            return self._second(target, answer) if isinstance(by_tree, Found) else self._by_model(target, answer)
        by_both = grounder.ground(target, seen)
        if isinstance(by_both, Found):
            if isinstance(by_tree, Found) and by_tree.receiver.key == by_both.receiver.key:
                return self._second(target, Answer(by_both, seen, Link.TREE))
            if self._moving:
                return Answer(Miss(Reason.HIDDEN, target.phrase, MOVING), seen, Link.PIXELS)
            return self._second(target, Answer(by_both, seen, Link.PIXELS))
        return self._by_model(target, Answer(by_both, seen, Link.PIXELS))

    def _by_model(self, target: Target, so_far: Answer) -> Answer:
        """A model's answer where it has one that stands up to a look at what is there; else what there was."""
        miss = so_far.answer
        if not isinstance(miss, Miss) or miss.reason not in (Reason.NOT_FOUND, Reason.AMBIGUOUS):
            return so_far
        if self._links.chooser is not None:
            so_far = self._chosen(self._links.chooser, target, miss, so_far)
            if so_far.link is Link.MODEL:
                return so_far
        if self._links.pointer is not None:
            so_far = self._pointed(self._links.pointer, target, so_far)
        return so_far

    def _chosen(self, chooser: Chooses, target: Target, miss: Miss, so_far: Answer) -> Answer:
        """What a model chooses of all that is there."""
        reading = so_far.reading
        if not believing.could_stand_up(target, reading):
            return so_far
        choice = self._choice(chooser, target, reading)
        if isinstance(choice, Silent | _Refused):
            return replace(so_far, note=choice.why)
        if choice.confidence >= believing.MODEL_IS_SURE:
            return Answer(choice, reading, Link.MODEL)
        likely = _phrases(reading, choice)
        others = tuple(phrase for phrase in miss.nearest if phrase not in likely)
        told = replace(miss, nearest=(*likely, *others)[: grounder.MOST_NEAREST])
        return replace(so_far, answer=told, leaning=choice)

    def _second(self, target: Target, so_far: Answer) -> Answer:
        """The answer that was found, looked at by a model where it is not certain and this is set up.

        Where the model is sure of another thing, that is the answer; where it leans to another or to one that cannot be
        meant, finds none, or agrees while neither is sure, it is a Miss; where it agrees otherwise, cannot be asked or
        could not be told of all there is, the answer stays.
        """
        found, reading = so_far.answer, so_far.reading
        if self._links.chooser is None or not self._links.check_unsure or len(reading.things) > MOST_THINGS:
            return so_far
        if isinstance(found, Miss) or found.confidence >= CERTAIN:
            return so_far
        choice = self._choice(self._links.chooser, target, reading)
        if isinstance(choice, Silent) and not choice.nothing:
            return replace(so_far, note=choice.why)
        if isinstance(choice, Silent | _Refused):
            reason = Reason.NOT_FOUND if isinstance(choice, Silent) else Reason.AMBIGUOUS
            return replace(so_far, answer=Miss(reason, target.phrase, choice.why, _phrases(reading, found)))
        same = believing.same_touch(found, choice, reading)
        if same and max(choice.confidence, found.confidence) >= LIKELY:
            return so_far
        if choice.confidence >= believing.MODEL_IS_SURE:
            return Answer(choice, reading, Link.MODEL)
        miss = Miss(Reason.AMBIGUOUS, target.phrase, UNSURE if same else OTHERWISE, _phrases(reading, choice, found))
        return replace(so_far, answer=miss, leaning=choice)

    def _choice(self, chooser: Chooses, target: Target, reading: Reading) -> Found | Silent | _Refused:
        """What a model chooses, where it stands up to a look; its confidence tells whether it may be touched."""
        choice = chooser.choose(target.phrase, reading, self._check, self._spend)
        if isinstance(choice, Silent):
            return choice
        if choice.thing.element.seen and self._moving:
            return _Refused(MOVING)
        found = believing.chosen(target, choice.thing, choice.sure is Sure.YES, reading)
        return _Refused(found) if isinstance(found, str) else found

    def _pointed(self, pointer: Points, target: Target, so_far: Answer) -> Answer:
        """What stands where a model points on the picture."""
        if not self._shareable:
            return replace(so_far, note=SECRET)
        try:
            shot = self._shot()
        except PhoneError as failure:
            return replace(so_far, note=str(failure))
        if shot.agreement is Agreement.MOVING:
            return replace(so_far, note=MOVING)
        spot = pointer.point(target.phrase, shot.image, self._check, self._spend)
        if isinstance(spot, Silent):
            return replace(so_far, note=spot.why)
        screen = so_far.reading.screen
        point = Point(int(spot.x * screen.width / shot.width), int(spot.y * screen.height / shot.height))
        checked = believing.pointed_at(target, point, so_far.reading)
        if isinstance(checked, Found):
            return Answer(checked, so_far.reading, Link.MODEL)
        return replace(so_far, note=checked)


def seen_reading(screen: Screen, sight: Sight, pixels: Pixels | None, one_moment: bool = True) -> Reading:
    """The reading of a tree and of what was seen on its picture.

    ``pixels`` are the picture's, at any scale; with None nothing is told by its looks. ``one_moment``: tree and picture
    are known to be of one, so that a text of the tree that the picture does not show is stale.
    """
    fused = fuse(screen, sight, pixels, one_moment)
    across = screen.width / sight.width if sight.width else 1.0
    circles = tuple(region.bounds.scaled(across) for region in sight.regions if region.round)
    looks = Looks(pixels, screen.width, circles) if pixels is not None else None
    return read(fused.screen, Pictured(fused.named, fused.stale, looks))


def half(image: bytes) -> Pixels | None:
    """The pixels of a PNG or JPEG at half its size, by row, column and RGB; None when it cannot be read."""
    try:
        with Image.open(io.BytesIO(image)) as opened:
            picture = opened.convert("RGB")
    except (OSError, Image.DecompressionBombError):
        return None
    return np.asarray(picture.reduce(2), dtype=np.uint8)


def look_alike(one: bytes, other: bytes) -> bool:
    """Two pictures, as PNG or JPEG, show the same below the status bar, as far as can be told; so do such as cannot be
    read."""
    pixels, others = half(one), half(other)
    return pixels is None or others is None or same_glimpse(glimpse(pixels), glimpse(others))


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
    return any(_asks_looks(way) for way in ways_of(target.phrase))


def _asks_looks(query: Query) -> bool:
    """The phrase says how something looks, be it the thing or a landmark."""
    landmarks = (way for relation in query.relations for ways in relation.landmarks for way in ways)
    return bool(query.looks) or any(_asks_looks(way) for way in landmarks)


def _told(answer: Found | Miss, unseen: Unseen) -> Found | Miss:
    """A failure that says, too, that the picture could not help, where that is the screen's doing and not ours."""
    if isinstance(answer, Found) or not unseen.of_screen:
        return answer
    return replace(answer, detail=f"{answer.detail}; {unseen.why}" if answer.detail else unseen.why)


def _phrases(reading: Reading, *found: Found) -> tuple[str, ...]:
    """How these are called, where they can be."""
    things = {thing.element.key: thing for thing in reading.things}
    said = (phrase_of(things[one.element.key], reading) for one in found if one.element.key in things)
    return tuple(dict.fromkeys(phrase for phrase in said if phrase))
