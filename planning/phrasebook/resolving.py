"""From an instruction to the intent it means on the screen that is there when its turn comes."""

from __future__ import annotations

from typing import assert_never

from grounding.interface import Adjust, Enter, Intent, Open, Outline, Tap, Target, Text, Wait
from planning.phrasebook import sight
from planning.phrasebook.instruction import Check, Do, Instruction, OpenNamed, SetTo, SwitchTo, TypeHere


def resolve(instruction: Instruction, outline: Outline, first: bool) -> Intent | None:
    """The intent; None where the words need a field and the screen shows none, or several and none in focus.

    ``open X`` taps what bears exactly that name on the screen, except at the very start, and opens an app where
    nothing does. ``set X to V`` types where X is a field and adjusts where it is not. ``switch to X`` taps what says
    so, or X itself.
    """
    match instruction.action:
        case Do(intent):
            return intent
        case Check(expectation):
            return Wait(expectation)
        case OpenNamed(name):
            phrase = "" if first else _bearing(outline, sight.plain(name))
            return Tap(Target(phrase)) if phrase else Open(name)
        case SetTo(target, value):
            return Enter(target, Text(value)) if sight.is_field(outline, target.phrase) else Adjust(target, value)
        case TypeHere(text):
            field = sight.field_in_focus(outline)
            return Enter(Target(field.phrase), Text(text)) if field else None
        case SwitchTo(target):
            phrase = _bearing(outline, f"switch to {sight.plain(target.phrase)}", longer=True)
            return Tap(Target(phrase) if phrase else target)
        case _ as never:
            assert_never(never)


def _bearing(outline: Outline, name: str, longer: bool = False) -> str:
    for item in outline.items():
        found = sight.plain(item.name)
        if item.phrase and (found == name or (longer and found.startswith(f"{name} "))):
            return item.phrase
    return ""
