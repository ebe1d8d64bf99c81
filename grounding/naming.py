"""A phrase for a thing: the shortest natural one that leads back to it and to nothing else.

Every phrase is tried on the grounder itself before it is given away, so the round trip holds by construction: what
cannot be named so gets no phrase.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

import numpy as np

from grounding.interface import GroupKind, State
from grounding.language import NotUnderstood, Query, Side, parse, quote
from grounding.ranking import number_of
from grounding.resolving import Verdict, resolve
from grounding.sides import Boxes, boxes_of, fits
from grounding.things import Reading, Source, Thing, forms_of, things_by_row
from grounding.words import cut, normal

MOST_QUOTED = 60
"""A longer label is quoted cut, with an ellipsis."""

MOST_WORK = 60_000
"""After so many scored candidates, landmarks and places are no longer tried: numbers are found without trying."""

MOST_CHECKS = 6_000
"""On a hostile screen naming stops after so many trials; the rest stays without a phrase."""

NAMING = frozenset(
    (Source.TEXT, Source.TITLE, Source.DESCRIPTION, Source.SPOKEN, Source.HINT, Source.NEAR, Source.VALUE, Source.ID)
)
PICTURED = frozenset((Source.PICTURE,))
"""Labels that name a thing, and those that only name a picture in it: they serve where nothing else does."""

MOST_LANDMARKS = 4
NEAR = 0.3
"""A landmark is worth saying from this fit of its side on."""

GROUP_WORDS: dict[GroupKind, str] = {
    GroupKind.APP_BAR: "in the app bar",
    GroupKind.TABS: "in the tabs",
    GroupKind.NAVIGATION: "in the navigation bar",
    GroupKind.DIALOG: "in the dialog",
    GroupKind.MENU: "in the menu",
    GroupKind.SHEET: "in the sheet",
    GroupKind.KEYBOARD: "on the keyboard",
    GroupKind.STATUS_BAR: "in the status bar",
}

SIDES = (
    (Side.BESIDE, "next to"),
    (Side.BELOW, "below"),
    (Side.ABOVE, "above"),
    (Side.RIGHT, "right of"),
    (Side.LEFT, "left of"),
)

PLACES = (
    "at the top right", "at the top left", "at the bottom right", "at the bottom left", "at the top", "at the bottom",
    "in the middle",
)  # fmt: skip

_WORD_FORMS = {1: "first", 2: "second", 3: "third"}


def phrase_of(thing: Thing, reading: Reading) -> str:
    """The phrase for a thing, '' when none leads to it alone."""
    memory = reading.memory.setdefault("phrases", {})
    if thing.place not in memory:
        memory[thing.place] = _found_phrase(thing, reading)
    phrase: str = memory[thing.place]
    return phrase


def stands_alone(thing: Thing, phrase: str, reading: Reading) -> bool:
    """Of ``the "Save" button`` the name in its quotes leads to the thing as well: nothing else is called so."""
    name = phrase.removeprefix("the ").removesuffix(f" {thing.role}")
    quoted = len(name) > 2 and name.startswith('"') and name.find('"', 1) == len(name) - 1
    return quoted and phrase == f"the {name} {thing.role}" and _leads_back(name, thing, reading)


def counted_only(phrase: str) -> bool:
    """The phrase gives nothing but a kind and a number: no name, no landmark."""
    ways = parse(phrase)
    if isinstance(ways, NotUnderstood):
        return False
    query = ways[-1]
    return query.ordinal is not None and not query.named and not query.relations


def _found_phrase(thing: Thing, reading: Reading) -> str:
    for phrase in _phrases(thing, reading):
        used = reading.memory["checks"] = reading.memory.get("checks", 0) + 1
        if used > MOST_CHECKS:
            return ""
        if _leads_back(phrase, thing, reading):
            return phrase
    return ""


def _leads_back(phrase: str, thing: Thing, reading: Reading) -> bool:
    ways = parse(phrase)
    if isinstance(ways, NotUnderstood):
        return False
    verdict = resolve(ways, reading)
    return verdict.kind is Verdict.Kind.ONE and verdict.best is not None and verdict.best.thing is thing


def _phrases(thing: Thing, reading: Reading) -> Iterator[str]:
    """Candidates for a phrase, the most natural first."""
    role = thing.role.value
    state = "disabled " if State.DISABLED in thing.states else ""
    bases = [f"the {state}{name} {role}" for name in _names(thing)]
    others = [f"the {state}{name} {role}" for name in _names(thing, PICTURED)]
    yield from bases
    if not bases:
        yield from others
        bases = others[:1]
    plain = f"the {state}{role}"
    if not bases:
        yield plain
    group = GROUP_WORDS.get(_spoken_group(thing, reading), "")
    for base in bases[:2] or [plain]:
        if group:
            yield f"{base} {group}"
    for base in bases[:1] or [plain]:
        yield from _in_row(base, thing, reading)
    if bases and thing.detail:
        for detail in thing.detail.split(", ")[:1]:
            yield f"{bases[0]} with the text {quote(cut(detail, MOST_QUOTED))}"
    if reading.memory.get("work", 0) < MOST_WORK:
        for base in bases[:1] or [plain]:
            yield from _beside(base, thing, reading)
        yield from others
        for base in bases[:1] or [plain]:
            yield from (f"{base} {place}" for place in PLACES)
    rows = [phrase.removeprefix(plain).strip() for phrase in islice(_in_row(plain, thing, reading), 1)]
    for base in dict.fromkeys((*bases[:1], plain)):
        yield from _numbered(base, (*rows, group, ""), thing, reading)


def _names(thing: Thing, sources: frozenset[Source] = NAMING) -> list[str]:
    """Its labels as a phrase gives them: what can be read is quoted, words of an identifier are not."""
    names: list[str] = []
    for label in thing.labels:
        if label.source not in sources:
            continue
        if label.source is Source.VALUE and names:
            continue
        names.append(label.text if label.source is Source.ID else quote(cut(label.text, MOST_QUOTED)))
    return list(dict.fromkeys(names))[:3]


def _spoken_group(thing: Thing, reading: Reading) -> GroupKind:
    for group in sorted(reading.layout.chain(thing.group), reverse=True):
        kind = reading.layout.parts[group].kind
        if kind in GROUP_WORDS:
            return kind
    return GroupKind.PAGE


def _in_row(base: str, thing: Thing, reading: Reading) -> Iterator[str]:
    """``the switch in the "Wi-Fi" row``: by a text of its row that no other row has."""
    if thing.row is None:
        return
    own = {normal(label.text) for label in thing.labels if label.source is not Source.CAPTION}
    texts: list[tuple[int, int, str]] = []
    for other in things_by_row(reading).get(thing.row, ())[:12]:
        if other is not thing and other.part_of != thing.place and _can_stand(other):
            text = other.labels[0].text
            if normal(text) not in own:
                texts.append((_rows_showing(text, reading), len(texts), text))
    for _, _, text in sorted(texts):
        yield f"{base} in the {quote(cut(text, MOST_QUOTED))} row"


def _rows_showing(text: str, reading: Reading) -> int:
    """In how many rows such a text stands: the fewer, the better it tells a row from the others."""
    return len({reading.things[place].row for place in reading.exact.get(normal(text), ())})


def _can_stand(thing: Thing) -> bool:
    """It can serve as a landmark: it carries a text that can be read."""
    return bool(thing.labels) and thing.labels[0].source in (
        Source.TEXT, Source.TITLE, Source.DESCRIPTION, Source.HINT,
    )  # fmt: skip


def _marks(reading: Reading) -> tuple[list[Thing], Boxes]:
    """Things whose name occurs once on the screen, and where those names stand."""
    if "marks" not in reading.memory:
        wholes = Counter(
            form
            for thing in reading.things
            if thing.part_of is None
            for form in {form for label in thing.labels for form in forms_of(label.text)}
        )
        marks = [
            thing
            for thing in reading.things
            if _can_stand(thing)
            and len(thing.labels[0].text) <= MOST_QUOTED
            and wholes[normal(thing.labels[0].text)] <= 1
        ]
        reading.memory["marks"] = marks, boxes_of(mark.labels[0].bounds for mark in marks)
    found: tuple[list[Thing], Boxes] = reading.memory["marks"]
    return found


def _beside(base: str, thing: Thing, reading: Reading) -> Iterator[str]:
    """``the icon next to "Ada"``: by the nearest landmarks on each side."""
    marks, boxes = _marks(reading)
    if not marks:
        return
    screen = reading.screen.bounds
    own = np.broadcast_to(boxes_of((thing.box,)), boxes.shape)
    scored = []
    for side, said in SIDES:
        found = fits(side, own, boxes, screen.width, screen.height)
        for number in np.argsort(-found, kind="stable")[:MOST_LANDMARKS]:
            mark = marks[number]
            kin = mark is thing or mark.part_of == thing.place or mark.element.window != thing.element.window
            if found[number] >= NEAR and not kin:
                scored.append((-float(found[number]), mark.place, said, mark.labels[0].text))
    scored.sort()
    for _, _, said, text in scored[: MOST_LANDMARKS * 2]:
        yield f"{base} {said} {quote(text)}"


def _numbered(base: str, tails: Iterable[str], thing: Thing, reading: Reading) -> Iterator[str]:
    """``the second icon in the "Ada" row``, ``the third icon in the app bar``: its number among its likes."""
    for tail in dict.fromkeys(tails):
        ways = parse(f"{base} {tail}".strip())
        if isinstance(ways, NotUnderstood):
            continue
        number = number_of(thing, _structured(ways), reading)
        if number is not None:
            yield f"{base.replace('the ', f'the {ordinal(number)} ', 1)} {tail}".strip()


def _structured(ways: tuple[Query, ...]) -> Query:
    return next((way for way in ways if not way.literal), ways[-1])


def ordinal(number: int) -> str:
    """``first``, ``second``, ``third``, then ``4th``."""
    if number in _WORD_FORMS:
        return _WORD_FORMS[number]
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
