"""A model that chooses: a phrase and the screen as a numbered list go out, a number comes back.

Any model that reads can do it; it needs no picture. It is told nothing else: no goal, no earlier screen, nothing that
is only about to be typed. Whether what it chose may be what the phrase means is the chain's question.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from grounding.model.endpoint import Endpoint, EndpointSettings, Silent, Spend, unheeded
from grounding.model.listing import listing
from grounding.model.replies import objects_in
from grounding.reading.things import Reading, Thing

PROMPT = Path(__file__).with_name("choosing.md")

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "number": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
        "sure": {"type": "string", "enum": ["yes", "likely", "no"]},
    },
    "required": ["number", "sure"],
    "additionalProperties": False,
}
"""Of a reply."""


class Sure(StrEnum):
    """How sure the model says it is."""

    YES = "yes"
    LIKELY = "likely"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the model takes the phrase to mean."""

    thing: Thing
    sure: Sure


class Chooser:
    """Asks the model. Synchronous, for the phone's thread; may be used from several."""

    def __init__(self, settings: EndpointSettings) -> None:
        self._ask = Endpoint(settings).ask

    def choose(
        self,
        phrase: str,
        reading: Reading,
        check: Callable[[], object] = lambda: None,
        spend: Spend = unheeded,
    ) -> Chosen | Silent:
        """The thing on a screen that the phrase means.

        ``check`` is called while the model is waited for; what it raises ends that. Never raises anything else.
        ``spend`` is told of the tokens.
        """
        system, user, things = question(phrase, reading)
        if not things:
            return Silent("there is nothing on the screen to choose from")
        reply = self._ask(system, user, check, SCHEMA, spend)
        return reply if isinstance(reply, Silent) else choice_in(reply, things)


def question(phrase: str, reading: Reading) -> tuple[str, str, tuple[Thing, ...]]:
    """What the model is told, as system and user; and the things that its numbers mean."""
    listed = listing(reading)
    told = f"{listed.text}\n\nThe phrase: {phrase}".encode("utf-8", "replace").decode("utf-8")
    return PROMPT.read_text(encoding="utf-8"), told, listed.things


def choice_in(reply: str, things: tuple[Thing, ...]) -> Chosen | Silent:
    """The thing that a reply tells; a reply that names none or several, or none of the list, is none."""
    told: set[tuple[int | None, Sure]] = set()
    for found in objects_in(reply):
        number = found.get("number", False)
        if number is None or (isinstance(number, int) and not isinstance(number, bool)):
            sure = found.get("sure")
            told.add((number, Sure(sure) if sure in tuple(Sure) else Sure.NO))
    if len({number for number, _ in told}) != 1:
        return Silent(f"the grounding model told {'several numbers' if told else 'no number'}: {reply.strip()[:80]!r}")
    number, sure = min(told, key=lambda one: tuple(Sure).index(one[1]))
    if number is None:
        return Silent("the grounding model finds no such thing", nothing=True)
    if not 1 <= number <= len(things):
        return Silent(f"the grounding model chose number {number} of {len(things)}")
    return Chosen(things[number - 1], sure)
