"""Whether a name that stands nowhere on the screen is touched all the same: ``python -m benchmarks.absent``.

``python -m benchmarks.absent --corpus INDEX.jsonl … --json OUT``. Of every name of two or three words that stands once
on a screen, on something that can be acted on, one word is changed to another that begins a name somewhere in the
corpus and does not stand on this screen: what is asked for then is not there. ``touched`` is the share of such phrases
that are answered with ``Found``; ``found`` the share of the names as they are that lead to their thing. Each name is
asked for alone, as a button and as a row, written with capital letters, as names are, and without. Beside it what a
label at least ``LIKE`` like the name would touch (``fuzzy_touched``).

With ``--phrases FILE`` other requests are counted: such as somebody wrote who believed that the thing was on the screen
(``{"screen", "kind", "phrase"}`` a line; ``benchmarks/phrases/absent.jsonl``). ``touched`` is the share answered with
``Found``, ``unsure`` that of which several things are said to be meant.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from grounding.deciding.touches import same_touch
from grounding.grounder import Found, ground
from grounding.interface import Miss, Reason, Target
from grounding.reading.screen import Reading, read
from grounding.reading.things import Thing
from grounding.vocabulary.words import normal
from training.corpus import samples, wilson
from training.grounding.other_names import beginnings, with_another_word
from training.report import hand_in, made_by

SEED = 5
"""Which word is changed, and to which other."""
FORMS = ("{}", "the {} button", "the {} row")
LIKE = 0.6
"""So much like a label must be what it is taken for by the simple way."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run over the corpora and write the figures."""
    parser = argparse.ArgumentParser(description="Whether what is not there is touched.")
    parser.add_argument("--corpus", type=Path, required=True, action="append", help="index.jsonl of a corpus")
    parser.add_argument("--phrases", type=Path, help="requests for what is not there, a line each")
    parser.add_argument("--json", type=Path, required=True, help="where the figures go")
    options = parser.parse_args(arguments)
    found = (sample for corpus in options.corpus for sample in samples(corpus, None, None))
    readings = {sample.id: read(sample.screen) for sample in found}
    if not readings:
        print("the corpus holds no screens")
        return 1
    corpora = " ".join(f"--corpus {corpus.name}" for corpus in options.corpus)
    command = f"python -m benchmarks.absent {corpora}{f' --phrases {options.phrases}' if options.phrases else ''}"
    summary = requested(options.phrases, readings) if options.phrases else measured(list(readings.values()))
    hand_in({"made_by": made_by(f"{command} --json {options.json}"), "summary": summary}, options.json)
    return 0


def requested(phrases: Path, readings: Mapping[str, Reading]) -> dict[str, Any]:
    """How many requests for what is not there are answered, by kind."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    screens = set()
    for row in map(json.loads, phrases.read_text(encoding="utf-8").splitlines()):
        if row["screen"] in readings:
            screens.add(row["screen"])
            answer = ground(Target(row["phrase"]), readings[row["screen"]])
            unsure = isinstance(answer, Miss) and answer.reason is Reason.AMBIGUOUS
            told = "touched" if isinstance(answer, Found) else "unsure" if unsure else "refused"
            counted[row["kind"]].update(("n", told))
    total = sum(counted.values(), Counter[str]())
    by_kind = {kind: {"n": told["n"], "touched": _share(told, "touched")} for kind, told in sorted(counted.items())}
    return {
        "screens": len(screens),
        "n": total["n"],
        "touched": _share(total, "touched"),
        "interval": wilson(total["touched"], total["n"]),
        "unsure": _share(total, "unsure"),
        "by_kind": by_kind,
    }


def _share(told: Counter[str], what: str) -> float:
    return round(told[what] / told["n"], 4) if told["n"] else 0.0


def measured(readings: Sequence[Reading]) -> dict[str, Any]:
    """The figures: how many names, and for each way to write them how many are found, and touched though not there."""
    words = beginnings(readings)
    choice = random.Random(SEED)
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    names = 0
    for reading in readings:
        for thing, other in with_another_word(reading, words, choice):
            names += 1
            for written, form in (("capitals", str.title), ("lower case", str.lower)):
                for phrase, asked in ((form(thing.name), "there"), (form(other), "absent")):
                    _count(counted[written], phrase, asked, thing, reading)
    return {"screens": len(readings), "names": names, **{way: _shares(told) for way, told in counted.items()}}


def _count(told: Counter[str], name: str, asked: str, thing: Thing, reading: Reading) -> None:
    for form in FORMS:
        answer = ground(Target(form.format(name)), reading)
        told[f"{asked} n"] += 1
        if isinstance(answer, Found):
            reached = next(t for t in reading.things if t.element.key == answer.element.key)
            told[asked] += asked == "absent" or same_touch(reached, thing)
    labels = (normal(label.text) for one in reading.things for label in one.labels)
    like = max((SequenceMatcher(None, normal(name), label).ratio() for label in labels), default=0.0)
    told[f"{asked} fuzzy"] += len(FORMS) * (like >= LIKE)


def _shares(told: Counter[str]) -> dict[str, Any]:
    there, absent = told["there n"], told["absent n"]
    return {
        "n": absent,
        "found": round(told["there"] / there, 4),
        "touched": round(told["absent"] / absent, 4),
        "interval": wilson(told["absent"], absent),
        "fuzzy_touched": round(told["absent fuzzy"] / absent, 4),
    }


if __name__ == "__main__":
    raise SystemExit(main())
