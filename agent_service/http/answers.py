"""What the API answers, told field by field: the shapes that ``/openapi.json`` shows and every answer is held to."""

from __future__ import annotations

from pydantic import BaseModel, Field

from agent_service.task import Ending, Phase

Links = dict[str, str]


class Taken(BaseModel):
    """A task that was taken."""

    id: str
    links: Links = Field(description="Where its things are: `self`, `events`, `steps`, `cancel`, `page`.")


class TaskShown(BaseModel):
    """A task: how it stands, how it ended, what was asked. Times are seconds since the epoch, 0 where not reached."""

    id: str
    phase: Phase
    ending: Ending | None = Field(description="How it ended; null until then.")
    message: str = Field(description="How it ended, as a sentence for people.")
    device: str = Field(description="The phone that it was given; empty until then.")
    turns: int = Field(description="Decisions the planner took so far.")
    created: float
    started: float
    ended: float
    prompt_tokens: int = Field(description="What models read so far: the planner's, and the grounder's if it has one.")
    completion_tokens: int = Field(description="What they wrote. The steps tell the grounder's part.")
    goal: str
    planner: str
    app: str
    max_turns: int
    timeout_s: float = Field(description="Seconds from its start on.")
    secrets: list[str] = Field(description="Names of secrets that it was given beside those that its goal names.")
    asked_device: str = Field(description="The phone that was asked for; empty for any.")
    links: Links


class TaskList(BaseModel):
    """Tasks, newest first."""

    tasks: list[TaskShown]
    next: str | None = Field(description="Where the page after this one is; null after the last.")


class DeviceShown(BaseModel):
    """A phone that adb lists. While a task holds it, it is not asked for its version and size."""

    serial: str
    state: str = Field(description="adb's word for it: `device` for one that can be talked to.")
    model: str
    android: str = Field(description="Its version of Android; empty where not known.")
    width: int = Field(description="In pixels; 0 where not known.")
    height: int = Field(description="In pixels; 0 where not known.")
    ready: bool
    why_not: str = Field(description="What keeps it from being used, and what to do; empty when it is ready.")
    task: str = Field(description="The task that holds it; empty for none.")
    links: Links


class DeviceList(BaseModel):
    """The phones adb lists."""

    devices: list[DeviceShown]


class Ready(BaseModel):
    """Tasks can be run."""

    status: str
    devices: int = Field(description="Phones that adb lists.")
