"""What a later look does not show, though it is still there: under the keyboard, or beyond an edge of its list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from grounding.interface import BARS, Direction, Group, GroupKind, Item, Outline


def without_unseen(earlier: Outline, later: Outline, gone: Sequence[Item], appeared: Sequence[Item]) -> list[Item]:
    """What is gone without what only lies under a keyboard that came up, or beyond an edge of a list that has grown."""
    lost, new = _by_line(gone), {id(item) for item in appeared}
    typing = _types(later) and not _types(earlier)
    hidden: set[int] = set()
    for old, now in same_groups(earlier, later):
        if now is None or old.kind in BARS:
            covered = typing and now is None and old.kind is GroupKind.NAVIGATION
            hidden |= {id(item) for item in old.items} if covered else set()
            continue
        mine = {line for line, items in lost.items() if any(item in old.items for item in items)}
        grown = any(id(item) in new for item in now.items)
        ends = {Direction.UP: (old.items, now.items), Direction.DOWN: (old.items[::-1], now.items[::-1])}
        came = {way: id(at[0]) in new if at else False for way, (_, at) in ends.items()}
        at_its_end = Direction.DOWN not in (*old.cut_off, *now.cut_off)
        pushed = {
            # where more lies below, what is deleted is followed by the next
            Direction.DOWN: Direction.DOWN in old.cut_off or (grown and Direction.DOWN in now.cut_off),
            Direction.UP: came[Direction.DOWN] and at_its_end and Direction.UP in old.cut_off,
        }
        under = {Direction.DOWN: typing, Direction.UP: typing and Direction.UP in now.scrolls}
        for way, (was, _) in ends.items():
            beyond = list(takewhile(mine.__contains__, map(Item.line, was)))
            if len(beyond) < len(was) and not came[way] and (pushed[way] or under[way]):
                hidden |= {id(lost[line].pop()) for line in beyond if lost[line]}
    return [item for item in gone if id(item) not in hidden]


def _by_line(items: Sequence[Item]) -> dict[str, list[Item]]:
    """Of several that are told alike, it is all the same which is gone."""
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(item.line(), []).append(item)
    return found


def _types(outline: Outline) -> bool:
    return any(group.kind is GroupKind.KEYBOARD for group in outline.groups)


def same_groups(earlier: Outline, later: Outline) -> Iterator[tuple[Group, Group | None]]:
    """Each group of the one with the same one of the other, None where there is none any more."""
    others: dict[tuple[GroupKind, str], list[Group]] = {}
    for group in later.groups:
        others.setdefault((group.kind, group.name), []).append(group)
    for group in earlier.groups:
        same = others.get((group.kind, group.name))
        yield group, same.pop(0) if same else None
