"""What a gesture comes to on the real wire: taps that get lost, pages that come up late."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from agent_service import compose
from agent_service.effect import COUNTED
from agent_service.settings import Settings
from agent_service.task import Ending, TaskSpec
from benchmarks.control import Control, Ready


@pytest.fixture
def run(tmp_path: Path, adb_server: Any, phone_process: Ready, control: Control) -> Any:
    """Runs a goal on the session's phone: the ending, and what each step came to."""
    settings = Settings(home=tmp_path / "home", locks=tmp_path / "locks", adb_port=adb_server.port)

    def run(goal: str) -> tuple[Ending, list[str]]:
        told: list[str] = []
        spec = TaskSpec(goal, device=phone_process.serial)
        task = compose.run_once(spec, lambda e: told.append(e["text"]) if e["type"] == "step" else None, settings)[0]
        assert task.ending is not None
        return task.ending, told

    return run


def test_a_tap_that_got_lost_while_a_song_plays_is_no_effect(run: Any, control: Control) -> None:
    control.set_fault("lost_tap", after=2, count=2)
    _, told = run("Open Music, tap the first song, tap the mini player, wait 3 seconds, tap Shuffle off")
    assert any("Shuffle off" in said and COUNTED in said for said in told), told


def test_a_choice_that_closes_late_over_a_page_that_still_loads_is_made(run: Any, control: Control) -> None:
    assert run("Open Settings, tap Display, tap Display size")[0] is Ending.CLAIMED
    with control.fault("slow_pages", ms=1500):
        ending, told = run('turn on "Large"')
    assert ending is Ending.CLAIMED, told
    assert told[0].startswith('turn on "Large": done; now on Display'), told


def test_a_field_on_a_page_that_comes_up_late_is_typed_into(run: Any, control: Control) -> None:
    assert run("Open Maps")[0] is Ending.CLAIMED
    with control.fault("slow_pages", ms=1500):
        ending, told = run("enter harbour in the search field")
    assert ending is Ending.CLAIMED, told
    assert len(told) == 1, "it came off at the first try"
