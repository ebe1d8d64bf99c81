"""Words read from left to right: what opens no constraint is the head's, and landmarks are read in turn."""

from __future__ import annotations

from dataclasses import replace

from grounding.language.anaphora import resolved
from grounding.language.forms import Words, by_first, longest, starts
from grounding.language.head import head_of
from grounding.language.merging import along, counted_from, merged
from grounding.language.query import Place, Query, Relation, Side
from grounding.language.rules import step_at
from grounding.language.rules.containers import inside_of
from grounding.language.rules.landmarks import landmark_end
from grounding.language.rules.nested import Nested
from grounding.language.rules.places import STRAIGHT, place
from grounding.language.rules.sides import side
from grounding.language.split import Word
from grounding.language.table import LINKS, WRITTEN
from grounding.vocabulary.words import JOINED

ALONG_WITH = ("along", "with")
"""What comes with the thing names nothing more: ``the text Podcasts along with its icon``."""

WAY, TO_OR_FOR = frozenset(("way",)), frozenset(("to", "for"))
"""The way to do something is the option for it."""

_LINKS = by_first(LINKS)


def walked(words: Words, nested: Nested, owned: int | None = None) -> Query:
    """The constraints of some words, in one walk; parted where ``owned`` says, if it does."""
    if len(words) > 2 and words[0].among(WAY) and words[1].among(TO_OR_FOR):
        words = (Word("option"), *words[1:])
    at, head, query = _parted(words, owned, nested) if owned is not None else (0, list[Word](), Query())
    from_side: Place | None = None
    while at < len(words):
        if head and starts(words, at, ALONG_WITH) and not any(word.quoted for word in words[at:]):
            break
        if words[at].quoted or (head and (head[-1].text, words[at].text) in JOINED):
            head.append(words[at])
            at += 1
            continue
        silent = _silent(words, at, nested, bool(head))
        if silent:
            at += silent
            continue
        step = step_at(words, at, nested, bool(head) or not query.empty)
        if step is None:
            head.append(words[at])
            at += 1
            continue
        at, part = step
        if part.ordinal is not None and part.place is not None:
            from_side = part.place
        else:
            query = merged(query, part)
    return _completed(head_of(tuple(head)), query, from_side)


def _parted(words: Words, owned: int, nested: Nested) -> tuple[int, list[Word], Query]:
    """Where to go on, the head up to there, and whose it is: ``Ada's`` stands before it, ``of the cake`` behind."""
    if words[owned].owner:
        end, head, landmark = owned + 1, [], words[: owned + 1]
    else:
        end = landmark_end(words, owned + 1)
        head, landmark = list(words[:owned]), words[owned + 1 : end]
    return end, head, Query(relations=(Relation(Side.OF, (nested.ways(landmark),)),))


def _silent(words: Words, at: int, nested: Nested, headed: bool) -> int:
    """How many words say nothing themselves: ``which is``, "written" before a place, "right" before "below"."""
    link = longest(words, at, _LINKS) or _written(words, at, nested)
    if link and (headed or at) and at + link < len(words):
        return link
    return int(headed and words[at].text == "right" and at + 1 < len(words) and words[at + 1].among(STRAIGHT))


def _written(words: Words, at: int, nested: Nested) -> int:
    """``written on the picture``, ``mentioned below it``: 1 where such a word gives no name but a side or a place."""
    if not at or not words[at].among(WRITTEN) or at + 1 >= len(words):
        return 0
    shallow = nested.at_most(1)
    return int(any(rule(words, at + 1, shallow, True) is not None for rule in (inside_of, place, side)))


def _completed(head: Query, query: Query, from_side: Place | None) -> Query:
    """The head with what was said of it, which may point back at the head."""
    found = along(merged(head, query))
    if found.relations:
        found = replace(found, relations=tuple(resolved(relation, head) for relation in found.relations))
    return counted_from(found, from_side) if from_side else found
