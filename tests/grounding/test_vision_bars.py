"""Bars, dialogs and sheets of an app that only its picture shows."""

from __future__ import annotations

import numpy as np
import pytest
from drawing import HEIGHT, WIDTH
from seen_screens import empty_screen, region, sight, words

from device.geometry import Bounds
from grounding.chain import seen_reading
from grounding.grounder import Found, ground
from grounding.interface import GroupKind, Miss, Reason, Target
from grounding.outline import outline
from grounding.reading.things import Reading
from grounding.vision.seen import Kind, Pixels, SeenRegion, Sight

BACK = region(Kind.ICON, (40, 130, 100, 190), concept="back", confidence=0.95)
SEARCH = region(Kind.ICON, (940, 130, 1000, 190), concept="search", confidence=0.95)
BODY = (words("First letter", 60, 500), words("Second letter", 60, 700))


def seen(*what: object, pixels: Pixels | None = None) -> Reading:
    return seen_reading(empty_screen(), sight(*what), pixels)


def group(reading: Reading, kind: GroupKind) -> list[str]:
    return sorted(t.name for t in reading.things if reading.lies_in(t, kind) and t.part_of is None)


def led_to(phrase: str, reading: Reading) -> str:
    answer = ground(Target(phrase), reading)
    assert isinstance(answer, Found), answer.text()
    return answer.name


def tabs(*middles: int, top: int = 2200) -> list[object]:
    icons = [region(Kind.ICON, (x - 30, top, x + 30, top + 60)) for x in middles]
    return [*icons, *(words(f"Tab{n}", x - 40, top + 70, 36) for n, x in enumerate(middles))]


def test_a_title_between_icons_on_the_first_line_is_an_app_bar() -> None:
    reading = seen(BACK, words("Inbox", 150, 135, 50), SEARCH, *BODY)
    assert group(reading, GroupKind.APP_BAR) == ["Inbox", "back", "search"]
    assert led_to("the title of the app bar", reading) == "Inbox"


@pytest.mark.parametrize(
    "line",
    [
        (words("Inbox", 150, 135, 50),),
        (words("Inbox", 150, 135, 50), region(Kind.ICON, (500, 130, 560, 190))),
        (BACK, words("One", 150, 135, 40), words("Two", 400, 135, 40), words("Three", 700, 135, 40)),
        (BACK, region(Kind.TOGGLE, (900, 130, 1000, 190), on=True)),
    ],
    ids=["words alone", "no icon at an edge", "three words", "a switch"],
)
def test_another_first_line_is_no_app_bar(line: tuple[object, ...]) -> None:
    assert not group(seen(*line, *BODY), GroupKind.APP_BAR)


def test_captioned_icons_along_the_foot_are_tabs_of_a_navigation_bar() -> None:
    reading = seen(*BODY, *tabs(180, 540, 900))
    assert group(reading, GroupKind.NAVIGATION) == ["Tab0", "Tab1", "Tab2"]
    assert led_to("the second tab in the bottom bar", reading) == "Tab1"


@pytest.mark.parametrize(
    "what",
    [
        tabs(180, 540),
        tabs(180, 400, 900),
        tabs(100, 300, 500),
        tabs(180, 540, 900, top=1500),
        [*tabs(180, 540, 900), *tabs(180, 540, 900, top=1900)],
    ],
    ids=["two", "uneven", "at one side", "in the middle of the page", "a grid"],
)
def test_another_last_line_is_no_navigation_bar(what: list[object]) -> None:
    assert not group(seen(*BODY, *what), GroupKind.NAVIGATION)


def test_the_outline_of_a_seen_screen_tells_its_bars_apart() -> None:
    told = outline(seen(BACK, words("Inbox", 150, 135, 50), SEARCH, *BODY, *tabs(180, 540, 900)), "Mail")
    assert told.title == "Inbox"
    kinds = [part.kind for part in told.groups]
    assert kinds[0] is GroupKind.APP_BAR
    assert GroupKind.NAVIGATION in kinds


# --- what stands before the page ------------------------------------------------------------

DIALOG = Bounds(140, 900, 940, 1500)
SHEET = Bounds(0, 1500, WIDTH, HEIGHT)


def darkened(front: Bounds, ground: int = 255, shade: float = 0.4, letters: int = 0) -> Pixels:
    """A page with lines of letters, under a shade, and what stands before it with two such lines, at half its size."""
    pixels = np.full((HEIGHT, WIDTH, 3), ground * shade, np.uint8)
    for line in BODY:
        box = line.bounds
        pixels[box.top : box.bottom : 3, box.left : box.right] = letters * shade
    pixels[front.top : front.bottom, front.left : front.right] = ground
    for top in (front.top + 80, front.bottom - 120):
        pixels[top : top + 50 : 3, front.left + 80 : front.right - 80] = letters
    return pixels[::2, ::2]


def asked(front: Bounds, pixels: Pixels, *more: SeenRegion) -> Reading:
    question = words("Delete it?", front.left + 80, front.top + 80)
    return seen(*BODY, question, words("Delete", front.left + 80, front.bottom - 120), *more, pixels=pixels)


@pytest.mark.parametrize(("front", "kind"), [(DIALOG, GroupKind.DIALOG), (SHEET, GroupKind.SHEET)])
def test_what_stands_before_a_darkened_page_is_all_that_can_be_touched(front: Bounds, kind: GroupKind) -> None:
    reading = asked(front, darkened(front))
    assert group(reading, kind) == ["Delete", "Delete it?"]
    assert {thing.name for thing in reading.things} == {"Delete", "Delete it?"}
    answer = ground(Target('"First letter"'), reading)
    assert isinstance(answer, Miss)
    assert answer.reason is Reason.HIDDEN


def test_on_a_dark_page_a_framed_box_shows_where_the_dialog_ends() -> None:
    pixels = darkened(DIALOG, ground=40, letters=250)
    assert {thing.name for thing in asked(DIALOG, pixels, region(Kind.CARD, (140, 900, 940, 1500))).things} == {
        "Delete",
        "Delete it?",
    }
    assert "First letter" in {thing.name for thing in asked(DIALOG, pixels).things}


def test_a_card_on_a_page_that_is_not_darkened_hides_nothing() -> None:
    reading = asked(DIALOG, darkened(DIALOG, shade=0.9), region(Kind.CARD, (140, 900, 940, 1500)))
    assert {"First letter", "Second letter", "Delete"} <= {thing.name for thing in reading.things}


def test_a_bright_picture_at_one_side_is_no_dialog() -> None:
    aside = Bounds(20, 900, 500, 1500)
    assert "First letter" in {thing.name for thing in asked(aside, darkened(aside)).things}


# --- the system's bars ----------------------------------------------------------------


def names(what: Sight) -> set[str]:
    return {thing.name for thing in seen_reading(empty_screen(), what, None).things}


BATTERY = region(Kind.ICON, (1000, 78, 1030, 116))


def test_what_stands_on_the_line_of_the_clock_is_the_status_bars() -> None:
    clock, speed = words("7:51 P", 60, 78, 40), words("28 KB", 300, 78, 40)
    assert names(sight(clock, speed, BATTERY, *BODY)) == {"First letter", "Second letter"}
    assert "28 KB" in names(sight(words("Today", 60, 78, 40), speed, BATTERY, *BODY))


def test_what_counts_down_in_the_middle_or_with_nothing_beside_it_is_a_games() -> None:
    assert "01:30" in names(sight(words("01:30", 500, 78, 40), BATTERY, *BODY))
    assert "01:30" in names(sight(words("01:30", 60, 78, 40), *BODY))


def test_back_home_and_recent_apps_are_the_systems_though_the_display_is_black_below_them() -> None:
    keys = [region(Kind.ICON, (x - 20, 1850, x + 20, 1890)) for x in (270, 540, 810)]
    assert names(sight(*BODY, *keys)) == {"First letter", "Second letter"}
    wider = [region(Kind.ICON, (x - 20, 1850, x + 20, 1890)) for x in (180, 540, 900)]
    assert len(seen(*BODY, *wider).things) == 5
