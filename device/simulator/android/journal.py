"""The numbered log of everything that reached the phone. Tests and benchmarks read it; the phone does not."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any

KEPT = 20_000


class Journal:
    """Events as JSON objects: {"n": 1, "time": phone's time, "kind": "tap", …}. The oldest go when it is full."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._events: deque[dict[str, Any]] = deque(maxlen=KEPT)
        self._last = 0
        self._grown = asyncio.Event()
        self._over = False

    @property
    def last(self) -> int:
        """The number of the newest event, 0 when there is none."""
        return self._last

    def add(self, kind: str, **fields: Any) -> int:
        """Write one event; its number."""
        self._last += 1
        self._events.append({"n": self._last, "time": self._now(), "kind": kind, **fields})
        self._grown.set()
        return self._last

    def amend(self, number: int, **fields: Any) -> None:
        """Add to an event what became of it, if it is still kept."""
        place = number - (self._last - len(self._events)) - 1
        if 0 <= place < len(self._events):
            self._events[place].update(fields)

    def after(self, number: int) -> list[dict[str, Any]]:
        """Events with a higher number, oldest first."""
        first = self._last - len(self._events)
        return list(self._events)[max(0, number - first) :]

    def end(self) -> None:
        """Nothing more will come: let everybody go who waits."""
        self._over = True
        self._grown.set()

    async def wait(self, after: int, seconds: float) -> list[dict[str, Any]]:
        """Like ``after``, but waits up to ``seconds`` for the first one."""
        deadline = asyncio.get_running_loop().time() + seconds
        while not (found := self.after(after)) and not self._over:
            left = deadline - asyncio.get_running_loop().time()
            if left <= 0:
                return []
            self._grown.clear()
            try:
                await asyncio.wait_for(self._grown.wait(), left)
            except TimeoutError:
                return []
        return found
