"""How a tool of the phone's shell takes its options: by toybox's rules, and refused in toybox's words.

Single letters may stand together (``-in``), a value is the rest of its word or the next word, long names may be cut
short, ``--`` ends them all, and words may stand among options. A tool refuses what it does not know; none is ignored.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import wraps

from device.simulator.shell.command import Call, Command


class BadOptions(Exception):
    """A call with options, or a number of words, that the tool does not take. The message is toybox's."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """What a tool takes: letters that stand alone, letters with a value, long names, and how many other words.

    ``long`` leads from a long name to its letter. With ``early`` the first other word ends the options, as for tools
    that run another command. With ``counts`` a word such as ``-5`` gives that letter its value. ``status`` is the exit
    code of a refusal.
    """

    plain: str = ""
    valued: str = ""
    long: Mapping[str, str] = field(default_factory=dict)
    least: int = 0
    most: int | None = None
    early: bool = False
    counts: str = ""
    status: int = 1


@dataclass(frozen=True, slots=True)
class Options:
    """What a tool was given: values by letter, in the order they came, and the other words."""

    given: Mapping[str, tuple[str, ...]]
    words: tuple[str, ...]

    def __contains__(self, letter: str) -> bool:
        """Whether the option was given."""
        return letter in self.given

    def any(self, letters: str) -> bool:
        """Whether one of these was given."""
        return any(letter in self.given for letter in letters)

    def last(self, letter: str, default: str = "") -> str:
        """The value it was given last."""
        return self.given[letter][-1] if letter in self.given else default

    def all(self, letter: str) -> tuple[str, ...]:
        """Every value it was given."""
        return self.given.get(letter, ())

    def number(self, letter: str, default: int, least: int = 0) -> int:
        """The value as a whole number, perhaps with k, M or G behind it.

        :raises BadOptions: it is none, or less than ``least``.
        """
        if letter not in self.given:
            return default
        value = whole(self.last(letter))
        if value < least:
            raise BadOptions(f"-{letter} < {least}")
        return value


UNITS = {"c": 1, "w": 2, "b": 512, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30, "t": 1 << 40}


def whole(text: str) -> int:
    """A whole number with a unit, as ``10``, ``-3`` or ``4k``.

    :raises BadOptions: it is none.
    """
    digits, factor = text, 1
    if text[-1:].lower() in UNITS:
        digits, factor = text[:-1], UNITS[text[-1].lower()]
    bare = digits.removeprefix("-").removeprefix("+")
    if not (bare.isascii() and bare.isdecimal() and len(bare) < 19 and len(digits) - len(bare) <= 1):
        raise NotANumber(text)
    return int(digits) * factor


class NotANumber(BadOptions):
    """A value that should be a number; said without the hint at --help."""

    def __init__(self, text: str) -> None:
        super().__init__(f"not integer: {text}")


def parse_options(args: Sequence[str], grammar: Grammar) -> Options:
    """Sort a call's words.

    :raises BadOptions: an option is unknown or lacks its value, or there are too few or too many words.
    """
    given: dict[str, list[str]] = {}
    words: list[str] = []
    rest = list(args)
    while rest:
        arg = rest.pop(0)
        if arg == "--":
            words += rest
            break
        if arg.startswith("--"):
            _long(arg[2:], rest, grammar, given)
        elif grammar.counts and len(arg) > 1 and arg[0] in "-+" and arg[1:].isdecimal():
            given.setdefault(grammar.counts, []).append(arg[1:] if arg[0] == "-" else arg)
        elif arg.startswith("-") and len(arg) > 1:
            _letters(arg[1:], rest, grammar, given)
        else:
            words.append(arg)
            if grammar.early:
                words += rest
                break
    if len(words) < grammar.least:
        one = grammar.least == 1
        raise BadOptions(f"Need{'s' if one else ''} {grammar.least} argument{'' if one else 's'}")
    if grammar.most is not None and len(words) > grammar.most:
        raise BadOptions(f"Max {grammar.most} argument{'' if grammar.most == 1 else 's'}")
    return Options({letter: tuple(values) for letter, values in given.items()}, tuple(words))


def _long(text: str, rest: list[str], grammar: Grammar, given: dict[str, list[str]]) -> None:
    name, mark, value = text.partition("=")
    fitting = [known for known in grammar.long if known.startswith(name)]
    if name not in fitting and len(fitting) != 1:
        raise BadOptions(f"Unknown option '{text}'")
    letter = grammar.long[name if name in fitting else fitting[0]]
    if letter not in grammar.valued:
        if mark:
            raise BadOptions(f"Unknown option '{text}'")
        given.setdefault(letter, []).append("")
        return
    if not mark and not rest:
        raise BadOptions(f"Missing argument to --{name}")
    given.setdefault(letter, []).append(value if mark else rest.pop(0))


def _letters(text: str, rest: list[str], grammar: Grammar, given: dict[str, list[str]]) -> None:
    for place, letter in enumerate(text):
        if letter in grammar.valued:
            value = text[place + 1 :] or (rest.pop(0) if rest else None)
            if value is None:
                raise BadOptions(f"Missing argument to -{letter}")
            given.setdefault(letter, []).append(value)
            return
        if letter not in grammar.plain:
            raise BadOptions(f"Unknown option '{text[place:]}'")
        given.setdefault(letter, []).append("")


Tool = Callable[[Call, Options], Awaitable[int]]


def takes(grammar: Grammar) -> Callable[[Tool], Command]:
    """Make a command of a tool: its options are parsed, ``--help`` prints the first line of its docstring."""

    def made(tool: Tool) -> Command:
        @wraps(tool)
        async def command(call: Call) -> int:
            if call.args == ("--help",):
                usage = (tool.__doc__ or call.name).splitlines()[0].split("; ")[0]
                await call.out(f"usage: {usage}\n")
                return 0
            try:
                return await tool(call, parse_options(call.args, grammar))
            except NotANumber as error:
                return await call.fail(f"{call.name}: {error}", grammar.status)
            except BadOptions as error:
                return await call.fail(f'{call.name}: {error} (see "{call.name} --help")', grammar.status)

        return command

    return made
