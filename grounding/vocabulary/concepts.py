"""What people call the things that icons stand for: concept to words and phrases, in English and in Chinese.

A concept is a name such as ``share`` or ``more vertical``; what the eye reads off an icon is one of these. The words
are in ``concepts.json``, collected by ``training.icons.words``, and read when first asked for. No pixels are needed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("concepts.json")


class Words(Mapping[str, tuple[str, ...]]):
    """Concept to what people say for it in one language, most usual first. Read from the file on first use."""

    def __init__(self, language: str) -> None:
        self._language = language

    def __getitem__(self, concept: str) -> tuple[str, ...]:
        return _told()[concept][self._language]

    def __iter__(self) -> Iterator[str]:
        return iter(_told())

    def __len__(self) -> int:
        return len(_told())


CONCEPT_WORDS: Mapping[str, tuple[str, ...]] = Words("en")
"""English. The first word is the concept's own name. Two concepts may share a word (``cancel``), opposites never do."""
CONCEPT_WORDS_ZH: Mapping[str, tuple[str, ...]] = Words("zh")
"""Chinese, as phones label such icons."""


@cache
def _told() -> dict[str, dict[str, tuple[str, ...]]]:
    read = json.loads(FILE.read_text(encoding="utf-8"))
    return {concept: {tongue: tuple(words) for tongue, words in said.items()} for concept, said in read.items()}
