"""What phrases ask for, before any screen is seen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grounding.interface import GroupKind, State
from grounding.language import NotUnderstood, Ordinal, Place, Query, Side, parse, quote, ways_of
from grounding.language.query import filled
from grounding.vocabulary.lexicon import ROLE_FIT, ROLE_WORDS


def structured(phrase: str) -> Query:
    """The reading that takes the words apart, whatever word was used for the role."""
    ways = parse(phrase)
    assert not isinstance(ways, NotUnderstood), ways
    return replace(next(way for way in ways if not way.literal), called="")


@pytest.mark.parametrize("verb", ["tap", "click on", "please press", "select", "long press on", "go to", "open"])
def test_verbs_and_articles_in_front_are_dropped(verb: str) -> None:
    assert structured(f'{verb} the "Save" button') == Query(exact=("Save",), role="button")


def test_quotes_are_exact_and_keep_their_case_and_words() -> None:
    assert structured('"Sign in next to Ada"').exact == ("Sign in next to Ada",)
    assert structured("“Don’t save”").exact == ("Don’t save",)
    assert structured("'OK' button") == Query(exact=("OK",), role="button")
    assert structured("the dog's bed").exact == ()


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40).filter(lambda t: t.strip()))
def test_whatever_is_quoted_comes_back_as_it_was(text: str) -> None:
    assert structured(f"the {quote(text)} button").exact == (text,)


QUOTING = (
    "the {} button", "the switch in the {} row", "tap {}", "turn on {}", "star {}", "{} off", "{} menu", "the {} one",
    "open {}, then {}", "the field between {} and {}", "the second icon below {}", "type into {}", "the switch of {}",
    "not {} but {}", "the row with the text {}", "in {} tap the {} icon", "last {}", "the image right of {} at the top",
)  # fmt: skip
TELLING = (
    "first",
    "search",
    "turn on",
    "and",
    "Ada's",
    "right of",
    "off",
    "icon",
    "button",
    "5",
    "not",
    ",",
    "Sign in",
)
"""Words that mean something to the grammar where no quotes are around them."""


@pytest.mark.parametrize("form", QUOTING)
def test_the_grammar_looks_into_no_quotes(form: str) -> None:
    said = ways_of(form.format('"Xyz"', '"Uvw"'))
    assert said
    for text in TELLING:
        assert ways_of(form.format(f'"{text}"', '"Uvw"')) == filled(said, {"Xyz": text}), text


@pytest.mark.parametrize(
    ("phrase", "side"),
    [
        ("icon next to Wi-Fi", Side.BESIDE),
        ("icon to the left of Wi-Fi", Side.LEFT),
        ("icon on the right side of Wi-Fi", Side.RIGHT),
        ("icon which is above Wi-Fi", Side.ABOVE),
        ("icon just below Wi-Fi", Side.BELOW),
        ("icon in the row of Wi-Fi", Side.SAME_ROW),
        ("icon in the Wi-Fi row", Side.SAME_ROW),
        ("icon inside Wi-Fi", Side.INSIDE),
        ("icon before Wi-Fi", Side.BEFORE),
        ("icon after Wi-Fi", Side.AFTER),
    ],
)
def test_relations_name_a_side_and_a_landmark(phrase: str, side: Side) -> None:
    query = structured(phrase)
    assert query.role == "icon"
    (relation,) = query.relations
    assert relation.side is side
    assert relation.landmarks[0][-1].words == ("wi-fi",)


def test_landmarks_nest() -> None:
    (outer,) = structured('the icon right of the switch below "Sound"').relations
    landmark = outer.landmarks[0][-1]
    assert (outer.side, landmark.role) == (Side.RIGHT, "switch")
    assert landmark.relations[0].landmarks[0][-1].exact == ("Sound",)


def test_after_which_is_the_thing_itself_is_meant_again() -> None:
    query = structured("the icon below Ada which is left of Bob")
    assert [relation.side for relation in query.relations] == [Side.BELOW, Side.LEFT]


def test_between_has_two_landmarks() -> None:
    (relation,) = structured('button between "A" and "B"').relations
    assert [ways[-1].exact for ways in relation.landmarks] == [("A",), ("B",)]


@pytest.mark.parametrize(
    ("phrase", "ordinal"),
    [
        ("first icon", Ordinal(1)),
        ("the 2nd icon", Ordinal(2, figures=True)),
        ("last icon", Ordinal(-1)),
        ("second to last icon", Ordinal(-2)),
        ("second last icon", Ordinal(-2)),
        ("third icon from the left", Ordinal(3, "left")),
        ("third icon from the bottom", Ordinal(3, "bottom")),
        ("12th icon", Ordinal(12, figures=True)),
    ],
)
def test_ordinals_count_from_a_side(phrase: str, ordinal: Ordinal) -> None:
    assert structured(phrase) == Query(role="icon", ordinal=ordinal)


def test_rows_and_columns_are_numbered_too() -> None:
    query = structured("the second image in the third row")
    assert (query.ordinal, query.line) == (Ordinal(2), Ordinal(3))
    assert structured("first row second icon").line == Ordinal(1)
    assert structured("icon in the second row third column").column == Ordinal(3)
    assert structured("third row") == Query(role="row", ordinal=Ordinal(3))


@pytest.mark.parametrize(
    ("phrase", "place"),
    [
        ("icon at the top right corner of the screen", Place(1, -1)),
        ("top right icon", Place(1, -1)),
        ("icon, bottom left", Place(-1, 1)),
        ("icon in the middle of the page", Place(0, 0)),
        ("icon at the bottom", Place(None, 1)),
        ("icon on the left", Place(-1, None)),
    ],
)
def test_places_are_regions_of_the_screen(phrase: str, place: Place) -> None:
    assert structured(phrase) == Query(role="icon", place=place)


@pytest.mark.parametrize(
    ("phrase", "scope"),
    [
        ("icon in the dialog", GroupKind.DIALOG),
        ("icon in the app bar", GroupKind.APP_BAR),
        ("icon in the navigation bar", GroupKind.NAVIGATION),
        ("icon on the keyboard", GroupKind.KEYBOARD),
    ],
)
def test_a_group_narrows_the_screen(phrase: str, scope: GroupKind) -> None:
    assert structured(phrase) == Query(role="icon", scope=scope)


@pytest.mark.parametrize(
    ("phrase", "state"),
    [
        ("the checked box", State.CHECKED),
        ("the switch that is off", State.OFF),
        ("the empty field", State.EMPTY),
        ("the disabled button", State.DISABLED),
        ("the tab which is selected", State.SELECTED),
    ],
)
def test_states_are_heard_before_and_after(phrase: str, state: State) -> None:
    assert structured(phrase).states == (state,)


def test_words_that_could_be_a_label_are_tried_as_one_first() -> None:
    ways = parse("Sign in to continue")
    assert not isinstance(ways, NotUnderstood)
    assert ways[0] == Query(words=("sign", "in", "to", "continue"), literal=True)


def test_colours_never_become_names() -> None:
    query = structured("the blue round button below Ada")
    assert (query.words, query.looks) == ((), ("blue", "round"))


@pytest.mark.parametrize("phrase", ["", "   ", "the", '"Save', '""', "(540, 1200)", "12 34", "x" * 501, ", ,"])
def test_what_names_nothing_is_not_understood_and_says_why(phrase: str) -> None:
    answer = parse(phrase)
    assert isinstance(answer, NotUnderstood)
    assert answer.detail


@given(st.text(max_size=200))
def test_no_text_breaks_the_parser(phrase: str) -> None:
    parse(phrase)


def test_nesting_is_bounded() -> None:
    assert structured("icon " + "left of the icon " * 25) is not None


def test_every_role_word_stands_for_a_known_role() -> None:
    assert set(ROLE_WORDS.values()) <= set(ROLE_FIT)


def test_between_two_of_a_kind_both_are_landmarks() -> None:
    for phrase in ("the date between two arrows", "the date between the arrows", "date in between both arrows"):
        (relation,) = structured(phrase).relations
        assert relation.side is Side.BETWEEN
        assert [ways[-1].words for ways in relation.landmarks] == [("arrows",), ("arrows",)]
    assert not structured("the date between Monday").relations


def test_a_side_right_after_is_needs_no_preposition() -> None:
    (relation,) = structured("the icon which is left 0203").relations
    assert (relation.side, relation.landmarks[0][-1].words) == (Side.LEFT, ("0203",))
    assert structured("the image that is on the left side").place == Place(-1, None)
    assert not structured("the text which is right aligned").relations


def test_rows_and_columns_go_by_number_or_edge() -> None:
    assert structured("the picture in row 3").line == Ordinal(3)
    assert structured("the picture in column 2").column == Ordinal(2)
    assert structured("third image in the left column") == Query(role="image", ordinal=Ordinal(3), column=Ordinal(1))
    assert structured("the icon in the right column").column == Ordinal(-1)
    assert structured("the row 66 bus").line is None


def test_a_landmark_may_begin_with_a_word_for_the_screen() -> None:
    (relation,) = structured("lines left to app of the day").relations
    assert relation.side is Side.LEFT


@pytest.mark.parametrize(
    ("phrase", "place"),
    [
        ("icon at the top middle", Place(0, -1)),
        ("top center icon", Place(0, -1)),
        ("icon at the bottom center", Place(0, 1)),
        ("icon in the middle of the top", Place(0, -1)),
        ("icon at the top in the middle", Place(0, -1)),
        ("lower middle icon", Place(0, 1)),
        ("icon on the left middle", Place(-1, 0)),
        ("middle left icon", Place(-1, 0)),
    ],
)
def test_the_middle_says_only_what_no_other_word_says(phrase: str, place: Place) -> None:
    assert structured(phrase) == Query(role="icon", place=place)


def landmark(phrase: str) -> Query:
    """The first structured reading of the only landmark."""
    (relation,) = structured(phrase).relations
    return replace(next(way for way in relation.landmarks[0] if not way.literal), called="")


def test_one_in_a_landmark_is_of_the_kind_that_is_asked_for() -> None:
    assert landmark("icon next to the first one") == Query(role="icon", ordinal=Ordinal(1))
    assert landmark("box below the blue one") == Query(role="box", looks=("blue",))
    assert landmark("icon right of the middle one") == Query(role="icon", place=Place(0, 0))
    assert landmark("logo left to the webdunia one") == Query(words=("webdunia",), role="icon")
    assert landmark("minutes above the last one") == Query(words=("minutes",), ordinal=Ordinal(-1))
    nested = landmark("icon next to the first one below grocery iq")
    assert (nested.role, nested.ordinal, nested.relations[0].side) == ("icon", Ordinal(1), Side.BELOW)


def test_one_by_itself_is_neither_name_nor_role() -> None:
    assert structured("the last one") == Query(ordinal=Ordinal(-1))
    assert structured("second one on the right") == Query(ordinal=Ordinal(2), place=Place(1, None))
    below = structured("the first one below settings")
    assert (below.words, below.role, below.ordinal) == ((), "", Ordinal(1))
    assert structured("plus one").words == ("plus", "one")


@pytest.mark.parametrize("size", ["big", "large", "bigger", "biggest", "huge", "small", "tiny", "smallest"])
def test_sizes_are_looks(size: str) -> None:
    assert structured(f"the {size} picture") == Query(role="image", looks=(size,))
    assert structured(f"the {size} arrow") == Query(words=("arrow",), looks=(size,))
    assert landmark(f"icon next to the {size} circle") == Query(words=("circle",), looks=(size,))


def test_sizes_may_belong_to_names() -> None:
    assert structured("big beats ringtone").words == ("big", "beats", "ringtone")
    assert structured("small talk").words == ("small", "talk")


@pytest.mark.parametrize(
    ("phrase", "role", "words", "inner"),
    [
        ("text written on the picture", "text", (), Query(role="image")),
        ("contacted written on the image", "", ("contacted",), Query(role="image")),
        ("name on the picture", "", ("name",), Query(role="image")),
        ("arrow icon in the top right image", "icon", ("arrow",), Query(role="image", place=Place(1, -1))),
        ("play icon at the bottom video", "icon", ("play",), Query(words=("video",), place=Place(None, 1))),
        ("third button in gk section", "button", (), Query(words=("gk",), role="area")),
        ("title on the lower left picture", "heading", (), Query(role="image", place=Place(-1, 1))),
        ("price in the second card", "", ("price",), Query(role="card", ordinal=Ordinal(2))),
        ("rating on the first image", "", ("rating",), Query(role="image", ordinal=Ordinal(1))),
    ],
)
def test_what_something_lies_in_is_not_what_is_asked_for(
    phrase: str, role: str, words: tuple[str, ...], inner: Query
) -> None:
    query = structured(phrase)
    assert (query.role, query.words, query.place) == (role, words, None)
    assert query.relations[0].side is Side.INSIDE
    assert landmark(phrase) == inner


def test_written_before_a_side_is_no_name() -> None:
    below = structured("the time written below cnnmoney heading")
    assert (below.words, below.relations[0].side) == (("time",), Side.BELOW)
    assert structured("the button written hello").words == ("hello",)


def test_the_middle_row_and_the_middle_of_a_row() -> None:
    assert structured("second icon in the middle row") == Query(role="icon", ordinal=Ordinal(2), place=Place(None, 0))
    assert structured("third image in the middle column").place == Place(0, None)
    assert structured("middle icon in the top row") == Query(role="icon", line=Ordinal(1), place=Place(0, None))
    assert structured("view on map").words == ("view", "on", "map")


@pytest.mark.parametrize(
    ("phrase", "mark", "place"),
    [
        ("picture under the second image of left side", Query(role="image", ordinal=Ordinal(2)), Place(-1, None)),
        ("image below the third image on right side", Query(role="image", ordinal=Ordinal(3)), Place(1, None)),
        ("eye symbol below first picture on right", Query(role="image", ordinal=Ordinal(1)), Place(1, None)),
    ],
)
def test_a_place_behind_a_kind_of_thing_tells_which_is_meant(phrase: str, mark: Query, place: Place) -> None:
    assert landmark(phrase) == replace(mark, place=place)
    assert structured(phrase).place == place


def test_only_what_both_share_of_a_place_is_asked_for_as_well() -> None:
    assert structured("icon below the one at the top").place is None
    assert landmark("icon below the one at the top") == Query(role="icon", place=Place(None, -1))
    assert structured("icon left of the last icon at the top right").place == Place(None, -1)
    assert structured("icon next to Wi-Fi at the top").place == Place(None, -1)
    assert landmark("icon next to Wi-Fi at the top").place is None


def readings(phrase: str) -> list[Query]:
    ways = parse(phrase)
    assert not isinstance(ways, NotUnderstood), ways
    return [way for way in ways if not way.literal]


@pytest.mark.parametrize(
    ("phrase", "words", "role", "owner"),
    [
        ("duration of the sea sound", ("duration",), "", ("sea", "sound")),
        ("description of camscanner", ("description",), "", ("camscanner",)),
        ("position of antipin", ("position",), "", ("antipin",)),
        ("number of channels of orange kablowa", ("channels",), "text", ("orange", "kablowa")),
        ("sunday's high temperature", ("high", "temperature"), "", ("sunday",)),
        ("image of the cake", (), "image", ("cake",)),
    ],
)
def test_what_something_has_is_asked_for_of_it(
    phrase: str, words: tuple[str, ...], role: str, owner: tuple[str, ...]
) -> None:
    query = structured(phrase)
    assert (query.words, query.role, query.relations[0].side) == (words, role, Side.OF)
    assert landmark(phrase).words == owner


@pytest.mark.parametrize("phrase", ["city college of rome", "flag of mexico", "date of birth", "dragon's head"])
def test_what_may_be_one_name_is_read_as_one_first(phrase: str) -> None:
    whole, apart = readings(phrase)
    assert (whole.relations, apart.relations[0].side) == ((), Side.OF)


@pytest.mark.parametrize("phrase", ["terms of use", "table of contents", "one of four", "what's new", "map of rome"])
def test_some_names_are_never_parted(phrase: str) -> None:
    (whole,) = readings(phrase)
    assert not whole.relations


def test_a_label_keeps_its_owner() -> None:
    ways = parse("what's new")
    assert not isinstance(ways, NotUnderstood)
    assert ways[0] == Query(words=("what's", "new"), literal=True)


def literals(phrase: str) -> list[tuple[tuple[str, ...], str]]:
    ways = parse(phrase)
    assert not isinstance(ways, NotUnderstood), ways
    return [(way.words, way.role) for way in ways if way.literal]


@pytest.mark.parametrize("label", ["my communities", "last post", "now", "on", "off", "and", "phone", "the guardian"])
def test_any_words_may_be_a_label(label: str) -> None:
    assert (tuple(label.split()), "") in literals(label)
    assert (tuple(label.split()), "") in literals(f"select {label}")


@pytest.mark.parametrize("label", ["my communities", "last post", "now", "off", "phone", "the guardian"])
def test_any_words_may_be_the_label_of_a_landmark(label: str) -> None:
    (relation,) = structured(f"tab left to {label}").relations
    assert tuple(label.split()) in [way.words for way in relation.landmarks[0] if way.literal]


def test_a_role_may_stand_before_a_label() -> None:
    assert (("my", "communities"), "text") in literals("select the text my communities")
    assert structured("the text my communities") == Query(words=("my", "communities"), role="text")


def test_a_word_for_the_screen_may_be_a_landmark() -> None:
    (relation,) = structured("tab left to phone").relations
    assert relation.side is Side.LEFT
    assert structured("tab on the left side of the phone").place == Place(-1, None)


def test_a_word_for_a_side_in_front_belongs_to_a_name() -> None:
    assert structured("nearby icon") == Query(words=("nearby",), role="icon")
    assert landmark("icon left of nearby people").words == ("nearby", "people")


@pytest.mark.parametrize(
    ("phrase", "words", "role"),
    [
        ("button to get the master app", ("get", "master", "app"), "button"),
        ("option for getting help", ("getting", "help"), "option"),
        ("option to give opinion", ("give", "opinion"), "option"),
        ("way to log in", ("log", "in"), "option"),
    ],
)
def test_what_something_is_for_is_its_name(phrase: str, words: tuple[str, ...], role: str) -> None:
    assert structured(phrase) == Query(words=words, role=role)


def test_rows_and_columns_may_follow_each_other() -> None:
    assert structured("icon in row 3 column 2") == Query(role="icon", line=Ordinal(3), column=Ordinal(2))
    assert structured("row 3 column 2") == Query(line=Ordinal(3), column=Ordinal(2))
    assert structured("third row first image") == Query(role="image", line=Ordinal(3), ordinal=Ordinal(1))
    assert structured("second image of 3rd row") == Query(role="image", line=Ordinal(3), ordinal=Ordinal(2))


def test_a_letter_is_named_by_itself() -> None:
    assert structured("first letter a") == Query(words=("a",), ordinal=Ordinal(1))
    assert landmark("icon left of the letter a").words == ("a",)
    assert structured("the text 2") == Query(words=("2",), role="text")


@pytest.mark.parametrize(
    ("phrase", "figures"),
    [
        ("the 2nd icon", True),
        ("2nd icon from the right", True),
        ("tap the 12th icon", True),
        ("the second icon", False),
        ("icon no. 2", False),
        ("the 2nd of the icons", False),
        ("the icon in the 2nd row", False),
    ],
)
def test_what_is_counted_as_the_outline_counts_is_told_apart(phrase: str, figures: bool) -> None:
    ordinal = structured(phrase).ordinal
    assert (ordinal is not None and ordinal.figures) is figures


@pytest.mark.parametrize(
    "phrase",
    ["title of the page", "the name of the screen we are on", "what is this settings screen called", "the page title",
     "tell me the name of this app", "heading of this page, at the very top", "which app am i in",
     "what's this page called", "tell me, please, the title of this whole screen",
     "click on the web page's heading", "what do you call this window", "name of the pop-up that is open right now"],
)  # fmt: skip
def test_the_title_of_it_all_may_be_asked_for_in_many_ways(phrase: str) -> None:
    assert structured(phrase) == Query(role="heading")


@pytest.mark.parametrize(
    "phrase",
    ["name of the song", "title of the first item", "the app name in the second row", "what is on the page",
     "what is behind the popup", "how is the site", "what is the next page", "what is the next page called",
     "name of the phone", "title of the page, in the middle", "the page title, the second one", 'title of the "page"'],
)  # fmt: skip
def test_other_titles_are_not_the_pages(phrase: str) -> None:
    assert structured(phrase) != Query(role="heading", called="")


def test_a_title_may_be_a_label_as_it_was_said_but_never_the_word_title() -> None:
    ways = parse("click on the app name")
    assert not isinstance(ways, NotUnderstood)
    literal = [way.words for way in ways if way.literal]
    assert ("app", "name") in literal
    assert ("title",) not in literal


@pytest.mark.parametrize(
    ("phrase", "place"),
    [
        ("green text near the bottom", Place(None, 1)), ("text close to the right edge", Place(1, None)),
        ("button next to the top left corner", Place(-1, -1)), ("text at right under the photo", Place(1, None)),
    ],
)  # fmt: skip
def test_near_an_edge_is_a_place(phrase: str, place: Place) -> None:
    assert structured(phrase).place == place


@pytest.mark.parametrize("phrase", ["the switch near the bottom switch", "switch next to Left", "switch beside Right"])
def test_near_what_is_called_like_an_edge_is_a_relation(phrase: str) -> None:
    assert structured(phrase).relations


@pytest.mark.parametrize(
    ("phrase", "place"),
    [("upper one of the two check boxes", Place(None, -1)), ("the left one of the three buttons", Place(-1, None))],
)
def test_one_of_several_by_its_place(phrase: str, place: Place) -> None:
    query = structured(phrase)
    assert (query.place, query.words) == (place, ())
    assert query.role


def ways_apart(phrase: str) -> list[Query]:
    ways = parse(phrase)
    assert not isinstance(ways, NotUnderstood)
    return [replace(way, called="") for way in ways if not way.literal]


@pytest.mark.parametrize(
    ("phrase", "words", "look"),
    [("three white dots", ("three", "dots"), "white"), ("the green shield", ("shield",), "green"),
     ("green day", ("day",), "green")],
)  # fmt: skip
def test_a_colour_is_a_name_first_and_a_look_where_nothing_is_called_so(
    phrase: str, words: tuple[str, ...], look: str
) -> None:
    name, looks = ways_apart(phrase)
    assert look in name.words
    assert looks == Query(words=words, looks=(look,))


def test_white_and_black_are_looks_of_known_pictures_only() -> None:
    assert ways_apart("white rabbit") == [Query(words=("white", "rabbit"))]
    assert Query(words=("arrow",), looks=("black",)) in ways_apart("the black arrow")


@pytest.mark.parametrize(
    ("phrase", "landmark"),
    [
        ("row with the green shield", Query(words=("shield",), looks=("green",))),
        ("item with light blue triangle", Query(words=("triangle",), looks=("blue", "light"))),
        ("the row with the sun icon", Query(words=("sun",), role="icon")),
        ("option with bell icon", Query(words=("bell",), role="icon")),
    ],
)
def test_a_row_with_something_that_is_seen_is_the_row_of_that(phrase: str, landmark: Query) -> None:
    (relation,) = structured(phrase).relations
    assert relation.side is Side.SAME_ROW
    shown = [replace(way, called="", looks=tuple(sorted(way.looks))) for way in relation.landmarks[0]]
    assert landmark in shown


def test_a_row_with_a_name_goes_by_it() -> None:
    assert structured("row with Ada").words == ("ada",)


def test_an_icon_with_something_coloured_is_of_that_colour_where_nothing_is_called_so() -> None:
    name, looks = ways_apart("icon with the green android on it")
    assert name == Query(words=("green", "android"), role="icon")
    assert looks == Query(words=("android",), role="icon", looks=("green",))


def test_how_long_a_text_is_is_a_look_and_a_name_before_other_kinds() -> None:
    assert structured("the long grey paragraph") == Query(role="text", looks=("grey", "long"))
    assert structured("short break button").words == ("short", "break")


def test_what_comes_first_is_no_number() -> None:
    assert structured("the biggest files first").ordinal is None
    assert structured("the first file").ordinal == Ordinal(1)
    assert structured("of the buttons second").ordinal == Ordinal(2)
    assert structured("options last").ordinal == Ordinal(-1)


@pytest.mark.parametrize("number", ["4,5", "12,5 %"])
def test_a_number_may_have_a_comma(number: str) -> None:
    assert not isinstance(parse(number), NotUnderstood)


@pytest.mark.parametrize("point", ["540,1200", "540, 1200"])
def test_a_point_names_nothing(point: str) -> None:
    assert isinstance(parse(point), NotUnderstood)
