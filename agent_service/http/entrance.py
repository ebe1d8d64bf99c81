"""``/``: leads people to the description of the API, and tells programs where everything is."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header
from fastapi.responses import JSONResponse, RedirectResponse, Response

router = APIRouter()

LINKS = {
    "tasks": "/tasks",
    "devices": "/devices",
    "health": "/healthz",
    "readiness": "/readyz",
    "docs": "/docs",
    "openapi": "/openapi.json",
}
VARY = {"Vary": "Accept"}


@router.get("/", include_in_schema=False)
async def entrance(accept: Annotated[str, Header()] = "") -> Response:
    """A browser is led to ``/docs``; everybody else gets links."""
    if "text/html" in accept:
        return RedirectResponse("/docs", 303, headers=VARY)
    return JSONResponse({"links": LINKS}, headers=VARY)
