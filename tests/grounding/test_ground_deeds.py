"""What is asked to be done, where a screen has a button for it: in a row, or called just so."""

from __future__ import annotations

import pytest
from drawing import icon, page, text, view

from device.screen import Screen
from grounding.grounder import Found, ground
from grounding.interface import Miss, Target
from grounding.language import NotUnderstood, parse
from grounding.reading.screen import read


def mails() -> Screen:
    """Rows with a star and a bin each, below a bar with a search icon; two buttons at the bottom."""
    rows = []
    for n, sender in enumerate(("Ada", "Grace", "Hopper")):
        top = 300 + 200 * n
        rows.append(view("LinearLayout", (0, top, 1080, top + 200), "click", (
            text(sender, (60, top + 30, 600, top + 90)),
            text("Meeting notes", (60, top + 100, 600, top + 160)),
            icon((800, top + 40, 920, top + 160), "Star"),
            icon((940, top + 40, 1060, top + 160), "Delete"),
        )))  # fmt: skip
    return page(
        icon((940, 80, 1060, 200), "Search"),
        view("ListView", (0, 300, 1080, 1800), "scroll", rows),
        view("Button", (60, 2000, 500, 2120), "click", text="Cancel"),
        view("Button", (560, 2000, 1020, 2120), "click", text="Discard draft"),
    )


def point(phrase: str, shown: Screen) -> tuple[int, int] | str:
    answer = ground(Target(phrase), read(shown))
    return (answer.point.x, answer.point.y) if isinstance(answer, Found) else str(answer.reason)


@pytest.mark.parametrize(
    ("phrase", "where"),
    [
        ("star the mail from Grace", (860, 600)),
        ("could you please star the Hopper one", (860, 800)),
        ("delete the Ada mail", (1000, 400)),
        ("get rid of the Grace mail", (1000, 600)),
        ("mark the Ada one", (860, 400)),
        ("cancel the upload", (280, 2060)),
        ("cancel it", (280, 2060)),
        ("look for a mail", (1000, 140)),
        ("discard the draft", (790, 2060)),
    ],
)
def test_a_deed_leads_to_the_button_for_it(phrase: str, where: tuple[int, int]) -> None:
    assert point(phrase, mails()) == where


@pytest.mark.parametrize("phrase", ["star the mail", "delete it", "delete the mail", "archive the Ada mail", "mute it"])
def test_a_deed_that_several_buttons_or_none_are_for_touches_nothing(phrase: str) -> None:
    assert isinstance(ground(Target(phrase), read(mails())), Miss)


def test_words_that_are_a_label_as_they_stand_are_that_label() -> None:
    labelled = page(
        view("Button", (60, 300, 1020, 430), "click", text="Save the planet"),
        view("Button", (60, 500, 1020, 630), "click", text="Save"),
    )
    assert point("save the planet", labelled) == (540, 365)
    assert point("save the document", labelled) == (540, 565)


@pytest.mark.parametrize(
    "phrase", ["make it dark", "stop it from moving", "call on hold", "sort by date", "share button"]
)
def test_what_follows_a_pronoun_a_preposition_or_a_kind_alone_is_no_deed(phrase: str) -> None:
    ways = parse(phrase)
    assert not isinstance(ways, NotUnderstood)
    assert not any(way.if_met for way in ways)


def test_without_an_article_it_is_a_deed_only_to_an_entry_that_bears_the_name() -> None:
    ways = parse("save changes")
    assert not isinstance(ways, NotUnderstood)
    assert all(way.owned for way in ways if way.if_met)


def test_quoted_names_stay_exact_in_what_the_deed_is_done_to() -> None:
    assert point('delete the "Ada" row', mails()) == (1000, 400)
    assert isinstance(ground(Target('delete the "Bob" row'), read(mails())), Miss)


def one_mail() -> Screen:
    """Ada's mail alone, with one bin."""
    row = view("LinearLayout", (0, 300, 1080, 500), "click", (
        text("Ada", (60, 330, 600, 390)), icon((940, 340, 1060, 460), "Delete")))  # fmt: skip
    return page(view("ListView", (0, 300, 1080, 1800), "scroll", [row]), icon((940, 80, 1060, 200), "Star"),
                icon((800, 80, 920, 200), "Search"),
                view("CheckBox", (60, 2000, 600, 2100), "click checkable", text="I agree"))  # fmt: skip


@pytest.mark.parametrize(
    "phrase",
    [
        'delete the "Grace" mail', 'delete the "Grace" row', 'delete the mail from "Grace"', "get rid of the Grace one",
        'star the "Grace" mail', 'look for the "Grace" mail',
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_done_to_what_is(phrase: str) -> None:
    assert isinstance(ground(Target(phrase), read(one_mail())), Miss)


def test_the_one_thing_there_is_may_be_done_away_with_by_a_pronoun() -> None:
    for phrase in ("delete it", "get rid of this mail", "delete the Ada mail"):
        assert point(phrase, one_mail()) == (1000, 400)


def test_a_box_that_is_marked_is_no_star() -> None:
    assert point("mark the checkbox", one_mail()) == (330, 2050)
    assert point("mark the box", one_mail()) != (1000, 140)
