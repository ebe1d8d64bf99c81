"""Whether screens that run from right to left are understood as well.

``python -m benchmarks.turned --corpus INDEX.jsonl --phrases FILE … --json OUT``. Every screen of the corpus is turned
over, left for right, as a layout in Arabic or Hebrew is, and so are the words "left" and "right" of its phrases; then
the same is to be found. ``accuracy`` is the share of phrases whose first candidate is right, as in
``benchmarks.grounding``; ``same`` the share that lead to the same element, or to a Miss of the same kind, as on the
screen as it was. Three times: the screens as they were, turned and read from right to left, and turned and read from
left to right, as if nobody had noticed. "Right" before "below", "above", "now" and the like is no side and stays.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.leaning import first_touch
from device.geometry import Point
from device.screen import Element, Screen
from grounding.grounder import Found, ground
from grounding.interface import Target
from grounding.reading.direction import turned
from grounding.reading.screen import Reading, read
from training.corpus import Annotation, samples, wilson
from training.report import hand_in, made_by

OTHER = {"left": "right", "right": "left"}
_SIDE = re.compile(
    r"\b(left|right)(?=(?:most)?\b)"
    r"(?!\s+(?:below|under|underneath|beneath|above|over|at|in|on|now|next|beside|behind|before|after|there|here|away)\b)",
    re.IGNORECASE,
)

_HAN = str.maketrans("左右", "右左")

Answer = tuple[str, int | str]
"""What a phrase leads to: the number of an element, or why it leads to none."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and write the figures."""
    parser = argparse.ArgumentParser(description="Screens that run from right to left.")
    parser.add_argument("--corpus", type=Path, required=True, help="index.jsonl of a corpus")
    parser.add_argument("--phrases", type=Path, nargs="+", required=True, help="phrases for its screens")
    parser.add_argument("--json", type=Path, required=True, help="where the figures go")
    options = parser.parse_args(arguments)
    rows = [row for phrases in options.phrases for row in _trials(options.corpus, phrases)]
    if not rows:
        print("the corpus holds no phrases")
        return 1
    names = ("as it was", "read from right to left", "read from left to right")
    files = " ".join(map(str, options.phrases))
    command = f"python -m benchmarks.turned --corpus {options.corpus.name} --phrases {files} --json {options.json}"
    summary: dict[str, Any] = {"n": len(rows)}
    for at, name in enumerate(names):
        right = sum(row[at][0] for row in rows)
        same = sum(row[at][1] == row[0][1] for row in rows)
        summary[name] = {
            "accuracy": round(right / len(rows), 4),
            "interval": [round(end, 4) for end in wilson(right, len(rows))],
            "same": round(same / len(rows), 4),
        }
    hand_in({"made_by": made_by(command), "summary": summary}, options.json)
    return 0


def _trials(corpus: Path, phrases: Path) -> Iterator[list[tuple[bool, Answer]]]:
    for sample in samples(corpus, None, phrases):
        other = turned(sample.screen)
        as_it_was, leftward, rightward = (
            read(sample.screen, leftward=False),
            read(other, leftward=True),
            read(other, leftward=False),
        )
        for annotation in sample.annotations:
            said = turned_words(annotation.phrase)
            yield [
                _answer(annotation.phrase, as_it_was, annotation, sample.screen),
                _answer(said, leftward, annotation, sample.screen),
                _answer(said, rightward, annotation, sample.screen),
            ]


def turned_words(phrase: str) -> str:
    """A phrase with left for right."""
    return _SIDE.sub(lambda said: OTHER[said[1].lower()], phrase).translate(_HAN)


def _answer(phrase: str, reading: Reading, annotation: Annotation, screen: Screen) -> tuple[bool, Answer]:
    """Whether its first candidate is right, on the screen as it was, and what it leads to."""
    answer = ground(Target(phrase), reading)
    point, receiver = first_touch(phrase, reading)
    told: Answer = ("element", answer.element.key) if isinstance(answer, Found) else ("miss", str(answer.reason))
    return point is not None and annotation.is_met(*_turned_back(point, receiver, reading, screen)), told


def _turned_back(
    point: Point, receiver: Element | None, reading: Reading, screen: Screen
) -> tuple[Point, Element | None]:
    """Where that is on the screen as it was."""
    if reading.screen is screen:
        return point, receiver
    back = Point(screen.width - 1 - point.x, point.y)
    return back, screen.elements[receiver.key] if receiver is not None else None


if __name__ == "__main__":
    raise SystemExit(main())
