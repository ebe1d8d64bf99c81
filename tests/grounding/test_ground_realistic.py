"""The laws of the joint on screens as apps make them: every toolkit, every common page, at random."""

from __future__ import annotations

import random
import statistics

from hypothesis import given, settings
from hypothesis import strategies as st
from realistic import screen_of, worn
from test_ground_laws import permuted, scaled

from benchmarks.outline import TOKENS, label_of, plain, same_touch, touchable
from device.screen import Screen
from grounding.grounder import Found, candidates, ground
from grounding.interface import Outline, Target
from grounding.naming import counted_only
from grounding.outline import outline
from grounding.reading.screen import read
from grounding.vocabulary.words import tidy

SEEDS = st.integers(0, 10**6)
CONSTRAINTS = (
    "below Ada", "in the app bar", "that is on", "at the top", 'with the text "Bob"', 'in the "Mum" row',
    "next to Cart", "between 3 and OK", "in the navigation bar", "on the left", "that is disabled", "in the first row",
)  # fmt: skip


def led_to(phrase: str, shown: Screen) -> int | None:
    answer = ground(Target(phrase), read(shown))
    return answer.element.key if isinstance(answer, Found) else None


def sizes(shown: Screen) -> list[Screen]:
    """A screen, and the same half, one and a half times and twice as large, to the pixel: nothing is rounded."""
    half = scaled(shown, 0.5)
    return [scaled(half, by) for by in (2.0, 1.0, 3.0, 4.0)]


def reached(said: Outline, shown: Screen, printed: bool) -> set[int | None]:
    """What the phrases, or the printed words, lead to on readings that nothing was asked of before."""
    return {led_to(item.words() if printed else item.phrase, shown) for item in said.items() if item.phrase}


@settings(max_examples=20, deadline=None)
@given(SEEDS, st.booleans())
def test_whatever_can_be_touched_has_a_phrase_and_printed_words_that_lead_back(seed: int, damaged: bool) -> None:
    shown = worn(screen_of(seed), random.Random(seed)) if damaged else screen_of(seed)
    said = outline(read(shown), "X")
    for printed in (False, True):
        keys = reached(said, shown, printed)
        lost = [label_of(e, shown) or e.class_name for e in touchable(shown) if not same_touch(e, shown) & keys]
        assert not lost, lost


@settings(max_examples=25, deadline=None)
@given(SEEDS)
def test_every_label_of_what_can_be_touched_stands_in_the_text(seed: int) -> None:
    shown = screen_of(seed)
    text = outline(read(shown), "X").text()
    for element in touchable(shown):
        label = label_of(element, shown)
        assert plain(label)[:40].rstrip() in plain(text) or tidy(label)[:40].rstrip() in text, label


def test_outlines_are_short_and_numbers_are_the_exception() -> None:
    """Figures of 120 screens, 22 things to touch on each: more than a real screen has."""
    said = [outline(read(screen_of(seed)), "X") for seed in range(120)]
    tokens = [len(TOKENS.encode(one.text())) for one in said]
    items = [item for one in said for item in one.items()]
    assert statistics.median(tokens) <= 140
    assert sorted(tokens)[int(0.9 * len(tokens))] <= 320
    assert sum(counted_only(item.phrase) for item in items if item.phrase) <= 0.03 * len(items)


@settings(max_examples=20, deadline=None)
@given(SEEDS)
def test_neither_the_order_of_windows_nor_the_size_of_the_display_changes_an_outline(seed: int) -> None:
    shown = screen_of(seed)
    assert outline(read(permuted(shown)), "X") == outline(read(shown), "X")
    one, *others = (outline(read(size), "X").text() for size in sizes(shown))
    assert others == [one] * 3


@settings(max_examples=10, deadline=None)
@given(SEEDS)
def test_a_phrase_points_at_the_same_element_at_every_size_of_the_display(seed: int) -> None:
    one, *others = sizes(screen_of(seed))
    for item in list(outline(read(one), "X").items())[::3]:
        if item.phrase:
            wanted = led_to(item.phrase, one)
            assert [led_to(item.phrase, other) for other in others] == [wanted] * 3, item.phrase


@settings(max_examples=20, deadline=None)
@given(SEEDS, st.sampled_from(["the icon", "the switch", "Save", "the row", 'the "Share" icon', "the field", '"3"']))
def test_a_constraint_more_never_makes_more_things_fit(seed: int, phrase: str) -> None:
    reading = read(screen_of(seed))
    meeting = {c.element.key for c in candidates(Target(phrase), reading) if c.meets}
    for more in CONSTRAINTS:
        narrowed = {c.element.key for c in candidates(Target(f"{phrase} {more}"), reading) if c.meets}
        assert narrowed <= meeting, more
