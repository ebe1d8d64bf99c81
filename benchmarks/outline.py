"""How much of a screen its outline tells, and whether every phrase leads back: ``python -m benchmarks.outline``.

The denominator of ``recall`` and of ``round_trip`` is every visible element that can be acted on, named or not, as
Android's own flags say: tappable, long-tappable, checkable or a text field, with at least one pixel of its own.

``recall``: the outline's text holds the element's label (a text or description of its own, else the first below it; of
a long one the beginning); an element without any label must have an item whose phrase leads to it.
``round_trip``: an item's phrase leads back to the element (or to the same touch, docs/joint.md). The outline is thrown
away before: the tree is parsed again with its windows in another order, and each phrase is grounded on a reading whose
memory is empty. ``printed_round_trip``: the same for the words as the outline's text prints them.
``ordinal_only``: the share of items that could be named by nothing but a number in a group.
``tokens``: of the outline's text, o200k; ``labels_…`` those of the labels alone, which no outline can be without.
"""

from __future__ import annotations

import argparse
import re
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import bpe_openai
import numpy as np
from lxml import etree

from device.errors import BadHierarchy
from device.hierarchy import parse
from device.screen import Element, Screen
from grounding.apps import AppNames
from grounding.grounder import Found, ground
from grounding.interface import Outline, Role, Target
from grounding.naming import counted_only
from grounding.outline import outline
from grounding.reading.cover import Cover
from grounding.reading.labelling import ON_OFF, is_code
from grounding.reading.roles import class_role, is_field
from grounding.reading.screen import Reading, read
from grounding.reading.toolkits import without_count
from grounding.vocabulary.icon_fonts import without_signs
from grounding.vocabulary.words import normal, tidy, tokens
from training.corpus import Sample, samples
from training.report import hand_in, made_by

PARTS = re.compile(r"\n|,\s*")
UNSAID = ON_OFF | {str(role) for role in Role}
"""What a screen reader says of state and role, which the outline says in its own words."""
LABEL = 40
"""Of a long label the outline prints the beginning; so much of it must be there."""


TOKENS = bpe_openai.get_encoding("o200k_base")


@dataclass(frozen=True, slots=True)
class Trial:
    """One screen, tried."""

    id: str
    nodes: int
    actionable: int
    told: int
    led_back: int
    printed_back: int
    items: int
    counted: int
    poor: bool
    characters: int
    tokens: int
    label_tokens: int
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
    said = outline(read(sample.screen), AppNames().name_of(sample.app))
    ms = (time.perf_counter() - started) * 1000
    text = said.text()
    wanted = touchable(sample.screen)
    again = _another_order(sample)
    led, printed = _reached(said, again)
    phrases = [item.phrase for item in said.items() if item.phrase]
    back = [bool(same_touch(element, sample.screen) & led) for element in wanted]
    return Trial(
        id=sample.id,
        nodes=len(sample.screen.elements),
        actionable=len(wanted),
        told=sum(_told(element, sample.screen, text, to) for element, to in zip(wanted, back, strict=True)),
        led_back=sum(back),
        printed_back=sum(bool(same_touch(element, sample.screen) & printed) for element in wanted),
        items=len(list(said.items())),
        counted=sum(counted_only(phrase) for phrase in phrases),
        poor=said.poor,
        characters=len(text),
        tokens=len(TOKENS.encode(text)),
        label_tokens=len(TOKENS.encode("\n".join(label_of(element, sample.screen) for element in wanted))),
        ms=ms,
    )


def _told(element: Element, screen: Screen, text: str, reached: bool) -> bool:
    label = label_of(element, screen)
    if not label:
        return reached
    return plain(label)[:LABEL].rstrip() in plain(text) or tidy(label)[:LABEL].rstrip() in text or _parted(label, text)


def _parted(label: str, text: str) -> bool:
    """``2\\nWi-Fi\\nOak Street`` is printed as a name and what else is told of it, ``"Wi-Fi": 2, Oak Street``: every
    part stands on one line; a part that says no more than state or role need not stand there in that word."""
    said, told = (" ".join(tokens(one)) for one in (label, text))
    if said and said[:LABEL].rstrip() in told:
        return True
    parts = [" ".join(tokens(part)) for part in PARTS.split(label[:LABEL])]
    wanted = [part for part in parts if part and part not in UNSAID]
    lines = [f" {' '.join(tokens(line))} " for line in text.splitlines()]
    return bool(wanted) and any(all(f" {part}" in line for part in wanted) for line in lines)


def _another_order(sample: Sample) -> Screen:
    """The same screen, parsed from a file that lists its windows the other way round."""
    try:
        root = etree.fromstring(sample.xml)
    except etree.XMLSyntaxError:
        return sample.screen  # what only our own parser can mend stays as it is
    root[:] = list(root)[::-1]
    screen = sample.screen
    again = parse(etree.tostring(root), screen.width, screen.height)
    if again != screen:
        raise BadHierarchy(f"{sample.id}: the order in which windows are listed changes what is read")
    return again


def label_of(element: Element, screen: Screen) -> str:
    """What a person would read or hear of it: its own text or description, else what is written in it, else what a
    picture in it is said to be. What a switch writes of its state is no label, nor is how far a bar or slider is, nor a
    word written for programs, nor which of how many tabs it is."""
    shown = [
        element,
        *(e for e in screen.subtree(element) if e.visible and not e.bounds.intersect(screen.bounds).empty),
    ]
    shown = [e for e in shown if not e.password]
    own = (_text(element), without_count(element.description)) if not element.password else ()
    state = ON_OFF if element.checkable else frozenset[str]()
    spoken = (without_count(e.description) for e in shown)
    said = (without_signs(text) for text in (*own, *map(_text, shown), *spoken))
    return next((text for text in said if text.strip() and normal(text) not in state and not is_code(text)), "")


def _text(element: Element) -> str:
    return "" if class_role(element) in (Role.SLIDER, Role.PROGRESS) else element.text


def plain(text: str) -> str:
    """On one line, in one case, without the escapes that a phrase's quotes need."""
    return normal(text.replace("\\\\", "\\").replace('\\"', '"'))


def touchable(screen: Screen) -> list[Element]:
    """Visible elements that can be acted on and have a pixel of their own."""
    flagged = [e.clickable or e.long_clickable or e.checkable or is_field(e) for e in screen.elements]
    cover = Cover(
        screen, [on and not _rides(e, flagged, screen) for e, on in zip(screen.elements, flagged, strict=True)]
    )
    found = []
    for element, on in zip(screen.elements, flagged, strict=True):
        if not on or not element.visible:
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


def _reached(said: Outline, screen: Screen) -> tuple[set[int], set[int]]:
    """The elements that phrases lead back to, and those that the printed words do; each grounded afresh."""
    again = read(screen)
    by_phrase: set[int] = set()
    by_print: set[int] = set()
    for item in said.items():
        if item.phrase:
            by_phrase |= _leads_to(item.phrase, again)
            by_print |= _leads_to(item.words(), again)
    return by_phrase, by_print


def _leads_to(phrase: str, reading: Reading) -> set[int]:
    reading.memory.clear()
    answer = ground(Target(phrase), reading)
    return {answer.element.key} if isinstance(answer, Found) else set()


def _summary(trials: Sequence[Trial]) -> dict[str, Any]:
    wanted = sum(t.actionable for t in trials)
    items = sum(t.items for t in trials)
    characters = sorted(t.characters for t in trials)
    tokens = sorted(t.tokens for t in trials)
    labels = sorted(t.label_tokens for t in trials)
    ms = sorted(t.ms for t in trials)

    def share(part: int, whole: int) -> float | None:
        return round(part / whole, 4) if whole else None

    return {
        "screens": len(trials),
        "actionable": wanted,
        "tokens_median": statistics.median(tokens),
        "tokens_p90": tokens[int(0.9 * (len(tokens) - 1))],
        "labels_tokens_median": statistics.median(labels),
        "labels_tokens_p90": labels[int(0.9 * (len(labels) - 1))],
        "recall": share(sum(t.told for t in trials), wanted),
        "round_trip": share(sum(t.led_back for t in trials), wanted),
        "printed_round_trip": share(sum(t.printed_back for t in trials), wanted),
        "ordinal_only": share(sum(t.counted for t in trials), items),
        "poor": sum(t.poor for t in trials),
        "characters_median": statistics.median(characters),
        "characters_p90": characters[int(0.9 * (len(characters) - 1))],
        "ms_median": round(statistics.median(ms), 3),
        "ms_p90": round(ms[int(0.9 * (len(ms) - 1))], 3),
    }


if __name__ == "__main__":
    raise SystemExit(main())
