"""What is asked to be done to something, where a screen has a button for it: ``star the mail from Ada``.

The words may be a name as they stand ("delete the account"). Where nothing bears it, the deed names the button, and
what it is done to the row it stands in; or, where it stands in no such row, the one button that is called just so:
``cancel the upload``. Without an article ("star task 2", "task 2 menu") it needs an entry that bears the name.
"""

from __future__ import annotations

from dataclasses import dataclass

from grounding.language.clause_words import COURTEOUS, GREETINGS, NUMBER_NAMES, PRONOUNS, REQUESTS
from grounding.language.forms import Words, by_first, longest
from grounding.vocabulary.lexicon import ARTICLES, ROLE_WORDS

DEEDS: dict[tuple[str, ...], tuple[str, ...]] = {
    **{
        (word,): (word,)
        for word in (
            "add", "apply", "archive", "bookmark", "buy", "call", "cancel", "clear", "collapse", "compose",
            "confirm", "copy", "create", "decline", "deselect", "dial", "disconnect", "download", "duplicate",
            "edit", "enlarge", "expand", "favorite", "favourite", "filter", "follow", "forward", "hide",
            "install", "like", "lock", "message", "mute", "pause", "pin", "play", "preview", "print", "read",
            "record", "refresh", "reload", "rename", "repeat", "reply", "reset", "rotate", "save", "search",
            "send", "share", "shuffle", "skip", "sort", "star", "start", "stop", "submit", "subscribe", "sync",
            "text", "translate", "undo", "unfollow", "uninstall", "unlock", "unmute", "unpin", "unstar",
            "update", "upload", "upvote", "downvote",
        )
    },
    ("delete",): ("delete", "remove"), ("remove",): ("remove", "delete"), ("get", "rid", "of"): ("remove", "delete"),
    ("take", "away"): ("remove", "delete"), ("throw", "away"): ("delete", "remove", "discard"),
    ("throw", "out"): ("delete", "remove", "discard"), ("close",): ("close", "dismiss"), ("empty",): ("clear",),
    ("dismiss",): ("dismiss", "close"), ("discard",): ("discard", "cancel", "delete"),
    ("back", "out", "of"): ("back", "cancel", "close"),
    ("write",): ("compose", "write", "new"), ("make",): ("create", "add", "new"), ("create",): ("create", "add", "new"),
    ("finish",): ("done", "finish", "mark as complete"), ("complete",): ("done", "complete", "mark as complete"),
    **dict.fromkeys(
        (("tick", "off"), ("check", "off"), ("cross", "off"), ("mark", "off")), ("mark as complete", "complete", "done")
    ), ("reply", "to"): ("reply",),
    ("give", "a", "like", "to"): ("like",), ("look", "for"): ("search",), ("search", "for"): ("search",),
    ("rub", "out"): ("delete", "backspace"), ("ring",): ("call",), ("put", "a", "star", "on"): ("star",),
    **dict.fromkeys((("tick",), ("check",)), ("mark as complete", "complete", "done", "check")),
    ("listen", "to"): ("play",), ("watch",): ("play",),
    ("mark",): ("star",), ("unfold",): ("expand",), ("fold",): ("collapse",), ("enlarge",): ("expand", "enlarge"),
}  # fmt: skip
"""What is done, as said, and what the button for it may be called, first what it is called most."""

IDIOMS: dict[tuple[str, ...], tuple[str, ...]] = {
    **dict.fromkeys(
        ((verb, "a", *call) for verb in ("make", "place") for call in (("call",), ("phone", "call"))),
        ("call", "phone", "dial"),
    ),
    **dict.fromkeys(
        (("take", "a", what) for what in ("photo", "picture", "selfie", "snapshot")),
        ("take photo", "take picture", "shutter", "camera"),
    ),
    **dict.fromkeys(
        ((verb, "a", "comment") for verb in ("write", "leave", "post", "make", "add")),
        ("add comment", "add a comment", "write a comment", "leave a comment", "comment"),
    ),
}  # fmt: skip
"""Deeds that are told whole, and what the button or field for them may be called."""

MAKING = frozenset(("add", "compose", "create", "record", "search"))
"""What this is done to is not there yet, and has no row."""

LOSING = frozenset(("archive", "clear", "decline", "delete", "discard", "remove", "uninstall"))
"""After these something is gone: the button for it is pressed only where it is sure what it is for."""

UNDOING = frozenset(
    ("close", "dismiss", "delete", "remove", "discard", "uninstall", "unfollow", "unsubscribe", "block", "archive",
     "erase", "wipe", "trash", "destroy", "reject", "unfriend", "mute", "hide", "cancel", "rename", "report", "kick")
)  # fmt: skip
"""What is done to something by its own button, and never by touching the thing itself."""

BY_BUTTONS = frozenset(
    ("share", "star", "unstar", "like", "follow", "download", "install", "bookmark", "pin", "unpin", "copy",
     "duplicate", "favorite", "favourite", "upvote", "downvote", "call", "ring", "dial", "reply", "forward")
)  # fmt: skip
"""What a touch on the thing itself does not do either, but the one on a button that is called so."""

UNDOING_WORDS = UNDOING | frozenset(
    ("clear", "empty", "reset", "bin", "x", "decline", "exit", "leave", "logout", "log", "sign", "stop", "end", "throw",
     "minus", "undo", "unblock", "quit", "spam", "junk")
)  # fmt: skip
"""What such a button may be called."""

PARTS: dict[str, tuple[str, ...]] = {
    "menu": ("menu", "more options", "options"), "options": ("more options", "options", "menu"),
    "dots": ("more options", "options", "menu"), "more": ("more options", "more", "menu"), "info": ("info", "details"),
    "details": ("details", "info"), "star": ("star",), "heart": ("like", "favorite"), "bin": ("delete", "remove"),
    "plus": ("add", "increase", "plus"), "minus": ("remove", "decrease", "minus", "subtract"),
}  # fmt: skip
"""What entries have of their own, as said, and what it may be called."""

COURTESY = COURTEOUS | GREETINGS | REQUESTS | frozenset(("want", "on", "now", "ok"))

_FORMS = by_first(DEEDS)
_NO_OBJECTS = frozenset(("as", "at", "by", "for", "from", "in", "of", "off", "on", "out", "to", "up", "with"))
"""Behind these a deed is part of a name, or tells something else: "call on hold", "sort by date"."""
_THESE = frozenset(("these", "those", "all"))
_MARK, _AS = frozenset(("mark",)), frozenset(("as",))
_BELONGING = frozenset(("for", "of", "on"))
_DONE = frozenset(("done", "finished", "completed"))
_ALL_OF_IT = frozenset(("it", "this", "that", "them", "these", "those", "everything", "all"))


@dataclass(frozen=True, slots=True)
class Deed:
    """What is to be done: what the button for it may be called, and what it is done to, in words.

    ``named``: these words tell of what the screen shows, so that the deed is not for whatever else has such a button:
    not of what is yet to be made, nor of the one thing there is ("this playlist", "it"). ``lost``: what it is done to
    is gone then. ``bare``: said without an article ("star task 2"), which may as well be a name.
    """

    names: tuple[str, ...]
    done_to: Words
    named: bool
    lost: bool
    bare: bool = False


def after_courtesy(said: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a phrase behind ``please``, ``can you``, ``i want to tap``."""
    at = next((n for n, word in enumerate(said) if word not in COURTESY or word in UNDOING), len(said))
    return said[at:]


def undoes(said: tuple[str, ...]) -> bool:
    """It asks for something to be done to what it names that is not done by touching it: ``close main.dart``."""
    bare = after_courtesy(said)
    for length in (3, 2, 1):
        names = DEEDS.get(bare[:length], bare[:1] if length == 1 else ())
        if len(bare) > length and not UNDOING.isdisjoint(names):
            return True
    return False


def asks_button(said: tuple[str, ...]) -> str:
    """What is to be done by a button of its own to what is named behind it: the "share" of ``share Blue Winter``."""
    bare = after_courtesy(said)
    named = len(bare) > 1 and bare[0] in BY_BUTTONS and REQUESTS.isdisjoint(bare[1:])
    return bare[0] if named else ""


def deed_in(words: Words) -> Deed | None:
    """The deed that a phrase begins with, None without one.

    Surely where an article or a pronoun follows: ``star the mail``, ``delete it``; "save changes" may be one. Nothing
    stands behind a pronoun: "make it dark" is another thing. What is quoted must be there, so it is nothing that is yet
    to be made.
    """
    idiom = IDIOMS.get(tuple(word.text for word in words)) if not any(word.quoted for word in words) else None
    told = Deed(idiom, (), False, False) if idiom else _marked(words) or _done(words)
    if told is not None:
        return told
    length = longest(words, 0, _FORMS)
    if not length or any(word.quoted for word in words[:length]):
        return None
    names, rest = DEEDS[tuple(word.text for word in words[:length])], words[length:]
    lost = not LOSING.isdisjoint(names)
    if len(rest) == 1 and rest[0].among(_ALL_OF_IT):
        return Deed(names, (), False, lost)
    if length > 1 and rest and not rest[0].among(ARTICLES):
        return Deed(names, rest, True, lost)  # "tick off task 10"
    if rest and not rest[0].among(ARTICLES | _THESE):
        return _bare(names, rest, lost)
    if len(rest) < 2:
        return None
    if names[0] in MAKING:
        return None if any(word.quoted for word in rest) else Deed(names, (), False, lost)
    return Deed(names, rest[1:], not rest[0].among(frozenset(("this", "that")) | _THESE), lost)


def _bare(names: tuple[str, ...], rest: Words, lost: bool) -> Deed | None:
    """``star task 2``, ``call Ben``: of something that is there already, and has a name or a number."""
    if names[0] in MAKING or rest[0].among(_NO_OBJECTS | PRONOUNS) or all(word.text in ROLE_WORDS for word in rest):
        return None
    return Deed(names, rest, True, lost, bare=True)


def _done(words: Words) -> Deed | None:
    """``task 14 done``, ``mark task 14 done``; None of anything else."""
    rest = words[words[0].among(_MARK) : -1] if words else ()
    if not rest or not words[-1].among(_DONE) or rest[0].among(ARTICLES | _AS):
        return None
    return Deed(DEEDS["complete",], rest, True, False, bare=True)


def part_in(words: Words) -> Deed | None:
    """``Task 14 menu``, ``options for Task 14``: what every entry has; None of anything else."""
    if len(words) < 2 or any(word.quoted for word in (words[0], words[-1])):
        return None
    if len(words) > 2 and words[0].text in PARTS and words[1].among(_BELONGING):
        rest = words[3:] if words[2].among(ARTICLES) and len(words) > 3 else words[2:]
        return Deed(PARTS[words[0].text], rest, True, False, bare=True)
    if words[-1].text not in PARTS or words[0].text in NUMBER_NAMES or any(word.among(_NO_OBJECTS) for word in words):
        return None
    return Deed(PARTS[words[-1].text], words[:-1], True, False, bare=True)


def _marked(words: Words) -> Deed | None:
    """``mark task 9 as complete``; None of anything else."""
    at = next((n for n, word in enumerate(words) if word.among(_AS)), 0)
    if not 1 < at < len(words) - 1 or not words[0].among(_MARK):
        return None
    done_to, state = words[1:at], " ".join(word.said for word in words[at + 1 :])
    names = (f"mark as {state}", state)
    if len(done_to) == 1 and done_to[0].among(_ALL_OF_IT):
        return Deed(names, (), False, False)
    return Deed(names, done_to[1:] if done_to[0].among(ARTICLES) and len(done_to) > 1 else done_to, True, False)
