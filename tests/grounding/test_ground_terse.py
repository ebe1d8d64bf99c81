"""Commands in few words: a verb and a thing, without articles."""

from __future__ import annotations

import pytest
from drawing import HEIGHT, WIDTH, icon, page, text, view
from sample_screens import alarms

from device.screen import Screen
from grounding.grounder import Found, ground
from grounding.interface import Miss, Reason, Target
from grounding.language import NotUnderstood, parse
from grounding.reading.screen import read


def tasks() -> Screen:
    """Rows that open when touched, each with a circle, a star and a menu of its own."""
    rows = []
    for n, name in enumerate(("Task 1", "Task 2", "Buy milk")):
        top = 300 + 200 * n
        rows.append(view("LinearLayout", (0, top, WIDTH, top + 200), "click", (
            icon((20, top + 50, 120, top + 150), "Mark as complete"),
            text(name, (160, top + 60, 600, top + 140)),
            icon((800, top + 50, 900, top + 150), "Add star"),
            icon((940, top + 50, 1040, top + 150), "More options"),
        )))  # fmt: skip
    bar = icon((940, 80, 1060, 200), "More options")
    return page(bar, view("ListView", (0, 300, WIDTH, 1800), "scroll", rows))


def point(phrase: str, shown: Screen) -> tuple[int, int] | str:
    answer = ground(Target(phrase), read(shown))
    return (answer.point.x, answer.point.y) if isinstance(answer, Found) else str(answer.reason)


@pytest.mark.parametrize(
    ("phrase", "where"),
    [
        ("star task 2", (850, 600)),
        ("star buy milk", (850, 800)),
        ("tick task 1", (70, 400)),
        ("complete task 2", (70, 600)),
        ("task 2 done", (70, 600)),
        ("mark task 2 done", (70, 600)),
        ("task 2 menu", (990, 600)),
        ("buy milk options", (990, 800)),
        ("dots for task 1", (990, 400)),
        ('star "Task 2"', (850, 600)),
    ],
)
def test_a_deed_without_an_article_is_done_to_the_entry_that_bears_the_name(
    phrase: str, where: tuple[int, int]
) -> None:
    assert point(phrase, tasks()) == where


@pytest.mark.parametrize("phrase", ["share task 2", "delete buy milk", "call task 1", "star task 9"])
def test_where_no_entry_has_such_a_button_nothing_is_touched(phrase: str) -> None:
    assert isinstance(ground(Target(phrase), read(tasks())), Miss)


def test_the_plus_on_a_card_that_no_list_holds_is_that_cards() -> None:
    """Two cards and a chart over them that names the same things."""
    chart = text("Water", (60, 300, 260, 350))
    cards = [view("View", (60 + 500 * n, 600, 520 + 500 * n, 900), children=(
        text(name, (100 + 500 * n, 620, 300 + 500 * n, 670)),
        icon((60 + 500 * n, 760, 180 + 500 * n, 880), "Remove"),
        icon((260 + 500 * n, 760, 380 + 500 * n, 880), "Add"),
    )) for n, name in enumerate(("Water", "Protein"))]  # fmt: skip
    shown = page(chart, view("View", (40, 580, 1060, 920), children=cards))
    assert point("plus for water", shown) == (320, 820)
    assert point("protein minus", shown) == (620, 820)


def test_the_star_of_another_is_not_touched() -> None:
    starred = view("LinearLayout", (0, 300, WIDTH, 440), children=(
        icon((20, 320, 120, 420), "Starred"), text("Favourites", (160, 340, 600, 400))
    ))  # fmt: skip
    rows = [view("LinearLayout", (0, 500 + 200 * n, WIDTH, 700 + 200 * n), "click", (
        text(name, (160, 560 + 200 * n, 600, 640 + 200 * n)),
    )) for n, name in enumerate(("Emil", "Joan"))]  # fmt: skip
    people = page(starred, view("ListView", (0, 500, WIDTH, 1800), "scroll", rows))
    assert point("star Emil", people) == Reason.NOT_FOUND
    assert point("Emil", people) == (380, 600)


def test_a_label_that_begins_like_a_deed_is_a_label() -> None:
    log = page(
        view("Button", (60, 300, 500, 420), "click", text="Call log"),
        view("LinearLayout", (0, 600, WIDTH, 800), "click", (
            text("Log", (60, 660, 400, 740)), icon((900, 650, 1000, 750), "Call")
        )),
    )  # fmt: skip
    assert point("call log", log) == (280, 360)


@pytest.mark.parametrize("phrase", ["the switch that is off", "the radio button that's on"])
def test_what_is_said_to_be_on_is_not_turned_on(phrase: str) -> None:
    ways = parse(phrase)
    assert not isinstance(ways, NotUnderstood)
    assert any(way.states for way in ways)


def test_a_switch_of_a_card_is_meant_only_where_it_is_the_only_one() -> None:
    two = view("Switch", (600, 540, 740, 620), "click checkable")
    shown = alarms()
    assert point("turn off swim", shown) == (930, 1420)
    card = view("CardView", (40, 240, 1040, 640), "click", (
        view("TextView", (80, 380, 380, 530), "click", text="08:30"),
        two,
        view("Switch", (860, 540, 1000, 620), "click checkable"),
    ), description="Alarm")  # fmt: skip
    several = page(view("RecyclerView", (0, 240, WIDTH, 2000), "scroll", [card]))
    assert point("turn off 08:30", several) != (670, 580)


def test_the_search_box_is_the_field_though_a_button_is_called_search() -> None:
    shown = page(
        view("Button", (700, 100, 900, 220), "click", text="Search"),
        view("EditText", (60, 800, 1020, 940), "click focusable", hint="Search support"),
    )
    assert point("search box", shown) == (540, 870)
    assert point("search", shown) == (800, 160)


def test_the_upper_of_two_fields_is_meant_by_its_side_alone() -> None:
    shown = page(*(view("EditText", (60, top, 1020, top + 140), "click focusable") for top in (1100, 1400)))
    assert point("upper text box", shown) == (540, 1170)
    assert point("the lower field", shown) == (540, 1470)


def test_pictures_are_counted_without_the_icons_of_the_bar() -> None:
    tiles = [
        view("LinearLayout", (40 + 340 * n, 700, 360 + 340 * n, 1000), children=(
            view("ImageView", (40 + 340 * n, 700, 360 + 340 * n, 1000), resource_id="org.example:id/icon_thumb"),
            icon((260 + 340 * n, 700, 360 + 340 * n, 800), f"Preview the file {name}"),
        ), description=f"{name}.png")
        for n, name in enumerate(("one", "two", "three"))
    ]  # fmt: skip
    shown = page(
        icon((900, 80, 1040, 220), "More options"),
        view("ImageView", (700, 80, 840, 220), "click", description="List view"),
        view("GridView", (0, 600, WIDTH, HEIGHT), "scroll", tiles),
    )
    assert point("second image", shown) == (540, 850)


def test_the_eye_at_the_end_of_a_password_shows_it() -> None:
    shown = page(
        view("EditText", (60, 400, 1020, 540), "click focusable", hint="Email"),
        view("EditText", (60, 600, 1020, 740), "click focusable password", hint="Password", text="secret"),
        view("ImageButton", (900, 610, 1020, 730), "click"),
    )
    assert point("show password", shown) == (960, 670)
    assert point("password", shown) != (960, 670)


def test_what_a_screen_reader_says_with_a_full_stop_is_said_without() -> None:
    shown = page(
        view("ImageButton", (900, 400, 1020, 520), "click", description="Clear all silent notifications"),
        view("Button", (760, 900, 1020, 1040), "click", text="CLEAR ALL", description="Clear all notifications."),
    )
    assert point("clear all notifications", shown) == (890, 970)


def test_news_is_not_new() -> None:
    shown = page(
        view("Button", (60, 400, 500, 520), "click", text="New"),
        view("Button", (60, 600, 500, 720), "click", text="Sports"),
    )
    assert point("news", shown) == Reason.NOT_FOUND


def test_a_label_that_says_all_goes_before_the_switch_of_an_entry() -> None:
    row = view("LinearLayout", (0, 300, WIDTH, 460), "click", (
        text("Swim", (60, 340, 400, 400)), view("Switch", (900, 340, 1020, 420), "click checkable"),
    ))  # fmt: skip
    shown = page(
        view("ListView", (0, 300, WIDTH, 900), "scroll", [row]),
        view("Button", (60, 1200, 700, 1320), "click", text="Turn off swim"),
    )
    assert point("turn off swim", shown) == (380, 1260)
