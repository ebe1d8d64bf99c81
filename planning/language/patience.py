"""How long an outage of a model's endpoint is waited out, and with what pauses."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

from planning.planner import PlannerError

FIRST_PAUSE_S = 0.5
LONGEST_PAUSE_S = 30.0
"""Pauses double up to this; an endpoint that asks for a longer one gets it."""


class MayPass(PlannerError):
    """A failure of the endpoint that may pass. ``found`` tells it in a few words, ``after_s`` in how many seconds the
    endpoint wants to be asked again."""

    found: str = ""
    after_s: float | None = None


class Clock:
    """The clock that pauses are taken by; tests bring another."""

    def now(self) -> float:
        """Seconds from an arbitrary start."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Let ``seconds`` pass."""
        await asyncio.sleep(seconds)


class Patience:
    """The pauses of one request, until ``most_s`` have passed since it first failed."""

    def __init__(self, most_s: float, clock: Clock) -> None:
        self._most_s = most_s
        self._clock = clock
        self._next_s = FIRST_PAUSE_S
        self._since: float | None = None

    def pause_s(self, after_s: float | None) -> float | None:
        """How long to wait before the next try; None when there is to be none."""
        now = self._clock.now()
        if self._since is None:
            self._since = now
        left = self._most_s - (now - self._since)
        pause = max(min(self._next_s, left), after_s or 0.0)
        self._next_s = min(2 * self._next_s, LONGEST_PAUSE_S)
        return pause if 0 < pause <= left else None


def retry_after_s(headers: Mapping[str, str]) -> float | None:
    """What ``Retry-After`` says, as seconds or a date, in seconds from now."""
    said = headers.get("retry-after", "").strip()
    if said.isdecimal():
        return float(said)
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    except ValueError:
        return None
