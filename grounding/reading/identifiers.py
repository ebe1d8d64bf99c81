"""What an identifier says of a thing: the words that name it, without those that say what kind of view it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from grounding.vocabulary.lexicon import ABBREVIATIONS, COUNT_WORDS, ID_NOISE, POINTING
from grounding.vocabulary.words import id_words

SHORT_NAMES = frozenset(("up",))
"""Two letters say too little to be a name, but for these."""

SYSTEM_BARS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("status", "bar"): ("status bar", "notification bar"),
    ("navigation", "bar"): ("navigation bar",),
}
GROUND = frozenset(("background", "bg"))

SIDES = frozenset(("left", "right"))
PRESSED = frozenset(("btn", "button", "ibtn", "imagebutton"))
"""Beside one of these alone a side is all that an identifier says, and a direction."""

FEWEST_OBFUSCATED, MOSTLY_OBFUSCATED, LONGEST_OBFUSCATED = 6, 0.4, 3
"""Of so many identifiers such a share has at most so many characters where they were made short."""
ADS = frozenset(("ad", "adview", "adplaceholder"))


HANDLES = frozenset(("drag", "grip", "reorder"))


@lru_cache(maxsize=8192)
def names_of_id(identifier: str, field: bool, bare: bool) -> tuple[str, ...]:
    """The names that an identifier gives, best first.

    ``bare`` things show no text: there a side may be all that tells one of a pair from the other. "edit" is what is
    done, but on a field, in "edit text", and where it stands before what a text is for.
    """
    words = id_words(identifier)
    if words[:2] in SYSTEM_BARS and words[2:] and GROUND.issuperset(words[2:]):
        return SYSTEM_BARS[words[:2]]
    kept = [
        word
        for at, word in enumerate(words)
        if word not in ID_NOISE
        or (word in SIDES and bare and _points(words))
        or (word == "edit" and not field and words[at + 1 : at + 2] != ("text",) and (bare or at > 0))
    ]
    if not kept or (
        len(kept) == 1 and len(kept[0]) <= 2 and kept[0] not in ABBREVIATIONS and kept[0] not in SHORT_NAMES
    ):
        return ()
    return (" ".join(ABBREVIATIONS.get(word, word) for word in dict.fromkeys(kept)),)


def are_obfuscated(identifiers: Iterable[str]) -> bool:
    """The names of an app's views were made short when it was built: ``bmz``, ``k5b`` say nothing."""
    own = (identifier for identifier in identifiers if not identifier.startswith("android:"))
    tails = {identifier.rpartition("/")[2] for identifier in own} - {""}
    return len(tails) >= FEWEST_OBFUSCATED and sum(map(is_obfuscated, tails)) >= MOSTLY_OBFUSCATED * len(tails)


def is_obfuscated(identifier: str) -> bool:
    """So short an identifier is no word in an app of which most are so short."""
    return len(identifier.rpartition("/")[2]) <= LONGEST_OBFUSCATED


def counted_by(identifier: str) -> str:
    """What a number counts, as its identifier has it: ``heartCount`` is of hearts."""
    return " ".join(ABBREVIATIONS.get(w, w) for w in id_words(identifier) if w not in ID_NOISE and w not in COUNT_WORDS)


def moves_row(identifier: str) -> bool:
    """It is what an entry of a list is picked up by, by its name: ``dragHandle``."""
    return not HANDLES.isdisjoint(id_words(identifier))


def holds_ad(identifier: str) -> bool:
    """It is an advertisement's place, by its name: ``mainAd``, not ``removeAds`` or ``nativeAdTitle``."""
    words = id_words(identifier)
    return not ADS.isdisjoint(words) and "list" not in words and len([w for w in words if w not in ID_NOISE]) == 1


def _points(words: Sequence[str]) -> bool:
    """Left and right are a direction, not where it stands."""
    if not POINTING.isdisjoint(words):
        return True
    return len(words) > 1 and all(word in SIDES or word in PRESSED for word in words)
