"""Days of a calendar, sections below headings, and other names of keys and of the system's buttons."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Sequence

import pytest
from drawing import Drawn, page, screen, text, view, window

from device.screen import Screen, WindowKind
from grounding.grounder import Found, ground
from grounding.interface import Target
from grounding.reading.screen import read


def month(year: int, number: int, bare: bool = False, events: Sequence[str] = ()) -> Screen:
    """A month as calendars show it, with the days of its neighbours around it, and the events of one day below it;
    ``bare``: a picker of numbers."""
    weeks = calendar.Calendar().monthdatescalendar(year, number)
    cells = [
        cell(day, (20 + 148 * column, 400 + 120 * line), bare, day.month == number)
        for line, week in enumerate(weeks)
        for column, day in enumerate(week)
        if not bare or day.month == number
    ]
    title = text(f"{calendar.month_name[number]} {year}", (60, 120, 700, 190))
    foot = 400 + 120 * len(weeks)
    listed = [
        view("View", (0, foot + 100 + 150 * n, 1080, foot + 250 + 150 * n), "click", description=said)
        for n, said in enumerate(events)
    ]
    return page(view("Toolbar", (0, 80, 1080, 230), "", (title,)), *cells, *listed)


def cell(day: datetime.date, at: tuple[int, int], bare: bool, own: bool) -> Drawn:
    left, top = at
    box = (left, top, left + 148, top + 120)
    events = f", {day.day % 4} events" if day.day % 4 else ""
    if bare:
        return view("TextView", box, "click", text=str(day.day))
    said = f"{day:%A}, {calendar.month_name[day.month]} {day.day}{events}"
    return view("View", box, "click", description=said)


def answer(phrase: str, shown: Screen) -> str:
    found = ground(Target(phrase), read(shown))
    return (found.element.description or found.element.text) if isinstance(found, Found) else found.reason.value


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("the 7th", "Wednesday, January 7"),
        ("the 2nd", "Friday, January 2"),
        ("tap on the 31st", "Saturday, January 31"),
        ("the 15th of january", "Thursday, January 15"),
        ("January the 15th", "Thursday, January 15"),
        ("wed the 21st", "Wednesday, January 21"),
        ("the 30th of December", "Tuesday, December 30"),
        ("the day below the 7th", "Wednesday, January 14"),
        ("the date right of the 20th", "Wednesday, January 21"),
    ],
)
def test_a_number_is_a_day_where_a_month_is_shown(phrase: str, day: str) -> None:
    assert answer(phrase, month(2026, 1)).startswith(day)


def test_a_picker_of_numbers_is_a_month_too() -> None:
    assert answer("the 23rd", month(2026, 2, bare=True)) == "23"


def test_a_day_that_is_not_there_is_not_found() -> None:
    assert answer("the 30th of June", month(2026, 1)) in ("not found", "ambiguous")


def test_weekdays_are_counted() -> None:
    assert answer("the first Friday", month(2026, 1)).startswith("Friday, January 2")


def test_a_day_is_no_event_of_it() -> None:
    assert answer("the second event", month(2026, 1)) in ("not found", "ambiguous")


@pytest.mark.parametrize(
    ("phrase", "event"),
    [
        ("the first event", "Market"), ("the second event", "Dinner"), ("the last event of the day", "Dinner"),
        ("第一个日程", "Market"), ("当天的第二个日程", "Dinner"), ("the third event", "not found"),
    ],
)  # fmt: skip
def test_events_are_what_is_listed_below_the_month(phrase: str, event: str) -> None:
    assert answer(phrase, month(2026, 1, events=("Market, 10:00", "Dinner, 19:00"))).startswith(event)


@pytest.mark.parametrize(
    ("phrase", "event"), [("the event", "Market"), ("Market日程", "Market"), ("Garden日程", "not found")]
)
def test_the_only_event_needs_no_number_and_no_other_name(phrase: str, event: str) -> None:
    assert answer(phrase, month(2026, 1, events=("Market, 10:00",))).startswith(event)


def test_elsewhere_a_number_counts() -> None:
    rows = [view("LinearLayout", (0, 400 + 150 * n, 1080, 540 + 150 * n), "click",
                 (text(f"Row of {name}", (60, 440 + 150 * n, 700, 490 + 150 * n)),))
            for n, name in enumerate(("Ann", "Ben", "Caspar", "Delia"))]  # fmt: skip
    found = ground(Target("the 3rd row"), read(page(*rows)))
    assert isinstance(found, Found)
    assert found.name == "Row of Caspar"


# --- sections --------------------------------------------------------------------------------------------------------


def gallery() -> Screen:
    """Photos below the months in which they were taken."""
    views, top = [], 300
    for name, count in (("January", 6), ("December", 4)):
        views.append(text(name, (40, top, 1040, top + 80), resource_id="org.example:id/header"))
        for n in range(count):
            left, up = 360 * (n % 3), top + 100 + 360 * (n // 3)
            views.append(
                view("ImageView", (left, up, left + 350, up + 350), "click", resource_id="org.example:id/thumb")
            )
        top += 100 + 360 * ((count + 2) // 3)
    return page(view("RecyclerView", (0, 280, 1080, 2300), "scroll", views))


@pytest.mark.parametrize(
    ("phrase", "at"),
    [
        ("the second photo of December", (535, 1395)),
        ("the first photo in the December section", (175, 1395)),
        ("second december photo", (535, 1395)),
        ("the last photo of January", (895, 935)),
        ("the last photo in December", (175, 1755)),
        ("the third picture in January", (895, 575)),
    ],
)
def test_in_and_of_a_heading_is_what_stands_below_it(phrase: str, at: tuple[int, int]) -> None:
    found = ground(Target(phrase), read(gallery()))
    assert isinstance(found, Found), found.text()
    assert max(abs(found.point.x - at[0]), abs(found.point.y - at[1])) < 150, found.point


# --- keys and the system's buttons -----------------------------------------------------------------------------------


def with_keyboard() -> Screen:
    app = view("FrameLayout", (0, 0, 1080, 2400), children=(text("Note", (60, 120, 700, 190)),))
    names = ["q", "w", ",", "Space", ".", "Delete", "Shift"]
    keys = [view("Button", (150 * n, 1900, 150 * n + 140, 2050), "click", text=name) for n, name in enumerate(names)]
    bar = [view("ImageView", (200 + 300 * n, 2280, 400 + 300 * n, 2400), "click", description=name)
           for n, name in enumerate(("Back", "Home", "Overview"))]  # fmt: skip
    return screen(
        window(app),
        window(view("FrameLayout", (0, 1800, 1080, 2270), "", keys), WindowKind.KEYBOARD, "org.example.ime"),
        window(view("FrameLayout", (0, 2280, 1080, 2400), "", bar), WindowKind.NAVIGATION_BAR, "com.android.systemui"),
    )


@pytest.mark.parametrize(
    ("phrase", "key"),
    [
        ("the comma", ","),
        ("the comma key", ","),
        ("full stop", "."),
        ("backspace", "Delete"),
        ("the up arrow key", "Shift"),
        ("the space bar", "Space"),
        ("the circle at the bottom", "Home"),
        ("the square", "Overview"),
        ("recent apps", "Overview"),
        ("the key right of the comma", "Space"),
    ],
)
def test_keys_and_the_systems_buttons_go_by_what_people_call_them(phrase: str, key: str) -> None:
    assert answer(phrase, with_keyboard()) == key


@pytest.mark.parametrize("phrase", ["the green circle", "the light blue circle", "the red square"])
def test_the_systems_buttons_have_no_colour(phrase: str) -> None:
    assert answer(phrase, with_keyboard()) not in ("Home", "Overview")


def test_photos_are_counted_before_buttons_and_the_page() -> None:
    pager = view("androidx.viewpager.widget.ViewPager", (0, 60, 1080, 2270), "scroll focusable")
    buttons = [view("ImageButton", (700 + 130 * n, 80, 820 + 130 * n, 210), "click") for n in range(2)]
    film = [view("ImageView", (230 + 127 * n, 1940, 346 + 127 * n, 2080), "click") for n in range(5)]
    found = ground(Target("4th thumbnail"), read(page(pager, *buttons, *film)))
    assert isinstance(found, Found), found.text()
    assert found.point.x == 230 + 127 * 3 + 58
