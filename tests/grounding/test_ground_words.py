"""How words and labels are made comparable."""

from __future__ import annotations

import pytest

from grounding.vocabulary.words import closeness, cut, id_words, normal, tidy, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wi‑Fi", "wi-fi"),
        ("Don’t allow", "don't allow"),
        ("Party 🎉", "Party .."),
        ("Party 🎉", "party"),
        ("Line\nbreak", "line break"),
        ("Ｆｕｌｌ", "full"),
        ("zero\u200bwidth", "zerowidth"),
    ],
)
def test_labels_that_look_the_same_are_the_same(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(("one", "other"), [("Save", "Saved"), ("1.5", "15"), ("🎉", "🎈"), ("v2..3", "v23")])
def test_labels_that_differ_stay_different(one: str, other: str) -> None:
    assert normal(one) != normal(other)


def test_two_words_with_a_meaning_of_their_own_become_one() -> None:
    assert tokens("Sign in") == ("signin",)
    assert tokens("Sign out now") == ("signout", "now")
    assert tokens("wi-fi") == tokens("Wi fi") == ("wifi",)


def test_scripts_without_spaces_are_compared_by_character() -> None:
    assert tokens("飞行模式") == ("飞", "行", "模", "式")


@pytest.mark.parametrize(
    ("identifier", "words"),
    [
        ("org.example:id/btnShareFile", ("btn", "share", "file")),
        ("menu_search", ("menu", "search")),
        ("URLBar2", ("url", "bar")),
        ("", ()),
    ],
)
def test_an_identifier_gives_its_words(identifier: str, words: tuple[str, ...]) -> None:
    assert id_words(identifier) == words


def test_a_slip_is_close_and_another_word_is_not() -> None:
    assert closeness("setings", "settings") > 0.6
    assert closeness("images", "image") > 0.9
    assert closeness("bluetoth", "bluetooth") > 0.6
    assert closeness("send", "sent") < 0.9
    assert closeness("12", "13") == 0
    assert closeness("wifi", "music") == 0


def test_numbers_compare_without_leading_zeros() -> None:
    assert closeness("08", "8") > 0.9


def test_a_cut_text_ends_in_an_ellipsis_and_is_no_longer_than_allowed() -> None:
    long = "a fairly long label that goes on and on until it has to stop"
    assert cut(long, 30).endswith("…")
    assert len(cut(long, 30)) <= 30
    assert cut("short", 30) == "short"
    assert tidy("  two \n lines ") == "two lines"
