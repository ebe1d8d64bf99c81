"""The services ``shell:``, ``shell,v2:`` and ``exec:``: a shell on a stream, raw or in packets, with or without a pty.

Version 2 frames everything: one byte id (0 stdin, 1 stdout, 2 stderr, 3 exit code, 4 end of stdin, 5 window size),
a little-endian length, the bytes.
"""

from __future__ import annotations

import asyncio
import struct
from collections.abc import Callable

from device.simulator.shell.command import LineInput, Sink, Source, Streams
from device.simulator.shell.interpreter import Shell
from device.simulator.shell.syntax import Incomplete, ShellSyntaxError, parse
from device.simulator.stream import Buffered, Pipe, Stream, StreamClosed

_STDIN, _STDOUT, _STDERR, _EXIT, _END = 0, 1, 2, 3, 4
_MAX_PACKET = 1 << 20
_CTRL_C, _CTRL_D = 3, 4


class _Framed:
    """A sink that sends packets of one kind."""

    def __init__(self, stream: Stream, kind: int, crlf: bool) -> None:
        self._stream = stream
        self._kind = kind
        self._crlf = crlf

    async def write(self, data: bytes) -> None:
        if self._crlf:
            data = data.replace(b"\n", b"\r\n")
        if data:
            await self._stream.write(struct.pack("<BI", self._kind, len(data)) + data)


class _Terminal:
    """A sink that ends lines as a terminal does."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream

    async def write(self, data: bytes) -> None:
        await self._stream.write(data.replace(b"\n", b"\r\n"))


class _Editor:
    """A terminal's line discipline: echoes what is typed, ends at Ctrl-D."""

    def __init__(self, source: Source, screen: Sink) -> None:
        self._source = source
        self._screen = screen
        self._line = bytearray()
        self._ended = False

    async def read(self) -> bytes:
        while not self._ended:
            data = await self._source.read()
            if not data:
                break
            done = await self._typed(data)
            if done:
                return done
        return b""

    async def _typed(self, data: bytes) -> bytes:
        done = bytearray()
        for byte in data:
            if byte in (10, 13):
                await self._screen.write(b"\n")
                done += bytes(self._line) + b"\n"
                self._line.clear()
            elif byte in (8, 127):
                if self._line:
                    self._line.pop()
                    await self._screen.write(b"\b \b")
            elif byte == _CTRL_C:
                self._line.clear()
                await self._screen.write(b"^C\n")
                done += b"\n"
            elif byte == _CTRL_D and not self._line:
                self._ended = True
                break
            else:
                self._line.append(byte)
                await self._screen.write(bytes([byte]))
        return bytes(done)


class ShellService:
    """Runs one command, or an interactive shell when there is none, for one stream."""

    def __init__(self, new_shell: Callable[[], Shell], options: list[str], command: str) -> None:
        self._shell = new_shell()
        self._command = command
        self._packets = "v2" in options
        self._pty = "pty" in options or (not command and "raw" not in options)

    async def __call__(self, stream: Stream) -> None:
        """Serve one stream."""
        if not self._packets:
            out: Sink = _Terminal(stream) if self._pty else stream
            await self._run(Streams(stream, out, out))
            return
        stdin = Pipe()
        pump = asyncio.ensure_future(self._unpack(stream, stdin))
        out = _Framed(stream, _STDOUT, self._pty)
        error = out if self._pty else _Framed(stream, _STDERR, False)
        try:
            status = await self._run(Streams(stdin, out, error))
            await stream.write(struct.pack("<BIB", _EXIT, 1, status & 0xFF))
        finally:
            pump.cancel()

    async def _unpack(self, stream: Stream, stdin: Pipe) -> None:
        source = Buffered(stream)
        try:
            while True:
                kind, length = struct.unpack("<BI", await source.exactly(5))
                if length > _MAX_PACKET:
                    return
                data = await source.exactly(length)
                if kind == _STDIN:
                    await stdin.write(data)
                elif kind == _END:
                    await stdin.end()
        except StreamClosed:
            await stdin.end()

    async def _run(self, streams: Streams) -> int:
        if self._command:
            return await self._shell.run(self._command, streams)
        if not self._pty:
            return await self._interact(LineInput(streams.stdin), streams, b"")
        device = self._shell.system.handset.props.get("ro.product.device", "phone")
        editor = _Editor(streams.stdin, streams.stdout)
        return await self._interact(LineInput(editor), streams, f"{device}:{{cwd}} $ ".encode())

    async def _interact(self, lines: LineInput, streams: Streams, prompt: bytes) -> int:
        inner = Streams(lines, streams.stdout, streams.stderr)
        while True:
            if prompt:
                await streams.stdout.write(prompt.replace(b"{cwd}", self._shell.cwd.encode()))
            text = await self._statement(lines, streams.stdout if prompt else None)
            if text is None:
                return self._shell.status
            await self._shell.run(text, inner)
            if self._shell.ended:
                return self._shell.status

    async def _statement(self, lines: LineInput, screen: Sink | None) -> str | None:
        """The next line, and those that it needs to be whole."""
        text = None
        while (line := await lines.line()) is not None:
            text = ("" if text is None else text + "\n") + line.decode("utf-8", "replace")
            if len(text) > _MAX_PACKET or _is_whole(text):
                break
            if screen is not None:
                await screen.write(b"> ")
        return text


def _is_whole(text: str) -> bool:
    try:
        parse(text)
    except Incomplete:
        return False
    except ShellSyntaxError:
        return True
    return True
