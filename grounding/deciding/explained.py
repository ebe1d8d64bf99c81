"""``The description of Dark mode``, ``the explanation below it``: the text under a title, if nothing is called so."""

from __future__ import annotations

from dataclasses import replace

from grounding.deciding.ranking import evaluate
from grounding.language import Query, Side
from grounding.reading.things import Reading

EXPLAINING = frozenset(
    ("description", "explanation", "subtitle", "subtext", "summary", "note", "blurb", "caption", "remark", "fine print")
)
"""Words for a text that tells more of what stands over it."""
UNDER = frozenset((Side.OF, Side.BELOW))


def as_explained(way: Query, reading: Reading) -> Query | None:
    """The query for the text below what the phrase names; None where something is called so, or of another phrase."""
    if way.exact or way.role or " ".join(way.words) not in EXPLAINING or len(way.relations) != 1:
        return None
    relation = way.relations[0]
    if relation.side not in UNDER or evaluate(way, reading).best is not None:
        return None
    return replace(way, words=(), role="text", relations=(replace(relation, side=Side.BELOW),))
