"""Every error of the clients, and what it becomes here."""

from __future__ import annotations

import http.client
import inspect
import subprocess

import adbutils.errors
import pytest
import uiautomator2.exceptions as u2

from device.errors import AdbUnavailable, BadHierarchy, GestureRefused, PhoneError, PhoneFault, PhoneGone
from device.foreign import FOREIGN, translate, translated

BECOMES: dict[type[Exception], type[PhoneError]] = {
    adbutils.errors.AdbError: PhoneFault,
    adbutils.errors.AdbTimeout: PhoneFault,
    adbutils.errors.AdbConnectionError: AdbUnavailable,
    adbutils.errors.AdbInstallError: PhoneFault,
    adbutils.errors.AdbSyncError: PhoneFault,
    u2.BaseException: PhoneFault,
    u2.DeviceError: PhoneFault,
    u2.AdbShellError: PhoneFault,
    u2.ConnectError: PhoneGone,
    u2.HTTPError: PhoneFault,
    u2.HTTPTimeoutError: PhoneFault,
    u2.AdbBroadcastError: PhoneFault,
    u2.UiAutomationError: PhoneFault,
    u2.InputIMEError: GestureRefused,
    u2.UiAutomationNotConnectedError: PhoneFault,
    u2.InjectPermissionError: GestureRefused,
    u2.APKSignatureError: PhoneFault,
    u2.LaunchUiAutomationError: PhoneFault,
    u2.AccessibilityServiceAlreadyRegisteredError: PhoneFault,
    u2.RPCError: PhoneFault,
    u2.RPCUnknownError: PhoneFault,
    u2.RPCInvalidError: PhoneFault,
    u2.HierarchyEmptyError: BadHierarchy,
    u2.RPCStackOverflowError: BadHierarchy,
    u2.NormalError: GestureRefused,
    u2.XPathElementNotFoundError: GestureRefused,
    u2.SessionBrokenError: GestureRefused,
    u2.UiObjectNotFoundError: GestureRefused,
    u2.AppNotFoundError: GestureRefused,
    http.client.HTTPException: PhoneFault,
    http.client.RemoteDisconnected: PhoneFault,
    http.client.IncompleteRead: PhoneFault,
    subprocess.TimeoutExpired: AdbUnavailable,
    subprocess.CalledProcessError: AdbUnavailable,
    FileNotFoundError: AdbUnavailable,
    ConnectionResetError: PhoneFault,
    BrokenPipeError: PhoneFault,
    TimeoutError: PhoneFault,
    OSError: PhoneFault,
    EOFError: PhoneFault,
    ValueError: PhoneFault,
}
ARGUMENTS: dict[type[Exception], tuple[object, ...]] = {
    subprocess.TimeoutExpired: ("adb", 20.0),
    subprocess.CalledProcessError: (1, "adb"),
    http.client.IncompleteRead: (b"half",),
}


def own_errors(module: object) -> set[type[Exception]]:
    return {found for _, found in inspect.getmembers(module, inspect.isclass) if issubclass(found, Exception)}


def test_no_error_of_the_clients_is_forgotten():
    clients = own_errors(adbutils.errors) | own_errors(u2)
    assert clients <= set(BECOMES)


@pytest.mark.parametrize("error", BECOMES, ids=lambda error: f"{error.__module__}.{error.__name__}")
def test_each_foreign_error_becomes_one_of_ours_with_itself_as_the_cause(error: type[Exception]):
    foreign = error(*ARGUMENTS.get(error, ("what happened",)))
    with pytest.raises(PhoneError) as caught, translated("a look at phone-1"):
        raise foreign
    assert type(caught.value) is BECOMES[error]
    assert caught.value.__cause__ is foreign
    assert str(caught.value).startswith("a look at phone-1 failed: ")
    assert isinstance(foreign, FOREIGN)


@pytest.mark.parametrize(
    "said",
    [
        "device 'phone-1' not found",
        "device offline",
        "device unauthorized.\nThis adb server's $ADB_VENDOR_KEYS is not set",
        "no devices/emulators found",
        "device still authorizing",
        "device still connecting",
    ],
)
def test_what_adb_says_of_a_phone_that_left_is_told_from_other_errors(said: str):
    assert type(translate(adbutils.errors.AdbError(said), "a tap")) is PhoneGone


def test_adbs_error_inside_one_of_uiautomator2s_decides():
    try:
        try:
            raise adbutils.errors.AdbError("device 'phone-1' not found")
        except adbutils.errors.AdbError as inner:
            raise u2.HTTPError("Unable to connect") from inner
    except u2.HTTPError as error:
        outer = error
    assert type(translate(outer, "a tap")) is PhoneGone
    assert type(translate(u2.AdbShellError(adbutils.errors.AdbError("device offline")), "a tap")) is PhoneGone


def test_a_server_that_does_not_answer_is_no_phone_that_left():
    assert type(translate(adbutils.errors.AdbTimeout("connect to adb server timeout"), "a tap")) is AdbUnavailable


def test_a_phone_that_forbids_simulated_input_has_done_nothing():
    said = "java.lang.SecurityException: Injecting to another application requires INJECT_EVENTS permission"
    assert type(translate(u2.RPCUnknownError(said), "a tap")) is GestureRefused


def test_what_a_client_adds_to_its_words_is_not_repeated():
    error = adbutils.errors.AdbError("shell output invalid", "input text hunter2", b"hunter2")
    assert "hunter2" not in str(translate(error, "typing the text"))


def test_our_own_errors_pass_unchanged():
    ours = PhoneGone("unplugged")
    with pytest.raises(PhoneGone) as caught, translated("a look"):
        raise ours
    assert caught.value is ours


def test_an_error_of_our_own_making_is_not_hidden():
    with pytest.raises(ZeroDivisionError), translated("a look"):
        raise ZeroDivisionError


def test_long_words_are_cut():
    assert len(str(translate(OSError("x" * 5000), "a look"))) < 400
