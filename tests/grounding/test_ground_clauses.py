"""Phrases of several clauses, with requests around them and numbers behind, as the one noun phrase they come to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grounding.language import NotUnderstood, Ordinal, Place, Query, Side, parse, quote, why_not
from grounding.language.clauses import plainly
from grounding.language.split import split

STAMMERED = (
    "see", "find", "the", "a", "icon", "button", "image", "Wi-Fi", "it", "its", "left", "right", "of", "to", "on",
    "below", "above", "there's", ",", ":", "?", "and", "tap", "press", "please", "is", "that", "which", "has", "one",
    "two", "2", "#", "no.", "number", "first", "row", "in", "at", "top", "bottom", "them",
)  # fmt: skip


def plain(phrase: str) -> str:
    """The noun phrase that a phrase comes to."""
    words = split(phrase)
    assert not isinstance(words, NotUnderstood), words
    return " ".join(quote(word.text) if word.quoted else word.said for word in plainly(words).words)


def structured(phrase: str) -> Query:
    ways = parse(phrase)
    assert not isinstance(ways, NotUnderstood), ways
    return next(way for way in ways if not way.literal)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("see the house? tap the icon to the right of it", "the icon to the right of the house"),
        ("find Wi-Fi and hit the switch on its right", "the switch right to wi-fi"),
        ("where it says Bluetooth, press the icon just above it", "the icon just above bluetooth"),
        ("Wi-Fi: switch on the right", "switch right to wi-fi"),
        ("photos text, image #2 below", "image 2nd below photos text"),
        ("password -> button under it", "button under password"),
        ("cancel, and next to it a button, press that", "a button next to cancel"),
        ("find the mail icon and tap the one to the left of it", "icon to the left of the mail icon"),
        ("the first image, and the one right below it", "image right below the first image"),
        ("find the Ada row and hit the button in it", "button in the ada row"),
        ("the profile photo, the one which is above Join", "the profile photo which is above join"),
    ],
)
def test_what_points_back_is_the_landmark(said: str, meant: str) -> None:
    assert plain(said).removeprefix("the ") == meant.removeprefix("the ")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("below Wi-Fi there's a switch, hit it", "a switch below wi-fi"),
        ("down at the bottom you'll see an arrow, tap that", "an arrow at the bottom"),
        ("in the second row, tap the third picture", "the third picture in the second row"),
        ("top right, the gear", "the gear at the top right"),
        ("2nd row, option 1", "option 1st in the 2nd row"),
        ("on the keyboard press the key A", "the key a on the keyboard"),
        ("above the title, bar number one", "bar 1st above the title"),
        ("left of Cancel an icon stands", "an icon left of cancel"),
        ("Wi-Fi has at its left an icon", "an icon left to wi-fi"),
        ("the button that Password has underneath", "the button below password"),
    ],
)
def test_a_place_that_is_told_first_goes_behind_the_thing(said: str, meant: str) -> None:
    assert plain(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Please could you press the gear for me, thank you so much", "the gear"),
        ("I wonder whether you might touch the gear, if it isn't too much trouble", "the gear"),
        ("Would you be so kind as to press the gear?", "the gear"),
        ("Oh dear, would you mind pressing the gear?", "the gear"),
        ("hey, go ahead and tap the gear pls", "the gear"),
        ("let's open the gear", "the gear"),
        ("the gear, press it please", "the gear"),
        ("I want the gear", "the gear"),
        ("Verify that the gear is shown", "the gear is shown"),
    ],
)
def test_courtesy_says_nothing(said: str, meant: str) -> None:
    assert plain(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "image no. 2", "image #2", "image number two", "the number two image", "number 2 image", "image 2",
        "the image that is second", "the second one of the images", "the 2nd of the images",
    ],
)  # fmt: skip
def test_a_number_counts_wherever_it_stands(said: str) -> None:
    query = structured(said)
    assert (query.role, query.ordinal, query.words) == ("image", Ordinal(2), ())


@pytest.mark.parametrize(
    ("said", "words"),
    [("the number 8", ("8",)), ("key 8", ("8",)), ("text 2", ("2",)), ("room number 12", ("room", "12"))],
)
def test_a_number_that_is_written_there_is_a_name(said: str, words: tuple[str, ...]) -> None:
    query = structured(said)
    assert query.ordinal is None
    assert [word for word in query.words if word != "number"] == list(words)


def test_rows_are_counted_by_a_number_behind_them() -> None:
    assert structured("row two, image 3") == Query(role="image", called="image", line=Ordinal(2), ordinal=Ordinal(3))
    assert structured("the image in row no. 2").line == Ordinal(2)
    assert structured("two from the left").ordinal == Ordinal(2, "left")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("txt rt of arrow", "text right of arrow"),
        ("icon btwn pencil n camera", "icon between pencil and camera"),
        ("btn abv Save", "button above save"),
        ("icno at the btm", "icon at the bottom"),
        ("up in the right corner", "in the top right corner"),
        ("the logo right in the middle", "the logo in the middle"),
        ("third counted from the left", "third from the left"),
    ],
)
def test_words_typed_in_a_hurry(said: str, meant: str) -> None:
    assert plain(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "Sign in", "what do i need", "see all", "find my device", "now playing", "ok", "get the app",
        "OK, got it", "London, UK", "milano, italy icon", "there is no place like home", "chat with us",
        "price of the cake", "pick up and delivery", "terms and conditions", "just for you", "hey jude",
    ],
)  # fmt: skip
def test_names_keep_their_words(said: str) -> None:
    literal = [way.words for way in parse(said) if not isinstance(way, str) and way.literal]  # type: ignore[union-attr]
    assert tuple(word.said for word in split(said) if word.text != ",") in literal  # type: ignore[union-attr]
    assert set(structured(said).words) >= {word for word in plain(said).split() if len(word) > 4} - {"icon"}
    assert structured(said).relations == () or " of " in said


def test_looks_and_uses_name_an_icon() -> None:
    for said in ("icon that looks like a gear", "symbol of a gear", "icon for the gear", "icon showing a gear"):
        query = structured(said)
        assert (query.role, query.words, query.relations) == ("icon", ("gear",), ()), said
    assert structured("symbol for reloading").words == ("reload",)
    assert structured("icon of the first option").relations[0].side is Side.OF


def test_a_question_mark_by_itself_is_a_name() -> None:
    assert structured("the ? icon") == structured("the question mark icon")


def test_a_place_behind_a_comma_stays_a_place() -> None:
    assert structured("search icon, top right").place == Place(1, -1)


@given(st.lists(st.sampled_from(('"Ada"', '"the left one"', "Wi-Fi", "icon")), min_size=1, max_size=3), st.data())
def test_nothing_quoted_is_lost_whatever_is_said_around_it(things: list[str], data: st.DataObject) -> None:
    words = [w for thing in things for w in (*data.draw(st.lists(st.sampled_from(STAMMERED), max_size=4)), thing)]
    said = split(" ".join(words))
    assert not isinstance(said, NotUnderstood)
    kept = [word.text for word in plainly(said).words if word.quoted]
    assert sorted(kept) == sorted(word.text for word in said if word.quoted)


@given(
    st.lists(
        st.sampled_from(STAMMERED),
        max_size=14,
    )
)
def test_nothing_that_a_person_could_stammer_is_too_much(said: list[str]) -> None:
    phrase = " ".join(said)
    assert parse(phrase) == parse(phrase)
    words = split(phrase)
    assert isinstance(words, NotUnderstood) or not any(word.text in (":", "?") for word in plainly(words).words)


@pytest.mark.parametrize(
    "said", ["tap Wi-Fi and press VPN", "tap the gear, then tap the bell", "Airplane mode, then press the magnifier"]
)
def test_two_steps_in_one_phrase_are_no_thing(said: str) -> None:
    ways = parse(said)
    assert not isinstance(ways, NotUnderstood)
    assert all(way.literal for way in ways)
    assert "one at a time" in why_not(said)


@pytest.mark.parametrize(
    "said", ["find Wi-Fi and tap it", "see the gear, then tap the bell next to it", "scroll and tap Save"]
)
def test_looking_first_is_no_step(said: str) -> None:
    words = split(said)
    assert not isinstance(words, NotUnderstood)
    assert not plainly(words).twice


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("turn Wi-Fi off", "turn off Wi-Fi"),
        ("please turn the dark mode on", "turn on the dark mode"),
        ('turn the "Wi-Fi" switch off', 'turn off the "Wi-Fi" switch'),
        ("switch dark mode on", "switch on dark mode"),
        ("sign me out", "sign out"),
        ("log me in please", "log in"),
        ("Step 3: tap the Workout tab.", "tap the Workout tab"),
        ("step 12) press Save", "press Save"),
        ("2. Click Save", "click Save"),
        ("Verify that the test starts after tapping Test Connection", "Test Connection"),
        ("check that the list is empty when I press the bin icon", "the bin icon"),
        ("the greyed out button", "the disabled button"),
        ("find me restaurants", "restaurants"),
        ("switch to grid view", "grid view"),
        ("the icon on the same line as Foo", "the icon in the row of Foo"),
    ],
)
def test_what_is_said_in_two_halves_or_as_a_step_means_the_same(said: str, meant: str) -> None:
    assert structured(said) == structured(meant)


@pytest.mark.parametrize(
    "label", ["2. Reinstall", "Turn the page", "Step by step", "Verify that it is you", "Sign me up"]
)
def test_a_label_that_looks_like_a_step_is_still_tried_as_it_is(label: str) -> None:
    ways = parse(label)
    assert not isinstance(ways, NotUnderstood)
    assert any(way.literal and " ".join(way.words) == label.lower().replace(".", "") for way in ways)


def test_what_stands_in_a_row_is_counted_by_what_is_asked_for() -> None:
    said = structured("right picture in the upper row of images")
    assert said == structured("right picture in the upper row")
    assert structured("the first row of images") != structured("the first row")
