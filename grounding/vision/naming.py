"""What an icon shows: the interface of whatever can tell it by a crop of the picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from grounding.vision.seen import Pixels


class Guess(Protocol):
    """What one icon may be: ``concept`` in plain words (``share``), ``confidence`` 0 to 1."""

    @property
    def concept(self) -> str:
        """The likeliest."""
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
