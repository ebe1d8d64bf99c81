"""screenrecord makes films that play."""

import asyncio
from pathlib import Path

import cv2
import pytest
from wire import run, running, system, until


async def test_a_recording_that_is_killed_is_a_whole_film(tmp_path: Path) -> None:
    phone = system()
    recording = asyncio.ensure_future(
        run(phone, "screenrecord --size 270x600 /sdcard/f.mp4 & PID=$!; read X; kill -INT $PID; wait; echo over", b"\n")
    )
    await until(lambda: "screenrecord" in running(phone) or recording.done())
    code, out, error = await recording
    assert (code, out, error) == (0, "over\n", "")
    assert "screenrecord" not in running(phone)
    film = tmp_path / "film.mp4"
    film.write_bytes(phone.files.read("/sdcard/f.mp4"))
    reader = cv2.VideoCapture(str(film))
    assert reader.isOpened()
    assert (int(reader.get(3)), int(reader.get(4))) == (270, 600)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [("", 2), ("--time-limit 0 /sdcard/x", 2), ("--size big /sdcard/x", 2), ("--loud /sdcard/x", 2), ("/system/x", 1)],
)
async def test_a_recording_that_cannot_be_made_says_why(arguments: str, code: int) -> None:
    found, out, error = await run(system(), f"screenrecord {arguments}")
    assert (found, out) == (code, "")
    assert error
