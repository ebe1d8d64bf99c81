"""How real our screens are: ``python -m benchmarks.realism --corpus INDEX.jsonl --json OUT``.

The screens of the simulated phone's apps, found by walking through them, beside the real ones of a corpus
(training/corpus.py), both read by the same parser and each by its active window alone, as most dumps hold no more.
Ours is real enough in a measure when its median lies in the middle half of the real ones, or on the harder side of it.
"""

from __future__ import annotations

import argparse
import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from benchmarks.control import Control
from benchmarks.rack import rack
from benchmarks.walk import WiredApp, walk
from device.screen import Element, Screen, WindowKind
from training.corpus import samples
from training.report import hand_in, made_by, progress, spread

LAUNCHER = "com.android.launcher3"
MOST = 50
"""How many different screens of each app are looked at, at most."""

HARDER: Mapping[str, int] = {
    "nodes": 1,
    "depth": 1,
    "nameless": 1,
    "duplicates": 1,
    "wrappers": 1,
    "off_screen": 1,
    "overlapped": 1,
    "ids": -1,
}
"""Each measure, and whether more of it (1) or less (-1) makes a screen harder to use by words.

``nodes`` and ``depth`` are counts. The rest are shares: of the things that take a tap those without any name in or
below them (``nameless``), those whose name another one bears too (``duplicates``), those that have no words of their
own but lie around a label (``wrappers``); of all nodes those that cannot be seen (``off_screen``), and those with a
resource id (``ids``); of the leaves and the things that take a tap those that something later, and not in them, lies
upon (``overlapped``).
"""

ACTIVE = (WindowKind.APPLICATION, WindowKind.DIALOG, WindowKind.SYSTEM)
SPEED = 1000


def active(screen: Screen) -> tuple[Element, ...]:
    """The elements of the window that a person uses; all, where no window is such a one."""
    fronts = [layer for layer, window in enumerate(screen.windows) if window.kind in ACTIVE]
    return tuple(e for e in screen.elements if not fronts or e.window == fronts[-1])


def measures(screen: Screen) -> dict[str, float]:
    """What ``HARDER`` names, of one screen. A share of nothing is left out."""
    elements = active(screen)
    taps = [e for e in elements if e.clickable]
    names = [name_of(e, screen) for e in taps]
    borne = Counter(name for name in names if name)
    depth_of = {e.key: sum(1 for _ in screen.ancestors(e)) for e in elements}
    solid = [e for e in elements if not e.children or e.clickable]
    counts = {"nodes": float(len(elements)), "depth": float(max(depth_of.values(), default=0))}
    shares = {
        "nameless": [not name for name in names],
        "duplicates": [borne[name] > 1 for name in names],
        "wrappers": [bool(name) and not said(e) for e, name in zip(taps, names, strict=True)],
        "off_screen": [unseen(e, screen) for e in elements],
        "overlapped": [_overlapped(e, solid, screen) for e in solid],
        "ids": [bool(e.resource_id) for e in elements],
    }
    return counts | {name: sum(found) / len(found) for name, found in shares.items() if found}


def said(element: Element) -> str:
    """What an element says itself."""
    return element.text.strip() or element.description.strip()


def name_of(element: Element, screen: Screen) -> str:
    """What a person would call it: its own words, else the first in it."""
    return next((said(e) for e in screen.subtree(element) if said(e)), "")


def unseen(element: Element, screen: Screen) -> bool:
    """Not a pixel of it is on the display, or Android says that it cannot be seen."""
    return not element.visible or element.bounds.empty or not element.bounds.overlaps(screen.bounds)


def _overlapped(element: Element, solid: Sequence[Element], screen: Screen) -> bool:
    below = {e.key for e in screen.subtree(element)}
    above = (e for e in solid if e.key > element.key and e.key not in below and not e.bounds.empty)
    return any(e.bounds.overlaps(element.bounds) for e in above)


def our_screens() -> dict[str, list[Screen]]:
    """The screens of the simulated phone's launcher and of all apps that it can start."""
    found: dict[str, list[Screen]] = {}
    with (
        rack("--speed", str(SPEED), "--clock", "stepped", "--seed", "3") as phones,
        Control(phones.ready[0]) as control,
        closing(phones.connection()) as connection,
    ):
        with closing(phones.phone()) as phone:
            apps = phone.apps()
        for package in (LAUNCHER, *apps):
            app = WiredApp(control, connection, package)
            found[package] = [app.screen() for _ in walk(app, MOST)]
            progress(f"realism: {package}, {len(found[package])} screens")
    return found


def compare(ours: Sequence[Screen], real: Sequence[Screen]) -> dict[str, Any]:
    """Each measure of ours beside the real ones, and what is to be said of it: inside, harder or easier.

    A measure of which one side's screens hold nothing is left out.
    """
    found = {}
    our_measures, real_measures = [measures(s) for s in ours], [measures(s) for s in real]
    for name, sign in HARDER.items():
        our_values, real_values = ([m[name] for m in side if name in m] for side in (our_measures, real_measures))
        if not our_values or not real_values:
            continue
        mine, theirs = spread(our_values), spread(real_values)
        found[name] = {"ours": mine, "real": theirs, "verdict": _verdict(mine["median"], theirs, sign)}
    return found


def _verdict(mine: float, theirs: Mapping[str, float], sign: int) -> str:
    if theirs["q1"] <= mine <= theirs["q3"]:
        return "inside"
    return "harder" if (mine > theirs["q3"]) == (sign > 0) else "easier"


def _by_app(screens: Mapping[str, Sequence[Screen]]) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for package, seen in screens.items():
        each = [measures(screen) for screen in seen]
        medians = {n: round(statistics.median([m[n] for m in each if n in m] or [0.0]), 3) for n in HARDER}
        found[package] = {"screens": len(seen), **medians}
    return found


def measure(corpus: Path) -> dict[str, Any]:
    """Ours beside the corpus; the result without its provenance."""
    real = [sample.screen for sample in samples(corpus)]
    ours = our_screens()
    compared = compare([screen for seen in ours.values() for screen in seen], real)
    verdicts: dict[str, list[str]] = {"inside": [], "harder": [], "easier": []}
    for name, figures in compared.items():
        verdicts[figures["verdict"]].append(name)
    counts = {"our_screens": sum(map(len, ours.values())), "real_screens": len(real)}
    return {"summary": counts | verdicts, "measures": compared, "ours_by_app": _by_app(ours)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare, and write the figures."""
    parser = argparse.ArgumentParser(description="How real the simulated phone's screens are.")
    parser.add_argument("--corpus", type=Path, required=True, help="index.jsonl of a corpus of real screens")
    parser.add_argument("--json", type=Path, required=True, help="where the figures go")
    options = parser.parse_args(arguments)
    command = f"python -m benchmarks.realism --corpus {options.corpus.name} --json {options.json}"
    hand_in({"made_by": made_by(command), **measure(options.corpus)}, options.json)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
