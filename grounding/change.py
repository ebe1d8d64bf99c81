"""From one look to the next: two outlines in, what happened between them out. Pure, and in words as the outlines are.

Two outlines are compared line for line. What is left over on either side is then put together as far as it can be: the
same phrase with another state or content is one thing that changed, and a list whose lines left at one end and came at
the other has scrolled. A thing that is only told apart by another neighbour is the same thing. Of another page nothing
is put together; where it was seen before, it is compared with what it was then.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import takewhile

from grounding.interface import (
    BARS,
    CLIPPED_ROW,
    LOADING_PAGE,
    NOTIFICATION,
    NUMBERED,
    OVER,
    PICTURED,
    QUOTED,
    SYSTEM_BAR,
    Change,
    Direction,
    Group,
    GroupKind,
    Item,
    Outline,
    Role,
    State,
)
from grounding.unseen import same_groups, without_unseen

MOST_COMPARED = 200
"""Among more items than this nothing is looked for that changed, and in a longer list not which way it has moved."""
LEAST_KNOWN = 0.75
"""A page that holds this share of what one of its name held before is that one again."""
ENTRIES = frozenset((Role.ROW, Role.CARD, Role.TEXT, Role.HEADING))
"""What comes and goes when a list scrolls."""
MOST_CUT = 2
"""So many things at the edge of a list that is cut may be told in part."""
FEWEST_REPLACED = 3
"""Of fewer things nothing is said of their all being others."""
KEYBOARD = Item(Role.KEY, "keyboard")
BOTH = 2
"""A name that is left once on either side."""
WITH_TEXT = " with the text "
"""Behind this a phrase tells by what else stands in a thing which of several of its name it is."""
DIGITS = re.compile(r"\d+")


def difference(earlier: Outline, later: Outline, known: Outline | None = None) -> Change:
    """What is new, gone or different on the later of two looks; falsy when nothing is.

    ``known`` is the later page as it was seen last, before ``earlier``: when the view came back to it, that is what it
    is compared with. Neither the status bar's items nor the single keys of a keyboard count.
    """
    app = later.app if later.app != earlier.app else ""
    title = later.title if later.title != earlier.title else ""
    if not app and title != earlier.title and _is_one_page(earlier, later):
        read = earlier.title or title
        title, earlier, later = "", _without_text(earlier, read), _without_text(later, read)
    untitled = not (earlier.title or later.title)
    turned = bool(app) or later.title != earlier.title or (untitled and likeness(earlier, later) == 0)
    replaced = not turned and _is_replaced(earlier, later)
    turned = turned or replaced
    over = next((group.kind for group in later.groups if group.kind in OVER), None)
    came = over is not None and all(group.kind is not over for group in earlier.groups)
    called = later.called() if turned and not later.title else f"the {over} {title}" if title and came else ""
    called = later.begins() if replaced else called
    lies_over = not later.title and any(group.kind in OVER for group in later.groups)
    if later.called() == LOADING_PAGE or lies_over or any(group.kind is GroupKind.MENU for group in later.groups):
        known = None  # another one may say the same
    same = known is not None and (known.app, known.title) == (later.app, later.title)
    if turned and same and known is not None and likeness(known, later) >= LEAST_KNOWN:
        told = _differences(known, later, paired=True, left=True)
        return replace(told, app=app, title=title, called=called, turned=True, back=True)
    told = _differences(earlier, later, paired=not turned)
    return replace(told, app=app, title=title, called=called, turned=turned)


def _differences(earlier: Outline, later: Outline, paired: bool, left: bool = False) -> Change:
    """Line by line; ``paired``: also what of it is one thing that has changed, moved or scrolled. A page that was
    ``left`` in between has not been scrolled."""
    before, after = _compared(earlier), _compared(later)
    gone, appeared = _without(before, after, Item.line), _without(after, before, Item.line)
    gone = [item for item in gone if not (left and item == KEYBOARD)]  # it was no part of that page
    if not paired:
        return Change(tuple(item.line() for item in appeared), tuple(item.line() for item in gone))
    rows = _rows(earlier) | _rows(later)

    def in_its_row(item: Item) -> Hashable:
        return _content(item), rows.get(id(item), "")

    for same in (in_its_row, _content, _in_other_words):  # in its own row before any other
        gone, appeared = _without(gone, appeared, same), _without(appeared, gone, same)
    changed: list[str] = []
    if max(len(before), len(after)) <= MOST_COMPARED:
        moving = [item for look in (earlier, later) for group in look.groups if group.scrolls for item in group.items]
        cut = {_named(item) for look in (earlier, later) for group in look.groups for item in _at_edges(group)}
        gone, appeared, changed = _paired(gone, appeared, moving, cut)
        replaced = list(_in_place(earlier, later, gone, appeared, rows))
        gone = [item for item in gone if all(item is not old for old, _ in replaced)]
        appeared = [item for item in appeared if all(item is not new for _, new in replaced)]
        changed += [f"{old.line()}, now {new.line()}" for old, new in replaced]
    if not (gone or appeared or changed):
        changed = _reordered(earlier, later)
    scrolled = _scrolled(earlier, later, gone, appeared) if not left else None
    if scrolled is None and not left:
        gone = without_unseen(earlier, later, gone, appeared) if changed or appeared else gone
    gone, appeared = sorted(gone, key=_weight), sorted(appeared, key=_weight)
    return Change(
        appeared=_lines_of(appeared),
        gone=_lines_of(gone) if scrolled is None else (),
        changed=tuple(changed),
        scrolled=scrolled,
    )


def _lines_of(items: Iterable[Item]) -> tuple[str, ...]:
    """Their lines. What only a number tells is counted: when the first is gone, it is the last number that is gone."""
    lines: list[str] = []
    numbered: Counter[str] = Counter()
    for item in items:
        line = item.line()
        told = NUMBERED.match(line)
        if told is None or line.startswith('"'):
            lines.append(line)
        else:
            numbered[line[told.end() :]] += 1
    return (*lines, *(f"{count} x {kind}" for kind, count in numbered.items()))


def _rows(outline: Outline) -> dict[int, str]:
    """For each item, by its identity, the row that it is told behind."""
    found: dict[int, str] = {}
    for group in outline.groups:
        row = ""
        for item in group.items:
            row = item.name if item.role in (Role.ROW, Role.CARD) else row
            found[id(item)] = row
    return found


def _at_edges(group: Group) -> Sequence[Item]:
    """What stands where a list is cut, and may be told in part."""
    first = group.items[:MOST_CUT] if Direction.UP in group.cut_off else ()
    return (*first, *(group.items[-MOST_CUT:] if Direction.DOWN in group.cut_off else ()))


def _weight(item: Item) -> bool:
    """What is told first: what is written, before icons and pictures."""
    return item.role in PICTURED


def _is_replaced(earlier: Outline, later: Outline) -> bool:
    """Below the same title, and between the same bars, everything is another: another tab was chosen."""
    these, those = (
        {
            _named(item)
            for group in look.groups
            if group.kind not in BARS and group.name != SYSTEM_BAR
            for item in group.items
        }
        for look in (earlier, later)
    )
    return min(len(these), len(those)) >= FEWEST_REPLACED and not these & those


def _is_one_page(one: Outline, other: Outline) -> bool:
    """They differ in whether a text on them was taken for the page's title, and in little else."""
    title = one.title or other.title
    if bool(one.title) is bool(other.title) or all(
        item.name != title for look in (one, other) for item in look.items()
    ):
        return False
    these, those = (
        {(item.role, DIGITS.sub("#", item.name)) for g in look.groups if g.name != SYSTEM_BAR for item in g.items}
        - {(role, name) for role in Role for name in ("", title)}
        for look in (one, other)
    )
    return len(these & those) >= LEAST_KNOWN * max(1, min(len(these), len(those)))


def _without_text(outline: Outline, title: str) -> Outline:
    """The outline without what is, or may be taken for, its title, and without a word of what stands below it."""
    section = f' in the "{title}" section'

    def kept(group: Group) -> Group:
        items = (item for item in group.items if item.name != title)
        return replace(group, items=tuple(replace(item, phrase=item.phrase.replace(section, "")) for item in items))

    return replace(outline, title="", groups=tuple(kept(group) for group in outline.groups))


def likeness(one: Outline, other: Outline) -> float:
    """The share of the names of the shorter of two looks, the system's bars apart, that the other has, 0 to 1."""
    these, those = (
        {_named(item) for group in outline.groups if group.name != SYSTEM_BAR for item in _told(group)}
        for outline in (one, other)
    )
    return len(these & those) / min(len(these), len(those)) if these and those else 1.0


def _named(item: Item) -> tuple[Role, str]:
    """What it is, whatever state it is in and whatever stands near it."""
    return item.role, item.name or item.phrase


def _content(item: Item) -> Hashable:
    """What it is and holds, whatever stands near it."""
    return *_named(item), item.states, item.value, item.detail


def _single_rows(group: Group) -> set[str]:
    """The names that one row alone of a group has."""
    names = Counter(item.name for item in group.items if item.role in (Role.ROW, Role.CARD))
    return {name for name, count in names.items() if name and count == 1}


def _in_other_words(item: Item) -> Hashable:
    """What it is and holds, whichever of it stands in its phrase to tell it from others, and whatever its neighbour."""
    return (*_named(item), item.states, item.value, _words(item)) if item.name else id(item)


def _words(item: Item) -> frozenset[str]:
    """What stands in it beside its name."""
    quoted = [said[1:-1] for said in QUOTED.findall(item.phrase.partition(WITH_TEXT)[2])]
    return frozenset(word for word in (*quoted, item.detail) if word and word != item.name)


def _compared(outline: Outline) -> list[Item]:
    """The items that are compared; a keyboard is one of them."""
    return [item for group in outline.groups for item in _told(group)]


def _told(group: Group) -> Sequence[Item]:
    if group.kind is GroupKind.KEYBOARD:
        return (KEYBOARD,)
    if group.name == NOTIFICATION:  # a line by itself would read as one of the app's own
        return [replace(item, phrase="", name=f"{NOTIFICATION} {item.words()}") for item in group.items]
    return group.items if group.kind is not GroupKind.STATUS_BAR else ()


def _without(these: Iterable[Item], those: Iterable[Item], by: Callable[[Item], Hashable]) -> list[Item]:
    """Of these items, the ones that those do not hold as well; two alike are two."""
    known = Counter(by(item) for item in those)
    left: list[Item] = []
    for item in these:
        same = by(item)
        known[same] -= 1
        if known[same] < 0:
            left.append(item)
    return left


# --- changed ---------------------------------------------------------------------------------------------------------


def _paired(
    gone: Sequence[Item], appeared: Sequence[Item], moving: Sequence[Item], cut: Collection[Hashable]
) -> tuple[list[Item], list[Item], list[str]]:
    """What then is left as gone and as new, and a line for each pair that is one thing with another state or content.

    What alone holds what the one that is gone held is that one, told apart otherwise. Where one thing of a kind is left
    on each side, the one has taken the other's place; of what is in a list that can scroll (``moving``) only where both
    are told from others alike. Of what stands at an edge where a list is ``cut``, a second line comes and goes with the
    edge.
    """
    changed: list[str] = []
    new = list(appeared)
    left = []
    names = Counter(_named(item) for item in (*gone, *appeared) if item.name)
    for old in gone:
        now = next((item for item in new if old.phrase and _called(item) == _called(old)), None)
        if now is None and old.name:
            alike = [item for item in new if _named(item) == _named(old)]
            holding = [item for item in alike if item.value and item.value == old.value]
            saying = [item for item in alike if _words(item) & _words(old)] if len(holding) != 1 else holding
            alike = saying if len(saying) == 1 else alike if names[_named(old)] == BOTH else []
            now = next(iter(alike), None)
        if now is None:
            left.append(old)
            continue
        new.remove(now)
        only_cut = _named(old) in cut and not (old.detail and now.detail)
        if not only_cut or (old.states, old.value) != (now.states, now.value):
            changed.append(_turned(old, now))
    if len(left) == len(new) == 1 and _took_its_place(left[0], new[0], left[0] in moving or new[0] in moving):
        changed.append(f"{left[0].line()}, now {new[0].line()}")
        return [], [], changed
    return left, new, changed


def _took_its_place(old: Item, new: Item, moving: bool) -> bool:
    if old.role is not new.role or bool(old.phrase) is not bool(new.phrase):
        return False
    alike = old.phrase.replace(old.name, "") == new.phrase.replace(new.name, "")
    return not moving or (alike and bool(old.within) and not old.within.startswith(CLIPPED_ROW))


def _in_place(
    earlier: Outline, later: Outline, gone: Sequence[Item], appeared: Sequence[Item], rows: Mapping[int, str]
) -> Iterator[tuple[Item, Item]]:
    """Pairs of which one stands where the other stood: between the same neighbours, or as the only one of its kind in
    the same row. Of what comes and goes when a list scrolls, and of several side by side, only such as differ in a
    number."""
    left, new = {id(item) for item in gone}, {id(item) for item in appeared}
    for group, other in same_groups(earlier, later):
        if other is None:
            continue
        was, at = [_named(item) for item in group.items], [_named(item) for item in other.items]
        for kind, first, last, start, end in SequenceMatcher(None, was, at, autojunk=False).get_opcodes():
            at_edge = first == 0 or last == len(was)
            if kind != "replace" or last - first != end - start or (at_edge and group.scrolls):
                continue
            for old, now in zip(group.items[first:last], other.items[start:end], strict=True):
                both = id(old) in left and id(now) in new and old.role is now.role and bool(old.name and now.name)
                counted = DIGITS.sub("#", old.line()) == DIGITS.sub("#", now.line())
                if both and (counted or (last - first == 1 and old.role not in ENTRIES)):
                    left.discard(id(old))
                    new.discard(id(now))
                    yield old, now
        single = _single_rows(group) & _single_rows(other)
        for old in group.items:
            if id(old) in left and old.role in PICTURED and old.name and rows[id(old)] in single:
                key = (old.role, rows[id(old)])
                mine = [i for i in group.items if id(i) in left and (i.role, rows[id(i)]) == key]
                its = [i for i in other.items if id(i) in new and (i.role, rows[id(i)]) == key and i.name]
                if len(mine) == len(its) == 1:
                    left.discard(id(old))
                    new.discard(id(its[0]))
                    yield old, its[0]


def _called(item: Item) -> str:
    """Its phrase, whether or not it can be used now."""
    return item.phrase.removeprefix("the ").removeprefix(f"{State.DISABLED} ")


def _turned(old: Item, now: Item) -> str:
    """``"Wi-Fi" switch: off, now on``: the first thing that it was, and all that it is, as far as the two differ."""
    was, turned = _told_apart(old, now), _told_apart(now, old)
    if State.DISABLED in old.states and State.DISABLED not in now.states:
        turned.insert(0, "enabled")
    before = was[0] if was and was[0] != State.DISABLED else ""
    called = _called(now) or now.name or str(now.role)  # what is only read has no phrase
    if not turned:
        return f"{called}: no longer {before}"
    link = "" if not before else " " if before.startswith("=") else ": "
    return f"{called}{link}{before}, now {', '.join(turned)}"


def _told_apart(one: Item, other: Item) -> list[str]:
    """States, value and second line of the one that the other does not have."""
    told = [f"= {one.value}"] if one.value and one.value != other.value else []
    told += [state.value for state in one.states if state not in other.states]
    if one.detail and one.detail not in (other.detail, *_words(other)):
        told.append(one.detail)
    return told


# --- moved -----------------------------------------------------------------------------------------------------------


def _reordered(earlier: Outline, later: Outline) -> list[str]:
    """Of lists that hold the same in another order, what has moved, and before what it is now."""
    told: list[str] = []
    for old, now in zip(earlier.groups, later.groups, strict=False):
        was, at = [_named(item) for item in old.items], [_named(item) for item in now.items]
        if was == at or len(at) > MOST_COMPARED or Counter(was) != Counter(at):
            continue
        for kind, first, last, start, _ in SequenceMatcher(None, was, at, autojunk=False).get_opcodes():
            if kind == "insert" or (kind == "replace" and first != last):
                next_ = now.items[start + 1] if start + 1 < len(now.items) else None
                place = f"before {_called(next_) or next_.name}" if next_ is not None else "last"
                told.append(f"{_called(now.items[start]) or now.items[start].name}: moved, now {place}")
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


def came_in(earlier: Outline, later: Outline, way: Direction) -> tuple[str, ...]:
    """The lines of what scrolls that come after (or before) all that was on the screen before: what came into view by
    scrolling this way. A row that an edge cuts, or cut, has other words now, and is none of them."""
    known = {item.line() for group in earlier.groups for item in group.items}
    lines = [item.line() for group in later.groups if way in group.scrolls for item in group.items]
    ahead = way in (Direction.DOWN, Direction.RIGHT)
    lines = lines if ahead else lines[::-1]
    kept = max((at for at, line in enumerate(lines) if line in known), default=-1)
    return tuple(lines[kept + 1 :] if ahead else lines[kept + 1 :][::-1])


def _moved(old: Group, now: Group, gone: set[str], appeared: set[str]) -> Direction | None:
    """Which way this list has moved: what stayed in it was at one end and is at the other."""
    if not gone <= _lines(old.items) or not appeared <= _lines(now.items):
        return None
    was = [number for number, item in enumerate(old.items) if item.line() not in gone]
    at = [number for number, item in enumerate(now.items) if item.line() not in appeared]
    pairs = takewhile(lambda pair: pair[0] == pair[1] and not old.items[pair[0]].phrase, zip(was, at, strict=False))
    stuck = sum(1 for _ in pairs)  # a heading that stays at the top
    stuck = stuck if stuck < len(was) else 0
    was, at = was[stuck:], [number - stuck for number in at[stuck:]]
    if not was or not at or was[-1] - was[0] != len(was) - 1 or at[-1] - at[0] != len(at) - 1:
        return None
    if stuck and len(gone) == 1 and was[0] == stuck + 1:
        return None  # one row went, right below a heading that stayed
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
