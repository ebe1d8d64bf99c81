"""Tasks that run by the store and nowhere else: the engine was not started, or failed where it should have ended them.

Such a task keeps its phone from all others, and neither its deadline nor a wish to cancel it is seen by anybody. One
that was never started is started; one that is over, or that another version started, ends as broken.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from agent_service.engine import Engine
from agent_service.outliving import outliving
from agent_service.store import Store
from agent_service.task import Ending, Phase, Task

WHY = {
    "over": "the service failed while it ran this task; its log has the rest",
    "left behind": "another version of the service began it, and this one cannot go on with it: see how far it came",
}
"""What is said of a task that ends as broken, by what the engine knows of it."""


class Strays:
    """Finds them and takes care of them. On the event loop."""

    def __init__(
        self,
        store: Store,
        engine: Engine,
        runs: Callable[[str], bool],
        give_up: Callable[[Task, Ending, str], Awaitable[None]],
    ) -> None:
        """``runs``: whether this process is at a task. ``give_up`` ends one that it is not at."""
        self._store = store
        self._engine = engine
        self._runs = runs
        self._give_up = give_up

    async def settle(self) -> int:
        """Start or end what can be; how many there were. Among them are those that are just being started."""
        found = [task for task in self._store.in_phase(Phase.RUNNING) if not self._runs(task.id)]
        for task in found:
            with outliving(f"taking care of task {task.id}"):  # one that cannot be helped keeps no other waiting
                await self._settle(task)
        return len(found)

    async def _settle(self, task: Task) -> None:
        known = await self._engine.knows(task.id)
        if known == "never started":
            await self._engine.start(task.id)
        elif known in WHY and self._store.task(task.id).phase is Phase.RUNNING:  # it may have ended meanwhile
            await self._give_up(task, Ending.BROKEN, WHY[known])
