"""Apps that work unseen: what comes due in them while time passes, whether they are in front or not."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from device.simulator.android.app import Background, Page
from device.simulator.android.context import AppContext, naive_local

if TYPE_CHECKING:
    from device.simulator.android.phone import VirtualPhone


class Working:
    """Wakes apps. ``memory.woken_at`` is the moment up to which everything that came due is done."""

    def __init__(self, phone: VirtualPhone) -> None:
        self._phone = phone

    def context(self, package: str) -> AppContext:
        """An app without a page of its own in front."""
        task = self._phone.memory.tasks.tasks.get(package)
        return AppContext(self._phone, package, task.pages[-1] if task else Page("background"))

    def wake(self, now: float) -> float | None:
        """Let apps do what came due by now; seconds until the next thing does, None when nothing will.

        After the clock was set forward, everything passed over comes due at once, and each thing once.
        """
        memory = self._phone.memory
        if not memory.booted:
            memory.woken_at = now
            return None
        since = min(memory.woken_at, now)
        waits = []
        for package, app in self._phone.installed.background.items():
            context = self._phone.background.context(package)
            at = app.due(context, self._local(since))
            if at is not None and at <= self._local(now):
                memory.woken_at = now
                self._wake(app, package, since)
                at = app.due(context, self._local(now))
            if at is not None:
                waits.append((at - self._local(now)).total_seconds())
        memory.woken_at = now
        return min(waits, default=None)

    def _wake(self, app: Background, package: str, since: float) -> None:
        self._phone.installed.run(package)
        self._phone.act(lambda: app.woken(self.context(package), self._local(since)))

    def _local(self, seconds: float) -> datetime:
        return naive_local(seconds, self._phone.memory.props)
