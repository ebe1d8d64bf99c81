"""Times of day are one, however they are said and written."""

from __future__ import annotations

import pytest
from drawing import page, text, view

from grounding.checking import holds
from grounding.grounder import Found, ground
from grounding.interface import Holds, Shows, Target
from grounding.language.times import times_in
from grounding.reading.screen import Reading, read


def hours(*written: str) -> Reading:
    """A list of hours, each a line that can be tapped."""
    return read(page(*(text(hour, (0, 300 + 100 * n, 1080, 390 + 100 * n), "click") for n, hour in enumerate(written))))


DAY = hours("17:00", "18:00", "19:00", "20:00", "07:00")
HALVES = hours("5 PM", "6 PM", "7:00 PM", "8 PM", "7:00 AM")
CHINESE = hours("下午5:00", "下午6:00", "下午7:00", "上午7:00")


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("7 pm", {19 * 60}),
        ("at 7:30 p.m. sharp", {19 * 60 + 30}),
        ("12 am", {0}),
        ("12 pm", {12 * 60}),
        ("7:05", {7 * 60 + 5, 19 * 60 + 5}),
        ("07:05", {7 * 60 + 5}),
        ("19:05", {19 * 60 + 5}),
        ("10.30 am", {10 * 60 + 30}),
        ("下午3点半", {15 * 60 + 30}),
        ("晚上7点", {19 * 60}),
        ("上午十点一刻", {10 * 60 + 15}),
        ("中午12点", {12 * 60}),
        ("早上十二点", {12 * 60}),
        ("晚上二十点", {20 * 60}),
    ],
)
def test_a_time_is_so_many_minutes_of_the_day(said: str, minutes: set[int]) -> None:
    (time,) = times_in(said)
    assert time.minutes == minutes


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("noon", {12 * 60}),
        ("at midnight", {0}),
        ("half past seven", {7 * 60 + 30, 19 * 60 + 30}),
        ("the quarter to eight alarm", {7 * 60 + 45, 19 * 60 + 45}),
        ("a quarter past twelve", {15, 12 * 60 + 15}),
        ("six forty-five", {6 * 60 + 45, 18 * 60 + 45}),
    ],
)
def test_a_time_may_be_said_in_words(said: str, minutes: set[int]) -> None:
    (time,) = times_in(said, spoken=True)
    assert time.minutes == minutes
    assert not list(times_in(said)), "nobody writes it so"


@pytest.mark.parametrize("said", ["the three dots", "one", "half to two", "afternoon", "a half"])
def test_other_words_are_no_time(said: str) -> None:
    assert not list(times_in(said, spoken=True))


@pytest.mark.parametrize("text", ["the 7 amazing ones", "19:00:22", "1.2:30", "room 7", "10.30", "2026-11-29", "25:00"])
def test_other_figures_are_no_time(text: str) -> None:
    assert not list(times_in(text))


@pytest.mark.parametrize(
    ("reading", "phrase", "name"),
    [
        (DAY, "7 pm", "19:00"),
        (DAY, "the 7pm slot", "19:00"),
        (DAY, "tap 7:00 p.m.", "19:00"),
        (DAY, "the row below 6 pm", "19:00"),
        (DAY, "7 am", "07:00"),
        (DAY, "晚上7点", "19:00"),
        (HALVES, "19:00", "7:00 PM"),
        (HALVES, "the 18:00 slot", "6 PM"),
        (HALVES, "7am", "7:00 AM"),
        (CHINESE, "19:00", "下午7:00"),
        (CHINESE, "下午六点", "下午6:00"),
    ],
)
def test_a_time_is_found_however_it_is_written(reading: Reading, phrase: str, name: str) -> None:
    found = ground(Target(phrase), reading)
    assert isinstance(found, Found), found
    assert found.name == name


def test_a_time_that_may_be_two_of_those_shown_is_none_of_them() -> None:
    assert not isinstance(ground(Target("7:00"), hours("7 AM", "7 PM")), Found)


@pytest.mark.parametrize("phrase", ["9 pm", "21:00", '"7 pm"', "晚上9点"])
def test_a_time_that_is_not_shown_is_not_found(phrase: str) -> None:
    """What is quoted is to be there to the letter."""
    assert not isinstance(ground(Target(phrase), DAY), Found)


def test_a_screen_shows_a_time_in_its_own_way() -> None:
    assert holds(Shows(Target("7 pm")), DAY, "Clock")
    assert not holds(Shows(Target("9 pm")), DAY, "Clock")


def test_the_switch_of_a_time_is_found_however_the_time_is_said() -> None:
    card = view("LinearLayout", (0, 300, 1080, 600), "click", [
        text("07:00", (60, 330, 500, 430)), view("Switch", (900, 340, 1020, 430), "click checkable checked"),
    ])  # fmt: skip
    other = view("LinearLayout", (0, 640, 1080, 940), "click", [
        text("09:00", (60, 670, 500, 770)), view("Switch", (900, 680, 1020, 770), "click checkable"),
    ])  # fmt: skip
    alarms = read(page(card, other))
    assert holds(Holds(Target("the 7 am alarm"), "on"), alarms, "Clock")
    assert holds(Holds(Target("the 9 am alarm"), "off"), alarms, "Clock")
    assert not holds(Holds(Target("the 9 am alarm"), "on"), alarms, "Clock")
