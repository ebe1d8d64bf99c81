"""kill -9 of the real service on a real wire, between a gesture and its checkpoint. The phone's own state judges.

Either the phone carries the gesture out and withholds its answer (``hold_reply``), or it never carries it out and
forgets it when the service dies (``hold_call``). The service is killed while it waits. In both cases the task goes on
after the restart, and nothing was done twice. It ends well but where nothing tells that a touch whose repetition would
do harm did not arrive: that is left to a person.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from live import LiveService
from private_adb import AdbServer

from benchmarks.control import Control

AIRPLANE = 'Open Settings, tap "Network & internet", turn on Airplane mode, and check that Airplane mode is on'
LAPS = 'Open Clock, tap the Stopwatch tab, tap Start, tap Lap, tap Lap, and check that "# 3" is shown'
TIMEOUT = (
    "Open Settings, tap Display, set Screen timeout to 5 minutes, "
    'and check that "After 5 minutes of inactivity" is shown'
)
CONTACT = (
    "Open Contacts, tap Create contact, enter Ada as first name, enter Lovelace as last name, tap Save, "
    'and check that "Ada Lovelace" is shown'
)
FAULTS = pytest.mark.parametrize("fault", ["hold_reply", "hold_call"])


class Strike:
    """Prepares a fault for one call of a running task, and tells when the call is held."""

    def __init__(self, control: Control) -> None:
        self.control = control
        self.start = control.last_event()

    def after(self, kind: str, count: int) -> int:
        """The number of the ``count``-th event of a kind since the test began."""
        seen = self.start
        for _ in range(count):
            seen = self.control.wait_event(lambda event: event["kind"] == kind, seen, 60)["n"]
        return seen

    def hold(self, fault: str, method: str, seen: int) -> None:
        """Have the next call of a method held, and return once it is."""
        self.control.set_fault(fault, methods=[method], count=1)

        def held(event: dict[str, Any]) -> bool:
            wanted = "held" if fault == "hold_reply" else "rpc"
            return bool(event["kind"] == wanted and event["method"] == method)

        self.control.wait_event(held, seen, 60)

    def done(self, kind: str) -> int:
        """How many events of a kind there were since the test began."""
        return len([event for event in self.control.events(self.start) if event["kind"] == kind])


@pytest.fixture
def live(tmp_path: Path, adb_server: AdbServer, control: Control):
    with LiveService(tmp_path / "home", adb_server) as service:
        yield service


def killed_and_restarted(live: LiveService, control: Control, fault: str, task: str) -> dict[str, Any]:
    live.kill()
    control.clear_fault(fault)
    live.start()
    return live.ended(task)


def laps(control: Control) -> int:
    return len(control.state()["apps"]["com.android.deskclock"]["stopwatch"]["laps"])


def contacts(control: Control) -> list[tuple[str, str]]:
    found = control.state()["apps"]["com.android.contacts"]["contacts"]
    return [(entry["first"], entry["last"]) for entry in found]


@pytest.mark.parametrize("fault", [pytest.param("hold_reply", marks=pytest.mark.crash), "hold_call"])
def test_a_toggle_is_made_once(live, control, phone_process, fault):
    strike = Strike(control)
    task = live.post(AIRPLANE, device=phone_process.serial)
    strike.hold(fault, "click", strike.after("tap", 1))
    ended = killed_and_restarted(live, control, fault, task)
    assert ended["ending"] == "verified", live.log
    assert control.state()["settings"]["global"]["airplane_mode_on"] == "1"
    assert strike.done("tap") == 2


@pytest.mark.crash
def test_an_append_on_a_running_stopwatch_is_made_once(live, control, phone_process):
    strike = Strike(control)
    task = live.post(LAPS, device=phone_process.serial)
    strike.hold("hold_reply", "click", strike.after("tap", 2))
    ended = killed_and_restarted(live, control, "hold_reply", task)
    assert ended["ending"] == "verified", live.log
    assert laps(control) == 2
    assert strike.done("tap") == 4


@pytest.mark.crash
def test_a_contact_is_saved_once_and_its_words_are_whole(live, control, phone_process):
    """Killed twice: while a name is being typed, and when Save was tapped and not answered."""
    before = contacts(control)
    strike = Strike(control)
    task = live.post(CONTACT, device=phone_process.serial)
    strike.hold("hold_reply", "pasteClipboard", strike.after("tap", 1))
    live.kill()
    control.clear_fault("hold_reply")
    live.start()
    strike.hold("hold_reply", "click", strike.after("text", 2))
    ended = killed_and_restarted(live, control, "hold_reply", task)
    assert ended["ending"] == "verified", live.log
    added = [name for name in contacts(control) if name not in before]
    assert added == [("Ada", "Lovelace")]
    assert len(contacts(control)) == len(before) + 1


@pytest.mark.crash
@pytest.mark.parametrize("nth", range(1, 4))
@FAULTS
def test_a_lap_is_made_once_whichever_tap_was_cut(live, control, phone_process, fault, nth):
    strike = Strike(control)
    task = live.post(LAPS, device=phone_process.serial)
    strike.hold(fault, "click", strike.after("tap", nth))
    ended = killed_and_restarted(live, control, fault, task)
    if fault == "hold_call" and nth == 1:  # a second Start would stop it, had the first arrived
        assert ended["ending"] == "gave_up", live.log
        assert "It was not done again" in ended["message"]
        assert laps(control) == 0
    else:
        assert ended["ending"] == "verified", live.log
        assert laps(control) == 2


@pytest.mark.crash
@pytest.mark.parametrize("nth", [1, 2], ids=["opening the list", "choosing"])
@FAULTS
def test_a_value_is_chosen_whichever_tap_was_cut(live, control, phone_process, fault, nth):
    strike = Strike(control)
    task = live.post(TIMEOUT, device=phone_process.serial)
    strike.hold(fault, "click", strike.after("tap", nth))
    assert killed_and_restarted(live, control, fault, task)["ending"] == "verified", live.log
    assert control.state()["settings"]["system"]["screen_off_timeout"] == "300000"


@pytest.mark.crash
@pytest.mark.parametrize("method", ["setClipboard", "pasteClipboard", "click", "dumpWindowHierarchy", "takeScreenshot"])
@FAULTS
def test_a_contact_is_saved_once_whatever_call_was_cut(live, control, phone_process, fault, method):
    before = contacts(control)
    strike = Strike(control)
    task = live.post(CONTACT, device=phone_process.serial)
    strike.hold(fault, method, strike.after("tap", 2))
    assert killed_and_restarted(live, control, fault, task)["ending"] == "verified", live.log
    assert len(contacts(control)) == len(before) + 1
    assert ("Ada", "Lovelace") in contacts(control)


@pytest.mark.crash
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("goal", [CONTACT, LAPS], ids=["contact", "laps"])
def test_a_task_survives_being_killed_at_random_moments(live, control, phone_process, goal, seed):
    chance = random.Random(seed)
    before = contacts(control)
    task = live.post(goal, device=phone_process.serial)
    for _ in range(4):
        seen = control.last_event()
        for _ in range(chance.randint(1, 40)):
            found = control.events(seen, 5.0)
            if not found:
                break
            seen = found[0]["n"]
        live.kill()
        live.start()
        if live.task(task)["phase"] == "ended":
            break
    assert live.ended(task)["ending"] == "verified", live.log
    if goal == LAPS:
        assert laps(control) == 2
    else:
        assert len(contacts(control)) == len(before) + 1
        assert ("Ada", "Lovelace") in contacts(control)
