"""JSON-RPC as uiautomator2's server speaks it: the envelope, its errors, and the table of methods.

A method is an async function of the server and its list of parameters; the table also says how many it takes. No
overload for the number given is answered like an unknown method, a parameter of the wrong type with -32602.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from device.simulator.android.system import System
from device.simulator.automator.selector import BadSelector, Selector

PARSE_ERROR, INVALID_REQUEST, NOT_FOUND, INVALID_PARAMS, FAILED = -32700, -32600, -32601, -32602, -32001
NO_OBJECT = "androidx.test.uiautomator.UiObjectNotFoundException"


class RpcError(Exception):
    """A call that ends in an error. ``data`` is what the server says beside it."""

    def __init__(self, code: int, message: str, data: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.data = data


class NoObject(RpcError):
    """No element fits the selector."""

    def __init__(self, what: object) -> None:
        super().__init__(FAILED, NO_OBJECT, str(what))


async def nothing_to_watch() -> None:
    """For a server without watchers."""


@dataclass(slots=True)
class Server:
    """What the methods of one running server share: the phone, and objects that clients hold by name."""

    system: System
    objects: dict[str, Selector] = field(default_factory=dict)
    watchers: dict[str, Any] = field(default_factory=dict)
    """What ``rpc_watchers`` has registered, by name."""
    triggered: set[str] = field(default_factory=set)
    """The watchers that acted since they were last reset."""
    watch: Callable[[], Awaitable[None]] = nothing_to_watch
    """Runs the watchers."""
    configuration: dict[str, int] = field(
        default_factory=lambda: {
            "actionAcknowledgmentTimeout": 500,
            "keyInjectionDelay": 0,
            "scrollAcknowledgmentTimeout": 200,
            "waitForIdleTimeout": 0,
            "waitForSelectorTimeout": 0,
        }
    )


Params = Sequence[Any]
Method = Callable[[Server, Params], Awaitable[Any]]
Methods = Mapping[str, tuple[tuple[int, ...], Method]]
"""Name → (numbers of parameters it takes, the method)."""


def invalid(what: str) -> RpcError:
    """A parameter of the wrong kind."""
    return RpcError(INVALID_PARAMS, "method parameters invalid", what)


def number(params: Params, place: int) -> float:
    """A parameter that is a number."""
    value = params[place]
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > 1e9 or value != value:
        raise invalid(f"parameter {place} must be a number, not {value!r}")
    return float(value)


def whole(params: Params, place: int) -> int:
    """A parameter that is an int in Java: fractions are cut off."""
    return int(number(params, place))


def text(params: Params, place: int) -> str:
    """A parameter that is a string; null counts as empty."""
    value = params[place]
    if value is None:
        return ""
    if not isinstance(value, str):
        raise invalid(f"parameter {place} must be a string, not {value!r}")
    return value


def flag(params: Params, place: int) -> bool:
    """A parameter that is true or false."""
    value = params[place]
    if not isinstance(value, bool):
        raise invalid(f"parameter {place} must be true or false, not {value!r}")
    return value


@dataclass(frozen=True, slots=True)
class Request:
    """One call."""

    id: Any
    method: str
    params: list[Any]


def parse_request(body: bytes) -> Request:
    """The call in an HTTP body.

    :raises RpcError: it is no JSON, or no call.
    """
    try:
        value = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise RpcError(PARSE_ERROR, "JSON parse error", str(error)) from error
    if not isinstance(value, dict) or not isinstance(value.get("method"), str):
        raise RpcError(INVALID_REQUEST, "invalid request")
    params = value.get("params") or []
    if not isinstance(params, list):
        raise RpcError(INVALID_PARAMS, "method parameters invalid", "parameters are given as a list")
    return Request(value.get("id"), value["method"], params)


async def carry_out(server: Server, methods: Methods, request: Request) -> Any:
    """The call's result.

    :raises RpcError: unknown method, wrong parameters, or it failed.
    """
    arities, method = methods.get(request.method, ((), None))
    if method is None or len(request.params) not in arities:
        raise RpcError(NOT_FOUND, "method not found")
    try:
        return await method(server, request.params)
    except BadSelector as error:
        raise invalid(str(error)) from error


def reply(id: Any, result: Any) -> bytes:
    """The body of a successful answer."""
    return json.dumps({"jsonrpc": "2.0", "id": id, "result": result}).encode()


def failure(id: Any, error: RpcError) -> bytes:
    """The body of an answer that reports an error."""
    body = {"code": error.code, "message": error.message, "data": error.data}
    return json.dumps({"jsonrpc": "2.0", "id": id, "error": body}).encode()
