"""Corpora of screens: folders with an ``index.jsonl``, one screen a line, trees as XML files beside it.

A line holds ``id``, ``xml_path``, ``width``, ``height`` and, where there are phrases, ``annotations``: a list of
``{"instruction": phrase, "bbox": [left, top, right, bottom]}`` with the box of what was meant; ``png_path`` where there
is a screenshot.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from PIL import Image

from device.errors import PhoneFault
from device.geometry import Bounds, Point
from device.hierarchy import parse
from device.screen import Agreement, Element, Screen, Shot, Window, WindowKind

Part = Literal["A", "B", "development", "held"]
"""A and B are halves. Development is A and somewhat more than half of B: screens whose phrases were read while
building, and are learned from; ``held`` is the rest of B, which is only measured on."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A phrase and the box of the thing it means.

    Where ``same`` is given, the numbers of the elements a touch on which does what was meant, it tells more than the
    box: of what lies in the box, ``others`` take touches of their own.
    """

    phrase: str
    box: Bounds
    kind: str
    same: frozenset[int] | None = None
    others: frozenset[int] = frozenset()

    def is_met(self, point: Point, receiver: Element | None) -> bool:
        """Whether a touch there, which the receiver gets, is the one that was meant."""
        key = receiver.key if receiver is not None else None
        if self.same is not None and key in self.same:
            return True
        return self.box.contains(point) and key not in self.others


@dataclass(frozen=True, slots=True)
class Sample:
    """One screen of a corpus, its phrases, and the boxes that the corpus itself offers to choose from."""

    id: str
    screen: Screen
    annotations: tuple[Annotation, ...]
    candidates: tuple[Bounds, ...]
    app: str
    picture: Path | None = None
    """Its screenshot, where the corpus has one."""
    xml: bytes = b""
    """The tree as the corpus holds it."""

    def shot(self) -> Shot:
        """The picture of the screen; whether it is of the tree's very moment is not known.

        :raises PhoneFault: the corpus has none.
        """
        if self.picture is None:
            raise PhoneFault(f"the corpus has no picture of {self.id}")
        with Image.open(self.picture) as opened:
            width, height = opened.size
        return Shot(self.picture.read_bytes(), width, height, Agreement.UNKNOWN)


def lies_in(identifier: str, part: Part) -> bool:
    """Whether a screen belongs to that part: by its id's SHA-1, whose parity tells the halves.

    Of half B those are of the development part whose SHA-1 begins with an even digit.
    """
    code = hashlib.sha1(identifier.encode()).hexdigest()
    first_half, begins_even = int(code, 16) % 2 == 0, int(code[0], 16) % 2 == 0
    match part:
        case "A":
            return first_half
        case "B":
            return not first_half
        case "development":
            return first_half or begins_even
        case "held":
            return not first_half and not begins_even


def samples(index: Path, part: Part | None = None, phrases: Path | None = None) -> Iterator[Sample]:
    """The screens of a corpus in file order, with the phrases of another file in place of its own, if given.

    Each line of that file is ``{"screen": id, "element": number in the tree, "phrase": …, "kind": …}``; ``also``, where
    it is given, are the numbers of other elements a touch on which does the same.

    :raises OSError: a file cannot be read.  :raises device.errors.BadHierarchy: a tree is none.
    """
    lines = phrases.read_text(encoding="utf-8").splitlines() if phrases else ()
    said = [json.loads(line) for line in lines]
    for line in index.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            continue
        row = json.loads(line)
        if part is None or lies_in(row["id"], part):
            sample = _sample(row, index.parent)
            yield sample if phrases is None else replace(sample, annotations=_annotations(sample, said))


def _annotations(sample: Sample, said: Sequence[dict[str, Any]]) -> tuple[Annotation, ...]:
    return tuple(annotation_of(sample.screen, row) for row in said if row["screen"] == sample.id)


def annotation_of(screen: Screen, row: dict[str, Any]) -> Annotation:
    """What a line of a file of phrases says of its screen."""
    element = screen.elements[row["element"]]
    if "also" not in row:
        return Annotation(row["phrase"], element.bounds, row.get("kind") or "")
    same = frozenset((element.key, *row["also"]))
    others = frozenset(e.key for e in screen.subtree(element) if e.clickable) - same
    return Annotation(row["phrase"], element.bounds, row.get("kind") or "", same, others)


def _sample(row: dict[str, Any], folder: Path) -> Sample:
    xml = (folder / row["xml_path"]).read_bytes()
    return Sample(
        id=row["id"],
        screen=parse(xml, row.get("width"), row.get("height")),
        annotations=tuple(
            Annotation(a["instruction"], Bounds(*a["bbox"]), a.get("kind") or "") for a in row.get("annotations", ())
        ),
        candidates=tuple(Bounds(*box) for box in row.get("candidates") or ()),
        app=row.get("app") or "",
        picture=folder / row["png_path"] if row.get("png_path") else None,
        xml=xml,
    )


def without_tree(width: int, height: int) -> Screen:
    """A screen of this size, in pixels, of which the tree tells nothing: one empty node in a window, as of games."""
    box = Bounds(0, 0, width, height)
    root = Element(0, None, (), 0, "android.view.SurfaceView", "", box)
    return Screen(width, height, 0, (root,), (Window(0, WindowKind.APPLICATION, 0, "", box),))


def wilson(hits: int, n: int, z: float = 1.96) -> tuple[float, float]:
    """The 95 % interval of a share."""
    if not n:
        return 0.0, 1.0
    p = hits / n
    middle = p + z * z / (2 * n)
    reach = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    return round((middle - reach) / scale, 4), round((middle + reach) / scale, 4)
