"""Upward: why something could not be done."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why something was not done.

    The first six are about a phrase, or an app's name: it leads to nothing that can be acted on. The last two come of
    trying on the phone: what was done had no effect, what was waited for did not come.
    """

    NOT_UNDERSTOOD = "not understood"
    NOT_FOUND = "not found"
    AMBIGUOUS = "ambiguous"
    HIDDEN = "hidden"
    DISABLED = "disabled"
    OFF_SCREEN = "off screen"
    NO_EFFECT = "no effect"
    NOT_MET = "not met"


@dataclass(frozen=True, slots=True)
class Miss:
    """A failure as a value, in words a planner can act on.

    ``phrase`` is what was asked for: the target's phrase, an app's name, or the deed where there is no target.
    ``nearest`` holds phrases: the closest names where nothing was found, one for each candidate where several were,
    and what is offered where a value was not. ``touched`` is the phrase of what was touched without effect, ''
    where it was named so.
    """

    reason: Reason
    phrase: str
    detail: str = ""
    nearest: tuple[str, ...] = ()
    touched: str = ""

    def told(self) -> str:
        """The detail, and what was touched."""
        return "; ".join(filter(None, (self.detail, f"what was touched: {self.touched}" if self.touched else "")))

    def text(self) -> str:
        """One sentence."""
        said = f"{self.phrase!r}: {self.reason}"
        if told := self.told():
            said += f" ({told})"
        if self.nearest:
            word = "could be" if self.reason is Reason.AMBIGUOUS else "nearest"
            said += f"; {word}: {', '.join(self.nearest)}"
        return said
