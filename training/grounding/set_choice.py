"""Learns which sets numbers count: the table ``SETS`` of ``grounding/deciding/weights.py``.

What is meant is known, the set that a person had in mind is not: the likelihood of the thing meant is summed over all
sets (``grounding/deciding/sets.py``), and climbed by its gradient. Each phrase comes with the sums of its features, by
weights that have seen nothing of its screen.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from grounding.deciding.sets import FLOOR, PICKED, SUM, Choice

PENALTY = 0.01
STEPS, RATE = 200, 0.05
FEWEST = 8
"""A fact that is there in the sets of at least so many phrases gets a weight."""
START = {SUM: 0.7, PICKED: 1.0, FLOOR: -4.0}
PRIOR = {"scope min": 2.0, "scope of the picked": 1.0}
"""Where the weights of facts begin, and are pulled back to; 0 for others."""

Array = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Numbered:
    """A phrase with a number: its sets, its features' sums (one a thing), what is meant, and how much it counts."""

    options: Sequence[Choice]
    sums: Array
    meant: npt.NDArray[np.bool_]
    worth: float


def fit_sets(phrases: Sequence[Numbered]) -> dict[str, float]:
    """The weights of the facts, and of sums and choices beside each other. Phrases without a set are left out."""
    phrases = [p for p in phrases if p.options and p.meant.any()]
    counts = Counter(name for p in phrases for name in {n for o in p.options for n, fact in o.facts.items() if fact})
    names = sorted(name for name, count in counts.items() if count >= FEWEST)
    data = _Data(phrases, names)
    before = np.array([PRIOR.get(name, 0.0) for name in names])
    weights = np.array([*before, START[SUM], START[PICKED], START[FLOOR]])
    m, v = np.zeros(len(weights)), np.zeros(len(weights))
    for step in range(1, STEPS + 1):
        slope = data.slope(weights)
        slope[: len(names)] += PENALTY * (weights[: len(names)] - before)
        m, v = 0.9 * m + 0.1 * slope, 0.999 * v + 0.001 * slope**2
        weights -= RATE * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
    return dict(zip([*names, SUM, PICKED, FLOOR], weights.tolist(), strict=True))


class _Data:
    """All phrases in one: sets and things one below the other, with the phrase that each belongs to."""

    def __init__(self, phrases: Sequence[Numbered], names: Sequence[str]) -> None:
        column = {name: at for at, name in enumerate(names)}
        rows, of_set, pick_set, pick_thing, pick_share = [], [], [], [], []
        self.sums = np.concatenate([p.sums - p.sums.max() for p in phrases])
        self.meant = np.concatenate([p.meant for p in phrases]).astype(np.float64)
        self.of_thing = np.repeat(np.arange(len(phrases)), [len(p.sums) for p in phrases])
        before = 0
        for number, phrase in enumerate(phrases):
            for option in phrase.options:
                row = np.zeros(len(names))
                for name, fact in option.facts.items():
                    if name in column:
                        row[column[name]] = fact
                for place in option.picked:
                    pick_set.append(len(rows))
                    pick_thing.append(before + place)
                    pick_share.append(1 / len(option.picked))
                rows.append(row)
                of_set.append(number)
            before += len(phrase.sums)
        self.facts = np.stack(rows)
        self.of_set = np.array(of_set)
        self.pick_set, self.pick_thing = np.array(pick_set), np.array(pick_thing)
        self.pick_share = np.array(pick_share)
        self.worth = np.array([p.worth for p in phrases])

    def slope(self, weights: Array) -> Array:
        """The gradient of the mean negative log likelihood of what is meant."""
        own, (of_sum, of_pick, floor) = weights[:-3], weights[-3:]
        chance = shares(self.facts @ own, self.of_set)
        picked = np.bincount(self.pick_thing, chance[self.pick_set] * self.pick_share, len(self.sums))
        likely = picked + math.exp(floor)
        log = np.log(likely)
        z = of_sum * self.sums + of_pick * log
        share = shares(z, self.of_thing)
        wanted = shares(np.where(self.meant > 0, z, -np.inf), self.of_thing)
        by_thing = (share - wanted) * self.worth[self.of_thing] / self.worth.sum()
        by_likely = by_thing * of_pick / likely
        by_chance = np.bincount(self.pick_set, by_likely[self.pick_thing] * self.pick_share, len(chance))
        mean = np.bincount(self.of_set, chance * by_chance, len(self.worth))
        by_sum = chance * (by_chance - mean[self.of_set])
        ends = [by_thing @ self.sums, by_thing @ log, by_likely.sum() * math.exp(floor)]
        return np.concatenate([by_sum @ self.facts, ends])


def shares(sums: Array, of: Indices) -> Array:
    """The softmax within each phrase; ``of`` is ascending."""
    starts = np.flatnonzero(np.r_[True, of[1:] != of[:-1]])
    raised = np.exp(sums - np.maximum.reduceat(sums, starts)[of])
    found: Array = raised / np.add.reduceat(raised, starts)[of]
    return found
