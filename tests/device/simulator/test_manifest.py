"""An APK is read for its names; a damaged one is refused in Android's words, whatever is wrong with it."""

from __future__ import annotations

import io
import random
import struct
import time
import zipfile
from pathlib import Path

import pytest
import uiautomator2
from hypothesis import given, settings
from hypothesis import strategies as st
from wire import run, system

from device.simulator.android.manifest import BadApk, read_apk

APK = (Path(uiautomator2.__file__).parent / "assets" / "app-uiautomator.apk").read_bytes()
NAME = "AndroidManifest.xml"


def zipped(name: str = NAME, data: bytes = b"", method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr(name, data)
    return out.getvalue()


def manifest() -> bytes:
    """The real one."""
    with zipfile.ZipFile(io.BytesIO(APK)) as archive:
        return archive.read(NAME)


def chunk(kind: int, body: bytes, header: int = 8) -> bytes:
    return struct.pack("<HHI", kind, header, 8 + len(body)) + body


def with_pool(count: int, offsets: bytes, strings: bytes) -> bytes:
    """Binary XML that is nothing but a pool of UTF-8 strings."""
    start = 28 + len(offsets)
    pool = chunk(1, struct.pack("<5I", count, 0, 1 << 8, start, 0) + offsets + strings, header=28)
    return chunk(3, pool)


def test_the_names_of_a_real_apk_are_read() -> None:
    found = read_apk(APK)
    assert (found.package, found.version_name) == ("com.github.uiautomator", "2.4.0")
    assert found.keyboards == ("com.github.uiautomator/.AdbKeyboard",)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "NOT_APK"),
        (b"no zip at all", "NOT_APK"),
        (APK[: len(APK) // 2], "NOT_APK"),
        (APK[:-1], "NOT_APK"),
        (zipped("classes.dex", b"dex"), "no AndroidManifest.xml"),
        (zipped(data=b""), "damaged binary XML"),
        (zipped(data=b"<manifest package='a.b'/>"), "not a binary XML file"),
        (zipped(data=chunk(3, b"")), "'' is no name of a package"),
        (zipped(data=manifest()[:100]), "runs over the end"),
        (zipped(data=bytes(9_000_000)), "the manifest is too large"),
        (zipped(data=with_pool(2**31, b"", b"")), "absurd string pool"),
        (zipped(data=with_pool(60_000, bytes(240_000), b"\xff\xff\xff\xff" + b"a" * 40_000)), "over each other"),
    ],
)  # fmt: skip
async def test_what_is_no_apk_is_refused_with_the_reason(data: bytes, says: str) -> None:
    with pytest.raises(BadApk, match=r"^INSTALL_PARSE_FAILED_") as refused:
        read_apk(data)
    assert says in str(refused.value)
    phone = system()
    before = set(phone.handset.packages())
    phone.files.write("/data/local/tmp/x.apk", data)
    code, out, error = await run(phone, "pm install -r /data/local/tmp/x.apk")
    assert (code, error) == (1, "")
    assert out.startswith("Failure [INSTALL_PARSE_FAILED_")
    assert out.count("\n") == 1
    assert set(phone.handset.packages()) == before


def test_a_manifest_that_unpacks_to_far_more_than_it_says_is_not_unpacked() -> None:
    bomb = bytearray(zipped(data=bytes(50_000_000)))
    for place in (bomb.find(struct.pack("<I", 50_000_000)), bomb.rfind(struct.pack("<I", 50_000_000))):
        bomb[place : place + 4] = struct.pack("<I", 1000)
    began = time.perf_counter()
    with pytest.raises(BadApk):
        read_apk(bytes(bomb))
    assert time.perf_counter() - began < 5


@settings(max_examples=60, derandomize=True, deadline=None, database=None)
@given(st.randoms(use_true_random=False))
def test_any_damage_is_refused_or_read_as_names(luck: random.Random) -> None:
    inner = bytearray(manifest())
    for _ in range(luck.randrange(1, 6)):
        inner[luck.randrange(len(inner))] = luck.randrange(256)
    outer = bytearray(zipped(data=bytes(inner[: luck.choice((len(inner), luck.randrange(len(inner))))])))
    for _ in range(luck.choice((0, 0, 1, 3))):
        outer[luck.randrange(len(outer))] = luck.randrange(256)
    said = ""
    try:
        assert read_apk(bytes(outer)).package
    except BadApk as refused:
        said = str(refused)
    assert not said or said.startswith("INSTALL_PARSE_FAILED_")
