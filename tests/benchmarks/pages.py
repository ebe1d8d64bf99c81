"""A corpus of one page, for measures that take a corpus."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path


def node(cls: str, left: int, right: int, said: str, inside: str = "") -> str:
    """A node of that class, 100 px high, that can be tapped."""
    return (
        f'<node class="android.widget.{cls}" package="a" text="{said}" clickable="true" enabled="true" '
        f'bounds="[{left},100][{right},200]">{inside}</node>'
    )


def corpus(folder: Path, nodes: Sequence[str], phrases: Sequence[tuple[int, str]]) -> tuple[Path, Path]:
    """The index of a corpus of one page with these nodes in a frame, and phrases for their numbers in the tree."""
    frame = node("FrameLayout", 0, 1080, "", "".join(nodes)).replace('clickable="true"', 'clickable="false"', 1)
    (folder / "one.xml").write_text(f'<hierarchy rotation="0">{frame}</hierarchy>')
    row = {"id": "one", "xml_path": "one.xml", "width": 1080, "height": 2400, "candidates": [], "annotations": []}
    index, said = folder / "index.jsonl", folder / "said.jsonl"
    index.write_text(json.dumps(row) + "\n")
    lines = [{"screen": "one", "element": element, "phrase": phrase} for element, phrase in phrases]
    said.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return index, said
