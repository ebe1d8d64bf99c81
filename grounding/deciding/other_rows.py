"""What stands in another row than what it is said to belong to: where an edge hides the switch of an alarm, that of the
alarm above is not it."""

from __future__ import annotations

from grounding.deciding.ranking import landmarks_of
from grounding.language import Query, Relation, Side
from grounding.reading.things import Reading, Thing

BELONGING = frozenset((Side.OF, Side.SAME_ROW))
"""What these relations say stands in one row with its landmark, where that stands in one."""
LIKELY = 0.5
"""A landmark that is half as likely as the likeliest may be the one that was meant."""


def is_in_another_row(query: Query, thing: Thing, reading: Reading) -> bool:
    """Each thing that a landmark may be stands in a row of its own list, and none of those is the row of the thing; or
    its landmark was counted beyond what there is: ``the details of the ninth offer`` of four."""
    if any(_is_beyond(relation, reading) for relation in query.relations):
        return True
    if thing.row is None or thing.element.key == thing.row:  # a row below its header is one of its own
        return False
    for relation in query.relations:
        if relation.side in BELONGING:
            for mark in landmarks_of(relation, reading):
                likely = [s.thing for share, s in mark if share >= LIKELY and s.meets]
                if likely and all(_is_beside(thing.row, one.row, reading) for one in likely):
                    return True
    return False


def _is_beyond(relation: Relation, reading: Reading) -> bool:
    marks = zip(relation.landmarks, landmarks_of(relation, reading), strict=True)
    return any(
        any(way.ordinal is not None for way in ways) and not any(scored.meets for _, scored in mark)
        for ways, mark in marks
    )


def _is_beside(row: int, other: int | None, reading: Reading) -> bool:
    """Two rows of one list, made alike."""
    if other is None or other == row:
        return False
    one, two = reading.screen.elements[row], reading.screen.elements[other]
    return one.parent == two.parent and one.class_name == two.class_name
