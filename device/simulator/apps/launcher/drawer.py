"""The drawer: every app in a grid, and a field to search them."""

from __future__ import annotations

from device.simulator.android.app import Context
from device.simulator.apps.launcher.icons import app_icon, glyph_of, launch
from device.simulator.drawing.view import Insets, View, insets
from device.simulator.drawing.widgets import list_row, row, screen, scroll_column, search_field, space, text

COLUMNS = 4
SEARCH = "search"


def open_drawer(ctx: Context, focus: str) -> None:
    """Show it over the home screen, perhaps ready to type."""
    ctx.push("drawer").focus = focus


def drawer(ctx: Context) -> View:
    """The page: all apps, or those whose names hold what was typed."""
    words = ctx.field(SEARCH).strip()
    found = matching(ctx.installed(), words)
    if words and not found:
        body = text(f"No apps found matching “{words}”", id="no_results", color="on_surface_variant", width="fill",
                    text_align="center", padding=Insets(24, 40, 24, 0))  # fmt: skip
    elif words:
        body = scroll_column(
            *(
                list_row(label, leading=glyph_of(ctx, package, glyph, 40), title_id="icon", key=f"found:{package}",
                         on_tap=lambda package=package: launch(ctx, package))  # type: ignore[misc]
                for package, label, glyph in found
            ),
            key="results",
            id="search_results_list_view",
        )  # fmt: skip
    else:
        body = scroll_column(*_grid(ctx, found), key="apps", id="apps_list_view", padding=insets(12, 8))
    return screen(
        search_field(
            SEARCH,
            "Search apps",
            id="fallback_search_view",
            margin=Insets(16, 12, 16, 8),
            on_submit=lambda: launch(ctx, found[0][0]) if words and found else None,
        ),
        body,
    ).but(on_swipe=lambda way: ctx.pop() if way == "down" else None)


def matching(apps: list[tuple[str, str, str]], words: str) -> list[tuple[str, str, str]]:
    """The apps whose label contains what was typed, those whose label begins with it first."""
    sought = words.casefold()
    found = [app for app in apps if sought in app[1].casefold()]
    return sorted(found, key=lambda app: not app[1].casefold().startswith(sought))


def _grid(ctx: Context, apps: list[tuple[str, str, str]]) -> list[View]:
    rows = [apps[i : i + COLUMNS] for i in range(0, len(apps), COLUMNS)]
    return [
        row(
            *(app_icon(ctx, *app, place="all") for app in line),
            *(space(weight=1.0) for _ in range(COLUMNS - len(line))),
            align="start",
            padding=insets(0, 8),
        )
        for line in rows
    ]
