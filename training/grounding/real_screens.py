"""Makes the corpus of real screens that full trees' weights are learned from, out of clones of public repositories.

``python -m training.grounding.real_screens --checkouts DIR --out DIR`` reads ``real_screens.jsonl``: for each screen
its repository, the commit, the path of a hierarchy (uiautomator's XML, or a state of DroidBot as JSON), the size of the
display, and of some the path of a picture of the same moment. ``DIR/owner+name`` is a clone of
``github.com/owner/name``. It writes ``index.jsonl`` in the format of ``training/corpus.py``, and a tree for each
screen. None of these screens is in this repository; the phrases for them (``real_phrases.jsonl``,
``picture_phrases.jsonl``, ``step_phrases.jsonl``, and in ``benchmarks/phrases`` ``real_screens.jsonl``,
``pictures.jsonl``, ``steps.jsonl`` and ``steps_chinese.jsonl``) were written for it. ``--list`` takes another
list, like ``benchmarks/unseen_screens.jsonl``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

SCREENS = Path(__file__).parent / "real_screens.jsonl"

FLAGS = {
    "checkable": "checkable", "checked": "checked", "clickable": "clickable", "enabled": "enabled",
    "focusable": "focusable", "focused": "focused", "scrollable": "scrollable", "long-clickable": "long_clickable",
    "password": "is_password", "selected": "selected",
}  # fmt: skip
"""uiautomator's flags, and what DroidBot calls them."""

View = dict[str, Any]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the corpus; tell what could not be read."""
    parser = argparse.ArgumentParser(description="Make the corpus of real screens out of checkouts.")
    parser.add_argument("--checkouts", type=Path, required=True, help="a folder of clones, each called owner+name")
    parser.add_argument("--out", type=Path, required=True, help="where the corpus goes")
    parser.add_argument("--list", type=Path, default=SCREENS, help="what lists the screens")
    options = parser.parse_args(arguments)
    sources = [json.loads(line) for line in options.list.read_text(encoding="utf-8").splitlines()]
    made, missing = make(options.checkouts, sources, options.out)
    print(f"{made} screens in {options.out}")
    for line in missing:
        print(f"not made: {line}")
    return 0 if made else 1


def make(checkouts: Path, sources: Sequence[dict[str, Any]], out: Path) -> tuple[int, list[str]]:
    """Write the corpus of these screens: how many there are in it, and of which what could not be read."""
    out.mkdir(parents=True, exist_ok=True)
    index = out / "index.jsonl"
    index.unlink(missing_ok=True)  # it would list earlier screens until this is done
    rows, missing = [], []
    for source in sources:
        try:
            xml = tree_of(shown(checkouts, source), source)
            picture = shown(checkouts, {**source, "path": source["picture"]}) if "picture" in source else None
        except (OSError, ValueError, subprocess.CalledProcessError) as failure:
            missing.append(f"{source['id']}: {failure}")
            continue
        row = {"id": source["id"], "xml_path": f"{source['id']}.xml"}
        put(out / row["xml_path"], xml.encode())
        if picture is not None:
            row["png_path"] = f"{source['id']}{Path(source['picture']).suffix}"
            put(out / row["png_path"], picture)
        rows.append(row | {"width": source["width"], "height": source["height"], "candidates": [], "annotations": []})
    put(index, lines_of(rows))
    return len(rows), missing


def lines_of(rows: Iterable[dict[str, Any]]) -> bytes:
    """One object a line."""
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def put(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    partial = path.with_name(f"{path.name}.part")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def shown(checkouts: Path, source: dict[str, Any]) -> bytes:
    """The file as it was at that commit."""
    clone = checkouts / source["repository"].replace("/", "+")
    what = f"{source['commit']}:{source['path']}"
    return subprocess.run(["git", "-C", str(clone), "show", what], capture_output=True, check=True).stdout


def tree_of(data: bytes, source: dict[str, Any]) -> str:
    """The hierarchy as uiautomator writes it.

    :raises ValueError: it is none.
    """
    if source["path"].endswith(".json"):
        state = json.loads(data)
        return written(state["views"], source["width"], source["height"])
    text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8")
    start, end = text.find("<hierarchy"), text.rfind("</hierarchy>")
    if start < 0 or end < 0:
        raise ValueError("no hierarchy in it")
    return f"<?xml version='1.0' encoding='UTF-8'?>{text[start:end]}</hierarchy>"


def written(views: Sequence[View], width: int, height: int) -> str:
    """DroidBot's list of views as a hierarchy; what is not visible is left out, as uiautomator does."""
    root = ET.Element("hierarchy", {"rotation": "0"})
    for view in views:
        node = _node(view, views, width, height) if view["parent"] == -1 else None
        if node is not None:
            root.append(node)
    return "<?xml version='1.0' encoding='UTF-8'?>" + ET.tostring(root, encoding="unicode")


def _node(view: View, views: Sequence[View], width: int, height: int) -> ET.Element | None:
    if not view.get("visible", True):
        return None
    (left, top), (right, bottom) = view["bounds"]
    left, top, right, bottom = max(0, left), max(0, top), min(width, right), min(height, bottom)
    told = {"text": "text", "resource-id": "resource_id", "class": "class", "package": "package"}
    attributes = {
        "index": "0",
        **{name: view.get(key) or "" for name, key in told.items()},
        "content-desc": view.get("content_description") or "",
        **{name: str(bool(view.get(key))).lower() for name, key in FLAGS.items()},
        "bounds": f"[{left},{top}][{max(left, right)},{max(top, bottom)}]",
    }
    node = ET.Element("node", attributes)
    below = (_node(views[child], views, width, height) for child in view["children"])
    for number, child in enumerate(child for child in below if child is not None):
        child.set("index", str(number))
        node.append(child)
    return node


if __name__ == "__main__":
    raise SystemExit(main())
