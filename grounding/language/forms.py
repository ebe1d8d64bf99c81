"""Sequences of words, looked for where words stand."""

from __future__ import annotations

from collections.abc import Iterable

from grounding.language.split import Word

Words = tuple[Word, ...]
Form = tuple[str, ...]
Forms = dict[str, tuple[Form, ...]]
"""Forms by their first word, longest first: few begin alike, and most words begin none."""


def by_first(forms: Iterable[Form | str]) -> Forms:
    """The forms (words, or words with spaces between) by their first word."""
    parted = {tuple(form.split()) if isinstance(form, str) else form for form in forms}
    found: dict[str, list[Form]] = {}
    for form in sorted(parted, key=lambda form: (-len(form), form)):
        found.setdefault(form[0], []).append(form)
    return {first: tuple(alike) for first, alike in found.items()}


def starts(words: Words, at: int, form: Form) -> bool:
    """The form stands here, unquoted. ``at`` may lie before the beginning: then it does not."""
    if at < 0 or len(words) - at < len(form):
        return False
    return all(words[at + n].said == word and not words[at + n].quoted for n, word in enumerate(form))


def longest(words: Words, at: int, forms: Forms) -> int:
    """How many words the longest form has that stands here; 0 where none does."""
    if at >= len(words) or words[at].quoted:
        return 0
    return next((len(form) for form in forms.get(words[at].said, ()) if starts(words, at, form)), 0)
