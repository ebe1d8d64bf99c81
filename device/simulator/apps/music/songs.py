"""What music there is: songs of invented bands, different from seed to seed, and lists of them."""

from __future__ import annotations

import random

from device.simulator.android.app import JSON

Song = dict[str, JSON]
"""{"id", "title", "artist", "album", "seconds", "color": that of its cover}"""

_BANDS = (
    "The Night Ferries", "Marigold Static", "Juniper & Salt", "Paper Lighthouse", "Low Tide Orchestra", "Ottoline",
    "The Quiet Engines", "Hana & the Harbour", "Copper Weather", "Slow Cartographers", "Vela", "Winter Kiosk",
)  # fmt: skip
_FIRST = ("Blue", "Slow", "Second", "Paper", "Northern", "Last", "Empty", "Little", "Golden", "Silver", "Early", "Open")
_LAST = ("Morning", "Harbour", "Letters", "Rain", "Stations", "Windows", "Sunday", "Garden", "Signal", "Bicycle",
         "Winter", "Corridor", "Lanterns", "Map")  # fmt: skip
_WHOLE = ("Stay a While", "Nobody’s Umbrella", "Nine Miles Out", "Say It Twice", "Intro", "Interlude", "Home Again")
_COLORS = ("#8e24aa", "#3949ab", "#00897b", "#c0392b", "#d68910", "#2e7d32", "#5d4037", "#1565c0")
SONGS_OF_ALBUM = 5


def library(seed: int) -> dict[str, JSON]:
    """The data of a freshly set up phone: songs, playlists, and nothing that plays."""
    rng = random.Random(f"music of {seed}")
    songs: list[Song] = []
    for band in rng.sample(_BANDS, 8):
        album = f"{rng.choice(_FIRST)} {rng.choice(_LAST)}"
        color = rng.choice(_COLORS)
        titles = {f"{rng.choice(_FIRST)} {rng.choice(_LAST)}" for _ in range(SONGS_OF_ALBUM - 2)}
        # a song is called like its album, and others like songs of other bands
        for title in (album, *sorted(titles - {album}), rng.choice(_WHOLE)):
            number = len(songs) + 1
            songs.append({"id": number, "title": title, "artist": band, "album": album,
                          "seconds": rng.randrange(95, 340), "color": color})  # fmt: skip
    numbers = [int(song["id"]) for song in songs]
    lists = {
        "Running": rng.sample(numbers, 7),
        "For the train": rng.sample(numbers, 10),
        "Sleep": rng.sample(numbers, 4),
    }
    return {
        "songs": songs,
        "favorites": sorted(rng.sample(numbers, 3)) if seed else [],
        "playlists": lists,
        "queue": [],
        "song": 0,
        "state": "stopped",
        "at": 0.0,
        "since": "",
        "shuffle": False,
        "repeat": "off",
    }


def by_id(data: dict[str, JSON], number: int) -> Song | None:
    """A song, None where there is none of that number."""
    return next((song for song in data["songs"] if song["id"] == number), None)


def length(seconds: float) -> str:
    """A length of time as players show it: 3:07."""
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02d}"
