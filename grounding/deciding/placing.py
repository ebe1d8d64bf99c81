"""How far something lies towards a side, a corner or the middle of its room."""

from __future__ import annotations

from device.geometry import Bounds
from grounding.language import Place

NARROW = 0.2
"""What is wider than this share of its room lies to the left or right by its edge, too: a title begins at the left."""


def place_fit(place: Place, box: Bounds, room: Bounds) -> float:
    """How far its middle lies towards that side or corner of the room; of what is wide, half way to its edge."""
    if room.right <= room.left or room.bottom <= room.top:
        return 0.0
    across, down = place.across, place.down
    if across is None:
        return _end_fit(down, box.middle_y, room.top, room.bottom) if down is not None else 0.0
    beyond = max(0.0, box.width - NARROW * room.width) / 4
    along = _end_fit(across, box.middle_x + across * beyond, room.left, room.right)
    if down is None:
        return along
    upright = _end_fit(down, box.middle_y, room.top, room.bottom)
    return min(along, upright) * 0.6 + (along + upright) / 2 * 0.4


def _end_fit(wanted: int, middle: float, low: int, high: int) -> float:
    """How far along an axis something stands towards its beginning (-1), its middle (0) or its end (1)."""
    at = (middle - low) / (high - low)
    fit = 1 - 2 * abs(at - 0.5) if wanted == 0 else at if wanted == 1 else 1 - at
    return min(1.0, max(0.0, fit))
