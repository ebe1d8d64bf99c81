"""The rules of the grammar: each tells whether a constraint opens at a word, where it ends, and what it says."""

from __future__ import annotations

from grounding.language.forms import Words
from grounding.language.rules.containers import belonging, inside_of, row_of
from grounding.language.rules.ends import end_of
from grounding.language.rules.lines import line, state
from grounding.language.rules.names import depicted, naming, purpose, row_with
from grounding.language.rules.nested import Nested, Rule, Step
from grounding.language.rules.places import place, scope
from grounding.language.rules.sides import side

RULES: tuple[Rule, ...] = (
    state, line, side, inside_of, end_of, place, row_of, scope, row_with, naming, purpose, depicted, belonging,
)  # fmt: skip
"""In the order in which they are tried."""


def step_at(words: Words, at: int, nested: Nested, begun: bool) -> Step | None:
    """What opens at this word, if anything: where it ends, and the constraint it makes."""
    for rule in RULES:
        found = rule(words, at, nested, begun)
        if found is not None:
            return found
    return None
