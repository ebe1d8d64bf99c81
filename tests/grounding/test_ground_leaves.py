"""Screens of which only the leaves are told, and nothing of what takes touches: what things are and go by there."""

from __future__ import annotations

import pytest
from drawing import Drawn, page, text, view

from grounding.interface import Role
from grounding.reading.identifiers import counted_by, holds_ad, names_of_id
from grounding.reading.screen import read
from grounding.reading.things import Source, Thing

Box = tuple[int, int, int, int]
ICON: Box = (40, 600, 140, 700)


def leaf(cls: str, box: Box, name: str = "", **attributes: object) -> Drawn:
    return view(cls, box, resource_id=name, **attributes)


def things(*leaves: Drawn) -> list[Thing]:
    """The things of a page of leaves, in the order drawn."""
    reading = read(page(*leaves))
    assert reading.flat
    by_box = {thing.element.bounds: thing for thing in reading.things}
    return [by_box[drawn.box] for drawn in leaves]


def captions(thing: Thing) -> list[str]:
    return [label.text for label in thing.labels if label.source is Source.CAPTION]


def test_a_text_over_a_picture_is_no_caption_of_its_neighbour() -> None:
    left, right, _ = things(
        leaf("ImageView", (20, 600, 520, 1100)),
        leaf("ImageView", (540, 600, 1040, 1100)),
        text("Salads", (540, 1020, 1040, 1090)),
    )
    assert captions(left) == []
    assert captions(right) == ["Salads"]


def test_a_caption_may_overlap_the_lower_edge() -> None:
    shown, _ = things(leaf("ImageView", (400, 600, 600, 800)), text("Gender", (420, 740, 580, 850)))
    assert captions(shown) == ["Gender"]


def test_the_text_over_a_background_captions_the_icon_on_it() -> None:
    ground, shown, _ = things(
        leaf("ImageView", (0, 580, 1080, 720)), leaf("ImageView", ICON), text("Calendar", (180, 610, 700, 690))
    )
    assert captions(ground) == []
    assert captions(shown) == ["Calendar"]


def test_a_title_names_no_button_of_its_bar() -> None:
    back, _ = things(leaf("ImageButton", (0, 60, 140, 200)), text("Settings", (160, 90, 700, 170)))
    assert captions(back) == []


def test_a_number_lends_what_it_counts() -> None:
    heart, number = things(leaf("ImageView", ICON), leaf("TextView", (150, 620, 190, 680), "heartCount"))
    assert captions(heart) == ["heart"]
    assert number.role is Role.TEXT
    assert counted_by("id/likes") == "likes"


@pytest.mark.parametrize(
    ("cls", "name", "box", "role"),
    [
        ("TextView", "", (40, 600, 100, 660), Role.ICON),
        ("TextView", "", (40, 600, 60, 660), Role.TEXT),
        ("TextView", "dayNumber", (40, 600, 100, 660), Role.TEXT),
        ("TextView", "shareIcon", (40, 600, 100, 680), Role.ICON),
        ("View", "", (40, 600, 120, 680), Role.ICON),
        ("View", "", (40, 600, 43, 690), Role.AREA),
        ("View", "", (0, 600, 1080, 603), Role.AREA),
        ("View", "firstNameEditText", (40, 600, 1000, 700), Role.FIELD),
        ("View", "firstNameEditText", (40, 600, 1000, 606), Role.AREA),
        ("View", "searchInput", (40, 600, 1000, 700), Role.FIELD),
        ("View", "mapPreview", (0, 600, 1080, 1200), Role.IMAGE),
        ("View", "mapOverlay", (0, 600, 1080, 1200), Role.AREA),
        ("View", "photo", (40, 600, 140, 700), Role.ICON),
    ],
)
def test_shape_and_identifier_tell_what_a_leaf_is(cls: str, name: str, box: Box, role: Role) -> None:
    assert things(leaf(cls, box, name))[0].role is role


def test_a_letter_of_an_icon_font_is_an_icon_and_a_word_is_not() -> None:
    glyph, word = things(text("q", (40, 600, 120, 680)), text("OK", (40, 800, 120, 880)))
    assert glyph.role is Role.ICON
    assert word.role is Role.TEXT


def test_what_has_only_a_description_is_a_picture() -> None:
    world, star = things(
        leaf("View", (0, 600, 1080, 1600), description="Map"), leaf("View", (0, 300, 60, 360), description="Star")
    )
    assert world.role is Role.IMAGE
    assert star.role is Role.ICON


def test_where_touches_are_told_shape_says_nothing() -> None:
    reading = read(page(view("Button", (0, 1000, 500, 1100), "click", text="Go"), text("q", (40, 600, 120, 680))))
    assert [thing.role for thing in reading.things if thing.name == "q"] == [Role.TEXT]


@pytest.mark.parametrize(
    ("identifier", "names"),
    [
        ("id/arrowLeft", ("arrow left",)),
        ("id/btnRight", ("right",)),
        ("id/ic_up", ("up",)),
        ("id/rightarrow", ("right arrow",)),
        ("id/titleLeft", ()),
        ("id/leftBackground", ()),
        ("id/buttonEdit", ("edit",)),
        ("id/nameEditText", ("name",)),
        ("id/statusBarBackground", ("status bar", "notification bar")),
        ("id/navigationBarBackground", ("navigation bar",)),
        ("id/statusBarView", ("status",)),
    ],
)
def test_identifiers_keep_what_tells_one_from_another(identifier: str, names: tuple[str, ...]) -> None:
    assert names_of_id(identifier, field=False, bare=True) == names


def test_edit_says_nothing_of_a_field() -> None:
    assert names_of_id("id/editSearch", field=True, bare=True) == ("search",)


def test_an_old_action_bar_has_an_arrow_and_a_logo() -> None:
    up, home = things(leaf("ImageView", (0, 105, 42, 147), "up"), leaf("ImageView", (32, 84, 116, 168), "home"))
    assert {"up", "back"} <= {label.text for label in up.labels}
    assert {"home", "logo", "app icon"} <= {label.text for label in home.labels}
    assert "logo" not in {label.text for label in things(leaf("ImageView", (500, 1200, 600, 1300), "home"))[0].labels}


def test_advertisements_are_known_by_identifier_or_size() -> None:
    assert holds_ad("id/mainAd")
    assert not any(map(holds_ad, ("id/adList", "id/removeAds", "id/nativeAdTitle", "id/loader")))
    banner, other = things(leaf("View", (0, 2269, 1080, 2400)), leaf("View", (0, 1200, 1080, 1331)))
    assert banner.name == "advertisement"
    assert other.labels == ()
    strip, _ = things(leaf("View", (0, 2269, 1080, 2400)), leaf("ImageView", (40, 2280, 140, 2380)))
    assert strip.labels == ()
