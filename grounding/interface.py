"""The joint between planner and grounder: everything the two may say to each other, and nothing else.

Words only. No class here has a place for a coordinate, an index, an identifier or a reason. The standard library is
all this module may import, so that a planner can be written, run and tested without a phone, a picture or a parser.
docs/joint.md tells the grammar of a phrase and why the joint is cut here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
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


class Direction(StrEnum):
    """Where to, as a person says it: scrolling down shows what is further down."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on the screen.

    ``phrase`` names it: grounding that phrase afresh on the same screen gives back this very element. It is empty for
    things that are only read. ``value`` is what it holds (a field's text, never a password's), ``detail`` what else
    stands in it (a row's second line).
    """

    role: Role
    name: str
    phrase: str = ""
    states: tuple[State, ...] = ()
    value: str = ""
    detail: str = ""

    def line(self) -> str:
        """The item as one line of text."""
        said = self.phrase or self.name
        parts = [said.removeprefix("the ")]
        if self.value:
            parts.append(f"= {self.value}")
        if self.detail and self.detail not in said:
            parts.append(f"- {self.detail}")
        if self.states:
            parts.append(f"({', '.join(self.states)})")
        return " ".join(parts)


@dataclass(frozen=True, slots=True)
class Group:
    """Items that belong together, in reading order; ``scrolls`` says in which directions there is more."""

    kind: GroupKind
    items: tuple[Item, ...]
    name: str = ""
    scrolls: tuple[Direction, ...] = ()

    def lines(self, alone: bool = False) -> Iterator[str]:
        """A heading, unless it is ``alone`` on a page; then an item a line. Keyboard and system bar take one line."""
        more = f" (scrolls {', '.join(self.scrolls)})" if self.scrolls else ""
        if self.kind is GroupKind.KEYBOARD:
            yield "keyboard: " + ", ".join(_keys(self.items))
            return
        if self.kind is GroupKind.NAVIGATION and self.name:
            yield f"{self.name}: " + ", ".join(item.line() for item in self.items)
            return
        if not (alone and self.kind is GroupKind.PAGE) or self.name or more:
            name = f' "{self.name}"' if self.name else ""
            yield f"{self.kind}{name}{more}:"
        for item in self.items:
            yield f"- {item.line()}"


def _keys(items: tuple[Item, ...]) -> Iterator[str]:
    """Letters and digits in a word each, other keys by name."""
    names = [item.name for item in items if item.name]
    if any(len(name) == 1 and name.isalpha() for name in names):
        yield "letters"
    if any(len(name) == 1 and name.isdigit() for name in names):
        yield "digits"
    yield from (name for name in names if not (len(name) == 1 and name.isalnum()))


@dataclass(frozen=True, slots=True)
class Change:
    """What a second look shows that the first did not, in the lines of the outline."""

    appeared: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    app: str = ""
    """The name of the app now in front, when it is another one."""

    def __bool__(self) -> bool:
        """True when anything changed."""
        return bool(self.appeared or self.gone or self.app)

    def text(self, most: int = 12) -> str:
        """The change in a few lines; ``most`` lines of each kind."""
        if not self:
            return "nothing changed on the screen"
        lines = [f"now in {self.app}"] if self.app else []
        for word, entries in (("new", self.appeared), ("gone", self.gone)):
            lines += [f"{word}: {entry}" for entry in entries[:most]]
            if len(entries) > most:
                lines.append(f"{word}: and {len(entries) - most} more")
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Outline:
    """The screen in words, in reading order. ``poor`` says that little on it could be named."""

    app: str
    groups: tuple[Group, ...] = ()
    title: str = ""
    poor: bool = False

    def items(self) -> Iterator[Item]:
        """Every item, in reading order."""
        return (item for group in self.groups for item in group.items)

    def text(self) -> str:
        """What a planner reads."""
        head = f"app: {self.app}" + (f", screen: {self.title}" if self.title else "")
        lines = [head]
        if self.poor:
            lines.append("(little on this screen could be named)")
        for group in self.groups:
            lines += group.lines(alone=len(self.groups) == 1)
        return "\n".join(lines)

    def since(self, earlier: Outline | None) -> Change:
        """What is new and what is gone, compared with an earlier look."""
        if earlier is None:
            return Change()
        before = [line for group in earlier.groups for line in _entries(group)]
        after = [line for group in self.groups for line in _entries(group)]
        return Change(
            appeared=_minus(after, before),
            gone=_minus(before, after),
            app=self.app if self.app != earlier.app else "",
        )


def _entries(group: Group) -> list[str]:
    if group.kind is GroupKind.KEYBOARD:
        return ["keyboard"]
    if group.kind is GroupKind.STATUS_BAR:
        return []
    return [item.line() for item in group.items]


def _minus(these: list[str], those: list[str]) -> tuple[str, ...]:
    left = list(those)
    result = []
    for line in these:
        if line in left:
            left.remove(line)
        else:
            result.append(line)
    return tuple(result)


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
    """Make the field hold exactly this text, whatever it held; ``submit`` presses the keyboard's action key after."""

    target: Target
    text: Text | SecretRef
    submit: bool = False


@dataclass(frozen=True, slots=True)
class Clear:
    """Empty the field."""

    target: Target


@dataclass(frozen=True, slots=True)
class Adjust:
    """Bring a switch, checkbox, slider, picker or dropdown to ``value``: ``on``, ``off``, ``40 %``, ``07:30``."""

    target: Target
    value: str


@dataclass(frozen=True, slots=True)
class Scroll:
    """Scroll a screenful, or until something shows."""

    direction: Direction
    within: Target | None = None
    until: Target | None = None


@dataclass(frozen=True, slots=True)
class Swipe:
    """Move a finger across the thing, or across the screen."""

    direction: Direction
    across: Target | None = None


@dataclass(frozen=True, slots=True)
class Drag:
    """Pick one thing up and drop it on another."""

    source: Target
    destination: Target


@dataclass(frozen=True, slots=True)
class Pinch:
    """Two fingers: zoom ``in`` or ``out``."""

    zoom: Literal["in", "out"]
    target: Target | None = None


class Key(StrEnum):
    """Keys a person would name."""

    BACK = "back"
    HOME = "home"
    RECENTS = "recents"
    ENTER = "enter"
    DELETE = "delete"
    VOLUME_UP = "volume up"
    VOLUME_DOWN = "volume down"
    POWER = "power"


@dataclass(frozen=True, slots=True)
class Press:
    """Press a key."""

    key: Key


@dataclass(frozen=True, slots=True)
class Open:
    """Bring the app of this name to the front."""

    app: str


@dataclass(frozen=True, slots=True)
class OpenLink:
    """Follow a link."""

    url: str


@dataclass(frozen=True, slots=True)
class Wait:
    """Wait until the screen is as expected; also how a planner has something checked."""

    until: Expectation
    seconds: float = 10.0


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
    | Read
)


# --- upward: why it could not be done -------------------------------------------------------------------------------


class Reason(StrEnum):
    """Why a phrase led to nothing that can be acted on."""

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

    ``nearest`` holds phrases: the closest names where nothing was found, one for each candidate where several were.
    """

    reason: Reason
    phrase: str
    detail: str = ""
    nearest: tuple[str, ...] = field(default=())

    def text(self) -> str:
        """One sentence."""
        said = f"{self.phrase!r}: {self.reason}"
        if self.detail:
            said += f" ({self.detail})"
        if self.nearest:
            word = "could be" if self.reason is Reason.AMBIGUOUS else "nearest"
            said += f"; {word}: {', '.join(self.nearest)}"
        return said
