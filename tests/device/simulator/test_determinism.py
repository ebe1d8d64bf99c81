"""Under the stepped clock, the same seed and the same input give the same trees and pixels, byte for byte."""

from __future__ import annotations

import asyncio
import hashlib
import os
import subprocess
import sys
from pathlib import Path

from monkey import Monkey

EVENTS, EVERY = 80, 5
ROOT = Path(__file__).parents[3]


async def record(seed: int) -> list[str]:
    """The digest of tree, picture and memory after every few events."""
    monkey, digests = Monkey(seed), []
    for number in range(EVENTS):
        await monkey.act()
        if number % EVERY == 0:
            whole = hashlib.sha256(monkey.phone.hierarchy().encode("utf-8", "surrogatepass"))
            whole.update(monkey.phone.screenshot().tobytes())
            whole.update(repr(monkey.phone.save()).encode("utf-8", "surrogatepass"))
            digests.append(whole.hexdigest())
    return digests


def elsewhere(seed: int, hashing: str, zone: str) -> list[str]:
    """The same in a process of its own, which orders its sets in another way and lives in another time zone."""
    done = subprocess.run(
        [sys.executable, __file__, str(seed)],
        env=os.environ | {
            "PYTHONHASHSEED": hashing,
            "TZ": zone,
            "PYTHONPATH": os.pathsep.join((str(ROOT), str(Path(__file__).parent))),
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )  # fmt: skip
    return done.stdout.split()


def test_two_processes_show_the_same() -> None:
    one, other = elsewhere(5, "1", "UTC"), elsewhere(5, "2", "Asia/Kathmandu")
    assert len(one) == EVENTS // EVERY
    assert one == other
    assert len(set(one)) > EVENTS // EVERY // 2


def test_another_seed_shows_something_else() -> None:
    assert asyncio.run(record(5))[-1] != asyncio.run(record(6))[-1]


if __name__ == "__main__":
    print("\n".join(asyncio.run(record(int(sys.argv[1])))))
