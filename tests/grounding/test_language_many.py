"""Which of several is meant, put as the grammar counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wording import text_of, words_of

from grounding.language.many import of_many
from grounding.language.split import Word


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("of the two blank fields the upper one", "upper blank field"),
        ("of the two Mores, the higher", "upper more"), ("leftmost of the tabs", "leftmost tab"),
        ("dead centre of the bottom menu", "middle thing in the bottom menu"),
        ("smack in the middle of the five tabs", "middle tab"),
        ("the middle one of the three buttons", "the 2nd one of the three buttons"),
        ("of the three icons at the top, the left one", "1st one of the three icons at the top from the left"),
        ("the upper of the two lines", "upper line"),
        ("the left one of the three icons at the top right", "the 3rd icons from the right at the top right"),
    ],
)  # fmt: skip
def test_one_of_several_is_counted(said: str, read: str) -> None:
    assert text_of(of_many(words_of(said))) == read


@pytest.mark.parametrize(
    "said",
    ["middle of nowhere", "the icon left of the three dots", "of the cake", "the middle tab", "left", "both of them"],
)
def test_what_tells_of_no_several_stays(said: str) -> None:
    assert of_many(words_of(said)) == words_of(said)


@given(st.lists(st.sampled_from(
    ["of", "the", "two", "three", "left", "upper", "middle", "one", "icons", "tabs", ",", "at", "top", "right", "these"]
), max_size=9))  # fmt: skip
def test_any_words_are_read_to_the_end(said: list[str]) -> None:
    assert all(word.text for word in of_many(tuple(map(Word, said))))
