"""The Calendar app: its month, its events, and its tree, which is Compose's."""

from __future__ import annotations

from typing import Any

import pytest
from sample_phone import shown, tap, views

from device.simulator.android.clock import Clock
from device.simulator.android.phone import VirtualPhone

PACKAGE = "com.android.calendar"


@pytest.fixture
def phone() -> VirtualPhone:
    phone = VirtualPhone(clock=Clock("stepped"))
    assert phone.start(PACKAGE)
    return phone


def events(phone: VirtualPhone) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = phone.state()["apps"][PACKAGE]["events"]
    return found


def test_its_tree_has_no_ids_and_a_day_is_one_node_that_says_everything(phone: VirtualPhone) -> None:
    nodes = [node for root in phone.nodes(active_only=True) for node in root.walk() if node.package == PACKAGE]
    assert {node.resource_id for node in nodes} == {"", "android:id/content"}
    day = next(node for node in nodes if node.description.startswith("Monday, January 5"))
    assert (day.class_name, day.children, day.text) == ("android.view.View", (), "")
    assert day.description == "Monday, January 5, 1 event"
    assert len([node for node in nodes if ", " in node.description and "event" in node.description]) == 42


def test_an_event_is_added_on_a_day(phone: VirtualPhone) -> None:
    tap(phone, key="day/2026-01-14")
    tap(phone, key="add")
    phone.type("Dentist")
    tap(phone, key="start")
    tap(phone, key="option/08:30")
    tap(phone, key="save")
    added = events(phone)[-1]
    assert (added["title"], added["date"], added["start"], added["end"]) == ("Dentist", "2026-01-14", "08:30", "11:00")
    assert any("Dentist" in view["description"] for view in views(phone))


def test_an_event_is_changed_and_still_repeats(phone: VirtualPhone) -> None:
    swim = next(each for each in events(phone) if each["title"] == "Swim" and each["weekday"] == 1)
    tap(phone, key="day/2026-01-06")
    tap(phone, key=f"event/{swim['id']}/2026-01-06")
    tap(phone, key="edit")
    tap(phone, key="whole")
    tap(phone, key="save")
    changed = next(each for each in events(phone) if each["id"] == swim["id"])
    assert (changed["title"], changed["weekday"], changed["start"]) == ("Swim", 1, "")


def test_an_event_is_deleted_after_asking(phone: VirtualPhone) -> None:
    each = next(e for e in events(phone) if e.get("weekday") == 0)
    tap(phone, key=f"event/{each['id']}/2026-01-05")
    tap(phone, key="delete")
    tap(phone, text="Delete")
    assert each["id"] not in [e["id"] for e in events(phone)]


def test_months_are_turned_by_arrows_and_swipes(phone: VirtualPhone) -> None:
    tap(phone, key="next")
    assert shown(phone, "February")
    phone.swipe(300, 700, 900, 700, 0.2)
    assert shown(phone, "January")


def test_a_calendar_that_is_hidden_takes_its_events_along(phone: VirtualPhone) -> None:
    tap(phone, key="calendars")
    tap(phone, key="calendar/Work")
    assert phone.state()["apps"][PACKAGE]["hidden"] == ["Work"]
    assert not any("Stand-up" in view["description"] for view in views(phone))


def test_searching_finds_events_by_title(phone: VirtualPhone) -> None:
    tap(phone, key="search")
    phone.type("choir")
    assert any(view["description"].startswith("Choir") for view in views(phone))
