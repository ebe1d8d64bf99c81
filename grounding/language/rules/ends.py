"""Ends of lines and lists: ``at the end of the Wi-Fi row``, ``at the start of the list``, ``at the end of Help``."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from grounding.language.forms import Words
from grounding.language.head import ROLES
from grounding.language.parts import ends_part, past
from grounding.language.query import Ordinal, Place, Query, Relation, Side
from grounding.language.rules.landmarks import landmark_end
from grounding.language.rules.nested import Nested, Step
from grounding.language.rules.places import past_screen
from grounding.language.table import ROW_WORDS, ordinal_at
from grounding.vocabulary.lexicon import SCOPES, SCREEN_WORDS

ENDS: dict[str, Literal[-1, 1]] = {"end": 1, "start": -1, "beginning": -1, "front": -1}

TALL = frozenset(
    ("list", "page", "screen", "menu", "column", "section", "dialog", "form", "article", "view", "sidebar", "sheet")
)
"""What has its end at the bottom; all else has it at the right."""

_PAGES = frozenset(("page", "screen", "view", "article"))

_AT = frozenset(("at", "on", "to", "towards", "near"))
_OF = frozenset(("of",))
_BEFORE_END = frozenset(("the", "very", "far"))


def end_of(words: Words, at: int, nested: Nested, begun: bool) -> Step | None:
    """The last or the first of a kind of things in what has ends; of anything else, and of a page, the place there.

    What only has a name ends where its row does.
    """
    if not words[at].among(_AT):
        return None
    start = past(words, at + 1, _BEFORE_END)
    if start + 2 >= len(words) or words[start].quoted or not words[start + 1].among(_OF):
        return None
    way = ENDS.get(words[start].text)
    if way is None:
        return None
    end = next((n for n in range(start + 3, len(words)) if ends_part(words, n)), len(words))
    whose = words[start + 2 : end]
    tall = any(word.among(TALL) for word in whose)
    counted = at and words[at - 1].among(ROLES) and not any(ordinal_at(words, n) is not None for n in range(at))
    if any(word.among(_PAGES) for word in whose) or not counted:
        there = Query(place=Place(None, way) if tall else Place(way, None))
    else:
        there = Query(ordinal=Ordinal(-way))
    named = not (tall or any(word.among(_LINES) for word in whose) or whose[-1].among(ROLES) or nested.closed)
    if not named:
        return past_screen(words, start + 1), there
    end = landmark_end(words, start + 2)
    row = Relation(Side.SAME_ROW, (nested.ways(words[start + 2 : end]),))
    return end, replace(there, relations=(row,))


_LINES = frozenset(ROW_WORDS) | frozenset(SCREEN_WORDS) | frozenset(word.split()[-1] for word in SCOPES)
"""Lines of things, which have ends of their own."""
