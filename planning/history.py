"""What happened so far, in words only."""

from __future__ import annotations

from dataclasses import dataclass

from grounding.interface import Change, Expectation, Intent, Miss

GOES_ON = "known of what is shown only: it can be scrolled"
"""Noted of what was waited for to be gone, where there may be more than the screen shows."""


@dataclass(frozen=True, slots=True)
class Done:
    """It was done. ``change`` is what the screen shows since, ``value`` what a Read read, ``note`` what else is so."""

    change: Change
    value: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Unsure:
    """It may or may not have been done: the connection broke, an app failed or the service stopped in the middle."""

    detail: str


Result = Done | Miss | Unsure


@dataclass(frozen=True, slots=True)
class PastStep:
    """One intent of an earlier turn (counted from 1) and its result.

    ``memo`` is the decision's. ``expected`` tells, on a turn's last step, whether the decision's ``expectation`` held,
    ``instead`` what was the case where it did not; None where there was none, or where it was not looked at since an
    intent of the turn did not come off. ``unchanged`` says that the screen before the turn was the one before the
    previous turn.
    """

    turn: int
    intent: Intent
    result: Result
    memo: str = ""
    expected: bool | None = None
    expectation: Expectation | None = None
    instead: str = ""
    unchanged: bool = False
