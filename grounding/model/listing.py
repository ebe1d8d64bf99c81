"""A screen as a numbered list, for a model that chooses from it: what each thing is, says and shows, and where.

Passwords are masked as everywhere; secrets are veiled before a screen is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from grounding.reading.roles import is_drawing
from grounding.reading.things import UNWRITTEN, Reading, Source, Thing, parts_of
from grounding.vocabulary.emoji import shown_in
from grounding.vocabulary.words import cut, normal

MOST_THINGS = 300
"""A list goes no further; what comes later on such a screen is not chosen by a model."""
LONGEST_WORDS, MOST_WORDS = 80, 4
"""Each label is cut to this length; a thing is listed with so many of them."""

LEFT_OUT = UNWRITTEN | {Source.ID, Source.CAPTION, Source.LENT}
"""Labels that the identifier tells as well, or a line of its own, or that are guessed from where a thing stands."""

PLAIN = frozenset(
    ("View", "ViewGroup", "FrameLayout", "LinearLayout", "RelativeLayout", "ConstraintLayout", "TextView", "Spot")
)
"""Classes that say nothing the role does not."""

SURE_COLOUR = 0.5
"""A colour that belongs to a thing this much is told."""

_BREAKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Listing:
    """The list as text, and the things in its order: number 1 is the first."""

    text: str
    things: tuple[Thing, ...]


def listing(reading: Reading) -> Listing:
    """All that can be touched or read now, in reading order; what is part of another thing is set in below it.

    A drawing of which nobody knows what it shows tells no more than what it is drawn on, and is left out.
    """
    numbered: list[tuple[int, Thing]] = []
    for thing in reading.things:
        if thing.part_of is None:
            numbered += [(0, thing), *((1, part) for part in parts_of(reading).get(thing.place, ()))]
    numbered = [(depth, thing) for depth, thing in numbered if not is_drawing(thing.element) or any(_words(thing))]
    numbered = numbered[:MOST_THINGS]
    screen = reading.screen
    head = f"The screen is {screen.width} wide and {screen.height} high."
    lines = [f"{'   ' * depth}{n}. {_line(thing, reading)}" for n, (depth, thing) in enumerate(numbered, 1)]
    return Listing("\n".join((head, *lines)), tuple(thing for _, thing in numbered))


def _line(thing: Thing, reading: Reading) -> str:
    box = thing.box
    parts = [_kind(thing), *_words(thing)]
    if thing.element.resource_id:
        parts.append(f"id={thing.element.resource_id.rpartition('/')[2]}")
    parts.append(f"[{box.left},{box.top},{box.right},{box.bottom}]")
    parts += sorted(thing.states)
    parts += _colours(thing, reading)
    return " ".join(parts)


def _kind(thing: Thing) -> str:
    """Its role, and its class where that says more."""
    tail = thing.element.class_name.rpartition(".")[2]
    return f"{thing.role} ({tail})" if tail and tail not in PLAIN else str(thing.role)


def _words(thing: Thing) -> Iterable[str]:
    said: list[str] = []
    for label in thing.labels:
        if label.source in LEFT_OUT:
            continue
        words = cut(_BREAKS.sub(" ", label.text).strip(), LONGEST_WORDS)
        form = normal(words)
        known = (said and label.source is Source.WHOLE) or any(
            label.text in shown_in(other.text) for other in thing.labels
        )
        if not form or known or any(form in normal(other) for other in said):
            continue
        said.append(words)
        yield f'picture shows "{words}"' if label.source is Source.PICTURE else f'"{words}"'
        if len(said) == MOST_WORDS:
            break
    if thing.value and normal(thing.value) not in (normal(other) for other in said):
        yield f'holds "{cut(thing.value, LONGEST_WORDS)}"'


def _colours(thing: Thing, reading: Reading) -> list[str]:
    looks = reading.pictured.looks if reading.pictured is not None else None
    if looks is None:
        return []
    return sorted(name for name, share in looks.colours(thing.box).items() if share >= SURE_COLOUR)
