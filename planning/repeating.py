"""Whether a planner tries the same in vain again and again, on a screen that does not change."""

from __future__ import annotations

from collections.abc import Sequence

from grounding.interface import Miss, Wait
from planning.history import PastStep

MOST_TIMES = 5
"""So often may the same fail with the same result on one screen. The planner hears each time how often it was. Up to
the third time it may have hoped for the screen to change; who does it twice more will not do anything else."""


def times_in_vain(history: Sequence[PastStep]) -> int:
    """How often the last step was tried with the same result since the screen last changed; 0 if it came off."""
    last = history[-1] if history else None
    if last is None or not isinstance(last.result, Miss):
        return 0
    times, turn = 0, last.turn
    unchanged = True
    for step in reversed(history):
        if step.turn != turn and not unchanged:
            break
        times += (step.intent, step.result) == (last.intent, last.result)
        turn, unchanged = step.turn, step.unchanged
    return times


def stuck(history: Sequence[PastStep]) -> bool:
    """Nothing else is to be expected. To wait again is no sign of it: something may yet come."""
    return times_in_vain(history) >= MOST_TIMES and not isinstance(history[-1].intent, Wait)


def repeats(turn: Sequence[PastStep], before: Sequence[PastStep]) -> bool:
    """The turn did nothing but what the turn before had done in vain, on the same screen."""
    if len(turn) != 1 or len(before) != 1 or not turn[0].unchanged:
        return False
    same = (turn[0].intent, turn[0].result) == (before[0].intent, before[0].result)
    return same and isinstance(turn[0].result, Miss)
