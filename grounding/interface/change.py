"""Upward: what a second look shows that the first did not."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

from grounding.interface.terms import Direction

MOST_GONE = 5
"""Lines that tell what is gone, where as much is new: a list was put in another's place."""
MOST_OF_A_PAGE = 4
"""Lines that tell of a page that has just come up; the next look has all of it."""
MOST_OF_A_GIST = 2


@dataclass(frozen=True, slots=True)
class Change:
    """What a second look shows that the first did not, in the lines of the outline; ``grounding.change`` finds it.

    What came into view and went out of it by scrolling is told by ``scrolled``; the new lines are ``appeared``, too.
    Where the view came ``back`` to a page that was seen before, the lines tell what is different from then.
    """

    appeared: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    app: str = ""
    """The name of the app now in front, when it is another one."""
    changed: tuple[str, ...] = ()
    """Things that are still there with another state, value, second line or name: ``"Wi-Fi" switch: off, now on``."""
    title: str = ""
    """The screen's title, when it is another one."""
    called: str = ""
    """Words for what has no title, or lies over a page: ``a page that begins with "Network"``, ``the sheet Ada``."""
    scrolled: Direction | None = None
    """Which way the view has moved, when it shows another part of the same list."""
    turned: bool = False
    """Another page is shown, or a dialog has come or gone."""
    back: bool = False

    def __bool__(self) -> bool:
        """True when anything changed."""
        return bool(self.appeared or self.gone or self.changed or self.scrolled or self.elsewhere)

    @property
    def elsewhere(self) -> bool:
        """Whether another page is shown now; of what was written down earlier, as far as it is named."""
        return bool(self.turned or self.app or self.title)

    def text(self, most: int = 12) -> str:
        """The change in a few lines; ``most`` lines of each kind, and of a page that was not seen before the first few.

        What is gone comes before what is new, which the screen itself shows. What a page that was left showed needs no
        telling. Nor does what came into view by scrolling.
        """
        if not self:
            return "nothing changed on the screen"
        if self.scrolled is not None and not self.elsewhere:
            changed = [f"changed: {entry}" for entry in self.changed[:most]]
            return "\n".join([*changed, f"scrolled {self.scrolled}" + self._scrolled_in()])
        lines = [place] if (place := self.place()) else []
        fresh = self.elsewhere and not self.back
        most = min(most, MOST_OF_A_PAGE) if fresh else most
        for word, entries in (("changed", self.changed), ("gone", () if fresh else self.gone), ("new", self.appeared)):
            told = MOST_GONE if word == "gone" and MOST_GONE < len(self.gone) <= 2 * len(self.appeared) else most
            lines += [f"{word}: {entry}" for entry in entries[:told]]
            if len(entries) > told:
                lines.append(f"{word}: and {len(entries) - told} more")
        return "\n".join(lines)

    def _scrolled_in(self) -> str:
        """Where what came into view by scrolling begins or ends, among what is shown now."""
        if not self.appeared:
            return ""
        ahead = self.scrolled in (Direction.DOWN, Direction.RIGHT)
        edge = self.appeared[0] if ahead else self.appeared[-1]
        return f"; new {'from' if ahead else 'as far as'}: {edge}"

    def place(self) -> str:
        """Where the view is now, ``now back on Alarm``; '' where it is where it was."""
        if not self.elsewhere:
            return ""
        named = ": ".join(part for part in (self.app, self.called or self.title) if part)
        place = named or ("an earlier page" if self.back else "another page")
        same = ", as it was" if self.back and not (self.changed or self.appeared or self.gone) else ""
        return f"now {'back ' if self.back else ''}{'in' if self.app else 'on'} {place}{same}"

    def gist(self) -> str:
        """The change in a few words, for a step that others have followed: of what is another, new or gone the first of
        each, then the next."""
        place = self.place()
        if place and not self.back:
            return place
        if self.scrolled is not None and not place:
            return "; ".join([*self.changed[:MOST_OF_A_GIST], f"scrolled {self.scrolled}"])
        new, gone = [f"new: {line}" for line in self.appeared], [f"gone: {line}" for line in self.gone]
        told = [line for lines in zip_longest(self.changed, new, gone) for line in lines if line is not None]
        most = told if len(told) == MOST_OF_A_GIST + 1 else told[:MOST_OF_A_GIST]
        more = [f"and {len(told) - len(most)} more"] if len(told) > len(most) else []
        return "; ".join(([place] if place else []) + most + more) or "nothing changed on the screen"
