"""What an outline tells about a phrase, without a grounder: enough to judge what took place, never to point.

Matching is on words alone, so "not seen" here means that no item bears such a name, not that the grounder would miss;
and of a Chinese phrase nothing at all where the screen is in another language.
"""

from __future__ import annotations

import re
from typing import assert_never

from grounding.interface import Direction, Expectation, Gone, GroupKind, Holds, InApp, Item, Outline, Role, Shows, State
from planning.phrasebook.chinese import is_chinese
from planning.phrasebook.chinese_forms import any_of
from planning.phrasebook.chinese_words import KINDS

_ARTICLE = re.compile(r"^(?:the|a|an|my)\s+")
_KINDS = re.compile(
    r"\s+(?:button|field|text field|box|checkbox|check box|switch|toggle|tab|icon|row|item|entry|option|link|slider|"
    r"dropdown|menu|key|label|page|heading|image|card)$"
    rf"|\s*的?(?:{any_of(KINDS)})$"
)
_ON = frozenset({State.ON, State.CHECKED, State.SELECTED})
_OFF = frozenset({State.OFF, State.UNCHECKED})
TOGGLES = frozenset({Role.SWITCH, Role.CHECKBOX})
READ = frozenset({Role.TEXT, Role.HEADING})


def plain(text: str) -> str:
    """Words to compare by: lower case, single spaces, no quotes, no article."""
    bare = " ".join(text.replace('\\"', " ").replace('"', " ").casefold().split())
    return _ARTICLE.sub("", bare)


def seen(outline: Outline, phrase: str) -> tuple[Item, ...]:
    """The items the phrase may mean: those that bear the name, else those whose name has all its words."""
    exact, names = bearing(outline, phrase), _names(phrase)
    if exact or not names:
        return exact
    words = set(re.findall(r"\w+", min(names, key=len)))
    return tuple(i for i in outline.items() if words and words <= set(re.findall(r"\w+", _all_words(i))))


def bearing(outline: Outline, phrase: str) -> tuple[Item, ...]:
    """The items that bear the very name."""
    names = _names(phrase)
    return tuple(i for i in outline.items() if names & {plain(i.name), plain(i.phrase), f"{plain(i.name)} {i.role}"})


def _names(phrase: str) -> set[str]:
    wanted = plain(phrase)
    return {wanted, _KINDS.sub("", wanted)} - {""}


def titled(outline: Outline, phrase: str) -> bool:
    """True when the phrase may mean the page's title, and no button of that name."""
    title = plain(outline.title)
    return bool(title) and plain(phrase) in {title, *(f"{title} {role}" for role in READ)}


def _all_words(item: Item) -> str:
    return f"{item.name} {item.value} {item.detail}".casefold()


def tells(outline: Outline, phrase: str) -> bool:
    """True when the screen could bear the name: what is said in Chinese is not seen on a screen in other letters."""
    return not is_chinese(phrase) or any(is_chinese(_all_words(item)) for item in outline.items())


def is_field(outline: Outline, phrase: str) -> bool:
    """True when the phrase's first item is a field."""
    items = seen(outline, phrase)
    return bool(items) and items[0].role is Role.FIELD


def toggles(outline: Outline, phrase: str) -> bool:
    """True when it may mean something that a second touch would set back."""
    return any(item.role in TOGGLES for item in seen(outline, phrase))


def chosen(outline: Outline, phrase: str) -> bool:
    """True when what bears the name is selected or has the focus already."""
    return any(State.SELECTED in i.states or State.FOCUSED in i.states for i in bearing(outline, phrase))


def field_in_focus(outline: Outline) -> Item | None:
    """The field that would take typed text: the focused one, else the only one."""
    fields = [item for item in outline.items() if item.role is Role.FIELD and item.phrase]
    focused = [item for item in fields if State.FOCUSED in item.states]
    candidates = focused or fields
    return candidates[0] if len(candidates) == 1 else None


def keyboard_shown(outline: Outline) -> bool:
    """True when the keyboard is up."""
    return any(group.kind is GroupKind.KEYBOARD for group in outline.groups)


def asks(outline: Outline) -> bool:
    """True when a dialog is in front."""
    return any(group.kind is GroupKind.DIALOG for group in outline.groups)


def only_read(outline: Outline, phrase: str) -> bool:
    """True when all that it may mean is there to be read: the page's title, a text."""
    items = seen(outline, phrase)
    return bool(items or titled(outline, phrase)) and all(item.role in READ for item in items)


def scrolls(outline: Outline, direction: Direction) -> bool:
    """True when there is more in that direction."""
    return any(direction in group.scrolls for group in outline.groups)


def holds(outline: Outline, expectation: Expectation) -> bool | None:
    """Whether it holds as far as the outline tells; None when the outline does not tell."""
    match expectation:
        case Shows(target):
            return True if seen(outline, target.phrase) else None
        case Gone(target):
            return False if seen(outline, target.phrase) else None
        case InApp(app):
            return plain(app) == plain(outline.app)
        case Holds(target, value):
            return _holds(seen(outline, target.phrase), value)
        case _ as never:
            assert_never(never)


def _holds(items: tuple[Item, ...], value: str) -> bool | None:
    wanted = value.casefold()
    for item in items:
        if wanted in {"on", "checked", "selected"} and set(item.states) & (_ON | _OFF):
            return bool(set(item.states) & _ON)
        if wanted in {"off", "not checked"} and set(item.states) & (_ON | _OFF):
            return bool(set(item.states) & _OFF)
        if wanted == "empty" and item.role is Role.FIELD:
            return not item.value
        if item.value or item.role is Role.FIELD:
            return item.value == value
        if item.detail == value:
            return True
    return None
