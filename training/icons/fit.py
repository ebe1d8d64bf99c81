"""Fits how the network's outputs become answers: ``python -m training.icons.fit FOLDER`` writes ``icons.json``.

Everything comes from the pack kept for checking, of which the network has seen nothing: how much network and strokes
count (so that what is right is likeliest on worn icons), and a logistic
regression from features of an answer to whether it is right, over worn icons of the concepts and, one in three, things
that are none: the pack's other icons, letters, photo-like noise. Run it after ``export``, before ``export --whole``.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from grounding.vision.glyphs import glyphs
from grounding.vision.icons import DATA, FEATURES, IconModel, Likeness, Numbers, confidences, features
from training.icons.concepts import RESOLVED
from training.icons.draw import crop, nothing
from training.icons.examples import BARE, NOTHING, concept_icons, of_concepts
from training.icons.packs import CHECKED_ON, LEFT_OUT, PACKS
from training.icons.render import Pictures, load

LEAST = 0.3
"""Confidence below which an answer is not given: nearly always something else then."""
ROUNDS = 4
"""Times each icon is drawn, worn in another way."""


def examples(pictures: Pictures, seed: int) -> tuple[NDArray[np.uint8], NDArray[np.int64], NDArray[np.bool_]]:
    """Glyphs, the numbers of their concepts or NOTHING, and whether a glyph is what was drawn on a plate."""
    icons = concept_icons(RESOLVED)
    bare = [concept in BARE for concept in icons]
    labels = of_concepts(pictures, icons)
    ours = pictures.packs == CHECKED_ON
    dice = np.random.default_rng(seed)
    listed, others = np.flatnonzero(ours & (labels != NOTHING)), np.flatnonzero(ours & (labels == NOTHING))
    seen, numbers, inner = [], [], []

    def keep(image: NDArray[np.uint8], label: int) -> None:
        for n, glyph in enumerate(glyphs(image)):
            seen.append(glyph)
            numbers.append(label)
            inner.append(n > 0)

    for _ in range(ROUNDS):
        for i in listed:
            keep(crop(pictures.ink[i], dice, plates=not bare[labels[i]]), int(labels[i]))
        for i in dice.choice(others, len(listed) // 4):
            keep(crop(pictures.ink[i], dice), NOTHING)
        for i in dice.choice(others, (len(listed) // 4, 2)):
            keep(nothing([pictures.ink[j] for j in i], dice), NOTHING)
    return np.stack(seen), np.array(numbers), np.array(inner)


def mixed(likeness: Likeness, labels: NDArray[np.int64], inner: NDArray[np.bool_], numbers: Numbers) -> Numbers:
    """The numbers with the mix under which what is right is likeliest, by steepest descent on its logarithm."""
    icon = (labels != NOTHING) & ~inner
    parts = np.stack([likeness.cosines[icon], likeness.strokes[icon]]).astype(np.float64)
    rows, wanted = np.arange(int(icon.sum())), labels[icon]
    weights, speed = np.full(2, 8.0), np.zeros(2)
    for _ in range(150):
        scores = np.tensordot(weights, parts, axes=1)
        chance = np.exp(scores - scores.max(axis=1, keepdims=True))
        chance /= chance.sum(axis=1, keepdims=True)
        slope = parts[:, rows, wanted].mean(axis=1) - (parts * chance).sum(axis=2).mean(axis=1)
        speed = 0.8 * speed + slope
        weights = np.maximum(weights + 8 * speed, 0)
    scores = np.tensordot(weights, parts, axes=1)
    print("mix", weights.round(3), "recognised", float((scores.argmax(axis=1) == wanted).mean()))
    for n, part in enumerate(parts):
        print("part", n, "alone recognises", float((part.argmax(axis=1) == wanted).mean()))
    return replace(numbers, by_network=round(float(weights[0]), 3), by_strokes=round(float(weights[1]), 3))


def calibrated(told: NDArray[np.float32], right: NDArray[np.bool_]) -> tuple[float, ...]:
    """Weights of a logistic regression, by Newton's method."""
    x, y = told.astype(np.float64), right.astype(np.float64)
    weights = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (p - y) + 1e-3 * weights
        curve = (x * (p * (1 - p))[:, None]).T @ x + 1e-3 * np.eye(x.shape[1])
        weights -= np.linalg.solve(curve, slope)
    return tuple(round(float(w), 4) for w in weights)


def reliability(sure: NDArray[np.float32], right: NDArray[np.bool_]) -> list[tuple[float, float, int]]:
    """Mean confidence, share right and number, in ten steps of confidence."""
    step = np.minimum((sure * 10).astype(int), 9)
    return [
        (round(float(sure[step == n].mean()), 3), round(float(right[step == n].mean()), 3), int((step == n).sum()))
        for n in range(10)
        if (step == n).any()
    ]


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description="Fit how the network's outputs become answers.")
    parser.add_argument("folder", type=Path, help="where the packs and their pictures lie")
    parser.add_argument("--out", type=Path, default=DATA)
    options = parser.parse_args()
    concepts = tuple(concept_icons(RESOLVED))
    numbers = Numbers(concepts, 8.0, 8.0, (0.0,) * len(FEATURES), LEAST)
    _write(numbers, options.out)
    pictures = load(options.folder / "pictures.npz")
    model = IconModel(options.out)
    halves = []
    for seed in (11, 12):
        glyph, labels, inner = examples(pictures, seed)
        halves.append((model.likeness(glyph), labels, inner))
    likeness, labels, inner = halves[0]
    numbers = mixed(likeness, labels, inner, numbers)
    scores = likeness.scores(numbers)
    right = scores.argmax(axis=1) == labels
    numbers = replace(numbers, calibration=calibrated(features(likeness, scores, inner), right))
    _write(numbers, options.out)
    likeness, labels, inner = halves[1]
    scores = likeness.scores(numbers)
    sure = confidences(features(likeness, scores, inner), numbers)
    for row in reliability(sure, scores.argmax(axis=1) == labels):
        print("said {} was {} of {}".format(*row))


def _write(numbers: Numbers, out: Path) -> None:
    told = {
        "by_network": numbers.by_network,
        "by_strokes": numbers.by_strokes,
        "calibration": dict(zip(FEATURES, numbers.calibration, strict=True)),
        "least": numbers.least,
        "packs": {pack.package: pack.version for pack in PACKS if pack.key not in LEFT_OUT},
        "concepts": list(numbers.concepts),
    }
    (out / "icons.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
