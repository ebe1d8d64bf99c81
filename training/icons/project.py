"""Finds where concepts lie apart in the space of strokes: ``python -m training.icons.project FOLDER``.

Linear discriminants: over many worn drawings, the directions in which drawings of one concept differ are shrunk, and of
what is left the directions in which the concepts' means differ most are kept. Writes ``FOLDER/strokes.npz``.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from grounding.vision.strokes import LENGTH, strokes
from training.icons.concepts import RESOLVED
from training.icons.examples import NOTHING, Examples, concept_icons
from training.icons.packs import TRAINED_ON
from training.icons.render import load

DIRECTIONS = 96
SHRINKAGE = 0.02
"""Of the mean variance, added to every direction's: rare directions are not believed in."""


def discriminants(
    told: NDArray[np.float32], labels: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The mean of the drawings, and the matrix that leads from what is off it to the directions kept."""
    middle = told.mean(axis=0, dtype=np.float64)
    concepts = np.unique(labels)
    means = np.stack([told[labels == concept].mean(axis=0, dtype=np.float64) for concept in concepts])
    off = told - means[np.searchsorted(concepts, labels)]
    within = off.T @ off / len(off)
    spread, turn = np.linalg.eigh(within + SHRINKAGE * np.trace(within) / LENGTH * np.eye(LENGTH))
    even = turn / np.sqrt(spread)
    kept = np.linalg.svd((means - middle) @ even, full_matrices=False)[2][:DIRECTIONS]
    return middle, even @ kept.T


def main() -> None:
    """Draw, and find them."""
    parser = argparse.ArgumentParser(description="Find where concepts lie apart in the space of strokes.")
    parser.add_argument("folder", type=Path, help="where the packs and their pictures lie")
    parser.add_argument("--drawings", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=3)
    options = parser.parse_args()
    examples = Examples(load(options.folder / "pictures.npz"), concept_icons(RESOLVED), TRAINED_ON)
    dice = np.random.default_rng(options.seed)
    told, labels = np.empty((options.drawings, LENGTH), np.float32), np.empty(options.drawings, np.int64)
    for n in range(options.drawings):
        example = examples.draw(dice)
        while example.label == NOTHING:
            example = examples.draw(dice)
        told[n], labels[n] = strokes(example.glyph), example.label
    middle, matrix = discriminants(told, labels)
    out = options.folder / "strokes.npz"
    np.savez_compressed(out, middle=middle.astype(np.float32), matrix=matrix.astype(np.float16))
    print(options.drawings, "drawings;", out)


if __name__ == "__main__":
    main()
