"""Apps: back stacks, home, recent apps, starts, processes, packages and keyboards that come and go."""

from __future__ import annotations

from sample_phone import OTHER, SAMPLE, in_app, sample_phone, shown, tap

from device.simulator.android import keycodes
from device.simulator.android.app import Start
from device.simulator.android.phone import VirtualPhone

LAUNCHER = "com.android.launcher3"


def test_a_started_app_is_in_front_with_its_activity() -> None:
    phone = in_app()
    assert phone.foreground == (SAMPLE, f"{SAMPLE}.MainActivity")
    tap(phone, key="form")
    assert phone.foreground == (SAMPLE, f"{SAMPLE}.FormActivity")


def test_a_dialog_does_not_change_the_activity() -> None:
    phone = in_app("ask")
    assert phone.foreground == (SAMPLE, f"{SAMPLE}.MainActivity")


def test_back_closes_dialog_then_page_then_app() -> None:
    phone = in_app("form")
    phone.key(keycodes.BACK)
    assert phone.foreground[1].endswith(".MainActivity")
    tap(phone, key="ask")
    phone.key(keycodes.BACK)
    assert not shown(phone, "Sure?")
    phone.key(keycodes.BACK)
    assert phone.foreground[0] == LAUNCHER
    phone.key(keycodes.BACK)
    assert phone.foreground[0] == LAUNCHER


def test_a_page_may_say_itself_what_back_does() -> None:
    phone = in_app("watch")
    phone.key(keycodes.BACK)
    assert shown(phone, "Once more to leave")
    phone.key(keycodes.BACK)
    assert shown(phone, "Sample")


def test_an_app_comes_back_as_it_was_left() -> None:
    phone = in_app("form")
    phone.key(keycodes.HOME)
    assert phone.start(SAMPLE)
    assert phone.foreground[1].endswith(".FormActivity")


def test_a_start_with_data_opens_on_top_of_what_was_there() -> None:
    phone = in_app()
    assert phone.start(SAMPLE, Start("org.example.DETAIL", data="seven"))
    assert shown(phone, "Detail of seven")
    assert phone.start(SAMPLE, Start("org.example.DETAIL", data="seven"))
    phone.key(keycodes.BACK)
    assert shown(phone, "Greet")


def test_back_from_an_app_that_another_app_started_returns_there() -> None:
    phone = in_app("other")
    assert phone.foreground[0] == OTHER
    phone.key(keycodes.BACK)
    assert phone.foreground[0] == SAMPLE


def test_what_is_not_installed_does_not_start() -> None:
    phone = sample_phone()
    assert not phone.start("org.example.nothing")
    assert not phone.start("com.android.systemui")
    assert phone.foreground[0] == LAUNCHER


def test_a_stopped_app_has_no_process_and_begins_anew() -> None:
    phone = in_app("form")
    first = phone.packages()[SAMPLE]["pid"]
    assert first > 0
    phone.stop(SAMPLE)
    assert phone.packages()[SAMPLE]["pid"] == 0
    assert phone.foreground[0] == LAUNCHER
    phone.start(SAMPLE)
    assert phone.packages()[SAMPLE]["pid"] not in (0, first)
    assert phone.foreground[1].endswith(".MainActivity")


def test_recent_apps_come_back_and_are_dismissed() -> None:
    phone = in_app()
    phone.start(OTHER)
    phone.key(keycodes.APP_SWITCH)
    tap(phone, key=f"task:{SAMPLE}")
    assert phone.foreground[0] == SAMPLE
    tap(phone, description="Overview")
    tap(phone, description="Dismiss Sample")
    assert not shown(phone, "Dismiss Sample")
    assert phone.packages()[SAMPLE]["pid"] == 0
    tap(phone, key="clear_all")
    assert phone.foreground[0] == LAUNCHER
    assert phone.packages()[OTHER]["pid"] == 0


def test_the_buttons_of_the_navigation_bar_do_what_the_keys_do() -> None:
    phone = in_app("form")
    tap(phone, description="Back")
    assert phone.foreground[1].endswith(".MainActivity")
    tap(phone, description="Home")
    assert phone.foreground[0] == LAUNCHER


def test_cleared_data_is_that_of_a_fresh_phone() -> None:
    phone = in_app()
    fresh = phone.state()["apps"][SAMPLE]
    tap(phone, key="greet")
    assert phone.state()["apps"][SAMPLE] != fresh
    assert phone.clear(SAMPLE)
    assert phone.state()["apps"][SAMPLE] == fresh
    assert not phone.clear("org.example.nothing")


def test_an_installed_package_starts_and_says_that_it_cannot_run() -> None:
    phone = sample_phone()
    phone.install("com.example.game", "Game", "3.2")
    facts = phone.packages()["com.example.game"]
    assert (facts["label"], facts["version"], facts["system"], facts["launchable"]) == ("Game", "3.2", False, True)
    assert phone.start("com.example.game")
    assert shown(phone, "This app cannot run here")
    assert phone.uninstall("com.example.game")
    assert phone.foreground[0] == LAUNCHER
    assert not phone.uninstall("com.example.game")
    assert not phone.uninstall(SAMPLE)


def test_a_keyboard_comes_and_goes_with_its_package() -> None:
    phone = sample_phone()
    phone.install("com.github.uiautomator", "ATX", "2.4.0")
    ime = "com.github.uiautomator/.AdbKeyboard"
    assert phone.keyboards()[ime] is False
    phone.keyboards()[ime] = True
    assert phone.use_keyboard(ime)
    phone.uninstall("com.github.uiautomator")
    assert ime not in phone.keyboards()
    assert phone.settings["secure"]["default_input_method"] == "com.android.inputmethod.latin/.LatinIME"


def test_system_packages_are_listed_and_cannot_be_started_or_removed() -> None:
    packages = sample_phone().packages()
    for package in ("android", "com.android.systemui", "com.android.inputmethod.latin"):
        assert packages[package]["system"]
        assert not packages[package]["launchable"]


def test_unknown_key_codes_are_refused_and_idle_ones_are_not() -> None:
    phone = sample_phone()
    assert not phone.key(0)
    assert not phone.key(9999)
    before = phone.state()
    assert phone.key(27)
    assert phone.state() == before


def test_volume_keys_stay_in_range() -> None:
    phone = sample_phone()
    for _ in range(40):
        phone.key(keycodes.VOLUME_UP)
    assert phone.settings["system"]["volume_music"] == "15"
    phone.key(keycodes.VOLUME_MUTE)
    assert phone.settings["system"]["volume_music"] == "0"


def test_links_and_actions_find_the_app_that_takes_them() -> None:
    phone = VirtualPhone()
    assert phone.resolve(Start("android.settings.WIFI_SETTINGS")) == "com.android.settings"
    assert phone.resolve(Start("android.intent.action.VIEW", data="https://example.org")) == ""
    insert = Start("android.intent.action.INSERT", extras={"type": "vnd.android.cursor.dir/contact"})
    assert phone.resolve(insert) == "com.android.contacts"
    assert phone.start("com.android.contacts", insert)
    while phone.keyboard_shown:
        phone.key(keycodes.BACK)
    assert phone.foreground[1] != phone.packages()["com.android.contacts"]["activity"]
    phone.key(keycodes.BACK)
    assert phone.foreground == ("com.android.contacts", phone.packages()["com.android.contacts"]["activity"])


def test_every_app_of_the_factory_draws_its_first_page() -> None:
    phone = VirtualPhone()
    for package, facts in phone.packages().items():
        if facts["launchable"]:
            assert phone.start(package), package
            assert phone.foreground == (package, facts["activity"])
            assert phone.screenshot().size == (1080, 2400)
