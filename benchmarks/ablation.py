"""What each rule of the grounder is worth: ``python -m benchmarks.ablation --set NAME INDEX PHRASES … --json OUT``.

Every rule in ``benchmarks.rules`` is taken out, one at a time, and the same phrases are asked. For each, and each set
of phrases, ``right`` counts the first candidates that are right with it and not without it (``gained``), and the other
way around (``lost``); ``found`` the right answers (Found) likewise, and ``wrong`` the answers that are wrong touches:
those that it keeps from being given (``closed``), and those that it gives (``opened``). ``none`` in place of a set's
phrases takes the corpus's own; of these, with ``--learned-from``, only the screens that are learned from.

A rule was written because of a phrase that somebody read: what it is worth on phrases that were read is more than what
it is worth. One that is worth nothing even there is worth nothing.

``--json`` is added to: what stands there of another run is kept, unless the rule is measured again (``--rule``).
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.leaning import first_touch
from benchmarks.rules import RULES, take_out
from grounding.grounder import Found, ground
from grounding.interface import Target
from grounding.reading.screen import read
from training.corpus import Part, Sample, samples
from training.report import hand_in, made_by, progress

WHOLE = ""
"""In place of a rule: all of them are there."""


class Outcome(NamedTuple):
    """Of one phrase."""

    right: bool
    found: bool
    found_right: bool


Outcomes = Mapping[str, Sequence[Outcome]]
"""By set of phrases."""

_sets: dict[str, list[Sample]] = {}
"""What is asked, read once before the workers begin."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and write the figures."""
    parser = argparse.ArgumentParser(description="What each rule of the grounder is worth.")
    parser.add_argument("--set", nargs=3, action="append", required=True, metavar=("NAME", "INDEX", "PHRASES"))
    parser.add_argument("--learned-from", action="store_true", help="of a corpus's own phrases, those learned from")
    parser.add_argument("--rule", action="append", choices=list(RULES), help="only this rule")
    parser.add_argument("--json", type=Path, required=True, help="where the figures go")
    options = parser.parse_args(arguments)
    own: Part | None = "development" if options.learned_from else None
    for name, index, phrases in options.set:
        given = None if phrases == "none" else Path(phrases)
        _sets[name] = list(samples(Path(index), None if given else own, given))
    kept = json.loads(options.json.read_text()) if options.json.exists() else {}
    worth: dict[str, Any] = {name: told for name, told in kept.get("rules", {}).items() if name in RULES}
    whole: Outcomes = {}
    asked = options.rule or [name for name in RULES if name not in worth]
    with get_context("fork").Pool(os.cpu_count(), maxtasksperchild=1) as pool:
        for number, (rule, outcomes) in enumerate(pool.imap(_without, [WHOLE, *asked], chunksize=1)):
            if not number:
                whole = outcomes
                continue
            worth[rule] = {name: compared(whole[name], without) for name, without in outcomes.items()}
            progress(f"{number} of {len(asked)}: {rule}")
            _write(options, whole, worth)
    _write(options, whole, worth, told=True)
    return 0


def compared(whole: Sequence[Outcome], without: Sequence[Outcome]) -> dict[str, int]:
    """What the rule is worth on these phrases; only what is not 0."""
    pairs = list(zip(whole, without, strict=True))
    wrong = [(one.found and not one.found_right, other.found and not other.found_right) for one, other in pairs]
    figures = {
        "right gained": sum(one.right and not other.right for one, other in pairs),
        "right lost": sum(other.right and not one.right for one, other in pairs),
        "found gained": sum(one.found_right and not other.found_right for one, other in pairs),
        "found lost": sum(other.found_right and not one.found_right for one, other in pairs),
        "wrong closed": sum(other and not one for one, other in wrong),
        "wrong opened": sum(one and not other for one, other in wrong),
    }
    return {name: number for name, number in figures.items() if number}


def _without(rule: str) -> tuple[str, Outcomes]:
    if rule:
        take_out(rule)
    return rule, {name: list(_outcomes(asked)) for name, asked in _sets.items()}


def _outcomes(asked: Sequence[Sample]) -> Iterator[Outcome]:
    for sample in asked:
        reading = read(sample.screen)
        for annotation in sample.annotations:
            answer = ground(Target(annotation.phrase), reading)
            point, receiver = first_touch(annotation.phrase, reading)
            right = point is not None and annotation.is_met(point, receiver)
            met = isinstance(answer, Found) and annotation.is_met(answer.point, answer.receiver)
            yield Outcome(right, isinstance(answer, Found), met)


def _write(options: argparse.Namespace, whole: Outcomes, worth: Mapping[str, Any], told: bool = False) -> None:
    sets = " ".join(f"--set {name} {Path(index).name} {phrases}" for name, index, phrases in options.set)
    command = f"python -m benchmarks.ablation {sets}{' --learned-from' if options.learned_from else ''}"
    summary = {
        "phrases": {name: len(outcomes) for name, outcomes in whole.items()},
        "right": {name: sum(o.right for o in outcomes) for name, outcomes in whole.items()},
        "rules": len(worth),
        "worth nothing": sorted(name for name, told in worth.items() if not any(told.values())),
    }
    result = {"made_by": made_by(f"{command} --json {options.json}"), "summary": summary, "rules": worth}
    if told:
        hand_in(result, options.json)
    else:
        options.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
