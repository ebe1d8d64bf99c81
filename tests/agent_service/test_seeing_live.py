"""What the tree does not tell, on the real wire: a game drawn on one surface, and a window that forbids pictures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from private_adb import until

from agent_service import compose
from agent_service.looking import look, point
from agent_service.record import StepRecord
from agent_service.runfolder import RunFolder
from agent_service.settings import Settings
from agent_service.task import Ending, TaskSpec
from benchmarks.control import Control, Ready
from device.android import AndroidPhone
from grounding.chain import Links
from grounding.interface import Enter, Miss, Reason
from grounding.vision.blind import Unseen
from planning.history import Done

SECRET = "Quillfeather"


@pytest.fixture
def settings(tmp_path: Path, adb_server: Any) -> Settings:
    return Settings(
        home=tmp_path / "home", locks=tmp_path / "locks", adb_port=int(adb_server.port), pixels="needed",
        pixel_timeout_s=60,
    )  # fmt: skip


@pytest.fixture
def links(settings: Settings) -> Iterator[Links]:
    made = compose.links(settings)
    yield made
    made.close()


def test_a_game_without_a_tree_is_played_by_what_its_picture_shows(
    settings: Settings, phone_process: Ready, control: Control
) -> None:
    control.set_clock(mode="stepped")
    before = control.state()["apps"]["org.deixis.lights"]
    goal = 'Open Lights, tap the first icon, and check that "Moves: 1" is shown'
    task, folder = compose.run_once(TaskSpec(goal, device=phone_process.serial), lambda event: None, settings)
    steps = [record for record in RunFolder(folder).records() if isinstance(record, StepRecord)]
    after = control.state()["apps"]["org.deixis.lights"]
    assert (after["moves"], after["lamps"][0]) == (1, not before["lamps"][0])
    assert task.ending is Ending.VERIFIED
    assert "pixels" in {pointing.by for step in steps for pointing in step.pointings}


def carried_out(goal: str, phone: Ready, control: Control, settings: Settings) -> tuple[Any, list[StepRecord]]:
    """The task, and its steps, on a phone of whose pages no tree tells."""
    control.set_fault("drawn_pages")
    task, folder = compose.run_once(TaskSpec(goal, device=phone.serial), lambda event: None, settings)
    return task, [record for record in RunFolder(folder).records() if isinstance(record, StepRecord)]


@pytest.mark.long
def test_forms_that_only_the_picture_shows_are_filled_in(
    settings: Settings, phone_process: Ready, control: Control
) -> None:
    goal = (
        'Open Contacts, tap the plus icon, enter "Jo" into First name, enter "Doe" into Last name, '
        'enter "Jane" into First name, enter "Acme" into Company, clear Company, tap Save'
    )
    task, steps = carried_out(goal, phone_process, control, settings)
    assert all(isinstance(step.result, Done) for step in steps), (task, steps)
    made = control.state()["apps"]["com.android.contacts"]["contacts"][-1]
    assert (made["first"], made["last"], made["company"]) == ("Jane", "Doe", ""), task


@pytest.mark.long
def test_a_letter_is_written_where_only_the_cursor_tells_the_fields(
    settings: Settings, phone_process: Ready, control: Control
) -> None:
    goal = (
        'Open Mail, tap Compose, enter "ann@example.org" in the To field, enter "Lunch" in the subject field, '
        'enter "See you at noon" in the compose email field, tap Send'
    )
    task, steps = carried_out(goal, phone_process, control, settings)
    assert all(isinstance(step.result, Done) for step in steps), (task, steps)
    sent = max(control.state()["apps"]["com.android.email"]["letters"], key=lambda letter: letter["id"])
    assert (sent["to"], sent["subject"], sent["body"]) == ("ann@example.org", "Lunch", "See you at noon")


@pytest.mark.long
def test_nothing_is_typed_elsewhere_when_a_tap_brings_the_cursor_nowhere(
    settings: Settings, phone_process: Ready, control: Control
) -> None:
    goal = 'Open Mail, tap Compose, enter "jo@example.org" in the From field'
    task, steps = carried_out(goal, phone_process, control, settings)
    last = steps[-1]
    assert isinstance(last.result, Miss)
    assert last.result.reason is Reason.NO_EFFECT, task
    assert not [deed for deed in last.deeds if deed.kind == "TypeText"]


@pytest.mark.long
def test_a_secret_typed_where_only_the_picture_shows_the_field_is_in_no_record(
    settings: Settings, phone_process: Ready, control: Control, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEIXIS_SECRET_NICK", SECRET)
    control.set_fault("drawn_pages")
    goal = "Open Contacts, tap the plus icon, enter the secret nick in the First name field, tap Save"
    task, folder = compose.run_once(TaskSpec(goal, device=phone_process.serial), lambda event: None, settings)
    steps = [record for record in RunFolder(folder).records() if isinstance(record, StepRecord)]
    assert all(isinstance(step.result, Done) for step in steps), task
    assert control.state()["apps"]["com.android.contacts"]["contacts"][-1]["first"] == SECRET
    kept = {file: file.read_bytes() for file in Path(folder).rglob("*") if file.is_file()}
    assert not [file for file, held in kept.items() if SECRET.encode() in held]
    typed = next(n for n, step in enumerate(steps) if isinstance(step.intent, Enter))
    assert steps[typed - 1].after, "pictures are kept as long as there is nothing to hide"
    assert not any(step.before or step.after for step in steps[typed:])


@pytest.mark.long
def test_a_window_that_forbids_pictures_is_said_to_be_black(
    links: Links, settings: Settings, phone: AndroidPhone, phone_process: Ready, control: Control,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    goal = 'Open Browser, tap "More options", tap "New incognito tab"'
    never = settings.model_copy(update={"pixels": "never"})
    compose.run_once(TaskSpec(goal, device=phone_process.serial), lambda event: None, never)
    until(
        lambda: any(v["text"] == "Incognito" or v["description"] == "Incognito" for v in control.truth()["views"]), 30
    )
    monkeypatch.setenv("DEIXIS_ADB_PORT", str(settings.adb_port))
    seen = look(phone_process.serial, links, print)
    pointing, note = point("the picture of a dragon", seen)
    assert pointing.miss is not None
    assert pointing.miss.reason is Reason.NOT_FOUND
    assert "forbids pictures" in pointing.miss.detail
    assert note in pointing.miss.detail
    assert isinstance(seen.page.look(), Unseen)
    assert point("the More options icon", seen)[0].point is not None, "the tree is as good as ever"
