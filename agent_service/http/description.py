"""What ``/openapi.json`` says beyond what FastAPI finds out: errors, events and records as they are, and planners."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from agent_service.http.problem import KINDS
from agent_service.http.shapes import AT, Schema, shapes
from agent_service.http.stream import EVENTS
from agent_service.record import StepRecord, TurnRecord

ERRORS = ("4XX", "5XX")
"""The answers that are problem documents, for every path."""

PROBLEM = {
    "title": "Problem",
    "description": "What went wrong (RFC 9457).",
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {
            "type": "string",
            "enum": [f"/problems/{kind}" for kind in KINDS],
            "description": "\n".join(
                ("For programs:\n", *(f"- `/problems/{kind}`: {when}" for kind, when in KINDS.items()))
            ),
        },
        "title": {"type": "string", "description": "The status in words."},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What is wrong, and what to do."},
        "errors": {
            "type": "array",
            "description": "What is wrong with a request, field by field.",
            "items": {
                "type": "object",
                "required": ["field", "wrong"],
                "properties": {"field": {"type": "string"}, "wrong": {"type": "string"}},
            },
        },
    },
}


STREAM: Schema = {
    "type": "string",
    "description": "Server-sent events; each is a `TaskEvent`.",
    "x-event": {"$ref": AT + "TaskEvent"},
}
"""OpenAPI 3.1 has no words for what a stream is made of."""

STEPS: Schema = {
    "type": "object",
    "required": ["steps"],
    "properties": {
        "steps": {
            "type": "array",
            "description": "A turn's record, then those of its steps.",
            "items": {
                "oneOf": [{"$ref": AT + "TurnRecord"}, {"$ref": AT + "StepRecord"}],
                "discriminator": {"propertyName": "type"},
            },
        }
    },
}

FILES: Schema = {
    "type": "object",
    "description": "Where the files are that `screen`, `picture`, `before` and `after` name.",
    "additionalProperties": {"type": "string"},
}


def complete(said: dict[str, Any], planners: Iterable[str]) -> None:
    """Make FastAPI's description hold of all answers, the errors included, and of this service's planners."""
    for path in said["paths"].values():
        for operation in path.values():
            _tell_errors(operation["responses"])
            _tell_streams(operation)
    said["paths"]["/tasks/{id}/steps"]["get"]["responses"]["200"]["content"]["application/json"]["schema"] = STEPS
    schemas = said["components"]["schemas"]
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    schemas |= {**_records(), "TaskEvent": _events(), "Problem": PROBLEM}
    schemas["NewTask"]["properties"]["planner"]["enum"] = sorted(planners)


def _records() -> dict[str, Schema]:
    """What events and steps are made of; a record is shown with links to its files."""
    found = shapes(TurnRecord, StepRecord, *EVENTS.values())
    for record in (found["TurnRecord"], found["StepRecord"]):
        record["properties"]["links"] = FILES
        record["required"].append("links")
    earlier = "How many steps of the past the turns before it have in their ``history``."
    found["TurnRecord"]["properties"]["earlier"] = {"type": "integer", "description": earlier}
    return found


def _events() -> Schema:
    """One event as a reader of server-sent events gets it: its name, and its data as JSON text."""
    kinds = []
    for name, data in EVENTS.items():
        shape = {"$ref": AT + data.__name__}
        fields = {
            "id": {"type": "string", "description": "To go on behind it, as `Last-Event-ID`."},
            "event": {"const": name},
            "data": {"type": "string", "contentMediaType": "application/json", "contentSchema": shape},
        }
        kinds.append({"type": "object", "required": list(fields), "properties": fields, "description": data.__doc__})
    return {"description": "An event of a task.", "oneOf": kinds}


def _tell_errors(responses: dict[str, Any]) -> None:
    """FastAPI tells of one error, in a shape that is not ours."""
    responses.pop("422", None)
    body = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for status in ERRORS:
        responses[status] = {"description": "What went wrong, and what to do.", "content": body}


def _tell_streams(operation: dict[str, Any]) -> None:
    """FastAPI says ``itemSchema``, which came with OpenAPI 3.2, in a description of version 3.1."""
    for answer in operation["responses"].values():
        stream = answer.get("content", {}).get("text/event-stream")
        if stream is not None:
            stream.pop("itemSchema", None)
            stream["schema"] = STREAM
            told = (f"- `{name}` (`{data.__name__}`): {data.__doc__}" for name, data in EVENTS.items())
            operation["description"] += "\n\n" + "\n".join(told)
