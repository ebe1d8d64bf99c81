"""A goal as a row of instructions, or the reason why it cannot be followed."""

from __future__ import annotations

from dataclasses import dataclass

from grounding.interface import Enter, Expectation, Open, OpenLink, SecretRef
from planning.goal import Goal
from planning.phrasebook import refusal
from planning.phrasebook.clauses import clauses
from planning.phrasebook.instruction import Check, Do, Instruction, OpenNamed


@dataclass(frozen=True, slots=True)
class Plan:
    """Every instruction in order. Counted from 1 in what people read and in memos."""

    instructions: tuple[Instruction, ...]

    def checks(self) -> tuple[Expectation, ...]:
        """What the user asked to be checked."""
        return tuple(i.action.expectation for i in self.instructions if isinstance(i.action, Check))


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing of the goal is done, and why."""

    reason: str


def plan(goal: Goal) -> Plan | Refused:
    """Understand the whole goal before anything is done."""
    said = clauses(goal.text)
    if not said:
        return Refused(refusal.empty())
    for clause in said:
        if not clause.actions:
            return Refused(refusal.refusal(said, clause))
    instructions = [one for clause in said for one in clause.instructions()]
    for one in instructions:
        match one.action:
            case Do(Enter(_, SecretRef(name))) if name not in goal.secrets:
                return Refused(refusal.unknown_secret(name, goal.secrets, goal.text))
            case _:
                pass
    if goal.app and not _opens(instructions[0]):
        instructions.insert(0, Instruction(f"open {goal.app}", Do(Open(goal.app))))
    return Plan(tuple(instructions))


def _opens(first: Instruction) -> bool:
    match first.action:
        case OpenNamed() | Do(Open() | OpenLink()):
            return True
        case _:
            return False
