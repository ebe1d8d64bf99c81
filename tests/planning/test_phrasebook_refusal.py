"""How the phrasebook says no: before anything is done, with the clause, what would fit, and how to use a model."""

from __future__ import annotations

import pytest
from saying import decide, page

from planning.decision import Act, GiveUp
from planning.goal import Goal

ADVICE = {
    "set an alarm for 07:30": "open Clock, tap Add alarm",
    "add Ada to the contacts": "open Contacts, tap Create contact",
    "search for pizza": "tap Search, type pizza",
    "wait 5 seconds": "wait until Loading is gone",
    "toggle Wi-Fi": "turn on Wi-Fi",
    "go to Settings": "open Settings",
    "tap it": 'instead of "it"',
    "scroll to the bottom": "scroll to About phone",
    "check that all is well": "check that Ada is shown",
    "swipe somewhere": "swipe",
    "make me a sandwich": "for example",
}


def reason(goal: str | Goal) -> str:
    decision = decide(goal)
    assert isinstance(decision, GiveUp), decision
    return decision.reason


@pytest.mark.parametrize(("goal", "hint"), ADVICE.items())
def test_a_refusal_quotes_the_clause_and_says_what_would_fit(goal: str, hint: str) -> None:
    said = reason(goal)
    assert f'cannot follow "{goal}"' in said
    assert hint in said


def test_a_refusal_says_how_to_configure_a_model() -> None:
    said = reason("book a table for two")
    for name in ("DEIXIS_MODEL_BASE_URL", "DEIXIS_MODEL_NAME", "DEIXIS_MODEL_KEY"):
        assert name in said
    for address in ("https://api.openai.com/v1", "http://host:8000/v1", "http://host:11434/v1"):
        assert address in said


def test_a_goal_is_refused_as_a_whole_before_anything_is_done() -> None:
    said = reason("Open Contacts, tap Create contact, then order a pizza")
    assert '"order a pizza" (part 3 of 3)' in said
    assert "nothing was done" in said


@pytest.mark.parametrize("goal", ["", "   ", "\n\n", ".", ",,,", "and then"])
def test_a_goal_without_words_is_refused(goal: str) -> None:
    assert "The goal says nothing to do" in reason(goal)


def test_an_unknown_secret_is_refused_and_the_known_ones_are_named() -> None:
    said = reason(Goal("open Mail, enter the secret pin in PIN", secrets=("mail password",)))
    assert 'No secret named "pin"' in said
    assert '"mail password"' in said


def test_a_known_secret_is_entered_by_its_name() -> None:
    decision = decide(Goal("enter the secret pin in PIN", secrets=("pin",)), page())
    assert isinstance(decision, Act)
    assert "pin" in repr(decision.intents[0])
    assert "SecretRef" in repr(decision.intents[0])


def test_the_closest_example_is_one_that_is_itself_followed() -> None:
    said = reason("tap tap, tap and tap it")
    assert "for example" in said or "name the thing" in said
