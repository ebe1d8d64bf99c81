"""Secrets by name, veiled everywhere."""

from dataclasses import replace
from typing import Any

import pytest

from agent_service.hand import Hand
from agent_service.secrets import NoSuchSecret, Secrets, Veil
from device.geometry import Bounds
from device.screen import Element, Screen, Window, WindowKind
from grounding.interface import SecretRef, Text

VALUE = 'p&q "7"'


def screen(text):
    box = Bounds(0, 0, 100, 50)
    return Screen(100, 50, 0, (Element(0, None, (), 0, "android.widget.TextView", "a.b", box, text=text),), ())


def test_a_name_may_be_said_with_capitals_spaces_or_underscores():
    secrets = Secrets({"DEIXIS_SECRET_BANK_PIN": VALUE, "OTHER": "x", "DEIXIS_SECRET_EMPTY": ""})
    assert secrets.names == ("bank-pin",)
    assert {secrets.resolve(name) for name in ("bank-pin", "Bank PIN", "BANK_PIN")} == {VALUE}


def test_an_unknown_name_is_told_with_what_to_set():
    with pytest.raises(NoSuchSecret, match="DEIXIS_SECRET_MY_PASS"):
        Secrets({}).resolve("my pass")


def test_printing_secrets_prints_names():
    assert VALUE not in repr(Secrets({"DEIXIS_SECRET_A": VALUE}))


def test_a_value_that_a_field_shows_is_taken_out_of_screen_and_tree():
    veil = Veil()
    shown = screen(f"It is {VALUE}!")
    assert veil.screen(shown) is shown
    veil.cover(VALUE)
    assert VALUE not in veil.screen(shown).elements[0].text
    assert "p&amp;q" not in veil.source('<node text="p&amp;q &quot;7&quot;"/>')
    assert veil.boxes(shown) == (Bounds(0, 0, 100, 50),)
    assert veil.boxes(screen("nothing")) == ()


def test_a_value_that_an_earlier_task_left_is_taken_out_where_it_is_a_word():
    veil = Secrets({"DEIXIS_SECRET_PASS": "text&4", "DEIXIS_SECRET_PIN": "8473", "DEIXIS_SECRET_SHORT": "On"}).veil()
    for text in ("8473", "密码8473", "PIN: 8473, edit box", "text&4"):
        assert veil.screen(screen(text)).elements[0].text == text.replace("8473", "•••").replace("text&4", "•••")
        assert veil.boxes(screen(text)) == (Bounds(0, 0, 100, 50),)
    assert veil.text("18473 or On") == "18473 or On"
    assert veil.source('<a text="text&amp;4" b="8473"/>') == '<a text="•••" b="•••"/>'
    assert not veil.drawn(Screen(10, 10, 0, (), ()))


@pytest.mark.parametrize(
    "read", ["hunter2-Blue", "HUNTER2-BLUE", "hunter2-B1ue", "the pin is hunter2-Blue", "hunterz-Blu", "unter2-Bl"]
)
def test_a_value_read_off_a_picture_is_veiled_though_letters_are_mistaken(read: str) -> None:
    veil = Veil()
    veil.cover("hunter2-Blue")
    assert "unter" not in veil.read(read).lower()
    assert "blu" not in veil.read(read).lower()


@pytest.mark.parametrize("read", ["Settings", "Blue", "Hunting season", "Wi-Fi", ""])
def test_other_words_read_off_a_picture_are_left_alone(read: str) -> None:
    veil = Veil()
    veil.cover("hunter2-Blue")
    assert veil.read(read) == read


def test_a_keyboard_before_a_page_tells_nothing_of_what_is_drawn_on_it() -> None:
    box = Bounds(0, 0, 10, 10)
    kinds = (WindowKind.APPLICATION, WindowKind.KEYBOARD)
    windows = tuple(Window(n, kind, n, "app", box) for n, kind in enumerate(kinds))
    page = Element(0, None, (), 0, "android.view.SurfaceView", "app", box)
    key = Element(1, None, (), 1, "android.widget.TextView", "keys", box, text="q")
    veil = Veil()
    veil.cover("hunter2")
    assert veil.drawn(Screen(10, 10, 0, (page, key), windows))
    assert not veil.drawn(Screen(10, 10, 0, (replace(page, text="Sign in"), key), windows))


def test_a_picture_may_hold_a_value_where_the_tree_says_nothing_at_all() -> None:
    veil, bare = Veil(), Screen(10, 10, 0, (), ())
    assert not veil.drawn(bare)
    veil.cover("hunter2")
    assert veil.drawn(bare)


@pytest.mark.parametrize(("seen", "lost"), [(True, True), (False, False)])
def test_once_a_value_was_typed_where_no_tree_tells_any_picture_may_show_it(
    seen: bool, lost: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Hand, "_send", lambda *given: None)
    veil = Veil()
    hand = Hand(Any, Any, Any, 0, int, Any, Secrets({"DEIXIS_SECRET_PIN": "hunter2"}), veil)  # type: ignore[arg-type]
    field = Element(0, None, (), 0, "seen.SeenField", "app", Bounds(0, 0, 10, 10), seen=seen)
    hand.type("type", Text("nothing to hide"), Any, field)  # type: ignore[arg-type]
    told = replace(screen("Sign in"), windows=(Window(0, WindowKind.APPLICATION, 0, "app", Bounds(0, 0, 100, 50)),))
    assert not veil.drawn(told)
    hand.type("type", SecretRef("pin"), Any, field)  # type: ignore[arg-type]
    assert veil.drawn(told) is lost
