"""The way to the uiautomator2 server on the phone: JSON-RPC over one HTTP connection, kept open between calls.

uiautomator2's own call sends a call again when the first answer was bad. That is right for questions and wrong for
gestures: the first tap may have been made. Here a call is sent once at most, and a server that does not listen (the
call was certainly not sent) is told apart from an answer that did not come.

uiautomator2 also opens two connections for each call, and then waits 40 ms for a receipt. Here a connection is kept
for the next call, and where the server does not keep it, each call opens a stream of its own. The stream is one that
adb's server opens to the phone by its serial, not a forwarded port: it is as fast, a port on which nobody listens is
refused before anything is sent, nothing stays behind at adb's server after a crash, and no port number can come to
belong to another phone. See docs/decisions/0005-kept-stream.md.
"""

from __future__ import annotations

import json
import logging
import socket
import time
from collections.abc import Callable
from contextlib import ExitStack
from http.client import HTTPConnection
from typing import Any

import adbutils
from adbutils.errors import AdbError, AdbTimeout
from uiautomator2.core import DEFAULT_SERVER_PORT

from device.allowance import Allowance, BoundedSocket
from device.errors import AdbUnavailable, GestureRefused, PhoneError, PhoneFault, PhoneGone
from device.foreign import translate, translated

log = logging.getLogger(__name__)

HEADERS = {"Content-Type": "application/json", "Accept-Encoding": ""}
"""The server on the phone leaks memory when it compresses its answers."""

QUIET_S = 3.0
"""A connection that was not used for so long is not used again: the server hangs up after 5 s of silence."""

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


class Dropped(PhoneFault):
    """The server hung up a kept connection instead of answering. Whether it has read the call is not known."""


class Channel:
    """Calls to one phone's server, one after the other; between them one connection stays open."""

    def __init__(self, device: adbutils.AdbDevice, now: Callable[[], float] = time.monotonic) -> None:
        self._device = device
        self._now = now
        self._kept: _Stream | None = None
        self._used_at = 0.0
        self._keeping = True

    def call(self, method: str, params: tuple[Any, ...], seconds: float, doing: str) -> Any:
        """Send one call and return its result as JSON gives it. ``doing`` is what errors say was being done.

        :raises Unsent: not sent; ``NotListening`` when a new server would help.
        :raises GestureRefused: the server said that it did not carry the call out.
        :raises PhoneGone: not attached, not sent.
        :raises PhoneFault: sent, and the answer did not come within ``seconds`` or was an error; ``Dropped`` when a
            kept connection ended.
        """
        body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": list(params) or {}})
        kept = self._take_kept()
        stream = kept or self._open(seconds, doing)
        with ExitStack() as unless_answered:
            # An answer that comes late must not be taken for that of the next call.
            unless_answered.callback(stream.close)
            answer = self._exchange(stream, body.encode("utf-8"), seconds, doing)
            unless_answered.pop_all()
        if self._keeping and stream.sock is not None:
            self._kept, self._used_at = stream, self._now()
        else:
            stream.close()
        return _result(answer, doing)

    def ask(self, method: str, params: tuple[Any, ...], seconds: float, doing: str) -> Any:
        """A question, which does no harm when it is asked twice: like ``call``, but never ``Dropped``."""
        try:
            return self.call(method, params, seconds, doing)
        except Dropped as error:
            log.info("asking %s again over a new connection: %s", self._device.serial, error)
        return self.call(method, params, seconds, doing)

    def close(self) -> None:
        """Hang up, as before the server ends. The next call opens a new connection, and it is kept again."""
        self._keeping = True
        if self._kept is not None:
            self._kept.close()
            self._kept = None

    def _take_kept(self) -> _Stream | None:
        """The kept connection, if it can still be used."""
        stream, self._kept = self._kept, None
        if stream is None or (self._now() - self._used_at < QUIET_S and stream.silent()):
            return stream
        stream.close()
        return None

    def _open(self, seconds: float, doing: str) -> _Stream:
        stream = _Stream(self._device, seconds)
        try:
            stream.connect()
        except (AdbError, OSError, EOFError) as error:
            raise _unsent(error, doing) from error
        return stream

    def _exchange(self, stream: _Stream, body: bytes, seconds: float, doing: str) -> bytes:
        """The body of the answer to one request."""
        with translated(doing):
            stream.sock.allowance = Allowance(seconds)
            stream.sock.settimeout(seconds)
            try:
                stream.request("POST", "/jsonrpc/0", body, HEADERS)
                response = stream.getresponse()
            except ConnectionError as error:
                if stream.answered:
                    self._keeping = False
                    raise Dropped(f"{doing} failed: the server on the phone hung up; look again") from error
                raise
            answer = response.read()
            stream.answered = True
            if response.status != 200:
                raise PhoneFault(f"{doing} failed: the server on the phone answered {response.status}; look again")
        return answer


class _Stream(HTTPConnection):
    """HTTP over a stream that adb opens to the server's port on the phone."""

    sock: BoundedSocket

    def __init__(self, device: adbutils.AdbDevice, seconds: float) -> None:
        super().__init__("localhost", DEFAULT_SERVER_PORT)
        self._device = device
        self._seconds = seconds
        self.answered = False
        """An answer came over it before: it is in use for more than one call."""

    def connect(self) -> None:
        """Open the stream; from here on every wait is limited."""
        connection = self._device.open_transport(timeout=self._seconds)
        with ExitStack() as unless_open:
            unless_open.callback(connection.close)
            connection.send_command(f"tcp:{DEFAULT_SERVER_PORT}")
            connection.check_okay()
            unless_open.pop_all()
        self.sock = BoundedSocket(fileno=connection.conn.detach())
        # Head and body leave as two segments; without this the second waits 40 ms for the first one's receipt.
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def silent(self) -> bool:
        """Nothing has come that was not asked for, nor has the other end hung up."""
        self.sock.setblocking(False)
        try:
            self.sock.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            return True
        except OSError:
            return False
        return False


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
