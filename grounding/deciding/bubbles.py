"""``The second message``, ``the latest message``: one of the bubbles of the conversation that the screen shows, which
runs from the oldest to the newest."""

from __future__ import annotations

from dataclasses import replace

from grounding.deciding.entries import SAID_AS
from grounding.deciding.owners import says_all
from grounding.deciding.ranking import number_of
from grounding.language import Ordinal, Query
from grounding.reading.conversation import bubbles
from grounding.reading.order import nth
from grounding.reading.things import Reading

NEWEST = frozenset(("newest", "latest"))
"""Which of a conversation it is that stands last."""
MESSAGES = frozenset(("message", "bubble", "消息", "短信"))


def as_bubble(ways: tuple[Query, ...], reading: Reading) -> Query | None:
    """The query for that bubble; None where no message was counted, or nothing here is a conversation."""
    ordinal = next((found for way in ways if (found := _counted_message(way)) is not None), None)
    written = bubbles(reading) if ordinal is not None else ()
    if ordinal is None or not written or says_all(ways, reading):
        return None
    picked = nth(written[::-1] if ordinal.start == "bottom" else written, ordinal.number)
    if not picked:
        return None
    alike = Query(role=picked[0].role.value, ordinal=Ordinal(1))
    number = number_of(picked[0], alike, reading)
    return replace(alike, ordinal=Ordinal(number)) if number is not None else None


def _counted_message(way: Query) -> Ordinal | None:
    if way.literal or way.exact or way.relations or way.role not in SAID_AS:
        return None
    newest = way.words[:1] and way.words[0] in NEWEST
    named = way.words[1:] if newest else way.words
    if len(named) != 1 or named[0] not in MESSAGES:
        return None
    return Ordinal(-1) if newest else way.ordinal
