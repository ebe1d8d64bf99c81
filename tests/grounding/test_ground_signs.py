"""Icons that are letters of an icon font: React Native's, above all."""

from __future__ import annotations

from drawing import page, text, view
from hypothesis import given
from hypothesis import strategies as st

from device.screen import Screen
from grounding.grounder import Found, ground
from grounding.interface import Role, Target
from grounding.outline import outline
from grounding.reading.screen import read
from grounding.vocabulary.glyphs import is_sign, named, signs_in
from grounding.vocabulary.words import without_glyphs

SETTINGS, BELL, ADD = "\ue8b8", "\ue7f5", "\ue145"
"""Signs of Material Icons."""
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
    assert '"settings"' in told
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
    left = without_glyphs(said)
    assert not signs_in(left)
    assert left == said or signs_in(said)
    assert left.replace(",", "").replace(" ", "") == said.replace(SETTINGS, "").replace(",", "").replace(" ", "")
