"""What on a simulated screen is asked for by what can be seen of it, and what nobody could ask for."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image, ImageDraw

from benchmarks.asking import targets


def drawn(box: tuple[int, int, int, int], text: str = "", tap: bool = False, **more: Any) -> dict[str, Any]:
    known = {"text": text, "description": "", "clickable": tap, "window": "application", "visible": list(box)}
    return known | more


def asked(*views: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one.phrase, one.kind) for one in targets(views) if not one.why_not]


def test_a_row_is_asked_for_by_its_first_text_and_an_icon_by_what_is_read_aloud() -> None:
    row = drawn((0, 100, 1080, 250), tap=True)
    title, detail = drawn((60, 110, 400, 170), "Wi-Fi"), drawn((60, 180, 400, 240), "Off")
    icon = drawn((900, 0, 1000, 90), tap=True, description="Search")
    assert asked(row, title, detail, icon) == [('"Wi-Fi"', "text"), ("the Search icon", "icon")]


def test_what_cannot_be_tapped_or_seen_or_has_no_name_is_not_asked_for() -> None:
    off = drawn((0, 0, 0, 0), "Gone", tap=True)
    bar = drawn((0, 2300, 300, 2400), tap=True, description="Back", window="navigation bar")
    assert asked(drawn((0, 0, 50, 50), "Read only"), drawn((0, 0, 50, 50), tap=True), off, bar) == []


def test_two_of_one_name_and_what_lies_behind_a_dialog_are_left_out() -> None:
    one, two = drawn((0, 0, 99, 99), "OK", tap=True), drawn((0, 200, 99, 299), "OK", tap=True)
    assert asked(one, two) == []
    over = drawn((0, 400, 99, 499), "Yes", tap=True, window="dialog")
    assert asked(drawn((0, 0, 99, 99), "Save", tap=True), over) == [('"Yes"', "text")]


def test_a_button_inside_a_card_keeps_its_text_to_itself() -> None:
    card, title = drawn((0, 0, 1080, 600), tap=True), drawn((60, 60, 400, 120), "Trip")
    button = drawn((60, 400, 400, 500), "Book", tap=True)
    assert asked(card, button, title) == [('"Trip"', "text"), ('"Book"', "text")]


def left_out(*views: dict[str, Any], image: bytes | None = None) -> dict[str, str]:
    return {one.phrase: one.why_not for one in targets(views, image) if one.why_not}


def test_what_a_drawer_lies_over_is_not_asked_for() -> None:
    row = drawn((0, 100, 1080, 250), "Inbox", tap=True)
    shade = drawn((0, 0, 1080, 2400), tap=True, description="Close menu")
    entry = drawn((0, 300, 800, 400), "Sent", tap=True)
    assert left_out(row, shade, entry) == {'"Inbox"': "hidden"}


def test_what_a_sheet_lies_over_is_not_asked_for_though_the_sheet_takes_no_touch() -> None:
    frame = drawn((0, 0, 1080, 2400))
    pin = drawn((500, 1700, 580, 1780), tap=True, description="Old Mill")
    sheet, title = drawn((0, 1500, 1080, 2400)), drawn((40, 1520, 1000, 2300), "A long account of a place")
    assert left_out(frame, pin, sheet, title) == {"the Old Mill icon": "hidden"}


def test_a_frame_around_a_small_thing_hides_nothing() -> None:
    row = drawn((0, 1800, 1080, 2000), "Alarm", tap=True)
    around, button = drawn((0, 1750, 1080, 2050)), drawn((900, 1820, 1040, 1960), tap=True, description="Add")
    assert left_out(drawn((0, 0, 1080, 2400)), row, around, button) == {}


def test_an_empty_frame_over_a_list_hides_nothing_of_it() -> None:
    rows = [drawn((0, 100 + 150 * n, 1080, 250 + 150 * n), f"Row {n}", tap=True) for n in range(5)]
    assert left_out(drawn((0, 0, 1080, 2400)), *rows, drawn((0, 90, 1080, 1500))) == {}


def test_a_text_that_is_cut_off_is_not_asked_for() -> None:
    cut = drawn((0, 2270, 500, 2290), "Minutes.pdf", tap=True, bounds=[0, 2270, 500, 2350])
    assert left_out(cut) == {'"Minutes.pdf"': "hidden"}


def test_an_icon_whose_name_stands_elsewhere_as_a_text_is_not_asked_for() -> None:
    box = drawn((900, 100, 980, 180), tap=True, description="Vibrate")
    assert left_out(drawn((100, 100, 400, 180), "Vibrate"), box) == {"the Vibrate icon": "twice"}


def pins(*shapes: str) -> bytes:
    image = Image.new("RGB", (400, 100), "#eeeeee")
    draw = ImageDraw.Draw(image)
    for n, shape in enumerate(shapes):
        box = (100 * n + 20, 20, 100 * n + 80, 80)
        draw.ellipse(box, fill="#cc5500") if shape == "disc" else draw.rectangle(box, fill="#0055cc")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def test_of_icons_that_look_alike_and_are_called_differently_none_is_asked_for() -> None:
    views = [drawn((100 * n, 0, 100 * n + 100, 100), tap=True, description=name) for n, name in enumerate("ABC")]
    found = left_out(*views, image=pins("disc", "disc", "square"))
    assert found == {"the A icon": "unshown", "the B icon": "unshown"}


def test_icons_that_look_alike_are_asked_for_where_a_text_beside_each_tells_which_is_which() -> None:
    views = [
        drawn((0, 100 * n, 100, 100 * n + 100), tap=True, description=f"Call {who}")
        for n, who in enumerate(("Ann", "Ben"))
    ]
    names = [drawn((100, 100 * n, 300, 100 * n + 100), who) for n, who in enumerate(("Ann", "Ben"))]
    image = Image.new("RGB", (400, 200), "#eeeeee")
    for n in range(2):
        ImageDraw.Draw(image).ellipse((20, 100 * n + 20, 80, 100 * n + 80), fill="#cc5500")
    out = io.BytesIO()
    image.save(out, "PNG")
    assert left_out(*views, *names, image=out.getvalue()) == {}


def test_what_a_window_that_forbids_pictures_shows_is_not_asked_for() -> None:
    out = io.BytesIO()
    Image.new("RGB", (400, 200)).save(out, "PNG")
    assert left_out(drawn((0, 0, 400, 100), "Search", tap=True), image=out.getvalue()) == {'"Search"': "hidden"}
