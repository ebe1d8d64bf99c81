"""Fixtures for tests that need a phone: an adb server of this session's own, and a simulated phone attached to it."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator

import adbutils
import pytest
from private_adb import AdbServer, free_port, listening, until

from benchmarks.control import Control, Phones, Ready
from device.adb import AdbHost
from device.android import AndroidPhone

# Where the tests run in the background of a script, SIGINT is ignored, and what they start would inherit that.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Reading pictures takes seconds of a busy machine: only the tests that are about it do it, and set this themselves.
os.environ.setdefault("DEIXIS_PIXELS", "never")

START_S = 60.0
"""How long adb's server may take to come up on a busy machine."""

SPEED = 20
"""The phone plays gestures so many times faster: they take no time to speak of."""


@pytest.fixture(scope="session")
def adb_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AdbServer]:
    """adb's server on a free port. It scans for no emulators, so that only phones of this session appear."""
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if name != "ADB_SERVER_SOCKET"} | {
        "HOME": str(tmp_path_factory.mktemp("home")),
        "ANDROID_ADB_SERVER_PORT": str(port),
        "ADB_LOCAL_TRANSPORT_MAX_PORT": "0",
        "ADB_LIBUSB": "0",  # where there is no USB, libusb keeps a starting server silent for 3 s
        "ADB_MDNS": "0",
    }
    before = os.environ.get("ANDROID_ADB_SERVER_PORT")
    command = [adbutils.adb_path(), "-P", str(port), "nodaemon", "server"]
    with (tmp_path_factory.mktemp("adb") / "server.log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    os.environ["ANDROID_ADB_SERVER_PORT"] = str(port)
    try:
        until(lambda: listening(port), START_S)
        yield AdbServer(port, environment)
    finally:
        if before is None:
            del os.environ["ANDROID_ADB_SERVER_PORT"]
        else:
            os.environ["ANDROID_ADB_SERVER_PORT"] = before
        process.send_signal(signal.SIGTERM)
        process.wait(10)


@pytest.fixture(scope="session")
def phone_process(adb_server: AdbServer) -> Iterator[Ready]:
    """One simulated phone for the whole session, by its ready line. Ask for ``control`` beside it for a fresh one."""
    with Phones("--speed", str(SPEED), adb_port=adb_server.port, env=adb_server.environment) as phones:
        yield phones.ready[0]


@pytest.fixture
def adb_host(adb_server: AdbServer) -> AdbHost:
    """The way to the session's adb server."""
    return AdbHost("127.0.0.1", adb_server.port)


def attached(host: AdbHost, serial: str) -> bool:
    """Whether adb lists the phone as one it can speak with."""
    return any(phone.serial == serial and phone.state == "device" for phone in host.attached())


@pytest.fixture
def control(phone_process: Ready, adb_host: AdbHost) -> Iterator[Control]:
    """The phone's control channel; the phone is as after its first boot, and without faults."""
    with Control(phone_process) as control:
        for name in control.faults():
            control.clear_fault(name)
        control.set_clock("real")  # a test before this one may have stepped it
        control.reset()
        # A test before this one may have unplugged it; adb takes a moment to see it again.
        until(lambda: attached(adb_host, phone_process.serial), 30)
        yield control
        for name in control.faults():
            control.clear_fault(name)


@pytest.fixture
def phone(adb_host: AdbHost, phone_process: Ready, control: Control) -> Iterator[AndroidPhone]:
    """The simulated phone, fresh, as the product drives it."""
    phone = adb_host.open(phone_process.serial)
    yield phone
    phone.close()
