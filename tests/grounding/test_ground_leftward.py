"""Screens that run from right to left: found out, read in their own order, and left and right stay what they are."""

from __future__ import annotations

import re

import pytest
from drawing import WIDTH, icon, page, row, text, view
from sample_screens import SCREENS
from test_joint_doc import examples

from benchmarks.turned import turned_words
from device.screen import Screen
from grounding.grounder import Found, ground
from grounding.interface import Role, Target
from grounding.outline import outline
from grounding.reading.direction import runs_leftward, turned
from grounding.reading.screen import read

TABS = ("הזמנה", "ניהול", "לקוח")


def hebrew() -> Screen:
    """A form whose names stand right of their fields, a row with a switch at its left end, and three tabs."""
    tabs = [
        view("TextView", (720 - 360 * n, 2200, 1080 - 360 * n, 2380), "click", text=name) for n, name in enumerate(TABS)
    ]
    form = [
        text("שם משפחה", (760, 300, 1040, 360)), view("EditText", (40, 280, 720, 380), "click focusable"),
        text("טלפון", (760, 500, 1040, 560)), view("EditText", (40, 480, 720, 580), "click focusable"),
    ]  # fmt: skip
    entry = view("LinearLayout", (0, 700, WIDTH, 860), "click", (
        text("מצב טיסה", (700, 740, 1040, 820)), view("Switch", (40, 740, 200, 820), "checkable"),
    ))  # fmt: skip
    bar = view("LinearLayout", (0, 2200, WIDTH, 2380), "", tabs)
    return page(*form, entry, bar)


def named(phrase: str, shown: Screen) -> str:
    answer = ground(Target(phrase), read(shown))
    return answer.name if isinstance(answer, Found) else str(answer.reason)


def test_a_screen_tells_which_way_it_runs() -> None:
    assert runs_leftward(hebrew())
    assert not runs_leftward(turned(hebrew())), "Hebrew in a layout of another language"
    assert not runs_leftward(turned(SCREENS["network"]())), "English"


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the first tab", "הזמנה"), ("the last tab", "לקוח"), ("the second tab", "ניהול"),
        ("the first tab from the left", "לקוח"), ("the leftmost tab", "לקוח"), ("the tab on the right", "הזמנה"),
        ("the tab after ניהול", "לקוח"), ("the tab left of הזמנה", "ניהול"), ("the tab before לקוח", "ניהול"),
    ],
)  # fmt: skip
def test_one_counts_as_one_reads_and_sides_are_sides(phrase: str, name: str) -> None:
    assert named(phrase, hebrew()) == name


def test_a_field_goes_by_the_text_where_reading_begins() -> None:
    fields = [thing for thing in read(hebrew()).things if thing.role is Role.FIELD]
    assert [thing.name for thing in fields] == ["שם משפחה", "טלפון"]


def test_the_outline_is_in_the_order_of_reading() -> None:
    said = outline(read(hebrew()), "App").text()
    assert [said.index(name) for name in TABS] == sorted(said.index(name) for name in TABS)


@pytest.mark.parametrize(("name", "said"), [(name, said) for name, said, _ in examples() if " rt " not in said])
def test_what_is_turned_over_is_understood_as_before(name: str, said: str) -> None:
    shown = SCREENS[name]()
    before = ground(Target(said), read(shown))
    after = ground(Target(turned_words(said)), read(turned(shown), leftward=True))
    assert isinstance(after, type(before))
    if isinstance(before, Found) and isinstance(after, Found):
        assert after.element.key == before.element.key
        assert abs(after.point.x + before.point.x + 1 - shown.width) <= 1
        assert after.point.y == before.point.y


@pytest.mark.parametrize("name", list(SCREENS))
def test_a_turned_screen_is_told_in_the_same_words(name: str) -> None:
    shown = SCREENS[name]()
    before, after = outline(read(shown), "App").text(), outline(read(turned(shown), leftward=True), "App").text()
    assert _sideless(after) == _sideless(before)


def _sideless(said: str) -> str:
    return re.sub(r"\b(left|right)\b", "side", said)


def test_words_are_turned_where_they_are_sides() -> None:
    assert turned_words("the icon left of the box at the top right") == "the icon right of the box at the top left"
    assert turned_words("the leftmost icon right below Wi-Fi") == "the rightmost icon right below Wi-Fi"
    assert turned_words("stop right now") == "stop right now"


def test_a_touch_lands_on_what_was_meant() -> None:
    shown = page(
        icon((40, 300, 160, 420), "הגדרות"),
        icon((900, 300, 1020, 420), "חיפוש"),
        row("טקסט", 600),
        text("ב", (0, 0, 9, 9)),
    )
    answer = ground(Target('"הגדרות"'), read(shown, leftward=True))
    assert isinstance(answer, Found)
    assert answer.element.bounds.contains(answer.point)
