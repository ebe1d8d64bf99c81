"""Numbers that count, as the grammar reads them: ``image no. 2`` and ``the image that is second`` as "2nd image"."""

from __future__ import annotations

from grounding.language.clause_words import (
    COUNTED,
    JOINTS,
    KINDS,
    MARKS,
    NUMBER_NAMES,
    NUMBER_SIGNS,
    STEPS,
    TAPPING,
    WHICH,
)
from grounding.language.forms import Words, by_first, longest
from grounding.language.parts import trimmed, without_verb
from grounding.language.query import Side
from grounding.language.split import Word
from grounding.language.table import ONES, ROW_WORDS, SIDES, ordinal_at, place_word
from grounding.vocabulary.lexicon import ARTICLES, ROLE_WORDS

MOST_COUNTED = 50
"""Numbers beyond it are no place in a row of things."""

ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st", 32: "nd", 33: "rd"}

FIGURES = frozenset(("number", "digit", "numeric", "keypad"))
"""Before a kind of thing they say that the number behind it is written there: ``number button 2``."""

MOST_BEFORE_MANY = 6
MANY = frozenset(kind for kind in KINDS if kind.endswith("s")) | frozenset(
    kind + ("es" if kind.endswith(("x", "ch")) else "s") for kind in KINDS if not kind.endswith("s") and " " not in kind
)
"""Kinds of things, more than one of them."""

NO_NAMES = ARTICLES | JOINTS | WHICH | MARKS | TAPPING | frozenset(("and", "or", "is", "choose"))
"""Before ``number two`` they say that it is the name itself."""

MOST_STEPS = 9
_STROKES = frozenset(("dots", "lines", "bars", "stripes", "points"))
"""Three of these are an icon."""
_COUNTED_AWAY = frozenset(f"{role}s" for role in ROLE_WORDS) - _STROKES | frozenset(("boxes", "switches", "entries"))
_STEPS = frozenset(("places", "positions", "spots", "steps"))
_COUNTED_AWAY |= _STEPS
_AWAY = by_first(
    form
    for form, side in SIDES.items()
    if side in (Side.ABOVE, Side.BELOW, Side.LEFT, Side.RIGHT, Side.BEFORE, Side.AFTER)
)
_LAST = frozenset(("last",))

IS = frozenset(("is", "are", "comes"))
OF = frozenset(("of", "from", "among"))
OF_THE = OF | frozenset(("the", "these", "those", "all", "two", "three", "four"))


def nth(number: int) -> Word:
    """A number that counts, as a word: ``2nd``."""
    return Word(f"{number}{ENDINGS.get(number, 'th')}")


def numbered(words: Words) -> Words:
    """``image no. 2``, ``#2 image``, ``number two icon``, ``row two``, ``two from the left``: each with "2nd"."""
    found: list[Word] = []
    at = 0
    while at < len(words):
        end, number = _number_at(words, at)
        if not number:
            found.append(words[at])
            at += 1
            continue
        counter = nth(number)
        if found and found[-1].among(frozenset(ROW_WORDS)):
            found.insert(len(found) - 1, counter)
        else:
            found.append(counter)
        at = end
    return tuple(found)


def steps_away(words: Words) -> Words:
    """``two rows below Wi-Fi`` as "2nd row below Wi-Fi", ``the icon two to the left of it`` as "2nd icon left of it",
    ``the last row but one`` as "the penultimate row"."""
    for at in range(len(words)):
        if words[at : at + 2] and [w.text for w in words[at : at + 2]] == ["but", "one"] and not words[at].quoted:
            last = next((n for n in range(max(0, at - 3), at) if words[n].among(_LAST)), None)
            if last is not None:
                return (*words[:last], Word("penultimate"), *words[last + 1 : at], *words[at + 2 :])
        number = value(words, at)
        alone = not trimmed(without_verb(words[:at]))
        counted = at + 1 < len(words) and (words[at + 1].among(_COUNTED_AWAY) or (alone and _is_several(words[at + 1])))
        side = at + 1 + counted
        if not 1 < number <= MOST_STEPS or side >= len(words) or not longest(words, side, _AWAY):
            continue
        if at and words[at - 1].among(NUMBER_SIGNS):
            continue
        counter = nth(number)
        head = words[:at]
        if alone:
            kind = one_of(words[at + 1 : side]) if words[at + 1].among(_COUNTED_AWAY - _STEPS) else (Word("one"),)
            return (*head, counter, *kind, *words[side:])
        kinds = trimmed(without_verb(head))
        begin = len(head) - len(kinds)
        if kinds and all(not word.quoted for word in kinds) and kinds[-1].among(KINDS | ONES):
            return (*head[:begin], counter, *kinds, *words[side:])
    return words


def _is_several(word: Word) -> bool:
    return not word.quoted and word.text.endswith("s") and len(word.text) > len("its") and word.text not in _STROKES


def number_first(words: Words) -> Words:
    """``the first one of the options`` and ``the option that is first`` as "the first option"."""
    for at in range(len(words)):
        found = ordinal_at(words, at)
        if found is None:
            continue
        end = found[0]
        start = at
        while start and words[start - 1].among(IS | ARTICLES):
            start -= 1
        if 0 < start < at and words[start - 1].among(WHICH) and _ends(words, end):
            begin = start - 1
            while begin and words[begin - 1].among(KINDS):
                begin -= 1
            return (*words[:begin], *words[at:end], *words[begin : start - 1], *words[end:])
        if end < len(words) and words[end].among(ONES):
            end += 1
        past = end
        while past < len(words) and words[past].among(OF_THE):
            past += 1
        if end < past and words[end].among(OF) and _says_many(words[past : past + MOST_BEFORE_MANY]):
            return (*words[: found[0]], *one_of(words[past:]))
    return words


def place_first(words: Words) -> Words:
    """``the upper one of the two check boxes`` as "the upper check box"."""
    for at in range(1, len(words) - 2):
        if not (words[at].among(ONES) and words[at + 1].among(OF)) or words[at - 1].quoted:
            continue
        past = at + 1
        while past < len(words) and words[past].among(OF_THE):
            past += 1
        if place_word(words[at - 1].text) is not None and _says_many(words[past : past + MOST_BEFORE_MANY]):
            return (*words[:at], *one_of(words[past:]))
    return words


def one_of(words: Words) -> Words:
    """The first word for several of a kind as the word for one: ``airline logos`` as "airline logo"."""
    at = next((n for n, word in enumerate(words) if word.among(MANY)), None)
    if at is None:
        return words
    text = words[at].text
    one = text.removesuffix("es") if text.endswith(("xes", "ches")) else text.removesuffix("s")
    return (*words[:at], Word(one), *words[at + 1 :])


def _says_many(words: Words) -> bool:
    """Kinds of things, more than one, with nothing but a name before them: ``airline logos``."""
    for word in words:
        if word.quoted or word.among(JOINTS | MARKS | WHICH):
            return False
        if word.text in MANY:
            return True
    return False


def value(words: Words, at: int) -> int:
    """The number from 1 to ``MOST_COUNTED`` that stands here, in figures or as a word; 0 where none does."""
    if at >= len(words) or words[at].quoted:
        return 0
    text = words[at].text
    number = int(text) if text.isdecimal() and len(text) <= len(str(MOST_COUNTED)) else NUMBER_NAMES.get(text, 0)
    return number if number <= MOST_COUNTED else 0


def _number_at(words: Words, at: int) -> tuple[int, int]:
    """Where a number that counts ends, and the number; 0 where none does."""
    word = words[at]
    if word.quoted:
        return at, 0
    counted = at > 0 and words[at - 1].among(COUNTED)
    if word.text in NUMBER_SIGNS:
        number = value(words, at + 1)
        named = at > 0 and not words[at - 1].quoted and words[at - 1].text not in NO_NAMES and _ends(words, at + 2)
        spelled = named and words[at + 1].text in NUMBER_NAMES if number else False
        if number and word.text in FIGURES and not (counted or spelled or _counts_on(words, at + 2)):
            return at, 0
        return at + 2, number
    number = value(words, at)
    if not number:
        return at, 0
    follows = words[at + 1 : at + 4]
    if follows and follows[0].among(frozenset(("from",))) and any(_is_edge(w) for w in follows[1:]):
        return at + 1, number
    if not counted or (at > 1 and words[at - 2].among(FIGURES)) or not _ends(words, at + 1):
        return at, 0
    return (at + 1, number) if word.text.isdecimal() or words[at - 1].text in ROW_WORDS else (at, 0)


def _is_edge(word: Word) -> bool:
    return not word.quoted and place_word(word.text) not in (None, (0, 0))


def _ends(words: Words, at: int) -> bool:
    """What a number says ends here."""
    return at >= len(words) or words[at].among(MARKS | JOINTS | STEPS)


def _counts_on(words: Words, at: int) -> bool:
    """What is counted follows: ``number two image``, ``number three of the icons``."""
    if at >= len(words) or words[at].quoted:
        return False
    return at + 1 < len(words) if words[at].text in OF else words[at].text in COUNTED
