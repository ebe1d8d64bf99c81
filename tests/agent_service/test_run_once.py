"""A run without a server: on a real wire, in a process of its own."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from live import LiveService
from private_adb import AdbServer

AIRPLANE = 'Open Settings, tap "Network & internet", turn on Airplane mode, and check that Airplane mode is on'
WAIT = 'Open Settings, wait until "no such thing" is shown'


class Run:
    """``deixis run --json`` as a process."""

    def __init__(self, home: Path, adb: AdbServer, *arguments: str) -> None:
        env = adb.environment | {"DEIXIS_HOME": str(home), "DEIXIS_LOCKS": str(home / "locks")}
        command = [sys.executable, "-m", "agent_service.cli", "run", "--json", *arguments]
        self.process = subprocess.Popen(
            command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
        )

    def until(self, kind: str) -> dict[str, Any]:
        """The next event of a kind."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            event: dict[str, Any] = json.loads(line)
            if event["type"].lower() == kind:
                return event
        raise AssertionError(f"no {kind}")

    def end(self) -> int:
        """Its exit code."""
        self.process.communicate(timeout=60)
        return self.process.returncode


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def test_a_run_does_its_task_leaves_its_folder_and_says_how_it_ended(home, adb_server, control, phone_process):
    run = Run(home, adb_server, AIRPLANE, "--device", phone_process.serial)
    assert run.until("ended")["ending"] == "verified"
    task = run.until("task")
    assert run.end() == 0
    assert control.state()["settings"]["global"]["airplane_mode_on"] == "1"
    assert (Path(task["folder"]) / "index.html").is_file()
    assert not (home / "tasks.sqlite").exists(), "it leaves no queue behind"


def test_ctrl_c_cancels_a_run_and_its_folder_says_so(home, adb_server, control, phone_process):
    run = Run(home, adb_server, WAIT, "--device", phone_process.serial)
    run.until("step")
    run.process.send_signal(signal.SIGINT)
    assert run.until("ended")["ending"] == "cancelled"
    assert run.end() == 130
    [task] = home.glob("runs/*/task.json")
    assert json.loads(task.read_text())["ending"] == "cancelled"


def test_a_phone_that_the_service_is_using_is_busy_for_a_run(home, adb_server, control, phone_process):
    with LiveService(home, adb_server) as live:
        task = live.post(WAIT, device=phone_process.serial)
        live.until_event(task, lambda kind, data: kind == "step")
        run = Run(home, adb_server, AIRPLANE, "--device", phone_process.serial)
        ended = run.until("ended")
        assert ended["ending"] == "phone_failed"
        assert "busy" in ended["message"]
        assert run.end() == 1
        live.client.post(f"/tasks/{task}/cancel")
        live.ended(task)


@pytest.mark.parametrize(("arguments", "words"), [(["--device", "nope"], "nope"), (["--planner", "oracle"], "oracle")])
def test_a_run_that_could_never_work_is_refused_with_what_to_do(home, adb_server, phone_process, arguments, words):
    run = Run(home, adb_server, "x", *arguments)
    _, said = run.process.communicate(timeout=60)
    assert run.process.returncode in (2, 3)
    assert words in said
    assert "Traceback" not in said
