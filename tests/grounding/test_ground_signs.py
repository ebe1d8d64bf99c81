"""Icons that are letters of an icon font: React Native's, above all."""

from __future__ import annotations

import pytest
from drawing import page, row, text, view
from hypothesis import given
from hypothesis import strategies as st

from device.screen import Screen
from grounding.grounder import Found, ground
from grounding.interface import Role, Target
from grounding.outline import outline
from grounding.reading.screen import read
from grounding.reading.things import Source
from grounding.vocabulary.emoji import MOST_SHOWN, shown_in
from grounding.vocabulary.icon_fonts import is_sign, named, signs_in, without_signs

SETTINGS, BELL, ADD = "\ue8b8", "\ue7f5", "\ue145"
"""Signs of Material Icons."""
MOST_NAMES = 4
"""No picture is told by more names."""
CLOSE, EYE = "\uf24a", "\uf2ea"
"""Signs of Ionicons; other fonts have a note and an arrow there."""


def screen() -> Screen:
    """A bar of icons, the second with a description made of its sign, and a tab with sign and word."""
    bell = view("ViewGroup", (800, 100, 920, 220), "click", [text(BELL, (820, 120, 900, 200))], description=BELL)
    gear = view("ViewGroup", (940, 100, 1060, 220), "click", [text(SETTINGS, (960, 120, 1040, 200))])
    tab = view(
        "ViewGroup", (700, 2200, 1000, 2380), "click",
        [text(ADD, (820, 2210, 880, 2270)), text("New task", (760, 2300, 940, 2350))], description=f"{ADD}, New task",
    )  # fmt: skip
    return page(bell, gear, tab, text("Good evening", (60, 400, 700, 480)))


def led_to(phrase: str) -> Found:
    answer = ground(Target(phrase), read(screen()))
    assert isinstance(answer, Found), answer.text()
    return answer


def test_a_sign_names_the_icon_that_it_draws() -> None:
    assert led_to("the gear icon").receiver.bounds.left == 940
    assert led_to("the bell").receiver.bounds.left == 800
    assert led_to("the gear icon").role is Role.ICON


def test_what_is_written_beside_a_sign_is_the_name_and_is_told_without_it() -> None:
    assert led_to("New task").name == "New task"
    told = outline(read(screen()), "X").text()
    assert "settings icon" in told  # what stands nowhere in letters is not quoted
    assert '"New task"' in told
    assert not signs_in(told)


def test_the_font_is_told_by_all_signs_of_the_screen() -> None:
    assert named(frozenset((SETTINGS, BELL)))[SETTINGS] == "settings"
    assert named(frozenset((CLOSE, EYE))) == {CLOSE: "close", EYE: "eye"}
    assert named(frozenset("\U0010fffe")) == {}


def test_a_text_is_a_sign_when_nothing_else_is_in_it() -> None:
    assert is_sign(SETTINGS)
    assert is_sign(f" {SETTINGS}{BELL} ")
    assert not is_sign("")
    assert not is_sign("ab")
    assert not is_sign(f"{ADD} Add")


@given(st.text(st.sampled_from([SETTINGS, ",", " ", "a", "é"]), max_size=12))
def test_commas_go_only_with_the_signs_that_they_joined(said: str) -> None:
    left = without_signs(said)
    assert not signs_in(left)
    assert left == said or signs_in(said)
    assert left.replace(",", "").replace(" ", "") == said.replace(SETTINGS, "").replace(",", "").replace(" ", "")


# --- pictures and signs of Unicode ------------------------------------------------------------------------------------


def pictures() -> Screen:
    """Buttons of signs alone, a chip with a picture before its word, and a key."""
    return page(
        view("Button", (0, 80, 120, 200), "click", text="☰"),
        view("Button", (940, 80, 1060, 200), "click", text="×"),
        view("ViewGroup", (60, 400, 500, 500), "click", [text("🌳 Forest", (80, 420, 480, 480))]),
        view("ViewGroup", (560, 400, 1000, 500), "click", [text("🪷 Pond", (580, 420, 980, 480))]),
        view("Button", (900, 700, 1020, 820), "click", text="🙈"),
        view("Button", (60, 900, 500, 1000), "click", text="Move up → next"),
    )


@pytest.mark.parametrize(
    ("phrase", "left"),
    [
        ("the hamburger menu", 0), ("the x", 940), ("close", 940), ("the tree", 60), ("Forest", 60),
        ("the lotus", 560), ("🪷 Pond", 560), ("the monkey", 900), ("Move up", 60),
    ],
)  # fmt: skip
def test_a_picture_in_a_text_names_it_by_what_it_shows(phrase: str, left: int) -> None:
    answer = ground(Target(phrase), read(pictures()))
    assert isinstance(answer, Found), answer.text()
    assert answer.receiver.bounds.left == left


def test_what_is_typed_or_masked_is_no_picture() -> None:
    secret = view("EditText", (60, 1200, 1000, 1300), "click focusable password", text="ab🐴cd")
    pin = view("EditText", (60, 1400, 1000, 1500), "click focusable", text="•••", hint="PIN")
    note = view("EditText", (60, 1600, 1000, 1700), "click focusable", text="🐴", hint="Note")
    reading = read(page(secret, pin, note))
    assert not [label.text for t in reading.things for label in t.labels if label.source is Source.PICTURE]
    assert "horse" not in outline(reading, "X").text()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Forest", ()), ("🌳 Forest", ("deciduous tree",)), ("+", ("plus",)), ("C++", ()), ("a → b", ()),
        ("→", ("right arrow",)), ("🗑️", ("trash bin",)), ("👍🏽", ("thumbs up",)), ("", ()),
        ("🎉🎉 Party", ("party popper",)), ("•••", ()), ("🔓", ("unlock open lock",)),
        ("🇩🇪", ("germany german flag",)), ("🇪🇨", ("ec flag",)),
        ("🌳🪷🌾🏠", ("deciduous tree", "lotus", "wheat ear of rice")),
    ],
)  # fmt: skip
def test_what_the_pictures_of_a_text_show(text: str, shown: tuple[str, ...]) -> None:
    assert shown_in(text) == shown


@given(st.text(max_size=40))
def test_any_text_shows_few_things_in_words(text: str) -> None:
    assert len(shown_in(text)) <= MOST_SHOWN * MOST_NAMES
    assert all(name == name.strip() and name for name in shown_in(text))


def test_medals_are_told_apart_by_their_metal() -> None:
    ranked = ("🥇 Ada", "🥈 Ben", "🥉 Cleo")
    shown = read(page(*(row(name, 200 + 180 * n) for n, name in enumerate(ranked))))
    for phrase, name in (
        ("row with the bronze medal", "🥉 Cleo"),
        ("the silver medal row", "🥈 Ben"),
        ("gold medal", "🥇 Ada"),
    ):
        answer = ground(Target(phrase), shown)
        assert isinstance(answer, Found), answer.text()
        assert answer.name == name
