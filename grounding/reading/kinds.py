"""What a text shows by the way it is written: a time, a price, an address. Nobody labels a clock "clock".

Whole texts only: "Call 555 1234 now" is no phone number, it holds one.
"""

from __future__ import annotations

import re
from functools import lru_cache

LONGEST = 60
"""No such text is longer."""

_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAYS = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\.?,?"
_KINDS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), names)
    for pattern, names in (
        (r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:\s?[ap]\.?m\.?)?", ("time", "clock")),
        (
            rf"(?:{_DAYS}\s*)?(?:{_MONTHS}\s+\d{{1,2}}|\d{{1,2}}\.?\s+{_MONTHS})(?:,?\s+\d{{4}})?"
            r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}",
            ("date",),
        ),
        (
            r"[-+]?(?:[$€£¥₹₽₩₫]|usd|eur|rs\.?)\s?\d[\d.,\s]*|[-+]?\d[\d.,\s]*\s?(?:[$€£¥₹₽₩₫]|usd|eur)",
            ("price", "amount"),
        ),
        (r"[-+]?\d+(?:[.,]\d+)?\s?%", ("percentage", "percent")),
        (r"[-+]?\d+(?:[.,]\d+)?\s?°\s?[cf]?", ("temperature",)),
        (r"(?:[\w ]{1,20}\s)?v(?:er(?:sion)?)?[.:]?\s?\d+(?:\.\d+)+[\w.+()-]*", ("version",)),
        (r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", ("email address",)),
        (r"(?:\+\d|\(\d|0\d)[\d\s()/-]{5,16}\d|\d{3}[\s-]\d{3}[\s-]\d{4}", ("phone number",)),
    )
)


_SCRIPTS = tuple(
    (re.compile(f"[{letters}]"), name)
    for letters, name in (
        ("\u3041-\u30fa", "japanese"), ("\uac00-\ud7af", "korean"), ("\u3400-\u9fff", "chinese"),
        ("\u0e00-\u0e7f", "thai"), ("\u0590-\u05ff", "hebrew"), ("\u0370-\u03ff", "greek"),
        ("\u0900-\u097f", "hindi"), ("\u0980-\u09ff", "bengali"), ("\u0b80-\u0bff", "tamil"),
        ("\u0600-\u06ff", "arabic"), ("\u0400-\u04ff", "cyrillic"),
    )
)  # fmt: skip
"""What letters are called that the reader of another script cannot read."""


@lru_cache(maxsize=8192)
def kinds_of(text: str) -> tuple[str, ...]:
    """The names of what such a text is: ``13:23`` → ``("time", "clock")``; none for most. Of a text in another script,
    what that is called."""
    bare = text.strip()
    script = _script_of(bare)
    if not bare or len(bare) > LONGEST or not any(c.isdigit() or c == "@" for c in bare):
        return script
    return (*next((names for pattern, names in _KINDS if pattern.fullmatch(bare)), ()), *script)


def _script_of(text: str) -> tuple[str, ...]:
    """What most of its letters are called, where those of English are none of them."""
    letters = [c for c in text[:LONGEST] if c.isalpha()] if not text.isascii() else []
    for pattern, name in _SCRIPTS:
        if letters and 2 * sum(pattern.match(c) is not None for c in letters) > len(letters):
            return (name,)
    return ()
