"""Commands over text: echo, cat, grep and their family, and digests."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import AsyncIterator

from device.simulator.android.files import FileError
from device.simulator.shell.command import Call, Command

_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\", "a": "\a", "b": "\b", "0": "\0", "e": "\x1b"}


def _unescaped(text: str) -> str:
    return re.sub(r"\\([ntr\\ab0e])", lambda found: _ESCAPES[found[1]], text)


async def echo(call: Call) -> int:
    """echo [-n] [-e] WORDS"""
    words = list(call.args)
    newline, escapes = True, False
    while words and re.fullmatch(r"-[neE]+", words[0]):
        flags = words.pop(0)
        newline = newline and "n" not in flags
        escapes = escapes or "e" in flags
    text = " ".join(words)
    await call.out((_unescaped(text) if escapes else text) + ("\n" if newline else ""))
    return 0


async def printf(call: Call) -> int:
    """printf FORMAT [ARGUMENTS], with %s %d %x %c and %%"""
    if not call.args:
        return await call.fail("usage: printf FORMAT [ARGUMENT...]")
    values = list(call.args[1:])
    form = _unescaped(call.args[0])

    def fill(found: re.Match[str]) -> str:
        if found[2] == "%":
            return "%"
        value = values.pop(0) if values else ""
        if found[2] in "dxX":
            number = int(value) if re.fullmatch(r"-?\d+", value) else 0
            return ("%" + found[1] + found[2]) % number
        return ("%" + found[1] + "s") % (value[:1] if found[2] == "c" else value)

    while True:
        before = len(values)
        await call.out(re.sub(r"%(-?0?\d*)([sdxXc%])", fill, form))
        if not values or len(values) == before:
            return 0


async def _inputs(call: Call, paths: list[str]) -> AsyncIterator[tuple[str, bytes]]:
    """(name, bytes) of each file, or of standard input; says what cannot be read."""
    if not paths:
        yield "-", await call.input()
    for path in paths:
        if path == "-":
            yield "-", await call.input()
            continue
        try:
            yield path, call.system.files.read(call.path(path))
        except FileError as error:
            await call.err(f"{call.name}: {path}: {error}\n")


async def cat(call: Call) -> int:
    """cat [FILES]"""
    paths = [arg for arg in call.args if arg == "-" or not arg.startswith("-")]
    if not paths:
        while data := await call.streams.stdin.read():
            await call.streams.stdout.write(data)
        return 0
    done = 0
    async for _, data in _inputs(call, paths):
        done += 1
        await call.streams.stdout.write(data)
    return 0 if done == len(paths) else 1


def _flags(call: Call, valued: str = "") -> tuple[dict[str, str], list[str]]:
    """Single-letter options (with their value, or '') and the other words."""
    flags: dict[str, str] = {}
    words: list[str] = []
    rest = list(call.args)
    while rest:
        arg = rest.pop(0)
        if arg == "--":
            words += rest
            break
        if not re.fullmatch(r"-[A-Za-z0-9].*", arg):
            words.append(arg)
            continue
        for place, letter in enumerate(arg[1:], 1):
            if letter in valued:
                flags[letter] = arg[place + 1 :] or (rest.pop(0) if rest else "")
                break
            flags[letter] = ""
    return flags, words


async def grep(call: Call) -> int:
    """grep [-ivcnqoEFwlx] [-e] PATTERN [FILES]; streams when it reads standard input"""
    flags, words = _flags(call, valued="em")
    if "e" not in flags and not words:
        return await call.fail("grep: no pattern", 2)
    text = flags["e"] if "e" in flags else words.pop(0)
    if "F" in flags:
        text = re.escape(text)
    elif "E" not in flags:
        text = re.sub(r"\\?([+?|(){}])", lambda m: m[1] if m[0].startswith("\\") else "\\" + m[1], text)
    text = rf"\b(?:{text})\b" if "w" in flags else rf"^(?:{text})$" if "x" in flags else text
    try:
        pattern = re.compile(text, re.IGNORECASE if "i" in flags else 0)
    except re.error as error:
        return await call.fail(f"grep: bad regex '{text}': {error}", 2)
    matched = 0
    if not words:
        matched = await _grep_stream(call, pattern, flags)
    else:
        async for name, data in _inputs(call, words):
            prefix = f"{name}:" if len(words) > 1 and "h" not in flags else ""
            matched += await _grep_lines(call, pattern, flags, data.decode("utf-8", "replace").splitlines(), prefix)
    if "c" in flags and not words:
        await call.out(f"{matched}\n")
    return 0 if matched else 1


async def _grep_stream(call: Call, pattern: re.Pattern[str], flags: dict[str, str]) -> int:
    matched, rest = 0, b""
    while data := await call.streams.stdin.read():
        *lines, rest = (rest + data).split(b"\n")
        matched += await _grep_lines(call, pattern, flags, [line.decode("utf-8", "replace") for line in lines], "")
        if matched and "q" in flags:
            return matched
    last = [rest.decode("utf-8", "replace")] if rest else []
    return matched + await _grep_lines(call, pattern, flags, last, "")


async def _grep_lines(
    call: Call, pattern: re.Pattern[str], flags: dict[str, str], lines: list[str], prefix: str
) -> int:
    matched = 0
    printed: list[str] = []
    for number, line in enumerate(lines, 1):
        found = pattern.search(line.rstrip("\r"))
        if (found is None) != ("v" in flags):
            continue
        matched += 1
        numbered = f"{prefix}{number}:" if "n" in flags else prefix
        if "o" in flags and found is not None:
            printed += [numbered + hit.group() for hit in pattern.finditer(line)]
        else:
            printed.append(numbered + line)
    if "q" not in flags and "c" not in flags and "l" not in flags:
        await call.out("".join(line + "\n" for line in printed))
    elif "c" in flags and prefix:
        await call.out(f"{prefix}{matched}\n")
    elif "l" in flags and matched:
        await call.out(prefix.rstrip(":") + "\n")
    return matched


async def _ends(call: Call, first: bool) -> int:
    flags, words = _flags(call, valued="nc")
    digits = "".join(flag for flag in flags if flag.isdigit())
    text = flags.get("n", digits or "10")
    if not re.fullmatch(r"[+-]?\d+", text):
        return await call.fail(f"{call.name}: not a number: {text}")
    count = abs(int(text))
    async for _, data in _inputs(call, words):
        lines = data.splitlines(keepends=True)
        if text.startswith("+") and not first:
            chosen = lines[max(0, count - 1) :]
        elif first:
            chosen = lines[:count]
        else:
            chosen = lines[-count:] if count else []
        await call.streams.stdout.write(b"".join(chosen))
    return 0


async def head(call: Call) -> int:
    """head [-n N] [FILES]"""
    if not [a for a in call.args if not a.startswith("-") and not a.isdigit()]:
        return await _head_stream(call)
    return await _ends(call, first=True)


async def _head_stream(call: Call) -> int:
    """The first lines of standard input, and no more than needed is read."""
    numbers = re.findall(r"\d+", " ".join(call.args))
    wanted = int(numbers[0]) if numbers else 10
    while wanted > 0 and (data := await call.streams.stdin.read()):
        lines = data.split(b"\n")
        chosen = b"\n".join(lines[:wanted]) + (b"\n" if len(lines) > wanted else b"")
        wanted -= min(wanted, len(lines) - 1)
        await call.streams.stdout.write(chosen)
    return 0


async def tail(call: Call) -> int:
    """tail [-n N] [FILES]"""
    return await _ends(call, first=False)


async def wc(call: Call) -> int:
    """wc [-lwc] [FILES]"""
    flags, words = _flags(call)
    wanted = [flag for flag in "lwc" if flag in flags] or ["l", "w", "c"]
    async for name, data in _inputs(call, words):
        counts = {"l": data.count(b"\n"), "w": len(data.split()), "c": len(data)}
        suffix = "" if name == "-" else f" {name}"
        await call.out(" ".join(str(counts[flag]) for flag in wanted) + suffix + "\n")
    return 0


async def sort(call: Call) -> int:
    """sort [-ru] [FILES]"""
    flags, words = _flags(call)
    lines: list[str] = []
    async for _, data in _inputs(call, words):
        lines += data.decode("utf-8", "replace").splitlines()
    lines = sorted(set(lines) if "u" in flags else lines, reverse="r" in flags)
    await call.out("".join(line + "\n" for line in lines))
    return 0


async def uniq(call: Call) -> int:
    """uniq [FILE]"""
    async for _, data in _inputs(call, list(call.args[:1])):
        lines = data.decode("utf-8", "replace").splitlines()
        kept = [line for number, line in enumerate(lines) if number == 0 or line != lines[number - 1]]
        await call.out("".join(line + "\n" for line in kept))
    return 0


async def cut(call: Call) -> int:
    """cut -d C -f N[,M] [FILES]"""
    flags, words = _flags(call, valued="df")
    if not re.fullmatch(r"\d+(,\d+)*", flags.get("f", "")):
        return await call.fail("cut: only -f N[,M...] with -d C is known")
    mark = flags.get("d", "\t") or "\t"
    fields = [int(number) for number in flags["f"].split(",")]
    async for _, data in _inputs(call, words):
        for line in data.decode("utf-8", "replace").splitlines():
            parts = line.split(mark)
            chosen = [parts[n - 1] for n in fields if n <= len(parts)] if len(parts) > 1 else parts
            await call.out(mark.join(chosen) + "\n")
    return 0


async def tr(call: Call) -> int:
    """tr [-d] SET1 [SET2], sets of plain characters and a-z ranges"""
    delete = call.args[:1] == ("-d",)
    sets = [_characters(arg) for arg in call.args[1 if delete else 0 :]]
    if len(sets) != (1 if delete else 2):
        return await call.fail("usage: tr [-d] SET1 [SET2]")
    text = (await call.input()).decode("utf-8", "replace")
    if delete:
        table = {ord(c): "" for c in sets[0]}
    else:
        table = {ord(c): sets[1][min(i, len(sets[1]) - 1)] for i, c in enumerate(sets[0])} if sets[1] else {}
    await call.out(text.translate(table))
    return 0


def _characters(text: str) -> str:
    return re.sub(
        r"(.)-(.)",
        lambda found: "".join(chr(code) for code in range(ord(found[1]), ord(found[2]) + 1)),
        _unescaped(text),
        flags=re.DOTALL,
    )


async def base64_(call: Call) -> int:
    """base64 [-d] [-w N] [FILE]"""
    flags, words = _flags(call, valued="w")
    async for _, data in _inputs(call, words[:1]):
        if "d" in flags:
            await call.streams.stdout.write(base64.b64decode(data))
            continue
        text = base64.b64encode(data).decode()
        width = int(flags["w"]) if flags.get("w", "").isdigit() else 76
        lines = [text[i : i + width] for i in range(0, len(text), width)] if width else [text]
        await call.out("\n".join(lines) + ("\n" if width else ""))
    return 0


def _digest(algorithm: str) -> Command:
    async def digest(call: Call) -> int:
        """md5sum, sha1sum and sha256sum, with [-b] [FILES]"""
        flags, words = _flags(call)
        done = 0
        async for name, data in _inputs(call, words):
            done += 1
            found = hashlib.new(algorithm, data, usedforsecurity=False).hexdigest()
            await call.out(found + ("" if "b" in flags else f"  {name}") + "\n")
        return 0 if done == max(1, len(words)) else 1

    return digest


async def tee(call: Call) -> int:
    """tee [-a] FILES"""
    flags, words = _flags(call)
    data = await call.input()
    await call.streams.stdout.write(data)
    for path in words:
        old = (
            call.system.files.read(call.path(path)) if "a" in flags and call.system.files.get(call.path(path)) else b""
        )
        call.system.files.write(call.path(path), old + data)
    return 0


COMMANDS: dict[str, Command] = {
    "base64": base64_,
    "cat": cat,
    "cut": cut,
    "echo": echo,
    "egrep": grep,
    "grep": grep,
    "head": head,
    "md5sum": _digest("md5"),
    "printf": printf,
    "sha1sum": _digest("sha1"),
    "sha256sum": _digest("sha256"),
    "sort": sort,
    "tail": tail,
    "tee": tee,
    "tr": tr,
    "uniq": uniq,
    "wc": wc,
}
