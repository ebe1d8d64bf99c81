"""uiautomator2's on-device server: its life, its HTTP, its calls and the faults that strike there."""

import asyncio
import base64
import io
import json
from typing import Any

import pytest
from PIL import Image
from wire import Wire, exchange, run, running, system, until

from device.simulator.android.system import System
from device.simulator.automator.server import METHODS
from device.simulator.shell.commands import COMMANDS
from device.simulator.wire.services import Services

START = "CLASSPATH=/data/local/tmp/u2.jar app_process / com.wetest.uia2.Main -p 9008"


class Phone:
    """A phone whose server runs, and a client of it."""

    def __init__(self, booted: System) -> None:
        self.system = booted
        booted.files.write("/data/local/tmp/u2.jar", b"jar")
        self.services = Services(booted, COMMANDS)
        self.shell = self.services.open("shell:" + START)
        assert self.shell is not None
        self.output = Wire()
        self.process = asyncio.ensure_future(self.shell(self.output))

    async def up(self) -> None:
        await until(lambda: self.services.open("tcp:9008") is not None)

    async def http(self, text: bytes) -> tuple[int, bytes]:
        service = self.services.open("tcp:9008")
        assert service is not None
        head, _, body = (await exchange(service, text)).partition(b"\r\n\r\n")
        return int(head.split()[1]), body

    def connect(self, method: str, *params: Any) -> tuple[Wire, "asyncio.Future[None]"]:
        """A call whose reply is not waited for."""
        service = self.services.open("tcp:9008")
        assert service is not None
        wire = Wire([request(method, params)])
        return wire, asyncio.ensure_future(service(wire))  # type: ignore[arg-type]

    async def call(self, method: str, *params: Any) -> Any:
        status, body = await self.http(request(method, params))
        assert status == 200
        answer = json.loads(body)
        return answer["result"] if "result" in answer else answer["error"]


def request(method: str, params: Any) -> bytes:
    body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": list(params)}).encode()
    return b"POST /jsonrpc/0 HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)


@pytest.fixture
async def phone() -> Any:
    made = Phone(system())
    await made.up()
    yield made
    made.process.cancel()
    await asyncio.gather(made.process, return_exceptions=True)


def text_is(text: str) -> dict[str, Any]:
    return {"mask": 1, "text": text, "childOrSibling": [], "childOrSiblingSelector": []}


async def test_the_server_lives_as_long_as_its_shell_stream(phone: Phone) -> None:
    assert await phone.http(b"GET /ping HTTP/1.1\r\nHost: x\r\n\r\n") == (200, b"pong")
    assert "app_process" in running(phone.system)
    assert b"Starting Server" in phone.output.sent
    phone.process.cancel()
    await until(lambda: phone.services.open("tcp:9008") is None)
    assert "app_process" not in running(phone.system)


async def test_there_is_one_server_at_a_time(phone: Phone) -> None:
    code, _, error = await run(phone.system, START)
    assert code == 1
    assert "already registered" in error


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("app_process / com.wetest.uia2.Main", "ClassNotFoundException"),
        ("CLASSPATH=/data/local/tmp/u2.jar app_process / com.example.Main", "ClassNotFoundException"),
        (START + "x", "Invalid port"),
        (START.replace("9008", "70000"), "Invalid port"),
    ],
)
async def test_a_server_that_cannot_start_says_why(command: str, said: str) -> None:
    booted = system()
    booted.files.write("/data/local/tmp/u2.jar", b"jar")
    code, _, error = await run(booted, command)
    assert code == 1
    assert said in error


async def test_a_booting_phone_has_no_automation() -> None:
    booting = system(boot_seconds=1000)
    booting.files.write("/data/local/tmp/u2.jar", b"jar")
    assert "UiAutomation not connected" in (await run(booting, START))[2]


async def test_one_connection_carries_many_calls(phone: Phone) -> None:
    service = phone.services.open("tcp:9008")
    assert service is not None
    sent = await exchange(service, request("ping", ()) + request("isScreenOn", ()))
    assert sent.count(b"HTTP/1.1 200") == 2
    assert sent.endswith(b'"result": true}')


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        (b"GET /nope HTTP/1.1\r\nHost: x\r\n\r\n", 404),
        (b"POST /jsonrpc/0 HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", 500),
    ],
)
async def test_other_requests_get_the_servers_own_errors(phone: Phone, raw: bytes, status: int) -> None:
    assert (await phone.http(raw))[0] == status


@pytest.mark.parametrize("raw", [b"\x16\x03\x01\x00\x00", b"HELLO\r\n\r\n", b"POST /jsonrpc/0 HTTP/1.1\r\n"])
async def test_what_is_no_http_is_dropped(phone: Phone, raw: bytes) -> None:
    service = phone.services.open("tcp:9008")
    assert service is not None
    assert b" 200 " not in await exchange(service, raw)
    assert await phone.call("ping") == "pong"


async def test_an_unknown_method_is_not_found(phone: Phone) -> None:
    for method, params in [("makeToast", ("x", 1)), ("frobnicate", ()), ("click", (1, 2, 3, 4)), ("ping", (1,))]:
        assert await phone.call(method, *params) == {"code": -32601, "message": "method not found", "data": ""}


async def test_wrong_parameters_are_refused_for_every_method(phone: Phone) -> None:
    odd: list[Any] = [None, [], {}, "x", True, 1e300, {"mask": 1}, {"mask": 4, "textMatches": "("}]
    for name, (arities, _) in METHODS.items():
        if name in ("waitForWindowUpdate", "sleep", "wakeUp"):
            continue
        for arity in arities:
            for value in odd:
                answer = await phone.call(name, *([value] * arity))
                if isinstance(answer, dict) and "code" in answer:
                    assert answer["code"] in (-32602, -32001), (name, value, answer)
                    assert "RuntimeException" not in answer["message"], (name, value, answer)


async def test_broken_json_is_a_parse_error(phone: Phone) -> None:
    for body in (b"{", b"[]", b'"x"', b'{"method": 5}', b"\xff", b"[" * 100_000):
        status, answer = await phone.http(
            b"POST /jsonrpc/0 HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)
        )
        assert status == 200
        assert json.loads(answer)["error"]["code"] in (-32700, -32600)


async def test_what_is_not_there_is_not_found_in_the_servers_words(phone: Phone) -> None:
    answer = await phone.call("objInfo", text_is("no such thing"))
    assert (answer["code"], answer["message"]) == (-32001, "androidx.test.uiautomator.UiObjectNotFoundException")
    assert await phone.call("exist", text_is("no such thing")) is False
    assert await phone.call("waitForExists", text_is("no such thing"), 20) is False
    assert await phone.call("waitUntilGone", text_is("no such thing"), 20) is True


async def test_a_screenshot_is_a_jpeg_of_the_display(phone: Phone) -> None:
    picture = Image.open(io.BytesIO(base64.b64decode(await phone.call("takeScreenshot", 1, 80))))
    assert (picture.format, picture.size) == ("JPEG", (1080, 2400))


async def test_waiting_sees_what_comes_later(phone: Phone) -> None:
    selector = {"mask": 0x80000, "packageName": "com.android.settings"}
    wire, waiting = phone.connect("waitForExists", selector, 5000)
    await until(lambda: phone.system.journal.last > 0)
    assert not wire.sent
    await run(phone.system, "monkey -p com.android.settings 1")
    wire.give(b"")
    await asyncio.wait_for(waiting, 5)
    assert wire.sent.endswith(b'"result": true}')


async def test_keys_by_name(phone: Phone) -> None:
    assert await phone.call("pressKey", "home") is True
    assert await phone.call("pressKey", "frobnicate") is False


def taps(phone: Phone) -> list[dict[str, Any]]:
    return [event for event in phone.system.journal.after(0) if event["kind"] == "tap"]


async def test_a_held_reply_comes_after_the_deed(phone: Phone) -> None:
    phone.system.faults.put("hold_reply", {"methods": ["click"]})
    wire, call = phone.connect("click", 10, 20)
    await until(lambda: bool(taps(phone)))
    await until(lambda: any(event["kind"] == "held" for event in phone.system.journal.after(0)))
    assert not wire.sent
    assert await phone.call("ping") == "pong"
    phone.system.faults.remove("hold_reply")
    await until(lambda: bool(wire.sent))
    assert wire.sent.endswith(b'"result": true}')
    call.cancel()


async def test_a_held_call_is_dropped_with_its_client(phone: Phone) -> None:
    phone.system.faults.put("hold_call", {"methods": ["click"]})
    _, call = phone.connect("click", 10, 20)
    await until(lambda: phone.system.faults.listed()["hold_call"]["struck"] == 1)
    call.cancel()
    await asyncio.gather(call, return_exceptions=True)
    phone.system.faults.remove("hold_call")
    await phone.call("ping")
    assert taps(phone) == []


async def test_a_held_call_goes_on_when_the_fault_ends(phone: Phone) -> None:
    phone.system.faults.put("hold_call", {})
    wire, call = phone.connect("click", 10, 20)
    await until(lambda: phone.system.faults.listed()["hold_call"]["struck"] == 1)
    phone.system.faults.remove("hold_call")
    await until(lambda: bool(wire.sent))
    assert len(taps(phone)) == 1
    call.cancel()


async def test_a_call_that_began_is_carried_out_though_its_client_is_gone(phone: Phone) -> None:
    phone.system.speed = 1.0
    _, call = phone.connect("click", 10, 20)
    await until(lambda: any(event.get("method") == "click" for event in phone.system.journal.after(0)))
    await until(lambda: bool(phone.system.handset.revision()))
    call.cancel()
    phone.system.speed = 1000
    assert await phone.system.journal.wait(phone.system.journal.last, 5)
    assert len(taps(phone)) == 1


async def test_a_lost_tap_is_answered_and_does_nothing(phone: Phone) -> None:
    before = phone.system.handset.hierarchy()
    phone.system.faults.put("lost_tap", {"count": 1})
    icon = phone.system.handset.truth()
    target = next(view for view in icon if view["text"] == "Contacts" and view["in_tree"])
    x, y = (target["visible"][0] + target["visible"][2]) // 2, (target["visible"][1] + target["visible"][3]) // 2
    assert await phone.call("click", x, y) is True
    assert phone.system.handset.hierarchy() == before
    assert await phone.call("click", x, y) is True
    assert phone.system.handset.foreground[0] == "com.android.contacts"


async def test_a_bad_tree_is_no_xml(phone: Phone) -> None:
    from lxml import etree

    etree.fromstring((await phone.call("dumpWindowHierarchy", False, 50)).encode())
    phone.system.faults.put("bad_tree", {})
    with pytest.raises(etree.XMLSyntaxError):
        etree.fromstring((await phone.call("dumpWindowHierarchy", False, 50)).encode())


async def test_the_server_dies_once(phone: Phone) -> None:
    phone.system.faults.put("server_death", {})
    wire, call = phone.connect("ping")
    await until(lambda: phone.services.open("tcp:9008") is None)
    await asyncio.gather(call, return_exceptions=True)
    assert not wire.sent
    assert phone.process.done() or await asyncio.wait_for(phone.process, 5) is None
    again = Phone(phone.system)
    await again.up()
    assert await again.call("ping") == "pong"
    again.process.cancel()


async def test_a_call_that_is_answered_is_noted_with_the_time_it_took(phone: Phone) -> None:
    phone.system.faults.put("slow", {"ms": 30, "methods": ["ping"]})
    await phone.call("ping")
    (event,) = [event for event in phone.system.journal.after(0) if event["kind"] == "rpc"]
    assert event["method"] == "ping"
    assert 30 <= event["ms"] < 5000


async def test_slow_calls_take_their_time(phone: Phone) -> None:
    phone.system.faults.put("slow", {"ms": 30, "methods": ["ping"]})
    loop = asyncio.get_running_loop()
    began = loop.time()
    await phone.call("ping")
    assert loop.time() - began >= 0.03
