"""What a program of the phone's shell is, once it is read: a tree of frozen values."""

from __future__ import annotations

from dataclasses import dataclass


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
    """``fd`` 0 to 2; ``kind`` is <, > or >> with a target word, << with a here-document's text, or & with another
    descriptor's number.
    """

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
class If:
    """``if`` and ``elif`` with what follows ``then``, in order, and what follows ``else``."""

    branches: tuple[tuple[Program, Program], ...]
    otherwise: Program | None
    redirections: tuple[Redirection, ...]


@dataclass(frozen=True, slots=True)
class For:
    """``for name in words``; without ``in`` over the shell's arguments (``words`` None)."""

    name: str
    words: tuple[Word, ...] | None
    body: Program
    redirections: tuple[Redirection, ...]


@dataclass(frozen=True, slots=True)
class While:
    """``while``, or ``until`` if ``until``."""

    test: Program
    body: Program
    until: bool
    redirections: tuple[Redirection, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """``case subject in``, with each arm's patterns."""

    subject: Word
    arms: tuple[tuple[tuple[Word, ...], Program], ...]
    redirections: tuple[Redirection, ...]


@dataclass(frozen=True, slots=True)
class Function:
    """``name() { … }``: the definition, which is kept until the name is called."""

    name: str
    body: Group | If | For | While | Case
    redirections: tuple[Redirection, ...] = ()


CommandTree = Simple | Group | If | For | While | Case | Function


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Commands joined by ``|``."""

    commands: tuple[CommandTree, ...]
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
