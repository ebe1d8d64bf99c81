"""How the measure of looks tells colours, circles and sizes from pixels, and which phrases it asks."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from benchmarks.appearance import Asked, Look, Trial, colours, is_round, phrases, summary
from device.geometry import Bounds


def drawn(shape: str, fill: str, ground: str = "#fafafa") -> np.ndarray:
    picture = Image.new("RGB", (80, 80), ground)
    draw = ImageDraw.Draw(picture)
    if shape == "disc":
        draw.ellipse((0, 0, 79, 79), fill)
    else:
        draw.rectangle((0, 0, 79, 79), fill)
    return np.asarray(picture)


def look(kind: str, left: int, side: int = 80, round_: bool = False, **shares: float) -> Look:
    return Look(kind, Bounds(left, 0, left + side, side), dict(shares), round_)


@pytest.mark.parametrize(
    ("fill", "name"), [("#d32f2f", "red"), ("#1a73e8", "blue"), ("#e8710a", "orange"), ("#188038", "green")]
)
def test_a_vivid_colour_in_the_middle_of_its_name_is_told(fill: str, name: str) -> None:
    found = colours(drawn("square", fill))
    assert max(found, key=found.__getitem__) == name


@pytest.mark.parametrize("fill", ["#5f6368", "#d3e3fd", "#00897b", "#8d6e63"])
def test_a_colour_that_people_would_argue_about_has_no_name(fill: str) -> None:
    assert colours(drawn("square", fill)) == {}


def test_a_disc_is_round_and_a_square_is_not() -> None:
    assert is_round(drawn("disc", "#1a73e8"))
    assert not is_round(drawn("square", "#1a73e8"))
    assert not is_round(drawn("disc", "#fafafa"))


def test_a_colour_is_asked_for_where_one_thing_of_the_kind_has_it() -> None:
    seen = [look("icon", 0, red=0.5), look("icon", 100), look("button", 200, red=0.5)]
    assert list(phrases(seen)) == [Asked("the red icon", "colour", Bounds(0, 0, 80, 80), anyhow=False)]
    assert list(phrases([look("icon", 0, red=0.5), look("icon", 100, red=0.1)])) == []


def test_a_size_is_asked_for_where_one_thing_is_twice_as_large_as_any_other() -> None:
    seen = [look("picture", 0, 200), look("picture", 300, 100), look("picture", 500, 90)]
    assert [one.phrase for one in phrases(seen)] == ["the big picture"]
    assert list(phrases(seen[:2])) == [], "of two, nobody says so"


def test_what_is_found_without_the_tree_is_counted_of_what_was_asked_so() -> None:
    trials = [
        Trial("looked_at", "one", "the red icon", "colour", True, True, ("", "")),
        Trial("other_apps", "two", "the big icon", "size", False, None, ("", "")),
    ]
    told = summary(trials)
    assert (told["with_tree"]["n"], told["with_tree"]["found"]) == (2, 0.5)
    assert (told["without_tree"]["n"], told["without_tree"]["found"]) == (1, 1.0)
    assert told["unseen"]["with_tree"]["found"] == 0.0
