"""The product's phone against the simulated one, over the real adb server and the unmodified clients.

What reached the phone is read from its journal, through the control channel; what a gesture did, from its state.
"""

from __future__ import annotations

import base64
import io
import json
import logging
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from datetime import UTC
from pathlib import Path
from typing import Any

import adbutils
import httpx
import pytest
import uiautomator2
from PIL import Image
from private_adb import AdbServer, until

from benchmarks.control import Control, Phones, Ready
from device.adb import AdbHost
from device.android import AndroidPhone
from device.errors import BadHierarchy, GestureRefused, PhoneError, PhoneFault, PhoneGone, PhoneNotReady
from device.geometry import Bounds, Point
from device.gesture import (
    ClearText,
    DoubleTapAt,
    DragFromTo,
    Gesture,
    LaunchApp,
    LongPressAt,
    OpenShade,
    PinchIn,
    PressKey,
    SwipeFromTo,
    TapAt,
    TypeText,
    ViewLink,
)
from device.screen import Agreement, Element, Observation, WindowKind
from device.settle import RealClock, settle
from device.textinput import NOTE, OWN_KEYBOARD

CONTACTS, SETTINGS, CLOCK = "com.android.contacts", "com.android.settings", "com.android.deskclock"
LATIN = "com.android.inputmethod.latin/.LatinIME"


def seen(phone: AndroidPhone) -> Observation:
    """The screen once it is at rest."""
    settled = settle(phone.observe, RealClock(), quiet_s=0.05)
    assert settled.at_rest
    return settled.observation


def find(phone: AndroidPhone, words: str) -> Element:
    """The element that says or describes this, once there is one."""

    def look() -> Element | None:
        elements = seen(phone).screen.elements
        return next((e for e in elements if words in (e.text, e.description, e.hint)), None)

    return until(look, 5)


def tap(phone: AndroidPhone, words: str) -> None:
    phone.perform(TapAt(find(phone, words).bounds.center))


def deeds(control: Control, *kinds: str) -> list[dict[str, Any]]:
    return [event for event in control.events() if event["kind"] in kinds]


@pytest.fixture
def device(phone_process: Ready, adb_server: AdbServer) -> adbutils.AdbDevice:
    """The phone by a client of the test's own, as a person at a terminal has it."""
    return adbutils.AdbClient("127.0.0.1", adb_server.port).device(phone_process.serial)


@pytest.fixture
def first_name(phone: AndroidPhone) -> Element:
    """The form for a new contact, the cursor in its first field."""
    phone.perform(LaunchApp(CONTACTS))
    tap(phone, "Create contact")
    tap(phone, "First name")
    until(lambda: find(phone, "First name").focused)
    return find(phone, "First name")


def field(control: Control, key: str = "first") -> str:
    """The text that a field really holds; what the tree says of it may be less, for an emoji."""
    return next(str(view["text"]) for view in control.truth()["views"] if view["key"] == key)


# --- what it says of itself ---


def test_info_tells_model_version_and_size(phone: AndroidPhone):
    info = phone.info()
    assert (info.model, info.android, info.sdk) == ("deixis phone", "14", 34)
    assert (info.width, info.height, info.density) == (1080, 2400, 420)


def test_info_of_a_phone_held_sideways_gives_the_size_as_held(phone: AndroidPhone, control: Control):
    control.prepare({"ui": {"rotation": 1}})
    assert (phone.info().width, phone.info().height) == (2400, 1080)


def test_a_phone_that_is_on_and_unlocked_is_ready(phone: AndroidPhone):
    phone.check_ready()


def test_a_phone_that_is_asleep_is_not_ready(phone: AndroidPhone, control: Control):
    control.prepare({"ui": {"screen_on": False}})
    with pytest.raises(PhoneNotReady, match="power key") as caught:
        phone.check_ready()
    assert caught.value.state == "asleep"


def test_apps_are_what_the_launcher_can_start_in_order(phone: AndroidPhone):
    apps = phone.apps()
    assert {CONTACTS, SETTINGS, CLOCK} <= set(apps)
    assert not {"android", "com.android.systemui", "com.android.inputmethod.latin"} & set(apps)
    assert list(apps) == sorted(set(apps))


def test_a_message_that_comes_up_and_goes_is_heard_once(phone: AndroidPhone):
    phone.perform(LaunchApp(CONTACTS))
    assert phone.message() == ""
    tap(phone, "More options")
    tap(phone, "Help & feedback")
    assert until(phone.message) == "No app was found to handle this action."
    assert phone.message() == ""


@pytest.mark.parametrize(
    ("said", "heard"), [("Sent 🙂", "Sent 🙂"), ("Sent \ud83d", "Sent \ufffd"), ("Sent\x07", "Sent\ufffd")]
)
def test_a_message_that_was_cut_within_a_letter_is_heard_as_text(
    phone: AndroidPhone, phone_process: Ready, control: Control, said: str, heard: str
):
    saved = control.save()
    saved["phone"]["last_toast"] = said
    headers = {"Authorization": f"Bearer {phone_process.token}", "Content-Type": "application/json"}
    content = json.dumps(saved)  # as ASCII: the only way to send half a surrogate pair
    httpx.post(f"{phone_process.control}/restore", content=content, headers=headers).raise_for_status()
    assert phone.message() == heard


# --- a phone that is booting or locked ---


def only_phone(host: AdbHost, phones: Phones) -> AndroidPhone:
    return host.open(phones.ready[0].serial)


def test_a_booting_phone_is_not_ready_until_it_is(adb_server: AdbServer, adb_host: AdbHost):
    with (
        Phones("--boot-seconds", "600", "--clock", "stepped", adb_port=adb_server.port) as phones,
        Control(phones.ready[0]) as control,
    ):
        phone = only_phone(adb_host, phones)
        with pytest.raises(PhoneNotReady, match="booting") as caught:
            phone.check_ready()
        assert caught.value.state == "booting"
        control.set_clock(advance=601)
        phone.check_ready()
        phone.close()


def test_a_locked_phone_is_not_ready_until_it_is_unlocked(adb_server: AdbServer, adb_host: AdbHost):
    with (
        Phones("--lock", "swipe", adb_port=adb_server.port) as phones,
        Control(phones.ready[0]) as control,
    ):
        phone = only_phone(adb_host, phones)
        with pytest.raises(PhoneNotReady, match="unlock it") as caught:
            phone.check_ready()
        assert caught.value.state == "locked"
        assert phone.observe().screen.windows[-1].kind is not WindowKind.APPLICATION
        control.prepare({"ui": {"locked": False}})
        phone.check_ready()
        phone.close()


# --- looking ---


def test_a_look_shows_app_windows_and_size(phone: AndroidPhone):
    phone.perform(LaunchApp(CONTACTS))
    look = seen(phone)
    assert look.foreground.package == CONTACTS
    assert look.foreground.activity
    assert (look.screen.width, look.screen.height, look.screen.rotation) == (1080, 2400, 0)
    kinds = [window.kind for window in look.screen.windows]
    assert kinds == [WindowKind.APPLICATION, WindowKind.STATUS_BAR, WindowKind.NAVIGATION_BAR]
    assert "<hierarchy" in look.source


def test_a_look_tells_the_phones_own_date_and_time(phone: AndroidPhone, control: Control):
    control.set_clock("stepped", 1_770_000_000)
    clock = seen(phone).clock
    assert clock is not None
    assert clock.replace(tzinfo=UTC).timestamp() == 1_770_000_000 // 60 * 60


def test_a_dialog_lies_above_its_app_and_a_keyboard_above_both(phone: AndroidPhone, first_name: Element):
    kinds = [window.kind for window in seen(phone).screen.windows]
    assert kinds[:2] == [WindowKind.APPLICATION, WindowKind.KEYBOARD]
    phone.perform(TypeText("Ada"))
    phone.perform(PressKey("back"))
    tap(phone, "Navigate up")
    find(phone, "Discard")
    kinds = [window.kind for window in seen(phone).screen.windows]
    assert kinds[:2] == [WindowKind.APPLICATION, WindowKind.DIALOG]


def test_every_element_that_is_drawn_lies_where_the_phone_says(phone: AndroidPhone, control: Control):
    phone.perform(LaunchApp(SETTINGS))
    texts = {e.text: e.bounds for e in seen(phone).screen.elements if e.text and e.package == SETTINGS}
    truth = {view["text"]: Bounds(*view["visible"]) for view in control.truth()["views"] if view["package"] == SETTINGS}
    assert len(texts) > 5
    assert all(truth[text] == bounds for text, bounds in texts.items() if text in truth)


def test_a_phone_held_sideways_is_seen_so(phone: AndroidPhone, control: Control):
    control.prepare({"ui": {"rotation": 1}})
    screen = seen(phone).screen
    assert (screen.width, screen.height, screen.rotation) == (2400, 1080, 1)


def test_a_picture_of_a_still_screen_agrees_with_its_tree(phone: AndroidPhone):
    shot = seen(phone).shot()
    assert shot.agreement is Agreement.SAME
    assert shot.after is None
    assert Image.open(io.BytesIO(shot.image)).size == (shot.width, shot.height) == (1080, 2400)


def test_a_picture_taken_later_than_the_tree_does_not_agree(phone: AndroidPhone):
    look = seen(phone)
    phone.perform(LaunchApp(CONTACTS))
    seen(phone)
    assert look.shot().agreement is Agreement.MOVING
    after = look.shot().after
    assert after is not None
    assert after.fingerprint() == phone.observe().screen.fingerprint() != look.screen.fingerprint()


def test_a_picture_is_taken_once_a_look(phone: AndroidPhone, control: Control):
    look = seen(phone)
    before = control.last_event()
    assert look.shot() is look.shot()
    taken = [e for e in control.events(before) if e["kind"] == "rpc" and e["method"] == "takeScreenshot"]
    assert len(taken) == 1


def test_a_black_picture_of_a_screen_that_shows_text_is_an_error(phone: AndroidPhone, control: Control):
    look = seen(phone)
    control.prepare({"ui": {"screen_on": False}})
    with pytest.raises(PhoneFault, match="black"):
        look.shot()


def test_a_tree_that_is_no_xml_is_an_error(phone: AndroidPhone, control: Control):
    phone.observe()
    with control.fault("bad_tree"), pytest.raises(BadHierarchy, match="not XML"):
        phone.observe()
    phone.observe()


def test_settling_looks_past_a_tree_that_is_no_xml_for_a_moment(phone: AndroidPhone, control: Control):
    with control.fault("bad_tree", count=2):
        assert seen(phone).screen.elements


def test_a_picture_whose_tree_cannot_be_read_again_is_of_unknown_agreement(phone: AndroidPhone, control: Control):
    look = seen(phone)
    with control.fault("bad_tree"):
        assert look.shot().agreement is Agreement.UNKNOWN


CANVAS = (
    '<hierarchy rotation="0"><node class="android.view.SurfaceView" package="org.example.game" '
    'bounds="[0,0][1080,2400]"/></hierarchy>'
)
EMPTY = '<hierarchy rotation="0" />'


@pytest.mark.parametrize("tree", [CANVAS, EMPTY])
def test_a_still_screen_without_a_tree_is_known_by_two_pictures(tree: str, phone: AndroidPhone, control: Control):
    with control.fault("bad_tree", text=tree):
        look = phone.observe()
        assert (look.screen.width, look.screen.height) == (1080, 2400)
        assert look.shot().agreement is Agreement.SAME


def test_a_moving_screen_without_a_tree_is_known_by_two_pictures(phone: AndroidPhone, control: Control):
    phone.perform(LaunchApp(CLOCK))
    tap(phone, "Stopwatch")
    tap(phone, "Start")
    apart = control.fault("slow", methods=["takeScreenshot"], ms=1100)  # at most a second passes without a change there
    with control.fault("bad_tree", text=CANVAS), apart:
        assert phone.observe().shot().agreement is Agreement.MOVING


def test_a_tree_that_is_empty_for_a_moment_is_looked_at_again(phone: AndroidPhone, control: Control):
    phone.observe()
    with control.fault("bad_tree", text=EMPTY, count=2):
        assert phone.observe().screen.elements


def test_a_tree_that_stays_empty_is_a_screen_without_elements(phone: AndroidPhone, control: Control):
    with control.fault("bad_tree", text=EMPTY):
        assert phone.observe().screen.elements == ()


# --- gestures, as the phone noted them ---

MIDDLE, ABOVE = Point(540, 1200), Point(540, 800)


@pytest.mark.parametrize(
    ("gesture", "noted"),
    [
        (TapAt(MIDDLE), [{"kind": "tap", "x": 540, "y": 1200, "ms": 100}]),
        (DoubleTapAt(MIDDLE), [{"kind": "tap", "x": 540, "y": 1200}, {"kind": "tap", "x": 540, "y": 1200}]),
        (LongPressAt(MIDDLE, 900), [{"kind": "tap", "x": 540, "y": 1200, "ms": 900}]),
        (SwipeFromTo(MIDDLE, ABOVE, 300), [{"kind": "swipe", "path": [[540, 1200], [540, 800]], "ms": 300}]),
        (DragFromTo(MIDDLE, ABOVE, 1000), [{"kind": "drag", "path": [[540, 1200], [540, 800]]}]),
        (PressKey("home"), [{"kind": "key", "code": 3}]),
        (PressKey("volume_up"), [{"kind": "key", "code": 24}]),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_gesture_reaches_the_phone_once(
    gesture: Gesture, noted: list[dict[str, Any]], phone: AndroidPhone, control: Control
):
    phone.observe()
    before = control.last_event()
    phone.perform(gesture)
    done = [e for e in control.events(before) if e["kind"] in ("tap", "swipe", "drag", "key", "pinch", "touch")]
    assert len(done) == len(noted)
    for event, wanted in zip(done, noted, strict=True):
        assert {name: event.get(name) for name in wanted} == wanted


@pytest.mark.parametrize("scale", [0.5, 2.0])
def test_a_pinch_is_one_gesture_of_two_fingers(scale: float, phone: AndroidPhone, control: Control):
    phone.observe()
    before = control.last_event()
    phone.perform(PinchIn(Bounds(0, 600, 1080, 1680), scale))
    calls = [e for e in control.events(before) if e["kind"] == "rpc" and e["method"] == "gesture"]
    assert len(calls) == 1
    left, right, left_end, right_end = calls[0]["params"][1:5]
    start, end = right["x"] - left["x"], right_end["x"] - left_end["x"]
    assert end / start == pytest.approx(scale, rel=0.02)
    assert all(place["y"] == 1140 and 0 <= place["x"] < 1080 for place in (left, right, left_end, right_end))


def test_a_tap_does_what_a_tap_does(phone: AndroidPhone, control: Control):
    tap(phone, "Contacts")
    until(lambda: control.state()["ui"]["foreground"][0] == CONTACTS)


def test_a_swipe_scrolls(phone: AndroidPhone):
    phone.perform(LaunchApp(SETTINGS))
    before = seen(phone)
    phone.perform(SwipeFromTo(Point(540, 1800), Point(540, 700), 400))
    assert seen(phone).screen.fingerprint() != before.screen.fingerprint()


@pytest.mark.parametrize(
    "gesture",
    [
        TapAt(Point(5000, 10)),
        TapAt(Point(-1, 10)),
        SwipeFromTo(Point(10, 10), Point(10, 2400)),
        PressKey("frobnicate"),
        PinchIn(Bounds(0, 0, 1080, 1080), 1.0),
        PinchIn(Bounds(0, 0, 1080, 1080), float("nan")),
        PinchIn(Bounds(5, 5, 5, 5), 2.0),
        LaunchApp("org.example.missing"),
        LaunchApp("org.example; reboot"),
        LaunchApp(""),
        ViewLink(""),
        ViewLink("https://example.org\nreboot"),
        ViewLink("frob://nobody"),
        TypeText("no cursor anywhere"),
        ClearText(),
    ],
    ids=repr,
)
def test_what_cannot_be_done_is_refused_and_nothing_happens(gesture: Gesture, phone: AndroidPhone, control: Control):
    before = seen(phone)
    events = control.last_event()
    with pytest.raises(GestureRefused):
        phone.perform(gesture)
    done = [
        e for e in control.events(events) if e["kind"] in ("tap", "swipe", "drag", "key", "text", "start", "launch")
    ]
    assert done == []
    assert seen(phone).screen.fingerprint() == before.screen.fingerprint()


def test_an_app_is_brought_to_the_front_as_it_was_left(phone: AndroidPhone, control: Control):
    phone.perform(LaunchApp(CONTACTS))
    tap(phone, "Create contact")
    find(phone, "First name")
    phone.perform(PressKey("home"))
    phone.perform(LaunchApp(CONTACTS))
    find(phone, "First name")


def test_an_app_started_fresh_begins_at_its_beginning(phone: AndroidPhone, control: Control):
    phone.perform(LaunchApp(CONTACTS))
    beginning = control.state()["ui"]["page"]
    tap(phone, "Create contact")
    find(phone, "First name")
    phone.perform(LaunchApp(CONTACTS, fresh=True))
    until(lambda: control.state()["ui"]["page"] == beginning)


@pytest.mark.parametrize(("gesture", "cover"), [(OpenShade(), "shade"), (OpenShade(quick=True), "quick")])
def test_the_shade_comes_down_and_stays(gesture: OpenShade, cover: str, phone: AndroidPhone, control: Control):
    for _ in range(2):
        phone.perform(gesture)
        assert control.state()["ui"]["cover"] == cover


@pytest.mark.parametrize("tail", ["1", "1?a=1&b=2", "1#$(reboot)", "1;echo 'x' \"y\" `z` \\ ü"])
def test_a_link_reaches_its_app_unchanged(tail: str, phone: AndroidPhone, control: Control):
    link = f"content://contacts/people/{tail}"
    before = control.last_event()
    phone.perform(ViewLink(link))
    opened = [e for e in control.events(before) if e["kind"] == "launch"]
    assert [(e["package"], e["data"]) for e in opened] == [(CONTACTS, link)]


# --- text ---

TEXTS = {
    "plain": "Ada Lovelace",
    "quotes": 'O\'Neill "the" `$HOME` $(reboot) ; | & \\ % %s',
    "accents": "Zoë Ångström żółć",
    "scripts": "山田太郎 Дмитрий محمد 한글",
    "emoji": "ok \U0001f44d\U0001f3fd \U0001f468‍\U0001f469‍\U0001f467",
    "spaces": "  two  spaces  ",
    "long": "abcdefghij" * 400,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_any_text_is_typed_exactly_and_once(text: str, phone: AndroidPhone, first_name: Element, control: Control):
    before = control.last_event()
    phone.perform(TypeText(text))
    assert field(control) == text
    assert len([e for e in control.events(before) if e["kind"] == "text"]) == 1


def test_text_is_put_in_at_the_cursor(phone: AndroidPhone, first_name: Element, control: Control):
    phone.perform(TypeText("Ada"))
    phone.perform(TypeText(" Lovelace"))
    assert field(control) == "Ada Lovelace"


def test_clearing_empties_the_field(phone: AndroidPhone, first_name: Element, control: Control):
    phone.perform(TypeText("Ada"))
    phone.perform(ClearText())
    assert field(control) == ""


def test_no_text_is_nothing_to_do(phone: AndroidPhone, control: Control):
    before = control.last_event()
    phone.perform(TypeText(""))
    assert [e for e in control.events(before) if e["kind"] == "text"] == []


def test_the_clipboard_is_as_before(phone: AndroidPhone, first_name: Element, control: Control):
    control.prepare({"ui": {"clipboard": "the user's own"}})
    phone.perform(TypeText("a secret"))
    assert control.state()["ui"]["clipboard"] == "the user's own"


def trace(error: BaseException) -> str:
    """What a log that tells everything would show of an error."""
    return "".join(traceback.format_exception(error))


def test_typed_text_is_in_no_message(
    phone: AndroidPhone, first_name: Element, control: Control, caplog: pytest.LogCaptureFixture
):
    secret = "".join(["hun", "ter", "2"])  # not as one word: tracebacks show lines of this file
    with (
        caplog.at_level(logging.DEBUG),
        control.fault("server_death", methods=["pasteClipboard"]),
        pytest.raises(PhoneFault) as caught,
    ):
        phone.perform(TypeText(secret))
    assert secret not in trace(caught.value)
    assert secret not in caplog.text


# --- the keyboard that is told the text ---


@pytest.fixture
def own_keyboard(device: adbutils.AdbDevice, control: Control) -> Iterator[adbutils.AdbDevice]:
    """uiautomator2's companion app is installed on the phone."""
    apk = Path(uiautomator2.__file__).parent / "assets" / "app-uiautomator.apk"
    device.sync.push(apk, "/data/local/tmp/keyboard.apk")
    assert "Success" in device.shell("pm install -r -t /data/local/tmp/keyboard.apk")
    assert OWN_KEYBOARD in device.shell("ime list -s -a")
    yield device
    device.shell(f"rm -f {NOTE}")
    device.shell("pm uninstall com.github.uiautomator")


def active(control: Control) -> str:
    return str(control.state()["settings"]["secure"]["default_input_method"])


def enabled(device: adbutils.AdbDevice) -> list[str]:
    return str(device.shell("ime list -s")).split()


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_any_text_is_typed_by_the_other_keyboard_too(
    text: str, own_keyboard: adbutils.AdbDevice, phone: AndroidPhone, first_name: Element, control: Control
):
    phone.perform(TypeText(text))
    assert field(control) == text
    assert active(control) == OWN_KEYBOARD


def test_text_typed_by_the_other_keyboard_is_in_no_message(
    own_keyboard: adbutils.AdbDevice,
    phone: AndroidPhone,
    first_name: Element,
    control: Control,
    caplog: pytest.LogCaptureFixture,
):
    secret = "".join(["hun", "ter", "2"])
    phone.perform(TypeText("a"))
    pulling = unplug_after(control, lambda event: "ADB_KEYBOARD_INPUT_TEXT" in str(event.get("command")))

    def type_until_it_fails() -> None:
        for _ in range(200):
            phone.perform(TypeText(secret))

    with caplog.at_level(logging.DEBUG), pytest.raises(PhoneError) as caught:
        type_until_it_fails()
    pulling.join(10)
    for shown in (trace(caught.value), caplog.text):
        assert secret not in shown
        assert base64.b64encode(secret.encode()).decode() not in shown
    control.clear_fault("unplug")
    until(lambda: not gone(phone), 20)


def test_the_users_keyboard_is_back_when_the_phone_is_closed(
    own_keyboard: adbutils.AdbDevice, phone: AndroidPhone, first_name: Element, control: Control
):
    phone.perform(TypeText("Ada"))
    phone.close()
    assert active(control) == LATIN
    assert enabled(own_keyboard) == [LATIN]
    assert own_keyboard.shell(f"ls {NOTE}").endswith("No such file or directory")
    phone.close()
    assert active(control) == LATIN


def test_the_users_keyboard_is_back_after_a_crash_of_ours(
    own_keyboard: adbutils.AdbDevice,
    phone: AndroidPhone,
    first_name: Element,
    control: Control,
    adb_host: AdbHost,
):
    phone.perform(TypeText("Ada"))
    assert active(control) == OWN_KEYBOARD
    # no close(): this is what a killed process leaves behind
    second = adb_host.open(phone.serial)
    second.observe()
    assert active(control) == LATIN
    assert enabled(own_keyboard) == [LATIN]
    second.close()


def test_a_keyboard_that_the_user_changed_meanwhile_is_left_alone(
    own_keyboard: adbutils.AdbDevice, phone: AndroidPhone, first_name: Element, control: Control
):
    phone.perform(TypeText("Ada"))
    own_keyboard.shell(f"ime set {LATIN}")
    phone.close()
    assert active(control) == LATIN


def test_our_keyboard_as_the_users_own_choice_stays(
    own_keyboard: adbutils.AdbDevice, phone: AndroidPhone, first_name: Element, control: Control
):
    own_keyboard.shell(f"ime enable {OWN_KEYBOARD}; ime set {OWN_KEYBOARD}")
    phone.perform(TypeText("Ada"))
    phone.close()
    assert active(control) == OWN_KEYBOARD
    own_keyboard.shell(f"ime set {LATIN}")


# --- when something breaks ---


def counted(control: Control, after: int) -> int:
    return len([e for e in control.events(after) if e["kind"] == "tap"])


def test_a_server_that_died_is_started_again_for_a_look(phone: AndroidPhone, control: Control):
    phone.observe()
    with control.fault("server_death"):
        assert phone.observe().screen.elements


def test_a_server_that_is_known_to_be_dead_is_started_again_before_a_tap(
    phone: AndroidPhone, control: Control, device: adbutils.AdbDevice
):
    phone.observe()
    server = next(row for row in device.shell("ps -A").splitlines() if row.endswith("app_process"))
    device.shell(f"kill {server.split()[1]}")
    until(lambda: "app_process" not in device.shell("ps -A"))
    before = control.last_event()
    phone.perform(TapAt(MIDDLE))
    assert counted(control, before) == 1


def test_a_tap_whose_answer_was_lost_with_the_server_is_not_made_again(phone: AndroidPhone, control: Control):
    phone.observe()
    before = control.last_event()
    with control.fault("server_death", methods=["click"]), pytest.raises(PhoneFault, match="not known"):
        phone.perform(TapAt(MIDDLE))
    calls = [e for e in control.events(before) if e["kind"] == "rpc" and e["method"] == "click"]
    assert len(calls) == 1
    assert counted(control, before) == 0
    assert phone.observe().screen.elements


def test_a_tap_that_was_made_but_not_answered_is_not_made_again(
    phone: AndroidPhone, control: Control, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("device.android.SEND_S", 0.5)  # ten seconds for a person's phone
    phone.observe()
    before = control.last_event()
    start = time.monotonic()
    with control.fault("hold_reply", methods=["click"]), pytest.raises(PhoneFault, match="not known"):
        phone.perform(TapAt(MIDDLE))
    assert 0.5 <= time.monotonic() - start < 4
    assert counted(control, before) == 1


def test_a_look_that_is_not_answered_ends(phone: AndroidPhone, control: Control, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("device.connection.ASK_S", 0.5)  # twenty seconds for a person's phone
    phone.observe()
    with control.fault("hold_reply", methods=["dumpWindowHierarchy"]), pytest.raises(PhoneFault, match="no answer"):
        phone.observe()
    assert phone.observe().screen.elements


def test_an_unplugged_phone_is_gone_and_back_when_plugged_in(phone: AndroidPhone, control: Control, adb_host: AdbHost):
    phone.observe()
    with control.fault("unplug"):
        until(lambda: gone(phone))
        for doing in (phone.observe, phone.check_ready, phone.info, phone.apps):
            with pytest.raises(PhoneGone):
                doing()
        with pytest.raises(PhoneGone):
            phone.perform(TapAt(MIDDLE))
        with pytest.raises(PhoneGone):
            adb_host.open(phone.serial)
    until(lambda: not gone(phone), 20)
    assert phone.observe().screen.elements


def gone(phone: AndroidPhone) -> bool:
    try:
        phone.check_ready()
    except PhoneGone:
        return True
    except PhoneError:
        return False
    return False


def unplug_after(control: Control, wanted: Callable[[dict[str, Any]], bool]) -> threading.Thread:
    """Pull the cable as soon as the phone has noted such an event."""
    before = control.last_event()

    def pull() -> None:
        with Control(control.ready) as own:
            own.wait_event(wanted, before)
            own.set_fault("unplug")

    thread = threading.Thread(target=pull)
    thread.start()
    return thread


def test_a_phone_unplugged_in_the_middle_of_a_tap_leaves_the_tap_unknown(phone: AndroidPhone, control: Control):
    phone.observe()
    with control.fault("hold_reply", methods=["click"]):
        unplugging = unplug_after(control, lambda event: event["kind"] == "tap")
        with pytest.raises(PhoneFault, match="not known"):
            phone.perform(TapAt(MIDDLE))
        unplugging.join(10)
    control.clear_fault("unplug")
    until(lambda: not gone(phone), 20)


def test_closing_an_unplugged_phone_is_no_error(phone: AndroidPhone, control: Control):
    phone.observe()
    with control.fault("unplug"):
        until(lambda: gone(phone))
        phone.close()
    until(lambda: not gone(phone), 20)


def test_a_phone_that_was_never_used_is_closed_without_a_word_to_it(
    adb_host: AdbHost, phone_process: Ready, control: Control
):
    before = control.last_event()
    adb_host.open(phone_process.serial).close()
    assert control.events(before) == []


def test_a_closed_phone_can_be_used_again(phone: AndroidPhone):
    phone.observe()
    phone.close()
    phone.close()
    assert phone.observe().screen.elements


def test_closing_stops_the_server_on_the_phone(phone: AndroidPhone, device: adbutils.AdbDevice):
    phone.observe()
    assert "app_process" in device.shell("ps -A")
    phone.close()

    until(lambda: "app_process" not in device.shell("ps -A"))
