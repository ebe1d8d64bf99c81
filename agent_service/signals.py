"""What ends a run from outside: Ctrl-C, and the SIGTERM that CI sends to what it cancels or what takes too long."""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

from agent_service.task import Task

HEARD = (signal.SIGINT, signal.SIGTERM)


class Interrupted(KeyboardInterrupt):
    """A signal of this number ended the task as cancelled; its folder is complete."""

    def __init__(self, number: int, task: Task, folder: Path) -> None:
        super().__init__(f"stopped by {signal.Signals(number).name}")
        self.number = number
        self.task = task
        self.folder = folder


class Signals:
    """Hears signals while it is entered, on the event loop of the main thread; in another thread it hears nothing.

    The first one calls ``stop``. More of them change nothing: ``timeout`` sends each twice, to its child and to the
    child's group. What the process ignores stays ignored.
    """

    def __init__(self, stop: Callable[[], None]) -> None:
        self._stop = stop
        self._before: dict[signal.Signals, Any] = {}
        self.first: int = 0
        """The number of the signal that came first, 0 while none came."""

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            for number in HEARD:
                before = signal.getsignal(number)
                if before not in (signal.SIG_IGN, None):
                    self._before[number] = before
                    asyncio.get_running_loop().add_signal_handler(number, self._came, number)
        return self

    def __exit__(self, *_: object) -> None:
        for number, before in self._before.items():
            asyncio.get_running_loop().remove_signal_handler(number)
            signal.signal(number, before)

    def _came(self, number: int) -> None:
        if not self.first:
            self.first = number
            self._stop()
