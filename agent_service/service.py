"""The service itself, without HTTP: takes tasks, runs them, tells what happens, and goes on after a crash."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import unicodedata
from collections.abc import AsyncIterator
from typing import Literal

from agent_service.dispatch import NEWS, Dispatcher
from agent_service.engine import Engine
from agent_service.loop import CANCELLED, Journal
from agent_service.outcome import told_of_end
from agent_service.recorder import Recorder
from agent_service.retention import Retention
from agent_service.runfolder import RunFolder
from agent_service.runner import Means, Runner
from agent_service.secrets import NoSuchSecret
from agent_service.store import Event
from agent_service.strays import Strays
from agent_service.task import Ending, Phase, Task, TaskSpec
from planning.planner import PlannerError

log = logging.getLogger("deixis.service")

MOST_GOAL = 4000
"""Characters of a goal."""
SPACES = "\t\n\r"
"""The control characters that words may hold."""
Refusal = Literal[
    "unsayable",
    "unknown-planner",
    "planner-not-configured",
    "unknown-secret",
    "unknown-device",
    "no-device",
    "key-reused",
]


class Refused(Exception):
    """A task that is not taken. ``kind`` says why for programs, the message for people, with what to do."""

    def __init__(self, kind: Refusal, message: str) -> None:
        super().__init__(message)
        self.kind: Refusal = kind


def wrong_with_goal(goal: str) -> str:
    """Why nobody could follow this goal, and what to do; '' when nothing is wrong with it."""
    if not goal.strip():
        return "it is empty: say what to do, for example “Open Settings, tap Display, and turn on Dark theme”"
    if len(goal) > MOST_GOAL:
        return f"it has {len(goal)} characters; the most is {MOST_GOAL}: split it into several tasks"
    return wrong_with_words(goal)


def wrong_with_words(words: str) -> str:
    """Which character of them is no part of any text, and what to do; '' when there is none."""
    odd = next((c for c in words if unicodedata.category(c) in ("Cc", "Cs") and c not in SPACES), "")
    return f"it holds U+{ord(odd):04X}, which is no part of a text: leave it out" if odd else ""


class AlreadyEnded(Exception):
    """The task has ended; nothing can be changed about it."""


class Service:
    """Everything behind the API. All methods are for the event loop that ``start`` was called on."""

    def __init__(self, means: Means, engine: Engine, keep_days: float | None = None) -> None:
        """``keep_days``: after how many days ended tasks are removed; None keeps them."""
        self.means = means
        self._engine = engine
        self._runner = Runner(means)
        strays = Strays(means.store, engine, self._runner.runs, self._give_up_stray)
        self._dispatcher = Dispatcher(
            means.store,
            means.pool,
            means.bell,
            self._begin,
            self._give_up,
            self._say,
            strays.settle,
            means.boot_wait_s,
        )
        self._retention = Retention(means.store, engine, means.runs, keep_days) if keep_days is not None else None
        self._dispatching: asyncio.Task[None] | None = None
        self._sweeping: asyncio.Task[None] | None = None
        self._closing = False

    @property
    def up(self) -> bool:
        """Whether tasks are being run."""
        return self._engine.up and self._dispatching is not None and not self._dispatching.done()

    async def start(self) -> None:
        """Start, and go on with every task that had not ended."""
        self._engine.launch(self._run)
        self._dispatching = asyncio.ensure_future(self._dispatcher.run())
        if self._retention is not None:
            self._sweeping = asyncio.ensure_future(self._retention.run())

    async def close(self) -> None:
        """Stop. Tasks that run are taken up again by the next start; phones are given back."""
        self.hush()
        works = [work for work in (self._dispatching, self._sweeping) if work is not None]
        for work in works:
            work.cancel()
        await asyncio.gather(*works, return_exceptions=True)
        await self._runner.close()
        await self.means.pool.close()
        await asyncio.to_thread(self.means.links.close)
        await asyncio.to_thread(self._engine.close)  # last: it takes the threads of ``to_thread`` with it
        self.means.store.close()

    def hush(self) -> None:
        """End all event streams: their readers come back with the last id they saw."""
        self._closing = True
        self.means.bell.ring_all()

    async def submit(self, spec: TaskSpec, key: str = "") -> Task:
        """Take a task. One that was taken under the same key before is given back, however it stands by now.

        :raises Refused: it could never run as asked.
        :raises AdbUnavailable: no adb server can be reached.
        """
        if wrong := wrong_with_goal(spec.goal):
            raise Refused("unsayable", f"goal: {wrong}")
        if before := self._taken(spec, key):
            return before
        self._check_planner(spec.planner)
        self._check_secrets(spec.secrets)
        serials = [phone.serial for phone in await self.means.pool.attached()]
        if spec.device and spec.device not in serials:
            listed = ", ".join(serials) or "none"
            raise Refused("unknown-device", f"no phone {spec.device} is attached (attached: {listed})")
        if not serials:
            words = (
                "no phone is attached: attach one with USB debugging on, or start a simulated one with `deixis phone`"
            )
            raise Refused("no-device", words)
        if before := self._taken(spec, key):  # while the phones were asked for
            return before
        task = self.means.store.create(spec, key)
        ahead = len(self.means.store.in_phase(Phase.QUEUED)) - 1
        waiting = f", {ahead} before it" if ahead else ""
        self._runner.tell(task.id, "queued", "queued", {"text": f"queued{waiting}", "goal": spec.goal})
        self.means.bell.ring(NEWS)
        return task

    def _taken(self, spec: TaskSpec, key: str) -> Task | None:
        task = self.means.store.keyed(key) if key else None
        if task is not None and task.spec != spec:
            words = f"the key {key!r} belongs to task {task.id}, which asks for something else: take a new key"
            raise Refused("key-reused", words)
        return task

    def cancel(self, id: str) -> Task:
        """Have a task end as cancelled, at once.

        :raises NoSuchTask: there is none.
        :raises AlreadyEnded: it has ended.
        """
        task = self.means.store.task(id)
        if task.phase is Phase.ENDED:
            raise AlreadyEnded(f"task {id} has ended already ({task.ending})")
        self.means.store.want_cancel(id)
        if not self._runner.cancel(id):
            self._give_up(task, Ending.CANCELLED, CANCELLED)
        return self.means.store.task(id)

    async def events(self, id: str, after: int = 0) -> AsyncIterator[Event]:
        """A task's events in order from the one behind ``after``, as they happen, up to the last of all.

        Ends early when the service stops.
        """
        seen = after
        while True:
            news = self.means.bell.listen(id)
            try:
                for event in self.means.store.events(id, seen):
                    seen = event.seq
                    yield event
                    if event.type == "ended":
                        return
                if self._closing or self.means.store.task(id).phase is Phase.ENDED:
                    return
                await news
            finally:
                news.cancel()  # the reader may have gone: what nobody rings any more would be kept

    def folder(self, id: str) -> RunFolder:
        """A task's run folder, which may not be there yet."""
        return RunFolder(self.means.runs / id)

    def _check_planner(self, name: str) -> None:
        make = self.means.planners.get(name)
        if make is None:
            known = ", ".join(sorted(self.means.planners))
            raise Refused("unknown-planner", f"no planner is called {name!r}; there are: {known}")
        try:
            make()
        except PlannerError as exc:
            raise Refused("planner-not-configured", str(exc)) from exc

    def _check_secrets(self, names: tuple[str, ...]) -> None:
        for name in names:
            try:
                self.means.secrets.resolve(name)
            except NoSuchSecret as exc:
                raise Refused("unknown-secret", str(exc)) from exc

    async def _begin(self, task: Task, serial: str) -> None:
        self.means.store.assign(task.id, serial)
        await self._engine.start(task.id)

    async def _run(self, id: str, journal: Journal) -> None:
        try:
            await self._runner.run(id, journal)
        finally:
            self.means.bell.ring(NEWS)

    def _give_up(self, task: Task, ending: Ending, message: str) -> None:
        """End a task that is not running, and has hardly anything on record."""
        ended = self.means.store.ending(task.id, ending, message)
        Recorder(self.means.runs, task.id).end(ended)
        self._over(ended)

    async def _give_up_stray(self, task: Task, ending: Ending, message: str) -> None:
        """The same for one that ran: the page of a long run takes seconds to write."""
        ended = self.means.store.ending(task.id, ending, message)
        await asyncio.to_thread(Recorder(self.means.runs, task.id).end, ended)
        self._over(ended)

    def _over(self, ended: Task) -> None:
        self.means.store.end(ended)
        self.means.bell.ring(ended.id)
        log.info("%s", told_of_end(ended, self.means.secrets))

    def _say(self, task: Task, text: str) -> None:
        self._runner.tell(task.id, f"waiting {text}"[:64], "message", {"text": text})


@contextlib.asynccontextmanager
async def running(service: Service) -> AsyncIterator[Service]:
    """The service, started and closed again."""
    await service.start()
    try:
        yield service
    finally:
        await service.close()
