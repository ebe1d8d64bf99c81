"""Creating and editing a contact: the form, its dropdowns, and the question before changes are thrown away.

The form's page holds the draft: texts in ``fields`` (``first``, ``phone/0`` …), the rows there are and their types in
``ui``. A row keeps its number when another is removed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from device.simulator.android.app import JSON, Context, Page
from device.simulator.apps.contacts.records import EMAIL_TYPES, MORE, PHONE_TYPES, Contact, by_id, name_of
from device.simulator.drawing import widgets as w
from device.simulator.drawing.view import Insets, View, insets

NAME_PARTS = ("prefix", "middle", "suffix")
ABOUT = tuple(name for name in MORE if name not in NAME_PARTS)
MORE_HINTS = {
    "prefix": "Name prefix",
    "middle": "Middle name",
    "suffix": "Name suffix",
    "nickname": "Nickname",
    "address": "Address",
    "website": "Website",
    "note": "Notes",
}
TYPES = {"phone": PHONE_TYPES, "email": EMAIL_TYPES}
TITLES = {"phone": "Phone", "email": "Email"}
PARTS = {"phone": ("phones", "number"), "email": ("emails", "address")}
SPINNER = "android.widget.Spinner"


def blank(extras: Mapping[str, JSON]) -> Page:
    """The form for a new contact; ``extras`` of an insert intent (name, phone, email, company) fill it in."""
    page = Page("editor", {"id": 0}, ui={"phone": [0], "email": [0], "types": {}, "names": False, "more": False})
    first, _, last = str(extras.get("name", "")).partition(" ")
    given = {"first": first, "last": last, "company": str(extras.get("company", ""))}
    given |= {"phone/0": str(extras.get("phone", "")), "email/0": str(extras.get("email", ""))}
    page.fields.update({key: text for key, text in given.items() if text})
    return page


def filled(contact: Contact) -> Page:
    """The form for a contact that exists."""
    page = Page(
        "editor", {"id": contact["id"]}, ui={"types": {}, "names": False, "more": bool(contact.get("more", {}))}
    )
    page.fields = {
        "first": contact.get("first", ""),
        "last": contact.get("last", ""),
        "company": contact.get("company", ""),
    }
    page.fields.update(contact.get("more", {}))
    for kind, (plural, value) in PARTS.items():
        page.ui[kind] = list(range(max(1, len(contact.get(plural, [])))))
        for place, part in enumerate(contact.get(plural, [])):
            page.fields[f"{kind}/{place}"] = part[value]
            page.ui["types"][f"{kind}/{place}"] = part["type"]
    page.ui["names"] = any(name in contact.get("more", {}) for name in NAME_PARTS)
    return page


# --- the draft ------------------------------------------------------------------------------------------------------


def _type(page: Page, kind: str, place: int) -> str:
    found: str = page.ui["types"].get(f"{kind}/{place}", TYPES[kind][0])
    return found


def draft(page: Page) -> Contact:
    """What stands in the form, without id and star. Blank rows do not count."""
    made: Contact = {name: page.fields.get(name, "").strip() for name in ("first", "last", "company")}
    for kind, (plural, value) in PARTS.items():
        texts = [(place, page.fields.get(f"{kind}/{place}", "").strip()) for place in page.ui[kind]]
        made[plural] = [{"type": _type(page, kind, place), value: text} for place, text in texts if text]
    made["more"] = {name: page.fields[name].strip() for name in MORE if page.fields.get(name, "").strip()}
    return made


def _empty(made: Contact) -> bool:
    return not any(made.values())


def _changed(ctx: Context) -> bool:
    made = draft(ctx.page)
    contact = by_id(ctx, int(ctx.page.args["id"]))
    if contact is None:
        return not _empty(made)
    return any(contact.get(name, type(value)()) != value for name, value in made.items())


def save(ctx: Context) -> None:
    """Write the draft; an empty new contact is dropped without a word, as on Android."""
    made = draft(ctx.page)
    contact = by_id(ctx, int(ctx.page.args["id"]))
    ctx.hide_keyboard()
    if contact is not None:
        contact.update(made)
        ctx.pop()
        ctx.toast(f"{name_of(contact)} saved")
        return
    if _empty(made):
        ctx.pop()
        return
    number = int(ctx.data["next_id"])
    ctx.data["next_id"] = number + 1
    new: Contact = {
        "id": number,
        "first": made["first"],
        "last": made["last"],
        "phones": made["phones"],
        "emails": made["emails"],
        "company": made["company"],
        "starred": False,
        "more": made["more"],
    }
    ctx.data["contacts"].append(new)
    ctx.replace("contact", {"id": number})
    ctx.toast(f"{name_of(new)} saved")


def _leave(ctx: Context) -> None:
    ctx.hide_keyboard()
    if _changed(ctx):
        ctx.push("discard", kind="dialog")
    else:
        ctx.pop()


# --- the form -------------------------------------------------------------------------------------------------------


def build(ctx: Context) -> View:
    """The form."""
    page = ctx.page
    new = not page.args["id"]
    bar = w.app_bar(
        "Create contact" if new else "Edit contact",
        navigation=w.Action("close", "Navigate up", lambda: _leave(ctx)),
    )
    store = w.button("Save", lambda: save(ctx), style="text", id="editor_menu_save_button", key="save")
    top = w.row(bar.but(weight=1.0), store, padding=Insets(0, 0, 8, 0), id="toolbar_parent", class_name=w.FRAME_LAYOUT)
    form = w.scroll_column(
        _account() if new else None,
        _photo(ctx),
        *_names(ctx),
        _lone(ctx, "company", "Company", "work", "text"),
        *_parts(ctx, "phone"),
        *_parts(ctx, "email"),
        *(_lone(ctx, name, MORE_HINTS[name], "", "text") for name in ABOUT if page.ui["more"]),
        None if page.ui["more"] else _more_fields(ctx),
        key="form",
        id="contact_editor_fragment",
        recycling=False,
        padding=Insets(0, 8, 0, 32),
    )
    return w.screen(top, form).but(on_back=lambda: _leave(ctx))


def _account() -> View:
    return w.row(
        w.icon("smartphone", id="account_type_icon"),
        w.column(
            w.text("Saving to", id="account_header_type", size=12, color="on_surface_variant"),
            w.text("Device", id="account_header_name", size=14),
            weight=1.0,
        ),
        id="account_header_container",
        gap=16,
        padding=insets(24, 8),
    )


def _photo(ctx: Context) -> View:
    face = w.image(icon="photo_camera", width=96, height=96, radius=48, size=32, id="photo_icon",
                   background="secondary_container", color="on_secondary_container")  # fmt: skip
    return w.column(
        w.column(face, id="photo", key="photo", width="wrap", description="Add contact photo",
                 class_name=w.FRAME_LAYOUT, on_tap=lambda: _open(ctx, "photo")),
        align="center",
        padding=insets(24, 12),
        class_name=w.RELATIVE_LAYOUT,
    )  # fmt: skip


def _names(ctx: Context) -> list[View]:
    expanded = bool(ctx.page.ui["names"])

    def flip() -> None:
        ctx.page.ui["names"] = not expanded

    arrow = w.icon_button("expand_less" if expanded else "expand_more",
                          "Collapse name fields" if expanded else "Show more name fields", flip, id="expansion_view",
                          key="expand_names")  # fmt: skip
    shown = [("first", "First name"), ("last", "Last name")]
    if expanded:
        shown = [("prefix", "Name prefix"), shown[0], ("middle", "Middle name"), shown[1], ("suffix", "Name suffix")]
    rows = []
    for place, (name, hint) in enumerate(shown):
        rows.append(
            w.row(
                w.icon("person", description="Name", id="kind_icon") if place == 0 else w.space(24),
                _field(name, hint).but(weight=1.0),
                arrow if place == 0 else w.space(48),
                gap=12,
                padding=Insets(20, 6, 8, 6),
            )
        )
    return rows


def _field(key: str, hint: str, keyboard: str = "text") -> View:
    made = w.field(key, hint, look="outlined", input_action="next")
    return made.but(keyboard=keyboard)


def _lone(ctx: Context, key: str, hint: str, icon: str, keyboard: str) -> View:
    return w.row(
        w.icon(icon, description=hint, id="kind_icon") if icon else w.space(24),
        _field(key, hint, keyboard).but(weight=1.0),
        w.space(48),
        gap=12,
        padding=Insets(20, 6, 8, 6),
    )


def _parts(ctx: Context, kind: str) -> list[View]:
    places: list[int] = ctx.page.ui[kind]
    rows = [_part(ctx, kind, place, place == places[0]) for place in places]
    if ctx.page.fields.get(f"{kind}/{places[-1]}", "").strip():
        label = "Add phone" if kind == "phone" else "Add email"
        add = w.button(label, lambda: _add(ctx, kind), style="text", icon="add", id="add_text", key=f"add/{kind}",
                       margin=Insets(52, 0, 0, 0))  # fmt: skip
        rows.append(w.row(add))
    return rows


def _part(ctx: Context, kind: str, place: int, first: bool) -> View:
    here = f"{kind}/{place}"
    label = _type(ctx.page, kind, place)
    title = TITLES[kind]
    spinner = w.row(
        w.text(label, id="android:id/text1", size=14, max_lines=1, weight=1.0),
        w.icon("arrow_drop_down", size=20, hidden_from_tree=True),
        id="spinner",
        key=f"{here}/type",
        width=104,
        height=48,
        padding=Insets(8, 0, 4, 0),
        class_name=SPINNER,
        description=f"{label} {title}" if first else "",
        on_tap=lambda: _choose_type(ctx, kind, place),
    )
    typed = bool(ctx.page.fields.get(here, ""))
    remove = w.icon_button("close", f"Delete {label} {title}", lambda: _remove(ctx, kind, place),
                           id="delete_button", key=f"{here}/delete")  # fmt: skip
    return w.column(
        w.row(
            w.icon(kind, description=title, id="kind_icon") if first else w.space(24),
            _field(here, title, kind).but(weight=1.0),
            remove if typed or not first else w.space(48),
            gap=12,
            padding=Insets(20, 6, 8, 0),
        ),
        w.row(w.space(44), spinner, padding=Insets(12, 0, 8, 0)),
        id="kind_editors" if first else "",
    )


def _more_fields(ctx: Context) -> View:
    def show() -> None:
        ctx.page.ui["more"] = True

    return w.text("More fields", id="more_fields", key="more_fields", color="primary", bold=True, size=14, on_tap=show,
                  padding=Insets(56, 16, 24, 16), width="fill")  # fmt: skip


def _add(ctx: Context, kind: str) -> None:
    place = max(ctx.page.ui[kind]) + 1
    ctx.page.ui[kind].append(place)
    used = [_type(ctx.page, kind, other) for other in ctx.page.ui[kind][:-1]]
    free = [name for name in TYPES[kind] if name not in used]
    ctx.page.ui["types"][f"{kind}/{place}"] = free[0] if free else TYPES[kind][0]
    ctx.page.focus = f"{kind}/{place}"


def _remove(ctx: Context, kind: str, place: int) -> None:
    ctx.set_field(f"{kind}/{place}", "")
    if len(ctx.page.ui[kind]) > 1:
        ctx.page.ui[kind].remove(place)
        ctx.page.ui["types"].pop(f"{kind}/{place}", None)
        if ctx.page.focus == f"{kind}/{place}":
            ctx.hide_keyboard()


def _open(ctx: Context, name: str) -> None:
    ctx.push(name, kind="dialog")


# --- dropdown and dialogs -------------------------------------------------------------------------------------------


def _choose_type(ctx: Context, kind: str, place: int) -> None:
    ctx.push("type_menu", {"kind": kind, "place": place, "now": _type(ctx.page, kind, place)}, "menu")


def type_menu(ctx: Context) -> View:
    """The dropdown of a number's or address's type: a list of CheckedTextViews."""
    kind, place = str(ctx.page.args["kind"]), int(ctx.page.args["place"])

    def choose(label: str) -> Callable[[], None]:
        def act() -> None:
            ctx.pop()
            ctx.page.ui["types"][f"{kind}/{place}"] = label

        return act

    def custom() -> None:
        ctx.pop()
        ctx.push("custom_type", {"kind": kind, "place": place}, "dialog").focus = "label"

    def line(label: str, act: Callable[[], None]) -> View:
        made = w.text(label, id="android:id/text1", key=f"type/{label}", width="fill", padding=insets(16, 12),
                      on_tap=act)  # fmt: skip
        now = label == ctx.page.args["now"]
        return made.but(class_name="android.widget.CheckedTextView", checkable=True, checked=now)

    lines = [line(label, choose(label)) for label in TYPES[kind]]
    return w.column(
        *lines,
        line("Custom…", custom),
        width=180,
        padding=insets(0, 8),
        background="surface_container",
        radius=4,
        elevation=3,
        class_name=w.LIST_VIEW,
    )


def custom_type(ctx: Context) -> View:
    """A type of one's own."""
    kind, place = str(ctx.page.args["kind"]), int(ctx.page.args["place"])

    def save_label() -> None:
        label = ctx.field("label").strip()
        ctx.pop()
        if label:
            ctx.page.ui["types"][f"{kind}/{place}"] = label

    return w.dialog_frame(
        "Custom label name",
        "",
        w.field("label", "Label name", id="custom_dialog_content", look="plain", on_submit=save_label),
        buttons=(
            w.DialogButton("Cancel", ctx.pop, "negative", key="cancel"),
            w.DialogButton("OK", save_label, "positive", key="ok"),
        ),
    )


def photo(ctx: Context) -> View:
    """Where a photo may come from; neither is on this phone."""

    def nothing() -> None:
        ctx.pop()
        ctx.toast("No app was found to handle this action.")

    def line(label: str) -> View:
        return w.text(label, id="android:id/text1", key=label, width="fill", padding=insets(0, 14), on_tap=nothing)

    return w.dialog_frame(
        "Change photo", "", w.column(line("Take photo"), line("Choose photo"), class_name=w.LIST_VIEW)
    )


def discard(ctx: Context) -> View:
    """Asks before a draft is thrown away."""

    def throw_away() -> None:
        ctx.pop(2)

    return w.dialog_frame(
        "",
        "Discard your changes and quit editing?",
        buttons=(
            w.DialogButton("Keep editing", ctx.pop, "negative", key="keep"),
            w.DialogButton("Discard", throw_away, "positive", key="discard"),
        ),
    )
