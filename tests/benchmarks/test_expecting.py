"""The measure of expectations, on a corpus of one page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import expecting
from tests.benchmarks.pages import corpus, node


def test_what_is_said_to_hold_is_told_from_what_does(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    index, _ = corpus(tmp_path, [node("Button", 40, 360, "Ada"), node("Button", 380, 700, "Bob")], [])
    stated = [
        (True, {"expect": "shows", "target": "Ada"}),
        (True, {"expect": "gone", "target": '"Cleo"'}),
        (True, {"expect": "shows", "target": "the first of them all"}),
        (False, {"expect": "gone", "target": "the Bob button"}),
        (False, {"expect": "shows", "target": "Bob"}),
        (False, {"expect": "holds", "target": "Ada", "value": "on"}),
    ]
    rows = [{"screen": "one", "holds": holds, "expect": expect} for holds, expect in stated]
    (tmp_path / "expected.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    told = ["--corpus", str(index), "--expectations", str(tmp_path / "expected.jsonl")]
    assert expecting.main([*told, "--json", str(tmp_path / "out.json")]) == 0
    summary = json.loads((tmp_path / "out.json").read_text())["summary"]
    assert (summary["n"], summary["unfulfilled"], summary["fulfilled"]) == (6, 3, 3)
    assert summary["invented"] == pytest.approx(1 / 3, abs=1e-4)
    assert summary["unproven"] == pytest.approx(1 / 3, abs=1e-4)
    assert summary["by_kind"]["gone"]["accuracy"] == 1.0
    capsys.readouterr()


def test_none_of_its_screens_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    index, _ = corpus(tmp_path, [node("Button", 40, 360, "Ada")], [])
    (tmp_path / "expected.jsonl").write_text("")
    told = ["--corpus", str(index), "--expectations", str(tmp_path / "expected.jsonl")]
    assert expecting.main([*told, "--json", str(tmp_path / "out.json")]) == 1
    assert "none of these screens" in capsys.readouterr().out
