"""The eye's process: started when needed, stopped when it hangs, gone when its owner is."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from private_adb import until

from grounding.vision.blind import Unseen
from grounding.vision.eye import MOST_FAILURES, REST_S, Eye
from grounding.vision.seen import Sight
from grounding.vision.wire import packed, unpacked

ROOT = Path(__file__).parents[2]
SPEAK = """
import os, socket, sys, time
sys.path.insert(0, {root!r})
from grounding.vision.seen import Sight
from grounding.vision.wire import packed, receive, send
owner = socket.socket(fileno=int(sys.argv[1]))
while True:
    try:
        head, image = receive(owner)
    except (EOFError, OSError):
        sys.exit()
    {does}
"""
ANSWERS = 'send(owner, {"sight": packed(Sight(len(image), len(head["phone"])))})'


def worker(does: str) -> tuple[str, str, str]:
    """A worker that does this with each picture."""
    return sys.executable, "-c", SPEAK.format(root=str(ROOT), does=does)


def eye(does: str, see_s: float = 20.0, **more: object) -> Eye:
    return Eye(see_s=see_s, start_s=more.pop("start_s", 20.0), command=worker(does), **more)  # type: ignore[arg-type]


def gone(pid: int) -> bool:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    return True


def test_nothing_runs_until_a_picture_is_to_be_seen_and_nothing_after_it_is_closed() -> None:
    one = eye(ANSWERS)
    assert one.pid is None
    assert one.see(b"12345", "abc") == Sight(5, 3)
    pid = one.pid
    assert pid is not None
    one.close()
    assert gone(pid)
    assert one.see(b"1", "ab") == Sight(1, 2), "it starts again when it is needed"
    one.close()


def test_a_worker_that_hangs_is_ended_at_the_deadline_and_the_next_one_works() -> None:
    one = eye('time.sleep(60 if image == b"hang" else 0); ' + ANSWERS, see_s=0.5)
    assert one.see(b"good", "a") == Sight(4, 1)
    hung = one.pid
    failed = one.see(b"hang", "a")
    assert isinstance(failed, Unseen)
    assert "longer than 0.5 s" in failed.why
    assert one.pid is None
    assert hung is not None
    assert gone(hung)
    assert one.see(b"good", "a") == Sight(4, 1)
    one.close()


def test_a_worker_that_dies_is_told_and_started_anew() -> None:
    one = eye('os._exit(3) if image == b"bad" else ' + ANSWERS)
    assert isinstance(one.see(b"bad", "a"), Unseen)
    assert one.see(b"good", "a") == Sight(4, 1)
    pid = one.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    until(lambda: gone(pid), 10)
    assert isinstance(one.see(b"good", "a"), Unseen)
    assert one.see(b"good", "a") == Sight(4, 1)
    one.close()


def test_a_worker_that_speaks_nonsense_is_told() -> None:
    for does in (
        'send(owner, {"what": 1})',
        'owner.sendall(b"\\0\\0\\0\\2\\0\\0\\0\\0[]")',
        'owner.sendall(b"x" * 64)',
    ):
        one = eye(does)
        assert isinstance(one.see(b"1", "a"), Unseen), does
        one.close()


def test_a_command_that_cannot_be_run_is_told() -> None:
    one = Eye(command=("/nowhere/such-a-program",))
    assert isinstance(one.see(b"1", "a"), Unseen)


def test_after_failures_in_a_row_it_rests_a_while() -> None:
    at = [0.0]
    one = eye("os._exit(3)", now=lambda: at[0])
    for _ in range(MOST_FAILURES):
        assert isinstance(one.see(b"1", "a"), Unseen)
    resting = one.see(b"1", "a")
    assert isinstance(resting, Unseen)
    assert "in a row" in resting.why
    assert one.pid is None
    at[0] = REST_S + 1
    tried = one.see(b"1", "a")
    assert isinstance(tried, Unseen)
    assert "broke off" in tried.why
    one.close()


def test_a_second_phone_waits_for_its_turn_no_longer_than_a_picture_may_take() -> None:
    one = eye("time.sleep(60)", see_s=0.3)
    first = threading.Thread(target=one.see, args=(b"1", "a"))
    first.start()
    until(lambda: one.pid is not None, 10)
    waited = one.see(b"1", "b")
    assert isinstance(waited, Unseen)
    assert "other phones" in waited.why
    one.close()
    first.join()


def test_closing_ends_a_picture_in_the_midst() -> None:
    one = eye("time.sleep(60)")
    told: list[object] = []
    waiting = threading.Thread(target=lambda: told.append(one.see(b"1", "a")))
    waiting.start()
    until(lambda: one.pid is not None, 10)
    pid = one.pid
    one.close()
    waiting.join(10)
    assert isinstance(told[0], Unseen)
    assert pid is not None
    assert gone(pid)


class Enough(Exception):
    """The task has to stop."""


def stopping(when: Callable[[], object]) -> Callable[[], None]:
    """A check that stops as soon as something is so."""

    def check() -> None:
        if when():
            raise Enough

    return check


def later_than(times: int, asked: Iterator[int]) -> bool:
    return next(asked) > times


@pytest.mark.parametrize(
    ("command", "size"),
    [(worker("time.sleep(60)"), 1), ((sys.executable, "-c", "import time; time.sleep(60)"), 8_000_000)],
    ids=["while it is looked at", "while it is handed over"],
)
def test_a_task_that_has_to_stop_does_not_wait_for_a_picture_that_hangs(command: tuple[str, ...], size: int) -> None:
    one = Eye(see_s=20.0, command=command)
    pids: list[int] = []

    def waited() -> bool:
        pids.extend([one.pid] if one.pid is not None else [])
        return len(pids) > 4

    with pytest.raises(Enough):
        one.see(b"1" * size, "a", check=stopping(waited))
    assert one.pid is None
    assert gone(pids[0])


def test_after_a_picture_that_nobody_waited_for_the_next_one_is_seen_and_nothing_counts_as_failed() -> None:
    one = eye('time.sleep(60 if image == b"hang" else 0); ' + ANSWERS)
    for _ in range(MOST_FAILURES):
        asked = count(1)
        with pytest.raises(Enough):
            one.see(b"hang", "a", check=stopping(partial(later_than, 4, asked)))
    assert one.see(b"good", "a") == Sight(4, 1)
    one.close()


def test_a_task_that_has_to_stop_does_not_wait_for_its_turn() -> None:
    one = eye("time.sleep(60)")
    first = threading.Thread(target=one.see, args=(b"1", "a"))
    first.start()
    until(lambda: one.pid is not None, 10)
    pid = one.pid
    with pytest.raises(Enough):
        one.see(b"1", "b", check=stopping(lambda: True))
    assert one.pid == pid, "the picture of the other phone goes on"
    one.close()
    first.join()


def test_the_worker_ends_when_its_owner_is_killed() -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        f"from grounding.vision.eye import Eye\n"
        f"one = Eye(command={worker(ANSWERS)!r})\n"
        f"one.see(b'1', 'a'); print(one.pid, flush=True); sys.stdin.read()"
    )
    owner = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert owner.stdout is not None
    pid = int(owner.stdout.readline())
    owner.kill()
    owner.communicate()
    until(lambda: gone(pid), 10)


def test_a_sight_survives_the_wire() -> None:
    from seen_screens import region, sight, words

    from grounding.vision.seen import Kind

    whole = sight(
        words('said "so" 你好', 3, 4), region(Kind.TOGGLE, (1, 2, 3, 4), on=False),
        region(Kind.ICON, (5, 6, 7, 8), concept="share", confidence=0.5, round=True),
    )  # fmt: skip
    assert unpacked(packed(whole)) == whole
