"""Speed by size of tree, on trees made here: pages of rows, cards and fields, as lists, tables and two panes have them.

The same seed makes the same tree. Everything is on the display, since what is off it costs nearly nothing.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from device.geometry import Bounds
from device.screen import Element, Screen, Window, WindowKind
from grounding.grounder import ground
from grounding.interface import Target
from grounding.language.parse import forget
from grounding.outline import outline
from grounding.reading.screen import Reading, read

WIDTH, HEIGHT = 1080, 2400
BAR = 160
"""Pixels taken by the app bar."""

ROW_NODES = 8
"""About so many nodes make a row: box, picture, column, two texts, end, switch or icon."""

FIRST = ("Ada", "Bob", "Cleo", "Dora", "Emil", "Fay", "Gus", "Hana", "Ivo", "Jun", "Kim", "Lea", "Max", "Nia", "Otto")
LAST = ("Lovelace", "Turing", "Hopper", "Noether", "Curie", "Gauss", "Euler", "Germain", "Cantor", "Hilbert", "Fermat")
SAID = ("On", "Off", "Yesterday", "3 new messages", "Not connected", "12:40", "Draft: see you there", "42 % used")

PHRASES = (
    '"Ada Lovelace"', 'the "Bob Turing" row', "the switch next to Cleo Hopper", "third switch",
    "the icon right of Emil", "the button at the top right", "search", "last row",
    'the switch in the "Dora Curie" row', "the row below Fay Gauss", "gus eulr", "the second icon from the right",
    "the switch that is on", "three dots", "the first picture", "the icon between Ada Lovelace and Bob Turing",
    "navigate up", "the field", "not connected", "frobnicate",
)  # fmt: skip
"""What is looked for in them: every form of the grammar, things that are there and things that are not."""


T = TypeVar("T")

SIZES = (100, 400, 1500, 10_000)
REPEATS = 15
"""Of so many runs the fastest counts: whatever else the machine does only ever adds."""


def speed(sizes: Sequence[int] = SIZES) -> dict[str, dict[str, Any]]:
    """Milliseconds by size of tree, from the tree alone.

    ``read_ms`` and ``outline_ms`` are once a screen; ``ground_ms`` is the median over ``PHRASES``, each understood
    afresh, on a screen of which nothing was asked before but what any phrase needs to know of it (``Reading.kept``);
    ``first_ms`` is that with what is worked out once a screen, as for the very first phrase; ``ground_p90_ms`` those
    that are asked for more.
    """
    return {str(size): _speed_at(tree(size)) for size in sizes}


def _speed_at(screen: Screen) -> dict[str, Any]:
    reading = read(screen)

    def unused() -> Reading:
        forget()
        return replace(reading, memory={})

    def untouched() -> Reading:
        return replace(unused(), kept={})

    asked, first = _in_turn(unused), _in_turn(untouched)
    return {
        "nodes": len(screen.elements),
        "read_ms": round(_fastest(lambda: screen, read), 3),
        "ground_ms": round(statistics.median(asked), 3),
        "first_ms": round(statistics.median(first), 3),
        "ground_p90_ms": round(asked[int(0.9 * (len(asked) - 1))], 3),
        "outline_ms": round(_fastest(unused, partial(outline, app_name="People")), 3),
    }


def _in_turn(prepare: Callable[[], Reading]) -> list[float]:
    """Milliseconds that each phrase takes, sorted: its fastest of some rounds through all of them, so that a busy
    moment of the machine falls on few tries of each."""
    taken: list[list[float]] = [[] for _ in PHRASES]
    for _ in range(REPEATS):
        for phrase, times in zip(PHRASES, taken, strict=True):
            given = prepare()
            started = time.perf_counter()
            ground(Target(phrase), given)
            times.append((time.perf_counter() - started) * 1000)
    return sorted(min(times) for times in taken)


def _fastest(prepare: Callable[[], T], run: Callable[[T], object]) -> float:
    """Milliseconds that ``run`` takes on what ``prepare`` makes; the making is not counted."""
    taken = []
    for _ in range(REPEATS):
        given = prepare()
        started = time.perf_counter()
        run(given)
        taken.append((time.perf_counter() - started) * 1000)
    return min(taken)


class _Maker:
    """Collects elements in preorder."""

    def __init__(self) -> None:
        self.elements: list[Element] = []

    def add(self, cls: str, parent: int | None, box: tuple[int, int, int, int], **attributes: object) -> int:
        key = len(self.elements)
        made = Element(key, parent, (), 0, f"android.{cls}", "org.example", Bounds(*box))
        self.elements.append(replace(made, **attributes))  # type: ignore[arg-type]
        if parent is not None:
            above = self.elements[parent]
            self.elements[parent] = replace(above, children=(*above.children, key))
        return key


def tree(nodes: int, seed: int = 1) -> Screen:
    """A screen of about so many nodes (a few more at most)."""
    rng = random.Random(seed)
    make = _Maker()
    root = make.add("widget.FrameLayout", None, (0, 0, WIDTH, HEIGHT))
    bar = make.add("widget.Toolbar", root, (0, 0, WIDTH, BAR))
    for left, name in ((0, "Navigate up"), (780, "Search"), (930, "More options")):
        make.add("widget.ImageButton", bar, (left, 10, left + 140, 150), description=name, clickable=True)
    make.add("widget.TextView", bar, (160, 50, 700, 110), text="People")
    rows = max(1, (nodes - len(make.elements)) // ROW_NODES)
    panes = 1 if rows <= 20 else 2 if rows <= 60 else 4
    each = -(-rows // panes)
    width, height = WIDTH // panes, max(1, (HEIGHT - BAR) // each)
    for pane in range(panes):
        left = pane * width
        scroller = make.add(
            "widget.ListView",
            root,
            (left, BAR, left + width, HEIGHT),
            scrollable=True,
            resource_id="org.example:id/list",
        )
        for n in range(min(each, rows - pane * each)):
            _row(make, scroller, Bounds(left, BAR + n * height, left + width, BAR + (n + 1) * height), rng)
    return Screen(
        WIDTH,
        HEIGHT,
        0,
        tuple(make.elements),
        (Window(0, WindowKind.APPLICATION, 0, "org.example", Bounds(0, 0, WIDTH, HEIGHT)),),
    )


def _row(make: _Maker, parent: int, box: Bounds, rng: random.Random) -> None:
    left, top, right, bottom = box.left, box.top, box.right, box.bottom
    half, end = (top + bottom) // 2, right - box.width // 5
    row = make.add("widget.LinearLayout", parent, (left, top, right, bottom), clickable=True)
    make.add("widget.ImageView", row, (left + 4, top, left + box.width // 8, bottom))
    column = make.add("widget.LinearLayout", row, (left + box.width // 7, top, end, bottom))
    name = f"{rng.choice(FIRST)} {rng.choice(LAST)}"
    make.add("widget.TextView", column, (left + box.width // 7, top, end, half), text=name)
    make.add("widget.TextView", column, (left + box.width // 7, half, end, bottom), text=rng.choice(SAID))
    room = make.add("widget.FrameLayout", row, (end, top, right, bottom))
    middle = end + (right - end) // 2
    make.add(
        "widget.Switch", room, (end, top, middle, bottom), checkable=True, clickable=rng.random() < 0.5,
        checked=rng.random() < 0.5,
    )  # fmt: skip
    make.add(
        "widget.ImageButton", room, (middle, top, right, bottom), description=rng.choice(("Call", "")), clickable=True
    )
