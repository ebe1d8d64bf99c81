"""A thing that is the only one of its kind on the screen: nobody need say more of it than its kind."""

from __future__ import annotations

from dataclasses import replace

from grounding.deciding.ranking import evaluate
from grounding.deciding.scoring import Scored
from grounding.interface import GroupKind, Role
from grounding.language import Query
from grounding.reading.things import Reading, Source, Thing, title_of
from grounding.vocabulary.words import normal, stem

SINGLE = {"image": Role.IMAGE, "list": Role.LIST}
"""Kinds that icons and rows pass for as well, and of which a screen often has one."""
PLAINLY = frozenset(("", "image", "picture", "pic", "photo", "list"))
"""How those are called that may be any of their kind; "the logo" says which."""
MAIN = (("main",), ("master",), ("主",), ("总",))
"""What the switch of a page is called that has one."""
MENU, DOTS = ("menu",), ("three", "dots")
ENDS_OF_TIME: dict[tuple[str, ...], int] = {
    **dict.fromkeys((("start", "time"), ("starting", "time"), ("begin", "time"), ("开始时间",)), 0),
    **dict.fromkeys((("end", "time"), ("ending", "time"), ("finish", "time"), ("结束时间",)), 1),
}
"""The first and the second of two times."""
CONFIRM, DECLINING = (
    ("confirm",),
    frozenset(("cancel", "no", "not now", "later", "dismiss", "取消", "暂不", "以后再说")),
)
BOTH = 2
ONLY_ONE = 0.85
"""How sure it is that the only one is meant, about."""


def the_only_one(ways: tuple[Query, ...], reading: Reading) -> Scored | None:
    """``the picture`` where there is one; of a list also what the page is called ("the contact list")."""
    said = next((way for way in ways if not way.literal), None)
    if not reading.flat and (found := _of_two(ways, reading)) is not None:
        return found
    if not reading.flat and said is not None and said.role == "switch" and said.words in MAIN:
        switches = [s for s in evaluate(Query(role="switch"), reading).candidates if s.thing.role is Role.SWITCH]
        return switches[0] if len(switches) == 1 and evaluate(said, reading).best is None else None
    menu = next((way for way in ways if way.words == MENU and not way.literal), None)
    if menu is not None and not reading.flat:
        return _the_only_menu(menu, reading)
    if reading.flat or said is None or said.role not in SINGLE or said.called not in PLAINLY:
        return None
    bare = Query(role=said.role, called=said.called, scope=said.scope)
    if said.role == "list" and said.words and _is_title(said.words, reading):
        said = replace(said, words=())
    if said != bare:
        return None
    such = [s for s in evaluate(bare, reading).candidates if s.thing.role is SINGLE[bare.role] and s.thing.point]
    such = [s for s in such if s.meets] if bare.scope is not None else such
    return such[0] if len(such) == 1 and such[0].meets else None


def _of_two(ways: tuple[Query, ...], reading: Reading) -> Scored | None:
    """``the start time`` of two times that say no more than that; ``the confirm button`` beside "Cancel"."""
    for way in ways:
        plain = not (way.literal or way.relations or way.ordinal or way.states or way.place)
        if not plain or way.role not in ("", "button"):
            continue
        if way.words in ENDS_OF_TIME and evaluate(way, reading).best is None:
            times = [s for s in evaluate(Query(words=("time",)), reading).candidates if s.meets and _is_time(s.thing)]
            times = sorted(times, key=lambda s: s.thing.place)
            end = times[ENDS_OF_TIME[way.words]] if len(times) == BOTH else None
            return end if end is None or way.exact in ((), (end.thing.name,)) else None
        if way.words == CONFIRM and not way.exact and way.role and evaluate(way, reading).best is None:
            answers = [s for s in evaluate(Query(role="button"), reading).candidates if _is_answer(s, reading)]
            others = [s for s in answers if normal(s.thing.name) not in DECLINING]
            return others[0] if len(answers) == BOTH and len(others) == 1 else None
    return None


def _is_time(thing: Thing) -> bool:
    """A time that can be touched."""
    written = any(label.source is Source.KIND and label.text == "time" for label in thing.labels)
    return written and thing.actionable and thing.point is not None


def _is_answer(scored: Scored, reading: Reading) -> bool:
    thing = scored.thing
    return thing.role is Role.BUTTON and thing.point is not None and reading.lies_in(thing, GroupKind.DIALOG)


def _the_only_menu(said: Query, reading: Reading) -> Scored | None:
    """``the menu button`` where no drawer has one, but the three dots are there."""
    bare = Query(words=MENU, role=said.role)
    if replace(said, called="", translated=False, spoken="", unknown="") != bare or evaluate(bare, reading).best:
        return None
    if said.role not in ("", "button", "icon"):
        return None
    such = [s for s in evaluate(replace(bare, words=DOTS), reading).candidates if s.meets and s.thing.point]
    return such[0] if len(such) == 1 else None


def _is_title(words: tuple[str, ...], reading: Reading) -> bool:
    title = title_of(reading)
    return title is not None and {stem(w) for w in title.labels[0].words}.issuperset(map(stem, words))
