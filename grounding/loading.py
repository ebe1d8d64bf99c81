"""Whether a screen says that more is still to come: a spinner turns, or a text says so."""

from __future__ import annotations

from grounding.interface import STILL_LOADING, Role
from grounding.reading.things import Reading, Thing
from grounding.vocabulary.words import ELLIPSES, normal

LONGEST = 40
"""Characters of such a text; a longer one is about something else."""


def loads(reading: Reading) -> bool:
    """Something is still being loaded. A bar that shows how full something is, is none that says so."""
    return any(_says_so(thing) for thing in reading.things)


def _says_so(thing: Thing) -> bool:
    if thing.role is Role.PROGRESS and not thing.value and not thing.labels:
        return True
    text = normal(thing.name)
    if len(text) > LONGEST or not text.startswith(STILL_LOADING):
        return False
    return thing.role is Role.PROGRESS or text.endswith(ELLIPSES) or text in STILL_LOADING
