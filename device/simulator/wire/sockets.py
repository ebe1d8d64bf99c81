"""TCP connections as streams."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket

from device.simulator.stream import Pipe, StreamClosed

log = logging.getLogger(__name__)

_READ_SIZE = 64 * 1024


class Socket:
    """A connection as a stream. As adb does it, a client that ends its side has ended the stream."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self._pipe = Pipe()
        self._pump: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def pump(self) -> None:
        """Bring in what comes, until the other side is gone."""
        try:
            while data := await self._reader.read(_READ_SIZE):
                quick(self._writer)
                await self._pipe.write(data)
        except OSError as error:
            log.debug("connection lost: %s", error)
        await self._pipe.end()

    async def read(self) -> bytes:
        """The next bytes, b"" at the end."""
        return await self._pipe.read()

    async def write(self, data: bytes) -> None:
        """Send, and wait until more can be sent."""
        if self._writer.is_closing():
            raise StreamClosed("the client is gone")
        self._writer.write(data)
        try:
            await self._writer.drain()
        except OSError as error:
            raise StreamClosed("the client is gone") from error

    def close(self) -> None:
        """End the connection."""
        self._writer.close()


def quick(writer: asyncio.StreamWriter) -> None:
    """Acknowledge at once: clients that send a request in two parts would wait 40 ms in between."""
    connection = writer.get_extra_info("socket")
    option = getattr(socket, "TCP_QUICKACK", None)
    if connection is not None and option is not None and connection.family == socket.AF_INET:
        with contextlib.suppress(OSError):
            connection.setsockopt(socket.IPPROTO_TCP, option, 1)


class Dialled(Socket):
    """A connection to a port of this computer."""

    @classmethod
    async def tcp(cls, target: str) -> Dialled:
        """A connection to ``tcp:PORT``.

        :raises StreamClosed: nothing answers there.
        """
        kind, _, port = target.partition(":")
        if kind != "tcp" or not port.isdecimal() or not 0 < int(port) < 65536:
            raise StreamClosed(f"nothing answers at {target}")
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", int(port))
        except OSError as error:
            raise StreamClosed(f"nothing answers at {target}") from error
        dialled = cls(reader, writer)
        dialled._pump = asyncio.ensure_future(dialled.pump())
        return dialled

    def close(self) -> None:
        """End it."""
        self._pump.cancel()
        super().close()
