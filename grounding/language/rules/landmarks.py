"""How far the words of a landmark go."""

from __future__ import annotations

from grounding.language.anaphora import is_one
from grounding.language.forms import Words, by_first, longest
from grounding.language.head import head_of
from grounding.language.rules.places import place

_ENDS = frozenset((",", ";"))
_WHICH_IS = by_first((("which", "is"), ("that", "is"), ("which", "are")))


def landmark_end(words: Words, start: int) -> int:
    """Up to a comma, "which is", or a place at the very end, unless that tells which of several the landmark is."""
    for at in range(start + 1, len(words)):
        if words[at].among(_ENDS) or longest(words, at, _WHICH_IS):
            return at
        found = place(words, at)
        if found is not None and found[0] == len(words):
            return len(words) if _is_kind(words[start:at]) else at
    return len(words)


def _is_kind(words: Words) -> bool:
    """Only a kind of thing, one of many: a place behind it tells which, as in ``the second image on the left``."""
    head = head_of(words)
    return bool(head.role and not head.named) or is_one(head)
