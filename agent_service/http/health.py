"""``/healthz`` and ``/readyz``."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from agent_service.http.answers import Ready
from agent_service.http.problem import Problem
from agent_service.http.tasks import Behind

router = APIRouter(tags=["health"])


@router.get("/healthz", operation_id="get_health")
async def healthz() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@router.get("/readyz", operation_id="get_readiness", response_model=Ready)
async def readyz(service: Behind) -> dict[str, Any]:
    """Tasks can be run: the engine is up and adb answers. A missing phone is no fault of the service."""
    if not service.up:
        raise Problem(503, "engine-down", "tasks are not being run; the service is starting or stopping: try again")
    attached = await service.means.pool.attached()
    return {"status": "ready", "devices": len(attached)}
