"""The Clock app, touched on a phone: what people do there shows in its data."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from sample_phone import center, shown, tap, views

from device.simulator.android.app import Start
from device.simulator.android.clock import Clock
from device.simulator.android.context import AppContext
from device.simulator.android.keycodes import BACK
from device.simulator.android.phone import VirtualPhone
from device.simulator.android.profile import Profile
from device.simulator.apps.clock.times import ahead_text, clock, days_text, new_alarm, rings_at, set_for, span

CLOCK = "com.android.deskclock"
MONDAY_NINE = datetime(2026, 1, 5, 9, 0)
ADDED = {"id": 4, "hour": 7, "minute": 30, "enabled": True, "label": "", "days": [], "vibrate": True,
         "ringtone": "Cesium"}  # fmt: skip


def phone_at(tab: str = "", time_12_24: str = "24", **profile: Any) -> VirtualPhone:
    """A phone with Clock in front, on a Monday at nine, at one of its tabs."""
    phone = VirtualPhone(Profile(**profile), clock=Clock("stepped"))
    phone.settings["system"]["time_12_24"] = time_12_24
    assert phone.start(CLOCK)
    if tab:
        tap(phone, key=f"tab/{tab}")
    return phone


def own(phone: VirtualPhone) -> dict[str, Any]:
    """The app's data."""
    data: dict[str, Any] = phone.state()["apps"][CLOCK]
    return data


def added(phone: VirtualPhone) -> list[dict[str, Any]]:
    """Alarms that a new phone does not have."""
    return [alarm for alarm in own(phone)["alarms"] if alarm["id"] > 3]


def alarm(phone: VirtualPhone, number: int) -> dict[str, Any]:
    """An alarm by its number."""
    found: dict[str, Any] = next(a for a in own(phone)["alarms"] if a["id"] == number)
    return found


def taps(phone: VirtualPhone, *keys: str) -> None:
    """Tap views by their keys."""
    for key in keys:
        tap(phone, key=key)


# --- adding an alarm ------------------------------------------------------------------------------------------------


def test_an_alarm_is_added_by_typing_its_time() -> None:
    phone = phone_at()
    before = own(phone)["alarms"]
    tap(phone, description="Add alarm")
    tap(phone, description="Switch to text input mode for the time input.")
    assert phone.type("07")
    assert phone.type("30")
    tap(phone, text="OK")
    assert own(phone)["alarms"] == [*before, ADDED]
    assert phone.toast() == "Alarm set for 22 hours and 30 minutes from now."
    assert shown(phone, "07:30")


def test_fields_that_hold_a_time_take_a_new_one_when_tapped() -> None:
    phone = phone_at()
    taps(phone, "add_alarm", "mode", "minute")
    phone.type("5")
    tap(phone, key="hour")
    phone.type("6")
    tap(phone, text="OK")
    assert [(a["hour"], a["minute"]) for a in added(phone)] == [(6, 5)]


def test_texts_set_by_a_service_are_taken_too() -> None:
    phone = phone_at()
    taps(phone, "add_alarm", "mode")
    assert phone.set_text("hour", "07")
    assert phone.set_text("minute", "30")
    tap(phone, text="OK")
    assert added(phone) == [ADDED]


@pytest.mark.parametrize(("wrong", "kept"), [("24", 9), ("99", 9), ("123", 9), ("", 9), ("0", 0), ("23", 23)])
def test_an_hour_that_there_is_not_is_not_taken(wrong: str, kept: int) -> None:
    phone = phone_at()
    taps(phone, "add_alarm", "mode")
    phone.set_text("hour", wrong)
    tap(phone, text="OK")
    assert [a["hour"] for a in added(phone)] == [kept]


def test_an_alarm_is_added_on_the_face_hour_then_minute() -> None:
    phone = phone_at()
    taps(phone, "add_alarm", "hour/7", "minute/30")
    tap(phone, text="OK")
    assert added(phone) == [ADDED]


def test_the_inner_ring_holds_the_afternoon() -> None:
    phone = phone_at()
    tap(phone, description="Add alarm")
    tap(phone, text="19")
    taps(phone, "chip/hour", "hour/0", "minute/5")
    tap(phone, text="OK")
    assert [(a["hour"], a["minute"]) for a in added(phone)] == [(0, 5)]


def test_with_twelve_hours_there_are_am_and_pm() -> None:
    phone = phone_at(time_12_24="12")
    assert shown(phone, "6:45 PM")
    taps(phone, "add_alarm", "hour/7", "minute/30")
    tap(phone, text="PM")
    assert [n.checked for r in phone.nodes() for n in r.walk() if n.text in ("AM", "PM")] == [False, True]
    tap(phone, text="OK")
    assert [(a["hour"], a["minute"]) for a in added(phone)] == [(19, 30)]
    assert shown(phone, "7:30 PM")
    taps(phone, "add_alarm", "mode")
    phone.set_text("hour", "12")
    phone.set_text("minute", "05")
    tap(phone, text="AM")
    tap(phone, text="OK")
    assert [(a["hour"], a["minute"]) for a in added(phone)][1:] == [(0, 5)]


def test_cancel_and_back_add_nothing() -> None:
    phone = phone_at()
    before = own(phone)
    tap(phone, description="Add alarm")
    tap(phone, text="Cancel")
    tap(phone, description="Add alarm")
    phone.key(BACK)
    assert own(phone) == before
    assert phone.toast() == ""


def test_the_names_of_the_fields_stand_below_them() -> None:
    phone = phone_at()
    taps(phone, "add_alarm", "mode")
    nodes = [n for root in phone.nodes() for n in root.walk()]
    assert [n.hint + n.description for n in nodes if n.class_name.endswith("EditText")] == ["", ""]
    assert center(phone, text="Hour")[1] > center(phone, key="hour")[1]


# --- an alarm's card ------------------------------------------------------------------------------------------------


def test_the_switch_of_a_card_turns_that_alarm() -> None:
    phone = phone_at()
    tap(phone, key="alarm/1/switch")
    assert [a["enabled"] for a in own(phone)["alarms"]] == [True, False, False]
    assert phone.toast() == "Alarm set for 23 hours and 30 minutes from now."
    tap(phone, key="alarm/1/switch")
    assert [a["enabled"] for a in own(phone)["alarms"]] == [False, False, False]


def test_days_are_toggled_in_an_unfolded_card() -> None:
    phone = phone_at()
    assert not views(phone, key="alarm/3/mon")
    taps(phone, "alarm/3/arrow", "alarm/3/mon", "alarm/3/thu")
    assert alarm(phone, 3)["days"] == ["mon", "tue"]
    assert shown(phone, "Mon, Tue")
    tap(phone, description="Collapse alarm")
    assert not views(phone, key="alarm/3/mon")


def test_an_alarm_is_named_in_a_dialog() -> None:
    phone = phone_at()
    taps(phone, "alarm/1/arrow", "alarm/1/label")
    assert phone.type("Work")
    tap(phone, text="OK")
    assert alarm(phone, 1)["label"] == "Work"
    assert any(v["description"] == "Work Alarm" for v in phone.truth())


def test_vibration_and_sound_are_an_alarms_own() -> None:
    phone = phone_at()
    taps(phone, "alarm/1/arrow", "alarm/1/vibrate", "alarm/1/ringtone", "ringtone/Neon")
    phone.key(BACK)
    assert (alarm(phone, 1)["vibrate"], alarm(phone, 1)["ringtone"]) == (False, "Neon")
    assert (alarm(phone, 3)["vibrate"], alarm(phone, 3)["ringtone"]) == (True, "Helium")


def test_the_time_of_an_alarm_is_changed_by_tapping_it_and_switches_it_on() -> None:
    phone = phone_at()
    taps(phone, "alarm/1/time", "hour/10", "minute/15")
    tap(phone, text="OK")
    changed = alarm(phone, 1)
    assert (changed["hour"], changed["minute"], changed["enabled"]) == (10, 15, True)
    assert not added(phone)


def test_a_deleted_alarm_comes_back_with_undo_for_a_few_seconds() -> None:
    phone = phone_at()
    before = own(phone)["alarms"]
    taps(phone, "alarm/2/arrow", "alarm/2/delete")
    assert [a["id"] for a in own(phone)["alarms"]] == [1, 3]
    tap(phone, text="Undo")
    assert sorted(own(phone)["alarms"], key=lambda a: a["id"]) == before
    tap(phone, key="alarm/2/delete")
    assert shown(phone, "Undo")
    phone.step(6)
    assert not shown(phone, "Undo")
    assert [a["id"] for a in own(phone)["alarms"]] == [1, 3]


def test_alarms_are_listed_by_time() -> None:
    phone = phone_at()
    phone.prepare({"apps": {CLOCK: {"alarms": [new_alarm(7, 23, 0), new_alarm(5, 6, 0), new_alarm(6, 12, 0)]}}})
    assert [v["text"] for v in reversed(views(phone, id=f"{CLOCK}:id/digital_clock"))] == ["06:00", "12:00", "23:00"]


def test_without_alarms_the_page_says_so() -> None:
    phone = phone_at()
    phone.prepare({"apps": {CLOCK: {"alarms": []}}})
    assert shown(phone, "No Alarms")


# --- timers ---------------------------------------------------------------------------------------------------------


def test_figures_fill_the_timer_from_the_right() -> None:
    phone = phone_at("timer")
    assert not shown(phone, "Start")
    taps(phone, "key/0", "key/1", "key/3", "key/00", "key/5")
    assert views(phone, id=f"{CLOCK}:id/timer_setup_time")[0]["text"] == "01h 30m 05s"
    tap(phone, description="Delete")
    assert views(phone, id=f"{CLOCK}:id/timer_setup_time")[0]["text"] == "00h 13m 00s"


def started(phone: VirtualPhone) -> None:
    """Start a timer of five minutes."""
    taps(phone, "key/5", "key/00", "start_timer")


def test_a_timer_runs_holds_and_goes_back() -> None:
    phone = phone_at("timer")
    started(phone)
    assert [(t["length"], t["state"]) for t in own(phone)["timers"]] == [(300, "running")]
    assert shown(phone, "5:00")
    phone.step(61)
    assert shown(phone, "3:59")
    tap(phone, description="Pause")
    phone.step(30)
    assert shown(phone, "3:59")
    assert own(phone)["timers"][0]["left"] == 239
    tap(phone, description="Reset")
    assert shown(phone, "5:00")
    assert own(phone)["timers"][0]["state"] == "reset"


def test_a_timer_takes_a_minute_more_and_says_when_it_is_over() -> None:
    phone = phone_at("timer")
    started(phone)
    tap(phone, description="Add 1 Minute")
    assert shown(phone, "6:00")
    phone.step(365)
    assert shown(phone, "Time’s up")
    assert shown(phone, "-0:05")
    tap(phone, description="Stop")
    assert own(phone)["timers"][0]["state"] == "reset"


def test_timers_stand_side_by_side_and_are_deleted_one_by_one() -> None:
    phone = phone_at("timer")
    started(phone)
    tap(phone, description="Add timer")
    taps(phone, "key/9", "start_timer")
    assert [t["length"] for t in own(phone)["timers"]] == [300, 9]
    tap(phone, key="timer/4/delete")
    assert [t["length"] for t in own(phone)["timers"]] == [9]


# --- stopwatch ------------------------------------------------------------------------------------------------------


def test_the_stopwatch_runs_takes_laps_and_holds() -> None:
    phone = phone_at("stopwatch")
    tap(phone, description="Start")
    phone.step(2.5)
    tap(phone, description="Lap")
    phone.step(1.25)
    tap(phone, description="Lap")
    assert own(phone)["stopwatch"]["laps"] == [2.5, 3.75]
    tap(phone, description="Pause")
    phone.step(60)
    assert shown(phone, "00:03.75")
    assert own(phone)["stopwatch"]["state"] == "paused"
    tap(phone, description="Start")
    phone.step(1)
    tap(phone, description="Lap")
    assert own(phone)["stopwatch"]["laps"] == [2.5, 3.75, 4.75]


def test_every_lap_is_another_one() -> None:
    phone = phone_at("stopwatch")
    tap(phone, description="Start")
    for _ in range(3):
        tap(phone, description="Lap")
    assert len(own(phone)["stopwatch"]["laps"]) == 3


def test_reset_puts_the_stopwatch_back() -> None:
    phone = phone_at("stopwatch")
    before = own(phone)["stopwatch"]
    tap(phone, description="Start")
    phone.step(5)
    tap(phone, description="Lap")
    tap(phone, description="Reset")
    assert own(phone)["stopwatch"] == before
    assert not shown(phone, "Lap")


def test_the_stopwatch_changes_by_itself_only_while_it_runs() -> None:
    phone = phone_at("stopwatch")
    before = phone.hierarchy()
    phone.step(5)
    assert phone.hierarchy() == before
    tap(phone, description="Start")
    before = phone.hierarchy()
    phone.step(5)
    assert phone.hierarchy() != before


# --- the world clock ------------------------------------------------------------------------------------------------


def test_a_city_is_searched_and_added() -> None:
    phone = phone_at("clock")
    tap(phone, description="Cities")
    tap(phone, description="Search")
    phone.type("sao")
    tap(phone, text="São Paulo")
    assert own(phone)["cities"] == ["New York", "São Paulo"]
    phone.key(BACK)
    phone.key(BACK)
    assert shown(phone, "São Paulo")
    assert shown(phone, "3 hours behind")
    assert shown(phone, "06:00")


def test_a_city_is_taken_off_the_list_again() -> None:
    phone = phone_at("clock")
    taps(phone, "cities", "selected/New York")
    assert own(phone)["cities"] == []


def test_cities_are_reckoned_from_the_phones_own_time_zone() -> None:
    phone = phone_at("clock", time_zone="Asia/Tokyo")
    page = AppContext(phone, CLOCK, phone.memory.tasks.tasks[CLOCK].pages[-1])
    assert ahead_text(page, "Tokyo") == "Same time"
    assert ahead_text(page, "Delhi") == "3 hours, 30 minutes behind"
    assert ahead_text(page, "Honolulu") == "Yesterday, 19 hours behind"


# --- settings and intents -------------------------------------------------------------------------------------------


def test_the_week_begins_where_the_user_wants_it() -> None:
    phone = phone_at()
    tap(phone, description="More options")
    for text in ("Settings", "Start week on", "Sunday"):
        tap(phone, text=text)
    phone.key(BACK)
    tap(phone, key="alarm/3/arrow")
    first = next(v for v in phone.truth() if v["id"].endswith("day_button_0"))
    assert first["description"] == "Sunday"


def test_the_alarm_volume_is_androids_own() -> None:
    phone = phone_at()
    tap(phone, description="More options")
    tap(phone, text="Settings")
    _, top, right, bottom = views(phone, key="alarm_volume")[0]["visible"]
    phone.tap(right - 2, (top + bottom) / 2)
    assert phone.settings["system"]["volume_alarm"] == "7"


def test_an_intent_that_sets_an_alarm_opens_the_picker_at_its_time() -> None:
    phone = VirtualPhone(clock=Clock("stepped"))
    extras = {"android.intent.extra.alarm.HOUR": 7, "android.intent.extra.alarm.MINUTES": 30}
    phone.start(CLOCK, Start("android.intent.action.SET_ALARM", extras=extras))
    assert not added(phone)
    tap(phone, text="OK")
    assert added(phone) == [ADDED]


def test_tabs_are_where_they_were_left() -> None:
    phone = phone_at("timer")
    phone.start("com.android.launcher3")
    phone.start(CLOCK)
    assert views(phone, id=f"{CLOCK}:id/action_bar_title")[0]["text"] == "Timer"


# --- arithmetic -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hour", "minute", "days", "said"),
    [
        (9, 1, [], "Alarm set for 1 minute from now."),
        (9, 0, [], "Alarm set for 1 day from now."),
        (8, 30, ["mon"], "Alarm set for 6 days, 23 hours, and 30 minutes from now."),
        (18, 45, ["tue", "thu"], "Alarm set for 1 day, 9 hours, and 45 minutes from now."),
        (10, 0, ["mon", "fri"], "Alarm set for 1 hour from now."),
    ],
)
def test_the_time_until_an_alarm_is_put_in_words(hour: int, minute: int, days: list[str], said: str) -> None:
    assert set_for(MONDAY_NINE, new_alarm(1, hour, minute) | {"days": days}) == said


def test_less_than_a_minute_is_said_so() -> None:
    late = MONDAY_NINE.replace(second=30)
    assert set_for(late, new_alarm(1, 9, 1)) == "Alarm set for less than 1 minute from now."
    assert rings_at(late, new_alarm(1, 9, 1)) == datetime(2026, 1, 5, 9, 1)


def test_days_are_put_in_words() -> None:
    week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    assert days_text(MONDAY_NINE, new_alarm(1, 10, 0), week) == "Today"
    assert days_text(MONDAY_NINE, new_alarm(1, 8, 0), week) == "Tomorrow"
    assert days_text(MONDAY_NINE, new_alarm(1, 8, 0) | {"enabled": False}, week) == "Not scheduled"
    assert days_text(MONDAY_NINE, new_alarm(1, 8, 0) | {"days": ["sun", "sat"]}, week) == "Sat, Sun"
    assert days_text(MONDAY_NINE, new_alarm(1, 8, 0) | {"days": week}, week) == "Every day"


@pytest.mark.parametrize(("seconds", "written"), [(0, "0:00"), (65, "1:05"), (3600, "1:00:00"), (-5.2, "-0:05")])
def test_spans_are_written_as_on_a_timer(seconds: float, written: str) -> None:
    assert span(seconds) == written


@pytest.mark.parametrize(("hour", "written"), [(0, "12:05 AM"), (12, "12:05 PM"), (13, "1:05 PM"), (11, "11:05 AM")])
def test_twelve_hours_have_no_zero(hour: int, written: str) -> None:
    phone = phone_at(time_12_24="12")
    page = AppContext(phone, CLOCK, phone.memory.tasks.tasks[CLOCK].pages[-1])
    assert clock(page, hour, 5) == written
