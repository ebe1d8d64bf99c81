"""The services of the phone by name, as adb's clients ask for them. Any transport may carry them."""

from __future__ import annotations

import time

from device.simulator.adbd import FEATURES
from device.simulator.command import Commands
from device.simulator.shell import Shell
from device.simulator.shell_service import ShellService
from device.simulator.stream import Service, Stream
from device.simulator.sync import SyncService
from device.simulator.system import System

_SOCKETS = ("tcp", "localabstract", "localreserved", "localfilesystem", "local", "dev")


async def _no_root(stream: Stream) -> None:
    await stream.write(b"adbd cannot run as root in production builds\n")


class Services:
    """Opens services of one phone."""

    def __init__(self, system: System, commands: Commands) -> None:
        self._system = system
        self._commands = commands

    def banner(self) -> str:
        """What the phone says of itself when a host connects."""
        names = ("ro.product.name", "ro.product.model", "ro.product.device")
        facts = [f"{name}={self._system.handset.props.get(name, '')}" for name in names]
        return "device::" + ";".join([*facts, f"features={','.join(FEATURES)}"])

    def open(self, name: str) -> Service | None:
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
            case _ if kind in _SOCKETS:
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

    def _new_shell(self) -> Shell:
        return Shell(self._system, self._commands)

    def _note_transfer(self, verb: str, path: str, size: int) -> None:
        self._system.journal.add(verb, path=path, size=size)
