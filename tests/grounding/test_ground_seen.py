"""Phrases on screens of which only the picture tells: words against icons, letters mistaken, what an icon does."""

from __future__ import annotations

import pytest
from seen_screens import empty_screen, region, sight, words

from grounding.chain import seen_reading
from grounding.grounder import Found, ground
from grounding.interface import Miss, Target
from grounding.language import NotUnderstood, parse
from grounding.vision.seen import Kind, SeenRegion, SeenText


def found(phrase: str, *seen: SeenText | SeenRegion) -> Found | Miss:
    return ground(Target(phrase), seen_reading(empty_screen(), sight(*seen), None))


def icon(left: int, top: int, concept: str) -> SeenRegion:
    return region(Kind.ICON, (left, top, left + 60, top + 60), concept=concept, confidence=0.95)


CAFES = (words("Coffee", 480, 300), icon(300, 900, "coffee"), icon(700, 1200, "coffee"))


def test_what_stands_in_quotes_is_drawn_in_letters() -> None:
    answer = found('"Coffee"', *CAFES)
    assert isinstance(answer, Found)
    assert answer.bounds.top == 300


def test_an_icon_is_still_found_by_its_name_in_quotes_where_no_letters_say_it() -> None:
    answer = found('the "coffee" icon', icon(300, 900, "coffee"), words("Gas", 480, 300))
    assert isinstance(answer, Found)
    assert answer.bounds.top == 900


@pytest.mark.parametrize(("read", "asked"), [("Jens lyer", "Jens Iyer"), ("Room 1O1", "Room 101"), ("A·B", "A·B")])
def test_letters_that_look_alike_are_one_where_nothing_else_is_so_called(read: str, asked: str) -> None:
    answer = found(f'"{asked}"', words(read, 200, 600), words("Anna Lee", 200, 900))
    assert isinstance(answer, Found)
    assert answer.name == read


def test_a_name_read_right_is_not_mistaken_for_one_that_looks_like_it() -> None:
    answer = found('"Bill"', words("Bill", 200, 600), words("Bili", 200, 900))
    assert isinstance(answer, Found)
    assert answer.bounds.top == 600


def test_the_first_of_several_words_says_what_an_icon_shows() -> None:
    answer = found("the Add alarm icon", icon(500, 1900, "add"), icon(100, 2100, "alarm"))
    assert isinstance(answer, Found)
    assert answer.name == "add"


def test_an_icon_at_the_end_of_a_row_is_told_by_the_row() -> None:
    rows = [seen for n, who in enumerate(("555-0171", "555-0100")) for seen in (
        words(who, 200, 600 + 200 * n), icon(900, 595 + 200 * n, "chat"))]  # fmt: skip
    answer = found("the Text 555-0100 icon", *rows)
    assert isinstance(answer, Found)
    assert answer.bounds.top == 795


@pytest.mark.parametrize(
    ("phrase", "role"),
    [("the text Ann Lee icon", "icon"), ("the text Ann Lee", "text"), ("the label in the button", "text")],
)
def test_text_is_a_verb_before_an_icon_and_a_role_elsewhere(phrase: str, role: str) -> None:
    ways = parse(phrase)
    assert not isinstance(ways, NotUnderstood)
    assert next(way.role for way in ways if not way.literal) == role


APPS = (
    icon(170, 1800, "contacts"), words("Contacts", 120, 1890, 40),
    icon(510, 1800, "alarm"), words("Clock", 480, 1890, 40),
    icon(850, 1800, "settings"), words("Settings", 800, 1890, 40),
)  # fmt: skip


@pytest.mark.parametrize("phrase", ["About phone", "Address", "Accounts", "the phone icon", "电话", "关于手机"])
def test_a_part_of_another_word_for_an_icon_is_not_its_name(phrase: str) -> None:
    assert isinstance(found(phrase, *APPS), Miss)


@pytest.mark.parametrize("phrase", ["the address book", "the phone book icon", "联系人"])
def test_another_word_for_an_icon_is(phrase: str) -> None:
    answer = found(phrase, *APPS)
    assert isinstance(answer, Found)
    assert answer.bounds.left < 300
