"""Lists whose rows a finger drags into another order."""

from __future__ import annotations

from typing import TypeVar

from device.simulator.drawing.view import Drag

Item = TypeVar("Item", str, int)


def follow(drag: Drag, items: list[Item], item: Item, rows: str) -> None:
    """Give an item the place of the one whose row it is dragged over; over anything else it stays where it is.

    :param rows: what the key of each row begins with; the item follows.
    """
    onto = drag.onto(rows)
    place = next((place for place, each in enumerate(items) if str(each) == onto), None)
    if place is not None and items[place] != item and item in items:
        items.remove(item)
        items.insert(place, item)
