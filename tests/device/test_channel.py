"""One call to the server on the phone, byte by byte: an adb server of the test's own answers what a phone might."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from device.adb import ServerClient
from device.channel import QUIET_S, Channel, Disconnected, Dropped, NotListening, Overflowed, Unsent
from device.errors import AdbUnavailable, GestureRefused, PhoneError, PhoneFault, PhoneGone

Script = Callable[[socket.socket], None]


class OnePhone:
    """An adb server with a phone whose port 9008 answers by a script. ``calls`` holds each HTTP request in full.

    ``streams`` counts the connections to that port. Each carries ``keeps`` calls; then the phone hangs up.
    """

    def __init__(self, listener: socket.socket, script: Script) -> None:
        self._listener = listener
        self._script = script
        self.calls: list[bytes] = []
        self.streams = 0
        self.keeps = 1
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
            self.streams += 1
            for _ in range(self.keeps if self.opening == b"OKAY" else 0):
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
            if not (more := connection.recv(4096)):
                raise OSError("the client hung up")
            data += more
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


def test_an_answer_that_drips_in_is_waited_for_no_longer_than_one_that_does_not_come(
    listener: socket.socket, channel: Channel
):
    over = threading.Event()

    def drip(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        while not over.wait(0.05):
            connection.sendall(b" ")

    OnePhone(listener, drip)
    with pytest.raises(PhoneFault) as caught:
        channel.call("click", (1, 2), 0.5, "the tap")
    over.set()
    assert isinstance(caught.value.__cause__, TimeoutError)


@pytest.mark.parametrize("head", [b"Content-Length: 99999999", b"Connection: close"])
def test_an_answer_without_end_is_not_taken(
    head: bytes, listener: socket.socket, channel: Channel, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("device.allowance.MOST_BYTES", 1 << 20)

    def pour(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n" + head + b"\r\n\r\n")
        for _ in range(64):
            connection.sendall(bytes(1 << 16))

    OnePhone(listener, pour)
    with pytest.raises(PhoneFault, match="without end"):
        channel.call("dumpWindowHierarchy", (), 5, "a look")


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


# --- the connection that is kept ---


def asked(channel: Channel, seconds: float = 5) -> object:
    return channel.call("click", (1, 2), seconds, "the tap")


def hung_up(channel: Channel) -> None:
    """Wait until the other end's hanging up has arrived here."""
    assert channel._kept is not None
    assert channel._kept.sock.recv(1) == b""


def test_a_second_call_goes_over_the_same_connection(listener: socket.socket, channel: Channel):
    server = OnePhone(listener, result(7))
    server.keeps = 100
    assert [asked(channel) for _ in range(5)] == [7] * 5
    assert (server.streams, len(server.calls)) == (1, 5)


def test_a_connection_that_was_hung_up_in_between_is_opened_anew_and_the_call_sent_once(
    listener: socket.socket, channel: Channel
):
    server = OnePhone(listener, result(7))
    for calls in (1, 2, 3):
        assert asked(channel) == 7
        assert (server.streams, len(server.calls)) == (calls, calls)
        hung_up(channel)


def test_a_connection_that_says_something_unasked_is_not_used_again(listener: socket.socket, channel: Channel):
    def answers_and_more(connection: socket.socket) -> None:
        result(7)(connection)
        connection.sendall(b"HTTP/1.1 408 Request Timeout\r\n\r\n")

    server = OnePhone(listener, answers_and_more)
    server.keeps = 100
    assert asked(channel) == 7
    assert channel._kept is not None
    channel._kept.sock.recv(1, socket.MSG_PEEK)
    assert asked(channel) == 7
    assert server.streams == 2


def test_a_connection_that_was_quiet_for_long_is_not_trusted(listener: socket.socket):
    time = 100.0
    channel = Channel(ServerClient("127.0.0.1", listener.getsockname()[1]).device("phone-1"), lambda: time)
    server = OnePhone(listener, result(7))
    server.keeps = 100
    assert asked(channel) == 7
    time += QUIET_S - 0.1
    assert asked(channel) == 7
    assert server.streams == 1
    time += QUIET_S + 0.1
    assert asked(channel) == 7
    assert (server.streams, len(server.calls)) == (2, 3)


def test_a_server_that_asks_for_it_gets_a_connection_for_each_call(listener: socket.socket, channel: Channel):
    body = b'{"result": 7}'
    head = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % len(body)
    server = OnePhone(listener, lambda connection: connection.sendall(head + body))
    server.keeps = 100
    assert [asked(channel), asked(channel)] == [7, 7]
    assert (server.streams, len(server.calls)) == (2, 2)


def test_a_kept_connection_that_ends_under_a_call_leaves_it_open_whether_it_was_done(
    listener: socket.socket, channel: Channel
):
    answers = [result(7), lambda connection: None, result(8), result(9)]
    server = OnePhone(listener, lambda connection: answers[len(server.calls) - 1](connection))
    server.keeps = 2
    assert asked(channel) == 7
    with pytest.raises(Dropped, match="the tap failed"):
        asked(channel)
    assert len(server.calls) == 2, "it was sent once"
    assert [asked(channel), asked(channel)] == [8, 9]
    assert server.streams == 3, "a server that hangs up is given a connection for each call"


def test_a_question_is_asked_again_over_a_new_connection_once(listener: socket.socket, channel: Channel):
    answers = [result(7), lambda connection: None, result(8), lambda connection: None]
    server = OnePhone(listener, lambda connection: answers[len(server.calls) - 1](connection))
    server.keeps = 2
    asked(channel)
    assert channel.ask("deviceInfo", (), 2, "the question") == 8
    with pytest.raises(PhoneFault, match="the question failed"):
        channel.ask("deviceInfo", (), 2, "the question")
    assert len(server.calls) == 4


def test_after_a_new_start_of_the_server_connections_are_kept_again(listener: socket.socket, channel: Channel):
    answers = [result(7), lambda connection: None, result(8), result(9)]
    server = OnePhone(listener, lambda connection: answers[len(server.calls) - 1](connection))
    server.keeps = 2
    asked(channel)
    with pytest.raises(Dropped):
        asked(channel)
    channel.close()
    assert [asked(channel), asked(channel)] == [8, 9]
    assert server.streams == 2


def test_an_answer_that_comes_too_late_is_not_taken_for_the_next_calls(listener: socket.socket, channel: Channel):
    late = threading.Event()
    answers = [result("in time"), lambda c: (late.wait(10), result("late")(c))[1], result("the next one's")]
    server = OnePhone(listener, lambda connection: answers[len(server.calls) - 1](connection))
    server.keeps = 100
    assert asked(channel) == "in time"
    with pytest.raises(PhoneFault) as caught:
        asked(channel, 0.2)
    late.set()
    assert isinstance(caught.value.__cause__, TimeoutError)
    assert asked(channel) == "the next one's"


def test_closing_hangs_up_and_may_be_done_twice(listener: socket.socket, channel: Channel):
    server = OnePhone(listener, result(7))
    server.keeps = 100
    asked(channel)
    assert channel._kept is not None
    held = channel._kept
    channel.close()
    channel.close()
    assert held.sock is None
    assert asked(channel) == 7
    assert server.streams == 2
