"""Upward: the screen in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from grounding.interface.item import Item
from grounding.interface.printing import keys_of, lines_of
from grounding.interface.terms import (
    APART,
    BARS,
    DOCK,
    HOME_SCREEN,
    LOADING_PAGE,
    OVER,
    PICTURED,
    STILL_LOADING,
    Direction,
    GroupKind,
)

ONE_LINERS = frozenset((GroupKind.APP_BAR, GroupKind.TABS, GroupKind.NAVIGATION, GroupKind.STATUS_BAR))
"""Groups that are printed on one line."""

BESIDE = "beside these"
"""How the rest of a page is headed, behind lists of it."""

BEYOND = {
    Direction.UP: "above",
    Direction.DOWN: "below",
    Direction.LEFT: "to the left",
    Direction.RIGHT: "to the right",
}
"""Where there is more of a group, as printed."""

LONGEST_BEGINNING = 40
"""Characters of what a page begins with that it goes by."""

ESCAPED = re.compile(r'["\\]')


@dataclass(frozen=True, slots=True)
class Group:
    """Items that belong together, in reading order.

    ``name`` is said instead of the kind, where it has one. ``scrolls`` says in which directions it can be scrolled at
    all, ``cut_off`` where something of it is seen to be cut, ``ended`` where it was tried and nothing more came.
    """

    kind: GroupKind
    items: tuple[Item, ...]
    name: str = ""
    scrolls: tuple[Direction, ...] = ()
    cut_off: tuple[Direction, ...] = ()
    ended: tuple[Direction, ...] = ()

    def lines(self, first: bool = False) -> Iterator[str]:
        """A heading, then an item a line; bars, tabs and the keyboard take one line.

        What is ``first`` on the screen, or follows one-liners only, needs no heading for being a page.
        """
        name = self.name or str(self.kind)
        if self.kind is GroupKind.KEYBOARD:
            yield f"{name}: " + ", ".join(keys_of(self.items))
        elif self.kind in ONE_LINERS and not any("\n" in item.name for item in self.items):
            yield f"{name}{self._more()}: " + ", ".join(item.short_line() for item in self.items)
        else:
            if not (first and self.kind is GroupKind.PAGE) or self.name or self.scrolls:
                plain = self.kind is GroupKind.PAGE and not (first or self.name or self.scrolls)
                yield f"{BESIDE if plain else name}{self._more()}:"
            yield from lines_of(self.items)

    def _more(self) -> str:
        """That it scrolls, sideways if so; or, better, where it goes on."""
        if not self.scrolls:
            return ""
        if self.cut_off:
            return " (more " + " and ".join(BEYOND[way] for way in self.cut_off) + ")"
        if self.ended:
            return " (nothing more " + " and ".join(BEYOND[way] for way in self.ended) + ")"
        sideways = not {Direction.UP, Direction.DOWN} & set(self.scrolls)
        return " (scrolls sideways)" if sideways else " (scrolls)"


@dataclass(frozen=True, slots=True)
class Outline:
    """The screen in words, in reading order.

    ``app`` is the name of the app in front, ``title`` the heading of its page or of the dialog over it, '' where it has
    none. ``poor`` says that little on it could be named. ``omitted`` is how many texts are on the screen and not listed
    here: a wall of text is not repeated. Whatever can be acted on is listed; of many hundreds of things the first, and
    ``unlisted`` is how many of any kind come after them. ``when`` is the phone's date and time in words, '' where they
    are not known; a status bar tells but the time.
    """

    app: str
    groups: tuple[Group, ...] = ()
    title: str = ""
    poor: bool = False
    omitted: int = 0
    unlisted: int = 0
    when: str = field(default="", compare=False)

    def goes_on(self) -> bool:
        """Whether some of it may be above or below what is shown."""
        ways = {way for group in self.groups for way in set(group.scrolls) - set(group.ended)}
        return not ways.isdisjoint((Direction.UP, Direction.DOWN))

    def called(self) -> str:
        """What the page or what lies over it is called: its title, else what it begins with; '' of an empty one."""
        return self.title or self.begins()

    def begins(self) -> str:
        """What the page or what lies over it begins with, in words; '' of an empty one."""
        own = [group for group in self.groups if group.kind not in BARS and group.name not in APART]
        if any(item.name.casefold().startswith(STILL_LOADING) for group in own for item in group.items[:2]):
            return LOADING_PAGE
        over = next((group for group in own if group.kind in OVER), None)
        if over is None and any(group.name == DOCK for group in self.groups):
            return HOME_SCREEN
        within = [over] if over is not None and over.kind is not GroupKind.DIALOG else own
        told = [item for group in within for item in group.items if item.name.strip()]
        told.sort(key=lambda item: (not _is_quoted(item), item.role in PICTURED))
        names = [item.name.strip() for item in told]
        first = next(filter(None, names), "").partition("\n")[0][:LONGEST_BEGINNING]
        kind = f"a {over.kind}" if over is not None else "a page"
        return f'{kind} that begins with "{first}"' if first else kind if over is not None else ""

    def items(self) -> Iterator[Item]:
        """Every item, in reading order."""
        return (item for group in self.groups for item in group.items)

    def text(self) -> str:
        """What a planner reads: the app and the screen's title, then the groups.

        In double quotes stands what can be tapped, or a thing's name before its role; a bare line is a text to read.
        """
        lines = [": ".join(part for part in (self.app, self.title) if part)]
        if self.poor:
            lines.append("(little on this screen could be named)")
        for number, group in enumerate(self.groups):
            lines += group.lines(first=all(before.kind in ONE_LINERS for before in self.groups[:number]))
        if self.omitted:
            lines.append(f"({self.omitted} more texts)")
        if self.unlisted:
            lines.append(f"({self.unlisted} more things)")
        return "\n".join(lines)


def _is_quoted(item: Item) -> bool:
    """Its name stands on the screen: the phrase quotes it, or it is a text that is only read."""
    return not item.phrase or f'"{re.split(ESCAPED, item.name)[0]}' in item.phrase
