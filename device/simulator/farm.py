"""A farm: one or more simulated phones in one process, their control channel, and their place at the adb server."""

from __future__ import annotations

import asyncio
import json
import logging
import secrets
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

from device.simulator.android.handset import Handset
from device.simulator.android.system import System
from device.simulator.control import ControlServer
from device.simulator.shell.commands import COMMANDS
from device.simulator.stream import Host, Service
from device.simulator.wire.adb_server import AdbError, AdbServer
from device.simulator.wire.adbd import LOOPBACK, AdbDaemon
from device.simulator.wire.auth import Gate, Nobody
from device.simulator.wire.host_server import HostServer
from device.simulator.wire.services import Services

log = logging.getLogger(__name__)

SCANNED = range(5555, 5586)
"""Ports on which adb servers look for emulators by themselves: a phone there would be listed twice."""
_READY_SECONDS = 15.0
_WATCH_SECONDS = 2.0


_FACTS = (("product", "name"), ("model", "model"), ("device", "device"))
ANYWHERE = "0.0.0.0"
"""Stands for every address this computer has."""


@dataclass(frozen=True, slots=True)
class Door:
    """Where a phone listens for adb servers, and which of them may come in."""

    address: str = LOOPBACK
    gate: Gate | None = None


class PortTaken(Exception):
    """A port cannot be used; the message says which, and what to do."""


@dataclass(slots=True)
class Unit:
    """One phone with its wires."""

    system: System
    services: Services
    daemon: AdbDaemon
    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)
    tasks: list[asyncio.Task[None]] = field(default_factory=list)
    ends: dict[str, asyncio.TimerHandle] = field(default_factory=dict)
    """The ends of faults that pass by themselves, by name."""
    gate: Gate | None = None
    """Which hosts may connect, when nothing is wrong; None for any."""
    address: str = LOOPBACK
    """Where it listens."""
    switched: Callable[[Unit], None] = lambda unit: None
    """Called when its connections were dropped or can be made again."""

    @property
    def condition(self) -> str:
        """As adb names it."""
        return "device" if self.reachable else "unauthorized" if self.daemon.plugged else "offline"

    @property
    def facts(self) -> str:
        """What ``adb devices -l`` shows of it."""
        props = self.system.handset.props
        return " ".join(f"{name}:{props.get(f'ro.product.{prop}', '').replace(' ', '_')}" for name, prop in _FACTS)

    def open(self, service: str, host: Host) -> Service | None:
        """A service of the phone."""
        return self.services.open(service, host)

    @property
    def reachable(self) -> bool:
        """Whether an adb server can have it as a ``device``."""
        return self.daemon.plugged and self.daemon.gate is self.gate

    @property
    def serial(self) -> str:
        """As adb lists it."""
        here = LOOPBACK if self.address == ANYWHERE else self.address
        return f"{here}:{self.port}"

    @property
    def name(self) -> str:
        """The phone's part of its control channel's address."""
        return str(self.port)


async def start_unit(handset: Handset, port: int = 0, speed: float = 1.0, door: Door | None = None) -> Unit:
    """Put a phone on a port, a free one for 0; on 127.0.0.1 and open to all there, unless ``door`` says otherwise.

    :raises PortTaken: the port is in use.
    """
    door = door or Door()
    system = System(handset, speed)
    services = Services(system, COMMANDS)
    daemon = AdbDaemon(services.open, services.banner)
    try:
        bound = await daemon.listen(port, door.address)
        while not port and bound in SCANNED:
            refused, daemon = daemon, AdbDaemon(services.open, services.banner)
            bound = await daemon.listen(0, door.address)
            await refused.close()
    except OSError as error:
        where = "" if door.address == LOOPBACK else f" of {door.address}"
        raise PortTaken(
            f"Port {port}{where} cannot be used: {error.strerror or error}. Name another with --port."
        ) from error
    daemon.gate = door.gate
    unit = Unit(system, services, daemon, bound, gate=door.gate, address=door.address)
    system.faults.changed = lambda name: _switch(unit, name)
    system.rebooted = lambda: _drop(unit)
    unit.tasks.append(asyncio.create_task(system.run()))
    return unit


def _switch(unit: Unit, name: str) -> None:
    """A fault was switched on or off: pull or plug the cable, forget or accept the host's key."""
    if name not in ("unplug", "unauthorized"):
        return
    if (waiting := unit.ends.pop(name, None)) is not None:
        waiting.cancel()
    fault, daemon = unit.system.faults.get(name), unit.daemon
    if fault is not None and fault.seconds is not None:
        loop = asyncio.get_running_loop()
        unit.ends[name] = loop.call_later(fault.seconds, lambda: unit.system.faults.remove(name))
    if name == "unauthorized":
        daemon.gate = unit.gate if fault is None else Nobody()
        daemon.drop()
    elif fault is None:
        daemon.plug()
    else:
        daemon.unplug()
    unit.switched(unit)


def _drop(unit: Unit) -> None:
    """The phone reboots: every connection is lost, and can be made again at once."""
    unit.daemon.drop()
    unit.switched(unit)


async def stop_unit(unit: Unit) -> None:
    """Take a phone off its port."""
    for end in unit.ends.values():
        end.cancel()
    unit.system.faults.changed = lambda name: None
    unit.system.faults.clear()
    unit.system.ending = True
    for task in unit.tasks:
        task.cancel()
    await asyncio.gather(*unit.tasks, *unit.system.end_jobs(), return_exceptions=True)
    await unit.daemon.close()


class Registrar:
    """Keeps phones listed at an adb server, and stops the server again if it was started for them."""

    def __init__(self, server: AdbServer, units: list[Unit]) -> None:
        self._server = server
        self._units = units
        self._met = False

    async def register(self) -> None:
        """Start a server if none runs, and return when it lists every phone as ``device``.

        :raises AdbError: that cannot be done.
        """
        if not await self._server.answers():
            await self._server.start()
        self._met = True
        listed = {row.serial for row in await self._server.devices()}
        for unit in self._units:
            if unit.serial in listed:  # left over from a phone that ended badly
                await self._server.disconnect(unit.serial)
            await self._server.connect(unit.serial)
        deadline = asyncio.get_running_loop().time() + _READY_SECONDS
        while missing := await self._missing():
            if asyncio.get_running_loop().time() > deadline:
                serials = ", ".join(unit.serial for unit in missing)
                raise AdbError(f"adb on port {self._server.port} does not list {serials} as ready.")
            await asyncio.sleep(0.05)

    async def _missing(self) -> list[Unit]:
        states = {row.serial: row.state for row in await self._server.devices()}
        return [unit for unit in self._units if states.get(unit.serial) != "device"]

    async def watch(self) -> None:
        """For ever: register again what the adb server has lost, as after its restart or a pulled cable."""
        while True:
            await asyncio.sleep(_WATCH_SECONDS)
            try:
                if not await self._server.answers():
                    continue  # whoever stopped it may start it again; then its list is empty
                for unit in await self._missing():
                    if unit.reachable:
                        await self._server.disconnect(unit.serial)
                        await self._server.connect(unit.serial)
            except AdbError as error:
                log.info("not registered: %s", error)

    async def leave(self) -> None:
        """Take our phones off the list, and stop the server if it is ours and nobody else's device is on it."""
        if not self._met:
            await self._server.stop()
            return
        ours = {unit.serial for unit in self._units}
        try:
            for serial in ours:
                await self._server.disconnect(serial)
            others = [row.serial for row in await self._server.devices() if row.serial not in ours]
        except AdbError as error:
            log.debug("leaving: %s", error)
            others = []
        if not others:
            await self._server.stop()
        elif self._server.ours:
            log.warning("the adb server stays: it also serves %s", ", ".join(others))
            await self._server.release()


class Farm:
    """Phones, control channel and registration as one thing to start and stop."""

    def __init__(
        self,
        handsets: list[Handset],
        *,
        port: int,
        speed: float,
        adb_port: int | None,
        control_port: int,
        door: Door | None = None,
        host_port: int | None = None,
    ) -> None:
        self._door = door
        self._host_port = host_port
        self._host: HostServer | None = None
        self._handsets = handsets
        self._port = port
        self._speed = speed
        self._control_port = control_port
        self.host_port: int | None = None
        """Where adb's clients find the phones without an adb program."""
        self._adb = None if adb_port is None else AdbServer(adb_port)
        self.units: list[Unit] = []
        self._control: ControlServer | None = None
        self._registrar: Registrar | None = None
        self._watch: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Return when every phone can be used.

        :raises PortTaken, AdbError: with a line that says what to do; nothing is left running.
        """
        async with AsyncExitStack() as unless_started:
            unless_started.push_async_callback(self.stop)
            for number, handset in enumerate(self._handsets):
                port = self._port + number if self._port else 0
                self.units.append(await start_unit(handset, port, self._speed, self._door))
            self._control = ControlServer({u.name: (u.system, u.token) for u in self.units})
            await self._start_control(self._control)
            if self._host_port is not None:
                self._host = await self._start_host(self._host_port)
            if self._adb is not None:
                self._registrar = Registrar(self._adb, self.units)
                await self._registrar.register()
                self._watch = asyncio.create_task(self._registrar.watch())
            unless_started.pop_all()

    async def _start_control(self, control: ControlServer) -> None:
        try:
            await control.start(self._control_port)
        except OSError as error:
            reason = error.strerror or error
            raise PortTaken(
                f"Port {self._control_port} cannot be used: {reason}. Name another with --control-port."
            ) from error

    async def _start_host(self, port: int) -> HostServer:
        host = HostServer(self.units)
        try:
            self.host_port = await host.start(port)
        except OSError as error:
            reason = error.strerror or error
            raise PortTaken(f"Port {port} cannot be used: {reason}. Name another with --host-server.") from error
        for unit in self.units:
            unit.switched = host.changed
        return host

    def announce(self, write: Callable[[str], None]) -> None:
        """One line of JSON a phone."""
        assert self._control is not None
        for unit in self.units:
            line = {
                "serial": unit.serial,
                "port": unit.port,
                "control": f"{self._control.url}/phones/{unit.name}",
                "token": unit.token,
                "model": unit.system.handset.props.get("ro.product.model", ""),
            }
            if self.host_port is not None:
                line["host_server"] = self.host_port
            write(json.dumps(line))

    async def stop(self) -> None:
        """Stop everything that was started, registration first."""
        if self._watch is not None:
            self._watch.cancel()
            await asyncio.gather(self._watch, return_exceptions=True)
        if self._registrar is not None:
            await self._registrar.leave()
        for unit in self.units:
            unit.system.journal.end()
            unit.switched = lambda unit: None
        if self._host is not None:
            await self._host.stop()
        if self._control is not None:
            await self._control.stop()
        for unit in self.units:
            await stop_unit(unit)
        self.units.clear()
