"""The Music app: what plays, what comes next, and the buttons that stand for it wherever they are shown."""

from __future__ import annotations

from typing import Any

import pytest
from sample_phone import center, shown, tap, views

from device.simulator.android.app import Start
from device.simulator.android.clock import Clock
from device.simulator.android.phone import VirtualPhone
from device.simulator.apps.music.playing import SHOW_PLAYER
from device.simulator.apps.music.songs import by_id, library

MUSIC = "org.deixis.music"


@pytest.fixture
def phone() -> VirtualPhone:
    phone = VirtualPhone(clock=Clock("stepped"))
    assert phone.start(MUSIC)
    return phone


def own(phone: VirtualPhone) -> dict[str, Any]:
    data: dict[str, Any] = phone.state()["apps"][MUSIC]
    return data


def song(phone: VirtualPhone) -> dict[str, Any]:
    found = by_id(own(phone), own(phone)["song"])
    assert found is not None
    return found


def play(phone: VirtualPhone, place: int = 0) -> dict[str, Any]:
    """Start the song at this place of the list."""
    rows = [view for view in reversed(views(phone)) if view["key"].startswith("song/") and "/" not in view["key"][5:]]
    tap(phone, key=rows[place]["key"])
    return song(phone)


def said(phone: VirtualPhone, id: str) -> str:
    return str(next(v for v in views(phone, id=f"{MUSIC}:id/{id}"))["text"])


def test_a_song_plays_on_and_the_player_shows_where_it_is(phone: VirtualPhone) -> None:
    began = play(phone)
    phone.step(42)
    tap(phone, key="mini")
    assert (said(phone, "title"), said(phone, "elapsed")) == (began["title"], "0:42")
    tap(phone, key="play_pause")
    phone.step(30)
    assert said(phone, "elapsed") == "0:42"
    assert shown(phone, "Play")
    tap(phone, key="play_pause")
    phone.step(3)
    assert said(phone, "elapsed") == "0:45"


def test_the_seek_bar_leads_anywhere(phone: VirtualPhone) -> None:
    whole = play(phone)["seconds"]
    tap(phone, key="mini")
    left, top, right, bottom = next(v for v in views(phone, key="seek"))["bounds"]
    phone.tap((left + right) // 2, (top + bottom) // 2)
    assert own(phone)["at"] == pytest.approx(whole / 2, abs=2)
    assert own(phone)["state"] == "playing"


def test_after_a_song_comes_the_next_and_after_the_last_nothing(phone: VirtualPhone) -> None:
    play(phone)
    queue = own(phone)["queue"]
    phone.step(song(phone)["seconds"] + 1)
    assert own(phone)["song"] == queue[1]
    assert own(phone)["state"] == "playing"
    phone.prepare({"apps": {MUSIC: {"song": queue[-1], "at": 0.0, "since": own(phone)["since"]}}})
    phone.step(song(phone)["seconds"] + 1)
    assert (own(phone)["song"], own(phone)["state"]) == (queue[0], "paused")


def test_it_plays_on_in_another_app_and_is_led_from_the_shade(phone: VirtualPhone) -> None:
    play(phone)
    queue = own(phone)["queue"]
    phone.start("com.android.settings")
    phone.step(song(phone)["seconds"] + 1)
    assert own(phone)["song"] == queue[1]
    phone.open_shade()
    title = song(phone)["title"]
    assert shown(phone, title)
    tap(phone, key=f"note:{MUSIC}/playback/expand")
    tap(phone, text="Pause")
    assert own(phone)["state"] == "paused"
    tap(phone, text="Next")
    assert (own(phone)["song"], own(phone)["state"]) == (queue[2], "paused")
    tap(phone, text="Play")
    assert own(phone)["state"] == "playing"
    assert phone.state()["ui"]["notifications"][0]["ongoing"] is True
    tap(phone, text=song(phone)["title"])
    assert phone.foreground[0] == MUSIC
    assert said(phone, "title") == song(phone)["title"]


def test_previous_goes_back_to_the_beginning_first(phone: VirtualPhone) -> None:
    play(phone, 2)
    queue, here = own(phone)["queue"], own(phone)["song"]
    phone.step(10)
    tap(phone, key="mini")
    tap(phone, key="previous")
    assert (own(phone)["song"], own(phone)["at"]) == (here, 0.0)
    tap(phone, key="previous")
    assert own(phone)["song"] == queue[queue.index(here) - 1]


def test_repeat_and_shuffle_decide_what_comes(phone: VirtualPhone) -> None:
    play(phone)
    tap(phone, key="mini")
    tap(phone, key="repeat")
    tap(phone, key="repeat")
    assert shown(phone, "Repeat one")
    here = own(phone)["song"]
    phone.step(song(phone)["seconds"] + 1)
    assert own(phone)["song"] == here
    before = own(phone)["queue"]
    tap(phone, key="shuffle")
    assert own(phone)["queue"][0] == here
    assert sorted(own(phone)["queue"]) == sorted(before)
    assert own(phone)["queue"] != before


def test_a_stopped_app_is_silent_and_knows_where_it_was(phone: VirtualPhone) -> None:
    play(phone)
    phone.step(20)
    phone.stop(MUSIC)
    assert (own(phone)["state"], round(own(phone)["at"])) == ("stopped", 20)
    phone.step(4000)
    assert round(own(phone)["at"]) == 20
    assert not phone.state()["ui"]["notifications"]
    assert phone.start(MUSIC, Start(SHOW_PLAYER))
    tap(phone, key="play_pause")
    phone.step(5)
    assert said(phone, "elapsed") == "0:25"


@pytest.mark.parametrize("end", ["crash", "reboot"])
def test_the_music_ends_with_whatever_ends_the_app(phone: VirtualPhone, end: str) -> None:
    play(phone)
    phone.step(20)
    phone.crash(MUSIC) if end == "crash" else phone.reboot()
    assert own(phone)["state"] == "stopped"


def test_songs_of_a_playlist_are_dragged_into_another_order(phone: VirtualPhone) -> None:
    tap(phone, text="Playlists")
    tap(phone, key="playlist/Sleep")
    order = own(phone)["playlists"]["Sleep"]
    phone.swipe(*center(phone, key=f"handle/{order[3]}"), *center(phone, key=f"handle/{order[0]}"), 0.4)
    assert own(phone)["playlists"]["Sleep"] == [order[3], *order[:3]]
    tap(phone, key="play_all")
    assert own(phone)["song"] == order[3]


def test_a_song_is_added_to_a_playlist_that_is_new(phone: VirtualPhone) -> None:
    first = play(phone)["id"]
    tap(phone, key=f"more/{first}")
    tap(phone, key="add_to_playlist")
    tap(phone, key="add/new")
    tap(phone, key="name")
    phone.type("Sleep")
    tap(phone, text="Create")
    assert shown(phone, "There is a playlist of this name")
    phone.type(" well")
    tap(phone, text="Create")
    assert own(phone)["playlists"]["Sleep well"] == [first]


def test_favorites_are_chosen_in_the_player_and_listed(phone: VirtualPhone) -> None:
    first = play(phone)
    tap(phone, key="mini")
    tap(phone, key="favorite")
    assert own(phone)["favorites"] == [first["id"]]
    phone.key(4)
    tap(phone, text="Playlists")
    tap(phone, key="playlist/Favorites")
    assert views(phone, key=f"song/{first['id']}")


def test_songs_are_found_by_title_band_and_album(phone: VirtualPhone) -> None:
    band = own(phone)["songs"][0]["artist"]
    tap(phone, key="search")
    phone.type(band[:6].lower())
    phone.key(4)
    found = {view["key"] for view in views(phone) if view["key"].startswith("song/") and view["key"].count("/") == 1}
    assert found == {f"song/{each['id']}" for each in own(phone)["songs"] if band[:6].lower() in str(each).lower()}


def test_each_seed_has_music_of_its_own_and_the_same_again() -> None:
    assert library(3) == library(3) != library(4)
    for seed in range(20):
        data = library(seed)
        numbers = [each["id"] for each in data["songs"]]
        assert len(numbers) == len(set(numbers)) > 20
        assert all(set(songs) <= set(numbers) for songs in data["playlists"].values())
