"""What a text shows by the way it is written: a time, a price, an address. Nobody labels a clock "clock".

Whole texts only: "Call 555 1234 now" is no phone number, it holds one.
"""

from __future__ import annotations

import re
from functools import lru_cache

LONGEST = 60
"""No such text is longer."""

_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?"
_DAYS = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?"
_KINDS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), names)
    for pattern, names in (
        (r"\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?", ("time", "clock")),
        (
            r"[-+]?(?:[$€£¥₹₽₩₫]|usd|eur|rs\.?)\s?\d[\d.,\s]*|[-+]?\d[\d.,\s]*\s?(?:[$€£¥₹₽₩₫]|usd|eur)",
            ("price", "amount"),
        ),
        (r"[-+]?\d+(?:[.,]\d+)?\s?%", ("percentage", "percent")),
        (r"[-+]?\d+(?:[.,]\d+)?\s?°\s?[cf]?", ("temperature",)),
        (r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", ("email address",)),
        (r"\+?\(?\d(?:[\d\s()-]{7,18})\d", ("phone number",)),
        (
            rf"(?:{_DAYS}\s*)?(?:{_MONTHS}\s+\d{{1,2}}|\d{{1,2}}\.?\s+{_MONTHS})(?:,?\s+\d{{4}})?"
            r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}",
            ("date",),
        ),
    )
)


@lru_cache(maxsize=8192)
def kinds_of(text: str) -> tuple[str, ...]:
    """The names of what such a text is: ``13:23`` → ``("time", "clock")``; none for most."""
    bare = text.strip()
    if not bare or len(bare) > LONGEST or not any(c.isdigit() or c == "@" for c in bare):
        return ()
    return next((names for pattern, names in _KINDS if pattern.fullmatch(bare)), ())
