"""The benchmark of names that are not there: what it asks for, and what it counts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from drawing import page, row

from benchmarks import absent
from grounding.grounder import ground
from grounding.interface import Miss, Reason, Target
from grounding.reading.screen import read
from grounding.reading.things import Reading

NAMES = ("Silver Corridor", "Paper Letters", "Green Map", "Early Garden", "Winter Kiosk")


def test_requests_for_what_is_not_there_are_counted_by_kind(tmp_path: Path, readings: list[Reading]) -> None:
    asked = [
        {"screen": "songs", "kind": "item", "phrase": "open Golden Corridor"},
        {"screen": "songs", "kind": "item", "phrase": "Silver Corridor"},
        {"screen": "songs", "kind": "count", "phrase": "the fifth row"},
        {"screen": "nowhere", "kind": "count", "phrase": "the fifth row"},
    ]
    phrases = tmp_path / "absent.jsonl"
    phrases.write_text("\n".join(map(json.dumps, asked)), encoding="utf-8")
    told = absent.requested(phrases, {"songs": readings[0]})
    assert (told["screens"], told["n"], told["touched"]) == (1, 3, 0.3333)
    assert told["by_kind"] == {"count": {"n": 1, "touched": 0.0}, "item": {"n": 2, "touched": 0.5}}


@pytest.fixture
def readings() -> list[Reading]:
    """Two screens, the rows of which have no word in common."""
    screens = (NAMES[:2], NAMES[2:])
    return [read(page(*(row(name, 300 + 200 * n) for n, name in enumerate(names)))) for names in screens]


def test_what_is_there_is_found_and_what_is_not_is_left_alone(readings: list[Reading]) -> None:
    told = absent.measured(readings)
    assert told["screens"] == 2
    assert 0 < told["names"] <= len(NAMES)  # a word that stands on the screen itself changes nothing
    for written in ("capitals", "lower case"):
        assert told[written]["n"] == told["names"] * len(absent.FORMS)
        assert told[written]["found"] == 1.0
        assert told[written]["touched"] == 0.0


def test_a_grounder_that_touches_anything_is_told_so(readings: list[Reading], monkeypatch: pytest.MonkeyPatch) -> None:
    first = [
        ground(Target(f'"{names[0]}"'), reading) for names, reading in zip((NAMES, NAMES[2:]), readings, strict=True)
    ]
    always = dict(zip(map(id, readings), first, strict=True))
    monkeypatch.setattr(absent, "ground", lambda target, reading: always[id(reading)])
    told = absent.measured(readings)["capitals"]
    assert told["touched"] == 1.0
    assert 0 < told["found"] < 1


def test_a_grounder_that_touches_nothing_finds_nothing(
    readings: list[Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(absent, "ground", lambda target, reading: Miss(Reason.NOT_FOUND, target.phrase))
    told = absent.measured(readings)["capitals"]
    assert (told["found"], told["touched"]) == (0.0, 0.0)
