"""``python -m benchmarks``: every benchmark that needs no corpus; one JSON document on standard output.

``{"made_by": …, NAME: its result}``, progress on standard error. The exit code is 1 when a benchmark could not be run;
its result is then ``{"error": why}``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from benchmarks import device_io, simulator
from benchmarks.control import ControlError
from device.errors import PhoneError
from training.report import made_by, progress

BENCHMARKS: Mapping[str, Callable[[], dict[str, Any]]] = {
    "simulator": simulator.measure,
    "device_io": device_io.measure,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run them one after the other; the exit code."""
    argparse.ArgumentParser(prog="benchmarks", description=__doc__).parse_args(arguments)
    results: dict[str, Any] = {"made_by": made_by("python -m benchmarks")}
    failed = False
    for name, measure in BENCHMARKS.items():
        progress(f"{name} …")
        try:
            results[name] = measure()
        except (ControlError, PhoneError, OSError) as error:
            progress(f"{name} could not be run: {error}")
            results[name] = {"error": str(error)}
            failed = True
    print(json.dumps(results, indent=1))
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
