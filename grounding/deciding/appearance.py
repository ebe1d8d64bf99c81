"""How things look: the words of colour, size and shape in a phrase, weighed against the picture of the screen."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from grounding.interface import Role
from grounding.reading.things import Reading, Thing
from grounding.vision.colours import NAMES
from grounding.vision.looks import Looks

COLOURS = frozenset(NAMES)
SPELLED = {
    "gray": "grey", "silver": "grey", "violet": "purple", "magenta": "pink", "teal": "turquoise", "cyan": "turquoise",
    "aqua": "turquoise", "golden": "yellow", "greenish": "green", "bluish": "blue", "reddish": "red",
    "yellowish": "yellow", "greyish": "grey", "grayish": "grey", "whitish": "white", "pinkish": "pink",
}  # fmt: skip
SHAPES = {
    "round": "round", "circular": "round", "circle": "round", "rounded": "round", "square": "square",
    "rectangular": "wide",
}  # fmt: skip
SIZES = {
    "small": -1, "little": -1, "tiny": -1, "smaller": -1, "smallest": -1,
    "big": 1, "large": 1, "huge": 1, "bigger": 1, "biggest": 1, "larger": 1, "largest": 1,
}  # fmt: skip
TEXTS = (Role.TEXT, Role.HEADING)
LIGHTNESS = {"dark": -1, "light": 1}

UNLIKE = 0.1
"""What a wrong shape, size or shade counts, where another thing of the kind has the right one."""
CLEARLY, ABOUT = 0.7, 0.15
"""A thing is clearly round or dark from the first on; others so nearly round, dark, large or small are as good."""

NO_SIZE, UNEVEN = 0.7, 1.3
"""How well a size fits among things of a kind that are all of one size, give or take this factor: it was not said of
them."""

ALIKE_SIDES = (0.85, 1.18)
"""Width to height of what is called square."""


def looks_fit(asked: tuple[str, ...], thing: Thing, reading: Reading) -> float | None:
    """How well a thing looks as asked, 0 to 1: the worst of the words counts. None without a picture to judge by.

    A word that the thing's own labels hold is a name, not a look.
    """
    looks = reading.pictured.looks if reading.pictured is not None else None
    if looks is None:
        return None
    own = {word for label in thing.labels for word in label.words}
    words = [SPELLED.get(word, word) for word in asked if word not in own]
    return min((_word_fit(word, thing, reading, looks) for word in words), default=1.0)


def _word_fit(word: str, thing: Thing, reading: Reading, looks: Looks) -> float:
    if word in COLOURS:
        key = ("colours", thing.box)
        if key not in reading.memory:
            reading.memory[key] = looks.colours(thing.box)
        return float(reading.memory[key].get(word, 0.0))
    if word not in SHAPES and word not in SIZES and word not in LIGHTNESS:
        return 1.0
    if word in SIZES and not _is_uneven(thing, reading):
        return NO_SIZE
    best = _best(word, thing, reading, looks)
    if best < CLEARLY:
        return 1.0  # nothing of the kind is so: the word is set aside
    return 1.0 if _relative_fit(word, thing, reading, looks) >= best - ABOUT else UNLIKE


def _best(word: str, thing: Thing, reading: Reading, looks: Looks) -> float:
    """The best fit of a word among things of the same role: people say them to tell one from others of its kind. What
    has a shape, though, is told from things of any kind that have not."""
    key = ("looks", word, "" if word in SHAPES else thing.role)
    if key not in reading.memory:
        alike = [other for other in reading.things if word in SHAPES or other.role is thing.role]
        reading.memory[key] = max((_relative_fit(word, other, reading, looks) for other in alike), default=0.0)
    found: float = reading.memory[key]
    return found


def _relative_fit(word: str, thing: Thing, reading: Reading, looks: Looks) -> float:
    if word in SHAPES:
        return _shape_fit(SHAPES[word], thing, looks)
    if word in SIZES:
        largest, smallest = _areas(thing, reading)
        own = _size(thing, reading)
        return own / largest if SIZES[word] > 0 else smallest / own
    bright = looks.brightness(thing.box)
    return bright if LIGHTNESS[word] > 0 else 1 - bright


def _shape_fit(shape: str, thing: Thing, looks: Looks) -> float:
    box = thing.box
    even = ALIKE_SIDES[0] <= box.width / max(1, box.height) <= ALIKE_SIDES[1]
    if shape == "round":
        fits = looks.is_round(box)
    elif shape == "square":
        fits = even and not looks.is_round(box)
    else:
        fits = not even
    return 1.0 if fits else 0.0


def _size(thing: Thing, reading: Reading) -> float:
    """The room that a thing takes; of a text, that each of its letters takes."""
    return float(letter_sizes(reading)[thing.place]) if thing.role in TEXTS else float(max(1, thing.box.area))


def letter_sizes(reading: Reading) -> npt.NDArray[np.float64]:
    """For each thing the room that a letter of its text takes, in square pixels; all of its room where it has none."""
    if "letter sizes" not in reading.kept:
        rooms = [max(1, t.box.area) / max(1, len(t.element.text or t.element.description)) for t in reading.things]
        reading.kept["letter sizes"] = np.array(rooms, dtype=np.float64)
    found: npt.NDArray[np.float64] = reading.kept["letter sizes"]
    return found


def _is_uneven(thing: Thing, reading: Reading) -> bool:
    """Things of its kind are not all of one size; a thing that is the only one of its kind has no size to speak of."""
    largest, smallest = _areas(thing, reading)
    return largest > UNEVEN * smallest


def _areas(thing: Thing, reading: Reading) -> tuple[float, float]:
    """The largest and the smallest size among things of the same role."""
    key = ("areas", thing.role)
    if key not in reading.memory:
        alike = [_size(other, reading) for other in reading.things if other.role is thing.role]
        reading.memory[key] = (max(alike, default=1.0), min(alike, default=1.0))
    found: tuple[float, float] = reading.memory[key]
    return found
