"""``/tasks``: post, list, look at, follow, cancel."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Mapping
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Header, Query, Request, Response
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse
from fastapi.sse import EventSourceResponse, ServerSentEvent
from pydantic import BaseModel, ConfigDict, Field, field_validator

from agent_service import page
from agent_service.codec import encode
from agent_service.http.answers import Taken, TaskList, TaskShown
from agent_service.http.problem import Problem
from agent_service.runfolder import Unreadable
from agent_service.service import MOST_GOAL, Service, wrong_with_goal, wrong_with_words
from agent_service.store import ID, Wanted
from agent_service.task import Ending, Phase, Task, TaskSpec

router = APIRouter(tags=["tasks"])

LAST_ID = re.compile(r"[0-9]{1,20}")
"""A ``Last-Event-ID`` of ours; another is taken for none, and the stream begins at its beginning."""
MOST_SEQ = 2**62
"""No event has a greater number."""
INERT = {
    "Content-Security-Policy": "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
}
"""Headers of what shows what phones and models said: whatever that is, a browser runs nothing of it, and takes it for
no page of this API. A run's page has its own styles and pictures within it, and needs no more."""


class NewTask(BaseModel):
    """A task to be done."""

    model_config = ConfigDict(extra="forbid")

    goal: str = Field(
        description="What to do, in words.",
        examples=["Open Settings, tap Display, and turn on Dark theme"],
        json_schema_extra={"minLength": 1, "maxLength": MOST_GOAL},
    )
    planner: str = Field("phrasebook", description="`phrasebook` needs no model; `model` needs the settings of one.")
    device: str = Field("", description="A phone's serial; without one, the first that is ready and free.")
    app: str = Field("", max_length=200, description="The app it is about, by the name a person would say.")
    max_turns: int = Field(30, strict=True, ge=1, le=1000, description="Decisions the planner may take.")
    timeout_s: float = Field(600.0, strict=True, gt=0, le=86400.0, description="Seconds from its start on.")
    secrets: tuple[str, ...] = Field(
        (), max_length=20, description="Names of secrets that it may use; those that the goal names need not be listed."
    )

    @field_validator("goal")
    @classmethod
    def _goal(cls, value: str) -> str:
        if wrong := wrong_with_goal(value):
            raise ValueError(wrong)
        return value.strip()

    @field_validator("planner", "device", "app")
    @classmethod
    def _words(cls, value: str) -> str:
        if wrong := wrong_with_words(value):
            raise ValueError(wrong)
        return value

    @field_validator("secrets")
    @classmethod
    def _names(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if wrong := next(filter(None, map(wrong_with_words, value)), ""):
            raise ValueError(wrong)
        return value


class Asked(BaseModel):
    """Which tasks are to be listed."""

    model_config = ConfigDict(extra="forbid")

    phase: list[Phase] = Field([], description="Tasks in this phase.")
    ending: list[Ending] = Field([], description="Tasks that ended so.")
    device: list[str] = Field([], description="Tasks that were given this phone, by its serial.")
    limit: int = Field(50, ge=1, le=200, description="Tasks on a page.")
    before: str = Field("", description="The id of the last task of the page before.")

    @field_validator("before")
    @classmethod
    def _before(cls, value: str) -> str:
        if value and not re.fullmatch(ID, value):
            raise ValueError("it is no id of a task: follow `next` of the page before, or send the id of its last task")
        return value

    def behind(self, id: str) -> str:
        """Where the page after the task of this id is."""
        more = {**self.model_dump(mode="json", exclude_defaults=True), "limit": self.limit, "before": id}
        return f"/tasks?{urlencode(more, doseq=True)}"


def the_service(request: Request) -> Service:
    """The service behind this app."""
    service: Service = request.app.state.service
    return service


Behind = Annotated[Service, Depends(the_service)]


def known(id: str, service: Behind) -> Task:
    """The task in the path.

    :raises NoSuchTask: there is none.
    """
    return service.means.store.task(id)


Known = Annotated[Task, Depends(known)]


def links(id: str) -> dict[str, str]:
    """Where a task's things are."""
    at = f"/tasks/{id}"
    return {"self": at, **{name: f"{at}/{name}" for name in ("events", "steps", "cancel", "page")}}


def shown(task: Task) -> dict[str, Any]:
    """A task as the API shows it."""
    body: dict[str, Any] = encode(task)
    del body["type"]
    spec = body.pop("spec")
    del spec["type"], spec["device"]
    return {**body, **spec, "asked_device": task.spec.device, "links": links(task.id)}


Key = Annotated[
    str,
    Header(max_length=255, description="Of your choice, new for every task: sent again with it, a task is taken once."),
]


@router.post("/tasks", operation_id="create_task", status_code=202, response_model=Taken)
async def post(new: NewTask, service: Behind, response: Response, idempotency_key: Key = "") -> dict[str, Any]:
    """Take a task; it runs as soon as its phone is free.

    Whoever lost the answer sends the same task with the same ``Idempotency-Key`` again, and is given that task.
    """
    task = await service.submit(TaskSpec(**new.model_dump()), idempotency_key)
    response.headers["Location"] = f"/tasks/{task.id}"
    return {"id": task.id, "links": links(task.id)}


@router.get("/tasks", operation_id="list_tasks", response_model=TaskList)
async def listed(service: Behind, asked: Annotated[Asked, Query()]) -> dict[str, Any]:
    """Tasks, newest first. ``next`` leads to the page after this one, when there is one.

    ``phase``, ``ending`` and ``device`` may be given more than once: tasks with any of these are listed then.
    """
    wanted = Wanted(tuple(asked.phase), tuple(asked.ending), tuple(asked.device))
    found = service.means.store.tasks(asked.limit + 1, asked.before, wanted)
    more = len(found) > asked.limit
    page_of = found[: asked.limit]
    return {"tasks": [shown(task) for task in page_of], "next": asked.behind(page_of[-1].id) if more else None}


@router.get("/tasks/{id}", operation_id="get_task", response_model=TaskShown)
async def one(task: Known) -> dict[str, Any]:
    """A task as it stands."""
    return shown(task)


@router.get("/tasks/{id}/events", operation_id="follow_task", response_class=EventSourceResponse)
async def events(
    task: Known, service: Behind, last_event_id: Annotated[str, Header()] = ""
) -> AsyncIterator[ServerSentEvent]:
    """A task's events as they happen, from the one behind ``Last-Event-ID``; the stream ends after ``ended``."""
    after = min(int(last_event_id), MOST_SEQ) if LAST_ID.fullmatch(last_event_id) else 0
    async for event in service.events(task.id, after):
        data = {**event.data, "seq": event.seq, "time": event.time}
        yield ServerSentEvent(raw_data=json.dumps(data, ensure_ascii=False), event=event.type, id=str(event.seq))


@router.get("/tasks/{id}/steps", operation_id="get_task_steps")
def steps(task: Known, service: Behind) -> JSONResponse:
    """What each half was given and answered, turn by turn, so far.

    Of what was done before it, a turn has in ``history`` what the turn before it had not; ``earlier`` counts the rest.
    """
    records = service.folder(task.id).written()  # they may be many: no coroutine, so that it has a thread of its own
    return JSONResponse({"steps": [{**record, "links": _files(task.id, record)} for record in records]})


def _files(id: str, record: Mapping[str, Any]) -> dict[str, str]:
    names = {name: record.get(name, "") for name in ("screen", "picture", "before", "after")}
    return {name: f"/tasks/{id}/files/{file}" for name, file in names.items() if file}


@router.post("/tasks/{id}/cancel", operation_id="cancel_task", status_code=202, response_model=TaskShown)
async def cancel(task: Known, service: Behind) -> dict[str, Any]:
    """Stop a task at once."""
    return shown(service.cancel(task.id))


@router.get("/tasks/{id}/page", operation_id="get_task_page", response_class=HTMLResponse)
async def the_page(task: Known, service: Behind) -> Response:
    """The run as a page to be read from top to bottom."""
    folder = service.folder(task.id)
    if not (folder.path / "task.json").is_file():
        raise Problem(
            404, "no-page-yet", "the task has not started, so there is nothing to read yet; follow its events"
        )
    index = folder.path / "index.html"
    if task.phase is Phase.ENDED and index.is_file():
        return FileResponse(index, media_type="text/html", headers=INERT)
    try:
        rendered = await asyncio.to_thread(page.render, folder.path)  # only the run itself writes its folder
    except Unreadable as exc:
        raise Problem(500, "unreadable-run", f"this run cannot be shown: {exc}; its steps may tell more") from exc
    return HTMLResponse(rendered, headers=INERT)


FILES: dict[int | str, dict[str, Any]] = {200: {"content": {"image/png": {}, "image/jpeg": {}, "text/plain": {}}}}


@router.get("/tasks/{id}/files/{name:path}", operation_id="get_task_file", response_class=FileResponse, responses=FILES)
async def file(task: Known, service: Behind, name: str) -> FileResponse:
    """A picture or tree of the run, by the name a record gives it. A tree is text: not all that phones send is XML."""
    try:
        path = service.folder(task.id).file(name)
    except (FileNotFoundError, ValueError, OSError):
        raise Problem(404, "no-such-file", "this run has no such file; its steps name those there are") from None
    return FileResponse(path, media_type="text/plain" if path.suffix == ".xml" else None, headers=INERT)
