"""Clients that flood, stall or send nonsense: they are refused or sent away, others are served, and nothing stays."""

from __future__ import annotations

import asyncio
import os
import random
import struct
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wire import exchange, system

from device.simulator.android.system import System
from device.simulator.automator.server import Automator
from device.simulator.farm import Unit, start_unit, stop_unit
from device.simulator.shell.commands import COMMANDS
from device.simulator.stream import Conversation, StreamClosed
from device.simulator.wire import sync as sync_module
from device.simulator.wire.adbd import MOST_CONNECTIONS, MOST_STREAMS, AdbDaemon
from device.simulator.wire.auth import Nobody
from device.simulator.wire.host_server import HostServer
from device.simulator.wire.reverse import MOST as MOST_REVERSES
from device.simulator.wire.services import Services
from device.simulator.wire.transport import MAX_PAYLOAD, VERSION, Command, Packet, PacketReader

bounded = settings(
    max_examples=int(os.environ.get("FUZZ_EXAMPLES", "20")),
    derandomize="FUZZ_EXAMPLES" not in os.environ,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
)
HELLO = Packet(Command.CNXN, VERSION, MAX_PAYLOAD, b"host::\0").encode()


def descriptors() -> int:
    """Open files of this process."""
    return len(list(Path("/proc/self/fd").iterdir()))


async def settle(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    """Return when it holds."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 it is about what the system and other tasks do, and nobody tells
            await asyncio.sleep(0.005)


@asynccontextmanager
async def daemon(phone: System | None = None) -> AsyncIterator[tuple[AdbDaemon, int]]:
    """adbd of a phone, which leaves neither tasks nor open files behind."""
    services = Services(phone or system(), COMMANDS)
    made = AdbDaemon(services.open, services.banner)
    before = descriptors()
    port = await made.listen()
    try:
        yield made, port
    finally:
        await made.close()
    await settle(lambda: asyncio.all_tasks() == {asyncio.current_task()})
    await settle(lambda: descriptors() <= before)


class Host:
    """A client of the transport, without adb's good manners."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer
        self.packets = PacketReader()

    @classmethod
    async def connect(cls, port: int, hello: bytes = HELLO) -> Host:
        host = cls(*await asyncio.open_connection("127.0.0.1", port))
        host.writer.write(hello)
        return host

    async def read(self, wanted: int) -> list[Packet]:
        """So many packets."""
        found: list[Packet] = []
        while len(found) < wanted:
            data = await asyncio.wait_for(self.reader.read(65536), 10)
            if not data:
                break
            found += self.packets.feed(data)
        return found

    async def ended(self) -> bool:
        """The phone has hung up."""
        with suppress(ConnectionError):
            while await asyncio.wait_for(self.reader.read(65536), 10):
                continue
        return True


async def echo(port: int) -> bytes:
    """What a well-behaved host gets for ``echo hi``."""
    host = await Host.connect(port)
    host.writer.write(Packet(Command.OPEN, 1, 0, b"shell:echo hi\0").encode())
    packets = await host.read(3)
    host.writer.close()
    return b"".join(packet.payload for packet in packets if packet.command is Command.WRTE)


async def test_of_thousands_of_connections_the_phone_takes_so_many_and_lives_on() -> None:
    async with daemon() as (_, port):
        for _ in range(5):
            pairs = [await asyncio.open_connection("127.0.0.1", port) for _ in range(400)]
            reads = [asyncio.ensure_future(reader.read(1)) for reader, _ in pairs]
            await settle(lambda: sum(read.done() for read in reads) >= 400 - MOST_CONNECTIONS)  # noqa: B023 at once
            for read in reads:
                read.cancel()
            await asyncio.gather(*reads, return_exceptions=True)
            for _, writer in pairs:
                writer.close()
        await settle(lambda: descriptors() < 1000)
        for _ in range(100):  # the last of them may still be on their way out
            if await echo(port) == b"hi\n":
                break
        assert await echo(port) == b"hi\n"


async def test_who_does_not_say_hello_is_sent_away_and_who_did_may_stay() -> None:
    async with daemon() as (made, port):
        made.hello_seconds = 0.1
        silent = await Host.connect(port, b"")
        half = await Host.connect(port, HELLO[:17])
        quick = await Host.connect(port)
        assert (await quick.read(1))[0].command is Command.CNXN
        assert await silent.ended()
        assert await half.ended()
        quick.writer.write(Packet(Command.OPEN, 1, 0, b"shell:echo hi\0").encode())
        assert (await quick.read(1))[0].command is Command.OKAY
        for host in (silent, half, quick):
            host.writer.close()


async def test_a_host_that_sends_byte_by_byte_does_not_hold_up_another() -> None:
    async with daemon() as (_, port):
        slow = await Host.connect(port, b"")
        for byte in HELLO + Packet(Command.OPEN, 1, 0, b"shell:echo slow\0").encode():
            slow.writer.write(bytes([byte]))
            await asyncio.sleep(0)
        assert await echo(port) == b"hi\n"
        assert b"slow\n" in b"".join(packet.payload for packet in await slow.read(3))
        slow.writer.close()


async def test_streams_beyond_the_most_are_refused_and_all_end_with_their_host() -> None:
    async with daemon() as (_, port):
        host = await Host.connect(port)
        await host.read(1)
        opens = (Packet(Command.OPEN, number, 0, b"shell:cat\0").encode() for number in range(1, MOST_STREAMS + 101))
        host.writer.write(b"".join(opens))
        answers = await host.read(MOST_STREAMS + 100)
        assert [packet.command for packet in answers].count(Command.OKAY) == MOST_STREAMS
        assert [packet.command for packet in answers].count(Command.CLSE) == 100
        assert await echo(port) == b"hi\n"
        host.writer.close()


async def test_a_host_that_does_not_wait_for_its_packets_to_be_taken_is_dropped() -> None:
    async with daemon() as (_, port):
        host = await Host.connect(port)
        host.writer.write(Packet(Command.OPEN, 1, 0, b"shell:sleep 100\0").encode())
        stream = (await host.read(2))[1].arg0
        with suppress(ConnectionError):
            for _ in range(200):
                host.writer.write(Packet(Command.WRTE, 1, stream, bytes(100_000)).encode())
                await host.writer.drain()
        assert await host.ended()
        assert await echo(port) == b"hi\n"
        host.writer.close()


@pytest.mark.parametrize("length", [MAX_PAYLOAD + 1, 2**31, 2**32 - 1])
async def test_a_packet_larger_than_agreed_ends_the_connection_before_it_comes(length: int) -> None:
    async with daemon() as (_, port):
        head = struct.pack("<6I", Command.CNXN, VERSION, MAX_PAYLOAD, length, 0, Command.CNXN ^ 0xFFFFFFFF)
        host = await Host.connect(port, head)
        assert await host.ended()
        assert await echo(port) == b"hi\n"
        host.writer.close()


@bounded
@given(st.randoms(use_true_random=False))
def test_no_order_of_keys_and_signatures_opens_a_phone_that_asks_for_one(luck: random.Random) -> None:
    async def converse() -> None:
        async with daemon() as (made, port):
            made.gate = Nobody()
            host = await Host.connect(port)
            for _ in range(luck.randrange(1, 8)):
                kind, payload = luck.randrange(5), luck.randbytes(luck.choice((0, 20, 256, 524)))
                command = luck.choice((Command.AUTH, Command.AUTH, Command.CNXN, Command.OPEN))
                host.writer.write(Packet(command, kind, 0, payload).encode())
            host.writer.write_eof()
            said = b""
            with suppress(ConnectionError):
                said = await asyncio.wait_for(host.reader.read(), 10)
            assert all(packet.command is Command.AUTH for packet in PacketReader().feed(said))
            host.writer.close()

    asyncio.run(converse())


# --- services ---


def sync_request(luck: random.Random) -> bytes:
    """Something like a request of the sync service."""
    code = luck.choice((b"STAT", b"LIST", b"RECV", b"SEND", b"SEND", b"QUIT", b"DATA", b"STA2", b"\0\0\0\0"))
    path = luck.choice((b"/sdcard/x", b"/sdcard/x,33188", b"/sdcard", b"/", b"/system/y,1", b"\xff\xfe,7", b"", b"a,b"))
    length = luck.choice((len(path), len(path), len(path), 0, 1025, 2**32 - 1))
    more = b""
    if code == b"SEND":
        chunk = luck.randbytes(luck.randrange(50))
        more = b"DATA" + struct.pack("<I", luck.choice((len(chunk), len(chunk), 70_000, 2**32 - 1))) + chunk
        more += luck.choice((b"DONE", b"DONE", b"NOPE", b"")) + struct.pack("<I", luck.choice((0, 1, 2**32 - 1)))
    return code + struct.pack("<I", length) + path + more


@bounded
@given(st.randoms(use_true_random=False))
def test_any_requests_of_the_sync_service(luck: random.Random) -> None:
    async def talk() -> None:
        phone = system()
        service = Services(phone, COMMANDS).open("sync:")
        assert service is not None
        data = b"".join(sync_request(luck) for _ in range(luck.randrange(1, 6)))
        with suppress(StreamClosed):
            said = await exchange(service, data)
            assert said[:4] in (b"", b"STAT", b"DENT", b"DONE", b"DATA", b"OKAY", b"FAIL")
        assert phone.files.used() < 10_000
        assert phone.files.get("/system/y") is None

    asyncio.run(talk())


async def test_a_file_larger_than_the_disk_is_not_kept_while_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sync_module, "CAPACITY", 100_000)  # half a gigabyte takes a while
    phone = system()
    service = Services(phone, COMMANDS).open("sync:")
    assert service is not None
    head = b"SEND" + struct.pack("<I", 14) + b"/sdcard/x,0644"
    chunk = b"DATA" + struct.pack("<I", 50_000) + bytes(50_000)
    said = await exchange(service, head, *[chunk] * 20, b"DONE" + bytes(4))
    reason = b"couldn't create file: No space left on device"
    assert said == b"FAIL" + struct.pack("<I", len(reason)) + reason
    assert phone.files.get("/sdcard/x") is None


def http_request(luck: random.Random) -> bytes:
    """Something like a request to uiautomator2's server."""
    body = luck.choice((b'{"method":"ping","id":1}', b"{}", b"", b"[" * 3000, b"\xff\xfe", b'{"method":7}', b"null"))
    length = luck.choice((len(body), len(body), len(body), 0, 10**12, -1))
    verb = luck.choice((b"POST", b"POST", b"GET", b"\0", b"BREW"))
    path = luck.choice((b"/jsonrpc/0", b"/jsonrpc/0", b"/ping", b"/screenshot/0?scale=x", b"/../..", b"*", b"\xe9"))
    heads = luck.choice(
        (b"", b"Host: x\r\n", b"X: " + b"y" * 70_000 + b"\r\n", b"Transfer-Encoding: chunked\r\n", b":\r\n")
    )
    return verb + b" " + path + b" HTTP/1.1\r\n" + heads + b"Content-Length: %d\r\n\r\n" % length + body


@bounded
@given(st.randoms(use_true_random=False))
def test_any_http_of_uiautomator2s_server(luck: random.Random) -> None:
    async def talk() -> None:
        automator = Automator(system())
        data = b"".join(http_request(luck) for _ in range(luck.randrange(1, 4)))
        places = sorted(luck.randrange(len(data)) for _ in range(luck.choice((0, 0, 3))))
        parts = [data[i:j] for i, j in pairwise((0, *places, len(data)))]
        with suppress(StreamClosed):
            said = await exchange(automator.serve, *(part for part in parts if part))
            assert said[:9] in (b"", b"HTTP/1.1 ")
        answer = await exchange(automator.serve, b"GET /ping HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        assert answer.endswith(b"pong")
        automator.close()
        await settle(lambda: asyncio.all_tasks() == {asyncio.current_task()})

    asyncio.run(talk())


async def test_a_body_larger_than_any_call_ends_the_connection() -> None:
    automator = Automator(system())
    head = b"POST /jsonrpc/0 HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999\r\n\r\n"
    with pytest.raises(StreamClosed, match="larger than any call"):
        await exchange(automator.serve, head, *[bytes(1_000_000)] * 20)


class Desk:
    """A host with nothing on it."""

    def __init__(self) -> None:
        self.gone: list[Callable[[], None]] = []

    async def dial(self, target: str) -> Conversation:
        raise StreamClosed(f"nothing at {target}")


words = st.sampled_from(
    ("forward", "killforward", "killforward-all", "list-forward", "norebind", "tcp", "localabstract", "0", "9008", "x",
     "65536", "-1", ":", ":", ";", "", "é", "\0", "tcp:0;tcp:1", "forward:tcp:0;tcp:1")
)  # fmt: skip


@bounded
@given(st.lists(st.lists(words, max_size=8).map("".join), max_size=20))
def test_any_requests_for_reversed_sockets(requests: list[str]) -> None:
    async def ask() -> None:
        phone, desk = system(), Desk()
        services = Services(phone, COMMANDS)
        for request in requests:
            service = services.open(f"reverse:{request}", desk)
            assert service is not None
            said = await exchange(service)
            assert said[:4] in (b"OKAY", b"FAIL") or int(said[:4], 16) == len(said) - 4
        assert len(phone.listeners) <= MOST_REVERSES
        for gone in desk.gone:
            gone()
        assert phone.listeners == {}

    asyncio.run(ask())


async def test_a_host_can_reverse_so_many_sockets_and_no_more() -> None:
    phone, desk = system(), Desk()
    services = Services(phone, COMMANDS)
    for _ in range(MOST_REVERSES + 10):
        service = services.open("reverse:forward:tcp:0;tcp:1", desk)
        assert service is not None
        last = await exchange(service)
    assert last[:4] == b"FAIL"
    assert len(phone.listeners) == MOST_REVERSES


# --- the played adb server ---


@asynccontextmanager
async def hosting() -> AsyncIterator[tuple[HostServer, int, Unit]]:
    """The played adb server with a phone, which leaves neither tasks nor open files behind."""
    before = descriptors()
    unit = await start_unit(system().handset, speed=1000)
    server = HostServer([unit])
    port = await server.start(0)
    try:
        yield server, port, unit
    finally:
        await server.stop()
        await stop_unit(unit)
    await settle(lambda: asyncio.all_tasks() == {asyncio.current_task()})
    await settle(lambda: descriptors() <= before)


def framed(text: str) -> bytes:
    data = text.encode()
    return f"{len(data):04x}".encode() + data


async def ask(port: int, data: bytes, end: bool = True) -> bytes:
    """Everything the server says to these bytes and their end."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    said = b""
    with suppress(ConnectionError):
        writer.write(data)
        if end:
            writer.write_eof()
        said = await asyncio.wait_for(reader.read(), 10)
    writer.close()
    return said


asked = st.lists(
    st.sampled_from(
        ("host", "host-serial", "host-transport-id", "version", "devices", "transport", "tport", "any", "serial",
         "shell", "forward", "tcp:0", "tcp:9008", "wait-for-any-device", "track-devices", "features", "killforward",
         "kill", "get-state", "connect", "sync", "reverse", ":", ":", ":", ";", "1", "99999999999999999999", "é", "\0",
         "-", "host:transport-any", "shell:echo hi", "shell,v2:exit 3")
    ), max_size=6,
).map("".join)  # fmt: skip


@bounded
@given(st.lists(asked, min_size=1, max_size=4), st.booleans())
def test_any_requests_of_the_played_adb_server(requests: list[str], broken: bool) -> None:
    async def converse() -> None:
        async with hosting() as (_, port, _):
            data = b"".join(framed(request) for request in requests if request)
            said = await ask(port, data[:-3] if broken else data)
            assert said[:4] in (b"", b"OKAY", b"FAIL")
            assert await ask(port, framed("host:version")) == b"OKAY" + framed("0029")

    asyncio.run(converse())


@pytest.mark.parametrize(
    "data", [b"0000", b"-001x", b"+00a" + b"x" * 10, b"  1", b"zzzz", b"ffff", b"\xff" * 4, b"0x1f"]
)
async def test_lengths_that_are_none_are_refused_or_dropped(data: bytes) -> None:
    async with hosting() as (_, port, _):
        assert (await ask(port, data))[:4] in (b"", b"FAIL")
        assert await ask(port, framed("host:version")) == b"OKAY" + framed("0029")


async def test_a_client_that_never_finishes_its_request_is_sent_away() -> None:
    async with hosting() as (server, port, _):
        server.request_seconds = 0.1
        assert await ask(port, b"00", end=False) == b""
        assert await ask(port, b"000chost:", end=False) == b""
        tracking = asyncio.ensure_future(asyncio.open_connection("127.0.0.1", port))
        reader, writer = await tracking
        writer.write(framed("host:track-devices"))
        await reader.readexactly(8)
        with pytest.raises(TimeoutError):  # who asked in time may listen for as long as it likes
            await asyncio.wait_for(reader.read(), 0.3)
        writer.close()


async def test_hundreds_of_clients_at_once_are_answered() -> None:
    async with hosting() as (_, port, _):
        for _ in range(4):
            answers = await asyncio.gather(*(ask(port, framed("host:version")) for _ in range(150)))
            assert set(answers) <= {b"OKAY" + framed("0029"), b""}
        assert await ask(port, framed("host:version")) == b"OKAY" + framed("0029")
