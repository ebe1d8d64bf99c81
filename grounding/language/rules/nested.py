"""What every rule of the grammar is given, and what it gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from grounding.language.forms import Words
from grounding.language.query import Query

Step = tuple[int, Query]
"""Where the words of a constraint end, and what they say."""

Ways = tuple[Query, ...]
"""The ways some words can be meant."""


@dataclass(frozen=True, slots=True)
class Nested:
    """How the words of a landmark are read: landmarks are phrases with landmarks, at most ``depth`` deep.

    ``read`` takes words and how deep landmarks may lie in them. It is handed down by the one that reads phrases by the
    rules, so that no rule imports it.
    """

    depth: int
    read: Callable[[Words, int], Ways]

    @property
    def closed(self) -> bool:
        """No landmark may lie here."""
        return self.depth <= 0

    def ways(self, words: Words) -> Ways:
        """The ways these words can be meant as a landmark."""
        return self.read(words, self.depth - 1)

    def at_most(self, depth: int) -> Nested:
        """The same, no deeper than that."""
        return replace(self, depth=min(self.depth, depth))


Rule = Callable[[Words, int, Nested, bool], Step | None]
"""Words, where to look among them, how to read landmarks, and whether something was said before: a step, if any."""


def _unread(words: Words, depth: int) -> Ways:
    return ()


FLAT = Nested(0, _unread)
"""Where no landmark is read."""
