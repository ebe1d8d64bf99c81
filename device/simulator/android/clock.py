"""The phone's clock: the machine's own, or one that moves only when it is told to."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from device.simulator.android.app import JSON

ClockMode = Literal["real", "stepped"]

FIRST_MORNING = datetime(2026, 1, 5, 9, 0, tzinfo=UTC).timestamp()
"""Where a stepped clock begins unless it is told otherwise: a Monday, nine o'clock."""


class Clock:
    """Seconds since the epoch. A real clock may run ahead of or behind the machine's by a constant."""

    def __init__(self, mode: ClockMode = "real", start: float | None = None) -> None:
        self._mode: ClockMode = mode
        self._offset = 0.0
        self._stepped = FIRST_MORNING
        self._start = start
        self.rewind()

    @property
    def mode(self) -> ClockMode:
        """Whether time passes by itself."""
        return self._mode

    def time(self) -> float:
        """Now, in seconds since the epoch."""
        return self._stepped if self._mode == "stepped" else time.time() + self._offset

    def set(self, mode: ClockMode, now: float | None = None) -> None:
        """Change the kind of clock and, if given, what it shows; without ``now`` it goes on from where it stands."""
        at = self.time() if now is None else now
        self._mode = mode
        self._stepped = at
        self._offset = at - time.time()

    def step(self, seconds: float) -> None:
        """Move forward at once; a real clock runs on from there.

        :raises ValueError: for a step backwards.
        """
        if seconds < 0:
            raise ValueError(f"The clock can only be stepped forward, and {seconds} s is a step back.")
        self.set(self._mode, self.time() + seconds)

    def rewind(self) -> None:
        """Show what the clock showed when it was made: its start, or the machine's time for a real one without."""
        if self._start is not None:
            self.set(self._mode, self._start)
        else:
            self._stepped = FIRST_MORNING
            self._offset = 0.0

    def save(self) -> dict[str, JSON]:
        """The clock as JSON."""
        return {"mode": self._mode, "time": self.time()}

    def restore(self, saved: dict[str, JSON]) -> None:
        """Go on from the saved moment."""
        self.set(saved["mode"], float(saved["time"]))


def local(seconds: float, zone: str) -> datetime:
    """Seconds since the epoch as naive local time in an IANA zone; UTC where the zone is not known."""
    return datetime.fromtimestamp(seconds, _zone(zone) or UTC).replace(tzinfo=None)


def is_zone(name: str) -> bool:
    """Whether there is such an IANA zone."""
    return name == "UTC" or _zone(name) is not None


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: it names a directory of zones
        return None
