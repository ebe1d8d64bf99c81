"""``python -m benchmarks.figures``: writes the figures of ``benchmarks/results`` into the tables of the documents.

A table belongs to a results file if the first cell of its head links to it and the second is empty. Each of its rows
begins with the way to a figure in the file's summary, step by step: ``by_kind.place.accuracy``. What stands behind the
figure is left as it is.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "benchmarks" / "results"
DOCUMENTS = (ROOT / "docs" / "benchmarks.md",)

_HEAD = re.compile(r"\| \[(\w+)\.json\]\((?:\.\./)+benchmarks/results/\1\.json\) \| \|")
_ROW = re.compile(r"\| `([^`]+)` \|[^|]*\|")


def figure(summary: Any, path: str) -> Any:
    """What stands at ``path`` in a summary.

    :raises KeyError: nothing does.
    """
    for step in path.split("."):
        if not isinstance(summary, dict) or step not in summary:
            raise KeyError(path)
        summary = summary[step]
    return summary


def filled(text: str, results: Path = RESULTS) -> str:
    """The document with the figures of today.

    :raises KeyError: a row asks for what its file does not tell; FileNotFoundError: there is no such file.
    """
    lines, summary = [], None
    for line in text.split("\n"):
        head = _HEAD.match(line)
        if head:
            summary = json.loads((results / f"{head[1]}.json").read_text(encoding="utf-8")).get("summary")
        elif not line.startswith("|"):
            summary = None
        row = _ROW.match(line) if summary else None
        if row:
            line = f"| `{row[1]}` | {figure(summary, row[1])} |{line[row.end() :]}"
        lines.append(line)
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Fill all documents; the exit code is 1 when a table asks for what is not there."""
    argparse.ArgumentParser(prog="benchmarks.figures", description=__doc__).parse_args(arguments)
    for document in DOCUMENTS:
        text = document.read_text(encoding="utf-8")
        try:
            new = filled(text)
        except (KeyError, FileNotFoundError) as error:
            print(f"{document.name}: {error} is in no result; correct the table or measure again")
            return 1
        if new != text:
            document.write_text(new, encoding="utf-8")
        print(f"{document.name}: {'written' if new != text else 'as it was'}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
