"""Drag and drop: what is held and then moved comes along; what is moved without being held does not."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from typing import Any

import adbutils
import pytest
import uiautomator2
from conftest import AdbServer
from sample_phone import center, in_app, log, shown, tap, views

from benchmarks.control import Control, Ready
from device.simulator.android.app import Page
from device.simulator.android.phone import VirtualPhone
from device.simulator.android.system import System
from device.simulator.apps.launcher.workspace import DOCK_MOST

LAUNCHER, CLOCK, SETTINGS = "com.android.launcher3", "com.android.deskclock", "com.android.settings"
CONTACTS, MAIL = "com.android.contacts", "com.android.email"
HOLD = 0.5
MIDDLE = (540.0, 700.0)


def home(phone: VirtualPhone) -> dict[str, Any]:
    data = phone.state()["apps"][LAUNCHER]
    return {"dock": data["dock"], **{place: there["apps"] for place, there in data["home"].items()}}


def drag(phone: VirtualPhone, key: str, to: tuple[float, float] | str, hold: float = HOLD) -> None:
    place = center(phone, key=to) if isinstance(to, str) else to
    phone.swipe(*center(phone, key=key), *place, 0.3, hold=hold)


def languages() -> VirtualPhone:
    phone = VirtualPhone()
    phone.prepare({"apps": {SETTINGS: {"languages": ["English", "Deutsch", "Polski"]}}})
    phone.start(SETTINGS)
    phone.act(lambda: phone.memory.tasks.push(SETTINGS, Page("languages")))
    return phone


def test_a_held_icon_goes_to_the_home_screen_and_leaves_the_dock() -> None:
    phone = VirtualPhone()
    drag(phone, f"dock:{CONTACTS}", MIDDLE)
    assert home(phone) == {"dock": [CLOCK, SETTINGS], "1,2": [CONTACTS]}
    assert not shown(phone, "Remove")
    assert not shown(phone, "App info")
    tap(phone, key=f"home:1,2:{CONTACTS}")
    assert phone.foreground[0] == CONTACTS


def test_an_icon_that_is_moved_without_being_held_stays() -> None:
    phone = VirtualPhone()
    before = home(phone)
    drag(phone, f"dock:{CONTACTS}", MIDDLE, hold=0.0)
    assert home(phone) == before
    assert views(phone, key="apps"), "a swipe up opens the drawer"


def test_a_held_icon_that_is_let_go_where_it_was_shows_its_menu() -> None:
    phone = VirtualPhone()
    before = home(phone)
    tap(phone, hold=0.6, key=f"dock:{CONTACTS}")
    assert shown(phone, "App info")
    assert home(phone) == before


def test_an_icon_let_go_over_another_makes_a_folder_with_a_name() -> None:
    phone = VirtualPhone()
    drag(phone, f"dock:{CONTACTS}", MIDDLE)
    drag(phone, f"dock:{SETTINGS}", f"home:1,2:{CONTACTS}")
    assert home(phone) == {"dock": [CLOCK], "1,2": [CONTACTS, SETTINGS]}
    tap(phone, key="folder:1,2")
    tap(phone, key="folder_name")
    phone.type("Tools")
    phone.key(4)
    phone.key(4)
    assert phone.state()["apps"][LAUNCHER]["home"]["1,2"]["name"] == "Tools"
    assert views(phone, key="folder:1,2")[0]["description"] == "Folder: Tools, 2 items"
    tap(phone, key="folder:1,2")
    drag(phone, f"home:1,2:{SETTINGS}", (300.0, 1000.0))
    assert home(phone) == {"dock": [CLOCK], "1,2": [CONTACTS], "2,1": [SETTINGS]}


def test_a_folder_moves_as_one_thing_and_not_into_another() -> None:
    phone = VirtualPhone()
    drag(phone, f"dock:{CONTACTS}", MIDDLE)
    drag(phone, f"dock:{SETTINGS}", f"home:1,2:{CONTACTS}")
    drag(phone, f"dock:{CLOCK}", (150.0, 400.0))
    drag(phone, "folder:1,2", f"home:0,0:{CLOCK}")
    assert home(phone)["1,2"] == [CONTACTS, SETTINGS]
    drag(phone, "folder:1,2", (900.0, 1000.0))
    assert {place for place in home(phone) if place != "dock"} == {"0,0", "2,3"}


def test_an_app_of_the_drawer_is_put_on_the_home_screen_and_stays_in_the_drawer() -> None:
    phone = VirtualPhone()
    phone.swipe(540, 1500, 540, 500, 0.3)
    drag(phone, f"all:{MAIL}", MIDDLE)
    assert home(phone) == {"dock": [CONTACTS, CLOCK, SETTINGS], "1,2": [MAIL]}
    phone.swipe(540, 1700, 540, 700, 0.3)
    assert views(phone, key=f"all:{MAIL}")


def test_icons_change_places_in_the_dock_which_holds_five() -> None:
    phone = VirtualPhone()
    drag(phone, f"dock:{SETTINGS}", f"dock:{CONTACTS}")
    assert home(phone) == {"dock": [SETTINGS, CONTACTS, CLOCK]}
    for package in (MAIL, "com.android.browser", "com.android.messaging"):
        phone.swipe(540, 1500, 540, 500, 0.3)
        drag(phone, f"all:{package}", (540.0, 1880.0))
    dock = home(phone)["dock"]
    assert len(dock) == DOCK_MOST
    assert "com.android.messaging" not in dock


def test_what_is_let_go_over_remove_goes_and_over_nothing_goes_back() -> None:
    phone = VirtualPhone()
    drag(phone, f"dock:{CONTACTS}", (540.0, 2100.0))
    assert home(phone) == {"dock": [CONTACTS, CLOCK, SETTINGS]}
    drag(phone, f"dock:{CONTACTS}", (540.0, 200.0))
    assert home(phone) == {"dock": [CLOCK, SETTINGS]}
    assert CONTACTS in phone.packages()


def test_what_is_dragged_is_drawn_under_the_finger_and_no_more_where_it_stood() -> None:
    phone = VirtualPhone()
    x, y = center(phone, key=f"dock:{CONTACTS}")
    blue = phone.screenshot().getpixel((int(x) - 60, int(y) - 60))
    phone.touch("down", x, y, phone.time())
    for step in range(1, 11):
        phone.touch("move", x + (540 - x) * step / 10, y + (700 - y) * step / 10, phone.time() + HOLD + step / 50)
    revision, picture = phone.revision(), phone.screenshot()
    assert picture.getpixel((480, 640)) == blue
    assert picture.getpixel((int(x) - 60, int(y) - 60)) != blue
    assert shown(phone, "Remove")
    phone.touch("move", 560, 700, phone.time() + 1)
    assert phone.revision() > revision, "who waits for a picture is told that it has changed"
    phone.touch("up", 560, 700, phone.time() + 1)
    assert home(phone)["1,2"] == [CONTACTS]


def test_a_save_in_the_middle_of_a_drag_lets_go() -> None:
    phone = VirtualPhone()
    x, y = center(phone, key=f"dock:{CONTACTS}")
    phone.touch("down", x, y, phone.time())
    phone.touch("move", 540, 700, phone.time() + HOLD)
    phone.restore(phone.save())
    phone.touch("up", 540, 700, phone.time() + 1)
    assert home(phone)["dock"] == [CONTACTS, CLOCK, SETTINGS]


def test_a_row_is_dragged_by_its_handle_at_once_and_by_nothing_else() -> None:
    phone = languages()
    assert phone.state()["apps"][SETTINGS]["languages"] == ["English", "Deutsch", "Polski"]
    drag(phone, "handle/Polski", "handle/English", hold=0.0)
    assert phone.state()["apps"][SETTINGS]["languages"] == ["Polski", "English", "Deutsch"]
    drag(phone, "language/Deutsch", "language/Polski", hold=HOLD)
    assert phone.state()["apps"][SETTINGS]["languages"] == ["Polski", "English", "Deutsch"]


def test_rows_without_a_handle_are_held_first_and_a_swipe_scrolls() -> None:
    phone = VirtualPhone()
    cities = ["London", "Tokyo", "New York", "Paris", "Sydney", "Berlin", "Cairo", "Lima", "Rome", "Oslo", "Delhi"]
    phone.prepare({"apps": {CLOCK: {"cities": cities}}})
    phone.start(CLOCK)
    tap(phone, key="tab/clock")
    before = views(phone, key="city/Tokyo")[0]["bounds"][1]
    drag(phone, "city/Paris", "city/London", hold=0.0)
    assert phone.state()["apps"][CLOCK]["cities"] == cities
    tokyo = views(phone, key="city/Tokyo")
    assert not tokyo or tokyo[0]["bounds"][1] < before
    phone.swipe(540, 700, 540, 2000, 0.3)
    drag(phone, "city/Tokyo", "city/London")
    assert phone.state()["apps"][CLOCK]["cities"][:3] == ["Tokyo", "London", "New York"]


def test_a_list_goes_on_under_what_is_held_at_its_end() -> None:
    phone = VirtualPhone()
    cities = ["London", "Tokyo", "New York", "Paris", "Sydney", "Berlin", "Cairo", "Lima", "Rome", "Oslo", "Delhi",
              "Madrid", "Dubai", "Lisbon", "Athens", "Denver"]  # fmt: skip
    phone.prepare({"apps": {CLOCK: {"cities": cities}}})
    phone.start(CLOCK)
    tap(phone, key="tab/clock")
    x, y = center(phone, key="city/London")
    keys = {f"city/{city}" for city in cities}
    shown = sum(v["key"] in keys and v["visible"][3] > v["visible"][1] for v in phone.truth())
    phone.touch("down", x, y, phone.time())
    for step in range(1, 200):
        phone.touch("move", x + step % 2, min(y + 20 * step, 2050), phone.time() + HOLD + step / 100)
    phone.touch("up", x, 2050, phone.time() + 4)
    assert shown < len(cities)
    assert phone.state()["apps"][CLOCK]["cities"].index("London") >= max(shown, len(cities) // 2 + 1)


def test_what_cannot_be_dragged_takes_a_long_press_as_before() -> None:
    phone = in_app()
    x, y = center(phone, key="hold")
    phone.swipe(x, y, x, y - 300, 0.3, hold=HOLD)
    assert log(phone) == ["held"]


# over the wire


@pytest.fixture(scope="module")
def connected(adb_server: AdbServer, phone_process: Ready) -> Iterator[uiautomator2.Device]:
    device = uiautomator2.connect(adbutils.AdbClient("127.0.0.1", adb_server.port).device(phone_process.serial))
    yield device
    device.stop_uiautomator()


def placed(control: Control, key: str) -> tuple[int, int]:
    left, top, right, bottom = next(view["bounds"] for view in control.truth()["views"] if view["key"] == key)
    return (left + right) // 2, (top + bottom) // 2


@pytest.mark.parametrize(
    ("way", "moved"),
    [("u2 drag", True), ("u2 drag_to", True), ("draganddrop", True), ("swipe", False), ("u2 swipe", False)],
)
def test_clients_drag_by_holding_and_swipe_by_not(
    connected: uiautomator2.Device, control: Control, adb_server: AdbServer, phone_process: Ready, way: str, moved: bool
) -> None:
    x, y = placed(control, f"dock:{CONTACTS}")
    match way:
        case "u2 drag":
            connected.drag(x, y, 540, 700, 0.3)
        case "u2 drag_to":
            connected(text="Contacts").drag_to(540, 700, duration=0.3)
        case "u2 swipe":
            connected.swipe(x, y, 540, 700, 0.3)
        case _:
            command = [adbutils.adb_path(), "-s", phone_process.serial, "shell", "input", way]
            subprocess.run(
                [*command, *map(str, (x, y, 540, 700, 300))], env=adb_server.environment, check=True, timeout=30
            )
    assert (list(control.state()["apps"][LAUNCHER]["home"]) == ["1,2"]) is moved
    if not moved:
        assert any(view["key"] == "apps" for view in control.truth()["views"]), "a swipe up opens the drawer"


def test_a_touch_that_the_client_times_itself_drags_after_resting(control: Control, adb_server: AdbServer,
                                                                  phone_process: Ready) -> None:  # fmt: skip
    x, y = placed(control, f"dock:{CONTACTS}")
    adb = [adbutils.adb_path(), "-s", phone_process.serial, "shell"]

    def motion(action: str, x: int, y: int) -> None:
        command = [*adb, "input", "motionevent", action, str(x), str(y)]
        subprocess.run(command, env=adb_server.environment, check=True, timeout=30)

    control.set_clock("stepped")
    try:
        motion("DOWN", x, y)
        control.set_clock(advance=HOLD)
        motion("MOVE", 540, 800)
        motion("MOVE", 540, 700)
        motion("UP", 540, 700)
        assert list(control.state()["apps"][LAUNCHER]["home"]) == ["1,2"]
    finally:
        control.set_clock("real")


def test_damaged_places_are_refused_before_they_are_shown() -> None:
    system = System(VirtualPhone())
    before = system.handset.state()["apps"]
    for damaged in ({"1,2": {"apps": None, "name": ""}}, {"1,2": {"name": ""}}, {"0,0": []}):
        with pytest.raises(ValueError, match="cannot show"):
            system.prepare({"apps": {LAUNCHER: {"home": damaged}}})
    assert system.handset.state()["apps"] == before
