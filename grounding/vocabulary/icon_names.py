"""Names of icons: which concepts of an interface words may mean, and what else is called nearly so."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from grounding.vocabulary import han
from grounding.vocabulary.lexicon import CONCEPTS, DIGITS, KIN
from grounding.vocabulary.words import stem, tokens


@lru_cache(maxsize=16384)
def concepts_of(words: tuple[str, ...]) -> tuple[frozenset[int], bool]:
    """The concepts these words may mean, and whether one of them is said by all the words together."""
    chinese = han.icon_name(words)
    whole = _CONCEPT_OF.get(chinese or words)
    if whole:
        return whole, True
    if chinese:
        return frozenset().union(*(_CONCEPT_OF.get(part, ()) for part in han.icon_parts(chinese))), False
    found: set[int] = set()
    for length in range(min(len(words), _LONGEST_CONCEPT), 0, -1):
        for start in range(len(words) - length + 1):
            found |= _CONCEPT_OF.get(words[start : start + length], frozenset())
        if found:
            break
    return frozenset(found), False


@lru_cache(maxsize=4096)
def kin_of(said: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Related names of what is called so, then those of its other names: "three dots" are "more", and "more" a menu."""
    others = (name for number in _CONCEPT_OF.get(said, ()) for name in _NAMES_OF.get(number, ()))
    found = dict.fromkeys((*_KIN_OF.get(said, ()), *(kin for name in others for kin in _KIN_OF.get(name, ()))))
    return tuple(found)


def _concept_table() -> dict[tuple[str, ...], frozenset[int]]:
    table: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, words in enumerate(CONCEPTS):
        for said in words:
            table[tuple(stem(t) for t in tokens(said))].add(number)
    for number, (english, names, own) in enumerate(han.meanings(), len(CONCEPTS)):
        for name in (english, *names):
            table[name] |= table[english] if english in table and not own else {number}
    return {key: frozenset(numbers) for key, numbers in table.items()}


def _kin_table() -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    table: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
    back: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for first, *others in KIN:
        said = tuple(stem(t) for t in tokens(first))
        kin = [tuple(stem(t) for t in tokens(other)) for other in others]
        table[said] = (*table.get(said, ()), *kin)
        for other in kin:
            back[other].append(said)
    for other, firsts in back.items():
        table[other] = (*table.get(other, ()), *(first for first in firsts if first not in table.get(other, ())))
    for number, word in enumerate(DIGITS):
        table[(str(number),)] = ((word,),)
        table[(word,)] = ((str(number),),)
    return table


_CONCEPT_OF = _concept_table()
_NAMES_OF = {n: tuple(tuple(stem(t) for t in tokens(said)) for said in words) for n, words in enumerate(CONCEPTS)}
_KIN_OF = _kin_table()
_LONGEST_CONCEPT = max(map(len, _CONCEPT_OF))
