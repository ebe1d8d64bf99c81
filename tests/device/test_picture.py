"""Pictures as phones send them: whole, cut off, black, or no picture at all."""

from __future__ import annotations

import base64
import io

import pytest
from PIL import Image, ImageDraw

from device.errors import PhoneFault
from device.picture import captured


def file(kind: str = "PNG", colour: str = "white", mark: tuple[int, int] | None = (40, 60)) -> bytes:
    image = Image.new("RGB", (540, 1200), colour)
    if mark:
        ImageDraw.Draw(image).rectangle((*mark, mark[0] + 60, mark[1] + 60), fill="red")
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_whole_picture_is_taken_as_it_is(kind: str):
    picture = captured(file(kind), "a look")
    assert (picture.image, picture.width, picture.height) == (file(kind), 540, 1200)


def test_base64_with_line_breaks_is_read():
    lines = base64.encodebytes(file("JPEG")).decode()
    assert "\n" in lines
    assert captured(lines, "a look").image == file("JPEG")


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_picture_cut_off_is_an_error_and_no_black_picture(kind: str, share: float):
    whole = file(kind)
    with pytest.raises(PhoneFault, match="broke off"):
        captured(whole[: int(len(whole) * share)], "a look")


@pytest.mark.parametrize(
    "sent", [b"", b"Capturing failed.\n", "", "no base64 =", "####", b"\x89PNG\r\n\x1a\nIEND\xaeB`\x82"]
)
def test_what_is_no_picture_is_an_error(sent: bytes | str):
    with pytest.raises(PhoneFault, match="no picture"):
        captured(sent, "a look")


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_black_is_only_what_shows_nothing(kind: str):
    assert captured(file(kind, "black", None), "").black
    assert not captured(file(kind, "black"), "").black
    assert not captured(file(kind, "#202020", None), "").black


def test_two_frames_of_the_same_resemble_each_other_even_in_two_formats():
    assert captured(file("PNG"), "").resembles(captured(file("JPEG"), ""))


def test_a_thing_that_moved_is_seen():
    assert not captured(file(mark=(40, 60)), "").resembles(captured(file(mark=(80, 60)), ""))


def test_pictures_of_different_size_show_different_things():
    out = io.BytesIO()
    Image.new("RGB", (1200, 540)).save(out, "PNG")
    assert not captured(file(), "").resembles(captured(out.getvalue(), ""))
