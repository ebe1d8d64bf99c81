"""What lies between a client and its phone: ``python -m benchmarks.device_io --json OUT``.

Stock uiautomator2 and our device floor do the same to the same simulated phone in the same run, turn about. Of each
trial the phone itself tells how long it was busy (``ms`` of its events ``rpc`` and ``shell``); the overhead is the wall
time less that. A ratio is stock's median overhead divided by ours: 10 means that ours adds a tenth.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uiautomator2

from benchmarks.control import Control
from benchmarks.rack import Rack, rack
from device.android import AndroidPhone
from device.connection import Connection
from device.errors import PhoneFault
from device.geometry import Point
from device.gesture import ClearText, LaunchApp, TapAt, TypeText
from device.hierarchy import parse
from device.picture import captured
from device.screen import Element
from training.report import hand_in, made_by, median, progress, spread

SPEED = 20
"""Gestures are played so many times faster. What they take is the phone's own time and no overhead."""

WARM_UP = 3
QUALITY = 80
"""Of the JPEG; uiautomator2 always asks for this one."""

SETTINGS, CONTACTS = "com.android.settings", "com.android.contacts"
TEXT = "Ada Lovelace"
QUIET = Point(540, 30)
"""In the status bar, where a tap does nothing."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One deed of one client, in milliseconds."""

    wall: float
    phone: float

    @property
    def overhead(self) -> float:
        """What the way there and back took."""
        return self.wall - self.phone


@dataclass(frozen=True, slots=True)
class Contest:
    """The same deed by both clients; ``between`` undoes it, unmeasured."""

    name: str
    stock: Callable[[], object]
    ours: Callable[[], object]
    between: Callable[[], object] = lambda: None


class Bench:
    """One phone, both clients, and the phone's own account of what it did."""

    def __init__(self, control: Control, stock: uiautomator2.Device, phone: AndroidPhone, ours: Connection) -> None:
        self.control = control
        self.stock = stock
        self.phone = phone
        self.ours = ours

    def contests(self) -> list[Contest]:
        """All that is measured."""
        dump = "dumpWindowHierarchy"
        look, shoot = "reading the screen", "taking a picture"
        return [
            Contest("dump", self.stock.dump_hierarchy, lambda: self.ours.ask(look, dump, False, 50)),
            Contest(
                "tap",
                lambda: self.stock.click(QUIET.x, QUIET.y),
                lambda: self.phone.perform(TapAt(QUIET)),
            ),
            Contest(
                "screenshot",
                self.stock.screenshot,
                lambda: captured(self.ours.ask(shoot, "takeScreenshot", 1, QUALITY), shoot),
            ),
            Contest(
                "type",
                lambda: self.stock.send_keys(TEXT),
                lambda: self.phone.perform(TypeText(TEXT)),
                self._check_typed,
            ),
        ]

    def run(self, contest: Contest, rounds: int) -> dict[str, list[Trial]]:
        """Both clients' trials, turn about."""
        found: dict[str, list[Trial]] = {"stock": [], "ours": []}
        for number in range(WARM_UP + rounds):
            for name, deed in (("stock", contest.stock), ("ours", contest.ours)):
                trial = self.trial(deed)
                contest.between()
                if number >= WARM_UP:
                    found[name].append(trial)
        return found

    def trial(self, deed: Callable[[], object]) -> Trial:
        """Do it once, and ask the phone how long it was busy with it."""
        before = self.control.last_event()
        began = time.perf_counter()
        deed()
        wall = (time.perf_counter() - began) * 1000
        events = self.control.events(before)
        return Trial(wall, sum(event.get("ms", 0.0) for event in events if event["kind"] in ("rpc", "shell")))

    def _check_typed(self) -> None:
        """Whoever typed, it stands in the field; then it is taken out again."""
        held = [view["text"] for view in self.control.truth()["views"] if view["key"] == "first"]
        if held != [TEXT]:
            raise PhoneFault(f"the text was not typed: the field holds {held}")
        self.phone.perform(ClearText())

    def prepare_typing(self) -> None:
        """An empty field with the cursor in it."""
        self.phone.perform(LaunchApp(CONTACTS))
        for words in ("Create contact", "First name"):
            self.phone.perform(TapAt(self._find(words).bounds.center))

    def _find(self, words: str) -> Element:
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            elements = self.phone.observe().screen.elements
            found = next((e for e in elements if words in (e.text, e.description, e.hint)), None)
            if found is not None:
                return found
        raise PhoneFault(f"the phone shows no {words!r}")


def measure(rounds: int = 40) -> dict[str, Any]:
    """Both clients against each other; the result without its provenance."""
    with rack("--speed", str(SPEED)) as phones, Control(phones.ready[0]) as control:
        return _measure(phones, control, rounds)


def _measure(phones: Rack, control: Control, rounds: int) -> dict[str, Any]:
    stock = uiautomator2.connect(phones.device())
    with closing(phones.connection()) as ours, closing(phones.phone()) as phone:
        bench = Bench(control, stock, phone, ours)
        phone.perform(LaunchApp(SETTINGS))
        nodes = len(parse(phone.observe().source).elements)
        raw: dict[str, Any] = {}
        for contest in bench.contests():
            progress(f"device_io: {contest.name}, {rounds} times each")
            if contest.name == "type":
                bench.prepare_typing()
            raw[contest.name] = {name: _figures(trials) for name, trials in bench.run(contest, rounds).items()}
        looks = [bench.trial(phone.observe).wall for _ in range(rounds)]
    stock.stop_uiautomator()
    ratios = {f"{name}_ratio": _ratio(figures) for name, figures in raw.items()}
    walls = {
        f"{name}_ms": {who: figures[who]["wall_ms"]["median"] for who in ("stock", "ours")}
        for name, figures in raw.items()
    }
    summary = ratios | walls | {"observe_ms": median(looks), "nodes": nodes, "rounds": rounds}
    return {"summary": summary, "raw": raw}


def _figures(trials: Sequence[Trial]) -> dict[str, dict[str, float]]:
    return {
        "wall_ms": spread([trial.wall for trial in trials]),
        "phone_ms": spread([trial.phone for trial in trials]),
        "overhead_ms": spread([trial.overhead for trial in trials]),
    }


def _ratio(figures: dict[str, dict[str, dict[str, float]]]) -> float:
    stock, ours = (figures[who]["overhead_ms"]["median"] for who in ("stock", "ours"))
    return round(stock / ours, 1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and write the figures."""
    parser = argparse.ArgumentParser(description="Stock uiautomator2 against our device floor.")
    parser.add_argument("--rounds", type=int, default=40, help="trials of each client for each deed (default 40)")
    parser.add_argument("--json", type=Path, required=True, help="where the figures go")
    options = parser.parse_args(arguments)
    command = f"python -m benchmarks.device_io --rounds {options.rounds} --json {options.json}"
    hand_in({"made_by": made_by(command), **measure(options.rounds)}, options.json)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
