"""Stopping a task, from the loop and on the phone's thread."""

import asyncio
import time

import pytest

from agent_service.budget import Bell, Stopped, Token
from agent_service.task import Ending


async def test_a_deadline_stops_the_task_as_timed_out():
    token = Token(time.time() + 0.05)
    with pytest.raises(Stopped) as stopped:
        await token.guard(asyncio.sleep(30))
    assert stopped.value.ending is Ending.TIMED_OUT
    with pytest.raises(Stopped):
        token.check()


async def test_the_first_wish_to_stop_counts():
    token = Token()
    token.stop(Ending.CANCELLED)
    token.stop(Ending.TIMED_OUT)
    assert token.ending is Ending.CANCELLED


async def test_a_thread_that_waits_is_woken_at_once():
    token = Token()
    waiting = asyncio.get_running_loop().run_in_executor(None, token.wait, 30.0)
    began = time.monotonic()
    token.stop(Ending.CANCELLED)
    with pytest.raises(Stopped):
        await waiting
    assert time.monotonic() - began < 5


async def test_work_that_finishes_keeps_its_result_and_its_error():
    token = Token(time.time() + 60)

    async def fails():
        raise ValueError("mine")

    assert await token.guard(asyncio.sleep(0, "result")) == "result"
    with pytest.raises(ValueError, match="mine"):
        await token.guard(fails())
    token.close()


async def test_work_that_notices_by_itself_gets_the_grace_to_end():
    token = Token()
    token.stop(Ending.CANCELLED)
    assert await token.guard(asyncio.sleep(0.05, "came off"), grace_s=10) == "came off"


async def test_a_ring_between_reading_and_waiting_is_not_lost():
    bell = Bell()
    news = bell.listen("a")
    bell.ring("a")
    await asyncio.wait_for(news, 1)
    quiet = bell.listen("a")
    bell.ring("b")
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(quiet, 0.02)
