"""Notifications: at the top of the display, in the shade, on the lock screen; and the tiles above them."""

from __future__ import annotations

import json

import pytest
from sample_phone import center, sample_phone, shown, tap, views

from device.simulator.android import keycodes
from device.simulator.android.clock import Clock
from device.simulator.android.phone import VirtualPhone
from device.simulator.apps.shade import age

CONTACTS, SETTINGS, SYSTEM_UI = "com.android.contacts", "com.android.settings", "com.android.systemui"
LONG = "Supper at eight on Thursday, bring nothing but yourselves and, if you can find it, the large blue dish"


def fresh() -> VirtualPhone:
    """A phone of the factory."""
    return VirtualPhone(clock=Clock("stepped"))


def test_what_is_urgent_comes_up_for_five_seconds_and_stays_in_the_shade() -> None:
    phone = fresh()
    assert phone.notify(CONTACTS, "a", "Ann Lee", "Supper?", urgent=True)
    assert [view["window"] for view in views(phone, text="Ann Lee")] == ["heads-up"]
    assert phone.foreground[0] != SYSTEM_UI
    phone.step(5)
    assert not shown(phone, "Ann Lee")
    phone.open_shade()
    assert shown(phone, "Supper?")
    assert not shown(phone, "No notifications")


def test_what_is_not_urgent_shows_in_status_bar_and_shade_only() -> None:
    phone = fresh()
    phone.notify(CONTACTS, "a", "Ann Lee", "Supper?")
    assert not shown(phone, "Ann Lee")
    assert shown(phone, "Contacts notification: Ann Lee")


def test_do_not_disturb_keeps_the_top_of_the_display_free() -> None:
    phone = fresh()
    phone.settings["global"]["zen_mode"] = "1"
    phone.notify(CONTACTS, "a", "Ann Lee", "Supper?", urgent=True)
    assert not views(phone, window="heads-up")


def test_an_app_whose_notifications_are_off_shows_none() -> None:
    phone = fresh()
    phone.prepare({"apps": {SETTINGS: {"values": {f"notify/{CONTACTS}": "0"}}}})
    assert not phone.notify(CONTACTS, "a", "Ann Lee")
    assert not phone.notify("org.example.none", "a", "Nobody")
    phone.open_shade()
    assert shown(phone, "No notifications")


def test_a_tap_opens_the_app_and_takes_the_notification_away() -> None:
    phone = fresh()
    phone.notify(CONTACTS, "a", "Ann Lee", "Supper?")
    phone.open_shade()
    tap(phone, text="Ann Lee")
    assert phone.foreground[0] == CONTACTS
    assert phone.memory.notifications == []


def test_a_long_text_is_unfolded_and_folded_again() -> None:
    phone = fresh()
    phone.notify(CONTACTS, "a", "Ann Lee", LONG, big=LONG)
    phone.open_shade()
    short = views(phone, id="android:id/text")[0]["bounds"]
    tap(phone, description="Expand")
    tall = views(phone, id="android:id/big_text")[0]["bounds"]
    assert tall[3] - tall[1] > short[3] - short[1]
    tap(phone, description="Collapse")
    assert views(phone, id="android:id/text")[0]["bounds"] == short


def test_a_swipe_to_the_side_dismisses_one_and_clear_all_the_rest() -> None:
    phone = fresh()
    for key in ("a", "b", "c"):
        phone.notify(CONTACTS, key, f"Message {key}")
    phone.open_shade()
    x, y = center(phone, text="Message b")
    phone.swipe(x - 300, y, x + 400, y, 0.2)
    assert [note["key"] for note in phone.memory.notifications] == ["c", "a"]
    tap(phone, text="Clear all")
    assert phone.memory.notifications == []
    assert phone.memory.cover == ""


def test_a_notification_at_the_top_is_pushed_up_and_stays_in_the_shade() -> None:
    phone = fresh()
    phone.notify(CONTACTS, "a", "Ann Lee", urgent=True)
    x, y = center(phone, text="Ann Lee")
    phone.swipe(x, y, x, 10, 0.1)
    assert not views(phone, window="heads-up")
    assert len(phone.memory.notifications) == 1


def test_more_notifications_than_fit_can_be_scrolled() -> None:
    phone = fresh()
    for number in range(20):
        phone.notify(CONTACTS, str(number), f"Message {number}")
    phone.open_shade()
    assert not shown(phone, "Clear all")
    while phone.scroll_by("notifications", "down", 0.8):
        pass
    assert shown(phone, "Clear all")
    assert shown(phone, "Message 0")


def test_manage_leads_to_the_settings_of_notifications() -> None:
    phone = fresh()
    phone.notify(CONTACTS, "a", "Ann Lee")
    phone.open_shade()
    tap(phone, text="Manage")
    assert phone.foreground[0] == SETTINGS
    assert shown(phone, "App settings")


def test_the_lock_screen_shows_them_and_a_tap_unlocks() -> None:
    phone = fresh()
    phone.settings["secure"]["lockscreen.disabled"] = "0"
    phone.notify(CONTACTS, "a", "Ann Lee", "Supper?")
    phone.sleep()
    phone.wake()
    assert phone.locked
    tap(phone, text="Ann Lee")
    assert not phone.locked
    assert phone.foreground[0] == CONTACTS


def test_they_are_saved_and_go_with_a_reboot_and_with_their_app() -> None:
    phone = fresh()
    phone.start(CONTACTS)
    phone.notify(CONTACTS, "a", "Ann Lee", urgent=True)
    saved, tree = json.loads(json.dumps(phone.save())), phone.hierarchy()
    phone.stop(CONTACTS)
    assert phone.memory.notifications == []
    phone.restore(saved)
    assert phone.hierarchy() == tree
    phone.reboot()
    assert phone.memory.notifications == []


@pytest.mark.parametrize(("seconds", "words"), [(0, "now"), (59, "now"), (60, "1m"), (7200, "2h"), (200000, "2d")])
def test_the_age_of_a_notification(seconds: float, words: str) -> None:
    assert age(seconds) == words


# --- tiles ----------------------------------------------------------------------------------------------------------


def test_the_tile_of_airplane_mode_does_what_settings_does() -> None:
    phone = fresh()
    phone.open_shade(quick_settings=True)
    tap(phone, key="tile:airplane_mode_on")
    now = phone.settings["global"]
    assert [now[name] for name in ("airplane_mode_on", "wifi_on", "bluetooth_on")] == ["1", "3", "2"]
    assert shown(phone, "Airplane mode.")
    assert not shown(phone, "Wifi signal full.")
    tap(phone, key="tile:wifi_on")
    assert phone.settings["global"]["wifi_on"] == "2"
    assert shown(phone, "Wifi signal full.")
    assert views(phone, key="tile:wifi_on")[0]["description"] == "Internet, Maple Street 12"
    tap(phone, key="tile:airplane_mode_on")
    now = phone.settings["global"]
    assert [now[name] for name in ("airplane_mode_on", "wifi_on", "bluetooth_on")] == ["0", "1", "1"]


def test_the_tile_of_bluetooth_drops_connections() -> None:
    phone = fresh()
    paired = phone.memory.data[SETTINGS]["bluetooth"]["paired"]
    paired[0]["connected"] = True
    phone.open_shade()
    tap(phone, key="tile:bluetooth_on")
    assert not paired[0]["connected"]


def test_wifi_without_a_network_shows_no_signal() -> None:
    phone = fresh()
    phone.prepare({"apps": {SETTINGS: {"wifi": {"connected": ""}}}})
    assert not shown(phone, "Wifi signal full.")
    phone.open_shade()
    assert views(phone, key="tile:wifi_on")[0]["description"] == "Internet, Not connected"


def test_a_phone_without_settings_still_has_tiles_that_switch() -> None:
    phone = sample_phone()
    phone.open_shade(quick_settings=True)
    tap(phone, key="tile:airplane_mode_on")
    assert phone.settings["global"]["airplane_mode_on"] == "1"


def test_the_shade_is_as_it_was_after_the_back_key() -> None:
    phone = fresh()
    before = phone.hierarchy()
    phone.open_shade()
    phone.key(keycodes.BACK)
    assert phone.hierarchy() == before


def test_a_lock_screen_that_is_to_show_none_shows_none() -> None:
    phone = fresh()
    phone.settings["secure"]["lockscreen.disabled"] = "0"
    phone.prepare({"apps": {SETTINGS: {"values": {"lock_notifications": "none"}}}})
    phone.notify(CONTACTS, "a", "Ann Lee")
    phone.sleep()
    phone.wake()
    assert not shown(phone, "Ann Lee")
