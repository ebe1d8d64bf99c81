"""A phrase as the words that rules of the grammar get, and back."""

from __future__ import annotations

from grounding.language import NotUnderstood
from grounding.language.split import Word, split


def words_of(phrase: str) -> tuple[Word, ...]:
    """The words of a phrase that can be cut."""
    words = split(phrase)
    assert not isinstance(words, NotUnderstood)
    return words


def text_of(words: tuple[Word, ...]) -> str:
    """The words with gaps between them."""
    return " ".join(word.text for word in words)
