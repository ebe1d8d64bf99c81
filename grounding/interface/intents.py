"""Downward: what to do, and to what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from grounding.interface.terms import Direction


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
