"""A drawn page read for real: words by rapidocr, regions by their edges, things by both. One engine for all of it."""

from __future__ import annotations

import pytest
from seen_screens import empty_screen, form, pixels

from device.geometry import Bounds
from grounding.chain import seen_reading
from grounding.grounder import Found, ground
from grounding.interface import Role, State, Target
from grounding.outline import outline
from grounding.reading.things import Reading
from grounding.vision.ocr import RapidReader, split, unsigned
from grounding.vision.regions import EdgeDetector
from grounding.vision.seen import Kind, SeenText, Sight
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
