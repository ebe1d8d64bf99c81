"""What a run leaves behind: for every turn and step exactly what each half was given and what it answered.

A run folder holds::

    task.json         the Task, at the end
    steps.jsonl       one line a record: {"kind": "turn" | "step", "schema_version": 2, …}, in order
    screens/*.xml     the trees the grounder was given, named by a digest of them
    screens/*.png     pictures, named by turn and step
    index.html        the run, to be read from top to bottom; needs no other file

A line with the same kind, turn and index as an earlier one replaces it: after a crash the step in flight is judged
again. A secret's value is not written: an ``Enter`` keeps its SecretRef, a gesture its kind. A password that the goal
or a planner says itself is a text like any other, and is in goal, decision and past: one that shall not be is a secret.
"""

from __future__ import annotations

from dataclasses import dataclass

from device.geometry import Bounds, Point
from grounding.interface import Intent, Miss, Outline
from planning.goal import Goal
from planning.history import PastStep, Result
from planning.planner import Message, Reply

SCHEMA_VERSION = 2
"""Raised when what a field means is another. In 1 each turn was written with its whole past."""


@dataclass(frozen=True, slots=True)
class TurnRecord:
    """The planner's half of a turn."""

    task: str
    turn: int
    started: float
    seconds: float
    planner: str
    """Name and version."""
    goal: Goal
    outline: Outline
    history: tuple[PastStep, ...]
    """All that was done before it; ``runfolder`` writes it in parts."""
    reply: Reply | None
    """None when no decision could be had; ``failed`` says why."""
    screen: str
    """File name of the tree the outline was made from."""
    picture: str = ""
    """File name of the screenshot, '' when none could be had."""
    failed: str = ""
    transcript: tuple[Message, ...] = ()
    """What was sent and received before it failed; that of a decision is in the reply."""
    schema_version: int = SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class Candidate:
    """An element the grounder weighed: what it is called, where it is, how it scored."""

    name: str
    role: str
    bounds: Bounds
    score: float
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pointing:
    """The grounder's half: a phrase on a screen, and what it answered."""

    phrase: str
    screen: str
    """File name of the tree."""
    grounder: str
    """Name and version."""
    candidates: tuple[Candidate, ...]
    """Best first; the first is the answer unless ``miss``."""
    point: Point | None = None
    confidence: float = 0.0
    miss: Miss | None = None
    by: str = "tree"
    """What the answer rests on: ``tree``, ``pixels``, or a grounding ``model``."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A gesture as it was sent: its kind and where, never what was typed."""

    kind: str
    point: Point | None = None
    end: Point | None = None
    detail: str = ""
    """A key's or a package's name."""


@dataclass(frozen=True, slots=True)
class StepRecord:
    """One intent carried out. ``index`` counts the intents of one decision from 0."""

    task: str
    turn: int
    index: int
    started: float
    seconds: float
    intent: Intent
    pointings: tuple[Pointing, ...]
    deeds: tuple[Deed, ...]
    result: Result
    before: str = ""
    """File name of the picture taken before the first gesture."""
    after: str = ""
    """File name of the picture of the settled screen afterwards."""
    resumed: bool = False
    """True when the service was stopped in the middle of this step and judged it afterwards."""
    prompt_tokens: int = 0
    """What the grounder's model read for this step; the planner's tokens are in the turn's reply."""
    completion_tokens: int = 0
    schema_version: int = SCHEMA_VERSION


Record = TurnRecord | StepRecord
