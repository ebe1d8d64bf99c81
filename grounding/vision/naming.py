"""What an icon shows: the interface of whatever tells it by a crop of the picture, and what people call that.

The network of our own and its words are data that a checkout may lack; without them icons go unnamed, and all else
works.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Protocol, cast

from grounding.vision.seen import Pixels

NETWORK, NETWORK_FILE = "grounding.vision.icons", "icons.onnx"
WORDS = "grounding.vocabulary.concepts"
MOST_SPOKEN = 6
"""An icon goes by so many names: its own and the most usual others."""


class Guess(Protocol):
    """What one icon may be: ``concept`` in plain words (``share``), ``confidence`` 0 to 1."""

    @property
    def concept(self) -> str:
        """The likeliest; '' for none."""
        ...

    @property
    def confidence(self) -> float:
        """How likely that one is."""
        ...


class IconNamer(Protocol):
    """Names icons."""

    def read(self, crops: Sequence[Pixels]) -> Sequence[Guess]:
        """A guess for each crop, in their order."""
        ...


def icon_namer(threads: int) -> IconNamer | None:
    """The network of our own; None where it is not there."""
    try:
        module = importlib.import_module(NETWORK)
    except ImportError:
        return None
    if not (module.DATA / NETWORK_FILE).exists():
        return None
    return cast(IconNamer, module.IconReader(threads))


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    try:
        return cast("Mapping[str, tuple[str, ...]]", importlib.import_module(WORDS).CONCEPT_WORDS)
    except ImportError:
        return {}


def spoken(concept: str) -> tuple[str, ...]:
    """What people call such an icon, its own name first; a concept without a list of words goes by its name alone."""
    return tuple(dict.fromkeys((concept, *_words().get(concept, ()))))[:MOST_SPOKEN]
