"""Things: what a phrase can mean on one screen, by which words, where a touch reaches it, in which group. Values.

A thing is an element that takes touches, together with the texts and pictures in it that take none (a row with its
title, its second line and its switch is one thing), or a text or picture that stands by itself. Each absorbed text is a
thing too, ``part_of`` the other, so that it can be read, and stand as a landmark: "the switch next to Wi-Fi".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from operator import attrgetter
from typing import Any

from device.geometry import Bounds, Point
from device.screen import Element, Screen, Window, WindowKind
from grounding.interface import GroupKind, Role, State
from grounding.reading.groups import Layout
from grounding.reading.identifiers import moves_row
from grounding.vision.looks import Looks
from grounding.vocabulary.words import normal


class Source(StrEnum):
    """Where a label comes from."""

    TEXT = "text"
    DESCRIPTION = "description"
    HINT = "hint"
    TITLE = "title"
    DETAIL = "detail"
    WHOLE = "whole"
    SPOKEN = "spoken"
    """A description that is read aloud, where texts can be seen."""
    PICTURE = "picture"
    VALUE = "value"
    NEAR = "near"
    LENT = "lent"
    """A text beside what has a name of its own."""
    CAPTION = "caption"
    ID = "id"
    KIND = "kind"
    """What a text is by the way it is written: "price"."""
    MEANING = "meaning"
    """A label in another language, in English."""


TRUST: dict[Source, float] = {
    Source.TEXT: 1.0,
    Source.DESCRIPTION: 1.0,
    Source.HINT: 1.0,
    Source.TITLE: 1.0,
    Source.NEAR: 0.9,
    Source.LENT: 0.9,
    Source.WHOLE: 0.92,
    Source.SPOKEN: 0.9,
    Source.PICTURE: 0.85,
    Source.DETAIL: 0.8,
    Source.VALUE: 0.75,
    Source.ID: 0.8,
    Source.CAPTION: 0.7,
    Source.KIND: 0.7,
    Source.MEANING: 0.85,
}
"""How much a label of each source says about what the thing is called."""


UNWRITTEN = frozenset((Source.KIND, Source.MEANING))
"""Labels of our own making: nothing that stands on the screen or that its makers wrote, so never what quotes mean."""


UNDER = "under another window"
"""Why what lies there cannot be touched."""

SILENT_ROLES = frozenset((Role.ICON, Role.IMAGE, Role.AREA, Role.LIST))
"""What is only decoration unless it can be acted on, or somebody described it."""


@dataclass(frozen=True, slots=True)
class Label:
    """A text that names a thing, how far it is to be trusted, and where it stands."""

    text: str
    source: Source
    bounds: Bounds
    words: tuple[str, ...]

    @property
    def trust(self) -> float:
        """See ``TRUST``."""
        return TRUST[self.source]


@dataclass(frozen=True, slots=True, eq=False)
class Thing:
    """Something a phrase can mean.

    ``place`` is its number in reading order. ``element`` is the node it stands for; ``receiver`` the node a touch at
    ``point`` reaches, the same or the tappable one around it; ``control`` the node whose state and value it shows.
    ``box`` is the visible part. ``part_of`` is the place of the thing that has absorbed it. ``bottom`` and ``right``
    of boxes follow ``Bounds``. ``hidden`` says why it cannot be touched, '' when it can.
    """

    place: int
    element: Element
    receiver: Element | None
    control: Element
    role: Role
    also: frozenset[Role]
    labels: tuple[Label, ...]
    box: Bounds
    point: Point | None
    group: int
    row: int | None
    part_of: int | None
    states: frozenset[State]
    value: str
    detail: str
    hidden: str = ""

    @property
    def actionable(self) -> bool:
        """It takes a touch itself, or text, or has a state to change."""
        return self.part_of is None and (
            self.receiver is self.element or self.element.checkable or self.role in (Role.FIELD, Role.SLIDER)
        )

    @property
    def handle(self) -> bool:
        """An entry of a list is picked up by it: it takes drags, though Android has no flag that says so."""
        return self.row is not None and self.role in (Role.ICON, Role.IMAGE) and moves_row(self.element.resource_id)

    @property
    def heads_rows(self) -> bool:
        """It stands in a row and heads that row and those after it (``reading.gutters``)."""
        free = self.part_of is None and self.row is not None
        return self.role is Role.HEADING and free and self.receiver is not None and self.receiver is not self.element

    @property
    def decoration(self) -> bool:
        """Nothing to act on, to read or to hear: a picture that nobody described, or what only its identifier names."""
        if self.actionable or self.handle:
            return False
        described = self.named_by is Source.DESCRIPTION and self.role in (Role.IMAGE, Role.ICON)
        return self.named_by is Source.ID or (self.role in SILENT_ROLES and not described)

    @property
    def name(self) -> str:
        """What it is called, '' when nothing tells."""
        return self.labels[0].text if self.labels else ""

    @property
    def named_by(self) -> Source | None:
        """Where its name comes from."""
        return self.labels[0].source if self.labels else None


@dataclass(frozen=True, slots=True, eq=False)
class Pictured:
    """What the picture of a screen adds to its tree: names by element, texts that it contradicts, and how all looks."""

    named: Mapping[int, tuple[tuple[str, Bounds], ...]]
    stale: frozenset[int]
    looks: Looks | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A screen, read. ``things`` can be touched or read now; ``hidden`` cannot. Indexes serve the grounder.

    ``exact`` maps a label in normal form to the places it names, ``spoken`` a stemmed word to the places in whose
    labels it occurs. ``memory`` keeps what the grounder worked out for phrases on this screen, ``kept`` what it worked
    out of the screen alone; neither ever changes an answer.
    """

    screen: Screen
    things: tuple[Thing, ...]
    hidden: tuple[Thing, ...]
    layout: Layout
    flat: bool
    exact: dict[str, tuple[int, ...]] = field(repr=False)
    spoken: dict[str, tuple[int, ...]] = field(repr=False)
    memory: dict[Any, Any] = field(repr=False)
    kept: dict[Any, Any] = field(repr=False, default_factory=dict)
    pictured: Pictured | None = None
    """What its picture says, where it was looked at."""
    leftward: bool = False
    """It is read from right to left (``reading.direction``)."""

    def flow(self, box: Bounds) -> Bounds:
        """The box as it lies in reading: on a screen that is read from right to left it is turned over."""
        return Bounds(-box.right, box.top, -box.left, box.bottom) if self.leftward else box

    def lies_in(self, thing: Thing, kind: GroupKind) -> bool:
        """True when such a group is around it, at any distance."""
        return any(self.layout.parts[g].kind is kind for g in self.layout.chain(thing.group))


def forms_of(text: str) -> tuple[str, ...]:
    """The forms under which a label is looked up: as it is, and without a colon, a star or a full stop at its end."""
    form = normal(text)
    bare = form.rstrip(" :*")
    bare = bare if bare.endswith("..") else bare.removesuffix(".")
    return (form, bare) if bare and bare != form else (form,)


def is_word_label(label: Label | None) -> bool:
    """The label is shown on the screen as text."""
    return label is not None and label.source not in (Source.ID, Source.DESCRIPTION, Source.PICTURE)


def window_of(reading: Reading, thing: Thing) -> Window:
    """The window it lies in."""
    return reading.screen.windows[thing.element.window]


def things_by_row(reading: Reading) -> dict[int, list[Thing]]:
    """The things that stand in each row, by the row's element, in reading order."""
    return _grouped(reading, "rows", attrgetter("row"))


def title_of(reading: Reading) -> Thing | None:
    """The heading of the app bar, or of the dialog in front."""
    headings = [t for t in reading.things if t.role is Role.HEADING and t.part_of is None and t.labels]
    headings = [t for t in headings if not t.heads_rows]
    over = [t for t in headings if reading.screen.windows[t.element.window].kind is WindowKind.DIALOG]
    return next(iter(over or headings), None)


def begin_of(thing: Thing, reading: Reading) -> int | None:
    """Where what it heads begins, if that is its own row."""
    return reading.screen.elements[thing.row].bounds.top if thing.heads_rows and thing.row is not None else None


def section_of(row: int, reading: Reading) -> Thing | None:
    """What heads this row from within it or a row before it, where anything does."""
    if "section of each row" not in reading.kept:
        sections: dict[int, Thing] = {}
        marks = [thing for thing in reading.things if thing.heads_rows]
        for mark in marks:
            below = {e.key: e for e in _rows_beside(mark, reading) if e.bounds.top >= (begin_of(mark, reading) or 0)}
            sections |= dict.fromkeys(below, mark)
        reading.kept["section of each row"] = sections
    found: dict[int, Thing] = reading.kept["section of each row"]
    return found.get(row)


def _rows_beside(mark: Thing, reading: Reading) -> list[Element]:
    """The rows of the list that it stands in."""
    elements = reading.screen.elements
    parent = elements[mark.row].parent if mark.row is not None else None
    return [elements[key] for key in elements[parent].children] if parent is not None else []


def parts_of(reading: Reading) -> dict[int, list[Thing]]:
    """The texts and pictures that each thing has absorbed, by its place."""
    return _grouped(reading, "parts", attrgetter("part_of"))


def _grouped(reading: Reading, name: str, group_of: Callable[[Thing], int | None]) -> dict[int, list[Thing]]:
    if name not in reading.kept:
        groups: dict[int, list[Thing]] = defaultdict(list)
        for thing in reading.things:
            group = group_of(thing)
            if group is not None:
                groups[group].append(thing)
        reading.kept[name] = dict(groups)
    found: dict[int, list[Thing]] = reading.kept[name]
    return found
