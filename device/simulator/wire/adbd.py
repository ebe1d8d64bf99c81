"""The phone's adb daemon: the transport protocol on a loopback TCP port, a task for each open service."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable

from device.simulator.stream import Conversation, Host, Service, StreamClosed, serve
from device.simulator.wire.auth import Gate
from device.simulator.wire.transport import Challenged, Closed, Connected, Data, Link, Opened, ProtocolError, Ready

log = logging.getLogger(__name__)

FEATURES = ("shell_v2", "cmd", "fixed_push_mkdir")
"""What we tell the host. It uses what it finds here, so nothing stands here that is not built."""

LOOPBACK = "127.0.0.1"
_READ_SIZE = 256 * 1024


class AdbStream:
    """One stream of a connection. Bytes are acknowledged when they are read, so a slow service slows its client."""

    def __init__(self, link: Link, stream: int, send: Callable[[bytes], None]) -> None:
        self._link = link
        self._id = stream
        self._send = send
        self._incoming: deque[bytes] = deque()
        self._changed = asyncio.Event()
        self._may_write = True
        self.closed = False

    async def _wait(self) -> None:
        self._changed.clear()
        await self._changed.wait()

    async def read(self) -> bytes:
        """The next bytes, b"" once the host has closed the stream."""
        while not self._incoming and not self.closed:
            await self._wait()
        if not self._incoming:
            return b""
        data = self._incoming.popleft()
        self._send(self._link.acknowledge(self._id))
        return data

    async def write(self, data: bytes) -> None:
        """Send in packets the host can take, one unanswered at a time."""
        for start in range(0, len(data), self._link.chunk):
            await self.flushed()
            if self.closed:
                raise StreamClosed("the host closed the stream")
            self._may_write = False
            self._send(self._link.write(self._id, data[start : start + self._link.chunk]))

    async def flushed(self) -> None:
        """Return when the host has taken everything, or is gone."""
        while not self._may_write and not self.closed:
            await self._wait()

    def close(self) -> None:
        """End the stream from our side."""
        self._send(self._link.close(self._id))
        self.on_closed()

    async def answered(self) -> bool:
        """For a stream we have opened: whether the host took it."""
        await self.flushed()
        return not self.closed

    def expect(self) -> None:
        """Nothing may be written before the host has answered."""
        self._may_write = False

    def on_data(self, payload: bytes) -> None:
        """Bytes came."""
        self._incoming.append(payload)
        self._changed.set()

    def on_ready(self) -> None:
        """The host took our last packet."""
        self._may_write = True
        self._changed.set()

    def on_closed(self) -> None:
        """The host closed the stream."""
        self.closed = True
        self._changed.set()


class _Connection:
    """One host connection and the services running on it; for these it is the ``Host``."""

    def __init__(self, daemon: AdbDaemon, writer: asyncio.StreamWriter) -> None:
        self._daemon = daemon
        self._writer = writer
        self._link = Link(daemon.gate)
        self._streams: dict[int, tuple[AdbStream, asyncio.Task[None] | None]] = {}
        self.gone: list[Callable[[], None]] = []

    async def dial(self, target: str) -> Conversation:
        """A stream to a socket of the host."""
        stream, request = self._link.dial(target)
        channel = AdbStream(self._link, stream, self.send)
        channel.expect()
        self._streams[stream] = (channel, None)
        self.send(request)
        if not await channel.answered():
            raise StreamClosed(f"the host has nothing at {target}")
        return channel

    def send(self, data: bytes) -> None:
        if data and not self._writer.is_closing():
            self._writer.write(data)

    def receive(self, data: bytes) -> None:
        for event in self._link.receive(data):
            match event:
                case Connected(banner):
                    log.debug("host says %s", banner)
                    self._end_all()
                    self.send(self._link.hello(self._daemon.banner()))
                case Challenged(reply):
                    self._end_all()
                    self.send(reply)
                case Opened(stream, service):
                    self._open(stream, service)
                case Data(stream, payload):
                    if stream in self._streams:
                        self._streams[stream][0].on_data(payload)
                case Ready(stream):
                    if stream in self._streams:
                        self._streams[stream][0].on_ready()
                case Closed(stream, reply):
                    self.send(reply)
                    self._end(stream)

    def _open(self, stream: int, name: str) -> None:
        service = self._daemon.open_service(name, self)
        if service is None:
            log.debug("no such service: %s", name)
            self.send(self._link.refuse(stream))
            return
        self.send(self._link.accept(stream))
        channel = AdbStream(self._link, stream, self.send)
        task = asyncio.get_running_loop().create_task(self._run(stream, channel, service, name))
        self._streams[stream] = (channel, task)

    async def _run(self, stream: int, channel: AdbStream, service: Service, name: str) -> None:
        try:
            await serve(service, channel, name)
            await channel.flushed()
        finally:
            self._streams.pop(stream, None)
            self.send(self._link.close(stream))
            channel.on_closed()

    def _end(self, stream: int) -> None:
        found = self._streams.pop(stream, None)
        if found is not None:
            channel, task = found
            channel.on_closed()
            if task is not None:
                task.cancel()

    def _end_all(self) -> None:
        for stream in tuple(self._streams):
            self._end(stream)
        while self.gone:
            self.gone.pop()()

    def close(self) -> None:
        self._end_all()
        self._writer.close()


class AdbDaemon:
    """Listens for adb servers and gives their streams to services.

    ``open_service`` is asked for each service by name, told which host asks, and answers None where there is none.
    ``banner`` gives the text of our CNXN.
    """

    def __init__(self, open_service: Callable[[str, Host], Service | None], banner: Callable[[], str]) -> None:
        self.open_service = open_service
        self.banner = banner
        self._connections: set[_Connection] = set()
        self._server: asyncio.Server | None = None
        self._plugged = True
        self.gate: Gate | None = None
        """Who may connect; None for anybody."""

    async def listen(self, port: int = 0, address: str = LOOPBACK) -> int:
        """Start listening; the port.

        :raises OSError: the port is taken.
        """
        self._server = await asyncio.start_server(self._serve, address, port, limit=_READ_SIZE)
        return int(self._server.sockets[0].getsockname()[1])

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not self._plugged:
            writer.close()
            return
        connection = _Connection(self, writer)
        self._connections.add(connection)
        try:
            while data := await reader.read(_READ_SIZE):
                connection.receive(data)
                await writer.drain()
        except ProtocolError as error:
            log.warning("connection dropped: %s", error)
        except OSError as error:
            log.debug("connection lost: %s", error)
        finally:
            self._connections.discard(connection)
            connection.close()

    def unplug(self) -> None:
        """Drop every connection, and each new one until ``plug``."""
        self._plugged = False
        self.drop()

    def drop(self) -> None:
        """Drop every connection; new ones can be made at once."""
        for connection in tuple(self._connections):
            connection.close()

    def plug(self) -> None:
        """Take connections again."""
        self._plugged = True

    @property
    def plugged(self) -> bool:
        """False after ``unplug``."""
        return self._plugged

    async def close(self) -> None:
        """Stop listening and drop every connection."""
        if self._server is not None:
            self._server.close()
        self.drop()
        if self._server is not None:
            await self._server.wait_closed()
