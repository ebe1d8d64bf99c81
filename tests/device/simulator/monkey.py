"""A monkey on the apps of the factory, and what must hold of a phone at any moment, whatever was done to it."""

from __future__ import annotations

import json
import random
import xml.etree.ElementTree as ET
from typing import Any

from PIL import Image

from device.geometry import Bounds
from device.simulator.android.alerts import POPUPS
from device.simulator.android.clock import Clock
from device.simulator.android.phone import VirtualPhone
from device.simulator.android.profile import Profile
from device.simulator.android.system import System

SYSTEM = ("com.android.systemui", "com.android.inputmethod.latin")
APPS = (
    "com.android.contacts",
    "com.android.settings",
    "com.android.deskclock",
    "com.android.browser",
    "com.android.messaging",
    "com.android.email",
    "com.android.gallery3d",
    "com.android.calendar",
    "org.deixis.maps",
    "org.deixis.music",
    "org.deixis.lights",
)
READABLE = tuple(app for app in APPS if app != "org.deixis.lights")
"""Those with words of their own: the game has none."""
FAULTS = ("app_crash", "empty_tree", "lost_tap", "no_network", "popup", "slow_pages", "stale_tree", "storage_full")
"""Those that are felt without a wire."""
INK = 24
"""So much, of 255, the brightest and the darkest spot of a text's box differ in one colour at least."""
SMALLEST = 6
"""Boxes that are lower or narrower, in pixels, as what is scrolled out at the edge, are not looked into."""

Box = tuple[int, int, int, int]


class Monkey:
    """Does one thing after the other to a phone with a stepped clock, the same each time for a seed."""

    def __init__(self, seed: int, **profile: Any) -> None:
        self.rng = random.Random(seed)
        self.system = System(VirtualPhone(Profile(**profile), clock=Clock("stepped"), seed=seed), speed=1e6)
        self.done: list[str] = []
        """What it did last, for whoever has to find out what went wrong."""

    @property
    def phone(self) -> VirtualPhone:
        """The phone it plays with."""
        assert isinstance(self.system.handset, VirtualPhone)
        return self.system.handset

    async def act(self) -> None:
        """One thing that an impatient person might do, or that might happen to them."""
        kinds = ("tap", "swipe", "drag", "pinch", "type", "key", "wait", "start", "turn", "look", "trouble", "fault")
        kind = self.rng.choices(kinds, (60, 10, 5, 1, 8, 8, 5, 8, 3, 2, 4, 2))[0]
        self.done = [*self.done[-20:], f"{kind} {self.phone.foreground}"]
        await getattr(self, f"_{kind}")()
        self.phone.step(0.05)

    async def _tap(self) -> None:
        targets = [v for v in self.phone.truth() if v["clickable"] and v["visible"][0] < v["visible"][2]]
        own = [v for v in targets if v["package"] not in SYSTEM]
        chosen = self.rng.choice(own or targets or [{"visible": [0, 0, *self.phone.display_size]}])
        left, top, right, bottom = chosen["visible"]
        hold = 0.5 if self.rng.random() < 0.1 else 0.0
        self.done.append(f"  at {chosen.get('key')} {chosen.get('text')!r}")
        await self.system.injector.tap((left + right) // 2, (top + bottom) // 2, hold, "click")

    async def _swipe(self) -> None:
        width, height = self.phone.display_size
        (x1, y1), (x2, y2) = ((self.rng.randrange(width), self.rng.randrange(height)) for _ in range(2))
        await self.system.injector.swipe([(x1, y1), (x2, y2)], self.rng.choice((0.1, 0.3, 1.0)), method="swipe")

    async def _drag(self) -> None:
        """Something is held and moved to somewhere else."""
        width, height = self.phone.display_size
        held = [v for v in self.phone.truth() if v["clickable"] and v["visible"][0] < v["visible"][2]]
        left, top, right, bottom = self.rng.choice(held)["visible"] if held else (0, 0, width, height)
        begin = (left + right) // 2, (top + bottom) // 2
        end = self.rng.randrange(width), self.rng.randrange(height)
        await self.system.injector.swipe([begin, end], 0.3, self.rng.choice((0.0, 0.5)), kind="drag", method="drag")

    async def _pinch(self) -> None:
        width, height = self.phone.display_size
        places = [(self.rng.randrange(width), self.rng.randrange(height)) for _ in range(4)]
        await self.system.injector.fingers(places[:2], places[2:], 0.3, "pinch")

    async def _type(self) -> None:
        await self.system.injector.text(self.rng.choice(("ada", "7", "1999", "🙂", "x@y.z", "12:30", "Wi-Fi")), "text")

    async def _key(self) -> None:
        await self.system.injector.key(self.rng.choice((4, 4, 4, 3, 66, 67, 61, 187, 82, 26, 224)), method="key")
        if not self.phone.screen_on:
            self.phone.wake()

    async def _wait(self) -> None:
        self.phone.step(self.rng.choice((0.5, 3.0, 61.0, 4000.0)))
        self.phone.wake()

    async def _start(self) -> None:
        self.system.launch(self.rng.choice(APPS))

    async def _turn(self) -> None:
        self.phone.rotate(self.rng.randrange(4))

    async def _look(self) -> None:
        """Another theme, size of text, or density."""
        secure: dict[str, Any] = {
            "ui_night_mode": self.rng.choice("12"),
            "display_density_forced": self.rng.choice((None, None, "320", "480", "560")),
        }
        scale = self.rng.choice(("1.0", "1.0", "0.85", "1.3", "2.0"))
        self.phone.prepare({"settings": {"secure": secure, "system": {"font_scale": scale}}})

    async def _trouble(self) -> None:
        phone, package = self.phone, self.phone.foreground[0]
        match self.rng.randrange(5):
            case 0:
                phone.crash(package)
            case 1:
                phone.hang(package, self.rng.choice((3.0, None)))
            case 2:
                phone.popup(self.rng.choice(POPUPS))
            case 3:
                phone.notify(package, "a", "Ann Lee", "Supper?", urgent=True)
            case _:
                phone.open_shade()

    async def _fault(self) -> None:
        on = sorted(self.system.faults.listed())
        if on:
            self.system.faults.remove(self.rng.choice(on))
        else:
            seed = self.rng.randrange(1000)
            self.system.faults.put(self.rng.choice(FAULTS), {"chance": 0.3, "seed": seed, "ms": 2000, "jitter": 500})


def check(phone: VirtualPhone, twin: VirtualPhone) -> None:
    """Tree and pixels agree, and the moment can be saved and shown again exactly."""
    tree, saved = phone.hierarchy(), json.loads(json.dumps(phone.save()))
    ET.fromstring(tree.encode("utf-8", "replace"))
    check_bounds(phone)
    image = phone.screenshot()
    assert image.size == phone.display_size
    if phone.screen_on:
        assert blank_texts(phone, image) == []
    if not phone.stage.loading():
        twin.trouble = phone.trouble
        twin.restore(saved)
        assert twin.hierarchy() == tree
        assert twin.save() == saved


def check_bounds(phone: VirtualPhone) -> None:
    """Each visible element of the tree has the box in which its view is drawn, within the display."""
    width, height = phone.display_size
    drawn = {(v["package"], v["key"], tuple(v["visible"])) for v in phone.truth() if v["in_tree"]}
    for root in phone.nodes():
        for node in root.walk():
            box = node.bounds
            if not node.visible or not node.key:
                continue
            assert 0 <= box.left <= box.right <= width, (node.key, box)
            assert 0 <= box.top <= box.bottom <= height, (node.key, box)
            assert (node.package, node.key, (box.left, box.top, box.right, box.bottom)) in drawn, (node.key, box)


def texts(phone: VirtualPhone) -> list[tuple[str, str, Box]]:
    """(key, text, box) of every text of which all can be seen: not cut off, nor under something else."""
    found: list[tuple[str, str, Box]] = []
    secure = {window.package for window in phone.windows() if window.secure}
    views = [v for v in phone.truth() if _box(v) != (0, 0, 0, 0)]
    for place, view in enumerate(views):
        box = _box(view)
        whole = tuple(view["bounds"]) == box
        if not view["text"].strip() or not whole or view["package"] in secure or not _large(box):
            continue
        # of a reply's text in a low field, the blank lines may be all there is to see
        if view["text"].startswith("\n"):
            continue
        if not any(_meet(box, _box(later)) for later in views[place + 1 :]):
            found.append((view["key"], view["text"], box))
    return found


def blank_texts(phone: VirtualPhone, image: Image.Image) -> list[tuple[str, str, Box]]:
    """Texts where the picture shows none."""
    return [(key, text, box) for key, text, box in texts(phone) if _contrast(image, box) < INK]


def _contrast(image: Image.Image, box: Box) -> int:
    extrema = image.crop(box).getextrema()
    return max(int(high) - int(low) for low, high in extrema)  # type: ignore[misc, arg-type]


def _box(view: dict[str, Any]) -> Box:
    left, top, right, bottom = view["visible"]
    return left, top, right, bottom


def _large(box: Box) -> bool:
    return box[2] - box[0] >= SMALLEST and box[3] - box[1] >= SMALLEST


def _meet(one: Box, other: Box) -> bool:
    return Bounds(*one).overlaps(Bounds(*other))
