"""Icons: which concept of the interface a crop of the screen shows, by a small network of our own.

The network and what goes with it lie in ``data/``, with a card that tells where they come from and how good they are.
Each crop is read as a glyph (``glyphs.py``). Two have their say on each concept: the network, and the nearest of a
gallery of glyphs by measured strokes (``strokes.py``). Confidence is calibrated: the share of such answers that are
right.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from grounding.vision.glyphs import glyphs
from grounding.vision.strokes import strokes

DATA = Path(__file__).with_name("data")
UNKNOWN = ""
"""The concept of what is no icon that the network knows: words, photos, blanks, other icons."""
FEATURES = ("ahead", "cosine", "strokes", "agree", "known", "inner", "always")
"""What confidence is made of, by the names that ``icons.json`` uses."""
AHEAD = 0.2
"""By how much what is on a plate must be surer than the whole: a tick in a filled disc is an icon of its own."""
BATCH = 64
RUNNERS_UP = 4


@dataclass(frozen=True, slots=True)
class IconGuess:
    """What a crop may show.

    ``concept`` is a key of ``vocabulary.concepts.CONCEPT_WORDS``, or ``UNKNOWN`` with a confidence of 0. ``confidence``
    is the probability of its being right; ``others`` are the next likeliest, each with its own (for ``UNKNOWN``, what
    it would have been).
    """

    concept: str
    confidence: float
    others: tuple[tuple[str, float], ...]


NOTHING = IconGuess(UNKNOWN, 0.0, ())


@dataclass(frozen=True, slots=True)
class Numbers:
    """How the network's outputs become an answer; fitted by ``training.icons.fit``, told in ``data/icons.json``."""

    concepts: tuple[str, ...]
    by_network: float
    by_strokes: float
    calibration: tuple[float, ...]
    least: float
    """Confidence below which the answer is UNKNOWN."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What the network and the gallery say of some glyphs, a row for each, a column for each concept."""

    cosines: NDArray[np.float32]
    """Between what the network makes of the glyph and of the concept."""
    strokes: NDArray[np.float32]
    """Cosine with the strokes of the concept's nearest glyph in the gallery."""
    known: NDArray[np.float32]
    """Logit of there being an icon at all."""

    def scores(self, numbers: Numbers) -> NDArray[np.float32]:
        """One number for each glyph and concept, the logits of which is which."""
        return np.asarray(numbers.by_network * self.cosines + numbers.by_strokes * self.strokes, np.float32)


class IconReader:
    """Reads icons. The network is loaded by the first reading; one reader serves any number of threads."""

    def __init__(self, threads: int = 1, data: Path = DATA) -> None:
        """``threads`` the network may use for one reading."""
        self._threads = threads
        self._data = data
        self._model: IconModel | None = None
        self._loading = threading.Lock()

    def read(self, crops: Sequence[NDArray[np.uint8]]) -> list[IconGuess]:
        """What each crop shows.

        :param crops: height x width x 3, RGB, of any size; a margin around the icon does no harm.
        :returns: a guess for each, in their order.
        """
        seen = [glyphs(crop) for crop in crops]
        flat = [glyph for found in seen for glyph in found]
        if not flat:
            return [NOTHING] * len(crops)
        model = self._loaded()
        likeness = model.likeness(np.stack(flat))
        scores = likeness.scores(model.numbers)
        inner = np.array([n > 0 for found in seen for n in range(len(found))])
        sure = confidences(features(likeness, scores, inner), model.numbers)
        guesses, at = [], 0
        for found in seen:
            rows = range(at, at + len(found))
            at += len(found)
            best = max(rows, key=lambda row: float(sure[row]) - (AHEAD if inner[row] else 0.0), default=None)
            guesses.append(NOTHING if best is None else guess(scores[best], float(sure[best]), model.numbers))
        return guesses

    def _loaded(self) -> IconModel:
        with self._loading:
            if self._model is None:
                self._model = IconModel(self._data, self._threads)
            return self._model


class GlyphNetwork:
    """The network alone."""

    def __init__(self, path: Path, threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(path), options, ["CPUExecutionProvider"])

    def outputs(self, glyph: NDArray[np.uint8]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Cosines with the concepts, and logits of there being an icon, of n x SIDE x SIDE."""
        cosines, known = [], []
        for at in range(0, len(glyph), BATCH):
            part = glyph[at : at + BATCH, None].astype(np.float32) / 255
            told = self._session.run(["cosines", "known"], {"glyph": part})
            cosines.append(np.asarray(told[0], np.float32))
            known.append(np.asarray(told[1], np.float32))
        return np.concatenate(cosines), np.concatenate(known)


class StrokeSpace:
    """Where concepts lie apart by their strokes."""

    def __init__(self, middle: NDArray[np.floating], matrix: NDArray[np.floating]) -> None:
        self._middle = middle.astype(np.float32)
        self._matrix = matrix.astype(np.float32)

    def placed(self, glyph: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Directions of length one, of n x SIDE x SIDE."""
        there = (np.stack([strokes(one) for one in glyph]) - self._middle) @ self._matrix
        return np.asarray(there / (np.linalg.norm(there, axis=1, keepdims=True) + 1e-6), np.float32)


class IconModel:
    """The network, its gallery and its numbers, as they lie in a folder."""

    def __init__(self, data: Path, threads: int = 1) -> None:
        self._network = GlyphNetwork(data / "icons.onnx", threads)
        with np.load(data / "icons.npz") as held:
            self._gallery = held["gallery"].astype(np.float32) / 127
            self._starts = held["starts"].astype(np.intp)
            self._space = StrokeSpace(held["middle"], held["matrix"])
        self.numbers = _numbers(json.loads((data / "icons.json").read_text(encoding="utf-8")))

    def likeness(self, glyph: NDArray[np.uint8]) -> Likeness:
        """What network and gallery say of glyphs: n x SIDE x SIDE."""
        cosines, known = self._network.outputs(glyph)
        near = np.maximum.reduceat(self._space.placed(glyph) @ self._gallery.T, self._starts, axis=1)
        return Likeness(cosines, np.asarray(near, np.float32), known)


def features(likeness: Likeness, scores: NDArray[np.float32], inner: NDArray[np.bool_]) -> NDArray[np.float32]:
    """FEATURES of each glyph: how far the best is ahead, how like its concept it is, whether there is an icon."""
    ordered = np.partition(scores, -2, axis=1)
    best = scores.argmax(axis=1)
    rows = np.arange(len(scores))
    return np.stack(
        [
            np.clip(ordered[:, -1] - ordered[:, -2], 0, 12),
            10 * likeness.cosines[rows, best],
            10 * likeness.strokes[rows, best],
            (likeness.cosines.argmax(axis=1) == likeness.strokes.argmax(axis=1)).astype(np.float32),
            np.clip(likeness.known, -8, 8),
            inner.astype(np.float32),
            np.ones(len(scores), np.float32),
        ],
        axis=1,
    ).astype(np.float32)


def confidences(told: NDArray[np.float32], numbers: Numbers) -> NDArray[np.float32]:
    """The probability of the best concept's being right, for each row of features."""
    return np.asarray(1 / (1 + np.exp(-(told @ np.array(numbers.calibration, np.float32)))), np.float32)


def guess(scores: NDArray[np.float32], sure: float, numbers: Numbers) -> IconGuess:
    """The answer for one glyph. What the best leaves of 1 is shared among the others as their scores are."""
    order = np.argsort(scores)[::-1][: RUNNERS_UP + 1]
    best = numbers.concepts[int(order[0])]
    rest = np.exp(np.clip(scores - scores[order[0]], -30, 0))
    rest[order[0]] = 0
    share = (1 - sure) * rest / max(float(rest.sum()), 1e-9)
    others = tuple((numbers.concepts[int(i)], min(sure, round(float(share[i]), 4))) for i in order[1:])
    if sure < numbers.least:
        return IconGuess(UNKNOWN, 0.0, ((best, round(sure, 4)), *others[:-1]))
    return IconGuess(best, round(sure, 4), others)


def _numbers(told: dict[str, Any]) -> Numbers:
    return Numbers(
        concepts=tuple(told["concepts"]),
        by_network=float(told["by_network"]),
        by_strokes=float(told["by_strokes"]),
        calibration=tuple(float(told["calibration"][name]) for name in FEATURES),
        least=float(told["least"]),
    )
