"""Words on a picture: rapidocr with the models that its package brings, kept to a few threads; nothing is downloaded.

Two habits of the detector are mended between its two steps: what stands apart on one line (two texts; an icon and its
words) comes as one box and is split at the gap, and a box is read upright as it stands, since nothing on a screen is
slanted.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Protocol

import cv2
import numpy as np
import numpy.typing as npt
import onnxruntime

from device.geometry import Bounds
from grounding.vision.seen import Pixels, SeenText
from grounding.vision.thrift import give_back

LONGEST_SIDE = 1280
"""The detector works on a copy no longer than this: half the time of the full size, and nearly all of its lines."""

WIDE_GAP = 0.8
"""A gap in a line wider than so many of its heights parts two texts that have nothing to do with each other."""

ICON_GAP = 0.3
"""A gap wider than so many heights parts an icon from the words after it."""

ICON_GAP_MORE = 1.4
"""That gap is so much wider than those between the words."""

ICON_STROKES = 2
"""Seen from below, an icon is of one piece or two; a word is of as many as it has letters."""

ICON_SHAPE = (0.33, 1.25)
"""An icon before words is about as wide as the line is high."""

TONE_GAP = 0.3
"""A gap wider than so many heights parts two texts that are set in different tones."""

OTHER_TONE = 45
"""Ink whose middle is so much (of 255) lighter or darker, or of another hue, is another tone."""

LETTER_GAP = 0.14
"""Strokes closer than this, in heights, are one letter, or one icon."""

LEAST_CONFIDENCE = 0.6
"""What is read with less is noise: parts of pictures, halves of icons."""

MOST_TOGETHER = 6
WIDEST_TOGETHER = 45
"""So many lines are read at a time, fewer where they are long: together no wider than so many heights, each counted as
the widest of them. Six lines as long as a screen take much more memory than two, and no less time."""

LEAST_WIDTH = 320 / 48
"""What is shorter, in heights, costs as much as this: the model's own least."""

SMALLEST = 8
"""Boxes lower than so many pixels hold nothing that can be read."""

INK = 40
"""A pixel this far from the ground (of 255) is part of a letter."""


DOTS = re.compile(r"[\s·•●○◦.…。]*")
RINGS = re.compile(r"[\s●○0oO]{2,}")
"""What rows of dots are read as: marks below a day, the pages of a carousel. They say nothing."""
ROUND_WELL = 0.95
"""Noughts read with less are such dots."""

SIGNS = frozenset("+＋十×✕→←★☆✓✔QO⊕◎")
"""What icons before words are read as, when they stand close."""


class TextReader(Protocol):
    """Reads the words of a picture."""

    def read(self, pixels: Pixels, longest: int = 0) -> list[SeenText]:
        """The lines of text, boxes in pixels, in no order that matters.

        ``longest`` is the longer side of the display in pixels, where the picture is only a strip of it.
        """
        ...


class RapidReader:
    """rapidocr. Loading it takes about a second and 150 MB; reading a full screen about a second and 300 MB more."""

    def __init__(self, threads: int = 2) -> None:
        from rapidocr import RapidOCR

        self._threads = threads
        logging.getLogger("RapidOCR").setLevel(logging.ERROR)
        self._engine: Any = RapidOCR(
            params={
                "Global.log_level": "error",
                "Global.max_side_len": 4096,
                "Det.limit_type": "max",
                "Det.limit_side_len": LONGEST_SIDE,
                "EngineConfig.onnxruntime.intra_op_num_threads": threads,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            }
        )

        blank = np.full((64, 64, 3), 255, np.uint8)
        self._engine(blank, use_det=True, use_cls=False, use_rec=False)  # models are loaded by their first use
        self._engine(blank, use_det=False, use_cls=False, use_rec=True)
        for kind in ("det", "rec"):
            self._calm(getattr(self._engine, f"text_{kind}").session, kind)

    def _calm(self, holder: Any, kind: str) -> None:
        """Let the threads of a model sleep while they wait: turning round and round, as they do by default, they take
        a third of all the time from each other and from everything else on the machine."""
        import rapidocr

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 4
        options.enable_cpu_mem_arena = False
        options.enable_mem_pattern = False
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        found = sorted((Path(rapidocr.__file__).parent / "models").glob(f"PP-OCR*_{kind}_*.onnx"))
        if len(found) == 1:
            holder.session = onnxruntime.InferenceSession(found[0], options, providers=["CPUExecutionProvider"])

    def read(self, pixels: Pixels, longest: int = 0) -> list[SeenText]:
        """See ``TextReader``."""
        picture = np.ascontiguousarray(pixels[:, :, ::-1])
        boxes = [piece for box in self._lines(picture, longest) for piece in split(pixels, box)]
        if not boxes:
            return []
        give_back()
        found = self._words([picture[b.top : b.bottom, b.left : b.right] for b in boxes])
        lines = [
            SeenText(text.strip(), box, round(float(score), 3))
            for box, (text, score) in zip(boxes, found, strict=True)
            if score >= LEAST_CONFIDENCE and not dots(text, score)
        ]
        return [part for line in lines for part in unsigned(line)]

    def _lines(self, picture: Pixels, longest: int) -> list[Bounds]:
        height, width = picture.shape[:2]
        scale = min(1.0, LONGEST_SIDE / (longest or max(height, width)))
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA) if scale < 1 else picture
        found = self._engine(small, use_det=True, use_cls=False, use_rec=False).boxes
        lines = []
        for corners in found if found is not None else ():
            left, top = np.floor(corners.min(axis=0) / scale).astype(int).tolist()
            right, bottom = np.ceil(corners.max(axis=0) / scale).astype(int).tolist()
            box = Bounds(max(0, left), max(0, top), min(width, right), min(height, bottom))
            if box.height >= SMALLEST and box.width >= SMALLEST // 2:
                lines.append(box)
        return lines

    def _words(self, crops: list[Pixels]) -> list[tuple[str, float]]:
        from rapidocr.ch_ppocr_rec import TextRecInput

        words = dict[int, tuple[str, float]]()
        for group in together([crop.shape[1] / crop.shape[0] for crop in crops]):
            read = self._engine.text_rec(TextRecInput(img=[crops[n] for n in group], return_word_box=False))
            words |= zip(group, zip(read.txts, read.scores, strict=True), strict=True)
        return [words[n] for n in range(len(crops))]


def together(widths: Sequence[float]) -> list[list[int]]:
    """Which lines are read at a time, by their places in ``widths``, the narrow ones first.

    :param widths: of each line, in heights of its own.
    """
    groups: list[list[int]] = []
    for n in sorted(range(len(widths)), key=lambda n: widths[n]):
        widest = max(LEAST_WIDTH, widths[n])
        room = groups and len(groups[-1]) < MOST_TOGETHER and (len(groups[-1]) + 1) * widest <= WIDEST_TOGETHER
        if room:
            groups[-1].append(n)
        else:
            groups.append([n])
    return groups


def dots(text: str, score: float) -> bool:
    """Nothing, or a row of dots."""
    return bool(DOTS.fullmatch(text) or (score < ROUND_WELL and RINGS.fullmatch(text)))


def split(pixels: Pixels, box: Bounds) -> list[Bounds]:
    """The box, or its parts: where a wide gap without ink lies between them, where an icon stands before words, where
    the ink after a gap is of another tone. On a photo there are no gaps to be seen."""
    height = box.height
    if box.width < (ICON_SHAPE[1] + ICON_GAP) * height:
        return [box]
    crop = pixels[box.top : box.bottom, box.left : box.right]
    grey = cv2.cvtColor(crop, cv2.COLOR_RGB2GRAY)
    ground = int(np.median(np.concatenate((grey[0], grey[-1]))))
    inked = np.asarray(np.abs(grey.astype(np.int16) - ground) > INK, dtype=np.bool_)
    runs = _runs(np.any(inked, axis=0), int(LETTER_GAP * height))
    if len(runs) < 2:
        return [box]
    tones = [_tone(crop[:, start:end], inked[:, start:end]) for start, end in runs]
    columns = np.asarray(np.any(inked, axis=0), dtype=np.bool_)
    starts = [0, *(n for n in range(1, len(runs)) if _parted(columns, runs, tones, n, height)), len(runs)]
    if len(starts) == 2:
        return [box]
    room = height // 6
    parts = [(runs[first][0], runs[last - 1][1]) for first, last in pairwise(starts)]
    return [
        Bounds(max(box.left, box.left + start - room), box.top, min(box.right, box.left + end + room), box.bottom)
        for start, end in parts
    ]


def _runs(inked: npt.ArrayLike, bridge: int) -> list[tuple[int, int]]:
    """From where to before where there is ink, gaps of at most ``bridge`` left out of account."""
    columns = np.flatnonzero(inked)
    if not len(columns):
        return []
    breaks = np.flatnonzero(np.diff(columns) > bridge + 1)
    starts = [int(columns[0]), *(int(columns[at + 1]) for at in breaks)]
    ends = [*(int(columns[at]) + 1 for at in breaks), int(columns[-1]) + 1]
    return list(zip(starts, ends, strict=True))


def _tone(crop: Pixels, inked: npt.NDArray[np.bool_]) -> npt.NDArray[np.float32]:
    """The colour of the ink: its strongest half, since the rims of letters are pale."""
    ink = crop[inked].astype(np.float32)
    ground = crop[~inked].mean(axis=0) if (~inked).any() else np.zeros(3, np.float32)
    away = np.abs(ink - ground).max(axis=1)
    return np.asarray(ink[away >= np.median(away)].mean(axis=0), np.float32)


def _parted(
    inked: npt.NDArray[np.bool_],
    runs: list[tuple[int, int]],
    tones: list[npt.NDArray[np.float32]],
    at: int,
    height: int,
) -> bool:
    """What begins with this run has nothing to do with what stands before it."""
    gap = (runs[at][0] - runs[at - 1][1]) / height
    if gap > WIDE_GAP:
        return True
    before = (runs[at - 1][1] - runs[0][0]) / height
    if gap > ICON_GAP and ICON_SHAPE[0] <= before <= ICON_SHAPE[1]:
        others = [(start - end) / height for (_, end), (start, _) in pairwise(runs[at:])]
        letters = _runs(inked[runs[0][0] : runs[at - 1][1]], 0)
        if gap > ICON_GAP_MORE * max(others, default=0.0) and len(letters) <= ICON_STROKES:
            return True
    return gap > TONE_GAP and float(np.abs(tones[at] - tones[at - 1]).max()) > OTHER_TONE


def unsigned(line: SeenText) -> list[SeenText]:
    """The line; or the sign before its first word, and the words, where an icon was read as that sign."""
    sign, gap, words = line.text[:1], line.text[1:2], line.text[2:].strip()
    if gap != " " or not words[:1].isalpha() or sign not in SIGNS:
        return [line]
    box = line.bounds
    edge = min(box.right, box.left + box.height)
    return [
        SeenText(sign, Bounds(box.left, box.top, edge, box.bottom), line.confidence),
        SeenText(words, Bounds(edge, box.top, box.right, box.bottom), line.confidence),
    ]
