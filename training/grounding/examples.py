"""Examples to learn from: a phrase, the features of everything on its screen, and which of those things it means.

Eight sources, and one of phrases that mean nothing there: ``absent_phrases.jsonl``, requests for what is not on a
real screen, written by a language model that saw a drawing of it, which are counted and not learned from. The
phrases that people wrote for a corpus (its development part only: the rest is kept for measuring); ``phrases.jsonl``:
phrases written for this project for other elements of the same screens, from the elements' texts and boxes;
``hard_phrases.jsonl``: more such, written to be as hard as people's are, with numbers above all and with landmarks
that only the picture shows; ``further_phrases.jsonl``: still more, as many of each form as people's are, for elements
drawn by lot; ``page_phrases.jsonl``: phrases written for pages of the simulated phone's own apps, by their pictures,
whose full trees are in ``pages.jsonl.xz``; ``real_phrases.jsonl``: phrases written for real screens of public
repositories, of which ``real_screens.py`` makes a corpus, from their trees; ``picture_phrases.jsonl``: such written
from nothing but a screen's picture, learned from twice, with the picture read and without; from the picture alone the
confidence is learned; and ``step_phrases.jsonl``: steps of plans, for pages and for real screens. A line names a
screen by its id and an element by its number in the tree.
"""

from __future__ import annotations

import json
import lzma
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from device.geometry import Bounds
from device.hierarchy import parse as parse_tree
from grounding.chain import Links, Page
from grounding.deciding.features import Features, features
from grounding.deciding.items import as_items
from grounding.deciding.learned_order import is_loose, query_of, rules_decide
from grounding.deciding.ranking import Ranking, rank
from grounding.deciding.sets import Choice, choices
from grounding.language import NotUnderstood, Query, parse
from grounding.reading.screen import Reading, read
from grounding.vision.blind import Unseen
from grounding.vision.eye import Eye
from training.corpus import Annotation, Part, Sample, annotation_of, samples, without_tree
from training.grounding.other_names import beginnings, with_another_word

OWN = Path(__file__).parent / "phrases.jsonl"
HARD = Path(__file__).parent / "hard_phrases.jsonl"
FURTHER = Path(__file__).parent / "further_phrases.jsonl"
PAGES = Path(__file__).parent / "pages.jsonl.xz"
PAGE_PHRASES = Path(__file__).parent / "page_phrases.jsonl"
CALLED_SO = 0.85
"""From this fit on a name is that of something here."""
NOWHERE = Bounds(-2, -2, -1, -1)
ASKED = ("{}", "the {} button", "the {} row", "tap {}")
"""How a name is asked for."""
ABSENT = 0.5
"""So many phrases for what is not there go with one for what is."""
PICTURE_PHRASES = Path(__file__).parent / "picture_phrases.jsonl"
PATIENCE_S = 60.0
"""For one picture."""
REAL_PHRASES = Path(__file__).parent / "real_phrases.jsonl"
STEP_PHRASES = Path(__file__).parent / "step_phrases.jsonl"
ABSENT_PHRASES = Path(__file__).parent / "absent_phrases.jsonl"


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """``meant`` marks the things whose point lies in the box of what was meant; there may be none, or several.

    ``options`` are the sets that a number in the phrase may count; none without a number.
    """

    screen: str
    phrase: str
    said: tuple[str, ...]
    ways: tuple[Query, ...]
    query: Query
    rules: Ranking
    reading: Reading
    features: Features
    meant: npt.NDArray[np.bool_]
    options: list[Choice]


def written_by_people(corpus: Path, part: Part) -> list[Example]:
    """The corpus's own phrases, of one part."""
    return [
        example
        for sample in samples(corpus, part)
        for annotation in sample.annotations
        for example in _examples(sample, read(sample.screen), annotation)
    ]


def written_for_this(corpus: Path, part: Part, path: Path = OWN) -> list[Example]:
    """Our own phrases for the screens of that part."""
    return list(_written({sample.id: sample for sample in samples(corpus, part)}, path))


def written_for_pages(pages: Path = PAGES, phrases: Path = PAGE_PHRASES) -> list[Example]:
    """The phrases for pages of our own apps, with their full trees, where what is meant can be touched."""
    return [e for e in _written(pages_at_hand(pages), phrases) if e.meant.any()]


def pages_at_hand(pages: Path = PAGES) -> dict[str, Sample]:
    """The pages of our own apps, by id."""
    screens: dict[str, Sample] = {}
    with lzma.open(pages, "rt", encoding="utf-8") as lines:
        for line in lines:
            page = json.loads(line)
            screen = parse_tree(page["xml"], page["width"], page["height"])
            screens[page["id"]] = Sample(page["id"], screen, (), (), app_of(page["id"]))
    return screens


def screens_at_hand(corpus: Path) -> dict[str, Sample]:
    """The pages of our own apps, and the screens of a corpus that ``real_screens.py`` made, by id."""
    return {**pages_at_hand(), **{sample.id: sample for sample in samples(corpus)}}


def written_for_screens(corpus: Path, phrases: Path = REAL_PHRASES) -> list[Example]:
    """The same for real screens: a corpus of full trees that ``real_screens.py`` made."""
    screens = {sample.id: sample for sample in samples(corpus)}
    return [e for e in _written(screens, phrases) if e.meant.any()]


def written_for_steps(corpus: Path | None) -> list[Example]:
    """Steps of plans, for pages of our own apps and, with their corpus at hand, for real screens."""
    steps = written_for_pages(phrases=STEP_PHRASES)
    return steps if corpus is None else [*steps, *written_for_screens(corpus, STEP_PHRASES)]


def written_for_pictures(corpus: Path, phrases: Path = PICTURE_PHRASES) -> list[Example]:
    """The phrases that were written from pictures, each twice: for the tree alone, and for tree and picture."""
    screens = _pictured(corpus, phrases)
    alone = [e for e in _written(screens, phrases) if e.meant.any()]
    with closing(Eye(see_s=PATIENCE_S)) as eye:
        readings = {one.id: _seen(one, eye) for one in screens.values()}
    return [*alone, *(e for e in _written(screens, phrases, readings) if e.meant.any())]


def written_without_trees(corpus: Path, phrases: Path = PICTURE_PHRASES) -> list[Example]:
    """The same for screens that are read from their pictures alone, as those of games are."""
    screens = _pictured(corpus, phrases)
    with closing(Eye(see_s=PATIENCE_S)) as eye:
        bare = (replace(one, screen=without_tree(one.screen.width, one.screen.height)) for one in screens.values())
        readings = {one.id: _seen(one, eye) for one in bare}
    return [e for e in _written(screens, phrases, readings) if e.meant.any()]


def _pictured(corpus: Path, phrases: Path) -> dict[str, Sample]:
    """The screens with pictures that the phrases are for."""
    wanted = {json.loads(line)["screen"] for line in phrases.read_text(encoding="utf-8").splitlines()}
    return {sample.id: sample for sample in samples(corpus) if sample.id in wanted and sample.picture is not None}


def _seen(sample: Sample, eye: Eye) -> Reading:
    """Tree and picture, read together.

    :raises RuntimeError: the picture cannot be looked at.
    """
    found = Page(sample.screen, sample.shot, Links(eye)).look()
    if isinstance(found, Unseen):
        raise RuntimeError(f"{sample.id}: {found.why}")
    return found


def written_for_others(examples: Sequence[Example], share: float = ABSENT) -> list[Example]:
    """On each of these screens some of the phrases for other apps' screens, this share of as many: none is right.

    Those that name nothing ("the icon at the top right"), or what is called so here as well, mean something here.
    """
    lot = random.Random(7)
    by_screen: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        by_screen[example.screen].append(example)
    found: list[Example] = []
    for screen, own in by_screen.items():
        others = [e.phrase for e in examples if app_of(e.screen) != app_of(screen)]
        for phrase in lot.sample(others, round(share * len(own))):
            found += (
                e for e in _examples_on(screen, own[0].reading, Annotation(phrase, NOWHERE, "")) if _is_of_elsewhere(e)
            )
        own[0].reading.memory.clear()
    return found


def written_with_another_word(examples: Sequence[Example]) -> list[Example]:
    """For each name of two or three words on their screens one that is not there, of which one word is another: once
    each, as a name alone, a button, a row or a command, with capital letters or without."""
    readings = {example.screen: example.reading for example in examples}
    words, lot = beginnings(readings.values()), random.Random(11)
    found: list[Example] = []
    for screen, reading in readings.items():
        for _, name in with_another_word(reading, words, lot):
            phrase = lot.choice(ASKED).format(lot.choice((str.title, str.lower))(name))
            found += _examples_on(screen, reading, Annotation(phrase, NOWHERE, ""))
        reading.memory.clear()
    return found


def written_for_nothing(examples: Sequence[Example], phrases: Path = ABSENT_PHRASES) -> list[Example]:
    """Requests for what is not on these screens, as a planner makes them that believes it is."""
    readings = {example.screen: example.reading for example in examples}
    found: list[Example] = []
    for row in map(json.loads, phrases.read_text(encoding="utf-8").splitlines()):
        if row["screen"] in readings:
            found += _examples_on(row["screen"], readings[row["screen"]], Annotation(row["phrase"], NOWHERE, ""))
    return found


def _is_of_elsewhere(example: Example) -> bool:
    best = example.rules.best
    return is_loose(example.query) and (best is None or best.name_fit < CALLED_SO)


def _written(
    screens: Mapping[str, Sample], phrases: Path, known: Mapping[str, Reading] | None = None
) -> Iterator[Example]:
    """The phrases of a file for those of its screens that are at hand; as ``known`` has them read, if it does."""
    readings: dict[str, Reading] = dict(known or {})
    for line in phrases.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        sample = screens.get(row["screen"])
        if sample is None:
            continue
        if sample.id not in readings:
            readings[sample.id] = read(sample.screen)
        yield from _examples(sample, readings[sample.id], annotation_of(sample.screen, row))


def app_of(page: str) -> str:
    """The app that a page of ``pages.jsonl.xz`` belongs to; the app or the repository of a real screen."""
    return page.rsplit("_", 1)[0]


def _examples(sample: Sample, reading: Reading, annotation: Annotation) -> Iterator[Example]:
    return _examples_on(sample.id, reading, annotation)


def _examples_on(screen: str, reading: Reading, annotation: Annotation) -> Iterator[Example]:
    phrase = annotation.phrase
    ways = parse(phrase)
    if isinstance(ways, NotUnderstood) or not reading.things:
        return
    proper = ways[0].proper
    ways = as_items(ways, reading)
    ranking = rank(ways, reading)
    query = query_of(ways, ranking)
    if rules_decide(query):
        return
    meant = np.array([t.point is not None and annotation.is_met(t.point, t.receiver) for t in reading.things])
    found = features(ways, query, ranking, reading)
    options = choices(query, reading, found.counted) if found.counted is not None else []
    ways = (replace(ways[0], proper=proper), *ways[1:])
    yield Example(screen, phrase, ways[0].said, ways, query, ranking, reading, found, meant, options)
