"""The Settings app: a table of pages (settings_pages), and the few pages and dialogs that are more than rows."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from device.simulator import widgets as w
from device.simulator.app import JSON, Context, Page, PageKind, Start
from device.simulator.apps import settings_radios as radios
from device.simulator.apps.settings_pages import (
    BRIGHTNESS,
    FONT_SCALE,
    HOME,
    LANGUAGES,
    MODEL,
    NEED_ARGUMENTS,
    PAGES,
    PERMISSIONS,
    RENAMES,
    granted,
)
from device.simulator.apps.settings_rows import (
    Choice,
    Heading,
    Level,
    Note,
    PageSpec,
    Row,
    Setting,
    Wide,
    draw,
    level_slider,
    say,
)
from device.simulator.view import Insets, View, insets

SHORTEST_PASSPHRASE = 8

ACTIONS = {
    "android.settings.WIFI_SETTINGS": "internet",
    "android.settings.WIRELESS_SETTINGS": "network",
    "android.settings.AIRPLANE_MODE_SETTINGS": "network",
    "android.settings.BLUETOOTH_SETTINGS": "connected",
    "android.settings.DISPLAY_SETTINGS": "display",
    "android.settings.SOUND_SETTINGS": "sound",
    "android.settings.DATE_SETTINGS": "date_time",
    "android.settings.LOCALE_SETTINGS": "languages",
    "android.settings.LOCATION_SOURCE_SETTINGS": "location",
    "android.settings.SECURITY_SETTINGS": "security",
    "android.settings.ACCESSIBILITY_SETTINGS": "accessibility",
    "android.settings.APPLICATION_SETTINGS": "apps",
    "android.settings.MANAGE_APPLICATIONS_SETTINGS": "all_apps",
    "android.settings.APPLICATION_DEVELOPMENT_SETTINGS": "developer",
    "android.settings.DEVICE_INFO_SETTINGS": "about",
    "android.settings.BATTERY_SAVER_SETTINGS": "battery_saver",
    "android.settings.INTERNAL_STORAGE_SETTINGS": "storage",
    "android.settings.PRIVACY_SETTINGS": "privacy",
    "android.settings.APP_NOTIFICATION_SETTINGS": "notifications",
}
"""Which page a start with this action opens, over the home page."""

NETWORKS = (
    # name, security, passphrase, bars of 4, already known
    ("Harbour Cafe Guest", "Open", "", 2, False),
    ("Maple Street 12", "WPA2-Personal", "correct horse 12", 4, True),
    ("Maple Street 12_5G", "WPA2-Personal", "correct horse 12", 3, False),
    ("Printer-7F3A", "WPA2-Personal", "print-7f3a-setup", 3, False),
    ("TidewaterOffice", "WPA3-Personal", "low tide at noon", 1, False),
)
PAIRED = (("Aria Buds", "audio", "0c:7e:11:5a:90:01"), ("Pace Watch 2", "watch", "0c:7e:11:5a:90:02"))
NEARBY = (("Kitchen Speaker", "audio", "0c:7e:11:5a:90:11"), ("Aria Buds Pro", "audio", "0c:7e:11:5a:90:12"))


class SettingsApp:
    """com.android.settings.

    Its own data: ``values`` (what is no setting of Android), ``wifi``, ``bluetooth``, ``permissions`` by package and
    permission, ``languages``, and the ``battery``'s charge in percent.
    """

    package = "com.android.settings"
    label = "Settings"
    icon = "settings"
    color = "#5f6368"
    version = "14"
    launchable = True
    activities: ClassVar[dict[str, str]] = {
        "home": ".homepage.SettingsHomepageActivity",
        "search": ".intelligence.search.SearchActivity",
        "app_info": ".applications.InstalledAppDetails",
        "developer": ".Settings$DevelopmentSettingsDashboardActivity",
        "": ".SubSettings",
    }

    def seed(self, rng: random.Random) -> dict[str, JSON]:
        fields = ("ssid", "security", "passphrase", "level", "saved")
        networks: list[dict[str, JSON]] = [dict(zip(fields, n, strict=True)) | {"problem": ""} for n in NETWORKS]
        return {
            "values": {},
            "wifi": {"networks": networks, "connected": "Maple Street 12"},
            "bluetooth": {
                "paired": [{"name": n, "kind": k, "address": a, "connected": False} for n, k, a in PAIRED],
                "nearby": [{"name": n, "kind": k, "address": a} for n, k, a in NEARBY],
            },
            "permissions": {},
            "languages": ["English (United States)"],
            "battery": 100,
        }

    def enter(self, start: Start) -> list[Page]:
        if start.data.startswith("package:"):
            return [Page("app_info", {"package": start.data.removeprefix("package:")})]
        page = ACTIONS.get(start.action)
        return [Page("home"), Page(page)] if page else [Page("home")]

    def build(self, ctx: Context) -> View:
        name = ctx.page.name
        if name in PAGES:
            return spec_page(PAGES[name], ctx)
        return OTHER_PAGES[name](ctx)


# --- pages ----------------------------------------------------------------------------------------------------------


def spec_page(spec: PageSpec, ctx: Context) -> View:
    """A page of the table: a title above a list of preferences."""
    seen: dict[str, int] = {}
    rows = []
    for item in spec.items(ctx):
        title = item.text if isinstance(item, Note) else item.title
        kind = "heading" if isinstance(item, Heading) else "note" if isinstance(item, Note) else "pref"
        slug = f"{kind}/{title[:32]}"
        seen[slug] = seen.get(slug, 0) + 1
        rows.append(draw(item, ctx, slug if seen[slug] == 1 else f"{slug}/{seen[slug]}"))
    actions: tuple[w.Action, ...] = ()
    if ctx.page.name == "internet":
        actions = (w.Action("reset", "Reset internet", lambda: _ask(ctx, "reset_internet"), id="internet_reset"),)
    overflow = _all_apps_menu(ctx) if ctx.page.name == "all_apps" else None
    return frame(ctx, say(spec.title, ctx), *rows, actions=actions, overflow=overflow)


def frame(
    ctx: Context,
    title: str,
    *rows: View | None,
    actions: tuple[w.Action, ...] = (),
    overflow: Callable[[], None] | None = None,
) -> View:
    """The frame of every page but home. As on Android, the large title is paint: its name is on the toolbar's box."""
    bar = w.row(
        w.icon_button("back", "Navigate up", ctx.pop, color="on_surface"),
        w.space(weight=1.0),
        *(w.icon_button(a.icon, a.description, a.on_tap, id=a.id) for a in actions),
        w.overflow_button(overflow) if overflow else None,
        id="action_bar",
        height=56,
        padding=insets(4, 4),
        class_name=w.VIEW_GROUP,
    )
    painted = w.text(title, size=32, padding=Insets(24, 24, 24, 20), max_lines=2, width="fill", hidden_from_tree=True)
    toolbar = w.column(bar, painted, id="collapsing_toolbar", description=title, class_name=w.FRAME_LAYOUT)
    listed = w.scroll_column(*rows, key="list", padding=Insets(0, 0, 0, 24))
    return w.screen(
        w.column(
            w.column(toolbar, id="app_bar"),
            w.column(
                w.column(listed, id="android:id/list_container", class_name=w.FRAME_LAYOUT, height="fill", weight=1.0),
                id="content_frame",
                class_name=w.FRAME_LAYOUT,
                height="fill",
                weight=1.0,
            ),
            id="content_parent",
            class_name=w.VIEW_GROUP,
            height="fill",
            weight=1.0,
        ),
    )


def home(ctx: Context) -> View:
    """The list of sections under a search bar."""
    bar = w.row(
        w.icon("search", margin=Insets(16, 0, 16, 0)),
        w.text("Search settings", id="search_action_bar_title", color="on_surface_variant"),
        id="search_action_bar",
        key="search_bar",
        height=52,
        radius=26,
        background="surface_container_high",
        class_name=w.VIEW_GROUP,
        on_tap=lambda: _search(ctx),
    )
    face = w.avatar("Owner", size=36, id="account_avatar", on_tap=lambda: _open(ctx, "accounts"))
    top = w.column(
        w.row(w.space(weight=1.0), face, padding=Insets(24, 16, 24, 0)),
        w.text("Settings", id="homepage_title", size=34, padding=Insets(24, 20, 24, 16)),
        w.column(bar, id="search_bar", class_name=w.CARD_VIEW, margin=insets(16, 4)),
        id="homepage_app_bar_view",
    )
    rows = [_section(ctx, section, color) for section, color in HOME]
    return w.screen(
        w.column(
            w.scroll_column(
                top,
                *rows,
                key="home",
                id="main_content_scrollable_container",
                recycling=False,
                padding=Insets(0, 0, 0, 16),
            ),
            id="settings_homepage_container",
            class_name=w.VIEW_GROUP,
            height="fill",
            weight=1.0,
        )
    )


def _search(ctx: Context) -> None:
    ctx.push("search").focus = "query"


def _section(ctx: Context, section: Row, color: str) -> View:
    page = section.page
    disc = w.icon(section.icon, size=20, box=40, color="#ffffff", background=color, id="android:id/icon")
    return w.list_row(
        section.title,
        say(section.summary, ctx),
        leading=disc,
        key=f"section/{page}",
        on_tap=lambda: _open(ctx, page),
    )


# --- search ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be searched for: its title, the page it stands on, and the page to open."""

    title: str
    where: str
    page: str


def index(ctx: Context) -> Iterator[Entry]:
    """Every preference of every page, sections first."""
    for section, _ in HOME:
        yield Entry(section.title, "", section.page)
    for name, spec in PAGES.items():
        if name in NEED_ARGUMENTS or name in ("all_apps", "permission_manager", "wifi_saved"):
            continue
        if name == "developer" and not Setting("global", "development_settings_enabled").is_on(ctx):
            continue
        for item in spec.items(ctx):
            if isinstance(item, Heading | Note | Wide) or (isinstance(item, Row) and (item.inert or not item.listed)):
                continue
            own = isinstance(item, Row) and item.kind == "screen" and not item.args and item.page
            yield Entry(item.title, say(spec.title, ctx), item.page if own and isinstance(item, Row) else name)


def found(ctx: Context, wanted: str) -> list[Entry]:
    """Entries that hold every word searched for; those that begin with it come first."""
    words = _plain(wanted).split()
    if not words:
        return []
    seen: dict[tuple[str, str], Entry] = {}
    for entry in index(ctx):
        hay = _plain(f"{entry.title} {entry.where}")
        if all(word in hay for word in words) and any(word in _plain(entry.title) for word in words):
            seen.setdefault((entry.title, entry.page), entry)
    first = _plain(wanted)
    return sorted(seen.values(), key=lambda e: (not _plain(e.title).startswith(first), _plain(e.title)))


def _plain(text: str) -> str:
    return text.casefold().replace("‑", "-").replace("wi-fi", "wifi").strip()


def search(ctx: Context) -> View:
    """The search page: a field in the bar, results below as they are typed."""
    wanted = ctx.field("query")
    results = found(ctx, wanted)
    bar = w.row(
        w.icon_button("back", "Back", ctx.pop),
        w.field(
            "query",
            "Search settings",
            id="search_src_text",
            look="plain",
            input_action="search",
            weight=1.0,
            size=18,
            on_submit=ctx.hide_keyboard,
        ),
        w.icon_button("close", "Clear text", lambda: ctx.set_field("query", ""), id="search_close_btn")
        if wanted else None,
        id="search_toolbar",
        height=64,
        padding=insets(4, 4),
        class_name=w.VIEW_GROUP,
    )  # fmt: skip
    rows = [_result(ctx, entry, number) for number, entry in enumerate(results)]
    if wanted.strip() and not results:
        rows = [w.text("No results", id="no_results_text", padding=insets(24, 32), width="fill", text_align="center")]
    return w.screen(bar, w.divider(), w.scroll_column(*rows, key="results", id="list_results"))


def _result(ctx: Context, entry: Entry, number: int) -> View:
    def open_it() -> None:
        ctx.hide_keyboard()
        ctx.push(entry.page)

    return w.list_row(
        entry.title,
        entry.where,
        key=f"result/{number}",
        summary_id="breadcrumb",
        on_tap=open_it,
    )


# --- one app --------------------------------------------------------------------------------------------------------


def app_info(ctx: Context) -> View:
    """What is known of an app, and what can be done to it."""
    package = str(ctx.page.args["package"])
    facts = ctx.packages().get(package)
    if facts is None:
        return frame(ctx, "App info", w.text("This app is not installed.", padding=insets(24, 16)))
    running = bool(facts.get("pid"))
    removable = not facts.get("system")
    about = {"package": package}
    header = w.column(
        w.icon(ctx.icon_of(package) or "android", size=32, box=56, background="surface_container_high",
               id="entity_header_icon"),
        w.text(str(facts["label"]), id="entity_header_title", size=20),
        id="entity_header",
        align="center",
        gap=8,
        padding=insets(24, 8),
        class_name=w.RELATIVE_LAYOUT,
    )  # fmt: skip
    buttons = w.row(
        _header_button("launch", "Open", lambda: _start(ctx, package), "button1", bool(facts.get("launchable"))),
        _header_button("delete", "Uninstall", lambda: _ask(ctx, "uninstall", about), "button2", removable),
        _header_button("warning", "Force stop", lambda: _ask(ctx, "force_stop", about), "button3", running),
        padding=insets(16, 12),
        gap=8,
    )
    count = sum(1 for name in PERMISSIONS.get(package, ()) if granted(ctx, package, name) == "allow")
    allowed = f"{count} permission{'s' if count != 1 else ''} allowed" if count else "No permissions allowed"
    rows = (
        Row("Notifications", "~0 notifications per day", "app_notifications", args=(("package", package),)),
        Row("Permissions", allowed, "app_permissions", args=(("package", package),)),
        Row("Storage & cache", f"{12 + len(package) % 7 * 9} MB used in internal storage", "app_storage",
            args=(("package", package),)),
        Row("Mobile data & Wi‑Fi", "No data used", inert=True),
        Row("Screen time", "0 minutes today", inert=True),
        Row("App battery usage", "No battery use since last full charge", inert=True),
        Row("Open by default", "No defaults set", inert=True),
    )  # fmt: skip
    drawn = [draw(row, ctx, f"pref/{row.title}") for row in rows]
    version = w.text(f"version {facts.get('version', '1')}", size=14, color="on_surface_variant",
                     id="android:id/title", padding=insets(24, 16))  # fmt: skip
    return frame(ctx, "App info", header, buttons, *drawn, version)


def _header_button(icon: str, label: str, on_tap: Callable[[], None], id: str, enabled: bool) -> View:
    color = "primary" if enabled else "disabled"
    return w.column(
        w.icon(icon, color=color, hidden_from_tree=True),
        w.text(label, color=color, size=14),
        id=id,
        key=id,
        weight=1.0,
        gap=4,
        padding=insets(4, 12),
        align="center",
        radius=16,
        background="surface_container",
        class_name=w.BUTTON,
        enabled=enabled,
        on_tap=on_tap if enabled else None,
    )


def app_notifications(ctx: Context) -> View:
    """Whether an app may notify."""
    package = str(ctx.page.args["package"])
    label = str(ctx.packages()[package]["label"])
    setting = Setting("app", f"notify/{package}", "1")

    def flip() -> None:
        setting.switch(ctx, not setting.is_on(ctx))

    row = w.switch_row(f"All {label} notifications", setting.is_on(ctx), flip, key="main_switch")
    return frame(ctx, label, row, draw(Row("Notification dot", "Allowed", inert=True), ctx, "dot"))


def app_storage(ctx: Context) -> View:
    """What an app keeps, and clearing it."""
    package = str(ctx.page.args["package"])
    about = {"package": package}
    buttons = w.row(
        _header_button("delete", "Clear storage", lambda: _ask(ctx, "clear_storage", about), "button1", True),
        _header_button("delete", "Clear cache", lambda: ctx.toast("Cache cleared"), "button2", True),
        padding=insets(16, 12),
        gap=8,
    )
    rows = (
        Heading("Space used"),
        Row("App size", f"{9 + len(package) % 5}.2 MB", inert=True),
        Row("User data", "1.1 MB", inert=True),
        Row("Cache", "86 kB", inert=True),
        Row("Total", f"{10 + len(package) % 5}.4 MB", inert=True),
    )
    return frame(ctx, "Storage", buttons, *(draw(row, ctx, f"pref/{row.title}") for row in rows))


def permission(ctx: Context) -> View:
    """Allow or deny one permission to one app."""
    package, name = str(ctx.page.args["package"]), str(ctx.page.args["permission"])
    now = granted(ctx, package, name)
    label = str(ctx.packages()[package]["label"])
    allow = "Allow only while using the app" if name in ("Location", "Camera", "Microphone") else "Allow"

    def choose(answer: str) -> Callable[[], None]:
        return lambda: ctx.data["permissions"].setdefault(package, {}).__setitem__(name, answer)

    return frame(
        ctx,
        f"{name} permission",
        w.row(
            w.icon(ctx.icon_of(package) or "android", id="entity_header_icon"),
            w.text(label, id="entity_header_title", size=18),
            gap=16,
            padding=insets(24, 12),
        ),
        w.heading(f"{name} access for this app".upper(), id="permission_message"),
        w.radio(now == "allow", choose("allow"), label=allow, id="allow_radio_button", key="allow", width="fill").but(
            padding=insets(24, 14)
        ),
        w.radio(
            now == "deny", choose("deny"), label="Don’t allow", id="deny_radio_button", key="deny", width="fill"
        ).but(padding=insets(24, 14)),
        draw(
            Row("See all apps with this permission", page="permission_apps", args=(("permission", name),)), ctx, "all"
        ),
    )


def _all_apps_menu(ctx: Context) -> Callable[[], None]:
    return lambda: _open(ctx, "all_apps_menu", {"system": bool(ctx.page.ui.get("system"))}, "menu")


def all_apps_menu(ctx: Context) -> View:
    """Show or hide what has no screen of its own."""
    shown = bool(ctx.page.args["system"])

    def flip() -> None:
        ctx.pop()
        ctx.page.ui["system"] = not shown

    return w.menu_frame(
        [
            w.MenuEntry("Hide system" if shown else "Show system", flip, key="system"),
            w.MenuEntry("Reset app preferences", lambda: _instead(ctx, "reset_apps"), key="reset"),
        ]
    )


# --- Wi-Fi ----------------------------------------------------------------------------------------------------------


def wifi_password(ctx: Context) -> View:
    """The dialog that joins a network with a passphrase."""
    ssid = str(ctx.page.args["ssid"])
    shown = bool(ctx.page.ui.get("shown"))
    typed = ctx.field("password")

    def connect() -> None:
        if len(typed) >= SHORTEST_PASSPHRASE:
            ctx.pop()
            radios.join(ctx, ssid, typed)

    ready = len(typed) >= SHORTEST_PASSPHRASE
    return w.dialog_frame(
        ssid,
        "",
        w.text("Password", id="password_label", size=14, color="on_surface_variant"),
        w.field("password", id="password", password=not shown, on_submit=connect),
        w.checkbox(shown, lambda: _set_ui(ctx, "shown", not shown), label="Show password", id="show_password",
                   key="show_password"),
        buttons=(
            w.DialogButton("Cancel", ctx.pop, "negative", key="cancel"),
            w.DialogButton("Connect", connect, "positive", enabled=ready, key="connect"),
        ),
    )  # fmt: skip


def wifi_add(ctx: Context) -> View:
    """A network that does not show its name."""
    ssid, passphrase = ctx.field("ssid").strip(), ctx.field("password")
    secured = bool(ctx.page.ui.get("secured"))
    ready = bool(ssid) and (not secured or len(passphrase) >= SHORTEST_PASSPHRASE)

    def save() -> None:
        known = [n for n in radios.networks(ctx) if n["ssid"] == ssid]
        if not known:
            radios.networks(ctx).append(
                {
                    "ssid": ssid,
                    "security": "WPA2-Personal" if secured else "Open",
                    "passphrase": passphrase,
                    "level": 0,
                    "saved": True,
                    "problem": "Not in range",
                }
            )
        ctx.pop()

    return frame(
        ctx,
        "Add network",
        w.text("Network name", size=14, padding=Insets(24, 8, 24, 4)),
        w.field("ssid", "Enter the SSID", id="ssid", margin=insets(24)),
        w.checkbox(secured, lambda: _set_ui(ctx, "secured", not secured), label="WPA/WPA2-Personal", id="security",
                   key="security").but(margin=insets(24, 12)),
        w.field("password", "Password", id="password", password=True, margin=insets(24)) if secured else None,
        w.row(
            w.button("Cancel", ctx.pop, style="text", id="android:id/button2", key="cancel"),
            w.button("Save", save if ready else None, style="text", id="android:id/button1", enabled=ready, key="save"),
            arrange="end",
            padding=insets(24, 16),
        ),
    )  # fmt: skip


def wifi_details(ctx: Context) -> View:
    """A known network: what it is, and letting it go."""
    ssid = str(ctx.page.args["ssid"])
    facts = radios.network(ctx, ssid)
    in_use = radios.connected(ctx) == ssid

    def forget() -> None:
        radios.leave(ctx, ssid, forget=True)
        ctx.pop()

    def toggle() -> None:
        if in_use:
            radios.leave(ctx, ssid, forget=False)
        else:
            radios.join(ctx, ssid)

    strength = ("Poor", "Poor", "Fair", "Good", "Excellent")[int(facts["level"])]
    rows = (
        Row("Signal strength", strength, inert=True, icon="wifi"),
        Row("Frequency", "5 GHz" if ssid.endswith("5G") else "2.4 GHz", inert=True, icon="public"),
        Row("Security", str(facts["security"]), inert=True, icon="lock"),
        Row("IP address", "192.168.1.34" if in_use else "", inert=True),
    )
    return frame(
        ctx,
        "Network details",
        w.column(
            w.icon("wifi", size=32, id="entity_header_icon"),
            w.text(ssid, id="entity_header_title", size=20),
            w.text("Connected" if in_use else "Saved", id="entity_header_summary", size=14),
            align="center",
            gap=4,
            padding=insets(24, 8),
        ),
        w.row(
            _header_button("delete", "Forget", forget, "button1", True),
            _header_button("close" if in_use else "wifi", "Disconnect" if in_use else "Connect", toggle, "button2",
                           in_use or facts["level"] > 0),
            _header_button("qr_code", "Share", lambda: ctx.toast("Set a screen lock to share"), "button3", True),
            padding=insets(16, 12),
            gap=8,
        ),
        *(draw(row, ctx, f"pref/{row.title}") for row in rows),
    )  # fmt: skip


# --- Bluetooth ------------------------------------------------------------------------------------------------------


def device(ctx: Context) -> View:
    """A paired device."""
    name = str(ctx.page.args["name"])
    matching = [d for d in ctx.data["bluetooth"]["paired"] if d["name"] == name]
    if not matching:
        return frame(ctx, "Device details", w.text("This device is not paired.", padding=insets(24, 16)))
    facts = matching[0]

    def toggle() -> None:
        if not facts["connected"]:
            radios.set_bluetooth(ctx, True)
        facts["connected"] = not facts["connected"]

    return frame(
        ctx,
        "Device details",
        w.column(
            w.text(name, id="entity_header_title", size=20),
            w.text("Active" if facts["connected"] else "Disconnected", id="entity_header_summary", size=14),
            align="center",
            gap=4,
            padding=insets(24, 8),
        ),
        w.row(
            _header_button("delete", "Forget", lambda: _ask(ctx, "forget_device", {"name": name}), "button1", True),
            _header_button("bluetooth", "Disconnect" if facts["connected"] else "Connect", toggle, "button2", True),
            padding=insets(16, 12),
            gap=8,
        ),
        draw(Row("Device’s Bluetooth address", str(facts["address"]), inert=True), ctx, "address"),
    )


def pair_with(ctx: Context) -> View:
    """The dialog that pairs with a device nearby."""
    address = ctx.page.args["address"]
    facts = next(d for d in ctx.data["bluetooth"]["nearby"] if d["address"] == address)

    def pair() -> None:
        radios.set_bluetooth(ctx, True)
        ctx.data["bluetooth"]["paired"].append({**facts, "connected": True})
        ctx.pop()

    return w.dialog_frame(
        f"Pair with {facts['name']}?",
        "",
        w.checkbox(
            bool(ctx.page.ui.get("contacts")),
            lambda: _set_ui(ctx, "contacts", not ctx.page.ui.get("contacts")),
            label="Allow access to your contacts and call history",
            id="phonebook_sharing_message_confirm_pin",
            key="contacts",
        ),
        buttons=(
            w.DialogButton("Cancel", ctx.pop, "negative", key="cancel"),
            w.DialogButton("Pair", pair, "positive", key="pair"),
        ),
    )


# --- dialogs --------------------------------------------------------------------------------------------------------


def choice(ctx: Context) -> View:
    """One of several, with radio buttons; a tap chooses and closes."""
    page, title = str(ctx.page.args["page"]), str(ctx.page.args["title"])
    wanted = _choice_of(ctx, page, title)
    options = [_option(ctx, wanted, value, label) for value, label in wanted.options]
    listed = w.scroll_column(*options, key="options", id="select_dialog_listview", height="wrap", weight=0.0,
                             class_name=w.LIST_VIEW)  # fmt: skip
    return w.dialog_frame(title, "", listed, buttons=(w.DialogButton("Cancel", ctx.pop, "negative", key="cancel"),))


def _choice_of(ctx: Context, page: str, title: str) -> Choice:
    for item in PAGES[page].items(ctx):
        if isinstance(item, Choice) and item.title == title:
            return item
    raise LookupError(f"page {page!r} offers no choice called {title!r}")


def _option(ctx: Context, wanted: Choice, value: str, label: str) -> View:
    def take() -> None:
        wanted.setting.put(ctx, value)
        ctx.pop()

    made = w.radio(wanted.setting.get(ctx) == value, take, label=label, id="android:id/text1", key=f"option/{value}",
                   width="fill")  # fmt: skip
    return made.but(class_name="android.widget.CheckedTextView", padding=insets(0, 12))


def brightness(ctx: Context) -> View:
    """The brightness slider over the screen. Its sun icon has no name, as on many phones."""
    level = Level("Display brightness", BRIGHTNESS, 0, 255)
    auto = Setting("system", "screen_brightness_mode")
    return w.row(
        level_slider(level, ctx, "slider", "Display brightness").but(id="slider", weight=1.0),
        w.icon_button("brightness", "", lambda: auto.switch(ctx, not auto.is_on(ctx)), id="brightness_auto", key="auto",
                      selected=auto.is_on(ctx)),
        padding=insets(20, 12),
        background="surface_container_high",
        radius=28,
        elevation=6,
        id="brightness_mirror_container",
        class_name=w.FRAME_LAYOUT,
        width=360,
    )  # fmt: skip


def rename(ctx: Context) -> View:
    """A dialog with one field."""
    title, setting = RENAMES[str(ctx.page.args["what"])]
    ready = bool(ctx.field("edit").strip())

    def save() -> None:
        text = ctx.field("edit").strip()
        if text:
            ctx.pop()
            setting.put(ctx, text)

    return w.dialog_frame(
        title,
        "",
        w.field("edit", id="android:id/edit", look="plain", on_submit=save),
        buttons=(
            w.DialogButton("Cancel", ctx.pop, "negative", key="cancel"),
            w.DialogButton("OK", save, "positive", enabled=ready, key="ok"),
        ),
    )


def model(ctx: Context) -> View:
    """Model and serial number."""
    return w.dialog_frame(
        "Model",
        "",
        w.text("Model", id="android:id/title"),
        w.text(MODEL, id="android:id/summary", size=14, color="on_surface_variant"),
        w.text("Hardware version", id="android:id/title", margin=Insets(0, 12, 0, 0)),
        w.text("MP1.0", id="android:id/summary", size=14, color="on_surface_variant"),
        buttons=(w.DialogButton("OK", ctx.pop, key="ok"),),
    )


def erase(ctx: Context) -> View:
    """The page before everything is erased."""
    lines = (
        "This will erase all data from your phone’s internal storage, including:",
        "• System and app data and settings",
        "• Downloaded apps",
        "• Music, Photos, and other user data",
    )
    return frame(
        ctx,
        "Erase all data (factory reset)",
        *(w.text(line, padding=insets(24, 6)) for line in lines),
        w.button("Erase all data", lambda: _ask(ctx, "erase"), style="danger", id="initiate_main_clear", key="erase",
                 margin=insets(24, 24)),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked before something that is hard to take back."""

    title: str
    message: str
    yes: str
    act: Callable[[Context, str], None]


def _reset_network(ctx: Context, about: str) -> None:
    for known in radios.networks(ctx):
        known["saved"] = False
    ctx.data["wifi"]["connected"] = ""
    ctx.data["bluetooth"]["paired"] = []
    radios.set_airplane(ctx, False)
    ctx.toast("Network settings have been reset")


def _reset_apps(ctx: Context, about: str) -> None:
    ctx.data["permissions"] = {}
    for name in [key for key in ctx.data["values"] if key.startswith("notify/")]:
        del ctx.data["values"][name]


def _erase(ctx: Context, about: str) -> None:
    packages = [package for package in ctx.packages() if package != SettingsApp.package]
    ctx.home()
    for package in packages:
        if not ctx.uninstall(package):
            ctx.clear(package)
    ctx.clear(SettingsApp.package)


def _forget_device(ctx: Context, about: str) -> None:
    ctx.data["bluetooth"]["paired"] = [d for d in ctx.data["bluetooth"]["paired"] if d["name"] != about]
    ctx.pop()


def _uninstall(ctx: Context, about: str) -> None:
    if ctx.uninstall(about):
        ctx.pop()


def _clear(ctx: Context, about: str) -> None:
    ctx.clear(about)


def _reset_text(ctx: Context, about: str) -> None:
    FONT_SCALE.put(ctx, "1.0")
    Setting("secure", "font_weight_adjustment").put(ctx, "0")
    Setting("secure", "high_text_contrast_enabled").put(ctx, "0")


QUESTIONS: dict[str, Question] = {
    "force_stop": Question("Force stop?", "If you force stop an app, it may misbehave.", "OK",
                           lambda ctx, about: ctx.stop(about)),
    "uninstall": Question("", "Do you want to uninstall this app?", "OK", _uninstall),
    "clear_storage": Question("Delete app data?", "This app’s data, including files and settings, will be permanently "
                              "deleted from this device", "Delete", _clear),
    "forget_device": Question("Forget device?", "Your phone will no longer be paired with this device", "Forget device",
                              _forget_device),
    "reset_internet": Question("Reset internet?", "This will end your phone call", "Reset",
                               lambda ctx, about: ctx.toast("Resetting your internet…")),
    "reset_network": Question("Reset all network settings?", "You can’t undo this action. Wi‑Fi networks and paired "
                              "devices will be forgotten.", "Reset settings", _reset_network),
    "reset_apps": Question("Reset app preferences?", "This will reset all preferences for disabled apps, disabled app "
                           "notifications, default applications for actions, background data restrictions for apps, "
                           "and any permission restrictions. You will not lose any app data.", "Reset apps",
                           _reset_apps),
    "reset_text": Question("Reset display size and text?", "Your display size and text preferences will be reset to "
                           "the phone’s original settings", "Reset", _reset_text),
    "revoke": Question("", "Revoke access to USB debugging from all computers you’ve previously authorized?", "OK",
                       lambda ctx, about: None),
    "erase": Question("Erase all data?", "All of your personal information and downloaded apps will be deleted. "
                      "You can’t undo this action.", "Erase all data", _erase),
}  # fmt: skip


def confirm(ctx: Context) -> View:
    """A question with two buttons."""
    asked = QUESTIONS[str(ctx.page.args["question"])]
    about = str(next(iter(ctx.page.args.get("about", {}).values()), ""))

    def yes() -> None:
        ctx.pop()
        asked.act(ctx, about)

    return w.dialog_frame(
        asked.title,
        asked.message,
        buttons=(
            w.DialogButton("Cancel", ctx.pop, "negative", key="cancel"),
            w.DialogButton(asked.yes, yes, "positive", key="yes"),
        ),
    )


# --- languages ------------------------------------------------------------------------------------------------------


def languages(ctx: Context) -> View:
    """The languages in use. The handles that drag them have no name."""
    present: list[str] = ctx.data["languages"]
    rows = [_language(ctx, language, number) for number, language in enumerate(present)]
    return frame(
        ctx,
        "Languages",
        *rows,
        w.button("Add a language", lambda: _open(ctx, "add_language"), style="text", icon="add", id="add_language",
                 key="add", width="fill"),
        overflow=(lambda: _open(ctx, "languages_menu", kind="menu")) if len(present) > 1 else None,
    )  # fmt: skip


def _language(ctx: Context, language: str, number: int) -> View:
    removing = bool(ctx.page.ui.get("removing"))

    def remove() -> None:
        if len(ctx.data["languages"]) > 1:
            ctx.data["languages"].remove(language)
            ctx.page.ui.pop("removing", None)

    def lead() -> None:
        ctx.data["languages"].remove(language)
        ctx.data["languages"].insert(0, language)

    handle = w.icon_button("delete", "Remove", remove, key=f"remove/{language}") if removing else (
        w.icon("drag_handle", box=48, id="dragHandle", key=f"handle/{language}", on_tap=lead if number else None)
    )  # fmt: skip
    return w.row(
        w.text(str(number + 1), id="miniLabel", size=12, color="on_surface_variant"),
        w.text(language, id="label", description=language, weight=1.0),
        handle,
        key=f"language/{language}",
        gap=16,
        padding=insets(24, 8),
        class_name=w.RELATIVE_LAYOUT,
    )


def languages_menu(ctx: Context) -> View:
    """Remove, behind the three dots."""

    def remove() -> None:
        ctx.pop()
        ctx.page.ui["removing"] = True

    return w.menu_frame([w.MenuEntry("Remove", remove, key="remove")])


def add_language(ctx: Context) -> View:
    """Every language that is not in use yet."""
    rows = [_offered(ctx, language) for language in LANGUAGES if language not in ctx.data["languages"]]
    return frame(ctx, "Add a language", *rows)


def _offered(ctx: Context, language: str) -> View:
    def add() -> None:
        ctx.data["languages"].append(language)
        ctx.pop()

    return w.row(
        w.text(language, id="locale"), key=f"add/{language}", padding=insets(24, 14), class_name=w.FRAME_LAYOUT,
        on_tap=add,
    )  # fmt: skip


# --- small things ---------------------------------------------------------------------------------------------------


def _open(ctx: Context, page: str, args: dict[str, JSON] | None = None, kind: PageKind = "screen") -> None:
    ctx.push(page, args, kind)


def _ask(ctx: Context, question: str, about: dict[str, JSON] | None = None) -> None:
    ctx.push("confirm", {"question": question, "about": about or {}}, "dialog")


def _instead(ctx: Context, question: str) -> None:
    ctx.pop()
    _ask(ctx, question)


def _start(ctx: Context, package: str) -> None:
    ctx.start(package)


def _set_ui(ctx: Context, name: str, value: JSON) -> None:
    ctx.page.ui[name] = value


OTHER_PAGES: dict[str, Callable[[Context], View]] = {
    "home": home,
    "search": search,
    "app_info": app_info,
    "app_notifications": app_notifications,
    "app_storage": app_storage,
    "permission": permission,
    "all_apps_menu": all_apps_menu,
    "wifi_password": wifi_password,
    "wifi_add": wifi_add,
    "wifi_details": wifi_details,
    "device": device,
    "pair_with": pair_with,
    "choice": choice,
    "brightness": brightness,
    "rename": rename,
    "model": model,
    "erase": erase,
    "confirm": confirm,
    "languages": languages,
    "languages_menu": languages_menu,
    "add_language": add_language,
}
