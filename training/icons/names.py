"""The words of icons' names: what is learned beside the concepts, from all icons of the packs.

A pack has ten times more icons than the table has concepts for, and "heart-plus" still says that there is a heart and a
plus. Words that only one pack uses, or that few icons have, are left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from training.icons.render import Pictures

MOST = 4
"""Words of one name that count: the first."""
LEAST_NAMES = 8
STYLES = frozenset({"outline", "filled", "fill", "off", "alt", "o", "variant", "new", "the", "and", "of"})
"""Words that say how, not what, is drawn; "off" strikes anything through."""


def name_words(pictures: Pictures, packs: Sequence[str]) -> tuple[NDArray[np.int64], list[str]]:
    """For each picture the numbers of its name's words, -1 where there are fewer (n x MOST); and the words.

    Pictures of other packs than ``packs`` have none.
    """
    ours = np.isin(pictures.packs, list(packs))
    split = [_split(str(name)) if mine else [] for name, mine in zip(pictures.names, ours, strict=True)]
    names: dict[str, set[str]] = defaultdict(set)
    seen_in: dict[str, set[str]] = defaultdict(set)
    for words, name, pack in zip(split, pictures.names, pictures.packs, strict=True):
        for word in words:
            names[word].add(str(name))
            seen_in[word].add(str(pack))
    kept = sorted(word for word in names if len(names[word]) >= LEAST_NAMES and len(seen_in[word]) > 1)
    number = {word: n for n, word in enumerate(kept)}
    told = np.full((len(split), MOST), -1, np.int64)
    for row, words in enumerate(split):
        for column, word in enumerate([w for w in words if w in number][:MOST]):
            told[row, column] = number[word]
    return told, kept


def _split(name: str) -> list[str]:
    return [part for part in dict.fromkeys(name.split("-")) if part.isalpha() and part not in STYLES]
