"""Apps on the real wire: those whose name no table knows, those called in Chinese, those left on another page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from agent_service import compose
from agent_service.settings import Settings
from agent_service.task import Ending, Task, TaskSpec
from benchmarks.control import Control, Ready


@pytest.fixture
def run(tmp_path: Path, adb_server: Any, phone_process: Ready, control: Control) -> Any:
    """Runs a goal on the session's phone, on which an app called Moonbeam is installed as ``org.qzx.m4``."""
    saved = control.save()
    phone = saved.get("phone", saved)
    phone["data"]["org.qzx.m4"] = {}
    phone["added"]["org.qzx.m4"] = {"label": "Moonbeam", "version": "1.0"}
    control.restore(saved)
    settings = Settings(home=tmp_path / "home", locks=tmp_path / "locks", adb_port=adb_server.port)

    def run(goal: str) -> Task:
        return compose.run_once(TaskSpec(goal, device=phone_process.serial), lambda event: None, settings)[0]

    return run


def test_an_app_known_only_by_its_icons_label_is_opened_and_learned(run: Any, control: Control) -> None:
    task = run("open Moonbeam, open Settings, open Moonbeam, and check that Moonbeam is shown")
    assert task.ending is Ending.VERIFIED, task.message
    launched = [e for e in control.events() if e["kind"] == "shell" and "org.qzx.m4" in str(e)]
    assert launched, "the second time it was started by its package"


def test_an_app_that_is_nowhere_ends_on_the_home_screen_with_the_nearest_names(run: Any, control: Control) -> None:
    task = run("open Moonshine")
    assert task.ending is Ending.GAVE_UP
    assert "Moonshine" in task.message
    assert "com.android.launcher3" in control.hierarchy()


def test_an_app_is_opened_by_what_its_name_means(run: Any, control: Control) -> None:
    assert run("open 时钟, and check that Alarm is shown").ending is Ending.VERIFIED


@pytest.mark.long
def test_the_same_goal_comes_off_twice_in_a_row(run: Any) -> None:
    goal = "Open Settings, tap Display, turn on Dark theme, and check that Dark theme is on"
    assert run(goal).ending is Ending.VERIFIED
    again = run(goal)
    assert again.ending is Ending.VERIFIED, again.message


@pytest.mark.long
def test_an_app_that_was_left_on_another_page_is_gone_back_to_its_first(run: Any, control: Control) -> None:
    assert run("Open Contacts, tap the first contact").ending is Ending.CLAIMED
    task = run("Open Contacts, tap Create contact, and check that First name is shown")
    assert task.ending is Ending.VERIFIED, task.message


def test_what_was_typed_and_not_saved_is_not_thrown_away_on_the_way_back(run: Any, control: Control) -> None:
    assert run("Open Contacts, tap Create contact, enter Zebedee as first name").ending is Ending.CLAIMED
    task = run('Open Contacts, tap "Search"')
    assert task.ending is Ending.GAVE_UP
    assert "keeping what may not be saved there" in task.message
    assert "Zebedee" in control.hierarchy()
