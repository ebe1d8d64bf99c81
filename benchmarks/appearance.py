"""Whether words for how things look lead to what looks so: ``python -m benchmarks.appearance --json OUT``.

Screens of simulated phones are asked for one thing each by a colour (``the orange icon``), a size (``the big picture``)
or a shape (``the round button``), wherever exactly one thing of the kind looks so beyond doubt. Kinds are told by the
tree: buttons, icons, pictures, switches that take touches. How a thing looks is worked out from the pixels in its box
here, by rules of this file alone:

- a colour takes at least a quarter of the box, is vivid and in the middle of what its name covers, and no other of the
  kind has any of it;
- a size: at least twice as large, or at most half as large, as any other of the kind, of at least three;
- a shape: round when a circle in the box is of one colour and the corners beyond it are not, and no other is.

A phrase is asked with the tree and the picture (``with_tree``), as the service does, and, where nothing of any other
kind looks so, with the picture alone (``without_tree``: nothing tells kinds there). It counts as found when the point
lies in the thing's box. ``looked_at`` and ``unseen`` are told apart as in ``benchmarks.vision``.
"""

from __future__ import annotations

import argparse
import colorsys
import io
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from benchmarks.control import Control
from benchmarks.rack import rack
from benchmarks.screens import SCREENS_PER_APP, Shown, screens, withheld
from device.geometry import Bounds
from device.hierarchy import parse
from device.screen import Element, Screen, WindowKind
from grounding.chain import half, seen_reading
from grounding.grounder import Found, ground
from grounding.interface import Target
from grounding.reading.screen import Reading
from grounding.vision.blind import Unseen
from grounding.vision.eye import Eye
from training.corpus import wilson
from training.report import hand_in, made_by, progress

Pixels = npt.NDArray[np.uint8]

HUES = {
    "red": (-12, 6),
    "orange": (22, 36),
    "yellow": (48, 60),
    "green": (95, 150),
    "blue": (205, 240),
    "purple": (266, 286),
    "pink": (318, 336),
}
"""The middle of what each name covers, in degrees: whoever sees such a colour calls it so."""
VIVID = (0.45, 0.45)
"""The least saturation and value of a colour that has a name beyond doubt."""
SHARE, NONE = 0.25, 0.02
"""A thing has a colour from the first share of its box on, and none of it up to the second."""
TIMES_LARGER, KINDS_LEAST = 2.0, 3
ICON_SHARE = 0.2
"""Of the screen's shorter side: a picture that is no larger is called an icon."""
AWAY = 24
"""Two colours differ that are so far apart (of 255) in one channel."""
AROUND = 32
"""Points on a circle that are looked at."""
PATIENCE_S = 60.0


class Failed(Exception):
    """A picture could not be looked at: there is nothing to measure."""


@dataclass(frozen=True, slots=True)
class Look:
    """A thing that takes touches: what kind of thing it is called, and how it looks."""

    kind: str
    box: Bounds
    colours: dict[str, float]
    round: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A phrase for exactly one thing, the sort of word in it, and where the thing is. ``anyhow``: nothing of any other
    kind looks so either, so that it can be told without knowing kinds."""

    phrase: str
    sort: str
    box: Bounds
    anyhow: bool


@dataclass(frozen=True, slots=True)
class Trial:
    """A phrase asked on a screen with and without its tree."""

    part: str
    screen: str
    phrase: str
    sort: str
    with_tree: bool
    without_tree: bool | None
    said: tuple[str, str]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and write the figures."""
    parser = argparse.ArgumentParser(description="Whether words for looks lead to what looks so.")
    parser.add_argument("--json", type=Path, required=True, help="where the figures go")
    parser.add_argument("--screens", type=int, default=SCREENS_PER_APP, help="screens of each simulated app")
    options = parser.parse_args(arguments)
    eye = Eye(see_s=PATIENCE_S)
    trials: list[Trial] = []
    try:
        with rack() as phones, Control(phones.ready[0]) as control:
            for shown in screens(control, phones, options.screens):
                found = _tried(shown, eye, control)
                trials += found
                progress(f"{shown.name}: {sum(t.with_tree for t in found)} of {len(found)}")
    finally:
        eye.close()
    result = {
        "made_by": made_by(f"python -m benchmarks.appearance --json {options.json}"),
        "summary": summary(trials),
        "trials": [
            {name: getattr(t, name) for name in ("part", "screen", "phrase", "with_tree", "without_tree", "said")}
            for t in trials
        ],
    }
    hand_in(result, options.json)
    return 0


def _tried(shown: Shown, eye: Eye, control: Control) -> list[Trial]:
    image = control.screenshot()
    screen = parse(control.hierarchy())
    asked = list(phrases(looks(screen, image)))
    if not asked:
        return []
    sight = eye.see(image, shown.name)
    if isinstance(sight, Unseen):
        raise Failed(sight.why)
    both, alone = seen_reading(screen, sight, half(image)), withheld(sight, image)
    trials = []
    for one in asked:
        with_tree, said = _answer(one, both)
        without, other = _answer(one, alone) if one.anyhow else (None, "")
        trials.append(Trial(shown.part, shown.name, one.phrase, one.sort, with_tree, without, (said, other)))
    return trials


def _answer(asked: Asked, reading: Reading) -> tuple[bool, str]:
    answer = ground(Target(asked.phrase), reading)
    if isinstance(answer, Found):
        return asked.box.contains(answer.point), f"{answer.role} {answer.name!r} at {answer.point.x}, {answer.point.y}"
    return False, answer.text()


# --- how things look -------------------------------------------------------------------------------------------------


def looks(screen: Screen, image: bytes) -> list[Look]:
    """The things of a screen that have a kind and take touches, and how each looks. What is covered is left out."""
    with Image.open(io.BytesIO(image)) as opened:
        pixels = np.asarray(opened.convert("RGB"), np.uint8)
    dialogs = any(w.kind is WindowKind.DIALOG for w in screen.windows)
    front = {WindowKind.DIALOG} if dialogs else {WindowKind.APPLICATION}
    found = []
    for e in screen.elements:
        kind = _kind(e, screen)
        if not kind or not e.visible or e.bounds.empty or screen.windows[e.window].kind not in front:
            continue
        if any(o.key > e.key and o.clickable and o.bounds.contains(e.bounds.center) for o in _others(e, screen)):
            continue
        crop = pixels[e.bounds.top : e.bounds.bottom, e.bounds.left : e.bounds.right]
        if crop.size:
            found.append(Look(kind, e.bounds, colours(crop), is_round(crop)))
    return found


def _others(e: Element, screen: Screen) -> Iterator[Element]:
    return (o for o in screen.elements if o.window == e.window and o.key != e.key)


def _kind(e: Element, screen: Screen) -> str:
    """What it is called, '' where that is in doubt."""
    tail = e.class_name.rsplit(".", 1)[-1]
    if not e.clickable and tail != "Switch":
        return ""
    if tail in ("ImageButton", "ImageView"):
        small = max(e.bounds.width, e.bounds.height) <= ICON_SHARE * min(screen.width, screen.height)
        return "icon" if small else "picture"
    return {"Button": "button", "Switch": "switch"}.get(tail, "")


def colours(crop: Pixels) -> dict[str, float]:
    """How much of a picture is of each colour that has a name beyond doubt."""
    small = np.asarray(Image.fromarray(crop).resize((32, 32), Image.Resampling.NEAREST), np.float32) / 255
    found: dict[str, float] = defaultdict(float)
    for red, green, blue in small.reshape(-1, 3).tolist():
        hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
        degrees = hue * 360
        if saturation < VIVID[0] or value < VIVID[1]:
            continue
        for name, (low, high) in HUES.items():
            if low <= degrees <= high or low <= degrees - 360 <= high:
                found[name] += 1 / 1024
    return dict(found)


def is_round(crop: Pixels) -> bool:
    """A circle in it is of one colour, just inside its edge, and what is just beyond it is of another."""
    height, width = crop.shape[:2]
    if not 0.95 <= width / height <= 1.05 or min(width, height) < 16:
        return False
    inner = _on_circle(crop, 0.93)
    ground = np.median(inner, axis=0)
    alike = np.abs(inner - ground).max(axis=1) <= AWAY
    corners = crop[[1, 1, -2, -2], [1, -2, 1, -2]].astype(np.int16)
    beyond = np.abs(corners - ground).max(axis=1) > AWAY
    return float(alike.mean()) >= 0.9 and bool(beyond.all())


def _on_circle(crop: Pixels, of_radius: float) -> npt.NDArray[np.int16]:
    height, width = crop.shape[:2]
    points = []
    for n in range(AROUND):
        angle = 2 * math.pi * n / AROUND
        across = width / 2 + math.cos(angle) * of_radius * width / 2
        down = height / 2 + math.sin(angle) * of_radius * height / 2
        points.append(crop[min(height - 1, int(down)), min(width - 1, int(across))])
    return np.asarray(points, np.int16)


def phrases(seen: Sequence[Look]) -> Iterator[Asked]:
    """A phrase for each thing that alone among its kind has a colour, a size, or a shape."""
    kinds: dict[str, list[Look]] = defaultdict(list)
    for one in seen:
        kinds[one.kind].append(one)
    for kind, alike in kinds.items():
        if len(alike) < 2:
            continue
        for name in HUES:
            those = [one for one in alike if one.colours.get(name, 0.0) >= SHARE]
            if len(those) == 1 and all(o is those[0] or o.colours.get(name, 0.0) <= NONE for o in alike):
                anyhow = all(o is those[0] or o.colours.get(name, 0.0) <= NONE for o in seen)
                yield Asked(f"the {name} {kind}", "colour", those[0].box, anyhow)
        rounds = [one for one in alike if one.round]
        if len(rounds) == 1:
            yield Asked(f"the round {kind}", "shape", rounds[0].box, sum(one.round for one in seen) == 1)
        if len(alike) >= KINDS_LEAST:
            by_size = sorted(alike, key=lambda one: one.box.area)
            if by_size[-1].box.area >= TIMES_LARGER * by_size[-2].box.area:
                yield Asked(f"the big {kind}", "size", by_size[-1].box, False)
            if TIMES_LARGER * by_size[0].box.area <= by_size[1].box.area:
                yield Asked(f"the small {kind}", "size", by_size[0].box, False)


# --- figures ---------------------------------------------------------------------------------------------------------


def summary(trials: Sequence[Trial]) -> dict[str, Any]:
    """Shares found, all together, by sort of word, and of what was and was not looked at."""
    return {
        **_share(trials),
        "screens": len({t.screen for t in trials}),
        "by_sort": {sort: _share([t for t in trials if t.sort == sort]) for sort in ("colour", "size", "shape")},
        "looked_at": _share([t for t in trials if t.part == "looked_at"]),
        "unseen": _share([t for t in trials if t.part != "looked_at"]),
    }


def _share(trials: Sequence[Trial]) -> dict[str, Any]:
    sides = {"with_tree": [t.with_tree for t in trials]}
    sides["without_tree"] = [t.without_tree for t in trials if t.without_tree is not None]
    return {
        name: {
            "n": len(found),
            "found": round(sum(found) / len(found), 4) if found else None,
            "interval": wilson(sum(found), len(found)) if found else None,
        }
        for name, found in sides.items()
    }


if __name__ == "__main__":
    raise SystemExit(main())
