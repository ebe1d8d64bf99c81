"""Names that hold words of the grammar (kinds, sides, numbers, states, verbs) are names all the same, unquoted, too."""

from __future__ import annotations

import pytest
from drawing import WIDTH, icon, page, row, text, view

from device.screen import Screen
from grounding.grounder import Found, ground
from grounding.interface import Target
from grounding.reading.screen import read

NAMES = (
    "Top stories", "Left hand mode", "Right to left text", "Next to me", "On this day", "Off-road mode", "First aid",
    "Last seen", "Second hand", "Below deck", "Select all", "Press release", "Back to school", "Between us",
    "Under the hood", "Middle East", "Start page", "Row houses", "Column view", "List of friends", "Menu music",
    "Icon size", "Button sounds", "Text messages", "Image search", "Photo backup", "Field trip", "Card payments",
    "Tab groups", "Page down", "Label printer", "Check for updates", "Switch accounts", "Enable logging",
    "Turn by turn", "Close friends", "Show more", "Go live", "Tap to pay", "Swipe left action", "Two factor login",
    "Third party apps",
    "Do not disturb", "Not now", "Without ads", "In the park", "For you", "By date", "At home", "Before sunrise",
    "Near me", "Opposite day", "Empty trash", "Selected works", "Checked luggage", "Focused inbox", "Blue light filter",
    "Big clock", "Round corners", "Black and white", "Yes or no", "This device", "Other devices", "Keyboard height",
    "Toolbar layout", "Dialog boxes",
)  # fmt: skip

TAPPED = ("tap {}", "{}", "click on {} please", "the {} row", "the {} one", "go to {}", "the row that says {}")
SWITCHED = ("turn on {}", "the {} switch", "please enable {}", "turn off {}", "the switch for {}", "toggle {}")
BESIDE = ("the icon left of {}", "the icon next to {}")


def five(name: str) -> tuple[str, ...]:
    """The name in the middle of four others, no two of which share their words."""
    others = ("Weather", "Bluetooth", "Camera", "Storage")
    return (*others[:2], name, *others[2:])


def icons(names: tuple[str, ...]) -> Screen:
    shown = []
    for n, name in enumerate(names):
        top = 330 + 200 * n
        shown += [icon((20, top, 100, top + 80)), text(name, (160, top, 900, top + 80), "click")]
    return page(*shown)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_a_name_whatever_words_it_holds(name: str) -> None:
    names = five(name)
    rows = page(*(row(each, 300 + 200 * n) for n, each in enumerate(names)))
    switches = page(*(row(each, 300 + 200 * n, switch="off") for n, each in enumerate(names)))
    for forms, shown in (TAPPED, rows), (SWITCHED, switches), (BESIDE, icons(names)):
        reading = read(shown)
        for form in forms:
            phrase = form.format(name.lower())
            answer = ground(Target(phrase), reading)
            assert isinstance(answer, Found), (phrase, answer.text())
            assert 700 <= answer.point.y < 900, (phrase, answer.name)
            assert answer.point.x < 150 or forms is not BESIDE, (phrase, answer.name)


@pytest.mark.parametrize("name", ["Item 3", "Number 10", "Version 2", "24-hour format", "Stage two"])
def test_a_switch_whose_name_holds_a_number_is_switched(name: str) -> None:
    reading = read(page(*(row(each, 300 + 200 * n, switch="off") for n, each in enumerate(five(name)))))
    for form in ("turn on {}", "please enable {}", "disable {}"):
        answer = ground(Target(form.format(name.lower())), reading)
        assert isinstance(answer, Found), (form, answer.text())
        assert answer.name == name


def test_the_home_screen_is_a_landmark_where_something_is_called_so() -> None:
    rows = page(*(row(each, 300 + 200 * n) for n, each in enumerate(five("Home screen"))))
    answer = ground(Target("the row below home screen"), read(rows))
    assert isinstance(answer, Found), answer.text()
    assert answer.name == "Camera"


@pytest.mark.parametrize(
    ("phrase", "name"),
    [("Call Mobile", "Call Mobile (917) 555-0116"), ("call mobile", "Call Mobile (917) 555-0116"), ("Call", "Call")],
)
def test_a_name_is_known_without_the_number_behind_it(phrase: str, name: str) -> None:
    shown = page(
        view("Button", (60, 300, 300, 420), "click", text="Call"),
        view("LinearLayout", (0, 500, WIDTH, 660), "click", description="Call Mobile (917) 555-0116"),
        view("LinearLayout", (0, 700, WIDTH, 860), "click", description="Text Mobile (917) 555-0116"),
    )
    answer = ground(Target(phrase), read(shown))
    assert isinstance(answer, Found)
    assert answer.name == name
