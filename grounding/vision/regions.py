"""Regions of a picture: icons, buttons, cards, switches, photos; found by their edges, with opencv.

Made for flat interfaces, where edges are borders. A photo is full of edges that are not: a large tangle of them becomes
one image, and only solid shapes inside it (a button drawn on the photo) are kept. What the words cover is left out,
since letters look like icons.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import cv2
import numpy as np
import numpy.typing as npt

from device.geometry import Bounds
from grounding.vision.photos import photos
from grounding.vision.seen import SHORT_SIDE_DP, Kind, Pixels, SeenRegion, SeenText, may_be_icon
from grounding.vision.signs import sign
from grounding.vision.switches import knob_at_right, thumb_on_track, thumbs

Mask = npt.NDArray[np.uint8]

STRONG, FAINT = 28, 6
"""Differences between neighbouring pixels (of 255): those of drawings, and those of a card on its ground."""

JOIN_DP = 3.0
"""Strokes closer than this are one icon: three dots, the arcs of a Wi-Fi sign."""

ICON_DP = (7, 84)
"""The least and the most that an icon or its round ground measures, both ways."""
SPECK_DP = 4
TOGGLE_DP = ((30, 72), (17, 42))
TOGGLE_SHAPE = (1.35, 2.6)
BUTTON_DP = ((44, 400), (24, 84))
SOLID = 0.8
"""A shape is a button or a card when its outline takes this share of its box (a pill takes 0.86 or more)."""
ROUND = (0.7, 0.84)
"""A circle takes pi / 4 of its box."""
SIGN = 0.9
"""How sure a sign that is known by its shape is."""
APART = 3.5
"""From the middle of one of three dots or bars to the next, in heights of one."""
RIM_DP = 1.5
"""What the edges make of them reaches so far beyond."""
BARS_DP = (12, 32)
"""The bars of a menu's icon are so wide."""
PLATE_DP, PLATE_SHADE = 36, 12
"""A floating button is at least so large; its ground is of one colour, give or take so much (of 255)."""
PLATE_SHARE = 0.4
"""It takes at least this share of what the edges made of it, its shadow, and what it floats over."""
GROUND_RIM_DP, MIDDLE_DP = 1.5, 4
"""An icon's ground is seen so far beside it; it stands in its middle, give or take so much."""
LINE_SHARE, LINE_DP = 0.35, 3
"""A line takes at least this share of the width, and is no thicker."""
LARGE_DP = 84
TANGLE = 0.12
"""A large component whose edges take this share of its box is a photo."""
LETTER_SHARE = {Kind.ICON: 0.6, Kind.TOGGLE: 0.8}
"""What has so much of its box in a word is a letter of it."""
RIM_HEIGHT, RIM_WIDTH, RIM_AWAY_DP = 0.8, 0.3, 4
"""An end of a pill: how much of the pill's height and width, and how far from its edge."""
CORNER_DP = 16
"""The round corner of a card is no larger."""
MOST = 240
"""More regions than this are on no interface: the largest are kept."""


class Detector(Protocol):
    """Finds regions on a picture. A stronger one may be put in the place of the one below."""

    def find(self, pixels: Pixels, texts: Sequence[SeenText], short_side: int = 0) -> list[SeenRegion]:
        """Regions in pixels of the picture, in no order that matters. ``texts`` is what was read on it.

        ``short_side`` is that of the display in pixels, where the picture is only a strip of it; 0: the picture's own.
        """
        ...


@dataclass(frozen=True, slots=True)
class _Shape:
    """A connected component: its box and how much its outline, and its edges, take of it."""

    box: Bounds
    outline: float
    edges: float


class EdgeDetector:
    """Finds regions by their edges, on a copy of half the size. 100 to 250 ms for a whole screen."""

    def find(self, pixels: Pixels, texts: Sequence[SeenText], short_side: int = 0) -> list[SeenRegion]:
        """See ``Detector``."""
        height, width = pixels.shape[:2]
        if min(height, width) < 8:
            return []
        dp = (short_side or min(height, width)) / SHORT_SIDE_DP
        half = np.asarray(cv2.resize(pixels, (width // 2, height // 2), interpolation=cv2.INTER_AREA), dtype=np.uint8)
        edges = _gradient(half)
        words = _words(texts, edges.shape)
        strong = _shapes(np.where(words > 0, 0, (edges > STRONG).astype(np.uint8)), dp, join=True)
        faint = _shapes((edges > FAINT).astype(np.uint8), dp, join=False)
        classified = [*_classified(strong, faint, pixels, dp), *_three_alike([*strong, *faint], pixels, dp)]
        tiles = [SeenRegion(Kind.IMAGE, box) for box in photos(half, texts, dp)]
        found = [*tiles, *(region for region in classified if not _is_letter(region, texts))]
        return [*_settled(found, dp)[:MOST], *_lines(edges, dp)]


def _gradient(half: Pixels) -> Mask:
    kernel = np.ones((2, 2), np.uint8)
    return np.asarray(cv2.morphologyEx(half, cv2.MORPH_GRADIENT, kernel).max(axis=2), dtype=np.uint8)


def _lines(edges: Mask, dp: float) -> list[SeenRegion]:
    """Long thin lines across, the top one first."""
    length = max(8, round(LINE_SHARE * edges.shape[1]))
    along = cv2.morphologyEx((edges > FAINT).astype(np.uint8), cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(along, connectivity=8)
    boxes = sorted(tuple(int(v) for v in row[:4]) for row in stats[1:count])
    found = [Bounds(2 * left, 2 * top, 2 * (left + w), 2 * (top + h)) for left, top, w, h in boxes]
    thin = [box for box in found if box.height <= LINE_DP * dp]
    return [SeenRegion(Kind.LINE, box) for box in sorted(thin, key=lambda box: box.top)][:MOST]


def _words(texts: Sequence[SeenText], shape: tuple[int, ...]) -> Mask:
    """Where words stand, in half size. Single letters may be icons that were misread, and stay."""
    mask = np.zeros(shape, np.uint8)
    for text in texts:
        if not may_be_icon(text):
            box = text.bounds
            mask[box.top // 2 : (box.bottom + 1) // 2, box.left // 2 : (box.right + 1) // 2] = 1
    return mask


def _shapes(edges: Mask, dp: float, join: bool) -> list[_Shape]:
    mask = edges
    if join:
        reach = max(2, round(JOIN_DP * dp / 2))
        kernel = np.ones((reach, reach), np.uint8)
        mask = np.asarray(cv2.morphologyEx(edges, cv2.MORPH_CLOSE, kernel), dtype=np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    least = SPECK_DP * dp / 2
    shapes = []
    order = sorted(range(1, count), key=lambda n: -int(stats[n, cv2.CC_STAT_AREA]))
    for number in order[: 3 * MOST]:
        left, top, width, height = (int(v) for v in stats[number, :4])
        if max(width, height) < least or min(width, height) < 2:
            continue
        piece = (labels[top : top + height, left : left + width] == number).astype(np.uint8)
        contours, _ = cv2.findContours(piece, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        outline = max((cv2.contourArea(contour) for contour in contours), default=0.0)
        # a contour runs through the middles of its pixels: half a pixel is missing on every side
        outline /= max(1.0, (width - 1.0) * (height - 1.0))
        share = float(stats[number, cv2.CC_STAT_AREA]) / (width * height)
        box = Bounds(2 * left, 2 * top, 2 * (left + width), 2 * (top + height))
        shapes.append(_Shape(box, outline, share))
    return shapes


def _classified(strong: list[_Shape], faint: list[_Shape], pixels: Pixels, dp: float) -> list[SeenRegion]:
    found: list[SeenRegion] = []
    for shape in (*faint, *strong):
        width, height = shape.box.width / dp, shape.box.height / dp
        round_ = ROUND[0] <= shape.outline <= ROUND[1] and 0.88 <= width / height <= 1.14
        solid = shape.outline >= SOLID
        if (solid or round_) and _within((width, height), TOGGLE_DP) and TOGGLE_SHAPE[0] <= width / height:
            on = knob_at_right(pixels, shape.box) if width / height <= TOGGLE_SHAPE[1] else None
            if on is not None:
                found.append(SeenRegion(Kind.TOGGLE, shape.box, on=on))
                continue
        slid = next(filter(None, (thumb_on_track(pixels, thumb) for thumb in thumbs(shape.box, dp))), None)
        if slid is not None:
            found.append(SeenRegion(Kind.TOGGLE, slid[0], on=slid[1]))
            continue
        if solid and _within((width, height), BUTTON_DP) and width >= 1.2 * height:
            found.append(SeenRegion(Kind.BUTTON, shape.box))
        elif max(width, height) <= ICON_DP[1] and max(width, height) >= ICON_DP[0]:
            if shape in strong or solid or round_:
                found.append(_icon(pixels, shape.box, round_, dp))
        elif min(width, height) >= LARGE_DP / 2 and max(width, height) > LARGE_DP:
            if shape in strong and shape.edges >= TANGLE:
                found.append(SeenRegion(Kind.IMAGE, shape.box))
            elif solid:
                found.append(SeenRegion(Kind.CARD, shape.box))
    return found


def _three_alike(shapes: list[_Shape], pixels: Pixels, dp: float) -> list[SeenRegion]:
    """Dots or bars too far apart to be one shape: three alike, and as far from one another."""
    low = [shape.box for shape in shapes if shape.box.height < ICON_DP[0] * dp]
    dots = [box for box in low if 0.7 <= box.width / box.height <= 1.4]
    bars = [b for b in low if BARS_DP[0] * dp <= b.width <= BARS_DP[1] * dp and b.width >= 4 * b.height]
    whole, rim = Bounds(0, 0, pixels.shape[1], pixels.shape[0]), round(RIM_DP * dp)
    menus = [box.inset(-rim).intersect(whole) for box in _threes(bars, down=True)]
    more = [box.inset(-rim).intersect(whole) for down in (True, False) for box in _threes(dots, down)]
    return [
        *(SeenRegion(Kind.ICON, box, concept="menu", confidence=SIGN) for box in menus),
        *(
            SeenRegion(Kind.ICON, box, concept="more", confidence=SIGN)
            for box in more
            if sign(pixels, box, dp) == "more"
        ),
    ]


def _threes(boxes: Sequence[Bounds], down: bool) -> Iterator[Bounds]:
    """What is around three boxes alike and as far from one another, below each other or side by side."""

    def along(box: Bounds) -> int:
        return box.center.y if down else box.center.x

    ordered = sorted(boxes, key=along)
    middles = [along(box) for box in ordered]
    for at, first in enumerate(ordered):
        near = ordered[at + 1 : bisect_right(middles, middles[at] + (2 * APART + 1) * first.height)]
        for second in near:
            across, step = second.center.x - first.center.x, second.center.y - first.center.y
            apart, aside = (step, across) if down else (across, step)
            level = first.height < apart <= APART * first.height and abs(aside) <= 0.2 * first.height
            if not level or not _are_alike(second, first.moved(across, step)):
                continue
            third = next((box for box in near if _are_alike(box, second.moved(across, step))), None)
            if third is not None:
                yield first.union(second).union(third)


def _are_alike(one: Bounds, other: Bounds) -> bool:
    return one.intersect(other).area >= 0.5 * max(one.area, other.area)


def _icon(pixels: Pixels, box: Bounds, round_: bool, dp: float) -> SeenRegion:
    plate = _plate(pixels, box, dp) if min(box.width, box.height) >= PLATE_DP * dp else None
    if plate is not None:
        box, round_ = plate
    concept = sign(pixels, box, dp)
    return SeenRegion(Kind.ICON, box, round=round_, concept=concept, confidence=SIGN if concept else 0.0)


def _plate(pixels: Pixels, box: Bounds, dp: float) -> tuple[Bounds, bool] | None:
    """The button of one colour that floats in the box, and whether it is round; None where there is none smaller."""
    crop = pixels[box.top : box.bottom, box.left : box.right].astype(np.int16)
    height, width = crop.shape[:2]
    middle = crop[height // 5 : height - height // 5, width // 5 : width - width // 5].reshape(-1, 3)
    blob = _blob(crop, np.median(middle, axis=0))
    if blob is None:
        return None
    plate, outline = blob
    if min(plate.width, plate.height) < PLATE_DP * dp or not PLATE_SHARE * box.area <= plate.area <= 0.9 * box.area:
        return None
    return plate.moved(box.left, box.top), ROUND[0] <= outline <= ROUND[1]


def _blob(crop: npt.NDArray[np.int16], colour: npt.NDArray[np.floating]) -> tuple[Bounds, float] | None:
    """The largest patch of a colour, about as wide as high and without dents, and how much of its box it takes."""
    alike = (np.abs(crop - colour).max(axis=2) <= PLATE_SHADE).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(alike, connectivity=4)
    if count < 2:
        return None
    largest = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))
    left, top, wide, high = (int(v) for v in stats[largest, :4])
    if not 0.8 <= wide / high <= 1.25:
        return None
    contours, _ = cv2.findContours((labels == largest).astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    outline = max(cv2.contourArea(contour) for contour in contours) / max(1.0, (wide - 1.0) * (high - 1.0))
    return (Bounds(left, top, left + wide, top + high), outline) if outline >= ROUND[0] else None


def ground_of(pixels: Pixels, box: Bounds, dp: float) -> tuple[Bounds, bool] | None:
    """The disc or tile of one colour that an icon stands in the middle of, and whether it is round; None without one.

    Edges do not tell it where it lies on a map or a photo. ``dp`` is pixels to a dp.
    """
    height, width = pixels.shape[:2]
    reach = round(ICON_DP[1] * dp / 2)
    centre = box.center
    left, top = max(0, centre.x - reach), max(0, centre.y - reach)
    right, bottom = min(width, centre.x + reach), min(height, centre.y + reach)
    rim = max(2, round(GROUND_RIM_DP * dp))
    around = Bounds(box.left - rim, box.top - rim, box.right + rim, box.bottom + rim)
    if not Bounds(left, top, right, bottom).contains(around):
        return None
    edge = np.concatenate(
        (pixels[around.top, around.left : around.right], pixels[around.bottom - 1, around.left : around.right])
    ).astype(np.int16)
    colour = np.median(edge, axis=0)
    if float((np.abs(edge - colour).max(axis=1) <= PLATE_SHADE).mean()) < 0.9:
        return None
    far = np.concatenate((pixels[top, left:right:4], pixels[bottom - 1, left:right:4])).astype(np.int16)
    if bool((np.abs(far - colour).max(axis=1) <= PLATE_SHADE).any()):
        return None  # it stands on the page itself
    crop = pixels[top:bottom:2, left:right:2].astype(np.int16)
    ring = Bounds(*(v // 2 for v in (around.left - left, around.top - top, around.right - left, around.bottom - top)))
    blob = _blob(crop, colour)
    if blob is None:
        return None
    ground, outline = blob
    touches = ground.left == 0 or ground.top == 0 or ground.right == crop.shape[1] or ground.bottom == crop.shape[0]
    off = abs(ground.center.x - ring.center.x) + abs(ground.center.y - ring.center.y)
    if touches or not ground.contains(ring) or 2 * off > MIDDLE_DP * dp:
        return None
    whole = Bounds(2 * ground.left, 2 * ground.top, 2 * ground.right, 2 * ground.bottom)
    return whole.moved(left, top), ROUND[0] <= outline <= ROUND[1]


def _is_letter(region: SeenRegion, texts: Sequence[SeenText]) -> bool:
    """Part of a word, like two noughts that look like a switch, and not the ground that the word stands on."""
    share = LETTER_SHARE.get(region.kind)
    if share is None:
        return False
    box = region.bounds
    return any(not may_be_icon(text) and text.bounds.intersect(box).area >= share * box.area for text in texts)


def _is_rim(region: SeenRegion, buttons: Sequence[Bounds], dp: float) -> bool:
    """One end of a pill, which is no icon: as high as the pill, narrow, and at its edge."""
    box = region.bounds
    return region.kind is Kind.ICON and any(
        box.height >= RIM_HEIGHT * pill.height
        and box.width <= RIM_WIDTH * pill.width
        and box.intersect(pill).area >= 0.8 * box.area
        and min(abs(box.left - pill.left), abs(pill.right - box.right)) <= RIM_AWAY_DP * dp
        for pill in buttons
    )


def _is_corner(region: SeenRegion, cards: Sequence[Bounds], dp: float) -> bool:
    """The round corner of a card's frame, which is no icon: small, nameless, and just there."""
    box, away = region.bounds, RIM_AWAY_DP * dp
    if region.kind is not Kind.ICON or region.concept or max(box.width, box.height) > CORNER_DP * dp:
        return False
    return any(
        min(abs(box.left - card.left), abs(card.right - box.right)) <= away
        and min(abs(box.top - card.top), abs(card.bottom - box.bottom)) <= away
        for card in cards
    )


def _within(size: tuple[float, float], limits: tuple[tuple[int, int], tuple[int, int]]) -> bool:
    return all(low <= value <= high for value, (low, high) in zip(size, limits, strict=True))


def _settled(found: list[SeenRegion], dp: float) -> list[SeenRegion]:
    """Each place once; what lies in an icon, a switch or a photo is part of it."""
    ranks = {Kind.TOGGLE: 0, Kind.BUTTON: 1, Kind.ICON: 2, Kind.IMAGE: 3, Kind.CARD: 4}
    found.sort(key=lambda region: (ranks[region.kind], -region.bounds.area))
    kept: list[SeenRegion] = []
    for region in found:
        around = next((n for n, other in enumerate(kept) if _swallows(other, region, dp)), None)
        if around is None:
            kept.append(region)
        elif region.concept and kept[around].kind is Kind.ICON and not kept[around].concept:
            kept[around] = replace(kept[around], concept=region.concept, confidence=region.confidence)
    pills = [region.bounds for region in kept if region.kind in (Kind.BUTTON, Kind.TOGGLE)]
    cards = [region.bounds for region in kept if region.kind in (Kind.BUTTON, Kind.CARD)]
    kept = [region for region in kept if not _is_rim(region, pills, dp) and not _is_corner(region, cards, dp)]
    photos = [region.bounds for region in kept if region.kind is Kind.IMAGE]
    return [r for r in kept if r.kind is not Kind.ICON or r.round or not any(p.contains(r.bounds) for p in photos)]


def _swallows(kept: SeenRegion, other: SeenRegion, dp: float) -> bool:
    box = other.bounds
    common = kept.bounds.intersect(box).area
    if not common:
        return False
    if common >= 0.7 * max(kept.bounds.area, box.area):
        return True
    inside = common >= 0.85 * box.area
    if kept.kind is Kind.BUTTON and other.kind in (Kind.BUTTON, Kind.CARD):
        return inside and kept.bounds.height <= box.height + 8 * dp
    if kept.kind in (Kind.ICON, Kind.TOGGLE):
        return inside
    return kept.kind is Kind.IMAGE and other.kind is Kind.IMAGE and inside
