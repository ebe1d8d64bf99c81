"""The brush: filled boxes, round corners, frames, shadows and masks on a picture, each cut off at a box.

Edges are smooth without drawing anything at a larger size than it has: only corners and rings are made larger, scaled
down, and kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, Literal

from PIL import Image, ImageDraw, ImageFilter

from device.geometry import Bounds
from device.simulator.drawing.theme import Color

Corners = Literal["all", "top", "bottom"]
FINE = 4
"""How much larger corners are drawn before they are scaled down."""
BANDS = 128
"""So many bands make a gradient."""
BLUR_SCALE = 4
"""How much smaller shadows are drawn before they are blurred and scaled up."""


@lru_cache(maxsize=256)
def _corner(radius: int, thickness: int) -> Image.Image:
    """Alpha of the top left quarter of a disc, or of a ring when ``thickness`` is not 0."""
    side = radius * FINE
    picture = Image.new("L", (side, side))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((0, 0, 2 * side - 1, 2 * side - 1), 255)
    if 0 < thickness < radius:
        inside = thickness * FINE
        draw.ellipse((inside, inside, 2 * side - 1 - inside, 2 * side - 1 - inside), 0)
    return picture.reduce(FINE)


@lru_cache(maxsize=32)
def _shadow(width: int, height: int, radius: int, blur: int) -> Image.Image:
    """Alpha of a blurred rounded box, ``2 * blur`` larger on every side."""
    side = 2 * blur
    small = Image.new("L", ((width + 2 * side) // BLUR_SCALE + 1, (height + 2 * side) // BLUR_SCALE + 1))
    box = [part / BLUR_SCALE for part in (side, side, side + width, side + height)]
    ImageDraw.Draw(small).rounded_rectangle(box, radius / BLUR_SCALE, 255)
    soft = small.filter(ImageFilter.GaussianBlur(blur / BLUR_SCALE))
    return soft.resize((width + 2 * side, height + 2 * side), Image.Resampling.BICUBIC)


@lru_cache(maxsize=128)
def _arc(side: int, thickness: int, share: float) -> Image.Image:
    """Alpha of the part of a ring that begins at the top and goes round clockwise."""
    large = side * FINE
    picture = Image.new("L", (large, large))
    ImageDraw.Draw(picture).arc((0, 0, large - 1, large - 1), -90, -90 + 360 * share, 255, thickness * FINE)
    return picture.reduce(FINE)


class Brush:
    """Draws on one RGB picture. Colours have an opacity; every stroke is cut off at ``clip``."""

    def __init__(self, picture: Image.Image) -> None:
        self.picture = picture

    def fill(self, box: Bounds, clip: Bounds, color: Color) -> None:
        """A box."""
        part = box.intersect(clip)
        if part.empty or not color[3]:
            return
        area = (part.left, part.top, part.right, part.bottom)
        if color[3] == 255:
            self.picture.paste(color[:3], area)
        else:
            self.picture.paste(color[:3], area, Image.new("L", (part.width, part.height), color[3]))

    def gradient(self, box: Bounds, clip: Bounds, colors: Sequence[Color]) -> None:
        """A box that goes from the first colour above to the last one below, in bands; two colours or more."""
        edges = [box.top + round(box.height * band / BANDS) for band in range(BANDS + 1)]
        for band, (top, bottom) in enumerate(pairwise(edges)):
            at = band / BANDS * (len(colors) - 1)
            low = int(at)
            red, green, blue, _ = (
                round(a + (b - a) * (at - low)) for a, b in zip(colors[low], colors[low + 1], strict=True)
            )
            self.fill(Bounds(box.left, top, box.right, bottom), clip, (red, green, blue, 255))

    def mask(self, mask: Image.Image, x: int, y: int, clip: Bounds, color: Color) -> None:
        """A colour through a mask whose top left corner stands at (x, y)."""
        whole = Bounds(x, y, x + mask.width, y + mask.height)
        part = whole.intersect(clip)
        if part.empty or not color[3]:
            return
        if part != whole:
            mask = mask.crop((part.left - x, part.top - y, part.right - x, part.bottom - y))
        if color[3] != 255:
            mask = mask.point([value * color[3] // 255 for value in range(256)])
        self.picture.paste(color[:3], (part.left, part.top, part.right, part.bottom), mask)

    def rounded(self, box: Bounds, clip: Bounds, color: Color, radius: int, corners: Corners = "all") -> None:
        """A box with round corners."""
        radius = min(radius, box.width // 2, box.height // 2)
        if radius <= 0:
            self.fill(box, clip, color)
            return
        above = radius if corners != "bottom" else 0
        below = radius if corners != "top" else 0
        self.fill(Bounds(box.left, box.top + above, box.right, box.bottom - below), clip, color)
        if above:
            self.fill(Bounds(box.left + radius, box.top, box.right - radius, box.top + radius), clip, color)
        if below:
            self.fill(Bounds(box.left + radius, box.bottom - radius, box.right - radius, box.bottom), clip, color)
        self._corners(box, clip, color, radius, 0, corners)

    def frame(self, box: Bounds, clip: Bounds, color: Color, radius: int, thickness: int) -> None:
        """The edge of a box, ``thickness`` wide, inside it."""
        radius = min(radius, box.width // 2, box.height // 2)
        left, right = box.left + radius, box.right - radius
        top, bottom = box.top + radius, box.bottom - radius
        self.fill(Bounds(left, box.top, right, box.top + thickness), clip, color)
        self.fill(Bounds(left, box.bottom - thickness, right, box.bottom), clip, color)
        self.fill(Bounds(box.left, top, box.left + thickness, bottom), clip, color)
        self.fill(Bounds(box.right - thickness, top, box.right, bottom), clip, color)
        if radius:
            self._corners(box, clip, color, radius, min(thickness, radius), "all")

    def _corners(self, box: Bounds, clip: Bounds, color: Color, radius: int, thickness: int, corners: Corners) -> None:
        corner = _corner(radius, thickness)
        mirrored = corner.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        right, bottom = box.right - radius, box.bottom - radius
        if corners != "bottom":
            self.mask(corner, box.left, box.top, clip, color)
            self.mask(mirrored, right, box.top, clip, color)
        if corners != "top":
            self.mask(corner.transpose(Image.Transpose.FLIP_TOP_BOTTOM), box.left, bottom, clip, color)
            self.mask(mirrored.transpose(Image.Transpose.FLIP_TOP_BOTTOM), right, bottom, clip, color)

    def disc(self, x: int, y: int, radius: int, clip: Bounds, color: Color) -> None:
        """A disc around (x, y)."""
        self.rounded(Bounds(x - radius, y - radius, x + radius, y + radius), clip, color, radius)

    def arc(self, box: Bounds, clip: Bounds, color: Color, thickness: int, share: float) -> None:
        """A part of a ring in a square box."""
        self.mask(_arc(box.width, thickness, round(share, 2)), box.left, box.top, clip, color)

    def shadow(self, box: Bounds, clip: Bounds, radius: int, blur: int, opacity: int) -> None:
        """The soft shadow below a raised box."""
        if not box.empty:
            mask = _shadow(box.width, box.height, radius, blur)
            self.mask(mask, box.left - 2 * blur, box.top - 2 * blur + blur // 2, clip, (0, 0, 0, opacity))

    def photo(self, photo: Image.Image, box: Bounds, clip: Bounds, radius: int) -> None:
        """A picture of a box's size, with round corners."""
        part = box.intersect(clip)
        if part.empty:
            return
        radius = min(radius, box.width // 2, box.height // 2)
        area = (part.left - box.left, part.top - box.top, part.right - box.left, part.bottom - box.top)
        if not radius:
            self.picture.paste(photo if part == box else photo.crop(area), (part.left, part.top))
            return
        whole = Bounds(0, 0, *photo.size)
        shape = Brush(Image.new("RGB", photo.size))
        shape.rounded(whole, whole, (255, 255, 255, 255), radius)
        mask = shape.picture.getchannel(0)
        self.picture.paste(photo.crop(area), (part.left, part.top), mask.crop(area))

    def paint(self, box: Bounds, clip: Bounds, draw: Callable[[Any, Any], None]) -> None:
        """What ``draw`` paints, at twice the size and then scaled down; it gets the box (0, 0, 2 width, 2 height)."""
        part = box.intersect(clip)
        if part.empty:
            return
        large = self.picture.crop((box.left, box.top, box.right, box.bottom))
        large = large.resize((2 * box.width, 2 * box.height), Image.Resampling.NEAREST)
        draw(ImageDraw.Draw(large), Bounds(0, 0, large.width, large.height))
        drawn = large.reduce(2)
        area = (part.left - box.left, part.top - box.top, part.right - box.left, part.bottom - box.top)
        self.picture.paste(drawn.crop(area), (part.left, part.top))

    def color_at(self, x: int, y: int) -> Color:
        """The colour of a pixel; the nearest one for a point outside."""
        place = (min(max(x, 0), self.picture.width - 1), min(max(y, 0), self.picture.height - 1))
        pixel = self.picture.getpixel(place)
        assert isinstance(pixel, tuple)
        r, g, b = pixel[:3]
        return int(r), int(g), int(b), 255
