"""Photos that stand on the page as tiles, and what is drawn in them."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw
from seen_screens import PAPER, empty_screen, pixels, region, sight, words

from device.geometry import Bounds
from grounding.chain import seen_reading
from grounding.grounder import Found, ground
from grounding.interface import Role, Target
from grounding.vision.regions import EdgeDetector
from grounding.vision.seen import Kind, SeenText

SIDE, GAP = 354, 6


def cell(column: int, row: int) -> Bounds:
    left, top = column * (SIDE + GAP), 300 + row * (SIDE + GAP)
    return Bounds(left, top, left + SIDE, top + SIDE)


def tile(picture: Image.Image, box: Bounds, plain: bool = False) -> None:
    """A meadow below a sky; ``plain``: of one colour but for a little."""
    draw = ImageDraw.Draw(picture)
    draw.rectangle((box.left, box.top, box.right - 1, box.bottom - 1), fill="#5a9bd8")
    if not plain:
        draw.rectangle((box.left, box.center.y, box.right - 1, box.bottom - 1), fill="#4b7d4f")
    draw.ellipse((box.left + 60, box.top + 60, box.left + 130, box.top + 130), fill="#f4e4b0")


def photos_of(picture: Image.Image, *texts: SeenText) -> list[Bounds]:
    found = EdgeDetector().find(pixels(picture), texts, 1080)
    return sorted((r.bounds for r in found if r.kind is Kind.IMAGE), key=lambda b: (b.top, b.left))


def blank() -> Image.Image:
    return Image.new("RGB", (1080, 1600), PAPER)


def test_photos_in_a_grid_are_images_one_by_one() -> None:
    picture, cells = blank(), [cell(c, r) for r in range(2) for c in range(3)]
    for box in cells:
        tile(picture, box)
    assert photos_of(picture) == cells


def test_a_photo_that_looks_like_a_card_is_known_by_the_grid_it_stands_in() -> None:
    picture, cells = blank(), [cell(c, r) for r in range(2) for c in range(3)]
    for n, box in enumerate(cells):
        tile(picture, box, plain=n == 2)
    assert photos_of(picture) == cells


def test_an_empty_cell_of_the_grid_is_no_photo() -> None:
    picture, cells = blank(), [cell(c, r) for r in range(2) for c in range(3)][:4]
    for box in cells:
        tile(picture, box)
    assert photos_of(picture) == cells


@pytest.mark.parametrize("box", [Bounds(0, 0, 1080, 240), Bounds(60, 400, 160, 500)], ids=["a bar", "an icon"])
def test_what_is_as_wide_as_the_screen_or_small_is_none(box: Bounds) -> None:
    picture = blank()
    tile(picture, box)
    assert photos_of(picture) == []


def test_a_card_with_lines_of_words_and_a_plain_one_are_none() -> None:
    picture = blank()
    tile(picture, Bounds(60, 300, 1000, 700))
    tile(picture, Bounds(60, 900, 1000, 1300), plain=True)
    assert photos_of(picture, words("Meadows", 120, 340), words("Where to find them", 120, 420)) == []


def test_photos_are_counted_and_what_is_round_in_them_is_not() -> None:
    boxes = [cell(c, 0) for c in range(3)]
    eyes = [region(Kind.ICON, (b.left + 90, b.top + 90, b.left + 130, b.top + 130), round=True) for b in boxes]
    more = region(Kind.ICON, (1000, 120, 1040, 180), concept="more vertical", confidence=0.95)
    photos = [region(Kind.IMAGE, (b.left, b.top, b.right, b.bottom)) for b in boxes]
    seen = sight(words("Gallery", 60, 120, 60), more, *photos, *eyes)
    reading = seen_reading(empty_screen(), seen, None)
    assert sum(thing.role is Role.ICON for thing in reading.things) == 1
    answer = ground(Target("the second photo"), reading)
    assert isinstance(answer, Found), answer.text()
    assert boxes[1].contains(Bounds(answer.point.x, answer.point.y, answer.point.x + 1, answer.point.y + 1))
