"""How large text is: since Android 14 what is large already grows less than what is small.

The tables are Android's own: for each size of text in its settings, what sizes in sp become, in dp. What lies between
two of their rows or columns is interpolated. Texts that are made smaller, or hardly larger, are scaled evenly.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

SIZES = (8.0, 10.0, 12.0, 14.0, 18.0, 20.0, 24.0, 30.0, 100.0)
TABLES: tuple[tuple[float, tuple[float, ...]], ...] = (
    (1.0, SIZES),
    (1.15, (9.2, 11.5, 13.8, 16.4, 19.8, 21.8, 25.2, 30.0, 100.0)),
    (1.3, (10.4, 13.0, 15.6, 18.8, 21.6, 23.6, 26.4, 30.0, 100.0)),
    (1.5, (12.0, 15.0, 18.0, 22.0, 24.0, 26.0, 28.0, 30.0, 100.0)),
    (1.8, (14.4, 18.0, 21.6, 24.4, 27.6, 30.8, 32.8, 34.8, 100.0)),
    (2.0, (16.0, 20.0, 24.0, 26.0, 30.0, 34.0, 36.0, 38.0, 100.0)),
)
EVENLY_UP_TO = 1.03


@lru_cache(maxsize=1024)
def dp_of(sp: float, scale: float) -> float:
    """The size in dp of a text of so many sp."""
    if scale < EVENLY_UP_TO:
        return sp * scale
    last, largest = TABLES[-1]
    if scale >= last:
        return _along(sp, largest) * scale / last
    place = bisect_right([step for step, _ in TABLES], scale)
    (low, smaller), (high, larger) = TABLES[place - 1], TABLES[place]
    share = (scale - low) / (high - low)
    return _along(sp, smaller) * (1 - share) + _along(sp, larger) * share


def _along(sp: float, table: tuple[float, ...]) -> float:
    """A size looked up in one table."""
    if sp <= SIZES[0]:
        return sp * table[0] / SIZES[0]
    if sp >= SIZES[-1]:
        return sp
    place = bisect_right(SIZES, sp)
    low, high = SIZES[place - 1], SIZES[place]
    return table[place - 1] + (table[place] - table[place - 1]) * (sp - low) / (high - low)


@lru_cache(maxsize=2048)
def text_pixels(sp: float, pixels: float, scale: float, fixed: bool) -> int:
    """The size in pixels of a text of so many sp, of so many dp where it is ``fixed``; a pixel at least."""
    return max(1, round((sp if fixed else dp_of(sp, scale)) * pixels))
