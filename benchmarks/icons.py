"""How many icons of packs it never saw the icon network recognises: ``python -m benchmarks.icons``.

FOLDER holds the packs as ``python -m training.icons.fetch FOLDER`` brings them. Measured are the packs left out of
training (``training/icons/packs.py``), in every style they ship, each icon that the frozen table
(``training/icons/concepts.json``, mapped by names before anything was trained) gives to a concept. ``top1`` is the
share whose first candidate, among all concepts, is that very one, whatever the confidence; ``answered`` the share that
is answered with it, UNKNOWN being wrong.

*Clean*: black on white, 64 pixels with a rim. *Degraded*: as ``degraded`` does it, its dice thrown from the icon's own
name, so the same icon is always degraded the same way: 18 to 48 pixels high, any two colours at least 60 of 255 apart
(a third of them light on dark), off the middle, 15 % on a disc or tile (where that does not make it another concept's
icon), blurred, noisy, JPEG. Drawing needs resvg-py, which the product does not.

Intervals are of 95 %, by drawing icons (all styles of one together) with replacement. ``false_accepts`` is the share of
things that are no icon of the table which are answered with a concept at a confidence of 0.5 or more.
"""

from __future__ import annotations

import argparse
import time
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from grounding.vision.icons import DATA, UNKNOWN, IconGuess, IconReader
from training.icons.concepts import RESOLVED
from training.icons.examples import BARE, concept_icons
from training.icons.packs import LEFT_OUT, PACKS, Drawing, drawings
from training.icons.render import ink_of
from training.report import hand_in, made_by, progress

ACCEPTED = 0.5
"""Confidence from which a false answer counts as accepted, and precision is told."""
FONTS = Path(__file__).parents[1] / "device" / "simulator" / "assets" / "fonts"
STRANGERS = 400
"""Things of each kind that are no icon of the table."""
ICON_LETTERS = frozenset("PBITXxiAaUSGfHinktVNvOo")
"""Letters that are icons when they stand alone."""

Picture = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Trial:
    """One icon of a left-out pack in one style, shown clean and degraded."""

    pack: str
    name: str
    style: str
    concept: str
    clean: IconGuess
    degraded: IconGuess


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw, read, and write the figures."""
    options = _options().parse_args(arguments)
    if find_spec("resvg_py") is None:
        print("drawing the packs needs resvg-py: pip install resvg-py (or run in the environment for training)")
        return 1
    icons = concept_icons(RESOLVED)
    trials = list(_trials(options.packs, icons))
    if not trials:
        print(f"no packs in {options.packs}: python -m training.icons.fetch {options.packs}")
        return 1
    summary = _summary(trials, icons) | {"false_accepts": _false_accepts(options.packs, icons), "speed": _speed()}
    result: dict[str, Any] = {"made_by": made_by("python -m benchmarks.icons --packs DIR --json " + str(options.json))}
    hand_in(result | {"summary": summary, "confused": _confused(trials)}, options.json)
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="How many icons of packs it never saw the icon network recognises.")
    parser.add_argument("--packs", type=Path, required=True, help="folder of the packs")
    parser.add_argument("--json", type=Path, required=True, help="where the figures go")
    return parser


def clean(ink: Picture) -> Picture:
    """Black on white with a rim."""
    small = cv2.resize(ink, (64, 64), interpolation=cv2.INTER_AREA)
    return np.repeat(255 - np.pad(small, 6)[:, :, None], 3, axis=2).astype(np.uint8)


def degraded(ink: Picture, dice: np.random.Generator, plates: bool = True) -> Picture:
    """As a screen may show it and a detector cut it out."""
    side = int(dice.integers(18, 49))
    glyph = cv2.resize(ink, (side, side), interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    plate = plates and dice.random() < 0.15
    rim = dice.uniform(0.25, 0.5, 4) if plate else dice.uniform(0.02, 0.35, 4)
    top, bottom, left, right = (max(1, round(float(r) * side)) for r in rim)
    if plate:
        bottom, left, right = top, top, top
    alpha = np.pad(glyph, ((top, bottom), (left, right)))[:, :, None]
    paper, colour = _two_colours(dice)
    image = np.broadcast_to(paper, (*alpha.shape[:2], 3)).astype(np.float32)
    if plate:
        image = _on_plate(image, colour, dice.random() < 0.5)
        colour = paper
    image = image * (1 - alpha) + colour * alpha
    image = cv2.GaussianBlur(image, (0, 0), dice.uniform(0.2, 0.8)) if dice.random() < 0.5 else image
    image = image + dice.normal(0, dice.uniform(0, 5), image.shape)
    quality = [cv2.IMWRITE_JPEG_QUALITY, int(dice.integers(50, 95))]
    _, packed = cv2.imencode(".jpg", np.clip(image, 0, 255).astype(np.uint8), quality)
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), np.uint8)


def _two_colours(dice: np.random.Generator) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    while True:
        roll = dice.random()
        paper = dice.uniform(0, 60, 3) if roll < 0.33 else dice.uniform(200, 255, 3) if roll < 0.8 else None
        paper = dice.uniform(0, 255, 3) if paper is None else np.full(3, paper[0])
        colour = np.full(3, dice.uniform(0, 255)) if dice.random() < 0.6 else dice.uniform(0, 255, 3)
        if np.abs(paper - colour).max() >= 60:
            return paper.astype(np.float32), colour.astype(np.float32)


def _on_plate(image: NDArray[np.float32], colour: NDArray[np.float32], disc: bool) -> NDArray[np.float32]:
    tall, wide = image.shape[:2]
    mask = np.zeros((tall * 4, wide * 4), np.uint8)
    if disc:
        cv2.ellipse(mask, (wide * 2, tall * 2), (wide * 2 - 4, tall * 2 - 4), 0, 0, 360, 255, cv2.FILLED)
    else:
        mask[4:-4, 4:-4] = 255
    alpha = cv2.resize(mask, (wide, tall), interpolation=cv2.INTER_AREA)[:, :, None].astype(np.float32) / 255
    return np.asarray(image * (1 - alpha) + colour * alpha, np.float32)


def _dice(drawing: Drawing) -> np.random.Generator:
    return np.random.default_rng(zlib.crc32(f"{drawing.pack}/{drawing.name}/{drawing.style}".encode()))


def _trials(folder: Path, icons: dict[str, dict[str, list[str]]]) -> Iterator[Trial]:
    reader = IconReader()
    concept_of = {
        (pack, n): concept for concept, packs in icons.items() for pack, names in packs.items() for n in names
    }
    for pack in (p for p in PACKS if p.key in LEFT_OUT):
        listed = [d for d in drawings(folder, pack) if (d.pack, d.name) in concept_of]
        progress(f"{pack.package}: {len(listed)} drawings")
        for drawing in listed:
            concept = concept_of[drawing.pack, drawing.name]
            ink = ink_of(drawing.path.read_text(encoding="utf-8"))
            worn = degraded(ink, _dice(drawing), plates=concept not in BARE)
            shown = reader.read([clean(ink), worn])
            yield Trial(drawing.pack, drawing.name, drawing.style, concept, shown[0], shown[1])


def _summary(trials: Sequence[Trial], icons: dict[str, dict[str, list[str]]]) -> dict[str, Any]:
    package = {pack.key: pack.package for pack in PACKS}
    return {
        "concepts": len(icons),
        "concepts_measured": len({t.concept for t in trials}),
        "n": len(trials),
        **_figures(trials),
        "interval_clean": _interval(trials, "clean"),
        "interval_degraded": _interval(trials, "degraded"),
        "answered_clean": _share([t.clean.concept == t.concept for t in trials]),
        "answered_degraded": _share([t.degraded.concept == t.concept for t in trials]),
        "top5_clean": _top5(trials, "clean"),
        "top5_degraded": _top5(trials, "degraded"),
        **_trusted(trials),
        "by_pack": {
            package[key]: {
                "version": next(p.version for p in PACKS if p.key == key),
                "concepts": len({t.concept for t in trials if t.pack == key}),
                "n": sum(t.pack == key for t in trials),
                **_figures([t for t in trials if t.pack == key]),
                "by_style": {
                    style: _figures([t for t in trials if (t.pack, t.style) == (key, style)])
                    for style in sorted({t.style for t in trials if t.pack == key})
                },
            }
            for key in LEFT_OUT
            if any(t.pack == key for t in trials)
        },
        "card": "grounding/vision/data/README.md",
        "bytes": {file.name: file.stat().st_size for file in sorted(DATA.glob("icons.*"))},
    }


def _figures(trials: Sequence[Trial]) -> dict[str, float]:
    return {
        "top1_clean": _share([first(t.clean) == t.concept for t in trials]),
        "top1_degraded": _share([first(t.degraded) == t.concept for t in trials]),
    }


def first(guess: IconGuess) -> str:
    """The first candidate: the answer, or what would have been."""
    return guess.concept or (guess.others[0][0] if guess.others else UNKNOWN)


def _share(hits: Sequence[bool]) -> float:
    return round(sum(hits) / max(1, len(hits)), 4)


def _top5(trials: Sequence[Trial], shown: str) -> float:
    """Whether the concept is among the answer and its runners-up."""
    guesses = [(t.concept, getattr(t, shown)) for t in trials]
    return _share([concept in (g.concept, *(name for name, _ in g.others)) for concept, g in guesses])


def _trusted(trials: Sequence[Trial]) -> dict[str, float]:
    """How many degraded icons are answered with some confidence, and how many of those answers are right."""
    sure = [t for t in trials if t.degraded.confidence >= ACCEPTED]
    return {
        "coverage": round(len(sure) / len(trials), 4),
        "precision": _share([t.degraded.concept == t.concept for t in sure]),
        "mean_confidence": round(float(np.mean([t.degraded.confidence for t in sure])), 4),
    }


def _interval(trials: Sequence[Trial], shown: str) -> list[float]:
    icons: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for t in trials:
        icons[t.pack, t.name].append(first(getattr(t, shown)) == t.concept)
    hits = np.array([sum(found) for found in icons.values()])
    count = np.array([len(found) for found in icons.values()])
    drawn = np.random.default_rng(0).integers(len(hits), size=(2000, len(hits)))
    shares = hits[drawn].sum(axis=1) / count[drawn].sum(axis=1)
    return [round(float(q), 4) for q in np.quantile(shares, (0.025, 0.975))]


def _confused(trials: Sequence[Trial]) -> list[list[Any]]:
    """What was taken for what most often, clean: concept, answer, times."""
    counted: dict[tuple[str, str], int] = defaultdict(int)
    for t in trials:
        if first(t.clean) != t.concept:
            counted[t.concept, first(t.clean)] += 1
    return [[*pair, n] for pair, n in sorted(counted.items(), key=lambda item: -item[1])[:40]]


def _false_accepts(folder: Path, icons: dict[str, dict[str, list[str]]]) -> dict[str, Any]:
    """Of things that are no icon of the table: the share that gets any answer, and one that counts."""
    dice = np.random.default_rng(5)
    reader = IconReader()
    kinds = {
        "letters": [_letters(dice) for _ in range(STRANGERS)],
        "photos": [_photo(dice) for _ in range(STRANGERS)],
        "gradients": [_gradient(dice) for _ in range(STRANGERS)],
        "other_icons": list(_other_icons(folder, icons, dice)),
    }
    told = {}
    for kind, pictures in kinds.items():
        guesses = reader.read(pictures)
        told[kind] = {
            "n": len(guesses),
            "answered": _share([g.concept != UNKNOWN for g in guesses]),
            "accepted": _share([g.concept != UNKNOWN and g.confidence >= ACCEPTED for g in guesses]),
        }
    return told


def _letters(dice: np.random.Generator) -> Picture:
    """A letter, a syllable or a short word, as OCR's boxes would be cut."""
    count = int(dice.integers(1, 6))
    known = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    usable = [c for c in known if count > 1 or c not in ICON_LETTERS]
    text = "".join(usable[int(i)] for i in dice.integers(len(usable), size=count))
    font = ImageFont.truetype(str(FONTS / "Roboto-Regular.ttf"), int(dice.integers(18, 44)))
    left, top, right, bottom = (round(edge) for edge in font.getbbox(text))
    paper, colour = (tuple(int(c) for c in side) for side in _two_colours(dice))
    image = Image.new("RGB", (right - left + 8, bottom - top + 8), paper)
    ImageDraw.Draw(image).text((4 - left, 4 - top), text, colour, font)
    return np.asarray(image, np.uint8)


def _photo(dice: np.random.Generator) -> Picture:
    """Soft noise of several sizes with a few shapes: what a cut-out of a photo is like."""
    side = int(dice.integers(24, 100))
    image = np.zeros((side, side, 3), np.float32)
    for cells in (2, 3, 6, 12, 24):
        grain = dice.uniform(-1, 1, (cells, cells, 3)).astype(np.float32)
        image += cv2.resize(grain, (side, side), interpolation=cv2.INTER_CUBIC) * dice.uniform(10, 70)
    image += dice.uniform(60, 200, 3).astype(np.float32)
    for _ in range(int(dice.integers(0, 4))):
        middle, radius = (int(v) for v in dice.integers(0, side, 2)), int(dice.integers(3, side // 2))
        cv2.circle(image, tuple(middle), radius, [float(c) for c in dice.uniform(0, 255, 3)], cv2.FILLED, cv2.LINE_AA)
    return np.clip(cv2.GaussianBlur(image, (0, 0), 0.7), 0, 255).astype(np.uint8)


def _gradient(dice: np.random.Generator) -> Picture:
    tall, wide = (int(s) for s in dice.integers(20, 100, 2))
    ends = dice.uniform(0, 255, (2, 3))
    slope = np.linspace(0, 1, tall)[:, None] * dice.uniform(0, 1) + np.linspace(0, 1, wide)[None] * dice.uniform(0, 1)
    return np.clip(ends[0] + (ends[1] - ends[0]) * slope[:, :, None] / 2, 0, 255).astype(np.uint8)


def _other_icons(folder: Path, icons: dict[str, dict[str, list[str]]], dice: np.random.Generator) -> Iterator[Picture]:
    """Icons of the left-out packs that the table gives to no concept; some are near one (a heart with a plus)."""
    taken = {(pack, name) for packs in icons.values() for pack, names in packs.items() for name in names}
    for pack in (p for p in PACKS if p.key in LEFT_OUT):
        other = [d for d in drawings(folder, pack) if (d.pack, d.name) not in taken]
        for i in dice.choice(len(other), min(STRANGERS, len(other)), replace=False):
            yield clean(ink_of(other[int(i)].path.read_text(encoding="utf-8")))


def _speed() -> dict[str, float]:
    """Milliseconds to load, and to read fifty crops, in one thread."""
    dice = np.random.default_rng(0)
    crops = [_letters(dice) for _ in range(50)]
    reader = IconReader()
    began = time.perf_counter()
    reader.read(crops[:1])
    loaded = time.perf_counter()
    reader.read(crops)
    return {
        "load_ms": round((loaded - began) * 1000, 1),
        "fifty_crops_ms": round((time.perf_counter() - loaded) * 1000, 1),
    }


if __name__ == "__main__":
    raise SystemExit(main())
