"""What a landmark may be that no name on the screen answers to, and where the section of a landmark ends.

An icon without a name, a number that the tree does not hold, the title of a page, the second block of a list: people
point by these too.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from grounding.deciding.appearance import looks_fit
from grounding.deciding.otherwise import said_otherwise
from grounding.deciding.ranking import named_fits
from grounding.deciding.relating import mark_box
from grounding.deciding.scoring import Scored
from grounding.deciding.set_facts import Counted
from grounding.deciding.sets import chances, choices
from grounding.deciding.sides import BOTTOM, LEFT, RIGHT, TOP
from grounding.deciding.traits import NAMED, Column, role_fits, traits_of
from grounding.deciding.weights import SETS
from grounding.interface import Role
from grounding.language import Query, Relation
from grounding.reading.things import Reading, Source
from grounding.vocabulary.lexicon import CONCEPTS, PICTURED

MOST_GUESSED = 12
"""Of a landmark without a name so many things are taken for it."""

USUAL_PLACES: dict[str, tuple[float, float]] = {
    "back": (0, 0), "menu": (0, 0), "close": (1, 0), "more": (1, 0), "search": (1, 0), "settings": (1, 0),
    "share": (1, 0), "add": (1, 1), "home": (0, 1), "forward": (1, 1), "send": (1, 1), "profile": (1, 0),
    "favorite": (1, 0), "refresh": (1, 0), "delete": (1, 0), "edit": (1, 0), "filter": (1, 0), "cart": (1, 0),
    "notification": (1, 0), "help": (1, 0), "info": (1, 0), "play": (0.5, 1), "microphone": (1, 0.5),
}  # fmt: skip
"""Where icons that no word on the screen names usually stand, as shares of width and height."""

UNTELLING = frozenset((Source.ID, Source.CAPTION, Source.NEAR, Source.LENT))
PICTURE_ROLES = frozenset(("icon", "image", "button"))
TITLES = frozenset(("header", "heading", "title", "headline"))
BARS = frozenset(
    [(which, "bar") for which in ("header", "title", "top", "action", "app", "tool")] + [("toolbar",), ("actionbar",)]
)
"""What people call the app bar, of which a tree of leaves holds the title alone."""

SIGNS = str.maketrans("", "", ":.,$€£%+-")
"""What stands in and around the digits of numbers."""

CLOCK_DIGITS = (3, 4)
STATUS_SIGNS = frozenset(("time", "clock", "battery", "signal", "network", "charging"))
"""What a status bar shows at its right end."""

BLOCKS = frozenset(("card", "row", "box", "option", "area"))
"""Role words for parts of a list that a tree of leaves does not hold."""

LEAST_MEANT = 0.35
"""From here on what is said otherwise is believed to be what a landmark means."""

LEAST_COLOURED, MOST_COLOURED = 0.4, 200
"""From here on a picture has the colour that was said; among more pictures than these none is looked for by it."""

FEW_ROWS = 3
"""So few rows there may be for one to be meant though nothing in it says so."""

FEW_LETTERS = 3
"""A text of a number of which the tree keeps no digit has at most so many letters left."""

NO_TEXT = 0.6
"""What a text of which nothing is left is worth beside one that keeps a space or a unit."""

NAMED_PICTURE = 0.3
"""What a picture that has a name is worth beside one that has none, where a word names neither."""

SECTION_SLACK = 0.01
"""A section begins so much above the landmark that heads it, as a share of the display's height."""


def usual_place(query: Query) -> tuple[float, float] | None:
    """Where an icon of that name usually stands, as shares of width and height."""
    said = " ".join(query.words)
    for names in CONCEPTS:
        if said in names and names[0] in USUAL_PLACES:
            return USUAL_PLACES[names[0]]
    return None


def guessed(ways: tuple[Query, ...], reading: Reading) -> list[tuple[float, Scored]]:
    """The things that a landmark may be, the likeliest first, with their shares of the likeliest's chance."""
    query = next((way for way in ways if not way.literal), ways[0])
    coloured = next((way for way in ways if way.looks and not way.literal), query)
    for guess in (_counted_block, _number, _title, _otherwise, _coloured, _picture):
        likely = guess(coloured if guess is _coloured else query, reading)
        if likely is not None and likely.max(initial=0.0) > 0:
            places = [int(p) for p in np.argsort(-likely, kind="stable")[:MOST_GUESSED] if likely[p] > 0]
            best = float(likely[places[0]])
            return [(float(likely[p]) / best, Scored(reading.things[p], 0.0, meets=False)) for p in places]
    return []


def the_row(ways: tuple[Query, ...], reading: Reading) -> list[tuple[float, Scored]]:
    """ "The row of the song" where nothing says song: the rows there are, of a full tree, if they are few."""
    if reading.flat:
        return []
    query = next((way for way in ways if not way.literal), ways[0])
    if not query.words or query.role not in ("", "row", "card") or any(way.looks for way in ways if not way.literal):
        return []
    meant = said_otherwise(query.words, reading)
    rows = [t for t in reading.things if t.role in (Role.ROW, Role.CARD) and t.element.key == t.row]
    if not 0 < len(rows) <= FEW_ROWS:
        return []
    return [(0.5 + 0.5 * float(meant[t.place]), Scored(t, 0.0, meets=False)) for t in rows]


def is_counted_block(ways: tuple[Query, ...], reading: Reading) -> bool:
    """It says "the second block" of a list whose blocks the tree does not hold."""
    query = next((way for way in ways if not way.literal), ways[0])
    if not reading.flat or query.ordinal is None:
        return False
    return miscounts(query, reading) if query.named else query.role in BLOCKS


def miscounts(query: Query, reading: Reading) -> bool:
    """It counts more of a name than there are things called so: then it names a kind of thing, which the tree does not
    hold ("the fifth workout"). Where a role was said and nothing is called so, the name may be one that is not known.
    """
    if query.ordinal is None or not query.words or query.exact:
        return False
    fits = named_fits(replace(query, role=""), reading) or {}
    heard = sum(fit >= NAMED for fit, _ in fits.values())
    return heard < abs(query.ordinal.number) and (heard > 0 or not query.role)


def _counted_block(query: Query, reading: Reading) -> Column | None:
    """The second block: what heads it is the second of some set."""
    if not is_counted_block((query,), reading):
        return None
    size, traits = len(reading.things), traits_of(reading)
    vague = Query(ordinal=query.ordinal)
    counted = Counted(traits.counted, traits.counted, traits.parts, np.zeros(size))
    return chances(choices(vague, reading, counted), size, SETS)


def _number(query: Query, reading: Reading) -> Column | None:
    """A number that is nowhere: a text of which nothing is left to read."""
    if not query.words or not all(_digits(word) for word in query.words):
        return None
    return left_of_numbers(reading)


def _digits(word: str) -> str:
    """The digits of a number, a time or a price; '' of any other word."""
    bare = word.translate(SIGNS)
    return bare if bare.isdigit() else ""


def without_lost_digits(relation: Relation, reading: Reading) -> Relation | None:
    """The relation without the numbers in its landmarks' names ("week 3"), where the tree has lost all its digits."""
    if not _digits_lost(reading):
        return None
    landmarks = tuple(tuple(map(_without_numbers, ways)) for ways in relation.landmarks)
    return replace(relation, landmarks=landmarks) if landmarks != relation.landmarks else None


def _without_numbers(query: Query) -> Query:
    words = tuple(word for word in query.words if not _digits(word))
    return replace(query, words=words) if words else query


def _digits_lost(reading: Reading) -> bool:
    """The tree is one of leaves and no text in it has a digit."""
    if "digits lost" not in reading.kept:
        texts = [thing.element.text for thing in reading.things]
        reading.kept["digits lost"] = reading.flat and not any(c.isdigit() for text in texts for c in text)
    found: bool = reading.kept["digits lost"]
    return found


def left_of_numbers(reading: Reading) -> Column:
    """How much each text looks like what is left of a number whose digits the tree does not hold."""
    if "left of numbers" not in reading.kept:
        texts = traits_of(reading).columns["class text"]
        reading.kept["left of numbers"] = texts * [_left_of_a_number(t.element.text) for t in reading.things]
    found: Column = reading.kept["left of numbers"]
    return found


def _left_of_a_number(text: str) -> float:
    """How much a text looks like what is left of a number: the space or the unit around it, else nothing at all."""
    letters = sum(c.isalpha() for c in text)
    if not text:
        return NO_TEXT
    return 1 / (1 + letters) if letters <= FEW_LETTERS else 0.0


def _title(query: Query, reading: Reading) -> Column | None:
    """The header: a text in the app bar."""
    heading = query.role == "heading" and query.words in ((), ("bar",))
    if not heading and not (query.words and query.words[-1] in TITLES) and query.words not in BARS:
        return None
    columns = traits_of(reading).columns
    return columns["text"] * columns["in the app bar"] * (1 - columns["nameless"])


def _otherwise(query: Query, reading: Reading) -> Column | None:
    """What its label says in other words: "the trash" is called Delete."""
    meant = said_otherwise(query.words, reading) if query.words else None
    if meant is None or meant.max(initial=0.0) < LEAST_MEANT:
        return None
    return meant * role_fits(query.role, reading) if query.role else meant


def _coloured(query: Query, reading: Reading) -> Column | None:
    """A "green shield" that nothing is called is the picture that is green."""
    if not query.looks or reading.pictured is None or (query.role and query.role not in PICTURE_ROLES):
        return None
    columns = traits_of(reading).columns
    drawn = columns["picture"] if not query.role else role_fits(query.role, reading)
    places = np.flatnonzero(drawn)
    if len(places) > MOST_COLOURED:
        return None
    fits = np.zeros(len(reading.things))
    fits[places] = [looks_fit(query.looks, reading.things[place], reading) or 0.0 for place in places]
    return np.where(fits >= LEAST_COLOURED, fits * drawn, 0.0)


def _picture(query: Query, reading: Reading) -> Column | None:
    """A "calendar symbol" is a picture without a name; "three dots" stand rather at the top right."""
    role = query.role or ("icon" if query.words and query.words[-1] in PICTURED else "")
    if role not in PICTURE_ROLES:
        return None
    traits, fits = traits_of(reading), role_fits(role, reading)
    likely: Column = np.where(_look_untold(reading), fits, NAMED_PICTURE * fits)
    usual = usual_place(query)
    if usual is not None:
        away = np.abs(traits.columns["across"] - usual[0]) + np.abs(traits.columns["down"] - usual[1])
        likely = likely * (1 - away / 2)
    return likely


def _look_untold(reading: Reading) -> Column:
    """1 for what no label tells the look of: neither an identifier nor the text beside a picture does."""
    if "look untold" not in reading.kept:
        told = [all(label.source in UNTELLING for label in thing.labels) for thing in reading.things]
        reading.kept["look untold"] = np.array(told, dtype=np.float64)
    found: Column = reading.kept["look untold"]
    return found


def is_the_clock(ways: tuple[Query, ...]) -> bool:
    """It says the time, which stands at the top right of the display and in no tree: "below 12:59"."""
    query = next((way for way in ways if not way.literal), ways[0])
    said = [word for word in query.words if word not in ("the", "icon")]
    if not said or query.ordinal is not None:
        return False
    digits = "".join(_digits(word) for word in said)
    return (all(map(_digits, said)) and len(digits) in CLOCK_DIGITS) or all(word in STATUS_SIGNS for word in said)


def in_section(marks: list[tuple[float, Scored]], reading: Reading) -> Column:
    """The share of a likely landmark for what stands in its section: from it to the next that looks like it; else 0."""
    found = np.zeros(len(reading.things))
    boxes, height = traits_of(reading).boxes, max(1, reading.screen.height)
    middles = (boxes[:, TOP] + boxes[:, BOTTOM]) / 2
    for share, scored in marks:
        mark, box = scored.thing, mark_box(scored)
        alike = [
            other for places in traits_of(reading).sets if mark.place in places for other in places
            if other != mark.place
        ]  # fmt: skip
        if not alike:
            continue
        begins = box.top - SECTION_SLACK * height
        below = [boxes[p, TOP] for p in alike if boxes[p, TOP] >= box.bottom and _over(box.left, box.right, boxes[p])]
        ends = min(below, default=height) - SECTION_SLACK * height
        inside = (middles >= begins) & (middles < ends)
        beside = [p for p in alike if abs(boxes[p, TOP] - box.top) <= SECTION_SLACK * height]
        if beside:
            after = [boxes[p, LEFT] for p in beside if boxes[p, LEFT] >= box.right]
            before = [boxes[p, RIGHT] for p in beside if boxes[p, RIGHT] <= box.left]
            across = (boxes[:, LEFT] + boxes[:, RIGHT]) / 2
            inside &= (across < min(after, default=np.inf)) & (across >= max(before, default=-np.inf))
        found = np.maximum(found, share * inside)
    return found


def _over(left: int, right: int, box: np.ndarray[tuple[int], np.dtype[np.float64]]) -> bool:
    """The two share a column."""
    return bool(box[LEFT] < right and box[RIGHT] > left)
