"""The launcher as an app: its data and its pages, the home screen among them."""

from __future__ import annotations

import colorsys
import random
from collections.abc import Mapping, Sequence
from typing import ClassVar

from device.simulator.android.app import JSON, Context, Page, Start
from device.simulator.apps.launcher.drawer import SEARCH, drawer, open_drawer
from device.simulator.apps.launcher.icons import app_icon, glyph_of, shortcuts
from device.simulator.apps.launcher.wallpaper import WALLPAPER, wallpaper
from device.simulator.apps.launcher.workspace import CARRIED, COLUMNS, HOTSEAT, REMOVE, ROWS, carried_folder
from device.simulator.drawing.view import Insets, View, insets
from device.simulator.drawing.widgets import (
    FRAME_LAYOUT,
    TEXT_VIEW,
    column,
    field,
    icon,
    row,
    scroll_column,
    space,
    stack,
    text,
)

PACKAGE = "com.android.launcher3"
DOCK = ("com.android.contacts", "com.android.deskclock", "com.android.settings")
FAVOURITES = (*DOCK, "com.android.browser", "com.android.messaging", "com.android.email", "com.android.calendar",
              "com.android.gallery3d", "org.deixis.maps")  # fmt: skip
"""Of these a seed's owner has some in the dock."""
CELL_DP = 116
UNNAMED = "Unnamed Folder"
Apps = Mapping[str, tuple[str, str]]
"""Label and icon of each app that can be started, by package."""


class Launcher:
    """Where a phone begins, and where its home key leads.

    Its data: ``dock``, ``home`` (see workspace), and perhaps ``wallpaper``, the colours of the picture behind.
    """

    package = PACKAGE
    label = "Launcher"
    icon = "home"
    color = "#1f7a8c"
    version = "14"
    activities: ClassVar[Mapping[str, str]] = {"": ".uioverrides.QuickstepLauncher"}
    launchable = False

    def seed(self, rng: random.Random) -> dict[str, JSON]:
        return {"dock": list(DOCK), "home": {}}

    def varied(self, seed: int) -> dict[str, JSON]:
        """Other favourites before another picture: dark above, light below, as white words stand on it."""
        rng = random.Random(f"launcher of {seed}")
        hue, turn = rng.random(), rng.uniform(-0.12, 0.12)
        stops = ((hue, 0.17, 0.5), (hue + turn, 0.36, 0.38), (hue + 2 * turn, 0.82, 0.5))
        parts = [colorsys.hls_to_rgb(at % 1, light, full) for at, light, full in stops]
        picture = ["#" + "".join(f"{round(part * 255):02x}" for part in color) for color in parts]
        return {"dock": rng.sample(FAVOURITES, rng.choice((3, 4))), "home": {}, "wallpaper": picture}

    def enter(self, start: Start) -> list[Page]:
        return [Page("home")]

    def build(self, ctx: Context) -> View:
        match ctx.page.name:
            case "drawer":
                return drawer(ctx)
            case "shortcuts":
                return shortcuts(ctx)
            case "folder":
                return _folder(ctx)
            case _:
                return _home(ctx)


def _installed(ctx: Context) -> Apps:
    return {package: (label, glyph) for package, label, glyph in ctx.installed()}


def _home(ctx: Context) -> View:
    apps = _installed(ctx)
    carried = bool(ctx.page.ui.get(CARRIED))
    dock = [package for package in ctx.data["dock"] if package in apps]
    favourites = row(
        *(app_icon(ctx, package, *apps[package], place="dock", color="white") for package in dock),
        None if dock else space(98),
        id="hotseat",
        key=HOTSEAT,
        align="start",
        padding=insets(12),
        class_name="android.view.ViewGroup",
    )
    date = text(f"{ctx.now:%A}, {ctx.now:%B} {ctx.now.day}", id="clock_date", size=22, color="white",
                padding=Insets(28, 72, 28, 0))  # fmt: skip
    content = column(
        _remove_bar() if carried else date,
        _grid(ctx, apps) if carried or ctx.data["home"] else space(weight=1.0),
        icon("expand_less", color="white", size=28, margin=Insets(0, 0, 0, 4), description="Apps list",
             id="all_apps_handle", on_tap=lambda: open_drawer(ctx, "")),
        favourites,
        _search_bar(ctx),
        id="workspace",
        height="fill",
        padding=Insets(0, 0, 0, 48),
        align="center",
        class_name=FRAME_LAYOUT,
    )  # fmt: skip
    root = stack(wallpaper(ctx.data.get("wallpaper", WALLPAPER)), content, id="launcher", height="fill", align="fill")
    return root.but(edge_to_edge=True, on_swipe=lambda way: open_drawer(ctx, "") if way == "up" else None)


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
        on_tap=lambda: open_drawer(ctx, SEARCH),
    )


# what was put on the home screen


def _remove_bar() -> View:
    """Where what is dragged can be got rid of."""
    return row(
        icon("close", color="white", hidden_from_tree=True),
        text("Remove", color="white", id="delete_target_text"),
        id="drop_target_bar",
        key=REMOVE,
        width="fill",
        gap=12,
        arrange="center",
        padding=Insets(28, 60, 28, 12),
    )


def _grid(ctx: Context, apps: Apps) -> View:
    """The places of the home screen, empty ones too, with what stands in them."""
    lines = [
        row(*(_cell(ctx, f"{line},{place}", apps) for place in range(COLUMNS)), height=CELL_DP, align="fill",
            width="fill")
        for line in range(ROWS)
    ]  # fmt: skip
    grid = scroll_column(*lines, key="grid", id="", recycling=False, padding=insets(12, 0))
    return grid.but(class_name="android.view.ViewGroup")


def _cell(ctx: Context, place: str, apps: Apps) -> View:
    there = ctx.data["home"].get(place, {"apps": [], "name": ""})
    packages = [package for package in there["apps"] if package in apps]
    if not packages:
        return space(weight=1.0).but(key=f"cell:{place}", height="fill")
    if len(packages) == 1:
        shown = app_icon(ctx, packages[0], *apps[packages[0]], place=f"home:{place}", color="white")
    else:
        shown = _folder_icon(ctx, place, packages, str(there["name"]), apps)
    return row(shown, key=f"cell:{place}", weight=1.0, align="center", height="fill")


def _folder_icon(ctx: Context, place: str, packages: Sequence[str], name: str, apps: Apps) -> View:
    """A folder: small icons in a circle, and its name below."""
    small = [glyph_of(ctx, package, apps[package][1], 20) for package in packages[:4]]
    pairs = [row(*small[i : i + 2], gap=4, width="wrap") for i in (0, 2) if small[i:]]
    ring = column(*pairs, gap=4, align="center", arrange="center", width=56, height=56, background="white@40",
                  radius=28).but(hidden_from_tree=True)  # fmt: skip
    return column(
        ring,
        text(name, size=13, color="white", max_lines=1, hidden_from_tree=True),
        id="folder_icon_name",
        key=f"folder:{place}",
        weight=1.0,
        gap=8,
        align="center",
        padding=Insets(4, 8, 4, 8),
        class_name=TEXT_VIEW,
        description=f"Folder: {name}, {len(packages)} items" if name else f"Folder: {len(packages)} items",
        on_tap=lambda: _open_folder(ctx, place),
    ).but(text=name, on_drag=carried_folder(ctx, place), raised=False)


def _open_folder(ctx: Context, place: str) -> None:
    name = str(ctx.data["home"][place]["name"])
    ctx.push("folder", {"place": place}, kind="dialog").fields["folder_name"] = name


def _folder(ctx: Context) -> View:
    """What is in a folder, and its name, which can be changed."""
    apps, place = _installed(ctx), str(ctx.page.args["place"])
    there = ctx.data["home"].get(place, {"apps": [], "name": ""})
    shown = [
        app_icon(ctx, package, *apps[package], place=f"home:{place}") for package in there["apps"] if package in apps
    ]
    lines = [
        row(*shown[i : i + COLUMNS], *(space(weight=1.0) for _ in range(COLUMNS - len(shown[i : i + COLUMNS]))),
            align="start", width="fill")
        for i in range(0, len(shown), COLUMNS)
    ]  # fmt: skip

    def rename(name: str) -> None:
        if place in ctx.data["home"]:
            ctx.data["home"][place]["name"] = name

    name = field("folder_name", UNNAMED, id="folder_name", on_text=rename)
    return column(*lines, name, id="folder_content", width="fill", gap=8, padding=insets(12, 16),
                  background="surface_container", radius=28)  # fmt: skip
