"""Whether what stands at a place speaks against a phrase: another quoted text, or a word that means the opposite."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from grounding.language import Query
from grounding.reading.things import UNWRITTEN, Thing, forms_of
from grounding.vocabulary.opposites import OPPOSITE_OF
from grounding.vocabulary.words import ELLIPSES, normal, stem, tokens


def contradiction(ways: Sequence[Query], thing: Thing | None, around: Iterable[Thing]) -> str:
    """Why the thing cannot be what a phrase, read in these ways, names; '' when nothing speaks against it.

    ``around`` are all things at the place: a quoted text may stand in a part of it. Without a thing (nothing is known
    to be there) a phrase that quotes is contradicted, since what it quotes would have been read.
    """
    structured = [way for way in ways if not way.literal]
    quoted = {normal(text) for way in structured for text in way.exact}
    written = (label for other in around for label in other.labels if label.source not in UNWRITTEN)
    forms = {form for label in written for form in forms_of(label.text)}
    for text in sorted(quoted):
        if not any(_same(text, form) for form in forms):
            return f'"{text}" does not stand there'
    if thing is None:
        return ""
    said = {stem(word) for way in structured for word in tokens(" ".join((*way.words, *way.exact)))}
    for label in thing.labels:
        own = {stem(word) for word in label.words}
        for word in sorted(said - own):
            clash = OPPOSITE_OF.get(word, frozenset()) & own
            if clash and not clash & said:
                return f'it says "{label.text}"'
    return ""


def _same(text: str, form: str) -> bool:
    """The same, or one the other cut short."""
    for dots in ELLIPSES:
        if form.endswith(dots) and text.startswith(form.removesuffix(dots).rstrip()):
            return True
        if text.endswith(dots) and form.startswith(text.removesuffix(dots).rstrip()):
            return True
    return text == form
