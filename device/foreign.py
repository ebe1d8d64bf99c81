"""What adbutils, uiautomator2 and the socket below them raise, translated into this floor's errors. The only place."""

from __future__ import annotations

import http.client
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import adbutils.errors
import uiautomator2.exceptions as u2

from device.errors import AdbUnavailable, BadHierarchy, GestureRefused, PhoneError, PhoneFault, PhoneGone

FOREIGN: tuple[type[Exception], ...] = (
    adbutils.errors.AdbError,
    u2.BaseException,
    http.client.HTTPException,
    subprocess.SubprocessError,
    OSError,
    EOFError,
    ValueError,
)
"""Everything the clients are known to let out. ValueError is theirs where an answer breaks off within a number."""

GONE = re.compile(
    r"device .*not found|no devices|device offline|device unauthorized|device still (authorizing|connecting)"
    r"|no such device|unknown transport|transport .*not found|failed to get (feature|transport)",
    re.IGNORECASE,
)
"""What adb's server says of a phone that it cannot speak with."""

NO_PERMISSION = re.compile(r"INJECT_EVENTS|SecurityException", re.IGNORECASE)

RULES: tuple[tuple[type[Exception], type[PhoneError], str], ...] = (
    (adbutils.errors.AdbConnectionError, AdbUnavailable, "start adb's server (`adb start-server`)"),
    (FileNotFoundError, AdbUnavailable, "install adb, or set ADBUTILS_ADB_PATH"),
    (subprocess.SubprocessError, AdbUnavailable, "run `adb start-server` by hand to see what is wrong"),
    (adbutils.errors.AdbError, PhoneFault, "look again; if it stays so, plug the phone in again"),
    (u2.ConnectError, PhoneGone, "plug the phone in again and see `adb devices`"),
    (u2.HierarchyEmptyError, BadHierarchy, "look again"),
    (u2.RPCStackOverflowError, BadHierarchy, "the tree is too deep for the phone to print; leave this screen"),
    (
        u2.AccessibilityServiceAlreadyRegisteredError,
        PhoneFault,
        "another automation tool holds the phone; stop it, or restart the phone",
    ),
    (u2.InjectPermissionError, GestureRefused, "allow simulated input in the phone's developer options"),
    (u2.InputIMEError, GestureRefused, "choose another keyboard on the phone"),
    (u2.NormalError, GestureRefused, "look again"),
    (u2.LaunchUiAutomationError, PhoneFault, "the server on the phone does not start; restart the phone"),
    (u2.BaseException, PhoneFault, "look again"),
    (http.client.HTTPException, PhoneFault, "look again"),
    (OSError, PhoneFault, "look again"),
    (EOFError, PhoneFault, "look again"),
    (ValueError, PhoneFault, "look again"),
)
"""The first rule whose class fits decides: what it becomes, and what to try."""


def translate(error: Exception, doing: str) -> PhoneError:
    """The error of this floor for a foreign one. ``doing`` says what was being done, as a noun: ``a look at sim-1``."""
    if isinstance(error, PhoneError):
        return error
    inner = _inner(error)
    said = _said(inner)
    if isinstance(inner, adbutils.errors.AdbTimeout) and "connect" in said:
        return AdbUnavailable(f"{doing} failed: adb's server does not answer; restart it (`adb kill-server`)")
    if isinstance(inner, adbutils.errors.AdbError) and GONE.search(said):
        return PhoneGone(f"{doing} failed: {said}; plug the phone in again and see `adb devices`")
    if NO_PERMISSION.search(said):
        advice = "allow simulated input in the phone's developer options"
        return GestureRefused(f"{doing} failed: {said}; {advice}", advice)
    for foreign, ours, advice in RULES:
        if isinstance(inner, foreign):
            return ours(f"{doing} failed: {said}; {advice}")
    return PhoneFault(f"{doing} failed: {said}; look again")


@contextmanager
def translated(doing: str) -> Iterator[None]:
    """Translate whatever foreign error is raised inside.

    :raises PhoneError: instead of it, with it as its cause.
    """
    try:
        yield
    except FOREIGN as error:
        raise translate(error, doing) from error


def _inner(error: BaseException) -> BaseException:
    """uiautomator2 wraps adb's own errors in its own; adb's say more."""
    inner: BaseException = error
    if isinstance(error, u2.BaseException):
        for wrapped in (error.__cause__, error.__context__, *error.args):
            if isinstance(wrapped, adbutils.errors.AdbError):
                inner = wrapped
    return inner


def _said(error: BaseException) -> str:
    """The error's own words in one line of bearable length.

    The clients add the command and its output to some errors; these may hold what was typed, so they are left out.
    """
    told = next((word for word in error.args if isinstance(word, str)), "") if error.args else ""
    if isinstance(error, OSError) or not error.args:
        told = str(error)
    words = " ".join(told.split()) or type(error).__name__
    return words if len(words) <= 300 else f"{words[:300]}…"
