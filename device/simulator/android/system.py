"""What stands between the wires and the phone: everything that its services, its shell and its log share."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any

from device.simulator.android.app import Start
from device.simulator.android.faults import Faults
from device.simulator.android.files import Files
from device.simulator.android.handset import Handset
from device.simulator.android.injector import Injector
from device.simulator.android.journal import Journal
from device.simulator.android.logs import Logs
from device.simulator.android.processes import Processes
from device.simulator.stream import Service

log = logging.getLogger(__name__)

DAMAGED = (ArithmeticError, AttributeError, LookupError, OSError, TypeError, ValueError)
"""What comes of values of the wrong kind, or too large: for the C library a time can be, too."""
_SHORTEST_TICK = 0.005
_POLL = 0.05


class System:
    """One phone's Android, without its pictures. ``speed`` divides every wait for the length of a gesture."""

    def __init__(self, handset: Handset, speed: float = 1.0) -> None:
        if not speed > 0:
            raise ValueError(f"The speed must be greater than 0, not {speed}.")
        self.handset = handset
        self.speed = speed
        self.journal = Journal(handset.time)
        self.faults = Faults()
        self.files = Files(handset.time)
        self.logs = Logs(handset.time)
        self.processes = Processes(handset)
        self.injector = Injector(handset, self.journal, self.faults, self.pause, self.changed)
        self.listeners: dict[str, Service] = {}
        """Sockets that something on the phone listens on, by service name: ``tcp:9008``."""
        self.automated = False
        """A server holds Android's one UiAutomation connection."""
        self.granted: dict[str, set[str]] = {}
        """Permissions given with pm grant, by package."""
        self.rebooted: Callable[[], None] = lambda: None
        """Called after a reboot, to let the connections drop."""
        self.ending = False
        """Set when the phone is being taken down."""
        self._jobs: set[asyncio.Task[int]] = set()
        self._kick = asyncio.Event()

    async def pause(self, seconds: float) -> None:
        """Let so many seconds of a gesture pass."""
        await asyncio.sleep(seconds / self.speed)

    def keep(self, job: asyncio.Task[int]) -> None:
        """Hold on to what a shell has left running, until it ends or the phone does."""
        self._jobs.add(job)
        job.add_done_callback(self._jobs.discard)

    def end_jobs(self) -> list[asyncio.Task[int]]:
        """Kill what shells have left running; the tasks, which are about to end."""
        jobs = list(self._jobs)
        for job in jobs:
            job.cancel()
        return jobs

    def changed(self) -> None:
        """Something was done to the phone: what is due next may have changed."""
        self._kick.set()

    async def run(self) -> None:
        """Keep the phone's time: do what is due, for ever."""
        while True:
            self._kick.clear()
            try:
                due = self.handset.advance()
            except Exception:  # an app that fails in what it does later must not stop the phone's time
                log.exception("the phone could not do what was due")
                due = 1.0
            try:
                await asyncio.wait_for(self._kick.wait(), None if due is None else max(due, _SHORTEST_TICK))
            except TimeoutError:
                continue

    async def until(self, holds: Callable[[], bool], seconds: float) -> bool:
        """Wait until something holds, asking again whenever the phone has changed; False when it did not in time."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        seen = -1
        while True:
            self.handset.advance()
            if self.handset.revision() != seen:
                seen = self.handset.revision()
                if holds():
                    return True
            left = deadline - loop.time()
            if left <= 0:
                return False
            await asyncio.sleep(min(_POLL, left))

    def launch(self, package: str, start: Start | None = None, by: str = "am") -> bool:
        """Start an app and note it."""
        done = self.handset.start(package, start)
        self.changed()
        self.journal.add("launch", package=package, data=start.data if start else "", done=done, by=by)
        if done:
            front, activity = self.handset.foreground
            self.logs.add("I", "ActivityTaskManager", f"START u0 {{cmp={front}/{activity}}} from uid 2000")
        return done

    def reboot(self) -> None:
        """Switch off and on: what ran is gone, and so is every connection."""
        self.handset.reboot()
        self.end_jobs()
        self.changed()
        asyncio.get_running_loop().call_soon(self.rebooted)

    def reset(self, seed: int | None = None) -> None:
        """A freshly set up phone: apps, settings and shared storage; what clients pushed to /data/local/tmp stays."""
        self.handset.reset(seed)
        self.files.clear()
        self.granted.clear()
        self.logs.clear()
        self.changed()

    def prepare(self, changes: dict[str, Any]) -> None:
        """Merge changes into the state, all of them or none.

        :raises ValueError: they are none, or ones with which nothing can be shown.
        """
        self._or_as_before(lambda: self.handset.prepare(changes), "With these changes the phone cannot show its screen")
        self.changed()

    def _or_as_before(self, change: Callable[[], None], complaint: str) -> None:
        """Change the phone; if it cannot show itself then, put it back and raise ValueError."""
        before = self.save()
        try:
            change()
            self.handset.nodes(active_only=True)
            self.handset.state()
        except DAMAGED as error:
            self.handset.restore(before["phone"])
            self.files.restore(before["files"])
            if isinstance(error, ValueError):
                raise
            raise ValueError(f"{complaint}: {error!r}.") from error

    def save(self) -> dict[str, Any]:
        """The phone and its shared storage as JSON."""
        return {"phone": self.handset.save(), "files": self.files.save()}

    def restore(self, saved: dict[str, Any]) -> None:
        """Back to what ``save`` gave.

        :raises ValueError: it is nothing that ``save`` gave.
        """
        if not isinstance(saved, dict) or not isinstance(saved.get("phone"), dict):
            raise ValueError("A saved phone is an object with the members phone and files, as GET /save gives it.")

        def become() -> None:
            _same_kinds(self.handset.save(), saved["phone"])
            self.handset.restore(saved["phone"])
            self.files.restore(saved.get("files", []))

        self._or_as_before(become, "The saved phone is incomplete or damaged")
        self.changed()


def _same_kinds(known: dict[str, Any], given: dict[str, Any]) -> None:
    """Raise TypeError where a member is of another kind than it is in a phone that is known to be whole."""
    for name, value in known.items():
        numbers = isinstance(value, int | float) and isinstance(given.get(name), int | float)
        if value is not None and name in given and not numbers and type(given[name]) is not type(value):
            raise TypeError(f"{name} is of type {type(given[name]).__name__}")
