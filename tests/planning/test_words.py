"""Intents and histories in words: complete, on one line, bounded, and understood by the phrasebook."""

from __future__ import annotations

import pytest
from any_decision import INTENTS, decisions
from hypothesis import given
from hypothesis import strategies as st
from saying import EXAMPLE_SCREEN, MOVED, page

from grounding.interface import (
    Adjust,
    Change,
    Direction,
    Enter,
    Gone,
    Group,
    GroupKind,
    Holds,
    InApp,
    Intent,
    Item,
    Key,
    Miss,
    Outline,
    Press,
    Reason,
    Role,
    Scroll,
    SecretRef,
    Shows,
    Tap,
    Target,
    Text,
    Wait,
)
from planning.history import Done, PastStep, Unsure
from planning.phrasebook.clauses import clauses
from planning.phrasebook.resolving import resolve
from planning.repeating import MOST_TIMES, stuck, times_in_vain
from planning.words import (
    decision_words,
    expectation_words,
    history_text,
    intent_words,
    outline_text,
    phrases,
    quoted,
    result_words,
)

PHRASES = ('the "Send" button', "the switch next to Wi-Fi", "second photo in the last row", 'the "a, then \\"b\\"" row')
NAMES = ("Contacts", "Google Maps")


def _reworded(intent: Intent, phrase: str, name: str) -> Intent:
    """The same intent with phrases, names and addresses that people use."""
    changed = {}
    for field in type(intent).__dataclass_fields__:
        value = getattr(intent, field)
        if isinstance(value, Target):
            value = Target(phrase)
        elif field == "app":
            value = name
        elif field == "url":
            value = "https://example.com/a,b"
        elif isinstance(value, SecretRef):
            value = SecretRef("my pin")
        elif isinstance(value, Shows | Gone):
            value = type(value)(Target(phrase))
        elif isinstance(value, Holds):
            value = Holds(Target(phrase), "40 %, or so")
        elif isinstance(value, InApp):
            value = InApp(name)
        elif isinstance(value, Text):
            value = Text(" ".join("".join(c for c in value.value if c.isprintable()).split()) or "x")
        elif field == "submit":
            value = False
        elif field == "seconds":
            value = 10.0
        elif isinstance(intent, Adjust) and field == "value":
            value = value.strip() if value.isprintable() and value.strip() else "off"
        changed[field] = value
    return type(intent)(**changed)


@pytest.mark.parametrize("kind", INTENTS, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_the_phrasebook_understands_every_intent_in_words(kind: type, data: st.DataObject) -> None:
    drawn = data.draw(INTENTS[kind])
    intent = _reworded(drawn, data.draw(st.sampled_from(PHRASES)), data.draw(st.sampled_from(NAMES)))
    said = clauses(intent_words(intent))
    assert len(said) == 1
    found = [resolve(one, EXAMPLE_SCREEN, first=True) for one in said[0].instructions()]
    assert found == [intent]


@given(decisions)
def test_every_decision_can_be_said(decision) -> None:
    assert decision_words(decision)


@pytest.mark.parametrize(
    ("expectation", "words"),
    [
        (Shows(Target("Ada")), "Ada is shown"),
        (Gone(Target("Ada")), "Ada is not shown"),
        (InApp("Clock"), "the Clock app is open"),
        (Holds(Target("Wi-Fi"), "on"), "Wi-Fi is on"),
        (Holds(Target("name"), 'a "b"'), 'name says "a \\"b\\""'),
    ],
)
def test_an_expectation_is_said_as_a_claim(expectation, words: str) -> None:
    assert expectation_words(expectation) == words


def test_a_secret_is_said_by_its_name_only() -> None:
    assert intent_words(Enter(Target("To"), Text("a"), beside="before")) == 'add "a" before what To holds'
    assert intent_words(Enter(Target("PIN"), SecretRef("my pin"), True)) == (
        'enter the secret "my pin" in PIN, then press enter'
    )


def test_results_tell_what_changed_what_was_missed_and_what_is_unsure() -> None:
    assert result_words(Done(Change(("a",), ("b",)))) == "done; gone: b\nnew: a"
    assert "80 %" in result_words(Done(Change(), "80 %"))
    assert result_words(Done(Change(("a",)), note="so already")) == "done; so already; new: a"
    assert result_words(Done(Change(), note="so already")) == "done; so already"
    assert "not found" in result_words(Miss(Reason.NOT_FOUND, "x", nearest=("y",)))
    assert "unsure" in result_words(Unsure("stopped"))


def _steps(count: int) -> list[PastStep]:
    return [PastStep(n, Tap(Target(f"thing {n}")), MOVED, f"memo {n}") for n in range(1, count + 1)]


def test_recent_turns_are_told_in_full_older_ones_in_a_line_and_the_oldest_are_counted() -> None:
    told = history_text(_steps(50), recent=3, older=5)
    assert "(42 earlier turns are left out)" in told
    assert "turn 43: tap thing 43 - done" in told
    assert "thing 42" not in told
    assert "memo 47" not in told
    assert "memo 48" in told
    assert told.count("new: something") == 3


def test_only_the_last_step_is_told_with_all_that_it_changed() -> None:
    much = Done(Change(tuple("abcdef")))
    told = history_text([PastStep(1, Tap(Target("x")), much), *(PastStep(2, Tap(Target("y")), much) for _ in "12")])
    assert told.count("new: c") == 1
    assert told.splitlines()[:2] == ["turn 1: tap x", "  done; new: a; new: b; and 4 more"]
    assert told.splitlines()[-1] == "  new: f"


def test_a_turn_of_several_steps_tells_its_memo_once() -> None:
    steps = [
        PastStep(1, Tap(Target("a")), MOVED),
        PastStep(1, Press(Key.BACK), Miss(Reason.NO_EFFECT, "back"), "note"),
    ]
    told = history_text(steps)
    assert told.index("tap a") < told.index("press back")
    assert "expect" not in told
    assert "your memo: note" in told


def _tried(turn: int, name: str = "x", unchanged: bool = True) -> PastStep:
    return PastStep(turn, Tap(Target(name)), Miss(Reason.NOT_FOUND, name), f"memo {turn}", unchanged=unchanged)


def test_what_was_tried_in_vain_on_one_screen_is_told_once_with_how_often() -> None:
    told = history_text([_tried(1, unchanged=False), _tried(2), _tried(3)]).splitlines()
    assert told[0] == "turns 1 to 3: tap x"
    assert told[1].startswith("  not done; ")
    assert told[2:] == ["  your memo: memo 1; memo 2; memo 3", "  3 times the same, on a screen that did not change"]
    assert "turns 1 to 3: tap x - not found" in history_text([*map(_tried, range(1, 4)), *_steps(12)[3:]])


@pytest.mark.parametrize(
    "steps",
    [
        [_tried(1), _tried(2, unchanged=False)],
        [_tried(1), _tried(2, "y")],
        [PastStep(1, Tap(Target("x")), MOVED), PastStep(2, Tap(Target("x")), MOVED, unchanged=True)],
    ],
)
def test_what_is_not_the_same_is_told_apart(steps: list[PastStep]) -> None:
    told = history_text(steps)
    assert "turn 1: " in told
    assert "turn 2: " in told
    assert "times" not in told


def test_in_vain_counts_what_is_the_same_since_the_screen_changed() -> None:
    assert times_in_vain([]) == 0
    assert times_in_vain([PastStep(1, Tap(Target("x")), MOVED)]) == 0
    assert times_in_vain([_tried(1), _tried(2, "y"), _tried(3), _tried(4, "y"), _tried(5)]) == 3
    assert times_in_vain([_tried(1), _tried(2), _tried(3, unchanged=False), _tried(4)]) == 2
    steps = [_tried(turn) for turn in range(1, MOST_TIMES + 1)]
    assert stuck(steps)
    assert not stuck(steps[1:])


def test_an_expectation_is_told_as_its_claim_and_with_what_is_the_case_instead() -> None:
    gone = Gone(Target('"Ada"'))
    missed = PastStep(1, Press(Key.BACK), MOVED, "", False, gone, "still shown after 2 s")
    assert '  your expectation that "Ada" is not shown did not hold (still shown after 2 s)' in history_text([missed])
    assert '  your expectation that "Ada" is not shown held' in history_text(
        [PastStep(1, Press(Key.BACK), MOVED, "", True, gone)]
    )


def test_a_line_of_history_stays_one_line() -> None:
    step = PastStep(1, Enter(Target("note"), Text("a\nb\n" * 400)), Done(Change((f"x{'y' * 900}",))))
    assert max(len(line) for line in history_text([step]).splitlines()) <= 402


def test_a_long_outline_is_cut_at_a_line_and_says_so() -> None:
    long = page(*(Item(Role.ROW, f"Row {n}", f"the Row {n} row") for n in range(500)))
    told = outline_text(long, 1000)
    assert len(told) < 1100
    assert "more lines of this screen are left out" in told
    assert outline_text(long, 1_000_000) == long.text()


def test_phrases_are_those_of_the_intent() -> None:
    a, b = Target("a"), Target("b")
    assert phrases(Tap(a)) == (a,)
    assert phrases(Scroll(Direction.DOWN, within=a, until=b)) == (b, a)
    assert phrases(Wait(Holds(b, "x"))) == (b,)
    assert phrases(Wait(InApp("Clock"))) == ()
    assert phrases(Press(Key.BACK)) == ()


def test_quoted_text_keeps_quotes_and_backslashes() -> None:
    assert quoted('a "b" \\c') == '"a \\"b\\" \\\\c"'


def test_a_screen_goes_on_until_both_ends_were_tried() -> None:
    ways = (Direction.UP, Direction.DOWN)
    for ended, more in (((), True), ((Direction.DOWN,), True), (ways, False)):
        shown = Outline("Contacts", (Group(GroupKind.LIST, (), scrolls=ways, ended=ended),))
        assert shown.goes_on() is more
    assert not Outline("Contacts", (Group(GroupKind.LIST, (), scrolls=(Direction.LEFT, Direction.RIGHT)),)).goes_on()
