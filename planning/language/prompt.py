"""What a model is sent: prompt files rendered strictly, the screen and the past marked as data, everything bounded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import resources

from jinja2 import Environment, FunctionLoader, StrictUndefined

from grounding.interface import Outline
from planning.goal import Goal
from planning.history import PastStep
from planning.language.schema import MOST_INTENTS
from planning.planner import Message
from planning.words import history_text, outline_text

MOST_OUTLINE = 12_000
"""Characters of the screen; about 3,000 tokens."""
MOST_HISTORY = 8_000
"""Characters of the past; what is longer loses its oldest lines."""
MOST_PROBLEM = 1_500

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")


def messages(goal: Goal, outline: Outline, history: Sequence[PastStep]) -> tuple[Message, ...]:
    """The conversation that asks for the next decision: what never changes first, so that endpoints can cache it."""
    return (
        Message("system", render("planner.md", most_intents=MOST_INTENTS)),
        Message(
            "user",
            render(
                "turn.md",
                goal=goal,
                screen=as_data(outline_text(outline, MOST_OUTLINE)),
                when=outline.when,
                past=as_data(_bounded(history_text(history))) if history else "",
            ),
        ),
    )


def repair(problem: str) -> Message:
    """What is said after a reply that is no decision."""
    return Message("user", render("repair.md", problem=problem[:MOST_PROBLEM]))


def render(name: str, **values: object) -> str:
    """A prompt file with its variables filled in.

    :raises jinja2.UndefinedError: when the file uses a variable that is not given.
    """
    return _environment().get_template(name).render(**values).strip()


def version(name: str) -> int:
    """The version a prompt file states in its first line."""
    stated = re.match(r"\{#-? version ([0-9]+)", _source(name))
    if not stated:
        raise ValueError(f"{name} does not state its version in its first line")
    return int(stated[1])


def as_data(text: str) -> str:
    """Each line behind a bar, without control characters: nothing in it can pass for the prompt's own words."""
    lines = _CONTROLS.sub(" ", text).split("\n")
    return "\n".join(f"| {line}" for line in lines)


def _bounded(text: str) -> str:
    if len(text) <= MOST_HISTORY:
        return text
    kept = text[-MOST_HISTORY:]
    return "(older lines are left out)\n" + kept[kept.find("\n") + 1 :]


def _source(name: str) -> str:
    return resources.files("planning.language").joinpath("prompts", name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    return Environment(loader=FunctionLoader(_source), undefined=StrictUndefined, autoescape=False)
