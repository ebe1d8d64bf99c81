"""A drawn page read for real: words by rapidocr, regions by their edges, things by both. One engine for all of it."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from seen_screens import INK, PAPER, empty_screen, form, pixels

from device.geometry import Bounds
from grounding.chain import seen_reading
from grounding.grounder import Found, ground
from grounding.interface import Role, State, Target
from grounding.outline import outline
from grounding.reading.things import Reading
from grounding.vision.ocr import MOST_TOGETHER, WIDEST_TOGETHER, RapidReader, dots, split, together, unsigned
from grounding.vision.regions import EdgeDetector
from grounding.vision.seen import Kind, Pixels, SeenText, Sight
from grounding.vision.seer import Seer


@pytest.fixture(scope="module")
def seer() -> Seer:
    return Seer(RapidReader(), EdgeDetector())


@pytest.fixture(scope="module")
def sight(seer: Seer) -> Sight:
    return seer.see(pixels(form()), "phone")


@pytest.fixture(scope="module")
def reading(sight: Sight) -> Reading:
    return seen_reading(empty_screen(), sight, pixels(form().reduce(2)))


def test_every_word_is_read(sight: Sight) -> None:
    said = {t.text for t in sight.texts}
    assert {"Preferences", "Wi-Fi", "Maple Street 12", "Battery saver", "Airplane mode", "Delete everything"} <= said


def test_switch_and_buttons_are_seen_where_they_are(sight: Sight) -> None:
    (toggle,) = (r for r in sight.regions if r.kind is Kind.TOGGLE)
    assert toggle.on
    assert Bounds(870, 890, 1026, 994).contains(toggle.bounds)
    assert sum(r.kind is Kind.BUTTON for r in sight.regions) == 2


def test_the_outline_says_the_page(reading: Reading) -> None:
    told = outline(reading, "App")
    assert told.title == "Preferences"
    text = told.text()
    assert all(
        word in text for word in ("Wi-Fi", "Maple Street 12", "Battery saver", "Airplane mode", "Keep everything")
    )


@pytest.mark.parametrize(
    ("phrase", "box"),
    [
        ('the "Delete everything" button', (60, 1200, 1020, 1330)),
        ("the red button", (60, 1200, 1020, 1330)),
        ("the green button", (60, 1400, 1020, 1530)),
        ("the button below Delete everything", (60, 1400, 1020, 1530)),
        ("the Airplane mode switch", (880, 900, 1016, 984)),
        ('"Battery saver"', (170, 700, 700, 840)),
    ],
)
def test_phrases_lead_into_what_is_drawn(reading: Reading, phrase: str, box: tuple[int, int, int, int]) -> None:
    answer = ground(Target(phrase), reading)
    assert isinstance(answer, Found), answer.text()
    assert Bounds(*box).contains(answer.point)


def test_a_switch_tells_that_it_is_on(reading: Reading) -> None:
    answer = ground(Target("the Airplane mode switch"), reading)
    assert isinstance(answer, Found)
    assert (answer.role, State.ON in answer.states) == (Role.SWITCH, True)


def test_a_changed_line_alone_is_read_anew(seer: Seer, sight: Sight) -> None:
    second = seer.see(pixels(form("Data usage")), "phone")
    before, after = ({t.text for t in seen.texts} for seen in (sight, second))
    assert before - after == {"Battery saver"}
    assert after - before == {"Data usage"}
    assert {r.bounds for r in second.regions} == {r.bounds for r in sight.regions}


@pytest.mark.parametrize("widths", [[], [3.0], [2.0] * 13, [40.0, 1.0, 22.0, 23.0, 9.0, 8.0, 7.0], [500.0, 2.0, 600.0]])
def test_lines_are_read_a_few_at_a_time_the_long_ones_fewer(widths: list[float]) -> None:
    groups = together(widths)
    assert sorted(n for group in groups for n in group) == list(range(len(widths)))
    assert all(len(group) <= MOST_TOGETHER for group in groups)
    assert all(len(g) == 1 or len(g) * max(widths[n] for n in g) <= WIDEST_TOGETHER for g in groups)
    assert len(together([2.0] * 13)) == 3


def test_words_far_apart_on_a_line_are_two_texts() -> None:
    drawn = pixels(form())
    pieces = split(drawn, Bounds(150, 1430, 1000, 1500))
    assert len(pieces) == 1, "the letters of one label stand close"
    drawn[1705:1750, 100:300] = drawn[1705:1750, 800:900] = 0
    left, right = split(drawn, Bounds(60, 1700, 940, 1755))
    assert left.right < 350
    assert right.left > 750


def test_an_icon_read_as_a_sign_is_parted_from_its_words() -> None:
    sign, words = unsigned(SeenText("+ Add account", Bounds(0, 0, 400, 50), 0.97))
    assert (sign.text, words.text) == ("+", "Add account")
    assert words.bounds.left == 50
    assert len(unsigned(SeenText("A 4 sheet", Bounds(0, 0, 400, 50), 0.97))) == 1


def line(*pieces: tuple[str, str, int]) -> Pixels:
    """Words of a size of 40 pixels on one line: each with its colour and the gap before it."""
    image = Image.new("RGB", (900, 60), PAPER)
    draw, at = ImageDraw.Draw(image), 10
    font = ImageFont.load_default(40)
    for text, colour, gap in pieces:
        at += gap
        if text == "clip":
            draw.rounded_rectangle((at, 12, at + 26, 48), 12, outline=colour, width=5)
            at += 27
        else:
            draw.text((at, 6), text, colour, font)
            at = int(draw.textbbox((at, 6), text, font=font)[2]) + 1
    return np.asarray(image.crop((0, 0, at + 10, 60)))


@pytest.mark.parametrize("label", ["I am a tide table", "A watch is too much", "2 of 3 done", "Mon, Tue, Wed"])
def test_the_words_of_a_line_stay_together(label: str) -> None:
    drawn = line((label, INK, 0))
    assert split(drawn, Bounds(0, 0, drawn.shape[1], 60)) == [Bounds(0, 0, drawn.shape[1], 60)]


def test_an_icon_before_words_is_parted_from_them() -> None:
    drawn = line(("clip", "#5f6368", 0), ("Minutes.pdf", INK, 30))
    icon, name = split(drawn, Bounds(0, 0, drawn.shape[1], 60))
    assert icon.right <= name.left
    assert icon.width <= 60


def test_words_of_two_tones_with_a_gap_are_two_texts() -> None:
    drawn = line(("Yara Solberg", INK, 0), ("08:51", "#80868b", 28))
    assert len(split(drawn, Bounds(0, 0, drawn.shape[1], 60))) == 2
    one = line(("Yara Solberg", INK, 0), ("08:51", INK, 28))
    assert len(split(one, Bounds(0, 0, one.shape[1], 60))) == 1


@pytest.mark.parametrize(
    ("read", "score", "nothing"),
    [("●●●", 0.9, True), ("...", 0.99, True), ("0 00", 0.7, True), ("00", 0.99, False), ("27", 0.8, False)],
)
def test_rows_of_dots_are_no_words(read: str, score: float, nothing: bool) -> None:
    assert dots(read, score) is nothing
