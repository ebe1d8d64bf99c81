"""Commands that tell of files: ls, stat, du, df."""

from __future__ import annotations

import posixpath
import re
import stat
import time
import zlib

from device.simulator.android.files import CAPACITY, Entry, FileError
from device.simulator.shell.command import Call, Command
from device.simulator.shell.options import Grammar, Options, takes

OWNER, GROUP, CONTEXT = "shell", "shell", "u:object_r:fuse:s0"
UID, GID = 2000, 2000
BLOCK = 512


def human(size: int) -> str:
    """A size as people read it: 999, 1.5K, 12M."""
    amount, unit = float(size), 0
    while amount >= 1024 and unit < 4:
        amount, unit = amount / 1024, unit + 1
    if not unit:
        return str(size)
    return f"{amount:.1f}{'KMGT'[unit - 1]}" if amount < 10 else f"{amount:.0f}{'KMGT'[unit - 1]}"


def blocks(entry: Entry) -> int:
    """Blocks of 512 bytes that a file takes, in pages of 4096."""
    return -(-entry.size // 4096) * 8


def _row(entry: Entry, name: str, options: Options) -> str:
    when = time.strftime("%Y-%m-%d %H:%M", time.gmtime(entry.mtime))
    links = 2 if entry.is_directory else 1
    owner, group = ("2000", "2000") if "n" in options else (OWNER, GROUP)
    who = " ".join(each for each in ("" if "g" in options else owner, "" if "o" in options else group) if each)
    size = human(entry.size) if "h" in options else str(entry.size)
    label = f"{CONTEXT} " if "Z" in options else ""
    return f"{stat.filemode(entry.mode)} {links} {who} {label}{size:>8} {when} {name}"


def _named(entry: Entry, name: str, options: Options) -> str:
    """A name with what stands before and after it."""
    mark = ""
    if entry.is_directory and options.any("Fp"):
        mark = "/"
    elif "F" in options and entry.mode & 0o111:
        mark = "*"
    shown = name + mark
    if "b" in options or "q" in options:
        shown = "".join(
            char if char.isprintable() else "?" if "q" in options else f"\\{ord(char):03o}" for char in shown
        )
    if options.any("lgon"):
        shown = _row(entry, shown, options)
    elif "Z" in options:
        shown = f"{CONTEXT} {shown}"
    head = f"{blocks(entry) // 2} " if "s" in options else ""
    return head + shown


def _sorted(found: list[tuple[str, Entry]], options: Options) -> list[tuple[str, Entry]]:
    if "U" in options or "f" in options:
        return found
    if "S" in options:
        found = sorted(found, key=lambda each: (-each[1].size, each[0]))
    elif "t" in options:
        found = sorted(found, key=lambda each: (-each[1].mtime, each[0]))
    else:
        found = sorted(found)
    return found[::-1] if "r" in options else found


def _joined(rows: list[str], options: Options) -> str:
    if not rows:
        return ""
    if "m" in options and not options.any("lgon"):
        return ", ".join(rows) + "\n"
    return "".join(row + "\n" for row in rows)


@takes(Grammar(plain="AaCdFfghHLlmnopqbRrSstUuZ1x"))
async def ls(call: Call, options: Options) -> int:
    """ls [-1AaCdFfgHhLlmnopqbRrSstUuxZ] [PATH...]"""
    files, code = call.system.files, 0
    alone: list[tuple[str, Entry]] = []
    folders: list[tuple[str, str]] = []
    for word in options.words or (".",):
        path = call.path(word)
        entry = files.get(path)
        if entry is None:
            code = await call.fail(f"ls: {word}: No such file or directory")
        elif entry.is_directory and "d" not in options:
            folders.append((word, path))
        else:
            alone.append((word, entry))
    await call.out(_joined([_named(entry, word, options) for word, entry in _sorted(alone, options)], options))
    titled = len(folders) + len(alone) > 1 or "R" in options
    for place, (word, path) in enumerate(folders):
        if titled:
            await call.out(("\n" if place or alone else "") + f"{word}:\n")
        code |= await _folder(call, word, path, options)
    return code


async def _folder(call: Call, word: str, path: str, options: Options) -> int:
    """What is in one folder; with -R in those below, too."""
    files = call.system.files
    try:
        names = files.names(path)
    except FileError as error:
        return await call.fail(f"ls: {word}: {error}")
    if options.any("aAf"):
        names = [*((".", "..") if options.any("af") else ()), *names]
    else:
        names = [name for name in names if not name.startswith(".")]
    found = [(name, files.need(posixpath.join(path, name))) for name in names]
    found = _sorted(found, options)
    if options.any("lgons"):
        await call.out(f"total {sum(blocks(entry) for _, entry in found) // 2}\n")
    await call.out(_joined([_named(entry, name, options) for name, entry in found], options))
    code = 0
    if "R" in options:
        for name, entry in found:
            if entry.is_directory and name not in (".", ".."):
                below = posixpath.join(word, name)
                await call.out(f"\n{below}:\n")
                code |= await _folder(call, below, posixpath.join(path, name), options)
    return code


_FACT = re.compile(r"%([0-9]*)([A-Za-z%])")


def _facts(word: str, path: str, entry: Entry) -> dict[str, str]:
    when = time.strftime("%Y-%m-%d %H:%M:%S.000000000 +0000", time.gmtime(entry.mtime))
    kind = "directory" if entry.is_directory else "regular file" if entry.size else "regular empty file"
    return {
        "a": oct(stat.S_IMODE(entry.mode))[2:], "A": stat.filemode(entry.mode), "b": str(blocks(entry)),
        "B": str(BLOCK),
        "F": kind, "g": str(GID), "G": GROUP, "u": str(UID), "U": OWNER, "h": "2" if entry.is_directory else "1",
        "n": word, "N": f"`{word}'", "s": str(entry.size), "o": "4096", "f": f"{entry.mode:x}",
        "x": when, "y": when, "z": when, "X": str(entry.mtime), "Y": str(entry.mtime), "Z": str(entry.mtime),
        "i": str(zlib.crc32(path.encode("utf-8", "replace"))), "m": "/storage/emulated", "C": CONTEXT, "%": "%",
    }  # fmt: skip


@takes(Grammar(plain="Lt", valued="c", least=1))
async def stat_(call: Call, options: Options) -> int:
    """stat [-Lt] [-c FORMAT] FILE..."""
    form = options.last("c")
    if "t" in options:
        form = "%n %s %b %f %u %g 0 %i %h 0 0 %X %Y %Z %o"
    code = 0
    for word in options.words:
        try:
            entry = call.system.files.need(call.path(word))
        except FileError as error:
            code = await call.fail(f"stat: '{word}': {error}")
            continue
        facts = _facts(word, call.path(word), entry)
        wanted = form or (
            "  File: %N\n  Size: %s\t Blocks: %b\t IO Blocks: 512\t%F\n"
            "Access: (0%a/%A)\tUid: (%u/%U)\tGid: (%g/%G)\nAccess: %x\nModify: %y\nChange: %z"
        )
        unknown = [found[2] for found in _FACT.finditer(wanted) if found[2] not in facts]
        if unknown:
            return await call.fail(f"stat: bad -c '%{unknown[0]}'")
        await call.out(_FACT.sub(lambda found: f"{facts[found[2]]:>{found[1] or 0}}", wanted) + "\n")  # noqa: B023
    return code


@takes(Grammar(plain="hkmsacLHxl", valued="d"))
async def du(call: Call, options: Options) -> int:
    """du [-achkms] [-d DEPTH] [FILE...]"""
    files, code, total = call.system.files, 0, 0
    deepest = options.number("d", 1 << 30)

    def amount(half_kilobytes: int) -> str:
        size = half_kilobytes * BLOCK
        return human(size) if "h" in options else str(-(-size // (1 << 20)) if "m" in options else size // 1024)

    for word in options.words or (".",):
        top = call.path(word)
        if files.get(top) is None:
            code = await call.fail(f"du: {word}: No such file or directory")
            continue
        every = [(path, files.need(path)) for path in files.walk(top)]
        for path, entry in sorted(every, key=lambda each: each[0], reverse=True):
            depth = path[len(top.rstrip("/")) :].count("/")
            inside = [other for inner, other in every if inner == path or inner.startswith(path.rstrip("/") + "/")]
            whole = sum(blocks(other) for other in inside)
            if path == top:
                total += whole
            elif "s" in options or depth > deepest or not (entry.is_directory or "a" in options):
                continue
            await call.out(f"{amount(whole)}\t{word.rstrip('/') + path[len(top.rstrip('/')) :] or '/'}\n")
    if "c" in options:
        await call.out(f"{amount(total)}\ttotal\n")
    return code


@takes(Grammar(plain="HhklmPa"))
async def df(call: Call, options: Options) -> int:
    """df [-aHhkm] [FILE...]; there is one file system that can be written"""
    for word in options.words:
        if call.system.files.get(call.path(word)) is None:
            return await call.fail(f"df: {word}: No such file or directory")
    used, total = call.system.files.used(), CAPACITY
    if "h" in options or "H" in options:
        head, shown = "Filesystem      Size Used Avail Use% Mounted on", [human(n) for n in (total, used, total - used)]
        row = f"{'/dev/fuse':<15} {shown[0]:>4} {shown[1]:>4} {shown[2]:>5}"
    else:
        unit = 1 << 20 if "m" in options else 1024
        head = f"Filesystem     {'1M' if 'm' in options else '1K'}-blocks    Used Available Use% Mounted on"
        row = f"{'/dev/fuse':<14} {total // unit:>9} {used // unit:>7} {(total - used) // unit:>9}"
    await call.out(f"{head}\n{row} {used * 100 // total:>3}% /storage/emulated\n")
    return 0


COMMANDS: dict[str, Command] = {"df": df, "du": du, "ls": ls, "stat": stat_}
