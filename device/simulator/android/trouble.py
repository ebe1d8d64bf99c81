"""What a phone asks of whoever makes things go wrong with it. Nobody does, unless other answers are put in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


def _no() -> bool:
    return False


def _at_once() -> float:
    return 0.0


@dataclass(slots=True)
class Trouble:
    """Questions that the phone asks at the places where something may go wrong."""

    cut_off: Callable[[], bool] = _no
    """Whether nothing on the network can be reached, whatever the radios say."""
    page_seconds: Callable[[], float] = _at_once
    """How long the page that just came up shows a spinner before its content."""
    full: Callable[[], bool] = _no
    """Whether storage takes no more."""
