"""Simulated phones for a benchmark, at an adb server of their own, and the ways to them: stock clients and ours."""

from __future__ import annotations

import os
import socket
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import adbutils

from benchmarks.control import Phones, Ready
from device.adb import AdbHost
from device.android import AndroidPhone
from device.connection import Connection

HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Rack:
    """Phones that run, the process they run in, and how many seconds it took from its start until all were ready."""

    ready: Sequence[Ready]
    adb_port: int
    pid: int
    start_s: float

    def device(self, number: int = 0) -> adbutils.AdbDevice:
        """A phone by adbutils' own client."""
        return adbutils.AdbClient(HOST, self.adb_port).device(self.ready[number].serial)

    def connection(self, number: int = 0) -> Connection:
        """A phone by our device floor, call by call."""
        return Connection(self.device(number))

    def phone(self, number: int = 0) -> AndroidPhone:
        """A phone as the product has it."""
        return AdbHost(HOST, self.adb_port).open(self.ready[number].serial)

    def resident_mb(self) -> float | None:
        """Memory of the phones' process in MB; None where the system does not tell by /proc."""
        try:
            with open(f"/proc/{self.pid}/status", encoding="ascii", errors="replace") as status:
                kb = next(int(line.split()[1]) for line in status if line.startswith("VmRSS:"))
        except (OSError, StopIteration):
            return None
        return kb / 1024


@contextmanager
def rack(*options: str) -> Iterator[Rack]:
    """Phones with these options of ``deixis phone``, stopped with their adb server at the end.

    The server has a home of its own and looks for no emulators.
    """
    port = _free_port()
    with tempfile.TemporaryDirectory() as home:
        environment = {name: value for name, value in os.environ.items() if name != "ADB_SERVER_SOCKET"} | {
            "HOME": home,
            "ADB_LOCAL_TRANSPORT_MAX_PORT": "0",
            "ADB_MDNS": "0",
        }
        phones = Phones(*options, adb_port=port, env=environment)
        began = time.perf_counter()
        with phones:
            yield Rack(phones.ready, port, phones.pid, time.perf_counter() - began)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
