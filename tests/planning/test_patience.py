"""How an outage of an endpoint is waited out."""

from __future__ import annotations

import time
from email.utils import formatdate

import pytest

from planning.language.patience import FIRST_PAUSE_S, LONGEST_PAUSE_S, Clock, Patience, retry_after_s


class Counted(Clock):
    """A clock that moves on only by what is slept, at once."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    def now(self) -> float:
        return sum(self.slept)

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


async def _pauses(most_s: float, after_s: float | None = None) -> list[float]:
    clock = Counted()
    patience = Patience(most_s, clock)
    while (pause := patience.pause_s(after_s)) is not None:
        await clock.sleep(pause)
    return clock.slept


async def test_pauses_grow_up_to_a_longest_and_end_with_the_patience() -> None:
    pauses = await _pauses(180)
    assert pauses[:3] == [FIRST_PAUSE_S, 2 * FIRST_PAUSE_S, 4 * FIRST_PAUSE_S]
    assert pauses[:-1] == sorted(pauses[:-1])
    assert max(pauses) == LONGEST_PAUSE_S
    assert sum(pauses) == 180


async def test_without_patience_nothing_is_tried_again() -> None:
    assert await _pauses(0) == []


async def test_an_endpoint_is_not_asked_before_it_wants_to_be_nor_beyond_the_patience() -> None:
    assert await _pauses(100, after_s=40) == [40, 40]
    assert await _pauses(100, after_s=101) == []
    assert (await _pauses(100, after_s=0))[0] == FIRST_PAUSE_S


@pytest.mark.parametrize(("said", "seconds"), [("7", 7.0), (" 0 ", 0.0), ("", None), ("soon", None), ("-1", None)])
def test_when_to_ask_again_is_read_as_seconds(said: str, seconds: float | None) -> None:
    assert retry_after_s({"retry-after": said}) == seconds


def test_when_to_ask_again_is_read_as_a_date() -> None:
    found = retry_after_s({"retry-after": formatdate(time.time() + 3600, usegmt=True)})
    assert found is not None
    assert 3000 < found <= 3600
    assert retry_after_s({"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"}) == 0.0
    assert retry_after_s({}) is None
