"""A phrase that tells of one thing twice: ``the upper toggle, the one for sound``, ``the red circle (Stop)``."""

from __future__ import annotations

import re

_QUOTED = re.compile(r'"[^"]*"|“[^”]*”|「[^」]*」|«[^»]*»')
_BRACKETED = re.compile(r"(?P<head>.+?\w.*?)\s*\((?P<aside>[^()]*[^\W\d_][^()]*)\)\s*[.!]?")
_PARTED = re.compile(r"(?P<head>.+?\w.*?)(?:[,;]|\s-|\s–|\s—)\s+(?P<aside>.*\w.*)")


def told_twice(phrase: str) -> tuple[str, str] | None:
    """What was said first, and what was added in brackets or behind the first comma; None where nothing was."""
    hidden = _QUOTED.sub(lambda quoted: '"' + "x" * (len(quoted[0]) - 2) + '"', phrase)
    found = _BRACKETED.fullmatch(hidden) or _PARTED.fullmatch(hidden)
    if found is None:
        return None
    return phrase[slice(*found.span("head"))], phrase[slice(*found.span("aside"))]
