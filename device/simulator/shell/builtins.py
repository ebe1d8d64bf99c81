"""Commands that act on the shell itself: cd, export, read, wait …"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from device.simulator.shell.command import LineInput, Streams
from device.simulator.shell.control import Exit, Failed, Jump, Return
from device.simulator.shell.syntax import ShellSyntaxError, parse

if TYPE_CHECKING:
    from device.simulator.shell.interpreter import Shell

SHELL = "/system/bin/sh"
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")

_LONG = {"errexit": "e", "nounset": "u", "xtrace": "x"}
"""Names of ``set -o``."""

Builtin = Callable[["Shell", Sequence[str], Streams], Awaitable[int]]


async def _true(shell: Shell, args: Sequence[str], streams: Streams) -> int:
    return 0


async def _cd(shell: Shell, args: Sequence[str], streams: Streams) -> int:
    target = shell.system.files.resolve(args[0] if args else "/", shell.cwd)
    entry = shell.system.files.get(target)
    if entry is None or not entry.is_directory:
        reason = "No such file or directory" if entry is None else "Not a directory"
        await streams.stderr.write(f"{SHELL}: cd: {args[0]}: {reason}\n".encode())
        return 2
    shell.cwd = target
    return 0


async def _export(shell: Shell, args: Sequence[str], streams: Streams) -> int:
    if not args:
        lines = [f"export {name}={shell.variables.get(name, '')}\n" for name in sorted(shell.exported)]
        await streams.stdout.write("".join(lines).encode())
    for arg in args:
        name, mark, value = arg.partition("=")
        shell.exported.add(name)
        if mark:
            shell.variables[name] = value
    return 0


async def _unset(shell: Shell, args: Sequence[str], streams: Streams) -> int:
    if args and args[0] == "-f":
        for name in args[1:]:
            shell.functions.pop(name, None)
        return 0
    for name in args:
        shell.variables.pop(name, None)
        shell.exported.discard(name)
    return 0


async def _set(shell: Shell, args: Sequence[str], streams: Streams) -> int:
    rest = list(args)
    while rest and rest[0][:1] in ("-", "+") and rest[0] not in ("-", "+"):
        arg = rest.pop(0)
        if arg == "--":
            shell.arguments = tuple(rest)
            return 0
        names = arg[1:]
        if names == "o" and rest and rest[0] in _LONG:
            names = _LONG[rest.pop(0)]
        if set(names) - set("eux"):
            await streams.stderr.write(f"{SHELL}: set: {arg}: unknown option\n".encode("utf-8", "replace"))
            return 1
        shell.options = shell.options | set(names) if arg[0] == "-" else shell.options - set(names)
    if rest:
        shell.arguments = tuple(rest)
    if not args:
        lines = [f"{name}={value}\n" for name, value in sorted(shell.variables.items())]
        await streams.stdout.write("".join(lines).encode())
    return 0


async def _exit(shell: Shell, args: Sequence[str], streams: Streams) -> int:
    if args and not args[0].lstrip("-").isdigit():
        await streams.stderr.write(f"{SHELL}: exit: {args[0]}: bad number\n".encode())
        raise Exit(1)
    raise Exit(int(args[0]) & 0xFF if args else shell.status)


async def _exec(shell: Shell, args: Sequence[str], streams: Streams) -> int:
    if not args:
        return 0
    raise Exit(await shell.external(args, streams, {}))


async def _command(shell: Shell, args: Sequence[str], streams: Streams) -> int:
    if args and args[0] == "-v":
        found = [name for name in args[1:] if shell.knows(name)]
        lines = [
            name if name in BUILTINS or name in shell.functions else f"/system/bin/{posixpath.basename(name)}"
            for name in found
        ]
        await streams.stdout.write("".join(line + "\n" for line in lines).encode())
        return 0 if len(found) == len(args) - 1 else 1
    return await shell.external(args, streams, {}) if args else 0


async def _type(shell: Shell, args: Sequence[str], streams: Streams) -> int:
    status = 0
    for name in args:
        if name in shell.functions:
            line = f"{name} is a function"
        elif name in BUILTINS:
            line = f"{name} is a shell builtin"
        elif shell.find(name):
            line = f"{name} is /system/bin/{name}"
        else:
            line, status = f"{name} not found", 1
        await streams.stdout.write((line + "\n").encode())
    return status


async def _eval(shell: Shell, args: Sequence[str], streams: Streams) -> int:
    try:
        return await shell.program(parse(" ".join(args)), streams)
    except ShellSyntaxError as error:
        raise Failed(f"syntax error: {error}") from error


def _jump(again: bool) -> Builtin:
    async def jump(shell: Shell, args: Sequence[str], streams: Streams) -> int:
        loops = int(args[0]) if args and args[0].isdecimal() else 1
        raise Jump(max(1, loops), again)

    return jump


async def _shift(shell: Shell, args: Sequence[str], streams: Streams) -> int:
    places = int(args[0]) if args and args[0].isdecimal() else 1
    if places > len(shell.arguments):
        raise Failed("shift: nothing to shift")
    shell.arguments = shell.arguments[places:]
    return 0


async def _read(shell: Shell, args: Sequence[str], streams: Streams) -> int:
    """A line of the input, its words shared out among the names; the last takes the rest. 1 at the end of the input."""
    names = [arg for arg in args if arg != "-r"] or ["REPLY"]
    bad = next((name for name in names if not _NAME.fullmatch(name)), None)
    if bad is not None:
        raise Failed(f"read: {bad}: is not an identifier")
    source = streams.stdin if isinstance(streams.stdin, LineInput) else LineInput(streams.stdin)
    line = await source.line()
    words = (line or b"").decode("utf-8", "replace").strip(" \t").split(maxsplit=len(names) - 1)
    for place, name in enumerate(names):
        shell.variables[name] = words[place] if place < len(words) else ""
    return 1 if line is None else 0


async def _return(shell: Shell, args: Sequence[str], streams: Streams) -> int:
    raise Return(int(args[0]) & 0xFF if args and args[0].lstrip("-").isdecimal() else shell.status)


async def _local(shell: Shell, args: Sequence[str], streams: Streams) -> int:
    """Names of the function that runs: when it ends they are what they were."""
    for arg in args:
        name, mark, value = arg.partition("=")
        if not _NAME.fullmatch(name):
            raise Failed(f"local: {name}: is not an identifier")
        if shell.locals:
            shell.locals[-1].setdefault(name, shell.variables.get(name))
        shell.variables[name] = value if mark else ""
    return 0


async def _wait(shell: Shell, args: Sequence[str], streams: Streams) -> int:
    status = 0
    for pid in [int(arg) for arg in args if arg.isdecimal()] if args else list(shell.jobs):
        job = shell.jobs.pop(pid, None)
        status = 127 if job is None else await job
    return status if args else 0


BUILTINS: Mapping[str, Builtin] = {
    ":": _true,
    "break": _jump(again=False),
    "cd": _cd,
    "command": _command,
    "continue": _jump(again=True),
    "eval": _eval,
    "exec": _exec,
    "exit": _exit,
    "export": _export,
    "local": _local,
    "read": _read,
    "return": _return,
    "set": _set,
    "shift": _shift,
    "type": _type,
    "unset": _unset,
    "wait": _wait,
}
