"""Checking and reading without a model."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from drawing import WIDTH, icon, page, row, screen, text, view, window
from sample_screens import alarms, editor, network, songs, swatches

from device.screen import Screen, WindowKind
from grounding.checking import holds, leads, only_typed
from grounding.grounder import value_of
from grounding.interface import Expectation, Gone, Holds, InApp, Miss, Reason, Shows, Target
from grounding.reading.screen import read


@pytest.mark.parametrize(
    ("said", "value", "met"),
    [
        ("the 09:00 alarm", "on", True),
        ("the 09:00 alarm", "off", False),
        ("08:30", "off", True),
        ("swim", "on", True),
        ("09:00", "09:00", True),
    ],
)
def test_an_entry_is_on_where_the_switch_on_its_card_is(said: str, value: str, met: bool) -> None:
    assert holds(Holds(Target(said), value), read(alarms()), "") is met


@pytest.mark.parametrize(
    ("expectation", "met"),
    [
        (Shows(Target("Airplane mode")), True),
        (Shows(Target("飞行模式的开关")), True),
        (Shows(Target("飞行模式")), True),
        (Shows(Target("手电筒的开关")), False),
        (Shows(Target('the "Airplane mode" switch that is off')), True),
        (Shows(Target('the "Airplane mode" switch that is on')), False),
        (Shows(Target("Maple Street")), True),
        (Shows(Target("the VPN row")), True),
        (Shows(Target("Bluetooth")), False),
        (Shows(Target("Airplain mood")), False),
        (Shows(Target('"unclosed')), False),
        (Gone(Target("Bluetooth")), True),
        (Gone(Target("VPN")), False),
        (InApp("settings"), True),
        (InApp("the Settings app"), True),
        (InApp("Set"), False),
        (InApp(""), False),
        (Holds(Target("Airplane mode"), "off"), True),
        (Holds(Target("Airplane mode"), "on"), False),
        (Holds(Target("the Wi-Fi switch"), "On"), True),
        (Holds(Target("Data Saver"), "Off"), True),
        (Holds(Target("the Wi-Fi row"), "Maple Street"), True),
        (Holds(Target("Bluetooth"), "off"), False),
    ],
)
def test_expectations_are_checked_on_the_screen(expectation: Expectation, met: bool) -> None:
    assert holds(expectation, read(network()), "Settings") is met


@pytest.mark.parametrize(
    ("shown", "phrase", "met"),
    [
        (alarms, "the 09:00 alarm", True), (alarms, "the 10:00 alarm", False), (songs, "the song So What", True),
        (songs, "the song Giant Steps", False), (network, "the switch next to Wi-Fi", True),
        (network, "the switch next to Bluetooth", False),
    ],
)  # fmt: skip
def test_an_entry_need_not_say_what_it_is(shown: Callable[[], Screen], phrase: str, met: bool) -> None:
    assert holds(Shows(Target(phrase)), read(shown()), "") is met


def failing() -> Screen:
    """A page that could not be loaded, with a way to a new list and one expense."""
    return page(
        text("Network request failed", (60, 300, 900, 380)),
        text("1 000 FCFA", (60, 500, 500, 580)), text("23 mars 2026", (560, 500, 900, 580)),
        view("Button", (60, 700, 500, 820), "click", text="RUN TEST SMS"),
        view("Button", (60, 900, 500, 1020), "click", text="Export CSV"),
        text("No meals logged today", (60, 1100, 900, 1180)),
        view("EditText", (60, 1300, 900, 1420), "click", text="", hint="Full name"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("expectation", "met"),
    [
        (Gone(Target("the network error message")), False),
        (Gone(Target("the expense of 1 000 FCFA from 23 mars 2026")), False),
        (Gone(Target('"unclosed')), False),
        (Gone(Target("tap Save and press OK")), False),
        (Gone(Target("the export button")), False),
        (Gone(Target('"Network error"')), True),
        (Gone(Target("the loading spinner")), True),
        (Gone(Target("the progress bar")), True),
        (Gone(Target("the cookie banner")), True),
        (Shows(Target("the result of the test SMS")), False),
        (Shows(Target("the message that the CSV file was exported")), False),
        (Shows(Target("the field for the verification code")), False),
        (Shows(Target("1/23")), False),
        (Shows(Target("the note that no meals were logged today")), True),
        (Shows(Target("the message that the network request failed")), True),
        (Shows(Target("23 mars 2026")), True),
    ],
)
def test_what_is_said_in_other_words_proves_nothing_either_way(expectation: Expectation, met: bool) -> None:
    assert holds(expectation, read(failing()), "") is met


@pytest.mark.parametrize(
    ("said", "gone"),
    [("网络错误的提示", False), ("网络请求失败", False), ("已保存", True), ("“网络错误”", True)],
)
def test_what_is_described_in_chinese_is_not_gone_for_want_of_its_words(said: str, gone: bool) -> None:
    shown = page(text("网络请求失败", (60, 300, 900, 380)), view("Button", (60, 700, 500, 820), "click", text="重试"))
    assert holds(Gone(Target(said)), read(shown), "") is gone


def test_fields_and_sliders_hold_what_they_hold() -> None:
    reading = read(editor())
    assert holds(Holds(Target("Last name"), "Lovelace"), reading, "")
    assert holds(Holds(Target("First name"), "empty"), reading, "")
    assert holds(Holds(Target("the Volume slider"), "40 %"), reading, "")
    assert not holds(Holds(Target("the Volume slider"), "4"), reading, "")
    assert holds(Holds(Target("Add to favorites"), "unchecked"), reading, "")
    assert not holds(Holds(Target("PIN"), "1234"), reading, "")


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("Last name", "Lovelace"),
        ("First name", ""),
        ("PIN", "••••"),
        ("the Volume slider", "40 %"),
        ("Add to favorites", "not checked"),
        ("the Save button", "Save"),
    ],
)
def test_values_are_read_as_a_person_would_say_them(phrase: str, value: str) -> None:
    assert value_of(Target(phrase), read(editor())) == value


def test_a_disabled_row_can_be_read() -> None:
    assert value_of(Target("VPN"), read(network())) == "None"


def test_reading_several_things_that_say_the_same_is_no_ambiguity() -> None:
    answer = value_of(Target("the Blue Train row"), read(songs()))
    assert isinstance(answer, Miss)
    assert answer.reason is Reason.AMBIGUOUS
    twins = page(text("Total", (0, 300, 300, 360)), text("Total", (0, 600, 300, 660)), row("Other", 900))
    assert value_of(Target('"Total"'), read(twins)) == "Total"


def test_reading_what_is_not_there_is_a_miss() -> None:
    answer = value_of(Target("Bluetooth"), read(network()))
    assert isinstance(answer, Miss)
    assert answer.reason is Reason.NOT_FOUND


def test_what_says_nothing_is_a_miss_and_an_empty_field_is_empty() -> None:
    answer = value_of(Target("the third color"), read(swatches()))
    assert isinstance(answer, Miss)
    assert answer.reason is Reason.NOT_FOUND
    assert "says and holds nothing" in answer.detail
    assert value_of(Target("First name"), read(editor())) == ""


@pytest.mark.parametrize(
    ("phrase", "shown", "leads_there"),
    [
        ("15:00", True, True),
        ("15", True, True),
        ("the 15:15 row", False, False),
        ("Closes", False, False),
        ("Close", True, True),
        ("the close icon", True, True),
        ("dark mode", False, True),
    ],
)
def test_what_is_only_like_what_was_said_is_not_shown(phrase: str, shown: bool, leads_there: bool) -> None:
    close = view("ImageView", (900, 300, 1000, 400), "click", description="Close")
    reading = read(page(close, row("15:00", 500), row("Dark theme", 700)))
    assert holds(Shows(Target(phrase)), reading, "") is shown
    assert leads(Target(phrase), reading) is leads_there


def test_a_hint_shown_as_text_is_no_value() -> None:
    shown = page(view("EditText", (0, 300, 900, 400), "click", hint="Search", text="Search"), row("Other", 900))
    assert value_of(Target("the search field"), read(shown)) == ""


@pytest.mark.parametrize(
    ("expectation", "met"),
    [
        (Gone(Target("the Bath alarm")), True),
        (Gone(Target("the 10:00 alarm")), True),
        (Gone(Target("the Swim alarm")), False),
        (Gone(Target("the 09:00 alarm")), False),
        (Shows(Target("the 09:00 error message")), False),
        (Shows(Target("the Swim warning")), False),
    ],
)
def test_an_entry_goes_by_its_name_and_a_fault_is_more_than_what_is_at_fault(
    expectation: Expectation, met: bool
) -> None:
    assert holds(expectation, read(alarms()), "") is met


def sought(*views: object) -> Screen:
    field = view(
        "EditText", (140, 90, 900, 210), "click focusable focused", hint="Search contacts", text="Ada Lovelace"
    )
    return page(
        view("Toolbar", (0, 80, WIDTH, 220), children=(icon((0, 80, 140, 220), "Stop searching"), field)), *views
    )  # type: ignore[arg-type]


def test_what_is_looked_for_is_not_shown_by_the_field_it_was_typed_into() -> None:
    nobody, somebody = sought(text("No contacts", (300, 600, 800, 660))), sought(row("Ada Lovelace", 300))
    for phrase in ('"Ada Lovelace"', "Ada Lovelace"):
        assert not holds(Shows(Target(phrase)), read(nobody), "Contacts")
        assert holds(Shows(Target(phrase)), read(somebody), "Contacts")
    assert holds(Holds(Target("the search field"), "Ada Lovelace"), read(nobody), "Contacts")


@pytest.mark.parametrize(("flags", "shown"), [("click focusable", True), ("click focusable focused", False)])
def test_the_address_of_a_page_is_shown_where_nobody_types_it(flags: str, shown: bool) -> None:
    bar = view(
        "EditText", (140, 90, 900, 210), flags, hint="Search or type web address", text="https://example.org/done"
    )
    reading = read(page(bar, text("Thank you", (60, 600, 600, 660))))
    assert holds(Shows(Target('"https://example.org/done"')), reading, "Browser") is shown


def test_a_word_may_be_spelt_as_in_britain_or_in_america() -> None:
    shown = read(page(row("Favorites", 300), row("Text colour", 500)))
    for said in ("favourites", "the Favourites row", "text color"):
        assert holds(Shows(Target(said)), shown, ""), said
    assert not holds(Shows(Target("flavours")), shown, "")


def test_what_waits_in_the_status_bar_is_gone_from_the_screen() -> None:
    notice = icon((200, 20, 260, 80), "Email notification: Corner Bakery", "")
    bar = window(view("FrameLayout", (0, 0, WIDTH, 100), "", (notice,)), WindowKind.STATUS_BAR, "com.android.systemui")
    body = window(view("FrameLayout", (0, 0, WIDTH, 2400), "", (row("Ada", 300), row("Bo", 500))))
    assert holds(Gone(Target("Corner Bakery")), read(screen(body, bar)), "")
    there = window(view("FrameLayout", (0, 0, WIDTH, 2400), "", (row("Ada", 300), row("Corner Bakery", 500))))
    assert not holds(Gone(Target("Corner Bakery")), read(screen(there, bar)), "")


def chat(*messages: object) -> Screen:
    """A message that is written and not sent, below those that were."""
    field = view("EditText", (60, 1800, 900, 1900), "click focusable", hint="Text message", text="On my way")
    return page(*messages, field, icon((920, 1800, 1060, 1900), "Send"))  # type: ignore[arg-type]


def test_what_is_typed_and_not_sent_or_saved_is_not_shown() -> None:
    asked, sent = text("Where are you?", (60, 300, 900, 380)), text("On my way", (60, 500, 900, 580))
    for phrase in ('"On my way"', "On my way", 'the message "On my way"'):
        assert not holds(Shows(Target(phrase)), read(chat(asked)), "Messages"), phrase
        assert only_typed(Target(phrase), read(chat(asked))), phrase
        assert holds(Shows(Target(phrase)), read(chat(asked, sent)), "Messages"), phrase
    assert not holds(Shows(Target('"Lovelace"')), read(editor()), "Contacts")


@pytest.mark.parametrize(
    "phrase", ['the field with "On my way"', 'the message field says "On my way"', "the message field"]
)
def test_what_a_field_holds_is_shown_where_the_field_is_asked_for(phrase: str) -> None:
    assert holds(Shows(Target(phrase)), read(chat()), "Messages")
    assert holds(Holds(Target("the message field"), "On my way"), read(chat()), "Messages")


def test_a_text_is_not_what_its_makers_call_it_where_that_is_quoted_or_a_field_is_meant() -> None:
    mail = view("TextView", (60, 400, 1000, 460), text="Hello", resource_id="org.example:id/subject")
    sent = read(page(view("LinearLayout", (0, 360, WIDTH, 520), "click", (text("To: Ada", (60, 370, 900, 400)), mail))))
    assert not holds(Shows(Target('"Subject"')), sent, "Email")
    for phrase in ('"Subject"', "the Subject field", 'the "Subject" field'):
        assert holds(Gone(Target(phrase)), sent, "Email"), phrase


def test_what_is_quoted_is_shown_where_it_is_one_of_several_things_a_label_tells() -> None:
    day = read(page(view("Button", (60, 400, 1000, 520), "click", description="Dentist, 10:00 – 11:00, City clinic")))
    for phrase in ('"Dentist"', '"City clinic"', '"10:00 – 11:00"'):
        assert holds(Shows(Target(phrase)), day, "Calendar"), phrase
    assert not holds(Shows(Target('"Dent"')), day, "Calendar")
    typed = read(page(view("EditText", (60, 400, 1000, 520), "click", hint="Title", text="Dentist, soon")))
    assert not holds(Shows(Target('"Dentist"')), typed, "Calendar")


def test_what_is_like_it_in_letters_alone_is_not_it() -> None:
    tiles = read(page(row("Location", 300, "On", "on"), row("Auto-turn", 460, "Off", "off")))
    assert not holds(Shows(Target("the rotation switch")), tiles, "")
    assert not holds(Holds(Target("the rotation toggle"), "on"), tiles, "")


def test_what_a_sure_guess_does_not_say_is_not_shown() -> None:
    bar = read(page(icon((900, 90, 1040, 230), "Bookmark this page"), text("Field guide", (60, 400, 900, 460))))
    assert not holds(Shows(Target("bookmark added message")), bar, "Browser")
