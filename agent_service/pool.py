"""The phones of this host: each is owned by one thread, held by one task at a time, and by one process at a time."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import IO, Any, Protocol, TypeVar

from agent_service.budget import Token
from agent_service.lock import LOOK_AGAIN_S, CannotLock, Locks, PhoneBusy
from agent_service.store import Store
from device.errors import AdbUnavailable, PhoneError, PhoneGone, PhoneNotReady
from device.interface import Attached, Phone, PhoneInfo

T = TypeVar("T")
log = logging.getLogger("deixis.pool")

ASK_S = 5.0
"""How long a phone may take to answer a question for a list."""
REATTACH_S = 15.0
"""How long a phone may be away after the service was started again."""
CLOSE_S = 1.5
"""How long giving a phone back may keep a task from ending."""


class Host(Protocol):
    """Where phones come from: an adb server."""

    def attached(self) -> Sequence[Attached]:
        """The phones that are listed now.

        :raises AdbUnavailable: no adb server can be reached.
        """
        ...

    def open(self, serial: str) -> Phone:
        """A phone by its serial.

        :raises PhoneError: it cannot be used.
        """
        ...


@dataclass(frozen=True, slots=True)
class Condition:
    """A phone as ``GET /devices`` shows it. ``why_not`` says what keeps it from being used, '' when it is ready."""

    serial: str
    state: str
    model: str = ""
    android: str = ""
    width: int = 0
    height: int = 0
    ready: bool = False
    why_not: str = ""
    task: str = ""


class Line:
    """A phone's own thread, and what is open on it."""

    def __init__(self, serial: str, open_phone: Callable[[str], Phone]) -> None:
        self.serial = serial
        self._open = open_phone
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=f"phone-{serial}")
        self._phone: Phone | None = None
        self.task = ""
        """The task that holds it."""
        self.door = asyncio.Lock()
        """Kept by whoever of this process locks the phone or gives it back, and by a visitor for all the visit."""

    async def run(self, work: Callable[[Phone], T]) -> T:
        """Do something on the phone's thread, after whatever is under way there."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._do, work)

    def _opened(self) -> Phone:
        if self._phone is None:
            self._phone = self._open(self.serial)
        return self._phone

    def _do(self, work: Callable[[Phone], T]) -> T:
        try:
            return work(self._opened())
        except PhoneGone:
            self._close()  # when it comes back it is opened anew
            raise

    async def close(self) -> None:
        """Give the phone back; the thread stays."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._close)

    def _close(self) -> None:
        phone, self._phone = self._phone, None
        if phone is not None:
            try:
                phone.close()
            except PhoneError as exc:
                log.warning("%s was not given back cleanly: %s", self.serial, exc)

    def end(self) -> None:
        """End the thread once it is idle."""
        self._thread.shutdown(wait=False)


@dataclass(frozen=True, slots=True)
class Held:
    """A phone held by a task. ``epoch`` is the lease's: whoever holds an older one may not touch it."""

    line: Line
    epoch: int


class Pool:
    """All phones of one host. On the event loop."""

    def __init__(self, host: Host, store: Store, locks: Locks) -> None:
        self._host = host
        self._store = store
        self._locks = locks
        self._lines: dict[str, Line] = {}
        self._giving_back: set[asyncio.Task[Any]] = set()
        self._ask = ThreadPoolExecutor(2, thread_name_prefix="adb")

    async def attached(self) -> Sequence[Attached]:
        """The phones adb lists now.

        :raises AdbUnavailable: no adb server can be reached.
        """
        return await asyncio.get_running_loop().run_in_executor(self._ask, self._host.attached)

    def holder(self, serial: str) -> str:
        """The task of this process that holds a phone, '' for none."""
        line = self._lines.get(serial)
        return line.task if line else ""

    @contextlib.asynccontextmanager
    async def hold(self, serial: str, task: str, say: Callable[[str], None] | None = None) -> AsyncIterator[Held]:
        """Hold a phone for a task: the process's lock, the lease, the thread. All is given back at the end.

        With ``say`` another process is waited for, and ``say`` is told so.

        :raises PhoneBusy: another process has it.
        """
        line, epoch, said = self._line(serial), 0, ""
        while True:
            async with line.door:  # not while another process is waited for: visitors would queue up behind it
                if line.task:
                    raise PhoneBusy(f"{serial} is busy with task {line.task}")
                try:
                    lock = await self._locks.take(serial)
                    line.task = task
                    break
                except PhoneBusy as busy:
                    if say is None or isinstance(busy, CannotLock):
                        raise
                    why = str(busy)
            if why != said:
                said = why
                say(f"waiting for a phone that is ready; {why}")
            await asyncio.sleep(LOOK_AGAIN_S)
        try:
            epoch = self._store.take(serial, task)
            yield Held(line, epoch)
        finally:
            giving = asyncio.ensure_future(self._give_back(line, epoch, lock))
            self._giving_back.add(giving)
            giving.add_done_callback(self._giving_back.discard)
            await asyncio.wait({giving}, timeout=CLOSE_S)

    async def _give_back(self, line: Line, epoch: int, lock: IO[str]) -> None:
        """After the phone's thread is done with whatever it is at: only then may another task have the phone."""
        async with line.door:
            try:
                await line.close()
            finally:
                line.task = ""
                lock.close()
                self._store.free(line.serial, epoch)

    async def condition(self, phone: Attached) -> Condition:
        """Whether a phone can be used, and what it is. One that a task holds is not disturbed."""
        task = self.holder(phone.serial)
        if phone.state != "device":
            return Condition(phone.serial, phone.state, phone.model, why_not=_absent(phone))
        if task:
            return Condition(phone.serial, phone.state, phone.model, ready=True, task=task)
        if busy := self._busy(phone.serial):
            return Condition(phone.serial, phone.state, phone.model, why_not=busy)
        try:
            info = await asyncio.wait_for(self._line(phone.serial).run(_ask), ASK_S)
        except TimeoutError:
            return Condition(phone.serial, phone.state, phone.model, why_not=f"it did not answer within {ASK_S:g} s")
        except PhoneError as exc:
            return Condition(phone.serial, phone.state, phone.model, why_not=str(exc))
        about = (info.model or phone.model, info.android, info.width, info.height)
        return Condition(phone.serial, phone.state, *about, ready=True)

    async def readiness(self, serial: str) -> str:
        """``ready``, ``booting``, or what else keeps the phone from being used."""
        if busy := self._busy(serial):
            return busy
        try:
            await asyncio.wait_for(self._line(serial).run(lambda phone: phone.check_ready()), ASK_S)
        except PhoneNotReady as exc:
            return "booting" if exc.state == "booting" else str(exc)
        except (PhoneError, TimeoutError) as exc:
            return str(exc) or "it does not answer"
        return "ready"

    async def conditions(self) -> list[Condition]:
        """All phones adb lists.

        :raises AdbUnavailable: no adb server can be reached.
        """
        return list(await asyncio.gather(*(self.condition(phone) for phone in await self.attached())))

    async def screenshot(self, serial: str, timeout_s: float = 15.0) -> bytes:
        """The picture of a phone's screen, as the phone gave it. A phone that no task holds is held for it, and given
        back, also when nobody waits for the picture any longer.

        :raises PhoneGone: adb does not list it.
        :raises PhoneBusy: another process has it.
        :raises PhoneError: it could not be had.
        :raises TimeoutError: the phone was busy for too long.
        """
        if serial not in {phone.serial for phone in await self.attached()}:
            raise PhoneGone(f"no phone {serial} is attached")
        visit = self._visit(self._line(serial), lambda phone: phone.observe().shot().image)
        return await asyncio.wait_for(visit, timeout_s)

    async def _visit(self, line: Line, work: Callable[[Phone], T]) -> T:
        """Do something with a phone as a guest of the task that holds it, or else as the one who does: that goes on to
        its end, also when nobody waits for it any longer."""
        await line.door.acquire()
        if line.task:
            line.door.release()
            return await line.run(work)
        looking = asyncio.ensure_future(self._alone(line, work))
        self._giving_back.add(looking)
        looking.add_done_callback(self._giving_back.discard)
        return await asyncio.shield(looking)

    async def _alone(self, line: Line, work: Callable[[Phone], T]) -> T:
        """With the line's door, which is open again afterwards."""
        with contextlib.ExitStack() as last:
            last.callback(line.door.release)
            last.enter_context(await self._locks.take(line.serial))
            try:
                return await line.run(work)
            finally:
                await line.close()

    def _busy(self, serial: str) -> str:
        """Why another process keeps a phone from us, '' when none does."""
        return "" if self._line(serial).door.locked() else self._locks.busy(serial)

    async def close(self) -> None:
        """Give every phone back and end the threads."""
        await asyncio.gather(*self._giving_back, return_exceptions=True)
        closing = [asyncio.ensure_future(line.close()) for line in self._lines.values()]
        if closing:
            await asyncio.wait(closing, timeout=CLOSE_S)
        for line in self._lines.values():
            line.end()
        self._ask.shutdown(wait=False)

    def _line(self, serial: str) -> Line:
        return self._lines.setdefault(serial, Line(serial, self._host.open))


async def until_ready(held: Held, token: Token, wait_s: float, resumed: bool, say: Callable[[str], None]) -> None:
    """Return when the phone can be used; a booting one is waited for, and ``say`` tells so once.

    A phone that a task had before the service was stopped may take a moment to be attached again.

    :raises PhoneNotReady: locked, asleep, or still booting after ``wait_s``.
    :raises PhoneError: it is not there, or fails.
    """
    began = token.now()
    told = False
    while True:
        try:
            return await held.line.run(lambda phone: phone.check_ready())
        except PhoneNotReady as exc:
            if exc.state != "booting" or token.now() - began >= wait_s:
                raise
            why = str(exc)
        except (PhoneGone, AdbUnavailable) as exc:
            if not resumed or token.now() - began >= min(wait_s, REATTACH_S):
                raise
            why = str(exc)
        if not told:
            say(f"waiting for the phone: {why}")
            told = True
        await asyncio.sleep(0.5)


def _ask(phone: Phone) -> PhoneInfo:
    phone.check_ready()
    return phone.info()


def _absent(phone: Attached) -> str:
    advice = {
        "unauthorized": "allow USB debugging on its screen",
        "offline": "unplug it and plug it in again, or restart it",
    }
    return f"adb lists it as {phone.state}" + (f": {advice[phone.state]}" if phone.state in advice else "")
