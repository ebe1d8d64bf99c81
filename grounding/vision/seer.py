"""Sees a picture: words, regions, icons. What did not change since the last picture of the same phone is remembered."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from device.geometry import Bounds
from grounding.vision.bands import Strip, changed, digests, grown
from grounding.vision.cursors import cursors, without
from grounding.vision.naming import IconNamer
from grounding.vision.ocr import TextReader
from grounding.vision.regions import SIGN, Detector, ground_of
from grounding.vision.seen import SHORT_SIDE_DP, Kind, Pixels, SeenRegion, SeenText, Sight, may_be_icon
from grounding.vision.signs import sign

DARK = 8
"""A picture whose brightest pixel is no brighter (of 255) shows nothing."""

MOST_CHANGED = 0.5
"""With more of the picture changed than this, it is seen anew as a whole."""

STRIP_MARGIN = 24
"""Rows looked at beside a changed band: a letter may reach into it."""

TALL_DP = 160
"""A region higher than this stays when a part of it changes: cards and photos, not what is in them."""

REMEMBERED = 8
"""Phones of which the last picture is remembered."""

MOST_CROPS = 80

GROUND_DP = 36
"""An icon so large may be a button's ground; where nobody knows it, its middle is looked at."""
MOST_GROUNDS = 12
"""Of so many: the largest, before the keys of a keyboard."""
GROUND_RIM = 0.2
"""The middle is what is left without this share on each side."""
INNER_SURE = 0.75
"""What the middle shows is believed from this confidence on."""


@dataclass(frozen=True, slots=True)
class _Memory:
    """The last picture of a phone."""

    bands: tuple[int, ...]
    sight: Sight
    named: dict[Bounds, SeenRegion]
    """What was asked for by its box."""


class Seer:
    """Not for several threads at once: give it to one worker."""

    def __init__(self, reader: TextReader, detector: Detector, icons: IconNamer | None = None) -> None:
        self._reader = reader
        self._detector = detector
        self._icons = icons
        self._memory: OrderedDict[str, _Memory] = OrderedDict()

    def see(self, pixels: Pixels, phone: str = "", boxes: Sequence[Bounds] = ()) -> Sight:
        """What is on the picture of a phone; ``boxes`` are to be looked at for icons, too, and come first in regions.

        Two pictures of one phone in a row share what is the same on both.
        """
        height, width = pixels.shape[:2]
        pixels = np.ascontiguousarray(pixels)
        if int(pixels.max()) <= DARK:
            return Sight(width, height, black=True)
        bands = digests(pixels)
        last = self._memory.pop(phone, None)
        if last is None or (last.sight.width, last.sight.height) != (width, height):
            strips: list[Strip] = [(0, height)]
        else:
            strips = changed(last.bands, bands, height)
        if last is None or sum(bottom - top for top, bottom in strips) > MOST_CHANGED * height:
            sight, strips, named = self._whole(pixels), [(0, height)], dict[Bounds, SeenRegion]()
        else:
            sight = self._patched(pixels, last.sight, strips)
            named = {box: r for box, r in last.named.items() if not any(_meets(box, strip) for strip in strips)}
        named |= self._named(pixels, [box for box in boxes if box not in named])
        self._memory[phone] = _Memory(bands, sight, named)
        while len(self._memory) > REMEMBERED:
            self._memory.popitem(last=False)
        asked = tuple(named[box] for box in dict.fromkeys(boxes) if box in named)
        return replace(sight, regions=(*asked, *sight.regions))

    def icons(self, pixels: Pixels, boxes: Sequence[Bounds]) -> Sight:
        """What icons stand in these boxes, and nothing else of the picture: as ``see`` tells it, and quicker."""
        height, width = pixels.shape[:2]
        if int(pixels.max()) <= DARK:
            return Sight(width, height, black=True)
        return Sight(width, height, regions=tuple(self._named(pixels, list(dict.fromkeys(boxes))).values()))

    def _whole(self, pixels: Pixels) -> Sight:
        height, width = pixels.shape[:2]
        texts, regions = self._look(pixels, 0)
        return Sight(width, height, tuple(texts), tuple(regions))

    def _patched(self, pixels: Pixels, old: Sight, strips: Sequence[Strip]) -> Sight:
        """The old sight with the changed strips seen anew."""
        tall = TALL_DP * min(old.width, old.height) / SHORT_SIDE_DP
        texts, regions = list(old.texts), list(old.regions)
        for strip in strips:
            small = [r.bounds for r in regions if r.bounds.height <= tall]
            strip = grown(strip, [t.bounds for t in texts] + small, STRIP_MARGIN, old.height)
            fresh_texts, fresh = self._look(pixels[strip[0] : strip[1]], strip[0], old)
            texts = [t for t in texts if not _meets(t.bounds, strip)] + fresh_texts
            regions = [r for r in regions if not _meets(r.bounds, strip) or r.bounds.height > tall]
            regions += [r for r in fresh if not any(_same(r, other) for other in regions)]
        return replace(old, texts=tuple(texts), regions=tuple(regions))

    def _look(self, pixels: Pixels, top: int, whole: Sight | None = None) -> tuple[list[SeenText], list[SeenRegion]]:
        sides = (whole.width, whole.height) if whole is not None else (0, 0)
        short_side = min(sides) or min(pixels.shape[:2])
        strokes = cursors(pixels, short_side / SHORT_SIDE_DP)
        pixels = without(pixels, strokes)
        texts, pauses = _without_pauses(pixels, self._reader.read(pixels, max(sides)), short_side / SHORT_SIDE_DP)
        found = self._detector.find(pixels, texts, min(sides))
        regions = [r for r in found if not any(p.bounds.contains(r.bounds) for p in pauses)] + pauses
        regions = _grounded(pixels, self._with_icons(pixels, regions, short_side), short_side)
        regions += [SeenRegion(Kind.CURSOR, stroke) for stroke in strokes]
        return (
            [replace(t, bounds=t.bounds.moved(0, top)) for t in texts],
            [replace(r, bounds=r.bounds.moved(0, top)) for r in regions],
        )

    def _with_icons(self, pixels: Pixels, regions: list[SeenRegion], short_side: int) -> list[SeenRegion]:
        if self._icons is None:
            return regions
        at = [n for n, region in enumerate(regions) if region.kind is Kind.ICON][:MOST_CROPS]
        self._name(regions, at, [_crop(pixels, regions[n].bounds) for n in at])
        least = GROUND_DP * short_side / SHORT_SIDE_DP
        unsure = [n for n in at if regions[n].confidence < INNER_SURE and _shorter(regions[n].bounds) >= least]
        grounds = sorted(unsure, key=lambda n: -_shorter(regions[n].bounds))[:MOST_GROUNDS]
        self._name(regions, grounds, [_crop(pixels, _inner(regions[n].bounds)) for n in grounds], INNER_SURE)
        return regions

    def _name(self, regions: list[SeenRegion], at: Sequence[int], crops: Sequence[Pixels], least: float = 0.0) -> None:
        """Give the regions at these places the concepts of their crops."""
        if self._icons is None or not at:
            return
        for n, guess in zip(at, self._icons.read(crops), strict=True):
            if guess.concept and guess.confidence >= least:
                regions[n] = replace(regions[n], concept=guess.concept, confidence=round(guess.confidence, 3))

    def _named(self, pixels: Pixels, boxes: Sequence[Bounds]) -> dict[Bounds, SeenRegion]:
        height, width = pixels.shape[:2]
        seen = [box for box in boxes if not box.intersect(Bounds(0, 0, width, height)).empty][:MOST_CROPS]
        if self._icons is None or not seen:
            return {}
        crops = [_crop(pixels, box.intersect(Bounds(0, 0, width, height))) for box in seen]
        found = {
            box: SeenRegion(Kind.ICON, box, concept=guess.concept, confidence=round(guess.confidence, 3))
            for box, guess in zip(seen, self._icons.read(crops), strict=True)
        }
        for box, region in found.items():
            if (
                region.confidence < INNER_SURE
                and sign(pixels, _inner(box), min(width, height) / SHORT_SIDE_DP) == "add"
            ):
                found[box] = replace(region, concept="add", confidence=SIGN)
        return found


def _without_pauses(pixels: Pixels, texts: Sequence[SeenText], dp: float) -> tuple[list[SeenText], list[SeenRegion]]:
    """The words without what is a pause sign, which is read as "00", "10" or "II", and those signs."""
    signs = [text for text in texts if may_be_icon(text) and sign(pixels, text.bounds, dp) == "pause"]
    pauses = [SeenRegion(Kind.ICON, text.bounds, concept="pause", confidence=SIGN) for text in signs]
    return [text for text in texts if text not in signs], pauses


def _grounded(pixels: Pixels, regions: Sequence[SeenRegion], short_side: int) -> list[SeenRegion]:
    """The regions, icons with the disc or tile that they stand on: that is what is seen and tapped."""
    dp = short_side / SHORT_SIDE_DP
    found: list[SeenRegion] = []
    for region in regions:
        small = region.kind is Kind.ICON and max(region.bounds.width, region.bounds.height) < GROUND_DP * dp
        ground = ground_of(pixels, region.bounds, dp) if small else None
        if ground is not None:
            region = replace(region, bounds=ground[0], round=ground[1])
            if any(other.kind is Kind.ICON and _same(region, other) for other in found):
                continue
        found.append(region)
    return found


def _crop(pixels: Pixels, box: Bounds) -> Pixels:
    return pixels[box.top : box.bottom, box.left : box.right]


def _shorter(box: Bounds) -> int:
    return min(box.width, box.height)


def _inner(box: Bounds) -> Bounds:
    across, down = int(GROUND_RIM * box.width), int(GROUND_RIM * box.height)
    return Bounds(box.left + across, box.top + down, box.right - across, box.bottom - down)


def _meets(box: Bounds, strip: Strip) -> bool:
    return box.top < strip[1] and box.bottom > strip[0]


def _same(one: SeenRegion, other: SeenRegion) -> bool:
    common = one.bounds.intersect(other.bounds).area
    return common >= 0.7 * max(one.bounds.area, other.bounds.area)


def decoded(image: bytes) -> Pixels | None:
    """The pixels of a PNG or JPEG, None when it is none."""
    found = cv2.imdecode(np.frombuffer(image, np.uint8), cv2.IMREAD_COLOR)
    if found is None:
        return None
    return np.asarray(cv2.cvtColor(found, cv2.COLOR_BGR2RGB), dtype=np.uint8)
