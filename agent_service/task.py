"""A task: what was asked, how it stands and how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Phase(StrEnum):
    """Where a task is in its life."""

    QUEUED = "queued"
    RUNNING = "running"
    ENDED = "ended"


class Ending(StrEnum):
    """How a task ended. Finished is not the same as ran out, and a claim is not the same as a check that held."""

    VERIFIED = "verified"
    """A check that stood in the user's own words held, seen by the service itself."""
    CLAIMED = "claimed"
    """The planner says it is done; nothing the user gave was there to check it."""
    GAVE_UP = "gave_up"
    """The planner says it cannot be done, and why."""
    NEEDS_ANSWER = "needs_answer"
    """The planner asked a question that only a person can answer."""
    OUT_OF_TURNS = "out_of_turns"
    TIMED_OUT = "timed_out"
    CANCELLED = "cancelled"
    PLANNER_FAILED = "planner_failed"
    """No decision could be had: the model is down, slow, refused the key, or answered nonsense twice. Or it did the
    same in vain again and again."""
    PHONE_FAILED = "phone_failed"
    """The phone was not there, not ready, or vanished in the middle."""
    BROKEN = "broken"
    """A fault of the service itself."""

    @property
    def good(self) -> bool:
        """True for the two endings in which the planner finished."""
        return self in (Ending.VERIFIED, Ending.CLAIMED)


@dataclass(frozen=True, slots=True)
class TaskSpec:
    """What was asked for. ``device`` is a serial ('' lets the service choose), ``app`` a name a person would say,
    ``secrets`` are names of such as it may use beside those that the goal names."""

    goal: str
    planner: str = "phrasebook"
    device: str = ""
    app: str = ""
    max_turns: int = 30
    timeout_s: float = 600.0
    secrets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """A task as the store knows it. Times are seconds since the epoch, 0 where not reached."""

    id: str
    spec: TaskSpec
    phase: Phase = Phase.QUEUED
    ending: Ending | None = None
    message: str = ""
    """How it ended, as a sentence for people."""
    device: str = ""
    turns: int = 0
    created: float = 0.0
    started: float = 0.0
    ended: float = 0.0
    prompt_tokens: int = 0
    """What models read for it, the planner's and the grounder's; ``completion_tokens`` is what they wrote."""
    completion_tokens: int = 0
