"""The picture of a screen: it shows what the tree says, where the tree says it, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from device.geometry import Bounds
from device.simulator.drawing import icons, typeface
from device.simulator.drawing.layout import Placed, find, layout, walk
from device.simulator.drawing.render import WindowToDraw, render
from device.simulator.drawing.theme import DARK, LIGHT, color
from device.simulator.drawing.view import Style, View
from device.simulator.drawing.widgets import (
    app_bar,
    avatar,
    button,
    checkbox,
    column,
    dialog_frame,
    fab,
    field,
    icon,
    image,
    list_row,
    progress,
    radio,
    row,
    screen,
    scroll_column,
    slider,
    space,
    stack,
    switch,
    text,
)

SIZE = (540, 1200)
DISPLAY = Bounds(0, 0, *SIZE)
DENSITY = 210


def nothing() -> None:
    """A handler for what is never tapped here."""


def placed(view: View, **options: Any) -> Placed:
    return layout(view, DISPLAY, DENSITY, **options)


def drawn(view: View, dark: bool = False, **options: Any) -> Image.Image:
    return render([WindowToDraw(placed(view, **options))], SIZE, dark=dark)


def crop(picture: Image.Image, box: Bounds) -> Image.Image:
    return picture.crop((box.left, box.top, box.right, box.bottom))


def changed(view: View, other: View, **options: Any) -> Bounds:
    """The box of all pixels in which the pictures of two views differ."""
    found = ImageChops.difference(drawn(view, **options), drawn(other, **options)).getbbox()
    assert found is not None, "both pictures are the same"
    return Bounds(*found)


def place_of(view: View, key: str) -> Bounds:
    found = find(placed(view), key)
    assert found is not None
    return found.bounds


def pixel(picture: Image.Image, x: int, y: int) -> tuple[int, ...]:
    found = picture.getpixel((x, y))
    assert isinstance(found, tuple)
    return found


def test_the_picture_is_rgb_and_as_large_as_the_display() -> None:
    picture = drawn(screen())
    assert (picture.mode, picture.size) == ("RGB", SIZE)
    assert pixel(picture, 5, 5) == color("surface")[:3]


def test_the_same_view_gives_the_same_picture() -> None:
    view = screen(list_row("Wi-Fi", "Home", icon="wifi", trailing=switch(True)))
    assert drawn(view).tobytes() == drawn(view).tobytes()


def test_dark_and_light_have_the_same_names_and_different_colours() -> None:
    assert LIGHT.keys() == DARK.keys()
    assert pixel(drawn(screen(), dark=True), 5, 5) == color("surface", dark=True)[:3]
    with pytest.raises(KeyError):
        color("no_such_colour")


CONTROLS = {
    "text": (text("Here", key="it"), text("Gone", key="it")),
    "switch": (switch(True, key="it"), switch(False, key="it")),
    "checkbox": (checkbox(True, key="it"), checkbox(False, key="it")),
    "radio": (radio(True, key="it"), radio(False, key="it")),
    "slider": (slider(0.2, None, key="it"), slider(0.8, None, key="it")),
    "progress": (progress(0.2, key="it"), progress(0.8, key="it")),
    "ring": (progress(0.2, circular=True, key="it"), progress(0.8, circular=True, key="it")),
    "icon": (icon("star", key="it"), icon("star_border", key="it")),
    "avatar": (avatar("Ada", color="#123456", key="it"), avatar("Bob", color="#123456", key="it")),
    "button": (button("Yes", nothing, key="it"), button("Not", nothing, key="it")),
    "enabled": (button("Yes", nothing, key="it"), button("Yes", nothing, key="it", enabled=False)),
}


@pytest.mark.parametrize("name", CONTROLS)
def test_a_state_changes_pixels_inside_the_views_bounds_only(name: str) -> None:
    first, second = (screen(row(space(40), view, height=300)) for view in CONTROLS[name])
    frame = place_of(first, "it").union(place_of(second, "it"))
    assert frame.contains(changed(first, second))


def test_a_slider_and_a_bar_show_their_value_as_a_share_of_their_width() -> None:
    for view in (slider(0.25, None, key="it"), progress(0.25, key="it")):
        page = screen(column(view, height=100))
        box = place_of(page, "it")
        picture = drawn(page)
        y = box.center.y
        primary = color("primary")[:3]
        assert pixel(picture, box.left + box.width // 8, y) == primary
        assert pixel(picture, box.left + box.width // 2, y) != primary


def test_a_field_shows_label_text_cursor_and_bullets_inside_its_bounds() -> None:
    page = screen(field("name", "Name"))
    box = place_of(page, "name")
    empty = drawn(page)
    for options in (
        {"fields": {"name": "Ada"}},
        {"focus": "name"},
        {"fields": {"name": "x" * 200}, "focus": "name"},
        {"fields": {"name": "Ada"}, "focus": "name", "selection": (0, 2)},
    ):
        found = ImageChops.difference(empty, drawn(page, **options)).getbbox()
        assert found is not None
        assert box.contains(Bounds(*found))


def test_a_password_is_drawn_as_bullets() -> None:
    page = screen(field("pin", "PIN", password=True))
    assert drawn(page, fields={"pin": "1234"}).tobytes() == drawn(page, fields={"pin": "abcd"}).tobytes()
    assert drawn(page, fields={"pin": "1234"}).tobytes() != drawn(page, fields={"pin": "123"}).tobytes()


def test_the_cursor_stands_where_the_selection_says() -> None:
    page = screen(field("name", "Name"))
    first = drawn(page, fields={"name": "Adalbert"}, focus="name", selection=(0, 0))
    last = drawn(page, fields={"name": "Adalbert"}, focus="name")
    found = ImageChops.difference(first, last).getbbox()
    assert found is not None
    padding = round(16 * DENSITY / 160)
    assert found[0] == padding
    assert found[2] >= padding + typeface.width("Adalbert", round(16 * DENSITY / 160))


def test_rows_scrolled_half_away_are_cut_off_at_the_lists_edge() -> None:
    def page(words: str) -> View:
        rows = [list_row(f"{words} {i}", leading=avatar(words)) for i in range(40)]
        return screen(app_bar("Names", id="bar"), scroll_column(*rows, key="list"))

    first, second = page("Alpha"), page("Beta")
    inside = place_of(first, "list")
    for offset in (0.0, 13.0, 200.0):
        assert inside.contains(changed(first, second, scroll={"list": offset}))


def test_a_dialog_darkens_what_is_behind_it() -> None:
    below = placed(screen())
    frame = Bounds(100, 400, 440, 700)
    above = layout(dialog_frame("Sure?"), frame, DENSITY)
    plain = render([WindowToDraw(below), WindowToDraw(above)], SIZE)
    dimmed = render([WindowToDraw(below), WindowToDraw(above, scrim=True)], SIZE)
    assert sum(pixel(dimmed, 20, 20)) < sum(pixel(plain, 20, 20))
    assert crop(plain, frame.inset(30)).tobytes() == crop(dimmed, frame.inset(30)).tobytes()


def test_later_windows_and_later_children_are_in_front() -> None:
    red, blue = column(height="fill", background="#ff0000"), column(height="fill", background="#0000ff", key="blue")
    assert pixel(drawn(stack(red, blue, height="fill")), 50, 50) == (0, 0, 255)
    assert pixel(render([WindowToDraw(placed(blue)), WindowToDraw(placed(red))], SIZE), 50, 50) == (255, 0, 0)


def test_round_corners_leave_out_the_corner_and_are_smooth() -> None:
    view = screen(column(width=100, height=100, radius=30, background="#000000", key="it"), background="#ffffff")
    box = place_of(view, "it")
    corner = crop(drawn(view), Bounds(box.left, box.top, box.left + 30, box.top + 30))
    assert pixel(corner, 0, 0) == (255, 255, 255)
    assert pixel(corner, 29, 29) == (0, 0, 0)
    colors = corner.getcolors()
    assert colors is not None
    assert len(colors) > 5


def test_a_raised_button_throws_a_shadow_around_it() -> None:
    view = screen(stack(fab("add", "Add", nothing, key="fab"), align="center", height="fill"))
    box = place_of(view, "fab")
    picture = drawn(view)
    assert sum(pixel(picture, box.center.x, box.bottom + 3)) < sum(pixel(picture, 5, 5))


def test_a_gradient_goes_from_its_first_colour_above_to_its_last_below_and_leaves_no_gap() -> None:
    sky = View(kind="space", width="fill", height=333, style=Style(gradient=("#000000", "#808080", "#ffffff")))
    picture = drawn(column(sky, height="fill"))
    tall = round(333 * DENSITY / 160)
    column_of_pixels = [picture.getpixel((SIZE[0] // 2, y))[0] for y in range(tall)]  # type: ignore[index]
    assert column_of_pixels == sorted(column_of_pixels)
    assert column_of_pixels[0] == 0
    assert column_of_pixels[tall // 2] in range(124, 133)
    assert column_of_pixels[-1] > 250


def test_a_canvas_paints_its_own_box_only() -> None:
    def paint(draw: Any, box: Bounds) -> None:
        draw.rectangle((-500, -500, box.right + 500, box.bottom + 500), fill="#00ff00")

    view = screen(column(image(draw=paint, width=50, height=50, key="it"), align="center"))
    box = place_of(view, "it")
    picture = drawn(view)
    assert crop(picture, box).getcolors() == [(box.area, (0, 255, 0))]
    assert pixel(picture, box.left - 1, box.top) == color("surface")[:3]


@pytest.mark.parametrize(
    "words",
    ["你好，世界", "欧阳皓轩 鑫淼烨晟琪璐芷", "張國榮 龍 體", "Ж ñ ő ß", "→ ✓ ★", "👍", "日本語テキスト"],
)
def test_characters_of_many_scripts_have_a_glyph(words: str) -> None:
    first = typeface.MEDIUM
    for char in words:
        if char != " ":
            assert any(typeface.covers(name, char) for name in (first, *typeface.FALLBACKS)), char
    mask = typeface.mask(words, 40)
    assert mask is not None
    assert mask.getbbox() is not None


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(exclude_categories=[]), max_size=30))
def test_any_text_at_all_can_be_drawn(words: str) -> None:
    render([WindowToDraw(layout(text(words, max_lines=2), Bounds(0, 0, 90, 60), 160))], (90, 60))


def test_every_icon_shows_something_and_an_unknown_one_is_refused() -> None:
    for name in icons.names():
        low, high = icons.mask(name, 24).getextrema()
        assert isinstance(high, int)
        assert high > 150, name
        assert low == 0, name
    with pytest.raises(KeyError, match="unheard_of"):
        drawn(screen(icon("unheard_of")))


@st.composite
def mosaics(draw: st.DrawFn, depth: int = 2) -> View:
    """Boxes within boxes, each of another colour."""
    red, green, blue = (draw(st.integers(0, 255)) for _ in range(3))
    return View(
        kind=draw(st.sampled_from(["column", "row", "stack", "scroll"])),
        width=draw(st.one_of(st.just("fill"), st.integers(5, 80))),
        height=draw(st.one_of(st.just("fill"), st.integers(5, 80))),
        children=tuple(draw(st.lists(mosaics(depth - 1), max_size=3))) if depth else (),
        align=draw(st.sampled_from(["start", "center", "end"])),
        gap=draw(st.integers(0, 4)),
        style=Style(background=f"#{red:02x}{green:02x}{blue:02x}"),
    )


@settings(max_examples=60, deadline=None)
@given(mosaics())
def test_every_pixel_has_the_colour_of_the_front_most_view_that_the_tree_puts_there(view: View) -> None:
    root = layout(view, Bounds(0, 0, 120, 120), 160)
    picture = render([WindowToDraw(root)], (120, 120))
    expected = Image.new("RGB", (120, 120))
    for each in walk(root):
        if not each.visible.empty:
            box = each.visible
            expected.paste(color(each.view.style.background)[:3], (box.left, box.top, box.right, box.bottom))
    assert picture.tobytes() == expected.tobytes()
