"""Typefaces: how wide text is, where it breaks, and its picture, in the shipped fonts.

Every character is set in the first font that has it: Roboto, then Chinese and Japanese, emoji, and symbols. What none
has becomes Roboto's empty box. Sizes are in pixels. Results are kept, for the same words are set again and again.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONTS = Path(__file__).parent.parent / "assets" / "fonts"
REGULAR, MEDIUM = "Roboto-Regular.ttf", "Roboto-Medium.ttf"
FALLBACKS = ("NotoSansSC-Subset.ttf", "NotoEmoji-Subset.ttf", "DejaVuSans-Subset.ttf")
LINE_HEIGHT = 1.34
"""Distance of baselines, in ems."""
ASCENT = 0.98
"""From the top of a line to its baseline, in ems."""
ELLIPSIS = "…"
UNSEEN = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f\ufeff")
"""Characters that take no room: joiners, marks of direction, variation selectors."""

IDEOGRAPHS = "\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
PIECE = re.compile(rf"[^\S\u00a0]+|[{IDEOGRAPHS}]|[^\s{IDEOGRAPHS}]+|\u00a0")
"""Spaces, one ideograph, or a word: a line may break between any two of these."""


@lru_cache(maxsize=1)
def _coverage() -> dict[str, tuple[list[int], list[int]]]:
    """First and last code points of the ranges of each font."""
    ranges: dict[str, list[list[int]]] = json.loads((FONTS / "coverage.json").read_text(encoding="utf-8"))
    return {name: ([first for first, _ in pairs], [last for _, last in pairs]) for name, pairs in ranges.items()}


def covers(name: str, char: str) -> bool:
    """Whether the font has the character."""
    firsts, lasts = _coverage()[name]
    at = bisect_right(firsts, ord(char)) - 1
    return at >= 0 and ord(char) <= lasts[at]


@lru_cache(maxsize=8192)
def _font_of(char: str, bold: bool) -> str:
    first = MEDIUM if bold else REGULAR
    return next((name for name in (first, *FALLBACKS) if covers(name, char)), first)


@lru_cache(maxsize=256)
def _font(name: str, px: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / name, px, layout_engine=ImageFont.Layout.BASIC)


def _runs(text: str, bold: bool) -> list[tuple[str, str]]:
    """The text as (font, characters) runs. Characters that take no room and control characters are left out."""
    runs: list[tuple[str, str]] = []
    for char in text:
        if char in UNSEEN or unicodedata.category(char) in ("Cc", "Cf"):
            continue
        char = "\ufffd" if unicodedata.category(char) == "Cs" else char
        name = _font_of(char, bold)
        if runs and runs[-1][0] == name:
            runs[-1] = (name, runs[-1][1] + char)
        else:
            runs.append((name, char))
    return runs


@lru_cache(maxsize=16384)
def _length(text: str, px: int, bold: bool) -> float:
    return sum(_font(name, px).getlength(run) for name, run in _runs(text, bold))


def width(text: str, px: int, bold: bool = False) -> int:
    """Width of one line in pixels, rounded up."""
    return math.ceil(_length(text, px, bold))


def line_height(px: int) -> int:
    """Height of one line in pixels."""
    return round(px * LINE_HEIGHT)


@lru_cache(maxsize=4096)
def wrap(text: str, px: int, bold: bool, room: int, max_lines: int = 0) -> tuple[str, ...]:
    """The text as lines no wider than ``room`` pixels, at most ``max_lines`` of them (0 for any number).

    Lines break at spaces, between ideographs, and inside a word only if it is wider than a line. What does not fit
    ends in an ellipsis. There is always at least one line.
    """
    if max_lines == 1:
        return (_cut(text.replace("\n", " "), px, bold, room),)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_break(paragraph, px, bold, room))
    if not max_lines or len(lines) <= max_lines:
        return tuple(line.rstrip() for line in lines)
    kept = lines[: max_lines - 1]
    return (*(line.rstrip() for line in kept), _cut("".join(lines[max_lines - 1 :]), px, bold, room))


def _break(paragraph: str, px: int, bold: bool, room: int) -> list[str]:
    """One paragraph as lines, spaces kept at their ends."""
    lines = [""]
    length = 0.0
    for piece in PIECE.findall(paragraph):
        wide = _length(piece, px, bold)
        if length + wide <= room or piece.isspace():
            lines[-1] += piece
            length += wide
            continue
        if lines[-1]:
            lines.append("")
        *full, last = _pieces(piece, px, bold, room) if wide > room else [piece]
        lines[-1:] = [*full, last]
        length = _length(last, px, bold)
    return lines


def _pieces(word: str, px: int, bold: bool, room: int) -> list[str]:
    """A word too long for a line, cut where it must be."""
    pieces = [""]
    for char in word:
        if pieces[-1] and _length(pieces[-1] + char, px, bold) > room:
            pieces.append("")
        pieces[-1] += char
    return pieces


def _cut(text: str, px: int, bold: bool, room: int) -> str:
    """The text, or as much of it as leaves room for an ellipsis."""
    if _length(text, px, bold) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if _length(text[:middle].rstrip() + ELLIPSIS, px, bold) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS


@lru_cache(maxsize=2048)
def mask(text: str, px: int, bold: bool = False) -> Image.Image | None:
    """Alpha values of one line, ``line_height`` high, with 1/8 em of room on both sides; None when nothing is seen."""
    runs = _runs(text, bold)
    wide = math.ceil(_length(text, px, bold))
    if not wide or not text.strip():
        return None
    side = margin(px)
    picture = Image.new("L", (wide + 2 * side, line_height(px)))
    draw = ImageDraw.Draw(picture)
    x = float(side)
    for name, run in runs:
        font = _font(name, px)
        draw.text((x, round(px * ASCENT)), run, 255, font, anchor="ls")
        x += font.getlength(run)
    return picture


def margin(px: int) -> int:
    """Room that ``mask`` leaves on each side, so that no slanted stroke is cut off."""
    return max(1, px // 8)
