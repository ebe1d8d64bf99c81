"""Values chosen from dropdowns and from rows that open a list, and switches named by their entry, on the real wire."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from agent_service import compose
from agent_service.record import StepRecord
from agent_service.runfolder import RunFolder
from agent_service.settings import Settings
from agent_service.task import Ending, TaskSpec
from benchmarks.control import Control, Ready
from grounding.interface import Adjust, Miss, Reason

DISPLAY = "Open Settings, tap Display, "


class Runs:
    """Runs goals on the session's phone."""

    def __init__(self, tmp_path: Path, phone: Ready, adb_port: int) -> None:
        self._settings = Settings(home=tmp_path / "home", locks=tmp_path / "locks", adb_port=adb_port)
        self._phone = phone

    def ending(self, goal: str) -> Ending | None:
        """How the task ended; its steps are in ``steps``."""
        task, folder = compose.run_once(TaskSpec(goal, device=self._phone.serial), lambda event: None, self._settings)
        self.steps = [record for record in RunFolder(folder).records() if isinstance(record, StepRecord)]
        return task.ending


@pytest.fixture
def runs(tmp_path: Path, adb_server: Any, phone_process: Ready, control: Control) -> Runs:
    """On a fresh phone."""
    return Runs(tmp_path, phone_process, int(adb_server.port))


def test_a_row_that_opens_a_list_is_set_by_value(runs: Runs, control: Control) -> None:
    goal = DISPLAY + 'set Screen timeout to 5 minutes, and check that "After 5 minutes of inactivity" is shown'
    assert runs.ending(goal) is Ending.VERIFIED
    assert control.state()["settings"]["system"]["screen_off_timeout"] == "300000"


def test_a_value_that_is_not_offered_is_a_miss_that_lists_those_that_are_and_nothing_changes(
    runs: Runs, control: Control
) -> None:
    before = control.state()["settings"]
    assert runs.ending(DISPLAY + "set Screen timeout to 7 fortnights") is Ending.GAVE_UP
    result = next(step.result for step in runs.steps if isinstance(step.intent, Adjust))
    assert isinstance(result, Miss)
    assert result.reason is Reason.NOT_FOUND
    assert '"10 minutes"' in result.nearest
    assert control.state()["settings"] == before
    assert "Screen timeout" in control.hierarchy(), "the list was closed again"


def test_a_dropdown_is_set_by_value(runs: Runs, control: Control) -> None:
    goal = (
        "Open Contacts, tap Create contact, enter 5550100 as phone, choose Work in the Mobile dropdown, "
        "enter Zed as first name, tap Save, and check that Zed is shown"
    )
    assert runs.ending(goal) is Ending.VERIFIED
    zed = next(c for c in control.state()["apps"]["com.android.contacts"]["contacts"] if c["first"] == "Zed")
    (number,) = zed["phones"]
    assert number["type"].lower() == "work"
    assert number["number"].replace("-", "").replace(" ", "") == "5550100"


def test_an_alarm_named_by_its_time_is_switched_on_by_its_cards_switch(runs: Runs, control: Control) -> None:
    before = control.state()["apps"]["com.android.deskclock"]["alarms"]
    assert runs.ending("Open Clock, tap the Alarm tab, turn on the 08:30 alarm") is Ending.CLAIMED
    after = control.state()["apps"]["com.android.deskclock"]["alarms"]
    assert [a["enabled"] for a in after if (a["hour"], a["minute"]) == (8, 30)] == [True]
    assert [a for a in after if a["hour"] != 8] == [a for a in before if a["hour"] != 8]


def test_a_row_without_a_switch_is_not_switched_by_its_neighbours(runs: Runs, control: Control) -> None:
    before = control.state()["settings"]
    assert runs.ending(DISPLAY + "turn on Font size") is Ending.GAVE_UP
    assert control.state()["settings"] == before
