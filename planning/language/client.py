"""One chat completion from an endpoint that speaks OpenAI's protocol: the one place that does I/O on this floor.

Endpoints differ: some take a JSON schema, some only "JSON", some neither; some want ``max_completion_tokens`` for
``max_tokens``; some take no temperature. What an endpoint turns down with 400 or 422 (the form of a reply: with 500,
too) is left out, and remembered for as long as the client lives. Every failure becomes a ``PlannerError`` that says
what was found and what to try.
"""

from __future__ import annotations

import asyncio
import base64
import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal
from urllib.parse import urlsplit

import openai
from pydantic import BaseModel, ValidationError

from grounding.interface.endpoints import excerpt, public_url
from planning.goal import Picture
from planning.language.patience import Clock, MayPass, Patience, retry_after_s
from planning.language.schema import reply_schema
from planning.planner import Message, PlannerError
from planning.words import one_line

Kind = Literal["unreachable", "timeout", "refused", "nonsense", "unconfigured"]

SETTINGS = "DEIXIS_MODEL_BASE_URL, DEIXIS_MODEL_NAME and, where the endpoint wants one, DEIXIS_MODEL_KEY"
MOST_ADAPTATIONS = 5
"""How many things an endpoint may turn down in one call."""
LONGEST_EXCERPT = 300
MOST_BODY = 4 * 2**20
"""Bytes of an answer that are read."""


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """Where the model is and how it is asked.

    ``base_url`` ends in ``/v1`` for most endpoints. ``timeout_s`` bounds one request. ``patience_s`` is how long a
    request is sent again after a lost connection, 408, 409, 429 or 5xx. ``temperature`` None leaves it to the endpoint.
    """

    base_url: str
    model: str
    key: str = field(default="", repr=False)
    timeout_s: float = 60.0
    max_tokens: int = 1500
    temperature: float | None = 0.0
    patience_s: float = 180.0


@dataclass(frozen=True, slots=True)
class Completion:
    """What came back. ``cut`` says that the reply ran out of tokens, ``refusal`` why the model would not answer,
    ``filtered`` that the endpoint held it back, ``instead`` what there is where there is no text."""

    text: str
    cut: bool = False
    refusal: str = ""
    filtered: bool = False
    instead: Literal["", "tool calls", "reasoning"] = ""
    prompt_tokens: int = 0
    completion_tokens: int = 0


@dataclass(frozen=True, slots=True)
class Dialect:
    """What an endpoint is known to take."""

    reply_format: Literal["json_schema", "json_object", "none"] = "json_schema"
    tokens: Literal["max_tokens", "max_completion_tokens"] = "max_tokens"
    temperature: bool = True


class _Said(BaseModel):
    content: str | None = None
    refusal: str | None = None
    tool_calls: list[Any] | None = None
    reasoning: str | None = None
    reasoning_content: str | None = None

    def instead(self) -> Literal["", "tool calls", "reasoning"]:
        """What there is where there is no text."""
        if self.tool_calls:
            return "tool calls"
        return "reasoning" if self.reasoning or self.reasoning_content else ""


class _Choice(BaseModel):
    message: _Said
    finish_reason: str | None = None


class _Usage(BaseModel):
    prompt_tokens: int | None = None
    completion_tokens: int | None = None


class _Answer(BaseModel):
    """As much of a chat completion as is needed; the client library itself does not check what it is sent."""

    choices: list[_Choice]
    usage: _Usage | None = None


class _Model(BaseModel):
    id: str


class _Models(BaseModel):
    data: list[_Model]


class Endpoint:
    """A model behind an address. Safe to use from several event loops: each completion has its own connection pool."""

    def __init__(self, settings: ModelSettings, clock: Clock | None = None) -> None:
        self._settings = settings
        self._clock = clock or Clock()
        self._dialect = Dialect()

    async def complete(
        self, messages: Sequence[Message], picture: Picture | None = None, say: Callable[[str], None] = lambda _: None
    ) -> Completion:
        """Ask for one reply; the picture goes with the first user message. What may pass is waited out, and told to
        ``say``.

        :raises PlannerError: unreachable, timeout, refused, nonsense, or unconfigured.
        """
        if not self._settings.base_url or not self._settings.model:
            raise PlannerError("unconfigured", f"No model is configured. Set {SETTINGS}.")
        self._check_address()
        patience = Patience(self._settings.patience_s, self._clock)
        while True:
            try:
                return await self._in_time(messages, picture)
            except MayPass as exc:
                pause = patience.pause_s(exc.after_s)
                if pause is None:
                    raise self._given_up(exc) from exc
                say(f"the model's endpoint {exc.found}; trying again in {pause:.3g} s")
                await self._clock.sleep(pause)

    async def _in_time(self, messages: Sequence[Message], picture: Picture | None) -> Completion:
        try:
            async with asyncio.timeout(self._settings.timeout_s):
                return await self._complete(messages, picture)
        except TimeoutError as exc:
            raise self._error("timeout", f"did not answer within {self._settings.timeout_s:g} s", _SLOW) from exc

    async def models(self) -> tuple[str, ...]:
        """The models that the endpoint lists, sorted; empty for one that answers but keeps no list.

        :raises PlannerError: unreachable, timeout, refused, or unconfigured.
        """
        self._check_address()
        try:
            async with (
                asyncio.timeout(self._settings.timeout_s),
                openai.AsyncOpenAI(
                    base_url=self._settings.base_url, api_key=self._settings.key or "none", max_retries=0
                ) as client,
            ):
                raw = await client.models.with_raw_response.list()
                return tuple(sorted(entry.id for entry in _Models.model_validate_json(raw.http_response.text).data))
        except TimeoutError as exc:
            raise self._error("timeout", f"did not answer within {self._settings.timeout_s:g} s", _SLOW) from exc
        except (openai.NotFoundError, ValidationError):
            return ()
        except openai.OpenAIError as exc:
            raise self._translate(exc) from exc

    def _check_address(self) -> None:
        """:raises PlannerError: unconfigured: the base URL is no address."""
        try:
            parts = urlsplit(self._settings.base_url)
            sound = bool(parts.netloc) and parts.port != 0
        except ValueError:
            sound = False
        if not sound:
            told = "The base URL of the model is no address; one looks like http://localhost:11434/v1."
            raise PlannerError("unconfigured", f"{told} Set {SETTINGS}.")

    async def _complete(self, messages: Sequence[Message], picture: Picture | None) -> Completion:
        dialect = self._dialect
        async with openai.AsyncOpenAI(
            base_url=self._settings.base_url,
            api_key=self._settings.key or "none",
            timeout=self._settings.timeout_s,
            max_retries=0,
        ) as client:
            for _ in range(MOST_ADAPTATIONS):
                try:
                    completion = await self._once(client, dialect, messages, picture)
                except (openai.BadRequestError, openai.UnprocessableEntityError, openai.InternalServerError) as exc:
                    complaint = (str(exc.message), str(exc.body or ""))
                    broken = isinstance(exc, openai.InternalServerError)  # llama-cpp-python says so of a form it lacks
                    meant = not broken or "response_format" in "".join(complaint)
                    adapted = adapt(dialect, *complaint) if meant else None
                    if adapted is None:
                        raise self._translate(exc) from exc
                    dialect = adapted
                except openai.OpenAIError as exc:
                    raise self._translate(exc) from exc
                else:
                    self._dialect = dialect
                    return completion
        raise self._error("refused", "turned down every form of the request", "Look at the endpoint's own log.")

    async def _once(
        self, client: openai.AsyncOpenAI, dialect: Dialect, messages: Sequence[Message], picture: Picture | None
    ) -> Completion:
        extra: dict[str, Any] = {dialect.tokens: self._settings.max_tokens}
        if dialect.temperature and self._settings.temperature is not None:
            extra["temperature"] = self._settings.temperature
        if dialect.reply_format == "json_schema":
            shape = {"name": "decision", "strict": True, "schema": reply_schema()}
            extra["response_format"] = {"type": "json_schema", "json_schema": shape}
        elif dialect.reply_format == "json_object":
            extra["response_format"] = {"type": "json_object"}
        raw = await client.chat.completions.with_raw_response.create(
            model=self._settings.model, messages=_as_sent(messages, picture), **extra
        )
        size = len(raw.http_response.content)
        if size > MOST_BODY:
            raise self._error("nonsense", f"sent {size} bytes for one reply; the most is {MOST_BODY}", _ENDLESS)
        return self._read(raw.http_response.text)

    def _read(self, body: str) -> Completion:
        try:
            answer = _Answer.model_validate_json(body)
        except ValidationError as exc:
            if body.strip() and "EOF while parsing" in exc.errors()[0]["msg"]:
                raise self._passing("unreachable", f"broke off its answer: {self._excerpt(body)}", _DOWN) from exc
            raise self._error("nonsense", f"sent no chat completion but: {self._excerpt(body)}", _WRONG_PLACE) from exc
        if not answer.choices:
            raise self._error("nonsense", f"sent no choices: {self._excerpt(body)}", _WRONG_PLACE)
        choice, usage = answer.choices[0], answer.usage or _Usage()
        return Completion(
            text=choice.message.content or "",
            cut=choice.finish_reason == "length",
            refusal=choice.message.refusal or "",
            filtered=choice.finish_reason == "content_filter",
            instead=choice.message.instead(),
            prompt_tokens=usage.prompt_tokens or 0,
            completion_tokens=usage.completion_tokens or 0,
        )

    def _translate(self, exc: openai.OpenAIError) -> PlannerError:
        match exc:
            case openai.APITimeoutError():
                return self._error("timeout", f"did not answer within {self._settings.timeout_s:g} s", _SLOW)
            case openai.APIConnectionError():
                return self._passing("unreachable", f"cannot be reached ({self._excerpt(_root(exc))})", _DOWN)
            case openai.AuthenticationError() | openai.PermissionDeniedError():
                return self._error("refused", f"refused the key ({self._found(exc)})", "Check DEIXIS_MODEL_KEY.")
            case openai.NotFoundError():
                tried = f"does not know the model {self._settings.model!r} or the path ({self._found(exc)})"
                return self._error("refused", tried, _WRONG_MODEL)
            case openai.RateLimitError():
                after_s = retry_after_s(exc.response.headers)
                lasting = after_s is None and not _PASSES.search(exc.response.text)
                if lasting and _QUOTA_WORDS.search(exc.response.text):
                    return self._error("refused", f"says that the quota is used up ({self._found(exc)})", _QUOTA)
                return self._passing("refused", f"is asked too often ({self._found(exc)})", _TOO_OFTEN, after_s)
            case openai.APIStatusError() if exc.status_code >= 500 or exc.status_code in (408, 409):
                after_s = retry_after_s(exc.response.headers)
                return self._passing("unreachable", f"failed ({self._found(exc)})", _DOWN, after_s)
            case openai.APIStatusError():
                return self._error("refused", f"turned the request down ({self._found(exc)})", _WRONG_REQUEST)
            case _:
                return self._error("unreachable", f"could not be asked ({self._excerpt(str(exc))})", _DOWN)

    def _found(self, exc: openai.APIStatusError) -> str:
        return f"HTTP {exc.status_code}: {self._excerpt(exc.response.text) or 'no text'}"

    def _error(self, kind: Kind, found: str, to_try: str) -> PlannerError:
        return PlannerError(kind, f"The model endpoint {public_url(self._settings.base_url)} {found}. {to_try}")

    def _passing(self, kind: Kind, found: str, to_try: str, after_s: float | None = None) -> MayPass:
        failure = MayPass(kind, str(self._error(kind, found, to_try)))
        failure.found, failure.after_s = found, after_s
        return failure

    def _given_up(self, failure: MayPass) -> PlannerError:
        most = f"{self._settings.patience_s:g} s"
        if failure.after_s is not None and failure.after_s > self._settings.patience_s:
            told = f"It wants to be asked again in {failure.after_s:.0f} s, and DEIXIS_MODEL_PATIENCE_S is {most}."
        else:
            told = f"It was waited for as long as DEIXIS_MODEL_PATIENCE_S says, {most}."
        return PlannerError(failure.kind, f"{failure} {told}")

    def excerpt(self, text: str, most: int) -> str:
        """The beginning of what the endpoint sent, on one line and without the key."""
        return one_line(self._excerpt(text[: 2 * most]), most)

    def _excerpt(self, text: str) -> str:
        return excerpt(text, self._settings.key, LONGEST_EXCERPT)


_DOWN = "See whether it is running and DEIXIS_MODEL_BASE_URL is right, then start the task again."
_SLOW = "Raise DEIXIS_MODEL_TIMEOUT_S, or use a smaller or faster one."
_WRONG_PLACE = "DEIXIS_MODEL_BASE_URL may point elsewhere than at an OpenAI-compatible API; for most it ends in /v1."
_ENDLESS = "The model may have run on without an end: bound what it writes, or try another one."
_WRONG_MODEL = (
    "Check DEIXIS_MODEL_NAME against the endpoint's list of models, and that DEIXIS_MODEL_BASE_URL ends in /v1."
)
_QUOTA = "Wait, raise the quota, or use another key."
_TOO_OFTEN = "Wait, or run fewer tasks at once."
_QUOTA_WORDS = re.compile(r"quota|billing|credit", re.IGNORECASE)
_PASSES = re.compile(r"per (?:second|minute)|\b[rt]pm\b|try again in", re.IGNORECASE)
"""A limit that passes may tell of quotas and billing, too: OpenAI's per minute does, and Google's."""
_WRONG_REQUEST = "The model may have too short a context, or take no pictures; try another model or send no pictures."


def adapt(dialect: Dialect, *complaint: str) -> Dialect | None:
    """What to leave out after such a complaint; None when nothing that is left out would help."""
    text = " ".join(complaint).lower()
    if "max_completion_tokens" in text and dialect.tokens == "max_tokens":
        return replace(dialect, tokens="max_completion_tokens")
    if "temperature" in text and dialect.temperature:
        return replace(dialect, temperature=False)
    if re.search(r"context|too (?:long|many|large)|image|model .*not", text) and "response_format" not in text:
        return None
    match dialect.reply_format:
        case "json_schema":
            return replace(dialect, reply_format="json_object")
        case "json_object":
            return replace(dialect, reply_format="none")
        case "none":
            return None


def _root(exc: BaseException) -> str:
    """What the system said, below the words of the libraries."""
    while cause := exc.exceptions[0] if isinstance(exc, BaseExceptionGroup) else exc.__cause__ or exc.__context__:
        exc = cause
    if isinstance(exc, OSError) and exc.errno and (exc.strerror or "").startswith("Connect call failed"):
        return os.strerror(exc.errno)  # asyncio puts its own words in its place
    return str(exc) or type(exc).__name__


def _as_sent(messages: Sequence[Message], picture: Picture | None) -> list[Any]:
    sent: list[Any] = []
    for message in messages:
        if picture and message.role == "user":
            kind = "png" if picture.image.startswith(b"\x89PNG") else "jpeg"
            url = f"data:image/{kind};base64,{base64.b64encode(picture.image).decode()}"
            parts = [{"type": "text", "text": message.content}, {"type": "image_url", "image_url": {"url": url}}]
            sent.append({"role": message.role, "content": parts})
            picture = None
        else:
            sent.append({"role": message.role, "content": message.content})
    return sent
