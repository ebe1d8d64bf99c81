"""Trees that nobody meant to be pointed at still get an answer, in bounded time and without recursion."""

from __future__ import annotations

import random
import time

import pytest

from device.geometry import Bounds
from device.screen import Element, Screen, Window, WindowKind
from grounding.grounder import ground
from grounding.interface import Target
from grounding.outline import outline
from grounding.reading import read

ENOUGH_S = 60.0
"""Far more than any of these takes on an idle machine; a quadratic slip would take hours."""


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


@pytest.mark.parametrize(
    "shown",
    [deep(500), chaos(10_000, 5), chaos(10_000, 10_000)],
    ids=["500 deep", "10000 alike", "10000 apart"],
)
def test_huge_and_deep_trees_are_answered(shown: Screen) -> None:
    started = time.monotonic()
    reading = read(shown)
    said = outline(reading, "X")
    for phrase in ("thing 3", 'the "thing 3" button', "the icon below thing 4", "the 40th icon", "top right icon"):
        ground(Target(phrase), reading)
    assert time.monotonic() - started < ENOUGH_S
    assert said.text()


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
