"""What the names say of each thing: its own, those that stand beside it, and where none on the screen answers.

Columns of the same kind as in ``features.py``, for one query.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from grounding.deciding.beside import level_with, nearness_by_side
from grounding.deciding.guesses import left_of_numbers, usual_place
from grounding.deciding.ranking import named_fits
from grounding.deciding.relation_features import CONTROLS_SAID, PICTURES_SAID
from grounding.deciding.sides import BOTTOM, LEFT, RIGHT, TOP
from grounding.deciding.traits import NAMED, Column, role_fits, traits_of
from grounding.deciding.word_matching import words_heard
from grounding.language import Query
from grounding.reading.things import Reading
from grounding.vocabulary.lexicon import PICTURED
from grounding.vocabulary.words import normal, tokens

SHORTEST_WITHIN = 4
"""So many letters may be looked for inside labels and identifiers."""

WHERE_UNHEARD = (
    "nameless", "text", "picture", "control", "spoken for", "called by id", "blank text",
)  # fmt: skip
"""Traits that count where no name on the screen answers to the words."""

MOST_BESIDE = 300
OVER = 0.03
"""On screens of more things nothing is looked for beside; what is no farther below or above than this share of the
height is next to it."""


def name_features(query: Query, reading: Reading, found: dict[str, Column]) -> Column:
    """Adds what the names say; answers how well each thing's own name fits."""
    size, traits = len(reading.things), traits_of(reading).columns
    own = np.zeros(size)
    by_source: dict[str, Column] = {}
    for place, (fit, label) in (named_fits(replace(query, role=""), reading) or {}).items():
        own[place] = fit
        by_source.setdefault(f"name from {label.source}", np.zeros(size))[place] = fit
    heard = own >= NAMED
    if not query.role and query.words and query.words[-1] in PICTURED:
        found |= {f"pictured, {name}": traits[name] for name in ("picture", "text", "nameless", "called by id")}
    found |= {"name": own, "name squared": own**2, "named": heard.astype(np.float64)}
    found["name to the letter"] = (own >= 0.9).astype(np.float64)
    found |= by_source
    _covered(query, reading, found)
    found["letters within"] = np.where(heard, 0.0, _letters(query, reading))
    for side, near in nearness_by_side(own, reading).items():
        near = np.where(heard, 0.0, near)
        found[f"name {side}"] = near
        found[f"name {side}, picture"] = near * traits["picture"]
        found[f"name {side}, control"] = near * traits["control"]
        if query.role in PICTURES_SAID:
            found[f"name {side}, picture wanted"] = near * traits["picture"]
        elif query.role in CONTROLS_SAID:
            found[f"name {side}, control wanted"] = near * role_fits(query.role, reading)
    if query.role in PICTURES_SAID or query.role in CONTROLS_SAID:
        level = np.where(heard, 0.0, level_with(own, reading)) * role_fits(query.role, reading)
        found["level with the name"] = level
        found["level with the name, last"] = level * _last_on_line(level, reading)
    if own.max(initial=0.0) < NAMED:
        found |= {f"unheard, {name}": traits[name] for name in WHERE_UNHEARD}
        if any(word.isdigit() for word in query.words):
            found["unheard number, blank text"] = traits["blank text"]
            found["unheard number, left of one"] = left_of_numbers(reading)
        usual = usual_place(query)
        if usual is not None:
            away = np.abs(traits["across"] - usual[0]) + np.abs(traits["down"] - usual[1])
            found["unheard, in its usual place"] = 1 - away / 2
    return own


def _last_on_line(level: Column, reading: Reading) -> Column:
    """1 for what ends the line of all that is level with a name at all."""
    boxes = traits_of(reading).boxes
    end = -boxes[:, LEFT] if reading.leftward else boxes[:, RIGHT]
    last = max((float(end[p]) for p in np.flatnonzero(level > 0)), default=-np.inf)
    return (end >= last - 1).astype(np.float64)


def _covered(query: Query, reading: Reading, found: dict[str, Column]) -> None:
    """How much of what was said stands on a thing, whichever of its labels holds it, and how much more beside it: "the
    barbell repetitions" stand in the item of that title."""
    if not query.words:
        return
    table, worth = words_heard(reading, query.words)
    own: Column = worth @ table
    found["words on it"] = own
    if len(worth) < 2 or len(reading.things) > MOST_BESIDE:
        return
    near = np.stack([(row[None, :] * _beside(reading)).max(axis=1) for row in table])
    more: Column = worth @ np.maximum(near, table) - own
    told = (own > 0).astype(np.float64)
    found["more words beside it"] = more * told
    found["words beside it alone"] = more * (1 - told)


def _beside(reading: Reading) -> npt.NDArray[np.bool_]:
    """Which things stand next to which: on one line, or one right over the other."""
    if "beside" not in reading.kept:
        b, tall = traits_of(reading).boxes, max(1, reading.screen.height)
        down = np.minimum(b[:, None, BOTTOM], b[None, :, BOTTOM]) - np.maximum(b[:, None, TOP], b[None, :, TOP])
        across = np.minimum(b[:, None, RIGHT], b[None, :, RIGHT]) - np.maximum(b[:, None, LEFT], b[None, :, LEFT])
        height, width = b[:, BOTTOM] - b[:, TOP], b[:, RIGHT] - b[:, LEFT]
        on_line = down >= 0.5 * np.minimum(height[:, None], height[None, :])
        over = (across >= 0.5 * np.minimum(width[:, None], width[None, :])) & (down > -OVER * tall)
        near = on_line | over
        np.fill_diagonal(near, False)
        reading.kept["beside"] = near
    found: npt.NDArray[np.bool_] = reading.kept["beside"]
    return found


def _letters(query: Query, reading: Reading) -> Column:
    """How much of a label or an identifier the letters of the words make up, run together."""
    words = tokens(" ".join((*query.words, *query.exact)))
    whole = "".join(words)
    longer = [word for word in words if len(word) >= SHORTEST_WITHIN]
    found = np.zeros(len(reading.things))
    if len(whole) < SHORTEST_WITHIN and not longer:
        return found
    everything = _all_run_together(reading)
    if not any(word in everything for word in (whole, *longer)):
        return found
    for thing, texts in zip(reading.things, _run_together(reading), strict=True):
        for text in texts:
            if len(whole) >= SHORTEST_WITHIN and whole in text:
                found[thing.place] = max(found[thing.place], 0.5 + 0.5 * len(whole) / len(text))
            else:
                within = max((len(word) for word in longer if word in text), default=0)
                if within:
                    found[thing.place] = max(found[thing.place], 0.2 + 0.5 * within / len(text))
    return found


def _all_run_together(reading: Reading) -> str:
    """Those of all things, a line each: what is not in it is in none."""
    if "all run together" not in reading.kept:
        reading.kept["all run together"] = "\n".join("\n".join(texts) for texts in _run_together(reading))
    found: str = reading.kept["all run together"]
    return found


def _run_together(reading: Reading) -> list[tuple[str, ...]]:
    """The labels and the identifier of each thing, without spaces and underscores."""
    if "run together" not in reading.kept:
        reading.kept["run together"] = [
            (
                *(normal(label.text).replace(" ", "") for label in thing.labels),
                thing.element.resource_id.rsplit("/", 1)[-1].lower().replace("_", ""),
            )
            for thing in reading.things
        ]
    found: list[tuple[str, ...]] = reading.kept["run together"]
    return found
