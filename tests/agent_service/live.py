"""The real service in a process of its own, on a simulated phone: started, followed, killed, started again."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx
from private_adb import AdbServer, until

START_S = 60.0


class LiveService:
    """``deixis serve`` in a state folder of its own. A context manager; ``kill`` is kill -9."""

    def __init__(self, home: Path, adb: AdbServer, **settings: str) -> None:
        self.home = home
        self._env = adb.environment | {"DEIXIS_HOME": str(home), "DEIXIS_LOCKS": str(home / "locks")} | settings
        self._process: subprocess.Popen[bytes] | None = None
        self._started = 0
        self.client = httpx.Client(timeout=30)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        self.client.close()

    @property
    def log(self) -> str:
        """What all processes so far said."""
        return "\n".join(file.read_text(errors="replace") for file in sorted(self.home.glob("serve-*.log")))

    def start(self) -> None:
        """Start, and return when it listens."""
        self._started += 1
        ready = self.home / f"ready-{self._started}.json"
        self.home.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "agent_service.cli", "serve", "--port", "0", "--ready-file", str(ready)]
        with (self.home / f"serve-{self._started}.log").open("wb") as log:
            self._process = subprocess.Popen(
                command, env=self._env, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )
        process = self._process
        until(lambda: ready.exists() or process.poll() is not None, START_S)
        assert ready.exists(), self.log
        self.client.base_url = json.loads(ready.read_text())["url"]

    def kill(self) -> None:
        """kill -9: the process gets to do nothing more."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def stop(self) -> None:
        """Ask it to stop; kill it when it does not."""
        process, self._process = self._process, None
        if process is None or process.poll() is not None:
            return
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise

    def post(self, goal: str, **more: Any) -> str:
        """The id of a new task."""
        answer = self.client.post("/tasks", json={"goal": goal, **more})
        assert answer.status_code == 202, answer.text
        return str(answer.json()["id"])

    def task(self, id: str) -> dict[str, Any]:
        """A task as it stands."""
        return dict(self.client.get(f"/tasks/{id}").json())

    def ended(self, id: str, seconds: float = 120.0) -> dict[str, Any]:
        """The task once it has ended."""

        def over() -> dict[str, Any] | None:
            task = self.task(id)
            return task if task["phase"] == "ended" else None

        found: dict[str, Any] = until(over, seconds, 0.1)
        return found

    def until_event(self, id: str, wanted: Callable[[str, dict[str, Any]], bool], seconds: float = 60.0) -> None:
        """Return when the task tells such an event (type, data); it is read from the stream as it comes."""
        watchdog = threading.Timer(seconds, self.client.close)
        watchdog.start()
        try:
            with self.client.stream("GET", f"/tasks/{id}/events", timeout=seconds) as answer:
                kind = ""
                for line in answer.iter_lines():
                    name, _, value = line.partition(": ")
                    if name == "event":
                        kind = value
                    elif name == "data" and wanted(kind, json.loads(value)):
                        return
        finally:
            watchdog.cancel()
        raise AssertionError("the stream ended without the event")
