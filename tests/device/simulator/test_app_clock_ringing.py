"""Alarms that go off at their time and timers that run out, wherever the phone is then."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sample_phone import shown, tap, views

from device.simulator.android import keycodes
from device.simulator.android.clock import Clock
from device.simulator.android.phone import VirtualPhone
from device.simulator.android.profile import Profile
from device.simulator.apps.clock.times import new_alarm

CLOCK, CONTACTS = "com.android.deskclock", "com.android.contacts"
TIMER = {"id": 9, "label": "Eggs", "length": 60, "state": "running", "left": 60, "ends": "2026-01-05T09:01:00"}


def phone_with(*alarms: dict[str, Any], timers: tuple[dict[str, Any], ...] = (), **profile: Any) -> VirtualPhone:
    """A phone on a Monday at nine, with Contacts in front."""
    phone = VirtualPhone(Profile(**profile), clock=Clock("stepped"))
    phone.prepare({"apps": {CLOCK: {"alarms": list(alarms), "timers": [dict(timer) for timer in timers]}}})
    phone.dismiss_keyguard()
    assert phone.start(CONTACTS)
    return phone


def at_one_past(**changes: Any) -> dict[str, Any]:
    """An alarm for 9:01, once."""
    return {**new_alarm(7, 9, 1), "label": "Tea", **changes}


def alarms(phone: VirtualPhone) -> list[dict[str, Any]]:
    """The app's alarms."""
    found: list[dict[str, Any]] = phone.state()["apps"][CLOCK]["alarms"]
    return found


def notes(phone: VirtualPhone) -> list[tuple[str, str]]:
    """Title and text of what is in the shade."""
    return [(note["title"], note["text"]) for note in phone.memory.notifications]


def test_an_alarm_rings_at_its_minute_over_whatever_is_in_front() -> None:
    phone = phone_with(at_one_past())
    phone.step(59)
    assert not shown(phone, "Tea")
    phone.step(1)
    assert [view["window"] for view in views(phone, text="Tea")] == ["heads-up"]
    assert phone.foreground[0] == CONTACTS
    phone.step(60)
    assert shown(phone, "Dismiss")
    tap(phone, text="Dismiss")
    assert notes(phone) == []
    assert [alarm["enabled"] for alarm in alarms(phone)] == [False]


def test_an_alarm_that_repeats_stays_on_and_rings_on_its_next_day() -> None:
    phone = phone_with(at_one_past(days=["mon", "tue"]))
    phone.step(60)
    tap(phone, text="Dismiss")
    assert [alarm["enabled"] for alarm in alarms(phone)] == [True]
    phone.step(24 * 3600 - 1)
    assert not shown(phone, "Tea")
    phone.step(1)
    assert shown(phone, "Tea")


def test_a_snoozed_alarm_rings_again_after_the_minutes_that_the_app_says() -> None:
    phone = phone_with(at_one_past())
    phone.prepare({"apps": {CLOCK: {"options": {"snooze": "5"}}}})
    phone.step(60)
    tap(phone, text="Snooze")
    assert phone.toast() == "Snoozing for 5 minutes."
    assert notes(phone) == [("Tea", "Snoozing until 09:06")]
    phone.step(299)
    assert not views(phone, window="heads-up")
    phone.step(1)
    assert views(phone, window="heads-up")
    assert notes(phone) == [("Tea", "Mon 09:06")]


def test_a_snoozed_alarm_can_be_dismissed_from_the_shade() -> None:
    phone = phone_with(at_one_past())
    phone.step(60)
    tap(phone, text="Snooze")
    phone.open_shade()
    tap(phone, description="Expand")
    tap(phone, text="Dismiss")
    assert shown(phone, "No notifications")
    phone.key(keycodes.BACK)
    phone.step(3600)
    assert not views(phone, window="heads-up")


def test_nobody_there_and_the_alarm_falls_silent_and_is_called_missed() -> None:
    phone = phone_with(at_one_past())
    phone.step(60 + 10 * 60)
    assert notes(phone) == [("Missed alarm", "09:01 - Tea")]
    assert [alarm["enabled"] for alarm in alarms(phone)] == [False]


@pytest.mark.parametrize("lock", ["none", "swipe", "pin"])
def test_a_phone_that_sleeps_is_lit_and_shows_the_alarm_over_its_lock(lock: str) -> None:
    phone = phone_with(at_one_past(), lock=lock, pin="1234" if lock == "pin" else "")
    phone.memory.locked = False
    phone.sleep()
    phone.step(60)
    assert phone.screen_on
    assert phone.foreground == (CLOCK, f"{CLOCK}.alarms.AlarmActivity")
    assert shown(phone, "Tea")
    phone.key(keycodes.BACK)
    phone.key(keycodes.HOME)
    if lock != "none":
        assert shown(phone, "Tea")
        tap(phone, description="Dismiss")
        assert phone.locked
        assert not shown(phone, "Tea")


def test_the_page_of_a_ringing_alarm_is_swiped_to_either_side() -> None:
    phone = phone_with(at_one_past(), lock="swipe")
    phone.memory.locked = False
    phone.sleep()
    phone.step(60)
    phone.swipe(540, 1200, 200, 1200, 0.3)
    assert notes(phone) == [("Tea", "Snoozing until 09:11")]
    phone.sleep()
    phone.step(600)
    phone.swipe(540, 1200, 900, 1200, 0.3)
    assert notes(phone) == []


def test_a_clock_set_forward_lets_each_alarm_it_passed_ring_once() -> None:
    phone = phone_with(at_one_past(days=["mon", "tue", "wed", "thu", "fri", "sat", "sun"]))
    phone.set_clock("stepped", phone.time() + 30 * 24 * 3600)
    assert len(notes(phone)) == 1


def test_a_clock_set_back_rings_nothing() -> None:
    phone = phone_with(at_one_past())
    phone.set_clock("stepped", phone.time() - 3600)
    assert notes(phone) == []
    phone.step(3659)
    assert notes(phone) == []
    phone.step(1)
    assert len(notes(phone)) == 1


def test_switching_an_alarm_off_or_deleting_it_ends_its_ringing() -> None:
    phone = phone_with(at_one_past())
    phone.step(60)
    phone.start(CLOCK)
    phone.swipe(500, 150, 500, 20, 0.2)
    tap(phone, key="alarm/7/switch")
    assert notes(phone) == []
    assert phone.state()["apps"][CLOCK]["ringing"] == []


def test_a_ringing_phone_is_saved_and_restored_with_everything_that_is_to_come() -> None:
    phone = phone_with(at_one_past())
    phone.step(60)
    tap(phone, text="Snooze")
    twin = VirtualPhone(clock=Clock("stepped"))
    twin.restore(json.loads(json.dumps(phone.save())))
    for each in (phone, twin):
        each.step(600)
    assert twin.hierarchy() == phone.hierarchy()
    assert views(twin, window="heads-up")


def test_a_timer_that_runs_out_says_so_in_any_app() -> None:
    phone = phone_with(timers=(TIMER,))
    phone.step(60)
    assert notes(phone) == [("Eggs", "Time’s up")]
    assert shown(phone, "Time’s up")
    tap(phone, text="+1 min")
    assert notes(phone) == []
    phone.step(60)
    tap(phone, text="Stop")
    assert phone.state()["apps"][CLOCK]["timers"][0]["state"] == "reset"


def test_a_timer_that_runs_out_before_ones_eyes_does_not_cover_itself() -> None:
    phone = phone_with(timers=(TIMER,))
    phone.start(CLOCK)
    tap(phone, key="tab/timer")
    phone.step(61)
    assert not views(phone, window="heads-up")
    tap(phone, description="Stop")
    assert notes(phone) == []


def test_tapping_what_a_timer_says_leads_to_the_timers() -> None:
    phone = phone_with(timers=(TIMER,))
    phone.step(60)
    tap(phone, text="Eggs")
    assert phone.foreground[0] == CLOCK
    assert shown(phone, "Timer")
