"""Things that go wrong with a phone, on a real wire: the task says so, and claims nothing that was not done."""

from __future__ import annotations

import pytest
from live import LiveService
from private_adb import AdbServer

from benchmarks.control import Phones

AIRPLANE = 'Open Settings, tap "Network & internet", turn on Airplane mode, and check that Airplane mode is on'


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory, adb_server: AdbServer):
    with LiveService(tmp_path_factory.mktemp("live"), adb_server) as service:
        yield service


def test_a_phone_unplugged_in_mid_step_ends_the_task_saying_so(live, control, phone_process):
    start = control.last_event()
    task = live.post(AIRPLANE, device=phone_process.serial)
    control.wait_event(lambda event: event["kind"] == "tap", start, 60)
    control.set_fault("unplug")
    ended = live.ended(task)
    control.clear_fault("unplug")
    assert ended["ending"] == "phone_failed"
    assert phone_process.serial in ended["message"]


def test_a_tree_that_is_no_xml_for_a_while_costs_only_time(live, control, phone_process):
    control.set_fault("bad_tree", count=3)
    ended = live.ended(live.post(AIRPLANE, device=phone_process.serial))
    assert ended["ending"] == "verified", ended["message"]
    assert control.state()["settings"]["global"]["airplane_mode_on"] == "1"


def test_a_tree_that_is_never_xml_ends_the_task_saying_so(live, control, phone_process):
    control.set_fault("bad_tree")
    ended = live.ended(live.post(AIRPLANE, device=phone_process.serial))
    control.clear_fault("bad_tree")
    assert ended["ending"] == "phone_failed"
    assert ended["message"]


def test_a_server_on_the_phone_that_dies_is_started_again(live, control, phone_process):
    start = control.last_event()
    task = live.post(AIRPLANE, device=phone_process.serial)
    control.wait_event(lambda event: event["kind"] == "tap", start, 60)
    control.set_fault("server_death")
    assert live.ended(task)["ending"] == "verified"
    assert control.state()["settings"]["global"]["airplane_mode_on"] == "1"


def test_a_tap_that_got_lost_is_a_miss_and_is_tried_again(live, control, phone_process):
    control.set_fault("lost_tap", count=1)
    assert live.ended(live.post(AIRPLANE, device=phone_process.serial))["ending"] == "verified"


def test_an_app_that_crashes_under_a_touch_is_told_and_nothing_is_done_at_its_dialog(live, control, phone_process):
    control.set_fault("app_crash")
    ended = live.ended(
        live.post("Open Contacts, tap Search, enter Ada in the search field", device=phone_process.serial)
    )
    assert ended["ending"] == "gave_up", ended["message"]
    assert 'an app crashed: "Contacts keeps stopping"' in ended["message"]
    assert "Contacts keeps stopping" in control.hierarchy()


def test_a_running_task_is_cancelled_at_once(live, control, phone_process):
    task = live.post('Open Settings, wait until "no such thing" is shown', device=phone_process.serial)
    live.until_event(task, lambda kind, data: kind == "turn" and data["turn"] == 2)
    assert live.client.post(f"/tasks/{task}/cancel").status_code == 202
    ended = live.ended(task, 5)
    assert ended["ending"] == "cancelled"
    assert live.client.get(f"/tasks/{task}/page").status_code == 200


def test_a_booting_phone_is_waited_for_and_a_locked_one_is_not(live, adb_server):
    with Phones("--boot-seconds", "4", adb_port=adb_server.port, env=adb_server.environment) as booting:
        task = live.post("Open Settings, and check that Settings is open", device=booting.ready[0].serial)
        assert live.ended(task)["ending"] == "verified"
    with Phones("--lock", "pin", adb_port=adb_server.port, env=adb_server.environment) as locked:
        task = live.post("Open Settings", device=locked.ready[0].serial)
        ended = live.ended(task)
        assert ended["ending"] == "phone_failed"
        assert "lock" in ended["message"]


def test_devices_and_their_pictures_are_those_of_the_phone(live, control, phone_process):
    devices = {entry["serial"]: entry for entry in live.client.get("/devices").json()["devices"]}
    assert devices[phone_process.serial]["ready"] is True
    assert devices[phone_process.serial]["width"] > 0
    picture = live.client.get(f"/devices/{phone_process.serial}/screenshot")
    assert picture.headers["content-type"] in ("image/png", "image/jpeg")


def test_nothing_of_the_engine_is_said(live):
    assert "://" not in live.log.replace(str(live.client.base_url).rstrip("/"), "")
