"""The benchmarks' commands run on a corpus of our own and count rightly."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest
from drawing import page, text, view

from benchmarks import grounding, outline
from device.geometry import Bounds, Point
from training.corpus import Part, annotation_of, lies_in, samples, wilson

XML = """<?xml version='1.0' encoding='UTF-8'?><hierarchy rotation="0">
<node index="0" class="android.widget.FrameLayout" package="org.example" bounds="[0,0][1080,2400]">
<node index="0" text="Save" class="android.widget.Button" package="org.example" clickable="true" bounds="[0,300][500,420]" />
<node index="1" text="Delete" class="android.widget.Button" package="org.example" clickable="true" bounds="[540,300][1080,420]" />
</node></hierarchy>"""  # noqa: E501


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "one.xml").write_text(XML)
    lines = [
        {
            "id": f"own/{name}", "xml_path": "one.xml", "width": 1080, "height": 2400,
            "annotations": [{"instruction": phrase, "bbox": box, "kind": "own"}],
            "candidates": [[0, 300, 500, 420], [540, 300, 1080, 420]],
        }
        for name, phrase, box in (
            ("right", "the save button", [0, 300, 500, 420]),
            ("right of", "button right of save", [540, 300, 1080, 420]),
            ("wrong", "delete", [0, 300, 500, 420]),
            ("nothing", "frobnicate", [0, 2000, 100, 2100]),
        )
    ]  # fmt: skip
    index = tmp_path / "index.jsonl"
    index.write_text("\n".join(json.dumps(line) for line in lines) + "\n")
    return index


def run(module: Any, index: Path, out: Path, *more: str) -> dict[str, Any]:
    assert module.main(["--corpus", str(index), "--json", str(out), *more]) == 0
    found: dict[str, Any] = json.loads(out.read_text())["summary"]
    return found


def test_the_grounding_benchmark_counts_right_and_wrong_answers(corpus: Path, tmp_path: Path) -> None:
    summary = run(grounding, corpus, tmp_path / "out.json", "--speed-at", "100")
    assert summary["n"] == 4
    assert summary["accuracy"] == 0.5
    assert summary["candidate_accuracy"] == 0.5
    assert summary["found_coverage"] == 0.75
    assert summary["found_precision"] == pytest.approx(2 / 3, abs=1e-3)
    assert summary["interval"][0] < 0.5 < summary["interval"][1]
    assert summary["speed"]["100"]["ground_ms"] > 0
    assert summary["by_kind"]["relation"] == {"n": 1, "accuracy": 1.0}


def test_the_parts_of_a_corpus_are_fixed_and_what_is_held_is_learned_from_by_none(corpus: Path) -> None:
    parts = {part: {s.id for s in samples(corpus, part)} for part in get_args(Part)}
    everything = {s.id for s in samples(corpus)}
    assert parts["A"] | parts["B"] == parts["development"] | parts["held"] == everything
    assert not parts["A"] & parts["B"]
    assert not parts["development"] & parts["held"]
    many = [f"screen {n}" for n in range(400)]
    held = [name for name in many if lies_in(name, "held")]
    assert all(lies_in(name, "B") and not lies_in(name, "development") for name in held)
    assert 0.15 < len(held) / len(many) < 0.35


def test_the_outline_benchmark_finds_every_button_told_and_led_back_to(corpus: Path, tmp_path: Path) -> None:
    summary = run(outline, corpus, tmp_path / "out.json")
    assert (summary["screens"], summary["actionable"]) == (4, 8)
    assert (summary["recall"], summary["round_trip"], summary["ordinal_only"]) == (1.0, 1.0, 0.0)
    assert summary["printed_round_trip"] == 1.0
    assert 5 <= summary["tokens_median"] <= 15
    assert summary["characters_median"] > 0


def test_how_far_a_bar_is_is_no_label_of_the_row_it_is_in() -> None:
    player = view("LinearLayout", (0, 2000, 1080, 2160), "click", (
        view("ProgressBar", (0, 2000, 1080, 2010), text="0.0536"), text("Vela", (160, 2030, 700, 2080)),
    ))  # fmt: skip
    shown = page(player)
    assert [outline.label_of(element, shown) for element in outline.touchable(shown)] == ["Vela"]


def test_an_empty_corpus_is_an_error(tmp_path: Path) -> None:
    empty = tmp_path / "index.jsonl"
    empty.write_text("")
    assert grounding.main(["--corpus", str(empty), "--json", str(tmp_path / "o")]) == 1
    assert outline.main(["--corpus", str(empty), "--json", str(tmp_path / "o")]) == 1


def test_the_interval_of_a_share_narrows_with_numbers() -> None:
    low, high = wilson(50, 100)
    wide_low, wide_high = wilson(5, 10)
    assert wide_low < low < 0.5 < high < wide_high
    assert wilson(0, 0) == (0.0, 1.0)


def test_a_touch_on_another_control_in_the_box_is_not_what_was_meant() -> None:
    star = view("ImageView", (900, 300, 1000, 400), "click", description="Star")
    title = text("Lunch", (60, 320, 600, 380))
    shown = page(view("LinearLayout", (0, 280, 1080, 420), "click", (title, star)))
    row_, title_, star_ = (next(e for e in shown.elements if e.bounds == box) for box in (
        Bounds(0, 280, 1080, 420), Bounds(60, 320, 600, 380), Bounds(900, 300, 1000, 400)
    ))  # fmt: skip
    whole = annotation_of(shown, {"element": row_.key, "also": [title_.key], "phrase": "the lunch"})
    assert whole.is_met(title_.bounds.center, row_)
    assert not whole.is_met(star_.bounds.center, star_)
    label = annotation_of(shown, {"element": title_.key, "also": [row_.key], "phrase": "the word lunch"})
    assert label.is_met(Point(700, 350), row_)
    loose = annotation_of(shown, {"element": row_.key, "phrase": "the lunch"})
    assert loose.is_met(star_.bounds.center, star_)
