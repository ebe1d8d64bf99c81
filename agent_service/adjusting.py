"""Switches, checkboxes, radio buttons, sliders and choices: brought to a value, which is read back."""

from __future__ import annotations

import re

from agent_service.choosing import OPENS_A_CHOICE, choose
from agent_service.desk import POLL_S, Aim, Desk
from agent_service.effect import SO_ALREADY, refused, taken_for
from agent_service.eyes import Look
from device.errors import GestureRefused
from device.geometry import Bounds, Point
from device.gesture import TapAt
from device.screen import Element, WindowKind
from grounding.checking import truth
from grounding.grounder import Found
from grounding.interface import Adjust, Miss, Reason, Role, State
from grounding.vocabulary.words import normal
from planning.history import Done, Result

LISTS = ("RecyclerView", "ListView")
TOGGLE_S = 5.0
"""How long a switch may take to show its new state: radios take their time."""
LATE_S = 2.0
"""How long a touch of a killed run may take to show: the restart has taken its time already."""
ENDS = {
    **dict.fromkeys(("max", "maximum", "the maximum", "最大", "最大值"), 1.0),
    **dict.fromkeys(("min", "minimum", "the minimum", "最小", "最小值"), 0.0),
}
"""The ends of a slider, as said."""
CANNOT = (
    "only switches, checkboxes and radio buttons (on, off), sliders (40 %, max, min) and dropdowns (by value) can be "
    "set; tap it to open what it offers, or enter text into it"
)


def adjust(desk: Desk, intent: Adjust) -> Result:
    """Bring the thing to the value. Nothing is touched when it is there already."""
    look = desk.look()
    origin = desk.origin(look)
    found = desk.point(intent.target, look)
    if desk.rows.last("open") is not None:  # the service was stopped with the choice open, or just after it
        return choose(desk, intent)
    if isinstance(found, Miss):
        return found
    desk.touches(found, look)
    wanted = truth(intent.value)
    try:
        if wanted is not None and _is_on(look, found) is not None:
            result = _toggle(desk, intent, wanted, look, found)
        elif (share := _share(intent.value)) is not None and found.role is Role.SLIDER:
            result = _slide(desk, intent, share, look, found.control)
        elif found.role in OPENS_A_CHOICE and wanted is None:
            return choose(desk, intent)
        else:
            hint = "it is a text field: use Enter" if found.role is Role.FIELD else CANNOT
            what = taken_for(intent.target.phrase, found, look.reading)
            is_found = f"it is {what}, which " if what else ""
            detail = f'{is_found}cannot be set to "{intent.value}": {hint}'
            return Miss(Reason.NOT_UNDERSTOOD, intent.target.phrase, detail)
    except GestureRefused as refusal:
        return refused(intent.target.phrase, refusal)
    if result is not None:
        return result
    taken = taken_for(intent.target.phrase, found, look.reading)
    touched = bool(desk.rows.rows)
    change = desk.change(origin, (desk.last or look).outline)
    notes = [
        "" if touched and not (found.role is Role.SLIDER and not change) else SO_ALREADY,
        f"{'touched' if touched else 'looked at'}: {taken}" if taken else "",
    ]
    return Done(change, note="; ".join(filter(None, notes)))


def _toggle(desk: Desk, intent: Adjust, wanted: bool, look: Look, found: Found) -> Miss | None:
    """None when the thing is as wanted. A touch of a killed run gets time to show before it is made again."""
    if desk.rows.last("toggle") is not None and _comes(desk, intent, wanted, LATE_S):
        return None
    if _is_on(look, found) is wanted:
        return None
    control = _switch(look, found) or found.control
    if control.class_name.endswith("RadioButton") and not wanted:
        return Miss(Reason.NO_EFFECT, intent.target.phrase, "a radio button goes off when another one is chosen")
    own = (control.clickable and control.enabled) or control is not found.control
    desk.make("toggle", Aim(TapAt(control.bounds.center if own else found.point), control), look)
    desk.look_after(look)
    chosen_from = look if wanted and _is_one_of_several(look, found) else None
    if _comes(desk, intent, wanted, TOGGLE_S, chosen_from):
        return None
    return Miss(Reason.NO_EFFECT, intent.target.phrase, f"it was touched and is still {'off' if wanted else 'on'}")


def _is_one_of_several(look: Look, found: Found) -> bool:
    """A radio button, or what can be checked in a dialog. A switch whose row leads to another page was not turned."""
    in_dialog = look.screen.windows[found.element.window].kind is WindowKind.DIALOG
    return found.role is Role.RADIO or (found.role is Role.CHECKBOX and in_dialog)


def _has_closed(desk: Desk, answer: Found | Miss, before: Look, after: Look) -> bool:
    """A choice of one that closes when it is made: the dialog has gone, and the thing with it; what is called so now
    may be the row that tells what was chosen."""
    gone = isinstance(answer, Miss) or _is_on(after, answer) is None
    return gone and desk.change(before.outline, after.outline).elsewhere


def _comes(desk: Desk, intent: Adjust, wanted: bool, seconds: float, chosen_from: Look | None = None) -> bool:
    """Whether the thing comes to show the wanted state, or the choice that it was ``chosen_from`` closes."""
    deadline = desk.token.now() + seconds
    look = desk.look()
    while True:
        found = desk.point(intent.target, look)
        if isinstance(found, Found) and _is_on(look, found) is wanted:
            return True
        if chosen_from is not None and _has_closed(desk, found, chosen_from, look):
            desk.loaded(look)
            return True
        if desk.token.now() >= deadline:
            return False
        desk.token.wait(POLL_S)
        look = desk.look_after(look)


def _slide(desk: Desk, intent: Adjust, share: float, look: Look, slider: Element) -> Miss | None:
    """Touch the slider where the value lies. The same touch twice leads to the same value."""
    touched_before = desk.rows.last("slide") is not None
    desk.make("slide", Aim(TapAt(_along(slider.bounds, share)), slider), look)
    after = desk.look_after(look)
    moved = after.screen.fingerprint() != look.screen.fingerprint()
    if moved or touched_before or _shows_share(slider, share):
        return None
    return Miss(Reason.NO_EFFECT, intent.target.phrase, "it was touched there and did not move")


def _along(bounds: Bounds, share: float) -> Point:
    inside = bounds.inset(1)
    return Point(inside.left + round(share * max(0, inside.width - 1)), inside.center.y)


def _shows_share(slider: Element, share: float) -> bool:
    shown = _share(slider.text)
    return shown is not None and abs(shown - share) <= 0.02


def _share(value: str) -> float | None:
    """``40 %``, ``40`` and ``0.4`` as 0.4, ``max`` as 1; None for anything else."""
    if (end := ENDS.get(normal(value))) is not None:
        return end
    read = re.fullmatch(r"\s*(\d+(?:[.,]\d+)?)\s*(%|percent)?\s*", value)
    if read is None:
        return None
    number = float(read[1].replace(",", "."))
    share = number if not read[2] and number <= 1 and "." in read[1] else number / 100
    return share if 0 <= share <= 1 else None


def _is_on(look: Look, found: Found) -> bool | None:
    """Whether the thing is on; None for a thing that cannot be."""
    switch = _switch(look, found)
    if switch is not None:
        return switch.checked
    if found.states & {State.ON, State.CHECKED, State.SELECTED}:
        return True
    return False if found.states & {State.OFF, State.UNCHECKED} else None


def _switch(look: Look, found: Found) -> Element | None:
    """What is switched: the thing itself, or the only switch of the list's entry that it stands in.

    "Turn on the 08:30 alarm" names the time on the alarm's card and means the card's switch.
    """
    for own in (found.control, found.receiver):  # a text on a tile touches the tile
        if own.checkable:
            return own
    entry = found.element
    for around in look.screen.ancestors(found.element):
        if around.class_name.endswith(LISTS):
            inside = [e for e in look.screen.subtree(entry) if e.checkable and e.visible and not e.bounds.empty]
            return inside[0] if len(inside) == 1 else None
        entry = around
    return None
