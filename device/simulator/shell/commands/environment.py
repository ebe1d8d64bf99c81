"""Commands about who asks, where and when: id, uname, env, date, sleep, timeout, which, sh, toybox."""

from __future__ import annotations

import asyncio
import calendar
import re
import time

from device.simulator.android.clock import local
from device.simulator.android.files import FileError
from device.simulator.shell.command import Call, Command
from device.simulator.shell.options import BadOptions, Grammar, Options, takes

LATEST = 4_102_444_800
"""The last time that date writes, 2100 in seconds since the epoch."""
TIMED_OUT = 124
GROUPS = ((2000, "shell"), (1004, "input"), (1007, "log"), (1011, "adb"), (1015, "sdcard_rw"), (3003, "inet"))
CONTEXT = "u:r:shell:s0"
_UNAME = {"s": "Linux", "n": "localhost", "r": "5.15.0", "v": "#1 SMP PREEMPT", "m": "x86_64", "o": "Toybox"}
_SECONDS = {"": 1.0, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0}


def seconds(text: str) -> float:
    """A length of time such as ``1.5``, ``2m`` or ``1h``.

    :raises BadOptions: it is none.
    """
    found = re.fullmatch(r"(\d{1,9}(?:\.\d{1,9})?|\.\d{1,9})([smhd]?)", text)
    if found is None:
        raise BadOptions(f"bad time '{text}'")
    return float(found[1]) * _SECONDS[found[2]]


@takes(Grammar(least=1))
async def sleep(call: Call, options: Options) -> int:
    """sleep DURATION...; in the machine's own time"""
    await asyncio.sleep(sum(seconds(word) for word in options.words))
    return 0


@takes(Grammar(valued="ks", early=True, least=2))
async def timeout(call: Call, options: Options) -> int:
    """timeout [-k SECONDS] [-s SIGNAL] DURATION COMMAND..."""
    limit = seconds(options.words[0])
    try:
        return await asyncio.wait_for(call.run(options.words[1:]), limit or None)
    except TimeoutError:
        return TIMED_OUT


@takes(Grammar(plain="GZgnru", most=1))
async def id_(call: Call, options: Options) -> int:
    """id [-GZgnru] [USER]"""
    if options.words and options.words[0] not in ("shell", "2000"):
        return await call.fail(f"id: no such user '{options.words[0]}'")
    if "Z" in options:
        await call.out(CONTEXT + "\n")
    elif options.any("ugG"):
        shown = GROUPS if "G" in options else GROUPS[:1]
        await call.out(" ".join(name if "n" in options else str(number) for number, name in shown) + "\n")
    else:
        groups = ",".join(f"{number}({name})" for number, name in GROUPS)
        await call.out(f"uid=2000(shell) gid=2000(shell) groups={groups} context={CONTEXT}\n")
    return 0


@takes(Grammar(most=0))
async def whoami(call: Call, options: Options) -> int:
    """whoami"""
    await call.out("shell\n")
    return 0


@takes(Grammar(plain="asnrvmo", most=0))
async def uname(call: Call, options: Options) -> int:
    """uname [-asnrvmo]"""
    wanted = [letter for letter in _UNAME if letter in options or "a" in options] or ["s"]
    await call.out(" ".join(_UNAME[letter] for letter in wanted) + "\n")
    return 0


@takes(Grammar(plain="LP"))
async def pwd(call: Call, options: Options) -> int:
    """pwd [-LP]"""
    await call.out(call.cwd + "\n")
    return 0


@takes(Grammar(plain="i0", valued="u", early=True))
async def env(call: Call, options: Options) -> int:
    """env [-i] [-u NAME] [NAME=VALUE...] [COMMAND...]"""
    words = list(options.words)
    found = {} if "i" in options else {**call.environment}
    for name in options.all("u"):
        found.pop(name, None)
    while words and re.match(r"[A-Za-z_][A-Za-z0-9_]*=", words[0]):
        name, _, value = words.pop(0).partition("=")
        found[name] = value
    if words:
        return await call.run(words, found)
    end = "\0" if "0" in options else "\n"
    await call.out("".join(f"{name}={value}{end}" for name, value in sorted(found.items())))
    return 0


async def true(call: Call) -> int:
    """true"""
    return 0


async def false(call: Call) -> int:
    """false"""
    return 1


@takes(Grammar(plain="a", least=1))
async def which(call: Call, options: Options) -> int:
    """which [-a] NAME..."""
    code = 0
    for name in options.words:
        if call.knows(name):
            await call.out(f"/system/bin/{name}\n")
        else:
            code = 1
    return code


async def toybox(call: Call) -> int:
    """toybox [--long | --version | COMMAND [ARGUMENTS]]"""
    if call.args in ((), ("--long",)):
        head = "/system/bin/" if call.args else ""
        names = [head + name for name in sorted(TOYBOX)]
        await call.out(("\n" if head else " ").join(names) + "\n")
        return 0
    if call.args == ("--version",):
        await call.out("toybox 0.8.9-android\n")
        return 0
    if call.args[0] not in TOYBOX:
        return await call.fail(f"toybox: Unknown command {call.args[0]}", 127)
    return await call.run(call.args)


async def sh(call: Call) -> int:
    """sh -c TEXT [NAME [ARGUMENTS]], sh FILE [ARGUMENTS], or the text on standard input"""
    if call.args[:1] == ("-c",):
        if len(call.args) == 1:
            return await call.fail("sh: -c: needs an argument")
        return await call.script(call.args[1], call.args[3:])
    if call.args and call.args[0].startswith("-") and call.args[0] != "-":
        return await call.fail(f"/system/bin/sh: {call.args[0]}: unknown option")
    if call.args and call.args[0] != "-":
        try:
            text = call.system.files.read(call.path(call.args[0])).decode("utf-8", "replace")
            return await call.script(text, call.args[1:])
        except FileError as error:
            return await call.fail(f"sh: {call.args[0]}: {error}", 127)
    return await call.script((await call.input()).decode("utf-8", "replace"))


def _moment(text: str, form: str, zone: str) -> float | None:
    """The time that a text names: ``@N``, or in the form of -D, or ISO; None where it is none."""
    if re.fullmatch(r"@\d{1,10}(\.\d{1,9})?", text) and float(text[1:]) < LATEST:
        return float(text[1:])
    offset = 0.0 if zone == "UTC" else (local(0, zone) - local(0, "UTC")).total_seconds()
    for each in (form,) if form else ("%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d"):
        try:
            found = calendar.timegm(time.strptime(text.removesuffix("Z"), each)) - (0 if text.endswith("Z") else offset)
        except ValueError:
            continue
        return found if 0 <= found < LATEST else None
    return None


@takes(Grammar(plain="uRI", valued="dDrs"))
async def date(call: Call, options: Options) -> int:
    """date [-uRI] [-s DATE] [-d DATE] [-D FORMAT] [-r FILE] [+FORMAT]; the clock cannot be set"""
    now = call.system.handset.time()
    zone = "UTC" if "u" in options else call.system.handset.props.get("persist.sys.timezone", "UTC")
    if "r" in options:
        now = float(call.system.files.need(call.path(options.last("r"))).mtime)
    elif "d" in options:
        found = _moment(options.last("d"), options.last("D"), zone)
        if found is None:
            return await call.fail(f"date: bad date '{options.last('d')}'")
        now = found
    words = options.words
    if "s" in options or len(words) > 1 or (words and not words[0].startswith("+")):
        return await call.fail("date: cannot set date: Operation not permitted")
    form = words[0][1:] if words else "%a %b %e %H:%M:%S %Z %Y"
    if "I" in options or "R" in options:
        form = "%Y-%m-%d" if "I" in options else "%a, %d %b %Y %H:%M:%S +0000"
        zone = "UTC" if "R" in options else zone
    known = {"%s": str(int(now)), "%Z": zone, "%N": f"{int(now % 1 * 1e9):09d}", "%%": "%%"}
    text = re.sub("%[sZN%]", lambda mark: known[mark.group()], form)
    await call.out(local(now, zone).strftime(text) + "\n")
    return 0


@takes(Grammar(plain="ps", most=0))
async def uptime(call: Call, options: Options) -> int:
    """uptime [-ps]"""
    now = call.system.handset.time()
    up = max(0, int(now - call.system.born))
    hours, minutes = up // 3600, up // 60 % 60
    if "s" in options:
        await call.out(time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(call.system.born)) + "\n")
        return 0
    since = f"{hours}:{minutes:02d}" if hours else f"{minutes} min"
    if "p" in options:
        await call.out(f"up {since}\n")
        return 0
    clock = time.strftime("%H:%M:%S", time.gmtime(now))
    await call.out(f" {clock} up {since},  0 users,  load average: 0.00, 0.00, 0.00\n")
    return 0


TOYBOX = frozenset(
    {
        "base64", "basename", "cat", "chmod", "cmp", "cp", "cut", "date", "df", "dirname", "du", "echo", "egrep", "env",
        "false", "fgrep", "find", "free", "grep", "head", "id", "ifconfig", "kill", "log", "ls", "md5sum", "mkdir",
        "mktemp", "mv", "nc", "pgrep", "pidof", "ping", "pkill", "printf", "ps", "pwd", "readlink", "realpath", "rev",
        "rm", "rmdir", "sed", "seq", "sha1sum", "sha224sum", "sha256sum", "sha384sum", "sha512sum", "sleep", "sort",
        "stat", "tac", "tail", "tee", "test", "timeout", "top", "touch", "tr", "true", "uname", "uniq", "uptime", "wc",
        "which", "whoami", "xargs",
    }
)  # fmt: skip
"""What is a toybox command on Android, and so also answers to ``toybox NAME``."""

COMMANDS: dict[str, Command] = {
    "date": date,
    "env": env,
    "false": false,
    "id": id_,
    "pwd": pwd,
    "sh": sh,
    "sleep": sleep,
    "timeout": timeout,
    "toybox": toybox,
    "true": true,
    "uname": uname,
    "uptime": uptime,
    "which": which,
    "whoami": whoami,
}
