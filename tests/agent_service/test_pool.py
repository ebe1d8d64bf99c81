"""Who has a phone: a task, or for a moment whoever wants its picture; in either case one process at a time."""

import asyncio
import threading

import pytest
from paper_bench import Script, followed, paper_service
from paper_phone import SETTINGS, PaperPhone

from agent_service import compose
from agent_service.lock import PhoneBusy
from agent_service.service import running
from agent_service.settings import Settings
from agent_service.task import Ending, TaskSpec
from planning.decision import Finish


def paper_locks(home):
    """The locks as another process sees them."""
    return compose.locks(Settings(locks=home / "locks"))


class Hanging(PaperPhone):
    """A phone whose looks hang until it is released."""

    def __init__(self):
        super().__init__(app=SETTINGS)
        self.reached, self.release = threading.Event(), threading.Event()

    def observe(self):
        self.reached.set()
        assert self.release.wait(30)
        return super().observe()


@pytest.fixture
async def hanging(tmp_path):
    phone = Hanging()
    service, _ = paper_service(tmp_path, [phone], Script(Finish("ok")))
    async with running(service):
        yield phone, service
        phone.release.set()


async def test_a_phone_is_given_back_after_its_picture_was_taken(tmp_path):
    phone = PaperPhone(app=SETTINGS)
    service, _ = paper_service(tmp_path, [phone])
    pool, locks = service.means.pool, paper_locks(tmp_path)
    async with running(service):
        for times in (1, 2):
            assert (await pool.screenshot(phone.serial)).startswith(b"\x89PNG")
            assert (phone.opened, phone.closed, locks.busy(phone.serial)) == (times, times, "")


async def test_while_a_picture_is_taken_no_other_process_gets_the_phone(hanging, tmp_path):
    phone, service = hanging
    pool, locks = service.means.pool, paper_locks(tmp_path)
    picture = asyncio.ensure_future(pool.screenshot(phone.serial))
    await asyncio.to_thread(phone.reached.wait, 10)
    with pytest.raises(PhoneBusy):
        await locks.take(phone.serial)
    phone.release.set()
    await picture
    (await locks.take(phone.serial)).close()


async def test_a_task_begins_when_the_picture_is_taken(hanging):
    phone, service = hanging
    picture = asyncio.ensure_future(service.means.pool.screenshot(phone.serial))
    await asyncio.to_thread(phone.reached.wait, 10)
    task = await service.submit(TaskSpec("a test", "script", device=phone.serial))
    phone.release.set()
    await picture
    await followed(service, task)
    assert service.means.store.task(task.id).ending is Ending.CLAIMED


async def test_a_task_that_waits_for_a_picture_is_cancelled_at_once(hanging, monkeypatch):
    phone, service = hanging
    holding, hold = asyncio.Event(), service.means.pool.hold

    def noted(*args):
        holding.set()
        return hold(*args)

    monkeypatch.setattr(service.means.pool, "hold", noted)
    picture = asyncio.ensure_future(service.means.pool.screenshot(phone.serial))
    await asyncio.to_thread(phone.reached.wait, 10)
    task = await service.submit(TaskSpec("a test", "script", device=phone.serial))
    await asyncio.wait_for(holding.wait(), 10)
    service.cancel(task.id)
    await followed(service, task)
    assert service.means.store.task(task.id).ending is Ending.CANCELLED
    assert not picture.done()
    phone.release.set()
    await picture


async def test_a_picture_nobody_waits_for_any_longer_holds_the_phone_until_it_is_there(hanging, tmp_path):
    phone, service = hanging
    pool, locks = service.means.pool, paper_locks(tmp_path)
    with pytest.raises(TimeoutError):
        await pool.screenshot(phone.serial, timeout_s=0.05)
    assert "is busy" in locks.busy(phone.serial)
    phone.release.set()
    await pool.screenshot(phone.serial)
    assert (phone.closed, locks.busy(phone.serial)) == (2, "")


async def test_the_picture_of_a_phone_that_a_task_holds_leaves_it_with_the_task(tmp_path):
    phone = PaperPhone(app=SETTINGS)
    service, _ = paper_service(tmp_path, [phone])
    pool = service.means.pool
    async with running(service):
        async with pool.hold(phone.serial, "a task"):
            assert (await pool.screenshot(phone.serial)).startswith(b"\x89PNG")
            assert (phone.closed, pool.holder(phone.serial)) == (0, "a task")
            with pytest.raises(PhoneBusy, match="a task"):
                async with pool.hold(phone.serial, "another"):
                    pass
        assert (phone.closed, pool.holder(phone.serial)) == (1, "")
