"""What is kept of ended tasks, and what is not."""

import asyncio
import time
from dataclasses import replace

import pytest
from paper_bench import Script, followed, paper_service
from paper_phone import SETTINGS, PaperPhone

from agent_service.engine import DurableEngine, PlainEngine
from agent_service.retention import Retention, runs_over
from agent_service.runfolder import RunFolder
from agent_service.service import running
from agent_service.store import NoSuchTask
from agent_service.task import Ending, Phase, Task, TaskSpec
from grounding.interface import Tap, Target
from planning.decision import Act, Finish

TAPPED = Act((Tap(Target('the "Wi-Fi" switch')),))
SPEC = TaskSpec("a test", "script")


class Pausing(Script):
    """A planner whose second run thinks until it is released."""

    def __init__(self):
        super().__init__(TAPPED, Finish("tapped"))
        self.reached, self.release = asyncio.Event(), asyncio.Event()

    async def decide(self, goal, outline, history, picture=None):
        if goal.text == "wait" and history:
            self.reached.set()
            await self.release.wait()
        return await super().decide(goal, outline, history, picture)


async def test_of_an_ended_task_nothing_is_left_and_one_that_runs_or_waits_keeps_all(tmp_path):
    engine, script = DurableEngine(tmp_path), Pausing()
    service, _ = paper_service(tmp_path, [PaperPhone(app=SETTINGS)], script, engine)
    store = service.means.store
    async with running(service):
        old = await service.submit(SPEC, "a key")
        await followed(service, old)
        at_work = await service.submit(replace(SPEC, goal="wait"))
        await asyncio.wait_for(script.reached.wait(), 20)
        queued = await service.submit(SPEC, "another key")
        kept = sorted(path.name for path in service.folder(at_work.id).path.rglob("*"))
        await Retention(store, engine, service.means.runs, 1.0).sweep(time.time() + 60)

        with pytest.raises(NoSuchTask):
            store.task(old.id)
        assert not service.folder(old.id).path.exists()
        assert (store.events(old.id), store.gestures(old.id, 1, 0).rows, store.keyed("a key")) == ([], (), None)
        assert await engine.knows(old.id) == "never started"

        assert sorted(path.name for path in service.folder(at_work.id).path.rglob("*")) == kept
        assert len(store.gestures(at_work.id, 1, 0).rows) == 1
        assert store.keyed("another key").id == queued.id
        script.release.set()
        for task in (at_work, queued):
            await followed(service, task)
            assert store.task(task.id).ending is Ending.CLAIMED


async def test_what_ended_later_is_kept(tmp_path):
    service, _ = paper_service(tmp_path, [PaperPhone(app=SETTINGS)], Script(Finish("ok")))
    async with running(service):
        task = await service.submit(SPEC)
        await followed(service, task)
        ended = service.means.store.task(task.id).ended
        await Retention(service.means.store, PlainEngine(), service.means.runs, 1.0).sweep(ended)
        assert service.means.store.task(task.id).ending is Ending.CLAIMED
        assert service.folder(task.id).task().ending is Ending.CLAIMED


async def test_a_folder_that_cannot_be_removed_keeps_its_task_for_the_next_sweep(tmp_path, monkeypatch):
    service, _ = paper_service(tmp_path, [PaperPhone(app=SETTINGS)], Script(Finish("ok")))
    store = service.means.store

    def refuse(_):
        raise PermissionError("not yours")

    async with running(service):
        task = await service.submit(SPEC)
        await followed(service, task)
        monkeypatch.setattr(RunFolder, "remove", refuse)
        await Retention(store, PlainEngine(), service.means.runs, 1.0).sweep(time.time() + 60)
        assert store.task(task.id).ending is Ending.CLAIMED


async def test_the_service_sweeps_at_its_start_when_it_is_set_to(tmp_path, monkeypatch):
    phone, script = PaperPhone(app=SETTINGS), Script(Finish("ok"))
    async with running(paper_service(tmp_path, [phone], script)[0]) as service:
        task = await service.submit(SPEC)
        await followed(service, task)
    async with running(paper_service(tmp_path, [phone], script)[0]) as service:
        assert service.means.store.task(task.id).ending is Ending.CLAIMED
    swept, sweep = asyncio.Event(), Retention.sweep

    async def noted(self, before):
        await sweep(self, before)
        swept.set()

    monkeypatch.setattr(Retention, "sweep", noted)
    async with running(paper_service(tmp_path, [phone], script, keep_days=1e-9)[0]) as service:
        await asyncio.wait_for(swept.wait(), 20)
        assert service.means.store.tasks(10) == []
    assert list((tmp_path / "runs").iterdir()) == []


def a_run(runs, id, **task):
    folder = RunFolder(runs / id)
    folder.create()
    folder.write_task(Task(id, replace(SPEC, timeout_s=50.0), created=1.0, started=100.0, **task))
    (folder.path / "index.html").write_text("a page")
    return folder


def test_a_run_without_a_service_is_over_with_its_end_or_with_its_time(tmp_path):
    a_run(tmp_path, "ended", phase=Phase.ENDED, ended=120.0)
    a_run(tmp_path, "killed", phase=Phase.RUNNING)
    (tmp_path / "notes").mkdir()
    (tmp_path / "elsewhere").symlink_to(tmp_path / "ended")
    assert list(runs_over(tmp_path, 120.0)) == []
    assert [folder.path.name for folder in runs_over(tmp_path, 121.0)] == ["ended"]
    assert {folder.path.name for folder in runs_over(tmp_path, 151.0)} == {"ended", "killed"}
    assert list(runs_over(tmp_path / "nowhere", 151.0)) == []


def test_a_removal_that_is_broken_off_leaves_a_run_folder(tmp_path, monkeypatch):
    folder = a_run(tmp_path / "runs", "ended", phase=Phase.ENDED, ended=120.0)
    (tmp_path / "precious").write_text("mine")
    (folder.path / "link").symlink_to(tmp_path / "precious")
    with monkeypatch.context() as broken:
        broken.setattr("agent_service.runfolder.shutil.rmtree", lambda path: (_ for _ in ()).throw(OSError("power")))
        with pytest.raises(OSError, match="power"):
            folder.remove()
    assert folder.task().id == "ended"
    folder.remove()
    folder.remove()
    assert not folder.path.exists()
    assert (tmp_path / "precious").read_text() == "mine"
