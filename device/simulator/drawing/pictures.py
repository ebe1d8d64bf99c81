"""Pictures as files."""

from __future__ import annotations

import io

from PIL import Image


def png(image: Image.Image) -> bytes:
    """A picture as PNG, with little compression: speed counts more than size here."""
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=1)
    return out.getvalue()


def jpeg(image: Image.Image, quality: int) -> bytes:
    """A picture as JPEG; quality from 0 to 100."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()
