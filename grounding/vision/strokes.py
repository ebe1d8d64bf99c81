"""Strokes: which way the edges of a glyph run, and where its ink lies; the measured counterpart of the learned network.

A few hundred numbers that blur, weight and fill of a drawing change little. Projected to where concepts lie apart (by
``training.icons.project``), they need little training, and are wrong about others than the network is.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

WAYS = 6
"""Directions of edges that are told apart; there and back are one."""
EDGE_CELLS = 8
INK_CELLS = 10
INK_SHARE = 0.7
"""How much where the ink lies counts against which way the edges run."""
LENGTH = WAYS * EDGE_CELLS**2 + INK_CELLS**2


def strokes(glyph: NDArray[np.uint8]) -> NDArray[np.float32]:
    """The ``LENGTH`` numbers of a glyph (a square of 0 to 255): edges by direction and cell, then ink by cell."""
    ink = np.asarray(glyph, np.float32) / np.float32(255)
    across = cv2.Sobel(ink, cv2.CV_32F, 1, 0, ksize=3)
    down = cv2.Sobel(ink, cv2.CV_32F, 0, 1, ksize=3)
    strength = np.asarray(np.hypot(across, down), np.float32)
    way = np.asarray(np.mod(np.arctan2(down, across) * (WAYS / np.pi), WAYS), np.float32)
    cells = []
    for n in range(WAYS):
        off = np.abs(way - n)
        near = np.asarray(np.clip(1 - np.minimum(off, WAYS - off), 0, 1) * strength, np.float32)
        cells.append(_cells(near, 2.0, EDGE_CELLS))
    edges = np.sqrt(np.concatenate(cells))
    where = _cells(ink, 1.5, INK_CELLS)
    return np.concatenate([_unit(edges), INK_SHARE * _unit(where)]).astype(np.float32)


def _cells(values: NDArray[np.float32], blur: float, count: int) -> NDArray[np.float32]:
    soft = cv2.GaussianBlur(values, (0, 0), blur)
    return np.asarray(cv2.resize(soft, (count, count), interpolation=cv2.INTER_AREA), np.float32).ravel()


def _unit(values: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(values / (np.linalg.norm(values) + 1e-6), np.float32)
