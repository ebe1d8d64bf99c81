"""Whether English words lead to labels in other languages: ``python -m benchmarks.tongues --res DIR --json OUT``.

``DIR`` holds an Android app's resources: ``values/strings.xml`` and ``values-de/strings.xml`` and so on, as translators
wrote them; none are kept here. Short labels of each language are put on pages of twelve rows, in the order of their
names, and each is asked for by its English text, not quoted. It counts as right when the point lies in its row.
``as_written`` is the share whose label and English text have a word in common: more could not be found without knowing
languages. Labels that are the same in both languages are left out, and so are those of a last page that is not full.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

from device.geometry import Bounds
from device.hierarchy import parse
from grounding.deciding.actionability import touch_point
from grounding.deciding.verdict import considered
from grounding.grounder import Found, ground
from grounding.interface import Target
from grounding.language import ways_of
from grounding.reading.screen import read
from grounding.vocabulary.words import normal, tokens
from training.corpus import wilson
from training.report import hand_in, made_by, median, progress

ROWS, WIDTH, HEIGHT, TALL = 12, 1080, 2400, 160
LONGEST, MOST_WORDS = 28, 3
"""Longer labels, and English of more words, are sentences."""

FOLDERS = {
    "es": "es", "pt": "pt-rBR", "fr": "fr", "de": "de", "it": "it", "nl": "nl", "sv": "sv", "pl": "pl", "cs": "cs",
    "ro": "ro", "hu": "hu", "ru": "ru", "uk": "uk", "tr": "tr", "el": "el", "ar": "ar", "fa": "fa", "he": "iw",
    "hi": "hi", "id": "in", "vi": "vi", "th": "th", "ko": "ko", "ja": "ja", "zh": "zh-rCN",
    "zh (Taiwan)": "zh-rTW", "da": "da", "nb": "nb-rNO", "fi": "fi", "sk": "sk", "bg": "bg", "hr": "hr", "bn": "bn",
    "ur": "ur", "ta": "ta", "fil": "fil", "ca": "ca",
}  # fmt: skip
"""Languages, and what Android calls their folders. Of Portuguese, Brazil's."""

_MARKUP = re.compile(r"%\d*\$?[sd]|<[^>]*>|[{}\\@]")


def strings(file: Path) -> dict[str, str]:
    """Names and texts of a resource file: plain ones, without placeholders."""
    found = {}
    for node in ElementTree.parse(file).getroot().iter("string"):
        text = "".join(node.itertext()).strip().strip('"').replace("\\'", "'").replace("\\n", " ")
        if text and not len(node) and not _MARKUP.search(text):
            found[node.get("name", "")] = text
    return found


def pages(english: dict[str, str], other: dict[str, str]) -> Iterator[list[tuple[str, str]]]:
    """English and translated text of each row of each page; no page says the same twice."""
    page: list[tuple[str, str]] = []
    for name in sorted(english.keys() & other.keys()):
        said, shown = english[name], other[name]
        fits = len(shown) <= LONGEST and 0 < len(tokens(said)) <= MOST_WORDS and normal(said) != normal(shown)
        if fits and all(normal(said) != normal(s) and normal(shown) != normal(t) for s, t in page):
            page.append((said, shown))
            if len(page) == ROWS:
                yield page
                page = []


def trial(page: Sequence[tuple[str, str]]) -> list[tuple[bool, bool, bool, bool]]:
    """For each row: whether the first candidate is right, it was answered, rightly so, and a word is shared."""
    boxes = [Bounds(0, 80 + TALL * n, WIDTH, 80 + TALL * (n + 1)) for n in range(len(page))]
    rows = "".join(
        f'<node class="android.widget.TextView" package="a" text={quoteattr(shown)} clickable="true" enabled="true" '
        f'bounds="[{b.left},{b.top}][{b.right},{b.bottom}]"/>'
        for (_, shown), b in zip(page, boxes, strict=True)
    )
    xml = (
        f'<hierarchy rotation="0"><node class="android.widget.FrameLayout" package="a" enabled="true" '
        f'bounds="[0,0][{WIDTH},{HEIGHT}]">{rows}</node></hierarchy>'
    )
    reading = read(parse(xml, WIDTH, HEIGHT))
    found = []
    for (said, shown), box in zip(page, boxes, strict=True):
        ways = ways_of(said)
        best = considered(ways, reading)[:1] if ways else ()
        point = touch_point(best[0], reading) if best else None
        answer = ground(Target(said), reading)
        answered = isinstance(answer, Found)
        right = isinstance(answer, Found) and box.contains(answer.point)
        shared = bool(set(tokens(said)) & set(tokens(shown)))
        found.append((point is not None and box.contains(point), answered, right, shared))
    return found


def measured(res: Path) -> dict[str, dict[str, Any]]:
    """Figures by language, of those that the app speaks."""
    english = strings(res / "values" / "strings.xml")
    by_tongue: dict[str, dict[str, Any]] = {}
    for tongue, folder in FOLDERS.items():
        file = next((f for name in (folder, tongue) if (f := res / f"values-{name}" / "strings.xml").exists()), None)
        if file is None:
            continue
        rows = [row for page in pages(english, strings(file)) for row in trial(page)]
        if rows:
            answered = sum(row[1] for row in rows)
            by_tongue[tongue] = {
                "n": len(rows),
                "accuracy": round(sum(row[0] for row in rows) / len(rows), 4),
                "as_written": round(sum(row[3] for row in rows) / len(rows), 4),
                "found_coverage": round(answered / len(rows), 4),
                "found_precision": round(sum(row[2] for row in rows) / answered, 4) if answered else None,
            }
            progress(f"{tongue}: {by_tongue[tongue]}")
    return by_tongue


def _by_language(apps: dict[str, dict[str, dict[str, Any]]]) -> list[float]:
    """The accuracy in each language, over all apps."""
    rows = [(tongue, row) for by_tongue in apps.values() for tongue, row in by_tongue.items()]
    totals = {tongue: [0.0, 0] for tongue, _ in rows}
    for tongue, row in rows:
        totals[tongue][0] += row["n"] * row["accuracy"]
        totals[tongue][1] += row["n"]
    return [right / count for right, count in totals.values()]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--res", type=Path, required=True, action="append", help="an app's res folder; may be repeated")
    parser.add_argument("--json", type=Path, default=None)
    args = parser.parse_args()
    apps = {f"app {n}": measured(res) for n, res in enumerate(args.res, 1)}
    rows = [figures for by_tongue in apps.values() for figures in by_tongue.values()]
    total = sum(row["n"] for row in rows)
    right = round(sum(row["n"] * row["accuracy"] for row in rows))
    answered = sum(row["n"] * row["found_coverage"] for row in rows)
    summary = {
        "apps": len(apps),
        "languages": len({tongue for by_tongue in apps.values() for tongue in by_tongue}),
        "n": total,
        "accuracy": round(right / max(1, total), 4),
        "interval": [round(x, 4) for x in wilson(right, total)],
        "accuracy_median_by_language": median(_by_language(apps)) if rows else None,
        "as_written": round(sum(row["n"] * row["as_written"] for row in rows) / max(1, total), 4),
        "found_coverage": round(answered / max(1, total), 4),
        "found_precision": round(
            sum(row["n"] * row["found_coverage"] * (row["found_precision"] or 0) for row in rows) / max(1, answered), 4
        ),
    }
    command = f"python -m benchmarks.tongues {'--res RES ' * len(args.res)}".strip()
    hand_in({"made_by": made_by(command), "summary": summary, "apps": apps}, args.json)


if __name__ == "__main__":
    main()
