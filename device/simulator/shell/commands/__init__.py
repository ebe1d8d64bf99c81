"""The commands of the phone's shell, one file a family. ``COMMANDS`` is everything it can run by name."""

from __future__ import annotations

from dataclasses import replace

from device.simulator.shell.command import Call, Command
from device.simulator.shell.commands import (
    activity,
    checks,
    content,
    digests,
    environment,
    find,
    grep,
    interface,
    keyboard,
    lines,
    listing,
    logcat,
    machine,
    monkey,
    network,
    packages,
    processes,
    radios,
    recording,
    sed,
    server,
    services,
    settings,
    storage,
    text,
    windows,
)

_NO_SERVICE = 20

_SERVICES: dict[str, Command] = {
    "activity": activity.am,
    "input": keyboard.input_,
    "input_method": keyboard.ime,
    "package": packages.pm,
    "settings": settings.settings,
    "window": windows.wm,
    **interface.SERVICES,
    **machine.SERVICES,
    **radios.SERVICES,
    **services.SERVICES,
}
"""What ``cmd NAME`` talks to."""

_DUMPS: dict[str, Command] = {
    "SurfaceFlinger": windows.dumpsys_surfaceflinger,
    "activity": activity.dumpsys_activity,
    "display": windows.dumpsys_display,
    "input": windows.dumpsys_input,
    "input_method": keyboard.dumpsys_input_method,
    "package": packages.dumpsys_package,
    "power": windows.dumpsys_power,
    "window": windows.dumpsys_window,
    **interface.DUMPS,
    **machine.DUMPS,
    **radios.DUMPS,
}
"""What ``dumpsys NAME`` prints."""

_BEHIND = {
    "am": "activity",
    "appops": "appops",
    "content": "activity",
    "locksettings": "lock_settings",
    "ime": "input_method",
    "input": "input",
    "monkey": "activity",
    "pm": "package",
    "settings": "settings",
    "svc": "wifi",
    "uiautomator": "accessibility",
    "wm": "window",
}
"""Commands that need a service of Android, which is not there before the phone has booted."""


def _when_booted(service: str, command: Command) -> Command:
    async def guarded(call: Call) -> int:
        """The command, or Android's words for a service that is not there yet."""
        if not call.system.handset.booted:
            return await call.fail(f"cmd: Can't find service: {service}", _NO_SERVICE)
        return await command(call)

    return guarded


def _renamed(call: Call, name: str) -> Call:
    """The call without its first argument, under that name."""
    return replace(call, name=name, args=call.args[1:])


async def cmd(call: Call) -> int:
    """cmd [-w] SERVICE ARGUMENTS"""
    if call.args[:1] == ("-w",):
        return await cmd(_renamed(call, "cmd"))
    if call.args == ("-l",):
        await call.out("Currently running services:\n" + "".join(f"  {name}\n" for name in sorted(_SERVICES)))
        return 0
    if not call.args:
        return await call.fail("cmd: No service specified; use -l to list all running services.", _NO_SERVICE)
    service = _SERVICES.get(call.args[0])
    if service is None or not call.system.handset.booted:
        return await call.fail(f"cmd: Can't find service: {call.args[0]}", _NO_SERVICE)
    return await service(_renamed(call, call.args[0]))


async def dumpsys(call: Call) -> int:
    """dumpsys [-l] [-t SECONDS] [SERVICE ARGUMENTS]"""
    if call.args[:1] == ("-t",) and len(call.args) > 1:
        return await dumpsys(_renamed(_renamed(call, "dumpsys"), "dumpsys"))
    if call.args[:1] in ((), ("--skip",)) and call.system.handset.booted:
        skipped = {name for arg in call.args[1:] for name in arg.split(",")}
        await call.out("Currently running services:\n" + "".join(f"  {name}\n" for name in sorted(_DUMPS)))
        for name in sorted(set(_DUMPS) - skipped):
            await call.out(f"{'-' * 79}\nDUMP OF SERVICE {name}:\n")
            await call.run(["dumpsys", *([name, "--display-id"] if name == "SurfaceFlinger" else [name])])
        return 0
    if call.args == ("-l",):
        await call.out("Currently running services:\n" + "".join(f"  {name}\n" for name in sorted(_DUMPS)))
        return 0
    dump = _DUMPS.get(call.args[0]) if call.args and call.system.handset.booted else None
    if dump is None:
        # Android's dumpsys says so and still ends with 0
        return await call.fail(f"Can't find service: {' '.join(call.args[:1])}", 0)
    return await dump(call)


def _all() -> dict[str, Command]:
    found: dict[str, Command] = {"cmd": cmd, "dumpsys": dumpsys}
    for family in (
        activity,
        checks,
        content,
        digests,
        environment,
        find,
        grep,
        interface,
        keyboard,
        lines,
        listing,
        logcat,
        machine,
        monkey,
        network,
        packages,
        processes,
        radios,
        recording,
        sed,
        server,
        services,
        settings,
        storage,
        text,
        windows,
    ):
        found.update(family.COMMANDS)
    return {name: _when_booted(_BEHIND[name], work) if name in _BEHIND else work for name, work in found.items()}


COMMANDS = _all()
