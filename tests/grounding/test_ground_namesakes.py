"""What is called otherwise than a name in the phrase is not touched."""

from __future__ import annotations

import pytest
from drawing import page, text, view

from grounding.checking import holds
from grounding.grounder import Found, ground
from grounding.interface import Expectation, Gone, Reason, Shows, Target
from grounding.language.proper import proper_names
from grounding.reading.screen import read
from grounding.reading.things import Reading


def rows(*names: str) -> Reading:
    """A list of songs."""
    held = [
        view("ViewGroup", (0, 300 + 200 * n, 1080, 500 + 200 * n), "click", children=[
            view("TextView", (160, 310 + 200 * n, 900, 390 + 200 * n), text=name),
            view("TextView", (160, 400 + 200 * n, 900, 480 + 200 * n), text=f"Ottoline · 2:{n}8"),
        ])
        for n, name in enumerate(names)
    ]  # fmt: skip
    return read(page(view("ListView", (0, 300, 1080, 2000), "scroll", children=held)))


SONGS = rows("Silver Corridor", "Paper Letters", "Green Map")


@pytest.mark.parametrize(
    "phrase",
    ["Blue Corridor", "the Blue Corridor row", "the Narrow Corridor row", "Tap Paper Boats", "the Red Map song"],
)
def test_another_of_its_kind_is_not_touched(phrase: str) -> None:
    answer = ground(Target(phrase), SONGS)
    assert not isinstance(answer, Found)
    assert answer.reason is Reason.NOT_FOUND


@pytest.mark.parametrize("phrase", ["narrow corridor", "the paper boats row", "the silver letters"])
def test_nor_where_its_name_is_not_written_as_one(phrase: str) -> None:
    assert not isinstance(ground(Target(phrase), SONGS), Found)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Silver Corridor", "Silver Corridor"), ("the Paper Letters row", "Paper Letters"),
        ("Open Green Map", "Green Map"), ("the Silver Corridor song by Ottoline", "Silver Corridor"),
        ("the row below Silver Corridor", "Paper Letters"), ("green map", "Green Map"),
        ("green map details", "Green Map"),
    ],
)  # fmt: skip
def test_the_thing_itself_is(phrase: str, name: str) -> None:
    answer = ground(Target(phrase), SONGS)
    assert isinstance(answer, Found), answer.text()
    assert answer.candidates[0].name == name


@pytest.mark.parametrize(("said", "written"), [("Create Contact", "New contact"), ("Remove Device", "Delete device")])
def test_what_means_the_same_is_no_other_name(said: str, written: str) -> None:
    button = view("Button", (60, 600, 1020, 730), "click", text=written)
    assert isinstance(
        ground(Target(f"the {said} button"), read(page(text("Home", (60, 200, 500, 280)), button))), Found
    )


@pytest.mark.parametrize(
    ("expected", "true"),
    [
        (Shows(Target("Open Corridor")), False), (Shows(Target("Silver Corridor")), True),
        (Shows(Target("Blue Corridor")), False), (Gone(Target("Narrow Hall")), True),
    ],
)  # fmt: skip
def test_an_expectation_is_about_the_whole_name(expected: Expectation, true: bool) -> None:
    assert holds(expected, SONGS, "Music") is true


@pytest.mark.parametrize(
    ("phrase", "names"),
    [
        ("the Blue Corridor row", [("blue", "corridor")]), ("Open Blue Corridor", [("blue", "corridor")]),
        ("the Save button", []), ('the "Blue Corridor" row', []), ("SAVE CHANGES", []), ("Open Settings", []),
        ("Add Contact in the Old Friends list", [("add", "contact"), ("old", "friends")]),
    ],
)  # fmt: skip
def test_names_are_told_by_their_capitals(phrase: str, names: list[tuple[str, ...]]) -> None:
    assert list(proper_names(phrase)) == names
