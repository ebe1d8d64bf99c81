"""A monkey on the apps of the factory: nothing breaks, tree and pixels agree, and nothing piles up."""

from __future__ import annotations

import gc
import os

import pytest
from monkey import Monkey, check

GROWTH = 1.05
"""After as much work again, so many times the objects may be alive: caches fill up, nothing else does."""


async def play(seed: int, events: int, every: int, **profile: int) -> None:
    """So many events, with a look at everything after every few; a failure says what led to it."""
    monkey, twin = Monkey(seed, **profile), Monkey(0, **profile).phone
    for number in range(events):
        try:
            await monkey.act()
            if number % every == 0:
                check(monkey.phone, twin)
        except Exception as error:
            error.add_note(f"seed {seed}, event {number}, after:\n" + "\n".join(monkey.done))
            raise


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.long) for seed in (1, 2))])
async def test_nothing_breaks_and_any_moment_can_be_saved_and_shown_again(seed: int) -> None:
    await play(seed, 300, every=10)


@pytest.mark.long
async def test_a_tablet_and_a_small_phone_hold_out_too() -> None:
    await play(7, 150, every=10, width=1600, height=2560, density=320)
    await play(8, 150, every=10, width=480, height=800, density=240)


@pytest.mark.long
@pytest.mark.parametrize("seed", [int(word) for word in os.environ.get("MONKEY_SEEDS", "11").split()])
async def test_ten_thousand_events_leave_everything_in_order(seed: int) -> None:
    await play(seed, 10_000, every=10)


async def alive(monkey: Monkey, events: int) -> int:
    """How many objects there are after so many events, and a fresh start."""
    for _ in range(events):
        await monkey.act()
    monkey.phone.hierarchy()
    monkey.system.faults.clear()
    monkey.system.reset()
    gc.collect()
    return len(gc.get_objects())


async def test_what_was_done_leaves_nothing_behind_after_a_reset() -> None:
    monkey = Monkey(21)
    first = await alive(monkey, 400)
    assert await alive(monkey, 400) < first * GROWTH


@pytest.mark.long
async def test_memory_does_not_grow_over_thousands_of_events() -> None:
    monkey = Monkey(22)
    first = await alive(monkey, 2_000)
    assert await alive(monkey, 6_000) < first * GROWTH
