"""Icon fonts: what their signs show. Apps that draw icons as letters of a font give them neither picture nor name.

The signs stand where Unicode has no characters, and each font uses the same places for other signs: which font a
screen uses is told by which one has most of its signs. ``training/icon_fonts`` makes the table.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

TABLE = Path(__file__).parent / "data" / "icon_fonts.txt.xz"
"""A line ``# font`` before each font's lines ``code name``; the fonts that are met most come first."""

SIGN = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_LOOSE_COMMAS = re.compile(r"^[\s,]+|[\s,]+$|(?<=,)[\s,]+,")


def signs_in(text: str) -> tuple[str, ...]:
    """The signs of icon fonts in a text, in order."""
    return tuple(SIGN.findall(text)) if not text.isascii() else ()


def without_signs(text: str) -> str:
    """The text without the signs of icon fonts, and without the commas by which a toolkit has joined them to what is
    written beside them.
    """
    if text.isascii():
        return text
    found = SIGN.sub("", text)
    return _LOOSE_COMMAS.sub("", found) if found != text else text


@lru_cache(maxsize=4096)
def is_sign(text: str) -> bool:
    """The text is nothing but signs of an icon font."""
    return bool(signs_in(text)) and not without_signs(text).strip()


@lru_cache(maxsize=256)
def named(signs: frozenset[str]) -> Mapping[str, str]:
    """What the signs of one screen show, in words; those that no font has are left out."""
    found: dict[str, str] = {}
    left = set(signs)
    while left:
        font = max(_fonts(), key=lambda font: len(left & font.keys()))
        known = left & font.keys()
        if not known:
            break
        found |= {sign: font[sign] for sign in known}
        left -= known
    return found


@cache
def _fonts() -> tuple[Mapping[str, str], ...]:
    fonts: list[dict[str, str]] = []
    for line in lzma.decompress(TABLE.read_bytes()).decode().splitlines():
        code, _, name = line.partition(" ")
        if code == "#":
            fonts.append({})
        else:
            fonts[-1][chr(int(code, 16))] = name
    return tuple(fonts)
