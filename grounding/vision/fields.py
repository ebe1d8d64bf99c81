"""Fields without a frame: words that ask for something, over a drawn line or with room to write behind them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from device.geometry import Bounds
from grounding.interface import Role
from grounding.vision.part import Part
from grounding.vision.seen import SeenText
from grounding.vocabulary.tongues import in_english, spoken_on

ASKED_FOR = frozenset(
    (
        *("email", "mail", "password", "passcode", "username", "user", "name", "surname", "phone", "mobile", "number"),
        *("code", "pin", "address", "street", "city", "zip", "postcode", "birthday", "birth", "age", "amount", "title"),
        *("company", "search", "url", "message", "comment", "note", "description", "subject", "account", "telephone"),
    )
)
"""What forms ask for: one of these stands where it is to be written."""
AROUND = frozenset(
    (
        *("your", "my", "the", "a", "an", "or", "and", "of", "in", "full", "first", "last", "new", "old", "current"),
        *("confirm", "repeat", "again", "enter", "type", "write", "please", "here", "optional", "required"),
        *("id", "house", "verification", "security", "card", "bank"),
        *("postal", "date", "nick", "display", "login", "state"),
    )
)
"""Words that may stand beside it. Any other word, and it is something else: "Create account"."""
WRITTEN = frozenset(("message", "search", "type", "write", "say", "ask", "reply", "comment", "enter", "note"))
"""Words of what stands in a place to write in, before an ellipsis."""
LEADING = frozenset(("chevron right", "forward"))
"""What stands at the end of a row that leads somewhere: to where it is written."""
ELLIPSIS = ("..", "…")
"""As it is drawn, or read: some of three dots."""

MOST_WORDS, MOST_CHARACTERS = 6, 50
"""More are a sentence."""
UNDER_DP = 20
"""A line no farther below words is theirs: in lists there is more room."""
INSET_DP = 8
"""Such a line leaves as much at both edges of the screen; one between rows of a list reaches an edge."""
EMPTY = 0.3
"""This share of the line, or of the screen, is left to write on behind the words."""
HEAD_ROOM_DP = 8


def fields(
    texts: Sequence[SeenText], others: Sequence[Part], lines: Iterable[Bounds], screen: Bounds, dp: float
) -> tuple[list[Part], list[SeenText]]:
    """The fields that these words make, and the words that are left.

    ``others`` are icons and buttons; ``lines`` are drawn ones; ``dp`` is pixels to a dp.
    """
    beside = [*(t.bounds for t in texts), *(other.box for other in others)]
    leading = [other.box for other in others if other.description in LEADING]
    inset = [line for line in lines if min(line.left, screen.right - line.right) >= INSET_DP * dp]
    tongue = spoken_on(word for text in texts for word in text.text.split())
    found: dict[int, Part] = {}
    for n, text in enumerate(texts):
        if len(text.text) > MOST_CHARACTERS or any(_level(sign, text.bounds) for sign in leading):
            continue
        box, meant = _on_line(text, inset, beside, dp), asks
        if box is None and text.text.endswith(ELLIPSIS):
            box, meant = _before_room(text.bounds, beside, screen, dp), invites
        if box is not None and any(map(meant, (text.text, *in_english(text.text, tongue)))):
            found[n] = Part(Role.FIELD, box, text.text)
    return [*found.values()], [text for n, text in enumerate(texts) if n not in found]


def asks(text: str) -> bool:
    """Words of what is to be filled in, in English: ``Mobile number``; nothing that has been filled in."""
    words = _words(text)
    fits = len(words) <= MOST_WORDS and not any(c.isdigit() for c in text) and ASKED_FOR.union(AROUND).issuperset(words)
    return fits and not ASKED_FOR.isdisjoint(words)


def invites(text: str) -> bool:
    """Words that speak of writing, in English: ``Type a message…``."""
    return len(_words(text)) <= MOST_WORDS and not WRITTEN.isdisjoint(_words(text))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower().replace("e-mail", "email"))


def _on_line(text: SeenText, lines: Sequence[Bounds], beside: Sequence[Bounds], dp: float) -> Bounds | None:
    """The field of words with a line drawn below them that goes on behind them."""
    words = text.bounds
    for line in lines:
        gap = line.top - words.bottom
        below = 0 <= gap <= UNDER_DP * dp and line.left - INSET_DP * dp <= words.left and words.right < line.right
        if not below or line.right - words.right < EMPTY * line.width:
            continue
        top = words.top - min(gap, round(HEAD_ROOM_DP * dp))
        before = [box.right for box in beside if _level(box, words) and box.right <= words.left]
        return Bounds(max([line.left, *before]), top, line.right, line.bottom)
    return None


def _before_room(words: Bounds, beside: Sequence[Bounds], screen: Bounds, dp: float) -> Bounds | None:
    """The field of words with nothing behind them for a good part of the screen."""
    behind = [box.left for box in beside if _level(box, words) and box.left >= words.right]
    end = min(behind, default=screen.right - round(INSET_DP * dp))
    if end - words.right < EMPTY * screen.width:
        return None
    room = round(HEAD_ROOM_DP * dp)
    return Bounds(max(screen.left, words.left - room), words.top - room, end, words.bottom + room)


def _level(box: Bounds, words: Bounds) -> bool:
    return box.top < words.center.y < box.bottom
