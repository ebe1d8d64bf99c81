"""The benchmarks that need no corpus, run small: their figures are there and hang together."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from benchmarks import device_io, simulator
from training.report import spread


def test_a_spread_is_median_and_quartiles() -> None:
    assert spread([5, 1, 3, 2, 4]) == {"median": 3, "q1": 2, "q3": 4}
    assert spread([7]) == {"median": 7, "q1": 7, "q3": 7}


@pytest.mark.long
def test_our_floor_is_quicker_than_stock_at_everything() -> None:
    result = device_io.measure(rounds=3)
    summary = result["summary"]
    assert all(summary[f"{name}_ratio"] > 2 for name in ("dump", "tap", "screenshot", "type"))
    for name, figures in result["raw"].items():
        for who in ("stock", "ours"):
            trial = figures[who]
            assert 0 < trial["phone_ms"]["median"] < trial["wall_ms"]["median"], name
            assert summary[f"{name}_ms"][who] == trial["wall_ms"]["median"]


def test_the_simulated_phone_is_measured_alone_and_in_company() -> None:
    result = simulator.measure(phones=2, rounds=1, starts=1)
    one, two = result["runs"]
    assert (one["phones"], two["phones"], result["summary"]["phones"]) == (1, 2, 2)
    assert min(one["resident_mb"], two["resident_mb"]) > 10
    assert (
        result["summary"]["mb_per_phone"] == round(two["resident_mb"] - one["resident_mb"], 2)
        or sys.platform != "linux"
    )
    for name in ("dump_ms", "screenshot_ms", "tap_ms", "reset_ms"):
        assert result["summary"][name] == two[name]["median"] > 0
    assert one["dump_ms"]["median"] < one["first_dump_ms"]["median"], "a screen that stands needs no layout"


def test_a_benchmark_that_cannot_run_is_named_and_fails() -> None:
    code = (
        "import sys; from benchmarks import __main__ as all\n"
        "def broken(): raise OSError('no such phone')\n"
        "all.BENCHMARKS = {'fine': lambda: {'summary': {}}, 'broken': broken}\n"
        "sys.exit(all.main([]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    printed = json.loads(done.stdout)
    assert done.returncode == 1
    assert (printed["fine"], printed["broken"]) == ({"summary": {}}, {"error": "no such phone"})
    assert "broken could not be run" in done.stderr
