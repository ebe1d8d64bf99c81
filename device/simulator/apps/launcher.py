"""The launcher: a home screen with favourites and a search bar, and a drawer of all apps that can be searched."""

from __future__ import annotations

import colorsys
import random
import re
from collections.abc import Mapping, Sequence
from typing import ClassVar

from device.simulator.android.app import JSON, Context, Page, Start
from device.simulator.drawing.view import Insets, Style, View, insets
from device.simulator.drawing.widgets import (
    FRAME_LAYOUT,
    TEXT_VIEW,
    MenuEntry,
    column,
    icon,
    list_row,
    menu_frame,
    row,
    screen,
    scroll_column,
    search_field,
    space,
    stack,
    text,
)

PACKAGE = "com.android.launcher3"
COLUMNS = 4
DOCK = ("com.android.contacts", "com.android.deskclock", "com.android.settings")
FAVOURITES = (*DOCK, "com.android.browser", "com.android.messaging", "com.android.email", "com.android.calendar",
              "com.android.gallery3d", "org.deixis.maps")  # fmt: skip
"""Of these a seed's owner has some in the dock."""
WALLPAPER = ("#0b3c49", "#1f7a8c", "#bfdbf7")
COLOR = re.compile("#[0-9a-fA-F]{6}")
SEARCH = "search"


class Launcher:
    """Where a phone begins, and where its home key leads."""

    package = PACKAGE
    label = "Launcher"
    icon = "home"
    color = "#1f7a8c"
    version = "14"
    activities: ClassVar[Mapping[str, str]] = {"": ".uioverrides.QuickstepLauncher"}
    launchable = False

    def seed(self, rng: random.Random) -> dict[str, JSON]:
        return {"dock": list(DOCK)}

    def varied(self, seed: int) -> dict[str, JSON]:
        """Other favourites before another picture: dark above, light below, as white words stand on it."""
        rng = random.Random(f"launcher of {seed}")
        hue, turn = rng.random(), rng.uniform(-0.12, 0.12)
        stops = ((hue, 0.17, 0.5), (hue + turn, 0.36, 0.38), (hue + 2 * turn, 0.82, 0.5))
        parts = [colorsys.hls_to_rgb(at % 1, light, full) for at, light, full in stops]
        picture = ["#" + "".join(f"{round(part * 255):02x}" for part in color) for color in parts]
        return {"dock": rng.sample(FAVOURITES, rng.choice((3, 4))), "wallpaper": picture}

    def enter(self, start: Start) -> list[Page]:
        return [Page("home")]

    def build(self, ctx: Context) -> View:
        match ctx.page.name:
            case "drawer":
                return _drawer(ctx)
            case "shortcuts":
                return _shortcuts(ctx)
            case _:
                return _home(ctx)


def _home(ctx: Context) -> View:
    apps = {package: (label, glyph) for package, label, glyph in ctx.installed()}
    dock = [package for package in ctx.data["dock"] if package in apps]
    favourites = row(
        *(_app_icon(ctx, package, *apps[package], place="dock", color="white") for package in dock),
        id="hotseat",
        align="start",
        padding=insets(12),
        class_name="android.view.ViewGroup",
    )
    content = column(
        text(f"{ctx.now:%A}, {ctx.now:%B} {ctx.now.day}", id="clock_date", size=22, color="white",
             padding=Insets(28, 72, 28, 0)),
        space(weight=1.0),
        icon("expand_less", color="white", size=28, margin=Insets(0, 0, 0, 4), description="Apps list",
             id="all_apps_handle", on_tap=lambda: _open_drawer(ctx, "")),
        favourites,
        _search_bar(ctx),
        id="workspace",
        height="fill",
        padding=Insets(0, 0, 0, 48),
        align="center",
        class_name=FRAME_LAYOUT,
    )  # fmt: skip
    root = stack(wallpaper(ctx.data.get("wallpaper", WALLPAPER)), content, id="launcher", height="fill", align="fill")
    return root.but(edge_to_edge=True, on_swipe=lambda way: _open_drawer(ctx, "") if way == "up" else None)


def _search_bar(ctx: Context) -> View:
    return row(
        icon("search", hidden_from_tree=True),
        text("Search apps", color="on_surface_variant", weight=1.0, max_lines=1),
        id="search_bar",
        key="search_bar",
        height=52,
        gap=12,
        padding=insets(20),
        margin=Insets(20, 16, 20, 20),
        background="surface_container",
        radius=26,
        description="Search apps",
        on_tap=lambda: _open_drawer(ctx, SEARCH),
    )


def _open_drawer(ctx: Context, focus: str) -> None:
    ctx.push("drawer").focus = focus


def _drawer(ctx: Context) -> View:
    words = ctx.field(SEARCH).strip()
    found = matching(ctx.installed(), words)
    if words and not found:
        body = text(f"No apps found matching “{words}”", id="no_results", color="on_surface_variant", width="fill",
                    text_align="center", padding=Insets(24, 40, 24, 0))  # fmt: skip
    elif words:
        body = scroll_column(
            *(
                list_row(label, leading=_glyph(ctx, package, glyph, 40), title_id="icon", key=f"found:{package}",
                         on_tap=lambda package=package: _launch(ctx, package))  # type: ignore[misc]
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
            on_submit=lambda: _launch(ctx, found[0][0]) if words and found else None,
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
            *(_app_icon(ctx, *app, place="all") for app in line),
            *(space(weight=1.0) for _ in range(COLUMNS - len(line))),
            align="start",
            padding=insets(0, 8),
        )
        for line in rows
    ]


def _app_icon(ctx: Context, package: str, label: str, glyph: str, *, place: str, color: str = "on_surface") -> View:
    """An app as the launcher shows it: to Android one TextView with the icon drawn above its text."""
    return column(
        _glyph(ctx, package, glyph, 56),
        text(label, size=13, color=color, max_lines=1, hidden_from_tree=True),
        id="icon",
        key=f"{place}:{package}",
        weight=1.0,
        gap=8,
        align="center",
        padding=Insets(4, 8, 4, 8),
        class_name=TEXT_VIEW,
        description=label,
        on_tap=lambda: _launch(ctx, package),
        on_long_press=lambda: _open_shortcuts(ctx, package),
    ).but(text=label)


def _glyph(ctx: Context, package: str, glyph: str, side: int) -> View:
    return icon(glyph, size=side // 2, color="white", background=ctx.color_of(package), box=side, radius=side * 2 // 7,
                hidden_from_tree=True)  # fmt: skip


def _launch(ctx: Context, package: str) -> None:
    if ctx.page.name != "home":
        ctx.pop()
    ctx.start(package)


def _open_shortcuts(ctx: Context, package: str) -> None:
    ctx.push("shortcuts", {"package": package}, kind="menu")


def _shortcuts(ctx: Context) -> View:
    package = str(ctx.page.args["package"])

    def show_info() -> None:
        ctx.pop()
        details = Start("android.settings.APPLICATION_DETAILS_SETTINGS", data=f"package:{package}")
        ctx.start("com.android.settings", details)

    return menu_frame([MenuEntry("App info", show_info, icon="info")])


def wallpaper(colors: Sequence[str] = WALLPAPER) -> View:
    """The picture behind the home and lock screens: from the first colour above through the second to the third."""
    if len(colors) < 2 or not all(COLOR.fullmatch(each) for each in colors):
        raise ValueError(f"A wallpaper is a list of two colours (#rrggbb) or more, not {colors!r}.")
    style = Style(gradient=tuple(colors))
    return View(kind="space", width="fill", height="fill", style=style, hidden_from_tree=True)
