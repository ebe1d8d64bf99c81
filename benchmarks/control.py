"""Client of a simulated phone's control channel: how benchmarks and tests prepare and judge. See docs/simulator.md."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import httpx

ANSWER_SECONDS = 30.0
START_SECONDS = 60.0
STOP_SECONDS = 15.0


class ControlError(Exception):
    """The control channel refused a request; the message is its reason."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A phone's ready line."""

    serial: str
    port: int
    control: str
    token: str
    model: str = ""
    watch: str = ""
    """The link of the window to hold it; '' without one."""

    @classmethod
    def parse(cls, line: str) -> Ready:
        """The ready line as ``deixis phone`` prints it.

        :raises ValueError: it is none.
        """
        value = json.loads(line)
        if not isinstance(value, dict) or not {"serial", "port", "control", "token"} <= set(value):
            raise ValueError(f"this is no ready line: {line!r}")
        return cls(**{name: value[name] for name in cls.__slots__ if name in value})


class Control:
    """One phone's control channel. Every method may raise ControlError, or httpx's errors when the phone is gone."""

    def __init__(self, ready: Ready) -> None:
        self.ready = ready
        self._client = httpx.Client(
            base_url=ready.control, headers={"Authorization": f"Bearer {ready.token}"}, timeout=ANSWER_SECONDS
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    def _ask(self, method: str, path: str, body: Any = None, **params: Any) -> httpx.Response:
        answer = self._client.request(
            method, path, json=body, params=params or None, timeout=ANSWER_SECONDS + float(params.get("wait", 0))
        )
        if answer.is_error:
            raise ControlError(f"{method} {path}: {answer.status_code}: {_detail(answer)}")
        return answer

    def state(self) -> dict[str, Any]:
        """{"apps": {package: data}, "settings": …, "ui": …, "clock": …}."""
        return dict(self._ask("GET", "/state").json())

    def prepare(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        """Merge changes into the state; the new state."""
        return dict(self._ask("PATCH", "/state", changes).json())

    def reset(self, seed: int | None = None) -> dict[str, Any]:
        """A freshly set up phone; the new state."""
        return dict(self._ask("POST", "/reset", {} if seed is None else {"seed": seed}).json())

    def save(self) -> dict[str, Any]:
        """Everything, for ``restore``."""
        return dict(self._ask("GET", "/save").json())

    def restore(self, saved: Mapping[str, Any]) -> dict[str, Any]:
        """Back to what ``save`` gave; the new state."""
        return dict(self._ask("POST", "/restore", saved).json())

    def clock(self) -> dict[str, Any]:
        """{"mode": "real" | "stepped", "time": seconds since the epoch, "local": ISO time}."""
        return dict(self._ask("GET", "/clock").json())

    def set_clock(
        self, mode: str | None = None, now: float | None = None, advance: float | None = None
    ) -> dict[str, Any]:
        """Change the clock: its kind, what it shows, or move it forward; as ``clock`` shows it then."""
        given = {"mode": mode, "time": now, "advance": advance}
        return dict(self._ask("PUT", "/clock", {k: v for k, v in given.items() if v is not None}).json())

    def faults(self) -> dict[str, Any]:
        """The faults that are on, by name."""
        return dict(self._ask("GET", "/faults").json())

    def set_fault(self, name: str, **options: Any) -> dict[str, Any]:
        """Switch a fault on, with the options of docs/simulator.md: methods, after, count, chance, seed, seconds …"""
        return dict(self._ask("PUT", f"/faults/{name}", options).json())

    def clear_fault(self, name: str) -> None:
        """Switch a fault off; no error when it is not on."""
        if name in self.faults():
            self._ask("DELETE", f"/faults/{name}")

    @contextmanager
    def fault(self, name: str, **options: Any) -> Iterator[None]:
        """A fault for as long as the block runs."""
        self.set_fault(name, **options)
        try:
            yield
        finally:
            self.clear_fault(name)

    def truth(self) -> dict[str, Any]:
        """{"revision": n, "views": [{key, id, text, description, bounds, visible, clickable, package, …}]}."""
        return dict(self._ask("GET", "/truth").json())

    def events(self, after: int = 0, wait: float = 0.0) -> list[dict[str, Any]]:
        """Events with a higher number; with ``wait`` it waits so many seconds for the first one."""
        return list(self._ask("GET", "/events", after=after, wait=wait).json()["events"])

    def last_event(self) -> int:
        """The number of the newest event, 0 when there is none."""
        return int(self._ask("GET", "/events", after=2**53).json()["last"])

    def wait_event(
        self, wanted: Callable[[dict[str, Any]], bool], after: int = 0, seconds: float = 10.0
    ) -> dict[str, Any]:
        """The first event after a number that is wanted.

        :raises ControlError: there was none in time.
        """
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            for event in self.events(after, min(left, 30.0)):
                after = event["n"]
                if wanted(event):
                    return event
        raise ControlError(f"no such event within {seconds:g} s")

    def screenshot(self) -> bytes:
        """The display as PNG."""
        return self._ask("GET", "/screenshot").content

    def hierarchy(self) -> str:
        """The tree as the on-device server would dump it."""
        return self._ask("GET", "/hierarchy").text


def _detail(answer: httpx.Response) -> str:
    try:
        return str(answer.json()["detail"])
    except (ValueError, KeyError, TypeError):
        return answer.text


class Phones:
    """Simulated phones in a process of their own, as ``deixis phone`` runs them. A context manager."""

    def __init__(self, *options: str, adb_port: int | None = None, env: Mapping[str, str] | None = None) -> None:
        port = [] if adb_port is None else ["--adb-port", str(adb_port)]
        self._command = [sys.executable, "-m", "device.simulator", *port, *options]
        self.adb_port = adb_port
        self._env = dict(os.environ if env is None else env)
        self._count = int(options[options.index("--count") + 1]) if "--count" in options else 1
        self._process: subprocess.Popen[str] | None = None
        self.ready: Sequence[Ready] = ()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Start, and return when every phone is ready.

        :raises ControlError: they do not start; the message is what they said.
        """
        self._process = subprocess.Popen(
            self._command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=self._env,
            start_new_session=True,
        )  # fmt: skip
        assert self._process.stdout is not None
        watchdog = threading.Timer(START_SECONDS, self._process.kill)
        watchdog.start()
        try:
            lines = [self._process.stdout.readline() for _ in range(self._count)]
        finally:
            watchdog.cancel()
        if not all(lines):
            _, said = self._process.communicate()
            raise ControlError(f"the phone did not start: {said.strip() or 'no word of why'}")
        self.ready = tuple(Ready.parse(line) for line in lines)

    @property
    def pid(self) -> int:
        """The process they run in.

        :raises ControlError: none runs.
        """
        if self._process is None:
            raise ControlError("the phones do not run")
        return self._process.pid

    def stop(self) -> int:
        """Stop as Ctrl-C does; the exit code."""
        process, self._process = self._process, None
        if process is None:
            return 0
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        try:
            process.communicate(timeout=STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
        return process.returncode
