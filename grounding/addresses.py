"""Which address of the web a browser's bar shows."""

from __future__ import annotations

import re

from grounding.interface import Role, State
from grounding.reading.things import Reading, Source, Thing
from grounding.vocabulary.words import id_words

_BAR = frozenset(("url", "omnibar", "omnibox", "web"))
_LEFT_OUT = re.compile(r"^https?://(?:www\.)?|^www\.|/$", re.IGNORECASE)
"""What browsers leave out or add of an address."""


def shows_address(url: str, reading: Reading) -> bool:
    """The page of this address is shown already, as far as a bar says in which nobody types now."""
    wanted = _bare(url)
    return bool(wanted) and any(_bare(text) == wanted for thing in reading.things for text in _said_in(thing))


def _said_in(thing: Thing) -> tuple[str, ...]:
    """What an address bar says; '' where it is none. That of some browsers is a text."""
    if State.FOCUSED in thing.states:
        return ()
    if not is_bar(thing):
        return ()
    return (thing.value,) if thing.role is Role.FIELD else (thing.element.text,)


def is_bar(thing: Thing) -> bool:
    """It is an address bar, by what its makers or its hint call it."""
    own = (word for label in thing.labels if label.source is Source.HINT for word in label.words)
    return not _BAR.isdisjoint((*id_words(thing.element.resource_id), *own))


def _bare(address: str) -> str:
    return _LEFT_OUT.sub("", address.strip())
