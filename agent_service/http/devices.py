"""``/devices``: the phones, and what they show."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from agent_service.codec import encode
from agent_service.http.answers import DeviceList
from agent_service.http.problem import Problem
from agent_service.http.tasks import Behind
from agent_service.pictures import suffix

router = APIRouter(tags=["devices"])


@router.get("/devices", operation_id="list_devices", response_model=DeviceList)
async def listed(service: Behind) -> dict[str, Any]:
    """Every phone adb lists: what it is, whether it is ready or why not, and which task holds it."""
    found = [encode(condition) for condition in await service.means.pool.conditions()]
    for body in found:
        del body["type"]
        body["links"] = {"screenshot": f"/devices/{body['serial']}/screenshot"}
    return {"devices": found}


PICTURES: dict[int | str, dict[str, Any]] = {200: {"content": {"image/png": {}, "image/jpeg": {}}}}


@router.get("/devices/{serial}/screenshot", operation_id="get_screenshot", response_class=Response, responses=PICTURES)
async def screenshot(serial: str, service: Behind) -> Response:
    """What the phone shows now, as the phone took it."""
    try:
        image = await service.means.pool.screenshot(serial)
    except TimeoutError:
        raise Problem(503, "device-busy", f"{serial} was busy for too long; try again") from None
    return Response(image, media_type={".png": "image/png", ".jpg": "image/jpeg"}[suffix(image)])
