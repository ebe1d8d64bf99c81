"""What is usual of each kind of phrase: a "picture" is large, a "number" has no letters, a corner is filled by an icon.

Columns of the same kind as in ``features.py``, for one query.
"""

from __future__ import annotations

import numpy as np

from grounding.deciding.appearance import SIZES, letter_sizes
from grounding.deciding.guesses import left_of_numbers
from grounding.deciding.relation_features import CONTROLS_SAID, PICTURES_SAID, first_by, fitting
from grounding.deciding.sides import BOTTOM, LEFT, RIGHT, TOP
from grounding.deciding.traits import NAVIGATION, STATUS, Column, role_fits, traits_of
from grounding.interface import Role
from grounding.language import Place, Query
from grounding.reading.things import Reading, title_of
from grounding.vocabulary.lexicon import LENGTHS

WORDS_OF_THEIR_OWN: dict[str, str] = {
    "number": "number", "logo": "logo", "picture": "picture", "photo": "picture", "pic": "picture",
    "heading": "heading", "title": "heading", "headline": "heading", "header": "heading", "paragraph": "paragraph",
}  # fmt: skip
"""Role words that people do not use for all that answers to the role, and what each is counted as."""

DOING: dict[str, tuple[frozenset[str], tuple[Role, ...]]] = {
    "typing": (
        frozenset(("type", "typing", "write", "enter", "fill", "input", "typed", "dictate", "spell", "put")),
        (Role.FIELD,),
    ),
    "switching": (
        frozenset(("turn", "switch", "enable", "disable", "toggle", "flip", "activate", "deactivate", "stop", "off")),
        (Role.SWITCH, Role.CHECKBOX, Role.RADIO),
    ),
    "ticking": (
        frozenset(("tick", "check", "uncheck", "untick", "mark", "select", "deselect", "unselect")),
        (Role.CHECKBOX, Role.RADIO, Role.SWITCH),
    ),
    "sliding": (
        frozenset(("slide", "drag", "adjust", "louder", "quieter", "brighter", "darker", "raise", "lower", "increase",
                   "decrease", "more", "less")),
        (Role.SLIDER,),
    ),
    "choosing": (
        frozenset(("choose", "pick", "select", "change", "set", "prefer", "switch")),
        (Role.OPTION, Role.RADIO, Role.DROPDOWN, Role.TAB),
    ),
}  # fmt: skip
"""What is done, as people say it, and to what kinds of things it is done."""

USUAL_ROLES = frozenset(("text", "icon", "image", "button", "box", "option", "field", "tab"))
"""Of other roles there are few, and the role says enough."""

TASTES = ("log size", "screenful", "slim", "in the app bar", "low", "blank text", "nameless", "class image")
"""Traits that count for more or less by what was asked for."""


WANTED: dict[str, str] = {
    "": "something", "text": "text", "heading": "text", **dict.fromkeys(PICTURES_SAID, "picture"),
    **dict.fromkeys(("row", "card", "list", "area", "box", "option", "line"), "container"),
    **dict.fromkeys(CONTROLS_SAID, "control"),
}  # fmt: skip
"""What sort of thing a role word asks for; any other word asks for something "other"."""

TELLING = ("part", "takes touches", "text", "picture")
"""Traits that are worth something else for each sort of thing: a text that is asked for may be part of a row."""

LETTERED_ROLES = ("text", "heading")
"""A big text is one of big letters, not one that takes much room."""

LAST = 100.0
"""More than any two sizes differ by."""

DOWN_STEPS, ACROSS_STEPS = 25, 12
"""Lines, counted from the side that was said, are told apart in so many parts of the height; columns of the width."""


def kind_features(query: Query, reading: Reading, found: dict[str, Column], counted: bool) -> None:
    """Adds what is usual of things that are asked for in such a way. ``counted``: the phrase has a number."""
    traits = traits_of(reading).columns
    letters = _letters(reading)
    tastes = {
        **{name: traits[name] for name in TASTES},
        "letters": letters, "a number": left_of_numbers(reading),
    }  # fmt: skip
    if query.role:
        word = WORDS_OF_THEIR_OWN.get(query.called, query.role)
        largest = _first_in_size(1, query, reading)
        found["largest such"] = largest
        if word in USUAL_ROLES or query.called in WORDS_OF_THEIR_OWN:
            found |= {f"{word} wants {name}": column for name, column in tastes.items()}
            found[f"{word} wants the largest"] = largest
    if query.role == "heading" and not (query.words or query.exact or query.relations or counted):
        title = title_of(reading)
        found["title of it all"] = np.zeros(len(reading.things))
        if title is not None:
            found["title of it all"][title.place] = 1.0
    for word in query.looks:
        if word in SIZES:
            found["as large as said"] = _first_in_size(SIZES[word], query, reading)
        if word in LENGTHS:
            length = LENGTHS[word] * letters
            found["as long as said"] = first_by(1 + length - length.min(initial=0.0), _best_of_role(query, reading))
    if not reading.flat:
        wanted = WANTED.get(query.role, "other")
        found |= {f"{wanted} wanted: {name}": traits[name] for name in TELLING}
    kind = "related" if query.relations else "placed" if query.place is not None else "bare"
    if not query.named and not counted:
        found |= {f"{kind}: {name}": column for name, column in tastes.items()}
    if query.place is not None:
        _placed(query.place, query, reading, found)


def doing_features(said: tuple[str, ...], reading: Reading, found: dict[str, Column]) -> None:
    """Adds which things are of a kind that what is asked for is done to: one types into fields."""
    words = frozenset(said)
    columns = traits_of(reading).columns
    for name, (verbs, roles) in DOING.items():
        if not verbs.isdisjoint(words):
            for role in roles:
                if columns[f"is {role}"].any():
                    found[f"{name}, is {role}"] = columns[f"is {role}"]


def _placed(place: Place, query: Query, reading: Reading, found: dict[str, Column]) -> None:
    """How near each thing is to the corner or the side, as the eye goes: the outermost line first, then along it."""
    boxes, screen = traits_of(reading).boxes, reading.screen
    width, height = max(1, screen.width), max(1, screen.height)
    top, bottom = boxes[:, TOP] - STATUS * height, NAVIGATION * height - boxes[:, BOTTOM]
    down = {-1: np.maximum(top, 0), 1: np.maximum(bottom, 0), 0: np.abs(top - bottom) / 2}
    middle = (boxes[:, LEFT] + boxes[:, RIGHT]) / 2
    across = {-1: boxes[:, LEFT], 1: width - boxes[:, RIGHT], 0: np.abs(middle - width / 2)}
    away_down = down[place.down] / height if place.down is not None else np.zeros(len(boxes))
    away_across = across[place.across] / width if place.across is not None else np.zeros(len(boxes))
    good, strict = fitting(query, reading), _best_of_role(query, reading)
    lines, columns = np.round(away_down * DOWN_STEPS), np.round(away_across * ACROSS_STEPS)
    for name, away in (
        ("both", np.hypot(away_down, away_across)), ("line first", lines * 2 + away_across),
        ("side first", columns * 2 + away_down),
    ):  # fmt: skip
        near = 1 + away.max(initial=0.0) - away
        found[f"nearest to the place, {name}"] = first_by(near, good)
        found[f"nearest to the place, {name}, of the very role"] = first_by(near, strict)
    if (place.across, place.down) == (0, 0):
        found["middle of such"] = _middle(strict, reading)
    corner = "corner" if place.across is not None and place.down is not None else "side"
    found[f"away from the {corner}, down"] = away_down
    found[f"away from the {corner}, across"] = away_across


def _middle(such: Column, reading: Reading) -> Column:
    """How near to the middle each of these is among them, from the first to the last as one reads; 0 for all others."""
    found = np.zeros(len(such))
    places = [p for p in np.flatnonzero(such) if traits_of(reading).counted[p]]
    if len(places) > 2:
        half = (len(places) - 1) / 2
        found[places] = [1 - abs(rank - half) / half for rank in range(len(places))]
    return found


def _first_in_size(way: int, query: Query, reading: Reading) -> Column:
    """1 for the largest (for the smallest, where ``way`` is -1) of the very role, 1/2 for the next …; what fills the
    screen comes last either way, for it is a background."""
    traits = traits_of(reading).columns
    sizes = way * (np.log(letter_sizes(reading)) if query.role in LETTERED_ROLES else traits["log size"])
    sizes = sizes - LAST * traits["screenful"]
    return first_by(1 + sizes - sizes.min(initial=0.0), _best_of_role(query, reading))


def _best_of_role(query: Query, reading: Reading) -> Column:
    """1 for what answers to the role best."""
    if not query.role:
        return np.ones(len(reading.things))
    fits = role_fits(query.role, reading)
    found: Column = (fits >= fits.max(initial=0.0) - 1e-9).astype(np.float64)
    return found


def _letters(reading: Reading) -> Column:
    """How many letters each text has, on a scale from 0 to about 1."""
    if "letters" not in reading.kept:
        counts = [sum(c.isalpha() for c in thing.element.text) for thing in reading.things]
        reading.kept["letters"] = np.log1p(np.array(counts, dtype=np.float64)) / 5
    found: Column = reading.kept["letters"]
    return found
