"""Commands that turn files into other signs: base64, md5sum and its family, cmp."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re

from device.simulator.android.files import FileError
from device.simulator.shell.command import Call, Command
from device.simulator.shell.inputs import decoded, inputs
from device.simulator.shell.options import Grammar, Options, takes

_ROW = re.compile(r"([0-9A-Fa-f]{32,128})  ?[ *]?(.+)")


@takes(Grammar(plain="di", valued="w", most=1))
async def base64_(call: Call, options: Options) -> int:
    """base64 [-di] [-w COLUMNS] [FILE]"""
    width = options.number("w", 76)
    code = 0
    async for _, data in inputs(call, options.words):
        if data is None:
            code = 1
        elif "d" in options:
            code = await _plain(call, data, "i" in options)
        else:
            text = base64.b64encode(data).decode()
            rows = [text[i : i + width] for i in range(0, len(text), width)] if width else [text]
            await call.out("\n".join(rows) + ("\n" if width and text else ""))
    return code


async def _plain(call: Call, data: bytes, lenient: bool) -> int:
    """Decode, as much as there is of it."""
    clean = re.sub(rb"\s", b"", data)
    kept = re.sub(rb"[^A-Za-z0-9+/]", b"", clean if lenient else re.split(rb"[^A-Za-z0-9+/]", clean, maxsplit=1)[0])
    whole = kept[: len(kept) - len(kept) % 4] if len(kept) % 4 == 1 else kept + b"=" * (-len(kept) % 4)
    await call.streams.stdout.write(binascii.a2b_base64(whole))
    strange = not lenient and re.search(rb"[^A-Za-z0-9+/=]", clean) is not None
    return await call.fail("base64: bad input") if strange else 0


def _digest(algorithm: str) -> Command:
    def digest(data: bytes) -> str:
        return hashlib.new(algorithm, data, usedforsecurity=False).hexdigest()

    @takes(Grammar(plain="bcs", long={"check": "c", "status": "s", "brief": "b"}))
    async def sums(call: Call, options: Options) -> int:
        """md5sum | sha1sum | sha256sum [-bcs] [FILE...]"""
        code = 0
        async for name, data in inputs(call, options.words):
            if data is None:
                code = 1
            elif "c" in options:
                code |= await check(call, data, "s" in options)
            else:
                await call.out(digest(data) + ("" if "b" in options else f"  {name}") + "\n")
        return code

    async def check(call: Call, data: bytes, silent: bool) -> int:
        code = 0
        for line in decoded(data).splitlines():
            row = _ROW.fullmatch(line)
            if row is None:
                code = await call.fail(f"{call.name}: bad line {line}")
                continue
            try:
                fits = digest(call.system.files.read(call.path(row[2]))) == row[1].lower()
            except FileError as error:
                code = await call.fail(f"{call.name}: {row[2]}: {error}")
                continue
            code |= not fits
            if not silent:
                await call.out(f"{row[2]}: {'OK' if fits else 'FAILED'}\n")
        return int(code)

    return sums


@takes(Grammar(plain="ls", least=1, most=2))
async def cmp(call: Call, options: Options) -> int:
    """cmp [-ls] FILE1 [FILE2]"""
    found = [data async for _, data in inputs(call, (*options.words, "-")[:2])]
    one, other = found
    if one is None or other is None:
        return 2
    names = (*options.words, "-")[:2]
    differing = [place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    if "s" not in options:
        for place in differing if "l" in options else differing[:1]:
            if "l" in options:
                await call.out(f"{place + 1} {one[place]:o} {other[place]:o}\n")
            else:
                line = one[:place].count(b"\n") + 1
                await call.out(f"{names[0]} {names[1]} differ: char {place + 1}, line {line}\n")
        if len(one) != len(other) and (not differing or "l" in options):
            await call.err(f"cmp: EOF on {names[0] if len(one) < len(other) else names[1]}\n")
    return int(bool(differing) or len(one) != len(other))


COMMANDS: dict[str, Command] = {
    "base64": base64_,
    "cmp": cmp,
    "md5sum": _digest("md5"),
    "sha1sum": _digest("sha1"),
    "sha224sum": _digest("sha224"),
    "sha256sum": _digest("sha256"),
    "sha384sum": _digest("sha384"),
    "sha512sum": _digest("sha512"),
}
