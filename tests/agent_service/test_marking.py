"""The picture of what a phrase points at."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from agent_service.marking import CHOSEN, OTHER, mark
from agent_service.record import Candidate, Pointing
from device.errors import PhoneFault
from device.geometry import Bounds, Point
from device.screen import Agreement, Element, Foreground, Observation, Screen, Shot
from grounding.interface import Miss, Reason

BOX, NEXT = Bounds(100, 300, 300, 360), Bounds(100, 500, 300, 560)
SAVE, CANCEL = Candidate("Save", "button", BOX, 9.0), Candidate("Cancel", "button", NEXT, 3.0)
FOUND = Pointing("the Save button", "", "chain/1", (SAVE, CANCEL), Point(200, 330), 0.93)
MISSED = Pointing("the button", "", "chain/1", (SAVE, CANCEL), miss=Miss(Reason.AMBIGUOUS, "the button"))


def observation(picture: bool = True, width: int = 400) -> Observation:
    element = Element(0, None, (), 0, "android.widget.Button", "a.b", BOX, text="Save", clickable=True)

    def shot() -> Shot:
        if not picture:
            raise PhoneFault("no picture")
        out = io.BytesIO()
        Image.new("RGB", (width, 2 * width), "#808080").save(out, "PNG")
        return Shot(out.getvalue(), width, 2 * width, Agreement.SAME)

    return Observation(Screen(400, 800, 0, (element,), ()), Foreground("a.b"), 0.0, "", shot)


def colours(picture: Image.Image) -> set[str]:
    found = picture.getcolors(1 << 20) or []
    return {f"#{r:02x}{g:02x}{b:02x}" for _, (r, g, b) in found}  # type: ignore[misc]


def test_the_thing_stays_bright_and_everything_else_is_dimmed() -> None:
    made = mark(observation(), FOUND)
    assert made.size == (400, 800)
    assert made.getpixel((120, 345)) == (0x80, 0x80, 0x80)
    assert sum(made.getpixel((20, 700))) < 3 * 0x80  # type: ignore[arg-type]


def test_the_thing_and_what_came_next_have_frames_of_their_own_colours() -> None:
    assert {CHOSEN, OTHER} <= colours(mark(observation(), FOUND))


def test_where_nothing_was_decided_on_nothing_is_dimmed_and_all_rivals_are_framed() -> None:
    made = mark(observation(), MISSED)
    assert made.getpixel((20, 700)) == (0x80, 0x80, 0x80)
    assert CHOSEN not in colours(made)
    assert OTHER in colours(made)


@pytest.mark.parametrize("width", [200, 1600])
def test_a_picture_of_another_size_than_the_screen_is_marked_where_the_thing_is_on_it(width: int) -> None:
    made = mark(observation(width=width), FOUND)
    x, y = 200 * width // 400, 330 * width // 400
    assert made.getpixel((x, y)) == tuple(int(CHOSEN[n : n + 2], 16) for n in (1, 3, 5))


def test_without_a_picture_the_boxes_of_the_tree_stand_for_it() -> None:
    assert mark(observation(picture=False), FOUND).size == (400, 800)


@pytest.mark.parametrize("box", [Bounds(0, 0, 400, 800), Bounds(395, 0, 400, 5), Bounds(5, 795, 5, 795)])
def test_boxes_at_the_edges_and_empty_ones_are_drawn(box: Bounds) -> None:
    odd = Pointing("x", "", "", (Candidate("设置" * 40, "row", box, 1.0), CANCEL), box.center, 1.0)
    assert mark(observation(), odd).size == (400, 800)
