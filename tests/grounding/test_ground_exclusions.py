"""What a thing is not, what is asked to be undone, and what is hidden though it is called just so."""

from __future__ import annotations

import pytest
from drawing import icon, page, row, text, view

from grounding.checking import holds
from grounding.grounder import Found, ground, value_of
from grounding.interface import Holds, Miss, Reason, Target
from grounding.language import NotUnderstood, Side, parse
from grounding.reading.screen import Reading, read


def words(phrase: str) -> tuple[str, ...]:
    ways = parse(phrase)
    assert not isinstance(ways, NotUnderstood)
    return next(way for way in ways if not way.literal).words


@pytest.mark.parametrize(
    ("phrase", "left"),
    [
        ("Library in the bottom bar, not the one on top", ("library",)),
        ("not the first one, the Ada row", ("ada",)),
        ("the Ada row instead of the Grace row", ("ada",)),
        ("Save rather than Cancel", ("save",)),
        ("the Wi-Fi row and not the Bluetooth one", ("wi-fi",)),
        ("no wait, i'm not a member, Sign up", ("sign", "up")),
    ],
)
def test_what_it_is_not_is_left_out(phrase: str, left: tuple[str, ...]) -> None:
    assert words(phrase) == left


@pytest.mark.parametrize("phrase", ["that's not my account", "i'm not a member"])
def test_what_tells_nothing_else_is_kept_whole(phrase: str) -> None:
    ways = parse(phrase)
    assert not isinstance(ways, NotUnderstood)
    assert any("not" in way.words for way in ways)


def test_a_state_that_it_is_not_in_stays() -> None:
    ways = parse("the box that is not checked")
    assert not isinstance(ways, NotUnderstood)
    assert any(way.states for way in ways)


def test_what_is_to_be_closed_is_not_opened() -> None:
    shown = read(page(
        view("LinearLayout", (0, 200, 540, 320), "click", [text("main.dart", (40, 220, 400, 300))]),
        view("LinearLayout", (540, 200, 1080, 320), "click", [text("pubspec.yaml", (580, 220, 1000, 300))]),
    ))  # fmt: skip
    assert isinstance(ground(Target("close main.dart"), shown), Miss)
    assert isinstance(ground(Target("open main.dart"), shown), Found)


def test_a_button_that_is_called_so_is_pressed() -> None:
    shown = read(page(view("Button", (60, 300, 500, 400), "click", text="Close account"), row("Account", 600)))
    answer = ground(Target("close account"), shown)
    assert isinstance(answer, Found)
    assert answer.name == "Close account"


def test_what_is_called_just_so_but_hidden_is_not_taken_for_its_namesake() -> None:
    shown = read(page(row("AdGuard for iOS Pro", 400), row("AdGuard for iOS", 2500)))
    answer = ground(Target("click on adguard for ios"), shown)
    assert isinstance(answer, Miss)
    assert answer.reason is Reason.OFF_SCREEN


def test_the_phones_own_is_the_screens() -> None:
    assert words("the phone's home button") == ("home",)
    assert words("open the phone's settings") == ("settings",)


def test_what_a_touch_is_good_for_may_be_left_out() -> None:
    shown = read(page(
        view("Button", (60, 300, 500, 400), "click", text="Add"),
        view("Button", (560, 300, 1000, 400), "click", text="New task"),
    ))  # fmt: skip
    answer = ground(Target("Tap Add to confirm the priority task."), shown)
    assert isinstance(answer, Found)
    assert answer.name == "Add"


def test_between_is_neither_of_the_two_and_may_be_wide() -> None:
    shown = read(page(
        view("Button", (40, 650, 530, 780), "click", text="Blood sugar"),
        view("Button", (550, 650, 1040, 780), "click", text="Journal"),
        view("Button", (40, 800, 1040, 930), "click", text="Sleep"),
        view("Button", (40, 950, 530, 1080), "click", text="Macros"),
    ))  # fmt: skip
    answer = ground(Target("the button between Blood sugar and Macros"), shown)
    assert isinstance(answer, Found), answer.text()
    assert answer.name == "Sleep"


def test_a_field_is_where_one_types() -> None:
    ways = parse("the switch next to the search field")
    assert not isinstance(ways, NotUnderstood)
    shown = read(page(
        view("EditText", (40, 200, 800, 330), "click focusable", hint="Search songs"),
        icon((850, 200, 1000, 330), "Search"), view("Button", (40, 2100, 400, 2230), "click", text="Search"),
        view("Button", (420, 2100, 800, 2230), "click", text="Library"),
    ))  # fmt: skip
    answer = ground(Target("the button right of the search field"), shown)
    assert isinstance(answer, Found), answer.text()
    assert answer.bounds.left == 850
    assert Side.RIGHT


def settings() -> Reading:
    return read(page(
        row("Wi-Fi", 200, switch="on"), row("Bluetooth", 400, switch="off"), row("Delete account", 600),
        row("Sign out", 800), row("Task 3", 1000), row("Alarm 7:00", 1200), row("Pay now", 1400), row("Timer", 1600),
        row("main.dart", 1800), row("Clear browsing data", 2000),
    ))  # fmt: skip


@pytest.mark.parametrize(
    "phrase",
    [
        "do not sign out", "don't delete account", "anything but bluetooth", "no bluetooth", "without bluetooth",
        "the disabled wifi", "the enabled bluetooth", "task 4", "alarm 9:00", "8:00", "pay later", "refuse to pay",
        "cancel the timer", "please close main.dart", "i want to delete main.dart", "delete the main.dart row",
        'the switch next to the row of "Foo"', "the fifth switch",
    ],
)  # fmt: skip
def test_what_is_not_there_or_not_to_be_done_is_not_touched(phrase: str) -> None:
    answer = ground(Target(phrase), settings())
    assert isinstance(answer, Miss), answer


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("sign out", "Sign out"), ("delete my account", "Delete account"), ("task 3", "Task 3"), ("the timer", "Timer"),
        ("clear the browsing data", "Clear browsing data"), ("open main.dart", "main.dart"), ("turn off wifi", "Wi-Fi"),
    ],
)  # fmt: skip
def test_what_is_there_is_touched(phrase: str, name: str) -> None:
    answer = ground(Target(phrase), settings())
    assert isinstance(answer, Found), answer.text()
    assert answer.name == name


def test_a_value_is_not_read_off_something_like_it() -> None:
    assert isinstance(value_of(Target("anything but bluetooth"), settings()), Miss)
    assert not holds(Holds(Target("the disabled wifi"), "on"), settings(), "X")


def test_a_field_below_its_label_is_between_that_and_the_next() -> None:
    form = read(page(
        text("Username", (60, 300, 400, 360)), view("EditText", (60, 380, 1000, 500), "click focusable"),
        text("Password", (60, 560, 400, 620)), view("EditText", (60, 640, 1000, 760), "click focusable"),
        view("Button", (60, 900, 500, 1000), "click", text="Log in"),
    ))  # fmt: skip
    for phrase, name in (
        ("the field between Username and Password", "Username"),
        ('the field between "Password" and "Log in"', "Password"),
    ):
        answer = ground(Target(phrase), form)
        assert isinstance(answer, Found), answer.text()
        assert answer.name == name


@pytest.mark.parametrize(
    "phrase",
    [
        "settings but not the phone settings", "the first item, but not the ad", "but not the ad", "and not", "but not",
        "not", "instead of", "rather than", "not, not, not", "instead of the first tap the second",
        "and not the but not the",
    ],
)  # fmt: skip
def test_any_exclusion_comes_to_an_end(phrase: str) -> None:
    parse(phrase)


def test_a_name_that_holds_a_not_is_kept() -> None:
    assert words("open the song Not the Same") == ("song", "not", "same")


def test_what_was_said_is_known_of_every_phrase() -> None:
    for phrase in ("step 2: close main.dart", "3. close main.dart", "please close main.dart"):
        ways = parse(phrase)
        assert not isinstance(ways, NotUnderstood)
        assert ways[0].said[-2:] == ("close", "main.dart")
