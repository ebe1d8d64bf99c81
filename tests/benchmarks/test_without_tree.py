"""The benchmark of grounding on pictures alone: the trees are withheld, and nothing of them is known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from benchmarks import grounding
from training.corpus import samples, without_tree

WIDTH, HEIGHT = 540, 960
TREE = """<?xml version='1.0' encoding='UTF-8'?><hierarchy rotation="0">
<node class="android.widget.FrameLayout" package="org.example" text="" content-desc="" bounds="[0,0][540,960]">
<node class="android.widget.Button" clickable="true" text="Send" content-desc="" bounds="[40,300][500,360]"/>
<node class="android.widget.Button" clickable="true" text="Secret" content-desc="" bounds="[40,500][500,560]"/>
</node></hierarchy>"""
"""Its second button is nowhere on the picture."""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    picture = Image.new("RGB", (WIDTH, HEIGHT), "#fafafa")
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle((40, 300, 499, 359), 30, fill="#0b57d0")
    draw.text((230, 312), "Send", fill="white", font=ImageFont.load_default(30))
    picture.save(tmp_path / "one.png")
    (tmp_path / "one.xml").write_text(TREE)
    (tmp_path / "two.xml").write_text(TREE)
    said = [("Send", [40, 300, 500, 360]), ("Secret", [40, 500, 500, 560])]
    lines = [
        {
            "id": name, "xml_path": f"{name}.xml", "png_path": png, "width": WIDTH, "height": HEIGHT,
            "annotations": [{"instruction": f"the {text} button", "bbox": box} for text, box in said],
        }
        for name, png in (("one", "one.png"), ("two", None))
    ]  # fmt: skip
    (tmp_path / "index.jsonl").write_text("\n".join(json.dumps(line) for line in lines))
    return tmp_path / "index.jsonl"


def test_only_what_the_picture_shows_is_found_and_screens_without_one_are_left_out(
    corpus: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.json"
    asked = ["--corpus", str(corpus), "--json", str(out), "--speed-at", "100", "--vision", "--without-tree"]
    assert grounding.main(asked) == 0
    written = json.loads(out.read_text())
    summary = written["summary"]
    assert (summary["n"], summary["accuracy"], summary["found_coverage"]) == (2, 0.5, 0.5)
    assert summary["vision"] == {"screens": 1, "with_picture": 1, "looked_at": 1, "tree_alone": None}
    assert "--vision --without-tree --speed-at 100" in written["made_by"]["command"]


def test_a_tree_is_not_withheld_where_no_picture_is_looked_at(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        grounding.main(["--corpus", str(corpus), "--json", str(tmp_path / "out.json"), "--without-tree"])
    assert "give --vision, too" in capsys.readouterr().err


def test_a_withheld_tree_tells_the_size_of_the_screen_and_nothing_else(corpus: Path) -> None:
    (first, _) = samples(corpus)
    bare = without_tree(first.screen.width, first.screen.height)
    assert bare.bounds == first.screen.bounds
    assert not any(e.text or e.description or e.clickable or e.resource_id for e in bare.elements)
