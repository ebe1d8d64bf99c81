"""A thing that is the only one of its kind on the screen: nobody need say more of it than its kind."""

from __future__ import annotations

from dataclasses import replace

from grounding.deciding.ranking import evaluate
from grounding.deciding.scoring import Scored
from grounding.interface import Role
from grounding.language import Query
from grounding.reading.things import Reading, title_of
from grounding.vocabulary.words import stem

SINGLE = {"image": Role.IMAGE, "list": Role.LIST}
"""Kinds that icons and rows pass for as well, and of which a screen often has one."""
PLAINLY = frozenset(("", "image", "picture", "pic", "photo", "list"))
"""How those are called that may be any of their kind; "the logo" says which."""
MENU, DOTS = ("menu",), ("three", "dots")
ONLY_ONE = 0.85
"""How sure it is that the only one is meant, about."""


def the_only_one(ways: tuple[Query, ...], reading: Reading) -> Scored | None:
    """``the picture`` where there is one; of a list also what the page is called ("the contact list")."""
    said = next((way for way in ways if not way.literal), None)
    menu = next((way for way in ways if way.words == MENU and not way.literal), None)
    if menu is not None and not reading.flat:
        return _the_only_menu(menu, reading)
    if reading.flat or said is None or said.role not in SINGLE or said.called not in PLAINLY:
        return None
    bare = Query(role=said.role, called=said.called)
    if said.role == "list" and said.words and _is_title(said.words, reading):
        said = replace(said, words=())
    if said != bare:
        return None
    such = [s for s in evaluate(bare, reading).candidates if s.thing.role is SINGLE[bare.role] and s.thing.point]
    return such[0] if len(such) == 1 and such[0].meets else None


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
