"""Chinese names: when a text holds any, and how alike two of them are.

Nothing separates the words of a Chinese text, so names are compared as sequences: of characters, and of the words in
other scripts between them. What is said must stand in the label in one piece or in pieces of at least two characters,
in order; single characters in common make no two names alike. What stands before a word can turn it into its
opposite, and so can another word in its place: tables tell (``han_words``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from difflib import SequenceMatcher
from functools import lru_cache

from grounding.vocabulary.han_words import MEANINGS, MEANINGS_OF_THEIR_OWN, NEGATING, OPPOSITES, SAME_WORD
from grounding.vocabulary.words import stem, tokens

Words = tuple[str, ...]

SHORT, SHORT_COVERS = 2, 0.4
"""A name of at most so many characters must make up this share of a label that it is found in."""

LONE_COVERS = 0.5
"""The same for a single character."""

SLIP_FROM = 6
"""One character may differ in names of at least so many."""

LONGEST_PIECEWISE = 40
"""In longer labels a name is looked for in one piece only."""

LONGEST = 200
"""Of a label so many characters are looked at."""

LEAST_SHARED = 0.6
"""This share of the characters must be in common before it is worth looking at their order."""

MOST_ICON = 8
"""A name of an icon has at most so many characters."""

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
_KANA = re.compile(r"[\u3041-\u30ff\u31f0-\u31ff]")
_NUMERALS = frozenset("零一二三四五六七八九十百千两0123456789")
_SAME = re.compile("|".join(sorted(map(re.escape, SAME_WORD), key=lambda word: -len(word))))
_ENDING = re.compile("(?:的)?(?:小?图标|按钮|按键|键|图示)$")


def has_han(text: str) -> bool:
    """Chinese characters are in it, and no Japanese syllables."""
    return not text.isascii() and bool(_HAN.search(text)) and not _KANA.search(text)


def meanings() -> list[tuple[Words, tuple[Words, ...], bool]]:
    """Each English word for icons, as stems, with its Chinese names; True where it shares no icon with other words."""
    return [
        (
            tuple(stem(part) for part in tokens(word)),
            tuple(_canonical(tokens(name)) for name in names.split("/")),
            own,
        )
        for table, own in ((MEANINGS, False), (MEANINGS_OF_THEIR_OWN, True))
        for word, names in table.items()
    ]


@lru_cache(maxsize=16384)
def icon_name(words: Words) -> Words:
    """A Chinese name as ``meanings`` gives it, without "button" or "icon" behind it; () when there is no Chinese in it.

    ``返回按钮`` is called 返回.
    """
    if not any(len(word) == 1 and not word.isascii() and has_han(word) for word in words):
        return ()
    text = "".join(word if len(word) == 1 else f" {word} " for word in words)
    return _canonical(tokens(_ENDING.sub("", text) or text))


@lru_cache(maxsize=16384)
def icon_parts(name: Words) -> tuple[Words, ...]:
    """The half or more that a name of an icon begins or ends with, which may say what it shows: 减少 of 减少数量."""
    if len(name) > MOST_ICON:
        return ()
    least = max(2, (len(name) + 1) // 2)
    starts = [name[:end] for end in range(least, len(name))]
    ends = [name[start:] for start in range(1, len(name) - least + 1) if not _negates("".join(name[:start]))]
    return (*starts, *ends)


@lru_cache(maxsize=16384)
def alike(said: Words, label: Words) -> float:
    """How well a label answers to what is said, 0 to 1; both as ``words.tokens`` gives them."""
    one, other = _canonical(said), _canonical(label)
    if one == other:
        return 1.0
    if not any(word.isdigit() for word in one):
        other = _uncounted(other)
    if not one or not other or _contradict(one, other):
        return 0.0
    share, covered = _within(one, other) or _longer(one, other) or _piecewise(one, other) or (0.0, 0.0)
    size = _size(one)
    if share == 1.0 and ((size <= SHORT and covered < SHORT_COVERS) or (size == 1 and covered < LONE_COVERS)):
        return 0.4
    return float(share**1.5 * (0.72 + 0.28 * covered))


def _uncounted(words: Words) -> Words:
    """Without numbers: 用户评价(1.2万) is 用户评价 to whoever says no number."""
    return tuple(
        word
        for before, word in zip(("", *words), words, strict=False)
        if not word.isdigit() and not (before.isdigit() and word in _COUNTS)
    )


_COUNTS = frozenset("万千亿条个张") | {"k", "w"}


def _size(words: Words) -> int:
    """A word in another script counts as two characters."""
    return sum(1 if len(word) == 1 else 2 for word in words)


def _within(inner: Words, outer: Words) -> tuple[float, ...]:
    """The shares of both that are in common where the inner name stands in the outer in one piece, else ()."""
    size = len(inner)
    at = next((at for at in range(len(outer) - size + 1) if outer[at : at + size] == inner), -1)
    if at < 0:
        return ()
    return (0.0, 0.0) if _negates("".join(outer[:at])) else (1.0, _size(inner) / _size(outer))


def _longer(said: Words, label: Words) -> tuple[float, ...]:
    """The same where more is said than the label shows: of a label of two characters that makes another word."""
    return _within(label, said)[::-1] if _size(label) > SHORT else ()


def _negates(before: str) -> bool:
    return before.endswith(_NEGATING)


_NEGATING = tuple(NEGATING.split("/"))


def _piecewise(one: Words, other: Words) -> tuple[float, float] | None:
    """The shares in common where pieces of at least two characters stand in the same order in both."""
    if len(other) > LONGEST_PIECEWISE or len(one) > LONGEST_PIECEWISE or _size(other) <= SHORT:
        return None
    if len(set(one) & set(other)) < LEAST_SHARED * len(set(one)):
        return None
    met = 0
    ends = (0, 0)
    gaps: list[tuple[Words, Words]] = []
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    for a, b, length in blocks:
        if length and length < 2 and len(one[a]) < 2:
            continue
        gaps.append((one[ends[0] : a], other[ends[1] : b]))
        ends = (a + length, b + length)
        met += _size(one[a : a + length])
    differing = [gap for gap in gaps if gap[0] and gap[1]]
    if any(_negates("".join(mine)) != _negates("".join(theirs)) for mine, theirs in gaps):
        return None
    slip = len(differing) == 1 and len(one) >= SLIP_FROM and all(len(part) == 1 for part in differing[0])
    if differing and (not slip or _NUMERALS & {*differing[0][0], *differing[0][1]}):
        return None
    return met / _size(one), met / _size(other)


# --- other words for the same, and words for the opposite ------------------------------------------------------------


@lru_cache(maxsize=16384)
def _canonical(words: Words) -> Words:
    """The words with one way to say each."""
    text = "".join(word if len(word) == 1 else f" {word} " for word in words)
    for _ in range(2):
        text = _SAME.sub(lambda found: SAME_WORD[found.group()], text)
    text = re.sub(r"\bwifi\b", "wlan", text)
    return tokens(text)


def _opposites() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = defaultdict(set)
    for line in OPPOSITES:
        words = ["".join(_canonical(tokens(word))) for word in line]
        for word in words:
            table[word] |= {other for other in words if other != word}
    return {word: frozenset(others) for word, others in table.items()}


_OPPOSITE_OF = _opposites()
_STANCE = re.compile("|".join(sorted(map(re.escape, _OPPOSITE_OF), key=lambda word: -len(word))))
_LONE = 1


@lru_cache(maxsize=16384)
def _stances(words: Words) -> frozenset[str]:
    """The words in it that exclude others; one of a single character counts only as the whole name."""
    text = "".join(words)
    found = _STANCE.findall(text)
    return frozenset(word for word in found if len(word) > _LONE or word == text)


def _contradict(one: Words, other: Words) -> bool:
    """One says a word that excludes what the other says in its place."""
    mine, theirs = _stances(one), _stances(other)
    return any(word not in theirs and _OPPOSITE_OF[word] & theirs and not _OPPOSITE_OF[word] & mine for word in mine)
