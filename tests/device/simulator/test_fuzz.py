"""Whatever reaches the phone's wires is carried out or refused cleanly: nothing breaks, and nothing piles up."""

import asyncio
import json
import os
import random
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wire import system

from device.simulator.android.system import System
from device.simulator.automator.rpc import RpcError, Server, carry_out, parse_request
from device.simulator.automator.server import METHODS
from device.simulator.control import ROUTES, control_app
from device.simulator.shell.command import Collected, FixedInput, Streams
from device.simulator.shell.commands import COMMANDS
from device.simulator.shell.interpreter import Shell
from device.simulator.wire.adbd import AdbDaemon
from device.simulator.wire.services import Services
from device.simulator.wire.transport import VERSION, Command, Packet

bounded = settings(
    max_examples=int(os.environ.get("FUZZ_EXAMPLES", "40")),
    derandomize="FUZZ_EXAMPLES" not in os.environ,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
)
"""A few seconds, the same each time; FUZZ_EXAMPLES=5000 looks further, each time elsewhere."""

TOKEN = "token"
WAITING = {"sleep", "logcat", "screenrecord", "app_process", "app_process64", "nc", "reboot"}
"""Commands that take their time, or end what is being tested."""
WORDS = (
    "-a", "-n", "-c", "-p", "-s", "-e", "-v", "-3", "--es", "list", "get", "put", "size", "density", "packages", "dump",
    "start", "clear", "tap", "swipe", "text", "keyevent", "system", "secure", "global", "com.android.settings", "100",
    "-1", "99999999999", "0x7f", "1e9", "nan", "", "/sdcard", "/sdcard/a b", "/dev/tty", "..", "*", "é🚀", "'", "\"x",
    "android.intent.action.MAIN", "content://x", "package:com.android.contacts", "720x1280", "user-rotation", "lock",
)  # fmt: skip

scalars = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**70), 2**70), st.floats(allow_nan=False), st.text(max_size=12),
    st.sampled_from((0, 1, -1, 1e308, "", "apps", "com.android.contacts", "real", "stepped")),
)  # fmt: skip
KEYS = """
    apps settings ui system secure global rotation locked clipboard screen_on com.android.contacts com.android.settings
    com.android.deskclock contacts mode time advance seed phone files methods count chance ms seconds text kind package
    mask childOrSibling childOrSiblingSelector x y font_scale display_density_forced display_size_forced time_12_24
    default_input_method ui_night_mode screen_brightness
""".split()  # noqa: SIM905 a list of fifty strings is worse to read
keys = st.one_of(st.sampled_from(KEYS), st.text(max_size=6))
values = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(keys, inner, max_size=4)),
    max_leaves=10,
)
bodies = st.one_of(
    st.binary(max_size=40),
    values.map(lambda value: json.dumps(value).encode()),
    st.dictionaries(keys, values, max_size=4).map(lambda value: json.dumps(value).encode()),
)


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture(scope="module")
def phone(runner: asyncio.Runner) -> System:
    async def made() -> System:
        return system()

    return runner.run(made())


def usable(phone: System) -> None:
    """It draws itself, remembers itself, and answers to a finger."""
    phone.handset.screenshot()
    phone.handset.hierarchy()
    json.dumps(phone.save())
    phone.handset.tap(540, 1200)
    phone.handset.hierarchy()


ASKED = [(verb, path) for verb, path, _ in ROUTES if path not in ("/events", "/screenshot")]


@bounded
@given(st.sampled_from(ASKED), st.sampled_from(("slow", "lost_tap", "bad_tree", "nonsense", "é")), bodies)
def test_any_body_of_the_control_channel(
    runner: asyncio.Runner, phone: System, route: tuple[str, str], name: str, body: bytes
) -> None:
    verb, path = route

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(control_app({"p": (phone, TOKEN)}))
        headers = {"Authorization": f"Bearer {TOKEN}"}
        async with httpx.AsyncClient(transport=transport, base_url="http://phone", headers=headers) as client:
            return await client.request(verb, f"/phones/p{path}".replace("{name}", name), content=body)

    before = phone.handset.state()
    answer = runner.run(asyncio.wait_for(ask(), 10))
    assert answer.status_code < 500
    if answer.is_error:
        problem = answer.json()
        assert problem["status"] == answer.status_code
        assert problem["detail"]
        after = phone.handset.state()
        assert {part: after[part] for part in ("apps", "settings")} == {
            part: before[part] for part in ("apps", "settings")
        }
    usable(phone)
    phone.faults.clear()
    phone.reset()


def damaged(saved: Any, luck: random.Random, value: Any) -> Any:
    """A copy with one of its parts, at any depth, lost or in exchange for something else."""
    if isinstance(saved, dict) and saved and luck.random() < 0.9:
        name = luck.choice(sorted(saved))
        if luck.random() < 0.1:
            return {key: part for key, part in saved.items() if key != name}
        return saved | {name: damaged(saved[name], luck, value)}
    if isinstance(saved, list) and saved and luck.random() < 0.9:
        place = luck.randrange(len(saved))
        return [*saved[:place], damaged(saved[place], luck, value), *saved[place + 1 :]]
    return value


@bounded
@given(st.randoms(use_true_random=False), scalars)
def test_any_damage_to_a_saved_phone(phone: System, luck: random.Random, value: Any) -> None:
    whole = phone.save()
    try:
        phone.restore(damaged(whole, luck, value))
    except ValueError:
        assert phone.save()["phone"]["tasks"] == whole["phone"]["tasks"]
    usable(phone)
    phone.reset()


@bounded
@given(st.randoms(use_true_random=False), scalars)
def test_any_damage_to_the_state_that_is_laid_out(phone: System, luck: random.Random, value: Any) -> None:
    before = phone.handset.state()
    changes = {"apps": before["apps"], "settings": before["settings"]}
    try:
        phone.prepare(damaged(changes, luck, value))
    except ValueError:
        after = phone.handset.state()
        assert (after["apps"], after["settings"]) == (before["apps"], before["settings"])
    usable(phone)
    phone.reset()


@bounded
@given(st.sampled_from(sorted(METHODS)), st.lists(values, max_size=5), st.booleans())
def test_any_parameters_of_a_call(
    runner: asyncio.Runner, phone: System, method: str, params: list[Any], fitting: bool
) -> None:
    if fitting:
        wanted = max(METHODS[method][0])
        params = [*params, {"mask": 1, "text": "Settings"}, 1, True, "x", 5][:wanted]
    if method in ("waitForExists", "waitUntilGone", "waitForWindowUpdate", "flingToEnd", "flingToBeginning"):
        params = [1 if isinstance(p, int | float) and not isinstance(p, bool) else p for p in params]

    codes: set[int] = set()

    async def ask() -> None:
        request = parse_request(json.dumps({"method": method, "params": params, "id": 1}).encode())
        try:
            json.dumps(await carry_out(Server(phone), METHODS, request))
        except RpcError as error:
            codes.add(error.code)

    runner.run(asyncio.wait_for(ask(), 20))
    assert codes <= {-32602, -32601, -32001}
    usable(phone)


@bounded
@given(bodies)
def test_any_body_of_a_call(body: bytes) -> None:
    code = 0
    try:
        parse_request(body)
    except RpcError as error:
        code = error.code
    assert code in (0, -32700, -32600, -32602)


@bounded
@given(
    st.sampled_from(sorted(set(COMMANDS) - WAITING)),
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=5)), max_size=6),
    st.sampled_from(("", " | wc", " > /sdcard/out", "; echo $?", " && echo $((1+x))")),
)
def test_any_arguments_of_a_command(
    runner: asyncio.Runner, phone: System, name: str, words: list[str], more: str
) -> None:
    quoted = " ".join("'" + word.replace("'", "'\\''") + "'" for word in words)

    async def run() -> int:
        streams = Streams(FixedInput(b"input\n" * 3), Collected(), Collected())
        return await Shell(phone, COMMANDS).run(f"{name} {quoted}{more}".replace("\0", ""), streams)

    if name in ("yes", "tail") or (name in ("sh", "env", "toybox", "cmd") and set(words) & WAITING):
        return
    assert 0 <= runner.run(asyncio.wait_for(run(), 20)) <= 255
    usable(phone)


def packets(luck: random.Random) -> bytes:
    """A conversation that begins well, and what chance makes of it."""
    hello = Packet(Command.CNXN, VERSION, 4096, b"host::\0").encode()
    sent = [hello] if luck.random() < 0.9 else []
    services = (
        b"shell:echo hi\0",
        b"shell,v2,raw:cat\0",
        b"sync:\0",
        b"framebuffer:\0",
        b"reverse:forward:tcp:0;tcp:1\0",
        b"\xff\0",
    )
    for number in range(luck.randrange(1, 12)):
        command = luck.choice((Command.OPEN, Command.OPEN, Command.OKAY, Command.WRTE, Command.CLSE, *Command))
        payload = luck.choice(services) if command is Command.OPEN else luck.randbytes(luck.randrange(40))
        sent.append(Packet(command, luck.choice((0, number, 1, 2**32 - 1)), luck.randrange(4), payload).encode())
    data = bytearray(b"".join(sent))
    for _ in range(luck.choice((0, 0, 1, 3))):
        data[luck.randrange(len(data))] ^= 1 << luck.randrange(8)
    return bytes(data)


@bounded
@given(st.randoms(use_true_random=False))
def test_any_packets_are_answered_or_dropped_and_leave_nothing(
    runner: asyncio.Runner, phone: System, luck: random.Random
) -> None:
    async def converse() -> None:
        services = Services(phone, COMMANDS)
        daemon = AdbDaemon(services.open, services.banner)
        port = await daemon.listen()
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(packets(luck))
            writer.write_eof()
            await asyncio.wait_for(reader.read(), 5)
            writer.close()
        except ConnectionError:
            pass
        finally:
            await daemon.close()
        for _ in range(20):
            await asyncio.sleep(0)
        assert asyncio.all_tasks() == {asyncio.current_task()}
        assert phone.listeners == {}

    runner.run(converse())
