"""``adb reverse``: sockets on the phone that lead to the host. Each lives as long as the connection that asked for it.

    forward[:norebind]:REMOTE;LOCAL    killforward:REMOTE    killforward-all    list-forward

The answer is OKAY (and the port, when adb asked for any), FAIL and a reason, or a list.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from device.simulator.stream import Host, Service, Stream, splice

SOCKETS = ("tcp", "localabstract", "localreserved", "localfilesystem", "local", "dev")
"""Kinds of sockets that clients can name."""
FIRST_FREE = 30_000
MOST = 256


class _Refused(Exception):
    """The request cannot be met; the message is adbd's."""


@dataclass(frozen=True, slots=True)
class _Lead:
    """A socket on the phone that leads to a socket of a host."""

    host: Host
    target: str

    async def __call__(self, stream: Stream) -> None:
        """Carry one connection."""
        there = await self.host.dial(self.target)
        try:
            await splice(stream, there)
        finally:
            there.close()


class Reverses:
    """The reverse forwards of one phone, entered among its ``listeners``."""

    def __init__(self, listeners: dict[str, Service]) -> None:
        self._listeners = listeners

    def service(self, request: str, host: Host) -> Service:
        """The service that carries out a request and answers it."""

        async def serve(stream: Stream) -> None:
            try:
                reply = self._carry_out(request, host)
            except _Refused as reason:
                reply = b"FAIL" + _block(str(reason))
            await stream.write(reply)

        return serve

    def _carry_out(self, request: str, host: Host) -> bytes:
        verb, _, rest = request.partition(":")
        match verb:
            case "forward":
                return self._forward(rest, host)
            case "killforward":
                if self._mine(rest, host) is None:
                    raise _Refused(f"listener '{rest}' not found")
                del self._listeners[rest]
                return b"OKAY"
            case "killforward-all":
                self._forget(host)
                return b"OKAY"
            case "list-forward":
                rows = [f"(reverse) {name} {lead.target}\n" for name, lead in self._leads(host)]
                return _block("".join(rows))
            case _:
                raise _Refused(f"unknown reverse request: {request}")

    def _forward(self, rest: str, host: Host) -> bytes:
        keep, rest = (True, rest.removeprefix("norebind:")) if rest.startswith("norebind:") else (False, rest)
        name, mark, target = rest.partition(";")
        kind, _, address = name.partition(":")
        if not (mark and target) or kind not in SOCKETS or not address:
            raise _Refused(f"bad forward: {rest}")
        if kind == "tcp" and not (address.isdecimal() and int(address) < 65536):
            raise _Refused(f"unknown socket specification: {name}")
        mine = self._mine(name, host)
        if mine is not None and keep:
            raise _Refused("cannot rebind existing socket")
        if mine is None and (name in self._listeners or len(self._listeners) >= MOST):
            raise _Refused("cannot bind listener: Address already in use")
        port = self._free_port() if name == "tcp:0" else None
        if mine is None and not self._leads(host):
            host.gone.append(self._forgetting(host))
        self._listeners[name if port is None else f"tcp:{port}"] = _Lead(host, target)
        return b"OKAY" + (b"" if port is None else _block(str(port)))

    def _free_port(self) -> int:
        return next(port for port in range(FIRST_FREE, 65536) if f"tcp:{port}" not in self._listeners)

    def _mine(self, name: str, host: Host) -> _Lead | None:
        return dict(self._leads(host)).get(name)

    def _leads(self, host: Host) -> list[tuple[str, _Lead]]:
        return [(n, lead) for n, lead in self._listeners.items() if isinstance(lead, _Lead) and lead.host is host]

    def _forget(self, host: Host) -> None:
        for name, _ in self._leads(host):
            del self._listeners[name]

    def _forgetting(self, host: Host) -> Callable[[], None]:
        return lambda: self._forget(host)


def _block(text: str) -> bytes:
    data = text.encode()
    return f"{len(data):04x}".encode() + data
