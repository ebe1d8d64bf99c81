"""Fixtures for tests that need a phone: an adb server of this session's own, and a simulated phone attached to it."""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import adbutils
import pytest

from device.adb import AdbHost

START_S = 60.0
"""How long adb's server or a phone may take to come up on a busy machine."""

SPEED = 20
"""The phone's clock runs this much faster than ours: its gestures and animations take no time to speak of."""


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


def answers(port: int) -> bool:
    """Whether somebody listens on the port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def end(process: subprocess.Popen[bytes]) -> None:
    """Ask the process to end, and make it."""
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)
    for stream in (process.stdout, process.stderr):
        if stream is not None:
            stream.close()


@dataclass(frozen=True)
class AdbServer:
    """A running adb server of the test session's own. ``environment`` makes adb and its clients use it."""

    port: int
    environment: dict[str, str]


@dataclass(frozen=True)
class PhoneProcess:
    """A simulated phone in a process of its own: what its ready line says."""

    serial: str
    port: int
    control: str
    token: str
    process: subprocess.Popen[bytes]


@pytest.fixture(scope="session")
def adb_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AdbServer]:
    """adb's server on a free port. It scans for no emulators, so that only phones of this session appear."""
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if name != "ADB_SERVER_SOCKET"} | {
        "HOME": str(tmp_path_factory.mktemp("home")),
        "ANDROID_ADB_SERVER_PORT": str(port),
        "ADB_LOCAL_TRANSPORT_MAX_PORT": "0",
        "ADB_MDNS": "0",
    }
    log = (tmp_path_factory.mktemp("adb") / "server.log").open("wb")
    command = [adbutils.adb_path(), "-P", str(port), "nodaemon", "server"]
    process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    before = os.environ.get("ANDROID_ADB_SERVER_PORT")
    os.environ["ANDROID_ADB_SERVER_PORT"] = str(port)
    try:
        until(lambda: answers(port), START_S)
        yield AdbServer(port, environment)
    finally:
        if before is None:
            del os.environ["ANDROID_ADB_SERVER_PORT"]
        else:
            os.environ["ANDROID_ADB_SERVER_PORT"] = before
        end(process)
        log.close()


def start_phone(adb: AdbServer, log: Path, *options: str) -> PhoneProcess:
    """Start a simulated phone and return when it has said that it is ready."""
    command = [sys.executable, "-m", "device.simulator", "--count", "1", *options]
    with log.open("wb") as errors:
        process = subprocess.Popen(
            command, env=adb.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors
        )
    try:
        ready = json.loads(first_line(process, log))
    except BaseException:
        end(process)
        raise
    return PhoneProcess(ready["serial"], ready["port"], ready["control"], ready["token"], process)


def first_line(process: subprocess.Popen[bytes], log: Path) -> bytes:
    """The first line on the process's standard output; its log is the error when none comes."""
    assert process.stdout is not None
    readable, _, _ = select.select([process.stdout], [], [], START_S)
    line = process.stdout.readline() if readable else b""
    assert line.endswith(b"\n"), f"the simulated phone did not get ready: {log.read_text(errors='replace')[-2000:]}"
    return line


@pytest.fixture(scope="session")
def phone_process(adb_server: AdbServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PhoneProcess]:
    """One simulated phone for the whole session. ``phone`` and ``control`` reset it for each test."""
    phone = start_phone(adb_server, tmp_path_factory.mktemp("phone") / "phone.log", "--speed", str(SPEED))
    try:
        yield phone
    finally:
        end(phone.process)


@pytest.fixture
def adb_host(adb_server: AdbServer) -> AdbHost:
    """The way to the session's adb server."""
    return AdbHost("127.0.0.1", adb_server.port)
