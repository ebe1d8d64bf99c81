"""Quotes and addresses as single things: while a goal is cut into clauses, nothing inside them is looked at.

``mask`` puts a mark in place of each quoted text and each address; the grammar works on the masked text, where a mark
is a word like any other, and takes the originals back out when it fills an intent.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from planning.phrasebook.punctuation import COMMAS, HAN, WIDE_STOPS
from planning.words import quoted

OPEN_MARK, CLOSE_MARK = "\x02", "\x03"
MARK = re.compile(f"{OPEN_MARK}([0-9]+){CLOSE_MARK}")

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BEFORE, _BEHIND = rf"(?<![^\W{HAN}])", rf"(?![^\W{HAN}])"
"""Where single quotes may begin and end: not inside a word, for there they are apostrophes."""
_SPANS = re.compile(
    rf"""
      "(?P<double>(?:\\.|[^"\\])*)"
    | “(?P<curly>[^“”]*)”
    | „(?P<low>[^„“”]*)[“”]
    | «(?P<angle>[^«»]*)»
    | 「(?P<corner>[^「」]*)」
    | 『(?P<white_corner>[^『』]*)』
    | {_BEFORE}‘(?P<single_curly>[^‘]*?)’{_BEHIND}
    | {_BEFORE}(?<!')'(?P<single>[^\s'](?:.*?[^\s])??)'{_BEHIND}(?!')
    | `(?P<tick>[^`]+)`
    | (?P<title>《[^《》]*》|【[^【】]*】)
    | (?P<address>{_BEFORE}(?:[a-z][a-z0-9+.-]*://|(?:mailto|tel|geo|sms|market):|www\.)
        [^\s"“”«»<>「」『』【】{COMMAS[1:]}{WIDE_STOPS}]+)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
DOMAIN = r"(?:[\w-]+\.)+(?:com|org|net|io|dev|app|edu|gov|info|[a-z]{2})(?:/\S*)?"
"""An address without a scheme."""
_ESCAPED = re.compile(r'\\(["\\])')
_AFTER_ADDRESS = ".,;:!?)'）"


@dataclass(frozen=True, slots=True)
class Span:
    """Something that must not be cut: a quoted text without its quotes, an address, a title in its brackets, or words.

    Words are what a clause names in another language than the one it is read in; they may hold marks themselves.
    """

    kind: Literal["quote", "address", "title", "words"]
    text: str
    said: str


@dataclass(frozen=True, slots=True)
class Masked:
    """Text with marks, and the spans the marks stand for."""

    text: str
    spans: tuple[Span, ...] = ()

    def part(self, text: str) -> Masked:
        """Another piece of the same goal."""
        return Masked(text, self.spans)

    def said(self, text: str | None = None) -> str:
        """The words as they were said, quotes included."""
        return MARK.sub(lambda m: self.spans[int(m[1])].said, self.text if text is None else text).strip()

    def phrase(self, text: str) -> str:
        """The words as a phrase for the grounder: every quote a straight one."""
        return " ".join(MARK.sub(self._in_phrase, text).split())

    def value(self, text: str) -> str:
        """The words as text to type: a text that is one quote loses its marks, any other stays as it was said."""
        whole = MARK.fullmatch(text.strip())
        if whole is None:
            return self.said(text)
        span = self.spans[int(whole[1])]
        return self.value(span.text) if span.kind == "words" else span.text

    def is_quote(self, text: str) -> bool:
        """True when this is one quoted text and nothing else."""
        whole = MARK.fullmatch(text.strip())
        return whole is not None and self.spans[int(whole[1])].kind == "quote"

    def _in_phrase(self, found: re.Match[str]) -> str:
        span = self.spans[int(found[1])]
        if span.kind == "words":
            return self.phrase(span.text)
        return quoted(span.text) if span.kind == "quote" else span.text


def mask(text: str) -> Masked:
    """Put a mark in place of every quoted text and address. Control characters are dropped, an open quote stays."""
    clean = _CONTROLS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    spans: list[Span] = []

    def put(found: re.Match[str]) -> str:
        said, tail = found[0], ""
        if found["address"] is not None:
            bare = said.rstrip(_AFTER_ADDRESS)
            said, tail = bare, said[len(bare) :]
            spans.append(Span("address", said, said))
        elif found["title"] is not None:
            spans.append(Span("title", said, said))
        else:
            inner = next(group for group in found.groups() if group is not None)
            inner = _ESCAPED.sub(r"\1", inner) if found["double"] is not None else inner
            spans.append(Span("quote", inner, said))
        return f"{OPEN_MARK}{len(spans) - 1}{CLOSE_MARK}{tail}"

    return Masked(_SPANS.sub(put, clean), tuple(spans))
