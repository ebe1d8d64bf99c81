"""The durable engine, behind a seam: DBOS on SQLite. It remembers what each step of a running task returned.

Only this much of DBOS is used: one async workflow a task, steps by name, recovery at launch. Cancelling, deadlines,
queues and progress are our own (store.py, budget.py, dispatch.py), because a cancelled DBOS workflow may run no step to
clean up behind itself. docs/decisions/0003 tells why DBOS.
"""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import logging
import secrets
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Literal, Protocol

from dbos import DBOS, DBOSConfig, SetWorkflowID
from dbos import DBOSPortableJSONSerializer as PortableJSON

from agent_service.loop import Journal
from agent_service.store import prepare_sqlite

APPLICATION_VERSION = "1"
"""Raised when a change of the workflow's shape makes old checkpoints unreadable; tasks of another version are left
behind, and end as broken."""
WORKFLOW = "run_task"

Run = Callable[[str, Journal], Awaitable[None]]
Known = Literal["never started", "going on", "left behind", "over"]
"""``left behind``: under way as far as the database knows, but nobody will go on with it."""
GOING_ON = frozenset({"PENDING", "ENQUEUED", "DELAYED"})
"""DBOS's words for a workflow that runs or will."""


class Engine(Protocol):
    """Runs tasks so that they survive the process, as far as the implementation can."""

    def launch(self, run: Run) -> None:
        """Start, and go on with what was running when the process ended. On the event loop."""
        ...

    async def start(self, task: str) -> None:
        """Run a task in the background. A task that was started before is not started again."""
        ...

    async def knows(self, task: str) -> Known:
        """What became of a task that was started by this process or an earlier one."""
        ...

    async def forget(self, task: str) -> None:
        """Remember nothing of a task that has ended. One that it does not know is none of its business."""
        ...

    @property
    def up(self) -> bool:
        """Whether it was launched and not closed."""
        ...

    def close(self) -> None:
        """Stop. What still runs is forgotten by this process and remembered by the database."""
        ...


class DurableJournal:
    """A journal kept by DBOS; valid inside the workflow only."""

    async def step(self, name: str, work: Callable[[], Awaitable[dict[str, Any]]]) -> dict[str, Any]:
        """What ``work`` returned, now or before the crash."""

        async def run() -> dict[str, Any]:
            return await work()

        return await DBOS.run_step_async({"name": name}, run)


class PlainJournal:
    """A journal that remembers nothing: for a run that lives and dies with its process."""

    async def step(self, name: str, work: Callable[[], Awaitable[dict[str, Any]]]) -> dict[str, Any]:
        """What ``work`` returns."""
        return await work()


class HomeTaken(Exception):
    """Another process runs tasks from this state folder."""


class DurableEngine:
    """DBOS on a SQLite file. One of it in a process, and one process to a state folder: both would run every task."""

    def __init__(self, home: Path) -> None:
        """Claim the folder.

        :raises HomeTaken: another process has it.
        """
        self._home = home
        self._claim = (home / "service.lock").open("a", encoding="utf-8")
        try:
            fcntl.flock(self._claim, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._claim.close()
            words = f"a service runs already with the state folder {home}; use it, or set DEIXIS_HOME to another folder"
            raise HomeTaken(words) from None
        self._executor = executor_id(home)
        self._workflow: Callable[[str], Any] | None = None

    def launch(self, run: Run) -> None:
        """Start DBOS and let it recover what was running here."""
        logging.getLogger("dbos").setLevel(logging.ERROR)
        database = self._home / "engine.sqlite"
        prepare_sqlite(database)
        config: DBOSConfig = {
            "name": "deixis",
            "system_database_url": f"sqlite:///{database}",
            "application_version": APPLICATION_VERSION,
            "executor_id": self._executor,
            "serializer": PortableJSON(),
            "log_level": "ERROR",
            "enable_otlp": False,
        }
        DBOS(config=config)

        async def run_task(task: str) -> str:
            await run(task, DurableJournal())
            return task

        # Attempts are counted by the runner, against progress; DBOS alone would count every restart.
        self._workflow = DBOS.workflow(name=WORKFLOW, max_recovery_attempts=None)(run_task)
        DBOS.launch()

    async def start(self, task: str) -> None:
        """Run a task in the background, under its own id."""
        assert self._workflow is not None, "launch comes first"
        if await self.knows(task) == "never started":
            with SetWorkflowID(task):
                await DBOS.start_workflow_async(self._workflow, task)

    async def knows(self, task: str) -> Known:
        """As DBOS has it in its database. It goes on with what was started by this version and executor alone."""
        found = await DBOS.get_workflow_status_async(task)
        if found is None:
            return "never started"
        if found.status not in GOING_ON:
            return "over"
        ours = found.app_version == APPLICATION_VERSION and found.executor_id in (self._executor, None)
        return "going on" if ours else "left behind"

    async def forget(self, task: str) -> None:
        """Delete DBOS's rows of it."""
        await DBOS.delete_workflow_async(task)

    @property
    def up(self) -> bool:
        """Whether it was launched and not closed."""
        return self._workflow is not None

    def close(self) -> None:
        """Stop DBOS's threads. Blocks for up to some seconds: call it off the event loop."""
        self._workflow = None
        DBOS.destroy()
        self._claim.close()


class PlainEngine:
    """Runs tasks as they come and remembers nothing."""

    def __init__(self) -> None:
        self._run: Run | None = None
        self._tasks: dict[str, asyncio.Future[None]] = {}

    def launch(self, run: Run) -> None:
        """Nothing to recover."""
        self._run = run

    async def start(self, task: str) -> None:
        """Run a task in the background, once."""
        assert self._run is not None, "launch comes first"
        if task not in self._tasks:
            self._tasks[task] = asyncio.ensure_future(_awaited(self._run(task, PlainJournal())))

    async def knows(self, task: str) -> Known:
        """As this process remembers."""
        if task not in self._tasks:
            return "never started"
        return "over" if self._tasks[task].done() else "going on"

    async def forget(self, task: str) -> None:
        """Nothing is kept of it."""
        self._tasks.pop(task, None)

    @property
    def up(self) -> bool:
        """Whether it was launched and not closed."""
        return self._run is not None

    def close(self) -> None:
        """Nothing to keep."""
        self._run = None


async def _awaited(work: Awaitable[None]) -> None:
    await work


def executor_id(home: Path) -> str:
    """The name under which this state folder's tasks are recovered: made once, kept in the folder."""
    file = home / "executor-id"
    with contextlib.suppress(FileExistsError), file.open("x", encoding="utf-8") as out:
        out.write(f"deixis-{secrets.token_hex(8)}")
    return file.read_text(encoding="utf-8").strip()
