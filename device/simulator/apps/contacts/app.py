"""The Contacts app: the list, its search and selection, and one contact's page. Editing is in editor."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import ClassVar
from urllib.parse import quote

from device.simulator.android.app import JSON, Context, Page, Start
from device.simulator.apps.contacts import editor
from device.simulator.apps.contacts.records import (
    Contact,
    by_id,
    card_of,
    delete,
    known,
    letter_of,
    listed,
    matching,
    name_of,
    seeded,
)
from device.simulator.apps.share_sheet import share
from device.simulator.drawing import widgets as w
from device.simulator.drawing.view import Insets, View, insets

NO_APP = "No app was found to handle this action."
SORTS = (("first", "First name"), ("last", "Last name"))
NAMES = (("first", "First name first"), ("last", "Last name first"))
ORDERS = {"sort": ("Sort by", SORTS), "names": ("Name format", NAMES)}


class ContactsApp:
    """com.android.contacts.

    Its data: ``contacts`` (see ``records.Contact``), ``next_id``, and how they are listed: ``sort`` and
    ``names``, each ``first`` or ``last``.
    """

    package = "com.android.contacts"
    label = "Contacts"
    icon = "contacts"
    color = "#1a73e8"
    version = "1.7.33"
    launchable = True
    activities: ClassVar[dict[str, str]] = {
        "contact": ".quickcontact.QuickContactActivity",
        "editor": ".activities.ContactEditorActivity",
        "settings": ".activities.ContactsPreferenceActivity",
        "": ".activities.PeopleActivity",
    }

    def seed(self, rng: random.Random) -> dict[str, JSON]:
        return seeded()

    def varied(self, seed: int) -> dict[str, JSON]:
        return known(seed)

    def enter(self, start: Start) -> list[Page]:
        if start.action in ("android.intent.action.INSERT", "android.intent.action.INSERT_OR_EDIT"):
            return [Page("list"), editor.blank(start.extras)]
        last = start.data.rstrip("/").rpartition("/")[2]
        if "contacts/" in start.data and last.isdigit():
            return [Page("list"), Page("contact", {"id": int(last)})]
        return [Page("list")]

    def build(self, ctx: Context) -> View:
        return PAGES[ctx.page.name](ctx)


# --- the list -------------------------------------------------------------------------------------------------------


def people(ctx: Context) -> View:
    """Everybody, favourites first, and the button that creates a contact."""
    chosen: list[int] = ctx.page.ui.get("selected", [])
    contacts = listed(ctx)
    starred = [contact for contact in contacts if contact.get("starred", False)]
    rows = [_row(ctx, contact, "favorite", number == 0) for number, contact in enumerate(starred)]
    before = ""
    for contact in contacts:
        letter = letter_of(ctx, contact)
        rows.append(_row(ctx, contact, letter, letter != before))
        before = letter
    body = w.scroll_column(*rows, key="list", id="android:id/list", class_name=w.LIST_VIEW,
                           padding=Insets(0, 8, 0, 88))  # fmt: skip
    if not contacts:
        body = _nobody()
    create = w.fab("add", "Create contact", lambda: _create(ctx), id="floating_action_button", key="create", round=True)
    content = w.stack(
        body,
        None
        if chosen
        else w.row(create, id="floating_action_button_container", width="wrap", class_name=w.FRAME_LAYOUT),
        align="end",
        arrange="end",
        height="fill",
        weight=1.0,
        id="contacts_list_container",
    )
    bar = _selection_bar(ctx, chosen) if chosen else _list_bar(ctx)
    page = w.screen(bar, content)
    return page.but(on_back=lambda: _select(ctx, [])) if chosen else page


def _list_bar(ctx: Context) -> View:
    return w.app_bar(
        "Contacts",
        actions=(w.Action("search", "Search", lambda: _search(ctx), id="menu_search"),),
        overflow=lambda: _push(ctx, "list_menu", "menu"),
    )


def _selection_bar(ctx: Context, chosen: list[int]) -> View:
    return w.app_bar(
        str(len(chosen)),
        navigation=w.Action("close", "Cancel selection", lambda: _select(ctx, []), id="search_close_button"),
        actions=(
            w.Action("share", "Share", lambda: _share(ctx, chosen), id="menu_share"),
            w.Action("delete", "Delete", lambda: _ask_delete(ctx, chosen), id="menu_delete"),
        ),
        background="surface_container",
        title_id="selection_count_text",
    )


def _nobody() -> View:
    return w.column(
        w.icon("person", size=64, box=96),
        w.text("Your contacts list is empty", id="message", color="on_surface_variant"),
        gap=16,
        align="center",
        arrange="center",
        height="fill",
        weight=1.0,
    )


def _row(ctx: Context, contact: Contact, section: str, first: bool) -> View:
    """A person. As in Android's own list, the letter of a section stands in the row of its first person."""
    number, name = int(contact["id"]), name_of(contact, ctx.data["names"])
    chosen: list[int] = ctx.page.ui.get("selected", [])
    key = f"{'favorite' if section == 'favorite' else 'contact'}/{number}"

    def toggle() -> None:
        _select(ctx, [n for n in chosen if n != number] if number in chosen else [*chosen, number])

    if section == "favorite":
        mark = w.icon("star", size=20, color="primary", description="Favorites" if first else "")
        head = mark if first else w.space(20)
    else:
        head = w.text(section if first else "", size=16, color="primary", bold=True, width=20)
        head = head if first else w.space(20)
    return w.row(
        w.row(head, width=40, class_name=w.FRAME_LAYOUT) if first else w.space(40),
        w.icon("check", box=40, background="primary", color="on_primary")
        if number in chosen
        else w.avatar(name_of(contact), description=f"Quick contact for {name}"),
        w.text(name, id="cliv_name_textview", max_lines=1, weight=1.0, margin=Insets(16, 0, 0, 0)),
        w.checkbox(number in chosen) if chosen else None,
        key=key,
        height=56,
        padding=insets(16),
        class_name=w.VIEW_GROUP,
        selected=number in chosen,
        on_tap=toggle if chosen else lambda: _view(ctx, number),
        on_long_press=toggle,
    )


def list_menu(ctx: Context) -> View:
    """What is behind the three dots of the list."""

    def start_selecting() -> None:
        ctx.pop()
        everyone = listed(ctx)
        _select(ctx, [int(contact["id"]) for contact in everyone])

    def settings() -> None:
        ctx.pop()
        ctx.push("settings")

    return w.menu_frame(
        [
            w.MenuEntry("Select all", start_selecting, key="select_all"),
            w.MenuEntry("Settings", settings, key="settings"),
            w.MenuEntry("Help & feedback", lambda: _say(ctx, NO_APP), key="help"),
        ]
    )


def search(ctx: Context) -> View:
    """The list while something is searched for."""
    wanted = ctx.field("query")
    found = matching(ctx, wanted)
    bar = w.row(
        w.icon_button("back", "stop searching", ctx.pop, id="search_back_button"),
        w.field("query", "Search contacts", id="search_view", look="plain", input_action="search", weight=1.0, size=18,
                on_submit=ctx.hide_keyboard),
        w.icon_button("close", "Clear search", lambda: ctx.set_field("query", ""), id="search_close_button")
        if wanted else None,
        id="search_box_expanded",
        height=64,
        padding=insets(4, 4),
    )  # fmt: skip
    if not wanted:
        return w.screen(bar, w.divider())
    shown = [_result(ctx, contact) for contact in found]
    count = f"{len(found)} found" if found else "No contacts"
    head = w.text(count.upper(), id="contacts_count", size=12, color="on_surface_variant", padding=insets(16, 12))
    return w.screen(bar, w.divider(), head, w.scroll_column(*shown, key="results", id="android:id/list"))


def _result(ctx: Context, contact: Contact) -> View:
    number = int(contact["id"])
    snippet = contact.get("company", "") or next((p["number"] for p in contact.get("phones", [])), "")
    return w.row(
        w.avatar(name_of(contact)),
        w.column(
            w.text(name_of(contact, ctx.data["names"]), id="cliv_name_textview", max_lines=1),
            w.text(str(snippet), id="cliv_data_view", size=14, color="on_surface_variant", max_lines=1)
            if snippet
            else None,
            weight=1.0,
            margin=Insets(16, 0, 0, 0),
            class_name=w.VIEW_GROUP,
        ),
        key=f"result/{number}",
        height=64,
        padding=insets(16),
        class_name=w.VIEW_GROUP,
        on_tap=lambda: _view(ctx, number),
    )


# --- one contact ----------------------------------------------------------------------------------------------------


def contact_page(ctx: Context) -> View:
    """A contact: who it is and how to reach it."""
    contact = by_id(ctx, int(ctx.page.args["id"]))
    if contact is None:
        return w.screen(
            w.app_bar("", navigation=w.back(ctx.pop)),
            w.text("The contact doesn’t exist.", padding=insets(24, 16)),
        )
    number = int(contact["id"])

    def star() -> None:
        contact["starred"] = not contact.get("starred", False)

    bar = w.app_bar(
        "",
        navigation=w.back(ctx.pop),
        actions=(
            w.Action(
                "star" if contact.get("starred", False) else "star_border",
                "Remove from favorites" if contact.get("starred", False) else "Add to favorites",
                star,
                id="menu_star",
            ),
            w.Action("edit", "Edit", lambda: _edit(ctx, contact), id="menu_edit"),
        ),
        overflow=lambda: _push(ctx, "contact_menu", "menu", {"id": number}),
    )
    return w.screen(
        bar,
        w.scroll_column(
            _header(contact),
            _quick_actions(ctx, contact),
            _reach_card(ctx, contact),
            _about_card(contact),
            key="card",
            id="multiscroller",
            recycling=False,
            padding=Insets(0, 0, 0, 24),
        ),
    )


def _header(contact: Contact) -> View:
    return w.column(
        w.avatar(name_of(contact), size=112, id="photo"),
        w.text(name_of(contact), id="large_title", size=28, text_align="center", max_lines=2),
        w.text(str(contact.get("company", "")), id="organization", size=14, color="on_surface_variant")
        if contact.get("company", "")
        else None,
        gap=12,
        align="center",
        padding=insets(24, 16),
        class_name=w.VIEW_GROUP,
    )


def _quick_actions(ctx: Context, contact: Contact) -> View:
    phone = next((str(p["number"]) for p in contact.get("phones", [])), "")
    email = next((str(e["address"]) for e in contact.get("emails", [])), "")
    return w.row(
        _verb("call", "Call", phone, lambda: _call(ctx, phone)),
        _verb("message", "Text", phone, lambda: _write(ctx, phone)),
        _verb("email", "Email", email, lambda: _mail(ctx, email)),
        id="verbs",
        padding=insets(16, 8),
        gap=8,
    )


def _verb(icon: str, label: str, to: str, act: Callable[[], None]) -> View:
    color = "primary" if to else "disabled"
    return w.column(
        w.icon(icon, color=color, id=f"{icon}_icon"),
        w.text(label, size=12, color=color),
        key=f"verb/{icon}",
        weight=1.0,
        gap=4,
        padding=insets(4, 12),
        align="center",
        radius=16,
        background="surface_container",
        enabled=bool(to),
        on_tap=act,
    )


def _reach_card(ctx: Context, contact: Contact) -> View | None:
    rows = []
    for place, phone in enumerate(contact.get("phones", [])):
        rows.append(_phone_row(ctx, str(phone["number"]), str(phone["type"]), place))
    for place, email in enumerate(contact.get("emails", [])):
        rows.append(_email_row(ctx, str(email["address"]), str(email["type"]), place))
    if not rows:
        return None
    heading = w.text("Contact info", size=14, bold=True, padding=insets(16, 12))
    return w.card(heading, *rows, id="communication_card", margin=insets(16, 8), padding=Insets(0, 4, 0, 8))


def _phone_row(ctx: Context, number: str, kind: str, place: int) -> View:
    return w.row(
        w.icon("phone" if place == 0 else "", hidden_from_tree=True) if place == 0 else w.space(24),
        w.column(
            w.text(number, id="header", max_lines=1),
            w.text(kind, id="sub_header", size=14, color="on_surface_variant"),
            weight=1.0,
            margin=Insets(16, 0, 0, 0),
            class_name=w.RELATIVE_LAYOUT,
        ),
        w.icon_button("message", f"Text {kind} {number}", lambda: _write(ctx, number), id="icon_alternate",
                      key=f"phone/{place}/text"),
        key=f"phone/{place}",
        padding=insets(16, 8),
        class_name=w.RELATIVE_LAYOUT,
        description=f"Call {kind} {number}" if place == 0 else "",
        on_tap=lambda: _call(ctx, number),
    )  # fmt: skip


def _email_row(ctx: Context, address: str, kind: str, place: int) -> View:
    return w.row(
        w.icon("email", hidden_from_tree=True) if place == 0 else w.space(24),
        w.column(
            w.text(address, id="header", max_lines=1),
            w.text(kind, id="sub_header", size=14, color="on_surface_variant"),
            weight=1.0,
            margin=Insets(16, 0, 0, 0),
            class_name=w.RELATIVE_LAYOUT,
        ),
        key=f"email/{place}",
        padding=insets(16, 8),
        class_name=w.RELATIVE_LAYOUT,
        on_tap=lambda: _mail(ctx, address),
    )


def _about_card(contact: Contact) -> View | None:
    lines = [
        (editor.MORE_HINTS[name], str(text)) for name, text in contact.get("more", {}).items() if name in editor.ABOUT
    ]
    if not lines:
        return None
    heading = w.text(f"About {contact['first'] or name_of(contact)}", size=14, bold=True, padding=insets(16, 12))
    rows = [
        w.column(
            w.text(text, id="header"),
            w.text(hint, id="sub_header", size=14, color="on_surface_variant"),
            padding=Insets(56, 8, 16, 8),
            class_name=w.RELATIVE_LAYOUT,
        )
        for hint, text in lines
    ]
    return w.card(heading, *rows, id="about_card", margin=insets(16, 8), padding=Insets(0, 4, 0, 8))


def contact_menu(ctx: Context) -> View:
    """What is behind the three dots of a contact."""
    number = int(ctx.page.args["id"])

    def ask() -> None:
        ctx.pop()
        _ask_delete(ctx, [number])

    def send() -> None:
        ctx.pop()
        _share(ctx, [number])

    return w.menu_frame(
        [
            w.MenuEntry("Share", send, key="share"),
            w.MenuEntry("Delete", ask, key="delete"),
            w.MenuEntry("Add to Home screen", lambda: _say(ctx, "Home screen is full"), key="shortcut"),
            w.MenuEntry("Set ringtone", lambda: _say(ctx, NO_APP), key="ringtone"),
        ]
    )


def confirm_delete(ctx: Context) -> View:
    """Asks before contacts are deleted."""
    numbers: list[int] = ctx.page.args["ids"]
    single = len(numbers) == 1

    def go() -> None:
        gone = [by_id(ctx, number) for number in numbers]
        names = [name_of(contact) for contact in gone if contact is not None]
        delete(ctx, numbers)
        ctx.pop()
        if ctx.page.name == "contact":
            ctx.pop()
        _select(ctx, [])
        ctx.toast(f"{names[0]} deleted" if len(names) == 1 else "Contacts deleted")

    return w.dialog_frame(
        "",
        "Delete this contact?" if single else "Delete selected contacts?",
        buttons=(
            w.DialogButton("Cancel", ctx.pop, "negative", key="cancel"),
            w.DialogButton("Delete", go, "positive", key="delete"),
        ),
    )


# --- settings -------------------------------------------------------------------------------------------------------


def settings(ctx: Context) -> View:
    """How the list is sorted and written."""

    def choose(what: str) -> Callable[[], None]:
        return lambda: _push(ctx, "order", "dialog", {"what": what})

    rows = [
        w.list_row(title, dict(options)[ctx.data[what]], key=what, on_tap=choose(what))
        for what, (title, options) in ORDERS.items()
    ]
    return w.screen(
        w.app_bar("Settings", navigation=w.back(ctx.pop)),
        w.scroll_column(w.heading("Display"), *rows, key="settings", id="android:id/list", class_name=w.LIST_VIEW),
    )


def order(ctx: Context) -> View:
    """Sorting and writing names: one of two."""
    what = str(ctx.page.args["what"])
    title, options = ORDERS[what]

    def choose(value: str) -> Callable[[], None]:
        def act() -> None:
            ctx.data[what] = value
            ctx.pop()

        return act

    return w.dialog_frame(
        title,
        "",
        *(
            w.radio(ctx.data[what] == value, choose(value), label=label, id="android:id/text1", key=value,
                    width="fill").but(class_name="android.widget.CheckedTextView", padding=insets(0, 12))
            for value, label in options
        ),
        buttons=(w.DialogButton("Cancel", ctx.pop, "negative", key="cancel"),),
    )  # fmt: skip


# --- what taps do ---------------------------------------------------------------------------------------------------


def _push(ctx: Context, name: str, kind: str, args: dict[str, JSON] | None = None) -> None:
    match kind:
        case "menu":
            ctx.push(name, args, "menu")
        case _:
            ctx.push(name, args, "dialog")


def _create(ctx: Context) -> None:
    blank = editor.blank({})
    page = ctx.push(blank.name, blank.args)
    page.ui.update(blank.ui)
    page.focus = "first"


def _edit(ctx: Context, contact: Contact) -> None:
    filled = editor.filled(contact)
    page = ctx.push(filled.name, filled.args)
    page.ui.update(filled.ui)
    page.fields.update(filled.fields)


def _view(ctx: Context, number: int) -> None:
    ctx.hide_keyboard()
    ctx.push("contact", {"id": number})


def _search(ctx: Context) -> None:
    ctx.push("search").focus = "query"


def _select(ctx: Context, numbers: Sequence[int]) -> None:
    if ctx.page.name == "list":
        ctx.page.ui["selected"] = list(numbers)


def _ask_delete(ctx: Context, numbers: list[int]) -> None:
    ctx.push("confirm_delete", {"ids": numbers}, "dialog")


def _share(ctx: Context, numbers: Sequence[int]) -> None:
    shared = [contact for contact in (by_id(ctx, number) for number in numbers) if contact is not None]
    title = name_of(shared[0]) if len(shared) == 1 else f"{len(shared)} contacts"
    share(ctx, f"{title}.vcf", "\n".join(card_of(contact) for contact in shared))


def _say(ctx: Context, text: str) -> None:
    ctx.pop()
    ctx.toast(text)


def _call(ctx: Context, number: str) -> None:
    if not ctx.start("com.android.dialer", Start("android.intent.action.DIAL", f"tel:{quote(number)}")):
        ctx.toast(NO_APP)


def _write(ctx: Context, number: str) -> None:
    if not ctx.start("com.android.messaging", Start("android.intent.action.SENDTO", f"smsto:{quote(number)}")):
        ctx.toast(NO_APP)


def _mail(ctx: Context, address: str) -> None:
    if not ctx.start("com.android.email", Start("android.intent.action.SENDTO", f"mailto:{address}")):
        ctx.toast(NO_APP)


PAGES: dict[str, Callable[[Context], View]] = {
    "list": people,
    "list_menu": list_menu,
    "search": search,
    "contact": contact_page,
    "contact_menu": contact_menu,
    "confirm_delete": confirm_delete,
    "settings": settings,
    "order": order,
    "editor": editor.build,
    "type_menu": editor.type_menu,
    "custom_type": editor.custom_type,
    "discard": editor.discard,
    "photo": editor.photo,
}
