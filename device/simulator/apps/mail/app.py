"""The Email app: the list of a folder with its drawer, selection and search. Letters themselves are in reading.

As untidy as such apps are: the face and the star of a row have no name, the drawer lies over a list that stays in the
tree, and an empty layer lies over everything.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import ClassVar
from urllib.parse import parse_qs, unquote

from device.simulator.android.app import JSON, Context, Page, Start
from device.simulator.apps.mail import reading
from device.simulator.apps.mail.letters import FOLDERS, Letter, by_id, matching, move, seeded, within
from device.simulator.drawing import widgets as w
from device.simulator.drawing.view import Insets, Style, View, insets

NO_APP = "No app was found to handle this action."
TITLES = {name: label for name, label, _ in FOLDERS}


class EmailApp:
    """com.android.email. Its data: ``letters`` (see letters.Letter), ``next_id``, ``account`` and ``signature``."""

    package = "com.android.email"
    label = "Email"
    icon = "mail"
    color = "#b3261e"
    version = "9.0"
    launchable = True
    activities: ClassVar[dict[str, str]] = {
        "compose": ".activity.ComposeActivityEmail",
        "settings": ".activity.setup.AccountSettings",
        "": ".activity.Welcome",
    }

    def seed(self, rng: random.Random) -> dict[str, JSON]:
        return seeded(0)

    def varied(self, seed: int) -> dict[str, JSON]:
        return seeded(seed)

    def enter(self, start: Start) -> list[Page]:
        if start.data.startswith("mailto:"):
            to, _, query = start.data.removeprefix("mailto:").partition("?")
            asked = {name: values[0] for name, values in parse_qs(query).items()}
            fields = {"to": unquote(to), "subject": asked.get("subject", ""), "body": asked.get("body", "")}
            return [Page("list"), Page("compose", {"draft": 0}, fields=fields)]
        return [Page("list")]

    def build(self, ctx: Context) -> View:
        return PAGES[ctx.page.name](ctx)

    def unseen(self, ctx: Context) -> None:
        fresh = [each for each in within(ctx, "inbox") if each["unread"]]
        for each in reversed(fresh[:2]):
            ctx.notify(f"letter/{each['id']}", str(each["name"]), str(each["subject"]), big=str(each["body"]))


# --- the list -------------------------------------------------------------------------------------------------------


def folder_of(ctx: Context) -> str:
    """The folder that is shown."""
    return str(ctx.page.ui.get("folder", "inbox"))


def letters_list(ctx: Context) -> View:
    """A folder's letters under a search bar; the drawer, when it is open, over them."""
    chosen: list[int] = ctx.page.ui.get("selected", [])
    folder = folder_of(ctx)
    found = within(ctx, folder)
    head = w.text(TITLES[folder], id="folder_title", size=12, bold=True, color="on_surface_variant",
                  padding=Insets(16, 8, 16, 4))  # fmt: skip
    body = (
        w.scroll_column(head, *(row(ctx, each, chosen) for each in found), key="letters",
                        id="conversation_list_view", padding=Insets(0, 0, 0, 96))
        if found
        else w.text(f"Nothing in {TITLES[folder]}", id="empty_text", color="on_surface_variant", width="fill",
                    text_align="center", padding=insets(24, 96))
    )  # fmt: skip
    compose = w.fab("edit", "Compose", lambda: _compose(ctx), id="compose_button", key="compose")
    content = w.column(
        _selection_bar(ctx, chosen) if chosen else _search_bar(ctx),
        w.stack(body, None if chosen else compose, align="end", arrange="end", height="fill", weight=1.0,
                id="conversation_list_pane"),
        height="fill", id="mail_content",
    )  # fmt: skip
    toast_layer = View(kind="column", class_name=w.FRAME_LAYOUT, id="toast_bar_container", width="fill", height="fill")
    opened = bool(ctx.page.ui.get("drawer"))
    page = w.screen(
        w.stack(content, toast_layer, *(_drawer(ctx) if opened else ()), align="fill", height="fill", weight=1.0,
                id="drawer_container", class_name="androidx.drawerlayout.widget.DrawerLayout"),
    )  # fmt: skip
    if opened:
        return page.but(on_back=lambda: ctx.page.ui.update(drawer=False))
    return page.but(on_back=lambda: ctx.page.ui.update(selected=[])) if chosen else page


def _search_bar(ctx: Context) -> View:
    bar = w.row(
        w.icon_button("menu", "Open navigation drawer", lambda: ctx.page.ui.update(drawer=True), key="menu"),
        w.text("Search in mail", id="open_search_bar_text_view", color="on_surface_variant", weight=1.0, max_lines=1),
        w.avatar("Robin", size=32, id="selected_account_disc", key="account", on_tap=lambda: _account(ctx)),
        id="open_search_bar", key="search", height=52, radius=26, margin=Insets(16, 8, 16, 8),
        padding=Insets(2, 0, 12, 0), background="surface_container_high", on_tap=lambda: _search(ctx),
    )  # fmt: skip
    return w.column(bar, id="search_bar_container", class_name=w.FRAME_LAYOUT)


def _selection_bar(ctx: Context, chosen: Sequence[int]) -> View:
    read = any((each := by_id(ctx, n)) and each["unread"] for n in chosen)

    def then(act: Callable[[], None]) -> Callable[[], None]:
        def go() -> None:
            act()
            ctx.page.ui["selected"] = []

        return go

    def mark() -> None:
        for each in ctx.data["letters"]:
            if each["id"] in chosen:
                each["unread"] = not read

    actions = (
        w.Action("archive", "", then(lambda: put(ctx, chosen, "archive")), id="archive"),
        w.Action("delete", "", then(lambda: put(ctx, chosen, "trash")), id="delete"),
        w.Action("mark_read" if read else "mark_unread", "", then(mark), id="read" if read else "unread"),
    )
    return w.app_bar(
        str(len(chosen)),
        navigation=w.Action("close", "Done", lambda: ctx.page.ui.update(selected=[])),
        actions=actions,
        overflow=lambda: _menu(ctx, chosen),
        background="surface_container",
    )


def row(ctx: Context, letter: Letter, chosen: Sequence[int] = ()) -> View:
    """A letter of a list: a face to select it by, who, what, the beginning, when, and a star."""
    number, unread = int(letter["id"]), bool(letter["unread"])
    marked = number in chosen

    def select() -> None:
        ctx.page.ui["selected"] = [n for n in chosen if n != number] if marked else [*chosen, number]

    def star() -> None:
        letter["starred"] = not letter["starred"]

    def swiped(way: str) -> None:
        if way in ("left", "right") and letter["folder"] == "inbox":
            put(ctx, [number], "archive")

    color = "on_surface" if unread else "on_surface_variant"
    who = f"To: {letter['to']}" if letter["folder"] in ("sent", "drafts") else str(letter["name"])
    face = (
        w.icon("check", box=40, background="primary", color="on_primary", key=f"face/{number}", on_tap=select,
               id="contact_image")
        if marked
        else w.avatar(str(letter["name"]), key=f"face/{number}", id="contact_image", on_tap=select)
    )  # fmt: skip
    star_icon = w.icon("star" if letter["starred"] else "star_border", size=22, box=40, id="star", on_tap=star,
                       description="Starred" if letter["starred"] else "Not starred", key=f"star/{number}",
                       color="amber" if letter["starred"] else "on_surface_variant")  # fmt: skip
    first_line = str(letter["body"]).replace("\n", " ")
    files = w.row(
        *(w.chip(name, lambda: reading.open_letter(ctx, letter), icon="attach", key=f"file/{number}/{place}")
          for place, name in enumerate(letter["files"][:2])),
        gap=8, margin=Insets(0, 6, 0, 2), id="attachment_chips",
    ) if letter["files"] and not chosen and unread else None  # fmt: skip
    return w.row(
        w.row(face, id="contact_image_container", width="wrap", class_name=w.FRAME_LAYOUT),
        w.column(
            w.row(
                w.icon("label_important", size=16, color="amber", id="importance") if letter["important"] else None,
                w.text(who, id="senders", bold=unread, max_lines=1, weight=1.0),
                w.icon("attach", size=16, id="paperclip") if letter["files"] else None,
                w.text(letter["when"], id="date", size=12, bold=unread, color=color),
                gap=4,
            ),
            w.row(
                w.column(w.text(letter["subject"] or "(no subject)", id="subject", size=14, bold=unread, max_lines=1),
                         w.text(first_line, id="snippet", size=14, color="on_surface_variant", max_lines=1),
                         weight=1.0, gap=1),
                star_icon,
            ),
            files,
            weight=1.0, margin=Insets(16, 0, 0, 0), class_name=w.VIEW_GROUP,
        ),
        key=f"letter/{number}", id="swipeable_conversation_item", padding=Insets(16, 8, 8, 8),
        background="secondary_container" if marked else "", selected=marked, class_name=w.FRAME_LAYOUT,
        on_tap=select if chosen else lambda: reading.open_letter(ctx, letter), on_long_press=select,
    ).but(on_swipe=swiped)  # fmt: skip


# --- the drawer -----------------------------------------------------------------------------------------------------


def _drawer(ctx: Context) -> tuple[View, ...]:
    """What darkens the list, and the folders before it."""
    shade = View(
        kind="column", class_name=w.PLAIN_VIEW, key="drawer_shade", description="Close navigation menu",
        width="fill", height="fill", style=Style(background="scrim"), on_tap=lambda: ctx.page.ui.update(drawer=False),
    )  # fmt: skip
    folder = folder_of(ctx)

    def go(name: str) -> Callable[[], None]:
        def act() -> None:
            ctx.page.ui.update(folder=name, drawer=False, selected=[])
            ctx.page.scroll.clear()

        return act

    def entry(name: str, label: str, glyph: str) -> View:
        found = within(ctx, name)
        count = len(found) if name == "drafts" else sum(1 for each in found if each["unread"])
        return w.row(
            w.icon(glyph, color="on_secondary_container" if name == folder else "on_surface_variant", id="folder_icon"),
            w.text(label, id="name", size=14, bold=True, weight=1.0, margin=Insets(16, 0, 0, 0)),
            w.text(str(count), id="unread", size=12) if count else None,
            key=f"folder/{name}", height=52, radius=26, padding=Insets(16, 0, 20, 0), margin=Insets(12, 0, 12, 0),
            selected=name == folder, background="secondary_container" if name == folder else "", on_tap=go(name),
        )  # fmt: skip

    rows = [entry(*each) for each in FOLDERS]
    panel = w.column(
        w.text("Email", id="drawer_title", size=22, padding=Insets(28, 20, 28, 16)),
        w.divider(),
        w.scroll_column(
            *rows[:3], w.heading("All labels", id="section", padding=Insets(28, 16, 28, 8)), *rows[3:], w.divider(),
            w.list_row("Settings", icon="settings", key="settings", on_tap=lambda: _settings(ctx)),
            w.list_row("Help & feedback", icon="help", key="help", on_tap=lambda: ctx.toast(NO_APP)),
            key="drawer", id="drawer_list", padding=insets(0, 8),
        ),
        id="drawer_pullout", width=316, height="fill", background="surface_container_low", margin=Insets(0, 0, 64, 0),
    )  # fmt: skip
    return shade, panel.but(align="fill")


# --- searching, menus, settings -------------------------------------------------------------------------------------


def search(ctx: Context) -> View:
    """Letters that hold what is typed."""
    words = ctx.field("query")
    found = matching(ctx, words)
    bar = w.row(
        w.icon_button("back", "Navigate up", ctx.pop),
        w.field("query", "Search in mail", id="search_view_edit_text", look="plain", weight=1.0, size=18,
                input_action="search", on_submit=ctx.hide_keyboard),
        w.icon_button("close", "", lambda: ctx.set_field("query", ""), id="clear_button") if words else None,
        height=64, padding=insets(4, 4),
    )  # fmt: skip
    if not words.strip():
        return w.screen(bar, w.divider())
    none = w.text("No results", id="empty_text", color="on_surface_variant", padding=insets(24, 32))
    rows = w.scroll_column(*(row(ctx, each) for each in found), key="results", id="conversation_list_view")
    return w.screen(bar, w.divider(), rows if found else none)


def selection_menu(ctx: Context) -> View:
    """What is behind the three dots while letters are selected."""
    numbers: list[int] = ctx.page.args["ids"]

    def then(act: Callable[[], None]) -> Callable[[], None]:
        def go() -> None:
            ctx.pop()
            act()
            ctx.page.ui["selected"] = []

        return go

    def flag(name: str, value: bool) -> Callable[[], None]:
        def act() -> None:
            for each in ctx.data["letters"]:
                if each["id"] in numbers:
                    each[name] = value

        return act

    return w.menu_frame(
        [
            w.MenuEntry("Add star", then(flag("starred", True)), key="star"),
            w.MenuEntry("Remove star", then(flag("starred", False)), key="unstar"),
            w.MenuEntry("Mark important", then(flag("important", True)), key="important"),
            w.MenuEntry("Report spam", then(lambda: put(ctx, numbers, "spam")), key="spam"),
        ]
    )


def settings(ctx: Context) -> View:
    """The account, and what stands under every letter."""
    sign = str(ctx.data["signature"])
    return w.screen(
        w.app_bar("Settings", navigation=w.back(ctx.pop)),
        w.scroll_column(
            w.heading(str(ctx.data["account"])),
            w.list_row("Signature", sign or "Not set", key="signature", on_tap=lambda: _sign(ctx)),
            w.list_row("Empty trash now", f"{len(within(ctx, 'trash'))} messages", key="empty",
                       on_tap=lambda: _empty(ctx)),
            w.list_row("Version", "9.0", key="version"),
            key="settings", id="android:id/list", class_name=w.LIST_VIEW,
        ),
    )  # fmt: skip


def signature(ctx: Context) -> View:
    """A dialog with a field."""

    def keep() -> None:
        words = ctx.field("signature")
        ctx.data["signature"] = words
        ctx.pop()

    return w.dialog_frame(
        "Signature", "", w.field("signature", "Append text to messages you send", look="underlined", id="edit"),
        buttons=(w.DialogButton("Cancel", ctx.pop, "negative", key="cancel"),
                 w.DialogButton("OK", keep, "positive", key="ok")),
    )  # fmt: skip


# --- what taps do ---------------------------------------------------------------------------------------------------


def put(ctx: Context, numbers: Sequence[int], folder: str) -> None:
    """Move letters, and say so."""
    move(ctx, list(numbers), folder)
    words = {"archive": "archived", "trash": "deleted", "spam": "reported as spam", "inbox": "moved to Inbox"}[folder]
    ctx.toast(f"{len(numbers)} {words}")


def _compose(ctx: Context) -> None:
    ctx.push("compose", {"draft": 0}).focus = "to"


def _search(ctx: Context) -> None:
    ctx.push("search").focus = "query"


def _menu(ctx: Context, chosen: Sequence[int]) -> None:
    ctx.push("selection_menu", {"ids": list(chosen)}, "menu")


def _account(ctx: Context) -> None:
    ctx.toast(f"Signed in as {ctx.data['account']}")


def _settings(ctx: Context) -> None:
    ctx.page.ui["drawer"] = False
    ctx.push("settings")


def _sign(ctx: Context) -> None:
    page = ctx.push("signature", kind="dialog")
    page.fields["signature"] = str(ctx.data["signature"])
    page.focus = "signature"


def _empty(ctx: Context) -> None:
    move(ctx, [int(each["id"]) for each in within(ctx, "trash")], "trash")
    ctx.toast("Trash emptied")


PAGES: dict[str, Callable[[Context], View]] = {
    "list": letters_list,
    "search": search,
    "selection_menu": selection_menu,
    "settings": settings,
    "signature": signature,
    **reading.PAGES,
}
