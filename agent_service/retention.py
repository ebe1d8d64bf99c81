"""Removes what is kept of tasks that ended long ago: run folders, rows, and what the engine remembers of them."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Iterator
from pathlib import Path

from agent_service.engine import Engine
from agent_service.outliving import outliving
from agent_service.runfolder import RunFolder
from agent_service.store import NoSuchTask, Store

log = logging.getLogger("deixis.retention")

DAY_S = 86400.0


class Retention:
    """One for a service. A task is kept for some days from its end on; one that has not ended is never touched."""

    def __init__(self, store: Store, engine: Engine, runs: Path, keep_days: float) -> None:
        self._store = store
        self._engine = engine
        self._runs = runs
        self._keep_s = keep_days * DAY_S

    async def run(self) -> None:
        """Sweep now and once a day, for ever."""
        while True:
            with outliving("removing old runs"):
                await self.sweep(time.time() - self._keep_s)
            await asyncio.sleep(DAY_S)

    async def sweep(self, before: float) -> None:
        """Remove what ended before a moment, in seconds since the epoch.

        A task's row goes last: what is broken off is found and done by the next sweep.
        """
        for id in self._store.ended_before(before):
            if await self._removed(RunFolder(self._runs / id)):
                await self._engine.forget(id)
                self._store.forget(id)
        for folder in await asyncio.to_thread(lambda: list(runs_over(self._runs, before))):
            if not self._knows(folder.path.name):
                await self._removed(folder)

    async def _removed(self, folder: RunFolder) -> bool:
        try:
            await asyncio.to_thread(folder.remove)
        except OSError as exc:
            log.error("the run %s cannot be removed: %s", folder.path, exc)
            return False
        return True

    def _knows(self, id: str) -> bool:
        """Whether it is a task of the service's, whose row says how it stands, and not a run without a service."""
        try:
            self._store.task(id)
        except NoSuchTask:
            return False
        return True


def runs_over(runs: Path, before: float) -> Iterator[RunFolder]:
    """Run folders whose run was over before a moment: it ended, or was killed and had no more time to go on. What is
    no run folder is left out."""
    for path in runs.iterdir() if runs.is_dir() else ():
        if path.is_symlink():
            continue
        folder = RunFolder(path)
        try:
            task = folder.task()
        except (OSError, ValueError):
            continue
        if (task.ended or task.started + task.spec.timeout_s) < before:
            yield folder
