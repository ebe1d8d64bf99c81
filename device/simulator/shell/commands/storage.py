"""Commands that change files: rm, mkdir, touch, cp, mv, chmod and their family."""

from __future__ import annotations

import calendar
import posixpath
import re
import stat
import time
from collections.abc import Callable, Sequence

from device.simulator.android.files import SCRATCH, FileError
from device.simulator.shell.command import Call, Command
from device.simulator.shell.options import BadOptions, Grammar, Options, takes

_PERMISSIONS = {"r": 4, "w": 2, "x": 1}
_CLAUSE = re.compile(r"([ugoa]*)([-+=])([rwxXst]*)")
_SHIFTS = {"u": 6, "g": 3, "o": 0}


async def _each(call: Call, words: Sequence[str], work: Callable[[str], None], say: str = "") -> int:
    """Do something to each path; says which it could not be done to, and with ``say`` what was done."""
    code = 0
    for word in words:
        try:
            work(call.path(word))
        except FileError as error:
            code = await call.fail(f"{call.name}: {word}: {error}")
            continue
        if say:
            await call.out(f"{say} '{word}'\n")
    return code


@takes(Grammar(plain="fRrv"))
async def rm(call: Call, options: Options) -> int:
    """rm [-fRrv] FILE..."""
    force = "f" in options
    if not options.words:
        if force:
            return 0
        raise BadOptions("Needs 1 argument")

    def remove(path: str) -> None:
        if force and call.system.files.get(path) is None:
            return
        call.system.files.remove(path, recursive=options.any("rR"))

    return await _each(call, options.words, remove, "rm" if "v" in options else "")


@takes(Grammar(plain="pv", valued="m", long={"parents": "p", "parent": "p"}, least=1))
async def mkdir(call: Call, options: Options) -> int:
    """mkdir [-pv] [-m MODE] FOLDER..."""
    files = call.system.files

    def make(path: str) -> None:
        there = files.get(path) is not None
        files.make_directory(path, parents="p" in options)
        if "m" in options and not there:
            entry = files.need(path)
            entry.mode = stat.S_IFDIR | _mode(options.last("m"), stat.S_IMODE(entry.mode), directory=True)

    return await _each(call, options.words, make, "mkdir: created directory" if "v" in options else "")


@takes(Grammar(plain="pv", long={"parents": "p"}, least=1))
async def rmdir(call: Call, options: Options) -> int:
    """rmdir [-p] FOLDER..."""
    files = call.system.files

    def remove(path: str) -> None:
        files.remove_directory(path)
        while "p" in options and (path := posixpath.dirname(path)) not in ("/", ""):
            files.remove_directory(path)

    return await _each(call, options.words, remove, "rmdir" if "v" in options else "")


@takes(Grammar(plain="amch", valued="dtr", long={"no-create": "c", "date": "d", "reference": "r"}, least=1))
async def touch(call: Call, options: Options) -> int:
    """touch [-amch] [-d DATE] [-t TIME] [-r FILE] FILE..."""
    files = call.system.files
    when: int | None = None
    if "r" in options:
        when = files.need(call.path(options.last("r"))).mtime
    elif options.any("dt"):
        when = _moment(options.last("d", options.last("t")))
        if when is None:
            return await call.fail(f"touch: bad '{options.last('d', options.last('t'))}'")

    def change(path: str) -> None:
        if "c" in options and files.get(path) is None:
            return
        files.touch(path)
        if when is not None:
            files.need(path).mtime = when

    return await _each(call, options.words, change)


def _moment(text: str) -> int | None:
    """Seconds since the epoch of ``@N``, ``2024-05-06T07:08:09``, ``2024-05-06 07:08`` or ``202405060708.09``."""
    if re.fullmatch(r"@\d{1,11}", text):
        return int(text[1:])
    for form in ("%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d", "%Y%m%d%H%M.%S", "%Y%m%d%H%M"):
        try:
            return calendar.timegm(time.strptime(text.removesuffix("Z"), form))
        except ValueError:
            continue
    return None


def _target(call: Call, source: str, target: str) -> str:
    entry = call.system.files.get(target)
    inside = entry is not None and entry.is_directory
    return posixpath.join(target, posixpath.basename(source)) if inside else target


def _into(options: Options) -> tuple[tuple[str, ...], str]:
    """The sources and the target of cp and mv."""
    if "t" in options:
        if not options.words:
            raise BadOptions("Needs 1 argument")
        return options.words, options.last("t")
    if len(options.words) < 2:
        raise BadOptions("Need 2 arguments")
    return options.words[:-1], options.words[-1]


@takes(Grammar(plain="rRafpvnTdHLP", valued="t", long={"recursive": "r", "target-directory": "t"}))
async def cp(call: Call, options: Options) -> int:
    """cp [-afnpRrTv] [-t FOLDER] SOURCE... TARGET"""
    sources, last = _into(options)
    files, target = call.system.files, call.path(last)
    kept = options.any("ap")
    entry = files.get(target)
    if len(sources) > 1 and (entry is None or not entry.is_directory):
        return await call.fail(f"cp: '{last}' not directory")

    def copy(source: str) -> None:
        place = target if "T" in options else _target(call, source, target)
        if files.need(source).is_directory and not options.any("rRa"):
            raise FileError("Is a directory")
        if place == source or place.startswith(source + "/"):
            raise FileError("Invalid argument")
        for path in list(files.walk(source)):
            entry, copied = files.need(path), place + path[len(source) :]
            if entry.data is None:
                files.make_directory(copied, parents=True)
            elif not ("n" in options and files.get(copied) is not None):
                files.write(copied, entry.data, entry.mode, entry.mtime if kept else None)

    return await _each(call, sources, copy, "cp" if "v" in options else "")


@takes(Grammar(plain="fnvT", valued="t", long={"target-directory": "t", "no-clobber": "n"}))
async def mv(call: Call, options: Options) -> int:
    """mv [-fnTv] [-t FOLDER] SOURCE... TARGET"""
    sources, last = _into(options)
    files, target = call.system.files, call.path(last)
    entry = files.get(target)
    if len(sources) > 1 and (entry is None or not entry.is_directory):
        return await call.fail(f"mv: '{last}' not directory")

    def move(source: str) -> None:
        place = target if "T" in options else _target(call, source, target)
        if not ("n" in options and files.get(place) is not None):
            files.move(source, place)

    return await _each(call, sources, move, "mv" if "v" in options else "")


def _mode(text: str, old: int, directory: bool) -> int:
    """The permission bits that a mode such as ``755``, ``u+x`` or ``go-w,a+r`` makes of others.

    :raises BadOptions: it is none.
    """
    if re.fullmatch(r"[0-7]{1,4}", text):
        return int(text, 8) & 0o777
    for clause in text.split(","):
        found = _CLAUSE.fullmatch(clause)
        if found is None:
            raise BadOptions(f"bad mode '{text}'")
        whom = "ugo" if not found[1] or "a" in found[1] else found[1]
        bits = sum(_PERMISSIONS.get(sign, 0) for sign in set(found[3]))
        if "X" in found[3] and (directory or old & 0o111):
            bits |= 1
        for each in whom:
            moved = bits << _SHIFTS[each]
            if found[2] == "+":
                old |= moved
            elif found[2] == "-":
                old &= ~moved
            else:
                old = old & ~(7 << _SHIFTS[each]) | moved
    return old


async def chmod(call: Call) -> int:
    """chmod [-Rfv] MODE FILE..."""
    words = list(call.args)
    letters = ""
    while words and re.fullmatch(r"-[Rfv]+", words[0]):
        letters += words.pop(0)[1:]
    if words and re.fullmatch(r"-[^rwxXst].*", words[0]):
        return await call.fail(f"chmod: Unknown option '{words[0].lstrip('-')}' (see \"chmod --help\")")
    if len(words) < 2:
        return await call.fail('chmod: Need 2 arguments (see "chmod --help")')
    files, mode = call.system.files, words.pop(0)

    def change(path: str) -> None:
        files.need(path)
        for each in list(files.walk(path)) if "R" in letters else [path]:
            entry = files.need(each)
            entry.mode = stat.S_IFMT(entry.mode) | _mode(mode, stat.S_IMODE(entry.mode), entry.is_directory)

    try:
        return await _each(call, words, change, f"chmod {mode}" if "v" in letters else "")
    except BadOptions as error:
        return await call.fail(f"chmod: {error}")


@takes(Grammar(plain="dqut", valued="p", most=1))
async def mktemp(call: Call, options: Options) -> int:
    """mktemp [-dqu] [-p FOLDER] [TEMPLATE]"""
    template = options.words[0] if options.words else "tmp.XXXXXXXXXX"
    if not template.endswith("XXXXXX"):
        return 1 if "q" in options else await call.fail(f"mktemp: need XXXXXX in '{template}'")
    folder = options.last("p", SCRATCH if not options.words or "t" in options else "")
    stem = template.rstrip("X")
    wide = len(template) - len(stem)
    files = call.system.files
    name = next(
        name
        for number in range(1, 10**6)
        if files.get(call.path(name := posixpath.join(folder, f"{stem}{number:0{wide}d}"))) is None
    )
    if "u" not in options:
        if "d" in options:
            files.make_directory(call.path(name))
        else:
            files.write(call.path(name), b"", 0o600)
    await call.out(name + "\n")
    return 0


COMMANDS: dict[str, Command] = {
    "chmod": chmod,
    "cp": cp,
    "mkdir": mkdir,
    "mktemp": mktemp,
    "mv": mv,
    "rm": rm,
    "rmdir": rmdir,
    "touch": touch,
}
