"""A phrase that tells of one thing twice: ``the upper toggle, the one for sound``, ``the red circle (Stop)``."""

from __future__ import annotations

import re

_QUOTED = re.compile(r'"[^"]*"|“[^”]*”|「[^」]*」|«[^»]*»')
_BRACKETED = re.compile(r"(?P<head>\W*\w.*?)\s*\((?P<aside>[^()]*[^\W\d_][^()]*)\)\s*[.!]?")
_PARTED = re.compile(r"(?P<head>\W*\w.*?)(?:[,;]|\s-|\s–|\s—)\s+(?P<aside>.*\w.*)")

_MARK = re.compile(r"[,;(]|\s[-–—]\s")
MOST_MARKS = 3
"""With more of them a phrase tells of many things."""


def told_twice(phrase: str) -> tuple[str, str] | None:
    """What was said first, and what was added in brackets or behind the first comma; None where nothing was."""
    hidden = _QUOTED.sub(lambda quoted: '"' + "x" * (len(quoted[0]) - 2) + '"', phrase)
    if len(_MARK.findall(hidden)) > MOST_MARKS:
        return None
    found = _BRACKETED.fullmatch(hidden) or _PARTED.fullmatch(hidden)
    if found is None:
        return None
    return phrase[slice(*found.span("head"))], phrase[slice(*found.span("aside"))]
