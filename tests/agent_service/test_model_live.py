"""A task planned by a model: a real endpoint on loopback, the real wire, and what is on record afterwards."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from model_endpoint import Answer, completion, endpoint, failure

from agent_service import compose
from agent_service.export import examples
from agent_service.record import TurnRecord
from agent_service.runfolder import RunFolder
from agent_service.settings import Settings
from agent_service.task import Ending, Task, TaskSpec
from benchmarks.control import Control, Ready
from planning.planner import PlannerError

GOAL = "Switch the phone to flight mode"


def says(kind: str, **body: Any) -> Answer:
    """A reply of the model."""
    return completion(json.dumps({"thought": "", "memo": "", "decision": {"kind": kind, **body}}))


def run(tmp_path: Path, phone: Ready, url: str, adb_port: int) -> tuple[Task, RunFolder]:
    """Run the goal to its end with the model at ``url``."""
    settings = Settings(
        home=tmp_path / "home",
        locks=tmp_path / "locks",
        adb_port=adb_port,
        model_name="m",
        model_base_url=url,
        model_timeout_s=5,
        model_patience_s=0,
    )
    task, folder = compose.run_once(TaskSpec(GOAL, "model", phone.serial), lambda event: None, settings)
    return task, RunFolder(folder)


def turns(folder: RunFolder) -> list[TurnRecord]:
    """The planner's side of the record."""
    return [record for record in folder.records() if isinstance(record, TurnRecord)]


@pytest.fixture
def adb_port(adb_server: Any) -> int:
    """The session's adb server."""
    return int(adb_server.port)


def test_a_models_task_ends_claimed_and_every_message_is_on_record(
    tmp_path: Path, phone_process: Ready, control: Control, adb_port: int
) -> None:
    there = {"intent": "tap", "target": '"Network & internet"'}
    adjust = {"intent": "adjust", "target": "Airplane mode", "value": "on"}
    answers = (
        says("act", intents=[{"intent": "open", "app": "Settings"}, there, adjust]),
        says("finish", summary="Flight mode is on."),
    )
    with endpoint(*answers) as model:
        task, folder = run(tmp_path, phone_process, model.base_url, adb_port)
    assert (task.ending, task.message) == (Ending.CLAIMED, "Flight mode is on.")
    assert control.state()["settings"]["global"]["airplane_mode_on"] == "1"
    assert task.turns == 2, "three intents were planned in one call"
    sent = [request["messages"] for request in model.requests]
    kept = [turn.reply.transcript for turn in turns(folder) if turn.reply]
    recorded = [[{"role": m.role, "content": m.content} for m in transcript[:-1]] for transcript in kept]
    assert recorded == sent
    assert "Airplane mode" in sent[1][-1]["content"]
    assert len(list(examples([folder.path], "planner"))) == 2


def test_nonsense_twice_ends_the_task_and_is_on_record_and_nothing_was_done(
    tmp_path: Path, phone_process: Ready, control: Control, adb_port: int
) -> None:
    before = control.state()["settings"]
    with endpoint(completion("I am done! SUCCESS"), completion("finish(True)")) as model:
        task, folder = run(tmp_path, phone_process, model.base_url, adb_port)
    assert task.ending is Ending.PLANNER_FAILED
    assert "no decision" in task.message
    (turn,) = turns(folder)
    assert turn.reply is None
    assert [m.content for m in turn.transcript if m.role == "assistant"] == ["I am done! SUCCESS", "finish(True)"]
    assert "I am done! SUCCESS" in (folder.path / "index.html").read_text(encoding="utf-8")
    assert control.state()["settings"] == before


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (failure(401, "no such key"), "refused the key"),
        (failure(500, "out of order"), "failed"),
        (None, "cannot be reached"),
    ],
)
def test_an_endpoint_that_fails_ends_the_task_saying_so(
    tmp_path: Path, phone_process: Ready, control: Control, adb_port: int, answer: Answer | None, words: str
) -> None:
    with endpoint(*([answer] if answer else [])) as model:
        url = model.base_url
        if answer:
            task, _ = run(tmp_path, phone_process, url, adb_port)
    if answer is None:
        task, _ = run(tmp_path, phone_process, url, adb_port)
    assert task.ending is Ending.PLANNER_FAILED
    assert words in task.message


def test_a_model_that_is_not_configured_is_said_so(tmp_path: Path, phone_process: Ready, adb_port: int) -> None:
    settings = Settings(home=tmp_path, locks=tmp_path, adb_port=adb_port, model_name="", model_base_url="")
    with pytest.raises(PlannerError, match="DEIXIS_MODEL_NAME"):
        compose.run_once(TaskSpec(GOAL, "model", phone_process.serial), lambda event: None, settings)
