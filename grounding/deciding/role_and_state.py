"""How well the kind and the states of a thing answer to what was said."""

from __future__ import annotations

from grounding.interface import Role, State
from grounding.reading.roles import class_tail
from grounding.reading.things import Reading, Thing
from grounding.vocabulary.lexicon import ROLE_FIT, ROLE_IDS
from grounding.vocabulary.words import id_words

PICTURE_AS_BUTTON = 0.6
"""How well a picture that nothing shows to be tappable answers to "button"."""

HEADING_AS_ROW = 0.5
"""How well a text that takes touches, over the whole width, answers to "heading": some toolkits make headings so."""

STATE_MEANS: dict[State, frozenset[State]] = {
    State.ON: frozenset((State.ON, State.CHECKED, State.SELECTED)),
    State.OFF: frozenset((State.OFF, State.UNCHECKED)),
    State.CHECKED: frozenset((State.CHECKED, State.ON, State.SELECTED)),
    State.UNCHECKED: frozenset((State.UNCHECKED, State.OFF)),
    State.SELECTED: frozenset((State.SELECTED, State.CHECKED)),
    State.FOCUSED: frozenset((State.FOCUSED,)),
    State.DISABLED: frozenset((State.DISABLED,)),
    State.EMPTY: frozenset((State.EMPTY,)),
}


def role_fit(role: str, thing: Thing) -> float:
    """How well its role, or the row it merges with, answers to the role word."""
    table = ROLE_FIT[role]
    best = table.get(thing.role, 0.0)
    for other in thing.also:
        best = max(best, table.get(other, 0.0))
    if role == "button" and thing.role in (Role.ICON, Role.IMAGE) and not _pressed(thing):
        return min(best, PICTURE_AS_BUTTON)
    if role == "heading" and thing.role is Role.ROW and class_tail(thing.element) == "TextView":
        return max(best, HEADING_AS_ROW)
    return best


def roles_by_place(role: str, reading: Reading) -> list[float]:
    """How well everything on the screen answers to the role word."""
    key = ("roles by place", role)
    if key not in reading.kept:
        reading.kept[key] = [role_fit(role, thing) for thing in reading.things]
    found: list[float] = reading.kept[key]
    return found


def called_by_place(role: str, called: str, reading: Reading) -> list[float]:
    """How far the makers of everything on the screen called it by the role word, or by one of its kind."""
    key = ("called by place", role, called)
    if key not in reading.kept:
        reading.kept[key] = [called_fit(role, called, thing) for thing in reading.things]
    found: list[float] = reading.kept[key]
    return found


def called_fit(role: str, called: str, thing: Thing) -> float:
    """1 when its makers called it by the very word, 0.6 when by one of its kind."""
    words = id_words(thing.element.resource_id)
    if called in words or (called.endswith("s") and called[:-1] in words):
        return 1.0
    return 0.6 if ROLE_IDS.get(role, frozenset[str]()) & set(words) else 0.0


def _pressed(thing: Thing) -> bool:
    """Its own class or flags say that it is there to be pressed."""
    e = thing.element
    return e.clickable or e.class_name.endswith("Button")


def state_fit(states: tuple[State, ...], thing: Thing) -> float:
    """1 when it is in all of them, else 0."""
    return float(all(STATE_MEANS[state] & thing.states for state in states))
