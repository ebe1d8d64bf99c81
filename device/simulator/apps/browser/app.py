"""The browser: one page of the web at a time in a WebView under an address bar, loading, history, private pages."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from urllib.parse import quote, urlsplit

from device.simulator.android.app import JSON, SELECTION, Context, Page, Start
from device.simulator.apps.browser import html
from device.simulator.apps.browser.sites import HERE, HOME, LOCATE, SITES, Site
from device.simulator.apps.share_sheet import share
from device.simulator.drawing import widgets as w
from device.simulator.drawing.view import Style, View, insets

WEB_VIEW = "android.webkit.WebView"
PAINTED, LOADED = 0.4, 0.8
"""Seconds after which a page that loads is drawn, and after which its elements are in the tree too."""


class Browser:
    """com.android.browser.

    Its data: ``history`` and ``bookmarks`` (addresses, the latest first), and what sites ``kept``, by site and name.
    A page's ``ui``: ``back`` and ``forward`` (addresses), ``url``, ``since`` (ISO time at which it began to load),
    ``offline`` (there was no network then; the page a tab begins with is there without one).
    """

    package = "com.android.browser"
    label = "Browser"
    icon = "globe"
    color = "#1e6091"
    version = "14"
    launchable = True
    activities: ClassVar[dict[str, str]] = {"": ".BrowserActivity"}

    def seed(self, rng: random.Random) -> dict[str, JSON]:
        return {"history": [], "bookmarks": [HOME], "kept": {}}

    def varied(self, seed: int) -> dict[str, JSON]:
        """Where this seed's owner has been, and what was worth keeping."""
        rng = random.Random(f"browser of {seed}")
        addresses = sorted(SITES)
        bookmarks = [HOME, *rng.sample([a for a in addresses if a != HOME], rng.randrange(0, 4))]
        return {"history": rng.sample(addresses, rng.randrange(0, 7)), "bookmarks": bookmarks, "kept": {}}

    def enter(self, start: Start) -> list[Page]:
        return [tab(start.data if start.data.startswith(("http:", "https:")) else HOME)]

    def build(self, ctx: Context) -> View:
        return PAGES[ctx.page.name](ctx)

    def returned(self, ctx: Context, request: str, result: dict[str, JSON]) -> None:
        """What was answered to a page that wanted to know where the phone is."""
        if request == LOCATE:
            on = str(ctx.settings["secure"].get("location_mode")) != "0"
            found = HERE if on else "Location is switched off on this phone."
            ctx.data["kept"]["map/place"] = found if result.get("allowed") else "Location is blocked."


def tab(address: str, private: bool = False) -> Page:
    """A tab that shows an address, loaded already."""
    ui: dict[str, JSON] = {"url": _whole(address), "back": [], "forward": [], "since": "", "private": private}
    return Page("tab", {"address": _whole(address)}, ui=ui, fields={"url": _whole(address)})


def _whole(address: str) -> str:
    """An address with its scheme and at least a slash for a path."""
    parts = urlsplit(address if "://" in address else f"https://{address}")
    query = f"?{parts.query}" if parts.query else ""
    return f"https://{parts.netloc}{parts.path or '/'}{query}"


def _meant(words: str) -> str:
    """What somebody means who types this into the address bar: an address, or words to search for."""
    words = words.strip()
    if " " not in words and ("." in words or "://" in words):
        return _whole(words)
    return f"https://search.example/?q={quote(words)}"


@dataclass(frozen=True, slots=True)
class _Visit:
    """``sites.Visit`` for a tab."""

    ctx: Context

    def go(self, address: str) -> Callable[[], None]:
        return lambda: visit(self.ctx, address)

    def kept(self, name: str, default: Any) -> Any:
        return self.ctx.data["kept"].get(name, default)

    def keep(self, name: str, value: Any) -> None:
        self.ctx.data["kept"][name] = value


# --- going somewhere ------------------------------------------------------------------------------------------------


def visit(ctx: Context, address: str) -> None:
    """Load an address, and remember where we come from."""
    ctx.page.ui["back"].append(ctx.page.ui["url"])
    ctx.page.ui["forward"] = []
    _load(ctx, address)


def _load(ctx: Context, address: str) -> None:
    page = ctx.page
    page.args = {"address": _whole(address)}
    page.ui.update(url=_whole(address), since=ctx.now.isoformat(), offline=not ctx.online)
    page.fields = {"url": page.ui["url"]}
    page.scroll.clear()
    ctx.hide_keyboard()
    if not page.ui["private"]:
        history: list[str] = ctx.data["history"]
        ctx.data["history"] = [page.ui["url"], *(a for a in history if a != page.ui["url"])][:50]


def _step(ctx: Context, behind: str, ahead: str) -> None:
    """One page back or forward."""
    stack: list[str] = ctx.page.ui[behind]
    ctx.page.ui[ahead].append(ctx.page.ui["url"])
    _load(ctx, stack.pop())


def _back(ctx: Context) -> None:
    if ctx.page.ui["back"]:
        _step(ctx, "back", "forward")
    else:
        ctx.pop()


# --- a tab ----------------------------------------------------------------------------------------------------------


def build_tab(ctx: Context) -> View:
    """Address bar, the line that shows how far a page has loaded, and the page in its WebView."""
    ui = ctx.page.ui
    passed = (ctx.now - datetime.fromisoformat(ui["since"])).total_seconds() if ui["since"] else LOADED
    loading = 0 <= passed < LOADED
    body = None if loading and passed < PAINTED else _site(ctx, hidden=loading)
    made = w.screen(
        _address_bar(ctx),
        w.progress(passed / LOADED, id="progress", key="progress") if loading else None,
        w.column(
            body,
            id="main_content",
            height="fill",
            weight=1.0,
            background=html.GROUND,
            class_name=w.FRAME_LAYOUT,
        ),
        background="surface_container" if ui["private"] else "surface",
    )
    return made.but(on_back=lambda: _back(ctx), refresh=0.1 if loading else 0.0, secure=bool(ui["private"]))


def _address_bar(ctx: Context) -> View:
    ui = ctx.page.ui
    starred = ui["url"] in ctx.data["bookmarks"]

    def star() -> None:
        kept: list[str] = ctx.data["bookmarks"]
        ctx.data["bookmarks"] = [a for a in kept if a != ui["url"]] if starred else [ui["url"], *kept]

    bar = w.field("url", "Search or type web address", id="url", look="plain", keyboard="text", input_action="go",
                  weight=1.0, size=14, on_submit=lambda: visit(ctx, _meant(ctx.field("url"))))  # fmt: skip
    bar = bar.but(on_tap=lambda: _select_address(ctx))
    box = w.row(
        w.icon("incognito" if ui["private"] else "lock" if ctx.online else "info", size=18, id="lock",
               description="Incognito" if ui["private"] else "Connection is secure"),
        bar,
        id="taburlbar",
        weight=1.0,
        gap=8,
        height=48,
        padding=insets(14),
        radius=24,
        background="surface_container_high",
    )  # fmt: skip
    return w.row(
        w.icon_button("home", "Home", lambda: visit(ctx, HOME), id="home"),
        box,
        w.icon_button("star" if starred else "star_border", "Remove bookmark" if starred else "Bookmark this page",
                      star, id="star"),
        w.overflow_button(lambda: _open_menu(ctx)),
        id="toolbar",
        height=64,
        padding=insets(4),
        class_name=w.FRAME_LAYOUT,
    )  # fmt: skip


def _select_address(ctx: Context) -> None:
    """A tap selects the whole address, so that what is typed takes its place."""
    ctx.page.ui.setdefault(SELECTION, {})["url"] = [0, len(ctx.field("url"))]


def _site(ctx: Context, hidden: bool) -> View:
    """The page's WebView. While it loads, nothing in it is in the tree yet."""
    address = str(ctx.page.ui["url"])
    bare = address.partition("?")[0]
    site = SITES.get(bare)
    if ctx.page.ui.get("offline", not ctx.online and bare != HOME):
        site = _failed(ctx, bare, "No internet", "You are offline.", "INTERNET_DISCONNECTED")
    elif site is None:
        host = urlsplit(address).netloc
        words = f"{host}’s server IP address could not be found."
        site = _failed(ctx, host, "This site can’t be reached", words, "NAME_NOT_RESOLVED")
    made = w.scroll_column(
        *(child for child in site.body(_Visit(ctx), address) if child is not None),
        key="web",
        id="",
        recycling=False,
        class_name=WEB_VIEW,
    )
    return made.but(text=site.title, focusable=True, style=Style(background=html.GROUND),
                    children=tuple(child.but(hidden_from_tree=hidden) for child in made.children))  # fmt: skip


def _failed(ctx: Context, name: str, title: str, words: str, code: str) -> Site:
    """What stands in place of a page that could not be loaded."""
    body = [
        html.heading(title),
        html.paragraph(words),
        html.paragraph(f"ERR_{code}", color=html.FADED),
        html.button("Reload", lambda: _load(ctx, str(ctx.page.ui["url"])), "reload-button"),
    ]
    return Site(name, lambda visit, address: [*body])


# --- menu, bookmarks, history ---------------------------------------------------------------------------------------


def _open_menu(ctx: Context) -> None:
    ctx.push("menu", kind="menu")


def menu(ctx: Context) -> View:
    """What is behind the three dots."""

    def then(act: Callable[[], None]) -> Callable[[], None]:
        def go() -> None:
            ctx.pop()
            act()

        return go

    def forward() -> None:
        if ctx.page.ui["forward"]:
            _step(ctx, "forward", "back")

    def private() -> None:
        new = tab(HOME, private=True)
        page = ctx.push(new.name)
        page.ui.update(new.ui)
        page.fields.update(new.fields)

    return w.menu_frame(
        [
            w.MenuEntry("Forward", then(forward), key="forward"),
            w.MenuEntry("Reload", then(lambda: _load(ctx, str(ctx.page.ui["url"]))), key="reload"),
            w.MenuEntry("Share…", then(lambda: _share(ctx)), key="share"),
            w.MenuEntry("New incognito tab", then(private), key="private"),
            w.MenuEntry("Bookmarks", then(lambda: _list(ctx, "bookmarks")), key="bookmarks"),
            w.MenuEntry("History", then(lambda: _list(ctx, "history")), key="history"),
        ]
    )


def _share(ctx: Context) -> None:
    address = str(ctx.page.ui["url"])
    site = SITES.get(address.partition("?")[0])
    share(ctx, site.title if site else address, address)


def _list(ctx: Context, what: str) -> None:
    ctx.push("addresses", {"of": what})


def addresses(ctx: Context) -> View:
    """Bookmarks, or where one has been."""
    what = str(ctx.page.args["of"])
    found: list[str] = ctx.data[what]

    def open_address(address: str) -> Callable[[], None]:
        def go() -> None:
            ctx.pop()
            visit(ctx, address)

        return go

    def clear() -> None:
        ctx.data["history"] = []

    def title(address: str) -> str:
        site = SITES.get(address.partition("?")[0])
        return site.title if site else urlsplit(address).netloc

    rows = [w.list_row(title(a), a, icon="globe", key=f"address/{a}", on_tap=open_address(a)) for a in found]
    empty = w.text(f"No {what} yet", id="empty", color="on_surface_variant", padding=insets(24, 24))
    actions = (w.Action("delete", "Clear history", clear, id="clear"),) if what == "history" and found else ()
    return w.screen(
        w.app_bar(what.capitalize(), navigation=w.back(ctx.pop), actions=actions),
        w.scroll_column(*rows, key="addresses", id="list") if rows else empty,
    )


PAGES: dict[str, Callable[[Context], View]] = {"tab": build_tab, "menu": menu, "addresses": addresses}
