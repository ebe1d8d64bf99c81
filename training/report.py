"""What a benchmark or a recipe hands in: figures of many trials in few numbers, and how and where they came about."""

from __future__ import annotations

import json
import os
import platform
import statistics
import sys
import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

PACKAGES = ("adbutils", "uiautomator2")


def spread(values: Sequence[float], digits: int = 3) -> dict[str, float]:
    """Median and quartiles."""
    if len(values) == 1:
        values = [values[0]] * 2
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
    return {"median": round(middle, digits), "q1": round(low, digits), "q3": round(high, digits)}


def median(values: Sequence[float], digits: int = 3) -> float:
    """The middle one."""
    return round(statistics.median(values), digits)


def made_by(command: str) -> dict[str, Any]:
    """The command, when, and on what kind of machine."""
    return {
        "command": command,
        "at": time.strftime("%Y-%m-%dT%H:%MZ", time.gmtime()),
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "packages": {name: version(name) for name in PACKAGES},
    }


def hand_in(result: dict[str, Any], path: Path | None) -> None:
    """The whole result into a file, if one is named, and its summary on standard output."""
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result["summary"], indent=1))


def progress(text: str) -> None:
    """A line for whoever waits."""
    print(text, file=sys.stderr, flush=True)
