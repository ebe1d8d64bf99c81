"""The field that is written in: what stands at the cursor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from device.geometry import Bounds
from grounding.interface import Role
from grounding.vision.fields import HEAD_ROOM_DP, INSET_DP, MOST_WORDS, field, is_label, tongue_on
from grounding.vision.part import Part
from grounding.vision.seen import Kind, SeenRegion, SeenText

FRAMED = frozenset((Role.FIELD, Role.BUTTON, Role.ROW))
"""What a frame with words in it may be taken for."""
LINE_GAP = 0.5
"""Lines of one text are no farther from each other than this share of their height."""
TELLING = frozenset(("search",))
"""Icons in a field that say what is written there, once its hint is gone."""


def cursor_of(regions: Iterable[SeenRegion]) -> Bounds | None:
    """The cursor; where several strokes might be one, none is."""
    found = [region.bounds for region in regions if region.kind is Kind.CURSOR]
    return found[0] if len(found) == 1 else None


def written(
    parts: Sequence[Part],
    texts: Sequence[SeenText],
    every: Sequence[SeenText],
    icons: Sequence[Part],
    cursor: Bounds,
    screen: Bounds,
    dp: float,
) -> tuple[list[Part], list[SeenText]]:
    """The fields and buttons with the field that has the cursor, and the words that are left.

    ``texts`` are those of ``every`` word that belong to none of ``parts``; ``dp`` is pixels to a dp.
    """
    tongue = tongue_on(every)
    boxes = [part for part in parts if part.role in FRAMED and part.box.contains(cursor)]
    if boxes:
        framed = min(boxes, key=lambda part: part.box.area)
        return [_in_frame(part, every, icons, cursor) if part is framed else part for part in parts], list(texts)
    level = [text for text in texts if text.bounds.top < cursor.center.y < text.bounds.bottom]
    at = [t for t in level if t.bounds.left <= cursor.right and cursor.left <= t.bounds.right]
    hint = [text for text in at if _begins_at(text.bounds, cursor)]
    value = [text for text in at if text not in hint]
    value += _above(texts, value[0]) if value else []
    label = _label(texts, level, value, cursor, tongue)
    held = [*label, *value, *hint]
    room = round(HEAD_ROOM_DP * dp)
    box = cursor
    for text in held:
        box = box.union(text.bounds)
    beside = [*(t.bounds for t in level if t not in held), *(part.box for part in (*parts, *icons))]
    ends = [b.left for b in beside if b.top < cursor.center.y < b.bottom and b.left >= box.right]
    end = min(ends, default=screen.right - round(INSET_DP * dp))
    box = Bounds(max(screen.left, box.left - room), box.top - room, max(end, box.right), box.bottom + room)
    named = field(box, label or hint, tongue)
    made = replace(named, value=_joined(value), focused=True)
    return [*parts, made], [text for text in texts if text not in held]


def _label(
    texts: Sequence[SeenText], level: Sequence[SeenText], value: Sequence[SeenText], cursor: Bounds, tongue: str
) -> list[SeenText]:
    """The few words before what is written, or the small ones above it."""
    before = [
        t for t in level if t not in value and t.bounds.right <= cursor.left and len(t.text.split()) <= MOST_WORDS
    ]
    if before:
        return [max(before, key=lambda text: text.bounds.right)]
    return [text for text in texts if value and is_label(text, value[0], tongue)][:1]


def _in_frame(part: Part, texts: Sequence[SeenText], icons: Sequence[Part], cursor: Bounds) -> Part:
    """The field. Whether its only words are a hint or were written, the cursor before or behind them tells."""
    focused = replace(part, role=Role.FIELD, parts=(), focused=True)
    held = [t for t in texts if part.box.contains(t.bounds.center) and not any(_is_in(t, icon) for icon in icons)]
    if part.value or not held or (len(held) == 1 and _begins_at(held[0].bounds, cursor)):
        return focused
    shown = (icon.description for icon in icons if part.box.contains(icon.box.center) and icon.description in TELLING)
    return replace(focused, text="", value=_joined(held), description=next(shown, ""))


def _is_in(text: SeenText, icon: Part) -> bool:
    """An icon that was read as a letter."""
    return icon.box.contains(text.bounds.center)


def _above(texts: Sequence[SeenText], line: SeenText) -> list[SeenText]:
    """The lines of what was written that end right above this one."""
    found: list[SeenText] = []
    top = line.bounds
    for text in sorted(texts, key=lambda text: -text.bounds.bottom):
        box = text.bounds
        near = box.bottom <= top.center.y and top.top - box.bottom <= LINE_GAP * top.height
        if near and abs(box.left - top.left) <= top.height / 2 and abs(box.height - top.height) <= top.height / 4:
            found.append(text)
            top = box
    return found


def _joined(texts: Sequence[SeenText]) -> str:
    return " ".join(text.text for text in sorted(texts, key=lambda text: text.bounds.top))


def _begins_at(words: Bounds, cursor: Bounds) -> bool:
    """They are a hint; the box of words that are read is a little wider than they are."""
    return words.center.x > cursor.right and cursor.left - words.left <= words.height / 2
