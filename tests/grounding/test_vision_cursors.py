"""The cursor on a picture, and the field that it makes of what stands beside it."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from seen_screens import INK, PAPER, empty_screen, pixels, png, region, sight, words

from device.geometry import Bounds
from grounding.chain import seen_reading
from grounding.grounder import Found, ground
from grounding.interface import Role, Target
from grounding.vision.cursors import cursors, without
from grounding.vision.seen import SHORT_SIDE_DP, Kind, Pixels, SeenRegion, SeenText
from grounding.vision.seer import decoded
from grounding.vision.worker import seer

BLUE, AT = "#435f91", (540, 416, 545, 464)


def page(said: str = "", ink: str = INK) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """A line of a form, its words ending where the cursor would be."""
    picture = Image.new("RGB", (1080, 900), PAPER)
    draw = ImageDraw.Draw(picture)
    draw.line((0, 510, 1080, 510), fill="#c4c6cf", width=3)
    draw.text((538, 462), said, fill=ink, font=ImageFont.load_default(46), anchor="rb")
    return picture, draw


def stroke(draw: ImageDraw.ImageDraw, box: tuple[int, int, int, int] = AT, ink: str = BLUE) -> None:
    left, top, right, bottom = box
    draw.rectangle((left, top, right - 1, bottom - 1), fill=ink)


def found(picture: Image.Image) -> list[Bounds]:
    return cursors(pixels(picture), picture.width / SHORT_SIDE_DP)


@pytest.mark.parametrize("said", ["", "ann@example.org", "mail", "I"])
@pytest.mark.parametrize("ink", [BLUE, "#008577", "#d0bcff"])
def test_a_coloured_stroke_is_found_behind_words_and_alone(said: str, ink: str) -> None:
    picture, draw = page(said)
    stroke(draw, ink=ink)
    assert found(picture) == [Bounds(*AT)]


@pytest.mark.parametrize("quality", [95, 80])
@pytest.mark.parametrize("share", [1.0, 0.67, 0.5])
def test_it_is_found_on_pictures_as_phones_send_them(quality: int, share: float) -> None:
    picture, draw = page("ann@example.org")
    stroke(draw)
    small = picture.resize((round(1080 * share), round(900 * share)), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    small.save(out, "JPEG", quality=quality)
    sent = decoded(out.getvalue())
    assert sent is not None
    (box,) = cursors(sent, small.width / SHORT_SIDE_DP)
    assert abs(box.center.x - 542 * share) <= 2
    assert abs(box.height - 48 * share) <= 5


def test_letters_of_coloured_words_are_none() -> None:
    assert found(page("Illegal", BLUE)[0]) == []


@pytest.mark.parametrize(
    ("box", "ink"),
    [
        ((540, 416, 545, 464), "#202124"),
        ((540, 416, 545, 440), BLUE),
        ((540, 200, 545, 464), BLUE),
        ((540, 416, 556, 464), BLUE),
    ],
    ids=["without colour", "too low", "too high", "too wide"],
)
def test_other_strokes_are_none(box: tuple[int, int, int, int], ink: str) -> None:
    picture, draw = page()
    stroke(draw, box, ink)
    assert found(picture) == []


def test_bars_beside_one_another_are_none() -> None:
    picture, draw = page()
    for left in (540, 555, 570):
        stroke(draw, (left, 416, left + 5, 464))
    assert found(picture) == []


def test_an_edge_in_a_photo_is_none() -> None:
    noise = np.random.default_rng(3).integers(90, 160, (900, 1080, 1), np.uint8)
    photo = Image.fromarray(np.repeat(noise, 3, axis=2))
    stroke(ImageDraw.Draw(photo))
    assert found(photo) == []


def test_a_picture_without_it_shows_its_ground_there() -> None:
    picture, draw = page("ann@example.org")
    before = pixels(picture)
    stroke(draw)
    after = without(pixels(picture), found(picture))
    assert (after[416:464, 539:546] == before[464, 900]).all()
    assert (after[:, :530] == before[:, :530]).all()


def test_a_picture_with_none_is_not_copied() -> None:
    blank: Pixels = np.zeros((40, 40, 3), np.uint8)
    assert without(blank, []) is blank


# --- the field -------------------------------------------------------------------------------------------------------


def cursor(left: int, top: int = 600) -> SeenRegion:
    return region(Kind.CURSOR, (left, top, left + 5, top + 50))


def fields(*what: SeenText | SeenRegion) -> list[tuple[str, str, bool]]:
    """The fields that are seen: what each is called, what stands in it, whether the cursor is there."""
    reading = seen_reading(empty_screen(), sight(*what), None)
    made = [thing.element for thing in reading.things if thing.role is Role.FIELD]
    return [(element.hint, element.text, element.focused) for element in made]


HEAD = words("New letter", 60, 200, 60)
BOX = region(Kind.BUTTON, (60, 560, 1020, 720))


@pytest.mark.parametrize(
    ("level", "at", "field"),
    [
        ((words("To", 60, 600),), 300, ("To", "", True)),
        ((words("To", 60, 600), words("ann@x.org", 290, 600)), 512, ("To", "ann@x.org", True)),
        ((words("Write your letter here", 52, 600),), 60, ("Write your letter here", "", True)),
        ((words("Dear Ann, how are you", 60, 600),), 582, ("", "Dear Ann, how are you", True)),
        ((words("Dear Ann, how are you", 60, 600),), 200, ("", "Dear Ann, how are you", True)),
        ((), 60, ("", "", True)),
    ],
    ids=["behind a label", "behind what was written", "before a hint", "no label", "in the middle", "nothing else"],
)
def test_what_stands_at_the_cursor_is_a_field(
    level: tuple[SeenText, ...], at: int, field: tuple[str, str, bool]
) -> None:
    assert fields(HEAD, *level, cursor(at)) == [field]


def test_a_small_label_above_names_the_field() -> None:
    seen = HEAD, words("Email", 60, 555, 34), words("ann@example.org", 60, 600), cursor(435)
    assert fields(*seen) == [("Email", "ann@example.org", True)]


def test_in_a_frame_the_cursor_tells_a_hint_from_what_was_written() -> None:
    said = words("Blue", 90, 620)
    assert fields(HEAD, BOX, said, cursor(100, 620)) == [("Blue", "", True)]
    assert fields(HEAD, BOX, said, cursor(188, 620)) == [("", "Blue", True)]


def test_a_field_with_a_magnifier_is_still_called_search_once_its_hint_is_gone() -> None:
    lens = region(Kind.ICON, (80, 616, 128, 664), concept="search", confidence=0.95)
    reading = seen_reading(empty_screen(), sight(HEAD, BOX, lens, words("Blue", 160, 620), cursor(258, 620)), None)
    answer = ground(Target("the search field"), reading)
    assert isinstance(answer, Found), answer.text()
    assert (answer.role, answer.element.text) == (Role.FIELD, "Blue")


@pytest.mark.parametrize("framed", [True, False])
def test_lines_that_were_written_are_one_text(framed: bool) -> None:
    lines = words("On my way, see you in", 90, 580), words("ten minutes", 90, 640), cursor(365, 640)
    assert fields(HEAD, *([BOX] if framed else []), *lines) == [("", "On my way, see you in ten minutes", True)]


def test_the_line_before_does_not_name_what_is_written_without_a_frame() -> None:
    seen = sight(HEAD, words("Subject Lunch", 60, 540), words("See you at noon", 60, 660), cursor(435, 660))
    (field,) = (t for t in seen_reading(empty_screen(), seen, None).things if t.role is Role.FIELD)
    assert [label.text for label in field.labels] == ["See you at noon"]


def test_of_several_strokes_none_is_the_cursor() -> None:
    assert fields(HEAD, words("To", 60, 600), cursor(300), cursor(300, 800)) == []


def test_it_ends_where_the_next_thing_begins() -> None:
    more = region(Kind.ICON, (960, 600, 1000, 640), concept="chevron down", confidence=0.95)
    reading = seen_reading(empty_screen(), sight(HEAD, words("To", 60, 600), cursor(300), more), None)
    (field,) = (thing for thing in reading.things if thing.role is Role.FIELD)
    assert field.box.right == 960
    answer = ground(Target("the To field"), reading)
    assert isinstance(answer, Found), answer.text()
    assert answer.element.focused


def test_a_picture_with_a_cursor_is_read_without_it() -> None:
    picture, draw = page("ann@example.org")
    stroke(draw)
    pixels_sent = decoded(png(picture))
    assert pixels_sent is not None
    seen = seer(2).see(pixels_sent)
    assert [text.text for text in seen.texts] == ["ann@example.org"]
    assert [r.kind for r in seen.regions if r.kind is not Kind.LINE] == [Kind.CURSOR]
