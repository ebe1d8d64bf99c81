"""Phrases for the title of what is shown: ``the name of the screen we are on``, ``what is this page called``."""

from __future__ import annotations

from grounding.language.clause_words import TAPPING, TELLING
from grounding.language.forms import Forms, Words, by_first, every, longest
from grounding.vocabulary.lexicon import SCREEN_WORDS

PAGES = (SCREEN_WORDS - {"phone", "display", "home screen", "interface", "ui"}) | {
    "dialog", "dialogue", "popup", "pop up", "site",
}  # fmt: skip
"""What has a title of its own; a phone has a name, and a display settings."""

TITLES = frozenset((
    "title", "heading", "header", "headline", "name", "title text", "heading text", "header text", "main title",
    "main heading", "big title",
))  # fmt: skip

ANOTHER = ("next", "last", "other", "first")
"""Words that begin so tell of a page that is not shown: ``what is the next page called``."""

TAILS = (
    every(
        "that/which/", "i am/i'm/im/we are/we're/you are/is", "now/", "on/in/at/open/shown/visible", "right/", "now/"
    )
    | every(
        "written/shown/printed/", "at/on", "the/", "very/", "top", "left/center/middle/",
        "of it/of the screen/of the page/",
    )
    | {"now", "right now", "here"}
)  # fmt: skip
"""What may stand behind: that it is what is shown, or that its title is at the top."""

_COMMA = frozenset((",",))

_ASKING = by_first(TAPPING | TELLING | every("tap/click/press", "on") | {"please", "and", "find", "check"})
_THE, _THIS, _OF = by_first(("the",)), by_first(("the", "this", "that")), by_first(("of", "for", "on", "in"))
_THIS_WHOLE = by_first(every("the/this/that/my/our/", "current/whole/open/") - {""})
_TITLES, _PAGES = by_first(TITLES), by_first(PAGES)
_PAGES_OWN = by_first(PAGES | {page + "'s" for page in PAGES})

_WHAT_IS = by_first(every("what/how", "is/do you call") | {"what's", "whats", "how's", "hows"})
_CALLED = by_first(("called", "named"))
_DO_YOU_CALL, _SHOWN = by_first(("what do you call",)), by_first(("page", "screen", "app", "window"))
_WHICH = by_first(("which", "what"))
_ARE_WE = by_first(every("am i/are we/is this/is open/are you", "on/in/at/", "now/"))


def asks_title(words: Words) -> bool:
    """The words ask for the title of the whole screen, and say nothing else."""
    if any(word.quoted for word in words) or not any(word.text in _PAGES for word in words):
        return False
    at = _past_asking(words)
    ends = (_title_of(words, at), _own_title(words, at))
    return any(end is not None and _only_tail(words, end) for end in ends) or _what_called(words) or _which_page(words)


def _past_asking(words: Words) -> int:
    """Behind ``please tell me``, ``tap on``."""
    at = 0
    while length := longest(words, at, _ASKING):
        at = _past_commas(words, at + length)
    return at


def _title_of(words: Words, at: int) -> int | None:
    """Where ``the title of the current page`` ends, if it stands here."""
    of = _past(words, at + longest(words, at, _THE), _TITLES, _OF)
    return None if of is None else _past(words, of + longest(words, of, _THIS_WHOLE), _PAGES)


def _own_title(words: Words, at: int) -> int | None:
    """Where ``the page's title`` ends, if it stands here."""
    return _past(words, at + longest(words, at, _THE), _PAGES_OWN, _TITLES)


def _only_tail(words: Words, at: int) -> bool:
    """Nothing follows but that it is what is shown."""
    if at == len(words):
        return True
    return " ".join(word.said for word in words[_past_commas(words, at) :]) in TAILS


def _what_called(words: Words) -> bool:
    """``what is this settings page called``, ``what do you call this page``."""
    if _past(words, 0, _DO_YOU_CALL, _THIS, _SHOWN) == len(words):
        return True
    at = _past(words, 0, _WHAT_IS)
    if at is None:
        return False
    at += longest(words, at, _THIS)
    another = at < len(words) and words[at].said.startswith(ANOTHER)
    starts = (at,) if another else (at, _past_kind(words, at))
    return any(_past(words, start, _PAGES, _CALLED) == len(words) for start in starts)


def _which_page(words: Words) -> bool:
    """``which settings page am I on``."""
    at = _past(words, 0, _WHICH)
    if at is None:
        return False
    return any(_past(words, start, _PAGES, _ARE_WE) == len(words) for start in (at, _past_kind(words, at)))


def _past(words: Words, at: int, *needed: Forms) -> int | None:
    """Behind all of these, one after another; None where one is missing."""
    for forms in needed:
        length = longest(words, at, forms)
        if not length:
            return None
        at += length
    return at


def _past_kind(words: Words, at: int) -> int:
    """Behind the one word, written with letters and digits alone, that may tell what page it is."""
    return at + 1 if at < len(words) and words[at].said.isalnum() else at


def _past_commas(words: Words, at: int) -> int:
    while at < len(words) and words[at].among(_COMMA):
        at += 1
    return at
