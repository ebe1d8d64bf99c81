"""uiautomator2's server on the phone: HTTP on a stream, JSON-RPC in it, alive as long as the process that started it.

GET /ping answers ``pong``, POST /jsonrpc/0 carries a call, GET /screenshot/0 a PNG, GET /stop ends the server.
A call that has begun is carried out even when its client goes away, as on the phone.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Coroutine
from typing import Any

import h11

from device.simulator.android.system import System
from device.simulator.automator import device as rpc_device
from device.simulator.automator import objects as rpc_objects
from device.simulator.automator import watchers as rpc_watchers
from device.simulator.automator.rpc import (
    FAILED,
    Methods,
    Request,
    RpcError,
    Server,
    carry_out,
    failure,
    parse_request,
    reply,
)
from device.simulator.drawing.pictures import png
from device.simulator.stream import Stream, StreamClosed

log = logging.getLogger(__name__)

METHODS: Methods = {**rpc_device.METHODS, **rpc_objects.METHODS, **rpc_watchers.METHODS}
_MAX_BODY = 16 * 1024 * 1024
_PLAIN, _JSON = "text/plain", "application/json"


class Automator:
    """One run of the server."""

    def __init__(self, system: System) -> None:
        self._system = system
        self._server = Server(system)
        self._server.watch = lambda: rpc_watchers.run(self._server)
        self._over = asyncio.Event()
        self._clients: set[asyncio.Task[Any]] = set()
        self._calls: set[asyncio.Task[bytes]] = set()

    async def ended(self) -> None:
        """Return when the server was told to stop, or has died."""
        await self._over.wait()

    def close(self) -> None:
        """Drop every client."""
        self._over.set()
        for task in (*self._clients, *self._calls):
            task.cancel()

    async def serve(self, stream: Stream) -> None:
        """One client's connection."""
        task = asyncio.current_task()
        assert task is not None
        self._clients.add(task)
        try:
            await self._converse(stream)
        except h11.RemoteProtocolError as error:
            log.debug("a client spoke no HTTP: %s", error)
        finally:
            self._clients.discard(task)

    async def _converse(self, stream: Stream) -> None:
        http = h11.Connection(h11.SERVER, max_incomplete_event_size=64 * 1024)
        while True:
            request, body = await self._request(stream, http)
            if request is None:
                return
            status, kind, content = await self._answer(request, body)
            headers = [("Content-Type", kind), ("Content-Length", str(len(content)))]
            parts = [
                http.send(h11.Response(status_code=status, headers=headers, reason=b"OK" if status == 200 else b"")),
                http.send(h11.Data(data=content)),
                http.send(h11.EndOfMessage()),
            ]
            await stream.write(b"".join(part for part in parts if part))
            if self._over.is_set() or http.our_state is not h11.DONE or http.their_state is not h11.DONE:
                return
            http.start_next_cycle()

    async def _request(self, stream: Stream, http: h11.Connection) -> tuple[h11.Request | None, bytes]:
        request: h11.Request | None = None
        body = bytearray()
        while True:
            event = http.next_event()
            if event is h11.NEED_DATA:
                http.receive_data(await stream.read())
            elif isinstance(event, h11.Request):
                request = event
            elif isinstance(event, h11.Data):
                body += event.data
                if len(body) > _MAX_BODY:
                    raise StreamClosed("a request body larger than any call")
            elif isinstance(event, h11.EndOfMessage):
                return request, bytes(body)
            else:
                return None, b""

    async def _answer(self, request: h11.Request, body: bytes) -> tuple[int, str, bytes]:
        path = request.target.decode("ascii", "replace").partition("?")[0]
        match path:
            case "/ping":
                return 200, _PLAIN, b"pong"
            case "/jsonrpc/0":
                if not body:
                    return 500, _PLAIN, b"Invalid http post data!"
                return 200, _JSON, await self._call(body)
            case "/screenshot/0":
                return 200, "image/png", await asyncio.to_thread(png, self._system.handset.screenshot())
            case "/stop":
                self._over.set()
                return 200, _PLAIN, b"Server stopped!!!"
            case _:
                return 404, _PLAIN, b"Not Found!!!"

    async def _call(self, body: bytes) -> bytes:
        try:
            request = parse_request(body)
        except RpcError as error:
            return failure(None, error)
        faults, method = self._system.faults, request.method
        noted, began = self._system.journal.add("rpc", method=method, params=request.params), time.perf_counter()
        slow = faults.take("slow", method)
        if slow is not None:
            await asyncio.sleep(slow.ms / 1000)
        if faults.take("server_death", method) is not None:
            self._over.set()
            raise StreamClosed("the server died")
        held = faults.take("hold_call", method)
        if held is not None:
            await held.removed.wait()
        kept = faults.take("hold_reply", method)
        answer = await asyncio.shield(self._begin(self._carried_out(request)))
        self._system.journal.amend(noted, ms=round((time.perf_counter() - began) * 1000, 3))
        if kept is not None:
            self._system.journal.add("held", method=method)
            await kept.removed.wait()
        return answer

    def _begin(self, call: Coroutine[Any, Any, bytes]) -> asyncio.Task[bytes]:
        task = asyncio.get_running_loop().create_task(call)
        self._calls.add(task)
        task.add_done_callback(self._calls.discard)
        return task

    async def _carried_out(self, request: Request) -> bytes:
        try:
            return reply(request.id, await carry_out(self._server, METHODS, request))
        except RpcError as error:
            return failure(request.id, error)
        except Exception as error:  # the server outlives a call that fails in a way nobody thought of
            log.exception("the call %s failed", request.method)
            return failure(
                request.id, RpcError(FAILED, f"java.lang.RuntimeException: {type(error).__name__}", str(error))
            )
