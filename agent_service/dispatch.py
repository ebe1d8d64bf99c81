"""Gives waiting tasks their phones: first come, first served, for each phone one task at a time.

A task that names no phone takes the first that is ready and free when its turn comes, so it is bound late. Waiting
tasks are rows of the store and nothing else; the engine learns of a task when it has a phone.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable

from agent_service.budget import Bell
from agent_service.outliving import outliving
from agent_service.pool import Pool
from agent_service.store import Store
from agent_service.task import Ending, Phase, Task
from device.errors import PhoneError

log = logging.getLogger("deixis.dispatch")

LOOK_AGAIN_S = 2.0
"""How often phones are looked for while tasks wait for one that is not there or not ready, or run nowhere."""
NEWS = "dispatch"
"""What the bell rings when a task came, or a phone was given back."""


class Dispatcher:
    """One for a service; runs on the event loop until it is cancelled."""

    def __init__(
        self,
        store: Store,
        pool: Pool,
        bell: Bell,
        start: Callable[[Task, str], Awaitable[None]],
        give_up: Callable[[Task, Ending, str], None],
        say: Callable[[Task, str], None],
        settle: Callable[[], Awaitable[int]],
        wait_s: float,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """``settle`` takes care of tasks that run nowhere, and says how many there were. ``wait_s``: how long a task
        waits while no phone at all is attached."""
        self._store = store
        self._pool = pool
        self._bell = bell
        self._start = start
        self._give_up = give_up
        self._say = say
        self._settle = settle
        self._wait_s = wait_s
        self._now = now
        self._alone_since: float | None = None

    async def run(self) -> None:
        """Match tasks and phones for ever."""
        while True:
            news = self._bell.listen(NEWS)
            waiting = 1
            with outliving("a round of dispatching"):
                try:
                    waiting = await self.round()
                except PhoneError as exc:
                    log.warning("no phones can be listed: %s", exc)
            # not wait_for: in Python 3.11 that swallows a cancellation that comes together with the news
            await asyncio.wait({news}, timeout=LOOK_AGAIN_S if waiting else None)
            news.cancel()

    async def round(self) -> int:
        """Start what can be started; the number of tasks to look at again soon.

        :raises PhoneError: the phones cannot be listed.
        """
        waiting = await self._settle()
        queued = self._store.in_phase(Phase.QUEUED)
        if not queued:
            self._alone_since = None  # nobody looks for phones while no task waits
            return waiting
        attached = [phone.serial for phone in await self._pool.attached() if phone.state == "device"]
        taken = {task.device for task in self._store.in_phase(Phase.RUNNING)}
        free = [s for s in attached if s not in taken and not self._pool.holder(s)]
        answers: dict[str, str] = {}
        for task in queued:
            serial = self._named(task, free, taken) if task.spec.device else await self._any_ready(task, free, answers)
            if serial:
                taken.add(serial)
                free = [s for s in free if s != serial]
                await self._start(task, serial)
            else:
                waiting += 1
                if task.spec.device:
                    free = [s for s in free if s != task.spec.device]
        self._mind_the_lonely(queued, bool(attached))
        return waiting

    def _named(self, task: Task, free: list[str], taken: set[str]) -> str:
        """Its phone, when nobody has it. One that is not there is tried all the same: the task ends saying so."""
        serial = task.spec.device
        if serial in taken or self._pool.holder(serial):
            return ""
        return serial

    async def _any_ready(self, task: Task, free: list[str], answers: dict[str, str]) -> str:
        """The first free phone that is ready; one that boots, when it is the only kind there is.

        ``answers`` are what phones said in this round: each is asked once, however many tasks wait.
        """
        booting = ""
        for serial in free:
            if serial not in answers:
                answers[serial] = await self._pool.readiness(serial)
            ready = answers[serial]
            if ready == "ready":
                return serial
            if ready == "booting":
                booting = booting or serial
            else:
                self._say(task, f"waiting for a phone that is ready; {ready}")
        return booting

    def _mind_the_lonely(self, queued: list[Task], any_attached: bool) -> None:
        """End tasks that wait for any phone while none has been attached for long."""
        if any_attached:
            self._alone_since = None
            return
        self._alone_since = self._now() if self._alone_since is None else self._alone_since
        if self._now() - self._alone_since < self._wait_s:
            return
        for task in queued:
            if not task.spec.device and self._store.task(task.id).phase is Phase.QUEUED:
                words = f"no phone was attached for {self._wait_s:.0f} s: attach one, or start one with `deixis phone`"
                self._give_up(task, Ending.PHONE_FAILED, words)
