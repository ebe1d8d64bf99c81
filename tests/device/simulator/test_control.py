"""The control channel: preparing, judging and disturbing a phone, and refusing what makes no sense."""

import asyncio
import io
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from PIL import Image
from wire import run, system, until

from device.simulator.android.faults import FAULTS
from device.simulator.android.system import System
from device.simulator.control import ControlServer

TOKEN = "the-right-token"


@pytest.fixture
def phone() -> System:
    return system()


@pytest.fixture
async def client(phone: System) -> AsyncIterator[httpx.AsyncClient]:
    server = ControlServer({"1": (phone, TOKEN), "2": (system(), "another-token")})
    await server.start()
    async with httpx.AsyncClient(
        base_url=f"{server.url}/phones/1", headers={"Authorization": f"Bearer {TOKEN}"}, timeout=10
    ) as client:
        yield client
    phone.journal.end()
    await server.stop()


async def test_without_the_phones_own_token_there_is_nothing(client: httpx.AsyncClient) -> None:
    given = [None, "", "Bearer", "Bearer wrong", "Bearer another-token", f"Basic {TOKEN}", f"Bearer {TOKEN}x"]
    async with httpx.AsyncClient(base_url=client.base_url) as bare:
        for header in given:
            headers = {} if header is None else {"Authorization": header}
            for method, path in [("GET", "/state"), ("POST", "/reset"), ("PUT", "/faults/slow"), ("GET", "/truth")]:
                answer = await bare.request(method, path, headers=headers)
                assert answer.status_code == 401, (header, method, path)
                assert answer.headers["content-type"] == "application/problem+json"
                assert answer.json()["status"] == 401


async def test_a_phone_that_does_not_exist_is_not_told_from_a_wrong_token(client: httpx.AsyncClient) -> None:
    answer = await client.get(str(client.base_url).replace("/phones/1", "/phones/9") + "state")
    assert answer.status_code == 401


@pytest.mark.parametrize(
    ("sent", "then"),
    [
        (b"", b""),
        (b"GET /phones/1/state HTTP/1.1\r\nHost: localhost\r\n", b"X-Slow: "),
        (b"PATCH /phones/1/state HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500\r\n"
         b"Authorization: Bearer " + TOKEN.encode() + b"\r\n\r\n{", b" "),
        (b"GET /phones/1/state HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500\r\n\r\n", b" "),
    ],
    ids=["nothing", "a head without end", "a body by drops", "a body nobody wanted"],
)  # fmt: skip
async def test_who_sends_by_drops_is_sent_away_and_others_are_served(phone: System, sent: bytes, then: bytes) -> None:
    server = ControlServer({"1": (phone, TOKEN)}, patience=0.3)
    await server.start()
    reader, writer = await asyncio.open_connection("127.0.0.1", int(server.url.rpartition(":")[2]))
    writer.write(sent)
    answer = asyncio.ensure_future(reader.read())
    async with asyncio.timeout(10), httpx.AsyncClient(headers={"Authorization": f"Bearer {TOKEN}"}) as other:
        while not answer.done():
            if then and not writer.is_closing():
                writer.write(then)
            assert (await other.get(f"{server.url}/phones/1/clock")).status_code == 200
    try:
        said = answer.result()
    except ConnectionResetError:  # a drop that was under way met a closed door, and took the answer along
        assert then
    else:
        assert b" 401 " in said or (b" 408 " in said and b"within 0.3 seconds" in said)
    writer.close()
    await server.stop()


async def test_a_request_that_waits_for_its_answer_is_not_sent_away(phone: System) -> None:
    server = ControlServer({"1": (phone, TOKEN)}, patience=0.2)
    await server.start()
    async with httpx.AsyncClient(
        base_url=f"{server.url}/phones/1", headers={"Authorization": f"Bearer {TOKEN}"}
    ) as one:
        for _ in range(2):
            answer = await one.get(f"/events?after={phone.journal.last}&wait=0.6")
            assert answer.status_code == 200
            assert answer.json()["events"] == []
    await server.stop()


async def test_state_is_prepared_and_read(client: httpx.AsyncClient, phone: System) -> None:
    answer = await client.patch("/state", json={"settings": {"system": {"screen_brightness": 7}}})
    assert answer.status_code == 200
    assert (await client.get("/state")).json()["settings"]["system"]["screen_brightness"] == "7"
    assert (await run(phone, "settings get system screen_brightness"))[1] == "7\n"


NONSENSE = [
    ("PATCH", "/state", b"{"),
    ("PATCH", "/state", b"[1]"),
    ("PATCH", "/state", b"[" * 100_000),
    ("PATCH", "/state", b'{"nonsense": 1}'),
    ("PATCH", "/state", b'{"apps": {"com.nowhere": {}}}'),
    ("PATCH", "/state", b'{"settings": {"system": 5}}'),
    ("POST", "/reset", b'{"seed": "x"}'),
    ("POST", "/reset", b'{"sed": 1}'),
    ("POST", "/restore", b"{}"),
    ("POST", "/restore", b'{"phone": {}}'),
    ("POST", "/restore", b'{"phone": {"version": 99}}'),
    ("PUT", "/clock", b'{"mode": "fast"}'),
    ("PUT", "/clock", b'{"advance": -1}'),
    ("PUT", "/clock", b'{"time": "noon"}'),
    ("PUT", "/faults/frobnicate", b"{}"),
    ("PUT", "/faults/slow", b'{"ms": -1}'),
    ("PUT", "/faults/slow", b'{"methods": "click"}'),
    ("PUT", "/faults/slow", b'{"speed": 1}'),
    ("GET", "/events?after=x", b""),
    ("GET", "/events?wait=1e9", b""),
    ("GET", "/events?wait=nan", b""),
]


async def test_what_makes_no_sense_gets_a_problem_and_changes_nothing(client: httpx.AsyncClient, phone: System) -> None:
    before = phone.handset.state()["settings"], phone.handset.state()["apps"]
    for method, path, body in NONSENSE:
        answer = await client.request(method, path, content=body)
        assert answer.status_code == 400, (method, path, body[:50], answer.text)
        assert answer.headers["content-type"] == "application/problem+json"
        assert len(answer.json()["detail"]) > 15
        assert (phone.handset.state()["settings"], phone.handset.state()["apps"]) == before


async def test_unknown_paths_and_methods_are_problems_too(client: httpx.AsyncClient) -> None:
    for method, path, status in [("GET", "/nope", 404), ("POST", "/state", 405), ("DELETE", "/faults/slow", 404)]:
        answer = await client.request(method, path)
        assert answer.status_code == status
        assert answer.json()["status"] == status


async def test_reset_gives_a_fresh_phone(client: httpx.AsyncClient, phone: System) -> None:
    fresh = (await client.post("/reset", json={"seed": 5})).json()
    await client.patch("/state", json={"settings": {"global": {"wifi_on": 0}}})
    phone.files.write("/sdcard/x", b"1")
    phone.files.write("/data/local/tmp/tool", b"1")
    again = (await client.post("/reset")).json()
    assert (again["apps"], again["settings"]) == (fresh["apps"], fresh["settings"])
    assert phone.files.get("/sdcard/x") is None
    assert phone.files.get("/data/local/tmp/tool") is not None


async def test_a_saved_phone_comes_back(client: httpx.AsyncClient, phone: System) -> None:
    await run(phone, "am start -a android.settings.SETTINGS")
    phone.files.write("/sdcard/x", b"\x00\xff")
    saved = (await client.get("/save")).json()
    tree = (await client.get("/hierarchy")).content
    await client.post("/reset")
    assert (await client.get("/hierarchy")).content != tree
    assert (await client.post("/restore", content=json.dumps(saved))).status_code == 200
    assert (await client.get("/hierarchy")).content == tree
    assert phone.files.read("/sdcard/x") == b"\x00\xff"


async def test_the_clock_can_be_stopped_and_stepped(client: httpx.AsyncClient) -> None:
    stopped = (await client.put("/clock", json={"mode": "stepped", "time": 1_800_000_000})).json()
    assert (stopped["mode"], stopped["time"]) == ("stepped", 1_800_000_000)
    assert (await client.put("/clock", json={"advance": 90})).json()["time"] == 1_800_000_090
    assert (await client.get("/clock")).json()["time"] == 1_800_000_090
    assert (await client.put("/clock", json={"mode": "real"})).json()["mode"] == "real"


async def test_faults_are_listed_while_they_are_on(client: httpx.AsyncClient) -> None:
    for name in FAULTS:
        assert (await client.put(f"/faults/{name}", json={"count": 2, "methods": ["click"]})).status_code == 200
    listed = (await client.get("/faults")).json()
    assert set(listed) == set(FAULTS)
    assert listed["slow"]["methods"] == ["click"]
    for name in FAULTS:
        assert (await client.delete(f"/faults/{name}")).status_code == 204
    assert (await client.get("/faults")).json() == {}


async def test_a_fault_with_a_chance_strikes_as_its_seed_says(phone: System) -> None:
    def strikes(seed: int) -> list[bool]:
        phone.faults.put("lost_tap", {"chance": 0.5, "seed": seed})
        return [phone.faults.take("lost_tap") is not None for _ in range(50)]

    assert strikes(1) == strikes(1) != strikes(2)
    assert 10 < sum(strikes(1)) < 40


async def test_a_fault_strikes_as_often_as_it_may(phone: System) -> None:
    phone.faults.put("lost_tap", {"count": 2, "methods": ["click"]})
    assert phone.faults.take("lost_tap", "swipe") is None
    assert [phone.faults.take("lost_tap", "click") is not None for _ in range(4)] == [True, True, False, False]


async def test_truth_names_every_drawn_view(client: httpx.AsyncClient) -> None:
    truth = (await client.get("/truth")).json()
    assert {"key", "id", "text", "description", "bounds", "visible", "clickable", "package"} <= set(truth["views"][0])
    assert any(view["text"] == "Contacts" for view in truth["views"])


async def test_screenshot_and_hierarchy_show_the_phone(client: httpx.AsyncClient, phone: System) -> None:
    picture = Image.open(io.BytesIO((await client.get("/screenshot")).content))
    assert (picture.format, picture.size) == ("PNG", (1080, 2400))
    assert (await client.get("/hierarchy")).text == phone.handset.hierarchy()


async def test_events_are_numbered_and_told_once(client: httpx.AsyncClient, phone: System) -> None:
    await run(phone, "input tap 1 2; input keyevent HOME; input text hi")
    events = (await client.get("/events")).json()["events"]
    assert [event["kind"] for event in events] == ["tap", "key", "text"]
    assert [event["n"] for event in events] == [1, 2, 3]
    assert (events[0]["x"], events[0]["y"]) == (1, 2)
    answer = (await client.get("/events", params={"after": 2})).json()
    assert ([event["n"] for event in answer["events"]], answer["last"]) == ([3], 3)


async def test_a_long_poll_ends_with_the_next_event(client: httpx.AsyncClient, phone: System) -> None:
    polled = asyncio.ensure_future(client.get("/events", params={"after": 0, "wait": 30}))
    await until_served(phone, polled)
    phone.journal.add("tap", x=1, y=1)
    assert [event["n"] for event in (await asyncio.wait_for(polled, 5)).json()["events"]] == [1]


async def until_served(phone: System, polled: "asyncio.Future[Any]") -> None:
    """Return when the request has reached the phone and waits there."""
    grown = phone.journal._grown
    grown.set()
    for _ in range(1000):
        await asyncio.sleep(0.001)
        if not grown.is_set():
            return
    raise AssertionError("the request never came")


async def test_a_client_that_sends_half_a_character_is_noted(client: httpx.AsyncClient, phone: System) -> None:
    phone.journal.add("text", text="\ud83d")
    answer = await client.get("/events")
    assert answer.json()["events"][0]["text"] == "\ud83d"


async def test_stopping_does_not_wait_for_those_who_wait(phone: System) -> None:
    server = ControlServer({"1": (phone, TOKEN)})
    await server.start()
    async with httpx.AsyncClient(headers={"Authorization": f"Bearer {TOKEN}"}) as client:
        polled = asyncio.ensure_future(client.get(f"{server.url}/phones/1/events?wait=50", timeout=60))
        await until_served(phone, polled)
        phone.journal.end()
        assert (await polled).json()["events"] == []
    await asyncio.wait_for(server.stop(), 5)
    await until(lambda: True)
