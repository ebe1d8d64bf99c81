"""The trial app, and with it: sums, pinches, watchers of the on-device server, activities by name, other sizes."""

import struct
from typing import Any

import pytest
from PIL import Image
from wire import exchange, run

from device.simulator.android.phone import VirtualPhone
from device.simulator.android.system import System
from device.simulator.apps import installed
from device.simulator.apps.trial import PACKAGE, TrialApp
from device.simulator.automator.rpc import Server
from device.simulator.automator.server import METHODS
from device.simulator.automator.watchers import run as run_watchers
from device.simulator.shell.commands import COMMANDS
from device.simulator.wire.services import Services


@pytest.fixture
def server() -> Server:
    system = System(VirtualPhone(apps=[*installed(), TrialApp()]), speed=1000)
    server = Server(system)
    server.watch = lambda: run_watchers(server)
    assert system.launch(PACKAGE)
    return server


async def call(server: Server, method: str, *params: Any) -> Any:
    return await METHODS[method][1](server, params)


def by(**wanted: str) -> dict[str, Any]:
    bits = {"text": 1, "description": 0x40, "resourceId": 0x200000}
    return {"mask": sum(bits[name] for name in wanted), **wanted}


def number(place: int) -> dict[str, Any]:
    return {"mask": 0x10 | 0x1000000, "className": "android.widget.EditText", "instance": place}


@pytest.mark.parametrize(("first", "second", "total"), [("1", "2", "3"), ("-5", "5", "0"), ("one", "2", "")])
async def test_the_sum_of_two_whole_numbers_appears(server: Server, first: str, second: str, total: str) -> None:
    await call(server, "setText", number(0), first)
    await call(server, "setText", number(1), second)
    await call(server, "click", by(text="Add"))
    assert await call(server, "getText", number(2)) == total


async def test_the_toast_says_that_the_button_was_clicked(server: Server) -> None:
    await call(server, "click", by(text="Toast"))
    await call(server, "click", by(text="Show Toast"))
    assert await call(server, "getLastToast") == "Button Clicked!"


async def test_a_picture_is_pinched_within_its_limits(server: Server) -> None:
    await call(server, "click", by(text="Pinch"))
    picture, scale = by(description="pinch image"), by(resourceId=f"{PACKAGE}:id/scaleText")
    await call(server, "pinchIn", picture, 80, 50)
    assert await call(server, "getText", scale) == "Scale: 0.50"
    await call(server, "pinchOut", picture, 80, 50)
    assert await call(server, "getText", scale) == "Scale: 3.00"
    half = [{"x": x, "y": 1000} for x in (300, 700, 400, 600)]
    await call(server, "gesture", picture, *half, 20)
    assert await call(server, "getText", scale) == "Scale: 1.50"
    last = server.system.journal.after(0)[-1]
    assert (last["kind"], last["answered"]) == ("fingers", True)


async def test_two_fingers_where_nothing_answers_change_nothing(server: Server) -> None:
    before = server.system.handset.hierarchy()
    assert await call(server, "pinchIn", by(text="Add"), 80, 50)
    assert server.system.handset.hierarchy() == before
    assert server.system.journal.after(0)[-1]["answered"] is False


async def test_a_watcher_taps_when_all_its_conditions_are_there(server: Server) -> None:
    await call(server, "registerClickUiObjectWatcher", "toast", [by(text="Show Toast")], by(text="Show Toast"))
    await call(server, "registerPressKeyskWatcher", "leave", [by(text="Show Toast"), by(text="Add")], ["home"])
    assert sorted(await call(server, "getWatchers")) == ["leave", "toast"]
    await call(server, "runWatchers")
    assert await call(server, "hasAnyWatcherTriggered") is False
    await call(server, "click", by(text="Toast"))
    await call(server, "runWatchers")
    assert await call(server, "getLastToast") == "Button Clicked!"
    assert await call(server, "hasWatcherTriggered", "toast") is True
    assert await call(server, "hasWatcherTriggered", "leave") is False
    await call(server, "resetWatcherTriggers")
    assert await call(server, "hasWatcherTriggered", "toast") is False
    await call(server, "removeWatcher", "toast")
    assert await call(server, "getWatchers") == ["leave"]


async def test_a_watcher_clears_the_way_while_the_server_waits(server: Server) -> None:
    await call(server, "registerClickUiObjectWatcher", "onward", [by(text="Toast")], by(text="Toast"))
    wanted = {**by(text="Show Toast"), "mask": 0x1 | 0x1000000, "instance": 0}
    assert await call(server, "waitForExists", wanted, 3000) is True


async def test_a_watcher_without_its_target_counts_as_triggered(server: Server) -> None:
    await call(server, "registerClickUiObjectWatcher", "none", [by(text="Add")], by(text="not there"))
    await call(server, "runWatchers")
    assert await call(server, "hasWatcherTriggered", "none") is True


async def test_activities_are_started_by_their_names_only(server: Server) -> None:
    system = server.system
    assert (await run(system, f"am start -n {PACKAGE}/.AdditionActivity"))[0] == 0
    assert system.handset.foreground == (PACKAGE, f"{PACKAGE}.AdditionActivity")
    code, _, error = await run(system, f"am start -S -n {PACKAGE}/.NoActivity")
    assert code == 1
    assert error.startswith(f"Error type 3\nError: Activity class {{{PACKAGE}/{PACKAGE}.NoActivity}} does not exist.")
    assert system.handset.foreground == (PACKAGE, f"{PACKAGE}.AdditionActivity")
    assert (await run(system, "am start -n com.android.settings/.Settings"))[0] == 0


async def test_a_forced_size_changes_the_display_until_it_is_reset(server: Server) -> None:
    system = server.system
    assert (await run(system, "wm size 720x1280"))[0] == 0
    assert (await run(system, "wm size"))[1] == "Physical size: 1080x2400\nOverride size: 720x1280\n"
    assert system.handset.screenshot().size == (720, 1280)
    assert (await run(system, "wm size 1x99999; wm size"))[1].endswith("Override size: 200x4800\n")
    assert (await run(system, "wm size 10"))[0] == 255
    assert (await run(system, "wm size reset; wm size"))[1] == "Physical size: 1080x2400\n"


async def test_the_framebuffer_is_the_display_in_pixels(server: Server) -> None:
    service = Services(server.system, COMMANDS).open("framebuffer:")
    assert service is not None
    data = await exchange(service)
    version, bits, _, size, width, height, *layout = struct.unpack_from("<14I", data)
    assert (version, bits, width, height) == (2, 32, 1080, 2400)
    assert layout == [0, 8, 16, 8, 8, 8, 24, 8]
    picture = Image.frombytes("RGBA", (width, height), data[56:])
    assert len(data) == 56 + size
    assert picture.convert("RGB").tobytes() == server.system.handset.screenshot().tobytes()


async def test_whoever_follows_the_log_never_waits_long(server: Server) -> None:
    logs = server.system.logs
    seen = logs.after()[-1].number
    await logs.grown()
    assert [line.tag for line in logs.after(seen)] == ["healthd"]
