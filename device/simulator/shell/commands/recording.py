"""screenrecord: the display as an MP4 file."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
import threading
from pathlib import Path

from PIL import Image

from device.simulator.android.files import FileError
from device.simulator.shell.command import Call, Command

FRAMES_A_SECOND = 10
LONGEST_SECONDS = 180.0
_WITH_VALUE = ("--bit-rate", "--time-limit", "--size", "--display-id", "--codec-name")


class _Film:
    """Frames on their way into a file of the computer's. Closing waits for a frame that is being written."""

    def __init__(self, size: tuple[int, int]) -> None:
        import cv2  # only who records pays for loading it
        import numpy

        self._numpy = numpy
        handle, name = tempfile.mkstemp(suffix=".mp4")
        os.close(handle)
        self._path = Path(name)
        self.size = size
        self._lock = threading.Lock()
        self._writer = cv2.VideoWriter(name, cv2.VideoWriter.fourcc(*"mp4v"), float(FRAMES_A_SECOND), size)
        if not self._writer.isOpened():
            self._path.unlink()
            raise OSError("no encoder for MPEG-4")

    def add(self, picture: Image.Image) -> None:
        """One more frame."""
        red_last = self._numpy.asarray(picture.resize(self.size))[:, :, ::-1]
        with self._lock:
            self._writer.write(self._numpy.ascontiguousarray(red_last))

    def close(self) -> bytes:
        """The whole film."""
        with self._lock:
            self._writer.release()
        data = self._path.read_bytes()
        self._path.unlink()
        return data


def _size(call: Call) -> tuple[int, int] | None:
    """Width and height of the film, both even; None when they are no size."""
    wanted = call.option("--size")
    width, height = call.system.handset.screenshot().size
    if wanted:
        found = re.fullmatch(r"(\d{2,4})x(\d{2,4})", wanted)
        if found is None:
            return None
        width, height = int(found[1]), int(found[2])
    return width // 2 * 2, height // 2 * 2


async def screenrecord(call: Call) -> int:
    """screenrecord [--time-limit SECONDS] [--size WxH] FILE; ends when it is killed, as by Ctrl-C"""
    words, rest = [], list(call.args)
    while rest:
        arg = rest.pop(0)
        if arg in _WITH_VALUE and rest:
            rest.pop(0)
        elif not arg.startswith("-"):
            words.append(arg)
        elif arg not in ("--verbose", "--bugreport"):
            return await call.fail(f"Unrecognized option: {arg}", 2)
    if len(words) != 1:
        return await call.fail("Must specify output file (see --help).", 2)
    limit = call.option("--time-limit") or str(int(LONGEST_SECONDS))
    if not limit.isdecimal() or not 0 < int(limit) <= LONGEST_SECONDS:
        return await call.fail(f"Time limit {limit}s outside acceptable range [1,{LONGEST_SECONDS:.0f}]", 2)
    size = _size(call)
    if size is None:
        return await call.fail(f"Invalid size '{call.option('--size')}', must be width x height", 2)
    try:
        call.system.files.write(call.path(words[0]), b"")
        film = _Film(size)
    except (FileError, OSError) as error:
        return await call.fail(f"Unable to open '{words[0]}': {error}")
    try:
        await _record(call, film, float(limit))
    finally:
        call.system.files.write(call.path(words[0]), film.close())
    return 0


async def _record(call: Call, film: _Film, seconds: float) -> None:
    """Frames at an even pace; the display is only drawn when it has changed."""
    handset, loop = call.system.handset, asyncio.get_running_loop()
    began, taken, seen = loop.time(), 0, -1
    picture = handset.screenshot()
    film.add(picture)  # at once, so that the shortest recording has a picture
    while loop.time() - began < seconds:
        handset.advance()
        if handset.revision() != seen:
            seen, picture = handset.revision(), handset.screenshot()
        await asyncio.to_thread(film.add, picture)
        taken += 1
        await asyncio.sleep(max(0.0, began + taken / FRAMES_A_SECOND - loop.time()))


COMMANDS: dict[str, Command] = {"screenrecord": screenrecord}
