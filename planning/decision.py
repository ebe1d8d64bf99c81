"""What a planner can say: act, finish, ask or give up."""

from __future__ import annotations

from dataclasses import dataclass

from grounding.interface import Expectation, Intent


@dataclass(frozen=True, slots=True)
class Act:
    """Do these, in order, stopping at the first that does not come off; then expect this to be seen.

    ``thought`` is for people who read the record. ``memo`` is for the planner itself: it comes back in the history,
    so that a planner needs no state of its own and a run can go on after a crash.
    """

    intents: tuple[Intent, ...]
    expect: Expectation | None = None
    thought: str = ""
    memo: str = ""


@dataclass(frozen=True, slots=True)
class Finish:
    """The goal is reached.

    ``checked`` are expectations that stood literally in the user's words and were met earlier in this run. The service
    honours them only where its own record agrees, and only then calls the task verified.
    """

    summary: str
    checked: tuple[Expectation, ...] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """A person must say something before this can go on."""

    question: str


@dataclass(frozen=True, slots=True)
class GiveUp:
    """It cannot be done, and why: a full sentence that says what to do next."""

    reason: str


Decision = Act | Finish | Ask | GiveUp
