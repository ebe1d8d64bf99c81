"""Whether a screen says that more is still to come: a spinner turns, or a text says so."""

from __future__ import annotations

from grounding.interface import Role
from grounding.reading.things import Reading, Thing
from grounding.vocabulary.words import ELLIPSES, normal

SAYS_SO = ("loading", "please wait", "just a moment", "正在加载", "加载中", "载入中", "请稍候", "请稍等")
"""How texts begin that say so."""
LONGEST = 40
"""Characters of such a text; a longer one is about something else."""


def loads(reading: Reading) -> bool:
    """Something is still being loaded. A bar that shows how full something is, is none that says so."""
    return any(_says_so(thing) for thing in reading.things)


def _says_so(thing: Thing) -> bool:
    if thing.role is Role.PROGRESS and not thing.value and not thing.labels:
        return True
    text = normal(thing.name)
    if len(text) > LONGEST or not text.startswith(SAYS_SO):
        return False
    return thing.role is Role.PROGRESS or text.endswith(ELLIPSES) or text in SAYS_SO
