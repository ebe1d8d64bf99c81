"""What ``/openapi.json`` says beyond what FastAPI finds out: how errors look, and streams in words of its version."""

from __future__ import annotations

from typing import Any

ERRORS = ("4XX", "5XX")
"""The answers that are problem documents, for every path."""

PROBLEM = {
    "title": "Problem",
    "description": "What went wrong (RFC 9457).",
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "description": "Which kind of error it is, for programs: `/problems/no-such-task`."},
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


def complete(said: dict[str, Any]) -> None:
    """Make FastAPI's description hold of all answers, the errors included."""
    for path in said["paths"].values():
        for operation in path.values():
            _tell_errors(operation["responses"])
            _tell_streams(operation["responses"])
    schemas = said["components"]["schemas"]
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    schemas["Problem"] = PROBLEM


def _tell_errors(responses: dict[str, Any]) -> None:
    """FastAPI tells of one error, in a shape that is not ours."""
    responses.pop("422", None)
    body = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for status in ERRORS:
        responses[status] = {"description": "What went wrong, and what to do.", "content": body}


def _tell_streams(responses: dict[str, Any]) -> None:
    """FastAPI says ``itemSchema``, which came with OpenAPI 3.2, in a description of version 3.1."""
    for answer in responses.values():
        stream = answer.get("content", {}).get("text/event-stream")
        if stream is not None:
            stream.pop("itemSchema", None)
            stream["schema"] = {"type": "string"}
