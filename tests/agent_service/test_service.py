"""Tasks from being taken to their end, on phones of paper."""

import asyncio
import itertools
import threading
from dataclasses import replace
from unittest.mock import Mock

import pytest
from model_endpoint import completion, endpoint, failure
from paper_bench import Script, followed, paper_service
from paper_phone import CLOCK, CONTACTS, LAUNCHER, SETTINGS, PaperHost, PaperPhone, Part
from private_adb import free_port
from sqlalchemy.exc import OperationalError

from agent_service import compose, dispatch, runner
from agent_service.dispatch import Dispatcher
from agent_service.engine import PlainEngine
from agent_service.lock import Locks, PhoneBusy
from agent_service.service import AlreadyEnded, Refused, running
from agent_service.settings import Settings
from agent_service.store import open_sqlite
from agent_service.task import Ending, TaskSpec
from device.errors import PhoneFault
from grounding.interface import Adjust, Enter, Holds, InApp, Open, SecretRef, Tap, Target, Wait
from planning.decision import Act, Ask, Finish, GiveUp
from planning.planner import PlannerError
from planning.words import history_text

WIFI = Target('the "Wi-Fi" switch')
ON = Holds(WIFI, "on")
SPEC = TaskSpec("a test", "script")


async def ended(tmp_path, script, phone=None, spec=SPEC, **settings):
    """Run one task and return it, its events, and the phone."""
    phone = phone or PaperPhone(app=SETTINGS)
    service, _ = paper_service(tmp_path, [phone], script, **settings)
    async with running(service):
        task = await service.submit(spec)
        events = await followed(service, task)
        return service.means.store.task(task.id), events, phone


async def test_a_task_goes_from_words_to_the_phone_and_back(tmp_path):
    script = Script(Act((Open("Settings"), Adjust(WIFI, "on"))), Act((Wait(ON),)), Finish("Wi-Fi is on", (ON,)))
    task, events, phone = await ended(tmp_path, script, PaperPhone())
    assert (task.ending, task.message) == (Ending.VERIFIED, "Wi-Fi is on")
    assert phone.wifi
    kinds = [kind for kind, _ in events]
    assert kinds == ["queued", "started", "turn", "step", "step", "turn", "step", "turn", "ended"]
    assert (task.turns, task.prompt_tokens, task.completion_tokens) == (3, 30, 9)
    assert (phone.opened, phone.closed) == (1, 1), "the phone is given back"


@pytest.mark.parametrize(
    ("decisions", "ending"),
    [
        ((Finish("so it is"),), Ending.CLAIMED),
        ((Finish("so it is", (ON,)),), Ending.CLAIMED),
        ((Act((Wait(ON, 0.1),)), Finish("so it is", (ON,))), Ending.CLAIMED),
        ((Act((Wait(InApp("Settings")),)), Finish("x", (InApp("Settings"), ON))), Ending.CLAIMED),
        ((Act((Wait(InApp("Settings")),)), Finish("x", (InApp("Settings"),))), Ending.VERIFIED),
        ((GiveUp("no way"),), Ending.GAVE_UP),
        ((Ask("Which one?"),), Ending.NEEDS_ANSWER),
        ((PlannerError("timeout", "the model took too long"),), Ending.PLANNER_FAILED),
        ((Act(()),), Ending.PLANNER_FAILED),
    ],
    ids=["claim", "check-never-seen", "check-failed", "half-checked", "checked", "gave-up", "ask", "error", "idle"],
)
async def test_a_task_ends_as_what_it_is(tmp_path, decisions, ending):
    task, events, _ = await ended(tmp_path, Script(*decisions))
    assert task.ending is ending
    assert task.message
    assert events[-1][0] == "ended"


async def test_intents_after_one_that_did_not_come_off_are_not_done(tmp_path):
    act = Act((Tap(Target('the "Submarine" button')), Adjust(WIFI, "on")))
    script = Script(act, Finish("over"))
    _, _, phone = await ended(tmp_path, script)
    assert phone.done == []
    assert len(script.heard[1][2]) == 1, "the planner hears of one step"


async def test_turns_run_out(tmp_path):
    script = Script(*[Act((Wait(InApp("Settings")),))] * 5)
    task, _, _ = await ended(tmp_path, script, spec=TaskSpec("x", "script", max_turns=3))
    assert task.ending is Ending.OUT_OF_TURNS
    assert "--max-turns" in task.message
    assert len(script.heard) == 3


async def test_the_same_in_vain_on_one_screen_is_told_and_ends_the_task_at_the_fifth_time(tmp_path):
    script = Script(*[Act((Tap(Target('the "Submarine" button')),))] * 9)
    task, _, _ = await ended(tmp_path, script)
    assert (task.ending, task.turns) == (Ending.PLANNER_FAILED, 5)
    assert "5 times" in task.message
    assert 'tap the "Submarine" button: not done' in task.message
    assert len(script.heard) == 5
    assert "turns 1 to 4: tap" in history_text(script.heard[-1][2])


async def test_to_try_the_same_again_after_the_screen_has_changed_is_nothing_in_vain(tmp_path):
    miss = Act((Tap(Target('the "Submarine" button')),))
    turned = [Act((Adjust(WIFI, value),)) for value in ("on", "off", "on", "off", "on")]
    decisions = [act for pair in zip([miss] * 5, turned, strict=True) for act in pair]
    task, _, _ = await ended(tmp_path, Script(*decisions, Finish("over")))
    assert (task.ending, task.message) == (Ending.CLAIMED, "over")


async def test_to_wait_in_vain_again_and_again_ends_no_task(tmp_path):
    script = Script(*[Act((Wait(ON, 0.1),))] * 6, Finish("over"))
    task, _, _ = await ended(tmp_path, script)
    assert task.ending is Ending.CLAIMED


class Slow(Script):
    """A planner that thinks until it is told to stop."""

    def __init__(self):
        super().__init__()
        self.thinking = asyncio.Event()
        self.interrupted = False

    async def decide(self, goal, outline, history, picture=None):
        self.thinking.set()
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            self.interrupted = True
            raise


async def test_time_runs_out_in_the_middle_of_a_thought(tmp_path):
    task, _, _ = await ended(tmp_path, Slow(), spec=TaskSpec("x", "script", timeout_s=0.5))
    assert task.ending is Ending.TIMED_OUT
    assert task.ended - task.started < 5
    assert (
        task.message == "it took longer than the 0.5 s it was given; allow more with timeout_s (deixis run: --timeout)"
    )


async def test_cancelling_interrupts_a_thought_at_once(tmp_path):
    script = Slow()
    service, _ = paper_service(tmp_path, [PaperPhone(app=SETTINGS)], script)
    async with running(service):
        task = await service.submit(SPEC)
        await asyncio.wait_for(script.thinking.wait(), 10)
        service.cancel(task.id)
        await followed(service, task, seconds=3)
        assert service.means.store.task(task.id).ending is Ending.CANCELLED
        assert script.interrupted
        with pytest.raises(AlreadyEnded):
            service.cancel(task.id)
        assert service.folder(task.id).task().ending is Ending.CANCELLED
        assert (service.folder(task.id).path / "index.html").is_file()


async def test_cancelling_does_not_wait_for_a_phone_that_hangs_and_nothing_more_is_done(tmp_path):
    phone = PaperPhone(app=SETTINGS)
    reached, release = threading.Event(), threading.Event()

    def hang(_):
        reached.set()
        assert release.wait(30)

    phone.before_gesture = hang
    script = Script(Act((Tap(WIFI), Adjust(Target('the "Airplane mode" switch'), "on"))))
    service, _ = paper_service(tmp_path, [phone], script)
    try:
        async with running(service):
            task = await service.submit(SPEC)
            await asyncio.to_thread(reached.wait, 10)
            service.cancel(task.id)
            await followed(service, task, seconds=15)
            assert service.means.store.task(task.id).ending is Ending.CANCELLED
            assert service.means.pool.holder(phone.serial) == task.id, "the phone is not free while its thread hangs"
            release.set()
    finally:
        release.set()
    assert not phone.airplane


async def test_a_queued_task_is_cancelled_without_a_phone(tmp_path):
    script = Slow()
    service, _ = paper_service(tmp_path, [PaperPhone()], script)
    async with running(service):
        first = await service.submit(SPEC)
        await asyncio.wait_for(script.thinking.wait(), 10)
        second = await service.submit(SPEC)
        service.cancel(second.id)
        assert service.means.store.task(second.id).ending is Ending.CANCELLED
        assert [kind for kind, _ in await followed(service, second)] == ["queued", "ended"]
        service.cancel(first.id)
        await followed(service, first)


async def test_one_phone_does_one_task_at_a_time_in_order(tmp_path):
    phone = PaperPhone(app=SETTINGS)
    service, _ = paper_service(tmp_path, [phone], Script(Act((Tap(WIFI),)), Finish("tapped")))
    async with running(service):
        tasks = [await service.submit(TaskSpec(f"number {n}", "script", device=phone.serial)) for n in range(4)]
        for task in tasks:
            await followed(service, task)
        runs = [service.means.store.task(task.id) for task in tasks]
    assert [run.ending for run in runs] == [Ending.CLAIMED] * 4
    assert all(a.ended <= b.started for a, b in itertools.pairwise(runs))
    assert phone.wifi_changes == 4


async def test_tasks_that_name_no_phone_spread_over_the_free_ones(tmp_path):
    phones = [PaperPhone("a", app=SETTINGS), PaperPhone("b", app=SETTINGS)]
    script = Slow()
    service, _ = paper_service(tmp_path, phones, script)
    async with running(service):
        tasks = [await service.submit(SPEC) for _ in range(2)]
        for task in tasks:
            async for event in service.events(task.id):
                if event.type == "started":
                    break
        assert {service.means.store.task(task.id).device for task in tasks} == {"a", "b"}
        for task in tasks:
            service.cancel(task.id)
            await followed(service, task)


async def test_a_locked_phone_is_not_taken_when_another_is_ready(tmp_path):
    phones = [PaperPhone("a", ready_state="locked"), PaperPhone("b", app=SETTINGS)]
    service, _ = paper_service(tmp_path, phones, Script(Finish("ok")))
    async with running(service):
        task = await service.submit(SPEC)
        await followed(service, task)
        assert service.means.store.task(task.id).device == "b"


async def test_a_phone_is_asked_once_a_round_whether_it_is_ready_however_many_tasks_wait(tmp_path, monkeypatch):
    phones = [PaperPhone("a", ready_state="locked"), PaperPhone("b", app=SETTINGS)]
    means = paper_service(tmp_path, phones)[0].means
    asked, started, real = [], [], means.pool.readiness

    async def readiness(serial):
        asked.append(serial)
        return await real(serial)

    async def start(task, serial):
        started.append(serial)

    async def none():
        return 0

    monkeypatch.setattr(means.pool, "readiness", readiness)
    for _ in range(20):
        means.store.create(SPEC)
    assert await Dispatcher(means.store, means.pool, means.bell, start, Mock(), Mock(), none, 60.0).round() == 19
    assert (started, asked) == (["b"], ["a", "b"])
    await means.pool.close()
    means.store.close()


async def test_a_booting_phone_is_waited_for_and_the_events_say_so(tmp_path):
    phone = PaperPhone(ready_state="booting")
    service, _ = paper_service(tmp_path, [phone], Script(Finish("ok")))
    async with running(service):
        task = await service.submit(SPEC)
        texts = []
        async for event in service.events(task.id):
            texts.append(event.data["text"])
            if "booting" in event.data["text"]:
                phone.ready_state = ""
        assert any("waiting for the phone" in text for text in texts)
        assert service.means.store.task(task.id).ending is Ending.CLAIMED


@pytest.mark.parametrize(("state", "wait_s"), [("locked", 60), ("asleep", 60), ("booting", 0.1)])
async def test_a_phone_that_is_not_ready_ends_the_task_with_its_words(tmp_path, state, wait_s):
    phone = PaperPhone(ready_state=state)
    spec = TaskSpec("x", "script", device=phone.serial)
    task, _, _ = await ended(tmp_path, Script(Finish("ok")), phone, spec, boot_wait_s=wait_s)
    assert task.ending is Ending.PHONE_FAILED
    assert state in task.message


async def test_a_phone_that_vanished_while_its_task_waited_ends_it_saying_so(tmp_path):
    phones = [PaperPhone("a", app=SETTINGS)]
    script = Slow()
    service, _ = paper_service(tmp_path, phones, script)
    async with running(service):
        first = await service.submit(TaskSpec("x", "script", device="a"))
        second = await service.submit(TaskSpec("x", "script", device="a"))
        await asyncio.wait_for(script.thinking.wait(), 10)
        phones[0].gone = True
        service.cancel(first.id)
        await followed(service, second)
        ended = service.means.store.task(second.id)
    assert ended.ending is Ending.PHONE_FAILED
    assert "no phone a is attached" in ended.message


async def test_a_phone_unplugged_in_mid_task_ends_it_saying_so(tmp_path):
    phone = PaperPhone(app=SETTINGS)

    def unplug(_):
        phone.gone = True
        raise PhoneFault("the connection broke")

    phone.after_gesture = unplug
    task, events, _ = await ended(tmp_path, Script(Act((Tap(WIFI),)), Finish("tapped")), phone)
    assert task.ending is Ending.PHONE_FAILED
    assert "not attached any more" in task.message
    assert not any(kind == "step" and "done" in text for kind, text in events)


@pytest.mark.parametrize("state", ["asleep", "locked"])
async def test_a_phone_that_falls_asleep_in_mid_task_ends_it_saying_so(tmp_path, state):
    phone = PaperPhone(app=SETTINGS)

    def sleep(_):
        phone.ready_state, phone.wifi = state, False

    phone.after_gesture = sleep
    task, _, _ = await ended(tmp_path, Script(Act((Adjust(WIFI, "on"),)), Finish("on")), phone)
    assert task.ending is Ending.PHONE_FAILED
    assert state in task.message


async def test_a_fault_of_the_service_ends_one_task_and_not_the_others(tmp_path):
    class Broken(Script):
        async def decide(self, goal, outline, history, picture=None):
            raise RuntimeError("a bug with 4711 inside")

    service, _ = paper_service(tmp_path, [PaperPhone(app=SETTINGS)], Broken())
    service.means.planners["good"] = lambda: Script(Finish("ok"))
    async with running(service):
        broken = await service.submit(SPEC)
        await followed(service, broken)
        assert service.means.store.task(broken.id).ending is Ending.BROKEN
        assert "4711" not in service.means.store.task(broken.id).message
        good = await service.submit(TaskSpec("x", "good"))
        await followed(service, good)
        assert service.means.store.task(good.id).ending is Ending.CLAIMED


class Flaky(PlainEngine):
    """An engine that fails to start the first tasks."""

    def __init__(self, times):
        super().__init__()
        self.left = times
        self.tried = asyncio.Event()

    async def start(self, task):
        self.tried.set()
        if self.left:
            self.left -= 1
            raise OSError("the database is locked")
        await super().start(task)


def failing_once(work, fault):
    """``work``, which raises ``fault`` the first time."""
    left = [fault]

    def once(*args):
        if left:
            raise left.pop()
        return work(*args)

    return once


FULL = OperationalError("UPDATE tasks", {}, Exception("database or disk is full"))


async def test_a_task_that_the_engine_failed_to_start_is_started_after_all(tmp_path, monkeypatch):
    monkeypatch.setattr(dispatch, "LOOK_AGAIN_S", 0.05)
    service, _ = paper_service(tmp_path, [PaperPhone(app=SETTINGS)], Script(Finish("ok")), Flaky(2))
    async with running(service):
        tasks = [await service.submit(SPEC) for _ in range(2)]
        for task in tasks:
            await followed(service, task)
            assert service.means.store.task(task.id).ending is Ending.CLAIMED


async def test_a_task_that_cannot_be_started_is_cancelled_all_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(dispatch, "LOOK_AGAIN_S", 0.05)
    engine = Flaky(10**6)
    service, _ = paper_service(tmp_path, [PaperPhone(app=SETTINGS)], Script(Finish("ok")), engine)
    async with running(service):
        task = await service.submit(SPEC)
        await asyncio.wait_for(engine.tried.wait(), 10)
        service.cancel(task.id)
        await followed(service, task)
        assert service.means.store.task(task.id).ending is Ending.CANCELLED
        engine.left = 0
        after = await service.submit(SPEC)
        await followed(service, after)
        assert service.means.store.task(after.id).ending is Ending.CLAIMED


@pytest.mark.parametrize("write", ["attempt", "end"])
async def test_a_full_disk_keeps_a_task_from_its_end_only_while_it_is_full(tmp_path, monkeypatch, write):
    monkeypatch.setattr(runner, "WRITE_AGAIN_S", 0.05)
    service, _ = paper_service(tmp_path, [PaperPhone(app=SETTINGS)], Script(Finish("ok")))
    store = service.means.store
    monkeypatch.setattr(store, write, failing_once(getattr(store, write), FULL))
    async with running(service):
        for _ in range(2):
            task = await service.submit(SPEC)
            await followed(service, task)
            assert store.task(task.id).ending is Ending.CLAIMED


@pytest.mark.parametrize("write", ["attempt", "end"])
async def test_a_fault_around_a_run_ends_the_task_as_broken_and_gives_its_phone_to_the_next(
    tmp_path, monkeypatch, write
):
    monkeypatch.setattr(dispatch, "LOOK_AGAIN_S", 0.05)
    service, _ = paper_service(tmp_path, [PaperPhone(app=SETTINGS)], Script(Finish("ok")))
    store = service.means.store
    monkeypatch.setattr(store, write, failing_once(getattr(store, write), RuntimeError("a bug")))
    async with running(service):
        task, after = [await service.submit(SPEC) for _ in range(2)]
        await followed(service, task)
        await followed(service, after)
        assert store.task(task.id).ending is Ending.BROKEN
        assert store.task(after.id).ending is Ending.CLAIMED


async def test_a_run_folder_that_cannot_be_written_ends_the_task_and_says_so(tmp_path):
    (tmp_path / "runs").write_text("a file where the folder should be")
    task, events, phone = await ended(tmp_path, Script(Act((Adjust(WIFI, "on"),)), Finish("done")))
    assert task.ending is Ending.BROKEN
    assert str(tmp_path / "runs") in task.message
    assert "DEIXIS_HOME" in task.message
    assert (events[-1][0], phone.done) == ("ended", [])


async def test_a_record_that_cannot_be_shown_keeps_no_task_from_its_end_nor_its_phone(tmp_path):
    class Scribbler(Script):
        async def decide(self, goal, outline, history, picture=None):
            for steps in (tmp_path / "runs").glob("*"):
                (steps / "steps.jsonl").write_text("5\n")
            return await super().decide(goal, outline, history, picture)

    service, _ = paper_service(tmp_path, [PaperPhone(app=SETTINGS)], Scribbler(Finish("ok")))
    async with running(service):
        for _ in range(2):
            task = await service.submit(SPEC)
            await followed(service, task)
            assert service.means.store.task(task.id).ending is Ending.CLAIMED


async def test_tasks_that_could_never_run_are_refused_with_what_to_do(tmp_path):
    service, host = paper_service(tmp_path, [PaperPhone()], Script())
    async with running(service):
        with pytest.raises(Refused, match="there are: model, phrasebook, script") as refusal:
            await service.submit(TaskSpec("x", "gpt"))
        assert refusal.value.kind == "unknown-planner"
        with pytest.raises(Refused, match="DEIXIS_MODEL_NAME"):
            await service.submit(TaskSpec("x", "model"))
        with pytest.raises(Refused, match="attached: paper-1"):
            await service.submit(TaskSpec("x", "script", device="nope"))
        host.phones = []
        with pytest.raises(Refused, match="deixis phone"):
            await service.submit(SPEC)
        assert service.means.store.tasks(10) == []


async def test_a_model_that_is_down_ends_the_task_with_its_address(tmp_path):
    spec = TaskSpec("turn on Wi-Fi", "model")
    url = f"http://127.0.0.1:{free_port()}/v1"
    model = {"model_name": "any", "model_base_url": url, "model_patience_s": 0}
    task, _, phone = await ended(tmp_path, None, spec=spec, **model)
    assert task.ending is Ending.PLANNER_FAILED
    assert model["model_base_url"] in task.message
    assert phone.done == []


async def test_a_short_outage_of_the_model_is_told_and_waited_out(tmp_path):
    done = completion('{"decision": {"kind": "finish", "summary": "It is on."}}')
    with endpoint(failure(503, "loading"), done) as script:
        model = {"model_name": "any", "model_base_url": script.base_url}
        task, events, _ = await ended(tmp_path, None, spec=TaskSpec("turn on Wi-Fi", "model"), **model)
    assert (task.ending, task.message) == (Ending.CLAIMED, "It is on.")
    (told,) = [text for kind, text in events if kind == "message"]
    assert "HTTP 503" in told
    assert told.endswith("trying again in 0.5 s")


async def test_a_task_waits_for_any_phone_only_so_long(tmp_path):
    phone = PaperPhone(ready_state="locked")
    service, host = paper_service(tmp_path, [phone], Script(), boot_wait_s=0.0)
    async with running(service):
        task = await service.submit(SPEC)
        host.phones = []
        await followed(service, task)
        assert service.means.store.task(task.id).ending is Ending.PHONE_FAILED


async def test_how_long_no_phone_was_attached_counts_from_when_a_task_waits_for_one(tmp_path):
    service, _ = paper_service(tmp_path, [])
    means, now, given_up = service.means, [1000.0], Mock()

    async def none():
        return 0

    dispatcher = Dispatcher(means.store, means.pool, means.bell, Mock(), given_up, Mock(), none, 60.0, lambda: now[0])
    first = means.store.create(SPEC)
    await dispatcher.round()
    means.store.end(means.store.ending(first.id, Ending.CANCELLED, "it was cancelled"))
    await dispatcher.round()
    now[0] += 3600  # phones come and go unseen
    means.store.create(SPEC)
    await dispatcher.round()
    given_up.assert_not_called()
    now[0] += 60
    await dispatcher.round()
    given_up.assert_called_once()
    await means.pool.close()
    means.store.close()


async def test_a_phone_that_another_process_has_is_waited_for_until_the_task_has_to_stop(tmp_path):
    phone = PaperPhone(app=SETTINGS)
    mine, _ = paper_service(tmp_path / "mine", [phone], Script(Finish("ok")), locks=tmp_path / "locks")
    other, _ = paper_service(tmp_path / "other", [phone], Slow(), locks=tmp_path / "locks")
    async with running(other), running(mine):
        script = other.means.planners["script"]()
        holding = await other.submit(SPEC)
        await asyncio.wait_for(script.thinking.wait(), 10)
        hurried = await mine.submit(TaskSpec("x", "script", device=phone.serial, timeout_s=0.5))
        said = await followed(mine, hurried)
        assert [text for kind, text in said if kind == "message" and "is busy: process" in text]
        assert mine.means.store.task(hurried.id).ending is Ending.TIMED_OUT
        cancelled = await mine.submit(TaskSpec("x", "script", device=phone.serial))
        patient = await mine.submit(TaskSpec("x", "script", device=phone.serial))
        async for event in mine.events(cancelled.id):
            if event.type == "message":
                mine.cancel(cancelled.id)
        assert mine.means.store.task(cancelled.id).ending is Ending.CANCELLED
        async for event in mine.events(patient.id):
            if event.type == "message":
                other.cancel(holding.id)
        assert mine.means.store.task(patient.id).ending is Ending.CLAIMED


async def test_a_run_that_is_not_patient_says_at_once_that_another_process_has_its_phone(tmp_path):
    phone = PaperPhone(app=SETTINGS)
    settings = Settings(home=tmp_path, locks=tmp_path / "locks")
    parts = (open_sqlite(tmp_path / "tasks.sqlite"), PlainEngine(), PaperHost([phone]))
    async with running(compose.assemble(settings, *parts, patient=False)) as service:
        with await compose.locks(settings).take(phone.serial):
            task = await service.submit(TaskSpec("Open Settings", device=phone.serial))
            await followed(service, task)
        ended = service.means.store.task(task.id)
        assert ended.ending is Ending.PHONE_FAILED
        assert "is busy: process" in ended.message


async def test_a_lock_that_can_never_be_made_is_not_waited_for(tmp_path):
    phone = PaperPhone(app=SETTINGS)
    (tmp_path / "locks").write_text("no folder")
    task, _, _ = await ended(tmp_path, Script(Finish("ok")), phone, replace(SPEC, device=phone.serial))
    assert task.ending is Ending.PHONE_FAILED
    assert "DEIXIS_LOCKS" in task.message


async def test_a_lock_that_another_user_laid_as_a_link_writes_over_nothing(tmp_path):
    (tmp_path / "locks").mkdir()
    mine = tmp_path / "mine"
    mine.write_text("precious")
    (tmp_path / "locks" / "adb-a.lock").symlink_to(mine)
    locks = Locks(tmp_path / "locks", "adb")
    with pytest.raises(PhoneBusy, match="DEIXIS_LOCKS"):
        await locks.take("a")
    (await locks.take("b")).close()
    assert mine.read_text() == "precious"


async def test_a_follower_that_comes_back_misses_nothing_and_hears_nothing_twice(tmp_path):
    script = Script(*[Act((Tap(WIFI),))] * 3, Finish("ok"))
    service, _ = paper_service(tmp_path, [PaperPhone(app=SETTINGS)], script)
    async with running(service):
        task = await service.submit(SPEC)
        heard, last = [], 0
        while not heard or heard[-1].type != "ended":
            async for event in service.events(task.id, last):
                heard.append(event)
                last = event.seq
                if len(heard) % 2:
                    break
        assert [event.seq for event in heard] == list(range(1, len(heard) + 1))


async def test_nothing_is_kept_of_a_follower_that_has_gone(tmp_path, monkeypatch):
    script = Slow()
    service, _ = paper_service(tmp_path, [PaperPhone(app=SETTINGS)], script)
    waiters, listen = [], service.means.bell.listen

    def noted(subject):
        waiter = listen(subject)
        if subject != dispatch.NEWS:
            waiters.append(waiter)
        return waiter

    async with running(service):
        task = await service.submit(SPEC)
        await asyncio.wait_for(script.thinking.wait(), 10)
        monkeypatch.setattr(service.means.bell, "listen", noted)
        gone = service.events(task.id)
        await anext(gone)
        await gone.aclose()
        service.cancel(task.id)
        events = await followed(service, task)
        await followed(service, task)
        assert [event async for event in service.events(task.id, len(events))] == []
        assert len(waiters) >= 4
        assert all(waiter.done() for waiter in waiters)


async def test_a_picture_goes_to_the_planner_only_when_set_and_passwords_are_black(tmp_path):
    import io

    from paper_phone import CONTACTS
    from PIL import Image

    phone = PaperPhone(app=CONTACTS, pin="1234")
    script = Script(Finish("ok"))
    await ended(tmp_path / "never", script, phone)
    assert script.heard[0][3] is None
    script = Script(Finish("ok"))
    await ended(tmp_path / "always", script, phone, picture="always")
    picture = Image.open(io.BytesIO(script.heard[0][3].image))
    field = next(e for e in phone.observe().screen.elements if e.password)
    assert max(picture.getpixel((field.bounds.center.x, field.bounds.center.y))) < 30
    assert min(picture.getpixel((5, 5))) > 225


@pytest.mark.parametrize(
    ("goal", "listed", "offered"),
    [
        ("find out which Android version this phone has", (), ()),
        ("enter the bank pin as note", (), ("bank-pin",)),
        ("pay as the note says", ("bank-pin",), ("bank-pin",)),
        ("enter the door code as note", (), ("door-code",)),
    ],
)
async def test_a_planner_is_offered_and_may_enter_the_secrets_of_its_task_alone(
    tmp_path, monkeypatch, goal, listed, offered
):
    monkeypatch.setenv("DEIXIS_SECRET_BANK_PIN", "zq-77-Secret")
    monkeypatch.setenv("DEIXIS_SECRET_DOOR_CODE", "84731")
    script = Script(Act((Enter(Target('the "New note" field'), SecretRef("bank-pin")),)), Finish("done"))
    phone = PaperPhone(app=CONTACTS)
    task, _, _ = await ended(tmp_path, script, phone, TaskSpec(goal, "script", secrets=listed))
    assert script.heard[0][0].secrets == offered
    assert phone.draft == ("zq-77-Secret" if "bank-pin" in offered else "")
    assert ("not for this task" in repr(script.heard[1][2])) is ("bank-pin" not in offered)
    assert task.ending is Ending.CLAIMED


# --- what apps are called --------------------------------------------------------------------------------------------


class WithShortcut(PaperPhone):
    """Its home screen has an icon that leads to another's app, as a web page's does."""

    def _plain(self):
        home = [Part("text", "Home"), Part("button", "Weather Hub", tap=lambda _: setattr(self, "app", CLOCK))]
        return home if self.app == LAUNCHER else super()._plain()


HUB, CLOCK_OPEN = InApp("Weather Hub"), InApp("Clock")


async def test_what_an_icon_is_called_is_no_proof_of_the_app_in_front(tmp_path):
    script = Script(Act((Open("Weather Hub"),)), Act((Wait(HUB, 0.1),)), Finish("open", (HUB,)))
    task, events, _ = await ended(tmp_path, script, WithShortcut())
    assert task.ending is Ending.CLAIMED
    assert "Clock, which an icon called Weather Hub has opened" in "".join(text for _, text in events)


async def test_an_app_that_an_icon_gave_another_name_is_still_proved_by_its_own(tmp_path):
    script = Script(Act((Open("Weather Hub"),)), Act((Wait(CLOCK_OPEN),)), Finish("open", (CLOCK_OPEN,)))
    assert (await ended(tmp_path, script, WithShortcut()))[0].ending is Ending.VERIFIED


async def test_what_an_icon_is_called_on_one_phone_is_not_said_of_another(tmp_path):
    phones = [WithShortcut("one"), PaperPhone("other", app=CLOCK)]
    script = Script(Act((Open("Weather Hub"),)), Finish("open"))
    service, _ = paper_service(tmp_path, phones, script)
    async with running(service):
        for serial in ("one", "other"):
            await followed(service, await service.submit(TaskSpec("a test", "script", serial)))
    assert service.means.names["one"].name_of(CLOCK) == "Weather Hub"
    assert script.heard[2][1].app == "Clock"
