"""What a decision rests on: the plan, the screen, and what was tried so far, as the memos of earlier decisions tell it.

A memo is ``step 3 of 7: tap Save`` for an instruction, ``step 3 of 7 [waiting]: tap Save`` for something done so that
it can be tried again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from grounding.interface import Intent, Miss, Open, Outline, Pause, Read, Wait
from planning.history import Done, PastStep, Unsure
from planning.phrasebook.plan import Plan
from planning.words import one_line, quoted


class Way(StrEnum):
    """Why an intent is issued: for the instruction itself, or so that it can be tried again."""

    DO = ""
    AGAIN = "again"
    WAIT = "waiting"
    DOWN = "scrolling down"
    UP = "scrolling up"
    KEYBOARD = "closing the keyboard"
    TAP = "taking it for a button"
    APP = "taking it for an app"
    LOOK = "looking for what comes next"
    BACK = "going back to the first page of the app"
    ANEW = "opening the app anew"
    KEEP = "keeping what may not be saved there"


OWN = frozenset({Way.DO, Way.AGAIN, Way.TAP, Way.APP})

_MEMO = re.compile(r"step ([0-9]{1,6}) of [0-9]{1,6}(?: \[([a-z ]+)\])?: ")
_WAYS = {str(way): way for way in Way}


@dataclass(frozen=True, slots=True)
class Try:
    """Something of the past: the instruction's place (from 0), why it was issued, and how it went."""

    place: int
    way: Way
    step: PastStep


def tries(history: Sequence[PastStep]) -> tuple[Try, ...]:
    """The steps that a phrasebook issued; those of other planners are passed over."""
    found = []
    for step in history:
        memo = _MEMO.match(step.memo)
        if memo and (memo[2] or "") in _WAYS:
            found.append(Try(int(memo[1]) - 1, _WAYS[memo[2] or ""], step))
    return tuple(found)


def memo(place: int, count: int, way: Way, words: str) -> str:
    """What ``tries`` reads back."""
    label = f" [{way}]" if way else ""
    return f"step {place + 1} of {count}{label}: {one_line(words, 80)}"


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything a decision rests on. Places of instructions are counted from 0."""

    plan: Plan
    outline: Outline
    past: tuple[Try, ...]

    def of(self, place: int) -> tuple[Try, ...]:
        """What was tried for one instruction."""
        return tuple(one for one in self.past if one.place == place)

    def said(self, place: int) -> str:
        """The instruction and its number, for people."""
        return f"step {place + 1} of {len(self.plan.instructions)}, {quoted(one_line(self.words(place), 160))},"

    def words(self, place: int) -> str:
        """The instruction in the user's words."""
        return self.plan.instructions[place].said

    def intent(self, place: int) -> Intent | None:
        """What the instruction was taken for, the last time; None before it was issued."""
        return next((one.step.intent for one in reversed(self.of(place)) if one.way in OWN), None)

    def missed(self, place: int) -> Miss | None:
        """Why the instruction itself did not come off, the last time."""
        for one in reversed(self.of(place)):
            if one.way in OWN and isinstance(one.step.result, Miss):
                return one.step.result
        return None

    def used(self, place: int) -> frozenset[Way]:
        """The ways that were tried; after the app was opened anew and shows another page, only those since."""
        ways = [one.way for one in self.of(place) if one.way is not Way.BACK or not isinstance(one.step.result, Unsure)]
        if Way.ANEW in ways and ways.count(Way.BACK) > 1:
            ways = [Way.BACK, *ways[ways.index(Way.ANEW) :]]
        return frozenset(ways)

    def opening(self, place: int) -> Open | None:
        """How the app was opened, where the instruction is the first that touches anything there.

        Till then the app shows the page that it was left on, which need not be its first.
        """
        for before in range(place - 1, -1, -1):
            match self.intent(before):
                case Open() as opened:
                    return opened
                case Wait() | Pause() | Read():
                    continue
                case _:
                    return None
        return None

    def is_new(self, place: int) -> bool:
        """True when what came before the instruction changed the screen, or nothing came before it."""
        before = [one for one in self.past if one.place < place or (one.place == place and one.way is Way.ANEW)]
        return not before or (isinstance(before[-1].step.result, Done) and bool(before[-1].step.result.change))
