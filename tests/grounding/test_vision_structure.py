"""From words and regions to things: what belongs to what on a screen without a tree."""

from __future__ import annotations

import pytest
from seen_screens import HEIGHT, WIDTH, region, words

from device.geometry import Bounds
from grounding.interface import Role
from grounding.vision.part import Part
from grounding.vision.seen import Kind, SeenRegion, SeenText
from grounding.vision.structure import structured

SCREEN = Bounds(0, 0, WIDTH, HEIGHT)


def parts(*seen: SeenText | SeenRegion) -> list[Part]:
    texts = [s for s in seen if isinstance(s, SeenText)]
    regions = [s for s in seen if isinstance(s, SeenRegion)]
    return structured(texts, regions, SCREEN, WIDTH / 411)


def test_words_in_a_filled_box_make_a_button() -> None:
    (button,) = parts(words("Send", 500, 1215), region(Kind.BUTTON, (60, 1200, 1020, 1290)))
    assert (button.role, button.text, button.taps) == (Role.BUTTON, "Send", True)
    assert button.box == Bounds(60, 1200, 1020, 1290)


def test_a_wide_box_with_words_at_its_left_takes_text() -> None:
    (field,) = parts(words("Search", 120, 1215), region(Kind.BUTTON, (60, 1200, 1020, 1290)))
    assert field.role is Role.FIELD


def test_a_framed_box_of_many_lines_is_no_button() -> None:
    lines = [words(f"line {n}", 100, 1000 + 60 * n) for n in range(4)]
    assert all(part.role is not Role.BUTTON for part in parts(*lines, region(Kind.BUTTON, (60, 980, 1020, 1260))))


def test_two_lines_and_the_icon_before_them_make_a_row_named_by_the_first() -> None:
    (row,) = parts(
        words("Network", 200, 600), words("Wi-Fi, mobile", 200, 655, 42), region(Kind.ICON, (60, 600, 150, 690))
    )
    assert row.role is Role.ROW
    assert [part.text for part in row.parts] == ["Network", "Wi-Fi, mobile", ""]
    assert all(row.box.contains(part.box) for part in row.parts)


def test_a_switch_belongs_to_the_words_on_its_line() -> None:
    first, second = (p for p in parts(
        words("Wi-Fi", 60, 600), region(Kind.TOGGLE, (900, 590, 1000, 650), on=True),
        words("Bluetooth", 60, 800), region(Kind.TOGGLE, (900, 790, 1000, 850), on=False),
    ))  # fmt: skip
    assert [part.on for part in first.parts] == [None, True]
    assert [part.on for part in second.parts] == [None, False]


def test_a_word_below_an_icon_is_its_name() -> None:
    (icon,) = parts(region(Kind.ICON, (100, 1500, 220, 1620)), words("Clock", 98, 1640, 40))
    assert (icon.role, icon.text) == (Role.ICON, "Clock")
    assert [(part.role, part.text, part.taps) for part in icon.parts] == [
        (Role.ICON, "", False),
        (Role.TEXT, "Clock", False),
    ]
    assert icon.box.bottom == 1680


def test_a_letter_read_from_an_icon_gives_way_to_the_icons_name() -> None:
    icon = region(Kind.ICON, (900, 130, 960, 190), concept="search", confidence=0.9)
    misread = SeenText("Q", Bounds(898, 128, 962, 190), 0.99)
    (found,) = parts(misread, icon)
    assert (found.description, found.text) == ("search", "")


def test_a_letter_that_an_icon_may_be_goes_by_both_names() -> None:
    icon = region(Kind.ICON, (40, 1190, 76, 1230), concept="bold", confidence=0.98)
    (found,) = parts(SeenText("B", Bounds(38, 1186, 78, 1232), 0.99), icon)
    assert (found.description, found.text) == ("bold", "B")


def test_a_letter_on_a_key_is_said_though_its_shape_is_a_sign() -> None:
    key = region(Kind.ICON, (900, 130, 1000, 250), concept="close", confidence=0.9)
    (found,) = parts(words("x", 935, 170, 40), key)
    assert (found.description, found.text) == ("close", "x")


def test_an_icons_name_that_nobody_is_sure_of_is_not_said() -> None:
    (found,) = parts(region(Kind.ICON, (900, 130, 960, 190), concept="search", confidence=0.3))
    assert (found.description, found.text) == ("", "")


def test_a_letter_on_a_ground_of_its_own_names_it() -> None:
    (found,) = parts(words("q", 930, 150, 40), region(Kind.ICON, (900, 130, 1000, 230)))
    assert (found.role, found.text) == (Role.ICON, "q")


def test_a_sign_is_the_icon_that_it_was_read_from() -> None:
    (found,) = parts(words("←", 60, 130, 50), region(Kind.ICON, (60, 130, 110, 180)))
    assert found.description == "back"


def test_a_large_text_in_the_upper_part_is_the_title_and_not_for_tapping() -> None:
    title, *_ = parts(words("Settings", 60, 260, 100), *(words(f"Row {n}", 60, 600 + 200 * n) for n in range(5)))
    assert (title.role, title.taps) == (Role.HEADING, False)


def test_a_paragraph_is_one_text_and_not_for_tapping() -> None:
    lines = [words(f"a line of a longer text, number {n}", 60, 600 + 60 * n) for n in range(5)]
    (text,) = parts(*lines)
    assert (text.role, text.taps) == (Role.TEXT, False)
    assert "number 0 a line" in text.text


def test_a_smudge_read_as_a_letter_is_nothing() -> None:
    assert parts(words("小", 60, 600, 50, confidence=0.7)) == []


def test_a_column_of_icons_begins_a_row_each_however_close_the_lines_stand() -> None:
    first, second = parts(
        words("Work", 200, 600), words("3 events", 200, 655, 42), region(Kind.ICON, (60, 600, 150, 690)),
        words("Home", 200, 715), words("1 event", 200, 770, 42), region(Kind.ICON, (60, 715, 150, 805)),
    )  # fmt: skip
    assert [part.text for part in first.parts][:2] == ["Work", "3 events"]
    assert [part.text for part in second.parts][:2] == ["Home", "1 event"]


def test_the_days_of_a_calendar_are_things_of_their_own() -> None:
    days = [words(str(7 * week + day + 10), 60 + 150 * day, 600 + 70 * week) for week in range(2) for day in range(3)]
    ring = region(Kind.ICON, (30, 570, 140, 680))
    found = parts(*days, ring)
    assert sorted(part.text for part in found) == ["10", "11", "12", "17", "18", "19"]
    assert all(part.taps and part.role in (Role.TEXT, Role.ICON) for part in found)


def test_marks_below_a_day_are_not_its_name() -> None:
    found = parts(words("12", 60, 600), region(Kind.ICON, (62, 604, 80, 640)), words("●●", 55, 655, 20))
    assert "12" in [part.text for part in found]


def test_digits_that_nobody_takes_for_icons_are_a_number_and_a_known_icon_read_as_digits_is_the_icon() -> None:
    (number,) = parts(words("27", 60, 600), region(Kind.ICON, (62, 604, 80, 640)))
    assert (number.role, number.text) == (Role.TEXT, "27")
    fork = region(Kind.ICON, (62, 604, 110, 646), concept="restaurant", confidence=0.95)
    (icon,) = parts(words("44", 60, 600), fork)
    assert (icon.role, icon.description) == (Role.ICON, "restaurant")


def test_a_box_on_a_line_with_words_is_theirs_to_tick() -> None:
    box = region(Kind.ICON, (940, 600, 990, 650), concept="checkbox on", confidence=0.97)
    (row,) = parts(words("Vibrate", 200, 600), box)
    assert [(part.role, part.on) for part in row.parts][-1] == (Role.CHECKBOX, True)


def test_a_pill_with_a_word_in_it_is_no_switch() -> None:
    (chip,) = parts(words("Inbox", 830, 300, 30), region(Kind.TOGGLE, (820, 290, 960, 350), on=True))
    assert (chip.role, chip.text) == (Role.BUTTON, "Inbox")


def test_an_icon_at_the_end_of_a_row_tells_what_it_acts_on() -> None:
    icon = region(Kind.ICON, (900, 610, 960, 670), concept="chat", confidence=0.9)
    found = parts(words("555-0171", 200, 600), words("Mobile", 200, 655, 42), icon)
    assert [part.about for part in found if part.role is Role.ICON] == ["555-0171 Mobile"]


def test_a_framed_file_with_two_lines_is_named_by_the_first_and_what_is_behind_them_is_tapped_by_itself() -> None:
    found = parts(
        words("Minutes.pdf", 200, 1060), words("PDF", 200, 1115, 42), region(Kind.BUTTON, (40, 1040, 1040, 1200)),
        region(Kind.ICON, (950, 1090, 1000, 1140), concept="download", confidence=0.9),
    )  # fmt: skip
    (card,) = (part for part in found if part.role is Role.ROW)
    assert (card.box, card.parts[0].text) == (Bounds(40, 1040, 1040, 1200), "Minutes.pdf")
    assert [part.description for part in found if part.role is Role.ICON] == ["download"]


def test_the_word_below_a_tabs_highlighted_icon_is_its_name() -> None:
    alarm = region(Kind.ICON, (110, 2110, 160, 2160), concept="alarm", confidence=0.9)
    (tab,) = parts(region(Kind.BUTTON, (50, 2096, 220, 2180)), alarm, words("Alarm", 95, 2190, 40))
    assert (tab.role, tab.text, tab.description) == (Role.ICON, "Alarm", "alarm")


def test_icons_in_a_search_bar_are_tapped_by_themselves() -> None:
    found = parts(
        words("Search in mail", 170, 130), region(Kind.BUTTON, (40, 90, 1040, 220)),
        region(Kind.ICON, (80, 130, 140, 180), concept="menu", confidence=0.9),
        region(Kind.ICON, (920, 110, 1000, 190)),
    )  # fmt: skip
    assert sorted(part.role for part in found) == [Role.FIELD, Role.ICON, Role.ICON]


def test_a_card_with_a_switch_is_a_row_to_switch_and_takes_no_text() -> None:
    made = parts(
        words("Equalizer", 200, 820), region(Kind.BUTTON, (40, 790, 1040, 900)),
        region(Kind.TOGGLE, (64, 815, 164, 875), on=True), region(Kind.ICON, (960, 830, 1000, 860), concept="arrow"),
    )  # fmt: skip
    assert all(part.role is not Role.FIELD for part in made)
    row = next(part for part in made if part.role is Role.ROW)
    assert [(part.role, part.text, part.on) for part in row.parts] == [
        (Role.TEXT, "Equalizer", None),
        (Role.SWITCH, "", True),
    ]


@pytest.mark.parametrize(
    ("top", "said", "role"),
    [(790, "Create an account", Role.TEXT), (2190, "Message", Role.FIELD)],
    ids=["card", "foot"],
)
def test_a_box_with_a_button_is_a_card_but_where_messages_are_written(top: int, said: str, role: Role) -> None:
    made = parts(
        words(said, 80, top + 25), region(Kind.BUTTON, (60, top, 1040, top + 110)),
        words("Send", 870, top + 30), region(Kind.BUTTON, (850, top + 15, 1020, top + 95)),
    )  # fmt: skip
    assert {part.text: part.role for part in made} == {said: role, "Send": Role.BUTTON}


def test_a_drawn_line_parts_rows_that_stand_close() -> None:
    lines = [words(text, 60, 600 + 56 * n) for n, text in enumerate(("Mars", "5 pm", "Venus", "6 pm"))]
    together = parts(*lines)
    assert len(together) == 1
    rows = parts(*lines, region(Kind.LINE, (0, 707, 1080, 709)))
    assert [[part.text for part in row.parts] for row in rows] == [["Mars", "5 pm"], ["Venus", "6 pm"]]
    aside = parts(*lines, region(Kind.LINE, (600, 707, 1080, 709)))
    assert len(aside) == 1


def test_a_heading_with_a_blank_line_below_it_is_no_part_of_the_paragraph() -> None:
    lines = [words(f"line {n} of what is read", 60, top) for n, top in enumerate((985, 1040, 1095, 1150))]
    about, paragraph = parts(words("About", 60, 900), *lines)
    assert (about.text, paragraph.role, paragraph.taps) == ("About", Role.TEXT, False)
    assert paragraph.text.startswith("line 0")


def test_an_icon_whose_box_meets_the_words_leads_them() -> None:
    (row,) = parts(words("Mars", 200, 610), words("5 pm", 200, 665), region(Kind.ICON, (60, 600, 206, 720)))
    assert [part.role for part in row.parts] == [Role.TEXT, Role.TEXT, Role.ICON]


def test_an_icon_read_as_a_letter_is_named_by_the_word_below_it_and_a_key_by_its_digit() -> None:
    (tab,) = parts(
        region(Kind.ICON, (500, 1500, 560, 1560)), words("\u65e5", 510, 1510, 40, 0.97), words("Water", 490, 1570, 40)
    )
    assert (tab.role, tab.text) == (Role.ICON, "Water")
    letters, key = parts(
        region(Kind.ICON, (480, 1480, 600, 1580)), words("2", 520, 1500, 60), words("ABC", 510, 1584, 40)
    )
    assert (key.text, letters.text) == ("2", "ABC")


def test_the_mark_over_a_chosen_tab_is_no_minus() -> None:
    def tabs(top: int) -> list[SeenText | SeenRegion]:
        icons = [region(Kind.ICON, (x, top, x + 60, top + 60), concept=c, confidence=0.9) for x, c in TABS]
        return [*icons, region(Kind.ICON, (515, top - 30, 565, top - 24), concept="remove", confidence=0.9)]

    (bar,) = parts(*tabs(2250))
    assert [part.description for part in bar.parts] == ["home", "search", "person"]
    assert "remove" in [part.description for part in parts(*tabs(1200))]


TABS = ((150, "home"), (510, "search"), (870, "person"))


def test_chips_in_a_row_are_things_of_their_own_and_initials_lead_a_row() -> None:
    made = parts(
        region(Kind.ICON, (34, 690, 240, 745)), words("Monster", 50, 700, 36),
        words("Optimized", 280, 700, 36),
    )  # fmt: skip
    assert {part.text for part in made} == {"Monster", "Optimized"}
    (row,) = parts(region(Kind.ICON, (60, 600, 160, 700)), words("AB", 80, 625, 50), words("Ada Byron", 200, 625, 50))
    assert row.role is Role.ROW


def test_lines_of_a_paragraph_and_icons_in_a_button_are_parts_of_it() -> None:
    (paragraph,) = parts(*(words(f"line {n} of what is read", 60, 1000 + 55 * n) for n in range(4)))
    assert [part.text for part in paragraph.parts] == [f"line {n} of what is read" for n in range(4)]
    (button,) = parts(
        words("example.org", 450, 1215), region(Kind.BUTTON, (60, 1200, 1020, 1290)),
        region(Kind.ICON, (400, 1225, 440, 1265), concept="lock", confidence=0.9),
    )  # fmt: skip
    assert [(part.description, part.taps) for part in button.parts] == [("lock", False)]


def test_lines_without_height_are_no_reason_to_fail() -> None:
    flat = [SeenText(f"Line {n}", Bounds(60, 500 + 10 * n, 300, 500 + 10 * n), 0.9) for n in range(6)]
    assert structured(flat, [], Bounds(0, 0, WIDTH, HEIGHT), 2.6)
