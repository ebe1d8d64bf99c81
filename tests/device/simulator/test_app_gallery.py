"""The Gallery app: nameless pictures that can be chosen, shown, kept and thrown away."""

from __future__ import annotations

from typing import Any

import pytest
from sample_phone import center, shown, tap, views

from device.simulator.android.clock import Clock
from device.simulator.android.phone import VirtualPhone
from device.simulator.apps.gallery.scenes import KINDS, kind_of, scene_picture

PACKAGE = "com.android.gallery3d"


@pytest.fixture
def phone() -> VirtualPhone:
    phone = VirtualPhone(clock=Clock("stepped"))
    assert phone.start(PACKAGE)
    return phone


def photos(phone: VirtualPhone) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = phone.state()["apps"][PACKAGE]["photos"]
    return found


def by_id(phone: VirtualPhone, number: int) -> dict[str, Any]:
    return next(photo for photo in photos(phone) if photo["id"] == number)


def test_no_picture_of_the_grid_says_anything(phone: VirtualPhone) -> None:
    cells = [view for view in views(phone) if view["key"].startswith("photo/")]
    assert len(cells) > 12
    assert {view["text"] + view["description"] for view in cells} == {""}


def test_a_picture_is_opened_made_a_favourite_and_thrown_away(phone: VirtualPhone) -> None:
    tap(phone, key="photo/2")
    tap(phone, key="favorite")
    assert by_id(phone, 2)["favorite"]
    tap(phone, key="verb/trash")
    tap(phone, key="delete")
    assert by_id(phone, 2)["binned"]
    assert not views(phone, key="photo/2")


def test_what_was_thrown_away_is_restored_from_the_bin_or_gone_for_good(phone: VirtualPhone) -> None:
    phone.prepare({"apps": {PACKAGE: {"photos": [{**p, "binned": p["id"] in (1, 2)} for p in photos(phone)]}}})
    tap(phone, key="tab/albums")
    tap(phone, key="album/Bin")
    tap(phone, key="photo/1")
    tap(phone, key="verb/restore")
    assert not by_id(phone, 1)["binned"]
    tap(phone, key="photo/2")
    tap(phone, key="verb/trash")
    assert shown(phone, "This can’t be undone.")
    tap(phone, key="delete")
    assert 2 not in [photo["id"] for photo in photos(phone)]


def test_several_are_chosen_by_a_long_press_and_taps(phone: VirtualPhone) -> None:
    tap(phone, hold=0.6, key="photo/1")
    tap(phone, key="photo/3")
    assert shown(phone, "2 selected")
    tap(phone, id=f"{PACKAGE}:id/action_delete")
    tap(phone, key="delete")
    assert [photo["id"] for photo in photos(phone) if photo["binned"]] == [1, 3]


def test_a_swipe_shows_the_next_picture_and_a_tap_takes_the_buttons_away(phone: VirtualPhone) -> None:
    tap(phone, key="photo/1")
    phone.swipe(800, 900, 200, 900, 0.2)
    assert phone.front_page().args["photo"] == 2  # type: ignore[union-attr]
    x, y = center(phone, key="photo")
    phone.tap(x, y - 300)
    assert not views(phone, key="favorite")


def test_searching_finds_what_pictures_show(phone: VirtualPhone) -> None:
    kind = kind_of(int(photos(phone)[0]["scene"]))
    tap(phone, key="search")
    tap(phone, key=f"kind/{kind}")
    assert views(phone, key="photo/1")


@pytest.mark.parametrize("scene", range(len(KINDS)))
def test_every_kind_of_scene_is_painted_and_fills_its_box(scene: int) -> None:
    picture = scene_picture(scene, 90, 40)
    assert picture.size == (90, 40)
    assert len(picture.getcolors(10_000) or []) > 8
