"""Waiting for a screen to come to rest: look until two looks in a row show the same."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from device.errors import BadHierarchy
from device.screen import Observation

_TICK = 1e-6
"""Clocks count in floats: what falls short by less is not short."""


class Clock(Protocol):
    """Time, passed in, so that a test can own it."""

    def now(self) -> float:
        """Seconds from an arbitrary start; never goes back."""
        ...

    def wait(self, seconds: float) -> None:
        """Return after ``seconds``."""
        ...


class RealClock:
    """The clock on the wall."""

    def now(self) -> float:
        """Seconds from an arbitrary start."""
        return time.monotonic()

    def wait(self, seconds: float) -> None:
        """Return after ``seconds``, or at once for none."""
        if seconds > 0:
            threading.Event().wait(seconds)


@dataclass(frozen=True, slots=True)
class Settled:
    """The last look, whether it showed the same as the one before, and how long that took in seconds."""

    observation: Observation
    at_rest: bool
    seconds: float


def settle(
    look: Callable[[], Observation],
    clock: Clock,
    *,
    quiet_s: float = 0.15,
    timeout_s: float = 5.0,
    unlike: str = "",
    unlike_s: float = 0.6,
    blank_s: float = 1.0,
    ticking_s: float = 1.2,
) -> Settled:
    """Look until two looks at least ``quiet_s`` apart show the same app and the same tree.

    A gesture takes a moment to show. With ``unlike``, the fingerprint from before it, a screen that still looks like
    that counts as not yet at rest for the first ``unlike_s``; after that it is taken as unchanged. A screen without
    any element counts only when it stayed so for ``blank_s``: between two windows there is often none. A tree that
    cannot be read is looked at again for ``timeout_s`` from the first such look (the look itself may have taken long:
    it starts what has to run on the phone). A screen that never rests gives its last look; one of which for
    ``ticking_s`` nothing changes but texts, such as a running stopwatch, is not waited for any longer.

    :raises BadHierarchy: no tree could be read in all that time.
    :raises PhoneError: whatever else ``look`` raises.
    """
    start = since = stood_since = clock.now()
    stands: object = None
    last: Observation | None = None
    shown: tuple[str, str] | None = None
    unreadable: float | None = None
    while True:
        try:
            seen = look()
        except BadHierarchy:
            unreadable = clock.now() if unreadable is None else unreadable
            if clock.now() - unreadable < timeout_s:
                clock.wait(quiet_s)
                continue
            if last is None:
                raise
            return Settled(last, False, clock.now() - start)
        now = clock.now()
        package, fingerprint = seen.foreground.package, seen.screen.fingerprint()
        if (package, fingerprint) != shown:
            shown, since = (package, fingerprint), now
            frame = [(e.class_name, e.bounds, e.window, e.visible) for e in seen.screen.elements]
            if frame != stands or fingerprint == unlike:
                stands, stood_since = frame, now
            elif now - stood_since >= ticking_s:
                return Settled(seen, False, now - start)
        elif fingerprint != unlike or now - start >= unlike_s:
            enough_s = quiet_s if seen.screen.elements else blank_s
            if now - since >= enough_s - _TICK:
                return Settled(seen, True, now - start)
        last = seen
        left = start + timeout_s - now
        if left <= 0:
            return Settled(seen, False, now - start)
        clock.wait(min(quiet_s, left))
