"""The adb server that the farm plays: adb's clients take it for the real one, and no adb program is needed."""

import os
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import adbutils
import pytest
import uiautomator2
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from private_adb import free_port, listening, until

from benchmarks.control import Control, Phones


@pytest.fixture(scope="module")
def phones(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Phones]:
    """Two phones, and not a word of adb: no HOME to write to, no program on the PATH."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("ADB", "ANDROID"))}
    clean |= {"HOME": "/nonexistent", "PATH": str(tmp_path_factory.mktemp("empty"))}
    port = free_port()
    with Phones("--count", "2", "--speed", "20", "--host-server", str(port), env=clean) as phones:
        phones.adb_port = port
        yield phones


@pytest.fixture
def client(phones: Phones) -> adbutils.AdbClient:
    assert phones.adb_port is not None
    return adbutils.AdbClient("127.0.0.1", phones.adb_port)


@pytest.fixture
def device(phones: Phones, client: adbutils.AdbClient) -> adbutils.AdbDevice:
    return client.device(phones.ready[0].serial)


def test_the_phones_are_listed(client: adbutils.AdbClient, phones: Phones) -> None:
    assert client.server_version() == 41
    rows = client.list(extended=True)
    assert [row.serial for row in rows] == [ready.serial for ready in phones.ready]
    assert [row.state for row in rows] == ["device", "device"]
    assert rows[0].tags["model"] == "deixis_phone"
    assert client.device(transport_id=rows[1].transport_id).shell("echo hi") == "hi"


def test_what_cannot_be_had_is_refused_in_adbs_words(client: adbutils.AdbClient, device: adbutils.AdbDevice) -> None:
    with pytest.raises(adbutils.AdbError, match="device 'nobody' not found"):
        client.device("nobody").shell("true")
    with pytest.raises(adbutils.AdbError, match="no such device"):
        client.disconnect("127.0.0.1:1", raise_error=True)
    with pytest.raises(adbutils.AdbError, match="belongs to simulated phones"):
        client.server_kill()
    with pytest.raises(adbutils.AdbError, match="unknown host service"):
        device.open_transport("frobnicate")
    assert "failed to connect" in client.connect("127.0.0.1:9")


def test_shell_files_and_exit_codes_are_those_of_the_phone(device: adbutils.AdbDevice, tmp_path: Path) -> None:
    assert device.shell2("echo out; (exit 5)").returncode == 5
    assert device.shell2("exit 6", v2=True).returncode == 6
    data = os.urandom(300_000)
    device.sync.push(data, "/sdcard/data")
    assert device.sync.read_bytes("/sdcard/data") == data
    assert device.get_state() == "device"
    assert device.framebuffer().size == (1080, 2400)


def test_uiautomator2_connects_and_works(device: adbutils.AdbDevice) -> None:
    u2 = uiautomator2.connect(device)
    u2.app_start("com.android.settings")
    assert u2(text="Settings").exists(timeout=5)
    assert u2.screenshot().size == (1080, 2400)
    u2.stop_uiautomator()


def test_forwards_lead_to_the_phone(client: adbutils.AdbClient, device: adbutils.AdbDevice) -> None:
    port = device.forward_port("tcp:7912")
    assert [(i.serial, i.local, i.remote) for i in device.forward_list()] == [
        (device.serial, f"tcp:{port}", "tcp:7912")
    ]
    with pytest.raises(adbutils.AdbError, match="cannot rebind"):
        device.forward(f"tcp:{port}", "tcp:1", norebind=True)
    with socket.create_connection(("127.0.0.1", port)) as connection:
        assert connection.recv(1) == b"", "nothing listens there on the phone"
    device.forward_remove(f"tcp:{port}")
    assert device.forward_list() == []
    assert not listening(port)
    with pytest.raises(adbutils.AdbError, match="not found"):
        device.forward_remove(f"tcp:{port}")


def test_reversed_sockets_lead_to_this_computer(device: adbutils.AdbDevice) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            connection, _ = server.accept()
            with connection:
                connection.sendall(connection.recv(100).upper())

        thread = threading.Thread(target=serve)
        thread.start()
        device.reverse("tcp:8081", f"tcp:{server.getsockname()[1]}")
        assert device.shell("echo hello | nc localhost 8081") == "HELLO"
        thread.join()
    device.reverse_remove_all()
    assert device.reverse_list() == []


def test_a_client_that_leaves_ends_what_it_started(device: adbutils.AdbDevice) -> None:
    stream = device.shell("logcat", stream=True)
    until(lambda: "logcat" in device.shell("ps -A"))
    stream.close()
    until(lambda: "logcat" not in device.shell("ps -A"))


def test_a_pulled_cable_is_seen_by_those_who_track_and_wait(phones: Phones, client: adbutils.AdbClient) -> None:
    ready = phones.ready[1]
    device = client.device(ready.serial)
    stream = device.shell("logcat", stream=True)
    device.reverse("tcp:1", "tcp:2")
    with Control(ready) as control:
        with control.fault("unplug"):
            assert {row.serial: row.state for row in client.list()}[ready.serial] == "offline"
            with pytest.raises(adbutils.AdbError, match="device offline"):
                device.shell("true")
            stream.read_until_close()
            client.wait_for(ready.serial, state="disconnect", timeout=5)
        client.wait_for(ready.serial, state="device", timeout=5)
        assert device.reverse_list() == []
        events = client.track_devices()
        first = {next(events).serial for _ in range(2)}
        assert first == {row.serial for row in phones.ready}
        with control.fault("unauthorized"):
            event = next(events)
            assert (event.serial, event.present) == (ready.serial, False)
            with pytest.raises(adbutils.AdbError, match="unauthorized"):
                device.shell("true")


def test_the_adb_program_takes_it_for_its_own_server(phones: Phones, tmp_path: Path) -> None:
    environment = {"HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    for program in {adbutils.adb_path(), shutil.which("adb") or adbutils.adb_path()}:
        asked = [program, "-P", str(phones.adb_port), "-s", phones.ready[0].serial]

        def adb(*words: str, asked: list[str] = asked) -> subprocess.CompletedProcess[bytes]:
            return subprocess.run([*asked, *words], capture_output=True, env=environment, timeout=30, check=False)

        assert adb("shell", "echo $((6*7)); exit 3").stdout == b"42\n"
        assert adb("exec-out", "screencap", "-p").stdout.startswith(b"\x89PNG")
        assert adb("forward", "tcp:0", "tcp:9008").stdout.strip().isdigit()
        assert adb("forward", "--list").stdout.split()[0].decode() == phones.ready[0].serial
        assert adb("forward", "--remove-all").returncode == 0
        assert adb("get-state").stdout == b"device\n"
        assert adb("wait-for-device").returncode == 0
        (tmp_path / "f").write_bytes(b"x" * 100_000)
        assert adb("push", str(tmp_path / "f"), "/sdcard/f").returncode == 0
        assert adb("pull", "/sdcard/f", str(tmp_path / "g")).returncode == 0
        assert (tmp_path / "g").read_bytes() == b"x" * 100_000


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.binary(max_size=60),
        st.text(st.sampled_from("host-seriald:transport;tcp0129 \0é"), max_size=60).map(
            lambda text: f"{len(text.encode()):04x}".encode() + text.encode()
        ),
    )
)
def test_any_bytes_are_answered_or_dropped(phones: Phones, data: bytes) -> None:
    assert phones.adb_port is not None
    with socket.create_connection(("127.0.0.1", phones.adb_port), timeout=5) as connection:
        connection.sendall(data)
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(4096):
            pass
    assert adbutils.AdbClient("127.0.0.1", phones.adb_port).server_version() == 41


def test_a_taken_port_is_named(phones: Phones, capfd: pytest.CaptureFixture[str]) -> None:
    from device.simulator.__main__ import main

    assert main(["--host-server", str(phones.adb_port)]) == 1
    assert capfd.readouterr().err.count("\n") == 1
