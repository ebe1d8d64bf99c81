"""The joint's law on every screen of the simulated phone's apps, judged by what a finger would really touch.

The screens are found by walking: everything that can be tapped is tapped, breadth first. On each, the outline is made,
thrown away but for its phrases, and each phrase is grounded afresh by a new reading. A view counts as touchable when a
finger put somewhere on it reaches it through whatever lies above; the phone's own hit test decides, not the grounder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest

from benchmarks.walk import Deed
from benchmarks.walk import walk as screens
from device.geometry import Bounds, Point
from device.hierarchy import parse
from device.simulator.android.alerts import POPUPS
from device.simulator.android.app import Start
from device.simulator.android.clock import Clock
from device.simulator.android.keycodes import APP_SWITCH
from device.simulator.android.phone import VirtualPhone
from device.simulator.android.profile import Profile
from device.simulator.drawing.layout import Placed, hit, walk
from grounding.grounder import Found, ground
from grounding.interface import Target
from grounding.outline import outline
from grounding.reading.screen import read

MOST = {
    "com.android.settings": 90,
    "com.android.contacts": 40,
    "com.android.deskclock": 40,
    "com.android.launcher3": 12,
    "com.android.browser": 30,
    "com.android.messaging": 24,
    "com.android.email": 20,
    "com.android.gallery3d": 20,
    "com.android.calendar": 10,
    "org.deixis.maps": 18,
    "org.deixis.music": 16,
}
"""How many different screens of each app are tried."""
LEAST = {
    "com.android.settings": 60,
    "com.android.contacts": 20,
    "com.android.deskclock": 25,
    "com.android.launcher3": 3,
    "com.android.browser": 20,
    "com.android.messaging": 24,
    "com.android.email": 20,
    "com.android.gallery3d": 20,
    "com.android.calendar": 10,
    "org.deixis.maps": 18,
    "org.deixis.music": 16,
}
"""How many the walk must have found: fewer means that the walk is broken, not that the app is small."""
QUICK = ("com.android.contacts", "com.android.launcher3")
"""The apps walked with the short tests; the others are with the long ones."""
GRID = 7
OTHER_SEEDS = (1, 8, 77)
"""Seeds whose first screens are tried too: other names, other themes, other times of day."""
FIRST_SCREENS = 3


def fresh_phone(seed: int = 3) -> VirtualPhone:
    """A booted phone whose time only passes when told."""
    phone = VirtualPhone(Profile(boot_seconds=0), seed=seed, clock=Clock("stepped"))
    phone.step(5)
    return phone


def reached(phone: VirtualPhone, x: int, y: int) -> Placed | None:
    """The view that a tap at this place acts on."""
    for window in reversed(phone.windows()):
        if window.kind == "toast":
            continue
        path = hit(window.root, x, y)
        if path:
            return next((p for p in reversed(path) if p.view.enabled and acts(p)), None)
        if window.kind == "dialog":
            return None
    return None


def acts(placed: Placed) -> bool:
    """Something happens on a tap, a long press or a slide."""
    view = placed.view
    return view.clickable or view.on_long_press is not None or view.on_slide is not None


def spots(box: Bounds) -> Iterator[Point]:
    """Places spread over a box."""
    for i in range(GRID):
        for j in range(GRID):
            yield Point(
                box.left + (2 * i + 1) * box.width // (2 * GRID), box.top + (2 * j + 1) * box.height // (2 * GRID)
            )


def touchable(phone: VirtualPhone) -> dict[str, Placed]:
    """Every view a finger can act on, by key; the status bar is not part of the apps' screens."""
    found = {}
    for window in phone.windows():
        if window.kind in ("toast", "status bar"):
            continue
        for placed in walk(window.root):
            if acts(placed) and placed.view.enabled and not placed.visible.empty and placed.key not in found:
                hits = (reached(phone, spot.x, spot.y) for spot in spots(placed.visible))
                if any(h is not None and h.key == placed.key for h in hits):
                    found[f"{window.package}|{placed.key}"] = placed
    return found


def named(phone: VirtualPhone) -> tuple[set[str], list[str]]:
    """The keys that the outline's phrases lead back to, and the complaints about phrases that lead nowhere."""
    xml = phone.hierarchy()
    phrases = [item.phrase for item in outline(read(parse(xml)), "x").items() if item.phrase]
    again = read(parse(xml))
    keys, complaints = set(), []
    for phrase in phrases:
        answer = ground(Target(phrase), again)
        if not isinstance(answer, Found):
            if "disabled" not in answer.text():
                complaints.append(answer.text())
            continue
        view = reached(phone, answer.point.x, answer.point.y)
        if view is None:
            if answer.element.enabled:
                complaints.append(f"{phrase!r} points at {answer.point}, where nothing happens")
            continue
        package = next(w.package for w in phone.windows() if view in walk(w.root))
        keys.add(f"{package}|{view.key}")
    return keys, complaints


class App:
    """An app of a phone in this process, to be walked through by whatever a finger reaches."""

    def __init__(self, package: str, seed: int = 3) -> None:
        self.name = package
        self.phone = fresh_phone(seed)
        self.phone.start(package, Start())
        self.phone.step(2)

    def save(self) -> dict[str, Any]:
        return self.phone.save()

    def restore(self, saved: dict[str, Any]) -> None:
        self.phone.restore(saved)

    def fingerprint(self) -> str:
        return parse(self.phone.hierarchy()).fingerprint()

    def inside(self) -> bool:
        return self.phone.foreground[0] == self.name

    def deeds(self) -> Iterator[Deed]:
        for key, placed in touchable(self.phone).items():
            if not key.startswith(("com.android.inputmethod", "com.android.systemui")):
                label = placed.view.text or placed.view.description or key.rsplit("/", 1)[-1]
                yield label, partial(self._tap, placed)
        for window in self.phone.windows():
            for placed in walk(window.root):
                if placed.scroll is not None and window.kind in ("application", "dialog"):
                    yield "(scrolled)", partial(self._scroll, placed.visible)

    def _tap(self, placed: Placed) -> None:
        there = (s for s in spots(placed.visible) if (v := reached(self.phone, s.x, s.y)) and v.key == placed.key)
        spot = next(there)
        self.phone.tap(spot.x, spot.y)
        self.phone.step(2)

    def _scroll(self, box: Bounds) -> None:
        self.phone.swipe(box.center.x, box.bottom - 60, box.center.x, box.top + 60, 0.5)
        self.phone.step(2)


def unnamed(phone: VirtualPhone, path: str) -> list[str]:
    """What is wrong with the names on this screen."""
    keys, complaints = named(phone)
    missing = touchable(phone).keys() - keys
    return [f"{path}: {complaint}" for complaint in complaints] + [
        f"{path}: nothing names {key}" for key in sorted(missing)
    ]


@pytest.mark.parametrize(
    "package", [name if name in QUICK else pytest.param(name, marks=pytest.mark.long) for name in sorted(MOST)]
)
def test_every_touchable_thing_is_named_and_its_name_leads_back_to_it(package: str) -> None:
    count = 0
    failures = []
    app = App(package)
    for path in screens(app, MOST[package]):
        count += 1
        failures += unnamed(app.phone, path)
    assert not failures, f"{len(failures)} on {count} screens:\n" + "\n".join(failures[:40])
    assert count >= LEAST[package]


@pytest.mark.long
@pytest.mark.parametrize("seed", OTHER_SEEDS)
def test_it_holds_for_the_data_of_other_seeds(seed: int) -> None:
    failures = []
    for package in sorted(MOST):
        app = App(package, seed)
        for path in screens(app, FIRST_SCREENS):
            failures += [f"seed {seed}, {failure}" for failure in unnamed(app.phone, path)]
    assert not failures, "\n".join(failures[:40])


@pytest.mark.parametrize(
    "kind",
    ["crash", "anr", *POPUPS],
)
def test_what_comes_between_is_named_too(kind: str) -> None:
    phone = fresh_phone()
    phone.start("com.android.contacts", Start())
    match kind:
        case "crash":
            phone.crash("com.android.contacts")
        case "anr":
            phone.hang("com.android.contacts")
            phone.tap(500, 1000)
            phone.step(6)
        case _:
            phone.popup(kind)
    assert not unnamed(phone, kind)


CONTACTS = "com.android.contacts"
BAR_BUTTONS = ("back", "home", "recent_apps")
UNDER_THE_SHADE = {f"nothing names com.android.systemui|{button}" for button in BAR_BUTTONS}
"""Not named yet while a window of the system UI fills the display; the keys they stand for can still be pressed."""


def ringing(phone: VirtualPhone) -> None:
    """An alarm goes off on a locked phone."""
    alarm = {"id": 1, "hour": 9, "minute": 1, "enabled": True, "label": "Tea", "days": [], "vibrate": True}
    phone.prepare({"apps": {"com.android.deskclock": {"alarms": [{**alarm, "ringtone": "Cesium"}]}}})
    phone.prepare({"settings": {"secure": {"lockscreen.disabled": "0"}}})
    phone.sleep()
    phone.step(60)


def locked(phone: VirtualPhone) -> None:
    """The lock screen with a notification."""
    phone.prepare({"settings": {"secure": {"lockscreen.disabled": "0"}}})
    phone.sleep()
    phone.wake()


@pytest.mark.parametrize(
    "arrive",
    [
        lambda phone: phone.notify(CONTACTS, "b", "Ben Okonjo", "Is the table free?", urgent=True),
        VirtualPhone.open_shade,
        lambda phone: phone.open_shade(quick_settings=True),
        lambda phone: phone.key(APP_SWITCH),
        ringing,
        locked,
    ],
    ids=["heads-up", "shade", "quick settings", "recent apps", "ringing alarm", "lock screen"],
)
def test_the_systems_own_screens_are_named_too(arrive: Callable[[VirtualPhone], object]) -> None:
    phone = fresh_phone()
    phone.start(CONTACTS, Start())
    phone.notify(CONTACTS, "a", "Ann Lee", "Supper?", big="Supper at eight, bring the blue dish.")
    arrive(phone)
    assert {complaint.partition(": ")[2] for complaint in unnamed(phone, "here")} <= UNDER_THE_SHADE
