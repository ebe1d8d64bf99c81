"""Landmarks that no name on the screen answers to: what they may be, and the sections that landmarks head."""

from __future__ import annotations

from drawing import page, text, view

from grounding.deciding.features import features
from grounding.deciding.guesses import guessed, in_section, is_counted_block, is_the_clock, without_lost_digits
from grounding.deciding.learned_order import query_of
from grounding.deciding.loose_names import loosely
from grounding.deciding.ranking import landmarks_of, rank
from grounding.language import NotUnderstood, Query, parse
from grounding.reading.screen import read
from grounding.reading.things import Reading

CARDS = read(
    page(
        view("ImageButton", (0, 100, 150, 250), description="Open drawer"),
        text("Offers", (180, 130, 500, 220)),
        *(
            view(cls, (left, top, right, top + 90), text=words, resource_id=ident)
            for top, title, price in ((400, "Garden", " "), (800, "Kitchen", " "), (1200, "Cellar", " off"))
            for cls, left, right, words, ident in (
                ("TextView", 40, 600, title, "title"),
                ("TextView", 700, 800, price, "price"),
                ("ImageView", 900, 990, "", "like"),
            )
        ),
    )
)
"""Three cards of a title, a price whose digits are lost, and an icon; no element says where a card ends."""


def landmark(phrase: str) -> tuple[Query, ...]:
    """The ways to read the landmark of a phrase."""
    ways = parse(phrase)
    assert not isinstance(ways, NotUnderstood)
    return next(way for way in ways if way.relations).relations[0].landmarks[0]


def names(phrase: str, reading: Reading = CARDS) -> list[str]:
    """What the landmark of a phrase is guessed to be, by the text that is left or by class."""
    found = (scored.thing.element for _, scored in guessed(landmark(phrase), reading))
    return [e.text or e.class_name.rsplit(".", 1)[-1] for e in found]


def test_a_number_is_a_text_of_which_nothing_is_left() -> None:
    assert names("the icon right of 599")[:2] == [" ", " "]
    assert "Garden" not in names("the icon right of 599")


def test_the_header_is_the_text_of_the_app_bar() -> None:
    assert names("the icon left of the header") == ["Offers"]


def test_what_people_call_the_app_bar_is_its_title() -> None:
    assert names("the icon below the title bar") == names("the icon below the toolbar") == ["Offers"]


def test_a_number_in_a_name_is_let_go_where_the_tree_has_lost_its_digits() -> None:
    ways = parse("the icon right of garden 3")
    assert not isinstance(ways, NotUnderstood)
    relation = next(way for way in ways if way.relations).relations[0]
    told = without_lost_digits(relation, CARDS)
    assert told is not None
    assert landmarks_of(told, CARDS)[0][0][1].thing.name == "Garden"
    with_digits = read(page(text("Garden 2", (40, 400, 600, 490)), view("ImageView", (900, 400, 990, 490))))
    assert without_lost_digits(relation, with_digits) is None


def test_a_word_that_is_no_picture_and_no_number_is_not_guessed() -> None:
    assert names("the icon right of frobnicate") == []


def test_the_second_block_begins_with_the_second_of_a_set() -> None:
    block = landmark("the icon in the second block")
    assert is_counted_block(block, CARDS)
    assert guessed(block, CARDS)[0][1].thing.box.top == 800


def test_a_section_ends_where_the_next_of_its_kind_begins() -> None:
    phrase = parse("the icon inside kitchen")
    assert not isinstance(phrase, NotUnderstood)
    relation = next(way for way in phrase if way.relations).relations[0]
    section = in_section(landmarks_of(relation, CARDS)[0], CARDS)
    inside = {t.element.bounds.top for t in CARDS.things if section[t.place] > 0}
    assert inside == {800}


def test_what_is_like_no_other_heads_no_section() -> None:
    phrase = parse("the icon inside offers")
    assert not isinstance(phrase, NotUnderstood)
    relation = next(way for way in phrase if way.relations).relations[0]
    assert in_section(landmarks_of(relation, CARDS)[0], CARDS).sum() == 0


def test_the_time_of_day_is_the_status_bars_clock_and_a_price_is_not() -> None:
    assert is_the_clock(landmark("the icon below 12:59"))
    assert is_the_clock(landmark("the icon below the time"))
    assert not is_the_clock(landmark("the icon below 5"))
    assert not is_the_clock(landmark("the icon below the title"))


def test_a_part_of_the_screen_that_the_tree_does_not_tell_is_no_evidence() -> None:
    def evidence(phrase: str) -> set[str]:
        ways = parse(phrase)
        assert not isinstance(ways, NotUnderstood)
        ranking = rank(ways, CARDS)
        return set(features(ways, query_of(ways, ranking), ranking, CARDS).columns)

    assert "in scope" in evidence("the icon in the app bar")
    assert "in scope" not in evidence("the icon in the menu")
    assert "in scope" not in evidence("the icon in the list")


def test_icons_answer_to_related_names_both_ways() -> None:
    bell = read(page(view("ImageView", (0, 0, 90, 90), resource_id="alarm"), view("ImageView", (100, 0, 190, 90))))
    assert set(loosely(bell, ("bell",))) == {0}
    alarm = read(page(view("ImageView", (0, 0, 90, 90), resource_id="bell"), view("ImageView", (100, 0, 190, 90))))
    assert set(loosely(alarm, ("alarm",))) == {0}
