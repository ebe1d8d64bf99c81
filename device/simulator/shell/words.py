"""Expansion: from the words of the shell's tree to arguments, with the variables, files and programs of a shell."""

from __future__ import annotations

import fnmatch
import posixpath
from typing import TYPE_CHECKING

from device.simulator.android.files import FileError
from device.simulator.shell.arithmetic import BadArithmetic, calculate
from device.simulator.shell.command import Collected, LineInput, NoInput, Streams
from device.simulator.shell.control import Exit, Failed
from device.simulator.shell.tree import Arithmetic, Program, Substitution, Text, Variable, Word

if TYPE_CHECKING:
    from device.simulator.shell.interpreter import Shell

LONGEST = 1 << 20
"""Characters that one word or variable may have."""


class Words:
    """The words of one shell."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell

    def _value(self, variable: Variable) -> str:
        shell = self._shell
        match variable.name:
            case "?":
                value = str(shell.status)
            case "$":
                value = str(shell.pid)
            case "!":
                value = str(shell.last_job or "")
            case "#":
                value = str(len(shell.arguments))
            case "@" | "*":
                value = " ".join(shell.arguments)
            case "0":
                value = shell.name
            case name if name.isdigit():
                value = shell.arguments[int(name) - 1] if int(name) <= len(shell.arguments) else ""
            case name:
                if "u" in shell.options and name not in shell.variables and variable.fallback is None:
                    raise Failed(f"{name}: parameter not set", ends=True)
                value = shell.variables.get(name, "")
        return value if value or variable.fallback is None else variable.fallback

    def _calculate(self, expression: str) -> str:
        try:
            return str(calculate(expression, self._shell.variables))
        except BadArithmetic as error:
            raise Failed(f"{expression}: {error}") from error

    async def _pieces(self, word: Word) -> list[tuple[str, bool, bool]]:
        """(text, quoted, from an expansion) for each part.

        :raises Failed: a part has no value, or all of them are too long.
        """
        pieces: list[tuple[str, bool, bool]] = []
        for number, part in enumerate(word):
            match part:
                case Text(text, quoted):
                    if number == 0 and not quoted and (text == "~" or text.startswith("~/")):
                        text = self._shell.variables.get("HOME", "/") + text[1:]
                    pieces.append((text, quoted, False))
                case Variable(_, quoted):
                    pieces.append((self._value(part), quoted, True))
                case Arithmetic(expression, quoted):
                    pieces.append((self._calculate(expression), quoted, True))
                case Substitution(program, quoted):
                    pieces.append((await self._substitute(program), quoted, True))
        if sum(len(text) for text, _, _ in pieces) > LONGEST:
            raise Failed("word too long")
        return pieces

    async def _substitute(self, program: Program) -> str:
        collected = Collected(LONGEST)
        child = self._shell.child()
        try:
            await child.program(program, Streams(LineInput(NoInput()), collected, self._shell.errors))
        except Exit as ended:
            child.status = ended.status
        self._shell.status = child.status
        return collected.data.decode("utf-8", "replace").rstrip("\n")

    async def string(self, word: Word) -> str:
        """A word as one text."""
        return "".join(text for text, _, _ in await self._pieces(word))

    async def pattern(self, word: Word) -> str:
        """A word as a pattern of ``case``, in which quoted signs stand for themselves."""
        return "".join(_escaped(text) if quoted else text for text, quoted, _ in await self._pieces(word))

    async def fields(self, word: Word) -> list[str]:
        """A word as arguments: unquoted expansions are split, patterns become the names they fit."""
        if word == (Variable("@", quoted=True),):
            return list(self._shell.arguments)
        fields: list[list[tuple[str, bool]]] = [[]]
        for text, quoted, expanded in await self._pieces(word):
            if quoted or not expanded:
                fields[-1].append((text, quoted))
                continue
            for number, part in enumerate(_split(text)):
                if number:
                    fields.append([])
                if part:
                    fields[-1].append((part, False))
        return [name for field in fields if field for name in self._names(field)]

    def _names(self, field: list[tuple[str, bool]]) -> list[str]:
        plain = "".join(text for text, _ in field)
        if not any(not quoted and any(c in text for c in "*?[") for text, quoted in field):
            return [plain]
        pattern = "".join(_escaped(text) if quoted else text for text, quoted in field)
        directory, last = posixpath.split(pattern)
        files = self._shell.system.files
        try:
            names = files.names(files.resolve(directory or ".", self._shell.cwd))
        except FileError:
            return [plain]
        found = [n for n in names if fnmatch.fnmatchcase(n, last) and (last.startswith(".") or not n.startswith("."))]
        return [posixpath.join(directory, name) for name in found] or [plain]


def _split(text: str) -> list[str]:
    """Fields of an unquoted expansion; empty at an end where there was white space."""
    words = text.split()
    if not words:
        return ["", ""] if text else [""]
    return [*([""] if text[0].isspace() else []), *words, *([""] if text[-1].isspace() else [])]


def _escaped(text: str) -> str:
    """A text that fnmatch takes literally."""
    return "".join(f"[{char}]" if char in "*?[" else char for char in text)
