"""One call to the server on the phone, byte by byte: an adb server of the test's own answers what a phone might."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from device.adb import ServerClient
from device.channel import Channel, Disconnected, NotListening, Overflowed, Unsent
from device.errors import AdbUnavailable, GestureRefused, PhoneError, PhoneFault, PhoneGone

Script = Callable[[socket.socket], None]


class OnePhone:
    """An adb server with a phone whose port 9008 answers by a script. ``calls`` holds each HTTP request in full."""

    def __init__(self, listener: socket.socket, script: Script) -> None:
        self._listener = listener
        self._script = script
        self.calls: list[bytes] = []
        self.opening: bytes | None = b"OKAY"
        """The answer to the wish for a stream; None never answers."""
        self.transport = b"OKAY" + bytes(8)
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, suppress(OSError, ValueError):
            asked = self._asked(connection)
            if asked == b"host:version":
                connection.sendall(b"OKAY00040029")
                return
            assert asked == b"host:tport:serial:phone-1"
            connection.sendall(self.transport)
            assert self._asked(connection) == b"tcp:9008"
            if self.opening is None:
                connection.recv(1)  # until the client hangs up
                return
            connection.sendall(self.opening)
            if self.opening == b"OKAY":
                self.calls.append(self._request(connection))
                self._script(connection)

    @staticmethod
    def _asked(connection: socket.socket) -> bytes:
        size = int(connection.recv(4, socket.MSG_WAITALL), 16)
        return connection.recv(size, socket.MSG_WAITALL)

    @staticmethod
    def _request(connection: socket.socket) -> bytes:
        data = b""
        while b"\r\n\r\n" not in data:
            data += connection.recv(4096)
        head, _, body = data.partition(b"\r\n\r\n")
        size = next(
            int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length")
        )
        while len(body) < size:
            body += connection.recv(4096)
        return head + b"\r\n\r\n" + body


def http(body: bytes, status: str = "200 OK") -> Script:
    def answer(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n" % (status.encode(), len(body)) + body)

    return answer


def result(value: object) -> Script:
    return http(json.dumps({"jsonrpc": "2.0", "id": 1, "result": value}).encode())


def failure(code: int, message: str, data: str = "") -> Script:
    error = {"code": code, "message": message, "data": data}
    return http(json.dumps({"jsonrpc": "2.0", "id": 1, "error": error}).encode())


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener


@pytest.fixture
def channel(listener: socket.socket) -> Channel:
    client = ServerClient("127.0.0.1", listener.getsockname()[1])
    return Channel(client.device("phone-1"))


def test_a_call_is_one_request_with_its_parameters(listener: socket.socket, channel: Channel):
    server = OnePhone(listener, result({"ok": [1, "ü"]}))
    assert channel.call("click", (540, 1200), 5, "the tap") == {"ok": [1, "ü"]}
    (call,) = server.calls
    assert call.startswith(b"POST /jsonrpc/0 HTTP/1.1\r\n")
    sent = json.loads(call.partition(b"\r\n\r\n")[2])
    assert (sent["method"], sent["params"]) == ("click", [540, 1200])


def test_a_call_without_parameters_sends_an_object_as_the_server_wants(listener: socket.socket, channel: Channel):
    server = OnePhone(listener, result(None))
    assert channel.call("pasteClipboard", (), 5, "pasting") is None
    assert b'"params": {}' in server.calls[0]


ANSWERS: dict[str, tuple[Script, type[PhoneError]]] = {
    "lost hold": (failure(-32001, "java.lang.IllegalStateException: UiAutomation not connected"), Disconnected),
    "lost hold, in the trace": (failure(-32001, "x", "UiAutomation not connected, UiAutomation@1"), Disconnected),
    "dead object": (failure(-32001, "android.os.DeadObjectException"), Disconnected),
    "dead system": (failure(-32001, "java.lang.RuntimeException: android.os.DeadSystemRuntimeException"), Disconnected),
    "stack": (failure(-32001, "java.lang.StackOverflowError: stack size 8192KB"), Overflowed),
    "no such method": (failure(-32601, "method not found"), GestureRefused),
    "wrong parameters": (failure(-32602, "method parameters invalid"), GestureRefused),
    "input forbidden": (failure(-32001, "SecurityException: requires INJECT_EVENTS permission"), GestureRefused),
    "no such object": (failure(-32001, "androidx.test.uiautomator.UiObjectNotFoundException"), PhoneFault),
    "error without words": (http(b'{"error": null}'), PhoneFault),
    "status 500": (http(b"boom", "500 Internal Error"), PhoneFault),
    "no JSON": (http(b"<html>"), PhoneFault),
    "neither": (http(b"{}"), PhoneFault),
    "a list": (http(b"[]"), PhoneFault),
    "no HTTP": (lambda c: c.sendall(b"SSH-2.0-x\r\n\r\n"), PhoneFault),
    "hung up": (lambda c: None, PhoneFault),
    "hung up in the head": (lambda c: c.sendall(b"HTTP/1.1 200 OK\r\nContent-"), PhoneFault),
    "hung up in the body": (lambda c: c.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"), PhoneFault),
}


@pytest.mark.parametrize(("script", "error"), ANSWERS.values(), ids=ANSWERS)
def test_each_bad_answer_is_its_own_error_after_one_call(
    script: Script, error: type[PhoneError], listener: socket.socket, channel: Channel
):
    server = OnePhone(listener, script)
    with pytest.raises(PhoneError, match="the tap failed") as caught:
        channel.call("click", (1, 2), 5, "the tap")
    assert type(caught.value) is error
    assert len(server.calls) == 1


def test_an_answer_that_does_not_come_is_waited_for_so_long_and_no_longer(listener: socket.socket, channel: Channel):
    over = threading.Event()
    server = OnePhone(listener, lambda connection: (over.wait(10), None)[1])
    with pytest.raises(PhoneFault) as caught:
        channel.call("click", (1, 2), 0.2, "the tap")
    over.set()
    assert isinstance(caught.value.__cause__, TimeoutError)
    assert not isinstance(caught.value, Unsent)
    assert len(server.calls) == 1


@pytest.mark.parametrize(
    ("transport", "opening", "error"),
    [
        (b"OKAY" + bytes(8), b"FAIL0006closed", NotListening),
        (b"OKAY" + bytes(8), b"", NotListening),
        (b"FAIL001adevice 'phone-1' not found", b"", PhoneGone),
        (b"FAIL000edevice offline", b"", PhoneGone),
    ],
)
def test_a_call_that_could_not_be_sent_says_so(
    transport: bytes, opening: bytes, error: type[PhoneError], listener: socket.socket, channel: Channel
):
    server = OnePhone(listener, result(True))
    server.transport, server.opening = transport, opening
    with pytest.raises(PhoneError) as caught:
        channel.call("click", (1, 2), 5, "the tap")
    assert type(caught.value) is error
    assert server.calls == []


def test_a_phone_that_does_not_open_a_stream_in_time_was_sent_nothing(listener: socket.socket, channel: Channel):
    server = OnePhone(listener, result(True))
    server.opening = None
    with pytest.raises(Unsent) as caught:
        channel.call("click", (1, 2), 0.2, "the tap")
    assert type(caught.value) is Unsent
    assert server.calls == []


def test_without_adbs_server_nothing_can_be_sent(listener: socket.socket):
    client = ServerClient("127.0.0.1", listener.getsockname()[1])
    channel = Channel(client.device("phone-1"))
    listener.close()
    with pytest.raises(AdbUnavailable):
        channel.call("click", (1, 2), 5, "the tap")
