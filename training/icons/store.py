"""Where examples wait: drawn by other processes, kept where the training is done, and shown more than once."""

from __future__ import annotations

import itertools
import mmap
import multiprocessing
import time
from dataclasses import dataclass

import cv2
import numpy as np
import torch
from torch import Tensor

from grounding.vision.glyphs import SIDE
from training.icons.examples import Examples

FIRST = 20_000
"""Examples that are there before training begins."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Examples: glyphs, the numbers of their concepts and of their pictures."""

    glyph: Tensor
    label: Tensor
    picture: Tensor

    @classmethod
    def shared(cls, count: int) -> Rows:
        """Rows in memory that is shared with processes forked from this one."""
        glyph = np.frombuffer(mmap.mmap(-1, count * SIDE * SIDE), np.uint8).reshape(count, SIDE, SIDE)
        label, picture = (np.frombuffer(mmap.mmap(-1, count * 8), np.int64) for _ in range(2))
        return cls(torch.from_numpy(glyph), torch.from_numpy(label), torch.from_numpy(picture))

    @classmethod
    def on(cls, count: int, device: torch.device) -> Rows:
        """Rows on a device."""
        glyph = torch.zeros(count, SIDE, SIDE, dtype=torch.uint8, device=device)
        label, picture = (torch.zeros(count, dtype=torch.int64, device=device) for _ in range(2))
        return cls(glyph, label, picture)

    def take(self, other: Rows, rows: slice) -> None:
        """Copy some rows of others."""
        self.glyph[rows] = other.glyph[rows].to(self.glyph.device)
        self.label[rows] = other.label[rows].to(self.glyph.device)
        self.picture[rows] = other.picture[rows].to(self.glyph.device)


class Drawers:
    """Processes that draw examples, each into rows of its own, the oldest first to go when those are full.

    They are forked: make them before a graphics card is asked for anything.
    """

    def __init__(self, examples: Examples, room: int, workers: int, seed: int) -> None:
        self.each = room // workers
        self.rows = Rows.shared(self.each * workers)
        self.counts = np.frombuffer(mmap.mmap(-1, 8 * workers), np.int64)
        self._enough = np.frombuffer(mmap.mmap(-1, 8), np.int64)
        self.enough(0)
        for worker in range(workers):
            told = (examples, seed * 1000 + worker, worker)
            multiprocessing.get_context("fork").Process(target=self._draw, args=told, daemon=True).start()

    def enough(self, seen: int) -> None:
        """Says how many examples have been seen: so many and FIRST need be drawn, no more."""
        self._enough[0] = (FIRST + seen) // len(self.counts) + 1

    def _draw(self, examples: Examples, seed: int, worker: int) -> None:
        torch.set_num_threads(1)
        cv2.setNumThreads(0)
        dice = np.random.default_rng(seed)
        for count in itertools.count():
            while count >= self._enough[0]:
                time.sleep(0.05)
            drawn, at = examples.draw(dice), worker * self.each + count % self.each
            self.rows.glyph[at] = torch.from_numpy(drawn.glyph)
            self.rows.label[at], self.rows.picture[at] = drawn.label, drawn.picture
            self.counts[worker] = count + 1


class Store:
    """What has been drawn so far, where the training is done."""

    def __init__(self, drawers: Drawers, device: torch.device) -> None:
        self._drawers, self._device = drawers, device
        self._rows = drawers.rows
        if device.type != "cpu":
            self._rows = Rows.on(len(drawers.rows.label), device)
        self._held = [0] * len(drawers.counts)
        self._filled = torch.zeros((), device=device)

    @property
    def drawn(self) -> int:
        """How many examples have been drawn."""
        return int(self._drawers.counts.sum())

    def refresh(self, seen: int) -> bool:
        """Take over what was drawn since the last time; whether there is something of each process."""
        self._drawers.enough(seen)
        each, drawn = self._drawers.each, self._drawers.rows
        for worker, count in enumerate(self._drawers.counts.tolist()):
            first = max(self._held[worker], count - each)
            while first < count and self._rows is not drawn:
                start = worker * each + first % each
                some = min(count - first, (worker + 1) * each - start)
                self._rows.take(drawn, slice(start, start + some))
                first += some
            self._held[worker] = count
        self._filled.fill_(min(each, *self._held))
        return min(self._held) > 0

    def some(self, count: int) -> tuple[Tensor, Tensor, Tensor]:
        """Glyphs (count x 1 x SIDE x SIDE, 0 to 1), the numbers of their concepts and of their pictures."""
        worker = torch.randint(0, len(self._held), (count,), device=self._device)
        at = (torch.rand(count, device=self._device, dtype=torch.float64) * self._filled).long()
        at = at + self._drawers.each * worker
        return self._rows.glyph[at][:, None].float() / 255, self._rows.label[at], self._rows.picture[at]
