"""Signs known by their shape, as the detector meets them on a page."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw
from seen_screens import pixels

from device.geometry import Bounds
from grounding.vision.regions import EdgeDetector
from grounding.vision.seen import Kind, Pixels, SeenText
from grounding.vision.seer import Seer


def page() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    picture = Image.new("RGB", (1080, 500), "#fafafa")
    return picture, ImageDraw.Draw(picture)


@pytest.mark.parametrize(
    ("boxes", "concept"),
    [
        (((0, 0, 10, 10), (0, 16, 10, 26), (0, 32, 10, 42)), "more"),
        (((0, 0, 10, 10), (16, 0, 26, 10), (32, 0, 42, 10)), "more"),
        (((0, 0, 48, 6), (0, 14, 48, 20), (0, 28, 48, 34)), "menu"),
        (((0, 0, 48, 6), (0, 14, 48, 20)), ""),
        (((0, 0, 48, 6), (0, 14, 48, 30), (0, 38, 48, 44)), ""),
        (((0, 0, 40, 40),), ""),
    ],
)
def test_three_dots_are_more_and_three_bars_a_menu(boxes: tuple[tuple[int, ...], ...], concept: str) -> None:
    picture = Image.new("RGB", (1080, 400), "#fafafa")
    for box in boxes:
        left, top, right, bottom = (value + 100 for value in box)
        ImageDraw.Draw(picture).rectangle((left, top, right - 1, bottom - 1), fill="#202124")
    found = EdgeDetector().find(pixels(picture), [], 1080)
    assert {region.concept for region in found} - {""} == ({concept} - {""})


@pytest.mark.parametrize(
    ("bars", "concept"),
    [
        (((0, 0, 12, 38), (20, 0, 32, 38)), "pause"),
        (((0, 0, 5, 38), (12, 0, 17, 38)), ""),  # two letters l
        (((0, 0, 12, 38), (20, 0, 44, 38)), ""),
        (((0, 0, 12, 38),), ""),
    ],
)
def test_two_thick_upright_bars_are_a_pause_and_not_what_they_are_read_as(
    bars: tuple[tuple[int, ...], ...], concept: str
) -> None:
    picture, draw = page()
    for left, top, right, bottom in bars:
        draw.rectangle((100 + left, 100 + top, 99 + right, 99 + bottom), fill="#202124")
    read = SeenText("00", Bounds(96, 96, 104 + bars[-1][2], 142), 0.99)

    class Reader:
        def read(self, pixels: Pixels, long_side: int = 0) -> list[SeenText]:
            return [read]

    sight = Seer(Reader(), EdgeDetector()).see(pixels(picture))
    assert [region.concept for region in sight.regions if region.concept] == ([concept] if concept else [])
    assert (read in sight.texts) is not bool(concept)


@pytest.mark.parametrize("ink", ["#202124", "#8a8a8a"])
@pytest.mark.parametrize(
    ("boxes", "concept"),
    [
        (((0, 0, 12, 12), (0, 24, 12, 36), (0, 48, 12, 60)), "more"),
        (((0, 0, 56, 8), (0, 20, 56, 28), (0, 40, 56, 48)), "menu"),
        (((0, 0, 12, 12), (0, 24, 12, 36)), ""),
        (((0, 0, 12, 12), (0, 24, 12, 36), (0, 60, 12, 72)), ""),
        (((0, 0, 56, 8), (0, 20, 56, 28), (0, 52, 56, 60)), ""),
        (((0, 0, 56, 8), (20, 20, 76, 28), (40, 40, 96, 48)), ""),
    ],
    ids=["dots", "bars", "two dots", "dots of other gaps", "bars of other gaps", "bars that are no column"],
)
def test_dots_and_bars_that_stand_far_apart_are_one_sign(
    boxes: tuple[tuple[int, ...], ...], concept: str, ink: str
) -> None:
    picture, draw = page()
    for box in boxes:
        left, top, right, bottom = (value + 100 for value in box)
        draw.rectangle((left, top, right - 1, bottom - 1), fill=ink)
    found = [r for r in EdgeDetector().find(pixels(picture), [], 1080) if r.concept]
    assert [region.concept for region in found] == ([concept] if concept else [])
    if concept:
        around = [value + 100 for value in (boxes[0][0], boxes[0][1], boxes[-1][2], boxes[-1][3])]
        assert found[0].bounds.contains(Bounds(*around))


def plus(draw: ImageDraw.ImageDraw, x: int, y: int, reach: int, ink: str) -> None:
    draw.line((x - reach, y, x + reach, y), fill=ink, width=max(4, reach // 4))
    draw.line((x, y - reach, x, y + reach), fill=ink, width=max(4, reach // 4))


def cross(draw: ImageDraw.ImageDraw, x: int, y: int, reach: int, ink: str) -> None:
    draw.line((x - reach, y - reach, x + reach, y + reach), fill=ink, width=max(5, reach // 3))
    draw.line((x - reach, y + reach, x + reach, y - reach), fill=ink, width=max(5, reach // 3))


@pytest.mark.parametrize("reach", [14, 20, 30])
def test_a_plus_and_a_cross_are_known(reach: int) -> None:
    picture, draw = page()
    plus(draw, 200, 200, reach, "#202124")
    cross(draw, 600, 200, reach, "#202124")
    found = {region.bounds.left > 400: region.concept for region in EdgeDetector().find(pixels(picture), [], 1080)}
    assert found == {False: "add", True: "close"}


def test_a_plus_on_a_round_button_names_the_button() -> None:
    picture, draw = page()
    draw.ellipse((400, 150, 540, 290), fill="#1a73e8")
    plus(draw, 470, 220, 22, "white")
    (button,) = (r for r in EdgeDetector().find(pixels(picture), [], 1080) if r.kind is Kind.ICON)
    assert (button.concept, button.round) == ("add", True)
    assert button.bounds.width >= 130


def test_a_floating_button_is_its_plate_and_not_what_it_floats_over() -> None:
    picture, draw = page()
    for n in range(6):  # lines of words that reach below it, unread
        draw.rectangle((300, 140 + 30 * n, 560, 152 + 30 * n), fill="#9aa0a6")
    for n in range(10, 0, -1):  # its shadow
        draw.rounded_rectangle((400 - n, 150 - n, 540 + n, 290 + n), 40, fill=(230 - 8 * (10 - n),) * 3)
    draw.rounded_rectangle((400, 150, 540, 290), 40, fill="#d3e3fd")
    plus(draw, 470, 220, 22, "#0b3d91")
    found = [r for r in EdgeDetector().find(pixels(picture), [], 1080) if r.kind is Kind.ICON and r.concept == "add"]
    assert len(found) == 1
    assert found[0].bounds.intersect(Bounds(400, 150, 540, 290)).area >= 0.9 * max(found[0].bounds.area, 140 * 140)


@pytest.mark.parametrize("shape", ["disc", "square", "ring", "arrow", "T"])
def test_other_shapes_are_no_signs(shape: str) -> None:
    picture, draw = page()
    ink, box = "#202124", (180, 180, 230, 230)
    if shape == "disc":
        draw.ellipse(box, fill=ink)
    elif shape == "square":
        draw.rectangle(box, fill=ink)
    elif shape == "ring":
        draw.ellipse(box, outline=ink, width=8)
    elif shape == "arrow":
        draw.line((180, 205, 230, 205), fill=ink, width=8)
        draw.line((180, 205, 205, 180), fill=ink, width=8)
        draw.line((180, 205, 205, 230), fill=ink, width=8)
    else:
        draw.line((180, 184, 230, 184), fill=ink, width=8)
        draw.line((205, 184, 205, 230), fill=ink, width=8)
    assert {region.concept for region in EdgeDetector().find(pixels(picture), [], 1080)} == {""}
