"""What is said in Chinese, evened out; quoted texts are held apart as single characters of the private use area."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from grounding.language.query import Query

FIRST_HELD = 0xE000
HELD = re.compile("[\ue000-\uf8ff]")
EDGES = " ,.;。、!！?？~:"


@dataclass(frozen=True, slots=True)
class Said:
    """What is said, evened out, with the quoted texts taken out of it.

    ``depth`` is how deep landmarks may nest; ``ways`` reads one.
    """

    text: str
    quotes: tuple[str, ...]
    depth: int
    ways: Callable[[Said], tuple[Query, ...]]

    def of(self, text: str) -> Said:
        """The same for a part of the text."""
        return replace(self, text=text.strip(EDGES))

    def mark(self, text: str) -> tuple[Query, ...]:
        """The ways to read a landmark."""
        said = text.strip(EDGES)
        said = re.sub(r"^(?:在|位于|与|和|跟)(?=.)", "", said).removesuffix("的")
        return self.ways(replace(self, text=said, depth=self.depth - 1)) if said and self.depth > 0 else ()

    def plain(self, text: str) -> str:
        """A text with the quoted texts put back."""
        return HELD.sub(lambda found: self.quotes[ord(found.group()) - FIRST_HELD], text)
