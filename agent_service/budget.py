"""How long a task may go on: its deadline and the wish to stop it, seen by the loop and by the phone's thread alike."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Coroutine
from typing import Any, TypeVar

from agent_service.task import Ending

T = TypeVar("T")


class Stopped(Exception):
    """The task has to end now; ``ending`` says as what."""

    def __init__(self, ending: Ending) -> None:
        super().__init__(str(ending))
        self.ending = ending


class Token:
    """Asks a task to stop. Made on the event loop; ``check`` and ``wait`` are for the phone's thread.

    It also is a ``device.settle.Clock``: whoever waits by it stops waiting when the task has to stop.
    """

    def __init__(self, deadline: float | None = None) -> None:
        """``deadline`` is in seconds since the epoch."""
        self._loop = asyncio.get_running_loop()
        self._stopped = asyncio.Event()
        self._flag = threading.Event()
        self._ending: Ending | None = None
        self._timer: asyncio.TimerHandle | None = None
        if deadline is not None:
            self._timer = self._loop.call_later(max(0.0, deadline - time.time()), self.stop, Ending.TIMED_OUT)

    @property
    def ending(self) -> Ending | None:
        """What the task has to end as, None while it may go on."""
        return self._ending

    def stop(self, ending: Ending) -> None:
        """Ask the task to end. The first wish counts. On the event loop only."""
        if self._ending is None:
            self._ending = ending
            self._stopped.set()
            self._flag.set()

    def close(self) -> None:
        """No more timer, and the phone's thread does nothing more for this task, whether it has ended or not."""
        self._flag.set()
        if self._timer is not None:
            self._timer.cancel()

    def check(self) -> None:
        """Return while the task may go on.

        :raises Stopped: it may not.
        """
        if self._flag.is_set():
            raise Stopped(self._ending or Ending.CANCELLED)

    def now(self) -> float:
        """Seconds from an arbitrary start."""
        return time.monotonic()

    def wait(self, seconds: float) -> None:
        """Let ``seconds`` pass on the phone's thread.

        :raises Stopped: at once when the task has to stop.
        """
        self._flag.wait(seconds)
        self.check()

    async def guard(self, work: Coroutine[Any, Any, T], grace_s: float = 0.0) -> T:
        """Await ``work``, but no longer than the task may go on; ``grace_s`` is for work that notices by itself.

        :raises Stopped: the task has to stop; the work was cancelled.
        """
        running = asyncio.ensure_future(work)
        stopping = asyncio.ensure_future(self._stopped.wait())
        try:
            await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if not running.done() and grace_s:
                await asyncio.wait({running}, timeout=grace_s)
            if running.done():
                return running.result()
            raise Stopped(self._ending or Ending.CANCELLED)
        finally:
            stopping.cancel()
            if not running.done():
                running.cancel()


class Bell:
    """Tells waiters on the same event loop that something new can be read about a subject."""

    def __init__(self) -> None:
        self._waiting: dict[str, set[asyncio.Future[None]]] = {}

    def ring(self, subject: str) -> None:
        """Wake whoever waits for ``subject``."""
        for waiter in self._waiting.pop(subject, set()):
            if not waiter.done():
                waiter.set_result(None)

    def ring_all(self) -> None:
        """Wake everybody."""
        for subject in list(self._waiting):
            self.ring(subject)

    def listen(self, subject: str) -> asyncio.Future[None]:
        """A future that the next ring resolves. Take it before reading, await it after; cancel it when nobody waits for
        it any more, or it is kept until the next ring."""
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(subject, set()).add(waiter)
        waiter.add_done_callback(lambda done: self._forget(subject, done))
        return waiter

    def _forget(self, subject: str, waiter: asyncio.Future[None]) -> None:
        waiters = self._waiting.get(subject, set())
        waiters.discard(waiter)
        if not waiters:
            self._waiting.pop(subject, None)
