"""What comes between: apps that crash or hang, dialogs at a bad moment, and permissions that are asked for."""

from __future__ import annotations

import json
import random
from typing import Any, ClassVar

import pytest
from sample_phone import shown, tap, views

from device.simulator.android import keycodes
from device.simulator.android.alerts import POPUPS
from device.simulator.android.app import Page, Start
from device.simulator.android.clock import Clock
from device.simulator.android.permissions import GROUPS, PERMISSIONS
from device.simulator.android.phone import VirtualPhone
from device.simulator.apps import installed
from device.simulator.drawing import widgets as w

CLOCK, CONTACTS, SETTINGS = "com.android.deskclock", "com.android.contacts", "com.android.settings"
CAMERA = "com.android.camera2"


class Asking:
    """An app whose button needs the camera; it notes what it was told."""

    package = CAMERA
    label = "Snap"
    icon = "camera"
    color = "#00796b"
    version = "1.0"
    activities: ClassVar[dict[str, str]] = {"": ".CameraActivity"}
    launchable = True

    def seed(self, rng: random.Random) -> dict[str, Any]:
        return {"told": []}

    def enter(self, start: Start) -> list[Page]:
        return [Page("main")]

    def build(self, ctx):  # type: ignore[no-untyped-def]
        return w.screen(
            w.button("Shoot", lambda: ctx.ask("Camera", "shoot"), key="shoot"),
            w.button("Listen", lambda: ctx.ask("SMS", "listen"), key="listen"),
        )

    def returned(self, ctx, request, result):  # type: ignore[no-untyped-def]
        ctx.data["told"].append([request, result, ctx.page.name])


def phone_with(package: str) -> VirtualPhone:
    """A phone with an app of the factory, or ``Asking``, in front."""
    others = [app for app in installed() if app.package != CAMERA]
    phone = VirtualPhone(clock=Clock("stepped"), apps=[*others, Asking()])
    assert phone.start(package)
    return phone


def told(phone: VirtualPhone) -> list[Any]:
    """What the asking app was told."""
    found: list[Any] = phone.state()["apps"][CAMERA]["told"]
    return found


# --- crashing -------------------------------------------------------------------------------------------------------


def test_an_app_that_crashes_is_gone_and_a_dialog_says_so() -> None:
    phone = phone_with(CONTACTS)
    assert phone.crash(CONTACTS)
    assert phone.packages()[CONTACTS]["pid"] == 0
    assert phone.foreground[0] == "com.android.launcher3"
    root = phone.nodes(active_only=True)[0]
    assert root.package == "android"
    assert any(node.resource_id == "android:id/parentPanel" for node in root.walk())
    assert shown(phone, "Contacts keeps stopping")
    phone.key(keycodes.BACK)
    phone.tap(500, 300)
    assert shown(phone, "Contacts keeps stopping")
    tap(phone, text="Close app")
    assert not shown(phone, "Contacts keeps stopping")


def test_the_crash_dialog_leads_to_the_apps_page_in_settings() -> None:
    phone = phone_with(CLOCK)
    phone.crash(CLOCK)
    tap(phone, text="App info")
    assert phone.foreground == (SETTINGS, f"{SETTINGS}.applications.InstalledAppDetails")
    assert shown(phone, "Clock")


def test_what_does_not_run_cannot_crash_or_hang() -> None:
    phone = phone_with(CONTACTS)
    assert not phone.crash(CLOCK)
    assert not phone.hang("org.example.none")
    assert phone.memory.alerts == []


def test_the_keyboard_goes_when_a_dialog_comes_and_typing_reaches_nothing() -> None:
    phone = phone_with(CONTACTS)
    tap(phone, description="Search")
    phone.type("an")
    phone.popup("usb")
    assert not phone.keyboard_shown
    assert not phone.type("x")
    tap(phone, text="Cancel")
    assert views(phone, key="query")[0]["text"] == "an"


# --- hanging --------------------------------------------------------------------------------------------------------


def test_a_hanging_app_takes_no_touch_and_after_five_seconds_android_asks() -> None:
    phone = phone_with(CLOCK)
    assert phone.hang(CLOCK)
    before = phone.state()["apps"][CLOCK]
    tap(phone, description="Add alarm")
    phone.key(keycodes.BACK)
    phone.step(4.9)
    assert not shown(phone, "Clock isn’t responding")
    phone.step(0.2)
    assert shown(phone, "Clock isn’t responding")
    tap(phone, text="Wait")
    assert phone.foreground[0] == CLOCK
    assert phone.state()["apps"][CLOCK] == before
    tap(phone, description="Add alarm")
    phone.step(6)
    tap(phone, text="Close app")
    assert phone.foreground[0] == "com.android.launcher3"
    assert phone.start(CLOCK)
    tap(phone, description="Add alarm")
    assert shown(phone, "Select time")


def test_a_hanging_app_shows_the_time_at_which_it_stopped() -> None:
    phone = phone_with(CLOCK)
    tap(phone, key="tab/stopwatch")
    tap(phone, key="start_stop")
    phone.step(2)
    phone.hang(CLOCK, 20)
    phone.step(8)
    assert shown(phone, "00:02.00")
    phone.step(12)
    phone.step(0.1)
    assert shown(phone, "00:22.10")


def test_home_still_works_while_an_app_hangs() -> None:
    phone = phone_with(CLOCK)
    phone.hang(CLOCK)
    phone.key(keycodes.HOME)
    assert phone.foreground[0] == "com.android.launcher3"


def test_nobody_is_asked_about_an_app_that_was_never_touched() -> None:
    phone = phone_with(CLOCK)
    phone.hang(CLOCK)
    phone.step(60)
    assert phone.memory.alerts == []


# --- at a bad moment ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [kind for kind in POPUPS if kind != "permission"])
def test_a_dialog_at_a_bad_moment_takes_the_keys_and_goes_with_back(kind: str) -> None:
    phone = phone_with(CONTACTS)
    below = phone.hierarchy(active_only=True)
    assert phone.popup(kind)
    assert phone.hierarchy(active_only=True) != below
    saved = json.loads(json.dumps(phone.save()))
    tree = phone.hierarchy()
    phone.key(keycodes.BACK)
    assert phone.hierarchy(active_only=True) == below
    phone.restore(saved)
    assert phone.hierarchy() == tree


def test_a_popup_of_no_known_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="battery"):
        phone_with(CONTACTS).popup("advert")


def test_a_reboot_leaves_no_dialog_and_nothing_hanging() -> None:
    phone = phone_with(CONTACTS)
    phone.popup("usb")
    phone.hang(CONTACTS)
    phone.reboot()
    phone.step(1)
    assert phone.memory.alerts == []
    assert phone.memory.hung == {}


# --- permissions ----------------------------------------------------------------------------------------------------


def test_an_app_asks_once_and_is_told_what_was_answered() -> None:
    phone = phone_with(CAMERA)
    tap(phone, key="shoot")
    assert phone.foreground[0] == "com.android.permissioncontroller"
    assert shown(phone, "Allow Snap to take pictures and record video?")
    tap(phone, text="While using the app")
    assert phone.foreground[0] == CAMERA
    assert told(phone) == [["shoot", {"allowed": True}, "main"]]
    tap(phone, key="shoot")
    assert told(phone)[1:] == [["shoot", {"allowed": True}, "main"]]
    assert phone.state()["apps"][SETTINGS]["permissions"] == {CAMERA: {"Camera": "allow"}}


def test_only_this_time_ends_with_the_app() -> None:
    phone = phone_with(CAMERA)
    tap(phone, key="shoot")
    tap(phone, text="Only this time")
    assert phone.permissions.allowed(CAMERA, "Camera")
    phone.stop(CAMERA)
    assert not phone.permissions.allowed(CAMERA, "Camera")
    assert phone.permissions.open(CAMERA, "Camera")


def test_who_was_refused_twice_is_refused_without_a_question() -> None:
    phone = phone_with(CAMERA)
    for _ in range(2):
        tap(phone, key="shoot")
        tap(phone, text="Don’t allow")
    tap(phone, key="shoot")
    assert phone.foreground[0] == CAMERA
    assert [result for _, result, _ in told(phone)] == [{"allowed": False}] * 3


def test_leaving_the_question_is_no_answer() -> None:
    phone = phone_with(CAMERA)
    tap(phone, key="shoot")
    phone.key(keycodes.BACK)
    assert told(phone) == [["shoot", {"allowed": False}, "main"]]
    assert phone.permissions.answer(CAMERA, "Camera") == "ask"


def test_what_an_app_never_declared_is_refused_at_once() -> None:
    phone = phone_with(CAMERA)
    tap(phone, key="listen")
    assert told(phone) == [["listen", {"allowed": False}, "main"]]


def test_a_permission_given_from_outside_is_not_asked_for() -> None:
    phone = phone_with(CAMERA)
    assert phone.grant(CAMERA, "android.permission.CAMERA")
    assert not phone.grant(CAMERA, "android.permission.SEND_SMS")
    tap(phone, key="shoot")
    assert told(phone) == [["shoot", {"allowed": True}, "main"]]


def test_settings_shows_and_changes_what_was_answered() -> None:
    phone = phone_with(CAMERA)
    tap(phone, key="shoot")
    tap(phone, text="Only this time")
    phone.start(SETTINGS, Start("android.settings.APPLICATION_DETAILS_SETTINGS", f"package:{CAMERA}"))
    tap(phone, text="Permissions")
    assert shown(phone, "Ask every time")
    tap(phone, text="Camera")
    assert [view["text"] for view in views(phone, key="ask")] == ["Ask every time"]
    tap(phone, text="Don’t allow")
    assert not phone.permissions.allowed(CAMERA, "Camera")


def test_an_app_in_front_can_be_made_to_ask_at_any_time() -> None:
    phone = phone_with(CONTACTS)
    assert phone.popup("permission")
    assert shown(phone, "Allow Contacts to make and manage phone calls?")
    tap(phone, text="Allow")
    assert phone.foreground[0] == CONTACTS


def test_every_permission_that_an_app_wants_has_words() -> None:
    assert {group for wanted in PERMISSIONS.values() for group in wanted} <= GROUPS.keys()
