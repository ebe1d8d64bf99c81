"""What speaks for and against a thing: the features that order a loose phrase, and the facts of counted sets."""

from __future__ import annotations

import numpy as np
import pytest
from drawing import Drawn, page, row, text, view

from grounding.deciding.features import features
from grounding.deciding.guesses import is_counted_block, miscounts
from grounding.deciding.learned_order import query_of
from grounding.deciding.ranking import landmarks_of, rank
from grounding.deciding.relating import lent, mark_box
from grounding.deciding.role_and_state import HEADING_AS_ROW, role_fit
from grounding.deciding.sets import Choice, choices
from grounding.interface import Role
from grounding.language import NotUnderstood, Query, parse
from grounding.reading.screen import read
from grounding.reading.things import Reading


def picture(box: tuple[int, int, int, int], identifier: str = "", **attributes: object) -> Drawn:
    return view("ImageView", box, resource_id=identifier, **attributes)


BAR = read(
    page(
        text("Welcome", (40, 300, 700, 380)),
        picture((60, 2220, 160, 2320)),
        picture((320, 2220, 420, 2320)),
        picture((580, 2220, 680, 2320)),
        picture((840, 2180, 980, 2320)),
    )
)
"""A bottom bar whose last icon is raised: it begins above the others."""

WALLET = read(
    page(
        picture((60, 400, 160, 500)),
        text("Wallet", (200, 420, 500, 480)),
        picture((60, 600, 160, 700)),
        text("Offers", (200, 620, 500, 680)),
        picture((60, 800, 160, 900)),
    )
)
"""Icons that nothing names but the texts right of them, the last by nothing at all."""


def understood(phrase: str) -> tuple[Query, ...]:
    ways = parse(phrase)
    assert not isinstance(ways, NotUnderstood)
    return ways


def column(phrase: str, name: str, reading: Reading) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    ways = understood(phrase)
    ranking = rank(ways, reading)
    return features(ways, query_of(ways, ranking), ranking, reading).columns[name]


def sets(phrase: str, reading: Reading) -> list[Choice]:
    ways = understood(phrase)
    ranking = rank(ways, reading)
    query = query_of(ways, ranking)
    counted = features(ways, query, ranking, reading).counted
    assert counted is not None
    return choices(query, reading, counted)


def test_a_bar_with_a_raised_icon_is_counted_from_left_to_right() -> None:
    bars = [s for s in sets("the first icon", BAR) if len(s.members) == 4]
    assert bars
    assert all(BAR.things[s.picked[0]].box.left == 60 for s in bars)
    assert all(s.facts["line"] == 1.0 and s.facts["column"] == 0.0 for s in bars)


def test_a_set_knows_whether_it_is_all_of_its_identifier_and_its_column() -> None:
    column = [text(word, (40, 400 + 200 * n, 500, 480 + 200 * n), resource_id="name") for n, word in enumerate("abc")]
    shown = read(page(*column, text("d", (600, 400, 1060, 480), resource_id="name")))
    facts = {len(s.members): s.facts for s in sets("the first text", shown)}
    assert {3, 4} <= facts.keys()
    assert (facts[4]["all of its id"], facts[4]["all of its column"]) == (1.0, 0.0)
    assert (facts[3]["all of its id"], facts[3]["all of its column"]) == (0.0, 1.0)
    assert facts[3]["share of its id"] == 0.75


@pytest.mark.parametrize(
    ("phrase", "stands_at"), [("the icon below the wallet icon", (60, 400)), ("the icon below wallet", (200, 420))]
)
def test_a_landmark_stands_where_the_picture_is_only_if_a_picture_was_said(
    phrase: str, stands_at: tuple[int, int]
) -> None:
    query = query_of(understood(phrase), rank(understood(phrase), WALLET))
    best = landmarks_of(query.relations[0], WALLET)[0][0][1]
    assert (mark_box(best).left, mark_box(best).top) == stands_at
    assert not lent(best)


def test_below_an_icon_stands_the_icon_of_its_own_column_and_not_itself() -> None:
    places = [t.place for t in WALLET.things if t.box.left == 60]
    itself = column("the icon below the wallet icon", "the landmark itself", WALLET)
    assert itself[places].tolist() == [1.0, 0.0, 0.0]
    relation = column("the icon below the wallet icon", "relation", WALLET)
    assert relation[places[1]] > relation[places[2]] > relation[places[0]] == 0.0


def test_a_name_that_counts_more_than_are_called_so_names_a_kind() -> None:
    shown = read(
        page(
            text("Workouts", (40, 130, 500, 220)), text("Squats", (40, 400, 500, 480)), text("Run", (40, 600, 500, 680))
        )
    )
    second = next(q for q in understood("the second workout") if not q.literal)
    first = next(q for q in understood("the first workout") if not q.literal)
    assert miscounts(second, shown)
    assert not miscounts(first, shown)
    assert is_counted_block((second,), shown)


def test_words_count_whichever_label_holds_them_and_beside_it() -> None:
    shown = read(
        page(
            text("Squats", (40, 400, 500, 480), resource_id="workoutTitle"),
            text("12 kg", (40, 490, 500, 560), resource_id="weight"),
            text("Run", (40, 900, 500, 980), resource_id="workoutTitle"),
            text("3 km", (40, 990, 500, 1060), resource_id="weight"),
        )
    )
    of = {t.labels[0].text: t.place for t in shown.things}
    more = column("squats weight", "more words beside it", shown)
    assert more[of["12 kg"]] > more[of["3 km"]] == 0.0


def test_the_largest_and_the_smallest_are_told_by_their_boxes() -> None:
    shown = read(
        page(
            picture((40, 300, 940, 900), "a"), picture((40, 1000, 240, 1200), "b"), picture((300, 1000, 340, 1040), "c")
        )
    )
    by_id = {t.element.resource_id: t.place for t in shown.things}
    big = column("the big picture", "as large as said", shown)
    assert big[by_id["a"]] == 1.0 > big[by_id["b"]]
    assert column("the tiny icon", "as large as said", shown)[by_id["c"]] == 1.0


def test_what_fills_the_screen_is_neither_the_largest_nor_the_smallest() -> None:
    boxes = {"ground": (0, 0, 1080, 2400), "a": (40, 300, 940, 900), "b": (40, 1000, 500, 1400)}
    shown = read(page(*(picture(box, name) for name, box in boxes.items())))
    by_id = {t.element.resource_id: t.place for t in shown.things}
    for phrase, first in (("the biggest picture", "a"), ("the smallest picture", "b")):
        sizes = column(phrase, "as large as said", shown)
        assert sizes[by_id[first]] == 1.0 > sizes[by_id["ground"]]


def test_a_corner_is_filled_by_what_is_nearest_to_it() -> None:
    shown = read(
        page(
            picture((900, 100, 1000, 200), "far"),
            picture((20, 100, 120, 200), "near"),
            picture((20, 900, 120, 1000), "low"),
        )
    )
    by_id = {t.element.resource_id: t.place for t in shown.things}
    for name in ("both", "line first", "side first"):
        nearest = column("the icon at the top left corner", f"nearest to the place, {name}", shown)
        assert nearest[by_id["near"]] == 1.0
    first = column("the icon at the top left corner", "nearest to the place, line first", shown)
    assert first[by_id["far"]] > first[by_id["low"]]


def test_only_what_was_asked_for_has_its_usual_traits() -> None:
    ways = understood("click on the number")
    ranking = rank(ways, WALLET)
    columns = features(ways, query_of(ways, ranking), ranking, WALLET).columns
    assert "number wants letters" in columns
    assert not any(name.startswith("icon wants") for name in columns)


def test_a_phrase_keeps_its_own_words_where_another_was_read_alike_before_it() -> None:
    reading = read(page(text("Foo", (200, 420, 500, 480)), picture((60, 400, 160, 500))))
    first, other = understood('tap the star next to "Foo"'), understood('open the star next to "Foo"')
    assert first == other
    assert query_of(first, rank(first, reading)).said[0] == "tap"
    assert query_of(other, rank(other, reading)).said[0] == "open"


LISTED = read(page(*(row(title, 400 + 200 * n, "Off") for n, title in enumerate(("Sound", "Display", "Storage")))))
"""Rows that take touches, with titles that are parts of them."""


@pytest.mark.parametrize(("phrase", "title"), [("the second title", "Display"), ("the last title", "Storage")])
def test_titles_of_rows_are_counted_though_they_are_parts(phrase: str, title: str) -> None:
    titles = [s for s in sets(phrase, LISTED) if s.facts["share part"] == 1.0 and s.facts["column"] == 1.0]
    assert title in {LISTED.things[s.picked[0]].element.text for s in titles}


def test_on_a_tree_of_leaves_nothing_is_counted_as_a_part() -> None:
    assert BAR.flat
    assert all(s.facts["share part"] == 0.0 for s in sets("the first icon", BAR))


def test_a_part_counts_for_what_was_asked_for() -> None:
    parts = np.array([float(t.part_of is not None) for t in LISTED.things])
    assert parts.any()
    assert column("the title of Display", "text wanted: part", LISTED).tolist() == parts.tolist()
    assert column("the Display row", "container wanted: part", LISTED).tolist() == parts.tolist()
    assert "text wanted: part" not in features_of("the Display row", LISTED)


def features_of(phrase: str, reading: Reading) -> set[str]:
    ways = understood(phrase)
    ranking = rank(ways, reading)
    return set(features(ways, query_of(ways, ranking), ranking, reading).columns)


def test_a_text_over_the_whole_width_may_be_a_heading_though_it_takes_touches() -> None:
    items = (text("General", (0, 400, 1080, 500), "click"), row("Sound", 520), row("Display", 700))
    shown = read(page(view("RecyclerView", (0, 400, 1080, 1200), "scroll", items)))
    (general,) = (t for t in shown.things if t.element.text == "General")
    assert general.role is Role.ROW
    assert role_fit("heading", general) == HEADING_AS_ROW
    assert role_fit("heading", next(t for t in shown.things if t.element.class_name.endswith("LinearLayout"))) == 0.0
