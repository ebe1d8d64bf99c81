"""The host's adb server, as far as registering phones needs it: asking it, starting it, stopping it.

A request is four hex digits of length and the text; the answer OKAY or FAIL and, for most requests, a block of the
same form.
"""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
import signal
from dataclasses import dataclass
from pathlib import Path

log = logging.getLogger(__name__)

DEFAULT_PORT = 5037
_ANSWER_SECONDS = 10.0
_HELLO_SECONDS = 5.0
"""A server that waits for libusb while it starts takes 3 s to answer at all."""
_START_SECONDS = 15.0
_STOP_SECONDS = 3.0


class AdbError(Exception):
    """The adb server cannot be used; the message says what to do about it."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A device as ``adb devices`` lists it."""

    serial: str
    state: str


def server_port() -> int:
    """The port that ANDROID_ADB_SERVER_PORT names, or adb's own.

    :raises AdbError: it is no port.
    """
    value = os.environ.get("ANDROID_ADB_SERVER_PORT", str(DEFAULT_PORT))
    if not value.isdecimal() or not 0 < int(value) < 65536:
        raise AdbError(f"ANDROID_ADB_SERVER_PORT is {value!r}; set it to a port number from 1 to 65535.")
    return int(value)


def find_adb() -> str:
    """The adb program: $ADBUTILS_ADB_PATH, on the PATH, or the one that adbutils brings.

    :raises AdbError: there is none.
    """
    named = os.environ.get("ADBUTILS_ADB_PATH")
    if named:
        if not os.access(named, os.X_OK):
            raise AdbError(f"ADBUTILS_ADB_PATH names {named}, which is no program that can be run.")
        return named
    on_path = shutil.which("adb")
    if on_path:
        return on_path
    bundled = _bundled_adb()
    if bundled is not None:
        return str(bundled)
    raise AdbError(
        "No adb program was found. Install one (Debian: apt install adb) or set ADBUTILS_ADB_PATH, "
        "or start with --no-register."
    )


def _bundled_adb() -> Path | None:
    from importlib.util import find_spec

    spec = find_spec("adbutils")
    if spec is None or spec.origin is None:
        return None
    binary = Path(spec.origin).parent / "binaries" / ("adb.exe" if os.name == "nt" else "adb")
    return binary if os.access(binary, os.X_OK) else None


class AdbServer:
    """One adb server on 127.0.0.1. ``start`` makes it a child of this process, which ``stop`` ends."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._child: asyncio.subprocess.Process | None = None
        self._guardian: asyncio.subprocess.Process | None = None

    async def ask(self, request: str, seconds: float = _ANSWER_SECONDS) -> str:
        """Send a request; the block of the answer.

        :raises AdbError: no server, or it refused.
        """
        try:
            async with asyncio.timeout(seconds):
                reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
                try:
                    data = request.encode()
                    writer.write(f"{len(data):04x}".encode() + data)
                    status = await reader.readexactly(4)
                    size = int(await reader.readexactly(4), 16)
                    text = (await reader.readexactly(size)).decode("utf-8", "replace")
                finally:
                    writer.close()
        except (OSError, EOFError, TimeoutError, ValueError) as error:
            raise AdbError(
                f"The adb server on port {self.port} does not answer: {error or type(error).__name__}"
            ) from error
        if status != b"OKAY":
            raise AdbError(f"The adb server on port {self.port} refused {request}: {text}")
        return text

    async def answers(self) -> bool:
        """An adb server listens on the port.

        :raises AdbError: something else does.
        """
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", self.port)
        except OSError:
            return False
        writer.close()
        try:
            await self.ask("host:version", _HELLO_SECONDS)
        except AdbError as error:
            raise AdbError(
                f"Port {self.port} is taken by something that is no adb server. Name another with --adb-port."
            ) from error
        return True

    async def devices(self) -> list[Listed]:
        """Everything that is attached."""
        rows = [line.split("\t") for line in (await self.ask("host:devices")).splitlines()]
        return [Listed(row[0], row[1]) for row in rows if len(row) == 2]

    async def connect(self, address: str) -> None:
        """``adb connect``: no error when the device is known already."""
        answer = await self.ask(f"host:connect:{address}")
        if not answer.startswith(("connected to", "already connected")):
            raise AdbError(f"The adb server could not connect to {address}: {answer}")

    async def disconnect(self, address: str) -> None:
        """``adb disconnect``: no error when the device is not known."""
        try:
            await self.ask(f"host:disconnect:{address}")
        except AdbError as error:
            log.debug("disconnect %s: %s", address, error)

    async def start(self) -> None:
        """Run ``adb nodaemon server`` as a child in a process group of its own, and wait until it answers.

        :raises AdbError: there is no adb program, or it ended at once.
        """
        adb = find_adb()
        home = Path(os.environ.get("HOME") or Path.home())
        android = home / ".android"
        if not os.access(android if android.exists() else home, os.W_OK):
            raise AdbError(f"adb needs a HOME it can write to, and {home} is none. Set HOME to a folder of yours.")
        environment = {k: v for k, v in os.environ.items() if k not in ("ADB_SERVER_SOCKET", "ANDROID_SERIAL")}
        # where there is no USB, libusb keeps a starting server silent for 3 s; adb's own USB code does not
        environment.setdefault("ADB_LIBUSB", "0")
        try:
            self._child = await asyncio.create_subprocess_exec(
                adb, "-P", str(self.port), "nodaemon", "server",
                stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
                start_new_session=True, env=environment,
            )  # fmt: skip
        except OSError as error:
            raise AdbError(f"{adb} cannot be run: {error}. Set ADBUTILS_ADB_PATH to an adb that can.") from error
        log.info("started an adb server on port %d, pid %d", self.port, self._child.pid)
        await self._guard(self._child.pid)
        deadline = asyncio.get_running_loop().time() + _START_SECONDS
        while not await self.answers():
            if self._child.returncode is not None:
                raise AdbError(
                    f"{adb} ended at once with code {self._child.returncode}. Run '{adb} nodaemon server' to see why."
                )
            if asyncio.get_running_loop().time() > deadline:
                await self.stop()
                raise AdbError(f"{adb} does not answer on port {self.port}, {_START_SECONDS:.0f} s after its start.")
            await asyncio.sleep(0.05)

    async def _guard(self, pid: int) -> None:
        """Let the server end with this process, however that ends: a shell waits for it on a pipe."""
        if shutil.which("sh") is None:
            return
        self._guardian = await asyncio.create_subprocess_exec(
            "sh", "-c", 'read -r word || kill -TERM "$0"', str(pid),
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip

    async def release(self) -> None:
        """Let the server go on without this process."""
        guardian, self._guardian = self._guardian, None
        if guardian is not None:
            await guardian.communicate(b"stay\n")

    @property
    def ours(self) -> bool:
        """The server is our child, and alive."""
        return self._child is not None and self._child.returncode is None

    async def stop(self) -> None:
        """End the server if it is our child."""
        child, self._child = self._child, None
        await self.release()
        if child is None or child.returncode is not None:
            return
        try:
            os.killpg(child.pid, signal.SIGTERM)
            await asyncio.wait_for(child.wait(), _STOP_SECONDS)
        except TimeoutError:
            os.killpg(child.pid, signal.SIGKILL)
            await child.wait()
        except ProcessLookupError:
            await child.wait()
