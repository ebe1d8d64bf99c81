"""Requests of somebody who believes that something is on the screen, and is mistaken: nothing is touched."""

from __future__ import annotations

import pytest
from drawing import page, row, text, view

from grounding.grounder import Found, ground
from grounding.interface import Reason, Target
from grounding.reading.screen import read
from grounding.reading.things import Reading


def listed(*names: str) -> Reading:
    """A list of rows of one text each, above four tabs."""
    rows = [
        view("TextView", (0, 300 + 140 * n, 1080, 440 + 140 * n), "click", text=name) for n, name in enumerate(names)
    ]
    tabs = [
        view("FrameLayout", (270 * n, 2200, 270 * n + 270, 2340), "click", children=[
            view("TextView", (270 * n + 60, 2280, 270 * n + 210, 2330), text=name)
        ])
        for n, name in enumerate(("Home", "Browse", "Library", "Profile"))
    ]  # fmt: skip
    return read(
        page(
            view("ListView", (0, 300, 1080, 2100), "scroll", children=rows),
            view("BottomNavigationView", (0, 2200, 1080, 2340), children=tabs),
        )
    )


ITEMS = listed(*(f"Item {n}" for n in range(12, 21)))


@pytest.mark.parametrize(
    ("phrase", "count"), [("the eleventh row", 9), ("the tenth row from the top", 9), ("tap the fifth tab", 4)]
)
def test_of_nine_rows_none_is_the_eleventh(phrase: str, count: int) -> None:
    answer = ground(Target(phrase), ITEMS)
    assert not isinstance(answer, Found)
    assert f"only {count} such" in answer.text()


@pytest.mark.parametrize(("phrase", "name"), [("the ninth row", "Item 20"), ("the fourth tab", "Profile")])
def test_the_last_one_is_there(phrase: str, name: str) -> None:
    answer = ground(Target(phrase), ITEMS)
    assert isinstance(answer, Found), answer.text()
    assert answer.name == name


def test_what_is_called_by_a_number_is_not_counted() -> None:
    assert not isinstance(ground(Target("tap Item 7"), ITEMS), Found)
    answer = ground(Target("tap Item 14"), ITEMS)
    assert isinstance(answer, Found)
    assert answer.name == "Item 14"


BUTTONS = read(
    page(
        view("ImageButton", (900, 40, 1060, 200), "click", description="New event"),
        view("Button", (40, 300, 500, 420), "click", text="This week"),
        view("Button", (560, 300, 1040, 420), "click", text="Next month"),
        view("Button", (40, 500, 500, 620), "click", text="Start chat"),
        view("Button", (560, 500, 1040, 620), "click", text="Light mode"),
        text("Calendar", (40, 60, 500, 160)),
    )
)


@pytest.mark.parametrize(
    "phrase",
    ["the delete event button", "tap remove event", "Last week", "the next week button", "previous month",
     "the end chat button", "Night mode"],
)  # fmt: skip
def test_what_does_something_else_is_not_touched(phrase: str) -> None:
    answer = ground(Target(phrase), BUTTONS)
    assert not isinstance(answer, Found)
    assert answer.reason is Reason.NOT_FOUND


@pytest.mark.parametrize(
    ("phrase", "name"),
    [("create event", "New event"), ("the add event button", "New event"), ("this week", "This week"),
     ("next month", "Next month"), ("begin chat", "Start chat"), ("ligth mode", "Light mode")],
)  # fmt: skip
def test_what_does_the_same_is(phrase: str, name: str) -> None:
    answer = ground(Target(phrase), BUTTONS)
    assert isinstance(answer, Found), answer.text()
    assert answer.name == name


def test_a_kind_may_be_the_end_of_a_name() -> None:
    rows = [row(name, 300 + 200 * n, switch="on") for n, name in enumerate(("Smart Tutor", "Shazam", "Snaptube"))]
    apps = read(page(view("ListView", (0, 300, 1080, 2000), "scroll", children=rows)))
    assert not isinstance(ground(Target("turn on the switch for Smart Switch"), apps), Found)
    answer = ground(Target("turn on the switch for Smart Tutor"), apps)
    assert isinstance(answer, Found), answer.text()


def test_a_switch_that_an_edge_hides_is_not_that_of_the_row_above() -> None:
    cards = [
        view("LinearLayout", (40, top, 1040, bottom), "click", children=[
            text(name, (80, top + 4, 600, top + 40)),
            *([view("Switch", (860, top + 260, 1000, top + 340), "checkable click")] if bottom - top > 300 else []),
        ])
        for name, top, bottom in (("Work", 200, 600), ("Gym", 620, 1020), ("Swim", 2022, 2064))
    ]  # fmt: skip
    alarms = read(page(view("ListView", (0, 200, 1080, 2064), "scroll", children=cards)))
    assert not isinstance(ground(Target("the switch of the Swim alarm"), alarms), Found)
    answer = ground(Target("the switch of the Gym alarm"), alarms)
    assert isinstance(answer, Found), answer.text()
    assert answer.bounds.top == 880


FAVOURITES = read(
    page(
        view("ImageButton", (690, 84, 817, 210), "click", description="Add to favorites"),
        view("ImageButton", (830, 84, 950, 210), "click", description="Edit"),
        text("Mid Way", (200, 300, 800, 420)),
    )
)


@pytest.mark.parametrize("phrase", ["新建联系人", "add contact", "create contact"])
def test_the_same_done_to_something_else_is_not_it(phrase: str) -> None:
    assert not isinstance(ground(Target(phrase), FAVOURITES), Found)


@pytest.mark.parametrize(
    ("phrase", "name"), [("编辑", "Edit"), ("edit contact", "Edit"), ("添加到收藏", "Add to favorites")]
)
def test_what_is_done_may_stand_alone_on_the_button(phrase: str, name: str) -> None:
    answer = ground(Target(phrase), FAVOURITES)
    assert isinstance(answer, Found), answer.text()
    assert answer.name == name


TIMES = read(
    page(
        *(
            view("Button", (40, 300 + 140 * n, 1040, 420 + 140 * n), "click", text=name)
            for n, name in enumerate(("Today", "This week", "Last week", "This month", "Copy last week to this week"))
        )
    )
)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [("the row below This week", "Last week"), ("the button above This month", "Last week"),
     ("copy to this week", "Copy last week to this week"), ("last week", "Last week")],
)  # fmt: skip
def test_a_time_that_tells_where_a_thing_stands_is_not_its_own(phrase: str, name: str) -> None:
    answer = ground(Target(phrase), TIMES)
    assert isinstance(answer, Found), answer.text()
    assert answer.name == name


@pytest.mark.parametrize(
    ("label", "phrase"),
    [("Add new", "add contact"), ("Join now", "join the meeting"), ("Clear all", "dismiss all"),
     ("Load more", "show more"), ("Save to playlist", "add to playlist"), ("Clear filters", "reset filters"),
     ("Stop alarm", "dismiss the alarm"), ("Write a comment", "post a comment"), ("Änderungen", "Anderungen"),
     ("lnbox", "Inbox")],
)  # fmt: skip
def test_what_may_mean_the_same_is_not_ruled_out(label: str, phrase: str) -> None:
    others = [text(name, (40, 700 + 100 * n, 800, 780 + 100 * n)) for n, name in enumerate(("Home", "Profile"))]
    shown = read(page(view("Button", (40, 300, 900, 420), "click", text=label), *others))
    answer = ground(Target(phrase), shown)
    assert isinstance(answer, Found), answer.text()
    assert answer.name == label


def test_what_belongs_to_one_that_was_counted_beyond_the_last_is_not_there() -> None:
    offers = [
        view("LinearLayout", (40, 300 + 300 * n, 1040, 560 + 300 * n), "click", children=[
            text(f"Offer in {name}", (80, 320 + 300 * n, 700, 400 + 300 * n)),
            view("Button", (700, 440 + 300 * n, 1000, 540 + 300 * n), "click", text="View details"),
        ])
        for n, name in enumerate(("Oslo", "Rome", "Lyon", "Bern"))
    ]  # fmt: skip
    shown = read(page(view("ListView", (0, 300, 1080, 1600), "scroll", children=offers)))
    assert not isinstance(ground(Target("View details of the ninth offer"), shown), Found)
    answer = ground(Target("View details of the third offer"), shown)
    assert isinstance(answer, Found), answer.text()
    assert answer.bounds.top == 1040
