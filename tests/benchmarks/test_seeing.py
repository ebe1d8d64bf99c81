"""What the benchmark of seeing asks for, and what it counts as found."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image

from benchmarks.vision import Trial, Wanted, _tried, targets, withheld
from device.geometry import Bounds
from grounding.vision.seen import Kind, SeenRegion, SeenText, Sight

SEND = Sight(
    1080,
    2400,
    (SeenText("Send", Bounds(500, 1215, 600, 1265), 0.99),),
    (SeenRegion(Kind.BUTTON, Bounds(60, 1200, 1020, 1290)),),
)


def blank() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (270, 600), "#fafafa").save(out, "PNG")
    return out.getvalue()


def drawn(box: tuple[int, int, int, int], text: str = "", tap: bool = False, **more: Any) -> dict[str, Any]:
    known = {"text": text, "description": "", "clickable": tap, "window": "application", "visible": list(box)}
    return known | more


def asked(*views: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one.phrase, one.kind) for one in targets(views)]


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


def test_a_phrase_that_leads_beside_the_thing_or_nowhere_is_not_found() -> None:
    reading = withheld(SEND, blank())

    def tried(phrase: str, box: Bounds) -> Trial:
        return _tried("a screen", Wanted(phrase, "text", box), reading)

    assert tried('"Send"', Bounds(60, 1200, 1020, 1290)).found
    assert not tried('"Send"', Bounds(60, 100, 1020, 190)).found
    assert not tried('"Receive"', Bounds(60, 1200, 1020, 1290)).found
