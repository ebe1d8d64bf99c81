"""A phrase cut into words and quoted texts; quoting and escaping live here, both ways."""

from __future__ import annotations

import re
from dataclasses import dataclass

from grounding.language.query import NotUnderstood
from grounding.vocabulary.words import normal

MOST_CHARACTERS = 500

_QUOTED = re.compile(
    r'"((?:\\.|[^"\\])*)"|“((?:\\.|[^”\\])*)”|«([^»]*)»|「([^」]*)」'
    r"|(?<!\w)'((?:\\.|[^'\\])+)'(?!\w)|(?<!\w)‘((?:\\.|[^’\\])+)’(?!\w)",
    re.DOTALL,
)
_PIECE = re.compile(
    r"\d+(?:,\d+)+(?![^\W_])[%€$£]?|[^\W_]+(?:['.:/@+*&-][^\W_]+)*[+%]?|[+&#%$€£]|[,;]|(?<=[\w)])[:?!](?=\s|$)|(?<=\w)\.(?=\s)|->|(?<=\s)-(?=\s)"
)
COORDINATES = re.compile(r"^[\s(\[]*\d{1,4}\s*(?:[,;]\s*|\s+)\d{1,4}[\s)\]]*$")
_DECIMAL = re.compile(r"^\s*\d{1,3},\d{1,2}\s*$")
"""A number with a decimal comma."""
_HYPHENED = re.compile(
    r"\b(check|tick|drop|pop|top|bottom|upper|lower|second|third|last|first|left|right|tool|switch|radio|text|sub|three|to|greyed|grayed)-(?=\w)"
)

_SIGNS = re.compile(r"(?<!\S)[?!](?=\s)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word in lower case, or a quoted text as it stood. Of an ``owner``, ``Ada's``, it is the word without the 's."""

    text: str
    quoted: bool = False
    owner: bool = False

    @property
    def said(self) -> str:
        """The word as it was said."""
        return self.text + "'s" if self.owner else self.text

    def among(self, words: frozenset[str]) -> bool:
        """True for an unquoted word of the set."""
        return not self.quoted and self.text in words


def split(phrase: str) -> tuple[Word, ...] | NotUnderstood:
    """Cut a phrase. The marks that part clauses stay, as words."""
    if len(phrase) > MOST_CHARACTERS:
        return NotUnderstood(f"a phrase has at most {MOST_CHARACTERS} characters")
    if COORDINATES.match(phrase) and not _DECIMAL.match(phrase):
        return NotUnderstood("numbers of a place name nothing; say what stands there")
    found: list[Word] = []
    at = 0
    for match in _QUOTED.finditer(phrase):
        found += _plain(phrase[at : match.start()])
        inner = next(group for group in match.groups() if group is not None)
        text = re.sub(r"\\(.)", r"\1", inner)
        if not text.strip():
            return NotUnderstood("the quotes hold nothing")
        found.append(Word(text, quoted=True))
        at = match.end()
    if any(mark in _QUOTED.sub(" ", phrase) for mark in '"“”'):
        return NotUnderstood('a quote is not closed; inside quotes, write a quote as \\"')
    return (*found, *_plain(phrase[at:]))


def quote(text: str) -> str:
    """A text as a phrase quotes it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _plain(text: str) -> list[Word]:
    if not text.strip():
        return []
    pieces = _PIECE.findall(_SIGNS.sub(_sign_name, _HYPHENED.sub(r"\1 ", normal(text))))
    return [Word(piece.removesuffix("'s"), owner=piece.endswith("'s")) for piece in pieces]


def _sign_name(sign: re.Match[str]) -> str:
    """``the ? icon`` by what it is called."""
    return "question mark" if sign.group() == "?" else "exclamation mark"
