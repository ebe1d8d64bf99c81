"""The app: routes, errors, and the guard at the door."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from fastapi_offline import FastAPIOffline
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from agent_service.http import description, devices, entrance, health, problem, tasks
from agent_service.service import MOST_GOAL, Service, running
from agent_service.settings import LOOPBACK

MOST_BYTES = 256 * 1024
"""Of a request's body."""


class LoopbackOnly:
    """Lets in requests that name this machine as their host, and pages from this machine only.

    The API has no keys yet, and a browser on this machine can be made to speak to it: by a page that posts across
    sites, or by a name that was rebound to 127.0.0.1. Both carry another name in ``Origin`` or ``Host``. A page that
    only shows a picture of ours sends no ``Origin``, but its browser says that it is ``cross-site``; so is a person who
    follows a link from elsewhere, and may.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or let the app answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        host, origin = headers.get(b"host", ""), headers.get(b"origin", "")
        embedded = headers.get(b"sec-fetch-site") == "cross-site" and headers.get(b"sec-fetch-dest") != "document"
        if not is_loopback(f"//{host}") or (origin and not is_loopback(origin)) or embedded:
            words = "this API answers programs and pages of this machine only; address it as 127.0.0.1 or localhost"
            await problem.Problem(403, "not-from-here", words).response()(scope, receive, send)
            return
        await self._app(scope, receive, send)


class SmallBodies:
    """Turns away requests whose body is larger than any task needs, before it is read, or as soon as it is seen."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or let the app answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        length = dict(scope["headers"]).get(b"content-length", b"0")
        if not length.isdigit() or int(length) > MOST_BYTES:
            await too_large().response()(scope, receive, send)
            return
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > MOST_BYTES:
                raise too_large()
            return message

        await self._app(scope, counted, send)


def too_large() -> problem.Problem:
    """What is said of a body with too many bytes."""
    words = f"the body has more than {MOST_BYTES} bytes; a goal has at most {MOST_GOAL} characters"
    return problem.Problem(413, "too-large", words)


def is_loopback(url: str) -> bool:
    """Whether a URL's host is a name of this machine's loopback interface."""
    try:
        return urlsplit(url).hostname in LOOPBACK
    except ValueError:
        return False


def _summarize(router: APIRouter) -> None:
    """The first line of a path's docstring stands beside it in ``/docs``, instead of a function's name."""
    for route in router.routes:
        if isinstance(route, APIRoute):
            route.summary = (route.description.splitlines() or [""])[0].rstrip(".").replace("``", "")


def build(service: Service) -> FastAPI:
    """The app around a service, which it starts and stops. ``/docs`` loads nothing from elsewhere."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with running(service):
            yield

    app = FastAPIOffline(
        redoc_url=None,
        static_url="/docs/files",
        favicon_url="data:,",
        swagger_ui_parameters={"validatorUrl": None},  # else it may ask swagger.io to judge the description
        title="deixis",
        summary="Tasks for Android phones, in plain words.",
        version="0.1.0",
        lifespan=lifespan,
    )
    app.state.service = service
    for router in (entrance.router, tasks.router, devices.router, health.router):
        _summarize(router)
        app.include_router(router)
    problem.install(app)
    description.complete(app.openapi(), service.means.planners)
    app.add_middleware(SmallBodies)
    app.add_middleware(LoopbackOnly)
    return app
