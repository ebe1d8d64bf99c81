"""The fit learns from choices, and writes a table that is a module."""

from __future__ import annotations

import numpy as np

from training.grounding.fit import Choice, fit, fit_confidence, module, surest


def choice(seed: int) -> Choice:
    """Four things with three features, of which only the second tells which is meant."""
    x, meant = np.random.default_rng(seed).random((4, 3)), np.arange(4) == seed % 4
    x[:, 1] = meant
    return x, meant


def test_the_feature_that_tells_gets_the_weight() -> None:
    weights = fit([choice(n) for n in range(100)], ["noise", "tells", "more noise"])
    assert weights[1] > 3 * max(abs(weights[0]), abs(weights[2]))


def test_confidence_grows_with_what_goes_with_being_right() -> None:
    judged = [({"always": 1.0, "share": n / 99}, n > 50) for n in range(100)]
    weights = fit_confidence(judged)
    assert weights["share"] > 0
    assert surest(judged, weights)["0.3"] == 1.0


def test_the_tables_are_a_module() -> None:
    made: dict[str, object] = {}
    exec(module({"name": 1.23456}, {"name": 2.0}, {"always": -1.0}, {"always": 1.0}), made)
    assert made["WEIGHTS"] == {"name": 1.235}
    assert made["FULL_WEIGHTS"] == {"name": 2.0}
    assert made["CONFIDENCE"] == {"always": -1.0}
    assert made["FULL_CONFIDENCE"] == {"always": 1.0}
