"""The Gallery app: a grid of pictures without names, albums, selection, a viewer and a bin.

What a picture shows is in its pixels only: to the tree each is an ImageView like all the others.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from device.simulator.android.app import JSON, Context, Page, Start
from device.simulator.apps.gallery.scenes import KINDS, kind_of, scene_picture
from device.simulator.apps.share_sheet import share
from device.simulator.drawing import widgets as w
from device.simulator.drawing.view import Insets, Style, View, insets

NO_APP = "No app was found to handle this action."
COLUMNS = 3
CELL = 128
MONTHS = ("January", "December", "November", "October", "September", "August")
ALBUMS = ("Camera", "Screenshots", "Downloads", "Trips")
MANY = 34

Photo = dict[str, JSON]
"""{"id", "scene": what it shows (scenes.kind_of), "month", "day", "album", "favorite", "binned", "video"}"""


class GalleryApp:
    """com.android.gallery3d. Its data: ``photos``, the newest first."""

    package = "com.android.gallery3d"
    label = "Gallery"
    icon = "photo_library"
    color = "#7b1fa2"
    version = "1.1.40030"
    launchable = True
    activities: ClassVar[dict[str, str]] = {"viewer": ".app.PhotoPage", "": ".app.GalleryActivity"}

    def seed(self, rng: random.Random) -> dict[str, JSON]:
        return self.varied(0)

    def varied(self, seed: int) -> dict[str, JSON]:
        """Pictures of what this seed's owner has seen."""
        rng = random.Random(f"photos of {seed}")
        photos = []
        for number in range(1, MANY + 1 + (rng.randrange(-8, 9) if seed else 0)):
            month = min(len(MONTHS) - 1, number // 7)
            photos.append(
                {
                    "id": number, "scene": rng.randrange(10_000), "month": MONTHS[month], "day": 28 - number % 7 * 3,
                    "album": rng.choices(ALBUMS, (6, 1, 1, 3))[0], "favorite": rng.random() < 0.1, "binned": False,
                    "video": rng.random() < 0.08,
                }
            )  # fmt: skip
        return {"photos": photos}

    def enter(self, start: Start) -> list[Page]:
        return [Page("home")]

    def build(self, ctx: Context) -> View:
        return PAGES[ctx.page.name](ctx)


def shown(ctx: Context, album: str = "") -> list[Photo]:
    """The photos of an album, or all; those in the bin are in no other."""
    match album:
        case "Bin":
            return [photo for photo in ctx.data["photos"] if photo["binned"]]
        case "Favorites":
            return [photo for photo in ctx.data["photos"] if photo["favorite"] and not photo["binned"]]
        case _:
            return [p for p in ctx.data["photos"] if not p["binned"] and album in ("", p["album"])]


def by_id(ctx: Context, number: int) -> Photo | None:
    """A photo, None when it is gone."""
    return next((photo for photo in ctx.data["photos"] if photo["id"] == number), None)


# --- grids ----------------------------------------------------------------------------------------------------------


def home(ctx: Context) -> View:
    """All photos by month, or the albums; tabs at the foot."""
    tab = str(ctx.page.ui.get("tab", "photos"))
    chosen: list[int] = ctx.page.ui.get("selected", [])

    def go(name: str) -> Callable[[], None]:
        return lambda: ctx.page.ui.update(tab=name, selected=[])

    bar = (
        _selection_bar(ctx, chosen)
        if chosen
        else w.app_bar(
            "Gallery",
            actions=(
                w.Action("search", "", lambda: _search(ctx), id="action_search", key="search"),
                w.Action("photo_camera", "", lambda: ctx.toast(NO_APP), id="action_camera", key="camera"),
            ),
            overflow=lambda: _menu(ctx),
        )
    )
    body = _albums(ctx) if tab == "albums" else _grid(ctx, shown(ctx), chosen)
    foot = w.bottom_navigation(
        [
            w.Destination("Photos", "photo", go("photos"), id="tab_photos", key="tab/photos"),
            w.Destination("Albums", "photo_library", go("albums"), id="tab_albums", key="tab/albums"),
        ],
        int(tab == "albums"),
    )
    scroller = View(kind="column", class_name=w.FRAME_LAYOUT, id="fast_scroller", width="fill", height="fill")
    content = w.stack(body, scroller, align="fill", height="fill", weight=1.0, id="content")
    page = w.screen(bar, content, None if chosen else foot)
    return page.but(on_back=lambda: ctx.page.ui.update(selected=[])) if chosen else page


def album(ctx: Context) -> View:
    """The photos of one album."""
    name = str(ctx.page.args["album"])
    chosen: list[int] = ctx.page.ui.get("selected", [])
    photos = shown(ctx, name)
    bar = (
        _selection_bar(ctx, chosen)
        if chosen
        else w.app_bar(name, subtitle=_count(len(photos)), navigation=w.back(ctx.pop), overflow=lambda: _menu(ctx))
    )
    page = w.screen(bar, _grid(ctx, photos, chosen))
    return page.but(on_back=lambda: ctx.page.ui.update(selected=[])) if chosen else page


def _count(number: int) -> str:
    return f"{number} item{'' if number == 1 else 's'}"


def _grid(ctx: Context, photos: Sequence[Photo], chosen: Sequence[int]) -> View:
    """Months, and under each its photos in rows."""
    if not photos:
        return w.text("No photos", id="empty", color="on_surface_variant", width="fill", text_align="center",
                      padding=insets(24, 96))  # fmt: skip
    rows: list[View] = []
    for month in MONTHS:
        those = [photo for photo in photos if photo["month"] == month]
        if those:
            rows.append(w.text(month, id="date_header", size=14, bold=True, padding=Insets(16, 16, 16, 8)))
        for first in range(0, len(those), COLUMNS):
            line = those[first : first + COLUMNS]
            rows.append(
                w.row(*(_cell(ctx, photo, chosen) for photo in line),
                      *(w.space(weight=1.0) for _ in range(COLUMNS - len(line))), gap=3, padding=Insets(0, 0, 0, 3),
                      class_name=w.VIEW_GROUP)
            )  # fmt: skip
    return w.scroll_column(*rows, key="grid", id="photo_grid", padding=Insets(0, 0, 0, 24))


def painted(photo: Photo, **options: str) -> View:
    """A photo as an ImageView."""
    made = w.image(width="fill", height="fill", **options)  # type: ignore[arg-type]
    return made.but(picture=partial(scene_picture, int(photo["scene"])))


def _cell(ctx: Context, photo: Photo, chosen: Sequence[int]) -> View:
    number = int(photo["id"])
    marked = number in chosen

    def select() -> None:
        ctx.page.ui["selected"] = [n for n in chosen if n != number] if marked else [*chosen, number]

    badge = w.icon("play_arrow", size=18, color="white", id="video_badge", margin=Insets(6, 6, 6, 6))
    mark = w.icon("check_circle" if marked else "circle_outline", size=24, color="primary" if marked else "white",
                  id="selection_mark", margin=Insets(6, 6, 6, 6))  # fmt: skip
    return w.stack(
        painted(photo, id="thumbnail"),
        View(kind="column", class_name=w.PLAIN_VIEW, id="thumbnail_shade", width="fill", height="fill",
             style=Style(background="primary@30" if marked else "")),
        mark if chosen else badge if photo["video"] else None,
        key=f"photo/{number}", height=CELL, weight=1.0, align="start", selected=marked,
        on_tap=select if chosen else lambda: open_photo(ctx, photo), on_long_press=select,
    )  # fmt: skip


def _albums(ctx: Context) -> View:
    names = (*ALBUMS, "Favorites", "Bin")
    cells = [_album_cell(ctx, name) for name in names]
    lines = [w.row(*cells[i : i + 2], gap=16, align="start") for i in range(0, len(cells), 2)]
    return w.scroll_column(*lines, key="albums", id="album_grid", gap=20, padding=Insets(16, 12, 16, 24))


def _album_cell(ctx: Context, name: str) -> View:
    photos = shown(ctx, name)
    cover = (
        painted(photos[0], id="album_cover")
        if photos
        else w.image(icon="delete" if name == "Bin" else "photo", width="fill", height="fill", id="album_cover")
    )
    return w.column(
        w.stack(cover, height=150, align="fill", class_name=w.CARD_VIEW),
        w.text(name, id="album_name", size=14, bold=True, max_lines=1, margin=Insets(4, 8, 4, 0)),
        w.text(str(len(photos)), id="album_count", size=12, color="on_surface_variant", margin=Insets(4, 0, 4, 0)),
        key=f"album/{name}", weight=1.0, align="fill", on_tap=lambda: _open_album(ctx, name),
    )  # fmt: skip


def _selection_bar(ctx: Context, chosen: Sequence[int]) -> View:
    return w.app_bar(
        f"{len(chosen)} selected",
        navigation=w.Action("close", "Cancel", lambda: ctx.page.ui.update(selected=[])),
        actions=(
            w.Action("share", "", lambda: share(ctx, _count(len(chosen)), "photos"), id="action_share", key="share"),
            w.Action("delete", "", lambda: _ask(ctx, chosen), id="action_delete", key="delete"),
        ),
        background="surface_container",
    )


# --- one photo ------------------------------------------------------------------------------------------------------


def open_photo(ctx: Context, photo: Photo) -> None:
    """Show a photo; a swipe shows the next of where it was opened."""
    album = str(ctx.page.args.get("album", ""))
    ctx.push("viewer", {"photo": photo["id"], "album": album})


def viewer(ctx: Context) -> View:
    """One photo as large as the display, its buttons over it; a tap takes them away."""
    photo = by_id(ctx, int(ctx.page.args["photo"]))
    if photo is None:
        return w.screen(w.app_bar("", navigation=w.back(ctx.pop)), w.text("This item is gone.", padding=insets(24)))
    album = str(ctx.page.args["album"])
    bare = bool(ctx.page.ui.get("bare"))

    def turn(way: str) -> None:
        around = shown(ctx, album)
        place = next((i for i, each in enumerate(around) if each["id"] == photo["id"]), None)
        step = {"left": 1, "right": -1}.get(way, 0)
        if place is not None and step and 0 <= place + step < len(around):
            ctx.page.args["photo"] = around[place + step]["id"]
        elif way == "down":
            ctx.pop()

    picture = w.stack(
        painted(photo, id="photo_image").but(height=440),
        w.icon("play_arrow", size=40, box=72, color="white", background="black@45", id="video_play", key="play",
               on_tap=lambda: ctx.toast("Playing")) if photo["video"] else None,
        key="photo", id="photo_pager", height="fill", align="center", class_name="androidx.viewpager.widget.ViewPager",
        on_tap=lambda: ctx.page.ui.update(bare=not bare),
    ).but(on_swipe=turn)  # fmt: skip
    layers = () if bare else (w.column(_over(ctx, photo), height="fill"), _under(ctx, photo, album))
    guard = View(kind="column", class_name=w.PLAIN_VIEW, id="touch_overlay", width="fill", height="fill")
    return w.screen(
        w.stack(picture, *layers, guard, height="fill", weight=1.0, align="fill", id="viewer_root"), background="black"
    )


def _over(ctx: Context, photo: Photo) -> View:
    def star() -> None:
        photo["favorite"] = not photo["favorite"]

    return w.row(
        w.icon_button("back", "Navigate up", ctx.pop, color="white"),
        w.column(
            w.text(f"{photo['month']} {photo['day']}", id="photo_date", size=16, color="white"),
            w.text(str(photo["album"]), id="photo_album", size=12, color="white@80"),
            weight=1.0, margin=Insets(8, 0, 0, 0),
        ),
        w.icon_button("favorite_heart" if photo["favorite"] else "favorite_border", "", star, id="favorite",
                      key="favorite", color="white"),
        w.icon_button("more_vert", "", lambda: _photo_menu(ctx, photo), id="overflow", key="more", color="white"),
        id="top_bar", padding=insets(4, 8), background="black@45",
    )  # fmt: skip


def _under(ctx: Context, photo: Photo, album: str) -> View:
    number = int(photo["id"])
    film = shown(ctx, album)
    place = next((i for i, each in enumerate(film) if each["id"] == number), 0)
    near = film[max(0, place - 3) : place + 4]

    def show(other: Photo) -> Callable[[], None]:
        return lambda: ctx.page.args.update(photo=other["id"])

    def restore() -> None:
        photo["binned"] = False
        ctx.pop()
        ctx.toast("Restored")

    strip = w.row(
        *(painted(each).but(width=44, height=56, key=f"film/{each['id']}", on_tap=show(each), focusable=True,
                            style=Style(radius=6, border="white" if each["id"] == number else "")) for each in near),
        id="filmstrip", gap=4, arrange="center", padding=insets(8, 8),
    )  # fmt: skip
    verbs: tuple[tuple[str, str, Callable[[], None]], ...] = (
        ("share", "share", lambda: share(ctx, f"IMG_{number:04}.jpg", f"IMG_{number:04}.jpg")),
        ("tune", "edit", lambda: ctx.toast(NO_APP)),
        ("info", "details", lambda: _details(ctx, photo)),
        ("delete", "trash", lambda: _ask(ctx, [number])),
    )
    if photo["binned"]:
        verbs = (("undo", "restore", restore), ("delete", "trash", lambda: _ask(ctx, [number])))
    bar = w.row(
        *(w.icon_button(glyph, "", act, id=f"bottom_{name}", key=f"verb/{name}", color="white", box=56)
          for glyph, name, act in verbs),
        id="bottom_bar", arrange="between", padding=insets(24, 4), background="black@45",
    )  # fmt: skip
    return w.column(w.space(weight=1.0), strip, bar, height="fill", id="bottom_controls")


def details(ctx: Context) -> View:
    """What is known of a photo."""
    photo = by_id(ctx, int(ctx.page.args["photo"]))
    if photo is None:
        return w.sheet_frame(w.text("This item is gone.", padding=insets(24)))
    number = int(photo["id"])
    lines = (
        ("event", f"{photo['month']} {photo['day']}", "Monday, 10:24"),
        ("image", f"IMG_{number:04}.jpg", "12 MP · 4000 × 3000 · 3.2 MB"),
        ("photo_camera", "deixis phone", "ƒ/1.8 · 1/250 · 4.3 mm · ISO 64"),
        ("folder", str(photo["album"]), f"/sdcard/DCIM/{photo['album']}"),
    )
    return w.sheet_frame(
        w.text("Details", size=22, padding=insets(24, 8)),
        *(w.list_row(title, more, icon=glyph, key=f"detail/{glyph}") for glyph, title, more in lines),
        w.space(24),
    )


def photo_menu(ctx: Context) -> View:
    """What is behind the three dots of a photo."""
    number = int(ctx.page.args["photo"])

    def to(album: str) -> Callable[[], None]:
        def act() -> None:
            ctx.pop()
            photo = by_id(ctx, number)
            if photo is not None:
                photo["album"] = album
                ctx.toast(f"Moved to {album}")

        return act

    def say() -> None:
        ctx.pop()
        ctx.toast(NO_APP)

    moves = [w.MenuEntry(f"Move to {name}", to(name), key=f"move/{name}") for name in ALBUMS]
    return w.menu_frame([*moves, w.MenuEntry("Set as", say, key="set"), w.MenuEntry("Print", say, key="print")])


# --- searching, deleting --------------------------------------------------------------------------------------------


def search(ctx: Context) -> View:
    """Photos by what they show."""
    words = ctx.field("query").strip().casefold()
    bar = w.row(
        w.icon_button("back", "Navigate up", ctx.pop),
        w.field("query", "Search your photos", id="search_box", look="plain", weight=1.0, size=18,
                input_action="search", on_submit=ctx.hide_keyboard),
        height=64, padding=insets(4, 4),
    )  # fmt: skip

    def look_for(kind: str) -> Callable[[], None]:
        def act() -> None:
            ctx.set_field("query", kind)
            ctx.hide_keyboard()

        return act

    if not words:
        kinds = [w.chip(kind, look_for(kind), key=f"kind/{kind}") for kind in KINDS]
        lines = [w.row(*kinds[i : i + 3], gap=8) for i in range(0, len(kinds), 3)]
        return w.screen(bar, w.divider(), w.column(*lines, gap=8, padding=insets(16, 16), id="suggestions"))
    found = [photo for photo in shown(ctx) if words in kind_of(int(photo["scene"])).casefold()]
    return w.screen(bar, w.divider(), _grid(ctx, found, ()))


def confirm_delete(ctx: Context) -> View:
    """Asks before photos go to the bin, or for good."""
    numbers: list[int] = ctx.page.args["ids"]
    forever = all((photo := by_id(ctx, n)) is None or photo["binned"] for n in numbers)

    def go() -> None:
        ctx.pop()
        if forever:
            ctx.data["photos"] = [photo for photo in ctx.data["photos"] if photo["id"] not in numbers]
        for photo in ctx.data["photos"]:
            if photo["id"] in numbers:
                photo["binned"] = True
        if ctx.page.name == "viewer":
            ctx.pop()
        ctx.page.ui["selected"] = []
        ctx.toast("Deleted" if forever else f"{_count(len(numbers))} moved to bin")

    words = "This can’t be undone." if forever else "They can be restored from the bin."
    return w.dialog_frame(
        f"Delete {_count(len(numbers))}?",
        words,
        buttons=(
            w.DialogButton("Cancel", ctx.pop, "negative", key="cancel"),
            w.DialogButton("Delete" if forever else "Move to bin", go, "positive", key="delete"),
        ),
    )


def menu(ctx: Context) -> View:
    """What is behind the three dots of a grid."""

    def select() -> None:
        ctx.pop()
        where = str(ctx.page.args.get("album", ""))
        ctx.page.ui["selected"] = [int(photo["id"]) for photo in shown(ctx, where)]

    def say() -> None:
        ctx.pop()
        ctx.toast(NO_APP)

    entries = (("Select all", select), ("Slideshow", say), ("Settings", say))
    return w.menu_frame([w.MenuEntry(label, act, key=label.lower()) for label, act in entries])


# --- what taps do ---------------------------------------------------------------------------------------------------


def _search(ctx: Context) -> None:
    ctx.push("search").focus = "query"


def _menu(ctx: Context) -> None:
    ctx.push("menu", kind="menu")


def _open_album(ctx: Context, name: str) -> None:
    ctx.push("album", {"album": name})


def _ask(ctx: Context, numbers: Sequence[int]) -> None:
    ctx.push("confirm_delete", {"ids": list(numbers)}, "dialog")


def _details(ctx: Context, photo: Photo) -> None:
    ctx.push("details", {"photo": photo["id"]}, "sheet")


def _photo_menu(ctx: Context, photo: Photo) -> None:
    ctx.push("photo_menu", {"photo": photo["id"]}, "menu")


PAGES: dict[str, Callable[[Context], View]] = {
    "home": home,
    "album": album,
    "viewer": viewer,
    "details": details,
    "photo_menu": photo_menu,
    "search": search,
    "confirm_delete": confirm_delete,
    "menu": menu,
}
