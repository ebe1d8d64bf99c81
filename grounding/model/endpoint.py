"""One question to a model behind an OpenAI-compatible endpoint, from the phone's thread; failures are values.

Endpoints differ: newer ones turn ``max_tokens`` down and want ``max_completion_tokens``, some take no JSON schema for
the reply, or only "JSON". What is turned down is asked again without, and remembered. The planner's client humours them
in the same way, on a floor that this one may not see, nor that one this.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

import openai
from pydantic import BaseModel, ValidationError

from grounding.interface.endpoints import excerpt, public_url

Content = str | Sequence[dict[str, Any]]
"""What a user's message holds: text, or parts of text and picture."""

MOST_TOKENS = 2000
"""A reply is one line; models that think first need more."""
GLANCE_S = 0.1
"""How often whoever waits is asked whether to go on waiting."""

LONGEST_EXCERPT = 200
"""Characters of what an endpoint says that are told on."""

Spend = Callable[[int, int], object]
"""Is told of the tokens of a question, and of those of its reply, from any thread."""


def unheeded(prompt_tokens: int, completion_tokens: int) -> None:
    """Nobody counts."""


UNSENDABLE = (openai.OpenAIError, ValueError, RuntimeError)
"""What a request may fail with: the endpoint's refusal, an address that is none, what cannot be encoded (a key, a lone
half of a character), a client that was closed meanwhile."""


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


class _Usage(BaseModel):
    prompt_tokens: int | None = None
    completion_tokens: int | None = None


class _Answer(BaseModel):
    """As much of a chat completion as is needed; the client library itself does not check what it is sent."""

    choices: list[_Choice]
    usage: _Usage | None = None


@dataclass(slots=True)
class _Outcome:
    """What a question came to, filled in by the thread that asks."""

    said: str = ""
    failure: BaseException | None = None


@dataclass(frozen=True, slots=True)
class _Dialect:
    """What an endpoint takes, as far as known. ``forms``: how a reply can be asked to fit a schema, or to be JSON."""

    tokens: str = "max_tokens"
    forms: tuple[str, ...] = ("json_schema", "json_object")


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked, the schema that the reply is to fit, where there is one, and who is told what it cost."""

    system: str
    user: Content
    schema: dict[str, Any] | None
    spend: Spend


class Endpoint:
    """Asks the model. Synchronous; may be used from several threads."""

    def __init__(self, settings: EndpointSettings) -> None:
        self._settings = settings
        self._dialect = _Dialect()

    def ask(
        self,
        system: str,
        user: Content,
        check: Callable[[], object] = lambda: None,
        schema: dict[str, Any] | None = None,
        spend: Spend = unheeded,
    ) -> str | Silent:
        """Its reply to one message, as it is. ``check`` is called while it is waited for; what that raises ends it.
        ``schema``: a JSON schema for the reply, asked for where the endpoint can; it may not fit all the same.
        ``spend`` is told what the endpoint says that it cost.

        Never raises anything else.
        """
        outcome, question = _Outcome(), _Question(system, user, schema, spend)
        try:
            _ = urlsplit(self._settings.base_url).port  # what is no address is told as such
            client = openai.OpenAI(
                base_url=self._settings.base_url,
                api_key=self._settings.key or "none",
                timeout=self._settings.timeout_s,
                max_retries=0,
            )
        except UNSENDABLE as failure:
            return self._silent(failure)
        with client:
            asking = threading.Thread(target=self._fill, args=(outcome, client, question), daemon=True)
            asking.start()
            until = time.monotonic() + self._settings.timeout_s
            while asking.is_alive() and time.monotonic() < until:
                check()
                asking.join(GLANCE_S)
            if asking.is_alive():
                return self._late()
        return outcome.said if outcome.failure is None else self._silent(outcome.failure)

    def _fill(self, outcome: _Outcome, client: openai.OpenAI, question: _Question) -> None:
        try:
            outcome.said = self._ask(client, question)
        except UNSENDABLE as failure:
            outcome.failure = failure

    def _ask(self, client: openai.OpenAI, question: _Question) -> str:
        dialect = self._dialect
        while True:
            try:
                said = self._complete(client, question, dialect)
            except (openai.BadRequestError, openai.UnprocessableEntityError, openai.InternalServerError) as refusal:
                adapted = _adapted(dialect, refusal, question)
                if adapted is None:
                    raise
                dialect = adapted
            else:
                self._dialect = dialect
                return said

    def _complete(self, client: openai.OpenAI, question: _Question, dialect: _Dialect) -> str:
        messages: Any = [{"role": "system", "content": question.system}, {"role": "user", "content": question.user}]
        more: dict[str, Any] = {dialect.tokens: MOST_TOKENS}
        if dialect.forms and question.schema is not None:
            more["response_format"] = {"type": dialect.forms[0]}
        if more.get("response_format") == {"type": "json_schema"}:
            more["response_format"]["json_schema"] = {"name": "answer", "strict": True, "schema": question.schema}
        raw = client.chat.completions.with_raw_response.create(model=self._settings.model, messages=messages, **more)
        try:
            answer = _Answer.model_validate_json(raw.http_response.text)
        except ValidationError:
            return raw.http_response.text
        usage = answer.usage or _Usage()
        question.spend(usage.prompt_tokens or 0, usage.completion_tokens or 0)
        return answer.choices[0].message.content or "" if answer.choices else ""

    def _late(self) -> Silent:
        return self._told(f"did not answer within {self._settings.timeout_s:g} s", _SLOW)

    def _silent(self, failure: BaseException) -> Silent:
        match failure:
            case openai.APITimeoutError():
                return self._late()
            case openai.APIConnectionError():
                return self._told(f"cannot be reached ({self._excerpt(str(failure.__cause__ or failure))})", _DOWN)
            case openai.AuthenticationError() | openai.PermissionDeniedError():
                return self._told(f"refused the key ({self._found(failure)})", "Check DEIXIS_POINTING_KEY.")
            case openai.NotFoundError():
                model = f"does not know the model {self._settings.model!r} or the path"
                return self._told(f"{model} ({self._found(failure)})", _WRONG_MODEL)
            case openai.RateLimitError():
                return self._told(f"says that the quota is used up ({self._found(failure)})", _QUOTA)
            case openai.APIStatusError():
                return self._told(f"failed ({self._found(failure)})", _WRONG_REQUEST)
            case _:
                return self._told(f"could not be asked ({self._excerpt(str(failure))})", _UNASKABLE)

    def _told(self, found: str, to_try: str) -> Silent:
        try:
            where = public_url(self._settings.base_url)
        except ValueError:
            where = ""
        place = f"the grounding model at {where}" if where else "the grounding model"
        return Silent(f"{place} {found}. {to_try}")

    def _found(self, failure: openai.APIStatusError) -> str:
        return f"HTTP {failure.status_code}: {self._excerpt(failure.response.text) or 'no text'}"

    def _excerpt(self, text: str) -> str:
        return excerpt(text, self._settings.key, LONGEST_EXCERPT)


_SLOW = "Raise DEIXIS_POINTING_TIMEOUT_S, or use a smaller or faster one."
_DOWN = "See whether it is running and DEIXIS_POINTING_BASE_URL is right."
_WRONG_MODEL = "Check DEIXIS_POINTING_NAME, and that DEIXIS_POINTING_BASE_URL ends in /v1."
_QUOTA = "Wait, raise the quota, or use another key."
_WRONG_REQUEST = "See its own log; one that takes no pictures can choose from a list: DEIXIS_POINTING_BY=list."
_UNASKABLE = "Check DEIXIS_POINTING_BASE_URL and DEIXIS_POINTING_KEY."


def _adapted(dialect: _Dialect, refusal: openai.APIStatusError, question: _Question) -> _Dialect | None:
    """What to ask instead after such a refusal; None where nothing that is asked otherwise would help."""
    told = str(refusal).lower()
    broken = isinstance(refusal, openai.InternalServerError)  # llama-cpp-python says so of a form it lacks
    unknown = "max_completion_tokens" in told or ("max_tokens" in told and "support" in told)
    if unknown and dialect.tokens == "max_tokens" and not broken:
        return replace(dialect, tokens="max_completion_tokens")
    words = ("response_format",) if broken else ("response_format", "json", "schema")
    if any(word in told for word in words) and dialect.forms and question.schema is not None:
        return replace(dialect, forms=dialect.forms[1:])
    return None
