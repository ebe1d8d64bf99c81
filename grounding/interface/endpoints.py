"""What may be told of a model's endpoint, whichever half asks it: where it is and what it said, without any key."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

HIDDEN = "[key]"
_KEYS = re.compile(r"\bsk-[\w*-]+")
"""Keys as many endpoints give them out; an error may quote one that is not ours."""


def excerpt(text: str, key: str, longest: int) -> str:
    """Foreign words in one line of so many characters, without ``key`` and whatever else looks like one."""
    flat = " ".join(text.split())
    return _KEYS.sub(HIDDEN, flat.replace(key, HIDDEN) if key else flat)[:longest]


def public_url(url: str) -> str:
    """The address without user, password, query and fragment.

    :raises ValueError: it is none.
    """
    parts = urlsplit(url)
    host = parts.netloc.rsplit("@", 1)[-1]
    return urlunsplit((parts.scheme, host, parts.path, "", ""))
