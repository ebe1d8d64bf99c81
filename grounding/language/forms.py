"""Sequences of words, looked for where words stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from grounding.language.split import Word

Words = tuple[Word, ...]
Form = tuple[str, ...]
Forms = dict[str, tuple[tuple[int, ...], frozenset[Form]]]
"""By first word: how long the forms are that begin so, longest first, and the forms. Most words begin none."""


def by_first(forms: Iterable[Form | str]) -> Forms:
    """The forms (words, or words with spaces between) by their first word."""
    found: dict[str, set[Form]] = {}
    for form in forms:
        words = tuple(form.split()) if isinstance(form, str) else form
        found.setdefault(words[0], set()).add(words)
    return {first: (tuple(sorted({*map(len, same)}, reverse=True)), frozenset(same)) for first, same in found.items()}


def every(*parts: str) -> frozenset[str]:
    """The forms that take one alternative of each part, parted by ``/``: ``every("the/", "top/bottom")`` has four."""
    ways = product(*(part.split("/") for part in parts))
    return frozenset(" ".join(word for word in way if word) for way in ways)


def starts(words: Words, at: int, form: Form) -> bool:
    """The form stands here, unquoted. ``at`` may lie before the beginning: then it does not."""
    if at < 0 or len(words) - at < len(form):
        return False
    return all(words[at + n].said == word and not words[at + n].quoted for n, word in enumerate(form))


def standing(words: Words, at: int, forms: Forms) -> Iterator[Form]:
    """The forms that stand here, longest first."""
    if at >= len(words) or words[at].quoted:
        return
    begun = forms.get(words[at].said)
    if begun is None:
        return
    lengths, known = begun
    said: list[str] = []
    for word in words[at : at + lengths[0]]:
        if word.quoted:
            break
        said.append(word.said)
    for length in lengths:
        if length <= len(said) and tuple(said[:length]) in known:
            yield tuple(said[:length])


def longest(words: Words, at: int, forms: Forms) -> int:
    """How many words the longest form has that stands here; 0 where none does."""
    return next((len(form) for form in standing(words, at, forms)), 0)
