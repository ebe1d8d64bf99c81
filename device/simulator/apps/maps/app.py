"""The Maps app: a map to move about, places on it, and a sheet that says what a place is.

The map is one surface without a word. Markers lie on it, an empty layer on them, the search bar and the sheet on both.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial
from typing import ClassVar
from urllib.parse import unquote

from device.simulator.android.app import JSON, Context, Page, Start
from device.simulator.apps.gallery.scenes import scene_picture
from device.simulator.apps.maps.town import KINDS, TALL, WIDE, Place, places, town_picture
from device.simulator.apps.share_sheet import share
from device.simulator.drawing import widgets as w
from device.simulator.drawing.view import Insets, Style, View, insets

NO_APP = "No app was found to handle this action."
ACROSS = 411
"""Width of the map in dp on a phone; on wider displays it is stretched."""
SEEN = 620
"""Height in dp in which markers are shown."""
ZOOMS = (0.7, 1.0, 1.4, 2.0)
MODES = (
    ("directions_car", "car", 1.0), ("directions_bus", "transit", 1.6), ("walk", "walk", 4.5), ("bike", "bike", 2.0),
)  # fmt: skip
"""Ways of going somewhere: icon, name in ids, and how many times as long as by car."""
LAYERS = ("default", "satellite", "terrain")


class MapsApp:
    """org.deixis.maps.

    Its data: ``places`` (see town.Place), ``saved`` (their ids), ``recent`` (what was searched for), ``layer``,
    ``traffic`` and ``trips`` (ids of places that were driven to).
    """

    package = "org.deixis.maps"
    label = "Maps"
    icon = "map_filled"
    color = "#1e8e3e"
    version = "11.2"
    launchable = True
    activities: ClassVar[dict[str, str]] = {"": ".MapsActivity"}

    def seed(self, rng: random.Random) -> dict[str, JSON]:
        return self.varied(0)

    def varied(self, seed: int) -> dict[str, JSON]:
        """The town of a seed, and what its phone's owner has saved of it."""
        found = places(seed)
        rng = random.Random(f"saved places of {seed}")
        saved = sorted(rng.sample(range(1, len(found) + 1), 4))
        recent = [str(found[i - 1]["name"]) for i in rng.sample(range(1, len(found) + 1), 3)]
        return {"places": found, "saved": saved, "recent": recent, "layer": "default", "traffic": False, "trips": []}

    def enter(self, start: Start) -> list[Page]:
        page = Page("map", ui={"x": 280, "y": 560, "zoom": 1, "kind": "", "place": 0})
        if start.data.startswith("geo:") and "q=" in start.data:
            words = unquote(start.data.partition("q=")[2]).replace("+", " ")
            return [page, Page("search", fields={"query": words})]
        return [page]

    def build(self, ctx: Context) -> View:
        return PAGES[ctx.page.name](ctx)


def by_id(ctx: Context, number: int) -> Place | None:
    """A place."""
    return next((place for place in ctx.data["places"] if place["id"] == number), None)


# --- the map --------------------------------------------------------------------------------------------------------


def map_page(ctx: Context) -> View:
    """The map with everything over it."""
    ui = ctx.page.ui
    zoom = ZOOMS[int(ui["zoom"])]
    place = by_id(ctx, int(ui["place"]))
    surface = View(
        kind="image", class_name="android.view.SurfaceView", key="map", width="fill", height="fill",
        picture=partial(_drawn, float(ui["x"]), float(ui["y"]), zoom, *_look(ctx)),
        on_tap=lambda: ui.update(place=0), on_swipe=lambda way: _move(ctx, way),
        on_pinch=lambda ratio: _zoom(ctx, 1 if ratio > 1 else -1),
    )  # fmt: skip
    guard = View(kind="column", class_name=w.FRAME_LAYOUT, id="map_overlay", width="fill", height="fill")
    layers = w.stack(
        surface,
        w.stack(*_markers(ctx, zoom), id="marker_layer", height="fill", align="start"),
        guard,
        w.column(_search_bar(ctx), _chips(ctx), id="search_omnibox_container"),
        w.column(
            w.column(_buttons(ctx), align="end", id="map_buttons", padding=Insets(0, 0, 0, 8)),
            _place_sheet(ctx, place) if place else _explore_sheet(ctx),
            height="fill", arrange="end", id="bottom_sheet_container",
        ),
        id="mainmap_container", height="fill", align="fill", weight=1.0,
    )  # fmt: skip
    page = w.screen(layers)
    return page.but(on_back=lambda: ui.update(place=0)) if place else page


def _look(ctx: Context) -> tuple[str, bool]:
    """The kind of map, and whether it shows traffic."""
    layer = str(ctx.data["layer"])
    dark = str(ctx.settings["secure"].get("ui_night_mode")) == "2"
    return "night" if dark and layer == "default" else layer, bool(ctx.data["traffic"])


def _drawn(x: float, y: float, zoom: float, layer: str, traffic: bool, width: int, height: int) -> JSON:
    return town_picture(x, y, zoom, ACROSS, layer, traffic, width, height)


def _markers(ctx: Context, zoom: float) -> list[View]:
    """A pin for each place in sight; those of cafes and shops have no name, as forgotten ones have none."""
    ui = ctx.page.ui
    found = []
    for place in ctx.data["places"]:
        x, y = round((place["x"] - ui["x"]) * zoom), round((place["y"] - ui["y"]) * zoom)
        if not (22 < x < ACROSS - 30 and 150 < y < SEEN) or ui["kind"] not in ("", place["kind"]):
            continue
        _, glyph, color = KINDS[place["kind"]]
        chosen = place["id"] == ui["place"]
        side = 40 if chosen else 30
        nameless = place["kind"] in ("cafe", "shop")
        found.append(
            w.icon(glyph, size=side // 2, box=side, color="white", background="red" if chosen else color, id="marker",
                   key=f"marker/{place['id']}", description="" if nameless else str(place["name"]),
                   margin=Insets(x - side // 2, y - side // 2, 0, 0), on_tap=_choose(ctx, int(place["id"])))
        )  # fmt: skip
    return found


def _choose(ctx: Context, number: int) -> Callable[[], None]:
    return lambda: ctx.page.ui.update(place=number)


def _move(ctx: Context, way: str) -> None:
    ui, step = ctx.page.ui, 150 / ZOOMS[int(ctx.page.ui["zoom"])]
    across, down = {"left": (1, 0), "right": (-1, 0), "up": (0, 1), "down": (0, -1)}[way]
    ui["x"] = min(WIDE - 200, max(-60, ui["x"] + across * step))
    ui["y"] = min(TALL - 300, max(-60, ui["y"] + down * step))


def _zoom(ctx: Context, by: int) -> None:
    ui = ctx.page.ui
    old = ZOOMS[int(ui["zoom"])]
    ui["zoom"] = min(len(ZOOMS) - 1, max(0, int(ui["zoom"]) + by))
    new = ZOOMS[int(ui["zoom"])]
    ui["x"] += ACROSS / 2 / old - ACROSS / 2 / new
    ui["y"] += 350 / old - 350 / new


def _search_bar(ctx: Context) -> View:
    return w.row(
        w.icon("map", color="primary", hidden_from_tree=True),
        w.text("Search here", id="search_omnibox_text", color="on_surface_variant", weight=1.0, max_lines=1),
        w.icon_button("mic", "", lambda: ctx.toast(NO_APP), id="search_omnibox_mic", key="mic", box=40),
        w.avatar("Robin", size=32, id="search_omnibox_account", key="account", on_tap=lambda: _push(ctx, "saved")),
        id="search_omnibox_text_box", key="search", height=52, gap=12, radius=26, elevation=4,
        margin=Insets(12, 12, 12, 8), padding=Insets(16, 0, 10, 0), background="surface",
        on_tap=lambda: _search(ctx),
    )  # fmt: skip


def _chips(ctx: Context) -> View:
    kind = str(ctx.page.ui["kind"])

    def choose(name: str) -> Callable[[], None]:
        return lambda: ctx.page.ui.update(kind="" if kind == name else name, place=0)

    chips = [
        w.row(w.icon(glyph, size=18, hidden_from_tree=True), w.text(label, size=14, max_lines=1), key=f"kind/{name}",
              width="wrap", height=34, gap=6, padding=insets(12), radius=17, elevation=2, selected=kind == name,
              background="primary_container" if kind == name else "surface", on_tap=choose(name))
        for name, (label, glyph, _) in list(KINDS.items())[:3]
    ]  # fmt: skip
    scroller = "android.widget.HorizontalScrollView"
    return w.row(*chips, gap=8, padding=insets(12, 4), id="category_chips", class_name=scroller)


def _buttons(ctx: Context) -> View:
    def button(glyph: str, id: str, act: Callable[[], None]) -> View:
        made = w.icon_button(glyph, "", act, id=id, key=id, background="surface", box=44, margin=Insets(0, 4, 12, 4))
        return made.but(style=Style(background="surface", color="on_surface_variant", size=24, radius=22, elevation=4))

    def here() -> None:
        ctx.page.ui.update(x=280, y=560, zoom=1)

    # two beside two: on a low display four in a row would reach up under the chips
    return w.row(
        w.column(
            button("add", "zoom_in", lambda: _zoom(ctx, 1)),
            button("remove", "zoom_out", lambda: _zoom(ctx, -1)),
            width="wrap",
        ),
        w.column(
            button("layers", "layers_fab", lambda: _layers(ctx)),
            button("my_location", "mylocation_button", here),
            width="wrap",
        ),
        width="wrap",
        id="fab_column",
    )


def _sheet(*children: View | None) -> View:
    grip = View(kind="divider", width=32, height=4, margin=Insets(0, 10, 0, 10), hidden_from_tree=True,
                style=Style(background="outline", radius=2))  # fmt: skip
    made = w.column(w.column(grip, align="center"), *children, id="bottom_sheet", padding=Insets(0, 0, 0, 12))
    return made.but(style=Style(background="surface", radius=24, corners="top", elevation=6))


def _explore_sheet(ctx: Context) -> View:
    near = [place for place in ctx.data["places"] if ctx.page.ui["kind"] in ("", place["kind"])][:2]
    return _sheet(
        w.text("Latest in the area", id="sheet_title", size=18, padding=Insets(16, 0, 16, 6)),
        *(_result(ctx, place, _centre(ctx, place)) for place in near),
    )


def _result(ctx: Context, place: Place, act: Callable[[], None]) -> View:
    label, glyph, color = KINDS[place["kind"]]
    return w.row(
        w.icon(glyph, size=20, box=36, color="white", background=color, id="result_icon"),
        w.column(
            w.text(place["name"], id="title", max_lines=1),
            w.row(w.text(str(place["rating"]), id="rating", size=13, color="on_surface_variant"),
                  w.icon("star", size=14, color="amber", id="stars"),
                  w.text(f"({place['votes']})", id="votes", size=13, color="on_surface_variant", max_lines=1),
                  w.text(label, id="category", size=13, color="on_surface_variant", max_lines=1), gap=5),
            w.text("Open", id="hours", size=13, color="success")
            if place["open"]
            else w.text("Closed", id="hours", size=13, color="error"),
            weight=1.0, gap=1, margin=Insets(14, 0, 0, 0),
        ),
        w.icon_button("directions", "Directions", lambda: _route(ctx, place), id="directions_icon",
                      key=f"go/{place['id']}", color="primary", box=44),
        key=f"result/{place['id']}", padding=Insets(16, 7, 8, 7), on_tap=act,
    )  # fmt: skip


def _place_sheet(ctx: Context, place: Place) -> View:
    number = int(place["id"])
    saved = number in ctx.data["saved"]

    def save() -> None:
        kept: list[int] = ctx.data["saved"]
        ctx.data["saved"] = [n for n in kept if n != number] if saved else [*kept, number]
        ctx.toast("Removed" if saved else "Saved")

    def call() -> None:
        if not ctx.start("com.android.dialer", Start("android.intent.action.DIAL", f"tel:{place['phone']}")):
            ctx.toast(NO_APP)

    def pill(glyph: str, label: str, act: Callable[[], None], filled: bool = False) -> View:
        color = "on_primary" if filled else "primary"
        return w.row(
            w.icon(glyph, size=18, color=color, hidden_from_tree=True),
            w.text(label, size=14, bold=True, color=color, max_lines=1),
            key=f"place/{glyph}", width="wrap", height=38, gap=6, radius=19, padding=Insets(10, 0, 14, 0),
            border="" if filled else "outline", background="primary" if filled else "", on_tap=act,
        )  # fmt: skip

    scenes = [number * 37 + step for step in range(3)]
    photos = w.row(
        *(View(kind="image", class_name=w.IMAGE_VIEW, id="place_photo", key=f"photo/{scene}", width=118, height=84,
               picture=partial(scene_picture, scene), style=Style(radius=10), focusable=True,
               on_tap=lambda: ctx.toast("Photo by a visitor")) for scene in scenes),
        gap=8, padding=insets(16, 6), id="photos",
    )  # fmt: skip
    return _sheet(
        w.row(w.text(place["name"], id="title", size=22, weight=1.0, max_lines=1),
              w.icon_button("close", "", lambda: ctx.page.ui.update(place=0), id="close", key="close", box=40),
              padding=Insets(16, 0, 8, 0)),
        w.row(w.text(str(place["rating"]), size=14), *(w.icon("star", size=14, color="amber") for _ in range(4)),
              w.text(f"({place['votes']})", size=14, color="on_surface_variant"), gap=3, padding=insets(16, 2)),
        w.text(f"{place['street']} · {'Open' if place['open'] else 'Closed'}", id="address", size=14,
               color="on_surface_variant", padding=insets(16, 2)),
        w.row(pill("directions", "Directions", lambda: _route(ctx, place), True), pill("phone", "Call", call),
              pill("bookmark", "Saved" if saved else "Save", save),
              w.icon_button("share", "", lambda: share(ctx, str(place["name"]), str(place["street"])), id="share",
                            key="place/share", box=40, color="primary"),
              gap=8, padding=insets(16, 10), id="actions"),
        photos,
    )  # fmt: skip


# --- searching, saved places, layers, directions --------------------------------------------------------------------


def search(ctx: Context) -> View:
    """Places by name, kind or street."""
    words = ctx.field("query").strip()
    sought = words.casefold()
    found = [
        place for place in ctx.data["places"]
        if sought and sought in f"{place['name']} {KINDS[place['kind']][0]} {place['street']}".casefold()
    ]  # fmt: skip
    bar = w.row(
        w.icon_button("back", "Navigate up", ctx.pop),
        w.field("query", "Search here", id="search_omnibox_edit_text", look="plain", weight=1.0, size=18,
                input_action="search", on_submit=ctx.hide_keyboard),
        w.icon_button("close", "", lambda: ctx.set_field("query", ""), id="clear") if words else None,
        height=64, padding=insets(4, 4),
    )  # fmt: skip

    def again(name: str) -> Callable[[], None]:
        return lambda: ctx.set_field("query", name)

    recent = [w.list_row(name, icon="history", key=f"recent/{name}", on_tap=again(name)) for name in ctx.data["recent"]]
    rows = [_result(ctx, place, _show(ctx, place)) for place in found]
    if words and not rows:
        rows = [w.text("No results found", id="empty", color="on_surface_variant", padding=insets(24, 32))]
    body = rows if words else [w.heading("Recent"), *recent]
    return w.screen(bar, w.divider(), w.scroll_column(*body, key="results", id="typed_suggest_container"))


def _centre(ctx: Context, place: Place) -> Callable[[], None]:
    return lambda: ctx.page.ui.update(place=place["id"], kind="", x=place["x"] - 200, y=place["y"] - 280, zoom=1)


def _show(ctx: Context, place: Place) -> Callable[[], None]:
    def act() -> None:
        name = str(place["name"])
        ctx.data["recent"] = [name, *(each for each in ctx.data["recent"] if each != name)][:6]
        ctx.hide_keyboard()
        ctx.pop()
        _centre(ctx, place)()

    return act


def saved_places(ctx: Context) -> View:
    """What was kept."""
    found = [place for number in ctx.data["saved"] if (place := by_id(ctx, number)) is not None]
    rows = [_result(ctx, place, _show(ctx, place)) for place in found]
    empty = w.text("You haven’t saved any places yet", id="empty", color="on_surface_variant", padding=insets(24, 48))
    body = w.scroll_column(*rows, key="saved", id="saved_list") if rows else empty
    return w.screen(w.app_bar("Saved", navigation=w.back(ctx.pop)), body)


def layers_sheet(ctx: Context) -> View:
    """The kind of map, and what is drawn over it."""

    def choose(layer: str) -> Callable[[], None]:
        return lambda: ctx.data.update(layer=layer)

    def traffic() -> None:
        ctx.data["traffic"] = not ctx.data["traffic"]

    kinds = [
        w.column(
            w.stack(View(kind="image", class_name=w.IMAGE_VIEW, id="layer_icon", width=72, height=72,
                         picture=partial(_drawn, 300.0, 600.0, 2.0, layer, False),
                         style=Style(radius=14, border="primary" if ctx.data["layer"] == layer else "")),
                    width=72, height=72, align="fill"),
            w.text(layer.capitalize(), size=12),
            key=f"layer/{layer}", weight=1.0, gap=6, align="center", padding=insets(4, 8),
            selected=ctx.data["layer"] == layer, on_tap=choose(layer),
        )
        for layer in LAYERS
    ]  # fmt: skip
    return w.sheet_frame(
        w.text("Map type", size=18, padding=insets(24, 4)),
        w.row(*kinds, padding=insets(16)),
        w.switch_row("Traffic", bool(ctx.data["traffic"]), traffic, icon="traffic", key="traffic"),
        w.space(20),
    )


def directions(ctx: Context) -> View:
    """How to get to a place, by each way of going there."""
    place = by_id(ctx, int(ctx.page.args["place"]))
    if place is None:
        return w.screen(w.app_bar("Directions", navigation=w.back(ctx.pop)))
    mode = int(ctx.page.ui.get("mode", 0))
    minutes = max(2, round((abs(place["x"] - 480) + abs(place["y"] - 800)) / 60))

    def choose(number: int) -> Callable[[], None]:
        return lambda: ctx.page.ui.update(mode=number)

    def drive() -> None:
        ctx.data["trips"] = [*ctx.data["trips"], place["id"]]
        ctx.toast(f"Starting towards {place['name']}")

    ends = w.column(
        w.text("Your location", id="start_location", key="from", padding=insets(16, 11), background="surface_container",
               radius=10, width="fill"),
        w.text(str(place["name"]), id="end_location", key="to", padding=insets(16, 11), background="surface_container",
               radius=10, width="fill"),
        weight=1.0, gap=6,
    )  # fmt: skip
    head = w.row(w.icon_button("back", "Navigate up", ctx.pop), ends,
                 w.icon_button("sync", "", lambda: ctx.toast("There and back is the same way"), id="swap", box=44),
                 padding=Insets(4, 8, 4, 8))  # fmt: skip
    tabs = w.row(
        *(w.column(w.icon(glyph, color="primary" if number == mode else "on_surface_variant", id=f"{name}_icon"),
                   w.text(f"{round(minutes * factor)} min", size=12), key=f"mode/{name}", weight=1.0, gap=2,
                   align="center", padding=insets(4, 8), radius=20, selected=number == mode, on_tap=choose(number),
                   background="secondary_container" if number == mode else "")
          for number, (glyph, name, factor) in enumerate(MODES)),
        padding=insets(12, 4), gap=4, id="travel_modes",
    )  # fmt: skip
    takes = round(minutes * MODES[mode][2])
    routes = [
        w.row(
            w.column(
                w.text(f"{takes + extra} min", size=18, color="on_surface" if extra else "success"),
                w.text(f"{(minutes + extra) / 2:.1f} km · via {via}", size=14, color="on_surface_variant"),
                weight=1.0,
            ),
            None if extra else w.text("Fastest", size=12, color="success"),
            key=f"route/{extra}",
            padding=insets(20, 12),
            on_tap=lambda: ctx.toast("Route chosen"),
        )
        for extra, via in ((0, "Castle Road"), (3, "Ring Road"), (6, "Harbour Street"))
    ]
    surface = View(kind="image", class_name="android.view.SurfaceView", key="map", width="fill", height=230,
                   picture=partial(_drawn, 280.0, 560.0, 1.0, *_look(ctx)))  # fmt: skip
    return w.screen(
        head, tabs, surface, w.scroll_column(*routes, key="routes", id="route_list"),
        w.row(w.button("Start", drive, icon="navigation", key="start"),
              w.button("Steps", lambda: ctx.toast("Straight on, then left"), style="outlined", icon="list",
                       key="steps"),
              gap=8, padding=insets(16, 10)),
    )  # fmt: skip


# --- what taps do ---------------------------------------------------------------------------------------------------


def _search(ctx: Context) -> None:
    ctx.push("search").focus = "query"


def _push(ctx: Context, name: str) -> None:
    ctx.push(name)


def _layers(ctx: Context) -> None:
    ctx.push("layers", kind="sheet")


def _route(ctx: Context, place: Place) -> None:
    ctx.push("directions", {"place": place["id"]})


PAGES: dict[str, Callable[[Context], View]] = {
    "map": map_page,
    "search": search,
    "saved": saved_places,
    "layers": layers_sheet,
    "directions": directions,
}
