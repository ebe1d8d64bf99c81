"""The Music app as an app: its data and its pages."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import ClassVar

from device.simulator.android.app import JSON, Context, Page, PageKind, Start
from device.simulator.apps.music import playing
from device.simulator.apps.music.songs import Song, by_id, length, library
from device.simulator.apps.reordering import follow
from device.simulator.apps.share_sheet import share
from device.simulator.drawing import widgets as w
from device.simulator.drawing.view import Insets, Style, View, insets

TABS = ("Songs", "Albums", "Playlists")
SEARCH = "search"
FAVORITES = "Favorites"
REPEAT_WORDS = {"off": "Repeat off", "all": "Repeat all", "one": "Repeat one"}


class MusicApp:
    """org.deixis.music. Nothing is heard.

    Its data: ``songs``, ``favorites``, ``playlists`` (songs of each by number), and what plays (see playing): ``song``,
    ``state`` (playing, paused, stopped), ``at``, ``since``, ``queue``, ``shuffle`` and ``repeat``.
    """

    package = "org.deixis.music"
    label = "Music"
    icon = "music"
    color = "#ad1457"
    version = "3.2"
    launchable = True
    activities: ClassVar[dict[str, str]] = {"player": ".PlayerActivity", "": ".MainActivity"}

    def seed(self, rng: random.Random) -> dict[str, JSON]:
        return library(0)

    def varied(self, seed: int) -> dict[str, JSON]:
        """Other songs, some of them favorites."""
        return library(seed)

    def enter(self, start: Start) -> list[Page]:
        home = Page("home", ui={"tab": 0})
        return [home, Page("player")] if start.action == playing.SHOW_PLAYER else [home]

    def build(self, ctx: Context) -> View:
        return PAGES[ctx.page.name](ctx)

    def due(self, ctx: Context, since: datetime) -> datetime | None:
        over = playing.ends(ctx.data)
        return over if over is not None and over > since else None

    def woken(self, ctx: Context, since: datetime) -> None:
        playing.woken(ctx)

    def acted(self, ctx: Context, key: str, name: str) -> None:
        playing.acted(ctx, name)

    def stopped(self, ctx: Context) -> None:
        """The music ends with the app."""
        playing.halt(ctx.data, ctx.now)


# lists


def home(ctx: Context) -> View:
    """Songs, albums or playlists, and below what plays."""
    tab = int(ctx.page.ui.get("tab", 0))
    data = ctx.data
    if tab == 0:
        songs = sorted(data["songs"], key=lambda song: (str(song["title"]).casefold(), song["id"]))
        body = _songs(ctx, songs, "songs")
    else:
        body = _albums(ctx) if tab == 1 else _playlists(ctx)
    return w.screen(
        w.app_bar("Music", actions=(w.Action("search", "Search", lambda: _search(ctx), key="search"),)),
        w.tabs(TABS, tab, lambda chosen: ctx.page.ui.update(tab=chosen)),
        body,
        _mini(ctx),
    ).but(refresh=_refresh(ctx))


def _refresh(ctx: Context) -> float:
    return 1.0 if playing.playing(ctx.data) else 0.0


def cover(song: Song, side: int) -> View:
    """A cover: a sign on the album's colour."""
    return w.image(icon="music_note", size=side // 2, width=side, height=side, id="cover").but(
        style=Style(background=str(song["color"]), color="white", size=side // 2, radius=max(4, side // 12))
    )


def _songs(ctx: Context, songs: Sequence[Song], key: str) -> View:
    queue = [int(song["id"]) for song in songs]
    rows = [_song_row(ctx, song, queue) for song in songs]
    empty = w.text("No songs", id="empty", color="on_surface_variant", width="fill", text_align="center",
                   padding=insets(24, 64))  # fmt: skip
    return w.scroll_column(*(rows or [empty]), key=key, id="song_list", padding=Insets(0, 0, 0, 16))


def _song_row(ctx: Context, song: Song, queue: Sequence[int]) -> View:
    number = int(song["id"])
    here = number == ctx.data["song"] and str(ctx.data["state"]) != "stopped"
    more = w.icon_button("more_vert", "More options", lambda: _more(ctx, number), id="song_menu", key=f"more/{number}")
    color = "primary" if here else "on_surface"
    return w.row(
        cover(song, 44),
        w.column(
            w.text(str(song["title"]), id="song_title", max_lines=1, color=color, bold=here),
            w.text(f"{song['artist']} · {length(song['seconds'])}", id="song_artist", size=14, max_lines=1,
                   color="on_surface_variant"),
            weight=1.0,
        ),
        w.icon("volume_up", size=20, color="primary", id="now_playing", description="Now playing") if here else None,
        more,
        key=f"song/{number}",
        gap=14,
        padding=Insets(16, 6, 4, 6),
        on_tap=lambda: playing.begin(ctx, number, queue),
    )  # fmt: skip


def _albums(ctx: Context) -> View:
    seen: dict[str, Song] = {}
    for song in ctx.data["songs"]:
        seen.setdefault(str(song["album"]) + "/" + str(song["artist"]), song)
    cells = [
        w.column(
            cover(song, 160).but(width="fill"),
            w.text(str(song["album"]), id="album_title", max_lines=1),
            w.text(str(song["artist"]), id="album_artist", size=14, max_lines=1, color="on_surface_variant"),
            key=f"album/{song['id']}",
            weight=1.0,
            on_tap=partial(_open, ctx, "album", {"album": song["album"], "artist": song["artist"]}),
        )
        for song in sorted(seen.values(), key=lambda song: str(song["album"]))
    ]
    lines = [w.row(*cells[i : i + 2], gap=16, align="start") for i in range(0, len(cells), 2)]
    return w.scroll_column(*lines, key="albums", id="album_grid", gap=16, padding=insets(16, 16))


def _playlists(ctx: Context) -> View:
    lists = {FAVORITES: ctx.data["favorites"], **ctx.data["playlists"]}
    rows = [
        w.list_row(name, f"{len(songs)} song{'' if len(songs) == 1 else 's'}", key=f"playlist/{name}",
                   icon="favorite_heart" if name == FAVORITES else "queue",
                   on_tap=partial(_open, ctx, "playlist", {"name": name}))
        for name, songs in lists.items()
    ]  # fmt: skip
    new = w.list_row("New playlist", icon="add", key="new_playlist",
                     on_tap=partial(_open, ctx, "new_playlist", {"song": 0}, "dialog"))  # fmt: skip
    return w.scroll_column(new, *rows, key="playlists", id="playlist_list")


def album(ctx: Context) -> View:
    """The songs of an album, in their order."""
    name, artist = str(ctx.page.args["album"]), str(ctx.page.args["artist"])
    songs = [song for song in ctx.data["songs"] if (song["album"], song["artist"]) == (name, artist)]
    bar = w.app_bar(name, subtitle=artist, navigation=w.back(ctx.pop))
    return w.screen(bar, _play_all(ctx, songs), _songs(ctx, songs, "album"), _mini(ctx)).but(refresh=_refresh(ctx))


def _play_all(ctx: Context, songs: Sequence[Song]) -> View:
    queue = [int(song["id"]) for song in songs]

    def play() -> None:
        if queue:
            playing.begin(ctx, queue[0], queue)

    def mix() -> None:
        ctx.data["shuffle"] = True
        if queue:
            playing.begin(ctx, ctx.rng.choice(queue), queue)

    return w.row(
        w.button("Play", play, icon="play_arrow", key="play_all", weight=1.0, enabled=bool(queue)),
        w.button("Shuffle", mix, icon="shuffle", style="tonal", key="shuffle_all", weight=1.0, enabled=bool(queue)),
        gap=12,
        padding=insets(16, 8),
    )


def playlist(ctx: Context) -> View:
    """A playlist, whose songs are dragged into another order by their handles; favorites are in that of the library."""
    name = str(ctx.page.args["name"])
    numbers: list[int] = ctx.data["favorites"] if name == FAVORITES else ctx.data["playlists"].get(name, [])
    songs = [song for song in (by_id(ctx.data, number) for number in numbers) if song is not None]
    rows = [_song_row(ctx, song, numbers) for song in songs]
    if name != FAVORITES:
        rows = [_orderly(row, numbers, int(song["id"])) for row, song in zip(rows, songs, strict=True)]
    empty = w.text("No songs yet", id="empty", color="on_surface_variant", padding=insets(24, 24))
    return w.screen(
        w.app_bar(name, navigation=w.back(ctx.pop)),
        _play_all(ctx, songs),
        w.scroll_column(*(rows or [empty]), key="playlist", id="playlist_songs"),
        _mini(ctx),
    ).but(refresh=_refresh(ctx))


def _orderly(row: View, numbers: list[int], number: int) -> View:
    """A row with a handle by which it is dragged to another place."""
    handle = w.icon("drag_handle", box=40, id="drag_handle", key=f"handle/{number}")
    return row.but(
        children=(handle, *row.children),
        padding=Insets(4, 6, 4, 6),
        on_drag=lambda drag: follow(drag, numbers, number, "song/"),
        handle=f"handle/{number}",
    )


# one song


def song_menu(ctx: Context) -> View:
    """What can be done with a song."""
    number = int(ctx.page.args["song"])
    favorites: list[int] = ctx.data["favorites"]

    def favor() -> None:
        ctx.pop()
        if number in favorites:
            favorites.remove(number)
        else:
            favorites.append(number)

    def next_up() -> None:
        queue: list[int] = ctx.data["queue"]
        ctx.pop()
        if not queue:
            playing.begin(ctx, number, [number])
            return
        if number != ctx.data["song"]:
            queue[:] = [each for each in queue if each != number]
            queue.insert(queue.index(ctx.data["song"]) + 1, number)
        ctx.toast("Will play next")

    def add() -> None:
        ctx.pop()
        ctx.push("add_to", {"song": number}, kind="dialog")

    def send() -> None:
        ctx.pop()
        song = by_id(ctx.data, number)
        if song is not None:
            share(ctx, str(song["title"]), f"{song['title']} – {song['artist']}")

    word = "Remove from favorites" if number in favorites else "Add to favorites"
    return w.menu_frame(
        [
            w.MenuEntry("Play next", next_up, key="play_next"),
            w.MenuEntry("Add to playlist", add, key="add_to_playlist"),
            w.MenuEntry(word, favor, key="favor"),
            w.MenuEntry("Share", send, key="share"),
        ]
    )


def add_to(ctx: Context) -> View:
    """Which playlist a song is added to."""
    number = int(ctx.page.args["song"])

    def choose(name: str) -> Callable[[], None]:
        def act() -> None:
            ctx.pop()
            there: list[int] = ctx.data["playlists"][name]
            if number in there:
                ctx.toast(f"Already in {name}")
                return
            there.append(number)
            ctx.toast(f"Added to {name}")

        return act

    def new() -> None:
        ctx.pop()
        ctx.push("new_playlist", {"song": number}, kind="dialog")

    rows = [w.list_row(name, key=f"add/{name}", on_tap=choose(name)) for name in ctx.data["playlists"]]
    return w.dialog_frame(
        "Add to playlist", "", w.list_row("New playlist", icon="add", key="add/new", on_tap=new), *rows,
        buttons=[w.DialogButton("Cancel", ctx.pop, "negative")],
    )  # fmt: skip


def new_playlist(ctx: Context) -> View:
    """A name for a new playlist; one that there is already is not taken."""
    name = ctx.field("name").strip()
    taken = name in (FAVORITES, *ctx.data["playlists"])

    def create() -> None:
        number = int(ctx.page.args["song"])
        ctx.data["playlists"][name] = [number] if number else []
        ctx.pop()
        ctx.toast(f"Created {name}")

    return w.dialog_frame(
        "New playlist",
        "",
        w.field("name", "Name", id="playlist_name", margin=insets(24, 8)),
        w.text("There is a playlist of this name", size=12, color="error", id="name_error", padding=insets(40, 0))
        if taken
        else None,
        buttons=[
            w.DialogButton("Cancel", ctx.pop, "negative"),
            w.DialogButton("Create", create, "positive", enabled=bool(name) and not taken),
        ],
    )


# what plays


def _mini(ctx: Context) -> View | None:
    """A bar with what plays; a tap opens the player."""
    song = playing.current(ctx.data)
    if song is None or str(ctx.data["state"]) == "stopped":
        return None
    going = playing.playing(ctx.data)
    share_of = playing.position(ctx.data, ctx.now) / float(song["seconds"])
    return w.column(
        w.progress(share_of, id="mini_progress", key="mini_progress"),
        w.row(
            cover(song, 40),
            w.column(
                w.text(str(song["title"]), id="mini_title", size=14, max_lines=1),
                w.text(str(song["artist"]), id="mini_artist", size=12, max_lines=1, color="on_surface_variant"),
                weight=1.0,
            ),
            w.icon_button("pause" if going else "play_arrow", "Pause" if going else "Play",
                          lambda: playing.toggle(ctx), id="mini_play", key="mini_play"),
            w.icon_button("skip_next", "Next", lambda: playing.skip(ctx, 1), id="mini_next", key="mini_next"),
            gap=12,
            padding=insets(16, 8),
        ),
        id="mini_player",
        key="mini",
        background="surface_container",
        on_tap=partial(_open, ctx, "player"),
    )  # fmt: skip


def player(ctx: Context) -> View:
    """The song that plays, its cover, where it is, and what moves it."""
    song, data = playing.current(ctx.data), ctx.data
    coming = w.Action("queue", "Queue", partial(_open, ctx, "queue", None, "sheet"), key="queue")
    bar = w.app_bar("", navigation=w.Action("expand_more", "Collapse", ctx.pop), actions=(coming,))
    if song is None:
        return w.screen(bar, w.text("Nothing is playing", id="empty", padding=insets(24, 64), width="fill",
                                    text_align="center", color="on_surface_variant"))  # fmt: skip
    number, going = int(song["id"]), playing.playing(data)
    at, whole = playing.position(data, ctx.now), float(song["seconds"])
    loved = number in data["favorites"]

    def love() -> None:
        data["favorites"].remove(number) if loved else data["favorites"].append(number)

    words = w.row(
        w.column(
            w.text(str(song["title"]), id="title", size=24, max_lines=1),
            w.text(str(song["artist"]), id="artist", color="on_surface_variant", max_lines=1),
            weight=1.0,
        ),
        w.icon_button("favorite_heart" if loved else "favorite_outline",
                      "Remove from favorites" if loved else "Add to favorites", love, id="favorite", key="favorite"),
        padding=insets(24, 8),
    )  # fmt: skip
    where = w.column(
        w.slider(at / whole, lambda share_of: playing.seek(ctx, share_of), id="seek_bar", key="seek",
                 description="Playback position"),
        w.row(w.text(length(at), id="elapsed", key="elapsed", size=12, color="on_surface_variant"),
              w.space(weight=1.0),
              w.text(length(whole), id="duration", size=12, color="on_surface_variant")),
        padding=insets(24, 0),
    )  # fmt: skip
    page = w.screen(
        bar,
        w.column(cover(song, 240), align="center", arrange="center", height="fill", weight=1.0, id="cover_frame"),
        words,
        where,
        _controls(ctx, going),
    )
    return page.but(refresh=_refresh(ctx), on_swipe=lambda way: ctx.pop() if way == "down" else None)


def _controls(ctx: Context, going: bool) -> View:
    data = ctx.data
    mixed, again = bool(data["shuffle"]), str(data["repeat"])
    quiet = "on_surface_variant"
    return w.row(
        w.icon_button("shuffle", "Shuffle on" if mixed else "Shuffle off", lambda: playing.shuffle(ctx), id="shuffle",
                      key="shuffle", color="primary" if mixed else quiet),
        w.icon_button("skip_previous", "Previous", lambda: playing.skip(ctx, -1), id="previous", key="previous"),
        w.icon_button("pause" if going else "play_arrow", "Pause" if going else "Play", lambda: playing.toggle(ctx),
                      id="play_pause", key="play_pause", box=72, background="primary_container",
                      color="on_primary_container"),
        w.icon_button("skip_next", "Next", lambda: playing.skip(ctx, 1), id="next", key="next"),
        w.icon_button("repeat", REPEAT_WORDS[again], lambda: playing.repeat(ctx), id="repeat", key="repeat",
                      color=quiet if again == "off" else "primary"),
        arrange="between",
        padding=Insets(24, 8, 24, 32),
        id="controls",
    )  # fmt: skip


def queue(ctx: Context) -> View:
    """What plays and comes after it."""
    numbers: list[int] = ctx.data["queue"]
    songs = [song for song in (by_id(ctx.data, number) for number in numbers) if song is not None]
    rows = [_song_row(ctx, song, numbers) for song in songs]
    return w.sheet_frame(
        w.text("Up next", id="queue_title", size=18, padding=insets(24, 12)),
        w.scroll_column(*rows, key="up_next", id="queue_list", height="wrap", weight=0.0),
    )


# searching


def search(ctx: Context) -> View:
    """Songs by title, artist or album."""
    words = ctx.field(SEARCH).strip().casefold()
    fits = [
        song
        for song in ctx.data["songs"]
        if words and any(words in str(song[part]).casefold() for part in ("title", "artist", "album"))
    ]
    return w.screen(
        w.search_field(SEARCH, "Search music", id="search_src_text", margin=Insets(16, 12, 16, 8)),
        _songs(ctx, fits, "found") if words else w.space(weight=1.0),
        _mini(ctx),
    ).but(refresh=_refresh(ctx))


def _open(ctx: Context, name: str, args: dict[str, JSON] | None = None, kind: PageKind = "screen") -> None:
    ctx.push(name, args, kind)


def _search(ctx: Context) -> None:
    ctx.push("search").focus = SEARCH


def _more(ctx: Context, number: int) -> None:
    ctx.push("song_menu", {"song": number}, kind="menu")


PAGES: dict[str, Callable[[Context], View]] = {
    "home": home,
    "album": album,
    "playlist": playlist,
    "player": player,
    "queue": queue,
    "song_menu": song_menu,
    "add_to": add_to,
    "new_playlist": new_playlist,
    "search": search,
}
