"""grep and egrep, fgrep: lines that fit a pattern, of files, of folders or of a stream while it runs."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from device.simulator.android.files import FileError
from device.simulator.shell.command import Call, Command
from device.simulator.shell.inputs import decoded, encoded, inputs, lines
from device.simulator.shell.options import BadOptions, Grammar, Options, takes
from device.simulator.shell.regex import BadRegex, compiled

NO_MATCH, TROUBLE = 1, 2
GRAMMAR = Grammar(
    plain="EFHIabchilnoqrRsvwxL",
    valued="efmABC",
    long={
        "byte-offset": "b",
        "count": "c",
        "files-with-matches": "l",
        "files-without-match": "L",
        "no-filename": "h",
        "only-matching": "o",
        "quiet": "q",
        "silent": "q",
        "max-count": "m",
    },
    status=TROUBLE,
)


@dataclass(slots=True)
class _Search:
    """One call: how it searches and what it prints."""

    call: Call
    options: Options
    pattern: re.Pattern[str]
    named: bool
    before: int
    after: int
    most: int | None
    matched: bool = False
    """Something was found anywhere."""
    printed: bool = False
    """Lines of context were printed, so that what is apart from them is set off."""

    async def source(self, name: str, found: AsyncIterator[bytes]) -> None:
        """Search one file or stream, and read no more of it than is needed."""
        count = 0
        if self.most == 0:
            return
        held: deque[tuple[int, int, str]] = deque(maxlen=self.before)
        trailing, number, offset, last = 0, 0, 0, 0
        async for raw in found:
            number += 1
            if b"\0" in raw and "a" not in self.options:
                binary = await self.binary(name, raw)
                count += binary
                if binary or "I" in self.options:
                    break
                continue
            line, start = decoded(raw.removesuffix(b"\n").removesuffix(b"\r")), offset
            offset += len(raw)
            hits = list(self.pattern.finditer(line))
            if bool(hits) == ("v" in self.options):
                if trailing:
                    trailing, last = trailing - 1, number
                    await self.line(name, number, start, line, "-")
                else:
                    held.append((number, start, line))
                continue
            count += 1
            if self.options.any("qlL"):
                break
            if "c" not in self.options:
                begin = held[0][0] if held else number
                if (self.before or self.after) and self.printed and begin > last + 1:
                    await self.call.out("--\n")
                for each in held:
                    await self.line(name, *each, "-")
                await self.hits(name, number, start, line, hits)
            held.clear()
            self.printed, trailing, last = True, self.after, number
            if count == self.most:
                break
        await self.end(name, count)

    async def hits(self, name: str, number: int, start: int, line: str, hits: Sequence[re.Match[str]]) -> None:
        """A line that fits; with -o the parts of it that do."""
        if "o" not in self.options:
            await self.line(name, number, start, line, ":")
            return
        for hit in hits:
            if hit.group():
                await self.line(name, number, start + len(encoded(line[: hit.start()])), hit.group(), ":")

    async def line(self, name: str, number: int, start: int, line: str, mark: str) -> None:
        """A line with what stands before it: its file, its number, its place."""
        head = f"{name}{mark}" if self.named else ""
        head += f"{number}{mark}" if "n" in self.options else ""
        head += f"{start}{mark}" if "b" in self.options else ""
        await self.call.streams.stdout.write(encoded(f"{head}{line}\n"))

    async def binary(self, name: str, raw: bytes) -> int:
        """A file that is no text: it is only said whether it fits."""
        fits = "I" not in self.options and bool(self.pattern.search(decoded(raw))) != ("v" in self.options)
        if fits and not self.options.any("qlLc"):
            await self.call.out(f"Binary file {name} matches\n")
        return int(fits)

    async def end(self, name: str, count: int) -> None:
        """After one file."""
        self.matched |= bool(count) != ("L" in self.options)
        if "q" in self.options:
            return
        if "c" in self.options:
            await self.call.out(f"{name}:{count}\n" if self.named else f"{count}\n")
        elif (count and "l" in self.options) or (not count and "L" in self.options):
            await self.call.out(name + "\n")


async def _patterns(call: Call, options: Options, words: list[str]) -> list[str]:
    """Everything to look for: of -e, of -f, or the first word; one a line."""
    found = list(options.all("e"))
    if "f" in options:
        async for _, data in inputs(call, options.all("f")):
            found += decoded(data or b"").splitlines()
    if not options.any("ef"):
        if not words:
            raise BadOptions("No REGEX")
        found.append(words.pop(0))
    return [line for text in found for line in (text.split("\n") if text else [""])]


def _pattern(patterns: list[str], options: Options, extended: bool, fixed: bool) -> re.Pattern[str]:
    parts = []
    for text in patterns:
        part = re.escape(text) if fixed else compiled(text, extended).pattern
        part = rf"(?<!\w)(?:{part})(?!\w)" if "w" in options else part
        parts.append(rf"^(?:{part})$" if "x" in options else part)
    try:
        return re.compile("|".join(f"(?:{part})" for part in parts) or "(?!)", re.IGNORECASE if "i" in options else 0)
    except re.error as error:
        raise BadRegex("Invalid regular expression") from error


def _sources(call: Call, options: Options, words: list[str]) -> list[str]:
    """The files to search; with -r those in folders too."""
    if not options.any("rR"):
        return words or ["-"]
    found: list[str] = []
    for word in words or ["."]:
        path = call.path(word)
        entry = call.system.files.get(path)
        if entry is None or not entry.is_directory:
            found.append(word)
            continue
        for inner in call.system.files.walk(path):
            below = call.system.files.need(inner)
            if not below.is_directory:
                found.append(word.rstrip("/") + inner[len(path.rstrip("/")) :])
    return found


@takes(GRAMMAR)
async def grep(call: Call, options: Options) -> int:
    """grep [-EFHIRabchilnoqrsvwxL] [-A N] [-B N] [-C N] [-m MAX] [-e REGEX]... [-f FILE]... [REGEX] [FILE...]"""
    words = list(options.words)
    around = options.number("C", 0)
    extended = "E" in options or call.name == "egrep"
    patterns = await _patterns(call, options, words)
    try:
        pattern = _pattern(patterns, options, extended, "F" in options or call.name == "fgrep")
    except BadRegex as error:
        return await call.fail(f"{call.name}: bad REGEX '{patterns[0]}': {error}", TROUBLE)
    sources = _sources(call, options, words)
    named = "h" not in options and ("H" in options or len(words) > 1 or options.any("rR"))
    most = options.number("m", 0) if "m" in options else None
    search = _Search(call, options, pattern, named, options.number("B", around), options.number("A", around), most)
    trouble = False
    for name in sources:
        try:
            await search.source("(standard input)" if name == "-" else name, lines(call, name))
        except FileError as error:
            trouble = True
            if "s" not in options:
                await call.err(f"{call.name}: {name}: {error}\n")
        if search.matched and "q" in options:
            return 0
    return TROUBLE if trouble else 0 if search.matched else NO_MATCH


COMMANDS: dict[str, Command] = {"egrep": grep, "fgrep": grep, "grep": grep}
