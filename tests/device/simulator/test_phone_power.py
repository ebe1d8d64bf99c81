"""Power: boot, lock, PIN, sleep, rotation, density and the dark theme."""

from __future__ import annotations

import pytest
from sample_phone import center, in_app, sample_phone, shown, tap

from device.simulator.android import keycodes
from device.simulator.android.profile import Profile

LAUNCHER = "com.android.launcher3"


def test_a_phone_boots_when_its_time_has_come() -> None:
    phone = sample_phone(boot_seconds=5.0)
    assert not phone.booted
    assert phone.props["sys.boot_completed"] == ""
    assert shown(phone, "Phone is starting…")
    assert not phone.start("org.example.sample")
    assert phone.advance() == pytest.approx(5.0)
    phone.step(4.9)
    assert not phone.booted
    phone.step(0.2)
    assert phone.booted
    assert phone.props["sys.boot_completed"] == phone.props["dev.bootcomplete"] == "1"
    assert phone.foreground[0] == LAUNCHER


def test_a_reboot_keeps_data_and_ends_what_ran() -> None:
    phone = sample_phone(boot_seconds=3.0)
    phone.step(3.0)
    phone.start("org.example.sample")
    tap(phone, key="greet")
    phone.reboot()
    assert not phone.booted
    phone.step(3.0)
    assert phone.booted
    assert phone.packages()["org.example.sample"]["pid"] == 0
    assert phone.state()["apps"]["org.example.sample"]["log"] == ["greet"]


def test_a_swipe_up_opens_a_locked_phone_and_a_tap_does_not() -> None:
    phone = sample_phone(lock="swipe")
    assert phone.locked
    phone.tap(540, 1200)
    assert phone.locked
    phone.swipe(540, 1800, 540, 600, 0.3)
    assert not phone.locked
    assert phone.foreground[0] == LAUNCHER


def test_a_locked_phone_shows_nothing_of_its_apps() -> None:
    phone = in_app(lock="none")
    phone.settings["secure"]["lockscreen.disabled"] = "0"
    phone.sleep()
    phone.wake()
    assert phone.locked
    assert 'package="org.example.sample"' not in phone.hierarchy()
    assert phone.foreground[0] == "com.android.systemui"
    assert not phone.type("x")


def test_a_pin_opens_and_a_wrong_one_does_not() -> None:
    phone = sample_phone(lock="pin", pin="2580")
    assert not phone.dismiss_keyguard()
    for digit in "2581":
        tap(phone, key=f"key{digit}")
    tap(phone, key="key_enter")
    assert phone.locked
    assert shown(phone, "Wrong PIN")
    for digit in "2589":
        tap(phone, key=f"key{digit}")
    tap(phone, key="delete_button")
    tap(phone, key="key0")
    tap(phone, key="key_enter")
    assert not phone.locked


def test_a_pin_can_be_typed_on_keys_and_back_returns_to_the_clock() -> None:
    phone = sample_phone(lock="pin", pin="2580")
    phone.swipe(540, 1800, 540, 600, 0.3)
    assert shown(phone, "Enter PIN")
    phone.key(keycodes.BACK)
    assert shown(phone, "Swipe up to open")
    phone.swipe(540, 1800, 540, 600, 0.3)
    assert phone.type("2580")
    phone.key(keycodes.ENTER)
    assert not phone.locked


def test_a_pin_can_be_entered_on_a_phone_held_sideways() -> None:
    phone = sample_phone(lock="pin", pin="2580")
    phone.rotate(1)
    phone.dismiss_keyguard()
    for digit in "2580":
        tap(phone, key=f"key{digit}")
    tap(phone, key="key_enter")
    assert not phone.locked


def test_a_pin_must_have_digits() -> None:
    with pytest.raises(ValueError, match="4 to 16 digits"):
        Profile(lock="pin", pin="12")


def test_a_sleeping_phone_is_black_and_locks() -> None:
    phone = sample_phone(lock="swipe")
    phone.dismiss_keyguard()
    phone.key(keycodes.POWER)
    assert not phone.screen_on
    assert phone.screenshot().getextrema() == ((0, 0), (0, 0), (0, 0))
    phone.key(keycodes.HOME)
    assert not phone.screen_on
    phone.key(keycodes.WAKEUP)
    assert phone.screen_on
    assert phone.locked


def test_rotation_swaps_width_and_height() -> None:
    phone = in_app()
    phone.rotate(1)
    assert phone.size == (1080, 2400)
    assert phone.screenshot().size == (2400, 1080)
    assert phone.windows()[0].root.bounds.width == 2400
    assert 'rotation="1"' in phone.hierarchy()
    tap(phone, key="greet")
    assert phone.state()["apps"]["org.example.sample"]["log"] == ["greet"]
    with pytest.raises(ValueError, match="quarters"):
        phone.rotate(4)


def test_density_and_font_size_are_respected() -> None:
    phone = in_app()
    _, y = center(phone, key="hold")
    phone.settings["secure"]["display_density_forced"] = "320"
    assert phone.density == 320
    assert center(phone, key="hold")[1] < y
    phone.settings["secure"].pop("display_density_forced")
    phone.settings["system"]["font_scale"] = "1.3"
    assert center(phone, key="hold")[1] > y


def test_the_dark_theme_darkens_the_picture_and_leaves_the_tree() -> None:
    phone = in_app()
    tree, light = phone.hierarchy(), phone.screenshot().getpixel((20, 2000))
    phone.settings["secure"]["ui_night_mode"] = 2
    assert phone.hierarchy() == tree
    dark = phone.screenshot().getpixel((20, 2000))
    assert sum(light) > 600 > 200 > sum(dark)


def test_the_status_bar_shows_the_time_in_the_phones_zone_and_the_radios() -> None:
    phone = sample_phone(time_zone="Asia/Tokyo")
    assert shown(phone, "18:00")
    assert shown(phone, "Wifi signal full.")
    phone.settings["system"]["time_12_24"] = "12"
    phone.settings["global"]["wifi_on"] = "0"
    assert shown(phone, "6:00")
    assert not shown(phone, "Wifi signal full.")


def test_a_phone_without_a_lock_screen_refuses_to_be_laid_out_locked() -> None:
    phone = in_app(lock="none")
    with pytest.raises(ValueError, match="no lock screen"):
        phone.prepare({"ui": {"locked": True}})
    assert not phone.locked
    phone.prepare({"settings": {"secure": {"lockscreen.disabled": "0"}}, "ui": {"locked": True}})
    assert phone.locked
