"""test and [, and commands over names: basename, dirname, realpath, readlink, seq."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Sequence

from device.simulator.shell.command import Call, Command
from device.simulator.shell.options import Grammar, NotANumber, Options, takes

SHELL = "/system/bin/sh"
SYNTAX = 2
_NUMERIC: dict[str, Callable[[int, int], bool]] = {
    "-eq": lambda a, b: a == b,
    "-ne": lambda a, b: a != b,
    "-lt": lambda a, b: a < b,
    "-le": lambda a, b: a <= b,
    "-gt": lambda a, b: a > b,
    "-ge": lambda a, b: a >= b,
}
_WORDS: dict[str, Callable[[str, str], bool]] = {
    "=": lambda a, b: a == b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
}
_AGES = ("-nt", "-ot", "-ef")
_BINARY = (*_NUMERIC, *_WORDS, *_AGES)
_FILES = frozenset("abcdefghknprstuwxGLOS")
"""Letters of questions about a file."""
_MISSING = frozenset("bchkpugLS")
"""Those of them that nothing here fulfils: devices, links, sockets, sticky bits."""


class BadTest(Exception):
    """What was asked is no question."""


class _Question:
    """The words of test, from first to last."""

    def __init__(self, call: Call, words: Sequence[str]) -> None:
        self._call = call
        self._rest = list(words)

    def answer(self) -> bool:
        """Whether it holds.

        :raises BadTest: it is no question.
        """
        if not self._rest:
            return False
        found = self._any()
        if self._rest:
            raise BadTest(f"{self._rest[0]}: unexpected operator/operand")
        return found

    def _any(self) -> bool:
        found = self._all()
        while self._rest[:1] == ["-o"]:
            self._rest.pop(0)
            other = self._all()
            found = found or other
        return found

    def _all(self) -> bool:
        found = self._one()
        while self._rest[:1] == ["-a"]:
            self._rest.pop(0)
            other = self._one()
            found = found and other
        return found

    def _one(self) -> bool:
        rest = self._rest
        if not rest:
            raise BadTest("expression expected")
        if len(rest) >= 3 and rest[1] in _BINARY:
            left, sign, right = rest[:3]
            del rest[:3]
            return self._compared(left, sign, right)
        word = rest.pop(0)
        if word == "!" and rest:
            return not self._one()
        if word == "(" and rest:
            found = self._any()
            if not rest or rest.pop(0) != ")":
                raise BadTest("missing )")
            return found
        if rest and re.fullmatch(r"-[a-zA-Z]", word) and rest[0] not in ("-a", "-o"):
            return self._about(word[1], rest.pop(0))
        return bool(word)

    def _compared(self, left: str, sign: str, right: str) -> bool:
        if sign in _NUMERIC:
            for word in (left, right):
                if not re.fullmatch(r"\s*[+-]?\d{1,18}\s*", word):
                    raise BadTest(f"{word}: bad number")
            return _NUMERIC[sign](int(left), int(right))
        if sign in _WORDS:
            return _WORDS[sign](left, right)
        files = self._call.system.files
        one, other = (files.get(self._call.path(word)) for word in (left, right))
        if sign == "-ef":
            return one is not None and one is other
        newer, older = (one, other) if sign == "-nt" else (other, one)
        return newer is not None and (older is None or newer.mtime > older.mtime)

    def _about(self, letter: str, word: str) -> bool:
        if letter in "nz":
            return bool(word) == (letter == "n")
        if letter == "t":
            return False
        if letter not in _FILES:
            raise BadTest(f"-{letter}: unexpected operator/operand")
        entry = self._call.system.files.get(self._call.path(word))
        if entry is None or letter in _MISSING:
            return False
        match letter:
            case "f":
                return not entry.is_directory
            case "d":
                return entry.is_directory
            case "s":
                return entry.size > 0
            case "x":
                return bool(entry.mode & 0o111)
            case "w":
                return bool(entry.mode & 0o222)
            case _:
                return True


async def test(call: Call) -> int:
    """test and [: questions about files, words and numbers, with ! -a -o and ( )"""
    args = list(call.args)
    if call.name == "[" and (not args or args.pop() != "]"):
        return await call.fail(f"{SHELL}: [: missing ]", SYNTAX)
    try:
        return int(not _Question(call, args).answer())
    except BadTest as error:
        return await call.fail(f"{SHELL}: {call.name}: {error}", SYNTAX)


@takes(Grammar(plain="a", valued="s", least=1))
async def basename(call: Call, options: Options) -> int:
    """basename [-a] [-s SUFFIX] NAME... | NAME [SUFFIX]"""
    several = options.any("as")
    suffix = options.last("s") or ("" if several else "".join(options.words[1:2]))
    for word in options.words if several else options.words[:1]:
        name = posixpath.basename(word.rstrip("/")) or "/"
        await call.out((name.removesuffix(suffix) if name != suffix else name) + "\n")
    return 0


@takes(Grammar(least=1))
async def dirname(call: Call, options: Options) -> int:
    """dirname PATH..."""
    for word in options.words:
        await call.out((posixpath.dirname(word.rstrip("/")) or ("/" if word.startswith("/") else ".")) + "\n")
    return 0


@takes(Grammar(plain="emqszL", least=1))
async def realpath(call: Call, options: Options) -> int:
    """realpath [-emqsz] FILE..."""
    code = 0
    for word in options.words:
        path = call.path(word)
        if call.system.files.get(path if "e" in options else posixpath.dirname(path)) is None and "m" not in options:
            code = 1 if "q" in options else await call.fail(f"realpath: {word}: No such file or directory")
            continue
        await call.out(path + ("\0" if "z" in options else "\n"))
    return code


@takes(Grammar(plain="nqefmz", least=1))
async def readlink(call: Call, options: Options) -> int:
    """readlink [-efmnqz] FILE..."""
    code = 0
    for word in options.words:
        path = call.path(word)
        there = "m" in options or call.system.files.get(path if "e" in options else posixpath.dirname(path)) is not None
        # the aliases of shared storage are links; others there are none
        link = path != posixpath.normpath(posixpath.join(call.cwd, word))
        if not (there if options.any("efm") else link):
            code = 1
            continue
        await call.out(path + ("" if "n" in options else "\0" if "z" in options else "\n"))
    return code


@takes(Grammar(plain="w", valued="fs", least=1, most=3, early=True))
async def seq(call: Call, options: Options) -> int:
    """seq [-w] [-s SEPARATOR] [FIRST] [STEP] LAST"""
    for word in options.words:
        if not re.fullmatch(r"[+-]?\d{1,12}(\.\d{1,9})?", word):
            raise NotANumber(word)
    places = max(len(word.partition(".")[2]) for word in options.words)
    scale = 10**places
    numbers = [round(float(word) * scale) for word in options.words]
    first = numbers[0] if len(numbers) > 1 else scale
    step = numbers[1] if len(numbers) > 2 else scale
    if not step:
        return await call.fail("seq: zero increment")
    found = range(first, numbers[-1] + (1 if step > 0 else -1), step)
    if len(found) > 1_000_000:
        return await call.fail("seq: too many")
    shown = [f"{number / scale:.{places}f}" if places else str(number) for number in found]
    if "f" in options and not re.fullmatch(r"[^%]*%[-+ 0#]*\d{0,3}(\.\d{1,2})?[aefgEFG][^%]*", options.last("f")):
        return await call.fail(f"seq: bad -f '{options.last('f')}'")
    if "f" in options:
        shown = [options.last("f") % (number / scale) for number in found]
    wide = max(map(len, shown), default=0) if "w" in options else 0
    if shown:
        await call.out(options.last("s", "\n").join(word.zfill(wide) for word in shown) + "\n")
    return 0


COMMANDS: dict[str, Command] = {
    "[": test,
    "basename": basename,
    "dirname": dirname,
    "readlink": readlink,
    "realpath": realpath,
    "seq": seq,
    "test": test,
}
