"""Intents in short, and ways to play a goal against a scripted phone: what several planning tests share."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from grounding.interface import Change, Direction, Group, GroupKind, Item, Outline, Role, State
from planning.decision import Act, Decision
from planning.goal import Goal
from planning.history import Done, PastStep, Result, Unsure
from planning.phrasebook import Phrasebook
from planning.phrasebook.clauses import clauses
from planning.phrasebook.resolving import resolve
from planning.words import intent_words

MOVED = Done(Change(appeared=("something",)))
STILL = Done(Change())
CRASHED = Unsure("the service was stopped")


def short(value: Any) -> str:
    """A dataclass of the joint on one line: ``Enter("first name", "Ada")``; defaults at the end are left out."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, str):
        return '"' + value.replace('"', '\\"') + '"'
    if not is_dataclass(value):
        return str(value)
    name = type(value).__name__
    if name in {"Target", "Text"}:
        return short(getattr(value, fields(value)[0].name))
    arguments = [(f, getattr(value, f.name)) for f in fields(value)]
    while arguments and arguments[-1][0].default == arguments[-1][1]:
        arguments.pop()
    return f"{name}({', '.join('-' if v is None else short(v) for _, v in arguments)})"


EXAMPLE_SCREEN = Outline(
    "Example",
    (
        Group(
            GroupKind.PAGE,
            (
                Item(Role.FIELD, "Search", "the Search field", (State.FOCUSED, State.EMPTY)),
                Item(Role.BUTTON, "Switch to text input mode", "the Switch to text input mode button"),
            ),
        ),
    ),
)


def meant(text: str, outline: Outline = EXAMPLE_SCREEN) -> list[str]:
    """What each instruction of a goal means, in short; a clause that is not followed as ``?``."""
    said: list[str] = []
    for clause in clauses(text):
        for one in clause.instructions():
            said.append(short(resolve(one, outline, first=True)))
        if not clause.actions:
            said.append(f"? {clause.said}")
    return said


def page(*items: Item, app: str = "Example", scrolls: tuple[Any, ...] = (), keyboard: bool = False) -> Outline:
    """A screen of these items."""
    groups = (Group(GroupKind.PAGE, items, scrolls=scrolls),)
    if keyboard:
        groups += (Group(GroupKind.KEYBOARD, (Item(Role.KEY, "q"),)),)
    return Outline(app, groups)


def button(name: str, *states: State) -> Item:
    return Item(Role.BUTTON, name, f'the "{name}" button', states)


def entry(name: str, value: str = "", *states: State) -> Item:
    return Item(Role.FIELD, name, f"the {name} field", states, value)


def switch(name: str, state: State) -> Item:
    return Item(Role.SWITCH, name, f"the {name} switch", (state,))


def decide(goal: str | Goal, outline: Outline = EXAMPLE_SCREEN, history: Sequence[PastStep] = ()) -> Decision:
    """The phrasebook's next decision."""
    wanted = goal if isinstance(goal, Goal) else Goal(goal)
    return asyncio.run(Phrasebook().decide(wanted, outline, history)).decision


Scripted = tuple[str, Result, Outline]
"""The intent that is expected, in words; how it went; the screen afterwards."""


def play(goal: str | Goal, *script: Scripted, start: Outline = EXAMPLE_SCREEN) -> Decision:
    """Feed the phrasebook a scripted phone; every decision must be as scripted. Returns the one after the script."""
    history: list[PastStep] = []
    outline = start
    for turn, (words, result, after) in enumerate(script, 1):
        decision = decide(goal, outline, history)
        assert isinstance(decision, Act), f"turn {turn}: expected {words!r}, got {decision}"
        assert [intent_words(intent) for intent in decision.intents] == [words], f"turn {turn}"
        history.append(PastStep(turn, decision.intents[0], result, decision.memo))
        outline = after
    return decide(goal, outline, history)


LIST_LIKE = (
    page(Item(Role.ROW, "Bob", "Bob"), button("Save"), button("Send"), switch("Wi-Fi", State.OFF)),
    page(Item(Role.ROW, "Eve", "Eve"), Item(Role.ROW, "Bob", "Bob"), button("Save"), button("Send"),
         switch("Wi-Fi", State.ON), scrolls=(Direction.DOWN, Direction.UP)),
    page(entry("First name"), entry("Search", "", State.FOCUSED), button("Save"), Item(Role.ROW, "Bob", "Bob"),
         Item(Role.ROW, "Eve", "Eve"), button("Send"), switch("Wi-Fi", State.OFF), keyboard=True),
)  # fmt: skip
"""Screens on which much can happen."""
