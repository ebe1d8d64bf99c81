"""sed: edits a stream line by line, with the commands s y d D p P q n N a i c h H g G x = { }.

They may have an address before them: a line by its number, one that a pattern fits, or a range of lines.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field

from device.simulator.android.files import FileError
from device.simulator.shell.command import Call, Command
from device.simulator.shell.inputs import decoded, encoded, lines
from device.simulator.shell.options import BadOptions, Grammar, Options, takes
from device.simulator.shell.regex import BadRegex, compiled

LINES_OF_TEXT = frozenset("aic")
MOST_STEPS = 100_000
"""Commands carried out for one line, before a script counts as endless."""


class BadScript(Exception):
    """A script that is none."""


@dataclass(frozen=True, slots=True)
class Address:
    """A line by its number (-1 is the last one) or by what is in it."""

    number: int = 0
    pattern: re.Pattern[str] | None = None
    plus: bool = False
    """As the end of a range: so many lines after its beginning."""


@dataclass(slots=True)
class Step:
    """One command. ``jump`` is where a block that does not apply ends."""

    name: str
    first: Address | None = None
    last: Address | None = None
    turned: bool = False
    text: str = ""
    pattern: re.Pattern[str] | None = None
    flags: str = ""
    which: int = 1
    table: dict[int, str] = field(default_factory=dict)
    jump: int = 0
    until: int = -1
    """While a range is open: the line it ends at, 0 where only its pattern tells."""


class _Parser:
    """A script from its beginning to its end."""

    def __init__(self, text: str, extended: bool) -> None:
        self._text = text
        self._extended = extended
        self._at = 0
        self._previous: re.Pattern[str] | None = None

    def steps(self) -> list[Step]:
        """Every command, blocks flat."""
        found: list[Step] = []
        blocks: list[Step] = []
        while True:
            self._skip(" \t\n;")
            if self._at == len(self._text):
                break
            step = self._step()
            if step.name == "}":
                if not blocks:
                    raise BadScript("unexpected }")
                blocks.pop().jump = len(found)
            elif step.name != "#":
                found.append(step)
                if step.name == "{":
                    blocks.append(step)
        if blocks:
            raise BadScript("unmatched {")
        return found

    def _skip(self, signs: str) -> None:
        while self._at < len(self._text) and self._text[self._at] in signs:
            self._at += 1

    def _next(self) -> str:
        if self._at == len(self._text):
            return ""
        self._at += 1
        return self._text[self._at - 1]

    def _step(self) -> Step:
        step = Step("", first=self._address())
        if step.first is not None and self._text[self._at : self._at + 1] == ",":
            self._at += 1
            step.last = self._address(end=True)
            if step.last is None:
                raise BadScript("no addr2")
        self._skip(" \t")
        while self._text[self._at : self._at + 1] == "!":
            step.turned, self._at = True, self._at + 1
            self._skip(" \t")
        step.name = self._next()
        match step.name:
            case "s":
                self._substitute(step)
            case "y":
                self._table(step)
            case "a" | "i" | "c":
                step.text = self._words()
            case "q":
                self._skip(" \t")
                step.text = self._digits()
            case "#":
                self._line()
            case "d" | "p" | "n" | "=" | "{" | "}" | "N" | "P" | "D" | "h" | "H" | "g" | "G" | "x":
                pass
            case name:
                raise BadScript(f"bad command {name!r}" if name else "no command")
        return step

    def _address(self, end: bool = False) -> Address | None:
        self._skip(" \t" if end else "")
        sign = self._text[self._at : self._at + 1]
        if sign.isdecimal():
            return Address(int(self._digits()))
        if sign == "+" and end:
            self._at += 1
            return Address(int(self._digits() or 0), plus=True)
        if sign == "$":
            self._at += 1
            return Address(-1)
        if sign in ("/", "\\"):
            self._at += 1
            mark = sign if sign == "/" else self._next()
            pattern = self._until(mark)
            ignore = self._text[self._at : self._at + 1] == "I"
            self._at += ignore
            return Address(pattern=self._compiled(pattern, ignore))
        return None

    def _digits(self) -> str:
        found = re.compile(r"\d{0,9}").match(self._text, self._at)
        assert found is not None
        self._at = found.end()
        return found.group()

    def _until(self, mark: str) -> str:
        """The text up to the mark, which may stand in it after a backslash."""
        out = ""
        while True:
            sign = self._next()
            if not sign:
                raise BadScript(f"no {mark}")
            if sign == mark:
                return out
            if sign == "\\":
                following = self._next()
                out += following if following == mark else "\\" + following
            else:
                out += sign

    def _compiled(self, pattern: str, ignore: bool) -> re.Pattern[str]:
        if not pattern:
            if self._previous is None:
                raise BadScript("no previous regex")
            return self._previous
        self._previous = compiled(pattern, self._extended, ignore)
        return self._previous

    def _substitute(self, step: Step) -> None:
        mark = self._next()
        if mark in ("", "\n", "\\"):
            raise BadScript("bad s delimiter")
        pattern, step.text = self._until(mark), self._until(mark)
        while (sign := self._text[self._at : self._at + 1]) and (sign.isdecimal() or sign in "gpiI"):
            if sign.isdecimal():
                step.which = int(self._digits())
            else:
                step.flags += sign
                self._at += 1
        step.pattern = self._compiled(pattern, "i" in step.flags or "I" in step.flags)
        self._ended("s")

    def _table(self, step: Step) -> None:
        mark = self._next()
        one, other = (
            part.replace("\\n", "\n").replace("\\\\", "\\") for part in (self._until(mark), self._until(mark))
        )
        if len(one) != len(other):
            raise BadScript("y strings have different lengths")
        step.table = {ord(a): b for a, b in zip(one, other, strict=True)}
        self._ended("y")

    def _ended(self, name: str) -> None:
        self._skip(" \t")
        if self._text[self._at : self._at + 1] not in ("", ";", "\n", "}", "#"):
            raise BadScript(f"unknown option to {name}: {self._text[self._at]}")

    def _line(self) -> str:
        end = self._text.find("\n", self._at)
        end = len(self._text) if end < 0 else end
        line, self._at = self._text[self._at : end], end
        return line

    def _words(self) -> str:
        """The text of a, i and c: the rest of the line, and those that follow a backslash at a line's end."""
        self._skip(" \t")
        if self._text.startswith("\\\n", self._at):
            self._at += 2
        elif self._text.startswith("\\", self._at):
            self._at += 1
        found = self._line()
        while found.endswith("\\") and self._at < len(self._text):
            self._at += 1
            found = found[:-1] + "\n" + self._line()
        return found


def _replaced(step: Step, line: str) -> tuple[str, bool]:
    """The line after s, and whether anything was replaced."""
    assert step.pattern is not None
    count = 0
    done = False

    def one(found: re.Match[str]) -> str:
        nonlocal count, done
        count += 1
        if count < step.which or (count > step.which and "g" not in step.flags):
            return found.group()
        done = True
        return re.sub(r"\\(.)|&", lambda part: _put(part, found), step.text, flags=re.DOTALL)

    return step.pattern.sub(one, line), done


def _put(part: re.Match[str], found: re.Match[str]) -> str:
    sign = part[1]
    if sign is None or sign == "0":
        return found.group()
    if sign.isdecimal():
        return (found.group(int(sign)) or "") if int(sign) <= (found.re.groups or 0) else ""
    return {"n": "\n", "t": "\t"}.get(sign, sign)


class _Quit(Exception):
    """q: nothing more is read."""

    def __init__(self, status: int) -> None:
        super().__init__(str(status))
        self.status = status


class _Run:
    """A script at work on one stream."""

    def __init__(self, steps: Sequence[Step], quiet: bool) -> None:
        self._steps = steps
        self._quiet = quiet
        self._hold = ""
        self._number = 0
        self._space = ""
        self.out = ""

    async def run(self, call: Call | None, source: AsyncIterator[bytes]) -> None:
        """Every line; written as it comes, or kept in ``out`` where there is no call."""
        upcoming = await anext(source, None)
        while upcoming is not None:
            raw, upcoming = upcoming, await anext(source, None)
            self._number += 1
            self._space = decoded(raw.removesuffix(b"\n"))
            after: list[str] = []
            try:
                upcoming = await self._line(source, upcoming, after)
            finally:
                self.out += "".join(text + "\n" for text in after)
                if call is not None and self.out:
                    await call.streams.stdout.write(encoded(self.out))
                    self.out = ""

    def _print(self, text: str) -> None:
        self.out += text + "\n"

    async def _line(self, source: AsyncIterator[bytes], upcoming: bytes | None, after: list[str]) -> bytes | None:
        """One cycle; the line that comes next."""
        at, taken = 0, 0
        while at < len(self._steps):
            taken += 1
            if taken > MOST_STEPS:
                raise BadScript("endless")
            step = self._steps[at]
            at += 1
            if self._applies(step, upcoming is None) == step.turned:
                at = step.jump if step.name == "{" else at
                continue
            match step.name:
                case "d":
                    return upcoming
                case "D":
                    _first, mark, self._space = self._space.partition("\n")
                    if not mark:
                        return upcoming
                    at = 0
                case "c":
                    if step.last is None or step.turned or step.until < 0:
                        self._print(step.text)
                    return upcoming
                case "a":
                    after.append(step.text)
                case "q":
                    self._flush()
                    raise _Quit(int(step.text or 0) & 0xFF)
                case "n" | "N":
                    if upcoming is None:
                        break
                    if step.name == "n":
                        self._flush()
                    text = decoded(upcoming.removesuffix(b"\n"))
                    self._space = text if step.name == "n" else f"{self._space}\n{text}"
                    self._number += 1
                    upcoming = await anext(source, None)
                case _:
                    self._edit(step)
        self._flush()
        return upcoming

    def _flush(self) -> None:
        if not self._quiet:
            self._print(self._space)

    def _edit(self, step: Step) -> None:
        """The commands that only change or print what is held."""
        match step.name:
            case "s":
                self._space, done = _replaced(step, self._space)
                if done and "p" in step.flags:
                    self._print(self._space)
            case "y":
                self._space = self._space.translate(step.table)
            case "p":
                self._print(self._space)
            case "P":
                self._print(self._space.partition("\n")[0])
            case "i":
                self._print(step.text)
            case "=":
                self._print(str(self._number))
            case "h":
                self._hold = self._space
            case "H":
                self._hold += "\n" + self._space
            case "g":
                self._space = self._hold
            case "G":
                self._space += "\n" + self._hold
            case "x":
                self._space, self._hold = self._hold, self._space

    def _applies(self, step: Step, is_last: bool) -> bool:
        if step.first is None:
            return True
        if step.last is None:
            return self._fits(step.first, is_last)
        if step.until < 0:
            if not self._fits(step.first, is_last):
                return False
            end = step.last
            step.until = self._number + end.number if end.plus else end.number if end.pattern is None else 0
            if end.pattern is None and end.number >= 0 and step.until <= self._number:
                step.until = -1
            elif end.number == -1:
                step.until = -1 if is_last else 1 << 60
            return True
        over = self._fits(step.last, is_last) if step.last.pattern is not None else self._number >= step.until
        if over:
            step.until = -1
        return True

    def _fits(self, address: Address, is_last: bool) -> bool:
        if address.pattern is not None:
            return address.pattern.search(self._space) is not None
        return is_last if address.number == -1 else address.number == self._number


async def _joined(call: Call, paths: Sequence[str], wrong: list[str]) -> AsyncIterator[bytes]:
    for path in paths or ("-",):
        try:
            async for line in lines(call, path):
                yield line if line.endswith(b"\n") else line + b"\n"
        except FileError as error:
            wrong.append(path)
            await call.err(f"sed: {path}: {error}\n")


@takes(Grammar(plain="nErsi", valued="ef", long={"quiet": "n", "silent": "n", "in-place": "i", "expression": "e"}))
async def sed(call: Call, options: Options) -> int:
    """sed [-nrsE] [-i] [-e SCRIPT]... [-f FILE]... [SCRIPT] [FILE...]"""
    words = list(options.words)
    scripts = list(options.all("e"))
    for path in options.all("f"):
        try:
            scripts.append(decoded(call.system.files.read(call.path(path))))
        except FileError as error:
            return await call.fail(f"sed: {path}: {error}")
    if not scripts:
        if not words:
            raise BadOptions("Needs 1 argument")
        scripts.append(words.pop(0))
    try:
        return await _edited(call, options, "\n".join(scripts), words)
    except (BadScript, BadRegex) as error:
        return await call.fail(f"sed: bad script: {error}")


async def _edited(call: Call, options: Options, text: str, paths: Sequence[str]) -> int:
    """Run a script over one stream of all files, or with -s and -i over each; with -i what comes out replaces it."""
    quiet = "n" in options or text.startswith("#n\n")
    apart, wrong = options.any("si") and bool(paths), list[str]()
    for group in [[path] for path in paths] if apart else [paths]:
        edit, status = _Run(_Parser(text, options.any("Er")).steps(), quiet), -1
        try:
            await edit.run(None if "i" in options and paths else call, _joined(call, group, wrong))
        except _Quit as ended:
            status = ended.status
        if "i" in options and apart and group[0] not in wrong:
            try:
                call.system.files.write(call.path(group[0]), encoded(edit.out))
            except FileError as error:
                return await call.fail(f"sed: {group[0]}: {error}")
        if status >= 0:
            return status
    return 1 if wrong else 0


COMMANDS: dict[str, Command] = {"sed": sed}
