"""The services of the phone by name, as adb's clients ask for them. Any transport may carry them."""

from __future__ import annotations

import struct
import time

from device.simulator.android.system import System
from device.simulator.shell.command import Commands
from device.simulator.shell.interpreter import Shell
from device.simulator.shell.service import ShellService
from device.simulator.stream import Host, Service, Stream
from device.simulator.wire.adbd import FEATURES
from device.simulator.wire.reverse import SOCKETS, Reverses
from device.simulator.wire.sync import SyncService

_FRAMEBUFFER = struct.Struct("<14I")
_FRAMEBUFFER_VERSION, _BITS, _SRGB = 2, 32, 1
_RGBA = (0, 8, 16, 8, 8, 8, 24, 8)
"""Offset and length in bits of red, blue, green and alpha, in this order."""


async def _no_root(stream: Stream) -> None:
    await stream.write(b"adbd cannot run as root in production builds\n")


class Services:
    """Opens services of one phone."""

    def __init__(self, system: System, commands: Commands) -> None:
        self._system = system
        self._commands = commands
        self._reverses = Reverses(system.listeners)

    def banner(self) -> str:
        """What the phone says of itself when a host connects."""
        names = ("ro.product.name", "ro.product.model", "ro.product.device")
        facts = [f"{name}={self._system.handset.props.get(name, '')}" for name in names]
        return "device::" + ";".join([*facts, f"features={','.join(FEATURES)}"])

    def open(self, name: str, host: Host | None = None) -> Service | None:
        """The service of that name; None where Android would refuse it, or where it is not built."""
        kind, _, rest = name.partition(":")
        kind, *options = kind.split(",")
        match kind:
            case "shell" | "exec":
                raw = ["raw"] if kind == "exec" else []
                return self._noted(ShellService(self._new_shell, [*options, *raw], rest), rest)
            case "sync":
                return SyncService(self._system.files, self._note_transfer)
            case "root":
                return _no_root
            case "reverse" if host is not None:
                return self._reverses.service(rest, host)
            case "framebuffer":
                return self._framebuffer
            case _ if kind in SOCKETS:
                return self._system.listeners.get(name)
            case _:
                return None

    def _noted(self, service: Service, command: str) -> Service:
        """The shell with a line in the journal, which tells how long it ran once it has ended."""
        journal = self._system.journal
        noted = journal.add("shell", command=command)

        async def run(stream: Stream) -> None:
            began = time.perf_counter()
            try:
                await service(stream)
            finally:
                journal.amend(noted, ms=round((time.perf_counter() - began) * 1000, 3))

        return run

    async def _framebuffer(self, stream: Stream) -> None:
        """The display in raw pixels after a header that describes them."""
        image = self._system.handset.screenshot().convert("RGBA")
        size = image.width * image.height * _BITS // 8
        head = _FRAMEBUFFER.pack(_FRAMEBUFFER_VERSION, _BITS, _SRGB, size, image.width, image.height, *_RGBA)
        await stream.write(head + image.tobytes())

    def _new_shell(self) -> Shell:
        return Shell(self._system, self._commands)

    def _note_transfer(self, verb: str, path: str, size: int) -> None:
        self._system.journal.add(verb, path=path, size=size)
