"""What plays: a song, from where and since when, and what comes after it. It goes on while nobody looks.

While ``state`` is playing, the song was at ``at`` seconds when it was ``since`` (local time); else it stands at ``at``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from device.simulator.android.app import JSON, Context, Start
from device.simulator.apps.music.songs import Song, by_id

NOTE = "playback"
SHOW_PLAYER = "org.deixis.music.SHOW_PLAYER"
BACK_TO_START = 3.0
"""Previous goes back to the beginning of a song that has played for longer than this."""
REPEATS = ("off", "all", "one")


def current(data: dict[str, JSON]) -> Song | None:
    """The song that plays or is paused."""
    return by_id(data, int(data["song"]))


def playing(data: dict[str, JSON]) -> bool:
    """Whether it can be heard."""
    return str(data["state"]) == "playing" and current(data) is not None


def position(data: dict[str, JSON], now: datetime) -> float:
    """How far the song is, in seconds."""
    song = current(data)
    if song is None:
        return 0.0
    passed = (now - datetime.fromisoformat(str(data["since"]))).total_seconds() if playing(data) else 0.0
    return min(float(song["seconds"]), max(0.0, float(data["at"]) + passed))


def ends(data: dict[str, JSON]) -> datetime | None:
    """When the song will be over; None while nothing plays."""
    song = current(data)
    if song is None or not playing(data):
        return None
    return datetime.fromisoformat(str(data["since"])) + timedelta(seconds=float(song["seconds"]) - float(data["at"]))


def begin(ctx: Context, number: int, queue: Sequence[int], at: float = 0.0) -> None:
    """Play a song, and after it those that follow it in the queue."""
    data = ctx.data
    order = list(queue)
    if data["shuffle"] and order != data["queue"]:
        rest = [each for each in order if each != number]
        ctx.rng.shuffle(rest)
        order = [number, *rest]
    data.update(queue=order, song=number, state="playing", at=at, since=ctx.now.isoformat())
    tell(ctx)


def pause(ctx: Context) -> None:
    """Stand still."""
    ctx.data.update(at=position(ctx.data, ctx.now), state="paused")
    tell(ctx)


def toggle(ctx: Context) -> None:
    """Pause, or go on."""
    if playing(ctx.data):
        pause(ctx)
    elif current(ctx.data) is not None:
        ctx.data.update(state="playing", since=ctx.now.isoformat())
        tell(ctx)


def seek(ctx: Context, share: float) -> None:
    """Go to a place in the song, from 0 to 1."""
    song = current(ctx.data)
    if song is not None:
        ctx.data.update(at=round(float(song["seconds"]) * share, 2), since=ctx.now.isoformat())
        tell(ctx)


def skip(ctx: Context, step: int, by_itself: bool = False) -> None:
    """The next song, or the one before; past the last one it is over, unless all is to be repeated."""
    data = ctx.data
    queue: list[int] = data["queue"]
    if current(data) is None:
        return
    if by_itself and data["repeat"] == "one":
        begin(ctx, int(data["song"]), queue)
        return
    if step < 0 and position(data, ctx.now) > BACK_TO_START:
        seek(ctx, 0.0)
        return
    place = queue.index(int(data["song"])) + step if int(data["song"]) in queue else 0
    if 0 <= place < len(queue) or data["repeat"] == "all":
        going = playing(data)
        begin(ctx, queue[place % len(queue)], queue)
        if not going and not by_itself:
            pause(ctx)
    else:
        first = queue[0] if queue and step > 0 else int(data["song"])
        data.update(song=first, state="paused", at=0.0)
        tell(ctx)


def shuffle(ctx: Context) -> None:
    """Mix what comes next, or put it back in the order of the songs."""
    data = ctx.data
    data["shuffle"] = not data["shuffle"]
    rest = [number for number in data["queue"] if number != data["song"]]
    if data["shuffle"]:
        ctx.rng.shuffle(rest)
        data["queue"] = [data["song"], *rest] if data["song"] else rest
    else:
        data["queue"] = sorted(data["queue"])


def repeat(ctx: Context) -> None:
    """Off, all, one, and off again."""
    ctx.data["repeat"] = REPEATS[(REPEATS.index(str(ctx.data["repeat"])) + 1) % len(REPEATS)]


def halt(data: dict[str, JSON], now: datetime) -> None:
    """The app ends, and with it the music; where it was is kept."""
    if str(data["state"]) != "stopped":
        data.update(at=position(data, now), state="stopped")


def tell(ctx: Context) -> None:
    """Show what plays in the shade, with buttons; while it plays it cannot be swiped away."""
    song = current(ctx.data)
    if song is None:
        ctx.cancel(NOTE)
        return
    going = playing(ctx.data)
    ctx.notify(
        NOTE, str(song["title"]), str(song["artist"]), ongoing=going, start=Start(SHOW_PLAYER),
        actions=(("Previous", "previous"), ("Pause" if going else "Play", "toggle"), ("Next", "next")),
    )  # fmt: skip


def acted(ctx: Context, name: str) -> None:
    """A button in the shade."""
    if name == "toggle":
        toggle(ctx)
    else:
        skip(ctx, -1 if name == "previous" else 1)


def woken(ctx: Context) -> None:
    """Go on to the next song when one is over; after a leap of the clock, as many as would have been heard."""
    for _ in range(1_000):
        over = ends(ctx.data)
        if over is None or over > ctx.now:
            return
        skip(ctx, 1, by_itself=True)
        if playing(ctx.data):
            ctx.data["since"] = over.isoformat()
