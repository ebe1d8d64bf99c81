"""A task's session on a paper phone, and what is around it; a service of paper phones."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from pathlib import Path

from paper_phone import PaperHost, PaperPhone

from agent_service import compose
from agent_service.budget import Token
from agent_service.engine import Engine, PlainEngine
from agent_service.pool import Held, Line
from agent_service.record import StepRecord
from agent_service.recorder import Recorder
from agent_service.secrets import Secrets
from agent_service.service import Service
from agent_service.session import Session
from agent_service.settings import Settings
from agent_service.store import Store, open_sqlite
from agent_service.task import Task, TaskSpec
from grounding.apps import AppNames
from grounding.interface import Expectation, Intent, Outline
from planning.decision import Decision, GiveUp
from planning.goal import Goal, Picture
from planning.history import PastStep
from planning.planner import PlannerError, Reply


class HurriedToken(Token):
    """A token whose seconds are short: what waits by it is the same, only sooner."""

    PACE = 10

    def now(self) -> float:
        return time.monotonic() * self.PACE

    def wait(self, seconds: float) -> None:
        super().wait(seconds / self.PACE)


class Script:
    """A planner that says what it was told to, turn by turn; it keeps nothing between decisions."""

    name = "script/1"

    def __init__(self, *decisions: Decision | PlannerError) -> None:
        self._decisions = decisions
        self.heard: list[tuple[Goal, Outline, tuple[PastStep, ...], Picture | None]] = []

    async def decide(
        self, goal: Goal, outline: Outline, history: Sequence[PastStep], picture: Picture | None = None
    ) -> Reply:
        self.heard.append((goal, outline, tuple(history), picture))
        turn = history[-1].turn if history else 0
        said = self._decisions[turn] if turn < len(self._decisions) else GiveUp("the script is over")
        if isinstance(said, PlannerError):
            raise said
        return Reply(said, (), 10, 3)


class Bench:
    """One task's phone side. ``act`` does one intent; ``restart`` forgets everything but the store, as a crash does."""

    def __init__(self, home: Path, phone: PaperPhone, secrets: dict[str, str] | None = None) -> None:
        self.home = home
        self.phone = phone
        self.store: Store = open_sqlite(home / "tasks.sqlite")
        self.secrets = Secrets({f"DEIXIS_SECRET_{name}": value for name, value in (secrets or {}).items()})
        self.task = self.store.create(TaskSpec("a test")).id
        self.line = Line(phone.serial, lambda _: phone)
        self.recorder = Recorder(home / "runs", self.task)
        self.recorder.begin(self.store.task(self.task))
        self.restart()

    def restart(self) -> None:
        self.token = HurriedToken()
        held = Held(self.line, self.store.take(self.phone.serial, self.task))
        parts = (self.store, self.recorder, self.secrets, AppNames())
        self.session = Session(self.task, held, self.token, *parts, "never")

    async def act(self, intent: Intent, turn: int = 1, index: int = 0, expect: Expectation | None = None) -> PastStep:
        return await self.session.act(turn, index, intent, "", expect)

    def record(self, turn: int = 1, index: int = 0) -> StepRecord:
        found = [r for r in self.recorder.folder.records() if isinstance(r, StepRecord)]
        return next(r for r in found if (r.turn, r.index) == (turn, index))

    def close(self) -> None:
        self.line.end()
        self.store.close()


def paper_service(
    home: Path, phones: Sequence[PaperPhone], script: Script | None = None, engine: Engine | None = None, **more: object
) -> tuple[Service, PaperHost]:
    """A service of paper phones; ``script`` is the planner of that name."""
    settings = Settings(**{"home": home, "locks": home / "locks", **more})  # type: ignore[arg-type]
    host = PaperHost(phones)
    store = open_sqlite(home / "tasks.sqlite")
    service = compose.assemble(settings, store, engine or PlainEngine(), host, HurriedToken)
    if script is not None:
        service.means.planners["script"] = lambda: script
    return service, host


async def followed(service: Service, task: Task, seconds: float = 60.0) -> list[tuple[str, str]]:
    """All events of a task as (type, text), until it has ended."""

    async def follow() -> list[tuple[str, str]]:
        return [(event.type, event.data["text"]) async for event in service.events(task.id)]

    return await asyncio.wait_for(follow(), seconds)
