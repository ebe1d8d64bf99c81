"""Colours, shapes and sizes: words of looks weighed against the picture."""

from __future__ import annotations

import numpy as np
import pytest
from drawing import HEIGHT, WIDTH, icon, page, text, view
from PIL import Image, ImageDraw, ImageFont
from seen_screens import pixels, region, sight

from device.screen import Screen
from grounding.chain import seen_reading
from grounding.grounder import Found, candidates, ground
from grounding.interface import Miss, Target
from grounding.reading.screen import read
from grounding.vision.colours import NAMES, shares
from grounding.vision.looks import Looks, glimpse, same_glimpse
from grounding.vision.seen import Kind

NOISE = np.random.default_rng(5).integers(0, 255, (HEIGHT // 2, WIDTH // 2, 3), dtype=np.uint8)
"""A picture of no colour in particular, on which something is drawn everywhere."""


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        ("#c5221f", "red"), ("#ff5722", "orange"), ("#ff9800", "orange"), ("#ffcf5c", "yellow"), ("#188038", "green"),
        ("#1a73e8", "blue"), ("#27344d", "blue"), ("#8e24aa", "purple"), ("#ec407a", "pink"), ("#6d4c41", "brown"),
        ("#000000", "black"), ("#101826", "black"), ("#ffffff", "white"), ("#fafafa", "white"), ("#9e9e9e", "grey"),
        ("#009688", "turquoise"),
    ],
)  # fmt: skip
def test_colours_go_by_the_names_people_use(colour: str, name: str) -> None:
    found = shares(pixels(Image.new("RGB", (20, 20), colour)))
    assert max(found, key=lambda each: found[each]) == name


def test_the_shares_of_a_picture_add_up() -> None:
    noise = np.random.default_rng(3).integers(0, 255, (80, 60, 3), dtype=np.uint8)
    found = shares(noise)
    assert sum(found.values()) == pytest.approx(1)
    assert set(found) <= set(NAMES)


def three_buttons() -> tuple[Screen, Image.Image]:
    picture = Image.new("RGB", (WIDTH, HEIGHT), "#fafafa")
    brush = ImageDraw.Draw(picture)
    boxes = [(60, top, 1020, top + 130) for top in (600, 800, 1000)]
    for box, colour in zip(boxes, ("#c5221f", "#188038", "#1a73e8"), strict=True):
        brush.rounded_rectangle(box, 60, fill=colour)
    return page(*(view("Button", box, "click", text="OK") for box in boxes)), picture.reduce(2)


def test_a_colour_picks_one_of_things_alike() -> None:
    shown, picture = three_buttons()
    reading = seen_reading(shown, sight(), pixels(picture))
    for colour, top in (("red", 600), ("green", 800), ("blue", 1000)):
        answer = ground(Target(f"the {colour} button"), reading)
        assert isinstance(answer, Found), answer.text()
        assert answer.bounds.top == top
        assert any(e.kind == "looks" for e in answer.evidence)


@pytest.mark.parametrize(("colour", "said"), [("#00897b", "green"), ("#00897b", "teal"), ("#1a73e8", "blue")])
def test_thin_letters_on_a_wide_ground_have_the_colour_of_their_ink(colour: str, said: str) -> None:
    picture = Image.new("RGB", (WIDTH, HEIGHT), "#fafafa")
    brush = ImageDraw.Draw(picture)
    for top, ink in ((600, "#202124"), (800, colour), (1000, "#202124")):
        brush.text((60, top + 30), "General", fill=ink, font=ImageFont.load_default(44))
    shown = page(*(text("General", (0, top, WIDTH, top + 110)) for top in (600, 800, 1000)))
    answer = candidates(Target(f"the {said} text"), seen_reading(shown, sight(), pixels(picture.reduce(2))))[0]
    assert answer.element.bounds.top == 800


def test_a_big_text_is_one_of_big_letters() -> None:
    shown = page(text("Hi", (60, 300, 360, 460)), text("a word to the wise " * 20, (60, 600, 1020, 1500)))
    reading = seen_reading(shown, sight(), NOISE)
    assert candidates(Target("the big text"), reading)[0].element.text == "Hi"
    assert candidates(Target("the long text"), reading)[0].element.text != "Hi"


def test_a_colour_that_nothing_has_finds_nothing() -> None:
    shown, picture = three_buttons()
    assert isinstance(ground(Target("the purple button"), seen_reading(shown, sight(), pixels(picture))), Miss)


def test_without_a_picture_a_colour_decides_nothing() -> None:
    shown, _ = three_buttons()
    answer = ground(Target("the red button"), read(shown))
    assert isinstance(answer, Miss)
    assert len(answer.nearest) == 3, "all of them may be meant"


def test_a_label_that_names_a_colour_is_a_name() -> None:
    shown = page(view("Button", (60, 600, 1020, 730), "click", text="Red team"))
    assert isinstance(ground(Target("the red team button"), seen_reading(shown, sight(), NOISE)), Found)


def test_a_round_one_is_told_from_square_ones() -> None:
    shown = page(icon((100, 600, 220, 720), "a"), icon((300, 600, 420, 720), "b"), icon((500, 600, 620, 720), "c"))
    seen = sight(region(Kind.ICON, (305, 605, 415, 715), round=True))
    answer = ground(Target("the round icon"), seen_reading(shown, seen, NOISE))
    assert isinstance(answer, Found)
    assert answer.name == "b"


def test_the_large_one_is_told_from_small_ones() -> None:
    boxes = ((100, 600, 180, 680), (300, 600, 380, 680), (500, 600, 700, 800))
    shown = page(*(icon(box, name) for box, name in zip(boxes, "abc", strict=True)))
    answer = ground(Target("the large icon"), seen_reading(shown, sight(), NOISE))
    assert isinstance(answer, Found)
    assert answer.name == "c"


def test_two_pictures_are_compared_without_their_status_bars() -> None:
    one = np.full((600, 270, 3), 200, np.uint8)
    clock, lamp = one.copy(), one.copy()
    clock[2:15, 10:60] = 0
    lamp[300:360, 100:160] = 90
    assert same_glimpse(glimpse(one), glimpse(clock))
    assert not same_glimpse(glimpse(one), glimpse(lamp))
    assert not same_glimpse(glimpse(one), "")


def test_a_crop_beyond_the_picture_has_no_colours_and_breaks_nothing() -> None:
    looks = Looks(np.zeros((10, 10, 3), np.uint8), 20)
    assert looks.crop(page().bounds).size
    assert isinstance(looks.brightness(page().bounds), float)


def crowded() -> tuple[Screen, Image.Image]:
    """A page with icons of several looks among tabs, rows and buttons, as apps have them."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), "#fafafa")
    brush = ImageDraw.Draw(picture)
    shown = [icon((n * 200 + 40, 100, n * 200 + 140, 200), name) for n, name in enumerate(("Search", "Sort", "More"))]
    for n in range(3):
        brush.rectangle((n * 200 + 70, 130, n * 200 + 110, 170), outline="#5f6368", width=6)
    for n, name in enumerate(("Ada", "Bob", "Cleo")):
        top = 400 + 200 * n
        brush.rectangle((60, top + 40, 140, top + 120), fill=("#8d6e63", "#5f6368", "#9e9d24")[n])
        shown.append(view("LinearLayout", (0, top, WIDTH, top + 180), "click", children=(
            icon((60, top + 40, 140, top + 120), f"Contact {name}"), text(name, (200, top + 60, 500, top + 120)),
        )))  # fmt: skip
    brush.ellipse((860, 1900, 1020, 2060), fill="#1a73e8")
    shown.append(icon((860, 1900, 1020, 2060), "Create contact"))
    for n, name in enumerate(("Home", "Keep", "People")):
        shown.append(view("LinearLayout", (360 * n, 2200, 360 * n + 360, 2380), "click", children=(
            icon((360 * n + 150, 2220, 360 * n + 210, 2280)), text(name, (360 * n + 120, 2300, 360 * n + 240, 2350)),
        )))  # fmt: skip
    return page(*shown), picture.reduce(2)


@pytest.mark.parametrize("phrase", ["the round icon", "the blue icon", "the big blue icon", "blue round icon"])
def test_how_something_looks_is_enough_among_many_things(phrase: str) -> None:
    shown, picture = crowded()
    disc = region(Kind.ICON, (860, 1900, 1020, 2060), round=True)
    answer = ground(Target(phrase), seen_reading(shown, sight(disc), pixels(picture)))
    assert isinstance(answer, Found), answer.text()
    assert answer.name == "Create contact"


def test_teal_is_green_where_nothing_is_greener() -> None:
    boxes = [(60, top, 1020, top + 130) for top in (600, 800, 1000)]
    for colours, top in (("#009688", "#c5221f", "#8e24aa"), 600), (("#009688", "#188038", "#8e24aa"), 800):
        picture = Image.new("RGB", (WIDTH, HEIGHT), "#fafafa")
        for box, colour in zip(boxes, colours, strict=True):
            ImageDraw.Draw(picture).rounded_rectangle(box, 60, fill=colour)
        shown = page(*(view("Button", box, "click", text="OK") for box in boxes))
        answer = ground(Target("the green button"), seen_reading(shown, sight(), pixels(picture.reduce(2))))
        assert isinstance(answer, Found), answer.text()
        assert answer.bounds.top == top


def test_tabs_of_one_size_are_no_big_icons() -> None:
    shown, picture = crowded()
    answer = ground(Target("the big icon"), seen_reading(shown, sight(), pixels(picture)))
    assert isinstance(answer, Found), answer.text()
    assert answer.name == "Create contact"
