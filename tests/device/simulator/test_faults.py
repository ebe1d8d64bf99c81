"""Every fault strikes, is survived by the product's phone or told in its own words, and ends when switched off."""

from __future__ import annotations

import asyncio
import base64
import io
import os
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from typing import Any

import adbutils
import pytest
import uiautomator2
from PIL import Image
from private_adb import AdbServer, until
from uiautomator2.exceptions import BaseException as ClientError
from wire import system

from benchmarks.control import Control, ControlError, Ready
from device.adb import AdbHost
from device.android import AndroidPhone
from device.errors import BadHierarchy, PhoneError, PhoneFault, PhoneGone
from device.geometry import Bounds
from device.gesture import LaunchApp, PressKey, TapAt, ViewLink
from device.screen import Element
from device.simulator.android.faults import FAULTS, Faults, parse_fault

CONTACTS, SETTINGS, BROWSER = "com.android.contacts", "com.android.settings", "com.android.browser"
JAR = "/data/local/tmp/u2.jar"
OFFLINE = "https://news.example/"


def words(phone: AndroidPhone) -> set[str]:
    """All that the screen says."""
    elements = phone.observe().screen.elements
    return {word for e in elements for word in (e.text, e.description, e.hint) if word}


def find(phone: AndroidPhone, word: str) -> Element:
    def look() -> Element | None:
        return next((e for e in phone.observe().screen.elements if word in (e.text, e.description, e.hint)), None)

    found: Element = until(look)
    return found


def tap(phone: AndroidPhone, word: str) -> None:
    phone.perform(TapAt(find(phone, word).bounds.center))


# --- the product's phone under every fault ---


@dataclass(frozen=True)
class Case:
    """What is done while a fault is on, and the error it ends in; None where it succeeds."""

    does: Callable[[AndroidPhone, Control], object]
    raises: type[PhoneError] | None = None
    says: str = ""
    options: dict[str, Any] = field(default_factory=dict)
    struck: bool = True
    """Whether it is counted how often the fault strikes: not where it is a condition."""


def look(phone: AndroidPhone, control: Control) -> None:
    assert phone.observe().screen.elements


def see_a_surface(phone: AndroidPhone, control: Control) -> None:
    """Nothing of the page is in the tree, and it takes touches all the same."""
    page = [e for e in phone.observe().screen.elements if e.package == CONTACTS]
    assert page[-1].class_name == "android.view.SurfaceView"
    assert not any(e.text or e.description for e in page)
    add = next(v["bounds"] for v in control.truth()["views"] if v["description"] == "Create contact")
    phone.perform(TapAt(Bounds(*add).center))
    until(lambda: any(v["text"] == "Create contact" for v in control.truth()["views"]))


def see_nothing(phone: AndroidPhone, control: Control) -> None:
    assert phone.observe().screen.elements == ()


def picture(phone: AndroidPhone, control: Control) -> None:
    assert phone.observe().shot().width


def go_on(phone: AndroidPhone, control: Control) -> None:
    """A tap on the first thing of the screen's middle."""
    phone.perform(TapAt(find(phone, "Create contact").bounds.center))


def ask(phone: AndroidPhone, control: Control) -> None:
    assert CONTACTS in phone.apps()


def ask_until_gone(phone: AndroidPhone, control: Control) -> None:
    def gone() -> bool:
        try:
            phone.check_ready()
        except PhoneGone:
            return True
        return False

    until(gone)
    phone.check_ready()


def crash(phone: AndroidPhone, control: Control) -> None:
    go_on(phone, control)
    assert "Contacts keeps stopping" in words(phone)
    tap(phone, "Close app")


def meet_dialog(phone: AndroidPhone, control: Control) -> None:
    phone.perform(PressKey("volume_up"))
    assert "Turn on Battery Saver?" not in words(phone)
    phone.perform(PressKey("volume_up"))
    assert "Turn on Battery Saver?" in words(phone)
    phone.perform(PressKey("back"))


def lose(phone: AndroidPhone, control: Control) -> None:
    go_on(phone, control)
    assert "First name" not in words(phone)


def browse(phone: AndroidPhone, control: Control) -> None:
    phone.perform(ViewLink(OFFLINE))
    until(lambda: "No internet" in words(phone))


def wait_for_page(phone: AndroidPhone, control: Control) -> None:
    go_on(phone, control)
    assert "Loading…" in words(phone)
    assert "First name" not in words(phone)
    find(phone, "First name")


def look_back(phone: AndroidPhone, control: Control) -> None:
    phone.observe()
    phone.perform(LaunchApp(SETTINGS))
    assert "Create contact" in words(phone)


def put_server_anew(phone: AndroidPhone, control: Control) -> None:
    phone.close()
    server = adbutils.AdbClient("127.0.0.1", int(os.environ["ANDROID_ADB_SERVER_PORT"]))
    server.device(phone.serial).shell(f"rm {JAR}")
    phone.observe()


TABLE: dict[str, Case] = {
    "app_crash": Case(crash),
    "bad_tree": Case(look, BadHierarchy, "not XML"),
    "black_screenshot": Case(picture, PhoneFault, "is black although"),
    "cut_reply": Case(look, options={"methods": ["dumpWindowHierarchy"], "count": 1}),
    "cut_shell": Case(ask, PhoneFault, "broke off"),
    "drawn_pages": Case(see_a_surface),
    "empty_tree": Case(see_nothing),
    "hold_call": Case(look, PhoneFault, "no answer"),
    "hold_reply": Case(go_on, PhoneFault, "not known", {"methods": ["click"]}),
    "lost_tap": Case(lose),
    "no_network": Case(browse, struck=False),
    "not_connected": Case(look),
    "null_screenshot": Case(picture, PhoneFault, "sent no picture"),
    "popup": Case(meet_dialog, options={"after": 1, "kind": "battery"}),
    "server_death": Case(look),
    "slow": Case(look, options={"ms": 50, "jitter": 50}),
    "slow_pages": Case(wait_for_page, options={"ms": 60_000}),
    "slow_shell": Case(ask, options={"ms": 50, "jitter": 50}),
    "stale_tree": Case(look_back),
    "storage_full": Case(put_server_anew, PhoneFault, "FAIL"),
    "unauthorized": Case(ask_until_gone, PhoneGone, "unauthorized|offline", struck=False),
    "unplug": Case(ask_until_gone, PhoneGone, "offline|not found|missing", struck=False),
}


def test_every_fault_has_a_case_and_a_line_in_the_documentation() -> None:
    assert set(TABLE) == set(FAULTS)
    told = (Path(__file__).parents[3] / "docs" / "simulator.md").read_text(encoding="utf-8")
    table = told.partition("### Faults\n")[2].partition("Options for all")[0]
    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == sorted(FAULTS)


@pytest.mark.parametrize("name", sorted(FAULTS))
def test_the_phone_survives_or_reports_a_fault_that_ends(
    name: str, phone: AndroidPhone, control: Control, adb_host: AdbHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = TABLE[name]
    monkeypatch.setattr("device.android.SEND_S", 0.5)  # ten and twenty seconds for a person's phone
    monkeypatch.setattr("device.connection.ASK_S", 0.5)
    phone.perform(LaunchApp(CONTACTS))
    find(phone, "Create contact")
    with control.fault(name, **case.options):
        if case.raises is None:
            case.does(phone, control)
        else:
            with pytest.raises(case.raises, match=case.says):
                case.does(phone, control)
        assert control.faults()[name]["struck"] >= int(case.struck)
    until(lambda: any(row.serial == phone.serial and row.state == "device" for row in adb_host.attached()), 30)
    monkeypatch.undo()
    whole(phone)


def whole(phone: AndroidPhone) -> None:
    """Nothing is wrong with it: it shows what it is told to show, in tree and picture, and takes a tap."""
    phone.perform(PressKey("home"))
    phone.perform(LaunchApp(CONTACTS, fresh=True))
    go = find(phone, "Create contact").bounds.center
    assert phone.observe().shot().image
    phone.perform(TapAt(go))
    find(phone, "First name")
    phone.perform(ViewLink(OFFLINE))
    until(lambda: {"Harbour News", "No internet"} & words(phone))
    assert "No internet" not in words(phone)
    assert CONTACTS in phone.apps()


# --- stock clients ---

Adb = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def connected(adb_server: AdbServer, phone_process: Ready) -> Iterator[uiautomator2.Device]:
    device = uiautomator2.connect(adbutils.AdbClient("127.0.0.1", adb_server.port).device(phone_process.serial))
    device.settings["wait_timeout"] = 5.0
    yield device
    device.stop_uiautomator()


@pytest.fixture
def u2(connected: uiautomator2.Device, control: Control) -> uiautomator2.Device:
    connected.app_start(CONTACTS)
    assert connected(description="Create contact").wait(timeout=10)
    return connected


@pytest.fixture
def adb(
    adb_server: AdbServer, phone_process: Ready, control: Control
) -> Callable[..., subprocess.CompletedProcess[str]]:
    def call(*args: str) -> subprocess.CompletedProcess[str]:
        command = [adbutils.adb_path(), "-s", phone_process.serial, *args]
        return subprocess.run(
            command, capture_output=True, text=True, env=adb_server.environment, timeout=30, check=False
        )

    return call


def struck(control: Control, name: str) -> int:
    return int(control.faults()[name]["struck"])


def test_uiautomator2_starts_a_new_server_when_the_old_one_has_lost_uiautomation(
    u2: uiautomator2.Device, control: Control
) -> None:
    with control.fault("not_connected"):
        assert u2.info["currentPackageName"] == CONTACTS
        assert struck(control, "not_connected") == 1


def test_uiautomator2_reports_a_uiautomation_that_stays_lost(u2: uiautomator2.Device, control: Control) -> None:
    with (
        control.fault("not_connected", count=None),
        pytest.raises(ClientError, match="UiAutomation not connected"),
    ):
        assert u2.info
    assert u2.info["currentPackageName"] == CONTACTS


def test_uiautomator2_looks_again_at_an_empty_tree(u2: uiautomator2.Device, control: Control) -> None:
    with control.fault("empty_tree"):
        assert not u2(description="Create contact").exists
        assert u2.shell("uiautomator dump").output.startswith("ERROR: null root node")
    with control.fault("empty_tree", methods=["dumpWindowHierarchy"], count=1):
        assert "Create contact" in u2.dump_hierarchy()
        assert struck(control, "empty_tree") == 1


def test_uiautomator2_takes_a_stale_tree_for_the_screen(u2: uiautomator2.Device, control: Control) -> None:
    with control.fault("stale_tree"):
        before = u2.dump_hierarchy()
        u2.app_start(SETTINGS)
        assert u2.dump_hierarchy() == before
        assert u2(description="Create contact").exists
    assert not u2(description="Create contact").exists


def test_uiautomator2_falls_back_on_screencap_for_a_picture_that_is_null(
    u2: uiautomator2.Device, control: Control
) -> None:
    with control.fault("null_screenshot", methods=["takeScreenshot"]):
        assert u2.screenshot().size == (1080, 2400)
        assert struck(control, "null_screenshot") == 1


def test_adb_is_told_that_a_picture_failed_or_gets_a_black_one(adb: Adb, control: Control) -> None:
    def brightest() -> Any:
        sent = adb("shell", "screencap -p /sdcard/x.png; base64 -w 0 /sdcard/x.png").stdout
        return Image.open(io.BytesIO(base64.b64decode(sent))).convert("L").getextrema()[1]

    with control.fault("null_screenshot"):
        failed = adb("shell", "screencap", "-p", "/sdcard/x.png")
        assert (failed.returncode, failed.stderr) == (1, "Failed to take screenshot. Status: -1\n")
    with control.fault("black_screenshot"):
        assert brightest() == 0
    assert brightest() > 200


@pytest.mark.parametrize("method", ["deviceInfo", "dumpWindowHierarchy"])
def test_uiautomator2_reports_a_reply_that_breaks_off(method: str, u2: uiautomator2.Device, control: Control) -> None:
    doing = {"deviceInfo": lambda: u2.info, "dumpWindowHierarchy": u2.dump_hierarchy}[method]
    with control.fault("cut_reply", methods=[method]), pytest.raises((ClientError, HTTPException, OSError, ValueError)):
        doing()
    assert doing()


def test_adb_gets_half_an_answer(adb: Adb, control: Control) -> None:
    whole = adb("shell", "-x", "pm list packages").stdout
    with control.fault("cut_shell", methods=["pm"]):
        half = adb("shell", "-x", "pm list packages").stdout
        assert 0 < len(half) < len(whole)
        assert whole.startswith(half)
        assert adb("shell", "echo whole").stdout == "whole\n"
        assert adb("shell", "pm list packages; echo never").stdout == ""
    assert adb("shell", "-x", "pm list packages").stdout == whole


def test_slow_calls_and_commands_wait_for_their_time(u2: uiautomator2.Device, adb: Adb, control: Control) -> None:
    with control.fault("slow", ms=400, jitter=100), control.fault("slow_shell", ms=400, jitter=100):
        for doing in (lambda: u2.info, lambda: adb("shell", "true")):
            began = time.monotonic()
            doing()
            assert time.monotonic() - began >= 0.3


def test_a_dialog_comes_up_before_the_third_tap(u2: uiautomator2.Device, adb: Adb, control: Control) -> None:
    with control.fault("popup", after=2, kind="usb", methods=["input tap", "click"]):
        for _ in range(2):
            adb("shell", "input tap 500 60")
        assert not control.state()["ui"]["alerts"]
        u2.click(500, 1200)
        assert control.state()["ui"]["alerts"] == ["usb"]
        assert struck(control, "popup") == 1


def test_the_permission_dialog_comes_up_at_a_bad_moment(adb: Adb, u2: uiautomator2.Device, control: Control) -> None:
    with control.fault("popup", kind="permission"):
        adb("shell", "input keyevent VOLUME_UP")
        assert u2(textContains="Allow Contacts to").wait(timeout=5)


def test_the_app_in_front_crashes_under_a_swipe(adb: Adb, u2: uiautomator2.Device, control: Control) -> None:
    with control.fault("app_crash", methods=["input swipe"]):
        adb("shell", "input tap 500 60")
        adb("shell", "input swipe 500 1500 500 800 100")
        assert u2(text="Contacts keeps stopping").wait(timeout=5)
        assert CONTACTS not in adb("shell", "ps -A").stdout


def test_a_page_shows_a_spinner_before_its_content(u2: uiautomator2.Device, control: Control) -> None:
    with control.fault("slow_pages", ms=40_000):  # two seconds at the speed of the tests' phone
        u2(description="Create contact").click()
        assert u2(description="Loading…", className="android.widget.ProgressBar").exists
        assert not u2(text="First name").exists
        assert not u2(resourceIdMatches=".*first.*").exists
        assert u2(description="Loading…").wait_gone(timeout=10)
        assert u2(text="Create contact").exists


def test_nothing_on_the_network_answers(adb: Adb, u2: uiautomator2.Device, control: Control) -> None:
    ping = ("shell", "ping -c 1 -W 1 8.8.8.8")
    assert adb(*ping).returncode == 0
    with control.fault("no_network"):
        assert adb(*ping).returncode == 1
        assert u2(description="Wifi signal full., no internet").exists
        adb("shell", "am start -a android.intent.action.VIEW -d https://news.example/")
        assert u2(text="No internet").wait(timeout=5)
    assert adb(*ping).returncode == 0
    assert u2(description="Wifi signal full.").exists
    assert u2(text="No internet").wait_gone(timeout=5)


def test_a_full_storage_takes_no_file_and_no_app(adb: Adb, control: Control, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"1")
    apk = Path(adbutils.__file__).parent.parent / "uiautomator2" / "assets" / "app-uiautomator.apk"
    with control.fault("storage_full"):
        pushed = adb("push", str(tmp_path / "x"), "/sdcard/x")
        assert pushed.returncode == 1
        assert "No space left on device" in pushed.stdout + pushed.stderr
        assert "INSTALL_FAILED_INSUFFICIENT_STORAGE" in "".join(adb("install", str(apk)).stderr.splitlines())
    assert adb("push", str(tmp_path / "x"), "/sdcard/x").returncode == 0


# --- the faults by themselves ---


def strikes(**options: Any) -> list[bool]:
    faults = Faults()
    faults.put("slow", options)
    return [faults.take("slow") is not None for _ in range(8)]


def test_a_fault_waits_strikes_and_is_used_up() -> None:
    assert strikes() == [True] * 8
    assert strikes(after=2, count=3) == [False] * 2 + [True] * 3 + [False] * 3
    assert strikes(chance=0.5, seed=4) == strikes(chance=0.5, seed=4)
    assert len({tuple(strikes(chance=0.5, seed=seed)) for seed in range(5)}) > 1
    assert strikes(methods=["click"]) == [False] * 8


def test_delays_lie_around_what_is_asked_for_and_come_again_with_the_seed() -> None:
    def delays(seed: int) -> list[float]:
        fault = parse_fault("slow", {"ms": 100, "jitter": 50, "seed": seed})
        return [fault.delay() for _ in range(50)]

    assert delays(1) == delays(1) != delays(2)
    assert all(0.05 <= delay <= 0.15 for delay in delays(1))
    assert max(delays(1)) - min(delays(1)) > 0.05
    assert parse_fault("slow", {"ms": 0, "jitter": 0}).delay() == 0


async def test_a_fault_with_seconds_ends_by_itself_unless_it_is_put_anew() -> None:
    faults = Faults()
    faults.put("lost_tap", {"seconds": 0.01})
    first = faults.get("lost_tap")
    assert first is not None
    await asyncio.wait_for(first.removed.wait(), 5)
    assert faults.listed() == {}
    faults.put("lost_tap", {"seconds": 0.01})
    faults.put("lost_tap", {})
    second = faults.get("lost_tap")
    assert second is not None
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(second.removed.wait(), 0.05)


@pytest.mark.parametrize(
    ("name", "options", "says"),
    [
        ("nonsense", {}, "There is no fault named 'nonsense'"),
        ("slow", {"often": 1}, "no option 'often'"),
        ("popup", {"kind": "advert"}, "kind must be one of battery"),
        ("slow", {"jitter": -1}, "jitter must be a number"),
        ("slow", {"after": "2"}, "after must be a number"),
    ],
)
def test_what_is_no_fault_is_refused_in_a_sentence(name: str, options: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Faults().put(name, options)


def test_the_control_channel_refuses_an_unknown_kind_of_dialog(control: Control) -> None:
    with pytest.raises(ControlError, match="kind must be one of"):
        control.set_fault("popup", kind="advert")
    assert control.faults() == {}


async def test_a_running_client_finds_pages_slow_only_while_the_fault_is_on() -> None:
    phone = system()
    phone.faults.put("slow_pages", {"ms": 600_000})
    phone.launch(CONTACTS)
    assert "Loading…" in phone.handset.hierarchy()
    phone.handset.step(1)
    assert "Loading…" not in phone.handset.hierarchy()
    phone.faults.remove("slow_pages")
    phone.launch(SETTINGS)
    assert "Loading…" not in phone.handset.hierarchy()
