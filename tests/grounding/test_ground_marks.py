"""A mark in the corner of a picture does not name it."""

from __future__ import annotations

from drawing import WIDTH, Drawn, page, text, view

from device.screen import Screen
from grounding.outline import outline
from grounding.reading.screen import read
from grounding.reading.things import Pictured

ID = "org.example.gallery:id/"


def tile(n: int, chosen: bool) -> Drawn:
    """A photo that is being chosen from, with the mark that tells whether it was."""
    left, top = 360 * (n % 3), 400 + 360 * (n // 3)
    inside = (
        view("ImageView", (left, top, left + 350, top + 350), resource_id=f"{ID}thumbnail"),
        view("ImageView", (left + 16, top + 16, left + 90, top + 90), resource_id=f"{ID}selection_mark"),
    )
    flags = "click selected" if chosen else "click"
    return view("FrameLayout", (left, top, left + 350, top + 350), flags, inside)


def gallery() -> Screen:
    tiles = [tile(n, n == 1) for n in range(6)]
    return page(view("RecyclerView", (0, 300, WIDTH, 2200), "scroll", [text("January", (20, 310, 400, 380)), *tiles]))


def test_photos_that_are_chosen_from_keep_their_numbers() -> None:
    shown = gallery()
    marks = [e for e in shown.elements if e.resource_id.endswith("selection_mark")]
    names = {e.key: (("check circle" if n == 1 else "circle", e.bounds),) for n, e in enumerate(marks)}
    lines = outline(read(shown, Pictured(names, frozenset())), "Gallery").text().splitlines()
    assert 'first to 6th thumbnail image in the "January" section (second: selected)' in lines


def test_what_is_drawn_in_the_middle_of_a_picture_names_it() -> None:
    film = view("FrameLayout", (0, 400, 700, 800), "click", (
        view("ImageView", (0, 400, 700, 800), resource_id=f"{ID}poster"),
        view("ImageView", (310, 560, 390, 640)),
    ))  # fmt: skip
    shown = page(film)
    play = next(e for e in shown.elements if e.bounds.width == 80)
    lines = outline(read(shown, Pictured({play.key: (("play", play.bounds),)}, frozenset())), "Films").text()
    assert "play" in lines
