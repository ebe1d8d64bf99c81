"""HTTP connections that wait only so long for a request: who sends it by drops, or not at all, is sent away.

uvicorn itself lets a connection go that is idle after an answer; it waits for ever for one that has begun to ask.
"""

from __future__ import annotations

import asyncio
import json

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

REQUEST_SECONDS = 20.0
"""From the first moment of a connection, or the first byte of a later request, to the end of its body."""
_ARRIVED = (h11.DONE, h11.MUST_CLOSE, h11.CLOSED, h11.ERROR)


class DeadlineProtocol(H11Protocol):
    """uvicorn's HTTP/1.1, with an end to its patience."""

    seconds = REQUEST_SECONDS
    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A client is there, and ought to ask."""
        super().connection_made(transport)
        self._await_request()

    def connection_lost(self, exc: Exception | None) -> None:
        """It is gone."""
        self._arrived()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Some of a request, all of it, or more than one."""
        if self._deadline is None:
            self._await_request()
        super().data_received(data)
        if self.conn.their_state in _ARRIVED:
            self._arrived()

    def _await_request(self) -> None:
        self._deadline = self.loop.call_later(self.seconds, self._send_away)

    def _arrived(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _send_away(self) -> None:
        self._deadline = None
        if self.transport.is_closing() or self.conn.their_state in _ARRIVED:
            return
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            detail = f"A request has to arrive within {self.seconds:g} seconds."
            body = json.dumps({"title": "Request timeout", "status": 408, "detail": detail}).encode()
            self.transport.write(
                b"HTTP/1.1 408 Request Timeout\r\nContent-Type: application/problem+json\r\n"
                b"Connection: close\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)
            )
        self.transport.close()


def with_deadline(seconds: float) -> type[H11Protocol]:
    """The protocol that waits so long."""
    return type("DeadlineProtocol", (DeadlineProtocol,), {"seconds": seconds})
