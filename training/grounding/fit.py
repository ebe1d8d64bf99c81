"""Learns what each feature is worth: ``python -m training.grounding.fit --corpus INDEX.jsonl --write``.

Each phrase is a choice among all things of its screen: the weights maximise the likelihood of the things meant under a
softmax over the sums, less a penalty on how far they are from where they begin. Trees of leaves begin with the rules
(``START``) and learn from people's phrases and ours; full trees begin with what leaves learned and go on with phrases
for pages of our own apps and, with ``--screens``, for real screens (``real_screens.py``). Whatever the fit is worth is
printed: on what it learned from, and in cross-validations, over screens (of people's phrases) and over apps (of full
trees), in which nothing of the screen or the app is learned from. On the orders of those cross-validations the
confidences are learned: logistic regressions on the facts of ``deciding/confidence.py``. The held part of the corpus is
not touched.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from grounding.deciding.confidence import OF_FULL_TREES, confidence_facts
from grounding.deciding.learned_order import by_sums
from grounding.deciding.sets import with_choices
from grounding.deciding.verdict import FULL_SURE, SEEN_ALONE_SURE, SEEN_SURE, Verdict, by_rules_alone, is_ruled_out
from grounding.deciding.weights import CONFIDENCE, FULL_WEIGHTS, SEEN_CONFIDENCE, SETS, WEIGHTS
from training.grounding.examples import (
    FURTHER,
    HARD,
    Example,
    app_of,
    written_by_people,
    written_for_nothing,
    written_for_others,
    written_for_pages,
    written_for_pictures,
    written_for_screens,
    written_for_steps,
    written_for_this,
    written_with_another_word,
    written_without_trees,
)
from training.grounding.set_choice import Numbered, fit_sets, shares
from training.report import hand_in, made_by

START = {"rules' score": 10.0, "in scope": 3.0}
"""Where weights begin, 0 for others: the rules, and that a bar is named in few phrases but meant in all of these."""
PENALTY = 0.0001
FULL_PENALTY = 0.002
"""Full trees have fewer phrases, and begin with weights that are worth something."""
STEPS, RATE = 200, 0.15
FEWEST = 12
"""A feature that is not zero in at least so many phrases gets a weight."""
PEOPLE_COUNT, HARD_COUNT = 2.0, 0.25
"""A phrase of a person counts so many times one of ours, and one of the many hard or further ones so much."""
FOLDS = 5
CONFIDENCE_PENALTY, FULL_CONFIDENCE_PENALTY = 0.01, 0.001
CONFIDENCE_STEPS, CONFIDENCE_RATE = 3000, 0.03
ANOTHER_WORD, NOTHING = "names with another word", "requests for what is not there"
LEVELS = (0.65, 0.7, 0.75, 0.8, 0.85, 0.9)
"""Of these confidences the report tells what they would answer."""
WEIGHTS_FILE = Path(__file__).parents[2] / "grounding" / "deciding" / "weights.py"

Matrix = npt.NDArray[np.float64]
Table = tuple[npt.NDArray[np.float32], npt.NDArray[np.bool_]]
"""The features of all things of a screen (things by features), and which are meant."""
Group = tuple[Sequence[Example], float]
"""Phrases of one source, and how much one of them counts."""


class Judged(NamedTuple):
    """What confidence is made of, whether the first candidate was meant, and whether it is not touched in any case."""

    facts: dict[str, float]
    right: bool
    ruled_out: bool = False


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, print what it is worth, and write the table if asked to."""
    parser = argparse.ArgumentParser(description="Learn what each feature of the grounder is worth.")
    parser.add_argument("--corpus", type=Path, required=True, help="index.jsonl of a corpus with people's phrases")
    parser.add_argument("--screens", type=Path, help="index.jsonl of the corpus that real_screens.py makes")
    parser.add_argument("--write", action="store_true", help="write grounding/deciding/weights.py")
    parser.add_argument("--folds", type=int, default=FOLDS, help="of the cross-validation")
    parser.add_argument("--report", type=Path, help="write what is printed to this file, too")
    parser.add_argument("--confidence-only", action="store_true", help="of full trees; all other tables stay")
    options = parser.parse_args(arguments)
    if options.confidence_only:
        return confidence_alone(options)
    people = written_by_people(options.corpus, "development")
    ours = written_for_this(options.corpus, "development")
    hard = written_for_this(options.corpus, "development", HARD)
    further = written_for_this(options.corpus, "development", FURTHER)
    groups = ((people, PEOPLE_COUNT), (ours, 1.0), (hard, HARD_COUNT), (further, HARD_COUNT))
    origins = full_trees(options.screens)
    pages = [e for examples in origins.values() for e in examples]
    bare = written_without_trees(options.screens) if options.screens else []
    absent, absent_bare = written_for_others(pages), written_for_others(bare)
    changed, nothing = written_with_another_word(pages), written_for_nothing(pages)
    names = kept_names([*people, *ours, *hard, *further, *pages])
    weights = fit_groups(groups, names)
    full = fit(tables(pages, names), names, weights, FULL_PENALTY)
    left = left_out(groups, names, options.folds)
    sets = sets_of(left)
    judged, judged_ours, judged_hard, judged_further = cross_validated(left)
    judged_full, judged_absent, judged_changed, judged_nothing, judged_bare, judged_absent_bare = (
        cross_validated_over_apps(
            pages, (absent, changed, nothing, bare, absent_bare), names, weights, sets, options.folds
        )
    )
    mistaken = {ANOTHER_WORD: (changed, judged_changed), NOTHING: (nothing, judged_nothing)}
    sure = fit_confidence(plainer(judged))
    sure_full = fit_confidence([*judged_full, *judged_absent, *judged_changed], FULL_CONFIDENCE_PENALTY)
    sure_seen = fit_confidence([*judged_bare, *judged_absent_bare]) if bare else SEEN_CONFIDENCE
    rules_alone = np.array([float(name == "rules' score") for name in names])
    report = {
        "features": len(names),
        "trees of leaves": {
            "phrases": {"people": len(people), "ours": len(ours), "hard": len(hard), "further": len(further)},
            "rules alone": {
                "people": accuracy(people, names, rules_alone),
                "ours": accuracy(ours, names, rules_alone),
            },
            "learned, on what it learned from": {
                "people": accuracy(people, names, weights, sets),
                "ours": accuracy(ours, names, weights, sets),
            },
            "people's phrases, cross-validated over screens": share_right(judged),
            "ours, cross-validated over screens": share_right(judged_ours),
            "hard ones, cross-validated over screens": share_right(judged_hard),
            "further ones, cross-validated over screens": share_right(judged_further),
            "people's with a number, cross-validated": share_right([j for j in judged if j.facts["counted"]]),
            "right among the surest (share answered: share right)": surest(plainer(judged), sure),
        },
        "full trees": {
            "phrases": len(pages),
            "rules alone": accuracy(pages, names, rules_alone),
            "with the weights of leaves": accuracy(pages, names, weights, sets),
            "learned, on what it learned from": accuracy(pages, names, full, sets),
            **cross_validation(origins, judged_full, absent, judged_absent, mistaken, sure_full),
        },
    }
    if bare:
        report["pictures alone"] = {
            "phrases": len(bare),
            "rules alone": accuracy(bare, names, rules_alone),
            "with the weights of full trees, cross-validated over apps": share_right(judged_bare),
            **answering(bare, judged_bare, absent_bare, judged_absent_bare, sure_seen, SEEN_SURE, SEEN_ALONE_SURE),
        }
    command = f"python -m training.grounding.fit --corpus {options.corpus.name}"
    command += f" --screens {options.screens.name}" if options.screens else ""
    command += f" --report {options.report}"
    hand_in({"made_by": made_by(command), "summary": report}, options.report)
    if options.write:
        leaves, trees = (dict(zip(names, table, strict=True)) for table in (weights, full))
        WEIGHTS_FILE.write_text(module(leaves, trees, sets, sure, sure_full, sure_seen), encoding="utf-8")
    return 0


def confidence_alone(options: argparse.Namespace) -> int:
    """Learn how sure full trees make, on orders by weights that are learned anew for each fold from where those of
    leaves stand; all other tables stay as they are."""
    origins = full_trees(options.screens)
    pages = [e for examples in origins.values() for e in examples]
    absent, changed, nothing = written_for_others(pages), written_with_another_word(pages), written_for_nothing(pages)
    names = kept_names(pages)
    before = np.array([WEIGHTS.get(name, 0.0) for name in names])
    judged, judged_absent, judged_changed, judged_nothing = cross_validated_over_apps(
        pages, (absent, changed, nothing), names, before, SETS, options.folds
    )
    mistaken = {ANOTHER_WORD: (changed, judged_changed), NOTHING: (nothing, judged_nothing)}
    sure = fit_confidence([*judged, *judged_absent, *judged_changed], FULL_CONFIDENCE_PENALTY)
    told = cross_validation(origins, judged, absent, judged_absent, mistaken, sure)
    command = f"python -m training.grounding.fit --confidence-only --corpus {options.corpus.name}"
    command += f" --screens {options.screens.name}" if options.screens else ""
    summary = {"phrases": len(pages), **told}
    hand_in({"made_by": made_by(f"{command} --report {options.report}"), "summary": summary}, options.report)
    if options.write:
        tables = module(WEIGHTS, FULL_WEIGHTS, SETS, CONFIDENCE, sure, SEEN_CONFIDENCE)
        WEIGHTS_FILE.write_text(tables, encoding="utf-8")
    return 0


def full_trees(screens: Path | None) -> dict[str, list[Example]]:
    """The phrases for full trees by where they come from: pages of our own and, where at hand, real screens."""
    return {
        "pages of our own": written_for_pages(),
        "real screens": written_for_screens(screens) if screens else [],
        "from pictures": written_for_pictures(screens) if screens else [],
        "steps": written_for_steps(screens),
    }


def cross_validation(
    origins: Mapping[str, Sequence[Example]],
    judged: Sequence[Judged],
    absent: Sequence[Example],
    judged_absent: Sequence[Judged],
    mistaken: Mapping[str, tuple[Sequence[Example], Sequence[Judged]]],
    sure: dict[str, float],
) -> dict[str, Any]:
    """What a cross-validation over apps tells of full trees, and of phrases whose speaker is mistaken, by kind."""
    pages = [e for examples in origins.values() for e in examples]
    return {
        "cross-validated over apps": share_right(judged),
        **by_origin(judged, origins),
        "with a number, cross-validated": share_right([j for j in judged if j.facts["counted"]]),
        **answering(pages, judged, absent, judged_absent, sure, FULL_SURE, FULL_SURE),
        **{
            kind: {
                "phrases": len(examples),
                "share of them that is answered all the same": answered(examples, told, sure, FULL_SURE, FULL_SURE),
            }
            for kind, (examples, told) in mistaken.items()
        },
    }


def kept_names(examples: Sequence[Example]) -> list[str]:
    """The features that occur often enough, in order."""
    counts = Counter(name for e in examples for name, column in e.features.columns.items() if column.any())
    return sorted(name for name, count in counts.items() if count >= FEWEST)


def tables(examples: Sequence[Example], names: Sequence[str]) -> list[Table]:
    """Each example as a matrix, with the columns in the order of the names."""
    found = []
    for example in examples:
        matrix = np.zeros((example.features.size, len(names)), np.float32)
        for at, name in enumerate(names):
            if name in example.features.columns:
                matrix[:, at] = example.features.columns[name]
        found.append((matrix, example.meant))
    return found


def start(names: Sequence[str]) -> Matrix:
    """The weights before learning: the rules alone."""
    return np.array([START.get(name, 0.0) for name in names])


def fit(
    data: Sequence[Table],
    names: Sequence[str],
    before: Matrix | None = None,
    penalty: float = PENALTY,
    worth: Sequence[float] | None = None,
) -> Matrix:
    """The weights, by Adam on the mean log likelihood. ``before``: where they begin, and are pulled back to.

    ``worth``: how much each phrase counts, 1 where it is None.
    """
    counts = np.array([1.0] * len(data) if worth is None else list(worth))
    usable = [n for n, (_, meant) in enumerate(data) if meant.any()]
    counts = counts[usable] / counts[usable].sum()
    features = np.concatenate([data[n][0] for n in usable]).astype(np.float32)
    meant = np.concatenate([data[n][1] for n in usable])
    of = np.repeat(np.arange(len(usable)), [len(data[n][1]) for n in usable])
    before = start(names) if before is None else before
    weights, m, v = before.copy(), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):
        sums = (features @ weights.astype(np.float32)).astype(np.float64)
        apart = shares(sums, of) - shares(np.where(meant, sums, -np.inf), of)
        slope = ((apart * counts[of]).astype(np.float32) @ features).astype(np.float64) + penalty * (weights - before)
        m, v = 0.9 * m + 0.1 * slope, 0.999 * v + 0.001 * slope**2
        weights -= RATE * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
    return weights


def fit_groups(groups: Sequence[Group], names: Sequence[str]) -> Matrix:
    """The weights of trees of leaves; a phrase counts as much as its group says."""
    worth = [worth for examples, worth in groups for _ in examples]
    return fit(tables([e for examples, _ in groups for e in examples], names), names, worth=worth)


def accuracy(
    examples: Sequence[Example], names: Sequence[str], weights: Matrix, sets: dict[str, float] | None = None
) -> float:
    """How often the thing that comes first is meant; without ``sets`` by the sums alone."""
    right = []
    for example, (x, meant) in zip(examples, tables(examples, names), strict=True):
        sums = x @ weights
        right.append(bool(meant[int(np.argmax(with_choices(sums, example.options, sets) if sets else sums))]))
    return round(float(np.mean(right)), 4)


@dataclass(frozen=True, slots=True, eq=False)
class LeftOut:
    """An example with the sums of its features, by weights that have seen nothing of its screen."""

    example: Example
    sums: Matrix
    fold: int
    group: int
    worth: float


def left_out(groups: Sequence[Group], names: Sequence[str], folds: int) -> list[LeftOut]:
    """All examples of the groups, each with its sums as by weights learned from other screens."""
    screens = sorted({e.screen for examples, _ in groups for e in examples})
    found: list[LeftOut] = []
    for fold in range(folds):
        out = set(screens[fold::folds])
        learned = [([e for e in examples if e.screen not in out], worth) for examples, worth in groups]
        weights = dict(zip(names, fit_groups(learned, names).tolist(), strict=True))
        for group, (examples, worth) in enumerate(groups):
            some = (e for e in examples if e.screen in out)
            found += [LeftOut(e, e.features.total(weights), fold, group, worth) for e in some]
    return found


def sets_of(left: Sequence[LeftOut]) -> dict[str, float]:
    """What is learned from the numbers in these phrases."""
    return fit_sets([Numbered(o.example.options, o.sums, o.example.meant, o.worth) for o in left if o.example.options])


def cross_validated(left: Sequence[LeftOut]) -> list[list[Judged]]:
    """The phrases of each group as judged, each ordered by what has seen nothing of its screen."""
    judged: list[list[Judged]] = [[] for _ in range(1 + max(o.group for o in left))]
    for fold in sorted({o.fold for o in left}):
        sets = sets_of([o for o in left if o.fold != fold])
        for one in (o for o in left if o.fold == fold):
            judged[one.group].append(_judged(one.example, with_choices(one.sums, one.example.options, sets)))
    return judged


def cross_validated_over_apps(
    pages: Sequence[Example],
    others: Sequence[Sequence[Example]],
    names: Sequence[str],
    before: Matrix,
    sets: dict[str, float],
    folds: int,
) -> list[list[Judged]]:
    """Phrases for pages, and others for the same apps that are not learned from, each ordered by weights that have seen
    nothing of its app; those of ``pages`` first, then those of each of the others."""
    apps = sorted({app_of(e.screen) for e in pages})
    every = [e for examples in (pages, *others) for e in examples]
    found: dict[int, Judged] = {}
    for fold in range(folds):
        out = set(apps[fold::folds])
        learned = tables([e for e in pages if app_of(e.screen) not in out], names)
        weights = dict(zip(names, fit(learned, names, before, FULL_PENALTY).tolist(), strict=True))
        for n, e in enumerate(every):
            if app_of(e.screen) in out:
                found[n] = _judged(e, with_choices(e.features.total(weights), e.options, sets))
    judged = (found[n] for n in range(len(every)))
    return [list(islice(judged, len(examples))) for examples in (pages, *others)]


def share_right(judged: Sequence[Judged]) -> float:
    """How often the first of an order is meant."""
    return round(float(np.mean([j.right for j in judged])), 4)


def by_origin(judged: Sequence[Judged], origins: Mapping[str, Sequence[Example]]) -> dict[str, float]:
    """The same, for the phrases of each origin apart; ``judged`` has them in the order of ``origins``."""
    found: dict[str, float] = {}
    begin = 0
    for name, examples in origins.items():
        some = judged[begin : begin + len(examples)]
        begin += len(examples)
        if some:
            found[f"{name}, cross-validated over apps"] = share_right(some)
            found[f"{name}, phrases"] = len(some)
    return found


def _judged(example: Example, sums: Matrix) -> Judged:
    order = by_sums(example.query, example.rules, example.reading, sums)
    facts = confidence_facts(order, example.rules, example.query, example.reading, example.said)
    first, proper = order.candidates[0].thing, example.ways[0].proper
    ruled_out = is_ruled_out(example.ways, proper, example.query, first, example.reading)
    return Judged(facts, bool(example.meant[first.place]), ruled_out)


def fit_confidence(judged: Sequence[Judged], penalty: float = CONFIDENCE_PENALTY) -> dict[str, float]:
    """The logistic regression of being right on the facts, by Adam, with a penalty on large weights.

    What is not touched in any case teaches nothing.
    """
    names = sorted(judged[0].facts)
    judged = [j for j in judged if not j.ruled_out]
    x = np.array([[j.facts[name] for name in names] for j in judged])
    right = np.array([float(j.right) for j in judged])
    weights, m, v = np.zeros(len(names)), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, CONFIDENCE_STEPS + 1):
        slope = x.T @ (1 / (1 + np.exp(-x @ weights)) - right) / len(right) + penalty * weights
        m, v = 0.9 * m + 0.1 * slope, 0.999 * v + 0.001 * slope**2
        weights -= CONFIDENCE_RATE * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
    return dict(zip(names, weights.tolist(), strict=True))


def plainer(judged: Sequence[Judged]) -> list[Judged]:
    """Without the facts that are for full trees."""
    return [j._replace(facts={n: fact for n, fact in j.facts.items() if n not in OF_FULL_TREES}) for j in judged]


def surest(judged: Sequence[Judged], weights: dict[str, float]) -> dict[str, float]:
    """How often the surest so many are right."""
    by_sum = sorted(judged, key=lambda j: -summed(j, weights))
    shares = (0.3, 0.4, 0.5, 0.6)
    return {str(s): round(float(np.mean([j.right for j in by_sum[: int(s * len(by_sum))]])), 4) for s in shares}


def summed(judged: Judged, weights: dict[str, float]) -> float:
    """The logistic sum."""
    return sum(weights[name] * fact for name, fact in judged.facts.items())


def answering(
    there: Sequence[Example],
    judged: Sequence[Judged],
    absent: Sequence[Example],
    judged_absent: Sequence[Judged],
    weights: dict[str, float],
    enough: float,
    alone: float,
) -> dict[str, Any]:
    """What a confidence lets be answered, of phrases for what is there and for what is not. ``enough`` of it is where
    the rules agree, ``alone`` where they find nothing."""
    return {
        "right among the surest (share answered: share right)": surest(judged, weights),
        "answers": answers(there, judged, weights, enough, alone),
        "phrases for what is not there": len(absent),
        "share of them that is answered all the same": answered(absent, judged_absent, weights, enough, alone),
        "by how sure (share so sure, right among those, share so sure of what is not there)": {
            str(level): by_level(judged, judged_absent, weights, level) for level in LEVELS
        },
    }


def by_level(
    judged: Sequence[Judged], judged_absent: Sequence[Judged], weights: dict[str, float], level: float
) -> list[float]:
    """What so much confidence would answer: the share, how much of it rightly, and the share of what is not there."""
    sure, sure_absent = (
        [j.right for j in some if not j.ruled_out and summed(j, weights) >= log_odds(level)]
        for some in (judged, judged_absent)
    )
    shares = len(sure) / len(judged), float(np.mean(sure)), len(sure_absent) / max(1, len(judged_absent))
    return [round(share, 4) for share in shares]


def answers(
    pages: Sequence[Example], judged: Sequence[Judged], weights: dict[str, float], enough: float, alone: float
) -> dict[str, float]:
    """How many phrases the rules alone would answer, and how many of those rightly; how many of as many that are
    surest; and what ``verdict`` answers: where the rules have one thing, the sums put it first, and it is sure enough,
    or where the rules find nothing and the sum is sure enough ``alone`` (what the rules forbid is not left out here).
    """
    told = [by_rules_alone(e.rules) for e in pages]
    one = [v.kind is Verdict.Kind.ONE for v in told]
    right = [bool(e.meant[v.rivals[0].thing.place]) for e, v, given in zip(pages, told, one, strict=True) if given]
    sums = [summed(j, weights) for j in judged]
    surest_first = sorted(range(len(pages)), key=lambda n: -sums[n])
    sure = [s >= log_odds(enough) for s in sums]
    given = [n for n in range(len(pages)) if one[n] and judged[n].facts["rules agree"] and sure[n]]
    unmet = [n for n, v in enumerate(told) if v.kind is Verdict.Kind.NONE and sums[n] >= log_odds(alone)]
    return {
        "share that the rules answer": round(len(right) / len(pages), 4),
        "right among those": round(float(np.mean(right)), 4),
        "right among as many of the surest": round(
            float(np.mean([judged[n].right for n in surest_first[: len(right)]])), 4
        ),
        "share that both answer": round(len(given) / len(pages), 4),
        "right among those of both": round(float(np.mean([judged[n].right for n in given])), 4),
        "share where the rules find nothing and the sum is sure": round(len(unmet) / len(pages), 4),
        "right among those where only the sum is sure": round(float(np.mean([judged[n].right for n in unmet])), 4),
    }


def answered(
    absent: Sequence[Example], judged: Sequence[Judged], weights: dict[str, float], enough: float, alone: float
) -> float:
    """How many phrases for what is not there would be answered, but for what the rules forbid."""
    given = []
    for example, j in zip(absent, judged, strict=True):
        unmet = by_rules_alone(example.rules).kind is Verdict.Kind.NONE
        sure = summed(j, weights) >= log_odds(alone if unmet else enough) and not j.ruled_out
        given.append(sure and (unmet or bool(j.facts["rules agree"])))
    return round(float(np.mean(given)), 4)


def log_odds(share: float) -> float:
    """The logistic sum that stands for a confidence."""
    return math.log(share / (1 - share))


def module(
    weights: dict[str, float],
    full: dict[str, float],
    sets: dict[str, float],
    confidence: dict[str, float],
    full_confidence: dict[str, float],
    seen_confidence: dict[str, float],
) -> str:
    """All six tables as a module."""
    return (
        '"""What features and facts are worth. Written by ``python -m training.grounding.fit``, not by hand."""\n\n'
        "from __future__ import annotations\n\n"
        f"WEIGHTS: dict[str, float] = {{\n{_rows(weights)}}}\n"
        '"""For each feature of ``features.py``, on trees of leaves."""\n\n'
        f"FULL_WEIGHTS: dict[str, float] = {{\n{_rows(full)}}}\n"
        '"""The same, on full trees."""\n\n'
        f"SETS: dict[str, float] = {{\n{_rows(sets)}}}\n"
        '"""For each fact of a set that a number may count (``sets.py``)."""\n\n'
        f"CONFIDENCE: dict[str, float] = {{\n{_rows(confidence)}}}\n"
        '"""For each fact of ``confidence.py``, on trees of leaves."""\n\n'
        f"FULL_CONFIDENCE: dict[str, float] = {{\n{_rows(full_confidence)}}}\n"
        '"""The same, on full trees."""\n\n'
        f"SEEN_CONFIDENCE: dict[str, float] = {{\n{_rows(seen_confidence)}}}\n"
        '"""The same, where no tree tells but the picture."""\n'
    )


def _rows(table: dict[str, float]) -> str:
    return "".join(f"    {json.dumps(name)}: {weight:.3f},\n" for name, weight in table.items())


if __name__ == "__main__":
    raise SystemExit(main())
