"""A byte stream between a client and a service of the phone, whatever carries it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol


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


Service = Callable[[Stream], Awaitable[None]]
"""Runs until it is done, or is cancelled because its client went away; then whoever started it closes the stream."""


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
