"""find and xargs: files that fit, and commands that are run on them."""

from __future__ import annotations

import fnmatch
import posixpath
import re
import shlex
import stat
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from device.simulator.android.files import Entry, FileError
from device.simulator.shell.command import Call, Command
from device.simulator.shell.inputs import decoded
from device.simulator.shell.options import UNITS, Grammar, Options, takes

DAY = 86_400
MOST_WORDS = 1_000
"""xargs runs its command on so many words at a time."""


class BadExpression(Exception):
    """What find was asked is no question."""


@dataclass(frozen=True, slots=True)
class Place:
    """A file as find meets it: the name it prints, its absolute path, and how far below the start it is."""

    shown: str
    path: str
    entry: Entry
    depth: int


Test = Callable[[Place], Awaitable[bool]]


class _Expression:
    """The words after the folders, as one test."""

    def __init__(self, call: Call, words: Sequence[str]) -> None:
        self._call = call
        self._rest = list(words)
        self.least, self.most = 0, 1 << 30
        self.deep_first = False
        self.acts = False
        self.gathered: list[tuple[list[str], list[str]]] = []
        """Commands of ``-exec … +`` with the names they are still to be run on."""
        self.code = 0

    def test(self) -> Test:
        """The whole of it."""
        if not self._rest:
            return _true
        found = self._any()
        if self._rest:
            raise BadExpression(f"bad arg '{self._rest[0]}'")
        return found

    def _any(self) -> Test:
        parts = [self._all()]
        while self._rest and self._rest[0] in ("-o", "-or"):
            self._rest.pop(0)
            parts.append(self._all())
        if len(parts) == 1:
            return parts[0]

        async def any_of(place: Place) -> bool:
            for part in parts:
                if await part(place):
                    return True
            return False

        return any_of

    def _all(self) -> Test:
        parts = [self._one()]
        while self._rest and self._rest[0] not in ("-o", "-or", ")"):
            if self._rest[0] in ("-a", "-and"):
                self._rest.pop(0)
            parts.append(self._one())
        if len(parts) == 1:
            return parts[0]

        async def all_of(place: Place) -> bool:
            for part in parts:
                if not await part(place):
                    return False
            return True

        return all_of

    def _one(self) -> Test:
        if not self._rest:
            raise BadExpression("Missing argument")
        word = self._rest.pop(0)
        if word == "(":
            inner = self._any()
            if not self._rest or self._rest.pop(0) != ")":
                raise BadExpression("need ')'")
            return inner
        if word in ("!", "-not"):
            negated = self._one()

            async def turned(place: Place) -> bool:
                return not await negated(place)

            return turned
        return self._named(word)

    def _value(self, name: str) -> str:
        if not self._rest:
            raise BadExpression(f"'{name}' needs 1 arg")
        return self._rest.pop(0)

    def _named(self, name: str) -> Test:
        match name:
            case "-name" | "-iname" | "-path" | "-wholename" | "-ipath":
                return _fits(name, self._value(name))
            case "-type":
                return _of_type(self._value(name))
            case "-size" | "-mtime" | "-mmin":
                return self._amount(name, self._value(name))
            case "-maxdepth" | "-mindepth":
                depth = self._value(name)
                if not depth.isdecimal():
                    raise BadExpression(f"not integer: {depth}")
                if name == "-maxdepth":
                    self.most = int(depth)
                else:
                    self.least = int(depth)
                return _true
            case "-newer":
                return self._newer(self._value(name))
            case "-empty":
                return self._empty
            case "-perm":
                return _permitted(self._value(name))
            case "-true":
                return _true
            case "-depth":
                self.deep_first = True
                return _true
            case "-print" | "-print0" | "-delete" | "-exec" | "-quit":
                self.acts = True
                return self._action(name)
            case _:
                raise BadExpression(f"bad arg '{name}'")

    def _amount(self, name: str, text: str) -> Test:
        found = re.fullmatch(r"([+-]?)(\d{1,15})([cwbkMGT]?)", text)
        if found is None or (found[3] and name != "-size"):
            raise BadExpression(f"not integer: {text}")
        sign, wanted = found[1], int(found[2])
        unit = UNITS[(found[3] or "b").lower()] if name == "-size" else DAY if name == "-mtime" else 60
        now = self._call.system.handset.time()

        async def of_amount(place: Place) -> bool:
            amount = -(-place.entry.size // unit) if name == "-size" else int(max(0.0, now - place.entry.mtime) // unit)
            return amount > wanted if sign == "+" else amount < wanted if sign == "-" else amount == wanted

        return of_amount

    def _newer(self, word: str) -> Test:
        entry = self._call.system.files.get(self._call.path(word))
        if entry is None:
            raise BadExpression(f"{word}: No such file or directory")

        async def newer(place: Place) -> bool:
            return place.entry.mtime > entry.mtime

        return newer

    async def _empty(self, place: Place) -> bool:
        if not place.entry.is_directory:
            return not place.entry.size
        try:
            return not self._call.system.files.names(place.path)
        except FileError:
            return False

    def _action(self, name: str) -> Test:
        match name:
            case "-print":
                return self._print("\n")
            case "-print0":
                return self._print("\0")
            case "-quit":
                return _quit
            case "-delete":
                self.deep_first = True
                return self._delete
            case _:
                return self._exec()

    def _print(self, end: str) -> Test:
        async def printed(place: Place) -> bool:
            await self._call.out(place.shown + end)
            return True

        return printed

    async def _delete(self, place: Place) -> bool:
        try:
            if place.entry.is_directory:
                self._call.system.files.remove_directory(place.path)
            else:
                self._call.system.files.remove(place.path)
        except FileError as error:
            self.code = await self._call.fail(f"find: {place.shown}: {error}")
            return False
        return True

    def _exec(self) -> Test:
        words: list[str] = []
        while True:
            word = self._value("-exec")
            if word == ";" or (word == "+" and words[-1:] == ["{}"]):
                break
            words.append(word)
        if word == "+":
            names: list[str] = []
            self.gathered.append((words[:-1], names))

            async def gather(place: Place) -> bool:
                names.append(place.shown)
                return True

            return gather

        async def run(place: Place) -> bool:
            return await self._call.run([part.replace("{}", place.shown) for part in words]) == 0

        return run


class _Quit(Exception):
    """-quit."""


async def _true(place: Place) -> bool:
    return True


async def _quit(place: Place) -> bool:
    raise _Quit


def _fits(name: str, pattern: str) -> Test:
    whole, fold = name not in ("-name", "-iname"), name.startswith("-i")
    wanted = re.compile(fnmatch.translate(pattern), re.IGNORECASE if fold else 0)

    async def fits(place: Place) -> bool:
        shown = place.shown if whole else posixpath.basename(place.shown.rstrip("/")) or place.shown
        return wanted.match(shown) is not None

    return fits


def _of_type(text: str) -> Test:
    kinds = text.split(",")
    if not all(kind in ("b", "c", "d", "f", "l", "p", "s") for kind in kinds):
        raise BadExpression(f"bad -type '{text}'")

    async def of_type(place: Place) -> bool:
        return ("d" if place.entry.is_directory else "f") in kinds

    return of_type


def _permitted(text: str) -> Test:
    found = re.fullmatch(r"([-/]?)([0-7]{1,4})", text)
    if found is None:
        raise BadExpression(f"bad mode '{text}'")
    bits = int(found[2], 8)

    async def permitted(place: Place) -> bool:
        mode = stat.S_IMODE(place.entry.mode)
        return mode & bits == bits if found[1] == "-" else bool(mode & bits) if found[1] else mode == bits

    return permitted


async def find(call: Call) -> int:
    """find [DIR...] [EXPRESSION]"""
    words = list(call.args)
    place = next((i for i, word in enumerate(words) if word[:1] in ("-", "(", "!") and word), len(words))
    roots = words[:place] or ["."]
    expression = _Expression(call, words[place:])
    try:
        test = expression.test()
    except BadExpression as error:
        return await call.fail(f"find: {error}")
    try:
        for root in roots:
            await _look(call, root, expression, test)
    except _Quit:
        pass
    for command, names in expression.gathered:
        if names and await call.run([*command, *names]):
            expression.code = 1
    return expression.code


async def _look(call: Call, root: str, expression: _Expression, test: Test) -> None:
    """Everything at and below one folder."""
    files, top = call.system.files, call.path(root)
    entry = files.get(top)
    if entry is None:
        expression.code = await call.fail(f"find: {root}: No such file or directory")
        return

    async def visit(place: Place) -> None:
        inside = place.entry.is_directory and place.depth < expression.most
        names: list[str] = []
        if inside:
            try:
                names = files.names(place.path)
            except FileError as error:
                expression.code = await call.fail(f"find: {place.shown}: {error}")
        if not expression.deep_first:
            await meet(place)
        for name in names:
            below = files.get(posixpath.join(place.path, name))
            if below is not None:
                shown = posixpath.join(place.shown, name)
                await visit(Place(shown, posixpath.join(place.path, name), below, place.depth + 1))
        if expression.deep_first:
            await meet(place)

    async def meet(place: Place) -> None:
        if place.depth >= expression.least and await test(place) and not expression.acts:
            await call.out(place.shown + "\n")

    await visit(Place(root, top, entry, 0))


@takes(Grammar(plain="0rt", valued="nEP", early=True))
async def xargs(call: Call, options: Options) -> int:
    """xargs [-0rt] [-P MOST] [-n NUMBER] [-E STOP] [COMMAND...]"""
    text = decoded(await call.input())
    if "0" in options:
        words = [word for word in text.split("\0") if word]
    else:
        try:
            words = shlex.split(text)
        except ValueError:
            return await call.fail("xargs: unmatched quote")
    if "E" in options and options.last("E") in words:
        words = words[: words.index(options.last("E"))]
    many = options.number("n", MOST_WORDS, least=1)
    command = list(options.words) or ["echo"]
    groups = [words[at : at + many] for at in range(0, len(words), many)] or ([] if "r" in options else [[]])
    code = 0
    for group in groups:
        if "t" in options:
            await call.err(" ".join([*command, *group]) + "\n")
        status = await call.run([*command, *group])
        if status in (126, 127, 255):
            return 124 if status == 255 else status
        code = 123 if status else code
    return code


COMMANDS: dict[str, Command] = {"find": find, "xargs": xargs}
