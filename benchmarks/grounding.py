"""How often the grounder points where a person meant: ``python -m benchmarks.grounding --corpus … --json …``.

A phrase counts as right when the first candidate's tap point lies in the box of what was meant, whatever the verdict
(``accuracy``), or when the corpus's own candidate box that fits best is the right one (``candidate_accuracy``). What a
phone would be touched by is told apart: ``found_coverage`` is the share answered with Found, ``found_precision`` how
many of those were right. ``by_kind`` splits by what kind of phrase it is, as our own parser reads it. ``speed`` is
timed on trees made for it (``benchmarks.trees``).

``--baselines`` measures three simple ways on the same phrases in the same run (``benchmarks.baselines``).

``--answers`` measures, in the same run, what a language model brings that chooses from a list (``grounding.model``):
asked last, and asked also about what was found without certainty. Its answers are in a file (``benchmarks.answers``),
so that the run can be had again. With ``--model-url`` and ``--model`` what the file lacks is asked of that
OpenAI-compatible endpoint (its key is in ``DEIXIS_POINTING_KEY``) and added to it.

``--vision`` lets the picture be looked at where the tree does not suffice, as the service does; ``vision`` in the
summary tells how many of the screens have a picture in the corpus, how many were looked at, and what the tree alone
makes of the same phrases. ``by_given_kind`` splits by the kinds that a file of phrases gives, if it gives several.

``--without-tree`` withholds the trees: the screens are read from their pictures alone, as those of games and canvases
are. It takes ``--vision``, and a corpus with pictures; screens without one are left out.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

from benchmarks.answers import Answers
from benchmarks.baselines import BASELINES
from benchmarks.trees import SIZES, speed
from device.geometry import Bounds
from grounding.chain import Link, Links, Page
from grounding.deciding.actionability import touch_point
from grounding.deciding.hours import heard
from grounding.deciding.verdict import considered
from grounding.grounder import Found
from grounding.interface import Target
from grounding.language import NotUnderstood, parse
from grounding.vision.eye import Eye
from training.corpus import Annotation, Part, Sample, samples, wilson, without_tree
from training.report import hand_in, made_by

PATIENCE_S = 60.0
"""For one picture: a busy machine spoils no answer."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One phrase, tried."""

    id: str
    phrase: str
    kind: str
    given_kind: str
    nodes: int
    right: bool
    right_candidate: bool | None
    found: bool
    found_right: bool
    confidence: float
    ms: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Run over a corpus and write the figures."""
    parser = _options()
    options = parser.parse_args(arguments)
    if options.without_tree and not options.vision:
        parser.error("--without-tree leaves only the pictures: give --vision, too")
    trials: list[Trial] = []
    read_ms: list[float] = []
    pages: list[tuple[Sample, Page]] = []
    unseen: list[Trial] = []
    simple: dict[str, list[bool]] = {name: [] for name in BASELINES} if options.baselines else {}
    answers = Answers(options.answers, options.model_url, options.model) if options.answers else None
    with_model: dict[str, list[Trial]] = {way: [] for way in ("asked_last", "asked_when_unsure")} if answers else {}
    with closing(Links(Eye(see_s=PATIENCE_S) if options.vision else None)) as links:
        for sample in _samples(options):
            started = time.perf_counter()
            page = Page(sample.screen, sample.shot, links)
            page.name_icons()
            read_ms.append((time.perf_counter() - started) * 1000)
            trials += [_trial(sample, annotation, page) for annotation in sample.annotations]
            if options.vision and not options.without_tree:
                blind = Page(sample.screen, sample.shot, Links())
                unseen += [_trial(sample, annotation, blind) for annotation in sample.annotations]
            for way, tried in with_model.items():
                asking = replace(links, chooser=answers, check_unsure=way == "asked_when_unsure")
                asked = Page(sample.screen, sample.shot, asking)
                tried += [_trial(sample, annotation, asked) for annotation in sample.annotations]
            pages.append((sample, page))
            for annotation in sample.annotations:
                for name, right in simple.items():
                    element = BASELINES[name](annotation.phrase, sample.screen)
                    right.append(element is not None and annotation.is_met(element.bounds.center, element))
    if not trials:
        print("the corpus holds no phrases")
        return 1
    summary = {**_summary(trials, read_ms, options.part), "speed": speed(options.speed_at)}
    if simple:
        summary["baselines"] = {
            name: {"accuracy": round(sum(right) / len(right), 4), "interval": wilson(sum(right), len(right))}
            for name, right in simple.items()
        }
    if options.vision:
        summary["vision"] = {
            "screens": len(pages),
            "with_picture": sum(sample.picture is not None for sample, _ in pages),
            "looked_at": sum(page.reading is not page.tree for _, page in pages),
            "tree_alone": {**_accuracy(unseen), "by_given_kind": _by_given_kind(unseen)} if unseen else None,
        }
    if answers is not None:
        ways = {way: _accuracy(tried) for way, tried in with_model.items()}
        summary["model"] = {**ways, "not_answered": answers.failed}
    command = f"python -m benchmarks.grounding --corpus {' '.join(index.name for index in options.corpus)}"
    command += f" --phrases {options.phrases}" if options.phrases else ""
    command += f"{f' --part {options.part}' if options.part else ''}{' --vision' if options.vision else ''}"
    command += " --without-tree" if options.without_tree else ""
    command += " --baselines" if options.baselines else ""
    command += f" --answers {options.answers}" if options.answers else ""
    if tuple(options.speed_at) != tuple(SIZES):
        command += " --speed-at" + "".join(f" {size}" for size in options.speed_at)
    command += " --summary-only" if options.summary_only else ""
    result: dict[str, Any] = {"made_by": made_by(f"{command} --json {options.json}"), "summary": summary}
    rows = [{"id": t.id, "kind": t.kind, "right": t.right, "found": t.found, "ms": round(t.ms, 3)} for t in trials]
    hand_in(result if options.summary_only else {**result, "trials": rows}, options.json)
    return 0


def _samples(options: argparse.Namespace) -> Iterator[Sample]:
    """What is measured on, with the trees withheld if that is asked for."""
    found = (sample for index in options.corpus for sample in samples(index, options.part, options.phrases))
    for sample in found:
        if not options.without_tree:
            yield sample
        elif sample.picture is not None:
            yield replace(sample, screen=without_tree(sample.screen.width, sample.screen.height))


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="How often the grounder points where a person meant.")
    parser.add_argument("--corpus", type=Path, nargs="+", required=True, help="index.jsonl of a corpus, or of several")
    parser.add_argument("--phrases", type=Path, help="phrases for its screens, in place of its own (corpus.samples)")
    parser.add_argument("--part", choices=get_args(Part), default=None, help="only the screens of one part")
    parser.add_argument("--speed-at", type=int, nargs="*", default=SIZES, help="sizes of made trees to time, in nodes")
    parser.add_argument("--json", type=Path, required=True, help="where the figures go")
    parser.add_argument("--vision", action="store_true", help="look at pictures, where the corpus has them")
    parser.add_argument("--without-tree", action="store_true", help="withhold the trees: pictures alone are read")
    parser.add_argument("--answers", type=Path, help="measure what a language model brings, by its answers kept there")
    parser.add_argument("--model-url", default="", help="asked for what the answers lack, and added to them")
    parser.add_argument("--model", default="", help="the model's name at that address")
    parser.add_argument("--baselines", action="store_true", help="measure three simple ways beside it")
    parser.add_argument("--summary-only", action="store_true", help="leave the single trials out of the file")
    return parser


def _trial(sample: Sample, annotation: Annotation, page: Page) -> Trial:
    started = time.perf_counter()
    pointed = page.ground(Target(annotation.phrase))
    answer, reading = pointed.answer, pointed.reading
    ms = (time.perf_counter() - started) * 1000
    ways = heard(annotation.phrase, reading)
    ranked = () if isinstance(ways, NotUnderstood) else considered(ways, reading)
    boxes = [scored.thing.box for scored in ranked]
    point = touch_point(ranked[0], reading) if ranked else None
    receiver = ranked[0].thing.receiver if ranked else None
    chosen = answer if pointed.link is Link.MODEL and isinstance(answer, Found) else pointed.leaning
    if chosen is not None:
        point, receiver, boxes = chosen.point, chosen.receiver, [chosen.bounds, *boxes]
    found = isinstance(answer, Found)
    return Trial(
        id=sample.id,
        phrase=annotation.phrase,
        kind=_kind(annotation.phrase),
        given_kind=annotation.kind,
        nodes=len(sample.screen.elements),
        right=point is not None and annotation.is_met(point, receiver),
        right_candidate=_candidate_right(sample, annotation, boxes) if sample.candidates else None,
        found=found,
        found_right=isinstance(answer, Found) and annotation.is_met(answer.point, answer.receiver),
        confidence=answer.confidence if isinstance(answer, Found) else 0.0,
        ms=ms,
    )


def _candidate_right(sample: Sample, annotation: Annotation, boxes: Sequence[Bounds]) -> bool:
    """The first of our candidates' boxes that coincides with one of the corpus's names the right box."""
    for ours in boxes:
        box = max(sample.candidates, key=lambda candidate: _overlap(candidate, ours))
        if _overlap(box, ours) >= 0.5:
            return _overlap(box, annotation.box) >= 0.9
    return False


def _overlap(one: Bounds, other: Bounds) -> float:
    """Intersection over union."""
    common = one.intersect(other).area
    union = one.area + other.area - common
    return common / union if union else 0.0


def _kind(phrase: str) -> str:
    """What the phrase relies on most, as parsed: relation, ordinal, place, name or role alone."""
    ways = parse(phrase)
    if isinstance(ways, NotUnderstood):
        return "not understood"
    query = next((way for way in ways if not way.literal), ways[0])
    if query.relations:
        return "relation"
    if query.ordinal or query.line or query.column:
        return "ordinal"
    if query.place or query.scope:
        return "place"
    if query.named:
        return "name and role" if query.role else "name"
    return "role"


def _accuracy(trials: Sequence[Trial]) -> dict[str, Any]:
    right = sum(t.right for t in trials)
    found = [t for t in trials if t.found]
    judged = [t.right_candidate for t in trials if t.right_candidate is not None]
    return {
        "accuracy": round(right / len(trials), 4),
        "interval": wilson(right, len(trials)),
        "candidate_accuracy": round(sum(judged) / len(judged), 4) if judged else None,
        "found_coverage": round(len(found) / len(trials), 4),
        "found_precision": round(sum(t.found_right for t in found) / len(found), 4) if found else None,
        "found_precision_interval": wilson(sum(t.found_right for t in found), len(found)),
    }


def _summary(trials: Sequence[Trial], read_ms: Sequence[float], part: Part | None) -> dict[str, Any]:
    kinds: dict[str, list[Trial]] = defaultdict(list)
    for trial in trials:
        kinds[trial.kind].append(trial)
    return {
        "n": len(trials),
        "part": part or "all",
        **_accuracy(trials),
        "ms_median": round(statistics.median(t.ms for t in trials), 3),
        "ms_p95": round(sorted(t.ms for t in trials)[int(0.95 * (len(trials) - 1))], 3),
        "read_ms_median": round(statistics.median(read_ms), 3),
        "by_kind": {
            kind: {"n": len(of_kind), "accuracy": round(sum(t.right for t in of_kind) / len(of_kind), 4)}
            for kind, of_kind in sorted(kinds.items())
        },
        "by_given_kind": _by_given_kind(trials),
    }


def _by_given_kind(trials: Sequence[Trial]) -> dict[str, Any]:
    """By the kinds that the corpus gives; nothing where it gives one or none."""
    kinds = sorted({t.given_kind for t in trials})
    return {kind: _accuracy([t for t in trials if t.given_kind == kind]) for kind in kinds} if len(kinds) > 1 else {}


if __name__ == "__main__":
    raise SystemExit(main())
