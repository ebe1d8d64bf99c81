"""Labels in other languages, in English: "Nachricht senden" → "send message".

A table for each language tells what the words that labels are made of mean (``tongues/<language>.txt``: the English,
then the forms that labels use). It is no translator: it hands over the words that people point with, and leaves what it
does not know as it stands. Which language a screen speaks is told by its letters, or by a count of known words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from grounding.vocabulary.lexicon import CONCEPTS, FILLER, ROLE_WORDS
from grounding.vocabulary.words import normal

FOLDER = Path(__file__).with_name("tongues")

UNSPACED = frozenset(("th", "ja", "zh"))
"""Languages that leave no spaces between words."""
SHARING = {"zh": ("ja",), "ar": ("fa", "ur"), "fa": ("ur",), "ru": ("uk", "bg")}
"""Languages whose letters another language uses, with a few of its own."""
TELLING = ("ja", "ur", "fa", "uk")
"""Those that are told by letters of their own."""
TELLING_SHARE = 0.1
"""So many of the words in other than Latin letters must have them: a Japanese sign in a Chinese name is no language."""
COMPOUNDING = frozenset(("de", "nl", "sv", "da", "nb", "fi", "hu"))
PREFIXES: dict[str, tuple[str, ...]] = {
    "ar": ("وال", "بال", "لل", "ال", "و", "ب", "ل"),
    "he": ("וה", "ה", "ו", "ב", "ל", "מ", "ש", "כ"),
}
"""Articles and prepositions that are written as one word with what follows."""

LONGEST = 80
"""Of a label so many characters are looked at."""

LEAST_HEARD = 2
"""A screen speaks a language of Latin letters when so many different words of it are known."""

SHORTEST_STEM, STEM_SHARE = 4, 0.7
"""An ending may be cut from a word down to so many letters, and to this share of it."""

LONGEST_FUNCTION = 3
"""An unknown word of so few letters is an article or the like, and is left out."""

DOT_ABOVE = "\u0307"
"""What is left above the small letter of a Turkish İ."""
_MARKS = (
    r"\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
    r"\u0981-\u0983\u09bc-\u09cd\u09d7\u0b82\u0bbe-\u0bcd\u0bd7\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
)
"""Vowels and accents that are written as signs of their own, within words."""
_WORD = re.compile(rf"(?:[^\W\d_]|[{_MARKS}])+(?:'[^\W\d_]+)*|\d+")
_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("ko", "\uac00-\ud7af"),
    ("ja", "\u3041-\u30ff"),
    ("zh", "\u3400-\u9fff"),
    ("th", "\u0e00-\u0e7f"),
    ("he", "\u0590-\u05ff"),
    ("el", "\u0370-\u03ff"),
    ("hi", "\u0900-\u097f"),
    ("bn", "\u0980-\u09ff"),
    ("ta", "\u0b80-\u0bff"),
    ("ur", "ٹڈڑےں"),
    ("fa", "پچژگکی"),
    ("ar", "\u0600-\u06ff"),
    ("uk", "іїєґ"),
    ("ru", "\u0400-\u04ff"),
)
_SCRIPT_OF = tuple((tongue, re.compile(f"[{letters}]")) for tongue, letters in _SCRIPTS)


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language: ``forms`` from words to what they mean, ``stems`` the same from what words begin with."""

    name: str
    forms: dict[tuple[str, ...], tuple[str, ...]]
    stems: dict[str, tuple[str, ...]]
    longest: int


def spoken_on(words: Iterable[str]) -> str:
    """The language that most of these words are of, '' where that is English or none is known.

    Of letters that several languages share, that of the letters which only one of them has.
    """
    known, english = _latin_words(), _english_words()
    heard: Counter[str] = Counter()
    letters: Counter[str] = Counter()
    plain = 0
    for word in set(words):
        if word in english:
            plain += 1
        else:
            heard.update(known.get(word, ()))
        if not word.isascii():
            letters[_by_script(word)] += 1
    for tongue in TELLING:
        if letters[tongue] and letters[tongue] >= TELLING_SHARE * letters.total():
            return tongue
    if not heard:
        return ""
    (tongue, count), *others = heard.most_common(2)
    ahead = not others or count > others[0][1]
    return tongue if count >= LEAST_HEARD and (ahead or count >= 2 * LEAST_HEARD) and 3 * count > plain else ""


@lru_cache(maxsize=16384)
def in_english(text: str, tongue: str = "") -> tuple[str, ...]:
    """What a label says in English, the likeliest first; none where no word of it is known, or it is English.

    ``tongue`` is what the screen speaks, for labels in Latin letters.
    """
    form = normal(text[:LONGEST]).replace("’", "'")
    written = _by_script(form)
    tongue = tongue if not written or tongue in SHARING.get(written, ()) else written
    if not tongue:
        return ()
    names = {word.casefold() for word in _WORD.findall(text[:LONGEST])[1:] if word[:1].isupper()}
    words = _unspaced(form, tongue) if tongue in UNSPACED else _spaced(form, tongue, names)
    if not any(meant and meant[0] not in FILLER for _, meant in words) or any(form in meant for _, meant in words):
        return ()
    first = " ".join(meant[0] if meant else word for word, meant in words)
    second = " ".join(meant[1] if len(meant) > 1 else meant[0] if meant else word for word, meant in words)
    return tuple(dict.fromkeys(said for said in (first, second) if said != form))


def _by_script(form: str) -> str:
    return "" if form.isascii() else next((tongue for tongue, letters in _SCRIPT_OF if letters.search(form)), "")


Meant = list[tuple[str, tuple[str, ...]]]
"""The words of a label, each with what it means in English; none where it is not known."""


def _spaced(form: str, name: str, names: set[str]) -> Meant:
    """``names`` are words with a capital letter, which are kept however short."""
    tongue, said = tongue_of(name), _split(form)
    found: Meant = []
    at = 0
    while at < len(said):
        for length in range(min(tongue.longest, len(said) - at), 0, -1):
            meant = tongue.forms.get(tuple(said[at : at + length]))
            if meant:
                found.append((" ".join(said[at : at + length]), meant))
                at += length
                break
        else:
            word = said[at]
            at += 1
            meant = _inside(word, name) if name == "ko" else _nearly(word, tongue)
            if meant or len(word) > LONGEST_FUNCTION or word in names or word.isdigit() or len(said) == 1:
                found.append((word, meant))
    return found


def _nearly(word: str, tongue: Tongue) -> tuple[str, ...]:
    """A word with another ending, with an article before it, or made of two."""
    for prefix in PREFIXES.get(tongue.name, ()):
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= 2 and (rest,) in tongue.forms:
            return tongue.forms[rest,]
    for end in range(len(word), max(SHORTEST_STEM, int(STEM_SHARE * len(word) + 0.999)) - 1, -1):
        if word[:end] in tongue.stems:
            return tongue.stems[word[:end]]
    if tongue.name in COMPOUNDING:
        for end in range(len(word) - SHORTEST_STEM, SHORTEST_STEM - 1, -1):
            first, second = tongue.forms.get((word[:end],)), word[end:]
            for joint in ("", "s", "n", "en", "er"):
                other = tongue.forms.get((second.removeprefix(joint),)) if second.startswith(joint) else None
                if first and other:
                    return (f"{first[0]} {other[0]}",)
    return ()


def _inside(word: str, name: str) -> tuple[str, ...]:
    """The known words in one that others are attached to, together."""
    meant = [said[0] for _, said in _unspaced(word, name) if said]
    return (" ".join(meant),) if meant else ()


def _unspaced(form: str, name: str) -> Meant:
    """The longest known words from left to right; what lies between them, and words in other letters, as they are."""
    tongue = tongue_of(name)
    letters = "".join(_split(form)) if name == "ko" else form
    found: Meant = []
    at, loose = 0, ""
    while at < len(letters):
        for length in range(min(tongue.longest, len(letters) - at), 0, -1):
            meant = tongue.forms.get((letters[at : at + length],))
            if meant:
                found += [(word, ()) for word in _split(loose)]
                found.append((letters[at : at + length], meant))
                loose, at = "", at + length
                break
        else:
            loose += letters[at]
            at += 1
    return [*found, *((word, ()) for word in _split(loose))]


def _split(text: str) -> list[str]:
    return _WORD.findall(normal(text[: 2 * LONGEST]).replace("’", "'").replace(DOT_ABOVE, "")[:LONGEST])


@cache
def tongue_of(name: str) -> Tongue:
    """The table of a language, read when first asked for. What it holds is in normal form."""
    forms: dict[tuple[str, ...], list[str]] = {}
    for line in _lines(f"{name}.txt"):
        english, _, said = line.partition(": ")
        for form in said.split(" | "):
            for key in {tuple(form.split()), *(((form.replace(" ", ""),),) if name == "ko" else ())}:
                meant = forms.setdefault(key, [])
                if english not in meant:
                    meant.append(english)
    stems: dict[str, list[str]] = {}
    for key, meant in forms.items():
        word = key[0]
        if len(key) == 1 and len(word) > SHORTEST_STEM and name not in UNSPACED:
            for end in range(max(SHORTEST_STEM, len(word) - 2), len(word) + 1):
                stems.setdefault(word[:end], []).extend(meant)
    longest = max(map(len, (key[0] for key in forms))) if name in UNSPACED | {"ko"} else max(map(len, forms))
    return Tongue(
        name,
        {key: tuple(meant[:2]) for key, meant in forms.items()},
        {stem: tuple(dict.fromkeys(meant))[:2] for stem, meant in stems.items()},
        longest,
    )


def _lines(name: str) -> list[str]:
    return (FOLDER / name).read_text(encoding="utf-8").splitlines()


@cache
def _latin_words() -> dict[str, tuple[str, ...]]:
    """The words that labels hold most often, with the languages of Latin letters that have them."""
    known: dict[str, list[str]] = {}
    for line in _lines("words.txt"):
        name, _, words = line.partition(": ")
        for word in words.split():
            known.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in known.items()}


@cache
def _english_words() -> frozenset[str]:
    meanings = {word for line in _lines("de.txt") for word in line.partition(": ")[0].split()}
    concepts = {word for names in CONCEPTS for name in names for word in name.split()}
    return frozenset(meanings | concepts | {word for name in ROLE_WORDS for word in name.split()} | FILLER)
