"""Text into fields: what a field shall hold is typed, read back, and only then called done.

``Enter`` and ``Clear`` say what a field shall hold, not what shall be typed. So a step that was interrupted is simply
carried out again on what the field holds now; only its last touch, the keyboard's action key, is judged as any other.
"""

from __future__ import annotations

import re
from dataclasses import replace

from agent_service.desk import Aim, Desk
from agent_service.effect import refused
from agent_service.eyes import Look, editable, focused_field
from agent_service.recovery import place
from agent_service.secrets import VEIL, NoSuchSecret
from agent_service.spelling import SEPARATORS, dotted
from device.errors import GestureRefused
from device.geometry import Point
from device.gesture import ClearText, PressKey, TapAt
from device.screen import Element, Screen, WindowKind
from grounding.change import difference
from grounding.grounder import Found
from grounding.interface import Clear, Enter, Miss, Reason, SecretRef, Target, Text
from grounding.language.fields import as_field, without_kind
from grounding.reading.prompts import is_prompt
from grounding.vocabulary.words import folded, normal
from planning.history import Done, Result

SAME_PLACE = 0.6
"""So much of the larger is in both."""
BLINKS = 3
"""So many looks at a picture for a cursor that is half of the time not to be seen."""
LEAST_READ = 12
"""So many characters of a long text's end are enough."""
CURSOR = folded("|")
"""A cursor behind a text, as it is read."""
UNREADABLE = re.compile(r"(?<![.\w])(?:\.\.)+(?![.\w])")
"""What a tree shows in place of an emoji."""
ENTER_ALL = "cannot be read letter by letter: enter all of it"


def enter(desk: Desk, intent: Enter) -> Result:
    """Make the field hold exactly this text; then, if asked, press the keyboard's action key."""
    try:
        text = desk.hand.value(intent.text)
    except NoSuchSecret as exc:
        return Miss(Reason.NOT_FOUND, _name(intent), str(exc))
    origin = desk.origin(desk.look())
    if intent.beside:
        held_before = _held_before(desk, intent.target)
        if isinstance(held_before, Miss):
            return held_before
        text = text + held_before if intent.beside == "before" else held_before + text
        intent = replace(intent, text=Text(text))
    if desk.rows.last("submit") is None:
        try:
            failed = _fill(desk, intent, text)
        except GestureRefused as refusal:
            return refused(intent.target.phrase, refusal)
        if failed is not None:
            return failed
    if intent.submit:
        enter = PressKey("enter")
        pressed = desk.once(
            "submit", lambda look: Aim(enter, focused_field(look.screen)), intent.target.phrase, must_show=False
        )
        if not isinstance(pressed, Done):
            return pressed
    return Done(desk.change(origin, desk.look().outline))


def clear(desk: Desk, intent: Clear) -> Result:
    """Make the field hold nothing."""
    origin = desk.origin(desk.look())
    try:
        reached = _reach(desk, intent.target)
        if isinstance(reached, Miss):
            return reached
        look, field = reached
        was, look_before = held(look, field), look
        if was or (field.password and desk.rows.last("clear") is None):
            desk.make("clear", Aim(ClearText(), field), look)
            look = desk.look_after(look)
    except GestureRefused as refusal:
        return refused(intent.target.phrase, refusal)
    now = _same_field(look.screen, field) or focused_field(look.screen) or (None if field.seen else field)
    if now is not None and not now.password and (left := held(look, now)):
        return Miss(Reason.NO_EFFECT, intent.target.phrase, f'it still holds "{left}"')
    if now is None and was and _times_shown(look, was) >= _times_shown(look_before, was):
        return Miss(Reason.NO_EFFECT, intent.target.phrase, f'"{was}" is still shown')
    return Done(desk.change(origin, look.outline))


def _held_before(desk: Desk, target: Target) -> str | Miss:
    """What the field held before the step's first gesture: as the gesture's row has it, where the service was stopped
    in between."""
    look = desk.look_anew()
    found = desk.point(target, look)
    if isinstance(found, Miss):
        return found
    field = found.element
    if field.password:
        return Miss(Reason.NOT_UNDERSTOOD, target.phrase, f"what a password field holds {ENTER_ALL}")
    shown = look.screen.elements[field.key].text
    text = desk.held_first(shown)
    if text == field.hint or not editable(field) or (not field.hint and is_prompt(text)):
        return ""
    if shown != field.text or VEIL in text or UNREADABLE.search(text):
        return Miss(Reason.NOT_UNDERSTOOD, target.phrase, f"what it holds {ENTER_ALL}")
    return text


def held(look: Look, field: Element) -> str:
    """What the field holds, veiled; its hint is not what it holds."""
    return "" if field.text == field.hint else look.screen.elements[field.key].text


def _fill(desk: Desk, intent: Enter, text: str) -> Miss | None:
    """Bring the field to hold ``text``; None when it does."""
    reached = _reach(desk, intent.target)
    if isinstance(reached, Miss):
        return reached
    look, field = reached
    if field.password:
        typed = desk.rows.last("type")
        if typed is not None and typed.result == "done":
            return None
    elif _reads(look, field, text):
        return None
    if _holds(look, field) or field.password:
        desk.make("clear", Aim(ClearText(), field), look)
        look = desk.look_after(look)
    shown = _times_shown(look, text)
    if text:
        desk.type("type", intent.text, look, field)
        look = desk.look_after(look)
    if field.seen and isinstance(intent.text, SecretRef):
        return None  # masked where it was read, it cannot be compared
    return _read_back(desk, intent.target, look, field, text, shown)


def _read_back(desk: Desk, target: Target, look: Look, field: Element, text: str, before: int) -> Miss | None:
    """Compare what the field holds now with what it shall hold; a password cannot be compared.

    ``before`` is how often the text was shown before it was typed: what is typed over a hint has nothing more by which
    it is seen to be a field, but there it is.
    """
    if field.password:
        return None
    shown = ""
    for _ in range(2):
        now = _same_field(look.screen, field) or focused_field(look.screen) or _again(desk, target, look)
        if field.seen and _times_shown(look, text) > before:
            return None
        if now is None:
            return Miss(Reason.NO_EFFECT, target.phrase, "the field went away while typing")
        if _reads(look, now, text, cut=True) or (field.seen and _read_as(held(look, now), f"{field.hint} {text}")):
            return None  # the label before it is read in one with it, now and then
        shown = held(look, now)
        look = desk.look_after(look)
    return Miss(Reason.NO_EFFECT, target.phrase, f'the field holds "{shown}" after typing')


def _reach(desk: Desk, target: Target) -> tuple[Look, Element] | Miss:
    """The field with the cursor in it. Some bars are no fields and bring one when tapped."""
    look = desk.look()
    found = desk.point(target, look)
    if isinstance(found, Miss):
        killed = _of_killed_run(desk, look)
        if killed is not None:
            return look, killed
    field = None if isinstance(found, Miss) else _field_in(look.screen, found.element)
    field = field or _field_called(desk, target, look)
    if field is not None and field.focused:
        return look, field
    if field is not None:
        aimed, places = field, [field.bounds.center]
    else:
        if isinstance(found, Miss):
            found = _drawn_name(desk, target, look) or found
        if isinstance(found, Miss):
            return found
        aimed, places = found.element, [found.point, *_behind(look.screen, found.element)]
    for point in places:
        desk.make("focus", Aim(TapAt(point), aimed), look)
        after = desk.loaded(desk.look_after(look))
        for _ in range(BLINKS if aimed.seen else 1):
            reached = _brought(desk, target, field, point, look, after)
            if reached is not None:
                return after, reached
            after = desk.look_anew() if aimed.seen else after
        if difference(look.outline, after.outline):
            break
        look = after
    return Miss(Reason.NO_EFFECT, target.phrase, "tapping it brought no text field to type into")


def _brought(
    desk: Desk, target: Target, field: Element | None, point: Point, earlier: Look, look: Look
) -> Element | None:
    """The field that a tap brought the cursor to; where no field tells that it has it, the one the phrase points at.

    None while the cursor stayed in another. On a picture it blinks, so it may have been there unseen: with a keyboard
    up, it must be where the tap was.
    """
    was, focused = focused_field(earlier.screen), focused_field(look.screen)
    if focused is None:
        drawn = field if field is not None and field.seen else None
        return _again(desk, target, look) or (drawn and _same_field(look.screen, drawn))
    stayed = was is not None and focused is _same_field(look.screen, was)
    elsewhere = abs(focused.bounds.center.y - point.y) > focused.bounds.height
    typing = any(window.kind is WindowKind.KEYBOARD for window in earlier.screen.windows)
    return None if stayed or (focused.seen and typing and elsewhere) else focused


def _behind(screen: Screen, words: Element) -> list[Point]:
    """The middle of the room behind words that only the picture shows: they may stand before the field they name."""
    if not words.seen:
        return []
    box = words.bounds
    level = (
        e.bounds for e in screen.elements if e.seen and e.visible and e.bounds.top < box.center.y < e.bounds.bottom
    )
    end = min((b.left for b in level if b.left >= box.right), default=screen.width)
    return [Point((box.right + end) // 2, box.center.y)] if end - box.right >= box.height else []


def _same_field(screen: Screen, field: Element) -> Element | None:
    """The same field on a later screen, by its id or else by its place; focus may have gone on to the next field."""
    fields = [e for e in screen.elements if e.visible and editable(e) and e.class_name == field.class_name]
    by_id = [e for e in fields if field.resource_id and e.resource_id == field.resource_id]
    by_place = [e for e in by_id or fields if _same_place(e, field)]
    return by_id[0] if len(by_id) == 1 else by_place[0] if len(by_place) == 1 else None


def _same_place(one: Element, other: Element) -> bool:
    """Of what only a picture shows, the edges are not seen alike twice."""
    if not one.seen:
        return one.bounds == other.bounds
    return one.bounds.intersect(other.bounds).area >= SAME_PLACE * max(one.bounds.area, other.bounds.area)


def _of_killed_run(desk: Desk, look: Look) -> Element | None:
    """The field a killed run was at, where the phrase no longer names it: some are called by their hint alone."""
    if desk.rows.last("focus") is None and desk.rows.last("type") is None:
        return None
    places = {desk.place_of(part) for part in ("type", "focus")}
    there = [e for e in look.screen.elements if e.visible and editable(e) and place(e) in places]
    return there[0] if len(there) == 1 and there[0].focused else focused_field(look.screen)


def _field_called(desk: Desk, target: Target, look: Look) -> Element | None:
    """The field of that name, where the phrase alone points at something else, such as the label beside the field."""
    asked = as_field(target.phrase)
    if asked == target.phrase:
        return None
    found = desk.point(Target(asked), look)
    return None if isinstance(found, Miss) else _field_in(look.screen, found.element)


def _drawn_name(desk: Desk, target: Target, look: Look) -> Found | None:
    """What the picture shows of that name, where nothing on it is seen to be a field: a tap may bring one there."""
    name = without_kind(target.phrase)
    if not name:
        return None
    found = desk.point(Target(name), look)
    return found if isinstance(found, Found) and found.element.seen else None


def _again(desk: Desk, target: Target, look: Look) -> Element | None:
    found = desk.point(target, look)
    return None if isinstance(found, Miss) else _field_in(look.screen, found.element)


def _field_in(screen: Screen, element: Element) -> Element | None:
    """The element itself or the only field inside it."""
    fields = [e for e in screen.subtree(element) if editable(e) and e.visible]
    return fields[0] if len(fields) == 1 or (fields and fields[0] is element) else None


def _holds(look: Look, field: Element) -> str:
    """What the field holds; of one that only the picture shows, what was read there."""
    return held(look, field) if field.seen else _truly(look.unveiled, field)


def _reads(look: Look, field: Element, text: str, cut: bool = False) -> bool:
    """Whether the field holds the text; with ``cut``, of one that only the picture shows its end is enough."""
    if field.seen:
        return _read_as(held(look, field), text, cut)
    return _same(_truly(look.unveiled, field), text)


def _times_shown(look: Look, text: str) -> int:
    """How often the text was read off the picture."""
    return sum(e.seen and e.visible and _read_as(e.text, text, cut=True) for e in look.screen.elements)


def _read_as(seen: str, text: str, cut: bool = False) -> bool:
    """Whether a text was read, give or take letters that look alike, and the cursor, which is read as one of them.

    With ``cut`` the end of a long text is enough: a field may show no more.
    """
    read, typed = folded(normal(seen)), folded(normal(text))
    return read in (typed, typed + CURSOR) or (cut and len(read) >= LEAST_READ and (typed + CURSOR).endswith(read))


def _truly(unveiled: Screen, field: Element) -> str:
    """What the field holds, unveiled: to be compared and dropped."""
    seen = unveiled.elements[field.key]
    return "" if seen.text == seen.hint else seen.text


def _same(shown: str, wanted: str) -> bool:
    """Equal, but for emoji, which the tree has as dots, or for what a field puts between letters and digits."""
    if shown in (wanted, dotted(wanted)):
        return True
    plain = [c for c in wanted if c.isalnum()]
    return bool(plain) and wanted.strip() != "" and [c for c in shown if c.isalnum()] == plain and _formatted(shown)


def _formatted(shown: str) -> bool:
    return all(c.isalnum() or c in SEPARATORS for c in shown)


def _name(intent: Enter) -> str:
    return intent.text.name if isinstance(intent.text, SecretRef) else intent.target.phrase
