"""Why a picture told nothing: failures as values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unseen:
    """Why a picture could not be looked at, in words. ``of_screen``: the screen is the reason (it is black, the app
    forbids pictures), and not that what looks at pictures failed."""

    why: str
    of_screen: bool = False
