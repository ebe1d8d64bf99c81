"""Things that share a word with a name and are called otherwise: "Silver Corridor" is not Blue Corridor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from grounding.deciding.entries import MAKING
from grounding.language import Query, Side
from grounding.language.deeds import DEEDS
from grounding.language.proper import Name
from grounding.reading.things import UNWRITTEN, Thing
from grounding.vocabulary.lexicon import CONCEPTS, FILLER, ORDINALS, PICTURED, ROLE_WORDS, VERBS
from grounding.vocabulary.synonyms import related
from grounding.vocabulary.words import closeness, stem, tokens

BEGINNING, SHORTENED = 4, 3
"""Words that begin with so many letters alike may be one word, and one may be cut down to so many of the other's."""

GENERAL = frozenset(
    ("address", "anything", "detail", "details", "everything", "here", "info", "information", "kind", "page", "part",
     "something", "stuff", "thing", "things", "url", "version", "view")
)  # fmt: skip
"""What says of anything what is asked of it, and names nothing."""
_LATIN = re.compile(r"[a-z]{3,}")
DEED_WORDS = MAKING | frozenset(word for form in (*DEEDS, *VERBS) for word in form)
_NAMED_TOGETHER = [frozenset(word for name in names for word in name.split()) for names in CONCEPTS]


def is_namesake(names: Iterable[Name], ways: Iterable[Query], query: Query, thing: Thing) -> bool:
    """What was asked for is the thing's name but for a word, in whose stead it has another that means something else.

    ``names`` are those that were written as such; ``query`` is the way, of all ``ways``, in which the phrase was heard.
    """
    asked = {word for way in ways if not way.literal for word in (*way.words, *way.looks, *_of_what(way))}
    written = any(is_called_otherwise(name, thing) for name in names if asked.issuperset(_telling(name)))
    return written or _is_replaced(query, thing) or _is_unheard(query, thing)


def _of_what(way: Query) -> Iterator[str]:
    """What it belongs to: of ``the switch for Smart Switch`` the name is that of its landmark."""
    for relation in way.relations:
        if relation.side is Side.OF and not way.words:
            yield from (word for ways in relation.landmarks for mark in ways for word in mark.words)


def _is_unheard(query: Query, thing: Thing) -> bool:
    """``Market日程``: what stands in Latin letters in a Chinese name is a name, and is on the thing if anything is."""
    said = _LATIN.findall(query.spoken) if query.translated and not query.relations else []
    own = {word for label in thing.labels for word in (*label.words, *tokens(label.text))} | set(tokens(thing.value))
    return any(not any(may_mean(word, other) for other in own) for word in said if word not in ROLE_WORDS)


def _is_replaced(query: Query, thing: Thing) -> bool:
    """The same of what is not written as a name: ``search platform`` is not "Search settings". It stands word for word
    on the thing, but for some that mean something else; what says what to do is no name."""
    if query.literal or query.exact or query.translated or query.relations:
        return False
    said = [word for word in _telling(query.words) if word not in GENERAL]
    labels = [label for label in thing.labels if label.source not in UNWRITTEN and label.words]
    borne = {stem(word) for label in labels for word in label.words} | {stem(word) for word in tokens(thing.value)}
    written = [own for label in labels[:1] if len(own := _telling(label.words)) == len(said)]
    for own in written:
        pairs = [(one, other) for one, other in zip(said, own, strict=True) if stem(one) != stem(other)]
        names = all(word.isalpha() and word not in DEED_WORDS for pair in pairs for word in pair)
        apart = all(stem(one) not in borne and not may_mean(one, other) for one, other in pairs)
        if 0 < len(pairs) < len(said) and names and apart:
            return True
    return False


def unlike(query: Query, thing: Thing) -> tuple[float, float]:
    """The share of the words said that is not on the thing, and of its name that was not said; what may mean the same
    is on it, and was said."""
    said = [word for word in _telling(query.words) if word not in GENERAL]
    labels = [label for label in thing.labels if label.words]
    own = {word for label in labels for word in label.words} | set(tokens(thing.value))
    name = _telling(labels[0].words) if labels else []
    missing = [word for word in said if not any(word == other or may_mean(word, other) for other in own)]
    unsaid = [word for word in name if not any(word == other or may_mean(other, word) for other in said)]
    return len(missing) / max(1, len(said)), len(unsaid) / max(1, len(name))


def is_called_otherwise(name: Name, thing: Thing) -> bool:
    """It shares a word with the name, and has others in stead of the rest."""
    labels = [label for label in thing.labels if label.source not in UNWRITTEN and label.words]
    if not labels:
        return False
    borne = {stem(word) for label in labels for word in label.words} | {stem(word) for word in tokens(thing.value)}
    missing = [word for word in name if word not in ROLE_WORDS and stem(word) not in borne]
    if name[-1] in ROLE_WORDS and name[-1] not in labels[0].words:  # read aloud is the kind of anything
        missing.append(name[-1])
    said = {stem(word) for word in name}
    told = [_telling(label.words) for label in labels]
    others = [[w for w in own if stem(w) not in said] for own in told if any(stem(w) in said for w in own)]
    meant = any(may_mean(one, other) for one in missing for words in others for other in words)
    return bool(missing and others) and all(others) and not meant


def _telling(words: Iterable[str]) -> list[str]:
    return [word for word in words if word not in FILLER and word not in ORDINALS and word not in ROLE_WORDS]


def _begins(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def may_mean(said: str, written: str) -> bool:
    """Misspelt, cut short, of one stem, a synonym, or a word for the same picture."""
    if closeness(said, written) > 0 or said in PICTURED:  # misspelt, or what its picture looks like
        return True
    one, other = stem(said), stem(written)
    alike = one[:BEGINNING] == other[:BEGINNING] or (min(len(one), len(other)) >= SHORTENED and _begins(one, other))
    if alike or other in related(one) or one in related(other):
        return True
    return any(said in words and written in words for words in _NAMED_TOGETHER)
