"""A picture of what a phrase points at: the thing, where it would be touched, and what came next."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw, ImageFont

from agent_service.record import Candidate, Pointing
from device.errors import PhoneError
from device.geometry import Bounds
from device.screen import Observation

CHOSEN, OTHER = "#d6185a", "#1a66c9"
"""Colours of the thing itself and of what came next: far apart also for eyes that see no red."""
PAPER, INK = "#ffffff", "#c4c7cc"
VEIL = (16, 18, 24, 96)
"""Lies over everything but the thing that is pointed at."""
MOST_OTHERS = 3

Corner = tuple[float, float, float, float]


def mark(observation: Observation, pointing: Pointing) -> Image.Image:
    """The screenshot with what was pointed at left bright and framed, and up to three others that were weighed.

    Where there is no picture, the boxes of all elements stand for it.
    """
    picture = _picture(observation)
    unit = max(1, round(min(picture.size) / 360))
    across = picture.width / observation.screen.width if observation.screen.width else 1.0
    found = pointing.candidates[0] if pointing.point is not None and pointing.candidates else None
    others = _others(pointing, found)
    if found is not None:
        picture = _veiled(picture, _box(found.bounds, across), unit)
    brush = ImageDraw.Draw(picture)
    taken: list[Corner] = []
    if found is not None:
        box = _box(found.bounds, across)
        _frame(brush, box, CHOSEN, 2 * unit, unit)
        words = f"{_called(found)}  {pointing.confidence:.0%}"
        taken.append(_chip(brush, picture.size, box, words, CHOSEN, unit, taken))
    for number, other in enumerate(others, 1):
        box = _box(other.bounds, across)
        _frame(brush, box, OTHER, unit, unit)
        words = f"next: {_called(other)}" if found is not None else f"{number}: {_called(other)}"
        taken.append(_chip(brush, picture.size, box, words, OTHER, unit, taken))
    if pointing.point is not None:
        _cross(brush, pointing.point.x * across, pointing.point.y * across, unit)
    return picture


def _others(pointing: Pointing, found: Candidate | None) -> list[Candidate]:
    """What else was weighed, without the parts of what is shown already."""
    shown = [found] if found is not None else []
    others: list[Candidate] = []
    for candidate in pointing.candidates:
        if not any(other.bounds.contains(candidate.bounds) for other in (*shown, *others)):
            others.append(candidate)
    return others[: MOST_OTHERS if found is None else 1]


def _picture(observation: Observation) -> Image.Image:
    screen = observation.screen
    try:
        return Image.open(io.BytesIO(observation.shot().image)).convert("RGB")
    except PhoneError:
        picture = Image.new("RGB", (screen.width, screen.height), PAPER)
    brush = ImageDraw.Draw(picture)
    for element in screen.elements:
        if not element.bounds.empty:
            brush.rectangle(_box(element.bounds, 1.0), outline=INK, width=2)
    return picture


def _box(bounds: Bounds, by: float) -> Corner:
    """As Pillow wants it: the last pixels inside, and never inverted."""
    left, top = bounds.left * by, bounds.top * by
    return left, top, max(left, bounds.right * by - 1), max(top, bounds.bottom * by - 1)


def _veiled(picture: Image.Image, box: Corner, unit: int) -> Image.Image:
    veil = Image.new("RGBA", picture.size, VEIL)
    ImageDraw.Draw(veil).rounded_rectangle(box, 4 * unit, fill=(0, 0, 0, 0))
    return Image.alpha_composite(picture.convert("RGBA"), veil).convert("RGB")


def _frame(brush: ImageDraw.ImageDraw, box: Corner, colour: str, width: int, unit: int) -> None:
    """A frame around the box, kept on the picture, with a light line outside it: it shows on any ground."""
    reach = width + unit
    room = brush.im.size
    for grow, stroke, paint in ((reach, width + 2 * unit, PAPER), (width, width, colour)):
        corners = (
            max(0.0, box[0] - grow), max(0.0, box[1] - grow),
            min(room[0] - 1.0, box[2] + grow), min(room[1] - 1.0, box[3] + grow),
        )  # fmt: skip
        brush.rounded_rectangle(corners, 4 * unit, outline=paint, width=stroke)


def _chip(
    brush: ImageDraw.ImageDraw, room: tuple[int, int], box: Corner, words: str, colour: str, unit: int,
    taken: list[Corner],
) -> Corner:  # fmt: skip
    """Words on a plate of their own above the box, else below it, else in its corner: where no other plate is."""
    font = ImageFont.load_default(11 * unit)
    while brush.textlength(words, font=font) > room[0] - 12 * unit and len(words) > 8:
        words = words[:-2].rstrip("…") + "…"
    width, height = brush.textlength(words, font=font) + 10 * unit, 18.0 * unit
    left = min(max(0.0, box[0]), room[0] - width)
    gap = 5 * unit
    spots = [box[1] - height - gap, box[3] + gap, box[1] + gap, box[1] - 2 * (height + gap), box[3] + height + 2 * gap]
    plates = [(left, top, left + width, top + height) for top in spots if 0 <= top <= room[1] - height]
    plate = next((p for p in plates if not any(_meet(p, other) for other in taken)), plates[0] if plates else box)
    brush.rounded_rectangle(plate, 5 * unit, fill=colour, outline=PAPER, width=unit)
    brush.text((plate[0] + 5 * unit, plate[1] + height / 2), words, fill=PAPER, font=font, anchor="lm")
    return plate


def _meet(one: Corner, other: Corner) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _cross(brush: ImageDraw.ImageDraw, x: float, y: float, unit: int) -> None:
    """Where it would be touched."""
    for reach, stroke, paint in ((9 * unit, 4 * unit, PAPER), (8 * unit, 2 * unit, CHOSEN)):
        brush.ellipse((x - reach, y - reach, x + reach, y + reach), outline=paint, width=stroke)
    dot = 2 * unit
    brush.ellipse((x - dot, y - dot, x + dot, y + dot), fill=CHOSEN)


def _called(candidate: Candidate) -> str:
    """Role and name, as far as the letters at hand can write it."""
    name = candidate.name if candidate.name.isascii() else ""
    short = name if len(name) <= 28 else name[:27] + "…"
    return f'{candidate.role} "{short}"' if short else candidate.role
