"""The Messages app: its list, one conversation, and what is behind the menus. As untidy as such apps are.

Icons in the bar to write in have no description, most bubbles stand under the same word, and an empty layer for
reactions lies over the whole conversation.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import ClassVar
from urllib.parse import unquote

from device.simulator.android.app import JSON, Context, Page, Start
from device.simulator.apps.messages import talk
from device.simulator.apps.messages.threads import (
    FAILED,
    Thread,
    by_id,
    by_number,
    delete,
    last,
    matching,
    seeded,
    start,
)
from device.simulator.drawing import widgets as w
from device.simulator.drawing.view import Insets, View, insets

NO_APP = "No app was found to handle this action."
END = 1e9
"""Further down than any conversation reaches: it opens at its end."""


class MessagesApp:
    """com.android.messaging. Its data: ``threads`` (see threads.Thread), ``next_id`` and ``next_thread``."""

    package = "com.android.messaging"
    label = "Messages"
    icon = "message_filled"
    color = "#0b57d0"
    version = "1.0.001"
    launchable = True
    activities: ClassVar[dict[str, str]] = {
        "thread": ".ui.conversation.ConversationActivity",
        "details": ".ui.PeopleAndOptionsActivity",
        "": ".ui.conversationlist.ConversationListActivity",
    }

    def seed(self, rng: random.Random) -> dict[str, JSON]:
        return seeded(0)

    def varied(self, seed: int) -> dict[str, JSON]:
        return seeded(seed)

    def enter(self, start: Start) -> list[Page]:
        scheme, _, rest = start.data.partition(":")
        if scheme in ("sms", "smsto", "mms", "mmsto") and rest:
            number, _, query = unquote(rest).partition("?body=")
            body = query or str(start.extras.get("sms_body", ""))
            return [Page("list"), Page("thread", {"number": number}, scroll={"bubbles": END}, fields={"text": body})]
        return [Page("list")]

    def build(self, ctx: Context) -> View:
        return PAGES[ctx.page.name](ctx)

    def unseen(self, ctx: Context) -> None:
        for thread in reversed(ctx.data["threads"]):
            newest = last(thread)
            if thread["unread"] and newest is not None:
                open_it = Start("android.intent.action.SENDTO", f"smsto:{thread['number']}")
                ctx.notify(f"thread/{thread['id']}", str(thread["name"]), str(newest["text"]), start=open_it)


def open_thread(ctx: Context, thread: Thread) -> None:
    """Show a conversation from its end; it counts as read."""
    thread["unread"] = False
    ctx.hide_keyboard()
    ctx.push("thread", {"thread": thread["id"]}).scroll["bubbles"] = END


# --- the list -------------------------------------------------------------------------------------------------------


def conversations(ctx: Context) -> View:
    """Every conversation that is not put away, the latest first."""
    away = bool(ctx.page.args.get("archived"))
    threads = [thread for thread in ctx.data["threads"] if thread["archived"] == away and not thread["blocked"]]
    rows = [_row(ctx, thread) for thread in threads]
    empty = w.text(
        "Archived conversations appear here" if away else "Once you start a new conversation, you’ll see it here",
        id="empty_text", color="on_surface_variant", width="fill", text_align="center", padding=insets(32, 96),
    )  # fmt: skip
    body = w.scroll_column(*rows, key="threads", id="android:id/list", padding=Insets(0, 4, 0, 96)) if rows else empty
    if away:
        return w.screen(w.app_bar("Archived", navigation=w.back(ctx.pop)), body)
    bar = w.app_bar(
        "Messages",
        actions=(w.Action("search", "Search messages", lambda: _search(ctx), id="action_zero_state_search"),),
        overflow=lambda: _menu(ctx, "list_menu"),
    )
    create = w.row(
        w.icon("message", color="on_primary_container", hidden_from_tree=True),
        w.text("Start chat", size=14, bold=True, color="on_primary_container"),
        id="start_new_conversation_button", key="start_chat", width="wrap", height=56, gap=12, padding=insets(20),
        margin=Insets(16, 16, 16, 16), radius=16, elevation=4, background="primary_container",
        on_tap=lambda: _compose(ctx),
    )  # fmt: skip
    return w.screen(
        bar,
        w.stack(body, create, overlay("snackbar_layer"), align="end", arrange="end", height="fill", weight=1.0,
                id="conversation_list"),
    )  # fmt: skip


def overlay(id: str) -> View:
    """An empty layer over everything, as apps have for what may come up there: in the tree, and nothing to the eye."""
    return View(kind="column", class_name=w.FRAME_LAYOUT, id=id, width="fill", height="fill")


def _row(ctx: Context, thread: Thread) -> View:
    newest = last(thread)
    unread = bool(thread["unread"])
    color = "on_surface" if unread else "on_surface_variant"
    words = "" if newest is None else f"You: {newest['text']}" if newest["mine"] else str(newest["text"])
    when = "" if newest is None else str(newest["when"]).rpartition(" ")[0] or str(newest["when"])
    failed = newest is not None and newest["status"] == FAILED
    return w.row(
        w.stack(
            w.avatar(thread["name"], size=44, id="conversation_icon", key=f"face/{thread['id']}",
                     on_tap=lambda: _details(ctx, thread)),
            width="wrap", class_name=w.FRAME_LAYOUT, id="conversation_icon_container",
        ),
        w.column(
            w.row(
                w.text(thread["name"], id="conversation_name", bold=unread, max_lines=1, weight=1.0),
                w.icon("volume_off", size=16, id="conversation_notification_bell") if thread["muted"] else None,
                w.text(when, id="conversation_timestamp", size=12, bold=unread, color=color, margin=Insets(8, 0, 0, 0)),
            ),
            w.row(
                w.text("Not sent. Tap to try again." if failed else words, id="conversation_snippet", size=14,
                       bold=unread, color="error" if failed else color, max_lines=1, weight=1.0),
                w.icon("circle", size=10, color="primary", id="unread_dot") if unread else None,
            ),
            id="swipeable_content", weight=1.0, gap=3, margin=Insets(16, 0, 0, 0), class_name=w.RELATIVE_LAYOUT,
        ),
        key=f"thread/{thread['id']}",
        id="swipeable_container",
        padding=insets(16, 12),
        class_name=w.FRAME_LAYOUT,
        on_tap=lambda: open_thread(ctx, thread),
        on_long_press=lambda: _sheet(ctx, "thread_sheet", thread),
    )  # fmt: skip


def list_menu(ctx: Context) -> View:
    """What is behind the three dots of the list."""

    def read_all() -> None:
        ctx.pop()
        for thread in ctx.data["threads"]:
            thread["unread"] = False

    def archived() -> None:
        ctx.pop()
        ctx.push("list", {"archived": True})

    return w.menu_frame(
        [
            w.MenuEntry("Archived", archived, key="archived"),
            w.MenuEntry("Mark all as read", read_all, key="read_all"),
            w.MenuEntry("Help & feedback", lambda: _say(ctx, NO_APP), key="help"),
        ]
    )


def thread_sheet(ctx: Context) -> View:
    """What a long press on a conversation offers."""
    thread = by_id(ctx, int(ctx.page.args["thread"]))
    if thread is None:
        return w.sheet_frame(w.text("This conversation is gone.", padding=insets(24, 24)))

    def then(change: Callable[[], None], words: str = "") -> Callable[[], None]:
        def act() -> None:
            ctx.pop()
            change()
            if words:
                ctx.toast(words)

        return act

    put = "Unarchive" if thread["archived"] else "Archive"
    rows = (
        ("archive", put, then(lambda: thread.update(archived=not thread["archived"]), f"{put}d")),
        ("mark_read" if thread["unread"] else "mark_unread", f"Mark as {'read' if thread['unread'] else 'unread'}",
         then(lambda: thread.update(unread=not thread["unread"]))),
        ("volume_off", "Unmute" if thread["muted"] else "Mute", then(lambda: thread.update(muted=not thread["muted"]))),
        ("delete", "Delete", then(lambda: ask_delete(ctx, thread))),
    )  # fmt: skip
    return w.sheet_frame(
        w.text(thread["name"], size=14, color="on_surface_variant", max_lines=1, padding=insets(24, 4)),
        *(w.list_row(label, icon=glyph, on_tap=act, key=label.lower()) for glyph, label, act in rows),
        w.space(24),
    )


# --- searching and beginning ----------------------------------------------------------------------------------------


def search(ctx: Context) -> View:
    """Conversations and messages that hold what is typed."""
    words = ctx.field("query")
    found = matching(ctx, words)
    bar = w.row(
        w.icon_button("back", "Navigate up", ctx.pop),
        w.field("query", "Search messages", id="zero_state_search_box_text_input", look="plain", weight=1.0, size=18,
                input_action="search", on_submit=ctx.hide_keyboard),
        w.icon_button("close", "", lambda: ctx.set_field("query", ""), id="clear_search") if words else None,
        height=64,
        padding=insets(4, 4),
    )  # fmt: skip
    rows = [
        w.row(
            w.avatar(thread["name"], size=40),
            w.column(
                w.row(w.text(thread["name"], id="name", max_lines=1, weight=1.0),
                      w.text(message["when"], id="timestamp", size=12, color="on_surface_variant")),
                w.text(message["text"], id="snippet", size=14, color="on_surface_variant", max_lines=2),
                weight=1.0, margin=Insets(16, 0, 0, 0), gap=2,
            ),
            key=f"found/{message['id']}", padding=insets(16, 10),
            on_tap=lambda thread=thread: open_thread(ctx, thread),
        )
        for thread, message in found
    ]  # fmt: skip
    none = w.text("No results found", id="empty", color="on_surface_variant", padding=insets(24, 32))
    body = w.scroll_column(*rows, key="results") if rows else none if words.strip() else w.space(1)
    return w.screen(bar, w.divider(), body)


def compose(ctx: Context) -> View:
    """Choosing whom to write to: by a name, or by any number."""
    words = ctx.field("to").strip()
    sought = words.casefold()
    known = [t for t in ctx.data["threads"] if sought in f"{t['name']} {t['number']}".casefold()]
    known.sort(key=lambda thread: str(thread["name"]).casefold())
    number = "".join(c for c in words if c in "+0123456789")

    def go(name: str, to: str) -> Callable[[], None]:
        def act() -> None:
            thread = start(ctx, name, to)
            ctx.pop()
            open_thread(ctx, thread)

        return act

    rows = [
        w.row(
            w.avatar(thread["name"]),
            w.column(w.text(thread["name"], id="contact_name", max_lines=1),
                     w.text(thread["number"], id="contact_details", size=14, color="on_surface_variant"),
                     weight=1.0, margin=Insets(16, 0, 0, 0)),
            w.text("Mobile", id="contact_detail_type", size=12, color="on_surface_variant"),
            key=f"to/{thread['id']}", padding=insets(16, 8), on_tap=go(thread["name"], thread["number"]),
        )
        for thread in known
    ]  # fmt: skip
    if len(number) >= 3 and by_number(ctx, number) is None:
        rows.insert(0, w.list_row(f"Send to {words}", icon="message", key="to/number", on_tap=go("", words)))
    bar = w.app_bar("New conversation", navigation=w.back(ctx.pop))
    to = w.row(
        w.text("To", color="on_surface_variant", margin=Insets(16, 0, 16, 0)),
        w.field("to", "Type a name, phone number, or email", id="recipient_text_view", look="plain", weight=1.0,
                input_action="done", on_submit=ctx.hide_keyboard),
        w.icon_button("dialpad", "", lambda: ctx.toast("The keyboard has numbers too"), id="dialpad_button"),
        height=56,
    )  # fmt: skip
    return w.screen(bar, to, w.divider(), w.scroll_column(*rows, key="people", id="all_contacts_list"))


# --- a person -------------------------------------------------------------------------------------------------------


def details(ctx: Context) -> View:
    """Who a conversation is with, and what one can do about it."""
    thread = by_id(ctx, int(ctx.page.args["thread"]))
    if thread is None:
        return w.screen(w.app_bar("Details", navigation=w.back(ctx.pop)))

    def mute() -> None:
        thread["muted"] = not thread["muted"]

    def call() -> None:
        if not ctx.start("com.android.dialer", Start("android.intent.action.DIAL", f"tel:{thread['number']}")):
            ctx.toast(NO_APP)

    def block() -> None:
        thread["blocked"] = not thread["blocked"]
        ctx.toast("Blocked" if thread["blocked"] else "Unblocked")

    head = w.column(
        w.avatar(thread["name"], size=88, id="photo"),
        w.text(thread["name"], id="name", size=24, text_align="center", max_lines=2),
        w.text(thread["number"], id="details", size=14, color="on_surface_variant"),
        gap=8, align="center", padding=insets(24, 16),
    )  # fmt: skip
    verbs = w.row(
        *(w.column(w.icon_button(glyph, "", act, id=f"{glyph}_button", background="surface_container_high"),
                   w.text(label, size=12, color="on_surface_variant"), weight=1.0, align="center", gap=4)
          for glyph, label, act in (("call", "Call", call), ("videocam", "Video", lambda: ctx.toast(NO_APP)),
                                    ("person", "Contact info", lambda: _contact(ctx, thread)))),
        padding=insets(24, 8),
    )  # fmt: skip
    return w.screen(
        w.app_bar("Details", navigation=w.back(ctx.pop), overflow=lambda: ctx.toast(NO_APP)),
        w.scroll_column(
            head, verbs, w.divider(),
            w.switch_row("Notifications", not thread["muted"], mute, icon="notifications", key="notifications"),
            w.list_row("Unblock" if thread["blocked"] else "Block & report spam", icon="block", on_tap=block,
                       key="block"),
            w.heading("1 person"),
            w.row(w.avatar(thread["name"]),
                  w.column(w.text(thread["name"], max_lines=1),
                           w.text(thread["number"], size=14, color="on_surface_variant"),
                           weight=1.0, margin=Insets(16, 0, 0, 0)),
                  key="person", padding=insets(24, 10), on_tap=lambda: _contact(ctx, thread)),
            key="details", recycling=False,
        ),
    )  # fmt: skip


def _contact(ctx: Context, thread: Thread) -> None:
    extras = {"phone": thread["number"], "name": thread["name"]}
    if not ctx.start("com.android.contacts", Start("android.intent.action.INSERT_OR_EDIT", extras=extras)):
        ctx.toast(NO_APP)


def ask_delete(ctx: Context, thread: Thread) -> None:
    """Ask before a conversation goes."""
    ctx.push("confirm_delete", {"thread": thread["id"]}, "dialog")


def confirm_delete(ctx: Context) -> View:
    """Asks before a conversation is deleted."""
    number = int(ctx.page.args["thread"])

    def go() -> None:
        ctx.pop()
        if ctx.page.name == "thread":
            ctx.pop()
        delete(ctx, number)
        ctx.toast("Conversation deleted")

    return w.dialog_frame(
        "Delete this conversation?",
        "This is permanent and can’t be undone.",
        buttons=(
            w.DialogButton("Cancel", ctx.pop, "negative", key="cancel"),
            w.DialogButton("Delete", go, "positive", key="delete"),
        ),
    )


# --- what taps do ---------------------------------------------------------------------------------------------------


def _search(ctx: Context) -> None:
    ctx.push("search").focus = "query"


def _compose(ctx: Context) -> None:
    ctx.push("compose").focus = "to"


def _menu(ctx: Context, name: str) -> None:
    ctx.push(name, kind="menu")


def _sheet(ctx: Context, name: str, thread: Thread) -> None:
    ctx.push(name, {"thread": thread["id"]}, "sheet")


def _details(ctx: Context, thread: Thread) -> None:
    ctx.push("details", {"thread": thread["id"]})


def _say(ctx: Context, text: str) -> None:
    ctx.pop()
    ctx.toast(text)


PAGES: dict[str, Callable[[Context], View]] = {
    "list": conversations,
    "list_menu": list_menu,
    "thread_sheet": thread_sheet,
    "search": search,
    "compose": compose,
    "details": details,
    "confirm_delete": confirm_delete,
    **talk.PAGES,
}
