"""How quick and how light the simulated phone is: ``python -m benchmarks.simulator --json OUT``.

One phone in a process, then many, asked one after the other over their real wires. Of a call the phone itself tells
how long it took (``ms`` of its event ``rpc``): that is its own time, without adb, sockets and client. Each round taps a
row of the settings, looks, looks again, takes a picture and goes back. Gestures are played in next to no time, so that
a tap's time is what the phone does on it.

``dump_ms`` is for 200 nodes, of a screen that stands still; ``first_dump_ms`` for 200 nodes of one that has just
changed and is built and laid out in it. ``start_ms`` is what each phone after the first adds to the time from the start
of the process until adb lists all of them as ready (where that is little, the noise of two starts can make it zero).
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.control import Control
from benchmarks.rack import Rack, rack
from device.connection import Connection
from device.errors import BadHierarchy
from device.geometry import Point
from device.hierarchy import parse
from training.report import hand_in, made_by, median, progress, spread

SPEED = 1000
NODES = 200
BACK, RESETS = 4, 3
SETTINGS, ROW = "com.android.settings", "Display"


@dataclass(slots=True)
class Times:
    """Milliseconds of each call that was made."""

    tap: list[float] = field(default_factory=list)
    first_dump: list[float] = field(default_factory=list)
    dump: list[float] = field(default_factory=list)
    screenshot: list[float] = field(default_factory=list)
    reset: list[float] = field(default_factory=list)
    nodes: list[float] = field(default_factory=list)


class Driver:
    """One phone, driven by single calls."""

    def __init__(self, control: Control, connection: Connection, times: Times) -> None:
        self._control = control
        self._connection = connection
        self._times = times

    def rounds(self, count: int) -> None:
        """Start the settings, and go into a page and back so many times; then reset the phone."""
        self._connection.order(f"monkey -p {SETTINGS} 1", "the start of the settings")
        self._dump()
        for _ in range(count):
            place = self._row()
            self._call(self._times.tap, "click", place.x, place.y)
            for kept in (self._times.first_dump, self._times.dump):
                ms, nodes = self._dump()
                kept.append(ms * NODES / nodes)
            self._times.nodes.append(nodes)
            self._call(self._times.screenshot, "takeScreenshot", 1, 80)
            self._call([], "pressKeyCode", BACK)
        for _ in range(RESETS):
            began = time.perf_counter()
            self._control.reset()
            self._times.reset.append((time.perf_counter() - began) * 1000)

    def _row(self) -> Point:
        elements = parse(self._ask("dumpWindowHierarchy", False, 50)).elements
        found = next((e for e in elements if e.text == ROW), None)
        if found is None:
            raise BadHierarchy(f"the settings show no row {ROW!r}")
        return found.bounds.center

    def _dump(self) -> tuple[float, int]:
        kept: list[float] = []
        xml = self._call(kept, "dumpWindowHierarchy", False, 50)
        return kept[0], len(parse(xml).elements)

    def _call(self, kept: list[float], method: str, *params: Any) -> Any:
        """The answer; the time that the phone says it took is put to ``kept``."""
        before = self._control.last_event()
        answer = self._ask(method, *params)
        kept += [event["ms"] for event in self._control.events(before) if event.get("method") == method]
        return answer

    def _ask(self, method: str, *params: Any) -> Any:
        return self._connection.ask("the benchmark", method, *params)


def measure(phones: int = 16, rounds: int = 12, starts: int = 5) -> dict[str, Any]:
    """One phone and many, started so many times turn about; the result without its provenance."""
    one, many = _run(1, rounds * 2), _run(phones, rounds)
    pairs = [(_start(1), _start(phones)) for _ in range(starts)]
    one["ready_ms"], many["ready_ms"] = (spread(each, 1) for each in zip(*pairs, strict=True))
    further = (many["ready_ms"]["median"] - one["ready_ms"]["median"]) / (phones - 1)
    summary = {
        "start_ms": round(further, 1),
        **{name: many[name]["median"] for name in ("dump_ms", "screenshot_ms", "tap_ms", "reset_ms", "first_dump_ms")},
        "mb_per_phone": _per_phone(one["resident_mb"], many["resident_mb"], phones),
        "phones": phones,
    }
    return {"summary": summary, "runs": [one, many]}


def _per_phone(one: float | None, many: float | None, phones: int) -> float | None:
    return None if one is None or many is None else round((many - one) / (phones - 1), 2)


def _start(count: int) -> float:
    """Milliseconds until so many phones are ready."""
    progress(f"simulator: starting {count}")
    with rack("--count", str(count)) as phones:
        return phones.start_s * 1000


def _run(count: int, rounds: int) -> dict[str, Any]:
    """Every phone of a process in use, one after the other."""
    progress(f"simulator: {count} in one process, {rounds} rounds on each")
    times = Times()
    with rack("--count", str(count), "--speed", str(SPEED)) as phones:
        for number in range(count):
            _drive(phones, number, times, rounds)
        resident = phones.resident_mb()
    return {
        "phones": count,
        "resident_mb": None if resident is None else round(resident, 1),
        "nodes": median(times.nodes),
        "dump_ms": spread(times.dump),
        "first_dump_ms": spread(times.first_dump),
        "screenshot_ms": spread(times.screenshot),
        "tap_ms": spread(times.tap),
        "reset_ms": spread(times.reset),
    }


def _drive(phones: Rack, number: int, times: Times, rounds: int) -> None:
    with Control(phones.ready[number]) as control, closing(phones.connection(number)) as connection:
        Driver(control, connection, times).rounds(rounds)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and write the figures."""
    parser = argparse.ArgumentParser(description="How quick and how light the simulated phone is.")
    parser.add_argument("--phones", type=int, default=16, help="how many in one process (default 16, at least 2)")
    parser.add_argument("--json", type=Path, required=True, help="where the figures go")
    options = parser.parse_args(arguments)
    if options.phones < 2:
        parser.error("--phones must be at least 2")
    command = f"python -m benchmarks.simulator --phones {options.phones} --json {options.json}"
    hand_in({"made_by": made_by(command), **measure(options.phones)}, options.json)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
