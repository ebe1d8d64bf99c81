"""The measure of screens that run from right to left, on a corpus of one page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import turned


def node(cls: str, left: int, right: int, said: str, inside: str = "") -> str:
    return (
        f'<node class="android.widget.{cls}" package="a" text="{said}" clickable="true" enabled="true" '
        f'bounds="[{left},100][{right},200]">{inside}</node>'
    )


def test_turned_over_and_read_so_the_same_is_found_and_not_when_nobody_notices(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    buttons = "".join(
        node("Button", 40 + 340 * n, 360 + 340 * n, name) for n, name in enumerate(("Ada", "Bob", "Cleo"))
    )
    xml = f'<hierarchy rotation="0">{node("FrameLayout", 0, 1080, "", buttons)}</hierarchy>'
    (tmp_path / "one.xml").write_text(xml.replace('clickable="true"', 'clickable="false"', 1))
    row = {"id": "one", "xml_path": "one.xml", "width": 1080, "height": 2400, "candidates": [], "annotations": []}
    (tmp_path / "index.jsonl").write_text(json.dumps(row) + "\n")
    said = [{"screen": "one", "element": 1, "phrase": "the first button"},
            {"screen": "one", "element": 3, "phrase": "the button on the right"}]  # fmt: skip
    (tmp_path / "said.jsonl").write_text("".join(json.dumps(line) + "\n" for line in said))
    told = ["--corpus", str(tmp_path / "index.jsonl"), "--phrases", str(tmp_path / "said.jsonl")]
    assert turned.main([*told, "--json", str(tmp_path / "out.json")]) == 0
    summary = json.loads((tmp_path / "out.json").read_text())["summary"]
    assert summary["n"] == 2
    assert summary["as it was"]["accuracy"] == summary["read from right to left"]["accuracy"] == 1.0
    assert summary["read from right to left"]["same"] == 1.0
    assert summary["read from left to right"]["accuracy"] == 0.5
    capsys.readouterr()
