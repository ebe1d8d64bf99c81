"""What gives a thing its name from behind: what it says or shows, what it is for."""

from __future__ import annotations

from grounding.language.forms import Words, by_first, longest
from grounding.language.head import ROLES
from grounding.language.parts import OF, past_articles
from grounding.language.pictures import known_pictures
from grounding.language.query import Query, Relation, Side
from grounding.language.rules.containers import IN_ROW
from grounding.language.rules.lines import line
from grounding.language.rules.nested import Nested, Step
from grounding.language.rules.places import place, scope
from grounding.language.rules.sides import side
from grounding.language.table import HOLDING, NAMED_TAIL, NAMING
from grounding.vocabulary.lexicon import ARTICLES, FILLER, HUES, SHADES
from grounding.vocabulary.words import stem

DEPICTING = frozenset(("icon", "symbol", "sign", "glyph", "logo"))
"""What shows something and goes by it: ``icon of a bell``."""

PURPOSEFUL = frozenset(("button", "option", "link")) | DEPICTING
"""What is "for" something goes by that name; the switch for something may as well stand beside it."""

HOLDERS = IN_ROW | frozenset(("option", "setting", "choice", "result", "contact", "message", "chat"))
"""What may have something in it, or beside it on its line."""

SHOWN = DEPICTING | frozenset(
    ("picture", "photo", "image", "avatar", "thumbnail", "arrow", "badge", "dot", "checkmark")
)
"""What a row may have in it; its name would not end so."""

DEFINITE = frozenset(("the", "this", "that"))

_COMMA, _TO, _FOR = frozenset((",",)), frozenset(("to",)), frozenset(("for",))
_BEHIND_NAME = NAMED_TAIL | ARTICLES
_NO_NAMES = FILLER | ROLES
_NAMING, _HOLDING = by_first(NAMING), by_first(HOLDING)
_WHICH = by_first((("which",), ("that", "is")))


def row_with(words: Words, at: int, nested: Nested, begun: bool) -> Step | None:
    """``row with the green shield``: in that row is a thing of a colour; what is told of no colour may be its name."""
    if not begun or nested.closed or not words[at - 1].among(HOLDERS) or not longest(words, at, _HOLDING):
        return None
    start = at + _names(words, at)
    first = past_articles(words, start)
    end = _name_end(words, start, nested)
    if first >= end or not (_is_coloured(words[first:end]) or words[end - 1].among(SHOWN)):
        return None
    return end, Query(relations=(Relation(Side.SAME_ROW, (nested.ways(words[start:end]),)),))


def _is_coloured(words: Words) -> bool:
    """It begins with a colour: ``green shield``, ``light blue triangle``."""
    return words[0].among(HUES) or (len(words) > 1 and words[0].among(SHADES) and words[1].among(HUES))


def naming(words: Words, at: int, nested: Nested, begun: bool) -> Step | None:
    """``which says …``, ``labelled …``, ``with the text …``, ``that has … inside it``."""
    length = _names(words, at)
    if not begun or not length or at + length >= len(words):
        return None
    end = _name_end(words, at + length, nested)
    said = list(words[past_articles(words, at + length) : end])
    while said and said[-1].among(_BEHIND_NAME):
        said.pop()
    exact = tuple(word.text for word in said if word.quoted)
    plain = tuple(word.text for word in said if not word.quoted)
    if exact and all(word in _NO_NAMES for word in plain):
        plain = ()
    return (end, Query(exact=exact, words=plain)) if said else None


def _names(words: Words, at: int) -> int:
    """How many words say that a name follows, or what the thing has."""
    return longest(words, at, _NAMING) or longest(words, at, _HOLDING)


def purpose(words: Words, at: int, nested: Nested, begun: bool) -> Step | None:
    """``button to get the app``, ``option for getting help``, ``symbol for reloading``: what it is for is its name."""
    if not at or at + 1 >= len(words) or words[at + 1].quoted:
        return None
    before = words[at - 1]
    if not ((words[at].among(_TO) and before.among(ROLES)) or (words[at].among(_FOR) and before.among(PURPOSEFUL))):
        return None
    end = _name_end(words, at + 1, nested)
    named = (word for word in words[at + 1 : end] if not word.among(ARTICLES) and word.text != ",")
    said = tuple(_base(word.text) for word in named)
    return (end, Query(words=said)) if said else None


def _base(word: str) -> str:
    """``reloading`` as "reload", where an icon is so called."""
    for base in (word[:-3], word[:-3] + "e") if word.endswith("ing") else ():
        if (base,) in known_pictures():
            return base
    return word


def depicted(words: Words, at: int, nested: Nested, begun: bool) -> Step | None:
    """``icon of a bell``: what icons are known to show is its name; anything else, what it belongs to."""
    if not at or not words[at].among(OF) or not words[at - 1].among(DEPICTING):
        return None
    start = past_articles(words, at + 1)
    if any(word.among(DEFINITE) for word in words[at + 1 : start]):
        return None
    end = _name_end(words, start, nested)
    said = words[start:end]
    known = not any(word.quoted for word in said) and tuple(stem(word.text) for word in said) in known_pictures()
    return (end, Query(words=tuple(word.text for word in said))) if said and known else None


def _name_end(words: Words, start: int, nested: Nested) -> int:
    """Up to where something other than a name begins; one word is always of the name."""
    end = start
    while end < len(words) and not (end > start and _opens(words, end, nested)):
        end += 1
    return end


def _opens(words: Words, at: int, nested: Nested) -> bool:
    """Something other than a name begins here."""
    if words[at].among(_COMMA) or longest(words, at, _WHICH):
        return True
    return any(rule(words, at, nested, True) is not None for rule in (side, place, scope, line))
