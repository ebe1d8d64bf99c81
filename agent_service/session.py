"""The phone's side of a running task: what the loop asks of the phone, done on the phone's own thread."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from agent_service.acting import act, unmet
from agent_service.budget import Stopped, Token
from agent_service.codec import decode
from agent_service.desk import Desk
from agent_service.effect import with_messages
from agent_service.eyes import NO_LINKS, Eyes, Look
from agent_service.failing import told
from agent_service.hand import Hand
from agent_service.pictures import for_planner
from agent_service.pool import Held
from agent_service.record import StepRecord
from agent_service.recorder import Recorder
from agent_service.recovery import Before
from agent_service.secrets import NoSuchSecret, Secrets
from agent_service.store import Store
from agent_service.tally import Tally, less
from device.errors import PhoneError, PhoneFault
from device.interface import Phone
from grounding.apps import AppNames
from grounding.chain import Links
from grounding.interface import Enter, Expectation, Intent, Miss, Outline, Reason, SecretRef
from planning.goal import Picture
from planning.history import Done, PastStep, Result, Unsure

log = logging.getLogger("deixis.session")

RECONNECT_S = 0.5
"""A pause after a broken connection, before the step is taken up again."""

AS_IF_ASLEEP = frozenset({Reason.NO_EFFECT, Reason.NOT_MET, Reason.NOT_FOUND, Reason.HIDDEN})
"""Failures that a phone which fell asleep or was locked shows too: it is asked, so that the right thing is blamed."""

PictureWhen = Literal["never", "poor", "always"]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the planner is shown, and the files kept of it."""

    outline: Outline
    picture: Picture | None
    tree: str
    screenshot: str


class Session:
    """One task on one phone, from the time it holds the phone until it gives it back."""

    def __init__(
        self,
        task: str,
        held: Held,
        token: Token,
        store: Store,
        recorder: Recorder,
        secrets: Secrets,
        names: AppNames,
        picture: PictureWhen,
        links: Links = NO_LINKS,
    ) -> None:
        self._task = task
        self._held = held
        self._token = token
        self._store = store
        self._recorder = recorder
        self._secrets = secrets
        self._names = names
        self._picture_when = picture
        self._links = links
        self._veil = secrets.veil()
        self._eyes: Eyes | None = None
        self._tally = Tally()
        self._before = self._tally.total
        """What had been counted when the step began."""

    def cover(self, turn: int, index: int, intent: Intent) -> None:
        """Veil the secret that this step types, and the field that it went to where a crashed service typed it."""
        if not isinstance(intent, Enter):
            return
        secret = isinstance(intent.text, SecretRef)
        if isinstance(intent.text, SecretRef):
            try:
                self._veil.cover(self._secrets.resolve(intent.text.name))
            except NoSuchSecret as exc:
                log.warning("task %s: %s", self._task, exc)
        for row in self._store.gestures(self._task, turn, index).rows:
            was: Before = decode(Before, row.before)
            if was.typed is not None:
                self._veil.typed(was.typed, secret)

    def spent(self) -> tuple[int, int]:
        """The tokens that the grounder's model read and wrote since this was asked the last time."""
        return self._tally.take()

    async def see(self, turn: int) -> Seen:
        """Look, for a decision.

        :raises Stopped: the task has to stop.
        :raises PhoneError: the phone cannot be looked at.
        """
        return await self._held.line.run(lambda phone: self._see(phone, turn))

    async def act(self, turn: int, index: int, intent: Intent, memo: str, expect: Expectation | None) -> PastStep:
        """Carry one intent out and record it. ``expect`` is checked when it came off.

        :raises Stopped: the task has to stop.
        :raises PhoneError: the phone failed; PhoneNotReady: it fell asleep or was locked.
        :raises LeaseLost: the phone is somebody else's.
        """
        return await self._held.line.run(lambda phone: self._act(phone, turn, index, intent, memo, expect))

    def _looking(self, phone: Phone) -> Eyes:
        if self._eyes is None:
            keep, spend = self._recorder.tree, self._tally.add
            self._eyes = Eyes(phone, self._names, self._veil, self._token, keep, self._links, spend)
        return self._eyes

    def _see(self, phone: Phone, turn: int) -> Seen:
        eyes = self._looking(phone)
        look = eyes.glance()
        eyes.told = look.outline
        screenshot = self._recorder.picture(f"turn-{turn:02}", look, eyes)
        return Seen(look.outline, self._for_planner(look, eyes), look.tree, screenshot)

    def _for_planner(self, look: Look, eyes: Eyes) -> Picture | None:
        wanted = self._picture_when == "always" or (self._picture_when == "poor" and look.outline.poor)
        shot = eyes.shot(look) if wanted else None
        if shot is None:
            return None
        return Picture(for_planner(shot.image, eyes.hidden(look.unveiled)))

    def _act(
        self, phone: Phone, turn: int, index: int, intent: Intent, memo: str, expect: Expectation | None
    ) -> PastStep:
        started = time.time()
        self._before = self._tally.total
        desk = self._desk(phone, turn, index)
        known, heard = desk.eyes.failures, len(desk.eyes.heard)
        try:
            result = told(self._carried_out(intent, desk), intent, desk.eyes.failures - known)
            looked_at = expect if isinstance(result, Done) else None
            instead = unmet(desk, looked_at) if looked_at is not None else ""
            if desk.hand.deeds:
                desk.eyes.listen()
            result = with_messages(desk.as_it_is_now(result), desk.eyes.heard[heard:])
            after = desk.after_picture()
            desk.eyes.told = desk.last.outline if desk.last is not None else None
        except (Stopped, PhoneError) as exc:
            sent = "a gesture was sent and not answered" if desk.hand.in_flight else "it was cut short"
            self._record(desk, turn, index, started, intent, Unsure(f"{sent}: {exc}"), "")
            raise
        self._record(desk, turn, index, started, intent, result, after)
        if isinstance(result, Miss) and result.reason in AS_IF_ASLEEP:
            phone.check_ready()
        held = not instead if looked_at is not None else None
        return PastStep(turn, intent, result, memo, held, looked_at, instead)

    def _carried_out(self, intent: Intent, desk: Desk) -> Result:
        """The intent carried out; once more when the connection broke in its midst, as after a crash."""
        try:
            return act(intent, desk)
        except PhoneFault as exc:
            log.warning("task %s: %s; the step is judged and goes on", self._task, exc)
            self._token.wait(RECONNECT_S)
            desk.hand.in_flight = None
            return act(intent, desk)

    def _desk(self, phone: Phone, turn: int, index: int) -> Desk:
        eyes = self._looking(phone)
        rows = self._store.gestures(self._task, turn, index)
        serial = self._held.line.serial

        def epoch() -> int:
            return self._store.holder(serial)[1]

        def keep(when: str) -> Callable[[Look], str]:
            name = f"turn-{turn:02}-step-{index}-{when}"
            return lambda look: self._recorder.picture(name, look, eyes)

        hand = Hand(phone, eyes, self._token, self._held.epoch, epoch, rows, self._secrets, self._veil)
        return Desk(phone, eyes, hand, rows, self._names, self._token, keep("before"), keep("after"))

    def _record(
        self, desk: Desk, turn: int, index: int, started: float, intent: Intent, result: Result, after: str
    ) -> None:
        read, written = less(self._tally.total, self._before)
        record = StepRecord(
            task=self._task,
            turn=turn,
            index=index,
            started=started,
            seconds=time.time() - started,
            intent=intent,
            pointings=tuple(desk.pointings),
            deeds=tuple(desk.hand.deeds),
            result=result,
            before=desk.before_picture,
            after=after,
            resumed=desk.resumed,
            prompt_tokens=read,
            completion_tokens=written,
        )
        self._recorder.add(record)
