"""State: saved, restored, reset, prepared; the clock; and what counts as a change."""

from __future__ import annotations

import json

import pytest
from sample_phone import SAMPLE, in_app, log, sample_phone, shown, tap, views

from device.simulator.android import keycodes
from device.simulator.android.clock import FIRST_MORNING
from device.simulator.android.phone import VirtualPhone
from device.simulator.android.system import System


def busy_phone():  # type: ignore[no-untyped-def]
    """A phone in the middle of things: scrolled, focused, typed into, with a toast."""
    phone = in_app()
    tap(phone, key="toast")
    tap(phone, key="form")
    phone.scroll_by("form", "down", 0.2)
    tap(phone, key="notes")
    phone.type("line one\nline 🙂 two")
    phone.key(keycodes.DPAD_LEFT)
    tap(phone, key="key:symbols")
    return phone


def test_a_saved_phone_is_json_and_restores_to_the_same_tree_and_pixels() -> None:
    phone = busy_phone()
    saved = json.loads(json.dumps(phone.save()))
    tree, picture = phone.hierarchy(), phone.screenshot().tobytes()
    phone.key(keycodes.HOME)
    phone.step(100)
    phone.restore(saved)
    assert phone.hierarchy() == tree
    assert phone.screenshot().tobytes() == picture
    assert phone.save() == saved


def test_another_phone_can_go_on_from_a_save() -> None:
    saved = json.loads(json.dumps(busy_phone().save()))
    phone = sample_phone()
    phone.restore(saved)
    assert phone.keyboard_shown
    tap(phone, key="key:7")
    assert views(phone, key="notes")[0]["text"] == "line one\nline 🙂 tw7o"
    phone.key(keycodes.BACK)
    phone.key(keycodes.BACK)
    tap(phone, key="greet")
    assert log(phone)[-1] == "greet"


def test_a_restored_phone_shares_nothing_with_the_save() -> None:
    phone = in_app()
    saved = phone.save()
    text = json.dumps(saved)
    phone.restore(saved)
    tap(phone, key="greet")
    phone.settings["system"]["font_scale"] = "2.0"
    assert json.dumps(saved) == text


def test_what_is_no_save_is_refused() -> None:
    phone = sample_phone()
    with pytest.raises(ValueError, match="not a saved phone"):
        phone.restore({})
    with pytest.raises(ValueError, match="version"):
        phone.restore({**phone.save(), "version": 99})
    with pytest.raises(ValueError, match="clipboard"):
        phone.restore({k: v for k, v in phone.save().items() if k != "clipboard"})


def test_a_reset_phone_is_as_it_was_after_its_first_boot() -> None:
    phone = sample_phone(lock="swipe", boot_seconds=20.0)
    phone.step(20)
    fresh = phone.state()
    phone.dismiss_keyguard()
    phone.start(SAMPLE)
    tap(phone, key="greet")
    phone.settings["global"]["wifi_on"] = "0"
    phone.install("com.example.game", "Game", "1")
    phone.step(500)
    phone.reset()
    assert phone.booted
    assert phone.locked
    assert {**phone.state(), "clock": 0} == {**fresh, "clock": 0}
    assert phone.time() == FIRST_MORNING
    assert "com.example.game" not in phone.packages()


def test_the_seed_decides_what_apps_begin_with() -> None:
    phone = sample_phone()
    first = phone.state()["apps"][SAMPLE]["lucky"]
    phone.reset(seed=7)
    other = phone.state()["apps"][SAMPLE]["lucky"]
    phone.reset(seed=0)
    assert phone.state()["apps"][SAMPLE]["lucky"] == first != other


def test_preparing_merges_key_by_key_and_is_seen_at_once() -> None:
    phone = in_app()
    phone.prepare({"apps": {SAMPLE: {"options": {"b": 3}}}, "settings": {"global": {"wifi_on": 0}}})
    state = phone.state()
    assert state["apps"][SAMPLE]["options"] == {"a": 1, "b": 3}
    assert state["settings"]["global"]["wifi_on"] == "0"
    assert state["settings"]["global"]["bluetooth_on"] == "1"
    assert not shown(phone, "Wifi signal full.")


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"apps": {"org.example.nothing": {}}}, "org.example.sample"),
        ({"apps": {SAMPLE: {"lgo": []}}}, "it has level, log"),
        ({"apps": {SAMPLE: []}}, "must be a JSON object"),
        ({"settings": {"globl": {}}}, "system, secure, global"),
        ({"settings": {"global": {"wifi_on": [1]}}}, "a string, a number or null"),
        ({"clock": {}}, "there are apps, settings and ui"),
        ({"ui": {"rotation": 7}}, "quarters"),
        ({"ui": {"locked": "yes"}}, "of type bool"),
    ],
)
def test_a_wrong_preparation_says_what_there_is_and_changes_nothing(changes, says) -> None:  # type: ignore[no-untyped-def]
    phone = sample_phone()
    before = phone.state()
    with pytest.raises(ValueError, match=says):
        phone.prepare({"apps": {SAMPLE: {"level": 0.9}}, "settings": {"global": {"wifi_on": "0"}}, **changes})
    assert phone.state() == before


def test_a_wallpaper_of_no_two_colours_is_refused_before_it_is_drawn() -> None:
    system = System(VirtualPhone(seed=3))
    before = system.handset.screenshot().tobytes()
    for wallpaper in (["#102030"], ["#102030", "blue"], [1, 2]):
        with pytest.raises(ValueError, match=r"wallpaper|cannot show"):
            system.prepare({"apps": {"com.android.launcher3": {"wallpaper": wallpaper}}})
    assert system.handset.screenshot().tobytes() == before


def test_state_is_a_copy() -> None:
    phone = sample_phone()
    phone.state()["apps"][SAMPLE]["log"].append("from outside")
    assert log(phone) == []


def test_a_toast_goes_after_two_seconds_and_is_remembered_until_cleared() -> None:
    phone = in_app("toast")
    assert phone.toast() == "Hello"
    assert any(window.kind == "toast" for window in phone.windows())
    assert not shown(phone, "Hello")
    assert phone.advance() == pytest.approx(2.0)
    phone.step(2.0)
    assert not any(window.kind == "toast" for window in phone.windows())
    assert phone.toast() == "Hello"
    phone.clear_toast()
    assert phone.toast() == ""


def test_nothing_waits_on_an_idle_phone() -> None:
    assert in_app().advance() is None


def test_looking_changes_nothing() -> None:
    phone = in_app()
    before = phone.revision()
    phone.hierarchy()
    phone.screenshot()
    phone.truth()
    phone.state()
    phone.save()
    assert phone.revision() == before


def test_the_revision_grows_with_what_can_be_seen() -> None:
    phone = in_app()
    seen = [phone.revision()]
    tap(phone, key="greet")
    seen.append(phone.revision())
    phone.settings["system"]["font_scale"] = "1.15"
    seen.append(phone.revision())
    phone.step(61)
    seen.append(phone.revision())
    phone.rotate(1)
    seen.append(phone.revision())
    assert seen == sorted(set(seen))


def test_a_page_that_asks_for_it_is_drawn_anew_as_time_passes() -> None:
    phone = in_app("watch")
    assert shown(phone, "09:00:00")
    phone.step(0.9)
    assert shown(phone, "09:00:00")
    phone.step(0.1)
    assert shown(phone, "09:00:01")


def test_the_time_that_was_drawn_is_part_of_a_save() -> None:
    phone = in_app("watch")
    phone.step(0.6)
    tree, saved = phone.hierarchy(), phone.save()
    phone.step(10)
    phone.restore(saved)
    assert phone.hierarchy() == tree


def test_a_screen_that_was_not_looked_at_for_an_hour_shows_the_present_time() -> None:
    phone = in_app()
    tap(phone, key="greet")
    phone.step(3600)
    assert shown(phone, "10:00")


def test_the_clock_only_goes_forward() -> None:
    phone = sample_phone()
    with pytest.raises(ValueError, match="step back"):
        phone.step(-1)


def test_stepping_does_everything_on_the_way() -> None:
    phone = sample_phone(boot_seconds=5.0)
    phone.step(3600)
    assert phone.booted
    assert phone.time() == FIRST_MORNING + 3600


def test_the_truth_has_every_view_with_its_place() -> None:
    phone = in_app()
    greet = views(phone, key="greet")[0]
    assert greet["text"] == "Greet"
    assert greet["clickable"]
    assert greet["package"] == SAMPLE
    left, top, right, bottom = greet["bounds"]
    assert f'bounds="[{left},{top}][{right},{bottom}]"' in phone.hierarchy()
