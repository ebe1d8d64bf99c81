"""The launcher: favourites, the drawer, search, and what a long press offers."""

from __future__ import annotations

import pytest
from sample_phone import SAMPLE, sample_phone, shown, tap, views

from device.simulator.android import keycodes
from device.simulator.android.phone import VirtualPhone
from device.simulator.apps.launcher import matching

LAUNCHER = "com.android.launcher3"


def drawer():  # type: ignore[no-untyped-def]
    phone = sample_phone()
    phone.swipe(540, 1500, 540, 500, 0.3)
    return phone


def test_favourites_start_their_apps() -> None:
    phone = VirtualPhone()
    tap(phone, text="Settings", key="dock:com.android.settings")
    assert phone.foreground[0] == "com.android.settings"


def test_a_swipe_up_opens_the_drawer_with_every_app_and_a_swipe_down_closes_it() -> None:
    phone = drawer()
    assert shown(phone, "Sample")
    assert shown(phone, "Other")
    phone.swipe(540, 700, 540, 1700, 0.3)
    assert not views(phone, key="apps")


def test_an_app_of_the_drawer_starts_and_home_shows_the_first_page_again() -> None:
    phone = drawer()
    tap(phone, key=f"all:{SAMPLE}")
    assert phone.foreground[0] == SAMPLE
    phone.key(keycodes.HOME)
    assert views(phone, key="search_bar")


def test_the_search_bar_opens_the_drawer_ready_to_type() -> None:
    phone = sample_phone()
    tap(phone, key="search_bar")
    assert phone.keyboard_shown
    phone.type("oth")
    assert shown(phone, "Other")
    assert not shown(phone, "Sample")
    phone.key(keycodes.ENTER)
    assert phone.foreground[0] == "org.example.other"
    assert not phone.keyboard_shown


def test_a_search_without_result_says_so() -> None:
    phone = sample_phone()
    phone.key(keycodes.SEARCH)
    phone.type("zebra")
    assert shown(phone, "No apps found matching “zebra”")
    phone.key(keycodes.ENTER)
    assert phone.foreground[0] == LAUNCHER


def test_a_search_result_starts_on_a_tap() -> None:
    phone = sample_phone()
    phone.key(keycodes.SEARCH)
    phone.type("samp")
    tap(phone, key=f"found:{SAMPLE}")
    assert phone.foreground[0] == SAMPLE


def test_a_long_press_on_an_icon_offers_its_details() -> None:
    phone = VirtualPhone()
    tap(phone, hold=0.6, key="dock:com.android.contacts")
    assert shown(phone, "App info")
    tap(phone, text="App info")
    assert phone.foreground[0] == "com.android.settings"
    assert shown(phone, "Contacts")


@pytest.mark.parametrize(
    ("words", "found"), [("", ["Clock", "Block", "Settings"]), ("c", ["Clock", "Block"]), ("LOCK", ["Clock", "Block"])]
)
def test_a_label_that_begins_with_the_words_comes_first(words: str, found: list[str]) -> None:
    apps = [("a", "Clock", ""), ("b", "Block", ""), ("c", "Settings", "")]
    assert [label for _, label, _ in matching(apps, words)] == found
