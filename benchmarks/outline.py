"""How much of a screen its outline tells, and whether every phrase leads back: ``python -m benchmarks.outline``.

The denominator of ``round_trip`` is every visible element that can be acted on, as Android's own flags say: tappable,
long-tappable, checkable or a text field, with at least one pixel of its own. It is the share to which an item's phrase
leads back when a fresh reading of the tree grounds it (or to the same touch, docs/joint.md). ``recall`` is the share of
those with a label (a text or description of their own, else the first below them) whose label stands in the outline's
text. ``ordinal_only`` is the share of items that could be named by nothing but a number.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.corpus import Sample, samples
from benchmarks.report import hand_in, made_by
from device.screen import Element, Screen, WindowKind
from grounding.cover import Cover
from grounding.grounder import Found, ground
from grounding.interface import Outline, Target
from grounding.naming import counted_only
from grounding.outline import outline
from grounding.reading import read
from grounding.roles import is_field
from grounding.words import normal

LABEL = 40
"""Of a long label the outline prints the beginning; so much of it must be there."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One screen, tried."""

    id: str
    nodes: int
    actionable: int
    labelled: int
    told: int
    led_back: int
    items: int
    counted: int
    poor: bool
    characters: int
    tokens: int | None
    ms: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Run over a corpus and write the figures."""
    options = _options().parse_args(arguments)
    trials = [_trial(sample) for sample in samples(options.corpus)]
    if not trials:
        print("the corpus holds no screens")
        return 1
    summary = _summary(trials)
    rows = [{name: getattr(trial, name) for name in Trial.__slots__} for trial in trials]
    only = " --summary-only" if options.summary_only else ""
    command = f"python -m benchmarks.outline --corpus {options.corpus.name}{only} --json {options.json}"
    result: dict[str, Any] = {"made_by": made_by(command), "summary": summary}
    hand_in(result if options.summary_only else {**result, "screens": rows}, options.json)
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="How much of a screen its outline tells.")
    parser.add_argument("--corpus", type=Path, required=True, help="index.jsonl of a corpus")
    parser.add_argument("--json", type=Path, required=True, help="where the figures go")
    parser.add_argument("--summary-only", action="store_true", help="leave the single screens out of the file")
    return parser


def _trial(sample: Sample) -> Trial:
    started = time.perf_counter()
    said = outline(read(sample.screen), sample.app)
    ms = (time.perf_counter() - started) * 1000
    wanted = touchable(sample.screen)
    reached = _reached(said, sample.screen)
    labels = [label for label in (label_of(element, sample.screen) for element in wanted) if label]
    text = plain(said.text())
    phrases = [item.phrase for item in said.items() if item.phrase]
    return Trial(
        id=sample.id,
        nodes=len(sample.screen.elements),
        actionable=len(wanted),
        labelled=len(labels),
        told=sum(plain(label)[:LABEL] in text for label in labels),
        led_back=sum(bool(same_touch(element, sample.screen) & reached) for element in wanted),
        items=len(list(said.items())),
        counted=sum(counted_only(phrase) for phrase in phrases),
        poor=said.poor,
        characters=len(said.text()),
        tokens=_tokens(said.text()),
        ms=ms,
    )


def label_of(element: Element, screen: Screen) -> str:
    """What a person would read or hear of it."""
    below = [*screen.subtree(element)]
    return next((t for e in below for t in (e.text, e.description) if t.strip() and not e.password), "")


def plain(text: str) -> str:
    """On one line, in one case, without the escapes that a phrase's quotes need."""
    return normal(text.replace("\\\\", "\\").replace('\\"', '"'))


def touchable(screen: Screen) -> list[Element]:
    """Visible elements that can be acted on and have a pixel of their own, outside the status bar."""
    flagged = [e.clickable or e.long_clickable or e.checkable or is_field(e) for e in screen.elements]
    cover = Cover(
        screen, [on and not _rides(e, flagged, screen) for e, on in zip(screen.elements, flagged, strict=True)]
    )
    found = []
    for element, on in zip(screen.elements, flagged, strict=True):
        if not on or not element.visible or screen.windows[element.window].kind is WindowKind.STATUS_BAR:
            continue
        keys = same_touch(element, screen)
        if np.isin(cover.owners(element.bounds), list(keys)).any():
            found.append(element)
    return found


def same_touch(element: Element, screen: Screen) -> set[int]:
    """The element, and the tappable row around it if it takes no touch itself."""
    keys = {element.key}
    if element.checkable and not (element.clickable or element.long_clickable):
        around = next((a for a in screen.ancestors(element) if a.clickable or a.long_clickable), None)
        if around is not None:
            keys.add(around.key)
    return keys


def _rides(element: Element, flagged: Sequence[bool], screen: Screen) -> bool:
    """A switch that takes no touch of its own, in a row that does."""
    return len(same_touch(element, screen)) > 1


def _reached(said: Outline, screen: Screen) -> set[int]:
    """The elements that the outline's phrases lead back to, each grounded on a reading made for it alone."""
    found = set()
    again = read(screen)
    for item in said.items():
        if item.phrase:
            again.memory.clear()
            answer = ground(Target(item.phrase), again)
            if isinstance(answer, Found):
                found.add(answer.element.key)
    return found


def _tokens(text: str) -> int | None:
    """o200k tokens where the tokenizer is installed; its absence is said, not made up for."""
    if find_spec("tiktoken") is None:
        return None
    encoding = import_module("tiktoken").get_encoding("o200k_base")
    return len(encoding.encode(text))


def _summary(trials: Sequence[Trial]) -> dict[str, Any]:
    wanted = sum(t.actionable for t in trials)
    labelled = sum(t.labelled for t in trials)
    items = sum(t.items for t in trials)
    characters = sorted(t.characters for t in trials)
    counted = [t.tokens for t in trials if t.tokens is not None]
    summary: dict[str, Any] = {
        "screens": len(trials),
        "actionable": wanted,
        "recall": round(sum(t.told for t in trials) / labelled, 4) if labelled else None,
        "round_trip": round(sum(t.led_back for t in trials) / wanted, 4) if wanted else None,
        "ordinal_only": round(sum(t.counted for t in trials) / items, 4) if items else None,
        "poor": sum(t.poor for t in trials),
        "characters_median": statistics.median(characters),
        "characters_p90": characters[int(0.9 * (len(characters) - 1))],
        "ms_median": round(statistics.median(t.ms for t in trials), 3),
    }
    if counted:
        summary["tokens_median"] = statistics.median(counted)
        summary["tokens_p90"] = sorted(counted)[int(0.9 * (len(counted) - 1))]
    return summary


if __name__ == "__main__":
    raise SystemExit(main())
