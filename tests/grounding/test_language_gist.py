"""What a step asks for, without why it is done, what it leads to and what is typed."""

import pytest

from grounding.language.gist import gist
from grounding.language.split import split


def told(phrase: str) -> str:
    words = split(phrase)
    assert isinstance(words, tuple)
    return " ".join(word.said for word in gist(words))


@pytest.mark.parametrize(
    ("phrase", "asked"),
    [
        ("To add an eSIM, open the SIM card row", "open the sim card row"),
        ("Default browser must be changed, so go into Apps", "go into apps"),
        ("Sorting has to change; open the three-dot menu", "open the three dot menu"),
        ("Get the code: open the conversation from 20 December", "open the conversation from 20 december"),
        ("For noon, touch the topmost number", "touch the topmost number"),
        ("An alarm has to be set: tap the time at the top", "tap the time at the top"),
    ],
)
def test_what_is_told_before_a_request_says_why(phrase: str, asked: str) -> None:
    assert told(phrase) == asked


@pytest.mark.parametrize(
    ("phrase", "asked"),
    [
        ("Open Discover to look for new groups", "open discover"),
        ("Touch the microphone so you can just speak", "touch the microphone"),
        ("Tap Play and check that playback starts", "tap play"),
        ("close this, I don't want to keep it", "close this"),
        ("open the browser menu first", "open the browser menu"),
    ],
)
def test_what_is_told_behind_it_says_what_for_and_when(phrase: str, asked: str) -> None:
    assert told(phrase) == asked


@pytest.mark.parametrize(
    ("phrase", "field"),
    [
        ('Type "Lunch" into the title field', "the title field"),
        ("Enter Ines as the given name", "the given name field"),
        ("Write the greeting into the body below the subject", "the body field below the subject"),
        ("Put Room 4 in the location", "the location field"),
        ("Type wikipedia.org in the bar at the top", "the bar at the top"),
    ],
)
def test_what_is_typed_is_not_where(phrase: str, field: str) -> None:
    assert told(phrase) == field


@pytest.mark.parametrize(
    ("phrase", "asked"),
    [
        ("Close the main.dart tab with its x", "x of main.dart tab"),
        ("Look up the dentist with the search icon", "search icon"),
        ("Task 3 is the urgent one, so star it", "star the task 3"),
        ("Add Blue Winter to the workout list: open its options", "open options of blue winter"),
        ("press the middle one of the three buttons", "press the 2nd one of the three buttons"),
        ("of the three switches, touch the middle one", "2nd one of the three switches"),
        ("the left one of the three icons at the top right", "the 3rd icons from the right at the top right"),
        ("of the two icons at the top left, the right one", "2nd icons from the left at the top left"),
        ("the icon left of two buttons at the top right", "the icon left of two buttons at the top right"),
        ("touch the tab you're in right now", "touch the tab that is selected"),
        ("press the button that lets you add a birthday", "press the button add a birthday"),
    ],
)
def test_roundabout_ways_are_put_plainly(phrase: str, asked: str) -> None:
    assert told(phrase) == asked


@pytest.mark.parametrize(
    "phrase",
    [
        "the button to save the file",
        "press the arrow to go back",
        "the icon next to Wi-Fi",
        "the row with the text Bob",
        "open the album with the purple cover",
        "Tap to retry",
        "Back to top",
        "How to play",
        "Wi-Fi: tap the switch",
        "below Wi-Fi there's a switch, hit it",
        "see the house? tap the icon to the right of it",
        "the name of the screen we are on",
        "Type a message",
        "Sign in as guest",
        "turn on Wi-Fi, tap VPN",
        "enable Wi-Fi; press VPN",
    ],
)
def test_what_may_name_a_thing_stays(phrase: str) -> None:
    words = split(phrase)
    assert isinstance(words, tuple)
    assert gist(words) == words
