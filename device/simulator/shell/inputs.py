"""What a tool reads: the files it is given or its standard input, whole or line by line as it comes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

from device.simulator.android.files import FileError
from device.simulator.shell.command import Call


async def inputs(call: Call, paths: Sequence[str]) -> AsyncIterator[tuple[str, bytes | None]]:
    """(name, bytes) of each file, or of standard input without any; None, and a complaint, for what cannot be read."""
    for path in paths or ("-",):
        if path == "-":
            yield "-", await call.input()
            continue
        try:
            yield path, call.system.files.read(call.path(path))
        except FileError as error:
            await call.err(f"{call.name}: {path}: {error}\n")
            yield path, None


async def chunks(call: Call, path: str) -> AsyncIterator[bytes]:
    """The bytes of a file or, for ``-``, of standard input as they come.

    :raises FileError: the file cannot be read.
    """
    if path != "-":
        yield call.system.files.read(call.path(path))
        return
    while data := await call.streams.stdin.read():
        yield data


async def lines(call: Call, path: str) -> AsyncIterator[bytes]:
    """The lines of a file or of standard input as they come, each with its end; the last one may lack it.

    :raises FileError: the file cannot be read.
    """
    rest = b""
    async for data in chunks(call, path):
        *whole, rest = (rest + data).split(b"\n")
        for line in whole:
            yield line + b"\n"
    if rest:
        yield rest


def decoded(data: bytes) -> str:
    """Bytes as text; what is no UTF-8 comes back unchanged from ``encoded``."""
    return data.decode("utf-8", "surrogateescape")


def encoded(text: str) -> bytes:
    """Text as the bytes it came from."""
    return text.encode("utf-8", "surrogateescape")
