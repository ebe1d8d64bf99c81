"""What the product shows as an example works, as it is shown, on the simulated phone as it starts."""

from __future__ import annotations

from pathlib import Path

import pytest
from example_goals import example_goals
from private_adb import AdbServer

from agent_service import compose
from agent_service.settings import Settings
from agent_service.task import Ending, TaskSpec
from benchmarks.control import Control, Ready
from planning.goal import Goal
from planning.phrasebook.plan import Plan, plan


def test_examples_are_found_wherever_the_product_shows_some() -> None:
    assert len(example_goals()) >= 14


@pytest.mark.parametrize("goal", example_goals())
def test_every_example_goal_is_understood(goal: str) -> None:
    assert isinstance(plan(Goal(goal)), Plan)


@pytest.mark.long
@pytest.mark.parametrize("goal", example_goals())
def test_every_example_goal_comes_off_on_the_simulated_phone(
    goal: str, tmp_path: Path, adb_server: AdbServer, phone_process: Ready, control: Control
) -> None:
    settings = Settings(home=tmp_path / "home", locks=tmp_path / "locks", adb_port=adb_server.port)
    task, _ = compose.run_once(TaskSpec(goal, device=phone_process.serial), lambda event: None, settings)
    assert task.ending in (Ending.VERIFIED, Ending.CLAIMED), task.message
    assert (task.ending is Ending.VERIFIED) is any(word in goal for word in ("check", "检查", "确认"))
