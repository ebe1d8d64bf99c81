"""Text: focus, the soft keyboard, the cursor, the clipboard and the action key."""

from __future__ import annotations

import pytest
from sample_phone import SAMPLE, center, in_app, log, sample_phone, shown, tap, views

from device.simulator.android import keycodes
from device.simulator.android.app import Start
from device.simulator.drawing.layout import walk

ADB_KEYBOARD = "com.github.uiautomator/.AdbKeyboard"


def text_of(phone, key="name"):  # type: ignore[no-untyped-def]
    return views(phone, key=key)[0]["text"]


def form(**profile):  # type: ignore[no-untyped-def]
    phone = in_app("form", **profile)
    tap(phone, key="name")
    return phone


def test_on_a_low_display_the_keyboard_leaves_room_and_keeps_all_its_keys() -> None:
    phone = sample_phone(width=800, height=480, density=560)
    phone.start(SAMPLE, Start(data="form"))
    tap(phone, key="name")
    keyboard = next(window.root for window in phone.windows() if window.kind == "keyboard")
    assert keyboard.bounds.top > 0
    keys = [placed for placed in walk(keyboard) if placed.key.startswith("key:")]
    assert len(keys) > 25
    assert all(keyboard.bounds.contains(placed.bounds) and not placed.bounds.empty for placed in keys)


def test_without_focus_nothing_can_be_typed() -> None:
    phone = in_app("form")
    assert not phone.type("x")
    assert not phone.paste()
    assert not phone.clear_focused()
    assert not phone.keyboard_shown


def test_a_tap_on_a_field_focuses_it_and_shows_the_keyboard() -> None:
    phone = form()
    assert phone.keyboard_shown
    assert [node.key for root in phone.nodes() for node in root.walk() if node.focused] == ["name"]
    assert phone.hierarchy().count('package="com.android.inputmethod.latin"') > 30


def test_the_keys_of_the_keyboard_type() -> None:
    phone = form()
    for key in ("key:shift", "key:A", "key:d", "key:a", "key:space", "key:symbols", "key:7"):
        tap(phone, key=key)
    assert text_of(phone) == "Ada 7"
    tap(phone, key="key:backspace")
    assert text_of(phone) == "Ada "
    assert log(phone)[-3:] == ["Ada ", "Ada 7", "Ada "]


def test_shift_holds_for_one_letter_and_locks_on_a_long_press() -> None:
    phone = form()
    tap(phone, hold=0.6, key="key:shift")
    tap(phone, key="key:Q")
    tap(phone, key="key:Q")
    tap(phone, key="key:shift")
    tap(phone, key="key:q")
    assert text_of(phone) == "QQq"


@pytest.mark.parametrize("text", ["Zoë", "数学", "🙂👍🏽", "a\tb", "“quoted” & <tagged>", "İstanbul"])
def test_any_unicode_can_be_typed(text: str) -> None:
    phone = form()
    assert phone.type(text)
    assert text_of(phone) == text


def test_typing_goes_in_at_the_cursor_and_replaces_what_is_selected() -> None:
    phone = form()
    phone.type("abd")
    phone.key(keycodes.DPAD_LEFT)
    phone.type("c")
    assert text_of(phone) == "abcd"
    phone.key(keycodes.A, keycodes.META_CTRL)
    phone.type("new")
    assert text_of(phone) == "new"


def test_backspace_takes_a_whole_emoji() -> None:
    phone = form()
    phone.type("a👍🏽👨‍👩‍👧")
    phone.key(keycodes.DEL)
    assert text_of(phone) == "a👍🏽"
    phone.key(keycodes.DEL)
    assert text_of(phone) == "a"


def test_cut_copy_and_paste_by_keys() -> None:
    phone = form()
    phone.type("once")
    phone.key(keycodes.A, keycodes.META_CTRL)
    phone.key(keycodes.X, keycodes.META_CTRL)
    assert (text_of(phone), phone.clipboard) == ("", "once")
    phone.key(keycodes.PASTE)
    phone.key(keycodes.V, keycodes.META_CTRL)
    assert text_of(phone) == "onceonce"


def test_a_password_gives_nothing_to_the_clipboard_nor_to_the_tree() -> None:
    phone = in_app("form")
    tap(phone, key="secret")
    phone.type("hunter")
    phone.key(keycodes.A, keycodes.META_CTRL)
    phone.key(keycodes.COPY)
    assert phone.clipboard == ""
    assert "hunter" not in phone.hierarchy()
    assert text_of(phone, "secret") == "hunter"


def test_home_and_end_and_forward_delete() -> None:
    phone = form()
    phone.type("xyz")
    phone.key(keycodes.MOVE_HOME)
    phone.key(keycodes.FORWARD_DEL)
    phone.key(keycodes.MOVE_END)
    phone.key(keycodes.DEL)
    assert text_of(phone) == "y"


def test_letters_and_signs_come_from_keys_with_shift() -> None:
    phone = form()
    phone.key(keycodes.A, keycodes.META_SHIFT)
    phone.key(9)
    phone.key(9, keycodes.META_SHIFT)
    assert text_of(phone) == "A2@"


def test_a_number_field_has_a_number_pad_and_takes_digits_only() -> None:
    phone = in_app("form")
    tap(phone, key="count")
    assert views(phone, key="key:7")
    assert not views(phone, key="key:q")
    phone.type("12ab3")
    assert text_of(phone, "count") == "123"


def test_the_action_key_goes_to_the_next_field_or_breaks_the_line() -> None:
    phone = form()
    tap(phone, key="key:action")
    assert phone.focused().key == "secret"
    tap(phone, key="notes")
    phone.type("a")
    phone.key(keycodes.ENTER)
    phone.type("b")
    assert text_of(phone, "notes") == "a\nb"


def test_a_line_break_typed_into_one_line_becomes_a_space() -> None:
    phone = form()
    phone.type("a\nb")
    assert text_of(phone) == "a b"


def test_the_field_in_focus_is_scrolled_above_the_keyboard_and_submits() -> None:
    phone = in_app("form")
    while phone.scroll_by("form", "down", 1.0):
        pass
    tap(phone, key="last")
    box = views(phone, key="last")[0]
    keyboard = next(w for w in phone.windows() if w.kind == "keyboard").root.bounds
    assert box["visible"] == box["bounds"]
    assert box["bounds"][3] <= keyboard.top
    tap(phone, key="key:action")
    assert log(phone) == ["submitted"]
    assert not phone.keyboard_shown


def test_back_hides_the_keyboard_before_it_leaves_the_page() -> None:
    phone = form()
    phone.key(keycodes.BACK)
    assert not phone.keyboard_shown
    assert phone.type("still focused")
    phone.key(keycodes.BACK)
    assert shown(phone, "Sample")


def test_a_second_tap_brings_a_hidden_keyboard_back() -> None:
    phone = form()
    phone.key(keycodes.BACK)
    tap(phone, key="name")
    assert phone.keyboard_shown


def test_a_dialog_over_a_form_has_a_keyboard_of_its_own() -> None:
    phone = in_app("ask")
    tap(phone, key="why")
    assert phone.keyboard_shown
    dialog = next(w for w in phone.windows() if w.kind == "dialog").root.bounds
    keyboard = next(w for w in phone.windows() if w.kind == "keyboard").root.bounds
    assert dialog.bottom <= keyboard.top


def test_a_disabled_field_takes_no_focus_and_no_text() -> None:
    phone = in_app("form")
    tap(phone, key="locked")
    assert phone.focused() is None
    assert not phone.set_text("locked", "x")


def test_set_text_replaces_and_tells_the_app() -> None:
    phone = in_app("form")
    assert phone.set_text("name", "Ada")
    assert phone.set_text("name", "Bob")
    assert log(phone) == ["Ada", "Bob"]
    assert not phone.set_text("nowhere", "x")


def test_the_driven_keyboard_shows_no_keys_and_still_types() -> None:
    phone = in_app("form")
    phone.install_keyboard(ADB_KEYBOARD)
    assert not phone.use_keyboard(ADB_KEYBOARD)
    phone.keyboards()[ADB_KEYBOARD] = True
    assert phone.use_keyboard(ADB_KEYBOARD)
    tap(phone, key="name")
    assert not phone.keyboard_shown
    assert phone.type("driven")
    assert text_of(phone) == "driven"


def test_a_long_press_on_a_field_selects_the_word() -> None:
    phone = form()
    phone.type("one two")
    phone.tap(*center(phone, key="name"), 0.5)
    assert phone.focused().editing.selected == "two"


def test_tab_walks_through_the_fields() -> None:
    phone = form()
    phone.key(keycodes.TAB)
    phone.key(keycodes.TAB)
    assert phone.focused().key == "count"
    phone.key(keycodes.TAB, keycodes.META_SHIFT)
    assert phone.focused().key == "secret"


@pytest.mark.parametrize("field", ["name", "count"])
def test_no_two_keys_of_the_keyboard_are_the_same(field: str) -> None:
    phone = in_app("form")
    tap(phone, key=field)
    keys = [view["key"] for view in views(phone, window="keyboard") if view["clickable"]]
    assert len(keys) == len(set(keys)) > 12
