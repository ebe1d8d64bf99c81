"""The process table: Android's own, the running apps, and what the shell has started."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from device.simulator.android.handset import Handset

_SYSTEM = (
    (1, 0, "root", "init"),
    (2, 0, "root", "kthreadd"),
    (312, 1, "logd", "logd"),
    (313, 1, "system", "servicemanager"),
    (418, 1, "root", "zygote64"),
    (431, 1, "system", "surfaceflinger"),
    (502, 1, "shell", "adbd"),
    (622, 418, "system", "system_server"),
)
_FIRST = 20_000


@dataclass(frozen=True, slots=True)
class Process:
    """One row of ``ps``."""

    pid: int
    parent: int
    user: str
    name: str


class Processes:
    """Everything that has a pid."""

    def __init__(self, handset: Handset) -> None:
        self._handset = handset
        self._next = _FIRST
        self._started: dict[int, tuple[Process, Callable[[], object]]] = {}

    def start(self, name: str, kill: Callable[[], object], parent: int = 502) -> int:
        """Enter what the shell starts; ``kill`` ends it. The pid."""
        self._next += 1
        self._started[self._next] = (Process(self._next, parent, "shell", name), kill)
        return self._next

    def end(self, pid: int) -> None:
        """A process that was entered is over."""
        self._started.pop(pid, None)

    def all(self) -> list[Process]:
        """The table by pid."""
        rows = [Process(*row) for row in _SYSTEM]
        users = 10
        for package, facts in sorted(self._handset.packages().items()):
            users += 1
            if facts["pid"]:
                rows.append(Process(int(facts["pid"]), 418, f"u0_a{users}", package))
        rows += [process for process, _ in self._started.values()]
        return sorted(rows, key=lambda row: row.pid)

    def kill(self, pid: int) -> str:
        """End a process; the reason why not, or ""."""
        if pid in self._started:
            self._started[pid][1]()
            return ""
        if any(row.pid == pid for row in self.all()):
            return "Operation not permitted"
        return "No such process"
