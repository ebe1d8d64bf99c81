"""Commands about processes: ps, kill, pgrep, pkill, pidof."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable

from device.simulator.android.processes import Process
from device.simulator.shell.command import Call, Command
from device.simulator.shell.options import BadOptions, Grammar, Options, takes
from device.simulator.shell.regex import BadRegex, compiled

VIRTUAL_KB, RESIDENT_KB = 1_400_000, 90_000
SIGNALS = {each.name.removeprefix("SIG"): each.value for each in signal.Signals}
ENDING = frozenset({"HUP", "INT", "QUIT", "ABRT", "KILL", "SEGV", "PIPE", "TERM", "TRAP", "BUS", "USR1", "USR2"})
"""Signals that end a process here, where none catches any; the others are felt by nobody."""


def _rows(call: Call) -> list[Process]:
    return call.system.processes.all()


def _size(row: Process) -> int:
    return RESIDENT_KB + row.pid % 997


_FIELDS: dict[str, tuple[str, int, Callable[[Process], str]]] = {
    "ADDR": (">", 16, lambda row: "0"),
    "ARGS": ("<", 27, lambda row: row.name),
    "C": ("<", 1, lambda row: "0"),
    "CMD": ("<", 27, lambda row: row.name),
    "CMDLINE": ("<", 27, lambda row: row.name),
    "COMM": ("<", 15, lambda row: row.name[-15:]),
    "GID": (">", 8, lambda row: "2000"),
    "LABEL": ("<", 30, lambda row: "u:r:shell:s0" if row.user == "shell" else "u:r:system_server:s0"),
    "NAME": ("<", 27, lambda row: row.name),
    "NI": (">", 3, lambda row: "0"),
    "PCY": ("<", 3, lambda row: "fg"),
    "PID": (">", 5, lambda row: str(row.pid)),
    "PPID": (">", 5, lambda row: str(row.parent)),
    "PR": (">", 2, lambda row: "20"),
    "PRI": (">", 3, lambda row: "19"),
    "RSS": (">", 6, lambda row: str(_size(row))),
    "S": ("<", 1, lambda row: "S"),
    "STAT": ("<", 5, lambda row: "S"),
    "STIME": ("<", 5, lambda row: "00:00"),
    "TIME": (">", 8, lambda row: "00:00:00"),
    "TTY": ("<", 8, lambda row: "?"),
    "UID": ("<", 12, lambda row: row.user),
    "USER": ("<", 12, lambda row: row.user),
    "VSIZE": (">", 7, lambda row: str(VIRTUAL_KB + row.pid)),
    "VSZ": (">", 7, lambda row: str(VIRTUAL_KB + row.pid)),
    "WCHAN": ("<", 10, lambda row: "0"),
    "%CPU": (">", 4, lambda row: "0.0"),
    "%MEM": (">", 5, lambda row: f"{_size(row) / 39_060:.1f}"),
}
"""Columns of ps: to which side, how wide, and of what."""


@takes(Grammar(plain="AaedfwZ", valued="opPuUk"))
async def ps(call: Call, options: Options) -> int:
    """ps [-AadefwZ] [-k FIELD,] [-o FIELD,...] [-p PID,...] [-P PPID,...] [-u USER,...]"""
    rows = _chosen(_rows(call), options)
    if "k" in options:
        for name in reversed(options.last("k").split(",")):
            rows.sort(key=_order(name.lstrip("+-").upper()), reverse=name.startswith("-"))
    if "o" in options:
        return await _columns(call, rows, ",".join(options.all("o")), not options.any("w"))
    if "f" in options:
        lines = ["UID            PID  PPID C STIME TTY          TIME CMD"]
        lines += [f"{r.user:<12} {r.pid:>5} {r.parent:>5} 0 00:00:00 ?     00:00:00 {r.name}" for r in rows]
        await call.out("\n".join(lines) + "\n")
        return 0
    label = "LABEL                          " if "Z" in options else ""
    lines = [f"{label}USER           PID  PPID     VSZ    RSS WCHAN            ADDR S NAME"]
    for row in rows:
        head = f"{row.user:<12} {row.pid:>5} {row.parent:>5} {VIRTUAL_KB + row.pid:>7} {_size(row):>6}"
        marked = f"{_FIELDS['LABEL'][2](row):<30} " if label else ""
        lines.append(f"{marked}{head} 0                   0 S {row.name}")
    await call.out("\n".join(lines) + "\n")
    return 0


def _chosen(rows: list[Process], options: Options) -> list[Process]:
    """Those asked for: by pid, parent or user, else all with -A, -e, -a and -d, else those of the shell."""

    def listed(letter: str) -> set[str]:
        return {part for text in options.all(letter) for part in re.split(r"[ ,]+", text) if part}

    if options.any("pPuU"):
        users = listed("u") | listed("U")
        return [
            row
            for row in rows
            if str(row.pid) in listed("p") or str(row.parent) in listed("P") or {row.user, _uid(row)} & users
        ]
    return rows if options.any("Aeda") else [row for row in rows if row.user == "shell"]


def _uid(row: Process) -> str:
    numbers = {"root": "0", "system": "1000", "shell": "2000", "logd": "1036"}
    return numbers.get(row.user) or str(10_000 + int(row.user.removeprefix("u0_a") or 0))


def _order(name: str) -> Callable[[Process], tuple[int, str]]:
    if name not in _FIELDS:
        raise BadOptions(f"bad -k '{name}'")

    def key(row: Process) -> tuple[int, str]:
        text = _FIELDS[name][2](row)
        return (int(text), "") if text.isdecimal() else (0, text)

    return key


async def _columns(call: Call, rows: list[Process], text: str, cut: bool) -> int:
    """``-o NAME,OTHER=title``: the columns asked for, the last one as wide as it is."""
    asked = [part.strip() for part in text.split(",") if part.strip()]
    names = [part.split("=")[0].split(":")[0].upper() for part in asked]
    unknown = [name for name in names if name not in _FIELDS]
    if unknown:
        return await call.fail(f"ps: bad -o {unknown[0]}")
    titles = [part.partition("=")[2] if "=" in part else name for part, name in zip(asked, names, strict=True)]
    table = [titles] if any(titles) else []
    table += [[_FIELDS[name][2](row) for name in names] for row in rows]
    for cells in table:
        placed = []
        for place, (name, cell) in enumerate(zip(names, cells, strict=True)):
            side, wide, _ = _FIELDS[name]
            placed.append(cell if place == len(names) - 1 and side == "<" else f"{cell:{side}{wide}}")
        await call.out((" ".join(placed)).rstrip() + "\n")
    return 0


def _signal(text: str) -> str | None:
    """A signal's name without SIG, of a name or a number; None where there is none. ``0`` only asks."""
    if text == "0":
        return "0"
    if text.isdecimal():
        return next((name for name, number in SIGNALS.items() if number == int(text)), None)
    name = text.upper().removeprefix("SIG")
    return name if name in SIGNALS else None


def _taken(args: list[str]) -> str:
    """Take ``-9``, ``-KILL`` or ``-s KILL`` out of the words; TERM where none is named.

    :raises BadOptions: there is no such signal.
    """
    for place, arg in enumerate(args):
        if arg == "-s" and place + 1 < len(args):
            named = args[place + 1]
            del args[place : place + 2]
        elif re.fullmatch(r"-(\d+|[A-Z][A-Z0-9]+)", arg):
            named = arg[1:]
            del args[place]
        else:
            continue
        found = _signal(named)
        if found is None:
            raise BadOptions(f"bad signal '{named}'")
        return found
    return "TERM"


def _send(call: Call, pid: int, name: str) -> str:
    """Send a signal; the reason why it could not be, or ''."""
    known = any(row.pid == pid for row in _rows(call))
    if known and name not in ENDING:
        return ""
    return call.system.processes.kill(pid)


async def kill(call: Call) -> int:
    """kill [-l [SIGNAL] | -s SIGNAL | -SIGNAL] PID..."""
    args = list(call.args)
    if args[:1] == ["-l"]:
        for text in args[1:]:
            found = _signal(text)
            if found is None:
                return await call.fail(f"kill: bad signal '{text}'")
            await call.out(f"{found if text.isdecimal() else SIGNALS[found]}\n")
        if not args[1:]:
            await call.out("".join(f"{number:>2}) SIG{name}\n" for name, number in SIGNALS.items()))
        return 0
    try:
        name = _taken(args)
    except BadOptions as error:
        return await call.fail(f"kill: {error}")
    wrong = next((arg for arg in args if arg.startswith("-") and not arg[1:].isdecimal()), None)
    if wrong is not None or not args:
        what = f"Unknown option '{wrong.lstrip('-')}'" if wrong else "Needs 1 argument"
        return await call.fail(f'kill: {what} (see "kill --help")')
    code = 0
    for pid in args:
        reason = _send(call, int(pid), name) if pid.isdecimal() else "bad pid"
        if reason:
            code = await call.fail(f"kill: {pid}: {reason}")
    return code


_MATCHING = Grammar(plain="fxvnoclL", valued="dPuU")


def _matching(call: Call, options: Options) -> list[Process]:
    """What pgrep and pkill are about.

    :raises BadRegex: the pattern is none.
    """
    if not options.words and not options.any("PuU"):
        raise BadOptions("no PATTERN")
    if len(options.words) > 1:
        raise BadOptions("Max 1 argument")
    pattern = compiled(options.words[0] if options.words else "", extended=True)
    fits = pattern.fullmatch if "x" in options else pattern.search
    rows = [row for row in _rows(call) if row.pid != call.pid and (fits(row.name) is None) == ("v" in options)]
    if options.any("PuU"):
        kept = _chosen(rows, options)
        rows = [row for row in rows if row in kept]
    return rows[-1:] if "n" in options else rows[:1] if "o" in options else rows


@takes(_MATCHING)
async def pgrep(call: Call, options: Options) -> int:
    """pgrep [-cflnovx] [-d DELIM] [-P PPID,] [-u USER,] [PATTERN]"""
    try:
        rows = _matching(call, options)
    except BadRegex as error:
        return await call.fail(f"pgrep: bad regex '{options.words[0]}': {error}")
    if "c" in options:
        await call.out(f"{len(rows)}\n")
    elif rows:
        shown = [f"{row.pid} {row.name}" if options.any("lL") else str(row.pid) for row in rows]
        await call.out(options.last("d", "\n").join(shown) + "\n")
    return 0 if rows else 1


async def pkill(call: Call) -> int:
    """pkill [-SIGNAL] [-flnovx] [-P PPID,] [-u USER,] [PATTERN]"""
    args = list(call.args)
    try:
        name = _taken(args)
    except BadOptions as error:
        return await call.fail(f"pkill: {error}")

    async def end(call: Call, options: Options) -> int:
        """pkill [-SIGNAL] [-flnovx] [-P PPID,] [-u USER,] [PATTERN]"""
        try:
            rows = _matching(call, options)
        except BadRegex as error:
            return await call.fail(f"pkill: bad regex '{options.words[0]}': {error}")
        done = [row for row in rows if not _send(call, row.pid, name)]
        if "l" in options:
            await call.out("".join(f"{row.pid} {row.name}\n" for row in done))
        return 0 if done else 1

    return await takes(_MATCHING)(end)(call.with_args(args))


@takes(Grammar(plain="sx", valued="o", least=1))
async def pidof(call: Call, options: Options) -> int:
    """pidof [-sx] [-o PID] NAME..."""
    left_out = set(options.all("o"))
    rows = [row for row in _rows(call) if row.name in options.words and str(row.pid) not in left_out]
    pids = [str(row.pid) for row in reversed(rows)][: 1 if "s" in options else None]
    if pids:
        await call.out(" ".join(pids) + "\n")
    return 0 if pids else 1


COMMANDS: dict[str, Command] = {"kill": kill, "pgrep": pgrep, "pidof": pidof, "pkill": pkill, "ps": ps}
