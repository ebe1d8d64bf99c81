"""Whether the screen is as a planner expects: ``python -m benchmarks.expecting --corpus … --expectations … --json …``.

Each line of the file is ``{"screen": id, "holds": true or false, "expect": {"expect": "shows", "target": phrase}}``: in
the form in which a planner states it (``gone`` likewise; ``holds`` with ``value``), and whether a careful person finds
it fulfilled. ``invented`` is the share of what is not fulfilled that is said to be: a success that there was none of.
``unproven`` is the share of what is fulfilled that is not seen to be, which a planner has to look for itself.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from grounding.checking import holds
from grounding.reading.screen import read
from planning.language.parse import expectation
from training.corpus import samples, wilson
from training.report import hand_in, made_by

Judged = tuple[str, bool, bool]
"""The kind of an expectation, whether it is fulfilled, and whether it is said to be."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run over a corpus and write the figures."""
    parser = argparse.ArgumentParser(description="Whether the screen is as a planner expects.")
    parser.add_argument("--corpus", type=Path, nargs="+", required=True, help="index.jsonl of a corpus, or of several")
    parser.add_argument("--expectations", type=Path, required=True, help="what is expected of its screens")
    parser.add_argument("--json", type=Path, required=True, help="where the figures go")
    options = parser.parse_args(arguments)
    rows = [json.loads(line) for line in options.expectations.read_text(encoding="utf-8").splitlines()]
    judged: list[Judged] = []
    for sample in (sample for index in options.corpus for sample in samples(index)):
        asked = [row for row in rows if row["screen"] == sample.id]
        reading = read(sample.screen) if asked else None
        for row in asked:
            assert reading is not None
            said = holds(expectation(row["expect"]), reading, "")
            judged.append((row["expect"]["expect"], row["holds"], said))
    if not judged:
        print("the corpus has none of these screens")
        return 1
    kinds = sorted({kind for kind, _, _ in judged})
    summary = {**summed(judged), "by_kind": {kind: summed([one for one in judged if one[0] == kind]) for kind in kinds}}
    corpus = " ".join(index.name for index in options.corpus)
    command = f"python -m benchmarks.expecting --corpus {corpus} --expectations {options.expectations}"
    hand_in({"made_by": made_by(f"{command} --json {options.json}"), "summary": summary}, options.json)
    return 0


def summed(judged: Sequence[Judged]) -> dict[str, Any]:
    """How many were judged rightly, how many of the unfulfilled were said to hold, how many of the others not."""
    unfulfilled = [said for _, holds, said in judged if not holds]
    fulfilled = [said for _, holds, said in judged if holds]
    right = len(judged) - sum(unfulfilled) - sum(not said for said in fulfilled)
    return {
        "n": len(judged),
        "accuracy": round(right / len(judged), 4),
        "unfulfilled": len(unfulfilled),
        "invented": round(sum(unfulfilled) / max(1, len(unfulfilled)), 4),
        "invented_interval": wilson(sum(unfulfilled), len(unfulfilled)),
        "fulfilled": len(fulfilled),
        "unproven": round(sum(not said for said in fulfilled) / max(1, len(fulfilled)), 4),
    }


if __name__ == "__main__":
    raise SystemExit(main())
