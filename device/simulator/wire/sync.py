"""adb's file transfer, the ``sync:`` service in its first version.

Requests are an id of four letters, a little-endian length and a path: STAT, LIST, RECV, SEND, QUIT. A sent file comes
as DATA chunks and DONE with its time. Replies: STAT mode size mtime; DENT mode size mtime length name … DONE;
DATA length bytes … DONE; OKAY; FAIL length message. All numbers are 32-bit.
"""

from __future__ import annotations

import posixpath
import stat
import struct
from collections.abc import Callable

from device.simulator.android.files import FileError, Files
from device.simulator.stream import Buffered, Stream, StreamClosed

CHUNK = 64 * 1024
_MAX_PATH = 1024
_EMPTY = struct.pack("<III", 0, 0, 0)


def _framed(code: bytes, payload: bytes) -> bytes:
    return code + struct.pack("<I", len(payload)) + payload


class SyncService:
    """Serves one ``sync:`` stream. ``note`` is told of every finished transfer: (verb, path, size)."""

    def __init__(self, files: Files, note: Callable[[str, str, int], None]) -> None:
        self._files = files
        self._note = note

    async def __call__(self, stream: Stream) -> None:
        """Serve one stream."""
        source = Buffered(stream)
        while True:
            try:
                code, length = struct.unpack("<4sI", await source.exactly(8))
            except StreamClosed:
                return  # clients need not say QUIT
            if code == b"QUIT":
                return
            if length > _MAX_PATH:
                await stream.write(_framed(b"FAIL", b"path too long"))
                return
            path = (await source.exactly(length)).decode("utf-8", "surrogateescape")
            match code:
                case b"STAT":
                    await stream.write(b"STAT" + self._stat(path))
                case b"LIST":
                    await stream.write(self._list(path))
                case b"RECV":
                    await self._recv(stream, path)
                case b"SEND":
                    await self._send(stream, source, path)
                case _:
                    await stream.write(_framed(b"FAIL", b"unknown command " + code))
                    return

    def _stat(self, path: str) -> bytes:
        entry = self._files.get(path)
        return _EMPTY if entry is None else struct.pack("<III", entry.mode, entry.size, entry.mtime)

    def _list(self, path: str) -> bytes:
        try:
            names = self._files.names(path)
        except FileError:
            names = []
        reply = bytearray()
        for name in names:
            encoded = name.encode("utf-8", "surrogateescape")
            entry = self._stat(posixpath.join(path, name))
            reply += b"DENT" + entry + struct.pack("<I", len(encoded)) + encoded
        return bytes(reply) + b"DONE" + bytes(16)

    async def _recv(self, stream: Stream, path: str) -> None:
        try:
            data = self._files.read(path)
        except FileError as error:
            await stream.write(_framed(b"FAIL", f"open failed: {error}".encode()))
            return
        for start in range(0, len(data), CHUNK):
            await stream.write(_framed(b"DATA", data[start : start + CHUNK]))
        await stream.write(b"DONE" + bytes(4))
        self._note("pull", path, len(data))

    async def _send(self, stream: Stream, source: Buffered, argument: str) -> None:
        path, _, mode_text = argument.rpartition(",")
        data = bytearray()
        while True:
            code, value = struct.unpack("<4sI", await source.exactly(8))
            if code == b"DONE":
                break
            if code != b"DATA" or value > CHUNK:
                await stream.write(_framed(b"FAIL", b"invalid data message"))
                raise StreamClosed("the client sent a broken DATA message")
            data += await source.exactly(value)
        try:
            self._store(path, mode_text, bytes(data), value)
        except FileError as error:
            await stream.write(_framed(b"FAIL", f"couldn't create file: {error}".encode()))
            return
        await stream.write(b"OKAY" + bytes(4))
        self._note("push", path, len(data))

    def _store(self, path: str, mode_text: str, data: bytes, mtime: int) -> None:
        if not path or not mode_text.isdecimal():
            raise FileError("Invalid argument")
        mode = int(mode_text)
        if stat.S_ISLNK(mode):
            raise FileError("Operation not permitted")
        self._files.make_directory(posixpath.dirname(self._files.resolve(path)), parents=True)
        self._files.write(path, data, mode, mtime)
