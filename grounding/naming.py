"""A phrase for a thing: the shortest natural one that leads back to it and to nothing else.

Every phrase is tried on the grounder itself before it is given away, so the round trip holds by construction: what
cannot be named so gets no phrase.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import Literal

import numpy as np

from grounding.deciding.items import as_items
from grounding.deciding.placing import place_fit
from grounding.deciding.ranking import evaluate, number_of
from grounding.deciding.sections import headings
from grounding.deciding.sides import Boxes, boxes_of, fits
from grounding.deciding.verdict import Verdict, resolve
from grounding.interface import CLIPPED_ROW, DOCK, FIRST, Direction, GroupKind, Role, State
from grounding.language import NotUnderstood, Ordinal, Place, Query, Side, parse, quote, ways_of
from grounding.reading.edges import has_lost_its_title, is_clipped, rows_cut
from grounding.reading.kinds import kinds_of
from grounding.reading.labelling import ON_OFF
from grounding.reading.things import Reading, Source, Thing, forms_of, section_of, things_by_row, window_of
from grounding.vocabulary.lexicon import STATE_WORDS
from grounding.vocabulary.synonyms import is_known
from grounding.vocabulary.words import cut, normal

MOST_QUOTED = 80
"""A longer label is quoted cut, with an ellipsis."""

MOST_WORK = 40_000
"""After so many scored candidates, landmarks and places are no longer tried: numbers are found without trying."""

MOST_CHECKS = 6_000
"""On a hostile screen naming stops after so many trials; the rest stays without a phrase."""

NAMING = frozenset((Source.TEXT, Source.TITLE, Source.DESCRIPTION, Source.SPOKEN, Source.HINT, Source.NEAR, Source.ID))
LAST_RESORT = frozenset((Source.PICTURE, Source.VALUE))
"""Labels that name a thing; and those that only name a picture in it, or will be another when it is used: they serve
where nothing else does."""

UNREAD = frozenset((Source.ID, Source.PICTURE))
"""Labels that stand nowhere in letters."""

MOST_NAMES = 3
"""Of a thing's labels so many are tried as its name."""

MOST_DETAILS = 3
"""Of what else stands in a thing so much is tried to tell it from others of its name."""

MOST_LANDMARKS = 4
"""So many landmarks are looked at on each side of a thing, and twice as many of them all are tried."""

FEWEST_IN_SECTION, MOST_IN_SECTION = 3, 20
"""Of so many in a section one is told by its number there; of more by its number on the screen."""

FEWEST_OF_ROWS = 3
"""What so many rows have one of is told as the row's, whatever it is called."""
MOST_COUNTED = 999
"""Larger numbers are none of the grammar's."""

HANDY, SHORT = 30, 24
"""A text longer than the first, or without a letter, comes behind handier ones as the name of a row; a longer landmark
is also quoted by its beginning, cut at the second."""

PASSING = frozenset(
    (*STATE_WORDS, *ON_OFF, "open", "closed", "read", "unread", "saved", "sent", "delivered", "online", "offline",
     "new")
)  # fmt: skip
"""What entries say of how they stand just now."""

MOST_IN_ROW = 12
"""Of what stands in a row so many things are tried as its name."""

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
"""How a phrase says in which group a thing is; groups of other kinds are not said."""

SIDES = (
    (Side.BESIDE, "next to"),
    (Side.BELOW, "below"),
    (Side.ABOVE, "above"),
    (Side.RIGHT, "right of"),
    (Side.LEFT, "left of"),
)
"""How a phrase says on which side of a landmark a thing is."""

PLACES: tuple[tuple[str, Place], ...] = (
    ("at the top right", Place(1, -1)),
    ("at the top left", Place(-1, -1)),
    ("at the bottom right", Place(1, 1)),
    ("at the bottom left", Place(-1, 1)),
    ("at the top", Place(None, -1)),
    ("at the bottom", Place(None, 1)),
    ("in the middle", Place(0, 0)),
)
"""How a phrase says where on the screen a thing is, in the order in which people would."""
CLIPPED_ROWS = tuple(f"{CLIPPED_ROW}{place}" for place in ("", " at the bottom", " at the top"))
MOST_PLACES, GROUND = 3, 0.5
"""Of the places, those that a thing stands nearest to are tried; what takes this share of its window is in the middle
first."""

COUNTED_FROM: tuple[Literal["", "left", "right", "top", "bottom"], ...] = ("", "left", "right", "top", "bottom")
"""Where a number counts from: '' in reading order."""


def phrase_of(thing: Thing, reading: Reading) -> str:
    """The phrase for a thing of this reading, which remembers it; '' when none leads to the thing alone."""
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
    """The phrase tells by nothing but a number which thing of a kind it means: it holds no name and no landmark."""
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
    pictured = any(label.source is Source.PICTURE for label in thing.labels)
    others = [f"the {state}{name} {role}" for name in _names(thing, LAST_RESORT)]
    plain = f"the {state}{role}"
    if thing.element.key in _clipped(reading) and thing.role is Role.AREA:
        yield from (f"the {state}{row}" for row in CLIPPED_ROWS)
    owned = thing.handle or _is_each_rows(thing, reading)
    if owned or _is_lent(thing, reading):  # whose it is tells more than that it is the only one
        base = bases[0] if owned and bases else plain
        yield from (phrase for read_only, phrase in _in_row(base, thing, reading) if read_only)
    beheaded = thing.element.key in rows_cut(reading, Direction.UP, has_lost_its_title)
    if bases and beheaded:  # the rest of it tells which row it is, and is not its name
        yield f"{plain} with the text {_names(thing)[0]}"
    if pictured and (not bases or _is_garbled(thing)):
        yield from others
        bases = others[:1]
    else:
        yield from bases[:1]
        if thing.named_by is Source.ID:  # told as all of its section are
            yield from _in_section(bases[0], thing, reading)
        yield from bases[1:]
    if not bases:
        yield plain
    if not bases or (pictured and thing.named_by is Source.ID):  # what a kind of picture is called tells none of them
        yield from _in_section(bases[0] if bases else plain, thing, reading)
    alone = thing.row is None or thing.row == thing.element.key or len(_likes_in_row(thing, reading)) > 1
    if bases and alone and thing.named_by is Source.ID and _is_one_of_many(thing, reading):
        yield from _numbered(bases[0], ("",), thing, reading)
    heading = section_of(thing.row, reading) if thing.row is not None else None
    if bases and heading is not None:
        yield f"{bases[0]} in the {quote(heading.name)} section"
    group = _group_words(thing, reading)
    for base in bases[:2] or [plain]:
        if group:
            yield f"{base} {group}"
    in_row = list(_in_row(bases[0] if bases else plain, thing, reading))
    yield from (phrase for read_only, phrase in in_row if read_only)
    if bases and thing.detail:
        telling = [detail for detail in thing.detail.split(", ") if not _is_vague(detail)]
        for text in telling[:MOST_DETAILS] or thing.detail.split(", ")[:1]:
            for detail in _quoted(text):
                yield f"{bases[0]} with the text {detail}"
    if reading.memory.get("work", 0) < MOST_WORK:
        if not bases and _is_ground(thing, reading):
            yield from (f"{plain} {place}" for place in _places(thing, reading))
        for base in bases[:1] or [plain]:
            yield from _beside(base, thing, reading)
        yield from (phrase for read_only, phrase in in_row if not read_only)
        yield from others
        for base in bases[:1] or [plain]:
            yield from (f"{base} {place}" for place in _places(thing, reading))
    rows = [phrase.removeprefix(plain).strip() for _, phrase in islice(_in_row(plain, thing, reading), 1)]
    for base in dict.fromkeys((*bases[:1], plain)):
        yield from _numbered(base, (*rows, group, ""), thing, reading)
    for base in dict.fromkeys((*bases[:1], plain)):
        yield from _counted_from_sides(base, thing, reading)


def _clipped(reading: Reading) -> frozenset[int]:
    """Rows of which the edge of their list leaves nothing that names them."""
    if "clipped" not in reading.kept:
        reading.kept["clipped"] = frozenset(t.element.key for t in reading.things if is_clipped(t))
    found: frozenset[int] = reading.kept["clipped"]
    return found


def _is_lent(thing: Thing, reading: Reading) -> bool:
    """The one switch of a card that opens when it is touched goes by a text beside it, below what the card is about."""
    if thing.row is None or thing.named_by is not Source.NEAR or thing.role is not Role.SWITCH:
        return False
    inside = [t for t in things_by_row(reading)[thing.row] if t is not thing]
    first = next((t for t in inside if t.element.text), None)
    opens = any(t.element.key == thing.row and t.actionable for t in inside)
    above = first is not None and first.box.bottom <= thing.labels[0].bounds.top
    return opens and above and not any(t.role is Role.SWITCH for t in inside)


def _likes_in_row(thing: Thing, reading: Reading) -> list[Thing]:
    """Things of its kind in its row that can be touched, itself among them: cells of a grid."""
    made = (thing.role, thing.element.resource_id, thing.element.class_name)
    inside = things_by_row(reading).get(thing.row, ()) if thing.row is not None else ()
    return [t for t in inside if t.actionable and (t.role, t.element.resource_id, t.element.class_name) == made]


def _is_one_of_many(thing: Thing, reading: Reading) -> bool:
    """Others of its kind are called just so by their makers: photos of a grid, which no neighbour tells apart."""
    alike = [t for t in reading.things if t.role is thing.role and t.element.resource_id == thing.element.resource_id]
    return FEWEST_IN_SECTION < len(alike) <= MOST_IN_SECTION


def _is_garbled(thing: Thing) -> bool:
    """All that names it is an identifier, and one with words that are none: ``ngl``, ``vvsSearch``."""
    names = [label for label in thing.labels if label.source in NAMING]
    by_makers = all(label.source is Source.ID for label in names)
    return by_makers and not all(is_known(word) for label in names for word in label.words)


def _is_each_rows(thing: Thing, reading: Reading) -> bool:
    """Other rows have one of its make, if of another name: the one star that is filled, what is attached to a mail."""
    if thing.row is None or thing.row == thing.element.key or not thing.element.resource_id:
        return False
    if "row parts" not in reading.kept:
        parts = {(t.element.resource_id, t.row) for t in reading.things if t.actionable and t.row != t.element.key}
        reading.kept["row parts"] = Counter(identifier for identifier, row in parts if row is not None)
    return bool(reading.kept["row parts"][thing.element.resource_id] >= FEWEST_OF_ROWS)


def _names(thing: Thing, sources: frozenset[Source] = NAMING) -> list[str]:
    """Its labels as a phrase gives them: what can be read is quoted, words of an identifier, or for what an icon shows,
    are not."""
    names: list[str] = []
    for label in thing.labels:
        if label.source not in sources:
            continue
        names.append(label.text if label.source in UNREAD else quote(cut(label.text, MOST_QUOTED)))
    return list(dict.fromkeys(names))[:MOST_NAMES]


def _group_words(thing: Thing, reading: Reading) -> str:
    """The innermost group around it that people speak of, '' when there is none."""
    parts = (reading.layout.parts[group] for group in sorted(reading.layout.chain(thing.group), reverse=True))
    words = (f"in the {DOCK}" if part.dock else GROUP_WORDS.get(part.kind, "") for part in parts)
    return next(filter(None, words), "")


def _in_row(base: str, thing: Thing, reading: Reading) -> Iterator[tuple[bool, str]]:
    """``the switch in the "Wi-Fi" row``: by what stands in its row and in no other, from its first text on, and by what
    only counts, or says how it stands just now, after the others.

    With each phrase goes whether it names a text that can be read there, and not one that passes and others have, too.
    An alarm goes by its time, which stands first on its card, or can be tapped.
    """
    return ((read_only, f"{base} in the {row}") for read_only, row in _rows_said(thing, reading))


def row_said(thing: Thing, phrase: str, reading: Reading) -> str:
    """The row that its phrase says it stands in, ``"Wi-Fi" row``; '' where it says none."""
    if " in the " not in phrase:
        return ""
    return next((row for _, row in _rows_said(thing, reading) if phrase.endswith(f" in the {row}")), "")


def _rows_said(thing: Thing, reading: Reading) -> Iterator[tuple[bool, str]]:
    """What the row it stands in may be called, and whether by a text that can be read there; see ``_in_row``."""
    if thing.row is None:
        return
    if thing.row in _clipped(reading) and thing.element.key != thing.row:
        yield from ((True, row) for row in CLIPPED_ROWS)
    own = {normal(label.text) for label in thing.labels if label.source is not Source.CAPTION}
    texts: list[tuple[bool, bool, bool, bool, bool, int, str]] = []
    for other in things_by_row(reading).get(thing.row, ())[:MOST_IN_ROW]:
        stands = _can_stand(other) or (other.element.key == thing.row and other.named_by is Source.SPOKEN)
        if other is not thing and other.part_of != thing.place and stands:
            text = other.labels[0].text
            if normal(text) not in own:
                tapped = other.actionable and other.element.key != thing.row
                long, time = len(text) > HANDY, "time" in kinds_of(text) and (tapped or not texts)
                drawn, common = tapped and (long or not other.element.text), _rows_showing(text, reading) > 1
                vague = _is_vague(text) and not time
                texts.append((drawn, vague, common, long, tapped and not time, other.place, text))
    for drawn, vague, common, _, _, _, text in sorted(texts):
        for landmark in _quoted(text):
            yield not (drawn or (common and vague)), f"{landmark} row"


def _is_vague(text: str) -> bool:
    """It counts, says a state or is a single letter: another entry may have the same, or this one another soon."""
    form = normal(text)
    return len(form) < 2 or form in PASSING or _is_count(text)


def _is_count(text: str) -> bool:
    """It begins with a number, or has no letter: ``0 / 8``, ``3 items`` may be another when it is used."""
    first = next((character for character in text if character.isalnum()), "")
    return not first.isalpha()


def _quoted(text: str) -> Iterator[str]:
    """A landmark's text, quoted: of a long one its beginning first, which may be enough."""
    if len(text) > HANDY:
        yield quote(cut(text, SHORT))
    yield quote(cut(text, MOST_QUOTED))


def _rows_showing(text: str, reading: Reading) -> int:
    """In how many rows such a text stands: the fewer, the better it tells a row from the others."""
    return len({reading.things[place].row for place in reading.exact.get(normal(text), ())} - {None})


def _can_stand(thing: Thing) -> bool:
    """It can serve as a landmark: it carries a text that can be read."""
    return bool(thing.labels) and thing.labels[0].source in (
        Source.TEXT, Source.TITLE, Source.DESCRIPTION, Source.HINT,
    )  # fmt: skip


def _marks(reading: Reading) -> tuple[list[Thing], Boxes]:
    """Things whose name occurs once on the screen, and where those names stand."""
    if "marks" not in reading.kept:
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
        reading.kept["marks"] = marks, boxes_of(mark.labels[0].bounds for mark in marks)
    found: tuple[list[Thing], Boxes] = reading.kept["marks"]
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
        found = fits(side, own, boxes, screen.width, screen.height, reading.leftward)
        for number in np.argsort(-found, kind="stable")[:MOST_LANDMARKS]:
            mark = marks[number]
            kin = mark is thing or mark.part_of == thing.place or mark.element.window != thing.element.window
            if found[number] >= NEAR and not kin:
                foreign = thing.box.contains(mark.box) or _is_foreign(mark, thing, reading)
                scored.append((foreign, -float(found[number]), mark.place, said, mark.labels[0].text))
    scored.sort()
    tried = (list(islice((s for s in scored if s[0] is far), MOST_LANDMARKS * 2)) for far in (False, True))
    for _, _, _, said, text in chain.from_iterable(tried):
        for landmark in _quoted(text):
            yield f"{base} {said} {landmark}"


def _is_foreign(mark: Thing, thing: Thing, reading: Reading) -> bool:
    """It stands on another card, or in a bar, sheet or dialog in which the thing is not. A heading is on no card."""
    between = mark.row == mark.element.key and not mark.actionable
    if thing.row is not None and mark.row is not None and mark.row != thing.row and not between:
        return True
    return _group_words(mark, reading) != _group_words(thing, reading)


def _is_ground(thing: Thing, reading: Reading) -> bool:
    """It lies all over its window, so that it is in no corner, and on no side of what lies on it."""
    return thing.box.area >= GROUND * window_of(reading, thing).bounds.area


def _places(thing: Thing, reading: Reading) -> Iterator[str]:
    """Where it stands, in the order in which people would say so."""
    room = window_of(reading, thing).bounds
    near = sorted(PLACES, key=lambda said: -place_fit(said[1], thing.box, room))[:MOST_PLACES]
    order = reversed(PLACES) if _is_ground(thing, reading) else PLACES
    return (said for said, place in order if (said, place) in near)


def _in_section(plain: str, thing: Thing, reading: Reading) -> Iterator[str]:
    """``the second icon in the "Color" section``: its number below the last heading above it."""
    above = [
        head
        for head in headings(reading)
        if not head.heads_rows and head.box.bottom <= thing.box.top and head.group == thing.group
    ]
    head = max(above, key=lambda head: (head.box.top, head.place), default=None)
    if head is None or len(head.element.text) > SHORT or _is_count(head.element.text):
        return
    tail = f"in the {quote(head.element.text)} section"
    ways = as_items(ways_of(f"{plain.replace('the ', 'the first ', 1)} {tail}"), reading)
    query = _structured(ways) if ways else Query()
    among = evaluate(replace(query, ordinal=None), reading).candidates if query.relations else ()
    if not FEWEST_IN_SECTION <= sum(s.meets and s.thing.part_of is None for s in among) <= MOST_IN_SECTION:
        return
    number = number_of(thing, query, reading)
    if number is not None:
        yield f"{plain.replace('the ', f'the {_ordinal(number)} ', 1)} {tail}"


def _numbered(base: str, tails: Iterable[str], thing: Thing, reading: Reading) -> Iterator[str]:
    """``the second icon in the "Ada" row``, ``the third icon in the app bar``: its number among its likes; at last in
    figures, which count to the letter."""
    for tail in dict.fromkeys(tails):
        ways = parse(f"{base} {tail}".strip())
        if isinstance(ways, NotUnderstood):
            continue
        number = number_of(thing, _structured(ways), reading)
        if number is not None and number <= MOST_COUNTED:
            for said in dict.fromkeys((_ordinal(number), _in_figures(number))):
                yield f"{base.replace('the ', f'the {said} ', 1)} {tail}".strip()


def _counted_from_sides(base: str, thing: Thing, reading: Reading) -> Iterator[str]:
    """``the 1st icon``, which is no label where something is called "First"; ``the second icon from the right``."""
    ways = parse(base)
    if isinstance(ways, NotUnderstood):
        return
    for start in COUNTED_FROM:
        query = replace(_structured(ways), ordinal=Ordinal(1, start))
        number = number_of(thing, query, reading)
        if number is not None and number <= MOST_COUNTED:
            said = base.replace("the ", f"the {_in_figures(number)} ", 1)
            yield f"{said} from the {start}" if start else said


def _structured(ways: tuple[Query, ...]) -> Query:
    return next((way for way in ways if not way.literal), ways[-1])


def _ordinal(number: int) -> str:
    """``first``, ``second``, ``third``, then ``4th``."""
    return FIRST[number - 1] if 0 < number <= len(FIRST) else _in_figures(number)


def _in_figures(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
