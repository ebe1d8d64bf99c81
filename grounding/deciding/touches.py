"""Whether a touch tells two things apart. Where none does, neither is a rival of the other."""

from __future__ import annotations

from grounding.reading.things import Thing


def same_touch(one: Thing, other: Thing) -> bool:
    """A tap on either reaches the same node, and neither has a state of its own that the other does not show."""
    if one.receiver is None or other.receiver is None or one.receiver is not other.receiver:
        return False
    return not (one.element.checkable and other.element.checkable and one.element is not other.element)


def same_touch_or_thing(one: Thing, other: Thing) -> bool:
    """One thing, or two that a touch cannot tell apart."""
    return one is other or same_touch(one, other)
