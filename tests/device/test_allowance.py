"""How long, and how much, a phone may answer."""

from __future__ import annotations

import socket
import threading

import pytest

from device.allowance import read_all
from device.errors import PhoneFault


def test_all_is_read_until_the_other_end_hangs_up():
    here, there = socket.socketpair()
    with here, there:
        for piece in (b"a", b"b" * 3000, b"c"):
            there.sendall(piece)
        there.shutdown(socket.SHUT_WR)
        assert read_all(here, 5) == b"a" + b"b" * 3000 + b"c"


def test_what_drips_in_is_read_no_longer_than_its_time():
    here, there = socket.socketpair()
    over = threading.Event()

    def drip():
        while not over.wait(0.05):
            there.sendall(b".")

    dripping = threading.Thread(target=drip)
    with here, there:
        dripping.start()
        with pytest.raises(TimeoutError):
            read_all(here, 0.3)
        over.set()
        dripping.join()


def test_what_has_no_end_is_not_taken(monkeypatch):
    monkeypatch.setattr("device.allowance.MOST_BYTES", 100)
    here, there = socket.socketpair()
    with here, there:
        there.sendall(bytes(101))
        with pytest.raises(PhoneFault, match="without end"):
            read_all(here, 5)
