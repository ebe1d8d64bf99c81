"""The eye: looks at pictures in a process of its own, for all phones of a service, within a deadline.

Reading a picture takes a second of two cores. In a process of its own it holds up nobody who does not wait for it, can
be stopped when it hangs, and takes its memory with it. A failure is a value: whoever asked goes on with the tree alone.
"""

from __future__ import annotations

import contextlib
import os
import select
import socket
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from device.geometry import Bounds
from grounding.vision.blind import Unseen
from grounding.vision.seen import Sight
from grounding.vision.wire import receive, send, unpacked

SEE_S = 8.0
"""How long a picture may take."""
START_S = 20.0
"""How much longer the first one may take: the models are loaded."""
MOST_FAILURES = 3
REST_S = 60.0
"""After so many failures in a row nothing is tried for so long."""
END_S = 2.0
SPELL_S = 0.1
"""Nobody is waited for longer than this without asking whether there is still a point in it."""
THRIFTY = {
    "MALLOC_ARENA_MAX": "1", "MALLOC_MMAP_THRESHOLD_": "30000000", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1",
}  # fmt: skip
"""Keeps the process some 150 MB smaller: glibc holds back less, gives large blocks back at once, and libraries that are
not asked make no threads. A lower threshold for large blocks saves more, but takes twice the time."""


def nothing() -> None:
    """Never a reason to stop."""


class Sees(Protocol):
    """Looks at pictures. May be called from several threads."""

    def see(
        self, image: bytes, phone: str, boxes: Sequence[Bounds] = (), check: Callable[[], object] = nothing
    ) -> Sight | Unseen:
        """What is on a PNG or JPEG of a phone's screen; ``boxes`` are to be looked at for icons.

        ``check`` is called every now and then while it takes time; what it raises, and nothing else, ends the waiting
        and goes through to the caller.
        """
        ...

    def icons(self, image: bytes, boxes: Sequence[Bounds], check: Callable[[], object] = nothing) -> Sight | Unseen:
        """What icons stand in these boxes of a picture, and nothing else of it: much quicker than ``see``."""
        ...

    def close(self) -> None:
        """End what runs for it."""
        ...


class Eye:
    """See ``Sees``. The process starts with the first picture, and anew after it failed; ``close`` ends it."""

    def __init__(
        self,
        threads: int = 2,
        see_s: float = SEE_S,
        start_s: float = START_S,
        command: Sequence[str] = (sys.executable, "-m", "grounding.vision.worker"),
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """``command`` is given the number of a socket and that of threads."""
        self._threads = threads
        self._see_s = see_s
        self._start_s = start_s
        self._command = tuple(command)
        self._now = now
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._channel: socket.socket | None = None
        self._failures = 0
        self._resting_until = 0.0
        self._end: Callable[[], object] = nothing

    @property
    def pid(self) -> int | None:
        """The process, None while there is none."""
        process = self._process
        return process.pid if process is not None else None

    def see(
        self, image: bytes, phone: str, boxes: Sequence[Bounds] = (), check: Callable[[], object] = nothing
    ) -> Sight | Unseen:
        """See ``Sees``. One at a time: others wait for their turn, no longer than a picture may take.

        A picture that nobody waits for any more ends the process, which is the only way to stop its reading.
        """
        return self._in_turn(image, {"phone": phone, "icons": False}, boxes, check)

    def icons(self, image: bytes, boxes: Sequence[Bounds], check: Callable[[], object] = nothing) -> Sight | Unseen:
        """See ``Sees``."""
        return self._in_turn(image, {"icons": True}, boxes, check)

    def _in_turn(
        self, image: bytes, what: dict[str, Any], boxes: Sequence[Bounds], check: Callable[[], object]
    ) -> Sight | Unseen:
        until = time.monotonic() + self._see_s
        while not self._turn.acquire(timeout=max(0.0, min(SPELL_S, until - time.monotonic()))):
            check()
            if time.monotonic() >= until:
                return Unseen("other phones' pictures are being looked at")
        try:
            return self._see(image, what, boxes, check)
        finally:
            self._turn.release()

    def _see(
        self, image: bytes, what: dict[str, Any], boxes: Sequence[Bounds], check: Callable[[], object]
    ) -> Sight | Unseen:
        if self._now() < self._resting_until:
            return Unseen(f"looking at pictures failed {MOST_FAILURES} times in a row; it is tried again in a minute")
        first = self._channel is None
        limit = self._see_s + (self._start_s if first else 0.0)
        answered = False
        try:
            channel = _Patient(self._started(), limit, check)
            head = {**what, "boxes": [[b.left, b.top, b.right, b.bottom] for b in boxes]}
            send(channel, head, image)
            answer, _ = receive(channel)
            answered = True
            if "error" in answer:
                return Unseen(f"the picture could not be looked at: {answer['error']}")
            sight = unpacked(answer["sight"])
        except TimeoutError:
            return self._failed(f"looking at the picture took longer than {limit:g} s")
        except (EOFError, OSError, ValueError, KeyError, TypeError) as failure:
            return self._failed(f"what looks at pictures broke off: {failure or type(failure).__name__}")
        finally:
            if not answered:
                self._stop()  # what it may yet say belongs to no later picture
        self._failures = 0
        return sight

    def _started(self) -> socket.socket:
        if self._channel is not None:
            return self._channel
        ours, theirs = socket.socketpair()
        with theirs:
            process = subprocess.Popen(
                [*self._command, str(theirs.fileno()), str(self._threads)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),),
                env={**os.environ, **THRIFTY},
                start_new_session=True,  # Ctrl-C is for its owner, which then closes the socket
            )
        self._process, self._channel = process, ours
        self._end = weakref.finalize(self, _ended, process, ours)
        return ours

    def _failed(self, why: str) -> Unseen:
        self._stop()
        self._failures += 1
        if self._failures >= MOST_FAILURES:
            self._failures = 0
            self._resting_until = self._now() + REST_S
        return Unseen(why)

    def _stop(self) -> None:
        self._end()
        self._end = nothing
        self._process = self._channel = None

    def close(self) -> None:
        """End the process, in the midst of a picture, too. It starts again when it is needed."""
        self._end()
        with self._turn:
            self._stop()


class _Patient:
    """A socket that is waited for in short spells, ``check`` called between them, and no longer than ``limit_s``."""

    def __init__(self, channel: socket.socket, limit_s: float, check: Callable[[], object]) -> None:
        channel.setblocking(False)
        self._channel = channel
        self._until = time.monotonic() + limit_s
        self._check = check

    def recv(self, count: int) -> bytes:
        while True:
            self._wait(select.POLLIN)
            with contextlib.suppress(BlockingIOError):
                return self._channel.recv(count)

    def sendall(self, data: bytes) -> None:
        left = memoryview(data)
        while left:
            self._wait(select.POLLOUT)
            with contextlib.suppress(BlockingIOError):
                left = left[self._channel.send(left) :]

    def _wait(self, until_it_can: int) -> None:
        """Until it can be read or written, or the other side is gone.

        :raises TimeoutError: it took too long.
        """
        poll = select.poll()
        poll.register(self._channel, until_it_can)
        while True:
            self._check()
            left = self._until - time.monotonic()
            if left <= 0:
                raise TimeoutError
            if poll.poll(1000 * min(SPELL_S, left)):
                return


def _ended(process: subprocess.Popen[bytes], channel: socket.socket) -> None:
    """It ends by itself when the socket closes, unless it is busy or hangs."""
    with contextlib.suppress(OSError):
        channel.shutdown(socket.SHUT_RDWR)  # wakes whoever waits for an answer
    channel.close()
    try:
        process.wait(0.2)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(END_S)
