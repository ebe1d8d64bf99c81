"""Commands about processes and the machine: ps, kill, sleep, id, date, toybox, sh, log and logcat."""

from __future__ import annotations

import asyncio
import re
import time
from datetime import UTC, datetime

from device.simulator.android.clock import local
from device.simulator.android.files import FileError
from device.simulator.android.logs import LEVELS, Line
from device.simulator.android.processes import Process
from device.simulator.shell.command import Call, Command


def _rows(call: Call) -> list[Process]:
    return call.system.processes.all()


async def ps(call: Call) -> int:
    """ps [-A] [-e] [-f] [-u USER] [-p PID] [-o COLUMNS]"""
    rows = _rows(call)
    user, pid = call.option("-u"), call.option("-p")
    if user:
        rows = [row for row in rows if row.user == user]
    elif pid:
        rows = [row for row in rows if str(row.pid) == pid]
    elif not set(call.args) & {"-A", "-e", "-ef", "-Af"}:
        rows = [row for row in rows if row.user == "shell"]
    columns = call.option("-o")
    if columns:
        return await _ps_columns(call, rows, columns)
    lines = ["USER           PID  PPID     VSZ    RSS WCHAN            ADDR S NAME"]
    for row in rows:
        head = f"{row.user:<12} {row.pid:>5} {row.parent:>5} {1_400_000 + row.pid:>7} {90_000 + row.pid % 997:>6}"
        lines.append(f"{head} 0                   0 S {row.name}")
    await call.out("\n".join(lines) + "\n")
    return 0


async def _ps_columns(call: Call, rows: list[Process], columns: str) -> int:
    facts = {"PID": "pid", "PPID": "parent", "USER": "user", "NAME": "name", "CMD": "name", "ARGS": "name"}
    wanted = [name.strip().upper() for name in columns.split(",")]
    unknown = [name for name in wanted if name not in facts]
    if unknown:
        return await call.fail(f"ps: bad -o {unknown[0]}")
    lines = [" ".join(wanted)] + [" ".join(str(getattr(row, facts[name])) for name in wanted) for row in rows]
    await call.out("\n".join(lines) + "\n")
    return 0


async def kill(call: Call) -> int:
    """kill [-SIGNAL] PIDS"""
    pids = [arg for arg in call.args if not arg.startswith("-")]
    if not pids:
        return await call.fail("kill: Needs 1 argument")
    code = 0
    probing = "-0" in call.args
    for pid in pids:
        if probing and pid.isdecimal() and any(row.pid == int(pid) for row in _rows(call)):
            continue
        reason = call.system.processes.kill(int(pid)) if pid.isdecimal() else "bad pid"
        if reason:
            code = await call.fail(f"kill: {pid}: {reason}")
    return code


async def pkill(call: Call) -> int:
    """pkill [-f] PATTERN"""
    words = [arg for arg in call.args if not arg.startswith("-")]
    if len(words) != 1:
        return await call.fail("usage: pkill [-f] PATTERN")
    pids = [row.pid for row in _rows(call) if words[0] in row.name and row.pid != call.pid]
    done = [pid for pid in pids if not call.system.processes.kill(pid)]
    return 0 if done else 1


async def pidof(call: Call) -> int:
    """pidof NAMES"""
    pids = [str(row.pid) for row in _rows(call) if row.name in call.args]
    if pids:
        await call.out(" ".join(reversed(pids)) + "\n")
    return 0 if pids else 1


async def pgrep(call: Call) -> int:
    """pgrep PATTERN"""
    words = [arg for arg in call.args if not arg.startswith("-")]
    pids = [str(row.pid) for row in _rows(call) if words and words[-1] in row.name and row.pid != call.pid]
    await call.out("".join(pid + "\n" for pid in pids))
    return 0 if pids else 1


async def sleep(call: Call) -> int:
    """sleep SECONDS, in the machine's own time"""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)([smh]?)", call.args[0]) if len(call.args) == 1 else None
    if found is None:
        return await call.fail("usage: sleep SECONDS")
    await asyncio.sleep(float(found[1]) * {"": 1, "s": 1, "m": 60, "h": 3600}[found[2]])
    return 0


async def id_(call: Call) -> int:
    """id [-u] [-un]"""
    match call.args:
        case ["-u"]:
            await call.out("2000\n")
        case ["-un"] | ["-u", "-n"] | ["-n", "-u"]:
            await call.out("shell\n")
        case _:
            groups = "1004(input),1007(log),1011(adb),1015(sdcard_rw),3003(inet)"
            await call.out(f"uid=2000(shell) gid=2000(shell) groups=2000(shell),{groups} context=u:r:shell:s0\n")
    return 0


async def whoami(call: Call) -> int:
    """whoami"""
    await call.out("shell\n")
    return 0


async def uname(call: Call) -> int:
    """uname [-a]"""
    await call.out("Linux localhost 5.15.0 #1 SMP PREEMPT x86_64 Toybox\n" if "-a" in call.args else "Linux\n")
    return 0


async def pwd(call: Call) -> int:
    """pwd"""
    await call.out(call.cwd + "\n")
    return 0


async def env(call: Call) -> int:
    """env [COMMAND]"""
    if call.args:
        return await call.run(call.args)
    await call.out("".join(f"{name}={value}\n" for name, value in sorted(call.environment.items())))
    return 0


async def true(call: Call) -> int:
    """true"""
    return 0


async def false(call: Call) -> int:
    """false"""
    return 1


async def which(call: Call) -> int:
    """which NAMES"""
    code = 0
    for name in call.args:
        if call.knows(name):
            await call.out(f"/system/bin/{name}\n")
        else:
            code = 1
    return code


async def toybox(call: Call) -> int:
    """toybox COMMAND [ARGUMENTS]"""
    if not call.args:
        await call.out(" ".join(sorted(name for name in TOYBOX)) + "\n")
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
    if call.args:
        try:
            text = call.system.files.read(call.path(call.args[0])).decode("utf-8", "replace")
            return await call.script(text, call.args[1:])
        except FileError as error:
            return await call.fail(f"sh: {call.args[0]}: {error}", 127)
    return await call.script((await call.input()).decode("utf-8", "replace"))


async def date(call: Call) -> int:
    """date [-u] [+FORMAT]; %N is not known, %s is"""
    now = call.system.handset.time()
    zone = "UTC" if "-u" in call.args else call.system.handset.props.get("persist.sys.timezone", "UTC")
    form = next((arg[1:] for arg in call.args if arg.startswith("+")), "%a %b %e %H:%M:%S ZONE %Y")
    others = [arg for arg in call.args if arg != "-u" and not arg.startswith("+")]
    if others:
        return await call.fail(f"date: cannot set date: Operation not permitted ({' '.join(others)})")
    text = form.replace("%s", str(int(now))).replace("%Z", zone).replace("ZONE", zone)
    await call.out(local(now, zone).strftime(text) + "\n")
    return 0


async def uptime(call: Call) -> int:
    """uptime"""
    now = datetime.fromtimestamp(call.system.handset.time(), UTC)
    await call.out(f" {now:%H:%M:%S} up 0 min,  0 users,  load average: 0.00, 0.00, 0.00\n")
    return 0


async def log(call: Call) -> int:
    """log [-p LEVEL] [-t TAG] WORDS"""
    words = list(call.args)
    level, tag = "I", "log"
    while len(words) > 1 and words[0] in ("-p", "-t"):
        option, value = words.pop(0), words.pop(0)
        level, tag = (value[:1].upper(), tag) if option == "-p" else (level, value)
    if level not in LEVELS:
        return await call.fail(f"log: bad priority {level}")
    call.system.logs.add(level, tag, " ".join(words), call.pid)
    return 0


_FORMATS = ("brief", "process", "tag", "raw", "time", "threadtime", "long", "epoch", "usec", "UTC", "year", "zone")


def _line(line: Line, style: str) -> str:
    stamp = time.strftime("%m-%d %H:%M:%S", time.gmtime(line.time)) + f".{int(line.time % 1 * 1000):03d}"
    match style:
        case "raw":
            return line.text
        case "tag":
            return f"{line.level}/{line.tag:<8}: {line.text}"
        case "brief":
            return f"{line.level}/{line.tag:<8}({line.pid:>5}): {line.text}"
        case "time":
            return f"{stamp} {line.level}/{line.tag:<8}({line.pid:>5}): {line.text}"
        case "epoch":
            return f"{line.time:>18.3f} {line.pid:>5} {line.pid:>5} {line.level} {line.tag:<8}: {line.text}"
        case _:
            return f"{stamp} {line.pid:>5} {line.pid:>5} {line.level} {line.tag:<8}: {line.text}"


def _wanted(filters: list[str], silent: bool) -> dict[str, int]:
    """Tag → lowest level; '*' for the others."""
    levels = {"*": LEVELS.index("S") if silent else 0}
    for item in filters:
        tag, _, level = item.partition(":")
        levels[tag] = LEVELS.index(level.upper()) if level and level.upper() in LEVELS else 0
    return levels


async def logcat(call: Call) -> int:
    """logcat [-d] [-c] [-v FORMAT] [-s] [-t N] [-b BUFFER] [-e REGEX] [FILTERS]; streams without -d"""
    style, dump, last, silent, pattern = "threadtime", False, 0, False, ""
    filters: list[str] = []
    rest = list(call.args)
    while rest:
        arg = rest.pop(0)
        if arg in ("-c", "--clear"):
            call.system.logs.clear()
            return 0
        if arg in ("-d", "-s"):
            dump, silent = dump or arg == "-d", silent or arg == "-s"
        elif arg in ("-v", "-t", "-T", "-b", "-e", "--format") and rest:
            value = rest.pop(0)
            style = value if arg in ("-v", "--format") and value not in ("usec", "UTC", "year", "zone") else style
            dump = dump or arg == "-t"
            last = int(value) if arg in ("-t", "-T") and value.isdecimal() else last
            pattern = value if arg == "-e" else pattern
            if arg in ("-v", "--format") and value not in _FORMATS:
                return await call.fail(f'logcat: Invalid parameter "{value}" to -v')
        elif arg.startswith("-"):
            return await call.fail(f"logcat: unknown option {arg}")
        else:
            filters.append(arg)
    return await _print_log(call, style, dump, last, _wanted(filters, silent), pattern)


async def _print_log(call: Call, style: str, dump: bool, last: int, levels: dict[str, int], pattern: str) -> int:
    logs = call.system.logs
    lines = logs.after(0)[-last:] if last else logs.after(0)
    seen = 0
    await call.out("--------- beginning of main\n" if lines else "")
    while True:
        for line in lines:
            seen = line.number
            low = levels.get(line.tag, levels["*"])
            if LEVELS.index(line.level) >= low and (not pattern or re.search(pattern, line.text)):
                await call.out(_line(line, style) + "\n")
        if dump:
            return 0
        await logs.grown()
        lines = logs.after(seen)


TOYBOX = frozenset(
    {
        "base64", "cat", "chmod", "cp", "cut", "date", "df", "echo", "egrep", "env", "false", "grep", "head", "id",
        "ifconfig", "kill", "log", "ls", "md5sum", "mkdir", "mv", "nc", "pgrep", "pidof", "pkill", "printf", "ps",
        "pwd", "rm", "rmdir", "sha1sum", "sha256sum", "sleep", "sort", "stat", "tail", "tee", "test", "touch", "tr",
        "true", "uname", "uniq", "uptime", "wc", "which", "whoami",
    }
)  # fmt: skip
"""What is a toybox command on Android, and so also answers to ``toybox NAME``."""

COMMANDS: dict[str, Command] = {
    "date": date,
    "env": env,
    "false": false,
    "id": id_,
    "kill": kill,
    "log": log,
    "logcat": logcat,
    "pgrep": pgrep,
    "pidof": pidof,
    "pkill": pkill,
    "ps": ps,
    "pwd": pwd,
    "sh": sh,
    "sleep": sleep,
    "toybox": toybox,
    "true": true,
    "uname": uname,
    "uptime": uptime,
    "which": which,
    "whoami": whoami,
}
