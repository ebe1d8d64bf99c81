"""Ways to point that turn a phrase around are put as the grammar reads them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wording import text_of, words_of

from grounding.language.clauses import plainly
from grounding.language.numbering import steps_away
from grounding.language.recast import recast
from grounding.language.spelling import nearest
from grounding.language.split import Word


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Genres' left-hand neighbour", "thing left of genres"), ("Home's right-hand neighbor", "thing right of home"),
        ("New Game's companion on the left", "thing left of new game"),
        ("Home on its left, SOS on its right", "thing right of home , left of sos"),
        ("the tab with Home on its left and Me on its right", "the tab right of home , left of me"),
        ("the row that has Wi-Fi above it", "the row below wi-fi"),
        ("what VPN is followed by", "thing after vpn"), ("the word BEST is preceded by", "thing before word best"),
        ("after Save comes this", "thing after save"), ("Home, then this", "thing after home"),
        ("what stands between A and B", "thing between a and b"),
        ("Save and then the next one down", "thing below save"),
        ("Home, then one over to the right", "thing right of home"),
        ("count three down from Save", "3rd thing below save"),
        ("bottom menu, number three", "3rd thing in the bottom menu"),
        ("the icon on the right side of the app bar", "the icon in the app bar at the right"),
        ("the icon at the far left of the toolbar", "the icon in the toolbar at the left"),
        ("the last bottom tab", "the last tab in the bottom bar"),
        ("the star next to Ben's name", "the star next to ben"),
        ("the last row, which is off", "the last row which is off"),
        ("the zero key", "the 0 key"), ("enter a four", "the 4 key"), ("press nine", "the 9 key"),
        ("the Chats header", "the chats heading"), ("Chats header bar", "chats heading"),
        ("the header that says Chats", "the heading that says chats"),
        ("the header at the top that says Chats", "the heading that says chats at the top"),
        ("the switch in the middle of the three", "the middle switch"),
        ("the line of small text under Wi-Fi", "the text under wi-fi"),
    ],
)  # fmt: skip
def test_a_phrase_is_turned_around(said: str, read: str) -> None:
    assert text_of(recast(words_of(said))) == read


@pytest.mark.parametrize(
    "said",
    [
        "the icon to its left", "see More options? tap the icon to its left", "tap Wi-Fi and then the switch",
        "press Save, then OK", "what is the time", "the left of Wi-Fi", "neighbours", "Neighbour of the year",
        "of the cake", "then", "middle of nowhere", "this", "number three", "the icon to the right of the toolbar",
        "the icon in the header", "this header", "enter the dragon", "two keys", "the four seasons button", "four",
        "the switch in the middle of the four", "the line below Wi-Fi", "line of credit",
        "the bottom tab", "Ben's name", "the bottom tab between A and B", "the left of the list",
    ],
)  # fmt: skip
def test_what_is_not_turned_around_stays(said: str) -> None:
    words = words_of(said)
    assert recast(words) == words


@given(st.lists(st.sampled_from(
    ["its", "left", "right", "of", "the", "two", "then", "one", "this", "what", "is", "followed", "by", "with", "home",
     "neighbour", "hand", "middle", "number", "3", ",", "below", "it", "tabs", "on", "and", "upper", "from", "down"]
), max_size=9))  # fmt: skip
def test_any_words_are_read_to_the_end(said: list[str]) -> None:
    words = tuple(map(Word, said))
    for rule in (recast, nearest, steps_away):
        assert all(word.text for word in rule(words))


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("two rows below Wi-Fi", "2nd row below wi-fi"), ("icon two to the left of it", "2nd icon to the left of it"),
        ("two places to the right of Save", "2nd one to the right of save"),
        ("the last row but one", "the penultimate row"),
        ("tap the row two below Wi-Fi", "tap the 2nd row below wi-fi"), ("two before Save", "2nd one before save"),
        ("the three dots left of Save", "the three dots left of save"), ("number 4 below Save", "number 4 below save"),
    ],
)  # fmt: skip
def test_steps_from_a_landmark_are_counted(said: str, read: str) -> None:
    assert text_of(steps_away(words_of(said))) == read


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("the nearest icon to Ada", "the icon nearest to ada"), ("the icon farthest right", "the icon at rightmost"),
        ("far right tab", "rightmost tab"), ("the icon on the far left", "the icon on the leftmost"),
        ("bottom bar, far right", "bottom bar , far right"), ("to the far right of Wi-Fi", "to the far right of wi-fi"),
        ("most popular", "most popular"), ("nearest stores", "nearest stores"),
    ],
)  # fmt: skip
def test_the_nearest_and_the_farthest(said: str, read: str) -> None:
    assert text_of(nearest(words_of(said))) == read


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Blue Train, the second one", "second blue train"), ("the star, third from the left", "third star from left"),
        ("tap the Save button, the lower one", "lower save button"), ("Home, top", "home , top"),
    ],
)  # fmt: skip
def test_which_of_several_may_be_told_behind(said: str, read: str) -> None:
    assert text_of(plainly(words_of(said)).words) == read
