"""Whether something took place, judged by the screen; and what may be done a second time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from grounding.interface import (
    Adjust,
    Clear,
    DoubleTap,
    Enter,
    Expectation,
    Holds,
    Intent,
    Key,
    LongPress,
    Open,
    OpenLink,
    Outline,
    Pause,
    Pinch,
    Press,
    Read,
    Scroll,
    Tap,
    Target,
    Text,
    Wait,
)
from planning.phrasebook import chinese_words, sight

COMMITS = frozenset({
    "save", "send", "pay", "delete", "submit", "confirm", "ok", "done", "buy", "order", "post", "call", "create", "add",
    "remove", "publish", "share", "transfer", "reply", "install", "uninstall", "erase", "reset", "apply", "finish",
    "subscribe", "book", "purchase", "allow", "accept", "agree",
})  # fmt: skip
"""Words on things whose effect adds up or cannot be taken back when they are touched twice."""

SWINGS = frozenset({
    "favourite", "favorite", "star", "like", "unlike", "mute", "unmute", "bookmark", "follow", "unfollow", "play",
    "pause", "toggle", "flash", "torch", "start", "stop", "record", "lock", "switch", "on", "off", "show", "hide",
})  # fmt: skip
"""Words on things that a second touch sets back."""

_IN_CHINESE = chinese_words.COMMITS + chinese_words.SWINGS
"""Both kinds: nothing separates Chinese words, so they are looked for anywhere in a name."""

SHRUGGED = frozenset({Key.HOME, Key.ENTER, Key.VOLUME_UP, Key.VOLUME_DOWN})
"""Keys that often change nothing to be seen."""


class Verdict(Enum):
    """What the screen tells."""

    DONE = auto()
    NOT_DONE = auto()
    LOOK = auto()
    """It may still be on its way: wait for what comes next, then take it as done."""
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What surrounds an instruction: what was typed just before, what the next ones need or expect."""

    outline: Outline
    typed: tuple[tuple[Target, str], ...] = ()
    following: Target | None = None
    expected: Expectation | None = None


def repeatable(intent: Intent) -> bool:
    """True when doing it twice is the same as doing it once."""
    match intent:
        case Enter(submit=submit, beside=beside):
            return not (submit or beside)
        case Scroll(until=until):
            return until is not None
        case Press(key):
            return key in (Key.HOME, Key.NOTIFICATIONS, Key.QUICK_SETTINGS)
        case Clear() | Adjust() | Open() | OpenLink() | Wait() | Pause() | Read():
            return True
        case _:
            return False


def safe_to_touch_again(intent: Intent, outline: Outline) -> bool:
    """True when a second try does no harm even if the first took place unseen."""
    match intent:
        case Tap(target) | LongPress(target) | DoubleTap(target):
            return not _risky(target.phrase, outline)
        case Pinch():
            return True
        case _:
            return repeatable(intent)


def _risky(phrase: str, outline: Outline) -> bool:
    named = " ".join([phrase, *(item.name for item in sight.seen(outline, phrase))])
    words = set(re.findall(r"[^\W\d_]+", named.casefold()))
    if not words or not sight.tells(outline, phrase) or any(word in named for word in _IN_CHINESE):
        return True
    return bool(words & (COMMITS | SWINGS)) or sight.toggles(outline, phrase)


def no_matter(intent: Intent, outline: Outline, touched: str = "") -> bool:
    """True when no effect is no failure: it was so already, or nothing was to be seen. ``touched`` is the phrase of
    what was touched, '' where it was named so."""
    match intent:
        case Press(key):
            return key in SHRUGGED
        case Scroll(until=None):
            return True
        case Tap(target):
            return sight.chosen(outline, touched or target.phrase) and not sight.toggles(outline, target.phrase)
        case Adjust(target, value):
            return sight.holds(outline, Holds(target, value)) is True
        case Enter(target, Text(value), beside=""):
            return sight.holds(outline, Holds(target, value)) is True
        case Clear(target):
            return sight.holds(outline, Holds(target, "empty")) is True
        case _:
            return False


def came_late(intent: Intent, evidence: Evidence, touched: str = "") -> bool:
    """True when what was touched is gone and what comes next is there. ``touched`` as in ``no_matter``: a page that is
    called as the button is need not have come up by it; where its heading was touched, it was there before."""
    outline = evidence.outline
    match intent:
        case Tap(target) | LongPress(target) | DoubleTap(target):
            there = sight.seen(outline, target.phrase) or sight.titled(outline, touched or target.phrase)
            return sight.tells(outline, target.phrase) and not there and _sees(outline, evidence.following)
        case _:
            return False


def judge(intent: Intent, evidence: Evidence) -> Verdict:
    """Whether an interrupted intent took place."""
    if no_matter(intent, evidence.outline) and not isinstance(intent, Press | Scroll | Tap):
        return Verdict.DONE
    if repeatable(intent):
        return Verdict.NOT_DONE
    match intent:
        case Tap(target) | LongPress(target) | DoubleTap(target):
            return _judge_touch(intent, target, evidence)
        case Scroll() | Press(Key.VOLUME_UP | Key.VOLUME_DOWN):
            return Verdict.DONE if _sees(evidence.outline, evidence.following) else Verdict.NOT_DONE
        case _:
            return Verdict.DONE if _sees(evidence.outline, evidence.following) else Verdict.UNKNOWN


def _judge_touch(intent: Intent, target: Target, evidence: Evidence) -> Verdict:
    outline = evidence.outline
    if not sight.seen(outline, target.phrase):
        if _sees(outline, evidence.following):
            return Verdict.DONE
        if evidence.following is not None:
            return Verdict.LOOK
        return Verdict.DONE if sight.tells(outline, target.phrase) else Verdict.UNKNOWN
    if isinstance(evidence.expected, Holds) and sight.plain(evidence.expected.target.phrase) in _names(target, outline):
        held = sight.holds(outline, evidence.expected)
        if held is not None:
            return Verdict.DONE if held else Verdict.NOT_DONE
    if not _risky(target.phrase, outline):
        return Verdict.NOT_DONE
    return _judge_by_typed(evidence)


def _names(target: Target, outline: Outline) -> set[str]:
    return {sight.plain(target.phrase), *(sight.plain(item.name) for item in sight.seen(outline, target.phrase))}


def _judge_by_typed(evidence: Evidence) -> Verdict:
    """What was typed just before still stands in its fields: nothing was committed. All emptied: it was."""
    held = [sight.holds(evidence.outline, Holds(field, value)) for field, value in evidence.typed]
    if held and all(held):
        return Verdict.NOT_DONE
    emptied = [sight.holds(evidence.outline, Holds(field, "empty")) for field, _ in evidence.typed]
    return Verdict.DONE if emptied and all(emptied) else Verdict.UNKNOWN


def _sees(outline: Outline, target: Target | None) -> bool:
    return target is not None and bool(sight.seen(outline, target.phrase))
