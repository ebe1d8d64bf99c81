"""How well and how fast pictures are seen: ``python -m benchmarks.vision [--corpus INDEX.jsonl] --json OUT``.

``found_without_tree``: screens of simulated phones are shown to the grounder as a picture and one empty node, the tree
withheld. Each thing that can be tapped and has a name that can be seen is asked for by it (``benchmarks.asking``). What
is there, and where, the phone's control channel tells (``/truth``). A phrase counts as found when the point it leads to
lies in the thing's box. Phrases that nobody could say who sees the screen alone are not counted; ``left_out`` tells how
many, by reason, and ``found_of_all`` is the share found with them among the phrases.

``looked_at`` are the apps, on a phone as it is set up, whose screens were looked at while the rules of seeing were
made. ``unseen`` are the others: ``other_apps`` on that phone, and every app on ``other_phones``, of another seed,
theme, density and size of text.

``cold_ms``, ``unchanged_ms`` and ``band_ms`` are medians over the screens of the phone as it is set up, as the service
sees them: by its worker process, from PNG to what was seen. Cold is a picture of a phone not seen before; unchanged is
the same again; band is the same with one line of text moved by some pixels. ``cold_cpu_ms`` is the processor time that
a cold picture takes, of all threads together: it does not grow when others keep the machine busy; ``load`` tells
whether they did (processes that ran or wanted to, over the last minute, at the end). ``peak_mb`` is the most memory
that the worker ever had.

With a corpus, the pictures of real screens are read too (``real``): ``cold_ms``, and which share of the texts that the
tree says are visible was read where they stand (``texts_read``); and of the boxes that may hold an icon and have no
name, which share got one (``icons_named``) from a look at them alone, and how long that took (``icons_ms``).
"""

from __future__ import annotations

import argparse
import io
import os
import statistics
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from benchmarks.asking import Wanted, targets
from benchmarks.control import Control
from benchmarks.rack import rack
from benchmarks.screens import SCREENS_PER_APP, Shown, screens, withheld
from device.geometry import Bounds
from device.screen import Element, Screen
from grounding.chain import Links, Page
from grounding.grounder import Found, ground
from grounding.interface import Target
from grounding.reading.screen import Reading
from grounding.vision.blind import Unseen
from grounding.vision.eye import Eye
from grounding.vision.gaps import unnamed
from grounding.vision.seen import Sight
from grounding.vocabulary.words import normal
from training.corpus import Sample, samples, wilson
from training.report import hand_in, made_by, progress

THREADS = 2
PATIENCE_S = 60.0
"""A busy machine spoils the figures, not the run."""
MOVED = 8
"""Pixels by which a line of text is moved for ``band_ms``."""
READ = 0.8
"""A text counts as read when it is so much like what was read."""


class Failed(Exception):
    """A picture could not be looked at: there is nothing to measure."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A thing asked for. ``part`` of the measure: looked_at, other_apps, other_phones; ``why_not`` as for Wanted."""

    part: str
    screen: str
    phrase: str
    kind: str
    found: bool
    said: str
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Times:
    """How long one picture took, in milliseconds."""

    cold: float
    cold_cpu: float
    unchanged: float
    band: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and write the figures."""
    options = _options().parse_args(arguments)
    eye = Eye(THREADS, PATIENCE_S)
    try:
        trials, times = _simulated(eye, options.screens)
        real = _real(eye, options.corpus) if options.corpus else None
        peak = _peak_mb(eye.pid)
    finally:
        eye.close()
    command = "python -m benchmarks.vision" + (f" --corpus {options.corpus.name}" if options.corpus else "")
    command += f"{' --summary-only' if options.summary_only else ''} --json {options.json}"
    result: dict[str, Any] = {"made_by": made_by(command), "summary": _summary(trials, times, peak, real)}
    if not options.summary_only:
        result["trials"] = [
            {name: getattr(t, name) for name in ("part", "screen", "phrase", "kind", "found", "said", "why_not")}
            for t in trials
        ]
    hand_in(result, options.json)
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="How well and how fast pictures are seen.")
    parser.add_argument("--corpus", type=Path, default=None, help="index.jsonl of a corpus with pictures")
    parser.add_argument("--json", type=Path, required=True, help="where the figures go")
    parser.add_argument("--screens", type=int, default=SCREENS_PER_APP, help="screens of each simulated app")
    parser.add_argument("--summary-only", action="store_true", help="leave the single trials out of the file")
    return parser


# --- simulated screens ---------------------------------------------------------------------------------------------


def _simulated(eye: Eye, most: int) -> tuple[list[Trial], list[Times]]:
    trials: list[Trial] = []
    times: list[Times] = []
    with rack() as phones, Control(phones.ready[0]) as control:
        _timed(eye, control.screenshot(), "first")  # loads the models
        for shown in screens(control, phones, most):
            image = control.screenshot()
            if shown.part == "other_phones":
                sight, _ = _timed(eye, image, shown.name)
            else:
                sight, took = _measured(eye, image, shown.name)
                times.append(took)
            trials += _all_tried(shown, sight, image, control)
    return trials, times


def _measured(eye: Eye, image: bytes, name: str) -> tuple[Sight, Times]:
    before = _cpu_ms(eye.pid)
    sight, cold = _timed(eye, image, name)
    cold_cpu = _cpu_ms(eye.pid) - before
    again, unchanged = _timed(eye, image, name)
    _, band = _timed(eye, _moved(image, sight), name)
    assert again == sight, "an unchanged picture shows the same"
    return sight, Times(cold, cold_cpu, unchanged, band)


def _all_tried(shown: Shown, sight: Sight, image: bytes, control: Control) -> list[Trial]:
    reading = withheld(sight, image)
    trials = [_tried(shown.name, one, reading, shown.part) for one in targets(control.truth()["views"], image)]
    asked = [t.found for t in trials if not t.why_not]
    progress(f"{shown.path}: {sum(asked)} of {len(asked)}")
    return trials


def _tried(screen: str, wanted: Wanted, reading: Reading, part: str = "") -> Trial:
    answer = ground(Target(wanted.phrase), reading)
    if isinstance(answer, Found):
        right, said = wanted.box.contains(answer.point), f"{answer.role} {answer.name!r}"
    else:
        right, said = False, answer.text()
    return Trial(part, screen, wanted.phrase, wanted.kind, right, said, wanted.why_not)


def _timed(eye: Eye, image: bytes, phone: str) -> tuple[Sight, float]:
    started = time.perf_counter()
    sight = eye.see(image, phone)
    took = (time.perf_counter() - started) * 1000
    if isinstance(sight, Unseen):
        raise Failed(sight.why)
    return sight, took


def _moved(image: bytes, sight: Sight) -> bytes:
    """The picture with one line of text moved, one in the middle of the screen."""
    with Image.open(io.BytesIO(image)) as opened:
        pixels = np.array(opened.convert("RGB"))
    middle = sight.height // 2
    line = min(sight.texts, key=lambda t: abs(t.bounds.center.y - middle), default=None)
    box = line.bounds if line is not None else Bounds(0, middle, sight.width, middle + 40)
    rows = pixels[box.top : box.bottom, box.left : box.right]
    pixels[box.top : box.bottom, box.left : box.right] = np.roll(rows, MOVED, axis=1)
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "PNG", compress_level=1)
    return out.getvalue()


def _cpu_ms(pid: int | None) -> float:
    """Processor time of a process so far, in milliseconds; 0 where the system does not tell by /proc."""
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as stat:
            told = stat.read().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(told[11]) + int(told[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def _peak_mb(pid: int | None) -> float | None:
    """The most memory that a process ever had, in MB; None where the system does not tell by /proc."""
    try:
        with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as status:
            kb = next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))
    except (OSError, StopIteration):
        return None
    return round(kb / 1024, 1)


# --- real screens ----------------------------------------------------------------------------------------------------


def _real(eye: Eye, index: Path) -> dict[str, Any]:
    cold: list[float] = []
    alone: list[float] = []
    shown = read = screens = nameless = named = 0
    for sample in samples(index):
        screens += 1
        if sample.picture is None:
            continue
        sight, took = _timed(eye, sample.picture.read_bytes(), sample.id)
        cold.append(took)
        icons = _icons(eye, sample)
        if icons is not None:
            alone.append(icons[0])
            nameless, named = nameless + icons[1], named + icons[2]
        texts = [e for e in sample.screen.elements if _stands(e, sample.screen)]
        shown += len(texts)
        read += sum(_was_read(e, sight) for e in texts)
    return {
        "screens": screens,
        "with_picture": len(cold),
        "cold_ms": round(statistics.median(cold), 1) if cold else None,
        "texts": shown,
        "texts_read": round(read / shown, 4) if shown else None,
        "icons_ms": round(statistics.median(alone), 1) if alone else None,
        "icons": nameless,
        "icons_named": round(named / nameless, 4) if nameless else None,
    }


def _icons(eye: Eye, sample: Sample) -> tuple[float, int, int] | None:
    """How long icons alone take, in milliseconds, how many have no name, and how many got one; None without any."""
    boxes = unnamed(sample.screen)
    if not boxes or sample.picture is None:
        return None
    page = Page(sample.screen, sample.shot, Links(eye))
    sample.shot()
    started = time.perf_counter()
    reading = page.name_icons()
    took = (time.perf_counter() - started) * 1000
    named = reading.pictured.named if reading.pictured is not None else {}
    return took, len(boxes), len({sample.screen.elements[key].bounds for key in named})


def _stands(element: Element, screen: Screen) -> bool:
    """A text that the tree says is visible, on the screen as a whole, and long enough to be compared."""
    whole = element.visible and screen.bounds.contains(element.bounds) and not element.bounds.empty
    return whole and not element.children and len(normal(element.text)) >= 3 and not element.password


def _was_read(element: Element, sight: Sight) -> bool:
    over = [t for t in sight.texts if t.bounds.intersect(element.bounds).area >= 0.5 * t.bounds.area]
    said = normal(" ".join(t.text for t in sorted(over, key=lambda t: (t.bounds.top // 20, t.bounds.left))))
    wanted = normal(element.text)
    return wanted in said or SequenceMatcher(None, wanted, said).ratio() >= READ


def _summary(
    trials: Sequence[Trial], times: Sequence[Times], peak: float | None, real: dict[str, Any] | None
) -> dict[str, Any]:
    asked = [t for t in trials if not t.why_not]
    unseen = [t for t in asked if t.part != "looked_at"]
    return {
        "cold_ms": round(statistics.median(t.cold for t in times), 1),
        "cold_cpu_ms": round(statistics.median(t.cold_cpu for t in times), 1),
        "unchanged_ms": round(statistics.median(t.unchanged for t in times), 1),
        "band_ms": round(statistics.median(t.band for t in times), 1),
        "cold_ms_most": round(max(t.cold for t in times), 1),
        "unchanged_ms_most": round(max(t.unchanged for t in times), 1),
        "band_ms_most": round(max(t.band for t in times), 1),
        "load": round(os.getloadavg()[0], 1),
        "peak_mb": peak,
        "found_without_tree": _share(asked)["found"],
        "interval": _share(asked)["interval"],
        "n": len(asked),
        "screens": len({t.screen for t in trials}),
        "by_kind": {kind: _share([t for t in asked if t.kind == kind]) for kind in ("text", "icon")},
        "looked_at": _share([t for t in asked if t.part == "looked_at"]),
        "unseen": _share(unseen)
        | {part: _share([t for t in unseen if t.part == part]) for part in ("other_apps", "other_phones")},
        "left_out": dict(sorted(Counter(t.why_not for t in trials if t.why_not).items())),
        "found_of_all": _share(trials)["found"],
        "real": real,
    }


def _share(trials: Sequence[Trial]) -> dict[str, Any]:
    found = sum(t.found for t in trials)
    share = round(found / len(trials), 4) if trials else None
    return {"n": len(trials), "found": share, "interval": wilson(found, len(trials)) if trials else None}


if __name__ == "__main__":
    raise SystemExit(main())
