"""Speaking with one phone: adb's shell, and the uiautomator2 server on it, put there and started when first needed.

Questions may be asked twice; what does something is sent once at most, and the error tells whether it can have been
done.
"""

from __future__ import annotations

import atexit
import logging
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPException
from typing import Any

import adbutils
import uiautomator2

from device.allowance import read_all
from device.channel import Channel, Disconnected, NotListening, Unsent
from device.errors import GestureRefused, PhoneError, PhoneFault, PhoneGone
from device.foreign import translated

log = logging.getLogger(__name__)

ASK_S, SHELL_S, SEND_S = 20.0, 20.0, 10.0
"""How long an answer may take, from its first byte to its last."""

END = "deixis-end:"
"""Printed after each command, with its exit status: what lacks it has broken off."""


class Unknown(PhoneFault):
    """Something was sent, and what became of it is not known."""


class Connection:
    """The way to one phone. Owned by one thread."""

    def __init__(self, device: adbutils.AdbDevice) -> None:
        self._device = device
        self._channel = Channel(device)
        self._server: uiautomator2.Device | None = None
        self._suspect = False

    @property
    def serial(self) -> str:
        """The name adb knows the phone by."""
        return str(self._device.serial)

    def check_attached(self) -> None:
        """Return when adb can speak with the phone.

        :raises PhoneGone: it cannot.
        """
        with translated(f"looking for {self.serial}"):
            state = self._device.get_state()
        if state != "device":
            raise PhoneGone(f"{self.serial} is attached but {state}; see `adb devices`")

    def shell(self, command: str, doing: str) -> str:
        """Run a command that asks something, and return what it printed.

        :raises PhoneGone: not attached.
        :raises PhoneFault: the answer broke off.
        """
        try:
            return self.order(command, doing)
        except PhoneFault:
            self.check_attached()
            raise

    def order(self, command: str, doing: str) -> str:
        """Run a command that does something, once, and return what it printed.

        :raises PhoneGone: not attached; the command was not sent.
        :raises PhoneFault: the answer broke off; whether the command ran is not known.
        """
        with translated(doing):
            printed = self._printed(f"{command}; echo {END}$?")
        said, end, _ = printed.decode("utf-8", "replace").rpartition(END)
        if not end:  # adb ends a broken stream like a finished one
            raise PhoneFault(f"{doing} failed: the answer of {self.serial} broke off")
        return said

    def fetch(self, command: str, doing: str) -> bytes:
        """Run a command that answers in bytes, such as a picture. What breaks off is shorter, not an error."""
        with translated(doing):
            return self._printed(command)

    def _printed(self, command: str) -> bytes:
        """All that a command prints. adbutils' own shell would wait anew for each piece of it."""
        with closing(self._device.open_shell(command)) as stream:
            return read_all(stream.conn, SHELL_S)

    def ask(self, doing: str, method: str, *params: Any) -> Any:
        """Call the server on the phone; once more, on a new server, when it has died or lost its hold."""
        self._start_server(doing)
        try:
            return self._channel.ask(method, params, ASK_S, doing)
        except (NotListening, Disconnected) as error:
            log.info("starting the server on %s again: %s", self.serial, error)
        except PhoneFault as error:
            if isinstance(error.__cause__, TimeoutError):
                self._suspect = True
                raise PhoneFault(f"{doing} failed: no answer within {ASK_S:g} s; look again") from error
            if not isinstance(error.__cause__, OSError | EOFError | HTTPException):
                raise
            self.check_attached()
            log.info("asking %s again: %s", self.serial, error)
        self._restart_server(doing)
        return self._channel.call(method, params, ASK_S, doing)

    def send(self, doing: str, method: str, *params: Any, seconds: float = SEND_S) -> Any:
        """Call the server on the phone, at most once. ``doing`` is told of this phone: "the tap on emulator-5554".

        :raises GestureRefused: not sent, or not carried out.
        :raises PhoneFault: sent, and no answer came within ``seconds``.
        """
        doing = f"{doing} on {self.serial}"
        with _refused_unless_sent():
            self._start_server(doing)
            try:
                return self._call_once(doing, method, params, seconds)
            except NotListening as error:
                log.info("starting the server on %s again: %s", self.serial, error)
            self._restart_server(doing)
            return self._call_once(doing, method, params, seconds)

    def _call_once(self, doing: str, method: str, params: tuple[Any, ...], seconds: float) -> Any:
        try:
            return self._channel.call(method, params, seconds, doing)
        except Unsent:
            raise
        except PhoneFault as error:
            raise Unknown(f"{error} (whether it was done is not known)") from error

    # --- the server on the phone ---

    def _start_server(self, doing: str) -> None:
        """Have uiautomator2 put its server on the phone and start it, once a session or when it is suspect."""
        if self._server is None:
            with translated(doing):
                self._server = uiautomator2.connect(self._device)
        elif self._suspect:
            self._restart_server(doing)

    def _restart_server(self, doing: str) -> None:
        if self._server is None:
            self._start_server(doing)
            return
        self._channel.close()
        with translated(doing):
            self._server.stop_uiautomator()
            self._server.start_uiautomator()
        self._suspect = False

    def close(self) -> None:
        """Hang up and stop the server on the phone. May be called twice; the next question starts it again."""
        self._channel.close()
        server, self._server = self._server, None
        if server is None:
            return
        atexit.unregister(server.stop_uiautomator)
        try:
            with translated(f"leaving {self.serial}"):
                server.stop_uiautomator(wait=False)
        except PhoneError as error:
            log.warning("the server on %s could not be stopped: %s", self.serial, error)


@contextmanager
def _refused_unless_sent() -> Iterator[None]:
    """A fault inside means that nothing was done, except where something had been sent."""
    try:
        yield
    except Unknown:
        raise
    except PhoneFault as error:
        raise GestureRefused(f"{error}; nothing was done", "it did not come to be sent; nothing was done") from error
