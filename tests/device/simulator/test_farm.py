"""The process that ``deixis phone`` runs: registering, ending, and saying what is wrong."""

import json
import os
import signal
import socket
import socketserver
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import adbutils
import pytest
from conftest import free_port, listening, until

from benchmarks.control import Control, ControlError, Phones, Ready
from device.simulator.__main__ import main


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("ADB", "ANDROID"))}
    return clean | {"HOME": str(tmp_path), "ADB_LOCAL_TRANSPORT_MAX_PORT": "0", "ADB_MDNS": "0"}


@pytest.fixture
def phones(environment: dict[str, str]) -> Iterator[Phones]:
    """Two phones, and an adb server that they start themselves."""
    phones = Phones("--count", "2", "--seed", "3", "--lock", "swipe", adb_port=free_port(), env=environment)
    phones.start()
    yield phones
    phones.stop()


def listed(port: int) -> dict[str, str]:
    """What the adb server lists; nothing when there is none (adbutils would start one)."""
    if not listening(port):
        return {}
    return {row.serial: row.state for row in adbutils.AdbClient("127.0.0.1", port).list()}


def fails(*options: str, env: dict[str, str]) -> str:
    """What a farm that cannot start says; it must be one line."""
    done = subprocess.run(
        [sys.executable, "-m", "device.simulator", *options],
        capture_output=True,
        text=True,
        env=env,
        timeout=60,
        check=False,
    )
    assert done.returncode != 0
    assert done.stdout == ""
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    return lines[0]


def test_a_farm_starts_an_adb_server_and_stops_it_again(phones: Phones) -> None:
    port = phones.adb_port
    assert port is not None
    assert listed(port) == {ready.serial: "device" for ready in phones.ready}
    with Control(phones.ready[0]) as one, Control(phones.ready[1]) as two:
        assert one.state()["ui"]["locked"] is True
        one.prepare({"settings": {"system": {"screen_brightness": 7}}})
        assert two.state()["settings"]["system"]["screen_brightness"] != "7"
    with (
        Control(Ready(**(vars_of(phones.ready[0]) | {"token": phones.ready[1].token}))) as stranger,
        pytest.raises(ControlError, match="401"),
    ):
        stranger.state()
    assert phones.stop() == 0
    assert not listening(port)
    assert not any(listening(ready.port) for ready in phones.ready)


def vars_of(ready: Ready) -> dict[str, str]:
    return {name: getattr(ready, name) for name in Ready.__slots__}


def test_phones_come_back_when_the_adb_server_was_restarted(phones: Phones, environment: dict[str, str]) -> None:
    port = phones.adb_port
    assert port is not None
    subprocess.run([adbutils.adb_path(), "-P", str(port), "kill-server"], env=environment, check=True, timeout=20)
    until(lambda: not listening(port))
    server = subprocess.Popen(
        [adbutils.adb_path(), "-P", str(port), "nodaemon", "server"],
        env=environment | {"ADB_LIBUSB": "0"}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        wanted = {ready.serial: "device" for ready in phones.ready}
        until(lambda: listed(port) == wanted, 20)
        assert phones.stop() == 0
        assert listed(port) == {}, "a server that we did not start is left alone, without our phones"
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(10)


def test_a_farm_interrupted_while_it_starts_leaves_nothing(environment: dict[str, str]) -> None:
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "device.simulator", "--adb-port", str(port)],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    until(lambda: listening(port) or process.poll() is not None, 20)
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=20)
    assert (process.returncode, said) == (0, "")
    assert not listening(port)


def test_a_farm_that_is_killed_takes_its_adb_server_along(environment: dict[str, str]) -> None:
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "device.simulator", "--adb-port", str(port)],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert process.stdout is not None
    with process.stdout as out:
        Ready.parse(out.readline().decode())
    process.kill()
    process.wait(10)
    until(lambda: not listening(port))


def test_a_taken_port_is_named(environment: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert f"Port {port} cannot be used" in fails("--no-register", "--port", str(port), env=environment)
        assert "--control-port" in fails("--no-register", "--control-port", str(port), env=environment)


def test_an_adb_port_where_something_else_answers_is_named(environment: dict[str, str]) -> None:
    with socketserver.TCPServer(("127.0.0.1", 0), Chatter) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        said = fails("--adb-port", str(server.server_address[1]), env=environment)
        server.shutdown()
        thread.join()
    assert "no adb server" in said
    assert "--adb-port" in said


class Chatter(socketserver.BaseRequestHandler):
    """Answers everybody, and not as adb does."""

    def handle(self) -> None:
        self.request.sendall(b"220 mail.example.org ESMTP\r\n")


def test_a_home_that_cannot_be_written_is_named(environment: dict[str, str]) -> None:
    said = fails("--adb-port", str(free_port()), env=environment | {"HOME": "/proc/nowhere"})
    assert "/proc/nowhere" in said
    assert "HOME" in said


def test_a_computer_without_an_adb_program_is_told_what_to_do(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "adbutils").mkdir()  # stands before the real package, and brings no adb
    (tmp_path / "adbutils" / "__init__.py").write_text("")
    bare = {"PATH": str(tmp_path), "ADBUTILS_ADB_PATH": "", "PYTHONPATH": f"{tmp_path}{os.pathsep}{os.getcwd()}"}
    said = fails("--adb-port", str(free_port()), env=environment | bare)
    assert "No adb program was found" in said
    assert "--host-server" in said


def test_an_adb_that_ends_at_once_is_named(environment: dict[str, str], tmp_path: Path) -> None:
    broken = tmp_path / "adb"
    broken.write_text("#!/bin/sh\nexit 9\n")
    assert "ADBUTILS_ADB_PATH" in fails(
        "--adb-port", str(free_port()), env=environment | {"ADBUTILS_ADB_PATH": str(broken)}
    )
    broken.chmod(broken.stat().st_mode | stat.S_IXUSR)
    said = fails("--adb-port", str(free_port()), env=environment | {"ADBUTILS_ADB_PATH": str(broken)})
    assert "ended at once with code 9" in said


@pytest.mark.parametrize(
    "options",
    [
        ("--port", "5555"), ("--port", "80"), ("--count", "0"), ("--speed", "0"), ("--speed", "inf"),
        ("--boot-seconds", "-1"), ("--boot-seconds", "nan"), ("--control-port", "65536"), ("--adb-port", "-1"),
        ("--time-zone", "Mars/X"), ("--time-zone", "America"), ("--time-zone", "../UTC"), ("--time-zone", ""),
    ],
)  # fmt: skip
def test_options_that_make_no_sense_are_refused(options: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(list(options))
    assert ended.value.code == 2
    assert options[0] in capsys.readouterr().err.splitlines()[-1]


def test_without_registering_the_phone_is_ready_at_once_and_known_to_nobody(environment: dict[str, str]) -> None:
    with Phones("--no-register", "--boot-seconds", "600", env=environment) as phones:
        ready = phones.ready[0]
        assert ready.port not in range(5555, 5586)
        assert listening(ready.port)
        with Control(ready) as control:
            assert control.state()["ui"]["booted"] is False
        assert phones.stop() == 0


def test_a_ready_line_is_read_and_others_are_refused() -> None:
    line = {"serial": "127.0.0.1:1", "port": 1, "control": "http://127.0.0.1:2/phones/1", "token": "t", "model": "m"}
    assert Ready.parse(json.dumps(line)) == Ready("127.0.0.1:1", 1, "http://127.0.0.1:2/phones/1", "t", "m")
    for other in ("", "{}", "[]", '"serial port control token"'):
        with pytest.raises(ValueError, match=r"ready line|Expecting value"):
            Ready.parse(other)
