"""The town that the map shows: its streets as a picture, and its places as data."""

from __future__ import annotations

import random
from functools import lru_cache

from PIL import Image, ImageDraw

from device.simulator.android.app import JSON

WIDE, TALL = 1000, 1500
"""The town's size, in the map's own units: a dp each at zoom 1."""
Place = dict[str, JSON]
"""{"id", "name", "kind": one of KINDS, "x", "y", "rating", "votes", "street", "open", "phone"}"""

KINDS: dict[str, tuple[str, str, str]] = {
    # label of the chip, icon, colour of the marker
    "restaurant": ("Restaurants", "restaurant", "#e8710a"),
    "cafe": ("Coffee", "local_cafe", "#e8710a"),
    "fuel": ("Gas", "local_gas", "#4285f4"),
    "hotel": ("Hotels", "hotel", "#c2185b"),
    "shop": ("Shopping", "shopping_cart", "#4285f4"),
    "park": ("Parks", "spa", "#2e7d32"),
}
NAMES: dict[str, tuple[str, ...]] = {
    "restaurant": ("Blue Dish", "Lucia’s", "The Long Table", "Noodle Bar Nine", "Saltmarsh Kitchen", "Pizza Lucia",
                   "Green Lemon", "Old Ferry House"),
    "cafe": ("Harbour Cafe", "Corner Bakery", "Harbour Coffee", "Third Cup", "The Quiet Kettle", "Crumb"),
    "fuel": ("Northway Fuel", "Ring Road Fuel", "Harbour Fuel"),
    "hotel": ("Hotel Lantern", "Harbour Hotel", "Anchor Inn", "The Windmill"),
    "shop": ("Quillworks", "Fern Street Books", "Town Market", "Corner Hardware", "Copper & Thread"),
    "park": ("Castle Gardens", "River Park", "Windmill Green"),
}  # fmt: skip
STREETS = ("Harbour Street", "Fern Street", "Castle Road", "Mill Lane", "Ring Road", "Quay Side", "Station Square")
GROUNDS = {"default": ("#e9e7e2", "#ffffff", "#a9cfe6", "#cfe3c4", "#dddad3"),
           "satellite": ("#5d6b4e", "#a39f92", "#2f4f5f", "#46603c", "#76756a"),
           "night": ("#22262e", "#3a414d", "#17334a", "#22382c", "#2a2f38"),
           "terrain": ("#e3e8d8", "#ffffff", "#9cc3dd", "#b9d6a8", "#d5d6c6")}  # fmt: skip
"""Ground, streets, water, green and blocks of each kind of map; at night where the theme is dark."""


def places(seed: int) -> list[Place]:
    """The places of a seed's town."""
    rng = random.Random(f"town of {seed}")
    spots = [(x, y) for x in range(210, 780, 82) for y in range(650, 1190, 84)]
    rng.shuffle(spots)
    found: list[Place] = []
    for kind, names in NAMES.items():
        for name in rng.sample(names, max(2, len(names) - (rng.randrange(3) if seed else 0))):
            x, y = spots.pop()
            found.append(
                {
                    "id": len(found) + 1, "name": name, "kind": kind, "x": x + rng.randrange(-18, 19),
                    "y": y + rng.randrange(-18, 19), "rating": rng.choice((3.9, 4.2, 4.2, 4.4, 4.6)),
                    "votes": rng.randrange(12, 2400), "street": f"{rng.randrange(1, 99)} {rng.choice(STREETS)}",
                    "open": rng.random() < 0.7, "phone": f"(212) 555-01{rng.randrange(10, 99)}",
                }
            )  # fmt: skip
    return found


@lru_cache(maxsize=2)
def _whole(layer: str, traffic: bool) -> Image.Image:
    """All of the town at zoom 1, twice as fine."""
    ground, street, water, green, block = GROUNDS[layer]
    picture = Image.new("RGB", (WIDE * 2, TALL * 2), ground)
    pen = ImageDraw.Draw(picture)
    rng = random.Random("streets")
    for x in range(30, WIDE, 118):
        for y in range(20, TALL, 96):
            pen.rectangle([2 * x, 2 * y, 2 * (x + rng.randrange(60, 100)), 2 * (y + rng.randrange(50, 84))], fill=block)
    for x, y, r in ((220, 330, 92), (770, 980, 120), (140, 1210, 70)):
        pen.ellipse([2 * (x - r), 2 * (y - r * 0.8), 2 * (x + r), 2 * (y + r * 0.8)], fill=green)
    river = [(0, 690), (180, 660), (380, 720), (600, 690), (800, 600), (1000, 560)]
    pen.line([(2 * x, 2 * y) for x, y in river], fill=water, width=120, joint="curve")
    pen.polygon([(2 * 640, 0), (2000, 0), (2000, 2 * 360), (2 * 820, 2 * 250)], fill=water)
    for x in range(24, WIDE, 118):
        pen.line([(2 * x, 0), (2 * x + 40, TALL * 2)], fill=street, width=10)
    for y in range(12, TALL, 96):
        pen.line([(0, 2 * y), (WIDE * 2, 2 * y - 30)], fill=street, width=10)
    road = {"satellite": "#c9b46a", "night": "#6b5d33"}.get(layer, "#f3d27a")
    main = ([(60, 0), (340, 620), (520, 860), (560, 1500)], [(0, 880), (420, 840), (1000, 1040)])
    for line in main:
        pen.line([(2 * x, 2 * y) for x, y in line], fill=road, width=26, joint="curve")
    if traffic:
        for line, color in zip(main, ("#d93025", "#1e8e3e"), strict=True):
            pen.line([(2 * x + 18, 2 * y) for x, y in line], fill=color, width=8, joint="curve")
    return picture


@lru_cache(maxsize=4)
def town_picture(
    x: float, y: float, zoom: float, wide_dp: int, layer: str, traffic: bool, width: int, height: int
) -> Image.Image:
    """What of the town lies in a box of so many pixels, ``wide_dp`` wide, whose corner is at (x, y)."""
    span = wide_dp / zoom
    part = (2 * x, 2 * y, 2 * (x + span), 2 * (y + span * height / width))
    box = (max(0.0, part[0]), max(0.0, part[1]), min(WIDE * 2.0, part[2]), min(TALL * 2.0, part[3]))
    scale = width / (2 * span)
    shown = Image.new("RGB", (width, height), GROUNDS[layer][0])
    size = (max(1, round((box[2] - box[0]) * scale)), max(1, round((box[3] - box[1]) * scale)))
    piece = _whole(layer, traffic).resize(size, Image.Resampling.BICUBIC, box)
    shown.paste(piece, (round((box[0] - part[0]) * scale), round((box[1] - part[1]) * scale)))
    return shown
