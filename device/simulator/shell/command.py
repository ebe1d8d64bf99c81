"""What a command of the phone's shell is: an async function from a call to an exit code."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from device.simulator.android.system import System


class Source(Protocol):
    """Standard input."""

    async def read(self) -> bytes:
        """The next bytes, b"" at the end."""
        ...


class Sink(Protocol):
    """Standard output or error."""

    async def write(self, data: bytes) -> None:
        """Add bytes; raises StreamClosed when nobody reads them."""
        ...


@dataclass(frozen=True, slots=True)
class Streams:
    """The three standard streams."""

    stdin: Source
    stdout: Sink
    stderr: Sink


class NoInput:
    """A standard input at its end."""

    async def read(self) -> bytes:
        """Nothing."""
        return b""


class Discard:
    """/dev/null."""

    async def write(self, data: bytes) -> None:
        """Throw the bytes away."""


class Collected:
    """A sink that keeps everything, or the first ``most`` bytes."""

    def __init__(self, most: int | None = None) -> None:
        self.data = bytearray()
        self._most = most

    async def write(self, data: bytes) -> None:
        """Keep the bytes."""
        self.data += data
        if self._most is not None:
            del self.data[self._most :]


class FixedInput:
    """A standard input made of bytes at hand."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    async def read(self) -> bytes:
        """Everything at once, then nothing."""
        data, self._data = self._data, b""
        return data


class LineInput:
    """An input of which a line can be taken, and the rest left for whoever reads next."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._buffer = b""

    async def read(self) -> bytes:
        """The next bytes, b"" at the end."""
        if self._buffer:
            data, self._buffer = self._buffer, b""
            return data
        return await self._source.read()

    async def line(self) -> bytes | None:
        """The next line without its end; None when there is none."""
        while b"\n" not in self._buffer:
            data = await self._source.read()
            if not data:
                rest, self._buffer = self._buffer, b""
                return rest or None
            self._buffer += data
        line, _, self._buffer = self._buffer.partition(b"\n")
        return line


class Script(Protocol):
    """Runs a program of the shell with the call's streams."""

    def __call__(self, text: str, arguments: Sequence[str] = ()) -> Awaitable[int]:
        """Its status."""
        ...


class Runner(Protocol):
    """Runs another command with the call's streams."""

    def __call__(self, words: Sequence[str], environment: Mapping[str, str] | None = None) -> Awaitable[int]:
        """Its status; in the call's own environment unless another is given."""
        ...


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a command. ``args`` are without the name; ``run`` runs another with the same streams."""

    system: System
    name: str
    args: tuple[str, ...]
    streams: Streams
    cwd: str
    environment: Mapping[str, str]
    pid: int
    run: Runner
    script: Script
    knows: Callable[[str], bool]

    async def out(self, text: str) -> None:
        """Print to standard output."""
        await self.streams.stdout.write(text.encode("utf-8", "replace"))

    async def err(self, text: str) -> None:
        """Print to standard error."""
        await self.streams.stderr.write(text.encode("utf-8", "replace"))

    async def fail(self, text: str, code: int = 1) -> int:
        """Print a line to standard error and give the exit code."""
        await self.err(text + "\n")
        return code

    async def input(self) -> bytes:
        """All of standard input."""
        data = bytearray()
        while chunk := await self.streams.stdin.read():
            data += chunk
        return bytes(data)

    def with_args(self, args: Sequence[str]) -> Call:
        """The same call with other arguments."""
        return replace(self, args=tuple(args))

    def path(self, path: str) -> str:
        """An argument as an absolute path."""
        return self.system.files.resolve(path, self.cwd)

    def option(self, name: str) -> str:
        """The word after ``name`` among the arguments, or ''."""
        rest = self.args[self.args.index(name) + 1 :] if name in self.args else ()
        return rest[0] if rest else ""


Command = Callable[[Call], Awaitable[int]]
Commands = Mapping[str, Command]
