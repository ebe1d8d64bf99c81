"""adb's server on this machine: which phones are attached to it, and a way to open one."""

from __future__ import annotations

import os
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import adbutils
from adbutils.errors import AdbConnectionError

from device.android import AndroidPhone
from device.errors import AdbUnavailable, PhoneFault, PhoneGone
from device.foreign import translated
from device.interface import Attached
from device.settle import Clock

DEFAULT_HOST, DEFAULT_PORT = "127.0.0.1", 5037
LOOPBACK = ("127.0.0.1", "localhost", "::1")
START_S = 20.0
CONNECT_S, ANSWER_S = 3.0, 10.0

ADVICE: Mapping[str, str] = {
    "unauthorized": "unlock the phone and accept the question about USB debugging",
    "offline": "plug it in again, or run `adb reconnect offline`",
    "authorizing": "wait a moment",
    "connecting": "wait a moment",
}
"""What to do about a phone in this state."""


class ServerClient(adbutils.AdbClient):  # type: ignore[misc]  # adbutils comes without types
    """adbutils' client, but it never starts a server by itself.

    adbutils would start one on the port in the environment, which need not be the port of this client. It also asks
    for the server's version before each exchange with a phone; one answer does for all.
    """

    _version: int | None = None

    def make_connection(self, timeout: float | None = None) -> adbutils.AdbConnection:
        """A connection to the server, if it runs."""
        if not _listens(self.host, self.port):
            raise AdbConnectionError(f"no adb server listens at {self.host}:{self.port}")
        return super().make_connection(timeout)

    def server_version(self) -> int:
        """The server's protocol version, asked once."""
        if self._version is None:
            self._version = int(super().server_version())
        return self._version


class AdbHost:
    """adb's server at one address: as given, else ``ANDROID_ADB_SERVER_HOST`` and ``_PORT``, else 127.0.0.1:5037.

    Where none runs on this machine, the first question starts one.
    """

    def __init__(self, host: str | None = None, port: int | None = None) -> None:
        self._host = host or os.environ.get("ANDROID_ADB_SERVER_HOST") or DEFAULT_HOST
        self._port = port or _port(os.environ.get("ANDROID_ADB_SERVER_PORT") or str(DEFAULT_PORT))
        self._client = ServerClient(self._host, self._port, socket_timeout=ANSWER_S)

    @property
    def address(self) -> str:
        """``host:port``."""
        return f"{self._host}:{self._port}"

    def version(self) -> int:
        """The protocol version of adb's server, 41 for all of the last years.

        :raises AdbUnavailable: none runs and none can be started.
        """
        self._ensure_server()
        with self._asking("its version"):
            return self._client.server_version()

    def attached(self) -> tuple[Attached, ...]:
        """Every phone that adb lists, in adb's order, also those it cannot speak with.

        :raises AdbUnavailable: no server runs and none can be started.
        """
        self._ensure_server()
        with self._asking("its phones"):
            listed = self._client.list(extended=True)
        return tuple(Attached(phone.serial, phone.state, phone.tags.get("model", "")) for phone in listed)

    def open(self, serial: str, clock: Clock | None = None) -> AndroidPhone:
        """A phone by the name adb knows it by. Nothing is put on it or started there before it is first used.

        ``clock`` is what it waits by.

        :raises PhoneGone: adb does not list it, or cannot speak with it.
        :raises AdbUnavailable: no server runs and none can be started.
        """
        phones = {phone.serial: phone.state for phone in self.attached()}
        state = phones.get(serial)
        if state is None:
            others = f"attached are: {', '.join(phones)}" if phones else "no phone is attached"
            raise PhoneGone(f"no phone {serial!r} at adb's server {self.address}; {others}")
        if state != "device":
            raise PhoneGone(f"{serial} is attached but {state}; {ADVICE.get(state, 'see `adb devices`')}")
        return AndroidPhone(self._client.device(serial), clock)

    @contextmanager
    def _asking(self, what: str) -> Iterator[None]:
        """A question to the server alone: whatever goes wrong inside is the server's fault."""
        try:
            with translated(f"asking adb's server at {self.address} for {what}"):
                yield
        except PhoneFault as error:
            raise AdbUnavailable(f"{error}; is that adb's server? (`adb kill-server` ends it)") from error

    def _ensure_server(self) -> None:
        if _listens(self._host, self._port):
            return
        if self._host not in LOOPBACK:
            raise AdbUnavailable(f"no adb server answers at {self.address}; start it there with `adb -a start-server`")
        with translated(f"starting adb's server at {self.address}"):
            _start_server(self._port)
        if not _listens(self._host, self._port):
            raise AdbUnavailable(f"adb's server was started but does not listen at {self.address}")


def _start_server(port: int) -> None:
    """Start adb's server. It goes on after us, so its output goes to a file: a pipe would never end."""
    try:
        adb = adbutils.adb_path()
    except adbutils.AdbError as error:
        raise AdbUnavailable("there is no adb on this machine; install it, or set ADBUTILS_ADB_PATH") from error
    environment = {name: value for name, value in os.environ.items() if name != "ADB_SERVER_SOCKET"}
    with tempfile.TemporaryFile() as output:
        done = subprocess.run(
            [adb, "-P", str(port), "start-server"],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            timeout=START_S,
            check=False,
            env=environment | {"ANDROID_ADB_SERVER_PORT": str(port)},
        )
        output.seek(0)
        said = " ".join(output.read().decode("utf-8", "replace").split())
    if done.returncode:
        raise AdbUnavailable(f"adb's server could not be started on port {port}: {said[-300:]}")


def _listens(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), timeout=CONNECT_S):
            return True
    except OSError:
        return False


def _port(text: str) -> int:
    if text.isdigit() and 0 < int(text) < 65536:
        return int(text)
    raise AdbUnavailable(f"ANDROID_ADB_SERVER_PORT must be a port from 1 to 65535, not {text!r}")
