"""The joint between planner and grounder: everything the two may say to each other, and nothing else.

Words only. No class here has a place for a coordinate, an index, an identifier or what a step is good for. The standard
library is all this module may import, so that a planner can be written, run and tested without a phone, a picture or a
parser. docs/joint.md tells the grammar of a phrase and why the joint is cut here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Literal

# --- upward: the screen in words ------------------------------------------------------------------------------------


class Role(StrEnum):
    """What a thing on a screen is, in the word a person would use for it."""

    BUTTON = "button"
    FIELD = "field"
    SWITCH = "switch"
    CHECKBOX = "checkbox"
    RADIO = "radio button"
    TAB = "tab"
    SLIDER = "slider"
    DROPDOWN = "dropdown"
    LINK = "link"
    ROW = "row"
    CARD = "card"
    OPTION = "option"
    KEY = "key"
    ICON = "icon"
    IMAGE = "image"
    TEXT = "text"
    HEADING = "heading"
    PROGRESS = "progress"
    LIST = "list"
    AREA = "area"


class State(StrEnum):
    """A condition worth saying."""

    ON = "on"
    OFF = "off"
    CHECKED = "checked"
    UNCHECKED = "not checked"
    SELECTED = "selected"
    FOCUSED = "focused"
    DISABLED = "disabled"
    EMPTY = "empty"


class GroupKind(StrEnum):
    """A part of a screen that people speak of as one thing."""

    PAGE = "page"
    APP_BAR = "app bar"
    TABS = "tabs"
    NAVIGATION = "navigation bar"
    LIST = "list"
    GRID = "grid"
    DIALOG = "dialog"
    MENU = "menu"
    SHEET = "sheet"
    KEYBOARD = "keyboard"
    STATUS_BAR = "status bar"


SYSTEM_BAR = "system"
"""What the group of Back, Home and Overview is called, which every page has."""
DOCK = "dock"
"""What the group of apps is called that every page of a home screen shows."""
NOTIFICATION = "notification"
"""What the group is called that comes up over any app and is none of it."""
APART = frozenset((SYSTEM_BAR, DOCK, NOTIFICATION))
OVER = frozenset((GroupKind.DIALOG, GroupKind.MENU, GroupKind.SHEET))
"""What lies over a page."""
BARS = frozenset((GroupKind.APP_BAR, GroupKind.TABS, GroupKind.NAVIGATION, GroupKind.STATUS_BAR, GroupKind.KEYBOARD))
"""What is around a page."""
HOME_SCREEN = "the home screen"
LOADING_PAGE = "a page that is still loading"
STILL_LOADING = ("loading", "please wait", "just a moment", "正在加载", "加载中", "载入中", "请稍候", "请稍等")
"""How texts begin that say that more is still to come."""
PICTURED = frozenset((Role.ICON, Role.IMAGE))
LONGEST_BEGINNING = 40
"""Characters of what a page begins with that it goes by."""


class Direction(StrEnum):
    """Where to, as a person says it: scrolling down shows what is further down."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"


TAPPED = frozenset(
    (Role.BUTTON, Role.ROW, Role.CARD, Role.ICON, Role.IMAGE, Role.LINK, Role.OPTION, Role.TAB, Role.KEY)
)
"""Roles that only say that a thing can be tapped: they go unsaid where the quoted name alone leads to it."""

ONE_LINERS = frozenset((GroupKind.APP_BAR, GroupKind.TABS, GroupKind.NAVIGATION, GroupKind.STATUS_BAR))
"""Groups that are printed on one line."""

BESIDE = "beside these"
"""How the rest of a page is headed, behind lists of it."""

FIRST = ("first", "second", "third")
"""Numbers that outlines tell in words."""
NUMBERED = re.compile(rf"(?:{'|'.join(FIRST)}|\d+(?:st|nd|rd|th)) ")
"""How what only its number tells begins."""

FEWEST_IN_RUN = 3
"""So many things in a row that only numbers tell are printed on one line."""

MOST_TOLD_APART = 2
"""What some of them show and others do not is told behind them, where it is no more than this."""

QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
IN_ROW = re.compile(r'(?P<thing>.+) in the (?P<row>(?P<named>"(?:[^"\\]|\\.)*") row)(?P<rest>.*)')
ESCAPED = re.compile(r'["\\]')
CUT_SHORT = '…"'
"""How a quoted name ends of which only the beginning is told."""
CLIPPED_ROW = "clipped row"
"""What a row is called of which the edge of its list leaves nothing that names it."""
IN_CLIPPED_ROW = re.compile(rf"(?P<thing>.+) in the (?P<row>{CLIPPED_ROW}(?: at the \w+)?)(?P<rest>$|:.*)")
FEWEST_IN_ROW = 2
"""So many things of a row one after another are told on one line, which says once which row it is."""
FEWEST_ROWS, MOST_OTHER_ROWS = 4, 2
"""What stands alike in so many rows, and is lacking in no more than the second number, is told once for all of them."""

BEYOND = {
    Direction.UP: "above",
    Direction.DOWN: "below",
    Direction.LEFT: "to the left",
    Direction.RIGHT: "to the right",
}
"""Where there is more of a group, as printed."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on the screen.

    ``name`` is what it is called, or the text itself, '' where nothing tells. ``phrase`` names it: grounding that
    phrase afresh on the same screen gives back this very element. It is empty for things that are only read, and for
    the rare one that nothing names. ``states`` come in the order of ``State``. ``value`` is what it holds (a field's
    text, never a password's), ``detail`` what else stands in it (a row's second line). ``alone`` says that its quoted
    name without its role leads back as well, and that its role says no more than that it can be tapped. ``beside`` that
    it is one of many short ones of a make in lines, and stands on the line of the item before it.
    """

    role: Role
    name: str
    phrase: str = ""
    states: tuple[State, ...] = ()
    value: str = ""
    detail: str = ""
    alone: bool = False
    beside: bool = False

    def line(self) -> str:
        """The item as one line of text, with its role."""
        return self._said() + self._tail()

    def short_line(self) -> str:
        """The item as an outline prints it: what its quoted name alone leads to needs no role beside it."""
        return self.words() + self._tail()

    def words(self) -> str:
        """The fewest words that lead to it, as an outline prints them."""
        return self._said().removesuffix(f" {self.role}") if self.alone else self._said()

    def _said(self) -> str:
        return self.phrase.removeprefix("the ") or self.name or str(self.role)

    def _tail(self) -> str:
        """What it holds, its states and what else stands in it, as far as the phrase does not say so."""
        states = ", ".join(state for state in self.states if not self.phrase.startswith(f"the {state} "))
        detail = self.detail if self.detail not in (self.phrase or self.name) else ""
        if self.value:
            return f" = {self.value}" + (f" ({states})" if states else "") + (f" - {detail}" if detail else "")
        told = ", ".join(part for part in (states, detail) if part)
        return f": {told}" if told else ""


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
            yield f"{name}: " + ", ".join(_keys(self.items))
        elif self.kind in ONE_LINERS and not any("\n" in item.name for item in self.items):
            yield f"{name}{self._more()}: " + ", ".join(item.short_line() for item in self.items)
        else:
            if not (first and self.kind is GroupKind.PAGE) or self.name or self.scrolls:
                plain = self.kind is GroupKind.PAGE and not (first or self.name or self.scrolls)
                yield f"{BESIDE if plain else name}{self._more()}:"
            rows, repeated, rest = _without_repeats(self.items)
            yield from _by_row(_in_lines(rows))
            yield from repeated
            yield from _by_row(_in_lines(rest))

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


def _is_quoted(item: Item) -> bool:
    """Its name stands on the screen: the phrase quotes it, or it is a text that is only read."""
    return not item.phrase or f'"{re.split(ESCAPED, item.name)[0]}' in item.phrase


def _place(ordinal: str) -> int:
    """Which number ``third`` or ``4th`` is; 0 of any other word."""
    digits = ordinal.rstrip("stndrh")
    return (
        FIRST.index(ordinal) + 1 if ordinal in FIRST else int(digits) if digits.isdecimal() and digits != ordinal else 0
    )


def _without_repeats(items: tuple[Item, ...]) -> tuple[tuple[Item, ...], list[str], tuple[Item, ...]]:
    """The items without what stands alike in nearly all rows, one line for each such thing, ``in each row but "Ada":
    "Call" icon``, and what comes behind the rows. In a row that is clipped it needs no line either."""
    within = [IN_ROW.fullmatch(item.short_line()) for item in items]
    hosts = {said["named"] for said in within if said is not None}
    quotes = [_called(item, hosts) for item in items]
    rows = [said for said in quotes if said]
    called = {
        name: number for number, row in enumerate(rows) for said in row for name in (said, *_beginnings(said, hosts))
    }
    alike: dict[str, dict[int, int]] = {}
    for at, said in enumerate(within):
        if said is not None and said["named"] in called:
            alike.setdefault(said["thing"] + said["rest"], {})[called[said["named"]]] = at
    repeated: dict[str, list[str]] = {}
    folded: set[int] = set()
    for thing, places in alike.items():
        others = [_told_apart(number, rows) for number in range(len(rows)) if number not in places]
        if len(places) >= FEWEST_ROWS and len(others) <= MOST_OTHER_ROWS and all(others):
            repeated.setdefault(f"in each row{' but ' if others else ''}{', '.join(others)}", []).append(thing)
            folded |= set(places.values())
            clipped = ((at, IN_CLIPPED_ROW.fullmatch(item.short_line())) for at, item in enumerate(items))
            folded |= {at for at, said in clipped if said is not None and said["thing"] + said["rest"] == thing}
    lines = [f"{which}: {', '.join(things)}" for which, things in repeated.items()]
    hosting = [at for at, said in enumerate(quotes) if said]
    end = max((*folded, *hosting), default=-1) + 1 if lines else len(items)
    kept = [(at, item) for at, item in enumerate(items) if at not in folded]
    rows_told, rest = (tuple(item for at, item in kept if (at < end) is within) for within in (True, False))
    return rows_told, lines, rest


def _beginnings(name: str, hosts: Collection[str]) -> Iterator[str]:
    """The names that are cut forms of it: ``"Your card is…"``."""
    return (host for host in hosts if host.endswith(CUT_SHORT) and name.startswith(host.removesuffix(CUT_SHORT)))


def _called(item: Item, hosts: Collection[str]) -> list[str]:
    """The names of a row: those in its phrase, or its title where it takes no touch and something stands in it."""
    if item.role in (Role.ROW, Role.CARD):
        return QUOTED.findall(item.phrase)
    title = f'"{item.name}"'
    return [title] if not item.phrase and title in hosts else []


def _told_apart(number: int, rows: Sequence[Sequence[str]]) -> str:
    """What a row is called in a line for all of them, by the names in its phrase; '' where that tells several."""
    said = [name for row in rows for name in row]
    ends = {len(rows) - 1: "the last", 0: "the first"}
    name = next((name for name in rows[number] if said.count(name) == 1), "")
    return name if name and len(name) <= LONGEST_BEGINNING else ends.get(number, name)


def _in_lines(items: tuple[Item, ...]) -> Iterator[str]:
    """A line for each; of several in a row that only numbers tell, one for all: ``first to 61st icon``; what stands
    beside others of its make on the line of those."""
    run: list[tuple[str, str, str]] = []
    said: list[str] = []
    for item in items:
        words, line = item.words(), item.short_line()
        number, kind = words.split(" ", 1) if " " in words else ("", words)
        counted = _place(number) > 0 and not item.alone
        if said and (counted or not item.beside):
            yield ", ".join(said)
            said.clear()
        if run and (kind != run[-1][1] or _place(number) != _place(run[-1][0]) + 1):
            yield from _run(run)
            run.clear()
        if counted:
            run.append((number, kind, line.removeprefix(words)))
        else:
            said.append(line)
    yield from _run(run)
    if said:
        yield ", ".join(said)


def _by_row(lines: Iterable[str]) -> Iterator[str]:
    """The lines; those in a row that tell of one row are one: ``in the "Ada" row: "Call" icon, "More" icon``."""
    for row, same in groupby(lines, key=_row_told):
        told = list(same)
        if row and len(told) >= FEWEST_IN_ROW:
            things = (_told_in_row(line) for line in told)
            yield f"in the {row}: " + ", ".join(f"{said['thing']}{said['rest']}" for said in things if said)
        else:
            yield from told


def _told_in_row(line: str) -> re.Match[str] | None:
    """The ``thing``, the ``row`` and the ``rest`` of a line that tells of what is in a row; None of another."""
    return IN_ROW.fullmatch(line) or IN_CLIPPED_ROW.fullmatch(line)


def _row_told(line: str) -> str:
    said = _told_in_row(line)
    return said["row"] if said is not None else ""


def _run(run: list[tuple[str, str, str]]) -> Iterator[str]:
    """One line for things that are told by their number, their kind and what each shows; where some show what the
    others do not, their numbers stand behind: ``first to 6th icon (second, third: selected)``."""
    shown = [told for *_, told in run]
    others = dict.fromkeys(filter(None, shown))
    if len(run) >= FEWEST_IN_RUN and len(set(shown)) == 1:
        yield f"{run[0][0]} to {run[-1][0]} {run[0][1]}{shown[0]}"
    elif len(run) >= FEWEST_IN_RUN and "" in shown and len(others) <= MOST_TOLD_APART:
        apart = (", ".join(number for number, _, told in run if told == other) + other for other in others)
        yield f"{run[0][0]} to {run[-1][0]} {run[0][1]} ({'; '.join(apart)})"
    elif run:
        alike = next((at for at, told in enumerate(shown) if told != shown[0]), len(run))
        if alike < FEWEST_IN_RUN:
            yield from (f"{number} {kind}{told}" for number, kind, told in run[:alike])
        else:
            yield from _run(run[:alike])
        yield from _run(run[alike:])


def _keys(items: tuple[Item, ...]) -> Iterator[str]:
    """Letters and digits in one word for each run of them, other keys by name."""
    run = ""
    for item in items:
        if len(item.name) == 1 and item.name.isalnum():
            run += item.name
            continue
        if run:
            yield run
            run = ""
        if item.name:
            yield item.name
    if run:
        yield run


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
        """The change in a few words, for a step that others have followed."""
        place = self.place()
        if place and not self.back:
            return place
        if self.scrolled is not None and not place:
            return "; ".join([*self.changed[:MOST_OF_A_GIST], f"scrolled {self.scrolled}"])
        told = [*self.changed, *(f"gone: {line}" for line in self.gone), *(f"new: {line}" for line in self.appeared)]
        most = told[:MOST_OF_A_GIST]
        more = [f"and {len(told) - len(most)} more"] if len(told) > len(most) else []
        return "; ".join(([place] if place else []) + most + more) or "nothing changed on the screen"


@dataclass(frozen=True, slots=True)
class Outline:
    """The screen in words, in reading order.

    ``app`` is the name of the app in front, ``title`` the heading of its page or of the dialog over it, '' where it has
    none. ``poor`` says that little on it could be named. ``omitted`` is how many texts are on the screen and not listed
    here: a wall of text is not repeated. Whatever can be acted on is listed; of many hundreds of things the first, and
    ``unlisted`` is how many of any kind come after them.
    """

    app: str
    groups: tuple[Group, ...] = ()
    title: str = ""
    poor: bool = False
    omitted: int = 0
    unlisted: int = 0

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


# --- downward: what to do, and to what ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Target:
    """One phrase a person could say while looking at the screen: ``the switch next to Wi-Fi``. Quotes are exact."""

    phrase: str


@dataclass(frozen=True, slots=True)
class Text:
    """Text to type, as it is."""

    value: str


@dataclass(frozen=True, slots=True)
class SecretRef:
    """A secret by its name. The value is known to nobody on either side of the joint."""

    name: str


@dataclass(frozen=True, slots=True)
class Shows:
    """The screen shows such a thing, in that state if the phrase says one."""

    target: Target


@dataclass(frozen=True, slots=True)
class Gone:
    """The screen shows no such thing."""

    target: Target


@dataclass(frozen=True, slots=True)
class InApp:
    """The app of this name is in front."""

    app: str


@dataclass(frozen=True, slots=True)
class Holds:
    """The thing holds this value: a field its text, a switch ``on``, a row its second line."""

    target: Target
    value: str


Expectation = Shows | Gone | InApp | Holds


@dataclass(frozen=True, slots=True)
class Tap:
    """Touch it."""

    target: Target


@dataclass(frozen=True, slots=True)
class DoubleTap:
    """Touch it twice, quickly."""

    target: Target


@dataclass(frozen=True, slots=True)
class LongPress:
    """Touch it and hold."""

    target: Target


@dataclass(frozen=True, slots=True)
class Enter:
    """Make the field hold exactly this text, whatever it held; ``submit`` presses the keyboard's action key after.

    ``beside``: what the field holds stays, and the text comes before or after it.
    """

    target: Target
    text: Text | SecretRef
    submit: bool = False
    beside: Literal["", "before", "after"] = ""


@dataclass(frozen=True, slots=True)
class Clear:
    """Empty the field."""

    target: Target


@dataclass(frozen=True, slots=True)
class Adjust:
    """Bring a switch, checkbox, slider or dropdown to ``value``: ``on``, ``off``, ``40 %``, the words of an option."""

    target: Target
    value: str


@dataclass(frozen=True, slots=True)
class Scroll:
    """Scroll a screenful, or until something shows; the largest thing that scrolls, where it is not said which.

    Until ``the end``, ``the bottom`` or ``the top`` means until nothing more comes.
    """

    direction: Direction
    within: Target | None = None
    until: Target | None = None


@dataclass(frozen=True, slots=True)
class Swipe:
    """Move a finger that way across the thing, or across the screen: to the left, it brings what is further right."""

    direction: Direction
    across: Target | None = None


@dataclass(frozen=True, slots=True)
class Drag:
    """Pick one thing up and drop it on another."""

    source: Target
    destination: Target


@dataclass(frozen=True, slots=True)
class Pinch:
    """Two fingers: zoom ``in`` or ``out``, on the thing or in the middle of the screen."""

    zoom: Literal["in", "out"]
    target: Target | None = None


class Key(StrEnum):
    """Keys a person would name, and what comes down from the top of the screen."""

    BACK = "back"
    HOME = "home"
    RECENTS = "recents"
    ENTER = "enter"
    DELETE = "delete"
    VOLUME_UP = "volume up"
    VOLUME_DOWN = "volume down"
    POWER = "power"
    NOTIFICATIONS = "notifications"
    QUICK_SETTINGS = "quick settings"


@dataclass(frozen=True, slots=True)
class Press:
    """Press a key."""

    key: Key


@dataclass(frozen=True, slots=True)
class Open:
    """Bring the app of this name, as people call it, to the front."""

    app: str


@dataclass(frozen=True, slots=True)
class OpenLink:
    """Follow a link."""

    url: str


@dataclass(frozen=True, slots=True)
class Wait:
    """Wait until the screen is as expected, ``seconds`` at most; also how a planner has something checked."""

    until: Expectation
    seconds: float = 10.0


@dataclass(frozen=True, slots=True)
class Pause:
    """Let ``seconds`` pass: for what takes its time and shows nothing that could be waited for."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Read:
    """Tell what the thing says or holds."""

    target: Target


Intent = (
    Tap
    | DoubleTap
    | LongPress
    | Enter
    | Clear
    | Adjust
    | Scroll
    | Swipe
    | Drag
    | Pinch
    | Press
    | Open
    | OpenLink
    | Wait
    | Pause
    | Read
)


# --- upward: why it could not be done -------------------------------------------------------------------------------


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
    and what is offered where a value was not.
    """

    reason: Reason
    phrase: str
    detail: str = ""
    nearest: tuple[str, ...] = ()

    def text(self) -> str:
        """One sentence."""
        said = f"{self.phrase!r}: {self.reason}"
        if self.detail:
            said += f" ({self.detail})"
        if self.nearest:
            word = "could be" if self.reason is Reason.AMBIGUOUS else "nearest"
            said += f"; {word}: {', '.join(self.nearest)}"
        return said
