"""How sure Chinese phrases may be: what the report counts, and that its phrases point at what is there."""

from __future__ import annotations

import json

import pytest

from grounding.deciding.verdict import FULL_SURE, Verdict
from training.grounding.chinese import LEVELS, PHRASES, Judged, summary
from training.grounding.examples import pages_at_hand

ONE, NONE, SEVERAL = Verdict.Kind.ONE, Verdict.Kind.NONE, Verdict.Kind.SEVERAL


def test_the_report_counts_what_the_rules_answer_and_what_only_the_sum_is_sure_of() -> None:
    told = summary(
        [
            Judged(ONE, 0.9, True),
            Judged(ONE, 0.2, False),
            Judged(NONE, 0.7, True),
            Judged(NONE, 0.66, False),
            Judged(NONE, 0.1, True),
            Judged(SEVERAL, 0.9, False),
        ]
    )
    assert told["phrases"] == 6
    assert told["right"] == 0.5
    assert (told["share that the rules answer"], told["right among those"]) == (0.3333, 0.5)
    by_level = told["of those by how sure (share of all phrases, right among those)"]
    assert by_level["0.65"] == [0.3333, 0.5]
    assert by_level["0.7"] == [0.1667, 1.0]
    assert by_level["0.8"] == [0.0, 0.0]


def test_the_level_that_is_used_is_one_that_is_told() -> None:
    assert FULL_SURE in LEVELS


def test_phrases_for_our_own_pages_point_at_elements_of_theirs() -> None:
    pages = pages_at_hand()
    rows = [json.loads(line) for line in PHRASES.read_text(encoding="utf-8").splitlines()]
    ours = [row for row in rows if row["screen"] in pages]
    assert len({row["screen"] for row in ours}) == 24
    for row in ours:
        keys = {element.key for element in pages[row["screen"]].screen.elements}
        assert {row["element"], *row["also"]} <= keys, row["phrase"]


@pytest.mark.parametrize("level", LEVELS)
def test_no_phrase_at_all_gives_no_share_by_chance(level: float) -> None:
    told = summary([Judged(ONE, 1.0, True)])
    assert told["of those by how sure (share of all phrases, right among those)"][str(level)] == [0.0, 0.0]
