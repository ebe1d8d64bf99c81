"""Commands over files: ls, rm, mkdir, cp and their family."""

from __future__ import annotations

import posixpath
import stat
import time
from collections.abc import Callable

from device.simulator.android.files import CAPACITY, Entry, FileError
from device.simulator.shell.command import Call, Command


def _split(call: Call) -> tuple[str, list[str]]:
    """All option letters, and the other words."""
    letters = "".join(arg[1:] for arg in call.args if arg.startswith("-") and len(arg) > 1 and arg != "--")
    return letters, [arg for arg in call.args if not arg.startswith("-") or len(arg) == 1]


async def _each(call: Call, words: list[str], verb: str, work: Callable[[str], None]) -> int:
    """Do something to each path; says which it could not be done to."""
    if not words:
        return await call.fail(f"{call.name}: Needs 1 argument")
    code = 0
    for word in words:
        try:
            work(call.path(word))
        except FileError as error:
            code = await call.fail(f"{call.name}: {verb}{word}: {error}")
    return code


def _row(entry: Entry, name: str) -> str:
    when = time.strftime("%Y-%m-%d %H:%M", time.gmtime(entry.mtime))
    links = 2 if entry.is_directory else 1
    return f"{stat.filemode(entry.mode)} {links} shell shell {entry.size:>8} {when} {name}"


async def ls(call: Call) -> int:
    """ls [-ald1R] [PATHS]"""
    letters, words = _split(call)
    files, code = call.system.files, 0
    rows: list[str] = []
    for word in words or ["."]:
        path = call.path(word)
        try:
            entry = files.need(path)
            if not entry.is_directory or "d" in letters:
                rows.append(_row(entry, word) if "l" in letters else word)
                continue
            if len(words) > 1:
                rows.append(f"{word}:")
            names = [name for name in files.names(path) if "a" in letters or "A" in letters or name[0] != "."]
            if "l" in letters:
                rows.append(f"total {4 * len(names)}")
            for name in names:
                inner = files.need(posixpath.join(path, name))
                rows.append(_row(inner, name) if "l" in letters else name)
        except FileError as error:
            code = await call.fail(f"ls: {word}: {error}")
    await call.out("".join(row + "\n" for row in rows))
    return code


async def rm(call: Call) -> int:
    """rm [-rf] PATHS"""
    letters, words = _split(call)
    force = "f" in letters
    if force and not words:
        return 0

    def remove(path: str) -> None:
        if force and call.system.files.get(path) is None:
            return
        call.system.files.remove(path, recursive="r" in letters or "R" in letters)

    return await _each(call, words, "", remove)


async def mkdir(call: Call) -> int:
    """mkdir [-p] PATHS"""
    letters, words = _split(call)

    def make(path: str) -> None:
        call.system.files.make_directory(path, parents="p" in letters)

    return await _each(call, words, "", make)


async def rmdir(call: Call) -> int:
    """rmdir PATHS"""
    return await _each(call, _split(call)[1], "", call.system.files.remove_directory)


async def touch(call: Call) -> int:
    """touch PATHS"""
    return await _each(call, _split(call)[1], "", call.system.files.touch)


def _target(call: Call, source: str, target: str) -> str:
    entry = call.system.files.get(target)
    inside = entry is not None and entry.is_directory
    return posixpath.join(target, posixpath.basename(source)) if inside else target


async def cp(call: Call) -> int:
    """cp [-r] SOURCES TARGET"""
    letters, words = _split(call)
    if len(words) < 2:
        return await call.fail("cp: Needs 2 arguments")
    files, target = call.system.files, call.path(words[-1])

    def copy(source: str) -> None:
        place = _target(call, source, target)
        if files.need(source).is_directory and not set(letters) & set("rRa"):
            raise FileError("Is a directory")
        if place == source or place.startswith(source + "/"):
            raise FileError("Invalid argument")
        for path in list(files.walk(source)):
            entry, copied = files.need(path), place + path[len(source) :]
            if entry.data is None:
                files.make_directory(copied, parents=True)
            else:
                files.write(copied, entry.data, entry.mode)

    return await _each(call, words[:-1], "", copy)


async def mv(call: Call) -> int:
    """mv SOURCES TARGET"""
    words = _split(call)[1]
    if len(words) < 2:
        return await call.fail("mv: Needs 2 arguments")
    target = call.path(words[-1])
    return await _each(
        call, words[:-1], "", lambda source: call.system.files.move(source, _target(call, source, target))
    )


async def chmod(call: Call) -> int:
    """chmod OCTAL PATHS"""
    words = list(call.args)
    if len(words) < 2 or not words[0] or not all(c in "01234567" for c in words[0]):
        return await call.fail("chmod: only octal modes are known here")

    def change(path: str) -> None:
        entry = call.system.files.need(path)
        entry.mode = stat.S_IFMT(entry.mode) | int(words[0], 8)

    return await _each(call, words[1:], "", change)


async def stat_(call: Call) -> int:
    """stat [-c FORMAT] PATHS, with %s %Y %a %n %F"""
    form = call.option("-c")
    words = [w for w in call.args if not w.startswith("-") and w != form]
    code = 0
    for word in words:
        try:
            entry = call.system.files.need(call.path(word))
        except FileError as error:
            code = await call.fail(f"stat: '{word}': {error}")
            continue
        kind = "directory" if entry.is_directory else "regular file"
        text = form or "  File: %n\n  Size: %s\tFormat: %F\nAccess: (%a)\nModify: %Y"
        facts = {"%s": str(entry.size), "%Y": str(entry.mtime), "%n": word, "%F": kind}
        for mark, value in (facts | {"%a": oct(stat.S_IMODE(entry.mode))[2:]}).items():
            text = text.replace(mark, value)
        await call.out(text + "\n")
    return code


async def df(call: Call) -> int:
    """df: the one writable file system"""
    used = call.system.files.used() // 1024
    total = CAPACITY // 1024
    await call.out("Filesystem     1K-blocks    Used Available Use% Mounted on\n")
    await call.out(
        f"/dev/fuse      {total:>9} {used:>7} {total - used:>9} {used * 100 // total:>3}% /storage/emulated\n"
    )
    return 0


async def test(call: Call) -> int:
    """test and [: -e -f -d -z -n, = != -eq -ne -lt -le -gt -ge"""
    args = list(call.args)
    if call.name == "[" and (not args or args.pop() != "]"):
        return await call.fail("[: missing ]", 2)
    negated = args[:1] == ["!"] and len(args) > 1
    if negated:
        args.pop(0)
    result = _holds(call, args)
    if result is None:
        return await call.fail(f"{call.name}: syntax error", 2)
    return int(result == negated)


_NUMERIC: dict[str, Callable[[int, int], bool]] = {
    "-eq": lambda a, b: a == b,
    "-ne": lambda a, b: a != b,
    "-lt": lambda a, b: a < b,
    "-le": lambda a, b: a <= b,
    "-gt": lambda a, b: a > b,
    "-ge": lambda a, b: a >= b,
}


def _holds(call: Call, args: list[str]) -> bool | None:
    match args:
        case []:
            return False
        case [word]:
            return bool(word)
        case ["-z", word]:
            return not word
        case ["-n", word]:
            return bool(word)
        case ["-e" | "-f" | "-d" | "-r" | "-w" | "-x" | "-s" as check, path]:
            entry = call.system.files.get(call.path(path))
            if entry is None or (check in ("-f", "-s") and entry.is_directory):
                return False
            return entry.is_directory if check == "-d" else entry.size > 0 if check == "-s" else True
        case [left, "=" | "==", right]:
            return left == right
        case [left, "!=", right]:
            return left != right
        case [left, sign, right] if sign in _NUMERIC and all(_whole(w) for w in (left, right)):
            return _NUMERIC[sign](int(left), int(right))
        case _:
            return None


def _whole(word: str) -> bool:
    return word.removeprefix("-").isdecimal()


COMMANDS: dict[str, Command] = {
    "[": test,
    "chmod": chmod,
    "cp": cp,
    "df": df,
    "ls": ls,
    "mkdir": mkdir,
    "mv": mv,
    "rm": rm,
    "rmdir": rmdir,
    "stat": stat_,
    "test": test,
    "touch": touch,
}
