"""From an instruction to the intent it means on the screen that is there when its turn comes."""

from __future__ import annotations

from typing import assert_never

from grounding.interface import Adjust, Enter, Intent, Item, Open, Outline, Tap, Target, Text, Wait
from planning.phrasebook import chinese, sight
from planning.phrasebook.instruction import Check, Do, Instruction, OpenNamed, SetTo, SwitchTo, TypeHere


def resolve(instruction: Instruction, outline: Outline, first: bool) -> Intent | None:
    """The intent; None where the words need a field and the screen shows none, or several and none in focus.

    ``open X`` taps what bears exactly that name on the screen, turns it on where it is a switch, and opens an app where
    nothing does; at the very start it always opens an app. A Chinese name that is no well-known app's is taken for a
    switch first: it may stand there in another language. ``set X to V`` types where X is a field and adjusts where it
    is not. ``switch to X`` taps what says so, or X itself.
    """
    match instruction.action:
        case Do(intent):
            return intent
        case Check(expectation):
            return Wait(expectation)
        case OpenNamed(name):
            return Open(name) if first else _open(name, outline)
        case SetTo(target, value):
            return Enter(target, Text(value)) if sight.is_field(outline, target.phrase) else Adjust(target, value)
        case TypeHere(text):
            field = sight.field_in_focus(outline)
            return Enter(Target(field.phrase), Text(text)) if field else None
        case SwitchTo(target):
            item = _bearing(outline, f"switch to {sight.plain(target.phrase)}", longer=True)
            return Tap(Target(item.phrase) if item else target)
        case _ as never:
            assert_never(never)


def _open(name: str, outline: Outline) -> Intent:
    item = _bearing(outline, sight.plain(name))
    if item:
        return Adjust(Target(item.phrase), "on") if item.role in sight.TOGGLES else Tap(Target(item.phrase))
    if chinese.is_chinese(name) and not chinese.is_app(name):
        return Adjust(Target(name), "on")
    return Open(name)


def _bearing(outline: Outline, name: str, longer: bool = False) -> Item | None:
    for item in outline.items():
        found = sight.plain(item.name)
        if item.phrase and (found == name or (longer and found.startswith(f"{name} "))):
            return item
    return None
