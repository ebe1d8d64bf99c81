"""Secrets by name, veiled everywhere."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from agent_service.hand import Hand
from agent_service.secrets import NoSuchSecret, Secrets, Veil
from agent_service.spelling import spells
from agent_service.typed import typed_into
from device.geometry import Bounds
from device.hierarchy import parse, values
from device.screen import Element, Screen, Window, WindowKind
from grounding.interface import SecretRef, Text

VALUE = 'p&q "7"'


BOX = Bounds(0, 0, 100, 50)
LABEL, FIELD = "android.widget.TextView", "android.widget.EditText"
CARD, PASS, PIN, WORD = "4111111111111111", "hunter2secret", "1030", "home"


def screen(text, class_name=LABEL, **more):
    return Screen(100, 50, 0, (Element(0, None, (), 0, class_name, "a.b", BOX, text=text, **more),), ())


def boxes(*texts, class_name=FIELD, **more):
    """A row of boxes, each with its text."""
    found = [Element(n, None, (), 0, class_name, "a.b", BOX, text=text, **more) for n, text in enumerate(texts)]
    return Screen(100, 50, 0, tuple(found), ())


def texts(screen):
    return [element.text for element in screen.elements]


def veiling(*values):
    """Veils for which the values were typed by this task, and left by an earlier one."""
    typed = Veil()
    for value in values:
        typed.cover(value)
    return typed, Veil(values)


def test_a_name_may_be_said_with_capitals_spaces_or_underscores():
    secrets = Secrets({"DEIXIS_SECRET_BANK_PIN": VALUE, "OTHER": "x", "DEIXIS_SECRET_EMPTY": ""})
    assert secrets.names == ("bank-pin",)
    assert {secrets.resolve(name) for name in ("bank-pin", "Bank PIN", "BANK_PIN")} == {VALUE}


@pytest.mark.parametrize(
    ("goal", "listed", "given"),
    [
        ("enter the secret mail-password in the password field", (), ("mail-password",)),
        ("Sign in with the Mail Password.", (), ("mail-password",)),
        ("在密码框输入密钥mail_password", (), ("mail-password",)),
        ("enter the secret mail in X, then the mail-password in Y", (), ("mail", "mail-password")),
        ("find out which Android version this phone has", (), ()),
        ("write an e-mail or two mails", (), ("mail",)),
        ("read the mails of nobody", (), ()),
        ("pay", ("Bank PIN", "nothing"), ("bank-pin",)),
    ],
)
def test_a_task_may_use_the_secrets_that_its_goal_names_and_those_it_lists(goal, listed, given):
    values = {"MAIL": "letters", "MAIL_PASSWORD": "hunter2-Blue", "BANK_PIN": "84731"}
    everyones = Secrets({f"DEIXIS_SECRET_{name}": value for name, value in values.items()})
    own = everyones.for_task(goal, listed)
    assert own.names == given
    for name in everyones.names:
        if name in given:
            assert own.resolve(name) == everyones.resolve(name)
        else:
            with pytest.raises(NoSuchSecret, match="not for this task"):
                own.resolve(name)
    assert own.veil().text("84731 hunter2-Blue letters") == "••• ••• •••", "hidden it is from every task"


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
    assert veil.boxes(shown) == (Bounds(0, 0, 100, 50),)
    assert veil.boxes(screen("nothing")) == ()


def test_a_value_that_an_earlier_task_left_is_taken_out_where_it_is_a_word():
    veil = Secrets({"DEIXIS_SECRET_PASS": "text&4", "DEIXIS_SECRET_PIN": "8473", "DEIXIS_SECRET_SHORT": "On"}).veil()
    for text in ("8473", "密码8473", "PIN: 8473, edit box", "text&4"):
        assert veil.screen(screen(text)).elements[0].text == text.replace("8473", "•••").replace("text&4", "•••")
        assert veil.boxes(screen(text)) == (Bounds(0, 0, 100, 50),)
    assert veil.text("18473 or On") == "18473 or On"
    assert not veil.drawn(Screen(10, 10, 0, (), ()))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (CARD, "4111 1111 1111 1111"),
        (CARD, "4111-1111-1111-1111"),
        (PASS, "HUNTER2SECRET"),
        ("straße-99x", "STRASSE-99X"),
        ("+49 (170) 1234567", "+491701234567"),
        ("line1\nline2xyz", "line1 line2xyz"),
        ("pässwörd😀long", "pässwörd..long"),
        ("ab😀c", "ab..c"),
    ],
)
def test_a_value_is_known_in_groups_in_capitals_and_with_dots_for_emoji(value: str, shown: str) -> None:
    for veil in veiling(value):
        for class_name in (LABEL, FIELD):
            assert texts(veil.screen(screen(shown, class_name))) == ["•••"]
            assert texts(veil.screen(screen(f"It is {shown}.", class_name))) == ["It is •••."]
        assert veil.boxes(screen(shown)) == (BOX,)
        assert veil.read(shown) == "•••"


def test_a_value_is_taken_out_of_a_hint_and_a_description() -> None:
    for veil in veiling(PASS):
        shown = screen("", FIELD, hint=PASS, description=f"{PASS}, edit box")
        found = veil.screen(shown).elements[0]
        assert (found.hint, found.description) == ("•••", "•••, edit box")
        assert veil.boxes(shown) == (BOX,)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (PIN, "10:30"),
        (PIN, "10 30"),
        (WORD, "Home"),
        (CARD, "34111 1111 1111 1111"),
        (PASS, "myHUNTER2SECRETS"),
        ("12", "11:25"),
        ("12", "1 2"),
        ("29112026", "29.11.2026"),
        ("settings", "Settings"),
        ("🎉🔥🎉🔥", "Loading........"),
    ],
)
def test_what_may_be_anything_else_is_left_alone(value: str, shown: str) -> None:
    for veil in veiling(value):
        assert texts(veil.screen(screen(shown))) == [shown]
        assert veil.boxes(screen(shown)) == ()


@pytest.mark.parametrize(
    ("value", "shown"),
    [(PIN, "10 30"), (PIN, "(10)-30"), (WORD, "HOME"), ("8-47-31", "84731"), ("🎉🔥🎉🔥", "........")],
)
def test_a_field_that_holds_a_value_and_nothing_else_may_spell_it_as_it_likes(value: str, shown: str) -> None:
    for veil in veiling(value):
        assert texts(veil.screen(screen(shown, FIELD))) == ["•••"]
        assert texts(veil.screen(screen(f"{shown}x", FIELD))) == [f"{shown}x"]


def test_a_very_short_value_is_hidden_for_its_own_task_alone() -> None:
    typed, left = veiling("12")
    assert texts(typed.screen(boxes("12", "1 2"))) == ["•••", "•••"]
    assert texts(left.screen(boxes("12", "1 2"))) == ["12", "1 2"]


@pytest.mark.parametrize(
    ("shown", "veiled"),
    [
        (boxes("8", "4", "7", "3", "1"), "•••••"),
        (boxes("8", "4", "7", "-", "3", "1", "0"), "•••-••0"),
        (boxes("8", "4", "7", "3", "1", class_name=LABEL), "•••••"),
        (boxes("8", "4", "7", "3"), "8473"),
        (boxes("6", "8", "4", "7", "3", "1", "9", class_name=LABEL), "6847319"),
        (boxes("8", "4", "7", "3", "1", class_name=LABEL, clickable=True), "84731"),
    ],
)
def test_boxes_that_hold_a_letter_of_a_value_each_are_hidden_and_keys_are_not(shown: Screen, veiled: str) -> None:
    for veil in veiling("84731"):
        assert "".join(said.replace("•••", "•") for said in texts(veil.screen(shown))) == veiled


def test_a_field_that_a_secret_was_typed_into_is_hidden_whatever_it_shows_until_something_else_is_typed() -> None:
    empty = screen("Type a name", FIELD, resource_id="a.b:id/name")
    field = empty.elements[0]
    for shown in ("4111 11", "$41.11", "411"):
        veil = Veil()
        veil.cover(CARD)
        veil.typed(typed_into(field, empty), secret=True)
        now = screen(shown, FIELD, resource_id="a.b:id/name")
        assert texts(veil.screen(now)) == ["•••"]
        assert veil.screen(empty) is empty, "it holds nothing, and is called by its prompt"
        other = screen(shown, FIELD, resource_id="a.b:id/other")
        assert veil.screen(other) is other
        veil.typed(typed_into(field, now), secret=False)
        assert veil.screen(now) is now


def test_of_boxes_that_a_secret_was_typed_into_all_are_hidden_though_not_all_of_it_is_there() -> None:
    before, after = boxes("", "", ""), boxes("8", "4", "9")
    veil = Veil()
    veil.cover("84731")
    moved = [replace(e, bounds=Bounds(100 * e.key, 0, 100 * e.key + 100, 50)) for e in before.elements]
    veil.typed(typed_into(moved[0], replace(before, elements=tuple(moved))), secret=True)
    shown = [replace(e, bounds=m.bounds) for e, m in zip(after.elements, moved, strict=True)]
    assert texts(veil.screen(replace(after, elements=tuple(shown)))) == ["•••"] * 3


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (VALUE, "p&amp;q &quot;7&quot;"),
        ("line1\nline2xyz", "line1&#10;line2xyz"),
        ("pässwörd😀long", "p&#228;ssw&#xF6;rd&#55357;&#56832;long"),
        (CARD, "4111 1111 1111 1111"),
    ],
)
@pytest.mark.parametrize("attribute", ["text", "content-desc", "hint", "tooltip-text"])
def test_a_tree_is_kept_without_a_value_however_xml_writes_it(value: str, written: str, attribute: str) -> None:
    node = f'<node class="a.B" package="a.b" bounds="[0,0][9,9]" {attribute}="{written}"/>'
    xml = f'<hierarchy rotation="0">{node}</hierarchy>'
    for veil in veiling(value):
        kept = veil.source(xml, parse(xml))
        assert written not in kept
        assert not any(spells(said, value) for said in values(kept))
        assert parse(kept) == veil.screen(parse(xml))
    plain = xml.replace(written, "nothing")
    assert all(veil.source(plain, parse(plain)) == plain for veil in veiling(value))


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
    look: Any = SimpleNamespace(screen=Screen(10, 10, 0, (), ()))
    hand.type("type", Text("nothing to hide"), look, field)
    told = replace(screen("Sign in"), windows=(Window(0, WindowKind.APPLICATION, 0, "app", Bounds(0, 0, 100, 50)),))
    assert not veil.drawn(told)
    hand.type("type", SecretRef("pin"), look, field)
    assert veil.drawn(told) is lost


def test_previews_of_apps_may_show_a_value_that_another_task_left() -> None:
    preview = replace(
        screen("Contacts"), windows=(Window(0, WindowKind.APPLICATION, 0, "home", Bounds(0, 0, 100, 50)),)
    )
    shown = replace(preview, elements=(replace(preview.elements[0], resource_id="org.home:id/snapshot"),))
    assert Veil(["hunter2"]).drawn(shown)
    assert not Veil(["hunter2"]).drawn(preview)
    assert not Veil().drawn(shown)
