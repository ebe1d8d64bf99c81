"""The table of weights and the features that it is for go by the same names."""

from __future__ import annotations

from pathlib import Path

from grounding.deciding.weights import FULL_WEIGHTS, WEIGHTS
from training.grounding.examples import PAGE_PHRASES, written_for_pages

EVERY = 25
"""One in so many phrases for pages shows every kind of feature but the rarest."""
RARE = ", is "
"""What goes with such a pair of kinds, asked for and met, has a weight only where it occurred often enough."""


def test_every_feature_has_a_weight_under_its_name(tmp_path: Path) -> None:
    some = tmp_path / "phrases.jsonl"
    lines = PAGE_PHRASES.read_text(encoding="utf-8").splitlines()[::EVERY]
    some.write_text("\n".join(lines), encoding="utf-8")
    named = {name for example in written_for_pages(phrases=some) for name in example.features.columns}
    assert {name for name in named if RARE not in name} <= FULL_WEIGHTS.keys() & WEIGHTS.keys()
    assert len(named & FULL_WEIGHTS.keys()) > len(FULL_WEIGHTS) / 2
