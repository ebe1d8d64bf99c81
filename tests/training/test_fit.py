"""The fit learns from choices, and writes a table that is a module."""

from __future__ import annotations

import numpy as np

from grounding.deciding.sets import FLOOR, PICKED, SUM, chances, with_choices
from grounding.deciding.sets import Choice as Set
from training.grounding.fit import Judged, Table, by_level, fit, fit_confidence, module, surest
from training.grounding.set_choice import Numbered, _Data, fit_sets


def choice(seed: int) -> Table:
    """Four things with three features, of which only the second tells which is meant."""
    x, meant = np.random.default_rng(seed).random((4, 3)), np.arange(4) == seed % 4
    x[:, 1] = meant
    return x, meant


def test_the_feature_that_tells_gets_the_weight() -> None:
    weights = fit([choice(n) for n in range(100)], ["noise", "tells", "more noise"])
    assert weights[1] > 3 * max(abs(weights[0]), abs(weights[2]))


def test_confidence_grows_with_what_goes_with_being_right() -> None:
    judged = [Judged({"always": 1.0, "share": n / 99}, n > 50) for n in range(100)]
    weights = fit_confidence(judged)
    assert weights["share"] > 0
    assert surest(judged, weights)["0.3"] == 1.0


def test_the_tables_are_a_module() -> None:
    made: dict[str, object] = {}
    exec(
        module({"name": 1.23456}, {"name": 2.0}, {"one": 0.5}, {"always": -1.0}, {"always": 1.0}, {"always": 0.5}), made
    )
    assert made["WEIGHTS"] == {"name": 1.235}
    assert made["FULL_WEIGHTS"] == {"name": 2.0}
    assert made["SETS"] == {"one": 0.5}
    assert made["CONFIDENCE"] == {"always": -1.0}
    assert made["FULL_CONFIDENCE"] == {"always": 1.0}


def numbered(seed: int) -> Numbered:
    """Five things and three sets, of which the one that is "right" picks what is meant."""
    rng = np.random.default_rng(seed)
    meant = int(rng.integers(5))
    others = [place for place in range(5) if place != meant]
    options = [
        Set((meant,), (), {"right": 1.0, "noise": float(rng.random())}),
        Set((others[0],), (), {"wrong": 1.0, "noise": float(rng.random())}),
        Set((others[1], others[2]), (), {"wrong": 1.0, "noise": float(rng.random())}),
    ]
    return Numbered(options, rng.random(5), np.arange(5) == meant, 1.0)


def test_the_set_that_picks_what_is_meant_is_learned_though_no_one_names_it() -> None:
    weights = fit_sets([numbered(n) for n in range(60)])
    assert weights["right"] > 0 > weights["wrong"]
    one = numbered(1000)
    assert int(np.argmax(with_choices(one.sums, one.options, weights))) == int(np.argmax(one.meant))


def test_the_gradient_is_that_of_the_likelihood() -> None:
    phrases = [numbered(n) for n in range(4)]
    names = ["noise", "right", "wrong"]
    data = _Data(phrases, names)
    at = np.array([0.3, -0.2, 0.5, 0.7, 1.1, -2.0])

    def loss(values: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float:
        weights = dict(zip([*names, SUM, PICKED, FLOOR], values.tolist(), strict=True))
        total = 0.0
        for p in phrases:
            sums = with_choices(p.sums, p.options, weights)
            share = np.exp(sums - sums.max())
            total -= float(np.log(share[p.meant].sum() / share.sum()))
        return total / len(phrases)

    step = 1e-6
    for n in range(len(at)):
        up, down = at.copy(), at.copy()
        up[n] += step
        down[n] -= step
        assert abs((loss(up) - loss(down)) / (2 * step) - data.slope(at)[n]) < 1e-6


def test_a_row_that_is_picked_whole_shares_its_chance() -> None:
    found = chances([Set((1, 3), (), {})], 4, {})
    assert found.tolist() == [0.0, 0.5, 0.0, 0.5]


def test_a_level_tells_what_is_so_sure_how_much_rightly_and_of_what_is_not_there() -> None:
    sure, unsure = {"share": 9.0}, {"share": -9.0}
    there = [Judged(sure, True), Judged(sure, False), Judged(unsure, True), Judged(unsure, True)]
    absent = [Judged(sure, False), *[Judged(unsure, False)] * 3]
    assert by_level(there, absent, {"share": 1.0}, 0.8) == [0.5, 0.5, 0.25]
    assert by_level(there, absent, {"share": 1.0}, 1e-9)[0] == 1.0


def test_what_is_not_touched_in_any_case_is_neither_learned_from_nor_answered() -> None:
    judged = [Judged({"always": 1.0, "share": n / 99}, n > 50) for n in range(100)]
    ruled_out = [Judged({"always": 1.0, "share": 1.0}, False, ruled_out=True)] * 100
    assert fit_confidence([*judged, *ruled_out]) == fit_confidence(judged)
    assert by_level(judged, ruled_out, {"always": 1.0, "share": 1.0}, 0.5)[2] == 0.0
