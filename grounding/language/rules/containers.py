"""What a thing lies in, or belongs to: ``in the top right image``, ``in the "Ada" row``, ``icon of the first song``."""

from __future__ import annotations

from grounding.language.forms import Words
from grounding.language.head import ROLES
from grounding.language.labels import MOST_LITERAL
from grounding.language.parts import PART_ENDS, begins_side, past_articles
from grounding.language.query import Query, Relation, Side
from grounding.language.rules.landmarks import landmark_end
from grounding.language.rules.nested import Nested, Step
from grounding.language.rules.places import is_number_or_place, past_screen, place
from grounding.language.table import ALONG, CONTAINERS, ordinal_at, place_word
from grounding.vocabulary.lexicon import ARTICLES

IN_ROW = frozenset(("row", "card", "item", "entry", "line", "tile"))
"""What has a title of its own: "the Ada row" is the row of what says Ada."""

MOST_BEFORE_CONTAINER = 5

REGIONS = frozenset(("area", "section"))
"""In the top right area is no more than at the top right."""

_IN_OR_ON = frozenset(("in", "on", "at", "inside", "within"))
_OF_OR_IN = frozenset(("of", "in", "on", "from"))
_OF_OR_FOR, _ON = frozenset(("of", "for")), frozenset(("on",))
_BELONGING = _OF_OR_FOR | _ON | ALONG
_NOT_BEFORE_ROW = frozenset((",", "which", "that", "at", "above", "below"))


def inside_of(words: Words, at: int, nested: Nested, begun: bool) -> Step | None:
    """``in the top right image``, ``on the picture``, ``in the news section``: up to what other things lie in."""
    if not words[at].among(_IN_OR_ON) or not begun or nested.closed:
        return None
    start = past_articles(words, at + 1)
    end = _container_end(words, start)
    if end is None:
        return None
    which, container = words[start : end - 1], words[end - 1].text
    numbered = bool(which) and all(is_number_or_place(words, n) for n in range(start, end - 1))
    placed = bool(which) and not which[0].quoted and place_word(which[0].text) is not None
    if words[at].text == "at" and not placed:
        return None
    if not numbered and ((which and container in IN_ROW) or (start == at + 1 and not words[at - 1].among(ROLES))):
        return None
    if numbered and placed and container in REGIONS and past_screen(words, end) in (end, len(words)):
        return place((*words[: end - 1], *words[end:]), at)
    upto = landmark_end(words, end - 1)
    return upto, Query(relations=(Relation(Side.INSIDE, (nested.ways(words[start:upto]),)),))


def _container_end(words: Words, start: int) -> int | None:
    """Behind the first word for what others lie in, if nothing but a name, numbers and places stand before it."""
    for at in range(start, min(len(words), start + MOST_BEFORE_CONTAINER)):
        if words[at].among(CONTAINERS):
            return None if at + 1 < len(words) and words[at + 1].among(ROLES) else at + 1
        if words[at].among(PART_ENDS) or (at > start and begins_side(words, at)):
            return None
    return None


def row_of(words: Words, at: int, nested: Nested, begun: bool) -> Step | None:
    """``in the "Ada" row``, ``of the Wi-Fi item``: what stands in the row of a landmark."""
    if not words[at].among(_OF_OR_IN) or nested.closed:
        return None
    start = past_articles(words, at + 1)
    for end in range(start + 1, min(len(words), start + 1 + MOST_LITERAL)):
        if words[end].among(_NOT_BEFORE_ROW) or (words[end].among(_OF_OR_IN) and _begins_noun(words, end + 1)):
            return None
        if words[end].among(IN_ROW):
            landmark = nested.ways(words[start:end])
            return (end + 1, Query(relations=(Relation(Side.SAME_ROW, (landmark,)),))) if landmark else None
    return None


def _begins_noun(words: Words, at: int) -> bool:
    return at < len(words) and (words[at].among(ARTICLES) or ordinal_at(words, at) is not None)


def belonging(words: Words, at: int, nested: Nested, begun: bool) -> Step | None:
    """``of X`` and ``for X`` behind a kind of thing, ``in the X``, ``inside the X``; others are part of a name."""
    if not words[at].among(_BELONGING) or not begun or nested.closed or at + 1 >= len(words):
        return None
    kinds = [word for word in words[:at] if word.text in ROLES]
    thing = words[at + 1].quoted or words[at + 1].among(ARTICLES)
    if words[at].among(_OF_OR_FOR) and kinds:  # the "icon" of the song: a kind in quotes has an owner, too
        side = Side.OF
    elif thing and (words[at].among(ALONG) or (words[at].among(_ON) and any(not word.quoted for word in kinds))):
        side = Side.INSIDE
    else:
        return None
    end = landmark_end(words, at + 1)
    landmark = nested.ways(words[at + 1 : end])
    return (end, Query(relations=(Relation(side, (landmark,)),))) if landmark else None
