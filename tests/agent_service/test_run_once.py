"""A run without a server: on a real wire, in a process of its own."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from live import LiveService
from private_adb import AdbServer

from agent_service.attached import locks
from agent_service.settings import Settings
from benchmarks.control import Phones

AIRPLANE = 'Open Settings, tap "Network & internet", turn on Airplane mode, and check that Airplane mode is on'
WAIT = 'Open Settings, wait until "no such thing" is shown'
TYPE = 'Open Contacts, tap Create contact, enter "Ada" as first name, wait until "no such thing" is shown'


class Command:
    """A command of ``deixis`` as a process."""

    def __init__(self, home: Path, adb: AdbServer, *arguments: str) -> None:
        env = adb.environment | {"DEIXIS_HOME": str(home), "DEIXIS_LOCKS": str(home / "locks")}
        command = [sys.executable, "-m", "agent_service.cli", *arguments]
        self.process = subprocess.Popen(
            command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
        )

    def said(self) -> str:
        """Its next line for people."""
        assert self.process.stderr is not None
        return self.process.stderr.readline()

    def hears(self, words: str) -> None:
        """Wait for a line of its output that begins so."""
        assert self.process.stdout is not None
        assert any(line.startswith(words) for line in self.process.stdout)

    def end(self) -> int:
        """Its exit code."""
        self.process.communicate(timeout=60)
        return self.process.returncode


class Run(Command):
    """``deixis run --json`` as a process."""

    def __init__(self, home: Path, adb: AdbServer, *arguments: str) -> None:
        super().__init__(home, adb, "run", "--json", *arguments)

    def until(self, kind: str) -> dict[str, Any]:
        """The next event of a kind."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            event: dict[str, Any] = json.loads(line)
            if event["type"].lower() == kind:
                return event
        raise AssertionError(f"no {kind}")


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


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_cancels_a_run_which_gives_the_keyboard_back_and_completes_its_folder(
    number, code, home, adb_server, control, phone_process
):
    keyboard = control.state()["settings"]["secure"]["default_input_method"]
    run = Run(home, adb_server, TYPE, "--device", phone_process.serial)
    while "enter" not in run.until("step")["text"]:
        pass
    run.process.send_signal(number)
    run.process.send_signal(number)  # timeout(1) sends it to its child and to its child's group
    assert run.until("ended")["ending"] == "cancelled"
    task = run.until("task")
    assert run.end() == code
    assert json.loads((Path(task["folder"]) / "task.json").read_text())["ending"] == "cancelled"
    assert (Path(task["folder"]) / "index.html").is_file()
    assert control.state()["settings"]["secure"]["default_input_method"] == keyboard


def test_a_signal_leaves_people_the_last_words_of_a_run(home, adb_server, control, phone_process):
    run = Command(home, adb_server, "run", WAIT, "--device", phone_process.serial)
    run.hears("1. open Settings")
    run.process.send_signal(signal.SIGTERM)
    assert run.process.stdout is not None
    *_, cancelled, page = run.process.stdout.read().splitlines()
    assert cancelled == "cancelled: it was cancelled"
    assert Path(page.removeprefix("the run: ")).is_file()
    assert run.end() == 143


def test_a_run_that_took_one_of_several_phones_says_which_and_how_to_choose(home, adb_server, control, phone_process):
    with Phones("--speed", "20", adb_port=adb_server.port, env=adb_server.environment) as others:
        run = Run(home, adb_server, "make me rich")
        taken = run.until("started")["device"]
        said = run.until("message")["text"]
        assert said.startswith(f"of 2 phones {taken} was taken; --device (-d) chooses one: ")
        assert {phone_process.serial, others.ready[0].serial} == set(said.partition("one: ")[2].split(", "))
        assert run.end() == 1


def test_a_phone_that_is_unplugged_in_mid_run_is_told_from_a_task_that_failed(home, adb_server, control, phone_process):
    run = Run(home, adb_server, WAIT, "--device", phone_process.serial)
    run.until("step")
    control.set_fault("unplug")
    assert run.until("ended")["ending"] == "phone_failed"
    assert run.end() == 3


def test_a_phone_that_the_service_is_using_is_busy_for_a_run(home, adb_server, control, phone_process):
    with LiveService(home, adb_server) as live:
        task = live.post(WAIT, device=phone_process.serial)
        live.until_event(task, lambda kind, data: kind == "step")
        run = Run(home, adb_server, AIRPLANE, "--device", phone_process.serial)
        ended = run.until("ended")
        assert ended["ending"] == "phone_failed"
        assert "busy" in ended["message"]
        assert run.end() == 3
        live.client.post(f"/tasks/{task}/cancel")
        live.ended(task)


@pytest.mark.long
def test_a_tap_leaves_a_phone_alone_that_a_task_has_and_comes_when_it_is_free(home, adb_server, control, phone_process):
    with LiveService(home, adb_server) as live:
        task = live.post(WAIT, device=phone_process.serial)
        live.until_event(task, lambda kind, data: kind == "step")
        before = control.last_event()
        named = Command(home, adb_server, "tap", "Display", "--device", phone_process.serial)
        assert f"deixis: {phone_process.serial} is busy: process " in named.said()
        assert named.end() == 3
        patient = Command(home, adb_server, "tap", "Display")
        assert f"waiting for a phone that is ready; {phone_process.serial} is busy: process " in patient.said()
        assert taps(control, before) == []
        live.client.post(f"/tasks/{task}/cancel")
        assert patient.end() == 0
        assert len(taps(control, before)) == 1


def taps(control, after):
    return [event for event in control.events(after) if event["kind"] == "tap"]


def test_ctrl_c_ends_a_command_that_waits_for_the_phone(home, adb_server, phone_process):
    with held(home, adb_server, phone_process.serial):
        tap = Command(home, adb_server, "tap", "Display")
        assert "is busy: process " in tap.said()
        tap.process.send_signal(signal.SIGINT)
        assert tap.process.communicate(timeout=60) == ("", "")
        assert tap.process.returncode == 130


def held(home, adb, serial):
    """The lock of a phone, as another process has it."""
    settings = Settings(home=home, locks=home / "locks", adb_port=adb.port)
    return asyncio.run(locks(settings).take(serial))


@pytest.mark.parametrize(("arguments", "words"), [(["--device", "nope"], "nope"), (["--planner", "oracle"], "oracle")])
def test_a_run_that_could_never_work_is_refused_with_what_to_do(home, adb_server, phone_process, arguments, words):
    run = Run(home, adb_server, "x", *arguments)
    _, said = run.process.communicate(timeout=60)
    assert run.process.returncode in (2, 3)
    assert words in said
    assert "GET /" not in said
    assert "Traceback" not in said
