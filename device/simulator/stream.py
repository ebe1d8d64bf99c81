"""A byte stream between a client and a service of the phone, whatever carries it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Protocol

log = logging.getLogger(__name__)


class StreamClosed(Exception):
    """The client is gone, or ended the stream in the middle of a message."""


class Stream(Protocol):
    """What a service sees of its client."""

    async def read(self) -> bytes:
        """The next bytes, b"" once the client has closed its side."""
        ...

    async def write(self, data: bytes) -> None:
        """Send bytes and wait until the client can take more.

        :raises StreamClosed: the client is gone.
        """
        ...


class Conversation(Stream, Protocol):
    """A stream that its holder may end."""

    def close(self) -> None:
        """End it; the other side reads no more."""
        ...


class Host(Protocol):
    """The computer at the other end of the cable, as far as a service may ask something of it."""

    gone: list[Callable[[], None]]
    """Called when the connection is lost."""

    async def dial(self, target: str) -> Conversation:
        """Open a stream to a socket of the host, ``tcp:8080``.

        :raises StreamClosed: nothing answers there.
        """
        ...


Service = Callable[[Stream], Awaitable[None]]
"""Runs until it is done, or is cancelled because its client went away; then whoever started it closes the stream."""


async def serve(service: Service, stream: Stream, name: str) -> None:
    """Run a service to its end, whatever that is."""
    try:
        await service(stream)
    except StreamClosed as gone:
        log.debug("service %s: %s", name, gone)
    except Exception:  # one broken service must not take the phone down
        log.exception("service %s failed", name)


async def splice(one: Stream, other: Stream) -> None:
    """Carry bytes both ways until both sides have ended, or one is gone."""

    async def carry(source: Stream, target: Stream) -> None:
        while data := await source.read():
            await target.write(data)

    ways = {asyncio.ensure_future(carry(one, other)), asyncio.ensure_future(carry(other, one))}
    try:
        # a side that has ended may still be answered, but adb's streams end both ways at once
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for way in ways:
            way.cancel()
        await asyncio.gather(*ways, return_exceptions=True)


class Buffered:
    """Reads of an exact size on top of a stream."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self._buffer = bytearray()

    async def exactly(self, size: int) -> bytes:
        """``size`` bytes.

        :raises StreamClosed: the stream ended before.
        """
        while len(self._buffer) < size:
            data = await self.stream.read()
            if not data:
                raise StreamClosed(f"{size} bytes were expected, {len(self._buffer)} came")
            self._buffer += data
        found = bytes(self._buffer[:size])
        del self._buffer[:size]
        return found


class Pipe:
    """A one-way stream inside the process: what is written at one end is read at the other."""

    def __init__(self, limit: int = 1 << 20) -> None:
        self._buffer = bytearray()
        self._limit = limit
        self._changed = asyncio.Condition()
        self._ended = False
        self._abandoned = False

    async def read(self) -> bytes:
        """Everything written and not yet read; b"" after ``end``."""
        async with self._changed:
            await self._changed.wait_for(lambda: bool(self._buffer) or self._ended or self._abandoned)
            data = bytes(self._buffer)
            self._buffer.clear()
            self._changed.notify_all()
            return data

    async def write(self, data: bytes) -> None:
        """Add bytes; waits while the pipe is full.

        :raises StreamClosed: the reader is gone.
        """
        async with self._changed:
            await self._changed.wait_for(lambda: len(self._buffer) < self._limit or self._abandoned)
            if self._abandoned:
                raise StreamClosed("nobody reads this pipe any more")
            self._buffer += data
            self._changed.notify_all()

    async def end(self) -> None:
        """Nothing more will be written."""
        async with self._changed:
            self._ended = True
            self._changed.notify_all()

    async def abandon(self) -> None:
        """Nothing more will be read."""
        async with self._changed:
            self._abandoned = True
            self._changed.notify_all()
