"""The window to hold the phones, over real HTTP: who may use it, what hands do, what it is told, and its end."""

from __future__ import annotations

import asyncio
import io
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image
from wire import system

from device.simulator.android.system import System
from device.simulator.control import ControlServer
from device.simulator.watch.browser import has_display
from device.simulator.watch.mirror import Mirror
from device.simulator.watch.routes import FILES, Watch

TOKEN, OTHER = "the-phones-token", "the-other-phones-token"
SETTINGS, CONTACTS = "com.android.settings", "com.android.contacts"


@pytest.fixture
def phone() -> System:
    return system()


@pytest.fixture
def watch(phone: System) -> Watch:
    return Watch({"1": (phone, TOKEN), "2": (system(), OTHER)})


@pytest.fixture
async def server(watch: Watch) -> AsyncIterator[ControlServer]:
    server = ControlServer(watch.phones, watch)
    await server.start()
    yield server
    watch.mirror.end()
    await server.stop()


@pytest.fixture
async def client(server: ControlServer) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=server.url, timeout=10) as client:
        yield client


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}".strip()}


async def hands(client: httpx.AsyncClient, *events: dict[str, Any]) -> httpx.Response:
    return await client.post("/phones/1/hands", headers=bearer(TOKEN), json={"events": list(events)})


def center(phone: System, **like: Any) -> tuple[float, float]:
    """Where a view is that has these values."""
    left, top, right, bottom = next(
        view["visible"] for view in phone.handset.truth() if all(view[name] == value for name, value in like.items())
    )
    return (left + right) / 2, (top + bottom) / 2


def press(x: float, y: float, ms: float = 60) -> list[dict[str, Any]]:
    return [{"do": "down", "x": x, "y": y}, {"do": "up", "x": x, "y": y, "ms": ms}]


def scrolled(phone: System) -> float:
    """How far the list of the page in front is scrolled, in dp."""
    page = phone.handset.front_page()  # type: ignore[attr-defined]
    assert page is not None
    return max(page.scroll.values())


# --- who may ----------------------------------------------------------------------------------------------------------


async def test_the_page_says_nothing_of_the_phones_and_loads_nothing_from_elsewhere(
    client: httpx.AsyncClient, watch: Watch
) -> None:
    for name in FILES:
        answer = await client.get("/watch" if name == "watch.html" else f"/watch/{name}")
        assert answer.status_code == 200
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert watch.token not in answer.text
        assert TOKEN not in answer.text
        assert not re.search(r"https?://", answer.text)


async def test_what_phones_say_asks_for_the_links_token(client: httpx.AsyncClient, watch: Watch) -> None:
    for path in ("/watch/phones", "/watch/changes"):
        for headers in ({}, bearer(""), bearer("wrong"), bearer(TOKEN), {"Authorization": f"Basic {watch.token}"}):
            answer = await client.get(path, headers=headers)
            assert answer.status_code == 401, (path, headers)
        assert (await client.get(f"{path}?token={watch.token}")).status_code == 401
        assert (await client.get(path, headers={"Cookie": f"token={watch.token}"})).status_code == 401
    answer = await client.get("/watch/phones", headers=bearer(watch.token))
    assert [(each["name"], each["token"]) for each in answer.json()["phones"]] == [("1", TOKEN), ("2", OTHER)]
    assert {"slow", "unplug"} <= set(answer.json()["faults"])


async def test_hands_and_frames_ask_for_the_phones_own_token(client: httpx.AsyncClient, watch: Watch) -> None:
    for token in ("", "wrong", watch.token, OTHER):
        assert (await client.get("/phones/1/frame", headers=bearer(token))).status_code == 401
        answer = await client.post("/phones/1/hands", headers=bearer(token), json={"events": []})
        assert answer.status_code == 401


@pytest.mark.parametrize("path", ["/watch", "/watch/phones", "/phones/1/state"])
async def test_a_page_that_calls_itself_by_another_name_is_turned_away(
    client: httpx.AsyncClient, watch: Watch, path: str
) -> None:
    """As one does whose name was made to mean 127.0.0.1 after it was loaded from elsewhere."""
    token = TOKEN if "state" in path else watch.token
    port = client.base_url.port
    for host in (f"evil.example:{port}", "evil.example", "127.0.0.1.evil.example", f"[::1]:{port}", ""):
        answer = await client.get(path, headers={**bearer(token), "Host": host})
        assert answer.status_code in (400, 403), host
    for host in (f"localhost:{port}", f"127.0.0.1:{port}"):
        assert (await client.get(path, headers={**bearer(token), "Host": host})).status_code == 200


async def test_pages_of_other_sites_are_turned_away_even_with_the_token(
    client: httpx.AsyncClient, phone: System
) -> None:
    port = client.base_url.port
    for origin in ("https://evil.example", "null", f"http://localhost:{port}", "http://127.0.0.1:1"):
        answer = await client.post(
            "/phones/1/hands", headers={**bearer(TOKEN), "Origin": origin}, json={"events": [{"do": "key", "code": 26}]}
        )
        assert answer.status_code == 403, origin
    assert phone.handset.screen_on
    own = {**bearer(TOKEN), "Origin": f"http://127.0.0.1:{port}"}
    answer = await client.post("/phones/1/hands", headers=own, json={"events": [{"do": "key", "code": 26}]})
    assert answer.status_code == 200
    assert not phone.handset.screen_on


# --- what hands do ----------------------------------------------------------------------------------------------------


async def test_a_press_lands_where_it_should(client: httpx.AsyncClient, phone: System) -> None:
    await hands(client, *press(*center(phone, key=f"dock:{SETTINGS}")))
    assert phone.handset.foreground[0] == SETTINGS
    assert [(e["action"], e["by"]) for e in phone.journal.after(0) if e["kind"] == "touch"] == [
        ("down", "hand"),
        ("up", "hand"),
    ]


async def test_a_long_press_is_as_long_as_the_finger_lay_however_fast_its_events_come(
    client: httpx.AsyncClient, phone: System
) -> None:
    phone.handset.set_clock("stepped")
    await hands(client, *press(*center(phone, key=f"dock:{CONTACTS}"), ms=700))
    assert any(view["text"] == "App info" for view in phone.handset.truth())


async def test_a_drag_takes_its_real_time(client: httpx.AsyncClient, phone: System) -> None:
    """The same way quickly is a throw, and slowly is not."""
    offsets = []
    for ms in (120, 4000):
        phone.handset.stop(SETTINGS)
        phone.handset.start(SETTINGS)
        y = [1500 - 600 * step / 10 for step in range(11)]
        moves = [{"do": "move", "x": 500, "y": y[step], "ms": ms * step / 10} for step in range(1, 11)]
        await hands(
            client, {"do": "down", "x": 500, "y": 1500}, *moves, {"do": "up", "x": 500, "y": 900, "ms": ms}
        )  # fmt: skip
        offsets.append(scrolled(phone))
    assert offsets[0] > offsets[1] > 200


async def test_the_wheel_scrolls_as_far_as_it_turns_and_taps_nothing(client: httpx.AsyncClient, phone: System) -> None:
    phone.handset.start(SETTINGS)
    for dy, near in ((420, 160), (-210, 80), (1, 89)):  # in dp at 420 dpi; the least is 9 dp
        await hands(client, {"do": "wheel", "x": 500, "y": 1500, "dy": dy})
        assert scrolled(phone) == pytest.approx(near, abs=1)
        assert phone.handset.foreground[0] == SETTINGS


async def test_keys_and_text_and_pasted_text_arrive_in_order(client: httpx.AsyncClient, phone: System) -> None:
    await hands(client, *press(*center(phone, key="search_bar")))
    await hands(
        client,
        {"do": "text", "text": "sit"},
        {"do": "key", "code": 67},
        {"do": "key", "code": 21},
        {"do": "text", "text": "ü"},
        {"do": "paste", "text": "🚀"},
    )
    field = phone.handset.focused()
    assert field is not None
    assert field.text == "sü🚀i"
    assert phone.handset.clipboard == "🚀"


async def test_the_phone_is_turned(client: httpx.AsyncClient, phone: System) -> None:
    assert (await hands(client, {"do": "turn", "to": 1})).status_code == 200
    frame = await client.get("/phones/1/frame?width=480", headers=bearer(TOKEN))
    picture = Image.open(io.BytesIO(frame.content))
    assert picture.width == 480
    assert picture.width > picture.height


NONSENSE: list[Any] = [
    None, {}, [1], [{}], [{"do": "dance"}], [{"do": ["key"]}], [{"do": "down", "x": 1}],
    [{"do": "down", "x": "1", "y": 1}], [{"do": "up", "x": 1, "y": 1, "ms": True}],
    [{"do": "move", "x": 1e300, "y": 1, "ms": 1}], [{"do": "key", "code": 1.5}], [{"do": "key", "code": -1}],
    [{"do": "text"}], [{"do": "text", "text": 5}], [{"do": "turn", "to": 4}], [{"do": "wheel", "x": 1, "y": 1}],
    [{"do": "down", "x": 1, "y": 1, "z": 1}], [{"do": "key", "code": 26}] * 2001,
]  # fmt: skip


@pytest.mark.parametrize("events", NONSENSE, ids=lambda events: repr(events)[:50])
async def test_what_makes_no_sense_is_refused_whole(client: httpx.AsyncClient, phone: System, events: Any) -> None:
    given = [{"do": "key", "code": 26}, *events] if isinstance(events, list) else events
    answer = await client.post("/phones/1/hands", headers=bearer(TOKEN), json={"events": given})
    assert answer.status_code == 400
    assert answer.json()["detail"].endswith(".")
    assert phone.handset.screen_on, "nothing of it was done"


async def test_a_number_that_is_none_is_refused(client: httpx.AsyncClient) -> None:
    body = b'{"events": [{"do": "down", "x": NaN, "y": 1}]}'
    assert (await client.post("/phones/1/hands", headers=bearer(TOKEN), content=body)).status_code == 400


# --- what the window is told ------------------------------------------------------------------------------------------


async def test_a_frame_is_what_the_display_shows_in_the_width_asked_for(
    client: httpx.AsyncClient, phone: System
) -> None:
    answer = await client.get("/phones/1/frame?width=270", headers=bearer(TOKEN))
    assert int(answer.headers["revision"]) == phone.handset.revision()
    picture = Image.open(io.BytesIO(answer.content)).convert("RGB")
    assert picture.size == (270, 600)
    small = phone.handset.screenshot().resize(picture.size, Image.Resampling.BOX)
    apart = [abs(a - b) for a, b in zip(picture.tobytes(), small.tobytes(), strict=True)]
    assert sum(apart) / len(apart) < 4
    for width in ("0", "-1", "x", "9999999", "²"):
        assert (await client.get(f"/phones/1/frame?width={width}", headers=bearer(TOKEN))).status_code == 400


class Heard:
    """The events of a stream, one by one."""

    def __init__(self, answer: httpx.Response) -> None:
        self._lines = answer.aiter_lines()

    async def event(self) -> tuple[str, dict[str, Any]]:
        kind = ""
        async with asyncio.timeout(10):
            async for line in self._lines:
                if line.startswith("event: "):
                    kind = line.removeprefix("event: ")
                if line.startswith("data: "):
                    return kind, json.loads(line.removeprefix("data: "))
        raise AssertionError("the stream ended")


async def test_the_stream_tells_of_each_phone_once_then_of_what_changes_and_of_the_end(
    client: httpx.AsyncClient, watch: Watch, phone: System
) -> None:
    phone.handset.set_clock("stepped")
    async with client.stream("GET", "/watch/changes", headers=bearer(watch.token)) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        heard = Heard(answer)
        first = [await heard.event() for _ in range(2)]
        assert [(kind, each["phone"], each["width"]) for kind, each in first] == [
            ("phone", "1", 1080),
            ("phone", "2", 1080),
        ]
        before = first[0][1]["revision"]
        phone.handset.settings["secure"]["ui_night_mode"] = "2"
        kind, now = await heard.event()
        assert (kind, now["phone"]) == ("phone", "1")
        assert now["revision"] > before
        phone.faults.put("slow", {})
        assert (await heard.event())[1]["faults"] == ["slow"]
        watch.mirror.end()
        while kind != "over":
            kind, _ = await heard.event()


async def test_a_reader_that_comes_after_the_end_is_told_so() -> None:
    mirror = Mirror({})
    mirror.end()
    assert [event async for event in mirror.changes()] == [b"event: over\ndata: {}\n\n"]


# --- the process ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "darwin", True),
    ],
)
def test_a_browser_is_opened_where_there_is_a_display(
    environment: dict[str, str], platform: str, expected: bool
) -> None:
    assert has_display(environment, platform) is expected


def test_ctrl_c_ends_phones_that_are_being_watched_at_once(tmp_path: Path) -> None:
    clean = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    process = subprocess.Popen(
        [sys.executable, "-m", "device.simulator", "--watch", "--no-register"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=clean | {"HOME": str(tmp_path)},
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    ready = json.loads(process.stdout.readline())
    assert process.stderr.readline() == f"Hold the phone in a browser: {ready['watch']}\n"
    url, _, token = ready["watch"].partition("#")
    with httpx.stream("GET", f"{url}/changes", headers=bearer(token), timeout=20) as answer:
        lines = answer.iter_lines()
        assert next(lines) == "event: phone"
        process.send_signal(signal.SIGINT)
        assert "event: over" in list(lines)
    _, said = process.communicate(timeout=20)
    assert (process.returncode, said) == (0, "")


def test_without_watch_there_is_no_window(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "device.simulator", "--no-register"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ | {"HOME": str(tmp_path)},
    )  # fmt: skip
    assert process.stdout is not None
    ready = json.loads(process.stdout.readline())
    assert "watch" not in ready
    address = ready["control"].partition("/phones")[0]
    assert httpx.get(f"{address}/watch").status_code == 404
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=20) == ("", "")
