"""What a planner says that reads a screen as a list of lines: it quotes, and tells order as a place."""

from __future__ import annotations

import pytest
from drawing import WIDTH, Drawn, icon, page, text, view
from sample_screens import network

from device.screen import Screen
from grounding.grounder import Found, ground
from grounding.interface import Target
from grounding.language import NotUnderstood, parse
from grounding.language.asides import told_twice
from grounding.reading.screen import read


def button(box: tuple[int, int, int, int], words: str) -> Drawn:
    return view("Button", box, "click", text=words)


def profile() -> Screen:
    """A name with a "More" at the other side, another "More" in the bar above; days, a claim, and a button at the
    bottom."""
    return page(
        button((900, 60, 1060, 160), "More"),
        text("Nandita", (30, 260, 260, 340)),
        icon((960, 250, 1060, 350), "More"),
        text("J1", (270, 600, 330, 660)),
        text("available today", (270, 660, 600, 720)),
        button((800, 590, 960, 720), "+1"),
        button((60, 900, 360, 1020), "30"),
        icon((400, 900, 520, 1020), "Next month"),
        text("Gentle Reminders", (60, 1100, 500, 1180)),
        text("Nothing yet", (60, 1200, 500, 1280)),
        button((600, 1290, 1000, 1400), "NEW TASK"),
        button((60, 1500, 360, 1620), "Delete"),
    )


def rows() -> Screen:
    """Rows that each have a "Delete" of their own but the last, and what else stands there."""
    found = []
    for n, name in enumerate(("Ada", "Ben", "Cleo")):
        top = 300 + 200 * n
        own = (icon((940, top + 50, 1040, top + 150), "Delete"),) if name != "Cleo" else ()
        named = text(name, (160, top + 60, 600, top + 140))
        found.append(view("LinearLayout", (0, top, WIDTH, top + 200), "click", (named, *own)))
    return page(view("ListView", (0, 300, WIDTH, 1800), "scroll", found))


def keypad() -> Screen:
    """A calculator's keys."""
    keys = ("7", "8", "9", "÷", "4", "5", "6", "×", "1", "2", "3", "−", "+/−", "0", ".", "=", "√", "π", "( )", "AC")
    return page(*(
        button((60 + 250 * (n % 4), 400 + 200 * (n // 4), 260 + 250 * (n % 4), 560 + 200 * (n // 4)), key)
        for n, key in enumerate(keys)
    ))  # fmt: skip


def point(phrase: str, shown: Screen) -> tuple[int, int] | str:
    answer = ground(Target(phrase), read(shown))
    return (answer.point.x, answer.point.y) if isinstance(answer, Found) else str(answer.reason)


@pytest.mark.parametrize(
    ("phrase", "where"),
    [
        ('the "More" icon next to "Nandita"', (1010, 300)),
        ('the "+1" button below "available today"', (880, 655)),
        ('the "+1" button after "J1"', (880, 655)),
        ('the "Next month" arrow', (460, 960)),
        ('the day "30"', (210, 960)),
        ("the new task button under Gentle Reminders", (800, 1345)),
        ("the New Task button next to Gentle Reminders", (800, 1345)),
    ],
)
def test_what_is_quoted_is_found_where_only_the_order_of_the_lines_was_said(
    phrase: str, where: tuple[int, int]
) -> None:
    assert point(phrase, profile()) == where


@pytest.mark.parametrize(
    "phrase",
    ['the "Delete" icon next to "Cleo"', 'the "Delete" icon below "Cleo"', "the delete icon next to Cleo",
     'the "Delete" button next to "Dora"', "the delete button for Dora"],
)  # fmt: skip
def test_the_button_of_another_row_is_not_touched(phrase: str) -> None:
    assert isinstance(point(phrase, rows()), str)


@pytest.mark.parametrize(
    "phrase", ['the archive "Next month"', 'the "Next month" Delete', 'the "More" icon below "Zoe"']
)
def test_what_says_more_than_what_it_is_is_not_left_out(phrase: str) -> None:
    assert isinstance(point(phrase, profile()), str)


@pytest.mark.parametrize(
    ("phrase", "key"),
    [("the divide button", 3), ("multiply", 7), ("subtract", 11), ("the sign change key", 12),
     ("the decimal point", 14), ("square root", 16), ("pi", 17), ("the brackets", 18), ("all clear", 19)],
)  # fmt: skip
def test_keys_of_a_calculator_go_by_what_they_do(phrase: str, key: int) -> None:
    assert point(phrase, keypad()) == (160 + 250 * (key % 4), 480 + 200 * (key // 4))


@pytest.mark.parametrize(
    ("phrase", "parts"),
    [
        ("the upper toggle, the one for sound", ("the upper toggle", "the one for sound")),
        ("the red circle (Stop)", ("the red circle", "Stop")),
        ("the red circle (Stop).", ("the red circle", "Stop")),
        ('"Ada, Ben" row, the last', ('"Ada, Ben" row', "the last")),
        ("item 2 - the one on top", ("item 2", "the one on top")),
        ('"a (b)"', None),
        ("call (212) 555", None),
        ("the total (12)", None),
        ("Save", None),
        (", the last", None),
    ],
)
def test_what_tells_of_one_thing_twice_is_parted(phrase: str, parts: tuple[str, str] | None) -> None:
    assert told_twice(phrase) == parts


def test_what_was_added_decides_where_both_mean_one_thing_and_courtesy_adds_nothing() -> None:
    assert point("the lower More, the one next to Nandita", profile()) == (1010, 300)
    assert point("the last button, the Delete one", profile()) == (210, 1560)
    ways = parse("the last button, please")
    assert not isinstance(ways, NotUnderstood)
    assert not ways[0].tellings


@pytest.mark.parametrize("phrase", ["the unnamed icon", "the icon without a label", "the nameless icon"])
def test_what_bears_no_name_is_not_looked_for_by_that(phrase: str) -> None:
    shown = page(icon((60, 300, 180, 420)), text("Tips", (300, 330, 500, 400)))
    assert point(phrase, shown) == (120, 360)


def tabs() -> Screen:
    """Three tabs at the bottom, one of which a line of songs is called like."""
    keys = ("Home", "Search", "Music")
    bar = [button((360 * n, 2200, 360 * n + 360, 2400), key) for n, key in enumerate(keys)]
    return page(
        text("Music for you", (40, 300, 800, 380)), view("BottomNavigationView", (0, 2200, WIDTH, 2400), "", bar)
    )


def test_a_number_that_is_added_counts_what_was_said_first() -> None:
    assert point("the Music tab, third from the left", tabs()) == (900, 2300)
    assert point("the Music tab, second from the left", tabs()) != (900, 2300)


def test_what_is_said_to_be_another_one_is_not_touched() -> None:
    assert point("the button Delete", profile()) == (210, 1560)
    assert point("the button that is not Delete", profile()) != (210, 1560)
    there = point("the Airplane mode switch", network())
    assert isinstance(there, tuple)
    assert point("the switch that is not Airplane mode", network()) != there
