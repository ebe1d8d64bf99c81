"""The real adb, adbutils and uiautomator2, unmodified, against one simulated phone."""

import io
import random
import re
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import adbutils
import pytest
import uiautomator2
from conftest import AdbServer, free_port, until
from lxml import etree
from PIL import Image

from benchmarks.control import Control, Ready

CONTACTS, SETTINGS = "com.android.contacts", "com.android.settings"
TEXT = "Ada Łovelace 🚀 ελληνικά"


class Adb:
    """The adb program, talking to the session's server."""

    def __init__(self, server: AdbServer, serial: str) -> None:
        self._command = [adbutils.adb_path(), "-s", serial]
        self._environment = server.environment

    def __call__(self, *args: str, stdin: bytes = b"") -> tuple[int, bytes, str]:
        done = subprocess.run(
            [*self._command, *args], input=stdin, capture_output=True, env=self._environment, timeout=30, check=False
        )
        return done.returncode, done.stdout, done.stderr.decode()


@pytest.fixture
def adb(adb_server: AdbServer, phone_process: Ready, control: Control) -> Adb:
    return Adb(adb_server, phone_process.serial)


@pytest.fixture(scope="module")
def connected(adb_server: AdbServer, phone_process: Ready) -> Iterator[uiautomator2.Device]:
    device = uiautomator2.connect(adbutils.AdbClient("127.0.0.1", adb_server.port).device(phone_process.serial))
    device.settings["wait_timeout"] = 5.0
    yield device
    device.stop_uiautomator()


@pytest.fixture
def u2(connected: uiautomator2.Device, control: Control) -> uiautomator2.Device:
    return connected


# adb


def test_adb_lists_the_phone(adb: Adb, phone_process: Ready) -> None:
    _, out, _ = adb("devices", "-l")
    row = next(line for line in out.decode().splitlines() if line.startswith(phone_process.serial))
    assert re.search(r" device product:deixis_phone model:deixis_phone device:deixis_phone transport_id:\d+", row)
    assert adb("get-state")[1] == b"device\n"
    assert adb("features")[1].decode().split() == ["shell_v2", "cmd", "fixed_push_mkdir"]


def test_adb_shell(adb: Adb) -> None:
    assert adb("shell", "getprop", "ro.product.model") == (0, b"deixis phone\n", "")
    assert adb("shell", "frobnicate") == (127, b"", "/system/bin/sh: frobnicate: inaccessible or not found\n")
    assert adb("shell", "echo a; echo b >&2; exit 3") == (3, b"a\n", "b\n")
    assert adb("shell", "cat | wc -c", stdin=b"12345") == (0, b"5\n", "")
    assert adb("shell", "-x", "echo $((1+1))")[1] == b"2\n"
    assert adb("shell", stdin=b"cd /sdcard\npwd\nexit 4\n")[:2] == (4, b"/storage/emulated/0\n")
    assert adb("shell", stdin=b"for i in 1 2\ndo\necho $i\ndone\ncat <<E\nx\nE\n")[1] == b"1\n2\nx\n"


def test_adb_screencap_is_the_display(adb: Adb, control: Control) -> None:
    control.set_clock("stepped")
    code, out, _ = adb("exec-out", "screencap", "-p")
    assert code == 0
    ours, theirs = (Image.open(io.BytesIO(data)).convert("RGB") for data in (control.screenshot(), out))
    assert ours.size == (1080, 2400)
    assert ours.tobytes() == theirs.tobytes()
    control.set_clock("real")


@pytest.mark.parametrize("size", [0, 1, 65536, 3_000_001])
def test_adb_push_and_pull_are_byte_identical(adb: Adb, tmp_path: Path, size: int) -> None:
    sent, got = tmp_path / "sent", tmp_path / "got"
    sent.write_bytes(random.Random(size).randbytes(size))
    assert adb("push", str(sent), "/sdcard/Download/ü file")[0] == 0
    assert adb("pull", "/sdcard/Download/ü file", str(got))[0] == 0
    assert got.read_bytes() == sent.read_bytes()


def test_adb_moves_whole_folders(adb: Adb, tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "x").write_bytes(b"1")
    (tmp_path / "a" / "y").write_bytes(b"2")
    assert adb("push", str(tmp_path / "a"), "/sdcard/")[0] == 0
    assert adb("pull", "/sdcard/a", str(tmp_path / "back"))[0] == 0
    assert (tmp_path / "back" / "b" / "x").read_bytes() == b"1"


def test_adb_says_what_cannot_be_done(adb: Adb, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"1")
    code, out, error = adb("push", str(tmp_path / "x"), "/system/x")
    assert code == 1
    assert "Read-only file system" in out.decode() + error
    assert adb("pull", "/sdcard/none", str(tmp_path))[0] == 1
    (tmp_path / "x.apk").write_bytes(b"no apk")
    code, out, error = adb("install", str(tmp_path / "x.apk"))
    assert code == 1
    assert "INSTALL_PARSE_FAILED_NOT_APK" in out.decode() + error
    assert adb("uninstall", SETTINGS)[0] == 1


def test_adb_forward_reaches_the_server_on_the_phone(adb: Adb, u2: uiautomator2.Device) -> None:
    import httpx

    port = free_port()
    assert adb("forward", f"tcp:{port}", "tcp:9008")[0] == 0
    with httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
        assert client.get("/ping").text == "pong"
        call = {"jsonrpc": "2.0", "id": 7, "method": "isScreenOn", "params": []}
        assert client.post("/jsonrpc/0", json=call).json() == {"jsonrpc": "2.0", "id": 7, "result": True}
    assert adb("forward", "--remove", f"tcp:{port}")[0] == 0


def test_adb_installs_and_removes_an_apk(adb: Adb, u2: uiautomator2.Device) -> None:
    apk = Path(uiautomator2.__file__).parent / "assets" / "app-uiautomator.apk"
    assert adb("install", "-r", str(apk))[1].endswith(b"Success\n")
    assert adb("shell", "pm", "path", "com.github.uiautomator")[0] == 0
    assert "com.github.uiautomator/.AdbKeyboard" in adb("shell", "ime list -s -a")[1].decode()
    assert adb("install", "--no-streaming", "-r", str(apk))[0] == 0
    assert adb("uninstall", "com.github.uiautomator")[0] == 0
    assert adb("shell", "pm", "path", "com.github.uiautomator")[0] == 1


def test_adb_logcat_streams(adb: Adb) -> None:
    adb("logcat", "-c")
    adb("shell", "log -t deixis hello; log -p e -t deixis bad")
    assert adb("logcat", "-d", "-v", "tag", "deixis:E", "*:S")[1] == b"--------- beginning of main\nE/deixis  : bad\n"


# adbutils


def test_adbutils_knows_the_phone(adb_server: AdbServer, phone_process: Ready, control: Control) -> None:
    device = adbutils.AdbClient("127.0.0.1", adb_server.port).device(phone_process.serial)
    assert device.getprop("ro.product.model") == "deixis phone"
    assert tuple(device.window_size()) == (1080, 2400)
    assert device.rotation() == 0
    assert device.is_screen_on()
    assert device.screenshot().size == (1080, 2400)
    assert SETTINGS in device.list_packages()
    assert device.app_info(SETTINGS).version_name
    assert device.app_info("com.nowhere") is None
    assert device.shell2("sh -c 'exit 5'").returncode == 5
    assert re.fullmatch(r"[\d.]+", device.wlan_ip())
    device.app_start(SETTINGS)
    assert device.app_current().package == SETTINGS
    device.keyevent("HOME")
    assert device.app_current().package != SETTINGS
    assert "<hierarchy" in device.dump_hierarchy()


def test_adbutils_sync(adb_server: AdbServer, phone_process: Ready, control: Control) -> None:
    sync = adbutils.AdbClient("127.0.0.1", adb_server.port).device(phone_process.serial).sync
    assert sync.push(b"some text", "/sdcard/t.txt") == 9
    assert sync.read_text("/sdcard/t.txt") == "some text"
    assert sync.stat("/sdcard/t.txt").size == 9
    assert not sync.exists("/sdcard/none")
    assert "t.txt" in [entry.path for entry in sync.list("/sdcard")]


# uiautomator2


def test_uiautomator2_sees_the_phone(u2: uiautomator2.Device, control: Control) -> None:
    assert u2.info["currentPackageName"] == "com.android.launcher3"
    assert (u2.info["displayWidth"], u2.info["displayHeight"], u2.info["screenOn"]) == (1080, 2400, True)
    assert u2.window_size() == (1080, 2400)
    assert u2.device_info["model"] == "deixis phone"
    assert u2.screenshot().size == (1080, 2400)
    assert u2.orientation == "natural"
    root = etree.fromstring(u2.dump_hierarchy().encode())
    assert root.tag == "hierarchy"
    assert root.findall(".//node")


def test_uiautomator2_starts_and_stops_apps(u2: uiautomator2.Device) -> None:
    assert {CONTACTS, SETTINGS} <= set(u2.app_list())
    u2.app_start(CONTACTS)
    assert u2.app_current()["package"] == CONTACTS
    assert u2.app_wait(CONTACTS, timeout=5) > 0
    assert CONTACTS in u2.app_list_running()
    u2.app_start(SETTINGS, stop=True)
    assert u2.app_current()["package"] == SETTINGS
    u2.app_stop(SETTINGS)
    assert u2.app_current()["package"] != SETTINGS
    assert u2.shell(["sh", "-c", "exit 3"]).exit_code == 3
    with pytest.raises(Exception, match=r"com\.nowhere"):
        u2.app_info("com.nowhere")


def test_uiautomator2_clicks_by_place_selector_and_xpath(u2: uiautomator2.Device, control: Control) -> None:
    last = control.last_event()
    u2(text="Contacts").click()
    assert u2.app_current()["package"] == CONTACTS
    u2.press("home")
    u2.xpath('//*[@text="Contacts"]').click()
    assert u2.app_current()["package"] == CONTACTS
    u2.press("home")
    u2.click(*u2(text="Contacts").center())
    assert u2.app_current()["package"] == CONTACTS
    taps = [event for event in control.events(last) if event["kind"] == "tap"]
    assert {event["by"] for event in taps} == {"click"}
    assert all(event["ms"] == 100 for event in taps)


def test_uiautomator2_says_what_is_not_there(u2: uiautomator2.Device) -> None:
    assert not u2(text="no such thing").exists
    assert u2(text="no such thing").count == 0
    with pytest.raises(uiautomator2.UiObjectNotFoundError):
        u2(text="no such thing").click(timeout=0.05)
    with pytest.raises(uiautomator2.exceptions.RPCUnknownError, match="-32601"):
        u2.jsonrpc.frobnicate()


def a_field(u2: uiautomator2.Device) -> Any:
    u2.app_start(CONTACTS, stop=True)
    u2(descriptionStartsWith="Create").click()
    field = u2(className="android.widget.EditText", instance=0)
    field.click()
    return field


def test_uiautomator2_types_any_unicode_by_clipboard(u2: uiautomator2.Device) -> None:
    field = a_field(u2)
    u2.send_keys(TEXT)
    assert field.get_text() == TEXT
    u2.clear_text()
    assert field.get_text() == ""
    field.set_text(TEXT)
    assert field.get_text() == TEXT
    assert u2.clipboard == TEXT


def test_uiautomator2_installs_its_keyboard_and_types_with_it(u2: uiautomator2.Device) -> None:
    before = u2.current_ime()
    u2.set_input_ime(True)
    assert u2.current_ime() == "com.github.uiautomator/.AdbKeyboard"
    field = a_field(u2)
    u2.send_keys(TEXT)
    assert field.get_text() == TEXT
    u2.shell(["ime", "set", before])
    assert u2.current_ime() == before


def test_uiautomator2_scrolls(u2: uiautomator2.Device) -> None:
    u2.app_start(SETTINGS, stop=True)
    assert not u2(textStartsWith="About").exists
    assert u2(scrollable=True).scroll.to(textStartsWith="About")
    assert u2(textStartsWith="About").exists
    assert u2(scrollable=True).scroll.toBeginning()
    assert not u2(textStartsWith="About").exists
    u2.swipe(540, 1900, 540, 500, steps=20)
    assert not u2(text="Network & internet").exists or u2(textStartsWith="About").exists


def test_uiautomator2_gestures_reach_the_phone(u2: uiautomator2.Device, control: Control) -> None:
    last = control.last_event()
    u2.long_click(540, 1300, 0.6)
    u2.drag(100, 500, 900, 500, 0.1)
    u2.double_click(5, 1500)
    u2.press("volume_up")
    kinds = [event["kind"] for event in control.events(last) if event["kind"] not in ("rpc", "shell")]
    assert kinds[0] == "tap"
    assert "drag" in kinds
    assert kinds[-1] == "key"


def test_uiautomator2_starts_its_server_again_after_its_death(u2: uiautomator2.Device, control: Control) -> None:
    control.set_fault("server_death")
    with pytest.raises(ConnectionError):
        u2.jsonrpc.isScreenOn()
    assert u2.jsonrpc.isScreenOn() is True


def test_a_client_can_be_struck_between_a_gesture_and_its_reply(u2: uiautomator2.Device, control: Control) -> None:
    last = control.last_event()
    control.set_fault("hold_reply", methods=["click"])
    thread = threading.Thread(target=lambda: u2.click(540, 1500))
    thread.start()
    control.wait_event(lambda event: event["kind"] == "held", after=last)
    assert [event["kind"] for event in control.events(last)].count("tap") == 1
    assert thread.is_alive()
    control.clear_fault("hold_reply")
    thread.join(5)
    assert not thread.is_alive()


def test_an_unplugged_phone_is_gone_and_comes_back(
    adb_server: AdbServer, phone_process: Ready, control: Control
) -> None:
    client = adbutils.AdbClient("127.0.0.1", adb_server.port)

    def state() -> str:
        return next((row.state for row in client.list() if row.serial == phone_process.serial), "absent")

    with control.fault("unplug"):
        until(lambda: state() != "device")
        with pytest.raises(adbutils.AdbError):
            client.device(phone_process.serial).shell("id")
    until(lambda: state() == "device", 15)
    assert "shell" in client.device(phone_process.serial).shell("id")
