"""Regions by their edges: what is a switch, what is an icon, where a page is parted; and what is none of it."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw
from seen_screens import pixels

from device.geometry import Bounds
from grounding.vision.regions import EdgeDetector
from grounding.vision.seen import Kind, SeenRegion, SeenText


def page(ground: str = "#fafafa") -> tuple[Image.Image, ImageDraw.ImageDraw]:
    picture = Image.new("RGB", (1080, 500), ground)
    return picture, ImageDraw.Draw(picture)


def found(picture: Image.Image, *texts: SeenText) -> list[SeenRegion]:
    return EdgeDetector().find(pixels(picture), texts, 1080)


def test_noughts_of_a_number_are_no_switch() -> None:
    picture, draw = page()
    draw.rounded_rectangle((300, 200, 436, 284), 42, fill="#1a73e8")
    draw.ellipse((360, 208, 428, 276), fill="white")
    assert Kind.TOGGLE in {region.kind for region in found(picture)}
    number = SeenText("1,000", Bounds(180, 190, 450, 294), 0.99)
    assert Kind.TOGGLE not in {region.kind for region in found(picture, number)}
    beside = SeenText("Wi-Fi", Bounds(60, 200, 290, 284), 0.99)
    assert Kind.TOGGLE in {region.kind for region in found(picture, beside)}


def test_the_ends_of_a_pill_are_no_icons() -> None:
    picture, draw = page("#202124")
    draw.rounded_rectangle((400, 200, 560, 272), 36, fill="#2c2d31")
    draw.arc((400, 200, 472, 272), 100, 260, fill="#9aa0a6", width=6)
    draw.arc((488, 200, 560, 272), 280, 440, fill="#9aa0a6", width=6)
    draw.rectangle((464, 220, 496, 252), outline="white", width=5)
    icons = [region.bounds for region in found(picture) if region.kind is Kind.ICON]
    assert len(icons) == 1
    assert Bounds(440, 200, 520, 272).contains(icons[0])


def test_the_round_corners_of_a_card_are_no_icons_and_an_icon_in_a_corner_is_one() -> None:
    picture, draw = page("#202124")
    draw.rounded_rectangle((100, 60, 700, 440), 24, fill="#2f3036")
    for left, top, start in ((100, 60, 180), (652, 60, 270), (652, 392, 0), (100, 392, 90)):
        draw.arc((left, top, left + 48, top + 48), start, start + 90, fill="#c9a227", width=5)
    draw.rectangle((640, 90, 670, 120), outline="white", width=4)
    icons = [region.bounds for region in found(picture) if region.kind is Kind.ICON]
    assert len(icons) == 1
    assert icons[0].contains(Bounds(640, 90, 670, 120).center)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ((0, 250, 1080, 252), True),
        ((300, 250, 1080, 253), True),
        ((300, 250, 500, 253), False),
        ((0, 240, 1080, 300), False),
    ],
    ids=["across", "indented", "short", "a bar"],
)
def test_a_long_thin_line_parts_a_page(line: tuple[int, int, int, int], parts: bool) -> None:
    picture, draw = page()
    draw.rectangle(line, fill="#dadce0")
    lines = [region.bounds for region in found(picture) if region.kind is Kind.LINE]
    thin = [box for box in lines if abs(box.center.y - 251) <= 3]
    assert bool(thin) == parts


GROUNDS = {"light": ("#fafafa", "#ececec", "#b9b9b9"), "on teal": ("#008577", "#fafafa", "#339d92"),
           "dark": ("#424242", "#bdbdbd", "#6d6d6d")}  # fmt: skip


def slid(draw: ImageDraw.ImageDraw, left: int, colours: tuple[str, str, str], on: bool, density: float = 2.6) -> Bounds:
    """A thumb that stands out over its track, as switches were drawn before Material 3; its box."""
    _, thumb, track = colours
    size, low, long_ = round(20 * density), round(14 * density), round(34 * density)
    top = 200
    draw.rounded_rectangle((left, top + (size - low) // 2, left + long_, top + (size + low) // 2), low // 2, fill=track)
    at = left + long_ - size if on else left
    draw.ellipse((at + 1, top + 3, at + size + 1, top + size + 3), fill="#00000055")
    draw.ellipse((at, top, at + size, top + size), fill=thumb, outline="#909090")
    return Bounds(left, top, left + long_, top + size)


@pytest.mark.parametrize("on", [False, True])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("density", [2.0, 2.6, 3.5])
def test_a_thumb_over_a_lower_track_is_a_switch(on: bool, ground: str, density: float) -> None:
    picture, draw = page(GROUNDS[ground][0])
    box = slid(draw, 800, GROUNDS[ground], on, density)
    short_side = round(411 * density)
    toggles = [r for r in EdgeDetector().find(pixels(picture), [], short_side) if r.kind is Kind.TOGGLE]
    assert [region.on for region in toggles] == [on]
    assert toggles[0].bounds.contains(box.center)
    assert toggles[0].bounds.intersect(box).area >= 0.8 * box.area


def test_a_thumb_on_a_long_track_and_a_bare_disc_are_no_switches() -> None:
    picture, draw = page()
    draw.rectangle((100, 220, 900, 228), fill="#b9b9b9")
    draw.ellipse((300, 198, 352, 250), fill="#008577")
    draw.ellipse((700, 398, 752, 450), fill="#008577")
    draw.rounded_rectangle((400, 405, 600, 441), 18, fill="#b9b9b9")
    draw.ellipse((400, 397, 452, 449), fill="#008577")
    assert not [region for region in found(picture) if region.kind is Kind.TOGGLE]
