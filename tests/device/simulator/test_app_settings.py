"""The Settings app, touched on a phone: what is tapped shows in Android's settings and in the app's data."""

from __future__ import annotations

from typing import Any

import pytest
from sample_phone import center, shown, tap, views

from device.simulator.android.app import Page, Start
from device.simulator.android.clock import Clock
from device.simulator.android.context import AppContext
from device.simulator.android.keycodes import BACK
from device.simulator.android.phone import VirtualPhone
from device.simulator.android.trouble import Trouble
from device.simulator.apps.settings import SettingsApp
from device.simulator.apps.settings.app import ACTIONS, OTHER_PAGES
from device.simulator.apps.settings.dialogs import QUESTIONS
from device.simulator.apps.settings.pages import PAGES
from device.simulator.apps.settings.values import PERMISSIONS, RENAMES

SETTINGS = "com.android.settings"
ARGUMENTS: dict[str, dict[str, Any]] = {
    "app_info": {"package": "com.android.contacts"},
    "app_notifications": {"package": "com.android.contacts"},
    "app_storage": {"package": "com.android.contacts"},
    "app_permissions": {"package": "com.android.contacts"},
    "permission": {"package": "com.android.contacts", "permission": "Contacts"},
    "permission_apps": {"permission": "Contacts"},
    "all_apps_menu": {"system": False},
    "wifi_password": {"ssid": "TidewaterOffice"},
    "wifi_details": {"ssid": "Maple Street 12"},
    "device": {"name": "Aria Buds"},
    "pair_with": {"address": "0c:7e:11:5a:90:11"},
    "choice": {"page": "display", "args": {}, "title": "Screen timeout"},
    "rename": {"what": "device_name"},
    "confirm": {"question": "reset_apps", "about": {}},
}


def phone_at(*path: str, action: str = "android.intent.action.MAIN") -> VirtualPhone:
    """A phone with Settings in front, after taps on these texts."""
    phone = VirtualPhone(clock=Clock("stepped"))
    assert phone.start(SETTINGS, Start(action))
    for text in path:
        find(phone, text)
        tap(phone, text=text)
    return phone


def find(phone: VirtualPhone, text: str) -> None:
    """Scroll the list in front until the text can be tapped."""
    for key in ("list", "home"):
        while not seen(phone, text) and phone.scroll_by(key, "down", 0.6):
            pass


def seen(phone: VirtualPhone, text: str) -> bool:
    """Whether the text can be seen."""
    return any(v["visible"][3] > v["visible"][1] and v["visible"][2] > v["visible"][0] for v in views(phone, text=text))


def own(phone: VirtualPhone) -> dict[str, Any]:
    """The app's data."""
    data: dict[str, Any] = phone.state()["apps"][SETTINGS]
    return data


def switch_of(phone: VirtualPhone, title: str) -> bool:
    """Whether the switch in the row of this title is on, as the tree says."""
    for root in phone.nodes():
        for row in root.walk():
            below = list(row.walk())
            if row.clickable and any(n.text == title for n in below):
                return next(n.checked for n in below if n.checkable)
    raise AssertionError(f"no row is titled {title}")


def test_the_home_page_lists_every_section() -> None:
    phone = phone_at()
    titles = ["Network & internet", "Connected devices", "Apps", "Notifications", "Battery", "Storage",
              "Sound & vibration", "Display", "Wallpaper & style", "Accessibility", "Security", "Privacy", "Location",
              "Safety & emergency", "Passwords & accounts", "System", "About phone"]  # fmt: skip
    drawn = [view["text"] for view in reversed(views(phone, id="android:id/title"))]
    assert drawn == titles


@pytest.mark.parametrize("name", sorted({*PAGES, *OTHER_PAGES}))
def test_every_page_can_be_drawn_with_radios_on_and_off(name: str) -> None:
    phone = phone_at()
    app, arguments = SettingsApp(), ARGUMENTS.get(name, {})
    for on in ("0", "1"):
        for key in ("airplane_mode_on", "wifi_on", "bluetooth_on", "development_settings_enabled"):
            phone.settings["global"][key] = on
        assert app.build(AppContext(phone, SETTINGS, Page(name, dict(arguments)))).children


def test_every_row_leads_to_a_page_that_exists() -> None:
    phone = phone_at()
    for name, spec in PAGES.items():
        context = AppContext(phone, SETTINGS, Page(name, dict(ARGUMENTS.get(name, {}))))
        for item in spec.items(context):
            page = getattr(item, "page", "")
            assert not page or page in PAGES or page in OTHER_PAGES, f"{name}: {item}"
    assert set(ACTIONS.values()) <= {*PAGES, *OTHER_PAGES}
    assert set(RENAMES) == {"device_name", "hotspot_name", "hotspot_password", "lock_text"}


# --- radios ---------------------------------------------------------------------------------------------------------


def test_wifi_is_switched_through_its_row() -> None:
    phone = phone_at("Network & internet", "Internet")
    assert switch_of(phone, "Wi‑Fi")
    tap(phone, text="Wi‑Fi")
    assert phone.settings["global"]["wifi_on"] == "0"
    assert not switch_of(phone, "Wi‑Fi")
    assert not seen(phone, "Maple Street 12")
    tap(phone, text="Wi‑Fi")
    assert phone.settings["global"]["wifi_on"] == "1"
    assert seen(phone, "Maple Street 12")


def test_airplane_mode_takes_the_radios_down_and_gives_back_those_it_took() -> None:
    phone = phone_at("Network & internet")
    phone.settings["global"]["bluetooth_on"] = "0"
    tap(phone, text="Airplane mode")
    settings = phone.settings["global"]
    assert (settings["airplane_mode_on"], settings["wifi_on"], settings["bluetooth_on"]) == ("1", "3", "0")
    assert shown(phone, "Airplane mode is on")
    tap(phone, text="Airplane mode")
    assert (settings["airplane_mode_on"], settings["wifi_on"], settings["bluetooth_on"]) == ("0", "1", "0")


def test_a_network_that_leads_nowhere_says_so_wherever_it_is_shown() -> None:
    phone = phone_at("Network & internet")
    cut_off = False
    phone.trouble = Trouble(cut_off=lambda: cut_off)
    assert seen(phone, "Maple Street 12")
    cut_off = True
    assert seen(phone, "Maple Street 12 / No internet")
    tap(phone, text="Internet")
    assert seen(phone, "Connected / No internet")
    tap(phone, text="Maple Street 12")
    assert seen(phone, "Connected / No internet")
    cut_off = False
    assert seen(phone, "Connected")
    phone.key(BACK)
    assert seen(phone, "Connected")
    tap(phone, text="Wi‑Fi")
    assert seen(phone, "Connected / LTE")
    cut_off = True
    assert seen(phone, "Connected / LTE / No internet")


def test_wifi_switched_on_in_airplane_mode_stays_on() -> None:
    phone = phone_at("Network & internet", "Airplane mode", "Internet", "Wi‑Fi")
    assert phone.settings["global"]["wifi_on"] == "2"
    assert seen(phone, "Maple Street 12")


def test_a_secured_network_asks_for_its_password() -> None:
    phone = phone_at("Network & internet", "Internet", "TidewaterOffice")
    assert not next(n for root in phone.nodes() for n in root.walk() if n.text == "Connect").enabled
    tap(phone, key="password")
    assert phone.type("low tide at noon")
    tap(phone, text="Connect")
    assert own(phone)["wifi"]["connected"] == "TidewaterOffice"


def test_a_wrong_password_does_not_connect_and_is_said() -> None:
    phone = phone_at("Network & internet", "Internet", "TidewaterOffice")
    tap(phone, key="password")
    phone.type("high tide")
    tap(phone, text="Connect")
    assert own(phone)["wifi"]["connected"] == "Maple Street 12"
    assert seen(phone, "Check password and try again")


def test_a_password_is_shown_only_on_request() -> None:
    phone = phone_at("Network & internet", "Internet", "TidewaterOffice")
    tap(phone, key="password")
    phone.type("low tide at noon")
    assert "low tide" not in phone.hierarchy()
    tap(phone, text="Show password")
    assert "low tide at noon" in phone.hierarchy()


def test_a_network_is_forgotten_on_its_details_page_behind_the_gear() -> None:
    phone = phone_at("Network & internet", "Internet")
    tap(phone, description="Settings")
    tap(phone, text="Forget")
    assert own(phone)["wifi"]["connected"] == ""
    assert not own(phone)["wifi"]["networks"][1]["saved"]


def test_a_device_nearby_is_paired() -> None:
    phone = phone_at("Connected devices", "Pair new device", "Kitchen Speaker", "Pair")
    assert [d["name"] for d in own(phone)["bluetooth"]["paired"]] == ["Aria Buds", "Pace Watch 2", "Kitchen Speaker"]
    assert own(phone)["bluetooth"]["paired"][-1]["connected"]


def test_the_row_of_a_hotspot_and_its_switch_are_two_targets() -> None:
    phone = phone_at("Network & internet", "Hotspot & tethering")
    tap(phone, key="pref/Wi‑Fi hotspot/switch")
    assert own(phone)["values"]["hotspot"] == "1"
    tap(phone, text="Wi‑Fi hotspot")
    assert seen(phone, "Use Wi‑Fi hotspot")


# --- values ---------------------------------------------------------------------------------------------------------

SWITCHES = [
    (("Display",), "Dark theme", "secure", "ui_night_mode", "2"),
    (("Display",), "Auto-rotate screen", "system", "accelerometer_rotation", "1"),
    (("Display",), "Adaptive brightness", "system", "screen_brightness_mode", "1"),
    (("Location",), "Use location", "secure", "location_mode", "0"),
    (("Battery",), "Battery percentage", "system", "status_bar_show_battery_percent", "1"),
    (("Battery", "Battery Saver"), "Use Battery Saver", "global", "low_power", "1"),
    (("Sound & vibration",), "Vibrate for calls", "system", "vibrate_when_ringing", "1"),
    (("System", "Date & time"), "Use 24-hour format", "system", "time_12_24", "12"),
    (("System", "Date & time"), "Set time automatically", "global", "auto_time", "0"),
    (("Network & internet", "SIMs"), "Mobile data", "global", "mobile_data", "0"),
    (("Connected devices", "Connection preferences", "Bluetooth"), "Use Bluetooth", "global", "bluetooth_on", "0"),
]


@pytest.mark.parametrize(("path", "title", "space", "name", "value"), SWITCHES)
def test_a_switch_writes_androids_own_setting(
    path: tuple[str, ...], title: str, space: str, name: str, value: str
) -> None:
    phone = phone_at(*path)
    find(phone, title)
    before = phone.settings[space].get(name)
    tap(phone, text=title)
    assert phone.settings[space][name] == value != before


def test_screen_timeout_is_chosen_from_radio_buttons() -> None:
    phone = phone_at("Display")
    find(phone, "Screen timeout")
    assert seen(phone, "After 1 minute of inactivity")
    tap(phone, text="Screen timeout")
    radios = {n.text: n.checked for root in phone.nodes() for n in root.walk() if n.checkable and "inute" in n.text}
    assert radios == {"1 minute": True, "2 minutes": False, "5 minutes": False, "10 minutes": False,
                      "30 minutes": False}  # fmt: skip
    tap(phone, text="5 minutes")
    assert phone.settings["system"]["screen_off_timeout"] == "300000"
    assert seen(phone, "After 5 minutes of inactivity")


def test_brightness_is_a_slider_over_the_page() -> None:
    phone = phone_at("Display", "Brightness level")
    left, top, right, bottom = views(phone, key="slider")[0]["visible"]
    phone.tap(right - 2, (top + bottom) / 2)
    assert phone.settings["system"]["screen_brightness"] == "255"
    phone.swipe((left + right) / 2, (top + bottom) / 2, left + 2, (top + bottom) / 2, 0.3)
    assert phone.settings["system"]["screen_brightness"] == "0"
    phone.key(BACK)
    assert seen(phone, "0%")


def test_volumes_are_sliders_in_whole_steps() -> None:
    phone = phone_at("Sound & vibration")
    _, top, right, bottom = views(phone, key="pref/Alarm volume/slider")[0]["visible"]
    phone.tap(right - 2, (top + bottom) / 2)
    assert phone.settings["system"]["volume_alarm"] == "7"


def test_a_disabled_row_does_nothing() -> None:
    phone = phone_at("System", "Date & time")
    before = phone.state()["settings"]
    tap(phone, text="Date")
    assert phone.state()["settings"] == before
    assert phone.toast() == ""


def test_seven_taps_on_the_build_number_bring_developer_options() -> None:
    phone = phone_at("System")
    assert not seen(phone, "Developer options")
    phone.key(BACK)
    for text in ("About phone", "Build number"):
        find(phone, text)
        tap(phone, text=text)
    assert phone.toast() == ""
    for _ in range(5):
        tap(phone, text="Build number")
    assert phone.toast() == "You are now 1 step away from being a developer."
    tap(phone, text="Build number")
    assert phone.toast() == "You are now a developer!"
    assert phone.settings["global"]["development_settings_enabled"] == "1"
    phone.key(BACK)
    find(phone, "System")
    tap(phone, text="System")
    assert seen(phone, "Developer options")


def test_the_device_name_is_edited_in_a_dialog_that_shows_the_present_one() -> None:
    phone = phone_at("About phone", "Device name")
    present = views(phone, key="edit")[0]["text"]
    assert present == phone.profile.model
    assert phone.keyboard_shown
    phone.set_text("edit", "  Ada’s phone ")
    tap(phone, text="OK")
    assert phone.settings["global"]["device_name"] == "Ada’s phone"
    assert seen(phone, "Ada’s phone")


def test_a_blank_device_name_is_not_taken() -> None:
    phone = phone_at("About phone", "Device name")
    phone.set_text("edit", "   ")
    tap(phone, text="OK")
    assert "device_name" not in phone.settings["global"]
    assert seen(phone, "OK")


def test_a_language_is_added_and_removed_again() -> None:
    phone = phone_at("System", "Languages", "Add a language", "Dansk (Danmark)")
    assert own(phone)["languages"] == ["English (United States)", "Dansk (Danmark)"]
    tap(phone, description="More options")
    tap(phone, text="Remove")
    tap(phone, key="remove/English (United States)")
    assert own(phone)["languages"] == ["Dansk (Danmark)"]


# --- search ---------------------------------------------------------------------------------------------------------


def results(phone: VirtualPhone) -> list[tuple[str, str]]:
    """Titles and breadcrumbs of what was found."""
    titles = [v["text"] for v in reversed(views(phone, id="android:id/title"))]
    crumbs = [v["text"] for v in reversed(views(phone, id=f"{SETTINGS}:id/breadcrumb"))]
    return list(zip(titles, crumbs, strict=False))


def test_the_search_finds_a_setting_by_typing_and_opens_its_page() -> None:
    phone = phone_at("Search settings")
    assert phone.keyboard_shown
    phone.type("dark")
    assert ("Dark theme", "Display") in results(phone)
    assert ("Dark theme", "Color and motion") in results(phone)
    tap(phone, key="result/1")
    assert switch_of(phone, "Dark theme") is False
    assert not phone.keyboard_shown


def test_the_search_takes_wifi_however_it_is_spelt() -> None:
    for spelt in ("wifi", "Wi-Fi", "WI‑FI"):
        phone = phone_at("Search settings")
        phone.type(spelt)
        assert ("Wi‑Fi", "Internet") in results(phone)


def test_a_search_that_finds_nothing_says_so_and_can_be_cleared() -> None:
    phone = phone_at("Search settings")
    phone.type("zzz")
    assert seen(phone, "No results")
    tap(phone, description="Clear text")
    assert not seen(phone, "No results")


def test_a_reset_can_be_found_but_a_network_in_reach_cannot() -> None:
    phone = phone_at("Search settings")
    phone.type("reset app")
    assert ("Reset app preferences", "Reset options") in results(phone)
    phone.set_text("query", "tidewater")
    assert results(phone) == []


# --- apps -----------------------------------------------------------------------------------------------------------


def info(package: str) -> VirtualPhone:
    """The page of an app."""
    phone = VirtualPhone(clock=Clock("stepped"))
    phone.install("org.example.game", "Game", "2.0")
    phone.start(package)
    phone.start(SETTINGS, Start("android.settings.APPLICATION_DETAILS_SETTINGS", f"package:{package}"))
    return phone


def test_force_stop_asks_and_then_stops() -> None:
    phone = info("com.android.contacts")
    assert phone.packages()["com.android.contacts"]["pid"]
    tap(phone, text="Force stop")
    tap(phone, text="OK")
    assert not phone.packages()["com.android.contacts"]["pid"]
    assert not next(n for r in phone.nodes() for n in r.walk() if n.resource_id.endswith("button3")).enabled


def test_a_system_app_cannot_be_uninstalled_and_another_can() -> None:
    phone = info("com.android.contacts")
    tap(phone, text="Uninstall")
    assert not seen(phone, "Do you want to uninstall this app?")
    phone = info("org.example.game")
    tap(phone, text="Uninstall")
    tap(phone, text="OK")
    assert "org.example.game" not in phone.packages()


def test_clearing_storage_asks_first() -> None:
    phone = info("com.android.contacts")
    phone.prepare({"apps": {"com.android.contacts": {"contacts": []}}})
    for text in ("Storage & cache", "Clear storage", "Cancel"):
        tap(phone, text=text)
    assert phone.state()["apps"]["com.android.contacts"]["contacts"] == []
    for text in ("Clear storage", "Delete"):
        tap(phone, text=text)
    assert phone.state()["apps"]["com.android.contacts"]["contacts"]


def test_a_permission_is_denied_with_a_radio_button() -> None:
    phone = info("com.android.contacts")
    for text in ("Permissions", "Phone", "Don’t allow"):
        tap(phone, text=text)
    assert own(phone)["permissions"] == {"com.android.contacts": {"Phone": "deny"}}
    phone.key(BACK)
    drawn = [v["text"] for v in reversed(views(phone, id="android:id/title"))]
    assert drawn == ["Allowed", "Contacts", "Not allowed", "Phone"]
    assert set(PERMISSIONS["com.android.contacts"]) == {"Contacts", "Phone"}


def test_everything_is_erased_only_after_two_yeses() -> None:
    phone = phone_at("System", "Reset options", "Erase all data (factory reset)")
    phone.prepare({"apps": {"com.android.contacts": {"contacts": []}}})
    tap(phone, key="erase")
    tap(phone, text="Cancel")
    assert phone.state()["apps"]["com.android.contacts"]["contacts"] == []
    tap(phone, key="erase")
    tap(phone, key="yes")
    assert phone.state()["apps"]["com.android.contacts"]["contacts"]
    assert phone.foreground[0] == "com.android.launcher3"


def test_an_intent_opens_its_page_over_the_home_page() -> None:
    phone = phone_at(action="android.settings.WIFI_SETTINGS")
    assert seen(phone, "Maple Street 12")
    phone.key(BACK)
    assert seen(phone, "Network & internet")


def test_every_question_has_a_yes() -> None:
    assert all(question.yes and (question.title or question.message) for question in QUESTIONS.values())


def test_the_title_of_a_page_is_painted_and_named_on_its_box_only() -> None:
    phone = phone_at("Display")
    texts = [n for root in phone.nodes() for n in root.walk() if n.text == "Display"]
    boxes = [n for root in phone.nodes() for n in root.walk() if n.description == "Display"]
    assert not texts
    assert [n.resource_id for n in boxes] == [f"{SETTINGS}:id/collapsing_toolbar"]
    assert center(phone, text="Display")
