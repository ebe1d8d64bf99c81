"""Android's commands by name: what they print, what they do to the phone, and how they refuse."""

from __future__ import annotations

import asyncio
import re
import xml.etree.ElementTree as ET

import pytest
from wire import run, system

from device.simulator.shell.commands.services import INTERFACES

CONTACTS, SETTINGS = "com.android.contacts", "com.android.settings"
PHONES = "content://com.android.contacts/data/phones"


@pytest.mark.parametrize(
    ("text", "out"),
    [
        # content
        ("content query --uri content://settings/system/font_scale", r"Row: 0 _id=\d+, name=font_scale, value=1.0\n"),
        ("content query --uri content://settings/system --projection value --where \"name='font_scale'\"",
         r"Row: 0 value=1\.0\n"),
        ("content query --uri content://settings/global --where \"name='no_such'\"", "No result found.\n"),
        ("content insert --uri content://settings/secure --bind name:s:a --bind value:s:7; settings get secure a",
         "7\n"),
        ("content update --uri content://settings/system --bind value:s:2.0 --where \"name='font_scale'\";"
         "settings get system font_scale", "2.0\n"),
        ("settings put global zz 1; content delete --uri content://settings/global --where \"name='zz'\";"
         "settings get global zz", "null\n"),
        (f"content query --uri {PHONES} --projection display_name:data1 --where \"display_name='Ann Lee'\"",
         r"Row: 0 display_name=Ann Lee, data1=\(212\) 555-0117\n"),
        ("content query --uri content://com.android.contacts/contacts --where \"display_name LIKE 'An%'\""
         " --projection display_name --sort \"display_name DESC\"",
         "Row: 0 display_name=Anneliese Leander\nRow: 1 display_name=Anna Lee\nRow: 2 display_name=Ann Lee\n"),
        ("content insert --uri content://com.android.contacts/raw_contacts --bind account_type:n:;"
         "content insert --uri content://com.android.contacts/data --bind raw_contact_id:i:17"
         " --bind mimetype:s:vnd.android.cursor.item/name --bind data1:s:'Zoe Quist';"
         "content insert --uri content://com.android.contacts/data --bind raw_contact_id:i:17"
         " --bind mimetype:s:vnd.android.cursor.item/phone_v2 --bind data1:s:555;"
         f"content query --uri {PHONES} --projection display_name:data1 --where raw_contact_id=17",
         "Row: 0 display_name=Zoe Quist, data1=555\n"),
        ("content delete --uri content://com.android.contacts/raw_contacts --where _id=1;"
         "content query --uri content://com.android.contacts/contacts/1", "No result found.\n"),
        # radios
        ("cmd wifi set-wifi-enabled disabled; settings get global wifi_on; cmd wifi status", "0\nWifi is disabled\n"),
        ("cmd wifi status", r'Wifi is enabled\nWifi is connected to "Maple Street 12"\n.*'),
        ("cmd wifi list-networks", r"Network Id +SSID +Security type\n0 +.*"),
        ("cmd connectivity airplane-mode; cmd connectivity airplane-mode enable; cmd connectivity airplane-mode;"
         "settings get global wifi_on", "disabled\nenabled\n3\n"),
        ("cmd connectivity airplane-mode enable; svc wifi enable; settings get global wifi_on", "2\n"),
        ("svc bluetooth disable; dumpsys bluetooth_manager", r"Bluetooth Status\n  enabled: false\n.*"),
        ("cmd bluetooth_manager disable; cmd bluetooth_manager wait-for-state:STATE_OFF",
         "wait-for-state:STATE_OFF: Success\n"),
        ("dumpsys wifi | head -n 1; svc wifi disable; dumpsys wifi | head -n 1",
         "Wi-Fi is enabled\nWi-Fi is disabled\n"),
        ("ping -c 2 news.example", r"PING news.example \(203.*2 packets transmitted, 2 received, 0% packet loss.*"),
        # what the system shows
        ("cmd uimode night; cmd uimode night yes; settings get secure ui_night_mode",
         "Night mode: no\nNight mode: yes\n2\n"),
        ("cmd notification post -t Hello tag Some words; cmd notification list",
         r"posting:\n.*0\|com\.android\.shell\|2020\|tag\|2000\n"),
        ("cmd notification post -t Hi tag Word >/dev/null; dumpsys notification | grep android.title",
         r" +android.title=String \(Hi\)\n"),
        ("cmd statusbar expand-notifications; dumpsys statusbar | grep mExpanded; cmd statusbar collapse;"
         "dumpsys statusbar | grep mExpanded", "  mExpanded=true\n  mExpanded=false\n"),
        ("locksettings get-disabled; locksettings set-disabled false; cmd lock_settings get-disabled",
         "true\nLock screen disabled set to false\nfalse\n"),
        ("cmd location set-location-enabled false; cmd location is-location-enabled", "false\n"),
        ("cmd phone data disable; settings get global mobile_data", "0\n"),
        ("locksettings clear", "Lock credential cleared\n"),
        ("dumpsys --skip package,window | grep -c 'DUMP OF SERVICE window'; true", "0\n"),
        ("locksettings verify", "Lock credential verified successfully\n"),
        # machine
        ("dumpsys battery set level 42; dumpsys battery | grep level", "  level: 42\n"),
        ("dumpsys battery unplug; dumpsys battery | grep -E 'powered|status'; dumpsys battery reset;"
         "cmd battery unplug; dumpsys battery | grep USB",
         r"  AC powered: false\n  USB powered: false\n(.*\n)*  status: 3\n  USB powered: false\n"),
        ("dumpsys power | grep -E 'mWakefulness=|mStayOn='", "  mWakefulness=Awake\n  mStayOn=true\n"),
        ("dumpsys battery unplug; dumpsys power | grep mStayOn=", "  mStayOn=false\n"),
        ("free | head -n 1", r" +total +used +free +shared +buffers\n"),
        ("top -b -n 1 -m 2 -q", r"  PID USER.*\n +\d+ .*\n +\d+ .*\n"),
        ("uptime", r" \d\d:\d\d:\d\d up 0 min,  0 users,  load average: 0.00, 0.00, 0.00\n"),
        ("ps -ef | head -n 1", r"UID +PID  PPID C STIME TTY +TIME CMD\n"),
        ("ps -A -o PID,NAME | head -n 1", "  PID NAME\n"),
        ("date -u -d @0 +%Y-%m-%d", "1970-01-01\n"),
        ("getprop -T ro.product.model", "string\n"),
        # services
        ("service check wifi; service check frobnicate", "Service wifi: found\nService frobnicate: not found\n"),
        ("service list | head -n 1", f"Found {len(INTERFACES)} services:\n"),
        ("appops set com.android.contacts CAMERA ignore; appops get com.android.contacts", "CAMERA: ignore\n"),
        ("appops get com.android.contacts", "No operations.\n"),
        ("settings put global adb_enabled 0; settings reset global trusted_defaults; settings get global adb_enabled",
         "1\n"),
        ("settings put system x 1; settings delete system x; settings list system | grep -c ^x=",
         "Deleted 1 rows\n0\n"),
        # activities, packages
        ("am start -W -n com.android.settings/.Settings | tail -n 1", "Complete\n"),
        ("am start-activity -a android.settings.WIFI_SETTINGS >/dev/null; am stack list | head -n 2",
         r"RootTask id=\d+ .*\n  taskId=\d+: com.android.settings/.* visible=true topActivity=ComponentInfo\{com.*\n"),
        ("am start -n com.android.settings/.Settings >/dev/null; dumpsys activity recents | grep -c Recent",
         "3\n"),
        ("am kill-all; am get-current-user", "0\n"),
        ("pm has-feature android.hardware.wifi", "true\n"),
        ("pm list features | head -n 1", "feature:android.hardware.bluetooth\n"),
        ("cmd package get-install-location", "0[auto]\n".replace("[", r"\[").replace("]", r"\]")),
        ("cmd -w package path com.android.settings", "package:.*\n"),
        # input, windows
        ("input roll 1 0; input press; input trackball roll 0 1; echo ok", "ok\n"),
        ("input keycombination HOME 4; input keycombination -t 10 KEYCODE_POWER KEYCODE_VOLUME_DOWN; echo ok", "ok\n"),
        ("input motionevent DOWN 5 5; input motionevent CANCEL 5 5; echo ok", "ok\n"),
        ("wm set-user-rotation lock 1; wm user-rotation", "lock 1\n"),
        ("dumpsys SurfaceFlinger --list | head -n 1", r"com.android.launcher3/.*#1\n"),
    ],
)  # fmt: skip
async def test_what_commands_print(text: str, out: str) -> None:
    code, stdout, stderr = await run(system(), text)
    assert stderr == ""
    assert re.fullmatch(out, stdout, re.DOTALL), stdout
    assert code == 0 or text.endswith("=")


@pytest.mark.parametrize(
    ("text", "code", "error"),
    [
        ("sqlite3 /data/x.db", 127, "/system/bin/sh: sqlite3: inaccessible or not found\n"),
        ("su", 127, "/system/bin/sh: su: inaccessible or not found\n"),
        ("cmd frobnicate", 20, "cmd: Can't find service: frobnicate\n"),
        ("cmd wifi frobnicate", 255, "Unknown command: frobnicate\n"),
        ("cmd statusbar frobnicate", 255, "Unknown command: frobnicate\n"),
        ("cmd connectivity frobnicate", 255, "Unknown command: frobnicate\n"),
        ("cmd clipboard get", 0, "No shell command implementation.\n"),
        ("cmd uimode night maybe", 255, "Usage: cmd uimode night [yes|no|auto|custom]\n"),
        ("svc frobnicate", 1, "Available commands:\n"),
        ("svc wifi sideways", 1, "Control the wifi\n"),
        ("service call alarm 2 i64 5", 10, "service: calls by number are not simulated\n"),
        ("service call frobnicate 2", 10, "service: Service frobnicate does not exist\n"),
        ("service call alarm", 10, "service: No code specified for call\n"),
        ("locksettings set-pin 1234", 255, "Error while executing command: set-pin\n"),
        ("locksettings verify --old 9", 255, "Old password '9' didn't match\n"),
        ("appops set com.nowhere CAMERA allow", 255, "Error: No UID for com.nowhere in user 0\n"),
        ("appops set com.android.contacts FLY allow", 255, "Error: Unknown operation string: FLY\n"),
        ("appops set com.android.contacts CAMERA maybe", 255, "Error: Mode maybe is not valid\n"),
        ("content query", 1, "[ERROR] Content provider URI not specified."),
        ("content frob --uri x", 1, "[ERROR] Unsupported operation: frob\n"),
        ("content query --uri content://sms/inbox", 1, "Error while accessing provider:sms\njava.lang.IllegalState"),
        ("content query --uri content://settings/system --where 'name LIKE ('", 1,
         "Error while accessing provider:settings\nandroid.database.sqlite.SQLiteException"),
        ("content insert --uri content://settings/system --bind name:q:x", 1, "[ERROR] Unsupported binding: name:q:x"),
        ("content delete --uri content://com.android.contacts/data", 1, "Error while accessing provider:com.android"),
        ("date -s 20300101", 1, "date: cannot set date: Operation not permitted\n"),
        ("date -d yesterday", 1, "date: bad date 'yesterday'\n"),
        ("am instrument -w a.b/c.D", 1, "android.util.AndroidException: INSTRUMENTATION_FAILED: a.b/c.D\n"),
        ("am startservice -n a.b/.C", 255, "Error: Not found; no service started.\n"),
        ("am frobnicate", 255, "Unknown command: frobnicate\n"),
        ("am stack frobnicate", 255, "Error: unknown command 'stack frobnicate'\n"),
        ("pm disable-user com.android.settings", 255, "Exception occurred while executing 'disable-user':\n"),
        ("pm has-feature x.y", 1, ""),
        ("input keycombination HOME", 255, "Error: Invalid arguments for command: keycombination\n"),
        ("input keycombination HOME FROB", 255, "Error: Unknown keycode: FROB\n"),
        ("input roll 1", 255, "Error: Invalid arguments for command: roll\n"),
        ("monkey", 251, "** Error: Count not specified\n"),
        ("monkey -p com.android.settings --frob 1 5", 251, "** Error: Unknown option: --frob\n"),
        ("settings reset system trusted_defaults", 255, "Error: reset is for global or secure"),
        ("settings frobnicate", 255, "Invalid command: frobnicate\n"),
        ("ping -c 1 no-such-host", 2, "ping: unknown host no-such-host\n"),
        ("ping -c 1 192.0.2.9", 1, ""),
        ("svc wifi disable; svc data disable; ping -c 1 8.8.8.8", 2, "connect: Network is unreachable\n"),
        ("uiautomator runtest x", 1, "uiautomator runtest is not simulated\n"),
        ("dumpsys frobnicate", 0, "Can't find service: frobnicate\n"),
        ("top -n x", 1, "top: not integer: x\n"),
    ],
)  # fmt: skip
async def test_how_commands_refuse(text: str, code: int, error: str) -> None:
    found, _, stderr = await run(system(), text)
    assert (found, stderr[: len(error)]) == (code, error)


async def test_contacts_made_by_content_are_in_the_app() -> None:
    phone = system()
    for line in (
        "content insert --uri content://com.android.contacts/raw_contacts --bind account_type:n:",
        "content insert --uri content://com.android.contacts/data --bind raw_contact_id:i:17"
        " --bind mimetype:s:vnd.android.cursor.item/name --bind data1:s:'Aaron Abel'",
    ):
        assert await run(phone, line) == (0, "", "")
    phone.launch(CONTACTS)
    assert "Aaron Abel" in phone.handset.hierarchy()


async def test_what_cannot_be_inserted_changes_nothing() -> None:
    phone = system()
    before = phone.handset.state()["apps"]
    for line in (
        "content insert --uri content://com.android.contacts/data --bind raw_contact_id:i:999"
        " --bind mimetype:s:vnd.android.cursor.item/name --bind data1:s:x",
        "content insert --uri content://com.android.contacts/data --bind raw_contact_id:i:1 --bind mimetype:s:nothing",
        "content insert --uri content://com.android.contacts/groups --bind title:s:x",
    ):
        assert (await run(phone, line))[0] == 1
    assert phone.handset.state()["apps"] == before


async def test_the_battery_shows_on_the_status_bar_and_in_settings() -> None:
    phone = system()
    await run(phone, "dumpsys battery set level 42")
    assert "Battery 42 percent." in phone.handset.hierarchy()
    phone.launch(SETTINGS)
    assert "42%" in phone.handset.hierarchy()
    phone.reset()
    assert (await run(phone, "dumpsys battery | grep -E 'level|USB'"))[1] == "  USB powered: true\n  level: 100\n"


async def test_a_task_is_removed_from_the_recent_ones() -> None:
    phone = system()
    phone.launch(SETTINGS)
    _, out, _ = await run(phone, "am stack list")
    number = re.search(r"taskId=(\d+): com.android.settings/", out)
    assert number is not None
    await run(phone, f"am stack remove {number[1]}")
    assert "com.android.settings" not in (await run(phone, "am stack list"))[1]


async def test_denying_an_operation_takes_the_permission() -> None:
    phone = system()
    await run(phone, f"appops set {CONTACTS} READ_CONTACTS ignore")
    answers = phone.handset.state()["apps"][SETTINGS]["permissions"]
    assert answers[CONTACTS]["Contacts"] != "allow"
    await run(phone, f"appops set {CONTACTS} READ_CONTACTS allow")
    assert phone.handset.state()["apps"][SETTINGS]["permissions"][CONTACTS]["Contacts"] == "allow"


async def test_am_crash_ends_an_app_with_a_dialog() -> None:
    phone = system()
    phone.launch(CONTACTS)
    await run(phone, f"am crash {CONTACTS}")
    assert phone.handset.state()["ui"]["alerts"] == ["crash"]


async def monkeyed(seed: int, count: int = 60) -> tuple[str, str]:
    phone = system()
    phone.handset.set_clock("stepped", 1_700_000_000)
    code, out, error = await run(phone, f"monkey -p {SETTINGS} -s {seed} -v {count}")
    assert (code, error) == (0, "")
    return out, phone.handset.hierarchy()


async def test_monkey_sends_random_events_that_come_again_with_their_seed() -> None:
    out, tree = await monkeyed(7)
    assert out.startswith(f":Monkey: seed=7 count=60\n:AllowPackage: {SETTINGS}\n")
    assert out.endswith("// Monkey finished\n")
    assert "Events injected: 60\n" in out
    assert (await monkeyed(7))[1] == tree
    assert any([(await monkeyed(seed))[1] != tree for seed in (8, 9, 10)])


async def test_monkey_keeps_to_the_app_it_was_given() -> None:
    phone = system()
    await run(phone, f"monkey -p {SETTINGS} -s 3 --pct-touch 100 --pct-nav 0 --pct-syskeys 50 200")
    launched = {event["package"] for event in phone.journal.after(0) if event["kind"] == "launch"}
    assert launched == {SETTINGS}


async def test_uiautomator_dumps_all_windows_on_demand() -> None:
    phone = system()
    code, out, _ = await run(phone, "uiautomator dump --windows /dev/tty")
    assert code == 0
    xml, _, said = out.partition("</displays>")
    assert said == "UI hierchary dumped to: /dev/tty\n"
    windows = ET.fromstring(xml + "</displays>").findall("display/window")
    assert [w.get("type") for w in windows].count("TYPE_SYSTEM") == 2
    assert [w.get("active") for w in windows].count("true") == 1
    assert all(w.find("hierarchy/node") is not None for w in windows)


async def test_every_service_that_is_listed_can_be_asked_or_dumped_or_says_no() -> None:
    phone = system()
    for name in INTERFACES:
        assert (await run(phone, f"service check {name}"))[1] == f"Service {name}: found\n"
    _, listed, _ = await run(phone, "cmd -l")
    for name in listed.split("\n  ")[1:]:
        code, out, error = await run(phone, f"cmd {name.strip()} --no-such-thing")
        assert error or out, name
        assert code != 0 or "No shell command" in error or name.strip() == "battery", name
    _, everything, _ = await run(phone, "dumpsys")
    _, dumps, _ = await run(phone, "dumpsys -l")
    for name in dumps.split("\n  ")[1:]:
        assert f"DUMP OF SERVICE {name.strip()}:\n" in everything


async def test_none_of_it_is_there_before_boot() -> None:
    phone = system(boot_seconds=1000)
    for text in ("cmd wifi status", "content query --uri content://settings/system", "locksettings get-disabled",
                 "appops get android", "svc wifi enable"):  # fmt: skip
        assert (await run(phone, text))[0] == 20, text


async def test_uiautomator_waits_for_the_screen_to_rest_and_gives_up_on_one_that_never_does() -> None:
    phone = system()
    assert (await run(phone, "uiautomator dump"))[1] == "UI hierchary dumped to: /sdcard/window_dump.xml\n"
    phone.speed = 20  # slow enough for a busy machine to be restless in time
    restless = asyncio.ensure_future(run(phone, "uiautomator dump; echo $?"))
    while not restless.done():
        phone.handset.open_shade()
        await asyncio.sleep(0)
    assert restless.result()[1:] == ("0\n", "ERROR: could not get idle state.\n")
