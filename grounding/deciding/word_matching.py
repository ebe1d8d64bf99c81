"""Words heard: which words on a screen a word may be, with slips, short forms and units, and what each is worth."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from grounding.reading.things import Reading
from grounding.vocabulary.lexicon import FILLER, SHORT_FORMS
from grounding.vocabulary.synonyms import related
from grounding.vocabulary.words import closeness, stem, tokens

ORDINAL_ENDINGS = frozenset(("st", "nd", "rd", "th"))
WITH_UNIT, LONGEST_UNIT = 0.85, 4
"""How close "30" is to "30min", and how many letters a unit has at most."""

SHORT_FORM = 0.92
"""How close "Thu" is to "Thursday"."""

UNHEARD = 0.6
"""What a word counts that the screen does not show at all, against one that it shows once."""


def words_heard(reading: Reading, words: tuple[str, ...]) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Which words stand on which thing, in any of its labels: words by things, 0 to 1; and what each word is worth, as
    a share of all."""
    wanted = without_filler(tokens(" ".join(words))) or tokens(" ".join(words))
    table, worth = np.zeros((len(wanted), len(reading.things))), np.zeros(len(wanted))
    for row, word in enumerate(wanted):
        near = words_near(reading, word)
        worth[row] = weight_of(reading, near)
        for spoken, close in near.items():
            places = list(reading.spoken[spoken])
            table[row, places] = np.maximum(table[row, places], close)
    return table, worth / max(1e-9, worth.sum())


def words_near(reading: Reading, word: str) -> dict[str, float]:
    """Words on the screen that this word may be, with how close they are."""
    own = stem(word)
    if own in reading.spoken:
        return {own: 1.0}
    near = {form: SHORT_FORM for form in _SHORT_FORMS_OF.get(own, ()) if form in reading.spoken}
    if own.isdigit():
        near |= {spoken: WITH_UNIT for spoken in reading.spoken if _counts_as(spoken, own)}
    if len(own) < 4:
        return near
    for spoken in reading.spoken:
        close = closeness(own, spoken)
        if close > 0 and not _are_two_words(own, spoken):
            near[spoken] = max(close, near.get(spoken, 0.0))
    return near


def _are_two_words(said: str, spoken: str) -> bool:
    """Either is a word, and none a slip or the beginning of the other: a rotation is no location."""
    begun = said.startswith(spoken) or spoken.startswith(said)
    return not begun and bool(related(said)) and bool(related(spoken))


def _counts_as(spoken: str, number: str) -> bool:
    """``90j``, ``x30``: the number with its unit or its sign, as one word."""
    if spoken.startswith("x"):
        return spoken.removeprefix("x") == number
    unit = spoken.removeprefix(number)
    return unit != spoken and unit.isalpha() and len(unit) <= LONGEST_UNIT and unit not in ORDINAL_ENDINGS


def weight_of(reading: Reading, near: dict[str, float]) -> float:
    """What a word counts that is near these on the screen: rare ones say more than those that stand everywhere."""
    if not near:
        return UNHEARD * math.log(2 + len(reading.things))
    spread = max(len(reading.spoken[spoken]) for spoken in near)
    return math.log(2 + len(reading.things) / (1 + spread))


def without_filler(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that tell something."""
    return tuple(word for word in words if word not in FILLER)


def _short_forms_table() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for short, full in SHORT_FORMS.items():
        table[short] = (*table.get(short, ()), full)
        table[full] = (*table.get(full, ()), short)
    return table


_SHORT_FORMS_OF = _short_forms_table()
