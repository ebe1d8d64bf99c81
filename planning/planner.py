"""The interface of a planner."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, runtime_checkable

from grounding.interface import Outline
from planning.decision import Decision
from planning.goal import Goal, Picture
from planning.history import PastStep


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a model conversation, exactly as sent or received."""

    role: Literal["system", "user", "assistant"]
    content: str


class PlannerError(Exception):
    """A planner could not decide: its model is down, slow, refused the key, or answered nonsense twice.

    ``kind`` says which; the message says what was found and what to try. Never turned into a Finish. What was sent,
    received and spent until then is kept, so that a record and a budget miss nothing.
    """

    def __init__(
        self,
        kind: Literal["unreachable", "timeout", "refused", "nonsense", "unconfigured"],
        message: str,
        transcript: tuple[Message, ...] = (),
        prompt_tokens: int = 0,
        completion_tokens: int = 0,
    ):
        super().__init__(message)
        self.kind = kind
        self.transcript = transcript
        self.prompt_tokens = prompt_tokens
        self.completion_tokens = completion_tokens


@dataclass(frozen=True, slots=True)
class Reply:
    """A decision and how it came about. ``transcript`` and the token counts are empty for planners without a model."""

    decision: Decision
    transcript: tuple[Message, ...] = ()
    prompt_tokens: int = 0
    completion_tokens: int = 0


class Planner(Protocol):
    """Decides what to do next. Stateless: everything it needs is in the arguments, so a run can resume anywhere."""

    @property
    def name(self) -> str:
        """The name tasks choose it by, and its version: ``phrasebook/1``, ``model/gpt-x``."""
        ...

    async def decide(
        self, goal: Goal, outline: Outline, history: Sequence[PastStep], picture: Picture | None = None
    ) -> Reply:
        """Say what to do next.

        :raises PlannerError: no decision could be had.
        """
        ...


@runtime_checkable
class Telling(Protocol):
    """A planner whose decisions may take long, and which says meanwhile what is waited for."""

    def tell(self, say: Callable[[str], None]) -> None:
        """From now on say it to ``say``, in a sentence for people."""
        ...
