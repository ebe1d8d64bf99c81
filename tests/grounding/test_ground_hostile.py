"""Trees that nobody meant to be pointed at still get an answer, in bounded time and without recursion."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from device.errors import BadHierarchy
from device.geometry import Bounds
from device.hierarchy import parse
from device.screen import Element, Screen, Window, WindowKind
from grounding.change import difference
from grounding.grounder import Found, ground
from grounding.interface import Target
from grounding.outline import outline
from grounding.reading.screen import read

ENOUGH_S = 12.0
"""Processor seconds; several times what any of these takes, while a quadratic slip would take minutes."""


def frame(elements: list[Element]) -> Screen:
    box = Bounds(0, 0, 1080, 2400)
    return Screen(1080, 2400, 0, tuple(elements), (Window(0, WindowKind.APPLICATION, 0, "org.example", box),))


def deep(depth: int) -> Screen:
    return frame(
        [
            Element(
                n, n - 1 if n else None, (n + 1,) if n < depth - 1 else (), 0, "android.widget.FrameLayout",
                "org.example", Bounds(0, 0, 1080, 2400), text=f"layer {n}", clickable=n % 2 == 0,
            )
            for n in range(depth)
        ]
    )  # fmt: skip


def chaos(count: int, names: int) -> Screen:
    rng = random.Random(5)
    root = Element(0, None, tuple(range(1, count)), 0, "android.widget.FrameLayout", "p", Bounds(0, 0, 1080, 2400))
    leaves = []
    for n in range(1, count):
        left, top = rng.randrange(-200, 1100), rng.randrange(-200, 2500)
        box = Bounds(left, top, left + rng.randrange(-5, 300), top + rng.randrange(-5, 300))
        label = f"thing {n % names}" if n % 3 else ""
        leaves.append(Element(n, 0, (), 0, "android.widget.ImageView", "p", box, text=label, clickable=n % 2 == 0))
    return frame([root, *leaves])


def grid(count: int, label: Callable[[int], str], *classes: str) -> Screen:
    """Small boxes side by side all over the display; ``classes`` take turns, a TextView takes no touch."""
    side = int(count**0.5) + 1
    root = Element(0, None, tuple(range(1, count)), 0, "android.widget.FrameLayout", "p", Bounds(0, 0, 1080, 2400))
    cells = []
    for n in range(1, count):
        x, y, cls = n % side, n // side, classes[n % len(classes)]
        box = Bounds(x * 1080 // side, y * 2400 // side, (x + 1) * 1080 // side, (y + 1) * 2400 // side)
        taps = cls != "TextView"
        cells.append(
            Element(
                n, 0, (), 0, f"android.widget.{cls}", "p", box, text=label(n), clickable=taps, checkable=cls == "Switch"
            )
        )  # fmt: skip
    return frame([root, *cells])


def mixed(n: int) -> str:
    return f"text {n}" if n % 4 == 1 else ""


HOSTILE: dict[str, Callable[[], Screen]] = {
    "500 deep": lambda: deep(500),
    "10000 alike": lambda: chaos(10_000, 5),
    "10000 apart": lambda: chaos(10_000, 10_000),
    "10000 of one name": lambda: grid(10_000, lambda _: "Same", "Button"),
    "10000 without a name": lambda: grid(10_000, lambda _: "", "ImageButton"),
    "10000 cut short": lambda: grid(10_000, lambda n: f"Very long name {n:05d}…", "Button"),
    "10000 of every kind": lambda: grid(10_000, mixed, "Switch", "TextView", "EditText", "ImageView"),
    "10000 texts": lambda: grid(10_000, lambda n: f"text {n} " * 5, "TextView"),
    "a million characters": lambda: grid(40, lambda n: "x" * 1_000_000 if n == 7 else "b", "Button"),
    "a million words": lambda: grid(40, lambda n: "word " * 1_000_000 if n == 7 else "b", "Button"),
    "a million ideographs": lambda: grid(40, lambda n: "漢字" * 500_000 if n == 7 else "b", "Button"),
    "control characters": lambda: grid(1000, lambda n: "\x00\x07\u202e" + "א" * (n % 9) + "\u200f\n", "Button"),
    "quotes and backslashes": lambda: grid(400, lambda n: "\"\\'" * (n % 30), "Button"),
}


LONG = frozenset(
    ("10000 alike", "10000 apart", "10000 of one name", "10000 without a name", "10000 cut short", "10000 texts")
)
"""Sizes that one test of every kind stands for in the short run."""


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.long) if name in LONG else name for name in HOSTILE]
)
def test_huge_and_hostile_trees_are_answered(name: str) -> None:
    shown = HOSTILE[name]()
    started = time.process_time()
    reading = read(shown)
    said = outline(reading, "X")
    for phrase in ("thing 3", 'the "thing 3" button', "the icon below thing 4", "the 40th icon", "top right icon"):
        ground(Target(phrase), reading)
    assert time.process_time() - started < ENOUGH_S
    assert said.text()
    assert len(said.text()) < 40_000
    assert not difference(outline(read(shown), "X"), said)


XML = """<hierarchy rotation="0"><node class="android.widget.FrameLayout" package="p" bounds="[0,0][1080,2400]">
<node class="android.widget.Button" text="Save" clickable="true" bounds="[0,0][500,200]"/>
<node class="android.widget.Switch" checkable="true" content-desc="Wi-Fi" bounds="[0,300][500,400]"/>
<node class="android.widget.EditText" hint="Name" password="false" bounds="[0,500][900,600]"/></node></hierarchy>"""
ODDITIES = (
    "NaN",
    "-99999999999",
    "1e309",
    "[",
    "]",
    "&#0;",
    "&#xD83D;",
    "<",
    '"',
    "\u202e",
    "true",
    "",
    "node",
    "\x00",
    "🎉",
)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(XML)), st.integers(0, 12), st.sampled_from(ODDITIES)), min_size=1, max_size=6)
)
def test_a_damaged_dump_is_outlined_or_refused(damage: list[tuple[int, int, str]]) -> None:
    xml = XML
    for at, length, oddity in damage:
        xml = xml[:at] + oddity + xml[at + length :]
    try:
        shown = parse(xml)
    except BadHierarchy:
        return
    said = outline(read(shown), "X")
    for item in said.items():
        assert item.line().strip()
        if item.phrase:
            assert isinstance(ground(Target(item.phrase), read(shown)), Found), item.phrase


def test_absurd_bounds_are_off_screen_and_harm_nothing() -> None:
    boxes = [Bounds(-(10**9), -(10**9), 10**9, 10**9), Bounds(50, 50, 10, 10), Bounds(0, 0, 0, 0), Bounds(9, 9, 99, 99)]
    root = Element(0, None, (1, 2, 3, 4), 0, "android.widget.FrameLayout", "p", Bounds(0, 0, 1080, 2400))
    leaves = [
        Element(n, 0, (), 0, "android.widget.Button", "p", box, text=f"b{n}", clickable=True)
        for n, box in enumerate(boxes, 1)
    ]
    said = outline(read(frame([root, *leaves])), "X")
    assert {item.name for item in said.items()} == {"b1", "b4"}


def test_a_screen_without_size_or_windows_is_an_empty_outline() -> None:
    assert outline(read(Screen(0, 0, 0, (), ())), "X").groups == ()
