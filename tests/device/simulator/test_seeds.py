"""What a seed decides: the same one always the same phone, another one another; seed 0 the one that always was."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sample_phone import shown, tap

from device.simulator.android.clock import Clock
from device.simulator.android.phone import VirtualPhone
from device.simulator.android.profile import factory_settings
from device.simulator.apps import installed
from device.simulator.apps.people import FIRST_CAST, cast

CONTACTS, CLOCK, MESSAGES = "com.android.contacts", "com.android.deskclock", "com.android.messaging"
VARIED = (
    "com.android.browser", "com.android.calendar", CONTACTS, CLOCK, "com.android.email", "com.android.gallery3d",
    "com.android.launcher3", MESSAGES, "com.android.settings", "org.deixis.lights", "org.deixis.maps",
)  # fmt: skip


def phone_of(seed: int) -> VirtualPhone:
    return VirtualPhone(seed=seed, clock=Clock("stepped"))


def written(phone: VirtualPhone) -> str:
    return json.dumps(phone.state(), sort_keys=True)


@pytest.mark.parametrize("seed", [0, 1, 7, 12345, -3])
def test_the_same_seed_gives_the_same_state_tree_and_pixels_byte_for_byte(seed: int) -> None:
    one, other = phone_of(seed), phone_of(seed)
    for package in ("", CONTACTS, MESSAGES, "com.android.gallery3d"):
        if package:
            assert one.start(package)
            assert other.start(package)
        assert written(one) == written(other)
        assert one.hierarchy() == other.hierarchy()
        assert one.screenshot().tobytes() == other.screenshot().tobytes()


@pytest.mark.parametrize("package", VARIED)
def test_other_seeds_give_an_app_other_data(package: str) -> None:
    data = {json.dumps(phone_of(seed).state()["apps"][package], sort_keys=True) for seed in range(6)}
    assert len(data) >= 4


def test_other_seeds_give_other_settings_and_pictures() -> None:
    phones = [phone_of(seed) for seed in range(5)]
    assert len({json.dumps(phone.state()["settings"], sort_keys=True) for phone in phones}) == 5
    assert len({phone.screenshot().tobytes() for phone in phones}) == 5


def test_a_reset_with_a_seed_is_a_phone_of_that_seed() -> None:
    phone, made = phone_of(0), phone_of(9)
    phone.reset(9)
    assert written(phone) == written(made)
    phone.reset()
    assert written(phone) == written(made), "a reset without one keeps it"
    phone.reset(0)
    assert written(phone) == written(phone_of(0))


def test_an_app_that_is_cleared_has_the_data_of_its_seed_again() -> None:
    phone = phone_of(4)
    fresh = phone.state()["apps"][CONTACTS]
    phone.prepare({"apps": {CONTACTS: {"contacts": []}}})
    assert phone.clear(CONTACTS)
    assert phone.state()["apps"][CONTACTS] == fresh


def test_seed_0_is_the_phone_that_was_always_there() -> None:
    state = phone_of(0).state()
    contacts = state["apps"][CONTACTS]
    assert [c["first"] for c in contacts["contacts"]][:3] == ["Ann", "Anna", "Anneliese"]
    assert state["apps"]["com.android.launcher3"] == {"dock": [CONTACTS, CLOCK, "com.android.settings"], "home": {}}
    assert [(a["hour"], a["minute"]) for a in state["apps"][CLOCK]["alarms"]] == [(8, 30), (9, 0), (18, 45)]
    assert state["ui"]["notifications"] == []
    assert state["settings"]["system"]["time_12_24"] == "24"
    assert factory_settings(0) == factory_settings()
    known = {f"{c['first']} {c['last']}".strip(): c for c in contacts["contacts"]}
    assert {person.name for person in FIRST_CAST} <= set(known)
    for person in FIRST_CAST:
        assert person.number in [phone["number"] for phone in known[person.name]["phones"]]


@pytest.mark.parametrize("seed", [1, 2, 30])
def test_the_apps_of_a_phone_know_the_same_people(seed: int) -> None:
    state = phone_of(seed).state()["apps"]
    names = {f"{c['first']} {c['last']}".strip() for c in state[CONTACTS]["contacts"]}
    assert names == {person.name for person in cast(seed)}
    assert {thread["name"] for thread in state[MESSAGES]["threads"]} <= names
    assert len(names) == len(cast(seed)), "nobody is there twice"


def test_what_was_not_seen_yet_is_notified_once_the_phone_is_up_and_leads_there() -> None:
    seed = next(
        seed for seed in range(1, 30) if any(t["unread"] for t in phone_of(seed).state()["apps"][MESSAGES]["threads"])
    )
    phone = phone_of(seed)
    thread = next(t for t in phone.state()["apps"][MESSAGES]["threads"] if t["unread"])
    assert any(note["title"] == thread["name"] for note in phone.state()["ui"]["notifications"])
    phone.open_shade()
    tap(phone, text=thread["name"])
    assert phone.foreground[0] == MESSAGES
    assert shown(phone, thread["messages"][-1]["text"])
    phone.reboot()
    assert phone.state()["ui"]["notifications"], "and again after a reboot, as nobody has read the others"


def test_every_seeds_data_survives_json_and_can_be_shown() -> None:
    for seed in range(1, 12):
        phone = phone_of(seed)
        saved: dict[str, Any] = json.loads(json.dumps(phone.save()))
        twin = phone_of(0)
        twin.restore(saved)
        assert twin.hierarchy() == phone.hierarchy()
        for app in installed():
            if app.launchable:
                assert phone.start(app.package)
                assert phone.hierarchy()
