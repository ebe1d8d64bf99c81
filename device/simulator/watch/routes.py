"""The window's own addresses: the page, who its phones are, and what changes on them.

The page's files are the same for everybody and say nothing; whatever a phone says or does asks for a token. It comes
to the page in the link's fragment, which no browser sends on, and goes back in a header, which no foreign page can
make a browser send.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from device.simulator.android.alerts import POPUPS
from device.simulator.android.faults import FAULTS
from device.simulator.android.system import System
from device.simulator.incidents import INCIDENTS
from device.simulator.watch.mirror import Mirror

PATH = "/watch"
FOLDER = Path(__file__).parent / "page"
FILES: Mapping[str, str] = {"watch.html": "text/html", "watch.css": "text/css", "watch.js": "text/javascript"}
HEADERS: Mapping[str, str] = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


@dataclass(slots=True)
class Watch:
    """The window of a farm. ``phones`` are each phone's Android and token, by its name in the control channel."""

    phones: Mapping[str, tuple[System, str]]
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)
    mirror: Mirror = field(init=False)

    def __post_init__(self) -> None:
        self.mirror = Mirror({name: system for name, (system, _) in self.phones.items()})

    def link(self, url: str) -> str:
        """Where a browser finds it; ``url`` is the control channel's."""
        return f"{url}{PATH}#{self.token}"

    def routes(self) -> list[Route]:
        """All of its addresses."""
        files = [Route(PATH, _file("watch.html"))]
        files += [Route(f"{PATH}/{name}", _file(name)) for name in FILES if name != "watch.html"]
        return [
            *files,
            Route(f"{PATH}/phones", self._guarded(self._phones)),
            Route(f"{PATH}/changes", self._guarded(self._changes)),
        ]

    def _guarded(self, work: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
        async def endpoint(request: Request) -> Response:
            scheme, _, given = request.headers.get("authorization", "").partition(" ")
            right = hmac.compare_digest(given.strip().encode("utf-8", "replace"), self.token.encode())
            if scheme.lower() != "bearer" or not right:
                raise HTTPException(
                    401, "Open the link that `deixis phone --watch` printed; a program sends the token behind its # "
                    "in a header: 'Authorization: Bearer TOKEN'.", headers={"WWW-Authenticate": "Bearer"},
                )  # fmt: skip
            return await work(request)

        return endpoint

    async def _phones(self, request: Request) -> Response:
        """Every phone with its token, and what can be made to happen on it."""
        found: dict[str, Any] = {
            "phones": [
                {"name": name, "token": token, "model": system.handset.props.get("ro.product.model", "")}
                for name, (system, token) in self.phones.items()
            ],
            "faults": FAULTS,
            "incidents": {kind: sorted(members) for kind, (_, members) in INCIDENTS.items()},
            "popups": POPUPS,
        }
        return JSONResponse(found, headers={"Cache-Control": "no-store"})

    async def _changes(self, request: Request) -> Response:
        """The stream of what changes."""
        return StreamingResponse(
            self.mirror.changes(), media_type="text/event-stream", headers={"Cache-Control": "no-store"}
        )


def _file(name: str) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        return Response((FOLDER / name).read_bytes(), media_type=FILES[name], headers=dict(HEADERS))

    return endpoint
