"""Which of several: ``the left one of the three icons at the top``, ``of the two fields the upper one``, ``dead centre
of the bottom bar``. Put as the grammar counts: a number, an utmost, or the middle one of a kind."""

from __future__ import annotations

from itertools import pairwise

from grounding.language.clause_words import NUMBER_NAMES, REQUESTS
from grounding.language.forms import Words, by_first, longest
from grounding.language.numbering import MANY, nth, one_of
from grounding.language.parts import trimmed, without_verb
from grounding.language.recast import THING, as_words, bare
from grounding.language.split import Word
from grounding.language.step_words import FIRST_ENDS, FURTHER_REQUESTS, HALVES, LAST_ENDS, MIDDLES
from grounding.language.table import ONES, ordinal_at, place_word
from grounding.vocabulary.lexicon import ARTICLES, SCOPES

COMPARED: dict[str, str] = {
    "higher": "upper", "upper": "upper", "lower": "lower", "earlier": "first", "later": "last", "former": "first",
    "latter": "last", "left": "left", "right": "right", "top": "top", "bottom": "bottom", "leftmost": "leftmost",
    "rightmost": "rightmost", "topmost": "topmost", "lowest": "lowest", "highest": "topmost",
    "bottommost": "bottommost",
}  # fmt: skip
"""Which of several, in the words that the grammar knows."""

ACROSS = frozenset(("left", "right", "leftmost", "rightmost"))
ASKING = by_first(REQUESTS | FURTHER_REQUESTS)
_OF, _COMMA, _THESE = frozenset(("of",)), frozenset((",",)), frozenset(("all", "these", "those"))
HEAD_ENDS = frozenset(("of", "at", "in", "on", "for", "with", "that", "which", ","))
_MIDDLE = frozenset(("middle", "center", "centre"))
_BEFORE_MIDDLE = ARTICLES | frozenset(("dead", "smack", "right", "exactly", "bang", "in", "at", "precisely", "very"))


def of_many(words: Words) -> Words:
    """The phrase as the grammar reads it; as it was where it tells of no several."""
    for rule in (_of_these, _amid):
        found = rule(words)
        if found is not None:
            return found
    return _of_many(_of_corner(_many_first(words)))


def _of_these(words: Words) -> Words | None:
    """``of the two blank fields the upper one``, ``the leftmost of the four tabs``: the upper blank field."""
    if words and words[0].among(_OF):
        many = next((n for n in range(1, min(len(words), 7)) if words[n].among(MANY) or _several(words[n])), None)
        if many is None:
            return None
        rest = [word for word in words[many + 1 :] if not word.among(ARTICLES | _COMMA)]
        which = _which(tuple(rest))
        return (*which, *_counted(words[1 : many + 1])) if which else None
    at = 1 if words and words[0].among(ARTICLES) else 0
    if at + 2 < len(words) and words[at].text in COMPARED and not words[at].quoted and words[at + 1].among(_OF):
        many = next((n for n in range(at + 2, min(len(words), at + 8)) if words[n].among(MANY)), None)
        if many is not None and words[at].text not in ("left", "right", "top", "bottom"):
            return (Word(COMPARED[words[at].text]), *_counted(words[at + 2 : many + 1]), *words[many + 1 :])
    return None


def _amid(words: Words) -> Words | None:
    """``dead centre of the bottom menu``, ``smack in the middle of the five tabs``: the middle one of these."""
    at = next((n for n in range(min(len(words) - 2, 5)) if words[n].among(_MIDDLE)), None)
    if at is None or not words[at + 1].among(_OF) or any(not word.among(_BEFORE_MIDDLE) for word in words[:at]):
        return None
    of = bare(words[at + 2 :])
    if " ".join(word.text for word in of) in SCOPES:
        return (Word("middle"), THING, *as_words("in the"), *of)
    kinds = _counted(of) if any(word.among(MANY) for word in of) else ()
    return (Word("middle"), *kinds) if kinds else None


def _which(words: Words) -> Words:
    """``the upper one``, ``the third``, with nothing behind; () of anything else."""
    found = ordinal_at(words, 0)
    end = found[0] if found is not None else 1
    rest = words[end:]
    if rest and not (len(rest) == 1 and rest[0].among(ONES)):
        return ()
    if found is not None:
        return words[:end]
    said = words[0].text if words and not words[0].quoted else ""
    return (Word(COMPARED[said]),) if said in COMPARED else words[:1] if place_word(said) is not None else ()


def _counted(words: Words) -> Words:
    """``the two blank fields`` as "blank field"."""
    kept = tuple(word for word in words if not word.among(ARTICLES) and word.text not in NUMBER_NAMES)
    one = one_of(kept)
    if one == kept and kept and _several(kept[-1]):
        one = (*kept[:-1], Word(kept[-1].text.removesuffix("s")))
    return one


def _several(word: Word) -> bool:
    return not word.quoted and word.text.endswith("s") and len(word.text) > 3


def _many_first(words: Words) -> Words:
    """``of the three icons at the top, the left one``: "the left one of the three icons at the top"."""
    comma = next((at for at, word in enumerate(words) if word.among(_COMMA)), 0)
    if not comma or not words[0].among(_OF) or not any(word.text in NUMBER_NAMES for word in words[1:3]):
        return words
    behind = words[comma + 1 :]
    behind = trimmed(behind[longest(behind, 0, ASKING) :])
    if len(behind) != 2 or not behind[1].among(ONES):
        return words
    if _in_corner(words[:comma]):
        return (behind[0], behind[1], *words[:comma]) if behind[0].among(ACROSS | MIDDLES) else words
    number = next(NUMBER_NAMES[word.text] for word in words[1:3] if word.text in NUMBER_NAMES)
    which = 1 if behind[0].among(FIRST_ENDS) else number if behind[0].among(LAST_ENDS) else 0
    if not which:
        return (*behind, *words[:comma])
    side = (Word("from"), Word("the"), Word("left")) if behind[0].among(ACROSS) else ()
    return (nth(which), behind[1], *words[:comma], *side)


def _of_many(words: Words) -> Words:
    """``the middle one of the three buttons`` is the second, ``the upper of the two lines`` the upper line."""
    for at in range(len(words) - 3):
        middle = words[at].among(MIDDLES)
        if (not middle and not words[at].among(HALVES)) or _in_corner(words[at + 1 :]):
            continue
        many = next((n for n in range(at + 1, min(at + 5, len(words) - 1)) if words[n].among(_OF)), None)
        behind = words[many + 1 :] if many is not None else ()
        while behind and behind[0].among(ARTICLES | _THESE):
            behind = behind[1:]
        number = NUMBER_NAMES.get(behind[0].text) if any(word.text.endswith("s") for word in behind[1:4]) else None
        if number is not None and not middle and many == at + 1:
            return (*words[: at + 1], Word("one"), *words[at + 1 :])
        if number is not None and middle and number % 2:
            which = number // 2 + 1
            return (*words[:at], nth(which), *words[at + 1 :])
    return words


def _of_corner(words: Words) -> Words:
    """``the left one of the three icons at the top right`` is the third from the right there: in a corner the last of
    them lies at the edge."""
    for at, word in enumerate(words):
        if not word.among(ACROSS | MIDDLES) or trimmed(without_verb(words[:at])):
            continue  # "the icon left of two buttons" is left of them
        of = at + 1 + (at + 1 < len(words) and words[at + 1].among(ONES))
        if of >= len(words) or not words[of].among(_OF):
            continue
        many = of + 1
        while many < len(words) and words[many].among(ARTICLES | _THESE):
            many += 1
        number = NUMBER_NAMES.get(words[many].text) if many < len(words) else None
        edge = _edge(words[many + 1 :])
        if number is None or not edge or not _in_corner(words[many + 1 :]):
            continue
        first = (number + 1) // 2 if word.among(MIDDLES) else 1 if word.among(FIRST_ENDS) else number
        if word.among(MIDDLES) and not number % 2:
            continue
        which = first if edge == "left" else number - first + 1
        end = next((n for n in range(many + 1, len(words)) if words[n].among(HEAD_ENDS)), len(words))
        kind = words[many + 1 : end]
        if kind:
            counted = nth(which)
            return (*words[:at], counted, *kind, Word("from"), Word("the"), Word(edge), *words[end:])
    return words


def _edge(words: Words) -> str:
    """The side across that is said last."""
    said = [word.text for word in words if word.among(ACROSS)]
    return said[-1].removesuffix("most") if said else ""


def _in_corner(words: Words) -> bool:
    """Where a corner begins nobody knows: of "three icons at the top right" two may be there."""
    places = [at for at, word in enumerate(words) if place_word(word.text) is not None and not word.among(MIDDLES)]
    return any(after - at == 1 for at, after in pairwise(places))
