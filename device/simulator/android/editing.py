"""Text under a cursor: what typing, deleting and moving do to it. Pure values."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace

ZERO_WIDTH_JOINER = "\u200d"
NUMBER_CHARS = frozenset("0123456789.,-")
PHONE_CHARS = frozenset("0123456789+*#(),/N.;- ")


@dataclass(frozen=True, slots=True)
class Editing:
    """A text and its selection ``start`` ≤ ``end`` (equal for a bare cursor), counted in code points."""

    text: str
    start: int
    end: int

    @property
    def selected(self) -> str:
        """The selected part."""
        return self.text[self.start : self.end]


def editing(text: str, start: int | None = None, end: int | None = None) -> Editing:
    """A text with its selection brought into range; without one the cursor stands at the end."""
    last = len(text)
    first = last if start is None else min(max(0, start), last)
    second = first if end is None else min(max(0, end), last)
    return Editing(text, min(first, second), max(first, second))


def insert(at: Editing, text: str) -> Editing:
    """Put text in place of the selection and the cursor behind it."""
    cursor = at.start + len(text)
    return Editing(at.text[: at.start] + text + at.text[at.end :], cursor, cursor)


def backspace(at: Editing) -> Editing:
    """Remove the selection, or what a person sees as the character before the cursor."""
    if at.start != at.end:
        return insert(at, "")
    first = _before(at.text, at.start)
    return Editing(at.text[:first] + at.text[at.end :], first, first)


def delete_forward(at: Editing) -> Editing:
    """Remove the selection, or the character behind the cursor."""
    if at.start != at.end:
        return insert(at, "")
    last = _behind(at.text, at.end)
    return Editing(at.text[: at.start] + at.text[last:], at.start, at.start)


def move(at: Editing, step: int, extend: bool = False) -> Editing:
    """Move the cursor by one character to the left (-1) or right (1); ``extend`` keeps the other end selected."""
    if not extend and at.start != at.end:
        edge = at.start if step < 0 else at.end
        return replace(at, start=edge, end=edge)
    if step < 0:
        first = _before(at.text, at.start)
        return replace(at, start=first, end=at.end if extend else first)
    last = _behind(at.text, at.end)
    return replace(at, start=at.start if extend else last, end=last)


def select_word(at: Editing) -> Editing:
    """Select the run of letters and digits around the cursor, as a long press does."""
    first, last = at.start, at.end
    while first > 0 and at.text[first - 1].isalnum():
        first -= 1
    while last < len(at.text) and at.text[last].isalnum():
        last += 1
    return replace(at, start=first, end=last)


def admitted(text: str, keyboard: str, multiline: bool) -> str:
    """What a field takes of a text: number and phone fields drop other characters, one-line fields drop line breaks."""
    if not multiline:
        text = " ".join(text.splitlines()) if "\n" in text or "\r" in text else text
    match keyboard:
        case "number":
            return "".join(c for c in text if c in NUMBER_CHARS)
        case "phone":
            return "".join(c for c in text if c in PHONE_CHARS)
        case _:
            return text


def _joins(char: str) -> bool:
    return unicodedata.combining(char) != 0 or "\ufe00" <= char <= "\ufe0f" or "\U0001f3fb" <= char <= "\U0001f3ff"


def _before(text: str, at: int) -> int:
    first = max(0, at - 1)
    while first > 0:
        if _joins(text[first]) or text[first] == ZERO_WIDTH_JOINER or text[first - 1] == ZERO_WIDTH_JOINER:
            first -= 1
        else:
            break
    return first


def _behind(text: str, at: int) -> int:
    last = min(len(text), at + 1)
    while last < len(text):
        if _joins(text[last]) or text[last] == ZERO_WIDTH_JOINER or text[last - 1] == ZERO_WIDTH_JOINER:
            last += 1
        else:
            break
    return last
