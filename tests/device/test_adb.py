"""adb's server: found, started where none runs, asked for its phones."""

from __future__ import annotations

import socket
import stat
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import adbutils
import pytest
from private_adb import free_port, listening, until

from benchmarks.control import Ready
from device.adb import AdbHost
from device.errors import AdbUnavailable, PhoneGone


@pytest.fixture
def unused_port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A port without adb's server; a server started there in the test is told to go."""
    port = free_port()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("ADB_LOCAL_TRANSPORT_MAX_PORT", "0")
    monkeypatch.setenv("ADB_MDNS", "0")
    yield port
    if listening(port):
        adbutils.AdbClient("127.0.0.1", port).server_kill()
        until(lambda: not listening(port))


def test_the_address_is_what_is_given():
    assert AdbHost("adb.example", 1234).address == "adb.example:1234"


def test_the_address_is_taken_from_the_environment(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ANDROID_ADB_SERVER_HOST", "adb.example")
    monkeypatch.setenv("ANDROID_ADB_SERVER_PORT", "1234")
    assert AdbHost().address == "adb.example:1234"


def test_without_anything_given_the_address_is_adbs_own(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("ANDROID_ADB_SERVER_HOST", raising=False)
    monkeypatch.setenv("ANDROID_ADB_SERVER_PORT", "")
    assert AdbHost().address == "127.0.0.1:5037"


@pytest.mark.parametrize("port", ["x", "0", "65536", "-1", "5037x"])
def test_a_port_that_is_none_is_said_to_be_none(port: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ANDROID_ADB_SERVER_PORT", port)
    with pytest.raises(AdbUnavailable, match="ANDROID_ADB_SERVER_PORT"):
        AdbHost()


def test_a_running_server_tells_its_version(adb_host: AdbHost):
    assert adb_host.version() >= 41


def test_where_no_server_runs_one_is_started_on_that_port_and_no_other(
    unused_port: int, monkeypatch: pytest.MonkeyPatch
):
    elsewhere = free_port()
    monkeypatch.setenv("ANDROID_ADB_SERVER_PORT", str(elsewhere))
    host = AdbHost("127.0.0.1", unused_port)
    assert host.version() >= 41
    assert listening(unused_port)
    assert not listening(elsewhere)
    assert host.attached() == ()


def test_no_server_is_started_on_another_machine():
    port = free_port()
    with pytest.raises(AdbUnavailable, match="no adb server answers"):
        AdbHost("127.0.0.2", port).attached()
    assert not listening(port)


def test_a_machine_without_adb_says_so(unused_port: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ADBUTILS_ADB_PATH", str(tmp_path / "missing"))
    with pytest.raises(AdbUnavailable, match="install adb"):
        AdbHost("127.0.0.1", unused_port).version()


def test_an_adb_that_cannot_start_is_quoted(unused_port: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    broken = tmp_path / "adb"
    broken.write_text("#!/bin/sh\necho 'F adb: cannot make the folder .android' >&2\nexit 1\n")
    broken.chmod(broken.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("ADBUTILS_ADB_PATH", str(broken))
    with pytest.raises(AdbUnavailable, match=r"cannot make the folder \.android"):
        AdbHost("127.0.0.1", unused_port).version()


@pytest.mark.parametrize("greeting", [b"220 mail.example ready\r\n", b"OKAY", b"OKAYzzzz", b""])
def test_a_listener_that_is_no_adb_server_is_said_to_be_none(greeting: bytes):
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def greet() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = listener.accept()
                    with connection, suppress(OSError):  # who only asks whether anybody listens is gone by now
                        connection.sendall(greeting)
                        connection.shutdown(socket.SHUT_WR)

        threading.Thread(target=greet, daemon=True).start()
        with pytest.raises(AdbUnavailable, match="adb's server"):
            AdbHost("127.0.0.1", listener.getsockname()[1]).version()


def test_a_listener_that_never_answers_is_not_waited_for_without_end(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("device.adb.ANSWER_S", 0.2)  # a real one takes ten seconds
    with (
        socket.create_server(("127.0.0.1", 0)) as listener,
        pytest.raises(AdbUnavailable, match="adb's server"),
    ):
        AdbHost("127.0.0.1", listener.getsockname()[1]).attached()


def test_a_phone_that_is_not_attached_is_gone(adb_host: AdbHost):
    with pytest.raises(PhoneGone, match="no phone 'phone-9'"):
        adb_host.open("phone-9")


def test_the_phones_are_listed_with_state_and_model(adb_host: AdbHost, phone_process: Ready):
    listed = {phone.serial: phone for phone in adb_host.attached()}
    assert listed[phone_process.serial].state == "device"
    assert listed[phone_process.serial].model


def test_opening_a_phone_puts_nothing_on_it(adb_host: AdbHost, phone_process: Ready):
    phone = adb_host.open(phone_process.serial)
    assert phone.serial == phone_process.serial
    phone.close()
