"""Errors as application/problem+json (RFC 9457): every answer that is no success says what to do."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any, Literal

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from agent_service.lock import PhoneBusy
from agent_service.service import AlreadyEnded, Refusal, Refused
from agent_service.store import NoSuchTask
from device.errors import AdbUnavailable, PhoneError, PhoneGone

log = logging.getLogger("deixis.http")

Kind = Literal[
    Refusal,
    "invalid",
    "bad-json",
    "bad-request",
    "too-large",
    "not-from-here",
    "not-found",
    "method-not-allowed",
    "no-such-task",
    "no-such-file",
    "no-page-yet",
    "unreadable-run",
    "already-ended",
    "device-busy",
    "device-failed",
    "adb-unavailable",
    "engine-down",
    "fault",
]
KINDS: dict[Kind, str] = {
    "unsayable": "the goal is no text that could be followed",
    "unknown-planner": "no planner has this name",
    "planner-not-configured": "the planner needs settings that the service was not given",
    "unknown-secret": "this service has no secret of a name that the task lists",
    "unknown-device": "no phone of this serial is attached",
    "no-device": "no phone at all is attached",
    "key-reused": "the `Idempotency-Key` belongs to another task",
    "invalid": "a field is missing, unknown or wrong; `errors` tells which",
    "bad-json": "the body is no JSON",
    "bad-request": "the request cannot be read",
    "too-large": "the body has more bytes than any task",
    "not-from-here": "the request comes from elsewhere than this machine",
    "not-found": "there is no such path",
    "method-not-allowed": "the path does not take this method",
    "no-such-task": "no task has this id",
    "no-such-file": "the run has no file of this name",
    "no-page-yet": "the task has not started, so there is no page of it",
    "unreadable-run": "what was kept of the run is spoilt, or was written by another version",
    "already-ended": "the task has ended, and cannot be cancelled",
    "device-busy": "another process or task has the phone; try again",
    "device-failed": "the phone does not answer as it should",
    "adb-unavailable": "no adb server can be reached",
    "engine-down": "the service is starting or stopping; try again",
    "fault": "a fault of the service; its log says more",
}
"""Every type of a problem, and when it comes."""
OF_STATUS: dict[int, Kind] = {400: "bad-request", 404: "not-found", 405: "method-not-allowed"}
"""Of errors that the framework finds."""
REFUSALS = {"no-device": 503}
"""Refused tasks are 422, the request's fault, but these."""
LISTED = "GET /devices lists what is attached"
SEND = 'send an object such as {"goal": "open Settings"}, with the header content-type: application/json'
MOST_WRONG = 10
"""Fields of a request that an answer tells of."""
ADVICE = {
    400: f"the body is no JSON that can be read (in UTF-8, no deeper than a task is); {SEND}",
    404: "nothing is here; see /docs for what is",
    405: "this path does not take that method; see /docs",
}


class Problem(HTTPException):
    """An error on its way to the client; as an HTTPException, FastAPI lets it through from where a body is read."""

    def __init__(self, status: int, type: Kind, detail: str, **more: Any) -> None:
        super().__init__(status, detail)
        self.type = type
        self.more = more

    def response(self) -> JSONResponse:
        """The answer."""
        status = self.status_code
        title = HTTPStatus(status).phrase
        body = {"type": f"/problems/{self.type}", "title": title, "status": status, "detail": self.detail}
        return JSONResponse({**body, **self.more}, status, media_type="application/problem+json")


def install(app: FastAPI) -> None:
    """Make every error of the app a problem document."""

    @app.exception_handler(Problem)
    async def problem(_: Request, exc: Problem) -> JSONResponse:
        return exc.response()

    @app.exception_handler(RequestValidationError)
    async def invalid(_: Request, exc: RequestValidationError) -> JSONResponse:
        return _invalid(exc.errors()).response()

    @app.exception_handler(HTTPException)
    async def http(_: Request, exc: HTTPException) -> JSONResponse:
        detail = ADVICE.get(exc.status_code, str(exc.detail))
        other: Kind = "bad-request" if exc.status_code < 500 else "fault"
        answer = Problem(exc.status_code, OF_STATUS.get(exc.status_code, other), detail)
        response = answer.response()
        response.headers.update(exc.headers or {})
        return response

    @app.exception_handler(NoSuchTask)
    async def no_task(_: Request, exc: NoSuchTask) -> JSONResponse:
        return Problem(404, "no-such-task", f"no task has the id {exc}; GET /tasks lists them").response()

    @app.exception_handler(AlreadyEnded)
    async def ended(_: Request, exc: AlreadyEnded) -> JSONResponse:
        return Problem(409, "already-ended", str(exc)).response()

    @app.exception_handler(Refused)
    async def refused(_: Request, exc: Refused) -> JSONResponse:
        detail = f"{exc}; {LISTED}" if exc.kind == "unknown-device" else str(exc)
        return Problem(REFUSALS.get(exc.kind, 422), exc.kind, detail).response()

    @app.exception_handler(PhoneError)
    async def phone(_: Request, exc: PhoneError) -> JSONResponse:
        return of_phone(exc).response()

    @app.exception_handler(Exception)
    async def fault(_: Request, exc: Exception) -> JSONResponse:
        log.error("unhandled %s", type(exc).__name__, exc_info=exc)
        words = "a fault of the service; its log says more. Nothing about your task was lost: GET /tasks shows it"
        return Problem(500, "fault", words).response()


def of_phone(exc: PhoneError) -> Problem:
    """A phone's error as a problem."""
    if isinstance(exc, AdbUnavailable):
        return Problem(503, "adb-unavailable", str(exc))
    if isinstance(exc, PhoneGone):
        return Problem(404, "unknown-device", f"{exc}; {LISTED}")
    if isinstance(exc, PhoneBusy):
        return Problem(503, "device-busy", f"{exc}; try again")
    return Problem(503, "device-failed", str(exc))


def _invalid(errors: Sequence[Any]) -> Problem:
    """What is wrong with a request, field by field."""
    first = errors[0] if errors else {}
    if first.get("type") == "json_invalid":
        reason = first.get("ctx", {}).get("error", "")
        return Problem(400, "bad-json", f"the body is no JSON ({reason}); {SEND}")
    wrong = [{"field": ".".join(map(str, e["loc"][1:])), "wrong": _words(e)} for e in errors[:MOST_WRONG]]
    detail = "; ".join(f"{w['field']}: {w['wrong']}" if w["field"] else w["wrong"] for w in wrong)
    if len(errors) > MOST_WRONG:
        detail += f"; and {len(errors) - MOST_WRONG} more"
    return Problem(422, "invalid", detail, errors=wrong)


def _words(error: Any) -> str:
    if error["type"] == "extra_forbidden":
        where = "in the query" if error["loc"][0] == "query" else "in the body"
        return f"there is no such field {where}; see /docs for those there are"
    if error["loc"] == ("body",) and error["type"] in ("missing", "model_attributes_type"):
        return _wrong_body(error)
    if error["type"] == "missing":
        return "it is missing; it has to be there"
    return str(error["msg"]).removeprefix("Value error, ")


def _wrong_body(error: Any) -> str:
    """What is wrong with a body that is no object at all."""
    if error["type"] == "missing":
        return f"the body is missing; {SEND}"
    if isinstance(error["input"], bytes):
        return f"the body was not read, since nothing says that it is JSON; {SEND}"
    return f"the body is JSON, but no object; {SEND}"
