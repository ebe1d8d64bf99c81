"""The model planner: asks a language model for a decision, and once more if the first reply was none."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from grounding.interface import Outline
from planning.goal import Goal, Picture
from planning.history import PastStep
from planning.language import prompt
from planning.language.client import Completion, Endpoint, ModelSettings
from planning.language.parse import parse_reply
from planning.language.patience import Clock
from planning.language.reading import Malformed, shortened
from planning.planner import Message, PlannerError, Reply
from planning.words import one_line

QUIET_S = 10.0
"""A reply that comes sooner is not told to be waited for."""
LONGEST_PROBLEM = 600
"""Characters of what was wrong with a reply, as told to people."""


class ModelPlanner:
    """A ``Planner`` over any endpoint that speaks OpenAI's chat-completions protocol.

    It remembers nothing between decisions except which parts of a request the endpoint does not take. A reply that
    cannot be read twice is a ``PlannerError``, never a Finish.
    """

    def __init__(self, settings: ModelSettings, clock: Clock | None = None, quiet_s: float = QUIET_S) -> None:
        """A reply that takes longer than ``quiet_s`` seconds is told to be waited for."""
        self._model = settings.model
        self._most_tokens = settings.max_tokens
        self._quiet_s = quiet_s
        self._endpoint = Endpoint(settings, clock)
        self._say: Callable[[str], None] = lambda _: None

    @property
    def name(self) -> str:
        """``model/`` and the model's own name."""
        return f"model/{self._model}"

    def tell(self, say: Callable[[str], None]) -> None:
        """From now on say what is waited for."""
        self._say = say

    async def decide(
        self, goal: Goal, outline: Outline, history: Sequence[PastStep], picture: Picture | None = None
    ) -> Reply:
        """Ask the model what to do next.

        The transcript holds every message as it was sent and received; of a picture it tells the size, of a reply that
        is too long the two ends.

        :raises PlannerError: ``unreachable``, ``timeout``, ``refused``, ``nonsense`` (also after one repair round) or
            ``unconfigured``. It carries the transcript and the tokens used until then.
        """
        sent = list(prompt.messages(goal, outline, history))
        spent = _Spent()
        problem = advice = ""
        for _ in ("first", "repair"):
            try:
                completion = await self._asked(sent, picture)
            except PlannerError as exc:
                raise self._with_record(exc, sent, picture, spent) from exc
            spent.add(completion)
            sent.append(Message("assistant", shortened(completion.text)))
            if completion.refusal:
                refusal = PlannerError(
                    "refused", f"The model {self._model} would not answer: {one_line(completion.refusal)}"
                )
                raise self._with_record(refusal, sent, picture, spent)
            try:
                decision = parse_reply(completion.text, completion.cut)
            except Malformed as exc:
                problem, advice = str(exc), self._advice(completion)
                sent.append(prompt.repair(problem))
            else:
                return Reply(decision, _record(sent, picture), spent.prompt_tokens, spent.completion_tokens)
        nonsense = PlannerError(
            "nonsense",
            f"The model {self._model} answered twice with something that is no decision; the second time: "
            f"{one_line(problem, LONGEST_PROBLEM)}. "
            f"This turn did nothing on the phone. {advice}",
        )
        raise self._with_record(nonsense, sent[:-1], picture, spent)

    async def _asked(self, sent: Sequence[Message], picture: Picture | None) -> Completion:
        told = f"waiting for a reply of the model {self._model}"
        timer = asyncio.get_running_loop().call_later(self._quiet_s, self._say, told)
        try:
            return await self._endpoint.complete(sent, picture, self._say)
        finally:
            timer.cancel()

    def _advice(self, completion: Completion) -> str:
        """What may be done about a reply that is no decision, for who runs the model."""
        if completion.cut:
            most = f"DEIXIS_MODEL_MAX_TOKENS (it is {self._most_tokens})"
            return f"It ran out of tokens: raise {most}; a model that thinks first may need some thousands."
        return "Try a larger model, or one that takes a JSON schema."

    @staticmethod
    def _with_record(
        error: PlannerError, sent: Sequence[Message], picture: Picture | None, spent: _Spent
    ) -> PlannerError:
        return PlannerError(
            error.kind, str(error), _record(sent, picture), spent.prompt_tokens, spent.completion_tokens
        )


class _Spent:
    """Tokens of one decision, its repair round included."""

    def __init__(self) -> None:
        self.prompt_tokens = 0
        self.completion_tokens = 0

    def add(self, completion: Completion) -> None:
        self.prompt_tokens += completion.prompt_tokens
        self.completion_tokens += completion.completion_tokens


def _record(sent: Sequence[Message], picture: Picture | None) -> tuple[Message, ...]:
    if picture is None:
        return tuple(sent)
    first = next(place for place, message in enumerate(sent) if message.role == "user")
    noted = Message("user", f"{sent[first].content}\n[with a picture of {len(picture.image)} bytes]")
    return (*sent[:first], noted, *sent[first + 1 :])
