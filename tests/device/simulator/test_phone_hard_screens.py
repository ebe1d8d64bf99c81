"""Screens that are hard: nothing in the tree, nothing in the picture, tree and picture of different moments."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sample_phone import in_app, shown, tap, views

from device.simulator.android.clock import Clock
from device.simulator.android.phone import VirtualPhone
from device.simulator.android.profile import Profile

LIGHTS = "org.deixis.lights"


def moving(**ui: int) -> VirtualPhone:
    """The sample app on a phone whose pages take their time."""
    phone = in_app()
    phone.prepare({"ui": ui})
    return phone


# --- no tree --------------------------------------------------------------------------------------------------------


def game() -> VirtualPhone:
    """A phone with the game in front."""
    phone = VirtualPhone(clock=Clock("stepped"))
    assert phone.start(LIGHTS)
    return phone


def test_a_game_is_one_surface_without_a_word() -> None:
    nodes = [node for root in game().nodes(active_only=True) for node in root.walk()]
    assert {node.text + node.description for node in nodes} == {""}
    assert [node.class_name for node in nodes][-1] == "android.view.SurfaceView"
    assert not any(node.clickable for node in nodes)


def test_the_game_is_played_by_pixels_and_can_be_won() -> None:
    phone = game()
    side, own = 4, phone.state()["apps"][LIGHTS]
    for place in solution(own["lamps"], side):
        tap(phone, key=f"lamp/{place}")
    now = phone.state()["apps"][LIGHTS]
    assert not any(now["lamps"])
    assert now["best"] == {"1": now["moves"]}
    tap(phone, key="next")
    assert phone.state()["apps"][LIGHTS]["level"] == 2
    assert not any(view["in_tree"] for view in views(phone, key="next"))


def solution(lamps: list[bool], side: int) -> list[int]:
    """Lamps to touch: chase the lights downwards, for each choice of the first row."""
    for choice in range(2**side):
        board, touched = list(lamps), []
        for place in range(side * side):
            above = board[place - side] if place >= side else bool(choice >> place & 1)
            if above:
                touched.append(place)
                row, column = divmod(place, side)
                for r, c in ((row, column), (row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)):
                    if 0 <= r < side and 0 <= c < side:
                        board[r * side + c] = not board[r * side + c]
        if not any(board):
            return touched
    raise AssertionError("these lights cannot be put out")


# --- tree and picture apart -----------------------------------------------------------------------------------------


def test_while_a_page_comes_its_picture_is_between_the_old_and_the_new() -> None:
    phone = moving(animation_ms=300)
    old = phone.screenshot().tobytes()
    tap(phone, key="form")
    assert shown(phone, "Name") or views(phone, key="name")
    assert phone.screenshot().tobytes() == old
    phone.step(0.15)
    between = phone.screenshot().tobytes()
    phone.step(0.2)
    new = phone.screenshot().tobytes()
    assert len({old, between, new}) == 3
    phone.step(1)
    assert phone.screenshot().tobytes() == new


def test_a_tree_that_lags_is_that_of_the_page_before_for_a_moment() -> None:
    phone = moving(tree_lag_ms=400)
    before = phone.hierarchy()
    picture = phone.screenshot().tobytes()
    tap(phone, key="form")
    assert phone.hierarchy() == before
    assert phone.screenshot().tobytes() != picture
    revision = phone.revision()
    phone.step(0.5)
    assert phone.hierarchy() != before
    assert phone.revision() > revision


def test_pages_move_at_once_unless_they_are_told_otherwise() -> None:
    phone = in_app()
    old = phone.hierarchy()
    tap(phone, key="form")
    assert phone.hierarchy() != old
    with pytest.raises(ValueError, match="animation_ms"):
        phone.prepare({"ui": {"animation_ms": 20_000}})


def test_a_phone_saved_while_a_page_comes_is_restored_where_it_has_come() -> None:
    phone = moving(animation_ms=300, tree_lag_ms=300)
    tap(phone, key="form")
    saved = json.loads(json.dumps(phone.save()))
    phone.step(1)
    tree, picture = phone.hierarchy(), phone.screenshot().tobytes()
    phone.restore(saved)
    assert phone.hierarchy() == tree
    assert phone.screenshot().tobytes() == picture


# --- a display that goes dark ---------------------------------------------------------------------------------------


def test_a_phone_on_battery_goes_dark_and_locks_when_nobody_touches_it() -> None:
    phone = in_app(lock="swipe")
    phone.dismiss_keyguard()
    phone.settings["global"]["stay_on_while_plugged_in"] = "0"
    phone.settings["system"]["screen_off_timeout"] = "30000"
    tap(phone, key="greet")
    phone.step(29)
    tap(phone, key="greet")
    phone.step(29)
    assert phone.screen_on
    phone.step(2)
    assert not phone.screen_on
    assert phone.locked


def test_a_plugged_phone_stays_lit() -> None:
    phone = in_app()
    phone.step(24 * 3600)
    assert phone.screen_on


# --- displays of other makes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "make",
    [
        {"width": 720, "height": 1280, "density": 320},
        {"width": 1440, "height": 3120, "density": 560},
        {"width": 1600, "height": 2560, "density": 320},
        {"width": 480, "height": 800, "density": 240},
    ],
)
@pytest.mark.parametrize("rotation", [0, 1])
@pytest.mark.parametrize("scale", ["1.0", "1.3"])
def test_what_comes_between_fits_on_every_display(make: dict[str, Any], rotation: int, scale: str) -> None:
    phone = VirtualPhone(Profile(**make), clock=Clock("stepped"))
    phone.settings["system"]["font_scale"] = scale
    phone.rotate(rotation)
    phone.start("com.android.contacts")
    phone.notify("com.android.contacts", "a", "Ann Lee", "Supper?", urgent=True)
    troubles = (
        lambda: phone.popup("permission"),
        lambda: phone.popup("rate"),
        lambda: phone.crash("com.android.contacts"),
    )
    for trouble in troubles:
        trouble()
        reached = {view["key"] for view in buttons(phone)}
        while phone.scroll_by("grant", "down", 0.5) or phone.scroll_by("dialog", "down", 0.5):
            reached |= {view["key"] for view in buttons(phone)}
        wanted = {view["key"] for view in phone.truth() if view["clickable"] and view["window"] in FLOATING}
        assert wanted <= reached


FLOATING = ("dialog", "heads-up")


def buttons(phone: VirtualPhone) -> list[dict[str, Any]]:
    """What can be tapped of the windows before the app, all of it within the display and in sight."""
    width, height = phone.display_size
    found = []
    for view in phone.truth():
        left, top, right, bottom = view["visible"]
        inside = 0 <= left < right <= width and 0 <= top < bottom <= height
        if view["clickable"] and view["window"] in FLOATING and inside and view["visible"] == view["bounds"]:
            found.append(view)
    return found
