"""How planner and grounder got on with each other in runs: ``python -m benchmarks.runs RUNS --json OUT``.

``RUNS`` are folders of run folders, as the service leaves them; only those where a model planned count. ``came_off`` is
the share of intents that were done, ``misses`` why the others were not; ``pointed`` the share of phrases that led to
something when they were first asked for on their screen; ``expected`` the share of stated expectations that held.
``past`` and ``screen`` are the characters that the model was sent a turn of what was done and of what is shown. Whether
what was touched was what was meant, and whether the goal was reached, no record tells.
"""

from __future__ import annotations

import argparse
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from agent_service.record import StepRecord, TurnRecord
from agent_service.runfolder import RunFolder
from planning.history import Done, PastStep, Unsure
from training.corpus import wilson
from training.report import hand_in, made_by

PAST, SCREEN = "# What was done so far", "# The screen now"
"""Headings of the prompt of a turn."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the runs and hand the figures in."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.runs", description=__doc__.split("\n")[0])
    parser.add_argument("runs", type=Path, nargs="+", metavar="RUNS", help="folders of run folders")
    parser.add_argument("--json", type=Path, metavar="OUT")
    options = parser.parse_args(arguments)
    found = [path for runs in options.runs for path in sorted(runs.iterdir()) if (path / "task.json").is_file()]
    folders = [folder for folder in map(RunFolder, found) if folder.task().spec.planner == "model"]
    if not folders:
        parser.error("no run that a model planned is in " + ", ".join(map(str, options.runs)))
    command = "python -m benchmarks.runs RUNS --json OUT"
    hand_in({"made_by": made_by(command), "summary": summary(folders)}, options.json)


def summary(folders: Iterable[RunFolder]) -> dict[str, Any]:
    """The figures of these runs."""
    endings: Counter[str] = Counter()
    results: Counter[str] = Counter()
    pointed: Counter[bool] = Counter()
    expected: Counter[bool] = Counter()
    past: list[int] = []
    screens: list[int] = []
    for folder in folders:
        endings[str(folder.task().ending)] += 1
        records = list(folder.records())
        turns = [record for record in records if isinstance(record, TurnRecord)]
        steps = turns[-1].history if turns else ()
        results.update(_how(step) for step in steps)
        expected.update(step.expected for step in steps if step.expected is not None)
        for step in (record for record in records if isinstance(record, StepRecord)):
            first = {(one.phrase, one.screen): one.miss is None for one in reversed(step.pointings)}
            pointed.update(first.values())
        for turn in turns:
            told, shown = _sent(turn)
            past.append(told)
            screens.append(shown)
    return {
        "runs": endings.total(),
        "endings": dict(sorted(endings.items())),
        "turns": len(past),
        "intents": results.total(),
        "came_off": _share(results["done"], results.total()),
        "misses": {reason: n for reason, n in results.most_common() if reason != "done"},
        "phrases": pointed.total(),
        "pointed": _share(pointed[True], pointed.total()),
        "pointed_interval": wilson(pointed[True], pointed.total()),
        "expectations": expected.total(),
        "expected": _share(expected[True], expected.total()),
        "past": _lengths(past),
        "screen": _lengths(screens),
    }


def _how(step: PastStep) -> str:
    if isinstance(step.result, Done):
        return "done"
    return "unsure" if isinstance(step.result, Unsure) else str(step.result.reason)


def _sent(turn: TurnRecord) -> tuple[int, int]:
    """Characters of the past and of the screen in the prompt."""
    transcript = turn.reply.transcript if turn.reply is not None else turn.transcript
    asked = next((message.content for message in transcript if message.role == "user"), "")
    before, _, screen = asked.partition(SCREEN)
    return len(before.partition(PAST)[2].strip()), len(screen.strip())


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _lengths(values: Sequence[int]) -> dict[str, float]:
    ordered = sorted(values)
    return {
        "mean": round(statistics.mean(ordered)),
        "median": round(statistics.median(ordered)),
        "p90": ordered[int(0.9 * (len(ordered) - 1))],
    }


if __name__ == "__main__":
    main()
