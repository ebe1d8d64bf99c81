"""The measure of screens that run from right to left, on a corpus of one page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import turned
from tests.benchmarks.pages import corpus, node


def test_turned_over_and_read_so_the_same_is_found_and_not_when_nobody_notices(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    buttons = [node("Button", 40 + 340 * n, 360 + 340 * n, name) for n, name in enumerate(("Ada", "Bob", "Cleo"))]
    index, said = corpus(tmp_path, buttons, [(1, "the first button"), (3, "the button on the right")])
    told = ["--corpus", str(index), "--phrases", str(said)]
    assert turned.main([*told, "--json", str(tmp_path / "out.json")]) == 0
    summary = json.loads((tmp_path / "out.json").read_text())["summary"]
    assert summary["n"] == 2
    assert summary["as it was"]["accuracy"] == summary["read from right to left"]["accuracy"] == 1.0
    assert summary["read from right to left"]["same"] == 1.0
    assert summary["read from left to right"]["accuracy"] == 0.5
    capsys.readouterr()
