"""adb reverse: sockets of the phone that lead to the host, and how they end."""

import socket
import threading
from collections.abc import Callable, Iterator

import adbutils
import pytest
from private_adb import AdbServer
from wire import Wire, exchange, run, system

from benchmarks.control import Ready
from device.simulator.shell.commands import COMMANDS
from device.simulator.stream import StreamClosed
from device.simulator.wire.services import Services
from device.simulator.wire.transport import VERSION, Closed, Command, Link, Packet
from device.simulator.wire.transport import Ready as Answered


class Shouting(Wire):
    """A socket of the host that gives back what it gets, in capitals."""

    async def write(self, data: bytes) -> None:
        self.give(data.upper())
        self.give(b"")

    def close(self) -> None:
        self.give(b"")


class Desk:
    """The host: it has a socket at tcp:4000 and nothing else."""

    def __init__(self) -> None:
        self.gone: list[Callable[[], None]] = []

    async def dial(self, target: str) -> Shouting:
        if target != "tcp:4000":
            raise StreamClosed("nothing there")
        return Shouting()


async def ask(services: Services, request: str, host: Desk) -> bytes:
    service = services.open(f"reverse:{request}", host)
    assert service is not None
    return await exchange(service)


async def test_forwards_are_made_listed_and_removed() -> None:
    services, desk = Services(system(), COMMANDS), Desk()
    assert await ask(services, "forward:tcp:12345;tcp:4000", desk) == b"OKAY"
    assert await ask(services, "list-forward", desk) == b"001d(reverse) tcp:12345 tcp:4000\n"
    assert await ask(services, "forward:norebind:tcp:12345;tcp:9", desk) == b"FAIL001dcannot rebind existing socket"
    assert await ask(services, "forward:tcp:12345;tcp:9", desk) == b"OKAY"
    assert await ask(services, "killforward:tcp:1", desk) == b"FAIL001alistener 'tcp:1' not found"
    assert await ask(services, "killforward:tcp:12345", desk) == b"OKAY"
    assert await ask(services, "list-forward", desk) == b"0000"


async def test_port_zero_is_a_port_of_the_phones_choice() -> None:
    services, desk = Services(system(), COMMANDS), Desk()
    assert await ask(services, "forward:tcp:0;tcp:4000", desk) == b"OKAY000530000"
    assert await ask(services, "forward:tcp:0;tcp:4000", desk) == b"OKAY000530001"


@pytest.mark.parametrize("request_", ["forward:tcp:x;tcp:1", "forward:tcp:1", "forward:vsock:1;tcp:1", "nonsense", ""])
async def test_what_is_no_request_fails_with_a_reason(request_: str) -> None:
    answer = await ask(Services(system(), COMMANDS), request_, Desk())
    assert answer.startswith(b"FAIL")
    assert len(answer) == 8 + int(answer[4:8], 16) > 8


async def test_bytes_go_to_the_host_and_come_back() -> None:
    phone, desk = system(), Desk()
    services = Services(phone, COMMANDS)
    await ask(services, "forward:tcp:12345;tcp:4000", desk)
    code, out, _ = await run(phone, "echo hello | nc 127.0.0.1 12345 | head -c 6")
    assert (code, out) == (0, "HELLO\n")
    await ask(services, "forward:tcp:12346;tcp:4001", desk)
    assert await run(phone, "nc 127.0.0.1 12346") == (1, "", "nc: nothing there\n")
    assert await run(phone, "nc 127.0.0.1 9") == (1, "", "nc: connect: Connection refused\n")


async def test_forwards_go_with_the_connection_and_leave_those_of_others() -> None:
    phone, one, other = system(), Desk(), Desk()
    services = Services(phone, COMMANDS)
    await ask(services, "forward:tcp:1;tcp:4000", one)
    await ask(services, "forward:tcp:2;tcp:4000", other)
    assert (await ask(services, "forward:tcp:1;tcp:4000", other)).startswith(b"FAIL")
    for gone in one.gone:
        gone()
    assert list(phone.listeners) == ["tcp:2"]


def test_a_stream_that_the_phone_opens_is_answered_by_the_host() -> None:
    link = Link()
    list(link.receive(Packet(Command.CNXN, VERSION, 4096, b"host::\0").encode()))
    stream, request = link.dial("tcp:4000")
    assert request == Packet(Command.OPEN, stream, 0, b"tcp:4000\0").encode()
    assert list(link.receive(Packet(Command.WRTE, 5, stream, b"too early").encode())) == []
    assert list(link.receive(Packet(Command.OKAY, 5, stream).encode())) == [Answered(stream)]
    assert link.write(stream, b"x") == Packet(Command.WRTE, stream, 5, b"x").encode()
    refused, _ = link.dial("tcp:1")
    assert list(link.receive(Packet(Command.CLSE, 0, refused).encode())) == [Closed(refused, b"")]


@pytest.fixture
def echo() -> Iterator[int]:
    """A server of the host's that answers each line in capitals; its port."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    connection.sendall(connection.recv(100).upper())

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)


def test_the_real_adb_carries_a_reversed_connection(adb_server: AdbServer, phone_process: Ready, echo: int) -> None:
    device = adbutils.AdbClient("127.0.0.1", adb_server.port).device(phone_process.serial)
    device.reverse("tcp:8081", f"tcp:{echo}")
    assert [(item.remote, item.local) for item in device.reverse_list()] == [("tcp:8081", f"tcp:{echo}")]
    assert device.shell("echo hello | nc localhost 8081") == "HELLO"
    with device.create_connection(adbutils.Network.TCP, 8081) as connection:
        connection.sendall(b"again")
        assert connection.recv(100) == b"AGAIN"
    device.reverse_remove_all()
    assert device.reverse_list() == []
