"""One question to a model behind an OpenAI-compatible endpoint, from the phone's thread; failures are values.

Endpoints differ: newer ones turn ``max_tokens`` down and want ``max_completion_tokens``. What is turned down is asked
again the other way, and remembered.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import openai
from pydantic import BaseModel, ValidationError

Content = str | Sequence[dict[str, Any]]
"""What a user's message holds: text, or parts of text and picture."""

MOST_TOKENS = 2000
"""A reply is one line; models that think first need more."""
GLANCE_S = 0.1
"""How often whoever waits is asked whether to go on waiting."""


@dataclass(frozen=True, slots=True)
class Silent:
    """Why a model gave no answer that can be used, in words. ``nothing``: it says that no such thing is there."""

    why: str
    nothing: bool = False


@dataclass(frozen=True, slots=True)
class EndpointSettings:
    """Where the model is. ``timeout_s`` bounds one question; nothing is asked twice but what was turned down."""

    base_url: str
    model: str
    key: str = field(default="", repr=False)
    timeout_s: float = 20.0


class _Said(BaseModel):
    content: str | None = None


class _Choice(BaseModel):
    message: _Said


class _Answer(BaseModel):
    """As much of a chat completion as is needed; the client library itself does not check what it is sent."""

    choices: list[_Choice]


@dataclass(slots=True)
class _Outcome:
    """What a question came to, filled in by the thread that asks."""

    said: str = ""
    failure: BaseException | None = None


class Endpoint:
    """Asks the model. Synchronous; may be used from several threads."""

    def __init__(self, settings: EndpointSettings) -> None:
        self._settings = settings
        self._tokens = "max_tokens"

    def ask(self, system: str, user: Content, check: Callable[[], object] = lambda: None) -> str | Silent:
        """Its reply to one message, as it is. ``check`` is called while it is waited for; what that raises ends it.

        Never raises anything else.
        """
        outcome = _Outcome()
        with openai.OpenAI(
            base_url=self._settings.base_url,
            api_key=self._settings.key or "none",
            timeout=self._settings.timeout_s,
            max_retries=0,
        ) as client:
            asking = threading.Thread(target=self._fill, args=(outcome, client, system, user), daemon=True)
            asking.start()
            while asking.is_alive():
                check()
                asking.join(GLANCE_S)
        return self._told(outcome)

    def _fill(self, outcome: _Outcome, client: openai.OpenAI, system: str, user: Content) -> None:
        try:
            outcome.said = self._ask(client, system, user)
        except (openai.OpenAIError, RuntimeError) as failure:  # RuntimeError: the client was closed meanwhile
            outcome.failure = failure

    def _ask(self, client: openai.OpenAI, system: str, user: Content) -> str:
        asked = self._tokens
        try:
            return self._complete(client, system, user, asked)
        except openai.BadRequestError as refusal:
            if asked not in str(refusal) or asked == "max_completion_tokens":
                raise
        self._tokens = "max_completion_tokens"
        return self._complete(client, system, user, self._tokens)

    def _complete(self, client: openai.OpenAI, system: str, user: Content, tokens: str) -> str:
        messages: Any = [{"role": "system", "content": system}, {"role": "user", "content": user}]
        limit: Any = {tokens: MOST_TOKENS}
        raw = client.chat.completions.with_raw_response.create(model=self._settings.model, messages=messages, **limit)
        try:
            choices = _Answer.model_validate_json(raw.http_response.text).choices
        except ValidationError:
            return raw.http_response.text
        return choices[0].message.content or "" if choices else ""

    def _told(self, outcome: _Outcome) -> str | Silent:
        if outcome.failure is None:
            return outcome.said
        if isinstance(outcome.failure, openai.APITimeoutError):
            return Silent(f"the grounding model did not answer within {self._settings.timeout_s:g} s")
        return Silent(f"the grounding model failed: {self._excerpt(str(outcome.failure))}")

    def _excerpt(self, text: str) -> str:
        key = self._settings.key
        flat = " ".join(text.split())
        return (flat.replace(key, "[key]") if key else flat)[:200]
