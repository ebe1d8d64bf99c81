"""The shell's grammar: text to a tree, pure. POSIX sh without functions and aliases, which are syntax errors.

list      = and_or { (";" | newline | "&") and_or }
and_or    = pipeline { ("&&" | "||") pipeline }
pipeline  = ["!"] command { "|" command }
command   = { assignment } { word | redirection } | compound { redirection }
compound  = "(" list ")" | "{" list "}" | "if" list "then" list { "elif" … } [ "else" list ] "fi"
          | ("while" | "until") list "do" list "done" | "for" name [ "in" { word } ] "do" list "done"
          | "case" word "in" { pattern { "|" pattern } ")" list ";;" } "esac"
"""

from __future__ import annotations

import re
from typing import NoReturn

from device.simulator.shell.tree import (
    AndOr,
    Arithmetic,
    Case,
    CommandTree,
    For,
    Function,
    Group,
    If,
    Part,
    Pipeline,
    Program,
    Redirection,
    Simple,
    Substitution,
    Text,
    Variable,
    While,
    Word,
)

RESERVED = frozenset(
    {"if", "then", "else", "elif", "fi", "for", "do", "done", "while", "until", "case", "esac", "function", "}"}
)
_BREAKS = " \t\n;&|<>()"
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_FUNCTION = re.compile(r"(?:function[ \t]+)?([A-Za-z_][A-Za-z0-9_]*)[ \t]*\([ \t]*\)")
_SPECIAL = "?$#@*!0123456789-"
_OPERATOR = re.compile(r"([0-2]?)(<<-|<<|>>|>&|<|>)")


class ShellSyntaxError(Exception):
    """The text is no program of this shell; the message is what mksh would print after the colon."""


class Incomplete(ShellSyntaxError):
    """The text may become a program when more lines follow."""


def parse(text: str) -> Program:
    """The program a text means.

    :raises ShellSyntaxError: it means none.
    """
    parser = _Parser(text)
    try:
        program = parser.program()
    except RecursionError as error:
        raise ShellSyntaxError("nested too deeply") from error
    if parser.at < len(parser.text):
        raise ShellSyntaxError(f"unexpected '{parser.text[parser.at]}'")
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

    def program(self, end: str = "", words: tuple[str, ...] = ()) -> Program:
        """A list, up to the sign ``end``, one of the ``words`` where a command could begin, or the end of the text."""
        items: list[AndOr] = []
        while True:
            self._blanks(newlines=True)
            if self.at >= len(self.text) or (end and self._peek() == end) or self._peek(2) == ";;":
                return Program(tuple(items))
            if (end == "" and self._peek() == ")") or (words and self._reserved() in words):
                return Program(tuple(items))
            item = self._and_or()
            self._blanks()
            if self._peek() == "&" and self._peek(2) != "&&":
                self.at += 1
                item = AndOr(item.parts, background=True)
            elif self._peek(2) == ";;":
                return Program((*items, item))
            elif self._peek() == ";":
                self.at += 1
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

    def _command(self) -> CommandTree:
        self._blanks()
        if self._take("("):
            return self._group(")", apart=True)
        word = self._reserved()
        match word:
            case "{":
                self.at += 1
                return self._group("}", apart=False)
            case "if":
                return self._if()
            case "for":
                return self._for()
            case "while" | "until":
                self.at += len(word)
                test = self._body("do")
                return While(test, self._body("done"), word == "until", self._redirections())
            case "case":
                return self._case()
            case _ if word in RESERVED:
                raise ShellSyntaxError(f"unexpected '{word}'")
            case _:
                found = _FUNCTION.match(self.text, self.at)
                return self._function(found) if found else self._simple()

    def _function(self, found: re.Match[str]) -> Function:
        """A definition; what follows its name and () is a compound command."""
        self.at = found.end()
        self._blanks(newlines=True)
        if self.at >= len(self.text):
            raise Incomplete("unexpected EOF")
        body = self._command()
        if isinstance(body, Simple | Function):
            raise ShellSyntaxError(f"bad function '{found[1]}'")
        return Function(found[1], body)

    def _body(self, *ends: str) -> Program:
        """A list that is not empty, up to one of the words, which is taken unless there are several."""
        program = self.program(words=ends)
        found = self._reserved()
        if found not in ends:
            if self._peek():
                raise ShellSyntaxError(f"unexpected '{self._peek()}'")
            raise Incomplete("unexpected EOF")
        if not program.items:
            raise ShellSyntaxError(f"unexpected '{found}'")
        if len(ends) == 1:
            self.at += len(found)
        return program

    def _if(self) -> If:
        branches: list[tuple[Program, Program]] = []
        while (word := self._reserved()) in ("if", "elif"):
            self.at += len(word)
            test = self._body("then")
            branches.append((test, self._body("elif", "else", "fi")))
        if word == "else":
            self.at += len(word)
            return If(tuple(branches), self._body("fi"), self._redirections())
        self.at += len("fi")
        return If(tuple(branches), None, self._redirections())

    def _for(self) -> For:
        self.at += len("for")
        self._blanks()
        name = _NAME.match(self.text, self.at)
        if name is None:
            raise ShellSyntaxError(f"unexpected '{self._peek() or 'newline'}'")
        self.at = name.end()
        self._blanks(newlines=True)
        words: list[Word] | None = None
        if self._reserved() == "in":
            self.at += len("in")
            words = []
            self._blanks()
            while self._peek() and self._peek() not in ";\n":
                words.append(self._one_word())
                self._blanks()
        self._take(";")
        self._blanks(newlines=True)
        if self._reserved() != "do":
            self._unexpected()
        self.at += len("do")
        return For(name.group(), None if words is None else tuple(words), self._body("done"), self._redirections())

    def _case(self) -> Case:
        self.at += len("case")
        self._blanks()
        subject = self._one_word()
        self._blanks(newlines=True)
        if self._reserved() != "in":
            self._unexpected()
        self.at += len("in")
        arms: list[tuple[tuple[Word, ...], Program]] = []
        while True:
            self._blanks(newlines=True)
            if self._reserved() == "esac":
                self.at += len("esac")
                return Case(subject, tuple(arms), self._redirections())
            self._take("(")
            patterns = [self._pattern()]
            while self._take("|"):
                patterns.append(self._pattern())
            if not self._take(")"):
                self._unexpected()
            arms.append((tuple(patterns), self.program(words=("esac",))))
            self._blanks(newlines=True)
            if not self._take(";;") and self._reserved() != "esac":
                self._unexpected()

    def _pattern(self) -> Word:
        self._blanks()
        word = self._one_word()
        self._blanks()
        return word

    def _one_word(self) -> Word:
        word = self._word()
        if not word:
            self._unexpected()
        return word

    def _unexpected(self) -> NoReturn:
        if self.at >= len(self.text):
            raise Incomplete("unexpected EOF")
        found = _NAME.match(self.text, self.at)
        raise ShellSyntaxError(f"unexpected '{found.group() if found else self._peek()}'")

    def _group(self, end: str, apart: bool) -> Group:
        program = self.program(end)
        if not self._take(end):
            self._unexpected()
        if not program.items:
            raise ShellSyntaxError(f"unexpected '{end}'")
        return Group(program, apart, self._redirections())

    def _redirections(self) -> tuple[Redirection, ...]:
        found: list[Redirection] = []
        while True:
            self._blanks()
            redirection = self._redirection()
            if redirection is None:
                return tuple(found)
            found.append(redirection)

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
        found = _OPERATOR.match(self.text, self.at)
        if found is None:
            return None
        digits, operator = found.groups()
        self.at = found.end()
        self._blanks()
        if operator in ("<<", "<<-"):
            return Redirection(int(digits or 0), "<<", self._here_document(tabs=operator == "<<"))
        fd = int(digits) if digits else (0 if operator == "<" else 1)
        target = self._word()
        if not target:
            raise ShellSyntaxError(f"unexpected '{self._peek() or 'newline'}'")
        return Redirection(fd, "&" if operator == ">&" else operator, target)

    def _here_document(self, tabs: bool) -> Word:
        """The lines after this one, up to the word that follows; they are cut out of the text."""
        word = self._word()
        if not word or not all(isinstance(part, Text) for part in word):
            self._unexpected()
        end = "".join(part.text for part in word if isinstance(part, Text))
        quoted = any(isinstance(part, Text) and part.quoted for part in word)
        line_end = self.text.find("\n", self.at)
        lines = self.text[line_end + 1 :].split("\n") if line_end >= 0 else []
        body: list[str] = []
        for number, line in enumerate(lines):
            line = line if tabs else line.lstrip("\t")
            if line == end:
                self.text = self.text[: line_end + 1] + "\n".join(lines[number + 1 :])
                text = "".join(f"{each}\n" for each in body)
                return (Text(text, quoted=True),) if quoted else tuple(_joined(_Parser(text)._double("")))
            body.append(line)
        raise Incomplete("here document unclosed")

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
            raise Incomplete("no closing quote")
        found = self.text[self.at : stop]
        self.at = stop + 1
        return found

    def _double(self, end: str = '"') -> list[Part]:
        """What stands in double quotes; or, with an empty ``end``, in a here-document."""
        parts: list[Part] = [Text("", quoted=True)]
        while self.at < len(self.text):
            char = self.text[self.at]
            self.at += 1
            match char:
                case _ if char == end:
                    return parts
                case "\\" if self._peek() in ("$", "`", end, "\\", "\n"):
                    parts.append(Text("" if self._peek() == "\n" else self._peek(), quoted=True))
                    self.at += 1
                case "$":
                    parts.append(self._dollar(quoted=True))
                case "`":
                    parts.append(Substitution(parse(self._until("`")), quoted=True))
                case _:
                    parts.append(Text(char, quoted=True))
        if end:
            raise Incomplete("no closing quote")
        return parts

    def _dollar(self, quoted: bool) -> Part:
        if self._take("(("):
            stop = self.text.find("))", self.at)
            if stop < 0:
                raise Incomplete("unexpected EOF")
            expression = self.text[self.at : stop]
            self.at = stop + 2
            return Arithmetic(expression, quoted)
        if self._take("("):
            program = self.program(")")
            if not self._take(")"):
                raise Incomplete("unexpected EOF")
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
