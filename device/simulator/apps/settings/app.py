"""The Settings app: its home page, its data on a new phone, and where each page is drawn."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import ClassVar

from device.simulator.android.app import JSON, Context, Page, Start
from device.simulator.apps.settings.acts import open_page
from device.simulator.apps.settings.app_details import (
    all_apps_menu,
    app_info,
    app_notifications,
    app_storage,
    permission,
)
from device.simulator.apps.settings.dialogs import brightness, choice, confirm, erase, model, rename
from device.simulator.apps.settings.frame import spec_page
from device.simulator.apps.settings.joining import device, pair_with, wifi_add, wifi_details, wifi_password
from device.simulator.apps.settings.languages import add_language, languages, languages_menu
from device.simulator.apps.settings.pages import HOME, PAGES
from device.simulator.apps.settings.prefs import Row, say
from device.simulator.apps.settings.search import search
from device.simulator.apps.settings.values import PACKAGE
from device.simulator.drawing import widgets as w
from device.simulator.drawing.view import Insets, View, insets

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

    package = PACKAGE
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
    face = w.avatar("Owner", size=36, id="account_avatar", on_tap=lambda: open_page(ctx, "accounts"))
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
        on_tap=lambda: open_page(ctx, page),
    )


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
