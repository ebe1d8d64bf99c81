"""What tests need around a phone: free ports, waiting with a deadline, and the session's adb server as a value."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


def until(condition: Callable[[], Any], seconds: float = 10.0, every: float = 0.02) -> Any:
    """The first true value of ``condition``; an AssertionError when there is none within ``seconds``."""
    deadline = time.monotonic() + seconds
    pause = threading.Event()
    while True:
        found = condition()
        if found:
            return found
        assert time.monotonic() < deadline, f"waited {seconds} s in vain"
        pause.wait(every)


def free_port() -> int:
    """A TCP port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def listening(port: int) -> bool:
    """Whether somebody listens on the port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@dataclass(frozen=True)
class AdbServer:
    """A running adb server of the test session's own. ``environment`` makes adb and its clients use it."""

    port: int
    environment: dict[str, str]
