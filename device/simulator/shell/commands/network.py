"""Commands that reach sockets of the phone: nc."""

from __future__ import annotations

import asyncio

from device.simulator.shell.command import Call, Command, Sink, Source
from device.simulator.stream import StreamClosed

_HERE = ("localhost", "127.0.0.1", "::1", "0.0.0.0")


class _Client:
    """A command's standard input and output as the client's end of a connection."""

    def __init__(self, source: Source, sink: Sink) -> None:
        self._source = source
        self._sink = sink

    async def read(self) -> bytes:
        """What is typed; after the end of the input nothing comes, and nc goes on listening."""
        data = await self._source.read()
        if not data:
            await asyncio.Event().wait()
        return data

    async def write(self, data: bytes) -> None:
        """What comes back."""
        await self._sink.write(data)


async def nc(call: Call) -> int:
    """nc HOST PORT: to a port of this phone, as it has no network"""
    if len(call.args) != 2 or not call.args[1].isdecimal():
        return await call.fail("usage: nc HOST PORT")
    host, port = call.args
    service = call.system.listeners.get(f"tcp:{port}") if host in _HERE else None
    if service is None:
        reason = "Connection refused" if host in _HERE else "Network is unreachable"
        return await call.fail(f"nc: connect: {reason}")
    try:
        await service(_Client(call.streams.stdin, call.streams.stdout))
    except StreamClosed as gone:
        return await call.fail(f"nc: {gone}")
    return 0


COMMANDS: dict[str, Command] = {"nc": nc}
