"""The way to the uiautomator2 server on the phone: one JSON-RPC call over HTTP, over a stream that adb opens.

uiautomator2's own call sends a call again when the first answer was bad. That is right for questions and wrong for
gestures: the first tap may have been made. Here a call is sent once at most, and a server that does not listen (the
call was certainly not sent) is told apart from an answer that did not come.
"""

from __future__ import annotations

import json
import socket
from contextlib import closing
from http.client import HTTPConnection
from typing import Any

import adbutils
from adbutils.errors import AdbError, AdbTimeout
from uiautomator2.core import DEFAULT_SERVER_PORT

from device.errors import AdbUnavailable, GestureRefused, PhoneError, PhoneFault, PhoneGone
from device.foreign import translate, translated

HEADERS = {"Content-Type": "application/json", "Accept-Encoding": "", "Connection": "close"}
"""The server on the phone leaks memory when it compresses its answers."""

DISCONNECTED = ("UiAutomation not connected", "DeadObjectException", "DeadSystemRuntimeException")
"""What the server says when it lives but has lost its hold on the phone: only a new server helps."""

NEVER_RUN = (-32601, -32602, -32700)
"""JSON-RPC's codes for a call that was not carried out: unknown method, wrong parameters, not read."""


class Unsent(PhoneFault):
    """No way to the server could be opened in time. The call was not sent."""


class NotListening(Unsent):
    """No server listens on the phone. The call was not sent."""


class Disconnected(PhoneFault):
    """The server has lost its hold on the phone and has to be started anew."""


class Overflowed(PhoneFault):
    """The phone ran out of stack, as it does while printing a very deep tree."""


class Channel:
    """Calls to one phone's server. Keeps nothing open between calls."""

    def __init__(self, device: adbutils.AdbDevice) -> None:
        self._device = device

    def call(self, method: str, params: tuple[Any, ...], seconds: float, doing: str) -> Any:
        """Send one call and return its result as JSON gives it. ``doing`` is what errors say was being done.

        :raises Unsent: not sent; ``NotListening`` when a new server would help.
        :raises GestureRefused: the server said that it did not carry the call out.
        :raises PhoneGone: not attached, not sent.
        :raises PhoneFault: sent, and the answer did not come within ``seconds`` or was an error.
        """
        body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": list(params) or {}})
        stream = _Stream(self._device, seconds)
        try:
            stream.connect()
        except (AdbError, OSError, EOFError) as error:
            raise _unsent(error, doing) from error
        with translated(doing), closing(stream):
            stream.request("POST", "/jsonrpc/0", body.encode("utf-8"), HEADERS)
            response = stream.getresponse()
            answer = response.read()
            if response.status != 200:
                raise PhoneFault(f"{doing} failed: the server on the phone answered {response.status}; look again")
        return _result(answer, doing)


class _Stream(HTTPConnection):
    """HTTP over a stream that adb opens to the server's port on the phone."""

    def __init__(self, device: adbutils.AdbDevice, seconds: float) -> None:
        super().__init__("localhost", DEFAULT_SERVER_PORT)
        self._device = device
        self._seconds = seconds

    def connect(self) -> None:
        """Open the stream; from here on every wait is limited."""
        connection = self._device.open_transport(timeout=self._seconds)
        try:
            connection.send_command(f"tcp:{DEFAULT_SERVER_PORT}")
            connection.check_okay()
        except BaseException:
            connection.close()
            raise
        self.sock = connection.conn
        # Head and body leave as two segments; without this the second waits 40 ms for the first one's receipt.
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _unsent(error: Exception, doing: str) -> PhoneError:
    """Why no stream could be opened: no adb, no phone, no answer, or nobody who listens there."""
    ours = translate(error, doing)
    if isinstance(ours, PhoneGone | AdbUnavailable):
        return ours
    if isinstance(error, AdbTimeout | TimeoutError):
        return Unsent(str(ours))
    return NotListening(f"{doing} failed: no server listens on the phone ({error})")


def _result(answer: bytes, doing: str) -> Any:
    try:
        data = json.loads(answer)
    except ValueError as error:
        raise PhoneFault(f"{doing} failed: the server on the phone answered no JSON: {answer[:60]!r}") from error
    if not isinstance(data, dict) or ("error" not in data and "result" not in data):
        raise PhoneFault(f"{doing} failed: the server on the phone answered neither result nor error: {answer[:60]!r}")
    if "error" not in data:
        return data["result"]
    failure = data["error"] if isinstance(data["error"], dict) else {}
    said = " ".join(str(failure.get("message", "")).split())[:300]
    if any(word in f"{said} {failure.get('data', '')}" for word in DISCONNECTED):
        raise Disconnected(f"{doing} failed: {said}; the server on the phone has to be started anew")
    if "StackOverflowError" in said:
        raise Overflowed(f"{doing} failed: {said}")
    if failure.get("code") in NEVER_RUN or "INJECT_EVENTS" in said or "SecurityException" in said:
        raise GestureRefused(f"{doing} failed: {said}")
    raise PhoneFault(f"{doing} failed: {said or 'an error without words'}")
