"""Names in a clause: what may stand where the grammar says PHRASE, APP or a list of phrases."""

from __future__ import annotations

import re

from grounding.interface import Target
from planning.phrasebook import chinese
from planning.phrasebook.punctuation import COMMAS, ENDS
from planning.phrasebook.quoting import MARK, Masked

VERBS = frozenset({
    "open", "launch", "start", "tap", "click", "press", "touch", "hit", "push", "choose", "select",
    "pick", "hold", "type", "enter", "write", "put", "input", "fill", "set", "change", "clear", "turn",
    "switch", "enable", "disable", "check", "uncheck", "tick", "untick", "verify", "confirm", "ensure",
    "make", "scroll", "swipe", "drag", "zoom", "go", "wait", "read", "save", "cancel", "send", "submit",
    "delete", "star", "unstar", "favorite", "favourite", "bookmark", "like", "pin", "unpin", "mute", "unmute",
    "archive", "expand", "collapse", "play", "pause", "dismiss", "remove", "share"
})  # fmt: skip
"""What the phrasebook's own clauses begin with."""

OTHER_VERBS = frozenset({
    "add", "create", "send", "order", "buy", "call", "phone", "message", "text", "email", "mail",
    "find", "search", "look", "show", "tell", "book", "edit", "rename",
    "copy", "paste", "download", "upload", "install", "uninstall", "update", "schedule", "remind",
    "stop", "take", "give", "get", "move", "bring", "invite", "reply", "forward", "post", "pay",
    "transfer", "plan", "draft", "compose", "record", "watch", "listen", "summarise", "summarize",
    "translate", "compare", "figure", "return", "sign", "log", "close", "quit", "exit", "ask", "try",
    "use", "let", "do", "remember", "calculate", "count", "sort", "filter"
})  # fmt: skip
"""What clauses begin with that it does not follow: so that it names such a clause instead of swallowing it."""

PRONOUNS = frozenset({
    "it", "this", "that", "them", "these", "those", "him", "her", "one", "everything", "something",
    "anything", "all", "nothing"
})  # fmt: skip

LONGEST_PHRASE = 16
"""Words in a phrase."""
LONGEST_APP = 5

_COMMA = re.compile(
    rf"[;；]|[{COMMAS}]"
    r"(?!\s*(?:(?:at|in|on) the )?(?:very )?(?:top|bottom|upper|lower|middle|centre|center|left|right)\b)",
    re.IGNORECASE,
)
"""A comma that does not go before a region of the screen: "the gear icon, top right"."""
_STRAY_QUOTE = re.compile(r'["“”„«»「」『』【】]')
_JOINED = re.compile(r"\b(?:and|then|but)\s+(?:then\s+)?(?P<verb>[^\W\d_]+)\s+\S", re.IGNORECASE)
_LIST = re.compile(rf"\s*[{COMMAS}]\s*and\s+|\s*[{COMMAS}]\s*|\s+and\s+", re.IGNORECASE)
_NO_NAME = re.compile(r"[\W_]*")


def begins_clause(text: str) -> bool:
    """True when the words begin the way a clause begins, understood or not."""
    first = re.match(r"[^\W\d_]+", text.strip())
    return (first is not None and first[0].lower() in VERBS | OTHER_VERBS) or chinese.begins_clause(text)


def holds_clause(text: str) -> bool:
    """True when another clause seems to stand inside: "and call Bob", not "and time"."""
    return any(found["verb"].lower() in VERBS | OTHER_VERBS for found in _JOINED.finditer(text))


def target(clause: Masked, text: str | None) -> Target | None:
    """The words as a phrase, None when they cannot be one: a pronoun, a bare comma or quote, another clause inside."""
    if text is None:
        return None
    bare = text.strip().rstrip(ENDS).strip()
    plain = MARK.sub("", bare)
    if _COMMA.search(plain) or _STRAY_QUOTE.search(plain) or len(bare.split()) > LONGEST_PHRASE:
        return None
    if holds_clause(bare) or chinese.holds_clause(bare):
        return None
    if bare.lower() in PRONOUNS or (_NO_NAME.fullmatch(plain) and not MARK.search(bare) and bare not in {"+", "?"}):
        return None
    phrase = clause.phrase(bare)
    return Target(phrase) if phrase.strip('" ') else None


def targets(clause: Masked, text: str, plural: bool) -> tuple[Target, ...]:
    """Several phrases joined by commas and "and" where the verb is plural, else the one phrase."""
    parts = _LIST.split(text) if plural else [text]
    found = [target(clause, part) for part in parts]
    return tuple(one for one in found if one) if all(found) else ()


def app_name(clause: Masked, text: str) -> str:
    """The words as an app's name without article and quotes, '' when they cannot be one."""
    bare = re.sub(r"^(?:the|my)\s+", "", text.strip().rstrip(ENDS), flags=re.IGNORECASE)
    bare = re.sub(r"\s+(?:app|application)$", "", bare, flags=re.IGNORECASE)
    if len(bare.split()) > LONGEST_APP or target(clause, bare) is None:
        return ""
    return clause.value(bare) if MARK.fullmatch(bare) else clause.phrase(bare)
