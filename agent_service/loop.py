"""The loop: look, decide, act, remember, until the planner finishes or something else ends the task.

Two kinds of checkpoint, ``decide`` and ``act``; between them only code whose result follows from their values, so that
a task taken up after a crash walks the same way to the point where it was stopped. Deadlines and cancellation are
looked at inside checkpoints alone, for the same reason.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any, Protocol, assert_never

from agent_service.budget import Stopped, Token
from agent_service.codec import decode, encode
from agent_service.hand import LeaseLost
from agent_service.record import TurnRecord
from agent_service.recorder import Recorder
from agent_service.session import Session
from agent_service.task import Ending, Task, TaskSpec
from device.errors import PhoneError
from grounding.interface import Wait
from planning.decision import Act, Ask, Finish, GiveUp
from planning.goal import Goal
from planning.history import Done, PastStep
from planning.planner import Planner, PlannerError, Reply
from planning.repeating import stuck, times_in_vain
from planning.words import decision_words, intent_words, result_words

GRACE_S = 1.0
"""How long an act may take to notice that the task has to stop; the phone's thread is not waited for any longer."""
CHANGES_TOLD = 3
"""Lines of a change that an event tells."""

TOKENS = ("prompt_tokens", "completion_tokens")
"""What a checkpoint says that it cost beside what its value tells."""

Tell = Callable[[str, str, dict[str, Any]], None]
"""Tells the task's followers: a key that makes it be told once, a type, and data with a ``text``."""


class Journal(Protocol):
    """Remembers what steps returned, across crashes if it can."""

    async def step(self, name: str, work: Callable[[], Awaitable[dict[str, Any]]]) -> dict[str, Any]:
        """What ``work`` returned, now or when this very step was done before."""
        ...


@dataclass(frozen=True, slots=True)
class End:
    """How a task ended."""

    ending: Ending
    message: str


class Over(Exception):
    """The task ends here."""

    def __init__(self, ending: Ending, message: str) -> None:
        super().__init__(message)
        self.end = End(ending, message)


CANCELLED = "it was cancelled"


def why_stopped(stopped: Stopped, spec: TaskSpec) -> str:
    """The message of a task that was stopped, with what to set where its time ran out."""
    match stopped.ending:
        case Ending.CANCELLED:
            return CANCELLED
        case Ending.TIMED_OUT:
            given = f"it took longer than the {spec.timeout_s:g} s it was given"
            return f"{given}; allow more with timeout_s (deixis run: --timeout)"
        case _:
            return str(stopped)


STUCK = (
    "the planner did the same {times} times in vain, on a screen that did not change: {tried}. It was told so each "
    "time; more turns would not help. Say in the goal what the thing is called on the screen, or use another model"
)


class Loop:
    """One run of one task on the phone of its session."""

    def __init__(
        self,
        task: Task,
        goal: Goal,
        planner: Planner,
        session: Session,
        token: Token,
        journal: Journal,
        recorder: Recorder,
        tell: Tell,
        progress: Callable[[int, int, int], None],
    ) -> None:
        """``progress`` is told turns, prompt tokens and completion tokens so far."""
        self._task = task
        self._goal = goal
        self._planner = planner
        self._session = session
        self._token = token
        self._journal = journal
        self._recorder = recorder
        self._tell = tell
        self._progress = progress
        self._history: list[PastStep] = []
        self._shown = ""
        """The screen of the last decision, in words; '' where that was before a crash."""
        self._unchanged = False
        """Whether this decision was for the same one."""
        self._turns = 0
        self._tokens = (0, 0)

    async def run(self) -> End:
        """Go on until the task ends, and say how."""
        try:
            for turn in range(1, self._task.spec.max_turns + 1):
                reply = await self._decide(turn)
                self._note(turn, reply)
                match reply.decision:
                    case Act() as act:
                        await self._carry_out(turn, act)
                    case Finish() as finish:
                        return self._finish(finish)
                    case Ask(question):
                        return End(Ending.NEEDS_ANSWER, question)
                    case GiveUp(reason):
                        return End(Ending.GAVE_UP, reason)
                    case _:
                        assert_never(reply.decision)
        except Over as over:
            return over.end
        turns = self._task.spec.max_turns
        words = f"not finished after {turns} turns; allow more with max_turns (deixis run: --max-turns)"
        return End(Ending.OUT_OF_TURNS, words)

    async def _decide(self, turn: int) -> Reply:
        async def think() -> Any:
            started = time.time()
            seen = await self._session.see(turn)
            history = tuple(self._history)
            record = TurnRecord(
                task=self._task.id,
                turn=turn,
                started=started,
                seconds=0.0,
                planner=self._planner.name,
                goal=self._goal,
                outline=seen.outline,
                history=history,
                reply=None,
                screen=seen.tree,
                picture=seen.screenshot,
            )
            try:
                reply = await self._planner.decide(self._goal, seen.outline, history, seen.picture)
            except PlannerError as exc:
                took = time.time() - started
                self._recorder.add(replace(record, seconds=took, failed=str(exc), transcript=exc.transcript))
                raise
            self._recorder.add(replace(record, seconds=time.time() - started, reply=reply))
            shown, self._shown = self._shown, seen.outline.text()
            return {**encode(reply), "unchanged": shown == self._shown}

        found = dict(await self._checkpoint("decide", think, 0.0))
        self._unchanged = found.pop("unchanged", False)
        reply: Reply = decode(Reply, found)
        return reply

    async def _carry_out(self, turn: int, act: Act) -> None:
        """The intents of one decision in order, up to the first that does not come off."""
        if not act.intents:
            raise Over(Ending.PLANNER_FAILED, "the planner decided to act and named nothing to do")
        for index, intent in enumerate(act.intents):
            last = index == len(act.intents) - 1

            async def do(index: int = index, last: bool = last) -> Any:
                expect = act.expect if last else None
                return encode(await self._session.act(turn, index, act.intents[index], act.memo, expect))

            self._session.cover(turn, index, intent)
            step: PastStep = decode(PastStep, await self._checkpoint("act", do, GRACE_S))
            self._history.append(replace(step, unchanged=self._unchanged))
            came_off = isinstance(step.result, Done)
            said = result_words(step.result, CHANGES_TOLD).replace("\n", "; ")
            text = f"{intent_words(intent)}: {said}"
            body = {"text": text, "turn": turn, "index": index, "done": came_off, "result": encode(step.result)}
            self._tell(f"step {turn} {index}", "step", {**body, "intent": encode(intent)})
            if stuck(self._history):
                times = times_in_vain(self._history)
                raise Over(Ending.PLANNER_FAILED, STUCK.format(times=times, tried=text))
            if not came_off:
                return

    async def _checkpoint(self, name: str, work: Callable[[], Any], grace_s: float) -> Any:
        """Do a step, or take what it came to before the crash; what ends the task ends it in both cases.

        :raises Over: the task ends here.
        """

        async def guarded() -> dict[str, Any]:
            try:
                return {"value": await self._token.guard(work(), grace_s)}
            except Stopped as stopped:
                return _end(stopped.ending, why_stopped(stopped, self._task.spec))
            except PlannerError as exc:
                spent = zip(TOKENS, (exc.prompt_tokens, exc.completion_tokens), strict=True)
                return {**_end(Ending.PLANNER_FAILED, str(exc)), **dict(spent)}
            except (PhoneError, LeaseLost) as exc:
                return _end(Ending.PHONE_FAILED, str(exc))

        async def counted() -> dict[str, Any]:
            found, of_grounder = await guarded(), self._session.spent()
            both = zip(TOKENS, of_grounder, strict=True)
            return {**found, **{name: found.get(name, 0) + tokens for name, tokens in both}}

        found = await self._journal.step(name, counted)
        spent = [found.get(name, 0) for name in TOKENS]  # an older checkpoint has none
        if any(spent):
            self._spend(*spent)
        if "ending" in found:
            raise Over(Ending(found["ending"]), found["message"])
        return found["value"]

    def _note(self, turn: int, reply: Reply) -> None:
        self._turns = turn
        self._spend(reply.prompt_tokens, reply.completion_tokens)
        thought = reply.decision.thought if isinstance(reply.decision, Act) else ""
        body = {"text": f"{turn}. {decision_words(reply.decision)}", "turn": turn, "thought": thought}
        self._tell(f"turn {turn}", "turn", {**body, "decision": encode(reply.decision)})

    def _spend(self, prompt: int, completion: int) -> None:
        self._tokens = (self._tokens[0] + prompt, self._tokens[1] + completion)
        self._progress(self._turns, *self._tokens)

    def _finish(self, finish: Finish) -> End:
        """Verified only by checks that this very run saw hold; a planner's word alone is a claim."""
        met = {s.intent.until for s in self._history if isinstance(s.intent, Wait) and isinstance(s.result, Done)}
        verified = bool(finish.checked) and all(check in met for check in finish.checked)
        return End(Ending.VERIFIED if verified else Ending.CLAIMED, finish.summary)


def _end(ending: Ending, message: str) -> dict[str, Any]:
    return {"ending": ending.value, "message": message}
