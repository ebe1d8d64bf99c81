"""Things seen, written by hand, and pictures drawn for tests of seeing."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from device.geometry import Bounds
from device.screen import Element, Screen, Window, WindowKind
from grounding.vision.seen import Kind, Pixels, SeenRegion, SeenText, Sight

WIDTH, HEIGHT = 1080, 2400
PAPER, INK = "#fafafa", "#202124"


def words(text: str, left: int, top: int, height: int = 50, confidence: float = 0.99) -> SeenText:
    """A line of text about as wide as it would be."""
    return SeenText(text, Bounds(left, top, left + max(height // 2, len(text) * height // 2), top + height), confidence)


def region(kind: Kind, box: tuple[int, int, int, int], **more: object) -> SeenRegion:
    """A region."""
    return SeenRegion(kind, Bounds(*box), **more)  # type: ignore[arg-type]


def sight(*seen: SeenText | SeenRegion, width: int = WIDTH, height: int = HEIGHT) -> Sight:
    """All of it on one picture."""
    texts = tuple(s for s in seen if isinstance(s, SeenText))
    return Sight(width, height, texts, tuple(s for s in seen if isinstance(s, SeenRegion)))


def empty_screen(width: int = WIDTH, height: int = HEIGHT) -> Screen:
    """A screen of which the tree tells one bare surface, as a game's."""
    box = Bounds(0, 0, width, height)
    surface = Element(0, None, (), 0, "android.view.SurfaceView", "org.example.game", box)
    return Screen(width, height, 0, (surface,), (Window(0, WindowKind.APPLICATION, 0, "org.example.game", box),))


def form(second: str = "Battery saver") -> Image.Image:
    """A page as apps draw it: a title, rows, a switch that is on, two buttons, an icon of its own."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    brush = ImageDraw.Draw(picture)
    brush.text((60, 260), "Preferences", fill=INK, font=ImageFont.load_default(84))
    for top, title, detail in ((520, "Wi-Fi", "Maple Street 12"), (720, second, "Off"), (920, "Airplane mode", "")):
        brush.text((180, top), title, fill=INK, font=ImageFont.load_default(48))
        brush.text((180, top + 62), detail, fill="#5f6368", font=ImageFont.load_default(40))
    brush.rounded_rectangle((880, 900, 1016, 984), 42, fill="#1a73e8")
    brush.ellipse((940, 908, 1008, 976), fill="white")
    brush.rounded_rectangle((60, 1200, 1020, 1330), 65, fill="#c5221f")
    brush.text((540, 1265), "Delete everything", fill="white", font=ImageFont.load_default(48), anchor="mm")
    brush.rounded_rectangle((60, 1400, 1020, 1530), 65, fill="#188038")
    brush.text((540, 1465), "Keep everything", fill="white", font=ImageFont.load_default(48), anchor="mm")
    brush.line((920, 160, 1000, 160), fill=INK, width=12)
    brush.line((960, 120, 960, 200), fill=INK, width=12)
    return picture


def png(picture: Image.Image) -> bytes:
    """As a phone sends it."""
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=1)
    return out.getvalue()


def pixels(picture: Image.Image) -> Pixels:
    """As an array."""
    return np.array(picture.convert("RGB"), dtype=np.uint8)
