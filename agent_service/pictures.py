"""Pictures of the screen: redacted for records, redacted and scaled down for planners."""

from __future__ import annotations

import io
from collections.abc import Iterable

from PIL import Image, ImageDraw

from device.geometry import Bounds
from device.screen import Screen

PLANNER_WIDTH = 480
"""Pixels across in a picture for a planner: words stay readable, and it costs a few hundred tokens."""


def suffix(image: bytes) -> str:
    """``.png`` or ``.jpg``, by what the bytes are."""
    return ".jpg" if image.startswith(b"\xff\xd8") else ".png"


def passwords(screen: Screen) -> tuple[Bounds, ...]:
    """The boxes of password fields: the last letter typed into one is shown for a moment."""
    return tuple(element.bounds for element in screen.elements if element.password)


def redacted(image: bytes, boxes: Iterable[Bounds]) -> bytes:
    """The picture with the boxes painted black, as PNG; as it was when there are none."""
    boxes = [box for box in boxes if not box.empty]
    if not boxes:
        return image
    picture = _blackened(image, boxes)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def for_planner(image: bytes, boxes: Iterable[Bounds]) -> bytes:
    """A small JPEG of the picture with the boxes painted black."""
    picture = _blackened(image, boxes)
    if picture.width > PLANNER_WIDTH:
        picture = picture.resize((PLANNER_WIDTH, round(picture.height * PLANNER_WIDTH / picture.width)))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80)
    return out.getvalue()


def _blackened(image: bytes, boxes: Iterable[Bounds]) -> Image.Image:
    with Image.open(io.BytesIO(image)) as opened:
        picture = opened.convert("RGB")
    brush = ImageDraw.Draw(picture)
    for box in boxes:
        if not box.empty:
            brush.rectangle((box.left, box.top, box.right - 1, box.bottom - 1), fill="black")
    return picture
