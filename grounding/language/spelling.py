"""Words put as the grammar knows them, before anything is made of them."""

from __future__ import annotations

from grounding.language.clause_words import ABBREVIATED, KINDS, NOISE, PRONOUNS, SHORT_FORMS, UPRIGHT
from grounding.language.forms import Words, by_first, every, longest
from grounding.language.head import ON_OFF, ROLES
from grounding.language.parts import without_verb
from grounding.language.split import Word
from grounding.language.table import PLACE_TAIL, place_word
from grounding.vocabulary.lexicon import ARTICLES, ORDINALS, ROLE_WORDS

IN_AT, _ON = frozenset(("in", "at")), frozenset(("on",))
LEFT_RIGHT = frozenset(("left", "right"))
ONTO = frozenset(("on", "to", "onto", "at", "into", "over", "upon"))
OF = frozenset(("of", "from"))
COUNTED_FROM = frozenset(("counted", "counting"))

TURNED = frozenset(("turn", "switch"))
ADMITTED = frozenset(("sign", "log"))
WHOM = frozenset(("me", "us"))
IN_OUT = frozenset(("in", "out", "up", "off", "on"))
"""Verbs in two halves, and what stands between them."""

LINES = frozenset(("row", "line", "column"))
EDGES = frozenset((*ORDINALS, "upper", "lower", "top", "bottom", "left", "right", "next", "2nd", "3rd", "1st", "4th"))
IN_ON = frozenset(("in", "on", "from", "of"))
SEVERAL = frozenset(f"{word}s" for word in ROLE_WORDS if not word.endswith(("s", "x")) and " " not in word) | {"boxes"}

NEAREST, MOST_NEAREST, TO = frozenset(("nearest", "closest")), 6, frozenset(("to",))
"""Before so many words they say of what is behind "to" that the thing is next to it."""

FARTHEST = frozenset(("far", "farthest", "furthest", "most", "extreme"))
EXTREMES = {"left": "leftmost", "right": "rightmost", "up": "topmost", "top": "topmost", "down": "bottommost",
            "bottom": "bottommost"}  # fmt: skip

COMMA = frozenset((",",))
PHONES = frozenset(("phone", "device", "tablet", "smartphone", "system", "android"))
"""What owns everything on the screen."""

NAMELESS, VACANT = frozenset(("nameless", "unnamed", "unlabeled", "unlabelled")), frozenset(("empty", "blank"))
AREAS = frozenset(("area", "areas"))

OVER, THERE = frozenset(("over", "up", "down", "right")), frozenset(("there", "here"))

_NOISE = by_first(NOISE)
_UNNAMED = by_first(every("without/with no", "a//any", "name/label/text/caption/title"))
_SAYS_NOTHING = ARTICLES | ROLES | {","}


def evened(words: Words) -> Words:
    """Without ``where it says`` and ``when counted``; ``btn`` is "button", ``up in the corner`` "in the top corner"."""
    found: list[Word] = []
    at = 0
    while at < len(words):
        length = longest(words, at, _NOISE)
        if _ends_nothing(words, at) or _counting(words, at):
            length = 1
        if not length:
            found += _even(words, at)
        at += length or 1
    return tuple(found)


def nearest(words: Words) -> Words:
    """``the nearest icon to Ada`` as "the icon nearest to Ada", ``the icon farthest right`` as "icon at rightmost"."""
    found = list(words)
    at = next((n for n, word in enumerate(found) if word.among(NEAREST)), None)
    if at is not None:
        end = next((n for n in range(at + 2, min(at + MOST_NEAREST, len(found) - 1)) if found[n].among(TO)), None)
        if end is not None:
            found = [*found[:at], *found[at + 1 : end], Word("nearest"), *found[end:]]
    for n, word in enumerate(found):
        end = n + 1
        while end < len(found) and found[end].among(TO | ARTICLES):
            end += 1
        if not word.among(FARTHEST) or end >= len(found) or found[end].quoted or found[end].text not in EXTREMES:
            continue
        behind = found[end + 1 : end + 2]
        if (behind and behind[0].among(OF)) or (not behind and end == n + 1 and n and found[n - 1].among(COMMA)):
            continue  # "to the far right of Wi-Fi", "bottom bar, far right"
        at_all = [Word("at")] if n and not found[n - 1].among(ARTICLES | IN_AT | ONTO) else []
        return (*found[:n], *at_all, Word(EXTREMES[found[end].text]), *found[end + 1 :])
    return tuple(found)


def _ends_nothing(words: Words, at: int) -> bool:
    """The full stop of an abbreviation."""
    return at > 0 and words[at].among(frozenset((".",))) and words[at - 1].among(ABBREVIATED)


def _counting(words: Words, at: int) -> bool:
    """``third when counted from the left``: "from" says it all."""
    follows = words[at + 1 : at + 2]
    if words[at].among(frozenset(("when",))):
        return bool(follows) and _counting(words, at + 1)
    return words[at].among(COUNTED_FROM) and bool(follows) and follows[0].among(frozenset(("from",)))


def _even(words: Words, at: int) -> Words:
    word = words[at]
    if word.quoted:
        return (word,)
    if word.text == "rt" and _beside_place(words, at):
        return (Word("right"),)
    if word.text == "n" and 0 < at < len(words) - 1 and _has_between(words, at):
        return (Word("and"),)
    if word.text == "top" and at and words[at - 1].among(frozenset(("up",))):
        return (Word("top"),)
    if word.text == "up" and at and at + 1 < len(words) and words[at + 1].among(frozenset(("top",))):
        return (Word("at"),)
    follows = words[at + 1 : at + 2]
    if word.text == "right" and at and follows and follows[0].among(IN_AT) and words[at - 1].among(KINDS | PRONOUNS):
        return ()  # "the logo right in the middle"
    if word.text in UPRIGHT and _is_side(words, at + 3):
        return ()
    if at > 2 and words[at - 3].among(frozenset(UPRIGHT)) and _is_side(words, at):
        return (Word(UPRIGHT[words[at - 3].text]), word)
    return (Word(SHORT_FORMS.get(word.text, word.text), owner=word.owner),)


def _beside_place(words: Words, at: int) -> bool:
    """``top rt corner``, ``rt of Cancel``: right, not a name."""
    after = words[at + 1 : at + 2]
    return (bool(after) and after[0].among(PLACE_TAIL | ONTO | OF)) or (
        at > 0 and place_word(words[at - 1].text) is not None
    )


def _has_between(words: Words, at: int) -> bool:
    return any(SHORT_FORMS.get(word.text, word.text) == "between" for word in words[:at])


def _is_side(words: Words, at: int) -> bool:
    """``in the right``, up to there."""
    if at < 2 or at >= len(words):
        return False
    return words[at - 2].among(IN_AT | _ON) and words[at - 1].among(ARTICLES) and words[at].among(LEFT_RIGHT)


def together(words: Words) -> Words:
    """A verb and its other half next to each other: ``turn Wi-Fi off`` is "turn off Wi-Fi", ``log me in`` "log in"."""
    if len(words) < 3 or words[0].quoted:
        return words
    first, rest = words[0].text, words[1:]
    if first in TURNED and rest[-1].among(ON_OFF):
        return (words[0], rest[-1], *rest[:-1])
    if first in ADMITTED and rest[0].among(WHOM) and rest[1].among(IN_OUT):
        return (words[0], *rest[1:])
    return words


def without_kinds(words: Words) -> Words:
    """``in the upper row of pictures`` is the upper row: what stands in it is counted by what is asked for."""
    for at in range(2, len(words) - 2):
        if not (words[at].among(LINES) and words[at + 1].among(OF) and words[at - 1].among(EDGES)):
            continue
        end = at + 2 + words[at + 2].among(ARTICLES)
        inside = any(word.among(IN_ON) for word in words[max(0, at - 3) : at])
        if inside and end < len(words) and words[end].text in SEVERAL:
            return (*words[: at + 1], *words[end + 1 :])
    return words


def without_phone(words: Words) -> Words:
    """``the phone's settings`` are the settings: whatever is on the screen is the phone's."""
    left = tuple(word for word in words if not (word.owner and word.text in PHONES))
    return left if len(left) < len(words) and any(not word.among(ARTICLES) for word in left) else words


def without_nameless(words: Words) -> Words:
    """``the unnamed area above Email``, ``the icon without a label``: it bears no name that could be looked for."""
    for at in range(len(words) - 1):
        if words[at + 1].among(ROLES) and words[at].among(NAMELESS | (VACANT if words[at + 1].among(AREAS) else set())):
            return (*words[:at], *words[at + 1 :])
        length = longest(words, at, _UNNAMED)
        if at and length and words[at - 1].among(ROLES):
            return (*words[:at], *words[at + length :])
    return words


def without_there(words: Words) -> Words:
    """``the star over there on the right``: without "over there", where something else is named."""
    for at in range(len(words) - 1):
        if words[at].among(OVER) and words[at + 1].among(THERE):
            left = (*words[:at], *words[at + 2 :])
            return left if any(not word.among(_SAYS_NOTHING) for word in without_verb(left)) else words
    return words
