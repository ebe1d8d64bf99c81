"""adb's file transfer: what clients send, and what they get back."""

import struct

import pytest
from wire import exchange, system

from device.simulator.android.files import CAPACITY
from device.simulator.android.system import System
from device.simulator.stream import StreamClosed
from device.simulator.wire.sync import SyncService


def request(code: bytes, path: str) -> bytes:
    return code + struct.pack("<I", len(path.encode())) + path.encode()


def sending(path: str, data: bytes, mode: int = 0o100644, mtime: int = 1_700_000_000, chunk: int = 4096) -> bytes:
    parts = [request(b"SEND", f"{path},{mode}")]
    parts += [
        b"DATA" + struct.pack("<I", len(data[i : i + chunk])) + data[i : i + chunk] for i in range(0, len(data), chunk)
    ]
    return b"".join([*parts, b"DONE" + struct.pack("<I", mtime)])


async def talk(phone: System, *chunks: bytes) -> bytes:
    return await exchange(SyncService(phone.files, lambda verb, path, size: None), *chunks)


async def test_a_pushed_file_is_pulled_back_byte_for_byte() -> None:
    phone, data = system(), bytes(range(256)) * 1000
    assert await talk(phone, sending("/sdcard/Download/x.bin", data)) == b"OKAY" + bytes(4)
    reply = await talk(phone, request(b"RECV", "/sdcard/Download/x.bin"))
    pulled = b""
    while reply.startswith(b"DATA"):
        (size,) = struct.unpack_from("<I", reply, 4)
        pulled, reply = pulled + reply[8 : 8 + size], reply[8 + size :]
    assert reply == b"DONE" + bytes(4)
    assert pulled == data


async def test_requests_may_be_cut_anywhere_and_follow_one_another() -> None:
    phone = system()
    whole = sending("/sdcard/a", b"1") + request(b"STAT", "/sdcard/a") + request(b"QUIT", "")
    reply = await talk(phone, *(whole[i : i + 3] for i in range(0, len(whole), 3)))
    assert reply == b"OKAY" + bytes(4) + b"STAT" + struct.pack("<III", 0o100644, 1, 1_700_000_000)


async def test_stat_of_nothing_is_all_zero() -> None:
    assert await talk(system(), request(b"STAT", "/sdcard/none")) == b"STAT" + bytes(12)


async def test_shared_storage_has_one_content_under_all_its_names() -> None:
    phone = system()
    await talk(phone, sending("/sdcard/a", b"1"))
    replies = [await talk(phone, request(b"STAT", f"{root}/a")) for root in ("/storage/emulated/0", "/mnt/sdcard")]
    assert replies[0] == replies[1] != b"STAT" + bytes(12)


async def test_a_directory_is_listed() -> None:
    phone = system()
    await talk(phone, sending("/sdcard/new/b", b"22"), sending("/sdcard/new/a", b"1"))
    reply, names = await talk(phone, request(b"LIST", "/sdcard/new")), []
    while reply.startswith(b"DENT"):
        mode, size, _, length = struct.unpack_from("<4I", reply, 4)
        names.append((reply[20 : 20 + length], size, mode))
        reply = reply[20 + length :]
    assert names == [(b"a", 1, 0o100644), (b"b", 2, 0o100644)]
    assert reply == b"DONE" + bytes(16)


async def test_what_cannot_be_done_fails_with_the_reason() -> None:
    phone = system()
    assert b"FAIL" in (reply := await talk(phone, request(b"RECV", "/sdcard/none")))
    assert b"No such file or directory" in reply
    assert b"Read-only file system" in await talk(phone, sending("/system/x", b"1"))
    assert b"Is a directory" in await talk(phone, sending("/sdcard/Download", b"1"))
    assert b"Operation not permitted" in await talk(phone, sending("/sdcard/link", b"/sdcard/a", mode=0o120777))
    assert (await talk(phone, request(b"XXXX", "a"))).startswith(b"FAIL")
    assert (await talk(phone, b"STAT" + struct.pack("<I", 10**6))).startswith(b"FAIL")


async def test_a_client_that_stops_in_the_middle_leaves_nothing() -> None:
    phone = system()
    with pytest.raises(StreamClosed):
        await talk(phone, sending("/sdcard/half", b"x" * 5000)[:-20])
    assert phone.files.get("/sdcard/half") is None


async def test_the_disk_can_be_full() -> None:
    phone = system()
    phone.files.write("/sdcard/big", bytes(CAPACITY - 10))
    assert b"No space left on device" in await talk(phone, sending("/sdcard/more", b"x" * 11))
