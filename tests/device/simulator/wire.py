"""The client's end of a service of the simulated phone, inside the process."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable

from device.simulator.android.phone import VirtualPhone
from device.simulator.android.profile import Profile
from device.simulator.android.system import System
from device.simulator.shell.command import Collected, FixedInput, NoInput, Streams
from device.simulator.shell.commands import COMMANDS
from device.simulator.shell.interpreter import Shell
from device.simulator.stream import Service


class Wire:
    """A stream whose incoming chunks are given; what the service writes is kept in ``sent``."""

    def __init__(self, chunks: Iterable[bytes] = ()) -> None:
        self.sent = bytearray()
        self._incoming: asyncio.Queue[bytes] = asyncio.Queue()
        self._ended = False
        for chunk in chunks:
            self._incoming.put_nowait(chunk)

    def give(self, data: bytes) -> None:
        """Send to the service; b"" ends the stream."""
        self._incoming.put_nowait(data)

    async def read(self) -> bytes:
        """What the service reads."""
        if self._ended:
            return b""
        data = await self._incoming.get()
        self._ended = not data
        return data

    async def write(self, data: bytes) -> None:
        """What the service writes."""
        self.sent += data


async def exchange(service: Service, *chunks: bytes) -> bytes:
    """Everything a service answers to these chunks and the end of the stream."""
    wire = Wire([*chunks, b""])
    await asyncio.wait_for(service(wire), 10)
    return bytes(wire.sent)


def system(**profile: object) -> System:
    """Android without wires on a fresh phone whose gestures take no time."""
    return System(VirtualPhone(Profile(**profile), seed=0), speed=1000)  # type: ignore[arg-type]


async def until(condition: Callable[[], bool]) -> None:
    """Let other tasks run until something holds."""
    for _ in range(10_000):
        if condition():
            return
        await asyncio.sleep(0)
    raise AssertionError("it never came to hold")


def running(system: System) -> set[str]:
    """Names in the process table."""
    return {row.name for row in system.processes.all()}


async def run(system: System, text: str, stdin: bytes | None = None) -> tuple[int, str, str]:
    """(exit code, stdout, stderr) of a shell program."""
    out, error = Collected(), Collected()
    source = NoInput() if stdin is None else FixedInput(stdin)
    code = await asyncio.wait_for(Shell(system, COMMANDS).run(text, Streams(source, out, error)), 10)
    return code, out.data.decode("utf-8", "replace"), error.data.decode("utf-8", "replace")
