"""Fields: words that ask for something, over a drawn line, in a frame, or with room to write behind them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

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
SECRET = frozenset(("password", "passcode", "pin"))
"""What is written there is not shown."""
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
"""A field without a frame reaches so far above its words."""
HIGHEST_DP, MOST_LINES = 88, 2
"""A frame is no higher, and takes a label and a line."""
BIDDEN = re.compile(r"type (an?|your|here|to|something|in)\b", re.IGNORECASE)
"""What is said nowhere but in a place to write in: it needs no ellipsis, and no room."""
CURSOR_BEFORE = re.compile(r"^[|lI](?=[A-Z][a-z])")
"""A cursor before a hint, as it is read."""
CURSOR, CURSOR_DP = "|", 4
"""How a cursor at the end of a text is read, and how wide it is at most where it stands alone."""
SMALLEST, SMALLER = 0.45, 0.97
"""A label above what was written is so high, of that, as it is read; a row's title is higher than what is below it."""

ADDRESS = re.compile(r"(https?://)?[\w-]+(\.[\w-]+)*\.[a-z]{2,}(:\d+)?(/\S*)?", re.IGNORECASE)
"""What stands in a browser's bar: any host, since its place speaks for it. ``words.is_web_address`` asks more."""
ADDRESS_BAR, HEAD = "address bar", 0.2
"""What it is called, and the share of the screen in which it is at its head."""


def fields(
    texts: Sequence[SeenText], others: Sequence[Part], lines: Iterable[Bounds], screen: Bounds, dp: float
) -> tuple[list[Part], list[SeenText]]:
    """The fields that these words make, and the words that are left.

    ``others`` are icons and buttons; ``lines`` are drawn ones; ``dp`` is pixels to a dp.
    """
    beside = [*(t.bounds for t in texts), *(other.box for other in others)]
    leading = [other.box for other in others if other.description in LEADING]
    drawn = list(lines)
    inset = [line for line in drawn if min(line.left, screen.right - line.right) >= INSET_DP * dp]
    tongue = tongue_on(texts)
    found: list[Part] = []
    left = list(texts)

    def take(box: Bounds, held: Sequence[SeenText]) -> None:
        found.append(field(box, held, tongue))
        left[:] = [text for text in left if text not in held]

    for text in texts:
        frame = _notched(text.bounds, drawn, dp) if text in left else None
        if frame is not None:
            take(frame, [text, *(t for t in left if t is not text and frame.contains(t.bounds))][:MOST_LINES])
    for text in texts:
        if text not in left or any(_level(sign, text.bounds) for sign in leading):
            continue
        box = _on_line(text.bounds, inset, beside, dp)
        held = [*(t for t in left if is_label(t, text, tongue)), text][-MOST_LINES:]
        if box is not None and (len(held) > 1 or _means(_asks, text.text, tongue)):
            take(box, held)
        elif (room := _empty_needed(text.text, tongue)) is not None:
            box = _before_room(text.bounds, beside, screen, room, dp)
            if box is not None:
                take(box, [text])
    return found, left


def _empty_needed(text: str, tongue: str) -> float | None:
    """The share of the screen that must be empty behind words that ask for writing; None where they do not."""
    said = CURSOR_BEFORE.sub("", text)
    if BIDDEN.match(said):
        return 0
    return EMPTY if said.endswith(ELLIPSIS) and _means(_invites, said, tongue) else None


def field(box: Bounds, held: Sequence[SeenText], tongue: str) -> Part:
    """A field of what asks, and of what has been written below it, if something has."""
    for text in held:
        box = box.union(text.bounds)
    label = CURSOR_BEFORE.sub("", held[0].text) if held else ""
    secret = any(not SECRET.isdisjoint(_words(said)) for said in (label, *in_english(label, tongue)))
    value = " ".join(text.text for text in held[1:]).removesuffix(CURSOR)
    return Part(Role.FIELD, box, label, value=value, secret=secret)


def address_bar(words: Sequence[SeenText], box: Bounds, screen: Bounds) -> Part | None:
    """The bar of a browser, where the box is one: it takes text, whatever stands around the address."""
    if len(words) != 1 or box.center.y > HEAD * screen.height or not ADDRESS.fullmatch(words[0].text):
        return None
    return Part(Role.FIELD, box, description=ADDRESS_BAR, value=words[0].text)


def tongue_on(texts: Iterable[SeenText]) -> str:
    """What the screen speaks, as ``vocabulary.tongues`` has it."""
    return spoken_on(word for text in texts for word in text.text.split())


def is_label(upper: SeenText, lower: SeenText, tongue: str) -> bool:
    """A small word right above another asks for what is written there."""
    above, below = upper.bounds, lower.bounds
    small = SMALLEST * below.height <= above.height <= SMALLER * below.height
    near = 0 <= below.top - above.bottom <= below.height and abs(above.left - below.left) <= below.height / 2
    return small and near and _means(_asks, upper.text, tongue)


def is_cursor(icon: Part, held: Iterable[Part], dp: float) -> bool:
    """An upright stroke in a field."""
    box = icon.box
    thin = box.width <= CURSOR_DP * dp and box.height >= 3 * box.width
    return thin and any(part.box.contains(box) for part in held)


def cuts(words: Bounds, box: Bounds) -> bool:
    """A label on the upper edge of a frame, as Material draws it once something is written."""
    return words.top < box.top < words.bottom and box.left <= words.left and words.right < box.center.x


def _means(meant: Callable[[str], bool], text: str, tongue: str) -> bool:
    return len(text) <= MOST_CHARACTERS and any(map(meant, (text, *in_english(text, tongue))))


def _asks(text: str) -> bool:
    """Words of what is to be filled in, in English: ``Mobile number``; nothing that has been filled in."""
    words = _words(text)
    fits = len(words) <= MOST_WORDS and not any(c.isdigit() for c in text) and ASKED_FOR.union(AROUND).issuperset(words)
    return fits and not ASKED_FOR.isdisjoint(words)


def _invites(text: str) -> bool:
    """Words that speak of writing, in English: ``Type a message…``."""
    return len(_words(text)) <= MOST_WORDS and not WRITTEN.isdisjoint(_words(text))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower().replace("e-mail", "email"))


def _notched(label: Bounds, lines: Sequence[Bounds], dp: float) -> Bounds | None:
    """The frame that a label is let into, its upper edge going on behind it: Material's, once something is written."""
    slack = INSET_DP * dp
    for upper in lines:
        if not label.top < upper.top < label.bottom or abs(upper.left - label.right) > slack:
            continue
        for lower in lines:
            below = label.bottom < lower.top <= label.bottom + HIGHEST_DP * dp
            if below and lower.left < label.left and abs(lower.right - upper.right) <= slack:
                return Bounds(lower.left, upper.top, lower.right, lower.bottom)
    return None


def _on_line(words: Bounds, lines: Sequence[Bounds], beside: Sequence[Bounds], dp: float) -> Bounds | None:
    """The field of words with a line drawn below them that goes on behind them."""
    for line in lines:
        gap = line.top - words.bottom
        below = 0 <= gap <= UNDER_DP * dp and line.left - INSET_DP * dp <= words.left and words.right < line.right
        if not below or line.right - words.right < EMPTY * line.width:
            continue
        top = words.top - min(gap, round(HEAD_ROOM_DP * dp))
        before = [box.right for box in beside if _level(box, words) and box.right <= words.left]
        return Bounds(max([line.left, *before]), top, line.right, line.bottom)
    return None


def _before_room(words: Bounds, beside: Sequence[Bounds], screen: Bounds, empty: float, dp: float) -> Bounds | None:
    """The field of words with nothing behind them for this share of the screen."""
    behind = [box.left for box in beside if _level(box, words) and box.left >= words.right]
    end = min(behind, default=screen.right - round(INSET_DP * dp))
    if end - words.right < empty * screen.width:
        return None
    room = round(HEAD_ROOM_DP * dp)
    return Bounds(max(screen.left, words.left - room), words.top - room, end, words.bottom + room)


def _level(box: Bounds, words: Bounds) -> bool:
    return box.top < words.center.y < box.bottom
