"""The host's adb server, played: for computers without an adb program. adb's clients talk to it as to the real one.

A request is four hex digits of length and the text. What begins with ``host`` is for this server; after one that picks
a phone, anything else is a service of that phone, and its bytes follow. See ``adb_server`` for the client's side.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol

from device.simulator.stream import Conversation, Host, Service, StreamClosed, serve
from device.simulator.wire.adbd import FEATURES, LOOPBACK
from device.simulator.wire.sockets import Dialled, Socket, quick

log = logging.getLogger(__name__)

PROTOCOL_VERSION = 41
"""What adb's clients since 2019 speak; with another they would stop this server to start their own."""
_LONGEST_REQUEST = 64 * 1024
_PREFIX = re.compile(
    r"host(?:-serial:(?P<serial>[^:]*(?::\d+)?)|-transport-id:(?P<id>\d+)|-usb|-local)?:(?P<what>.*)", re.DOTALL
)
_WAIT = re.compile(r"wait-for-(any|usb|local)-(\w+)")


class Phone(Protocol):
    """What this server must know of a phone."""

    @property
    def serial(self) -> str:
        """As clients name it."""
        ...

    @property
    def condition(self) -> str:
        """device, offline or unauthorized."""
        ...

    @property
    def facts(self) -> str:
        """What ``adb devices -l`` shows behind the condition."""
        ...

    def open(self, service: str, host: Host) -> Service | None:
        """A service of the phone, None where there is none."""
        ...


class _Refused(Exception):
    """The request fails; the message is adb's."""


@dataclass(slots=True)
class _Cable:
    """A phone at this server: the host that its services see, what runs on it, and its forwards."""

    phone: Phone
    number: int
    gone: list[Callable[[], None]] = field(default_factory=list)
    running: set[asyncio.Task[None]] = field(default_factory=set)
    forwards: dict[str, tuple[str, asyncio.Server]] = field(default_factory=dict)

    async def dial(self, target: str) -> Conversation:
        """A connection to a TCP port of this computer."""
        return await Dialled.tcp(target)

    async def carry(self, service: Service, stream: Socket, name: str) -> None:
        """Run a service until it is done, its client is gone, or the cable is pulled."""
        work = asyncio.ensure_future(serve(service, stream, name))
        pump = asyncio.ensure_future(stream.pump())
        self.running.add(work)
        try:
            await asyncio.wait({work, pump}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self.running.discard(work)
            for task in (work, pump):
                task.cancel()
            await asyncio.gather(work, pump, return_exceptions=True)
            stream.close()

    def pull(self) -> None:
        """Drop everything that needs the phone."""
        for _, listener in self.forwards.values():
            listener.close()
        self.forwards.clear()
        for work in tuple(self.running):
            work.cancel()
        while self.gone:
            self.gone.pop()()


class HostServer:
    """adb's server for these phones on a port of 127.0.0.1. ``changed`` must be called when a condition changes."""

    def __init__(self, phones: Iterable[Phone]) -> None:
        self._cables = [_Cable(phone, number) for number, phone in enumerate(phones, 1)]
        self._changed = asyncio.Condition()
        self._server: asyncio.Server | None = None
        self._clients: set[asyncio.Task[None]] = set()
        self._notices: set[asyncio.Task[None]] = set()

    async def start(self, port: int) -> int:
        """Listen; the port, a free one for 0.

        :raises OSError: the port is taken.
        """
        self._server = await asyncio.start_server(self._serve, LOOPBACK, port)
        return int(self._server.sockets[0].getsockname()[1])

    async def stop(self) -> None:
        """Drop everybody."""
        if self._server is not None:
            self._server.close()
        for cable in self._cables:
            cable.pull()
        tasks = [*self._clients, *self._notices]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def changed(self, phone: Phone) -> None:
        """A phone's connections are lost, or can be made again."""
        for cable in self._cables:
            if cable.phone is phone:
                cable.pull()
        notice = asyncio.ensure_future(self._tell())
        self._notices.add(notice)
        notice.add_done_callback(self._notices.discard)

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._clients.add(task)
        try:
            await _Client(self, reader, writer).serve()
        except (OSError, EOFError, StreamClosed) as error:
            log.debug("client gone: %s", error)
        finally:
            self._clients.discard(task)
            writer.close()

    # what clients may ask

    def listing(self, long: bool) -> str:
        """As ``adb devices`` and ``adb devices -l`` get it."""
        rows = []
        for cable in self._cables:
            serial, condition = cable.phone.serial, cable.phone.condition
            more = f" {cable.phone.facts} transport_id:{cable.number}" if long else ""
            rows.append(f"{serial:<22} {condition}{more}\n" if long else f"{serial}\t{condition}\n")
        return "".join(rows)

    def cable(self, serial: str = "", number: int = 0) -> _Cable:
        """The phone that is meant; the only one if none is named.

        :raises _Refused: there is none, it cannot be used, or there are several.
        """
        found = [
            cable
            for cable in self._cables
            if (not serial or cable.phone.serial == serial) and (not number or cable.number == number)
        ]
        if not found:
            raise _Refused(f"device '{serial}' not found" if serial else "no devices/emulators found")
        if len(found) > 1:
            raise _Refused("more than one device/emulator")
        return found[0]

    async def until(self, serial: str, state: str) -> None:
        """Return when a phone is in that state."""

        def reached() -> bool:
            phones = [cable.phone for cable in self._cables if not serial or cable.phone.serial == serial]
            if state == "disconnect":
                return not any(phone.condition == "device" for phone in phones)
            return any(state in ("any", phone.condition) for phone in phones)

        async with self._changed:
            await self._changed.wait_for(reached)

    async def next_listing(self, long: bool, before: str) -> str:
        """The list once it differs."""
        async with self._changed:
            await self._changed.wait_for(lambda: self.listing(long) != before)
        return self.listing(long)

    def forwards(self) -> str:
        """Every forward, a line each."""
        return "".join(
            f"{cable.phone.serial} {local} {remote}\n"
            for cable in self._cables
            for local, (remote, _) in cable.forwards.items()
        )

    def drop_forward(self, local: str) -> None:
        """End one.

        :raises _Refused: there is none.
        """
        for cable in self._cables:
            if local in cable.forwards:
                cable.forwards.pop(local)[1].close()
                return
        raise _Refused(f"listener '{local}' not found")

    def drop_forwards(self) -> None:
        """End all."""
        for cable in self._cables:
            for _, listener in cable.forwards.values():
                listener.close()
            cable.forwards.clear()

    async def forward(self, cable: _Cable, local: str, remote: str, rebind: bool) -> int:
        """Let a port of this computer lead to a socket of the phone; the port.

        :raises _Refused: it cannot be had.
        """
        kind, _, address = local.partition(":")
        if kind != "tcp" or not address.isdecimal() or int(address) > 65535:
            raise _Refused(f"cannot bind listener: {local} is no TCP port")
        if any(local in other.forwards for other in self._cables) and address != "0":
            if not rebind:
                raise _Refused("cannot rebind existing socket")
            self.drop_forward(local)

        async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            service = cable.phone.open(remote, cable) if cable.phone.condition == "device" else None
            if service is None:
                writer.close()
                return
            await cable.carry(service, Socket(reader, writer), remote)

        try:
            listener = await asyncio.start_server(accept, LOOPBACK, int(address))
        except OSError as error:
            raise _Refused(f"cannot bind listener: {error.strerror or error}") from error
        port = int(listener.sockets[0].getsockname()[1])
        cable.forwards[f"tcp:{port}"] = (remote, listener)
        return port


class _Client:
    """One connection to the server."""

    def __init__(self, server: HostServer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._server = server
        self._reader = reader
        self._writer = writer
        self._cable: _Cable | None = None

    async def serve(self) -> None:
        """Answer requests until one takes the connection for itself."""
        while True:
            try:
                request = await self._request()
                if not await self._answer(request):
                    return
            except _Refused as reason:
                self._send(b"FAIL" + _block(str(reason)))
                await self._writer.drain()
                return

    async def _request(self) -> str:
        quick(self._writer)
        head = await self._reader.readexactly(4)
        try:
            size = int(head, 16)
        except ValueError:
            raise StreamClosed("no request of adb's") from None
        if not 0 < size <= _LONGEST_REQUEST:
            raise _Refused("bad length of a request")
        return (await self._reader.readexactly(size)).decode("utf-8", "replace")

    def _send(self, data: bytes) -> None:
        self._writer.write(data)

    async def _answer(self, request: str) -> bool:
        """Whether more requests may follow on this connection."""
        found = _PREFIX.fullmatch(request)
        if found is None:
            await self._service(request)
            return False
        if found["serial"] is not None:
            named: _Cable | None = self._server.cable(serial=found["serial"]) if "wait-for" not in request else None
        else:
            named = self._server.cable(number=int(found["id"])) if found["id"] else self._cable
        return await self._host(found["what"], named, found["serial"] or "")

    async def _service(self, name: str) -> None:
        cable = self._cable
        if cable is None:
            raise _Refused(f"unknown host service '{name}'")
        self._usable(cable)
        service = cable.phone.open(name, cable)
        if service is None:
            raise _Refused("closed")
        self._send(b"OKAY")
        await cable.carry(service, Socket(self._reader, self._writer), name)

    def _usable(self, cable: _Cable) -> _Cable:
        condition = cable.phone.condition
        if condition != "device":
            raise _Refused(f"device {condition}" + ("." if condition == "unauthorized" else ""))
        return cable

    async def _host(self, what: str, named: _Cable | None, serial: str) -> bool:
        verb, _, rest = what.partition(":")
        if (wait := _WAIT.fullmatch(verb)) is not None:
            self._send(b"OKAY")
            await self._or_gone(self._server.until(serial, wait[2]))
            self._send(b"OKAY")
            return False
        match verb:
            case "version":
                self._send(b"OKAY" + _block(f"{PROTOCOL_VERSION:04x}"))
            case "devices" | "devices-l":
                self._send(b"OKAY" + _block(self._server.listing(verb == "devices-l")))
            case "track-devices" | "track-devices-l":
                await self._or_gone(self._track(verb == "track-devices-l"))
            case "tport":
                self._cable = self._usable(self._picked(rest.removeprefix("serial:")))
                self._send(b"OKAY" + self._cable.number.to_bytes(8, "little"))
                return True
            case "transport" | "transport-any" | "transport-usb" | "transport-local" | "transport-id":
                named = self._server.cable(number=int(rest)) if verb == "transport-id" and rest.isdecimal() else None
                self._cable = self._usable(named or self._picked(rest))
                self._send(b"OKAY")
                return True
            case "features" | "host-features":
                self._send(b"OKAY" + _block(",".join(FEATURES)))
            case "get-state" | "get-serialno" | "get-devpath":
                self._send(b"OKAY" + _block(self._fact(verb, named or self._server.cable())))
            case "connect":
                self._send(b"OKAY" + _block(self._connected(rest)))
            case "disconnect":
                raise _Refused(f"no such device '{rest}'" if rest else "no devices are connected")
            case "kill":
                raise _Refused("this server belongs to simulated phones: end those")
            case _ if "forward" in verb:
                await self._forward(verb, rest, named)
            case _:
                raise _Refused("unknown host service")
        await self._writer.drain()
        return False

    def _picked(self, name: str) -> _Cable:
        return self._server.cable(serial="" if name in ("any", "usb", "local") else name)

    def _fact(self, verb: str, cable: _Cable) -> str:
        match verb:
            case "get-state":
                return self._usable(cable).phone.condition
            case "get-serialno":
                return cable.phone.serial
            case _:
                return f"usb:1-{cable.number}"

    def _connected(self, address: str) -> str:
        known = address in self._server.listing(long=False).replace("\t", "\n").split("\n")
        return f"already connected to {address}" if known else f"failed to connect to '{address}': Connection refused"

    async def _forward(self, verb: str, rest: str, named: _Cable | None) -> None:
        reply = b"OKAYOKAY"
        match verb:
            case "forward":
                local, mark, remote = rest.removeprefix("norebind:").partition(";")
                if not mark:
                    raise _Refused(f"bad forward: {rest}")
                cable = self._usable(named or self._server.cable())
                port = await self._server.forward(cable, local, remote, not rest.startswith("norebind:"))
                reply += _block(str(port)) if local == "tcp:0" else b""
            case "list-forward":
                reply = b"OKAY" + _block(self._server.forwards())
            case "killforward":
                self._server.drop_forward(rest)
            case "killforward-all":
                self._server.drop_forwards()
            case _:
                raise _Refused("unknown host service")
        self._send(reply)

    async def _track(self, long: bool) -> None:
        self._send(b"OKAY")
        rows = self._server.listing(long)
        while True:
            self._send(_block(rows))
            await self._writer.drain()
            rows = await self._server.next_listing(long, rows)

    async def _or_gone(self, work: Awaitable[None]) -> None:
        """Wait for something, but no longer than the client does."""
        waiting = asyncio.ensure_future(work)
        gone = asyncio.ensure_future(self._reader.read(1))
        try:
            await asyncio.wait({waiting, gone}, return_when=asyncio.FIRST_COMPLETED)
            if not waiting.done():
                raise StreamClosed("the client did not wait")
            await waiting
        finally:
            for task in (waiting, gone):
                task.cancel()
            await asyncio.gather(waiting, gone, return_exceptions=True)


def _block(text: str) -> bytes:
    data = text.encode()
    return f"{len(data):04x}".encode() + data
