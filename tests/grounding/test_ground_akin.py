"""Words that mean nearly the same, the order of words, and labels that stand whole in a phrase."""

from __future__ import annotations

import re

import numpy as np
import pytest
from drawing import icon, page, row, text, view

from grounding.deciding.akin import akin
from grounding.deciding.features import Features, features
from grounding.deciding.learned_order import query_of
from grounding.deciding.ranking import rank
from grounding.grounder import candidates
from grounding.interface import Target
from grounding.language import NotUnderstood, parse
from grounding.reading.screen import read
from grounding.reading.things import Reading
from grounding.vocabulary.synonyms import FILE, related
from grounding.vocabulary.words import stem

SORTING = read(
    page(
        *(
            view("CheckedTextView", (0, 600 + 150 * n, 1080, 740 + 150 * n), "click", text=words)
            for n, words in enumerate(
                ("File name (A to Z)", "File name (Z to A)", "Modified (newest first)", "Modified (oldest first)")
            )
        )
    )
)


def features_of(phrase: str, reading: Reading) -> Features:
    ways = parse(phrase)
    assert not isinstance(ways, NotUnderstood)
    ranking = rank(ways, reading)
    return features(ways, query_of(ways, ranking), ranking, reading)


def named(reading: Reading, name: str) -> int:
    return next(t.place for t in reading.things if t.name == name)


def test_every_line_of_the_table_is_a_word_and_words_once_each() -> None:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    assert len(lines) > 4000
    for line in lines:
        assert re.fullmatch(r"[a-z0-9']+: [a-z0-9']+( [a-z0-9']+)*", line), line
        head, *words = line.replace(":", "").split()
        assert head not in words, line
        assert len(set(words)) == len(words), line
    heads = [line.partition(":")[0] for line in lines]
    assert len(set(heads)) == len(heads)


@pytest.mark.parametrize(
    ("one", "other"), [("edited", "modified"), ("biggest", "largest"), ("picture", "photo"), ("german", "deutsch")]
)
def test_relations_hold_both_ways(one: str, other: str) -> None:
    assert 0 < related(stem(one))[stem(other)] < 1
    assert 0 < related(stem(other))[stem(one)] < 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("first", "last"), ("on", "off"), ("upload", "download"), ("left", "right"), ("lock", "unlock"), ("red", "blue"),
     ("monday", "tuesday"), ("copy", "paste"), ("backup", "restore"), ("buy", "sell"), ("import", "export"),
     ("latitude", "longitude"), ("login", "logout"), ("show", "hide")],
)  # fmt: skip
def test_opposites_and_sisters_are_not_related(one: str, other: str) -> None:
    assert stem(other) not in related(stem(one))
    assert stem(one) not in related(stem(other))


def test_an_unknown_word_has_no_relations() -> None:
    assert related("frobnicat") == {}


def test_what_is_said_in_related_words_is_answered_to() -> None:
    heard, told = akin(("files", "edited", "longest", "ago"), SORTING)
    oldest, newest = (named(SORTING, f"Modified ({which} first)") for which in ("oldest", "newest"))
    assert heard[oldest] > heard[newest] > 0
    assert told[oldest] > told[newest]
    assert (heard <= 1).all()
    assert (told <= 1).all()
    nothing = akin(("frobnicate",), SORTING)
    assert not nothing[0].any()
    assert not nothing[1].any()


def test_an_opposite_on_the_label_speaks_against_it() -> None:
    shown = read(page(row("Show password", 400), row("Hide password", 600)))
    heard, _ = akin(("hide", "my", "password"), shown)
    assert heard[named(shown, "Hide password")] > 2 * heard[named(shown, "Show password")]


def test_the_order_of_words_tells_labels_of_the_same_words_apart() -> None:
    column = features_of("file name z to a", SORTING).columns["words in this order"]
    assert column[named(SORTING, "File name (Z to A)")] > column[named(SORTING, "File name (A to Z)")]
    assert candidates(Target("click on file name z to a"), SORTING)[0].name == "File name (Z to A)"


def test_a_label_that_stands_whole_in_a_phrase_counts_however_the_phrase_begins() -> None:
    shown = read(
        page(icon((900, 80, 1040, 220), "More options"), icon((0, 80, 140, 220), "Show roots"), row("More", 400))
    )
    found = features_of("show me more options", shown).columns
    whole, single = found["label said whole"], found["label of a word said"]
    assert np.flatnonzero(whole).tolist() == [named(shown, "More options")]
    assert named(shown, "More") in np.flatnonzero(single)
    assert not whole[named(shown, "Show roots")]


@pytest.mark.parametrize("label", ["Wi-Fi calling", "Log out", "Don't save"])
def test_words_are_cut_in_phrases_as_they_are_in_labels(label: str) -> None:
    shown = read(page(row(label, 400), row("Something else", 600)))
    found = features_of(f"show me {label.lower()} please", shown).columns
    whole = found.get("label said whole", found.get("label of a word said"))
    assert whole is not None
    assert whole[named(shown, label)]


def test_what_a_screen_is_called_is_its_heading() -> None:
    shown = read(page(
        text("Notification access", (216, 115, 731, 196)), row("Ad-silence", 300),
        row("Quickstep", 500, "Show notification dots"),
    ))  # fmt: skip
    title = named(shown, "Notification access")
    for phrase in ("title of the page", "name of the screen we are on", "what is this settings screen called"):
        assert candidates(Target(phrase), shown)[0].element is shown.things[title].element, phrase
