"""log and logcat: writing to Android's log, and printing it."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field

from device.simulator.android.logs import KEPT, LEVELS, Line
from device.simulator.shell.command import Call, Command
from device.simulator.shell.options import BadOptions, Grammar, Options, parse_options

BUFFERS = frozenset({"main", "system", "crash", "all", "default", "events", "radio", "kernel", "security", "stats"})
_FORMATS = frozenset({"brief", "process", "tag", "raw", "time", "threadtime", "long"})
_ADDED = frozenset({"epoch", "usec", "UTC", "year", "zone", "uid", "color", "colour", "printable", "monotonic",
                    "descriptive", "nsec"})  # fmt: skip
"""Words of -v that change a format rather than name one."""
_GRAMMAR = Grammar(
    plain="cdsgLDS",
    valued="vtTbemGfrnIi",
    long={
        "buffer": "b",
        "buffer-size": "G",
        "clear": "c",
        "dividers": "D",
        "format": "v",
        "last": "L",
        "max-count": "m",
        "pid": "i",
        "regex": "e",
        "statistics": "S",
        "tail": "t",
        "uid": "I",
    },
)


async def log(call: Call) -> int:
    """log [-p LEVEL] [-t TAG] WORDS"""
    words = list(call.args)
    level, tag = "I", "log"
    while len(words) > 1 and words[0] in ("-p", "-t"):
        option, value = words.pop(0), words.pop(0)
        level, tag = (value[:1].upper(), tag) if option == "-p" else (level, value)
    if words and words[0].startswith("-"):
        return await call.fail(f"log: Unknown option '{words[0].lstrip('-')}' (see \"log --help\")")
    if level not in LEVELS:
        return await call.fail(f"log: bad priority {level}")
    call.system.logs.add(level, tag, " ".join(words), call.pid)
    return 0


@dataclass(frozen=True, slots=True)
class _View:
    """What is shown of the log, and how."""

    style: str = "threadtime"
    added: frozenset[str] = frozenset()
    levels: dict[str, int] = field(default_factory=dict)
    pattern: re.Pattern[str] | None = None
    pid: int | None = None

    def shows(self, line: Line) -> bool:
        """Whether a line is shown."""
        low = self.levels.get(line.tag, self.levels.get("*", 0))
        fits = self.pattern is None or self.pattern.search(line.text) is not None
        return LEVELS.index(line.level) >= low and fits and self.pid in (None, line.pid)

    def text(self, line: Line) -> str:
        """A line as it is printed."""
        place = f"{line.pid:>5}"
        match self.style:
            case "raw":
                return line.text
            case "tag":
                return f"{line.level}/{line.tag:<8}: {line.text}"
            case "brief":
                return f"{line.level}/{line.tag:<8}({place}): {line.text}"
            case "process":
                return f"{line.level}({place}) {line.text}  ({line.tag})"
            case "time":
                return f"{self._stamp(line.time)} {line.level}/{line.tag:<8}({place}): {line.text}"
            case "long":
                return f"[ {self._stamp(line.time)} {place}:{place} {line.level}/{line.tag} ]\n{line.text}\n"
            case _:
                uid = " shell" if "uid" in self.added else ""
                return f"{self._stamp(line.time)}{uid} {place} {place} {line.level} {line.tag:<8}: {line.text}"

    def _stamp(self, when: float) -> str:
        parts = f"{when % 1:.6f}"[2:] if "usec" in self.added else f"{when % 1:.9f}"[2:5]
        if "nsec" in self.added:
            parts = f"{when % 1:.9f}"[2:]
        if "epoch" in self.added or "monotonic" in self.added:
            return f"{int(when):>14}.{parts}"
        form = "%Y-%m-%d %H:%M:%S" if "year" in self.added else "%m-%d %H:%M:%S"
        return time.strftime(form, time.gmtime(when)) + f".{parts}" + (" +0000" if "zone" in self.added else "")


def _wanted(filters: tuple[str, ...], silent: bool) -> dict[str, int]:
    """Tag → lowest level; '*' for the others."""
    levels = {"*": LEVELS.index("S") if silent else 0}
    for item in filters:
        tag, _, level = item.partition(":")
        if level and level.upper() not in LEVELS:
            raise BadOptions(f"Invalid filter expression '{item}'")
        levels[tag] = LEVELS.index(level.upper()) if level else 0
    return levels


def _view(options: Options) -> _View:
    """
    :raises BadOptions: a format, a buffer, a filter or a pattern is none.
    """
    style, added = "threadtime", set[str]()
    for text in options.all("v"):
        for word in text.split(","):
            if word not in _FORMATS | _ADDED:
                raise BadOptions(f'Invalid parameter "{word}" to -v')
            style = word if word in _FORMATS else style
            added |= {word} & _ADDED
    for text in options.all("b"):
        for name in text.split(","):
            if name not in BUFFERS:
                raise BadOptions(f"unknown buffer '{name}'")
    pattern = None
    if "e" in options:
        try:
            pattern = re.compile(options.last("e"))
        except re.error as error:
            raise BadOptions(f"invalid regex '{options.last('e')}'") from error
    pid = options.number("i", 0) if "i" in options else None
    return _View(style, frozenset(added), _wanted(options.words, "s" in options), pattern, pid)


async def logcat(call: Call) -> int:
    """logcat [-cdgLDsS] [-v FORMAT] [-t|-T N|TIME] [-m N] [-b BUFFER] [-e REGEX] [--pid N] [FILTERS]"""
    try:
        options = parse_options(call.args, _GRAMMAR)
        refused = next((letter for letter in "frnI" if letter in options), None)
        if refused is not None:
            raise BadOptions(f"-{refused} is not known here: the log is printed, and by one user")
        view = _view(options)
        most = options.number("m", KEPT * 1000, least=1)
        since = _since(options, call)
    except BadOptions as error:
        return await call.fail(f"logcat: {error}")
    if "c" in options:
        call.system.logs.clear()
        return 0
    if options.any("gGS"):
        if "G" not in options:
            await call.out(
                "main: ring buffer is 256 KiB (4 KiB consumed), max entry is 5120 B, max payload is 4068 B\n"
            )
        return 0
    return await _print_log(call, view, options.any("dtL"), since, most)


def _since(options: Options, call: Call) -> list[Line]:
    """The lines to begin with: all, or with -t and -T the last so many, or those since a time."""
    if "L" in options:
        return []  # nothing is kept from before the last boot
    lines = call.system.logs.after(0)
    text = options.last("t", options.last("T"))
    if not text:
        return lines
    if text.isdecimal():
        return lines[-int(text) :] if int(text) else []
    if re.fullmatch(r"\d{1,11}\.\d{1,9}", text):
        return [line for line in lines if line.time >= float(text)]
    if re.fullmatch(r"(\d{4}-)?\d\d-\d\d \d\d:\d\d:\d\d\.\d{1,9}", text):
        form = "%Y-%m-%d %H:%M:%S" if text[4] == "-" else "%m-%d %H:%M:%S"
        return [line for line in lines if time.strftime(form, time.gmtime(line.time)) >= text.partition(".")[0]]
    raise BadOptions(f"-{'t' if 't' in options else 'T'} '{text}' is no number and no time")


async def _print_log(call: Call, view: _View, dump: bool, lines: list[Line], most: int) -> int:
    logs = call.system.logs
    seen = logs.after(0)[-1].number if logs.after(0) else 0
    await call.out("--------- beginning of main\n" if lines else "")
    while True:
        for line in lines:
            seen = max(seen, line.number)
            if view.shows(line):
                await call.out(view.text(line) + "\n")
                most -= 1
                if not most:
                    return 0
        if dump:
            return 0
        await logs.grown()
        lines = logs.after(seen)


COMMANDS: dict[str, Command] = {"log": log, "logcat": logcat}
