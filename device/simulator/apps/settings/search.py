"""The search of the Settings app."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from device.simulator.android.app import Context
from device.simulator.apps.settings.pages import HOME, NEED_ARGUMENTS, PAGES
from device.simulator.apps.settings.prefs import Heading, Note, Row, Setting, Wide, say
from device.simulator.drawing import widgets as w
from device.simulator.drawing.view import View, insets


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
