"""What rows and buttons of the Settings app do when they are touched."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from device.simulator.android.app import JSON, Context, PageKind
from device.simulator.apps.settings.prefs import Act, Pref
from device.simulator.apps.settings.values import RENAMES


def toast(text: str) -> Act:
    """Say something in a toast."""
    return lambda ctx: ctx.toast(text)


def asking(question: str) -> Act:
    """Ask one of the questions in dialogs.QUESTIONS."""

    def act(ctx: Context) -> None:
        ctx.push("confirm", {"question": question}, "dialog")

    return act


def renaming(what: str) -> Act:
    """Open the dialog that changes one of RENAMES, the present text in its field."""

    def act(ctx: Context) -> None:
        page = ctx.push("rename", {"what": what}, "dialog")
        page.fields["edit"] = RENAMES[what][1].get(ctx)
        page.focus = "edit"

    return act


def open_page(ctx: Context, page: str, args: dict[str, JSON] | None = None, kind: PageKind = "screen") -> None:
    """Open a page over the present one."""
    ctx.push(page, args, kind)


def ask(ctx: Context, question: str, about: dict[str, JSON] | None = None) -> None:
    """Ask one of the questions in dialogs.QUESTIONS about something."""
    ctx.push("confirm", {"question": question, "about": about or {}}, "dialog")


def start_app(ctx: Context, package: str) -> None:
    """Start another app."""
    ctx.start(package)


def remember(ctx: Context, name: str, value: JSON) -> None:
    """Keep something until the page is left."""
    ctx.page.ui[name] = value


def fixed(*items: Pref) -> Callable[[Context], Sequence[Pref]]:
    """The items of a page that is always the same."""
    return lambda ctx: items
