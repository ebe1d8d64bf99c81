"""The model planner: asks a language model for a decision, and once more if the first reply was none."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from grounding.interface import Outline
from planning.decision import Decision
from planning.goal import Goal, Picture
from planning.history import PastStep
from planning.language import prompt
from planning.language.client import Completion, Endpoint, ModelSettings
from planning.language.parse import parse_reply
from planning.language.patience import Clock
from planning.language.reading import Malformed, shortened
from planning.planner import Message, PlannerError, Reply
from planning.words import one_line

FILTERED = (
    "The endpoint's content filter held back the reply of the model {}. Word the goal otherwise, or use another one."
)
EMPTY = {
    "": (
        "the reply is empty",
        "See the endpoint's own log: the prompt may be longer than its context, or it may not take a JSON schema.",
    ),
    "tool calls": (
        "the reply calls a tool, and there is none; write the JSON object as the text of the reply",
        "The endpoint may take the reply for a tool call: switch its tool parser off, or use another model.",
    ),
    "reasoning": (
        "the reply holds only reasoning; write the JSON object as its text",
        "Raise DEIXIS_MODEL_MAX_TOKENS, or switch the model's thinking or the endpoint's reasoning parser off.",
    ),
}
"""Of a reply without text, by what it holds instead: what is wrong with it, and what its owner can do."""
LONGEST_QUOTE = 200
"""Characters of a reply that are told to people."""
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
        problem = advice = began = ""
        for _ in ("first", "repair"):
            try:
                completion = await self._asked(sent, picture)
            except PlannerError as exc:
                raise self._with_record(exc, sent, picture, spent) from exc
            spent.add(completion)
            sent.append(Message("assistant", shortened(completion.text)))
            if completion.filtered:
                raise self._with_record(PlannerError("refused", FILTERED.format(self._model)), sent, picture, spent)
            if completion.refusal:
                refusal = PlannerError(
                    "refused", f"The model {self._model} would not answer: {one_line(completion.refusal)}"
                )
                raise self._with_record(refusal, sent, picture, spent)
            try:
                decision = _decision(completion)
            except Malformed as exc:
                problem, advice = str(exc), self._advice(completion)
                began = self._endpoint.excerpt(completion.text, LONGEST_QUOTE)
                sent.append(prompt.repair(problem))
            else:
                return Reply(decision, _record(sent, picture), spent.prompt_tokens, spent.completion_tokens)
        nonsense = PlannerError(
            "nonsense",
            f"The model {self._model} answered twice with something that is no decision; the second time: "
            f"{one_line(problem, LONGEST_PROBLEM)}. "
            f"This turn did nothing on the phone. {advice}" + (f" The reply began: {began}" if began else ""),
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
        if not completion.text.strip():
            return EMPTY[completion.instead][1]
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


def _decision(completion: Completion) -> Decision:
    """:raises Malformed: the reply is none."""
    if not completion.text.strip() and not completion.cut:
        raise Malformed(EMPTY[completion.instead][0])
    return parse_reply(completion.text, completion.cut)


def _record(sent: Sequence[Message], picture: Picture | None) -> tuple[Message, ...]:
    if picture is None:
        return tuple(sent)
    first = next(place for place, message in enumerate(sent) if message.role == "user")
    noted = Message("user", f"{sent[first].content}\n[with a picture of {len(picture.image)} bytes]")
    return (*sent[:first], noted, *sent[first + 1 :])
