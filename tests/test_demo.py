"""The demo's judge can say no, and the script for hosted emulators runs here against the simulated phone."""

from __future__ import annotations

import copy
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from private_adb import AdbServer, free_port

from benchmarks.control import Control, Ready
from examples import task_over_http
from examples.demo import judge, leaves

HERE = Path(__file__).resolve().parent.parent
BEFORE: dict[str, Any] = {
    "apps": {
        "com.android.contacts": {"contacts": [{"id": 1, "first": "Ann", "last": "Lee", "phones": []}], "next_id": 2},
        "com.android.deskclock": {"alarms": [{"id": 1, "hour": 8, "minute": 30, "enabled": False}], "next_id": 2},
    },
    "settings": {"global": {"wifi_on": "1"}},
}


def done() -> dict[str, Any]:
    """The state when the task was done, and nothing else."""
    state = copy.deepcopy(BEFORE)
    ada = {"id": 2, "first": "Ada", "last": "Lovelace", "phones": [{"type": "mobile", "number": "+44 20 7946 0958"}]}
    state["apps"]["com.android.contacts"]["contacts"].append(ada)
    state["apps"]["com.android.deskclock"]["alarms"].append({"id": 2, "hour": 7, "minute": 30, "enabled": True})
    return state


def test_a_phone_on_which_the_task_was_done_passes() -> None:
    assert judge(BEFORE, done()) == []


def test_a_phone_on_which_nothing_was_done_does_not_pass() -> None:
    assert len(judge(BEFORE, BEFORE)) == 2


def test_a_contact_made_twice_does_not_pass() -> None:
    state = done()
    contacts = state["apps"]["com.android.contacts"]["contacts"]
    contacts.append({**contacts[-1], "id": 3})
    assert judge(BEFORE, state)


@pytest.mark.parametrize("change", [{"hour": 8}, {"minute": 0}, {"enabled": False}])
def test_an_alarm_that_is_not_as_asked_does_not_pass(change: dict[str, Any]) -> None:
    state = done()
    state["apps"]["com.android.deskclock"]["alarms"][-1] |= change
    assert judge(BEFORE, state)


def test_anything_else_that_changed_does_not_pass() -> None:
    state = done()
    state["settings"]["global"]["wifi_on"] = "0"
    assert judge(BEFORE, state) == ["/settings/global/wifi_on changed from '1' to '0'"]
    state = done()
    state["apps"]["com.android.contacts"]["contacts"][0]["last"] = "Lees"
    assert judge(BEFORE, state)


def test_leaves_tell_empty_containers_from_none() -> None:
    assert leaves({"a": {}, "b": [], "c": None}) == {"/a": {}, "/b": [], "/c": None}


def test_the_script_for_hosted_emulators_does_its_task_on_the_simulated_phone(
    tmp_path: Path, adb_server: AdbServer, phone_process: Ready, control: Control
) -> None:
    env = {**adb_server.environment, "PYTHON": sys.executable, "DEIXIS_LOCKS": str(tmp_path / "locks")}
    (tmp_path / "state").mkdir()  # used before
    (tmp_path / "state" / "ready.json").write_text(f'{{"url": "http://127.0.0.1:{free_port()}"}}\n')
    ran = subprocess.run(
        [HERE / ".ci" / "emulator-task", phone_process.serial, tmp_path / "state"],
        env={**env, "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "verified" in ran.stdout
    assert list((tmp_path / "state" / "runs").glob("*/index.html"))


def test_a_service_that_is_away_is_asked_again_at_intervals_and_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.headers["last-event-id"])
        if len(asked) == 1:
            return httpx.Response(200, text='id: 7\nevent: started\ndata: {"text": "started"}\n\n')
        raise httpx.ConnectError("nobody there", request=request)

    monkeypatch.setattr(task_over_http, "PAUSE_S", 0.05)
    client = httpx.Client(base_url="http://127.0.0.1", transport=httpx.MockTransport(answer))
    events = task_over_http.follow(client, "/tasks/x/events", patience_s=0.5)
    assert next(events)["text"] == "started"
    with pytest.raises(httpx.ConnectError):
        next(events)
    assert asked[0] == "0"
    assert set(asked[1:]) == {"7"}
    assert len(asked) <= 12


def test_the_example_says_what_to_do_where_no_service_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["task_over_http", "--url", f"http://127.0.0.1:{free_port()}", "go home"])
    assert task_over_http.main() == 3
    assert "deixis serve" in capsys.readouterr().err
