"""A picture as the phone sends it: checked to be whole, measured, and compared with another."""

from __future__ import annotations

import base64
import binascii
import io
from dataclasses import dataclass, field

from PIL import Image, ImageChops

from device.errors import PhoneFault

JPEG, PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
ENDINGS = {JPEG: b"\xff\xd9", PNG: b"IEND\xaeB`\x82"}
"""How a whole file of each kind ends."""

SMALL = (270, 600)
"""Pictures are compared at about this size."""

DARK = 8
"""A picture whose brightest spot is no brighter (of 255) is black."""

ALIKE = 24
"""Two small pictures none of whose spots differ by more (of 255) show the same."""


@dataclass(frozen=True, slots=True)
class Picture:
    """PNG or JPEG bytes that are whole; width and height in pixels."""

    image: bytes = field(repr=False)
    width: int
    height: int

    @property
    def black(self) -> bool:
        """Nothing can be seen on it."""
        brightest = self._small().getextrema()[1]
        return isinstance(brightest, int | float) and brightest <= DARK

    def resembles(self, other: Picture) -> bool:
        """Both show the same, as far as a small copy in grey tells."""
        if (self.width, self.height) != (other.width, other.height):
            return False
        most = ImageChops.difference(self._small(), other._small()).getextrema()[1]
        return isinstance(most, int | float) and most <= ALIKE

    def _small(self) -> Image.Image:
        opened = Image.open(io.BytesIO(self.image))
        opened.draft("L", SMALL)  # a JPEG is decoded at an eighth of its size
        return opened.convert("L").resize(SMALL, Image.Resampling.BOX)


def captured(sent: str | bytes, doing: str) -> Picture:
    """The picture in what the phone sent: the file itself, or the file in base64 with or without line breaks.

    :raises PhoneFault: that is no picture, or not a whole one.
    """
    try:
        image = base64.b64decode(sent) if isinstance(sent, str) else sent
        kind = next(kind for kind in ENDINGS if image.startswith(kind))
        if not image.rstrip(b"\0\r\n").endswith(ENDINGS[kind]):
            raise PhoneFault(f"{doing} failed: the picture broke off after {len(image)} bytes; look again")
        width, height = Image.open(io.BytesIO(image)).size
    except (StopIteration, binascii.Error, OSError, Image.DecompressionBombError) as error:
        raise PhoneFault(
            f"{doing} failed: the phone sent no picture but {sent[:40]!r}; an app may forbid pictures of itself"
        ) from error
    return Picture(image, width, height)
