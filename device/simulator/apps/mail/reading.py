"""One letter: reading it, and writing one."""

from __future__ import annotations

from collections.abc import Callable

from device.simulator.android.app import JSON, Context
from device.simulator.apps.mail.letters import FOLDERS, Letter, by_id, move, write
from device.simulator.drawing import widgets as w
from device.simulator.drawing.view import Insets, View, insets

NO_APP = "No app was found to handle this action."
LABEL_DP, WIDEST_LABEL = 76, 1.6
BELOW_DP = 160
"""Room for more below what is written."""
TITLES = {name: label for name, label, _ in FOLDERS}
KINDS = {"pdf": ("pdf", "#c5221f"), "jpg": ("image", "#1e8e3e"), "xlsx": ("table_rows", "#188038"),
         "ics": ("event", "#1a73e8")}  # fmt: skip
"""Icon and colour of a file, by its ending."""


def open_letter(ctx: Context, letter: Letter) -> None:
    """Show a letter, which counts as read then; a draft is written on."""
    ctx.hide_keyboard()
    if letter["folder"] == "drafts":
        page = ctx.push("compose", {"draft": letter["id"]})
        page.fields.update(to=letter["to"], subject=letter["subject"], body=letter["body"])
        return
    letter["unread"] = False
    ctx.push("letter", {"letter": letter["id"]})


def reader(ctx: Context) -> View:
    """A letter: its subject, who wrote it, what it says, what came with it, and three ways to answer."""
    letter = by_id(ctx, int(ctx.page.args["letter"]))
    if letter is None:
        return w.screen(w.app_bar("", navigation=w.back(ctx.pop)), w.text("This message is gone.", padding=insets(24)))
    number = int(letter["id"])

    def star() -> None:
        letter["starred"] = not letter["starred"]

    def leave(folder: str, words: str) -> Callable[[], None]:
        def act() -> None:
            move(ctx, [number], folder)
            ctx.pop()
            ctx.toast(words)

        return act

    def unread() -> None:
        letter["unread"] = True
        ctx.pop()

    bar = w.app_bar(
        "",
        navigation=w.back(ctx.pop),
        actions=(
            w.Action("archive", "", leave("archive", "1 archived"), id="archive", key="archive"),
            w.Action("delete", "", leave("trash", "1 deleted"), id="delete", key="delete"),
            w.Action("mark_unread", "", unread, id="inside_conversation_unread", key="unread"),
        ),
        overflow=lambda: _menu(ctx, number),
    )
    subject = w.row(
        w.text(letter["subject"] or "(no subject)", id="subject_and_folder_view", size=22, weight=1.0, max_lines=3),
        w.text(TITLES.get(str(letter["folder"]), ""), id="folder_label", size=12, color="on_surface_variant",
               background="surface_container_high", radius=4, padding=insets(6, 2)),
        w.icon("star" if letter["starred"] else "star_border", size=22, box=40, id="conversation_header_star",
               key="star", color="amber" if letter["starred"] else "on_surface_variant", on_tap=star),
        gap=8, padding=Insets(16, 8, 8, 8),
    )  # fmt: skip
    paragraphs = [
        w.text(part, size=16, width="fill", padding=insets(16, 6)) for part in str(letter["body"]).split("\n\n")
    ]
    return w.screen(
        bar,
        w.scroll_column(
            subject, _header(ctx, letter), w.column(*paragraphs, id="message_content", class_name=w.VIEW_GROUP),
            _files(ctx, letter), w.space(24), _answers(ctx, letter),
            key="letter", recycling=False, id="conversation_container", padding=Insets(0, 0, 0, 32),
        ),
    )  # fmt: skip


def _header(ctx: Context, letter: Letter) -> View:
    """Who wrote it: unfolded, also to whom and from which address."""
    unfolded = bool(ctx.page.ui.get("unfolded"))

    def unfold() -> None:
        ctx.page.ui["unfolded"] = not unfolded

    told = w.column(
        w.text(f"From {letter['address']}", id="from_details", size=14, color="on_surface_variant"),
        w.text(f"To {letter['to']}", id="to_details", size=14, color="on_surface_variant"),
        w.text(f"Date {letter['when']}", id="date_details", size=14, color="on_surface_variant"),
        gap=2, padding=Insets(72, 0, 16, 12),
    ) if unfolded else None  # fmt: skip
    head = w.row(
        w.avatar(str(letter["name"]), id="contact_badge", key="badge", on_tap=lambda: ctx.toast(letter["address"])),
        w.column(
            w.row(w.text(letter["name"], id="sender_name", bold=True, max_lines=1),
                  w.text(letter["when"], id="upper_date", size=12, color="on_surface_variant"), gap=8),
            w.text("to me" if letter["name"] != "me" else f"to {letter['to']}", id="recipient_summary", size=14,
                   color="on_surface_variant", max_lines=1),
            weight=1.0, margin=Insets(16, 0, 0, 0),
        ),
        w.icon_button("reply", "", lambda: _answer(ctx, letter, "Re"), id="reply", key="reply", box=40),
        w.icon_button("more_vert", "", lambda: _menu(ctx, int(letter["id"])), id="overflow", key="more", box=40),
        id="upper_header", key="header", padding=Insets(16, 8, 8, 8), on_tap=unfold, class_name=w.VIEW_GROUP,
    )  # fmt: skip
    return w.column(head, told)


def _files(ctx: Context, letter: Letter) -> View | None:
    if not letter["files"]:
        return None

    def tile(place: int, name: str) -> View:
        glyph, color = KINDS.get(name.rpartition(".")[2], ("attach_file", "#5f6368"))
        kind = name.rpartition(".")[2].upper()
        return w.row(
            w.icon(glyph, box=40, radius=8, color="white", background=color, id="attachment_tile_type_icon"),
            w.column(w.text(name, id="attachment_tile_title", size=14, max_lines=1),
                     w.text(kind, id="attachment_tile_subtitle", size=12, color="on_surface_variant"), weight=1.0,
                     margin=Insets(12, 0, 0, 0)),
            w.icon_button("download", "", lambda: ctx.toast("Saved to Downloads"), id="attachment_tile_save",
                          key=f"save/{place}", box=40),
            key=f"file/{place}", border="outline_variant", radius=12, padding=Insets(12, 8, 4, 8),
            margin=insets(16, 4), on_tap=lambda: ctx.toast(NO_APP),
        )  # fmt: skip

    count = len(letter["files"])
    return w.column(
        w.text(f"{count} attachment{'s' * (count > 1)}", id="attachment_count", size=12, color="on_surface_variant",
               padding=insets(16, 8)),
        *(tile(place, name) for place, name in enumerate(letter["files"])),
        id="attachment_tile_grid",
    )  # fmt: skip


def _answers(ctx: Context, letter: Letter) -> View:
    def pill(glyph: str, label: str, act: Callable[[], None]) -> View:
        return w.row(
            w.icon(glyph, size=20, hidden_from_tree=True), w.text(label, size=14, bold=True, max_lines=1),
            key=f"answer/{label}", height=44, weight=1.0, gap=8, arrange="center", radius=22, border="outline",
            padding=insets(4), on_tap=act,
        )  # fmt: skip

    return w.row(
        pill("reply", "Reply", lambda: _answer(ctx, letter, "Re")),
        pill("reply_all", "Reply all", lambda: _answer(ctx, letter, "Re")),
        pill("forward", "Forward", lambda: _answer(ctx, letter, "Fwd")),
        id="footer_buttons", gap=8, padding=insets(16),
    )  # fmt: skip


def letter_menu(ctx: Context) -> View:
    """What is behind the three dots of a letter."""
    number = int(ctx.page.args["letter"])

    def then(folder: str, words: str) -> Callable[[], None]:
        def act() -> None:
            ctx.pop()
            move(ctx, [number], folder)
            ctx.pop()
            ctx.toast(words)

        return act

    def important() -> None:
        ctx.pop()
        letter = by_id(ctx, number)
        if letter is not None:
            letter["important"] = not letter["important"]

    return w.menu_frame(
        [
            w.MenuEntry("Move to Inbox", then("inbox", "1 moved to Inbox"), key="inbox"),
            w.MenuEntry("Mark important", important, key="important"),
            w.MenuEntry("Report spam", then("spam", "1 reported as spam"), key="spam"),
            w.MenuEntry("Print", lambda: _say(ctx, NO_APP), key="print"),
        ]
    )


# --- writing --------------------------------------------------------------------------------------------------------


def compose(ctx: Context) -> View:
    """A letter being written. Going back keeps it as a draft, unless there is nothing in it."""
    draft = int(ctx.page.args.get("draft", 0))

    def written() -> tuple[str, str, str]:
        return ctx.field("to").strip(), ctx.field("subject"), ctx.field("body")

    def send() -> None:
        to, subject, body = written()
        if "@" not in to:
            ctx.push("no_recipient", kind="dialog")
            return
        sign = str(ctx.data["signature"])
        write(ctx, "sent", to, subject, f"{body}\n\n{sign}" if sign else body, draft)
        ctx.pop()
        ctx.toast("Sent")

    def leave() -> None:
        if any(part.strip() for part in written()):
            write(ctx, "drafts", *written(), draft)
            ctx.toast("Message saved as draft")
        ctx.pop()

    beside = _label_width(ctx)

    def label_of(words: str, key: str) -> View:
        return w.text(words, id=f"{key}_label", color="on_surface_variant", width=beside, max_lines=1,
                      padding=Insets(16, 0, 0, 0))  # fmt: skip

    def line(label: str, key: str, keyboard: str) -> View:
        look = w.field(key, "", id=key, look="plain", weight=1.0, input_action="next",
                       keyboard="email" if keyboard == "email" else "text")  # fmt: skip
        return w.row(
            label_of(label, key),
            look,
            w.icon_button("expand_more", "", lambda: ctx.toast("No further recipients"), id="add_cc_bcc", box=44)
            if key == "to" else None,
            height=52,
        )  # fmt: skip

    sender = w.row(
        label_of("From", "from"),
        w.text(str(ctx.data["account"]), id="from_account_name", weight=1.0, max_lines=1),
        height=52,
    )
    return w.screen(
        w.app_bar(
            "",
            navigation=w.Action("back", "Navigate up", leave),
            actions=(
                w.Action("attach_file", "", lambda: ctx.toast(NO_APP), id="add_attachment", key="attach"),
                w.Action("send", "", send, id="send", key="send"),
            ),
            overflow=lambda: _compose_menu(ctx, draft),
        ),
        w.scroll_column(
            sender, w.divider(), line("To", "to", "email"), w.divider(), line("Subject", "subject", "text"),
            w.divider(), w.field("body", "Compose email", id="body", look="plain", multiline=True).but(
                margin=Insets(16, 4, 16, 0), padding=Insets(0, 8, 0, BELOW_DP)),
            key="compose_scroll", id="compose", recycling=False,
        ),
    ).but(on_back=leave)  # fmt: skip


def _label_width(ctx: Context) -> int:
    """Room for the longest of the words before the fields, as large as text is."""
    return round(LABEL_DP * min(max(1.0, ctx.font_scale), WIDEST_LABEL))


def compose_menu(ctx: Context) -> View:
    """What is behind the three dots while one writes."""

    def discard() -> None:
        draft = int(ctx.page.args.get("draft", 0))
        ctx.pop(2)
        ctx.data["letters"] = [each for each in ctx.data["letters"] if each["id"] != draft]
        ctx.toast("Message discarded")

    return w.menu_frame(
        [
            w.MenuEntry("Schedule send", lambda: _say(ctx, NO_APP), key="schedule"),
            w.MenuEntry("Discard", discard, key="discard"),
        ]
    )


def no_recipient(ctx: Context) -> View:
    """Says that a letter goes nowhere."""
    return w.dialog_frame(
        "", "Add at least one recipient.", buttons=(w.DialogButton("OK", ctx.pop, "positive", key="ok"),)
    )


# --- what taps do ---------------------------------------------------------------------------------------------------


def _answer(ctx: Context, letter: Letter, prefix: str) -> None:
    subject = str(letter["subject"])
    fields: dict[str, JSON] = {
        "to": "" if prefix == "Fwd" else letter["address"] if letter["name"] != "me" else letter["to"],
        "subject": subject if subject.startswith(f"{prefix}: ") else f"{prefix}: {subject}",
        "body": f"\n\n{letter['name']} wrote:\n{letter['body']}" if prefix == "Fwd" else "",
    }
    page = ctx.push("compose", {"draft": 0})
    page.fields.update(fields)
    page.focus = "to" if prefix == "Fwd" else "body"


def _menu(ctx: Context, number: int) -> None:
    ctx.push("letter_menu", {"letter": number}, "menu")


def _compose_menu(ctx: Context, draft: int) -> None:
    ctx.push("compose_menu", {"draft": draft}, "menu")


def _say(ctx: Context, text: str) -> None:
    ctx.pop()
    ctx.toast(text)


PAGES: dict[str, Callable[[Context], View]] = {
    "letter": reader,
    "letter_menu": letter_menu,
    "compose": compose,
    "compose_menu": compose_menu,
    "no_recipient": no_recipient,
}
