"""Counts the tokens that the grounder's model reads and writes for one task."""

from __future__ import annotations

import threading


class Tally:
    """Added to on any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._total = (0, 0)
        self._taken = (0, 0)

    @property
    def total(self) -> tuple[int, int]:
        """All that were read and written so far."""
        return self._total

    def add(self, prompt_tokens: int, completion_tokens: int) -> None:
        """Count those of one question."""
        with self._lock:
            self._total = (self._total[0] + prompt_tokens, self._total[1] + completion_tokens)

    def take(self) -> tuple[int, int]:
        """Those that were counted since this was asked the last time."""
        with self._lock:
            since = less(self._total, self._taken)
            self._taken = self._total
        return since


def less(later: tuple[int, int], earlier: tuple[int, int]) -> tuple[int, int]:
    """What was counted in between."""
    return later[0] - earlier[0], later[1] - earlier[1]
