"""What a task's event stream tells: each event by its name, with the shape of its data."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from agent_service.task import Ending
from grounding.interface import Intent
from planning.decision import Decision
from planning.history import Result


class Told(BaseModel):
    """What every event has."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(description="The event in words, for people.")
    seq: int = Field(description="Counts a task's events from 1; the same as the event's `id`.")
    time: float = Field(description="When, in seconds since the epoch.")


class QueuedEvent(Told):
    """The task was taken and waits for a phone."""

    goal: str


class StartedEvent(Told):
    """The task was given a phone."""

    device: str = Field(description="The phone's serial.")


class MessageEvent(Told):
    """Something that people may want to know: what is waited for, or that the service was stopped and goes on."""


class TurnEvent(Told):
    """The planner has decided."""

    turn: int = Field(description="Counts decisions from 1.")
    thought: str = Field(description="Why, in the planner's words; empty where it says nothing.")
    decision: Decision


class StepEvent(Told):
    """One intent of the decision was carried out, or did not come off."""

    turn: int
    index: int = Field(description="Counts the intents of one decision from 0.")
    done: bool = Field(description="Whether it came off.")
    intent: Intent
    result: Result


class EndedEvent(Told):
    """The task has ended; the last event of a stream."""

    ending: Ending
    message: str = Field(description="How it ended, as a sentence for people.")


EVENTS: dict[str, type[Told]] = {
    "queued": QueuedEvent,
    "started": StartedEvent,
    "message": MessageEvent,
    "turn": TurnEvent,
    "step": StepEvent,
    "ended": EndedEvent,
}
"""By the name in the stream's ``event`` field, in the order in which they first come; ``message`` comes at any time."""
