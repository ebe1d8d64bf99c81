"""What is made to happen on a phone through its control channel, and what is refused there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from wire import run, system

from device.simulator.android.system import System
from device.simulator.control import ControlServer

CONTACTS = "com.android.contacts"


@pytest.fixture
def phone() -> System:
    made = system()
    made.handset.start(CONTACTS)
    return made


@pytest.fixture
async def client(phone: System) -> AsyncIterator[httpx.AsyncClient]:
    server = ControlServer({"1": (phone, "token")})
    await server.start()
    headers = {"Authorization": "Bearer token"}
    async with httpx.AsyncClient(base_url=f"{server.url}/phones/1", headers=headers, timeout=10) as client:
        yield client
    phone.journal.end()
    await server.stop()


def shown(phone: System) -> set[str]:
    """Every text in the tree."""
    return {node.text for root in phone.handset.nodes() for node in root.walk() if node.visible}


async def test_the_app_in_front_crashes_or_hangs_when_none_is_named(client: httpx.AsyncClient, phone: System) -> None:
    assert (await client.post("/incidents", json={"kind": "hang", "seconds": 60})).json() == {"done": True}
    assert phone.handset.state()["ui"]["hung"] == [CONTACTS]
    assert (await client.post("/incidents", json={"kind": "crash"})).json() == {"done": True}
    assert phone.handset.state()["ui"]["hung"] == []
    assert "Contacts keeps stopping" in shown(phone)
    events = (await client.get("/events")).json()["events"]
    assert [event["incident"] for event in events if event["kind"] == "incident"] == ["hang", "crash"]


async def test_dialogs_and_notifications_come_up(client: httpx.AsyncClient, phone: System) -> None:
    await client.post("/incidents", json={"kind": "popup", "popup": "update"})
    assert "System update available" in shown(phone)
    note = {"kind": "notify", "package": CONTACTS, "title": "Ann Lee", "text": "Supper?"}
    assert (await client.post("/incidents", json=note)).json() == {"done": True}
    assert {"Ann Lee", "Supper?"} <= shown(phone)
    assert (await client.post("/incidents", json={**note, "package": "org.none"})).json() == {"done": False}


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"kind": "flood"},
        {"kind": ["crash"]},
        {"kind": "popup"},
        {"kind": "popup", "popup": "advert"},
        {"kind": "crash", "package": 5},
        {"kind": "crash", "seconds": 5},
        {"kind": "hang", "seconds": "long"},
        {"kind": "hang", "seconds": -1},
        {"kind": "notify", "package": CONTACTS},
        {"kind": "notify", "package": CONTACTS, "title": "x", "urgent": 1},
    ],
)
async def test_nonsense_is_refused_with_a_sentence(
    client: httpx.AsyncClient, phone: System, body: dict[str, Any]
) -> None:
    before = phone.handset.save()
    answer = await client.post("/incidents", json=body)
    assert answer.status_code == 400
    assert answer.json()["detail"].endswith(".")
    assert phone.handset.save()["alerts"] == before["alerts"]


async def test_a_permission_granted_over_adb_is_the_one_that_apps_ask_about(phone: System) -> None:
    data = phone.handset.state()["apps"]["com.android.settings"]
    assert data["permissions"] == {}
    assert (await run(phone, "pm revoke com.android.contacts android.permission.CALL_PHONE"))[0] == 0
    assert phone.handset.state()["apps"]["com.android.settings"]["permissions"] == {CONTACTS: {"Phone": "ask"}}
    await run(phone, "pm grant com.android.contacts android.permission.CALL_PHONE")
    assert phone.handset.state()["apps"]["com.android.settings"]["permissions"] == {CONTACTS: {"Phone": "allow"}}
