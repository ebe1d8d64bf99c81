"""The shell's grammar: text to a tree, pure. A subset of POSIX sh: lists, pipelines, groups, redirections, quoting,
variables, command substitution and arithmetic. What is outside (if, for, functions, here-documents) is a syntax error.

    list      = and_or { (";" | newline | "&") and_or }
    and_or    = pipeline { ("&&" | "||") pipeline }
    pipeline  = ["!"] command { "|" command }
    command   = { assignment } { word | redirection } | ("(" list ")" | "{" list "}") { redirection }
"""

from __future__ import annotations

import re
from dataclasses import dataclass

RESERVED = frozenset(
    {"if", "then", "else", "elif", "fi", "for", "do", "done", "while", "until", "case", "esac", "function", "}"}
)
_BREAKS = " \t\n;&|<>()"
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_SPECIAL = "?$#@*!0123456789-"


class ShellSyntaxError(Exception):
    """The text is no program of this shell; the message is what mksh would print after the colon."""


@dataclass(frozen=True, slots=True)
class Text:
    """Letters that stand for themselves; quoted ones are no patterns and are not split."""

    text: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Variable:
    """``$name`` or ``${name:-fallback}``."""

    name: str
    quoted: bool
    fallback: str | None = None


@dataclass(frozen=True, slots=True)
class Substitution:
    """``$(program)`` or the same in backquotes."""

    program: Program
    quoted: bool


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """``$((expression))``."""

    expression: str
    quoted: bool


Part = Text | Variable | Substitution | Arithmetic
Word = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Redirection:
    """``fd`` 0 to 2; ``kind`` is <, > or >> with a target word, or & with another descriptor's number."""

    fd: int
    kind: str
    target: Word


@dataclass(frozen=True, slots=True)
class Simple:
    """Assignments, then words, with redirections anywhere."""

    assignments: tuple[tuple[str, Word], ...]
    words: tuple[Word, ...]
    redirections: tuple[Redirection, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A list run as one command, in a shell of its own if ``apart``."""

    program: Program
    apart: bool
    redirections: tuple[Redirection, ...]


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Commands joined by ``|``."""

    commands: tuple[Simple | Group, ...]
    negated: bool


@dataclass(frozen=True, slots=True)
class AndOr:
    """Pipelines joined by && and ||; the first operator is empty."""

    parts: tuple[tuple[str, Pipeline], ...]
    background: bool = False


@dataclass(frozen=True, slots=True)
class Program:
    """A list."""

    items: tuple[AndOr, ...]


def parse(text: str) -> Program:
    """The program a text means.

    :raises ShellSyntaxError: it means none.
    """
    parser = _Parser(text)
    try:
        program = parser.program()
    except RecursionError as error:
        raise ShellSyntaxError("nested too deeply") from error
    if parser.at < len(text):
        raise ShellSyntaxError(f"unexpected '{text[parser.at]}'")
    return program


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def _peek(self, size: int = 1) -> str:
        return self.text[self.at : self.at + size]

    def _take(self, token: str) -> bool:
        if self.text.startswith(token, self.at):
            self.at += len(token)
            return True
        return False

    def _blanks(self, newlines: bool = False) -> None:
        while self.at < len(self.text):
            if self._take("\\\n"):
                continue
            char = self.text[self.at]
            if char == "#":
                end = self.text.find("\n", self.at)
                self.at = len(self.text) if end < 0 else end
            elif char in " \t\r" or (newlines and char == "\n"):
                self.at += 1
            else:
                return

    def _reserved(self) -> str:
        found = _NAME.match(self.text, self.at)
        word = found.group() if found else self._peek() if self._peek() in ("}", "{") else ""
        after = self.text[self.at + len(word) : self.at + len(word) + 1]
        return word if after == "" or after in _BREAKS else ""

    def program(self, end: str = "") -> Program:
        items: list[AndOr] = []
        while True:
            self._blanks(newlines=True)
            if self.at >= len(self.text) or (end and self._peek() == end):
                return Program(tuple(items))
            if end == "" and self._peek() == ")":
                return Program(tuple(items))
            item = self._and_or()
            self._blanks()
            if self._peek() == "&" and self._peek(2) != "&&":
                self.at += 1
                item = AndOr(item.parts, background=True)
            elif self._peek() == ";":
                self.at += 1
                if self._peek() == ";":
                    raise ShellSyntaxError("unexpected ';;'")
            elif self._peek() not in ("", "\n", end):
                if self._peek() == ")" and not end:
                    return Program((*items, item))
                raise ShellSyntaxError(f"unexpected '{self._peek()}'")
            items.append(item)

    def _and_or(self) -> AndOr:
        parts: list[tuple[str, Pipeline]] = [("", self._pipeline())]
        while True:
            self._blanks()
            operator = self._peek(2)
            if operator not in ("&&", "||"):
                return AndOr(tuple(parts))
            self.at += 2
            self._blanks(newlines=True)
            parts.append((operator, self._pipeline()))

    def _pipeline(self) -> Pipeline:
        self._blanks()
        negated = False
        while self._peek() == "!" and self.text[self.at + 1 : self.at + 2] in (" ", "\t"):
            self.at += 1
            negated = not negated
            self._blanks()
        commands = [self._command()]
        while True:
            self._blanks()
            if self._peek() != "|" or self._peek(2) == "||":
                return Pipeline(tuple(commands), negated)
            self.at += 1
            self._blanks(newlines=True)
            commands.append(self._command())

    def _command(self) -> Simple | Group:
        self._blanks()
        if self._take("("):
            return self._group(")", apart=True)
        word = self._reserved()
        if word == "{":
            self.at += 1
            return self._group("}", apart=False)
        if word in RESERVED:
            raise ShellSyntaxError(f"unexpected '{word}'")
        return self._simple()

    def _group(self, end: str, apart: bool) -> Group:
        program = self.program(end)
        if not self._take(end):
            raise ShellSyntaxError("unexpected EOF")
        if not program.items:
            raise ShellSyntaxError(f"unexpected '{end}'")
        redirections: list[Redirection] = []
        while True:
            self._blanks()
            redirection = self._redirection()
            if redirection is None:
                return Group(program, apart, tuple(redirections))
            redirections.append(redirection)

    def _simple(self) -> Simple:
        assignments: list[tuple[str, Word]] = []
        words: list[Word] = []
        redirections: list[Redirection] = []
        while True:
            self._blanks()
            redirection = self._redirection()
            if redirection is not None:
                redirections.append(redirection)
                continue
            if self.at >= len(self.text) or self._peek() in "\n;&|)":
                break
            if self._peek() == "(":
                raise ShellSyntaxError("unexpected '('")
            name = _NAME.match(self.text, self.at)
            if not words and name and self.text[name.end() : name.end() + 1] == "=":
                self.at = name.end() + 1
                assignments.append((name.group(), self._word()))
            else:
                words.append(self._word())
        if not (assignments or words or redirections):
            raise ShellSyntaxError(f"unexpected '{self._peek()}'" if self._peek() else "unexpected EOF")
        return Simple(tuple(assignments), tuple(words), tuple(redirections))

    def _redirection(self) -> Redirection | None:
        found = re.compile(r"([0-2]?)(<<|>>|>&|<|>)").match(self.text, self.at)
        if found is None:
            return None
        digits, operator = found.groups()
        if operator == "<<":
            raise ShellSyntaxError("here document is not supported")
        self.at = found.end()
        self._blanks()
        fd = int(digits) if digits else (0 if operator == "<" else 1)
        target = self._word()
        if not target:
            raise ShellSyntaxError(f"unexpected '{self._peek() or 'newline'}'")
        return Redirection(fd, "&" if operator == ">&" else operator, target)

    def _word(self) -> Word:
        parts: list[Part] = []
        while self.at < len(self.text):
            char = self.text[self.at]
            if char in _BREAKS:
                break
            self.at += 1
            match char:
                case "'":
                    parts.append(Text(self._until("'"), quoted=True))
                case '"':
                    parts.extend(self._double())
                case "\\":
                    self._escape(parts)
                case "$":
                    parts.append(self._dollar(quoted=False))
                case "`":
                    parts.append(Substitution(parse(self._until("`")), quoted=False))
                case _:
                    parts.append(Text(char, quoted=False))
        return tuple(_joined(parts))

    def _escape(self, parts: list[Part]) -> None:
        escaped = self._peek()
        self.at += 1
        if escaped != "\n":
            parts.append(Text(escaped or "\\", quoted=True))

    def _until(self, end: str) -> str:
        stop = self.text.find(end, self.at)
        if stop < 0:
            raise ShellSyntaxError("no closing quote")
        found = self.text[self.at : stop]
        self.at = stop + 1
        return found

    def _double(self) -> list[Part]:
        parts: list[Part] = [Text("", quoted=True)]
        while self.at < len(self.text):
            char = self.text[self.at]
            self.at += 1
            match char:
                case '"':
                    return parts
                case "\\" if self._peek() in ("$", "`", '"', "\\", "\n"):
                    parts.append(Text("" if self._peek() == "\n" else self._peek(), quoted=True))
                    self.at += 1
                case "$":
                    parts.append(self._dollar(quoted=True))
                case "`":
                    parts.append(Substitution(parse(self._until("`")), quoted=True))
                case _:
                    parts.append(Text(char, quoted=True))
        raise ShellSyntaxError("no closing quote")

    def _dollar(self, quoted: bool) -> Part:
        if self._take("(("):
            stop = self.text.find("))", self.at)
            if stop < 0:
                raise ShellSyntaxError("unexpected EOF")
            expression = self.text[self.at : stop]
            self.at = stop + 2
            return Arithmetic(expression, quoted)
        if self._take("("):
            program = self.program(")")
            if not self._take(")"):
                raise ShellSyntaxError("unexpected EOF")
            return Substitution(program, quoted)
        if self._take("{"):
            inner = self._until("}")
            name, mark, fallback = inner.partition(":-")
            if not (_NAME.fullmatch(name) or (len(name) == 1 and name in _SPECIAL)):
                raise ShellSyntaxError(f"${{{inner}}}: bad substitution")
            return Variable(name, quoted, fallback if mark else None)
        found = _NAME.match(self.text, self.at)
        if found:
            self.at = found.end()
            return Variable(found.group(), quoted)
        if self._peek() and self._peek() in _SPECIAL:
            self.at += 1
            return Variable(self.text[self.at - 1], quoted)
        return Text("$", quoted)


def _joined(parts: list[Part]) -> list[Part]:
    """Neighbouring texts of the same kind as one."""
    found: list[Part] = []
    for part in parts:
        last = found[-1] if found else None
        if isinstance(part, Text) and isinstance(last, Text) and part.quoted == last.quoted:
            found[-1] = Text(last.text + part.text, part.quoted)
        else:
            found.append(part)
    return found
