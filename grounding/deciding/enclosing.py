"""What belongs to what by the boxes around both: the one plus on the card that says Water.

Apps draw cards that no list holds and no row is: then the smallest box around a name that holds a control of the kind
tells whose it is, where it holds just one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from grounding.reading.things import Reading, Thing

LARGEST = 0.34
"""A box that covers more of the display than this is a page, and no entry of it."""


def enclosed_with(names: Iterable[Thing], controls: Sequence[Thing], reading: Reading) -> Thing | None:
    """The control that shares its smallest box with one of these names, and no other of the controls does; None where
    that is in doubt."""
    found: dict[int, Thing] = {}
    for name in names:
        control = _beside(name, controls, reading)
        if control is not None:
            found[control.place] = control
    return next(iter(found.values())) if len(found) == 1 else None


def _beside(name: Thing, controls: Sequence[Thing], reading: Reading) -> Thing | None:
    """The only one of the controls in the smallest box that holds any of them and the name."""
    screen = reading.screen
    most = LARGEST * screen.bounds.area
    inside = {control.place: {above.key for above in screen.ancestors(control.element)} for control in controls}
    for box in screen.ancestors(name.element):
        if box.bounds.area > most:
            return None
        held = [control for control in controls if box.key in inside[control.place]]
        if held:
            return held[0] if len(held) == 1 else None
    return None
