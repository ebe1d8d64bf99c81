"""Loose phrases on trees of leaves: what comes first, how sure it is, and where the rules alone decide."""

from __future__ import annotations

import pytest
from drawing import Drawn, page, text, view

from device.geometry import Bounds
from device.screen import Screen
from grounding.deciding.features import features
from grounding.deciding.learned_order import order, query_of, rules_decide
from grounding.deciding.ranking import rank
from grounding.deciding.sets import MOST_COUNTED, Choice, chances, choices
from grounding.deciding.weights import CONFIDENCE, WEIGHTS
from grounding.grounder import Found, ground
from grounding.interface import Miss, Target
from grounding.language import NotUnderstood, Query, parse
from grounding.reading.screen import read
from grounding.reading.things import Reading, Thing


def leaf(cls: str, box: tuple[int, int, int, int], identifier: str = "", words: str = "", said: str = "") -> Drawn:
    return view(cls, box, resource_id=identifier, text=words, description=said)


def leaves(*found: Drawn) -> Screen:
    return page(*found)


DRAWER = leaves(
    leaf("ImageButton", (0, 100, 150, 250), said="Open drawer"),
    text("Files", (180, 130, 500, 220)),
    *(leaf("ImageView", (60, top, 150, top + 90)) for top in (400, 560, 720)),
    *(
        text(words, (220, top, 900, top + 90))
        for words, top in (("Recent files", 400), ("Cloud storage", 560), ("Deleted", 720))
    ),
)
"""A list of texts with pictures that nothing names; no element says that it can be tapped."""

DRAWN = read(DRAWER)


def ways_of(phrase: str) -> tuple[Query, ...]:
    ways = parse(phrase)
    assert not isinstance(ways, NotUnderstood)
    return ways


def first(phrase: str, shown: Screen) -> Thing:
    return order(ways_of(phrase), read(shown)).candidates[0].thing


def test_a_picture_goes_by_the_text_that_stands_beside_it() -> None:
    assert first("click on the cloud icon", DRAWER).box == Bounds(60, 560, 150, 650)


def test_a_text_keeps_its_own_name() -> None:
    assert first("click on the text cloud storage", DRAWER).name == "Cloud storage"


def test_pictures_are_counted_below_the_app_bar() -> None:
    assert first("select the first icon", DRAWER).box.top == 400
    assert first("select the last icon", DRAWER).box.top == 720


def test_a_keypad_answers_to_digits_by_the_names_in_its_identifiers() -> None:
    names = ("seven", "eight", "nine")
    keys = leaves(*(leaf("ImageView", (n * 300, 900, n * 300 + 250, 1150), name) for n, name in enumerate(names)))
    assert first("tap 8", keys).element.resource_id == "eight"


def test_quoted_names_stay_with_the_rules() -> None:
    reading = read(DRAWER)
    ways = ways_of('the icon left of "Cloud storage"')
    assert rules_decide(query_of(ways, rank(ways, reading)))
    assert order(ways, reading) is rank(ways, reading)


def test_chinese_phrases_stay_with_the_rules_but_where_they_are_put_in_english() -> None:
    reading = read(DRAWER)
    ways = ways_of("第二个图标")
    assert rules_decide(query_of(ways, rank(ways, reading)))
    ways = ways_of("云图标")
    assert query_of(ways, rank(ways, reading)).translated


def test_what_is_like_another_is_not_answered_with_certainty() -> None:
    twins = leaves(*(leaf("ImageView", (60, top, 150, top + 90)) for top in (400, 560, 720)))
    assert isinstance(ground(Target("the icon"), read(twins)), Miss)


def test_a_clear_answer_says_how_sure_it_is() -> None:
    found = ground(Target("the deleted text"), read(DRAWER))
    assert isinstance(found, Found)
    assert 0.7 <= found.confidence <= 1


def test_every_feature_is_a_number_for_each_thing() -> None:
    reading = read(DRAWER)
    for phrase in ("the second icon below files", "cloud icon at the left", "icon next to recent files", "9 button"):
        ways = ways_of(phrase)
        ranking = rank(ways, reading)
        found = features(ways, query_of(ways, ranking), ranking, reading)
        assert {len(column) for column in found.columns.values()} == {len(reading.things)}
        assert len(found.total(WEIGHTS)) == len(reading.things)
    assert CONFIDENCE["share"] > 0


def test_an_icon_may_stand_left_of_its_own_caption() -> None:
    assert first("the icon to the left of cloud storage", DRAWER).box == Bounds(60, 560, 150, 650)


def guesses(phrase: str) -> dict[str, float]:
    """How the texts of the drawer stand to what a landmark without a name may be."""
    reading, ways = read(DRAWER), ways_of(phrase)
    ranking = rank(ways, reading)
    column = features(ways, query_of(ways, ranking), ranking, reading).columns["related to a guess"]
    return {thing.name: float(column[thing.place]) for thing in reading.things if thing.role.value == "text"}


def test_a_picture_that_nothing_names_is_guessed_and_a_word_that_is_no_picture_is_not() -> None:
    near = guesses("click on the text next to the calendar icon")
    assert near.pop("Files") < 0.5  # beside it stands an icon that says what it is
    assert min(near.values()) > 0.5
    assert set(guesses("click on the text next to frobnicate").values()) == {0.0}


def sets_of(phrase: str, reading: Reading = DRAWN) -> list[Choice]:
    """The sets that the number of a phrase may count."""
    ways = ways_of(phrase)
    ranking = rank(ways, reading)
    query = query_of(ways, ranking)
    counted = features(ways, query, ranking, reading).counted
    return [] if counted is None else choices(query, reading, counted)


def names_by_kind(phrase: str, kind: str, reading: Reading = DRAWN) -> list[str]:
    """What the number picks from the sets of a kind: a name, or the role of what has none."""
    found = [c for c in sets_of(phrase, reading) if f"kind: {kind}" in c.facts]
    things = [reading.things[c.picked[0]] for c in found]
    return [thing.name if thing.role.value == "text" else thing.role.value for thing in things]


def test_a_phrase_without_a_number_counts_nothing() -> None:
    assert sets_of("the trash icon") == []


def test_what_may_be_texts_or_pictures_is_counted_among_both() -> None:
    assert names_by_kind("the last option", "texts body") == ["Deleted"]
    assert names_by_kind("the last option", "pictures body") == ["icon"]


def test_above_a_landmark_some_count_back_from_it() -> None:
    on_and_back = names_by_kind("the first text above deleted", "strict there1")
    assert on_and_back == ["Files", "Cloud storage"]


def test_no_set_is_counted_twice_and_each_is_long_enough() -> None:
    found = sets_of("the second icon")
    assert found
    assert len({frozenset(c.members) for c in found}) == len(found)
    assert all(len(c.members) >= 2 and c.members[1] == c.picked[0] for c in found)


def test_chances_of_what_is_picked_sum_to_one_and_follow_the_weights() -> None:
    options, size = sets_of("the second icon"), len(DRAWN.things)
    even = chances(options, size, {})
    assert even.sum() == pytest.approx(1)
    by_length = chances(options, size, {"n": 1000.0})
    longest = max(options, key=lambda c: len(c.members))
    assert by_length[longest.picked[0]] == pytest.approx(1)


def test_more_things_than_one_counts_make_no_set() -> None:
    views = (view("ImageView", (0, 5 * n, 100, 5 * n + 5), resource_id=f"a{n}") for n in range(MOST_COUNTED + 1))
    assert sets_of("the second icon", read(page(*views))) == []


SETTINGS = page(
    *(
        view(
            "LinearLayout",
            (0, top, 1080, top + 180),
            "click",
            (
                text(words, (60, top + 40, 700, top + 100)),
                view("CheckBox", (900, top + 40, 1000, top + 140), checkable=True),
            ),
        )
        for words, top in (("Alarm", 300), ("Snooze", 480), ("Inbox", 660))
    ),
    view("CheckBox", (900, 1000, 1000, 1100), "click", checkable=True, description="Vibrate"),
)


def test_on_full_trees_a_loose_name_is_answered_only_when_it_is_sure() -> None:
    found = ground(Target("snooze checkbox"), read(SETTINGS))
    assert isinstance(found, Found)
    assert found.element.bounds.top in (480, 520)
    assert isinstance(ground(Target("the kayak mail"), read(SETTINGS)), Miss)


def test_a_checkbox_may_be_told_by_the_name_that_only_a_screen_reader_says() -> None:
    found = ground(Target('the checkbox next to "Vibrate"'), read(SETTINGS))
    assert isinstance(found, Found)
    assert found.element.description == "Vibrate"
