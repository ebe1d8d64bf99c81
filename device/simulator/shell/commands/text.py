"""Commands over text as it stands: echo, printf, cat, head, tail, wc, tee and their family."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable

from device.simulator.android.files import FileError
from device.simulator.shell.command import Call, Command
from device.simulator.shell.inputs import chunks, decoded, encoded, inputs, lines
from device.simulator.shell.options import BadOptions, Grammar, NotANumber, Options, takes, whole

Work = Callable[[str], Awaitable[None]]
Rows = Callable[[list[str]], list[str]]
FOLLOW_SECONDS = 0.1
"""How often tail -f looks whether a file has grown."""
WIDE = 7
"""Columns of a number of wc where it prints more than one."""
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\", "a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "v": "\v"}
_ESCAPE = re.compile(r"\\(?:(0[0-7]{0,3}|[0-7]{1,3})|x([0-9A-Fa-f]{1,2})|([ntr\\abefv]))")
_DIRECTIVE = re.compile(r"%(%|([-+ 0#]*)(\*|\d*)(?:\.(\*|\d*))?(.))", re.DOTALL)


def unescaped(text: str) -> str:
    """The text with ``\\n``, ``\\t``, ``\\x41``, ``\\101`` … as what they stand for."""

    def one(found: re.Match[str]) -> str:
        octal, hexadecimal, letter = found.groups()
        if letter:
            return _ESCAPES[letter]
        return decoded(bytes([(int(octal, 8) if octal else int(hexadecimal, 16)) & 0xFF]))

    return _ESCAPE.sub(one, text)


async def echo(call: Call) -> int:
    """echo [-neE] [WORDS]"""
    words = list(call.args)
    newline, escapes = True, False
    while words and re.fullmatch(r"-[neE]+", words[0]):
        flags = words.pop(0)
        newline = newline and "n" not in flags
        escapes = escapes or "e" in flags
    text = " ".join(words)
    if escapes:
        shown, stop, _ = text.partition("\\c")
        text, newline = unescaped(shown), newline and not stop
    await call.streams.stdout.write(encoded(text + ("\n" if newline else "")))
    return 0


class BadFormat(Exception):
    """A format of printf that is none."""


async def printf(call: Call) -> int:
    """printf FORMAT [ARGUMENT...], with %s %b %c %d %i %u %o %x %X %e %f %g and %%"""
    if not call.args:
        return await call.fail('printf: Needs 1 argument (see "printf --help")')
    values = list(call.args[1:])
    form = unescaped(call.args[0])
    while True:
        before = len(values)
        try:
            text = _DIRECTIVE.sub(lambda found: _directive(found, values), form)
        except BadFormat as error:
            return await call.fail(f"printf: {error}")
        await call.streams.stdout.write(encoded(text))
        if not values or len(values) == before:
            return 0


def _directive(found: re.Match[str], values: list[str]) -> str:
    whole_of, flags, width, precision, kind = found.groups()
    if whole_of == "%":
        return "%"
    wide = _number(values) if width == "*" else int(width or 0)
    exact = _number(values) if precision == "*" else int(precision or 0)
    if abs(wide) > 10_000 or exact > 10_000:
        raise BadFormat("bad width")
    form = f"%{flags}{wide or ''}{'' if precision is None else f'.{exact}'}"
    match kind:
        case "s" | "b":
            value = values.pop(0) if values else ""
            return (form + "s") % (unescaped(value) if kind == "b" else value)
        case "c":
            return (form + "s") % (values.pop(0) if values else "")[:1]
        case "d" | "i" | "u":
            return (form + "d") % _number(values)
        case "o" | "x" | "X":
            return (form + kind) % (_number(values) & 0xFFFF_FFFF_FFFF_FFFF)
        case "e" | "E" | "f" | "F" | "g" | "G":
            try:
                return (form + kind) % float(values.pop(0) if values else 0)
            except ValueError as error:
                raise BadFormat(f"bad number: {error}") from error
        case _:
            raise BadFormat(f"bad '{found.group()}'")


def _number(values: list[str]) -> int:
    """The next argument as C reads a number: 0x1f, 017, or 'A for a letter's code."""
    text = values.pop(0) if values else "0"
    if text[:1] in ("'", '"'):
        return ord(text[1:2] or "\0")
    found = re.fullmatch(r"\s*([+-]?)(0[xX][0-9A-Fa-f]{1,16}|0[0-7]{1,22}|\d{1,19})?", text)
    if found is None:
        raise BadFormat(f"not integer: {text}")
    digits = found[2] or "0"
    base = 16 if digits[:2] in ("0x", "0X") else 8 if digits[0] == "0" else 10
    return int(digits, base) * (-1 if found[1] == "-" else 1)


@takes(Grammar(plain="uvte"))
async def cat(call: Call, options: Options) -> int:
    """cat [-etuv] [FILE...]"""
    code = 0
    for path in options.words or ("-",):
        try:
            async for data in chunks(call, path):
                await call.streams.stdout.write(_visible(data, options) if options.any("vte") else data)
        except FileError as error:
            code = await call.fail(f"cat: {path}: {error}")
    return code


def _visible(data: bytes, options: Options) -> bytes:
    out = bytearray()
    for byte in data:
        if byte == 10:
            out += b"$\n" if "e" in options else b"\n"
        elif byte == 9 and "t" not in options:
            out.append(byte)
        else:
            out += b"M-" if byte > 127 else b""
            low = byte & 127
            out += bytes([low]) if 32 <= low < 127 else b"^" + bytes([low ^ 64])
    return bytes(out)


@takes(Grammar(plain="qv", valued="nc", long={"lines": "n", "bytes": "c"}, counts="n"))
async def head(call: Call, options: Options) -> int:
    """head [-qv] [-n LINES] [-c BYTES] [FILE...]"""
    if "n" in options and "c" in options:
        raise BadOptions("No 'n' with 'c'")
    bytes_of = "c" in options
    wanted = options.number("c" if bytes_of else "n", 10)
    return await _each(call, options, lambda path: _first(call, path, wanted, bytes_of))


async def _first(call: Call, path: str, wanted: int, bytes_of: bool) -> None:
    """The first lines or bytes, and no more than needed is read."""
    left = wanted
    if not left:
        return
    async for data in chunks(call, path) if bytes_of else lines(call, path):
        await call.streams.stdout.write(data[:left] if bytes_of else data)
        left -= len(data) if bytes_of else 1
        if left <= 0:
            return


@takes(Grammar(plain="qvfF", valued="ncs", long={"lines": "n", "bytes": "c"}, counts="n"))
async def tail(call: Call, options: Options) -> int:
    """tail [-fFqv] [-n [+]LINES] [-c [+]BYTES] [-s SECONDS] [FILE...]"""
    if "n" in options and "c" in options:
        raise BadOptions("No 'n' with 'c'")
    letter = "c" if "c" in options else "n"
    count = whole(options.last(letter, "10"))
    from_start = options.last(letter).startswith("+")
    seconds = options.last("s", str(FOLLOW_SECONDS))
    if not re.fullmatch(r"\d{1,6}(\.\d{1,6})?", seconds):
        raise NotANumber(seconds)
    code = await _each(call, options, lambda path: _last(call, path, abs(count), letter == "c", from_start))
    if options.any("fF") and options.words:
        await _follow(call, [word for word in options.words if word != "-"], max(float(seconds), 0.01))
    return code


async def _last(call: Call, path: str, count: int, bytes_of: bool, from_start: bool) -> None:
    data = bytearray()
    async for chunk in chunks(call, path):
        data += chunk
    if bytes_of:
        begin = max(0, count - 1) if from_start else max(0, len(data) - count)
    else:
        ends = [found.end() for found in re.finditer(b"\n", data)]
        starts = [0, *(end for end in ends if end < len(data)), len(data)]
        place = max(0, count - 1) if from_start else max(0, len(starts) - 1 - count)
        begin = starts[min(place, len(starts) - 1)]
    await call.streams.stdout.write(bytes(data[begin:]))


async def _follow(call: Call, paths: list[str], seconds: float) -> None:
    """Write what is added to files, until whoever reads has gone."""
    sizes = {path: _size(call, path) for path in paths}
    while paths:
        await asyncio.sleep(seconds)
        for path in paths:
            size, seen = _size(call, path), sizes[path]
            if size > seen:
                await call.streams.stdout.write(call.system.files.read(call.path(path))[seen:])
            sizes[path] = size


def _size(call: Call, path: str) -> int:
    entry = call.system.files.get(call.path(path))
    return 0 if entry is None or entry.is_directory else entry.size


async def _each(call: Call, options: Options, work: Work) -> int:
    """Do something to each file or to standard input; several are told apart by a line before each."""
    paths = options.words or ("-",)
    code, titled = 0, ("v" in options or len(paths) > 1) and "q" not in options
    for place, path in enumerate(paths):
        if path != "-" and call.system.files.get(call.path(path)) is None:
            code = await call.fail(f"{call.name}: {path}: No such file or directory")
            continue
        if titled:
            await call.out(("\n" if place else "") + f"==> {path} <==\n")
        try:
            await work(path)
        except FileError as error:
            code = await call.fail(f"{call.name}: {path}: {error}")
    return code


@takes(Grammar(plain="clmwL"))
async def wc(call: Call, options: Options) -> int:
    """wc [-Lclmw] [FILE...]"""
    wanted = [letter for letter in "lwcmL" if letter in options] or ["l", "w", "c"]
    totals = dict.fromkeys(wanted, 0)
    code, seen = 0, 0

    async def row(counts: dict[str, int], name: str) -> None:
        wide = WIDE if len(wanted) > 1 else 0
        await call.out(" ".join(f"{counts[letter]:>{wide}}" for letter in wanted) + (f" {name}" if name else "") + "\n")

    async for name, data in inputs(call, options.words):
        if data is None:
            code = 1
            continue
        seen += 1
        text = decoded(data)
        counts = {"l": data.count(b"\n"), "w": len(data.split()), "c": len(data), "m": len(text)}
        counts["L"] = max(map(len, text.split("\n")))
        await row(counts, "" if not options.words else name)
        for letter in wanted:
            totals[letter] = max(totals[letter], counts[letter]) if letter == "L" else totals[letter] + counts[letter]
    if seen > 1:
        await row(totals, "total")
    return code


@takes(Grammar(plain="ai"))
async def tee(call: Call, options: Options) -> int:
    """tee [-ai] [FILE...]"""
    code = 0
    kept: dict[str, bytes] = {}
    for path in options.words:
        entry = call.system.files.get(call.path(path)) if "a" in options else None
        kept[path] = entry.data if entry is not None and entry.data is not None else b""
    while data := await call.streams.stdin.read():
        await call.streams.stdout.write(data)
        for path in kept:
            kept[path] += data
    for path, written in kept.items():
        try:
            call.system.files.write(call.path(path), written)
        except FileError as error:
            code = await call.fail(f"tee: {path}: {error}")
    return code


@takes(Grammar())
async def tac(call: Call, options: Options) -> int:
    """tac [FILE...]"""
    return await _lined(call, options, lambda rows: rows[::-1])


@takes(Grammar())
async def rev(call: Call, options: Options) -> int:
    """rev [FILE...]"""
    return await _lined(call, options, lambda rows: [row[::-1] for row in rows])


async def _lined(call: Call, options: Options, change: Rows) -> int:
    code = 0
    async for _, data in inputs(call, options.words):
        if data is None:
            code = 1
            continue
        rows = decoded(data).removesuffix("\n").split("\n") if data else []
        await call.streams.stdout.write(encoded("".join(row + "\n" for row in change(rows))))
    return code


COMMANDS: dict[str, Command] = {
    "cat": cat,
    "echo": echo,
    "head": head,
    "printf": printf,
    "rev": rev,
    "tac": tac,
    "tail": tail,
    "tee": tee,
    "wc": wc,
}
