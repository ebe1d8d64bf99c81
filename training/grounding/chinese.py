"""How sure of itself what was said in Chinese may be: ``python -m training.grounding.chinese --screens REAL.jsonl``.

``chinese_phrases.jsonl`` holds steps said in Chinese, by the four authors of ``step_phrases.jsonl``: for real screens,
most of them in English, and for pages of our own apps that were put in Chinese. Their failures were read, the grammar
was made on them, and no weight is learned from them; the report tells what ``FULL_SURE`` of ``deciding/verdict.py``,
which was not set by it, lets be answered.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from grounding.deciding.actionability import touch_point
from grounding.deciding.confidence import confidence_of
from grounding.deciding.items import as_items
from grounding.deciding.learned_order import order, query_of
from grounding.deciding.ranking import rank
from grounding.deciding.verdict import Verdict, by_rules_alone
from grounding.deciding.weights import FULL_CONFIDENCE
from grounding.language import NotUnderstood, parse
from grounding.reading.screen import Reading, read
from training.corpus import Annotation, annotation_of
from training.grounding.examples import screens_at_hand
from training.report import hand_in, made_by

PHRASES = Path(__file__).parent / "chinese_phrases.jsonl"
LEVELS = (0.55, 0.6, 0.65, 0.7, 0.75, 0.8)


@dataclass(frozen=True, slots=True)
class Judged:
    """What the rules make of a phrase, how sure its first candidate is, and whether that is meant."""

    rules: Verdict.Kind
    sure: float
    right: bool


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how many of the phrases come out right, and of which confidence how many."""
    parser = argparse.ArgumentParser(description="How sure Chinese phrases may be of their answers.")
    parser.add_argument("--screens", type=Path, required=True, help="index.jsonl that real_screens.py makes")
    parser.add_argument("--report", type=Path, help="write what is printed to this file, too")
    options = parser.parse_args(arguments)
    command = "python -m training.grounding.chinese --screens REAL.jsonl --report benchmarks/results/chinese.json"
    report = {"made_by": made_by(command), "summary": summary(list(judged(options.screens)))}
    hand_in(report, options.report)
    return 0


def judged(corpus: Path) -> Iterator[Judged]:
    """Each phrase, on its screen."""
    screens, readings = screens_at_hand(corpus), dict[str, Reading]()
    for line in PHRASES.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        sample = screens.get(row["screen"])
        if sample is None:
            continue
        if sample.id not in readings:
            readings[sample.id] = read(sample.screen)
        yield _judged(annotation_of(sample.screen, row), readings[sample.id])


def _judged(annotation: Annotation, reading: Reading) -> Judged:
    ways = parse(annotation.phrase)
    if isinstance(ways, NotUnderstood):
        return Judged(Verdict.Kind.NONE, 0.0, False)
    ways = as_items(ways, reading)
    rules, ranking = rank(ways, reading), order(ways, reading)
    kind = by_rules_alone(rules).kind
    if not ranking.candidates:
        return Judged(kind, 0.0, False)
    first = ranking.candidates[0]
    point = touch_point(first, reading)
    said, query = ways[0].said, query_of(ways, rules)
    sure = confidence_of(ranking, rules, query, FULL_CONFIDENCE, reading, said)
    return Judged(kind, sure, point is not None and annotation.is_met(point, first.thing.receiver))


def summary(phrases: Sequence[Judged]) -> dict[str, Any]:
    """What comes out right: of all, of what the rules answer, and of what only the sum is sure of, by how sure."""
    one = [p.right for p in phrases if p.rules is Verdict.Kind.ONE]
    unmet = [p for p in phrases if p.rules is Verdict.Kind.NONE]
    return {
        "phrases": len(phrases),
        "right": _share([p.right for p in phrases]),
        "share that the rules answer": round(len(one) / len(phrases), 4),
        "right among those": _share(one),
        "share where the rules find nothing": round(len(unmet) / len(phrases), 4),
        "of those by how sure (share of all phrases, right among those)": {
            str(level): [
                round(sum(p.sure >= level for p in unmet) / len(phrases), 4),
                _share([p.right for p in unmet if p.sure >= level]),
            ]
            for level in LEVELS
        },
    }


def _share(right: Sequence[bool]) -> float:
    return round(float(np.mean(right)), 4) if right else 0.0


if __name__ == "__main__":
    raise SystemExit(main())
