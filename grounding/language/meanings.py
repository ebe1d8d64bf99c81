"""The ways some words can be meant: as a label, and as constraints, in the order in which they should be tried.

Landmarks are read by the same function, up to ``MOST_NESTED`` deep; what is nested deeper is taken as a name.
"""

from __future__ import annotations

from dataclasses import replace

from grounding.interface import GroupKind
from grounding.language.forms import Words
from grounding.language.head import ROLES
from grounding.language.labels import labels
from grounding.language.parts import ARTICLES_AND_COMMA, OF, PART_ENDS, begins_side, trimmed
from grounding.language.pictures import known_pictures
from grounding.language.query import Query
from grounding.language.rules.lines import line
from grounding.language.rules.nested import Nested, Ways
from grounding.language.rules.places import place, scope
from grounding.language.table import ordinal_at, place_word
from grounding.language.walk import walked
from grounding.vocabulary.lexicon import ATTRIBUTES, FIXED, HUES, NO_ATTRIBUTES, NO_OWNERS, SCOPES, SHADES
from grounding.vocabulary.words import stem

MOST_NESTED = 4
MOST_SCOPE_WORDS = 3
PARTS_OF_SCREEN = frozenset((
    GroupKind.APP_BAR, GroupKind.NAVIGATION, GroupKind.TABS, GroupKind.DIALOG, GroupKind.SHEET, GroupKind.KEYBOARD,
))  # fmt: skip
"""Parts of a screen whose name may stand before what is in them: ``dialog button``."""
LEAST_OWNED = MOST_NESTED - 1
"""Owners are looked for in a phrase and its landmarks, not in landmarks of those."""

UNOWNED = (PART_ENDS | ROLES) - OF
"""Words that end the search for an owner."""

COUNTS = frozenset(("number", "amount", "count", "total"))
"""Before "of" they say how many of what follows: in ``number of songs of Ada`` the songs are Ada's."""

PICTURES = frozenset(("", "icon", "image"))
"""Role words, and none, of what may be told by its colours: ``icon with the green shield``."""

COLOURS = HUES | {"white", "black"}


def meanings(words: Words, depth: int = MOST_NESTED) -> Ways:
    """All the words as a label first, with and without articles, then as constraints; landmarks up to so deep."""
    whole, words = words, trimmed(words)
    if not words:
        return tuple(labels(whole)) if any(not word.among(ARTICLES_AND_COMMA) for word in whole) else ()
    meant = [constraints(words, depth)]
    owned = _owned(words) if depth >= LEAST_OWNED else None
    if owned is not None:
        apart = constraints(words, depth, owned)
        meant = [apart, *meant] if _is_attribute(words, owned) else [*meant, apart]
    meant += [coloured for query in meant if (coloured := _coloured(query)) is not None]
    meant += [scoped for query in meant if (scoped := _scoped(query)) is not None]
    ways = [*(labels(whole) if len(whole) > len(words) else ()), *labels(words), *meant]
    return tuple(way for way in dict.fromkeys(ways) if not way.empty)


def constraints(words: Words, depth: int = MOST_NESTED, owned: int | None = None) -> Query:
    """What the words say as constraints; parted at ``owned``, if it is given, from what the thing belongs to."""
    return walked(words, Nested(depth, meanings), owned)


def _coloured(query: Query) -> Query | None:
    """``three white dots``, ``the green shield``: what has that colour, where no name is meant ("Green Day")."""
    shaded = len(query.words) > 1 and query.words[0] in SHADES and query.words[1] in HUES
    looks = tuple(word for n, word in enumerate(query.words) if word in COLOURS or (shaded and not n))
    rest = tuple(word for word in query.words if word not in looks)
    if not (looks and rest) or query.role not in PICTURES or query.exact:
        return None
    if not shaded and query.words[0] not in HUES and tuple(map(stem, rest)) not in known_pictures():
        return None
    return replace(query, words=rest, looks=(*query.looks, *looks))


def _scoped(query: Query) -> Query | None:
    """``the dialog button``, ``the third toolbar icon``: the button in the dialog, where none is called so."""
    if not query.role or query.scope is not None or query.exact:
        return None
    for length in range(min(MOST_SCOPE_WORDS, len(query.words)), 0, -1):
        group = SCOPES.get(" ".join(query.words[-length:]))
        if group in PARTS_OF_SCREEN:
            return replace(query, words=query.words[:-length], scope=group)
    return None


def _owned(words: Words) -> int | None:
    """Where a name is parted from what it belongs to: the "of" of ``price of the cake``, the owner in ``Ada's age``.

    None where nothing is, and where a role word parts it anyway: ``image of the cake``.
    """
    if not any(word.owner or word.among(OF) for word in words):
        return None
    counted = len(words) > 1 and words[0].among(COUNTS) and words[1].among(OF)
    for at in range(2 if counted else 0, len(words) - 1):
        word = words[at]
        if word.quoted or word.among(UNOWNED) or begins_side(words, at) or ordinal_at(words, at):
            return None
        if word.among(OF):
            if not at or words[at - 1].among(NO_ATTRIBUTES) or place_word(words[at - 1].text) is not None:
                return None
            return at if all(rule(words, at) is None for rule in (line, place, scope)) else None
        if word.owner and word.text not in NO_OWNERS:
            return at
    return None


def _is_attribute(words: Words, owned: int) -> bool:
    """It is surely parted there: ``duration of …``, ``Ada's number``; else it may as well be one name."""
    named = words[-1] if words[owned].owner else words[owned - 1]
    birth = " ".join(word.text for word in words[owned - 1 : owned + 2])
    return named.among(ATTRIBUTES) and birth not in FIXED
