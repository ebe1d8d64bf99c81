"""What is wanted, in the user's words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Goal:
    """A task as its owner said it. ``app`` is the app it is about, if they named one; ``secrets`` are the
    names of those it may use."""

    text: str
    app: str = ""
    secrets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A small, redacted picture of the screen (PNG or JPEG bytes) with no marks on it."""

    image: bytes
