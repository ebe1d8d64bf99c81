"""One conversation: its bubbles, and the bar to write in."""

from __future__ import annotations

from collections.abc import Callable

from device.simulator.android.app import Context, Start
from device.simulator.apps.messages.threads import (
    FAILED,
    Message,
    Thread,
    by_id,
    by_number,
    delete_message,
    online,
    start,
    write,
)
from device.simulator.apps.share_sheet import share
from device.simulator.drawing import widgets as w
from device.simulator.drawing.view import Insets, Style, View, insets

NO_APP = "No app was found to handle this action."
END = 1e9
QUICK = {"?": ("Yes", "No", "OK"), "!": ("👍", "Thank you!"), "": ("OK", "Thank you!", "👍")}
"""Replies that are offered, by how the last message ends."""
ATTACHMENTS = (
    ("photo", "Gallery"), ("photo_camera", "Camera"), ("gif", "GIFs"), ("sticker", "Stickers"), ("folder", "Files"),
    ("location", "Location"), ("contacts", "Contacts"), ("schedule", "Schedule send"),
)  # fmt: skip
HERE = "I am here: 12 Harbour Street"
WIDEST_BUBBLE = 280


def _thread(ctx: Context) -> Thread | None:
    if "thread" in ctx.page.args:
        return by_id(ctx, int(ctx.page.args["thread"]))
    return by_number(ctx, str(ctx.page.args["number"]))


def conversation(ctx: Context) -> View:
    """The bubbles above, the bar to write in below."""
    thread = _thread(ctx)
    messages = thread["messages"] if thread else []
    name = str(thread["name"]) if thread else str(ctx.page.args.get("number", "Deleted"))
    rows = [_bubble(ctx, thread, m, place, messages) for place, m in enumerate(messages)] if thread else []
    head = w.text("Texting with " + name, id="conversation_start", size=12, color="on_surface_variant", width="fill",
                  text_align="center", padding=insets(16, 16))  # fmt: skip
    bubbles = w.scroll_column(head, *rows, key="bubbles", id="android:id/list", padding=Insets(8, 8, 8, 12))
    layer = View(kind="column", class_name=w.FRAME_LAYOUT, id="reaction_overlay", width="fill", height="fill")
    return w.screen(
        _bar(ctx, thread, name),
        w.stack(bubbles, layer, align="fill", height="fill", weight=1.0, id="conversation_container"),
        _quick_replies(ctx, thread),
        _compose_bar(ctx, thread),
    )


def _bar(ctx: Context, thread: Thread | None, name: str) -> View:
    number = str(thread["number"]) if thread else name

    def call() -> None:
        if not ctx.start("com.android.dialer", Start("android.intent.action.DIAL", f"tel:{number}")):
            ctx.toast(NO_APP)

    def info() -> None:
        if thread is not None:
            ctx.push("details", {"thread": thread["id"]})

    title = w.row(
        w.avatar(name, size=32),
        w.column(w.text(name, id="conversation_title", size=18, max_lines=1), weight=1.0, margin=Insets(12, 0, 0, 0)),
        id="action_bar_title_container",
        key="title",
        height=48,
        on_tap=info,
    )
    return w.app_bar(
        title,
        navigation=w.back(ctx.pop),
        actions=(
            w.Action("call", "", call, id="action_call", key="call"),
            w.Action("videocam", "", lambda: ctx.toast(NO_APP), id="action_video", key="video"),
        ),
        overflow=lambda: _menu(ctx, thread),
    )


def _bubble(ctx: Context, thread: Thread, message: Message, place: int, messages: list[Message]) -> View:
    """A message, and under it when it was sent and what became of it. A day is written above its first message."""
    mine = bool(message["mine"])
    day = str(message["when"]).rpartition(" ")[0] or "Today"
    first = place == 0 or (str(messages[place - 1]["when"]).rpartition(" ")[0] or "Today") != day
    ends = place + 1 == len(messages) or messages[place + 1]["mine"] != mine
    failed = message["status"] == FAILED
    words = View(
        kind="text", class_name=w.TEXT_VIEW, id="message_text", key=f"message/{message['id']}", text=message["text"],
        padding=insets(14, 9), focusable=True,
        style=Style(background="primary" if mine else "surface_container_high", radius=20, size=16, max_lines=0,
                    color="on_primary" if mine else "on_surface"),
        on_tap=(lambda: _again(ctx, thread, message)) if failed else (lambda: _stamp(ctx, message)),
        on_long_press=lambda: _offer(ctx, thread, message),
    )  # fmt: skip
    told = ctx.page.ui.get("stamped") == message["id"]
    below = [text for text in (str(message["when"]) if told or failed else "", str(message["status"])) if text]
    foot = w.text(" · ".join(below), id="message_status", size=12, color="error" if failed else "on_surface_variant",
                  margin=Insets(6, 2, 6, 0)) if below and (ends or told or failed) else None  # fmt: skip
    liked = w.icon("favorite_heart", size=16, color="red", id="reaction", margin=Insets(6, 2, 0, 0))
    face = w.avatar(thread["name"], size=28, id="message_icon") if ends and not mine else w.space(28)
    bubble = w.row(
        None if mine else face,
        w.column(words, liked if message["liked"] else None, foot, id="message_content", align="end" if mine else
                 "start", weight=1.0, margin=Insets(64, 0, 0, 0) if mine else Insets(8, 0, 64, 0)),
        align="end",
        class_name=w.FRAME_LAYOUT,
        padding=Insets(8, 1, 8, 6 if ends else 1),
    )  # fmt: skip
    if not first:
        return bubble
    heading = w.text(day, id="message_date", size=12, color="on_surface_variant", width="fill", text_align="center",
                     padding=insets(0, 12))  # fmt: skip
    return w.column(heading, bubble)


def _quick_replies(ctx: Context, thread: Thread | None) -> View | None:
    """Chips with answers, while the last word is the other's and nothing is written yet."""
    messages = thread["messages"] if thread else []
    if thread is None or not messages or messages[-1]["mine"] or ctx.field("text"):
        return None
    ending = str(messages[-1]["text"])[-1:]
    return w.row(
        *(w.chip(words, lambda words=words: _send(ctx, words), key=f"quick/{words}")  # type: ignore[misc]
          for words in QUICK.get(ending, QUICK[""])),
        id="smart_reply_chips", gap=8, arrange="end", padding=insets(16, 4),
    )  # fmt: skip


def _compose_bar(ctx: Context, thread: Thread | None) -> View:
    """A field between icons that have no names."""
    written = bool(ctx.field("text").strip())
    return w.row(
        w.icon_button("add_circle", "", lambda: _attach(ctx), id="attach_media_button", key="attach", box=44),
        w.icon_button("photo_library", "", lambda: _gallery(ctx), id="gallery_button", key="gallery", box=40),
        w.row(
            w.field("text", "Text message", id="compose_message_text", look="plain", multiline=True, weight=1.0),
            w.icon_button("emoji", "", lambda: _emoji(ctx), id="emoji_button", key="emoji", box=40),
            id="compose_message_text_container", weight=1.0, radius=24, background="surface_container_high",
            padding=Insets(16, 0, 4, 0),
        ),
        w.icon_button("send", "Send SMS", lambda: _send(ctx, ctx.field("text").strip()), id="send_message_button",
                      key="send", color="primary", box=44)
        if written
        else w.icon_button("mic", "", lambda: ctx.toast("Hold to record, release to send"), id="voice_button",
                           key="voice", box=44),
        id="message_compose_view_container",
        padding=insets(4, 8),
        background="surface",
    )  # fmt: skip


# --- what is behind it ----------------------------------------------------------------------------------------------


def message_sheet(ctx: Context) -> View:
    """What a long press on a message offers."""
    thread = by_id(ctx, int(ctx.page.args["thread"]))
    number = int(ctx.page.args["message"])
    message = next((m for m in thread["messages"] if m["id"] == number), None) if thread else None
    if thread is None or message is None:
        return w.sheet_frame(w.text("This message is gone.", padding=insets(24, 24)))

    def then(act: Callable[[], None]) -> Callable[[], None]:
        def go() -> None:
            ctx.pop()
            act()

        return go

    def like() -> None:
        message["liked"] = not message["liked"]

    faces = w.row(
        *(w.icon_button(glyph, "", then(like), id="reaction_button", key=f"react/{glyph}", color="on_surface")
          for glyph in ("favorite_heart", "thumb_up", "thumb_down", "face", "celebration")),
        arrange="between", padding=insets(20, 4),
    )  # fmt: skip
    rows = (
        ("copy", "Copy text", then(lambda: ctx.copy(str(message["text"])))),
        ("forward", "Forward", then(lambda: share(ctx, "Message", str(message["text"])))),
        ("info", "View details", then(lambda: ctx.toast(f"{message['when']}, text message"))),
        ("delete", "Delete", then(lambda: delete_message(thread, number))),
    )
    return w.sheet_frame(
        faces,
        *(w.list_row(label, icon=glyph, on_tap=act, key=label.lower()) for glyph, label, act in rows),
        w.space(24),
    )


def attach_sheet(ctx: Context) -> View:
    """What can be put into a message."""

    def chosen(label: str) -> Callable[[], None]:
        def act() -> None:
            ctx.pop()
            match label:
                case "Location":
                    _send(ctx, HERE)
                case "Gallery":
                    _gallery(ctx)
                case _:
                    ctx.toast(NO_APP)

        return act

    def cell(glyph: str, label: str) -> View:
        return w.column(
            w.icon(glyph, box=52, color="on_secondary_container", background="secondary_container"),
            w.text(label, size=12, color="on_surface_variant", max_lines=1),
            weight=1.0, gap=6, align="center", padding=insets(2, 10), key=f"attach/{label}", on_tap=chosen(label),
        )  # fmt: skip

    lines = [ATTACHMENTS[i : i + 4] for i in range(0, len(ATTACHMENTS), 4)]
    return w.sheet_frame(*(w.row(*(cell(*entry) for entry in line), padding=insets(8)) for line in lines), w.space(20))


def thread_menu(ctx: Context) -> View:
    """What is behind the three dots of a conversation."""
    number = int(ctx.page.args["thread"])

    def then(act: Callable[[Thread], None]) -> Callable[[], None]:
        def go() -> None:
            ctx.pop()
            thread = by_id(ctx, number)
            if thread is not None:
                act(thread)

        return go

    def archive(thread: Thread) -> None:
        thread["archived"] = True
        ctx.pop()
        ctx.toast("Archived")

    return w.menu_frame(
        [
            w.MenuEntry("Details", then(lambda t: _push(ctx, "details", t)), key="details"),
            w.MenuEntry("Archive", then(archive), key="archive"),
            w.MenuEntry("Delete", then(lambda t: _ask(ctx, t)), key="delete"),
            w.MenuEntry("Help & feedback", then(lambda t: ctx.toast(NO_APP)), key="help"),
        ]
    )


# --- what taps do ---------------------------------------------------------------------------------------------------


def _push(ctx: Context, name: str, thread: Thread) -> None:
    ctx.push(name, {"thread": thread["id"]})


def _ask(ctx: Context, thread: Thread) -> None:
    ctx.push("confirm_delete", {"thread": thread["id"]}, "dialog")


def _menu(ctx: Context, thread: Thread | None) -> None:
    if thread is not None:
        ctx.push("thread_menu", {"thread": thread["id"]}, "menu")


def _attach(ctx: Context) -> None:
    ctx.hide_keyboard()
    ctx.push("attach_sheet", kind="sheet")


def _gallery(ctx: Context) -> None:
    if not ctx.start("com.android.gallery3d"):
        ctx.toast(NO_APP)


def _emoji(ctx: Context) -> None:
    ctx.set_field("text", ctx.field("text") + "🙂")


def _offer(ctx: Context, thread: Thread, message: Message) -> None:
    ctx.push("message_sheet", {"thread": thread["id"], "message": message["id"]}, "sheet")


def _stamp(ctx: Context, message: Message) -> None:
    """A tap on a bubble shows when it was sent, and another one hides it."""
    shown = ctx.page.ui.get("stamped") == message["id"]
    ctx.page.ui["stamped"] = 0 if shown else message["id"]


def _again(ctx: Context, thread: Thread, message: Message) -> None:
    if online(ctx):
        delete_message(thread, int(message["id"]))
        write(ctx, thread, str(message["text"]))
    else:
        ctx.toast("No network")


def _send(ctx: Context, text: str) -> None:
    if not text:
        return
    number = str(ctx.page.args.get("number", ""))
    thread = _thread(ctx) or start(ctx, "", number)
    write(ctx, thread, text)
    ctx.set_field("text", "")
    ctx.page.scroll["bubbles"] = END


PAGES: dict[str, Callable[[Context], View]] = {
    "thread": conversation,
    "message_sheet": message_sheet,
    "attach_sheet": attach_sheet,
    "thread_menu": thread_menu,
}
