"""The control channel: how tests and benchmarks prepare a phone, judge it and make it fail. docs/simulator.md.

One HTTP server on 127.0.0.1 for all phones of a process; each has an address of its own and a token of its own.
Errors are problem objects (RFC 9457): {"title", "status", "detail"}.
"""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import json
import socket
from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from device.simulator.android.system import System
from device.simulator.drawing.pictures import png
from device.simulator.incidents import happen
from device.simulator.request_deadline import REQUEST_SECONDS, with_deadline
from device.simulator.watch.hand import parse_events, play
from device.simulator.watch.mirror import NARROWEST, WIDEST, shrunk
from device.simulator.watch.routes import Watch

MAX_WAIT = 60.0
LATEST = 4_102_444_800.0
"""The last time a phone's clock can be set to, in seconds since the epoch."""
_MAX_BODY = 64 * 1024 * 1024
_REASONS = {
    400: "Bad request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not found",
    405: "Method not allowed",
    413: "Too large",
}
_HERE = frozenset({"127.0.0.1", "localhost"})
"""What this computer may be called by who asks."""

Phones = Mapping[str, tuple[System, str]]
"""Each phone by its name in the address, with its token."""


class Problem(HTTPException):
    """An answer that says what is wrong with a request."""


class JsonResponse(Response):
    """JSON in ASCII: lone surrogates, which clients can send, get through as escapes."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        """The body."""
        return json.dumps(content).encode("ascii")


def _problem(status: int, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    body = {"title": _REASONS.get(status, "Error"), "status": status, "detail": detail}
    return Response(
        json.dumps(body), status, media_type="application/problem+json", headers=dict(headers) if headers else None
    )


async def _on_http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _problem(error.status_code, str(error.detail), error.headers)


async def _on_value_error(request: Request, error: Exception) -> Response:
    return _problem(400, str(error))


async def _body(request: Request) -> dict[str, Any]:
    """The request's JSON object; an empty body counts as {}."""
    data = bytearray()
    try:
        async for chunk in request.stream():
            data += chunk
            if len(data) > _MAX_BODY:
                raise Problem(413, f"A body may have {_MAX_BODY} bytes at most.")
    except ClientDisconnect as gone:  # it went, or was sent away: nobody hears the answer
        raise Problem(400, "The body did not arrive.") from gone
    try:
        value = json.loads(data) if data.strip() else {}
    except (ValueError, RecursionError) as error:
        raise Problem(400, f"The body is no JSON: {error}.") from error
    if not isinstance(value, dict):
        raise Problem(400, f"The body must be a JSON object, not {type(value).__name__}.")
    return value


def _only(body: Mapping[str, Any], *names: str) -> None:
    unknown = sorted(set(body) - set(names))
    if unknown:
        raise Problem(400, f"Unknown member {unknown[0]!r}; there are: {', '.join(names)}.")


def _number(body: Mapping[str, Any], name: str) -> float | None:
    value = body.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > 1e12:
        raise Problem(400, f"{name} must be a number of seconds, not {value!r}.")
    return float(value)


async def get_state(system: System, request: Request) -> Response:
    """GET /state"""
    return JsonResponse(system.handset.state())


async def patch_state(system: System, request: Request) -> Response:
    """PATCH /state"""
    system.prepare(await _body(request))
    return JsonResponse(system.handset.state())


async def reset(system: System, request: Request) -> Response:
    """POST /reset"""
    body = await _body(request)
    _only(body, "seed")
    seed = body.get("seed")
    if seed is not None and (isinstance(seed, bool) or not isinstance(seed, int)):
        raise Problem(400, f"seed must be a whole number, not {seed!r}.")
    system.reset(seed)
    return JsonResponse(system.handset.state())


async def save(system: System, request: Request) -> Response:
    """GET /save"""
    return JsonResponse(system.save())


async def restore(system: System, request: Request) -> Response:
    """POST /restore"""
    system.restore(await _body(request))
    return JsonResponse(system.handset.state())


async def get_clock(system: System, request: Request) -> Response:
    """GET /clock"""
    return JsonResponse(system.handset.state()["clock"])


async def put_clock(system: System, request: Request) -> Response:
    """PUT /clock"""
    body = await _body(request)
    _only(body, "mode", "time", "advance")
    handset = system.handset
    mode = body.get("mode", handset.state()["clock"]["mode"])
    if mode not in ("real", "stepped"):
        raise Problem(400, f"mode must be real or stepped, not {mode!r}.")
    now, advance = _number(body, "time"), _number(body, "advance")
    if advance is not None and advance < 0:
        raise Problem(400, f"The clock can only be advanced forward, not by {advance:g} s.")
    shown = handset.time() if now is None else now
    if not 0 <= shown <= shown + (advance or 0.0) <= LATEST:
        raise Problem(400, f"The clock shows times from 0 (1970) to {LATEST:.0f} (2100).")
    handset.set_clock(mode, now)
    if advance:
        handset.step(advance)
    system.changed()
    return JsonResponse(handset.state()["clock"])


async def get_faults(system: System, request: Request) -> Response:
    """GET /faults"""
    return JsonResponse(system.faults.listed())


async def put_fault(system: System, request: Request) -> Response:
    """PUT /faults/{name}"""
    return JsonResponse(system.faults.put(request.path_params["name"], await _body(request)).as_json())


async def delete_fault(system: System, request: Request) -> Response:
    """DELETE /faults/{name}"""
    name = request.path_params["name"]
    if not system.faults.remove(name):
        raise Problem(404, f"The fault {name!r} is not on.")
    return Response(status_code=204)


async def post_incident(system: System, request: Request) -> Response:
    """POST /incidents"""
    body = await _body(request)
    done = happen(system.handset, body)
    system.changed()
    system.journal.add("incident", incident=body["kind"], done=done)
    return JsonResponse({"done": done})


async def get_truth(system: System, request: Request) -> Response:
    """GET /truth"""
    return JsonResponse({"revision": system.handset.revision(), "views": system.handset.truth()})


async def get_events(system: System, request: Request) -> Response:
    """GET /events?after=N&wait=SECONDS"""
    after, wait = request.query_params.get("after", "0"), request.query_params.get("wait", "0")
    if not after.isdecimal():
        raise Problem(400, f"after must be the number of an event, not {after!r}.")
    try:
        seconds = float(wait)
    except ValueError as error:
        raise Problem(400, f"wait must be a number of seconds, not {wait!r}.") from error
    if not 0 <= seconds <= MAX_WAIT:
        raise Problem(400, f"wait must be from 0 to {MAX_WAIT:g} seconds, not {wait}.")
    events = await system.journal.wait(int(after), seconds)
    return JsonResponse({"events": events, "last": system.journal.last})


async def get_screenshot(system: System, request: Request) -> Response:
    """GET /screenshot"""
    return Response(await asyncio.to_thread(png, system.handset.screenshot()), media_type="image/png")


async def get_frame(system: System, request: Request) -> Response:
    """GET /frame?width=PIXELS"""
    width = request.query_params.get("width", str(WIDEST))
    if not (width.isascii() and width.isdecimal() and NARROWEST <= int(width) <= WIDEST):
        raise Problem(400, f"width must be a number of pixels from {NARROWEST} to {WIDEST}, not {width!r}.")
    revision, picture = system.handset.revision(), system.handset.screenshot()
    body = await asyncio.to_thread(shrunk, picture, int(width))
    return Response(body, media_type="image/jpeg", headers={"Revision": str(revision), "Cache-Control": "no-store"})


async def post_hands(system: System, request: Request) -> Response:
    """POST /hands"""
    body = await _body(request)
    _only(body, "events")
    await play(system, parse_events(body.get("events")))
    return JsonResponse({"revision": system.handset.revision()})


async def get_hierarchy(system: System, request: Request) -> Response:
    """GET /hierarchy"""
    return Response(system.handset.hierarchy().encode("utf-8", "replace"), media_type="application/xml")


Work = Callable[[System, Request], Awaitable[Response]]

ROUTES: tuple[tuple[str, str, Work], ...] = (
    ("GET", "/state", get_state),
    ("PATCH", "/state", patch_state),
    ("POST", "/reset", reset),
    ("GET", "/save", save),
    ("POST", "/restore", restore),
    ("GET", "/clock", get_clock),
    ("PUT", "/clock", put_clock),
    ("GET", "/faults", get_faults),
    ("PUT", "/faults/{name}", put_fault),
    ("DELETE", "/faults/{name}", delete_fault),
    ("POST", "/incidents", post_incident),
    ("GET", "/truth", get_truth),
    ("GET", "/events", get_events),
    ("GET", "/screenshot", get_screenshot),
    ("GET", "/hierarchy", get_hierarchy),
    ("GET", "/frame", get_frame),
    ("POST", "/hands", post_hands),
)


def _guarded(phones: Phones, work: Work) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        system, token = phones.get(request.path_params["phone"], (None, ""))
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        right = hmac.compare_digest(given.strip().encode("utf-8", "replace"), token.encode())
        if system is None or scheme.lower() != "bearer" or not right:
            raise Problem(
                401, "Send the header 'Authorization: Bearer TOKEN' with the token of this phone's ready line.",
                headers={"WWW-Authenticate": "Bearer"},
            )  # fmt: skip
        return await work(system, request)

    return endpoint


class OwnPagesOnly:
    """Turns away what a browser sends for a foreign page: by a name that was made to mean this computer, or across."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or hand on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
        host = headers.get(b"host", "")
        answer: ASGIApp = self._app
        if host.rpartition(":")[0] not in _HERE and host not in _HERE:
            answer = _problem(403, f"This is 127.0.0.1, not {host[:80]!r}.")
        elif headers.get(b"origin", f"http://{host}") != f"http://{host}":
            answer = _problem(403, "Pages of other sites may not use this phone.")
        await answer(scope, receive, send)


def control_app(phones: Phones, watch: Watch | None = None) -> ASGIApp:
    """The control channel of these phones as an ASGI application, perhaps with a window to hold them."""
    routes = [Route("/phones/{phone}" + path, _guarded(phones, work), methods=[verb]) for verb, path, work in ROUTES]
    routes += watch.routes() if watch else []
    answers = {HTTPException: _on_http_error, ValueError: _on_value_error}
    return OwnPagesOnly(Starlette(routes=routes, exception_handlers=answers))


class _Uvicorn(uvicorn.Server):
    """A server that leaves signals to whoever runs the loop."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield


class ControlServer:
    """Serves the control channel in the running loop. A request has ``patience`` seconds to arrive."""

    def __init__(self, phones: Phones, watch: Watch | None = None, patience: float = REQUEST_SECONDS) -> None:
        config = uvicorn.Config(
            control_app(phones, watch), log_level="warning", access_log=False, lifespan="off", ws="none",
            http=with_deadline(patience), timeout_graceful_shutdown=1,
        )  # fmt: skip
        self._server = _Uvicorn(config)
        self._socket: socket.socket | None = None
        self._task: asyncio.Task[None] | None = None
        self.url = ""

    async def start(self, port: int = 0) -> None:
        """Listen on 127.0.0.1, on a free port for 0.

        :raises OSError: the port is taken.
        """
        # asyncio sets TCP_NODELAY only where the socket says that it is TCP; without it each answer waits 40 ms
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind(("127.0.0.1", port))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._task = asyncio.create_task(self._server.serve([self._socket]))
        while not self._server.started:
            if self._task.done():
                self._task.result()
            await asyncio.sleep(0.005)

    async def stop(self) -> None:
        """Close the port and every connection."""
        if self._task is not None:
            self._server.should_exit = True
            await self._task
        if self._socket is not None:
            self._socket.close()
