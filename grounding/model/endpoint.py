"""One question to a model behind an OpenAI-compatible endpoint, from the phone's thread; failures are values.

Endpoints differ: newer ones turn ``max_tokens`` down and want ``max_completion_tokens``, some take no JSON schema for
the reply, or only "JSON". What is turned down is asked again without, and remembered.
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


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked, and the schema that the reply is to fit, where there is one."""

    system: str
    user: Content
    schema: dict[str, Any] | None


class Endpoint:
    """Asks the model. Synchronous; may be used from several threads."""

    def __init__(self, settings: EndpointSettings) -> None:
        self._settings = settings
        self._tokens = "max_tokens"
        self._forms = ["json_schema", "json_object", ""]
        """How a reply can be asked to fit a schema, or at least to be JSON; what was turned down is no longer tried."""

    def ask(
        self,
        system: str,
        user: Content,
        check: Callable[[], object] = lambda: None,
        schema: dict[str, Any] | None = None,
    ) -> str | Silent:
        """Its reply to one message, as it is. ``check`` is called while it is waited for; what that raises ends it.
        ``schema``: a JSON schema for the reply, asked for where the endpoint can; it may not fit all the same.

        Never raises anything else.
        """
        outcome, question = _Outcome(), _Question(system, user, schema)
        with openai.OpenAI(
            base_url=self._settings.base_url,
            api_key=self._settings.key or "none",
            timeout=self._settings.timeout_s,
            max_retries=0,
        ) as client:
            asking = threading.Thread(target=self._fill, args=(outcome, client, question), daemon=True)
            asking.start()
            while asking.is_alive():
                check()
                asking.join(GLANCE_S)
        return self._told(outcome)

    def _fill(self, outcome: _Outcome, client: openai.OpenAI, question: _Question) -> None:
        try:
            outcome.said = self._ask(client, question)
        except (openai.OpenAIError, RuntimeError) as failure:  # RuntimeError: the client was closed meanwhile
            outcome.failure = failure

    def _ask(self, client: openai.OpenAI, question: _Question) -> str:
        while True:
            tokens, form = self._tokens, self._forms[0] if question.schema is not None else ""
            try:
                return self._complete(client, question, tokens, form)
            except (openai.BadRequestError, openai.UnprocessableEntityError, openai.InternalServerError) as refusal:
                told = str(refusal)
                broken = isinstance(refusal, openai.InternalServerError)
                if tokens == "max_tokens" and tokens in told and not broken:
                    self._tokens = "max_completion_tokens"
                elif form and (not broken or "response_format" in told):
                    self._forms = [other for other in self._forms if other != form]
                else:
                    raise

    def _complete(self, client: openai.OpenAI, question: _Question, tokens: str, form: str) -> str:
        messages: Any = [{"role": "system", "content": question.system}, {"role": "user", "content": question.user}]
        more: dict[str, Any] = {tokens: MOST_TOKENS}
        if form:
            more["response_format"] = {"type": form}
        if form == "json_schema":
            more["response_format"]["json_schema"] = {"name": "answer", "strict": True, "schema": question.schema}
        raw = client.chat.completions.with_raw_response.create(model=self._settings.model, messages=messages, **more)
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
