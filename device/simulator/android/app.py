"""What an app of the simulated phone is: data, pages, and a function from both to a view."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol, runtime_checkable

from device.simulator.drawing.view import View

JSON = Any
"""A value that survives json.dumps and json.loads unchanged: all state of the phone is made of these."""

PageKind = Literal["screen", "dialog", "menu", "sheet"]

Answer = Literal["allow", "once", "ask", "refused", "deny"]
"""What a user says to a permission: ``once`` holds until the app ends; ``ask`` and ``refused`` (refused one time) may
be asked, ``deny`` no more."""


@dataclass(slots=True)
class Page:
    """One entry of an app's back stack, drawn as one window over the pages below it.

    ``fields`` holds the text of its fields by view key, ``scroll`` the offset in dp of its scroll views by view key,
    ``ui`` whatever else the page wants to remember until it is left.
    """

    name: str
    args: dict[str, JSON] = field(default_factory=dict)
    kind: PageKind = "screen"
    fields: dict[str, str] = field(default_factory=dict)
    scroll: dict[str, float] = field(default_factory=dict)
    ui: dict[str, JSON] = field(default_factory=dict)
    focus: str = ""
    """Key of the focused field, or empty."""
    package: str = ""
    """The app that draws it, where that is not the one whose back stack it is in: a permission dialog, a camera."""
    request: str = ""
    """What the page below called this one for; the app below is told so when this one finishes."""
    over_lock: bool = False
    """It is shown although the phone is locked, as an alarm is."""


@dataclass(frozen=True, slots=True)
class Start:
    """What an app is started with: an Android intent, as far as it is used here."""

    action: str = "android.intent.action.MAIN"
    data: str = ""
    activity: str = ""
    extras: Mapping[str, JSON] = field(default_factory=dict)


class Context(Protocol):
    """The phone, as an app sees it. ``build`` may only read; handlers (on_tap …) may do anything here."""

    @property
    def data(self) -> dict[str, JSON]:
        """The app's own persistent data. Handlers change it in place."""
        ...

    @property
    def page(self) -> Page:
        """The page being built, or the one whose handler runs; after push, pop or replace, the page then on top.

        So a dialog hands its answer down: it pops itself, then writes to ``page.ui`` of the page below.
        """
        ...

    @property
    def now(self) -> datetime:
        """The phone's clock: local time, without a zone. While a page is built, the time at which it is drawn."""
        ...

    @property
    def settings(self) -> dict[str, dict[str, JSON]]:
        """Android's settings by namespace (system, secure, global). Changes take effect at once."""
        ...

    @property
    def props(self) -> Mapping[str, str]:
        """What getprop prints: model, version, time zone."""
        ...

    @property
    def rng(self) -> random.Random:
        """Seeded randomness whose state is part of the phone's."""
        ...

    @property
    def font_scale(self) -> float:
        """How large text is to be: 1 is its usual size."""
        ...

    @property
    def online(self) -> bool:
        """Whether any network can be reached."""
        ...

    def push(self, name: str, args: dict[str, JSON] | None = None, kind: PageKind = "screen") -> Page:
        """Open a page of this app over the present one."""
        ...

    def pop(self, count: int = 1) -> None:
        """Close pages of this app; closing the last one leaves the app."""
        ...

    def replace(self, name: str, args: dict[str, JSON] | None = None) -> Page:
        """Put a page in place of the present one."""
        ...

    def start(self, package: str, start: Start | None = None) -> bool:
        """Start another app; False when it is not installed."""
        ...

    def call(self, package: str, start: Start, request: str) -> bool:
        """Put another app's pages over this one, in this back stack; False when it is not installed.

        When they ``finish``, this app's ``returned`` is told what they answered to the request.
        """
        ...

    def finish(self, result: dict[str, JSON] | None = None) -> None:
        """Close a page that was called, and answer whoever called it; None where nothing came of it."""
        ...

    def allowed(self, permission: str) -> bool:
        """Whether this app has a permission, by the name of its group as Settings shows it ("Camera")."""
        ...

    def ask(self, permission: str, request: str) -> None:
        """Ask the user for a permission; ``returned`` is told {"allowed": bool}, at once where it is decided."""
        ...

    def decide(self, package: str, permission: str, answer: Answer) -> None:
        """Keep what the user answers to an app that asked; for the permission controller."""
        ...

    def notify(
        self,
        key: str,
        title: str,
        text: str = "",
        *,
        big: str = "",
        actions: Sequence[tuple[str, str]] = (),
        ongoing: bool = False,
        urgent: bool = False,
        start: Start | None = None,
    ) -> None:
        """Show a notification, in place of this app's one with that key; see ``notifications.Notification``.

        ``actions`` are buttons, each a label and a name that ``Background.acted`` is told.
        """
        ...

    @property
    def in_front(self) -> bool:
        """Whether this app is what is seen and used."""
        ...

    def wake_up(self, name: str, args: dict[str, JSON] | None = None) -> bool:
        """Show a page of this app over the lock, and light the display; False when the phone is in use."""
        ...

    def lower(self, name: str) -> None:
        """Close such pages of this app wherever they are, as one that ``wake_up`` showed."""
        ...

    def cancel(self, key: str) -> None:
        """Take a notification of this app away."""
        ...

    def copy(self, text: str) -> None:
        """Put a text on the clipboard, and say so."""
        ...

    def home(self) -> None:
        """Go to the launcher."""
        ...

    def toast(self, text: str) -> None:
        """Show a toast for two seconds."""
        ...

    def installed(self) -> list[tuple[str, str, str]]:
        """(package, label, icon) of every app that the launcher can start, sorted by label."""
        ...

    def packages(self) -> dict[str, dict[str, JSON]]:
        """Every installed package, launchable or not, as ``Handset.packages`` gives it."""
        ...

    def stop(self, package: str) -> None:
        """Force stop an app: its pages go, its data stays."""
        ...

    def clear(self, package: str) -> bool:
        """Put an app's data back to what it was on a freshly set up phone; False when it is not installed."""
        ...

    def uninstall(self, package: str) -> bool:
        """Remove an app and its data; False when it is not installed or part of the system."""
        ...

    def icon_of(self, package: str) -> str:
        """The launcher icon's name of a package."""
        ...

    def color_of(self, package: str) -> str:
        """The launcher icon's background colour of a package."""
        ...

    def field(self, key: str) -> str:
        """The text of a field on this page."""
        ...

    def set_field(self, key: str, text: str) -> None:
        """Change the text of a field on this page."""
        ...

    def hide_keyboard(self) -> None:
        """Take focus from the field and let the keyboard go."""
        ...


@runtime_checkable
class Caller(Protocol):
    """An app that calls pages of other apps and wants to know what came of it."""

    def returned(self, ctx: Context, request: str, result: dict[str, JSON]) -> None:
        """What was called for ``request`` has finished; an empty result when it was left. The page is that below."""
        ...


@runtime_checkable
class Background(Protocol):
    """An app that works while nobody looks: it has alarms, or notifications with buttons."""

    def due(self, ctx: Context, since: datetime) -> datetime | None:
        """When, later than ``since``, something next comes due (local time); None for never. Only reads."""
        ...

    def woken(self, ctx: Context, since: datetime) -> None:
        """Do what came due later than ``since`` and not later than now."""
        ...

    def acted(self, ctx: Context, key: str, name: str) -> None:
        """A button of the notification with this key was tapped."""
        ...


@runtime_checkable
class Stopping(Protocol):
    """An app that does something while nobody looks which has to end with it."""

    def stopped(self, ctx: Context) -> None:
        """Its process has ended: by force, in a crash, or with the phone. It changes its data only."""
        ...


@runtime_checkable
class Varied(Protocol):
    """An app whose data differ from seed to seed."""

    def varied(self, seed: int) -> dict[str, JSON]:
        """The data of a freshly set up phone of this seed, which is not 0: then it is what ``App.seed`` gives."""
        ...


@runtime_checkable
class Notifier(Protocol):
    """An app that has something to say as soon as the phone is up."""

    def unseen(self, ctx: Context) -> None:
        """Notify of what nobody has looked at yet. Not asked of a phone of seed 0, which begins with none."""
        ...


SELECTION = "text selection"
"""Where a page's ``ui`` keeps the cursors of its fields: {field key: [start, end]}."""


class App(Protocol):
    """An app. One instance serves one phone and keeps nothing of its own: all state is in data and pages."""

    package: str
    label: str
    icon: str
    """Name of an icon asset, drawn white on ``color`` in a rounded square."""
    color: str
    version: str
    launchable: bool

    @property
    def activities(self) -> Mapping[str, str]:
        """Page name → activity name as Android would report it, ``.PeopleActivity``; '' is the fallback."""
        ...

    def seed(self, rng: random.Random) -> dict[str, JSON]:
        """The data of a freshly set up phone."""
        ...

    def enter(self, start: Start) -> list[Page]:
        """The back stack with which a start begins (one page, as a rule)."""
        ...

    def build(self, ctx: Context) -> View:
        """The page ``ctx.page`` as a view. Pure: the same data and page give the same view."""
        ...
