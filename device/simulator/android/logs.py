"""Android's log: a ring of lines that logcat prints."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

KEPT = 5000
LEVELS = "VDIWEFS"
QUIET_SECONDS = 1.0
HEALTHD_PID = 318


@dataclass(frozen=True, slots=True)
class Line:
    """One entry; ``number`` grows by one."""

    number: int
    time: float
    pid: int
    level: str
    tag: str
    text: str


class Logs:
    """The main buffer."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._lines: deque[Line] = deque(maxlen=KEPT)
        self._last = 0
        self._grown = asyncio.Event()

    def add(self, level: str, tag: str, text: str, pid: int = 622) -> None:
        """Write a line; pid 622 is system_server."""
        self._last += 1
        self._lines.append(Line(self._last, self._now(), pid, level, tag, text))
        self._grown.set()

    def after(self, number: int = 0) -> list[Line]:
        """Lines with a higher number."""
        return [line for line in self._lines if line.number > number]

    def clear(self) -> None:
        """Forget everything."""
        self._lines.clear()

    async def grown(self) -> None:
        """Return after the next line was written. Whoever watches never waits long: Android's log is never quiet."""
        self._grown.clear()
        try:
            await asyncio.wait_for(self._grown.wait(), QUIET_SECONDS)
        except TimeoutError:
            self.add("D", "healthd", "battery l=100 v=4300 t=25.0 h=2 st=5 c=0 chg=u", HEALTHD_PID)
