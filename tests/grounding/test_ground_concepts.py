"""The words for what icons stand for."""

from __future__ import annotations

import subprocess
import sys

import pytest

from grounding.vocabulary.concepts import CONCEPT_WORDS, CONCEPT_WORDS_ZH
from training.icons.words import OPPOSED


def test_there_are_at_least_300_concepts() -> None:
    assert len(CONCEPT_WORDS) >= 300
    assert list(CONCEPT_WORDS) == list(CONCEPT_WORDS_ZH)


def test_every_concept_has_its_own_name_first_and_something_to_say_in_both_languages() -> None:
    for concept, words in CONCEPT_WORDS.items():
        assert words[0] == concept
        assert all(word == word.strip().lower() and word for word in words), concept
        assert len(set(words)) == len(words)
        assert CONCEPT_WORDS_ZH[concept], concept


@pytest.mark.parametrize(("one", "other"), OPPOSED, ids="/".join)
def test_opposites_share_no_word(one: str, other: str) -> None:
    assert not set(CONCEPT_WORDS[one]) & set(CONCEPT_WORDS[other])
    assert not set(CONCEPT_WORDS_ZH[one]) & set(CONCEPT_WORDS_ZH[other])


@pytest.mark.parametrize(
    ("word", "concept"),
    [
        ("gear", "settings"),
        ("hamburger", "menu"),
        ("three dots", "more vertical"),
        ("magnifying glass", "search"),
        ("trash", "delete"),
        ("paper plane", "send"),
        ("bell", "notifications"),
        ("paperclip", "attach"),
        ("tick", "check"),
        ("house", "home"),
        ("padlock", "lock"),
        ("plus", "add"),
    ],
)
def test_what_people_say_leads_to_the_concept(word: str, concept: str) -> None:
    assert word in CONCEPT_WORDS[concept]


def test_a_concept_that_is_not_there_is_missing() -> None:
    assert "no such icon" not in CONCEPT_WORDS
    with pytest.raises(KeyError):
        CONCEPT_WORDS["no such icon"]


def test_the_words_need_neither_pixels_nor_a_network() -> None:
    script = (
        "import sys, grounding.vocabulary.concepts as c; c.CONCEPT_WORDS['share'];"
        "print(sorted({'numpy', 'cv2', 'onnxruntime', 'PIL'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert told.stdout.strip() == "[]"
