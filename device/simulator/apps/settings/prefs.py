"""What a page of the Settings app is made of: preferences, and the settings their values live in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from device.simulator.android.app import JSON, Context, PageKind
from device.simulator.drawing.view import View

Words = str | Callable[[Context], str]
"""A text, or how to find it."""
Act = Callable[[Context], None]


@dataclass(frozen=True, slots=True)
class Setting:
    """A value by its place: one of Android's three namespaces, or ``app``, the Settings app's own data.

    Values are strings, as ``settings get`` prints them.
    """

    space: Literal["system", "secure", "global", "app"]
    name: str
    default: str = "0"
    on: str = "1"
    off: str = "0"

    def _store(self, ctx: Context) -> dict[str, JSON]:
        if self.space == "app":
            values: dict[str, JSON] = ctx.data["values"]
            return values
        return ctx.settings[self.space]

    def get(self, ctx: Context) -> str:
        """The present value, or the default where nobody has written one."""
        store = self._store(ctx)
        return str(store[self.name]) if self.name in store else self.default

    def put(self, ctx: Context, value: str) -> None:
        """Write the value."""
        self._store(ctx)[self.name] = value

    def is_on(self, ctx: Context) -> bool:
        """True when the value is the one that means on."""
        return self.get(ctx) == self.on

    def switch(self, ctx: Context, on: bool) -> None:
        """Write the value that means on, or off."""
        self.put(ctx, self.on if on else self.off)


@dataclass(frozen=True, slots=True)
class Heading:
    """A category title between rows."""

    title: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row that opens a page (``page``, ``args``, ``kind``) or does something (``act``)."""

    title: str
    summary: Words = ""
    page: str = ""
    act: Act | None = None
    icon: str = ""
    enabled: bool | Callable[[Context], bool] = True
    args: tuple[tuple[str, JSON], ...] = ()
    kind: PageKind = "screen"
    inert: bool = False
    """It cannot be tapped: it only tells something."""
    listed: bool = True
    """The search finds it; what comes and goes, such as a network in reach, it does not."""
    end: Callable[[Context], View] | None = None
    """What stands at its end, such as a gear with a tap of its own."""


@dataclass(frozen=True, slots=True)
class Toggle:
    """A row with a switch at its end. ``change`` replaces the plain write where more has to happen."""

    title: str
    setting: Setting
    summary: Words = ""
    icon: str = ""
    enabled: bool | Callable[[Context], bool] = True
    is_on: Callable[[Context], bool] | None = None
    change: Callable[[Context, bool], None] | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """A row with two targets: it opens a page, and the switch behind the thin line is touched on its own."""

    title: str
    setting: Setting
    page: str
    summary: Words = ""
    icon: str = ""
    is_on: Callable[[Context], bool] | None = None
    change: Callable[[Context, bool], None] | None = None


@dataclass(frozen=True, slots=True)
class MainSwitch:
    """The tinted bar at the top of a page that switches the whole thing."""

    title: str
    setting: Setting
    is_on: Callable[[Context], bool] | None = None
    change: Callable[[Context, bool], None] | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A row that shows one of some options and opens a dialog of radio buttons. Options are (value, label)."""

    title: str
    setting: Setting
    options: tuple[tuple[str, str], ...]
    summary: str = "{}"
    icon: str = ""

    def label(self, ctx: Context) -> str:
        """The present option's label."""
        return dict(self.options).get(self.setting.get(ctx), self.setting.get(ctx))


@dataclass(frozen=True, slots=True)
class Level:
    """A slider from ``low`` to ``high``, whole numbers."""

    title: str
    setting: Setting
    low: int
    high: int
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Grey text at the foot of a page."""

    text: str


@dataclass(frozen=True, slots=True)
class Wide:
    """A row that looks like no other: drawn by its page."""

    title: str
    view: Callable[[Context], View]


Pref = Heading | Row | Toggle | Split | MainSwitch | Choice | Level | Note | Wide


@dataclass(frozen=True, slots=True)
class BarIcon:
    """An icon at the end of a page's bar: what it is called, its id, and what it does."""

    icon: str
    description: str
    id: str
    act: Act


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page of preferences. ``overflow`` opens what is behind the three dots, if there are any."""

    title: Words
    items: Callable[[Context], Sequence[Pref]]
    icons: tuple[BarIcon, ...] = ()
    overflow: Act | None = None


def say(words: Words, ctx: Context) -> str:
    """The text that ``words`` stands for now."""
    return words if isinstance(words, str) else words(ctx)


def allowed(enabled: bool | Callable[[Context], bool], ctx: Context) -> bool:
    """Whether a row can be used now."""
    return enabled if isinstance(enabled, bool) else enabled(ctx)
