"""What the pictures of the gallery show: small landscapes, painted from a number."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFilter

Color = tuple[int, int, int]
SIDE = 320
"""Scenes are painted in a square of this side, then scaled."""
SKIES: tuple[tuple[Color, Color], ...] = (
    ((92, 158, 214), (214, 233, 244)), ((250, 186, 120), (196, 98, 110)), ((36, 44, 84), (116, 96, 140)),
    ((170, 200, 210), (236, 236, 228)), ((240, 208, 150), (250, 236, 200)),
)  # fmt: skip
KINDS = ("Mountains", "Sea", "City", "Forest", "Flowers", "Table", "Cat", "Boat")
"""What a scene can show, by its number modulo their count."""


def kind_of(scene: int) -> str:
    """What a scene shows, in a word."""
    return KINDS[scene % len(KINDS)]


def _blend(one: Color, other: Color, share: float) -> Color:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _sky(pen: ImageDraw.ImageDraw, rng: random.Random, until: float = 1.0) -> tuple[Color, Color]:
    top, foot = rng.choice(SKIES)
    for y in range(round(SIDE * until)):
        pen.line([(0, y), (SIDE, y)], fill=_blend(top, foot, y / (SIDE * until)))
    if rng.random() < 0.6:
        x, y, r = rng.randrange(40, SIDE - 40), rng.randrange(30, 110), rng.randrange(14, 26)
        pen.ellipse([x - r, y - r, x + r, y + r], fill=_blend(foot, (255, 250, 220), 0.8))
    return top, foot


def _ridge(pen: ImageDraw.ImageDraw, rng: random.Random, height: float, rough: float, color: Color) -> None:
    phase, waves = rng.random() * 9, [rng.uniform(0.6, 2.4) for _ in range(3)]
    line = [
        (x, SIDE * (height - rough * sum(math.sin(x / SIDE * 6 * wave + phase * wave) for wave in waves) / 3))
        for x in range(0, SIDE + 4, 4)
    ]
    pen.polygon([*line, (SIDE, SIDE), (0, SIDE)], fill=color)


def _mountains(pen: ImageDraw.ImageDraw, rng: random.Random) -> None:
    _, foot = _sky(pen, rng)
    dark = rng.choice(((38, 70, 83), (60, 74, 58), (72, 62, 90)))
    for step, height in enumerate((0.5, 0.62, 0.76)):
        _ridge(pen, rng, height, 0.16 - 0.03 * step, _blend(foot, dark, 0.4 + 0.3 * step))


def _sea(pen: ImageDraw.ImageDraw, rng: random.Random) -> None:
    top, foot = _sky(pen, rng, 0.55)
    deep = _blend(top, (10, 50, 80), 0.6)
    for y in range(round(SIDE * 0.55), SIDE):
        pen.line([(0, y), (SIDE, y)], fill=_blend(foot, deep, (y / SIDE - 0.55) / 0.45))
    for _ in range(26):
        x, y = rng.randrange(SIDE), rng.randrange(round(SIDE * 0.57), SIDE)
        pen.line([(x, y), (x + rng.randrange(8, 50), y)], fill=_blend(foot, (255, 255, 255), 0.4), width=1)


def _boat(pen: ImageDraw.ImageDraw, rng: random.Random) -> None:
    _sea(pen, rng)
    x, y = rng.randrange(90, 210), rng.randrange(190, 230)
    pen.polygon([(x, y - 100), (x + 56, y - 14), (x, y - 14)], fill=(250, 248, 240))
    pen.polygon([(x - 6, y - 84), (x - 40, y - 14), (x - 6, y - 14)], fill=rng.choice(((200, 60, 50), (240, 190, 60))))
    pen.polygon([(x - 56, y - 8), (x + 66, y - 8), (x + 44, y + 18), (x - 40, y + 18)], fill=(84, 52, 36))


def _city(pen: ImageDraw.ImageDraw, rng: random.Random) -> None:
    top, foot = _sky(pen, rng)
    x = -10
    while x < SIDE:
        wide, tall = rng.randrange(26, 60), rng.randrange(90, 230)
        wall = _blend(foot, _blend(top, (30, 34, 48), 0.7), rng.uniform(0.5, 1.0))
        pen.rectangle([x, SIDE - tall, x + wide, SIDE], fill=wall)
        for wx in range(x + 5, x + wide - 6, 10):
            for wy in range(SIDE - tall + 8, SIDE - 10, 14):
                if rng.random() < 0.45:
                    pen.rectangle([wx, wy, wx + 4, wy + 6], fill=(250, 222, 140))
        x += wide + rng.randrange(-4, 8)


def _forest(pen: ImageDraw.ImageDraw, rng: random.Random) -> None:
    _, foot = _sky(pen, rng)
    _ridge(pen, rng, 0.6, 0.06, _blend(foot, (60, 100, 70), 0.6))
    for step in range(46):
        x, y = rng.randrange(-10, SIDE + 10), 190 + step * 3
        tall, green = rng.randrange(60, 110), _blend((70, 120, 80), (20, 58, 44), step / 46)
        for part in range(3):
            top, wide = y - tall + part * tall // 4, tall // 5 + part * tall // 9
            pen.polygon([(x, top), (x + wide, top + tall // 2), (x - wide, top + tall // 2)], fill=green)


def _flowers(pen: ImageDraw.ImageDraw, rng: random.Random) -> None:
    pen.rectangle([0, 0, SIDE, SIDE], fill=rng.choice(((88, 128, 80), (70, 104, 88), (122, 140, 84))))
    petal = rng.choice(((232, 96, 120), (250, 200, 80), (236, 236, 240), (170, 110, 200)))
    for _ in range(16):
        x, y, r = rng.randrange(SIDE), rng.randrange(SIDE), rng.randrange(12, 30)
        for turn in range(6):
            px, py = x + r * math.cos(turn * 1.05), y + r * math.sin(turn * 1.05)
            pen.ellipse([px - r * 0.6, py - r * 0.6, px + r * 0.6, py + r * 0.6], fill=petal)
        pen.ellipse([x - r * 0.4, y - r * 0.4, x + r * 0.4, y + r * 0.4], fill=(112, 72, 30))


def _table(pen: ImageDraw.ImageDraw, rng: random.Random) -> None:
    wood = rng.choice(((158, 112, 74), (196, 158, 116), (90, 66, 52)))
    pen.rectangle([0, 0, SIDE, SIDE], fill=wood)
    for y in range(0, SIDE, 40):
        pen.line([(0, y), (SIDE, y + 3)], fill=_blend(wood, (0, 0, 0), 0.18), width=2)
    for _ in range(3):
        x, y, r = rng.randrange(70, 250), rng.randrange(70, 250), rng.randrange(44, 74)
        pen.ellipse([x - r, y - r, x + r, y + r], fill=(244, 242, 236))
        inner = rng.choice(((196, 74, 52), (120, 150, 70), (230, 180, 90), (110, 66, 40)))
        pen.ellipse([x - r * 0.7, y - r * 0.7, x + r * 0.7, y + r * 0.7], fill=inner)


def _cat(pen: ImageDraw.ImageDraw, rng: random.Random) -> None:
    pen.rectangle([0, 0, SIDE, SIDE], fill=rng.choice(((208, 190, 170), (150, 176, 186), (222, 200, 204))))
    fur = rng.choice(((60, 58, 62), (206, 142, 82), (232, 228, 222)))
    pen.ellipse([70, 200, 250, 400], fill=fur)
    for side in (-1, 1):
        pen.polygon([(160 + side * 26, 96), (160 + side * 76, 56), (160 + side * 70, 140)], fill=fur)
    pen.ellipse([84, 84, 236, 226], fill=fur)
    for side in (-1, 1):
        pen.ellipse([160 + side * 34 - 13, 140, 160 + side * 34 + 13, 166], fill=(170, 196, 90))
        pen.ellipse([160 + side * 34 - 4, 142, 160 + side * 34 + 4, 164], fill=(10, 10, 10))
    pen.polygon([(152, 178), (168, 178), (160, 188)], fill=(220, 130, 130))


KEPT_PIXELS = 200_000
PAINTERS: dict[str, Callable[[ImageDraw.ImageDraw, random.Random], None]] = {
    "Mountains": _mountains, "Sea": _sea, "City": _city, "Forest": _forest, "Flowers": _flowers, "Table": _table,
    "Cat": _cat, "Boat": _boat,
}  # fmt: skip


@lru_cache(maxsize=64)
def _painted(scene: int) -> Image.Image:
    picture = Image.new("RGB", (SIDE, SIDE))
    PAINTERS[kind_of(scene)](ImageDraw.Draw(picture), random.Random(scene))
    return picture.filter(ImageFilter.SMOOTH)


def scene_picture(scene: int, width: int, height: int) -> Image.Image:
    """A scene that fills a box, cut off at its longer sides. Small ones are kept: a screen has many, and they stay."""
    small = width * height <= KEPT_PIXELS
    return _kept(scene, width, height) if small else _filling(scene, width, height)


@lru_cache(maxsize=128)
def _kept(scene: int, width: int, height: int) -> Image.Image:
    return _filling(scene, width, height)


def _filling(scene: int, width: int, height: int) -> Image.Image:
    large = max(width, height, 1)
    whole = _painted(scene).resize((large, large), Image.Resampling.BICUBIC)
    left, top = (large - width) // 2, (large - height) // 2
    return whole.crop((left, top, left + max(1, width), top + max(1, height)))
