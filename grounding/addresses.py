"""Which address of the web a browser's bar shows."""

from __future__ import annotations

import re

from grounding.interface import Role, State
from grounding.reading.things import Reading, Thing
from grounding.vocabulary.words import id_words

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
    if thing.role is Role.FIELD:
        return (thing.value,)
    return (thing.element.text,) if "url" in id_words(thing.element.resource_id) else ()


def _bare(address: str) -> str:
    return _LEFT_OUT.sub("", address.strip())
