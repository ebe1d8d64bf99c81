"""Apps whose name no table knows are found under the launcher's icons, on the real wire."""

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
