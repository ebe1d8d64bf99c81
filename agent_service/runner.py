"""Runs one task from the moment it has a phone: holds the phone, drives the loop, ends the task whatever happens."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy.exc import OperationalError

from agent_service.budget import Bell, Stopped, Token
from agent_service.loop import End, Journal, Loop, why_stopped
from agent_service.outcome import told_of_end
from agent_service.pool import Held, Pool, until_ready
from agent_service.recorder import Recorder
from agent_service.secrets import Secrets
from agent_service.session import PictureWhen, Session
from agent_service.store import Store
from agent_service.task import Ending, Phase, Task
from device.errors import PhoneError
from grounding.apps import AppNames
from grounding.chain import Links
from planning.goal import Goal
from planning.planner import Planner, PlannerError, Telling

T = TypeVar("T")
log = logging.getLogger("deixis.runner")

CANNOT_WRITE = frozenset(
    {errno.EACCES, errno.EDQUOT, errno.EEXIST, errno.ENOENT, errno.ENOSPC, errno.ENOTDIR, errno.EPERM, errno.EROFS}
)
"""What the system says when a file cannot be written where it should be."""
MOST_ATTEMPTS = 5
"""A task during which the service died this often without any progress is not taken up again."""
WRITE_AGAIN_S = 2.0
"""How often the store is tried again while it cannot be written."""


@dataclass(frozen=True, slots=True)
class Means:
    """What runs share."""

    store: Store
    pool: Pool
    bell: Bell
    planners: dict[str, Callable[[], Planner]]
    secrets: Secrets
    names: Mapping[str, AppNames]
    """What apps are called, by the phone's serial; a phone that is new is known by what all are called."""
    runs: Path
    screenshots: bool
    picture: PictureWhen
    boot_wait_s: float
    links: Links
    """What the grounder has beyond the tree."""
    patient: bool = True
    """A phone that another process has is waited for; else the task ends at once."""
    token: Callable[[float], Token] = Token
    """Makes the token of a run from its deadline, in seconds since the epoch: the clock that a run waits by."""


class Runner:
    """Runs tasks, each once at a time."""

    def __init__(self, means: Means) -> None:
        self._means = means
        self._running: dict[str, tuple[Token, asyncio.Task[Any]]] = {}

    def runs(self, task: str) -> bool:
        """Whether a task runs here."""
        return task in self._running

    def cancel(self, task: str) -> bool:
        """Stop a running task at once. False for one that does not run here: nothing happens then."""
        if task not in self._running:
            return False
        self._running[task][0].stop(Ending.CANCELLED)
        return True

    async def close(self) -> None:
        """Let go of everything that runs, without ending it: it is taken up again by the next start."""
        running = [work for _, work in self._running.values()]
        for token, work in list(self._running.values()):
            token.close()
            work.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    async def run(self, id: str, journal: Journal) -> None:
        """Run a task that has a phone, or go on where it was stopped. Returns when it has ended."""
        store = self._means.store
        task = store.task(id)
        if task.phase is Phase.ENDED:
            return
        token = self._means.token(task.started + task.spec.timeout_s)
        current = asyncio.current_task()
        assert current is not None
        self._running[id] = (token, current)
        recorder = Recorder(self._means.runs, id, self._means.screenshots)
        try:
            attempts = await _written(f"an attempt at task {id}", lambda: store.attempt(id))
            if store.cancel_wanted(id):
                token.stop(Ending.CANCELLED)
            if attempts > MOST_ATTEMPTS:
                words = f"the service stopped {attempts - 1} times at the same point of this task; see its log"
                end = End(Ending.BROKEN, words)
            else:
                end = await self._to_the_end(task, token, journal, recorder, attempts)
            await self._end(task, end, recorder)
        finally:
            token.close()
            del self._running[id]

    async def _to_the_end(self, task: Task, token: Token, journal: Journal, recorder: Recorder, attempts: int) -> End:
        try:
            recorder.begin(task)
            async with contextlib.AsyncExitStack() as stack:
                planner = self._means.planners[task.spec.planner]()
                held = await token.guard(stack.enter_async_context(self._hold(task)))
                resumed = self._means.store.task(task.id).turns > 0 or attempts > 1
                self._started(task, resumed)
                await token.guard(self._ready(task, held, token, resumed))
                return await self._loop(task, token, journal, recorder, held, planner).run()
        except Stopped as stopped:
            return End(stopped.ending, why_stopped(stopped, task.spec))
        except PhoneError as exc:
            return End(Ending.PHONE_FAILED, str(exc))
        except PlannerError as exc:
            return End(Ending.PLANNER_FAILED, str(exc))
        except Exception as exc:  # one task's fault may not take the others with it
            if isinstance(exc, OSError) and exc.errno in CANNOT_WRITE:
                words = f"the run's folder cannot be written ({exc.strerror}): is there room on the disk, and is"
                return End(Ending.BROKEN, f"{words} {self._means.runs} a folder of yours? DEIXIS_HOME sets another")
            log.exception("task %s broke", task.id)
            return End(Ending.BROKEN, f"a fault of the service: {type(exc).__name__}; its log has the rest")

    def _loop(
        self, task: Task, token: Token, journal: Journal, recorder: Recorder, held: Held, planner: Planner
    ) -> Loop:
        means, names = self._means, self._means.names[task.device]
        secrets = means.secrets.for_task(task.spec.goal, task.spec.secrets)
        session = Session(task.id, held, token, means.store, recorder, secrets, names, means.picture, means.links)
        goal = Goal(task.spec.goal, task.spec.app, secrets.names)

        def tell(key: str, type: str, data: dict[str, Any]) -> None:
            self.tell(task.id, key, type, data)

        if isinstance(planner, Telling):
            planner.tell(lambda text: tell(f"planner {time.time_ns()}", "message", {"text": text}))

        def progress(turns: int, prompt: int, completion: int) -> None:
            means.store.progress(task.id, turns, prompt, completion)

        return Loop(task, goal, planner, session, token, journal, recorder, tell, progress)

    def _hold(self, task: Task) -> contextlib.AbstractAsyncContextManager[Held]:
        """The task's phone, whose lock another process may have."""

        def say(text: str) -> None:
            self.tell(task.id, f"waiting {text}"[:64], "message", {"text": text})

        return self._means.pool.hold(task.device, task.id, say if self._means.patient else None)

    async def _ready(self, task: Task, held: Held, token: Token, resumed: bool) -> None:
        def say(text: str) -> None:
            self.tell(task.id, f"waiting {held.epoch}", "message", {"text": text})

        await until_ready(held, token, self._means.boot_wait_s, resumed, say)

    def _started(self, task: Task, resumed: bool) -> None:
        self.tell(task.id, "started", "started", {"text": f"started on {task.device}", "device": task.device})
        if resumed:
            text = "the service was stopped and goes on with this task"
            self.tell(task.id, f"resumed {self._means.store.holder(task.device)[1]}", "message", {"text": text})

    def tell(self, id: str, key: str, type: str, data: dict[str, Any]) -> None:
        """Add an event and wake whoever follows the task."""
        if self._means.store.tell(id, key, type, data):
            self._means.bell.ring(id)

    async def _end(self, task: Task, end: End, recorder: Recorder) -> None:
        """The records first, so that whoever hears of the end finds them."""
        ended = self._means.store.ending(task.id, end.ending, end.message)
        await asyncio.to_thread(recorder.end, ended)
        await _written(f"the end of task {task.id}", lambda: self._means.store.end(ended))
        self._means.bell.ring(task.id)
        log.info("%s", told_of_end(ended, self._means.secrets))


async def _written(what: str, write: Callable[[], T]) -> T:
    """What ``write`` returns, as soon as the store takes it: a disk may be full, or a database locked, for a while,
    and a task of which that is not noted would keep its phone."""
    while True:
        try:
            return write()
        except OperationalError as exc:
            log.error("%s cannot be written, trying again: %s", what, exc.orig)
        await asyncio.sleep(WRITE_AGAIN_S)
