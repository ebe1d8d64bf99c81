"""Endless examples for training: which icon comes next, drawn anew each time, as the glyph that the network reads."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from grounding.vision.glyphs import glyphs
from training.icons.draw import Picture, crop, nothing
from training.icons.render import Pictures

NOTHING = -1
"""The label of what is no icon of the table."""
UNSAID = -2
"""The label of an icon of which the table says nothing: only the words of its name are learned."""
SHARE_OF_NOTHING = 0.14

BARE = frozenset(
    (
        *("back", "forward", "arrow up", "arrow down", "arrow up right", "arrow down left", "arrow up left"),
        *("arrow down right", "chevron left", "chevron right", "chevron up", "chevron down", "dropdown"),
        *("close", "add", "remove", "check", "play", "pause", "more horizontal", "more vertical", "person", "dollar"),
        *("stop", "circle", "checkbox off", "block", "hash", "drag handle"),
    )
)
"""Concepts that become another concept on a disc or a tile (add circle, close square): never drawn on one."""


def concept_icons(path: Path) -> dict[str, dict[str, list[str]]]:
    """Concept to pack to icon names, as ``concepts.json`` has them."""
    return {concept: told["icons"] for concept, told in json.loads(path.read_text(encoding="utf-8")).items()}


def of_concepts(pictures: Pictures, icons: dict[str, dict[str, list[str]]]) -> NDArray[np.int64]:
    """For each picture the number of its concept, in the table's order, or NOTHING."""
    number = {
        (pack, name): i for i, packs in enumerate(icons.values()) for pack, names in packs.items() for name in names
    }
    return np.array(
        [number.get((str(pack), str(name)), NOTHING) for pack, name in zip(pictures.packs, pictures.names, strict=True)]
    )


@dataclass(frozen=True, slots=True)
class Example:
    """A glyph, the number of its concept (or NOTHING, UNSAID), and that of the picture it was drawn from (or -1)."""

    glyph: NDArray[np.uint8]
    label: int
    picture: int


class Examples:
    """Draws examples of the concepts that the packs show, each concept as often as every other.

    ``unsaid`` is the share of examples of icons that the table has no concept for.
    """

    def __init__(
        self, pictures: Pictures, icons: dict[str, dict[str, list[str]]], packs: Sequence[str], unsaid: float = 0.0
    ) -> None:
        labels = of_concepts(pictures, icons)
        self._ink = pictures.ink
        self._bare = [concept in BARE for concept in icons]
        self._shown: dict[int, dict[str, dict[str, list[int]]]] = defaultdict(lambda: defaultdict(dict))
        ours = np.isin(pictures.packs, list(packs))
        for i in np.flatnonzero(ours & (labels != NOTHING)):
            kinds = self._shown[int(labels[i])][str(pictures.packs[i])]
            kinds.setdefault(str(pictures.names[i]), []).append(int(i))
        self._others = self._unlike(pictures, labels, ours)
        self._any = np.flatnonzero(ours & (labels == NOTHING))
        self._unsaid = unsaid
        self._labels = sorted(self._shown)

    def draw(self, dice: np.random.Generator) -> Example:
        """The next example."""
        while True:
            image, label, picture = self._next(dice)
            seen = glyphs(image)
            if seen:
                return Example(seen[0], label, picture)

    def _next(self, dice: np.random.Generator) -> tuple[Picture, int, int]:
        if dice.random() < self._unsaid:
            picture = int(self._any[int(dice.integers(len(self._any)))])
            return crop(self._ink[picture], dice), UNSAID, picture
        if dice.random() < SHARE_OF_NOTHING:
            return self._nothing(dice), NOTHING, -1
        label = self._labels[int(dice.integers(len(self._labels)))]
        picture = self._pick(label, dice)
        return crop(self._ink[picture], dice, plates=not self._bare[label]), label, picture

    def _pick(self, label: int, dice: np.random.Generator) -> int:
        packs = list(self._shown[label].values())
        names = list(packs[int(dice.integers(len(packs)))].values())
        drawn = names[int(dice.integers(len(names)))]
        return drawn[int(dice.integers(len(drawn)))]

    def _nothing(self, dice: np.random.Generator) -> Picture:
        if dice.random() < 0.45:
            return crop(self._ink[self._others[int(dice.integers(len(self._others)))]], dice)
        some = [self._ink[self._others[int(i)]] for i in dice.integers(len(self._others), size=3)]
        return nothing(some, dice)

    @staticmethod
    def _unlike(pictures: Pictures, labels: NDArray[np.int64], ours: NDArray[np.bool_]) -> list[int]:
        """Icons of no concept whose names do not begin or end like those of one: "heart-plus" stays out."""
        taken = {str(n) for n in pictures.names[labels != NOTHING]}
        near = {part for name in taken for part in (name.split("-")[0], name.split("-")[-1])}
        return [
            int(i)
            for i in np.flatnonzero(ours & (labels == NOTHING))
            if not {str(pictures.names[i]).split("-")[0], str(pictures.names[i]).split("-")[-1]} & near
        ]
