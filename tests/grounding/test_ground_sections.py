"""Headings: which of several alike they tell, what they count, and how what stands below them is named and printed."""

from __future__ import annotations

import pytest
from drawing import icon, page, text, view
from sample_screens import shop, swatches

from device.screen import Screen
from grounding.grounder import Found, ground
from grounding.interface import Miss, Target
from grounding.naming import phrase_of
from grounding.outline import outline
from grounding.reading.screen import read


def addresses() -> Screen:
    """Two blocks of an order, each with an "Edit" at its end."""
    shown = []
    for n, (name, said) in enumerate((("Shipping address", "12 Maple Street"), ("Payment", "Card ending in 42"))):
        top = 300 + 500 * n
        shown += [
            text(name, (40, top, 600, top + 80)),
            text(said, (40, top + 120, 700, top + 170)),
            view("Button", (40, top + 220, 240, top + 320), "click", (text("Edit", (80, top + 240, 200, top + 300)),)),
        ]
    return page(*shown)


def point(phrase: str, shown: Screen) -> tuple[int, int] | str:
    answer = ground(Target(phrase), read(shown))
    return (answer.point.x, answer.point.y) if isinstance(answer, Found) else str(answer.reason)


@pytest.mark.parametrize(
    ("phrase", "where"),
    [
        ("see all collections", (950, 330)),
        ("see all in Collections", (950, 330)),
        ("see all of the new in", (950, 830)),
        ('the "See all" button in the "New in" section', (950, 830)),
        ("collections see all", (950, 330)),
    ],
)
def test_a_heading_tells_which_of_several_alike_is_meant(phrase: str, where: tuple[int, int]) -> None:
    assert point(phrase, shop()) == where


def test_a_heading_without_one_tells_none() -> None:
    assert isinstance(ground(Target("see all for you"), read(shop())), Miss)


@pytest.mark.parametrize(
    ("phrase", "where"),
    [
        ("edit shipping address", (140, 570)),
        ("edit the payment", (140, 1070)),
        ("the edit button for payment", (140, 1070)),
        ("payment edit", (140, 1070)),
    ],
)
def test_what_comes_first_below_a_heading_is_its(phrase: str, where: tuple[int, int]) -> None:
    assert point(phrase, addresses()) == where


@pytest.mark.parametrize(
    ("phrase", "where"),
    [
        ("the third color", (500, 760)),
        ("last color", (500, 920)),
        ("the second icon in the Color section", (300, 760)),
        ("the last icon of Color", (500, 920)),
        ("the second icon in the Icon section", (300, 460)),
        ("the 7th color", (300, 920)),
    ],
)
def test_a_heading_counts_what_stands_below_it(phrase: str, where: tuple[int, int]) -> None:
    assert point(phrase, swatches()) == where


@pytest.mark.parametrize(("phrase", "where"), [("weekly frequency", (440, 460)), ("frequency: daily", (240, 460))])
def test_a_choice_goes_by_its_heading_as_well(phrase: str, where: tuple[int, int]) -> None:
    """One of several below a heading."""
    chips = [
        view("Button", (left, 400, left + 200, 520), "click", (text(name, (left + 20, 420, left + 180, 500)),))
        for left, name in ((140, "Daily"), (340, "Weekly"), (540, "Monthly"))
    ]
    shown = page(text("Frequency", (40, 300, 400, 360)), *chips, text("Reminders", (40, 700, 400, 760)))
    assert point(phrase, shown) == where


@pytest.mark.parametrize("phrase", ["the 9th color", "the second preview", "the second coin"])
def test_a_section_holds_no_more_than_it_holds(phrase: str) -> None:
    assert isinstance(ground(Target(phrase), read(swatches())), Miss)


def test_what_has_no_name_is_counted_in_its_section() -> None:
    reading = read(swatches())
    phrases = [phrase_of(thing, reading) for thing in reading.things if thing.actionable and not thing.name]
    assert 'the 4th icon in the "Color" section' in phrases
    assert all(point(phrase, swatches()) == (t.box.center.x, t.box.center.y) for phrase, t in zip(
        phrases, (t for t in reading.things if t.actionable and not t.name), strict=True,
    ))  # fmt: skip


def test_of_many_a_section_tells_none() -> None:
    many = [
        icon((40 + 100 * (n % 9), 700 + 100 * (n // 9), 120 + 100 * (n % 9), 780 + 100 * (n // 9))) for n in range(45)
    ]
    shown = page(text("Map", (40, 300, 300, 360)), *many)
    lines = outline(read(shown), "App").text().splitlines()
    assert any(" to " in line and line.endswith(" icon") for line in lines), lines
    assert not any("section" in line for line in lines)
    assert len(lines) < 20


def test_a_run_of_numbers_takes_one_line() -> None:
    lines = outline(read(swatches()), "App").text().splitlines()
    assert any(line.endswith('icon in the "Color" section') and " to " in line for line in lines), lines
