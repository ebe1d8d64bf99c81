"""From one look to the next: two outlines in, what happened between them out. Pure, and in words as the outlines are.

Two outlines are compared line for line. What is left over on either side is then put together as far as it can be: the
same phrase with another state or content is one thing that changed, and a list whose lines left at one end and came at
the other has scrolled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from grounding.interface import Change, Direction, Group, GroupKind, Item, Outline, Role, State

MOST_COMPARED = 200
"""Among more items than this nothing is looked for that changed, and in a longer list not which way it has moved."""


def difference(earlier: Outline, later: Outline) -> Change:
    """What is new, gone or different on the later of two looks; falsy when nothing is.

    Neither the status bar's items nor the single keys of a keyboard count.
    """
    before, after = _compared(earlier), _compared(later)
    gone, appeared = _without(before, after), _without(after, before)
    changed: list[str] = []
    if earlier.app == later.app and max(len(before), len(after)) <= MOST_COMPARED:
        gone, appeared, changed = _paired(gone, appeared)
    scrolled = _scrolled(earlier, later, gone, appeared)
    return Change(
        appeared=tuple(item.line() for item in appeared),
        gone=tuple(item.line() for item in gone) if scrolled is None else (),
        app=later.app if later.app != earlier.app else "",
        changed=tuple(changed),
        title=later.title if later.title != earlier.title else "",
        scrolled=scrolled,
    )


def _compared(outline: Outline) -> list[Item]:
    """The items that are compared; a keyboard is one of them."""
    found: list[Item] = []
    for group in outline.groups:
        if group.kind is GroupKind.KEYBOARD:
            found.append(Item(Role.KEY, "keyboard"))
        elif group.kind is not GroupKind.STATUS_BAR:
            found += group.items
    return found


def _without(these: Iterable[Item], those: Iterable[Item]) -> list[Item]:
    """Of these items, the ones that those do not hold as well, line for line; two alike are two."""
    known = Counter(item.line() for item in those)
    left: list[Item] = []
    for item in these:
        line = item.line()
        known[line] -= 1
        if known[line] < 0:
            left.append(item)
    return left


# --- changed ---------------------------------------------------------------------------------------------------------


def _paired(gone: Sequence[Item], appeared: Sequence[Item]) -> tuple[list[Item], list[Item], list[str]]:
    """What then is left as gone and as new, and a line for each pair that is one thing with another state or content.

    Where one thing of a kind is left on each side, the one has taken the other's place.
    """
    changed: list[str] = []
    new = list(appeared)
    left = []
    for old in gone:
        now = next((item for item in new if old.phrase and _called(item) == _called(old)), None)
        if now is None:
            left.append(old)
            continue
        new.remove(now)
        changed.append(_turned(old, now))
    if len(left) == 1 and len(new) == 1 and left[0].role is new[0].role and bool(left[0].phrase) is bool(new[0].phrase):
        changed.append(f"{left[0].line()}, now {new[0].line()}")
        return [], [], changed
    return left, new, changed


def _called(item: Item) -> str:
    """Its phrase, whether or not it can be used now."""
    return item.phrase.removeprefix("the ").removeprefix(f"{State.DISABLED} ")


def _turned(old: Item, now: Item) -> str:
    """``"Wi-Fi" switch: off, now on``: the first thing that it was, and all that it is, as far as the two differ."""
    was, turned = _told_apart(old, now), _told_apart(now, old)
    if State.DISABLED in old.states and State.DISABLED not in now.states:
        turned.insert(0, "enabled")
    before = was[0] if was and was[0] != State.DISABLED else ""
    if not turned:
        return f"{_called(now)}: no longer {before}"
    link = "" if not before else " " if before.startswith("=") else ": "
    return f"{_called(now)}{link}{before}, now {', '.join(turned)}"


def _told_apart(one: Item, other: Item) -> list[str]:
    """States, value and second line of the one that the other does not have."""
    told = [state.value for state in one.states if state not in other.states]
    if one.value and one.value != other.value:
        told.append(f"= {one.value}")
    if one.detail and one.detail != other.detail:
        told.append(one.detail)
    return told


# --- scrolled --------------------------------------------------------------------------------------------------------


def _scrolled(earlier: Outline, later: Outline, gone: Sequence[Item], appeared: Sequence[Item]) -> Direction | None:
    """Which way a list that scrolls has moved, when all that is gone and all that appeared were or are in it."""
    if earlier.app != later.app or earlier.title != later.title or not gone or not appeared:
        return None
    for old, now in zip(earlier.groups, later.groups, strict=False):
        if old.kind is now.kind and now.scrolls and len(now.items) <= MOST_COMPARED:
            moved = _moved(old, now, _lines(gone), _lines(appeared))
            if moved is not None:
                return moved
    return None


def _moved(old: Group, now: Group, gone: set[str], appeared: set[str]) -> Direction | None:
    """Which way this list has moved: what stayed in it was at one end and is at the other."""
    if not gone <= _lines(old.items) or not appeared <= _lines(now.items):
        return None
    was = [number for number, item in enumerate(old.items) if item.line() not in gone]
    at = [number for number, item in enumerate(now.items) if item.line() not in appeared]
    if not was or not at:
        return None
    sideways = Direction.DOWN not in now.scrolls
    if was[-1] == len(old.items) - 1 and _leads(at):
        return Direction.RIGHT if sideways else Direction.DOWN
    if at[-1] == len(now.items) - 1 and _leads(was):
        return Direction.LEFT if sideways else Direction.UP
    return None


def _leads(numbers: Sequence[int]) -> bool:
    """These are the first of all, without a gap."""
    return numbers[-1] + 1 == len(numbers)


def _lines(items: Iterable[Item]) -> set[str]:
    return {item.line() for item in items}
