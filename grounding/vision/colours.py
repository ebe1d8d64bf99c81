"""Names of colours, as people use them: by hue, saturation and brightness."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from grounding.vision.seen import Pixels

HUES: tuple[tuple[int, str], ...] = (
    (12, "red"), (42, "orange"), (68, "yellow"), (160, "green"), (190, "turquoise"), (258, "blue"), (292, "purple"),
    (345, "pink"), (361, "red"),
)  # fmt: skip
"""Up to which hue, in degrees, a colour goes by which name."""

GREY_BELOW = 0.12
"""Less saturated than this, a colour is black, grey or white."""
BLACK_BELOW, WHITE_ABOVE = 0.22, 0.88
BROWN_BELOW = 0.62
"""An orange darker than this is brown."""

NAMES = (
    "black", "white", "grey", "red", "orange", "brown", "yellow", "green", "turquoise", "blue", "purple", "pink",
)  # fmt: skip
BETWEEN = {"turquoise": ("green", "blue")}
"""What some call by the one name and some by the other."""

NEUTRAL = frozenset(("black", "white", "grey"))

MOST_PIXELS = 4096
"""A box is looked at in about so many places."""


def sampled(pixels: Pixels) -> Pixels:
    """About ``MOST_PIXELS`` of the pixels, evenly spread."""
    step = max(1, int((pixels.shape[0] * pixels.shape[1] / MOST_PIXELS) ** 0.5))
    return pixels[::step, ::step]


def shares(pixels: Pixels) -> dict[str, float]:
    """How much of a picture goes by each colour's name; the shares add up to 1."""
    if not pixels.size:
        return {}
    hue, saturation, value = _hsv(sampled(pixels).reshape(-1, 3).astype(np.float32) / np.float32(255))
    # near black every hue is noise: what counts is how far the channels are apart
    vivid = saturation * value
    edges = np.array([edge for edge, _ in HUES], dtype=np.float32)
    names = np.array([NAMES.index(name) for _, name in HUES])
    found = names[np.minimum(np.searchsorted(edges, hue, "right"), len(HUES) - 1)]
    brown = (found == NAMES.index("orange")) & (value < BROWN_BELOW)
    found = np.where(brown, NAMES.index("brown"), found)
    light = value * (1 - saturation / 2)
    plain = np.select([light < BLACK_BELOW, light > WHITE_ABOVE], [0, 1], 2)
    found = np.where(vivid < GREY_BELOW, plain, found)
    counts = np.bincount(found, minlength=len(NAMES))
    return {name: float(count) / len(found) for name, count in zip(NAMES, counts, strict=True) if count}


def _hsv(rgb: npt.NDArray[np.float32]) -> tuple[npt.NDArray[np.float32], ...]:
    """Hue in degrees, saturation and value from 0 to 1, of a list of pixels."""
    red, green, blue = rgb[:, 0], rgb[:, 1], rgb[:, 2]
    value = rgb.max(axis=1)
    spread = value - rgb.min(axis=1)
    safe = np.maximum(spread, 1e-6)
    sixth = np.select(
        [value == red, value == green],
        [((green - blue) / safe) % 6, (blue - red) / safe + 2],
        (red - green) / safe + 4,
    )
    return 60 * sixth, spread / np.maximum(value, 1e-6), value
