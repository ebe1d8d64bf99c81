"""Dropdowns, and rows that open a list of values: opened, the value chosen, what shows afterwards read back."""

from __future__ import annotations

from agent_service.desk import Aim, Desk, called
from agent_service.effect import SO_ALREADY
from device.gesture import PressKey
from grounding.change import difference
from grounding.interface import Adjust, GroupKind, Holds, Item, Miss, Outline, Reason, Role
from planning.history import Done, Result

OPENS_A_CHOICE = frozenset({Role.DROPDOWN, Role.ROW})
OFFERS = frozenset({GroupKind.DIALOG, GroupKind.MENU, GroupKind.SHEET})
"""Where values to choose from stand, once they are shown."""
MOST_TOLD = 8
"""Values that a Miss lists."""


def choose(desk: Desk, intent: Adjust) -> Result:
    """Bring the thing to the value by choosing it. Nothing is touched where it shows already.

    A value that is not offered is a Miss that lists those that are, and the list is closed again.
    """
    look = desk.look()
    if desk.eyes.shows(Holds(intent.target, intent.value), look):
        return Done(desk.change(desk.origin(look), look.outline), note=SO_ALREADY)
    origin = desk.origin(look)
    opened = desk.once("open", lambda seen: desk.tap_on(intent.target, seen), intent.target.phrase)
    if not isinstance(opened, Done):
        return opened
    option = called(intent.value)
    chosen = desk.once("choose", lambda seen: desk.tap_on(option, seen), option.phrase)
    if isinstance(chosen, Miss) and chosen.reason is not Reason.NO_EFFECT:
        return _not_offered(desk, intent, origin)
    if not isinstance(chosen, Done):
        return chosen
    return Done(desk.change(origin, (desk.last or look).outline))


def _not_offered(desk: Desk, intent: Adjust, origin: Outline) -> Miss:
    """What is offered instead. The list is closed, so that the screen is as the planner knew it."""
    look = desk.look()
    offered = tuple(_said(item) for item in _offered(look.outline, origin))
    if difference(origin, look.outline):
        desk.once("close", lambda _: Aim(PressKey("back")))
    detail = f'"{intent.value}" is not offered' if offered else f'tapping it offered no "{intent.value}"'
    return Miss(Reason.NOT_FOUND, intent.target.phrase, detail, offered[:MOST_TOLD])


def _offered(outline: Outline, origin: Outline) -> list[Item]:
    """What came up to be chosen from, in a dialog, menu or sheet; else whatever is new and can be tapped."""
    over = [item for group in outline.groups if group.kind in OFFERS for item in group.items if item.phrase]
    known = {item.line() for item in origin.items()}
    return over or [item for item in outline.items() if item.phrase and item.line() not in known]


def _said(item: Item) -> str:
    return f'"{item.name}"' if item.name else item.phrase
