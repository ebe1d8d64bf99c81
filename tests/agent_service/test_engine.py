"""The durable engine: what was running goes on after the service is started again."""

import asyncio
import json
import os
import sqlite3
import threading

import pytest
from paper_bench import Script, followed, paper_service
from paper_phone import SETTINGS, PaperPhone

from agent_service import engine
from agent_service.engine import DurableEngine, HomeTaken, executor_id
from agent_service.record import TurnRecord
from agent_service.runner import MOST_ATTEMPTS
from agent_service.service import running
from agent_service.task import Ending, Phase, TaskSpec
from grounding.interface import Adjust, Holds, Tap, Target, Wait
from planning.decision import Act, Finish

WIFI = Target('the "Wi-Fi" switch')
AIRPLANE = Target('the "Airplane mode" switch')
ON = Holds(WIFI, "on")
SPEC = TaskSpec("a test", "script")


def durable(home, phone, script):
    return paper_service(home, [phone], script, DurableEngine(home))[0]


async def until_event(service, task, type):
    async for event in service.events(task.id):
        if event.type == type:
            return


async def test_a_task_runs_to_its_end_and_is_not_run_again(tmp_path):
    phone = PaperPhone(app=SETTINGS)
    script = Script(Act((Tap(WIFI),)), Finish("tapped"))
    async with running(durable(tmp_path, phone, script)) as service:
        task = await service.submit(SPEC)
        await followed(service, task)
    async with running(durable(tmp_path, phone, script)) as service:
        assert service.means.store.task(task.id).ending is Ending.CLAIMED
        again = await service.submit(SPEC)
        await followed(service, again)
    assert phone.wifi_changes == 2


class Pausing(Script):
    """A planner that thinks after its first step until it is released."""

    def __init__(self, *decisions):
        super().__init__(*decisions)
        self.reached, self.release = asyncio.Event(), asyncio.Event()

    async def decide(self, goal, outline, history, picture=None):
        if len(history) == 1 and not self.release.is_set():
            self.reached.set()
            await asyncio.sleep(60)
        return await super().decide(goal, outline, history, picture)


async def test_a_stopped_service_goes_on_where_it_was(tmp_path):
    phone = PaperPhone(app=SETTINGS)
    script = Pausing(Act((Tap(WIFI),)), Act((Wait(ON),)), Finish("on", (ON,)))
    async with running(durable(tmp_path, phone, script)) as service:
        task = await service.submit(SPEC)
        await asyncio.wait_for(script.reached.wait(), 20)
    script.release.set()
    async with running(durable(tmp_path, phone, script)) as service:
        assert service.means.store.task(task.id).phase is Phase.RUNNING
        events = await followed(service, task)
        assert service.means.store.task(task.id).ending is Ending.VERIFIED
    assert phone.wifi_changes == 1
    kinds = [kind for kind, _ in events]
    assert kinds == ["queued", "started", "turn", "step", "message", "turn", "step", "turn", "ended"]
    assert "goes on" in events[4][1]
    kept = [record.history for record in service.folder(task.id).records() if isinstance(record, TurnRecord)]
    assert kept == [history for _, _, history, _ in script.heard], "the record has what the planner was given"


async def test_a_phone_that_is_back_a_moment_after_the_service_is_waited_for(tmp_path):
    phone = PaperPhone(app=SETTINGS)
    script = Script(Act((Tap(WIFI),)), Finish("tapped"))
    service = durable(tmp_path, phone, script)
    task = service.means.store.create(SPEC)
    service.means.store.assign(task.id, phone.serial)
    service.means.store.attempt(task.id)
    phone.gone = True
    async with running(service):
        async for event in service.events(task.id):
            if "waiting for the phone" in event.data["text"]:
                phone.gone = False
        assert service.means.store.task(task.id).ending is Ending.CLAIMED
    assert phone.wifi_changes == 1


async def test_a_queued_task_is_still_queued_after_a_restart_and_gets_its_turn(tmp_path):
    phone = PaperPhone(app=SETTINGS, ready_state="locked")
    script = Script(Finish("ok"))
    async with running(durable(tmp_path, phone, script)) as service:
        task = await service.submit(SPEC)
    phone.ready_state = ""
    async with running(durable(tmp_path, phone, script)) as service:
        await followed(service, task)
        assert service.means.store.task(task.id).ending is Ending.CLAIMED


async def test_a_task_cancelled_while_the_service_was_down_ends_cancelled(tmp_path):
    phone = PaperPhone(app=SETTINGS)
    hang = threading.Event()
    phone.before_gesture = lambda _: hang.wait(1) and None
    script = Script(Act((Tap(WIFI),)), Finish("tapped"))
    async with running(durable(tmp_path, phone, script)) as service:
        task = await service.submit(SPEC)
        await until_event(service, task, "turn")
        service.means.store.want_cancel(task.id)
    async with running(durable(tmp_path, phone, script)) as service:
        await followed(service, task)
        assert service.means.store.task(task.id).ending is Ending.CANCELLED
    assert phone.wifi_changes <= 1


async def test_a_task_assigned_but_not_started_is_started(tmp_path):
    """Dead between the store's row and the engine's."""
    phone = PaperPhone(app=SETTINGS)
    script = Script(Finish("ok"))
    service = durable(tmp_path, phone, script)
    task = service.means.store.create(SPEC)
    service.means.store.assign(task.id, phone.serial)
    async with running(service):
        await followed(service, task)
        assert service.means.store.task(task.id).ending is Ending.CLAIMED


def other_version(home, monkeypatch):
    monkeypatch.setattr(engine, "APPLICATION_VERSION", "2")


def other_executor(home, monkeypatch):
    (home / "executor-id").unlink()


@pytest.mark.parametrize("change", [other_version, other_executor])
async def test_a_task_of_another_version_or_executor_ends_and_gives_its_phone_to_the_next(
    tmp_path, monkeypatch, change
):
    phone = PaperPhone(app=SETTINGS)
    script = Pausing(Act((Tap(WIFI),)), Finish("tapped"))
    async with running(durable(tmp_path, phone, script)) as service:
        task = await service.submit(SPEC)
        await asyncio.wait_for(script.reached.wait(), 20)
    script.release.set()
    change(tmp_path, monkeypatch)
    async with running(durable(tmp_path, phone, script)) as service:
        after = await service.submit(SPEC)
        await followed(service, task)
        await followed(service, after)
        ended = service.means.store.task(task.id)
        assert (ended.ending, "another version" in ended.message) == (Ending.BROKEN, True)
        assert service.means.store.task(after.id).ending is Ending.CLAIMED
    assert phone.wifi_changes == 2


async def test_a_task_that_kills_the_service_again_and_again_is_given_up(tmp_path):
    phone = PaperPhone(app=SETTINGS)
    service = durable(tmp_path, phone, Script(Finish("ok")))
    task = service.means.store.create(SPEC)
    service.means.store.assign(task.id, phone.serial)
    for _ in range(MOST_ATTEMPTS):
        service.means.store.attempt(task.id)
    async with running(service):
        await followed(service, task)
        ended = service.means.store.task(task.id)
    assert ended.ending is Ending.BROKEN
    assert "stopped 5 times" in ended.message


async def test_checkpoints_are_plain_json_and_the_file_keeps_a_write_ahead_log(tmp_path):
    phone = PaperPhone(app=SETTINGS)
    script = Script(Act((Adjust(AIRPLANE, "on"),)), Finish("ok"))
    async with running(durable(tmp_path, phone, script)) as service:
        task = await service.submit(SPEC)
        await followed(service, task)
    with sqlite3.connect(tmp_path / "engine.sqlite") as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        rows = db.execute(
            "SELECT function_name, output, serialization FROM operation_outputs WHERE workflow_uuid = ? ORDER BY 1",
            (task.id,),
        ).fetchall()
        version = db.execute("SELECT DISTINCT application_version, executor_id FROM workflow_status").fetchall()
    assert [name for name, _, _ in rows] == ["act", "decide", "decide"]
    assert all("value" in json.loads(output) for _, output, _ in rows)
    assert {serialization for _, _, serialization in rows} == {"portable_json"}
    assert version == [("1", executor_id(tmp_path))]


async def test_what_a_phone_showed_is_for_its_user_alone_in_a_folder_that_others_may_read(tmp_path):
    tmp_path.chmod(0o755)
    umask = os.umask(0o022)
    try:
        async with running(durable(tmp_path, PaperPhone(app=SETTINGS), Script(Finish("ok")))) as service:
            await followed(service, await service.submit(SPEC))
            open_ = {path.name for path in tmp_path.iterdir() if path.stat().st_mode & 0o077}
            assert open_ <= {"executor-id", "service.lock", "locks"}
    finally:
        os.umask(umask)


async def test_a_state_folder_has_one_service_at_a_time(tmp_path):
    async with running(durable(tmp_path, PaperPhone(), Script())):
        with pytest.raises(HomeTaken, match="DEIXIS_HOME"):
            DurableEngine(tmp_path)
    DurableEngine(tmp_path).close()


def test_an_executor_keeps_its_name(tmp_path):
    assert executor_id(tmp_path) == executor_id(tmp_path)
    (tmp_path / "other").mkdir()
    assert executor_id(tmp_path / "other") != executor_id(tmp_path)


async def test_nothing_is_said_that_nobody_asked_for(tmp_path, capfd):
    async with running(durable(tmp_path, PaperPhone(app=SETTINGS), Script(Finish("ok")))) as service:
        task = await service.submit(SPEC)
        await followed(service, task)
    said = capfd.readouterr()
    assert "://" not in said.out + said.err
    assert said.out == ""
