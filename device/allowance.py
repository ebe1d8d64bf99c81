"""What one answer of a phone may take: time and bytes in all, however small the pieces that it comes in."""

from __future__ import annotations

import socket
import time
from typing import Any

from device.errors import PhoneFault

MOST_BYTES = 64 * 1024 * 1024
"""Of an answer: no tree, picture or list is nearly as large."""


class Allowance:
    """Counts down while an answer is read."""

    def __init__(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds
        self._left = MOST_BYTES

    def limit(self, sock: socket.socket) -> None:
        """Let the next wait on a socket be no longer than is left.

        :raises TimeoutError: nothing is left.
        """
        left = self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError("timed out")
        sock.settimeout(left)

    def count(self, size: int) -> None:
        """Count what has come.

        :raises PhoneFault: it is too much.
        """
        self._left -= size
        if self._left < 0:
            raise PhoneFault(f"the phone answers without end: more than {MOST_BYTES >> 20} MiB; look again")


class BoundedSocket(socket.socket):
    """A socket that reads no more than its allowance, once it has one."""

    allowance: Allowance | None = None

    def recv_into(self, buffer: Any, nbytes: int = 0, flags: int = 0) -> int:
        """As a socket does.

        :raises TimeoutError: the time is over.
        :raises PhoneFault: more has come than is allowed.
        """
        if self.allowance is None:
            return super().recv_into(buffer, nbytes, flags)
        self.allowance.limit(self)
        size = super().recv_into(buffer, nbytes, flags)
        self.allowance.count(size)
        return size


def read_all(sock: socket.socket, seconds: float) -> bytes:
    """All that comes until the other end hangs up.

    :raises TimeoutError: it did not within ``seconds``.
    :raises PhoneFault: it is more than any answer.
    """
    allowance, read = Allowance(seconds), bytearray()
    while True:
        allowance.limit(sock)
        piece = sock.recv(1 << 16)
        if not piece:
            return bytes(read)
        allowance.count(len(piece))
        read += piece
